// SPDX-License-Identifier: MIT
//
// What Markdown draws as real tables where plain text draws bars.

#ifndef MARKDOWN_WRITER_H
#define MARKDOWN_WRITER_H

#include "writer.h"

void markdown_table(struct writer *writer, const char *const *heads,
                    size_t count);
void markdown_row(struct writer *writer, const char *const *cells,
                  size_t count);

// The pictures of a ladder (markdown.c).
void markdown_rungs(struct writer *writer, const struct ladder_result *ladder);
void markdown_sections(struct writer *writer,
                       const struct ladder_result *ladder);
void markdown_groups(struct writer *writer, const struct result *result,
                     const struct ladder *ladder,
                     const struct grouping_result *grouping);

#endif
