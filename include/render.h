// SPDX-License-Identifier: MIT
//
// A result as a document. A format is a row of a table: its name, extension,
// media type and function. Renderers read `struct result` and compute nothing.
// They write to a FILE; the caller checks ferror and fclose.

#ifndef RENDER_H
#define RENDER_H

#include "result.h"

#include <stdio.h>

struct render_options {
    int width;           // columns of plain text; 0: 72
    bool ascii;          // no characters beyond ASCII in what is ours
    struct arena *arena; // scratch memory
};

struct format {
    const char *name, *extension, *media_type;
    void (*render)(const struct result *result,
                   const struct render_options *options, FILE *out);
};

extern const struct format formats[];
extern const size_t format_count;
const struct format *format_find(const char *name);

// How a number came about, down to the answers. [what] is the id of a ladder,
// section, question, recommendation or finding; NULL explains all ladders.
// False where [what] names nothing of this questionnaire.
bool explain_render(const struct result *result, const char *what,
                    const struct render_options *options, FILE *out);

#endif
