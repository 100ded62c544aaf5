// SPDX-License-Identifier: MIT
//
// The report set for A4, through cairo and pango. These libraries take longer
// to load than the rest of the program, so what knows them lies in a shared
// object of its own, cxladder-pdf.so, which is opened when a PDF is wanted:
// beside the program, or below the prefix it was installed with.

#ifndef PDF_H
#define PDF_H

#include "render.h"

// What the shared object exports. False where the system lacks something, for
// example fonts.
#define PDF_ENTRY "cxladder_pdf_write"
// A text that is the same where both parts were built from the same headers:
// one of another build would read the results as what they are not.
#define PDF_STAMP "cxladder_pdf_stamp"
typedef bool pdf_entry(const struct result *result,
                       const struct render_options *options, FILE *out);

#endif
