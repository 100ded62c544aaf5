// SPDX-License-Identifier: MIT
//
// A comparison as plain text and as Markdown.

#include "compare.h"
#include "markdown_writer.h"
#include "phrases.h"
#include "text.h"
#include "writer.h"

#define CELL_WIDTH 12 // columns of a figure, with the blank before it
#define NAME_LEAST 24 // of the row's name
#define NARROW_CELL 10
#define NARROW_NAME 20

static void begin(struct view *view, const char *title) {
    writer_title(view->writer, title);
}

static void chapter(struct view *view, const char *title) {
    writer_chapter(view->writer, title);
}

static void text(struct view *view, const char *said) {
    writer_gap(view->writer);
    writer_text(view->writer, 0, said);
}

static void item(struct view *view, const char *said, const char *under) {
    writer_item(view->writer, 0, "-", said);
    if (under) writer_text(view->writer, 2, under);
}

#define TREND_BAR 30

static void trend(struct view *view, const struct ladder *ladder) {
    struct writer *writer = view->writer;
    int name = writer->width - TREND_BAR - 10;
    writer_gap(writer);
    writer_pairs(writer, _("Score"), "");
    for (size_t i = 0; i < view->comparison->count; i++) {
        const struct unit *unit = &view->comparison->units[i];
        double score = unit->result->ladders[ladder->index].node.score;
        double part = (score - ladder->start) / (ladder->top - ladder->start);
        writer_pair(writer, 0, name < WRITER_BESIDE ? WRITER_BESIDE : name,
                    unit->name,
                    arena_printf(view->arena, "%s  %s",
                                 writer_bar(writer, TREND_BAR, part, NAN),
                                 phrase_number(view->arena, score, 1)));
    }
}

static void end(struct view *view) {
    (void)view;
}

// --- A grid in plain text ---

static void put_cell(struct view *view, const char *cell, int width,
                     bool right) {
    const char *shown =
        text_clip(view->arena, text_visible(view->arena, cell, false), width,
                  view->writer->ascii);
    int pad = width - text_width(shown);
    if (right) fprintf(view->out, "%*s", pad, "");
    fputs(shown, view->out);
    if (!right) fprintf(view->out, "%*s", pad, "");
}

// Where there are more columns than fit, the rest follows below.
static void put_block(struct view *view, const struct grid *grid, size_t from,
                      size_t to, int name) {
    int width = (grid->narrow ? NARROW_CELL : CELL_WIDTH) - 1;
    for (size_t row = 0; row <= grid->rows; row++) {
        const char **cells =
            row ? &grid->cells[(row - 1) * grid->columns] : grid->heads;
        put_cell(view, cells[0], name, false);
        size_t last = to;
        while (last > from && !cells[last - 1][0]) {
            last--;
        }
        for (size_t i = from; i < last; i++) {
            putc(' ', view->out);
            put_cell(view, cells[i], width, true);
        }
        putc('\n', view->out);
    }
}

static void plain_grid(struct view *view, const struct grid *grid) {
    int width = view->writer->width;
    int cell = grid->narrow ? NARROW_CELL : CELL_WIDTH;
    int least = grid->narrow ? NARROW_NAME : NAME_LEAST;
    size_t fit = 1;
    while (width - (int)(fit + 1) * cell >= least && fit + 1 < grid->columns) {
        fit++;
    }
    int name = width - (int)fit * cell;
    for (size_t from = 1; from < grid->columns; from += fit) {
        size_t to = from + fit < grid->columns ? from + fit : grid->columns;
        writer_gap(view->writer);
        put_block(view, grid, from, to, name);
        view->writer->gap = false;
    }
}

static const struct view_form plain_view = {
    begin, chapter, text, item, plain_grid, trend, end,
};

// --- In Markdown ---

static void markdown_grid(struct view *view, const struct grid *grid) {
    markdown_table(view->writer, grid->heads, grid->columns);
    for (size_t row = 0; row < grid->rows; row++) {
        markdown_row(view->writer, &grid->cells[row * grid->columns],
                     grid->columns);
    }
}

static const struct view_form markdown_view = {
    begin, chapter, text, item, markdown_grid, trend, end,
};

static void write_form(const struct comparison *comparison,
                       const struct render_options *options, FILE *out,
                       const struct view_form *form,
                       const struct writer_form *writing) {
    struct writer writer = writer_new(writing, options, out);
    struct view view = {.form = form,
                        .comparison = comparison,
                        .options = options,
                        .arena = options->arena,
                        .out = out,
                        .writer = &writer};
    compare_write(&view);
}

void compare_text(const struct comparison *comparison,
                  const struct render_options *options, FILE *out) {
    write_form(comparison, options, out, &plain_view, &plain_form);
}

void compare_markdown(const struct comparison *comparison,
                      const struct render_options *options, FILE *out) {
    write_form(comparison, options, out, &markdown_view, &markdown_form);
}
