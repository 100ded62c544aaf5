// SPDX-License-Identifier: MIT
//
// Writes paragraphs, items and rows of plain text into a given number of
// columns. Everything that reaches the output passes through the gate here and
// is wrapped here, so no caller can write a line that is too wide or a
// character that lies.

#ifndef TEXT_WRITER_H
#define TEXT_WRITER_H

#include "render.h"

struct writer {
    struct arena *arena;
    FILE *out;
    int width;
    bool ascii;
    bool gap; // an empty line was just written, or nothing yet
};

#define WRITER_WIDTH 72
#define WRITER_NARROWEST 20

struct writer writer_new(const struct render_options *options, FILE *out);

// At most one empty line, and none at the very beginning.
void writer_gap(struct writer *writer);
// A chapter: an empty line, the title, a rule as wide as the page.
void writer_chapter(struct writer *writer, const char *title);
// Something smaller: an empty line and the title with a rule of its length.
void writer_heading(struct writer *writer, const char *title);

// [text] wrapped, [indent] columns from the left. Its lines stay lines.
void writer_text(struct writer *writer, int indent, const char *text);
// A text that was wrapped when it was written: single line feeds become
// blanks; empty lines, and lines that begin with a blank or a dash, stay.
void writer_prose(struct writer *writer, int indent, const char *text);
// [text] hanging behind a [mark] such as "-" or "1.".
void writer_item(struct writer *writer, int indent, const char *mark,
                 const char *text);
// [label] in its own column of [columns], [text] beside it; one above the other
// where the page is too narrow for both. Both wrap.
void writer_pair(struct writer *writer, int indent, int columns,
                 const char *label, const char *text);
// The columns that a pair of this label column leaves for its text.
int writer_room(const struct writer *writer, int indent, int columns);

// A bar of [columns] filled to [share] (0..1), with a mark at [threshold]
// unless that is NAN. An unknown share gives dots.
const char *writer_bar(const struct writer *writer, int columns, double share,
                       double threshold);

#endif
