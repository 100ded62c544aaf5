// SPDX-License-Identifier: MIT

#include "pdf_page.h"

#include "text.h"

#include <math.h>

#define FOOTER 28.0 // below the text
#define KEPT 5      // so many lines stay together
#define BOTTOM (PAGE_HEIGHT - MARGIN - FOOTER / 2)

// --- Pages ---

bool page_is_fresh(const struct pdf *pdf) {
    return pdf->y <= MARGIN + 1;
}

static void put_footer(struct pdf *pdf) {
    double y = PAGE_HEIGHT - MARGIN;
    char number[64];
    snprintf(number, sizeof(number), _("Page %u of %u"), pdf->page, pdf->pages);
    PangoLayout *right = page_layout(pdf, FACE_SMALL, 120, number);
    pango_layout_set_alignment(right, PANGO_ALIGN_RIGHT);
    page_layout_at(pdf, PAGE_WIDTH - MARGIN - 120, y, right);
    PangoLayout *left =
        page_layout(pdf, FACE_SMALL, PAGE_ROOM - 130, pdf->title);
    pango_layout_set_height(left, 0);
    pango_layout_set_ellipsize(left, PANGO_ELLIPSIZE_END);
    page_layout_at(pdf, MARGIN, y, left);
}

void page_end(struct pdf *pdf) {
    put_footer(pdf);
    cairo_show_page(pdf->cairo);
    pdf->page++;
    pdf->y = MARGIN;
}

void page_need(struct pdf *pdf, double height) {
    if (pdf->y + height > BOTTOM && !page_is_fresh(pdf)) page_end(pdf);
}

void page_space(struct pdf *pdf, double height) {
    if (!page_is_fresh(pdf)) pdf->y += height;
}

// --- Texts ---

PangoLayout *page_layout(struct pdf *pdf, enum face face, double width,
                         const char *text) {
    PangoLayout *layout = pango_cairo_create_layout(pdf->cairo);
    pango_layout_set_font_description(layout, pdf->faces[face]);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout, PANGO_SCALE);
    pango_layout_set_text(layout, text_visible(pdf->writer.arena, text, true),
                          -1);
    return layout;
}

double layout_height(PangoLayout *layout) {
    int height;
    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

void page_layout_at(struct pdf *pdf, double x, double y, PangoLayout *layout) {
    cairo_move_to(pdf->cairo, x, y);
    pango_cairo_show_layout(pdf->cairo, layout);
    g_object_unref(layout);
}

// Whether a page may end before line [line] of [count].
static bool may_break(int line, int count) {
    return line >= 2 && count - line >= 2;
}

static void put_lines(struct pdf *pdf, double x, PangoLayout *layout) {
    int count = pango_layout_get_line_count(layout), line = 0;
    double height = layout_height(layout) / count;
    PangoLayoutIter *iterator = pango_layout_get_iter(layout);
    do {
        // A line that may not begin a page takes the next one along.
        int together = 1;
        while (line + together < count && !may_break(line + together, count)) {
            together++;
        }
        if (!line || may_break(line, count)) page_need(pdf, together * height);
        PangoRectangle box;
        pango_layout_iter_get_line_extents(iterator, NULL, &box);
        double ascent =
            (double)(pango_layout_iter_get_baseline(iterator) - box.y) /
            PANGO_SCALE;
        cairo_move_to(pdf->cairo, x + (double)box.x / PANGO_SCALE,
                      pdf->y + ascent);
        pango_cairo_show_layout_line(
            pdf->cairo, pango_layout_iter_get_line_readonly(iterator));
        pdf->y += height;
        line++;
    } while (pango_layout_iter_next_line(iterator));
    pango_layout_iter_free(iterator);
}

void page_layout_put(struct pdf *pdf, double x, PangoLayout *layout) {
    double height = layout_height(layout);
    if (pango_layout_get_line_count(layout) <= KEPT) {
        page_need(pdf, height);
        cairo_move_to(pdf->cairo, x, pdf->y);
        pango_cairo_show_layout(pdf->cairo, layout);
        pdf->y += height;
    } else {
        put_lines(pdf, x, layout);
    }
    g_object_unref(layout);
}

void page_put(struct pdf *pdf, enum face face, double x, double width,
              const char *text) {
    page_layout_put(pdf, x, page_layout(pdf, face, width, text));
}

// --- Lines ---

void page_rule(struct pdf *pdf, double width) {
    cairo_set_line_width(pdf->cairo, width);
    cairo_move_to(pdf->cairo, MARGIN, pdf->y);
    cairo_line_to(pdf->cairo, PAGE_WIDTH - MARGIN, pdf->y);
    cairo_stroke(pdf->cairo);
}

void page_bar(struct pdf *pdf, double x, double y, double width, double height,
              double share, double threshold) {
    cairo_t *cairo = pdf->cairo;
    double part = isnan(share) ? 0 : share < 0 ? 0 : share > 1 ? 1 : share;
    cairo_save(cairo);
    cairo_set_line_width(cairo, 0.6);
    cairo_rectangle(cairo, x, y, width, height);
    cairo_set_source_rgb(cairo, 0.93, 0.94, 0.96);
    cairo_fill_preserve(cairo);
    cairo_set_source_rgb(cairo, 0.45, 0.5, 0.55);
    if (isnan(share)) cairo_set_dash(cairo, (double[]){3, 2}, 2, 0);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
    cairo_rectangle(cairo, x, y, width * part, height);
    cairo_set_source_rgb(cairo, 0.1, 0.37, 0.62);
    cairo_fill(cairo);
    if (!isnan(threshold)) {
        cairo_set_source_rgb(cairo, 0.72, 0.32, 0.02);
        cairo_set_line_width(cairo, 1.6);
        cairo_move_to(cairo, x + width * threshold, y - 2);
        cairo_line_to(cairo, x + width * threshold, y + height + 2);
        cairo_stroke(cairo);
    }
    cairo_restore(cairo);
}
