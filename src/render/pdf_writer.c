// SPDX-License-Identifier: MIT
//
// The report's parts on pages: the same content as in plain text, with bars
// that are drawn.

#include "pdf_page.h"
#include "phrases.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"

#include <math.h>

#define STEP 6.0         // a column of plain text, as an indent
#define AFTER_TITLE 44.0 // room that has to follow a title on its page
#define LABEL_PART 0.36
#define GUTTER 10.0

static double indent_of(int indent) {
    return MARGIN + indent * STEP;
}

static double room_from(double x) {
    return PAGE_WIDTH - MARGIN - x;
}

static void pdf_gap(struct writer *writer) {
    if (writer->gap) return;
    page_space(pdf_of(writer), 7);
    writer->gap = true;
}

static void written(struct writer *writer) {
    writer->gap = false;
}

// --- Titles: none stands alone at the end of a page ---

// [room]: what has to follow on the same page, which for a chapter is a title
// of its own and the beginning of its text.
static void put_title(struct pdf *pdf, enum face face, double before,
                      double room, const char *title) {
    PangoLayout *layout = page_layout(pdf, face, PAGE_ROOM, title);
    page_space(pdf, before);
    page_need(pdf, layout_height(layout) + room);
    page_layout_put(pdf, MARGIN, layout);
}

static void pdf_title(struct writer *writer, const char *title) {
    struct pdf *pdf = pdf_of(writer);
    put_title(pdf, FACE_TITLE, 0, AFTER_TITLE, title);
    pdf->y += 4;
    page_rule(pdf, 2);
    pdf->y += 10;
    writer->gap = true;
}

static void pdf_chapter(struct writer *writer, const char *title) {
    struct pdf *pdf = pdf_of(writer);
    put_title(pdf, FACE_CHAPTER, 22, 3 * AFTER_TITLE, title);
    if (pdf->pages)
        cairo_pdf_surface_add_outline(
            pdf->surface, CAIRO_PDF_OUTLINE_ROOT,
            text_visible(writer->arena, title, false),
            arena_printf(writer->arena, "page=%u pos=[%d %d]", pdf->page,
                         (int)MARGIN, (int)pdf->y),
            (cairo_pdf_outline_flags_t)0);
    pdf->y += 3;
    page_rule(pdf, 1);
    pdf->y += 8;
    writer->gap = true;
}

static void pdf_heading(struct writer *writer, const char *title) {
    struct pdf *pdf = pdf_of(writer);
    put_title(pdf, FACE_HEADING, 12, 2 * AFTER_TITLE, title);
    pdf->y += 4;
    writer->gap = true;
}

static void pdf_entry_title(struct writer *writer, const char *mark,
                            const char *title) {
    struct pdf *pdf = pdf_of(writer);
    const char *whole =
        mark ? arena_printf(writer->arena, "%s %s", mark, title) : title;
    put_title(pdf, FACE_BOLD, 9, AFTER_TITLE, whole);
    pdf->y += 2;
    written(writer);
}

static void pdf_label(struct writer *writer, int indent, const char *text) {
    struct pdf *pdf = pdf_of(writer);
    double x = indent_of(indent);
    page_need(pdf, AFTER_TITLE);
    page_put(pdf, FACE_BOLD, x, room_from(x), text);
    written(writer);
}

// --- Texts ---

static void pdf_text(struct writer *writer, int indent, const char *text) {
    double x = indent_of(indent);
    page_put(pdf_of(writer), FACE_TEXT, x, room_from(x), text);
    pdf_of(writer)->y += 2;
    written(writer);
}

static void pdf_item(struct writer *writer, int indent, const char *mark,
                     const char *text) {
    struct pdf *pdf = pdf_of(writer);
    double x = indent_of(indent);
    PangoLayout *sign =
        page_layout(pdf, FACE_TEXT, 60, mark[0] == '-' ? "•" : mark);
    int wide;
    pango_layout_get_size(sign, &wide, NULL);
    double hang = (double)wide / PANGO_SCALE + 6;
    PangoLayout *layout =
        page_layout(pdf, FACE_TEXT, room_from(x + hang), text);
    page_need(pdf, fmin(layout_height(layout), 40));
    page_layout_at(pdf, x, pdf->y, sign);
    page_layout_put(pdf, x + hang, layout);
    pdf->y += 2;
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
    double x = indent_of(indent);
    // As wide as it is in plain text, within reason.
    double part = (double)(columns + indent) / writer->width;
    double width = PAGE_ROOM * fmax(LABEL_PART, fmin(part, 0.6));
    PangoLayout *left =
        page_layout(pdf, FACE_TEXT, width - indent * STEP, label);
    double beside = MARGIN + width + GUTTER;
    PangoLayout *right = page_layout(pdf, FACE_TEXT, room_from(beside), text);
    double height = layout_height(left);
    page_need(pdf, fmax(height, fmin(layout_height(right), 60)));
    double top = pdf->y;
    unsigned page = pdf->page;
    page_layout_at(pdf, x, top, left);
    page_layout_put(pdf, beside, right);
    if (pdf->page == page) pdf->y = fmax(pdf->y, top + height);
    pdf->y += 2;
    written(writer);
}

// --- Bars ---

#define BAR_HEIGHT 9.0

// Label, bar, figure in one row.
static void bar_row(struct writer *writer, enum face face, double indent,
                    const char *label, double share, double threshold,
                    const char *figure) {
    struct pdf *pdf = pdf_of(writer);
    double width = PAGE_ROOM * LABEL_PART;
    PangoLayout *left = page_layout(pdf, face, width - indent, label);
    double height = fmax(layout_height(left), BAR_HEIGHT + 4);
    page_need(pdf, height);
    double bar = MARGIN + width + GUTTER, bar_width = PAGE_ROOM * 0.38;
    page_bar(pdf, bar, pdf->y + 2, bar_width, BAR_HEIGHT, share, threshold);
    double beside = bar + bar_width + GUTTER;
    PangoLayout *right = page_layout(pdf, face, room_from(beside), figure);
    height = fmax(height, layout_height(right));
    page_layout_at(pdf, beside, pdf->y, right);
    page_layout_at(pdf, MARGIN + indent, pdf->y, left);
    pdf->y += height + 3;
    written(writer);
}

static const char *rung_figure(struct writer *writer,
                               const struct node_result *node, int rung) {
    double share = node->shares[rung], needed = node->section->ladder->attain;
    if (isnan(share)) return _("open");
    return share < needed - 1e-9
               ? phrase_percent_below(writer->arena, share, needed)
               : phrase_percent(writer->arena, share);
}

static void pdf_rungs(struct writer *writer,
                      const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    const struct node_result *node = &result->node;
    for (int level = ladder->top; level > ladder->start; level--) {
        bool here = level == node->level;
        const char *label =
            arena_printf(writer->arena, "%s%d  %s", here ? "▶ " : "", level,
                         ladder_level_title(ladder, level));
        if (node->asked[level])
            bar_row(writer, here ? FACE_BOLD : FACE_TEXT, 0, label,
                    node->shares[level], ladder->attain,
                    rung_figure(writer, node, level));
        else
            pdf_pair(writer, 0, 1, label,
                     _("nothing is asked about this level"));
    }
    bool here = node->level == ladder->start;
    if (ladder->start > 0 || here)
        pdf_pair(writer, 0, 1,
                 arena_printf(writer->arena, "%s%d  %s", here ? "▶ " : "",
                              ladder->start,
                              ladder_level_title(ladder, ladder->start)),
                 _("where everyone starts"));
}

static void section_row(struct writer *writer, const struct node_result *node,
                        int depth) {
    const struct ladder *ladder = node->section->ladder;
    struct arena *arena = writer->arena;
    const char *answered = sentence_answered(arena, node);
    double indent = depth * 2 * STEP;
    if (node->every_rung_asked) {
        double part =
            (node->score - ladder->start) / (ladder->top - ladder->start);
        bar_row(writer, FACE_TEXT, indent, node->section->title, part, NAN,
                arena_printf(arena, "%s%s%s",
                             isnan(node->score)
                                 ? _("open")
                                 : phrase_number(arena, node->score, 1),
                             *answered ? "  " : "", answered));
        return;
    }
    const char *label = node->section->title;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (!node->asked[rung]) continue;
        bar_row(writer, FACE_TEXT, indent, label, node->shares[rung],
                ladder->attain_each,
                arena_printf(arena, _("level %d: %s"), rung,
                             rung_figure(writer, node, rung)));
        label = "";
    }
}

static void section_rows(struct writer *writer, const struct node_result *node,
                         int depth) {
    for (size_t i = 0; i < node->section_count; i++) {
        section_row(writer, &node->sections[i], depth);
        section_rows(writer, &node->sections[i], depth + 1);
    }
}

static void pdf_sections(struct writer *writer,
                         const struct ladder_result *ladder) {
    section_rows(writer, &ladder->node, 0);
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
};
