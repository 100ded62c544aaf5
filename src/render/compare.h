// SPDX-License-Identifier: MIT
//
// A comparison as it is written, from top to bottom, and the three ways in
// which it is: plain text, Markdown, a page. The content is the same in all.

#ifndef COMPARE_H
#define COMPARE_H

#include "comparison.h"
#include "render.h"

struct view;

// Columns of cells below their heads; the first names the row.
struct grid {
    size_t columns, rows;
    bool narrow; // short heads and figures: more fit beside each other
    const char **heads;
    const char **cells; // rows * columns
};

struct view_form {
    void (*begin)(struct view *view, const char *title);
    void (*chapter)(struct view *view, const char *title);
    void (*text)(struct view *view, const char *text);
    void (*item)(struct view *view, const char *text, const char *under);
    void (*grid)(struct view *view, const struct grid *grid);
    // The score of a ladder from one to the next, as a picture.
    void (*trend)(struct view *view, const struct ladder *ladder);
    void (*end)(struct view *view);
};

struct writer;
struct html;

struct view {
    const struct view_form *form;
    const struct comparison *comparison;
    const struct render_options *options;
    struct arena *arena;
    FILE *out;
    struct writer *writer; // text and Markdown
    struct html *html;
    unsigned chapters;
    bool in_list;
};

// Writes the content through [view].
void compare_write(struct view *view);

// Of empty cells.
struct grid *grid_new(struct arena *arena, size_t rows, size_t columns);

// Whether a summary is told, and its parts: what was compared, and a ladder.
bool compare_is_many(const struct comparison *comparison);
void compare_write_many(struct view *view);
void compare_write_spread(struct view *view, const struct ladder *ladder);

void compare_text(const struct comparison *comparison,
                  const struct render_options *options, FILE *out);
void compare_markdown(const struct comparison *comparison,
                      const struct render_options *options, FILE *out);
void compare_html(const struct comparison *comparison,
                  const struct render_options *options, FILE *out);
void compare_json(const struct comparison *comparison,
                  const struct render_options *options, FILE *out);
void compare_csv(const struct comparison *comparison,
                 const struct render_options *options, FILE *out);

#endif
