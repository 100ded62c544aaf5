// SPDX-License-Identifier: MIT
//
// The functions behind the rows of the format table.

#ifndef FORMATS_H
#define FORMATS_H

#include "render.h"

void text_report_render(const struct result *result,
                        const struct render_options *options, FILE *out);
void markdown_render(const struct result *result,
                     const struct render_options *options, FILE *out);
void html_render(const struct result *result,
                 const struct render_options *options, FILE *out);
void csv_render(const struct result *result,
                const struct render_options *options, FILE *out);
void csv_wide_render(const struct result *result,
                     const struct render_options *options, FILE *out);
void json_render(const struct result *result,
                 const struct render_options *options, FILE *out);

void pdf_render(const struct result *result,
                const struct render_options *options, FILE *out);
// Why there can be no PDF; NULL: there can.
const char *pdf_missing(void);

#endif
