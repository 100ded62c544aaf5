// SPDX-License-Identifier: MIT
//
// The report's parts on pages: the same content as in plain text, with bars
// that are drawn.

#include "figures.h"
#include "pdf_page.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"

#include <math.h>
#include <string.h>

#define STEP 5.0 // a column of plain text, as an indent
#define LABEL_PART 0.36

// Of what is left free: the closer it is set, the less.
static double free_scale(const struct pdf *pdf) {
    static const double scales[SETTING_COUNT] = {1, 0.75, 0.5};
    return scales[pdf->setting] * pdf->scale;
}

static double indent_of(const struct pdf *pdf, int indent) {
    return indent * STEP * free_scale(pdf);
}

static void pdf_gap(struct writer *writer) {
    struct pdf *pdf = pdf_of(writer);
    if (writer->gap) return;
    page_space(pdf, 6 * free_scale(pdf));
    writer->gap = true;
}

static void written(struct writer *writer) {
    writer->gap = false;
}

// Between lines that belong together.
static void put_breath(struct pdf *pdf) {
    pdf->y += 1.5 * free_scale(pdf);
}

// --- Titles ---

static void pdf_title(struct writer *writer, const char *title) {
    struct pdf *pdf = pdf_of(writer);
    page_title(pdf, (struct title){.face = FACE_TITLE,
                                   .text = title,
                                   .rule = 2,
                                   .after = 7 * pdf->scale});
    writer->gap = true;
}

static void pdf_chapter(struct writer *writer, const char *title) {
    struct pdf *pdf = pdf_of(writer);
    page_title(pdf, (struct title){.face = FACE_CHAPTER,
                                   .text = title,
                                   .before = 17 * free_scale(pdf),
                                   .rule = 1,
                                   .after = 6 * free_scale(pdf),
                                   .rank = RANK_CHAPTER});
    writer->gap = true;
}

static void pdf_heading(struct writer *writer, const char *title) {
    struct pdf *pdf = pdf_of(writer);
    page_title(pdf, (struct title){.face = FACE_HEADING,
                                   .rank = RANK_HEADING,
                                   .text = title,
                                   .before = 9 * free_scale(pdf),
                                   .after = 3 * free_scale(pdf)});
    writer->gap = true;
}

static void pdf_entry_title(struct writer *writer, const char *mark,
                            const char *title) {
    struct pdf *pdf = pdf_of(writer);
    page_title(pdf,
               (struct title){.face = FACE_BOLD,
                              .rank = RANK_ENTRY,
                              .text = mark ? arena_printf(writer->arena,
                                                          "%s %s", mark, title)
                                           : title,
                              .before = 8 * free_scale(pdf),
                              .after = 1 * free_scale(pdf)});
    written(writer);
}

static void pdf_label(struct writer *writer, int indent, const char *text) {
    struct pdf *pdf = pdf_of(writer);
    page_title(pdf, (struct title){.face = FACE_BOLD,
                                   .rank = RANK_LABEL,
                                   .text = text,
                                   .x = indent_of(pdf, indent)});
    written(writer);
}

// --- Texts ---

// Paragraphs stand apart by less than a line.
static void pdf_text(struct writer *writer, int indent, const char *text) {
    struct pdf *pdf = pdf_of(writer);
    double x = indent_of(pdf, indent);
    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        page_put(pdf, FACE_TEXT, x, page_room(pdf) - x,
                 arena_copy(writer->arena, text, length));
        text += length + strspn(text + length, "\n");
        page_space(pdf, (*text ? 3.0 : 1.0) * free_scale(pdf));
    }
    written(writer);
}

static void pdf_item(struct writer *writer, int indent, const char *mark,
                     const char *text) {
    struct pdf *pdf = pdf_of(writer);
    double x = indent_of(pdf, indent);
    const char *sign = mark[0] == '-' ? "•" : mark;
    PangoLayout *left = page_layout(pdf, FACE_TEXT, page_room(pdf) - x, sign);
    int width;
    pango_layout_get_size(left, &width, NULL);
    double hang = (double)width / PANGO_SCALE + 5 * pdf->scale;
    PangoLayout *layout =
        page_layout(pdf, FACE_TEXT, page_room(pdf) - x - hang, text);
    page_need(pdf, fmin(layout_height(layout), 40));
    page_layout_at(pdf, page_left(pdf) + x, pdf->y, left);
    page_layout_put(pdf, x + hang, layout);
    put_breath(pdf);
    written(writer);
}

static void pdf_pairs(struct writer *writer, const char *left,
                      const char *right) {
    (void)writer;
    (void)left;
    (void)right;
}

static void pdf_pair(struct writer *writer, int indent, int columns,
                     const char *label, const char *text) {
    struct pdf *pdf = pdf_of(writer);
    double x = indent_of(pdf, indent);
    // As wide as it is in plain text, within reason.
    double part = (double)(columns + indent) / writer->width;
    double width = page_room(pdf) * fmax(LABEL_PART, fmin(part, 0.6));
    PangoLayout *left = page_layout(pdf, FACE_TEXT, width - x, label);
    double beside = width + GUTTER;
    PangoLayout *right =
        page_layout(pdf, FACE_TEXT, page_room(pdf) - beside, text);
    double height = layout_height(left);
    page_need(pdf, fmax(height, fmin(layout_height(right), 60)));
    double top = pdf->y;
    unsigned page = pdf->page;
    int column = pdf->column;
    page_layout_at(pdf, page_left(pdf) + x, top, left);
    page_layout_put(pdf, beside, right);
    if (pdf->page == page && pdf->column == column)
        pdf->y = fmax(pdf->y, top + height);
    put_breath(pdf);
    written(writer);
}

// --- Bars ---

#define BAR_HEIGHT 7.0

static void pdf_bar(struct writer *writer, int indent, const char *label,
                    double share, const char *figure) {
    struct pdf *pdf = pdf_of(writer);
    double x = indent_of(pdf, indent), room = page_room(pdf) - x;
    double width = room * LABEL_PART, bar_width = room * 0.4;
    PangoLayout *left = page_layout(pdf, FACE_TEXT, width, label);
    double bar = x + width + GUTTER, beside = bar + bar_width + GUTTER;
    PangoLayout *right =
        page_layout(pdf, FACE_TEXT, page_room(pdf) - beside, figure);
    double height = fmax(layout_height(left), layout_height(right));
    double bar_height = BAR_HEIGHT * pdf->scale;
    page_need(pdf, height);
    page_bar(pdf, page_left(pdf) + bar, pdf->y + 2, bar_width, bar_height,
             share);
    page_layout_at(pdf, page_left(pdf) + x, pdf->y, left);
    page_layout_at(pdf, page_left(pdf) + beside, pdf->y, right);
    pdf->y += fmax(height, bar_height + 3);
    put_breath(pdf);
    written(writer);
}

#define MOST_KEPT 12 // rows
#define ROW 12.0     // points

static void pdf_keep(struct writer *writer, size_t rows) {
    struct pdf *pdf = pdf_of(writer);
    page_need(pdf, ROW * free_scale(pdf) *
                       (double)(rows < MOST_KEPT ? rows : MOST_KEPT));
}

// --- Pictures ---

static void pdf_track(struct writer *writer,
                      const struct ladder_result *ladder) {
    struct chart chart = page_chart(pdf_of(writer));
    chart_track(&chart, ladder);
    written(writer);
}

static void pdf_rungs(struct writer *writer,
                      const struct ladder_result *ladder) {
    struct chart chart = page_chart(pdf_of(writer));
    chart_ladder(&chart, ladder);
    pdf_text(writer, 0, sentence_bars(writer->arena, ladder));
    if (ladder_uncertain(ladder))
        pdf_text(writer, 0,
                 _("The bracket at the left spans the levels that are still "
                   "possible."));
}

// Two stand side by side.
static void pdf_effort(struct writer *writer, const struct result *result,
                       const size_t *positions) {
    struct pdf *pdf = pdf_of(writer);
    struct chart chart = page_chart(pdf);
    double half = (page_room(pdf) + GUTTER) / 2, bottom = 0;
    size_t count = result->questionnaire->ladder_count;
    pdf_gap(writer);
    for (size_t i = 0; i < count; i++) {
        bool second = i % 2 == 1;
        if (second) {
            bottom = pdf->y;
            pdf->y = pdf->picture.y;
            pdf->inset = half;
        } else if (i + 1 < count) {
            pdf->cut = half;
            pdf->picture.y = pdf->y;
        }
        chart_effort(&chart, &result->ladders[i], positions);
        if (second) pdf->y = fmax(bottom, pdf->y);
        pdf->inset = pdf->cut = 0;
    }
    written(writer);
}

static void pdf_map(struct writer *writer, const struct list_result *list) {
    struct chart chart = page_chart(pdf_of(writer));
    chart_map(&chart, list);
    written(writer);
}

// --- Sections: a picture around a middle, bars beside it, a table ---

#define ROW_PIXELS 50.0 // about as high as a bar with its label

static void section_pictures(struct pdf *pdf, const struct node_result *node) {
    struct chart chart = page_chart(pdf);
    if (!chart_has_radar(node)) {
        chart_sections(&chart, node);
        return;
    }
    // The bars first: they are what is higher, and settles the page.
    double side = CHART_RADAR * PICTURE_SCALE * pdf->scale;
    double bars =
        ROW_PIXELS * (double)node->section_count * PICTURE_SCALE * pdf->scale;
    page_need(pdf, fmin(fmax(side, bars), page_whole() / 2));
    pdf->inset = side + GUTTER;
    pdf->picture.least = side;
    chart_sections(&chart, node);
    double after = pdf->y;
    pdf->inset = 0;
    pdf->y = pdf->picture.y;
    pdf->picture.least = 0;
    chart_radar(&chart, node);
    pdf->y = fmax(after, pdf->y);
}

static void put_cells(struct pdf *pdf, enum face face, double indent,
                      const char *const *cells, size_t count) {
    double room = page_room(pdf), width = fmin(52, 0.7 * room / (double)count);
    double first = room - width * (double)(count - 1), height = 0;
    PangoLayout *layouts[FIGURE_COLUMNS];
    for (size_t i = 0; i < count; i++) {
        layouts[i] = page_layout(pdf, face, i ? width : first - indent - GUTTER,
                                 cells[i]);
        if (i) pango_layout_set_alignment(layouts[i], PANGO_ALIGN_RIGHT);
        height = fmax(height, layout_height(layouts[i]));
    }
    page_need(pdf, height);
    for (size_t i = 0; i < count; i++) {
        double x = i ? first + width * (double)(i - 1) : indent;
        page_layout_at(pdf, page_left(pdf) + x, pdf->y, layouts[i]);
    }
    pdf->y += height + 2 * pdf->scale;
}

static void section_row(struct pdf *pdf, const struct node_result *node,
                        int depth) {
    const char *cells[FIGURE_COLUMNS];
    size_t count = figure_cells(pdf->writer.arena, node, cells);
    put_cells(pdf, FACE_SMALL, indent_of(pdf, 2 * depth), cells, count);
    for (size_t i = 0; i < node->section_count; i++)
        section_row(pdf, &node->sections[i], depth + 1);
}

static void pdf_sections(struct writer *writer,
                         const struct ladder_result *ladder) {
    struct pdf *pdf = pdf_of(writer);
    const char *heads[FIGURE_COLUMNS];
    size_t count = figure_heads(writer->arena, ladder->ladder, heads);
    section_pictures(pdf, &ladder->node);
    page_need(pdf, 36);
    put_cells(pdf, FACE_SMALL, 0, heads, count);
    page_rule(pdf, 0.5);
    pdf->y += 3 * pdf->scale;
    for (size_t i = 0; i < ladder->node.section_count; i++)
        section_row(pdf, &ladder->node.sections[i], 0);
    written(writer);
}

// --- How closely it is set ---

static void pdf_setting(struct writer *writer, enum setting setting) {
    page_columns(pdf_of(writer), setting);
    writer->gap = true;
}

const struct writer_form pdf_form = {
    .gap = pdf_gap,
    .title = pdf_title,
    .chapter = pdf_chapter,
    .heading = pdf_heading,
    .entry = pdf_entry_title,
    .label = pdf_label,
    .text = pdf_text,
    .item = pdf_item,
    .pairs = pdf_pairs,
    .pair = pdf_pair,
    .rungs = pdf_rungs,
    .sections = pdf_sections,
    .groups = text_groups,
    .bar = pdf_bar,
    .keep = pdf_keep,
    .track = pdf_track,
    .effort = pdf_effort,
    .map = pdf_map,
    .setting = pdf_setting,
};
