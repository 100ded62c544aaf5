// SPDX-License-Identifier: MIT
//
// A document that is written from top to bottom: chapters, headings,
// paragraphs, items and rows. Whoever writes says what a thing is; the form
// says what it looks like, as plain text, Markdown or HTML, and passes every
// text through the gate and its own escaping. So no caller can write a line
// that is too wide, a character that lies, or markup.

#ifndef WRITER_H
#define WRITER_H

#include "render.h"

struct writer;

enum setting {
    SETTING_READ,   // from beginning to end
    SETTING_WORKED, // with, in parts
    SETTING_LOOKED, // up
    SETTING_COUNT
};

struct writer_form {
    void (*gap)(struct writer *writer);
    void (*title)(struct writer *writer, const char *title);
    void (*chapter)(struct writer *writer, const char *title);
    void (*heading)(struct writer *writer, const char *title);
    void (*entry)(struct writer *writer, const char *mark, const char *title);
    void (*label)(struct writer *writer, int indent, const char *text);
    void (*text)(struct writer *writer, int indent, const char *text);
    void (*item)(struct writer *writer, int indent, const char *mark,
                 const char *text);
    void (*pairs)(struct writer *writer, const char *left, const char *right);
    void (*pair)(struct writer *writer, int indent, int columns,
                 const char *label, const char *text);
    // How much of each level is in place; the sections with their scores; the
    // same of each group.
    // NULL in forms for explanations only.
    void (*rungs)(struct writer *writer, const struct ladder_result *ladder);
    void (*sections)(struct writer *writer, const struct ladder_result *ladder);
    void (*groups)(struct writer *writer, const struct result *result,
                   const struct ladder *ladder,
                   const struct grouping_result *grouping);
    // What only some forms can draw; NULL in the others. A labelled bar filled
    // to [share]; the levels as a track; what advice brings against what it
    // takes; the map of a list.
    void (*bar)(struct writer *writer, int indent, const char *label,
                double share, const char *figure);
    void (*track)(struct writer *writer, const struct ladder_result *ladder);
    void (*effort)(struct writer *writer, const struct result *result,
                   const size_t *positions);
    void (*map)(struct writer *writer, const struct list_result *list);
    // The next [rows] belong together. NULL: there are no pages.
    void (*keep)(struct writer *writer, size_t rows);
    // How closely what follows may be set. NULL: it makes no difference.
    void (*setting)(struct writer *writer, enum setting setting);
};

extern const struct writer_form plain_form;    // text_writer.c
extern const struct writer_form markdown_form; // markdown_writer.c
extern const struct writer_form html_form;     // html_writer.c

#define WRITER_NESTED 8

struct writer {
    const struct writer_form *form;
    const struct render_options *options;
    struct arena *arena;
    FILE *out;
    int width; // in columns; bars are drawn for it in every form
    bool ascii;
    bool gap; // an empty line was just written, or nothing yet
    // What Markdown and HTML have open.
    struct {
        int indent, column;
    } nested[WRITER_NESTED];
    int nested_count;
    bool in_list, in_table;
};

// The narrowest text column that is still worth putting beside a label.
#define WRITER_BESIDE 16
#define WRITER_WIDTH 72
#define WRITER_NARROWEST 20

struct writer writer_new(const struct writer_form *form,
                         const struct render_options *options, FILE *out);

// At most one empty line, and none at the very beginning.
void writer_gap(struct writer *writer);
// The title of the whole document.
void writer_title(struct writer *writer, const char *title);
// A chapter: an empty line, the title, a rule as wide as the page.
void writer_chapter(struct writer *writer, const char *title);
// Something smaller: an empty line and the title with a rule of its length.
void writer_heading(struct writer *writer, const char *title);
// One of many of a kind, such as a recommendation, with its number or NULL as
// the mark; what belongs to it follows.
void writer_entry(struct writer *writer, const char *mark, const char *title);

// [text] wrapped, [indent] columns from the left. Its lines stay lines.
void writer_text(struct writer *writer, int indent, const char *text);
// The same, for words that name what follows.
void writer_label(struct writer *writer, int indent, const char *text);
// A text that was wrapped when it was written: single line feeds become
// blanks; empty lines, and lines that begin with a blank or a dash, stay.
void writer_prose(struct writer *writer, int indent, const char *text);
const char *writer_flowing(struct arena *arena, const char *text);
// [text] hanging behind a [mark] such as "-" or "1.".
void writer_item(struct writer *writer, int indent, const char *mark,
                 const char *text);
// Begins a table of two columns; its rows are pairs.
void writer_pairs(struct writer *writer, const char *left, const char *right);
// [label] in its own column of [columns], [text] beside it; one above the other
// where the page is too narrow for both. Both wrap.
void writer_pair(struct writer *writer, int indent, int columns,
                 const char *label, const char *text);
// An indent that leaves room on narrow pages.
int writer_indent(const struct writer *writer, int indent);
// The columns that a pair of this label column leaves for its text.
int writer_room(const struct writer *writer, int indent, int columns);

// A bar of [columns] filled to [share] (0..1), with a mark at [threshold]
// unless that is NAN. An unknown share gives dots.
const char *writer_bar(const struct writer *writer, int columns, double share,
                       double threshold);

#endif
