// SPDX-License-Identifier: MIT

#include "pdf_page.h"

#include "text.h"

#include <math.h>

#define FOOTER 28.0 // below the text
#define KEPT 5      // so many lines stay together
#define BOTTOM (PAGE_HEIGHT - MARGIN - FOOTER / 2)
#define WHOLE (PAGE_WIDTH - 2 * MARGIN)
#define BETWEEN 22.0        // the columns
#define WORTH_BEGINNING 0.3 // of a page, for columns to begin on it

// --- Pages ---

bool page_is_fresh(const struct pdf *pdf) {
    return pdf->y <= pdf->top + 1;
}

double page_whole(void) {
    return BOTTOM - MARGIN;
}

bool page_has_columns(const struct pdf *pdf) {
    return pdf->setting != SETTING_READ;
}

static double column_room(const struct pdf *pdf) {
    return page_has_columns(pdf) ? (WHOLE - BETWEEN) / 2 : WHOLE;
}

double page_left(const struct pdf *pdf) {
    return MARGIN + pdf->column * (column_room(pdf) + BETWEEN) + pdf->inset;
}

double page_room(const struct pdf *pdf) {
    return column_room(pdf) - pdf->inset - pdf->cut;
}

static void put_footer(struct pdf *pdf) {
    double y = PAGE_HEIGHT - MARGIN;
    char number[64];
    snprintf(number, sizeof(number), _("Page %u of %u"), pdf->page, pdf->pages);
    PangoLayout *right = page_layout(pdf, FACE_SMALL, 120, number);
    pango_layout_set_alignment(right, PANGO_ALIGN_RIGHT);
    page_layout_at(pdf, PAGE_WIDTH - MARGIN - 120, y, right);
    PangoLayout *left = page_layout(pdf, FACE_SMALL, WHOLE - 130, pdf->title);
    pango_layout_set_height(left, 0);
    pango_layout_set_ellipsize(left, PANGO_ELLIPSIZE_END);
    page_layout_at(pdf, MARGIN, y, left);
}

void page_end(struct pdf *pdf) {
    put_footer(pdf);
    cairo_show_page(pdf->cairo);
    pdf->page++;
    pdf->column = 0;
    pdf->y = pdf->top = MARGIN;
}

void page_columns(struct pdf *pdf, enum setting setting) {
    bool begins = !page_has_columns(pdf);
    page_need(pdf, 0);
    pdf->setting = setting;
    if (!begins) return;
    if (BOTTOM - pdf->y < WORTH_BEGINNING * page_whole()) page_end(pdf);
    page_space(pdf, 10);
    pdf->top = pdf->y;
}

void page_space(struct pdf *pdf, double height) {
    if (pdf->waiting_count)
        pdf->waiting[pdf->waiting_count - 1].after += height;
    else if (!page_is_fresh(pdf))
        pdf->y += height;
}

// --- Texts ---

PangoLayout *page_layout(struct pdf *pdf, enum face face, double width,
                         const char *text) {
    PangoLayout *layout = pango_cairo_create_layout(pdf->cairo);
    pango_layout_set_font_description(layout, pdf->faces[pdf->setting][face]);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    static const double leading[SETTING_COUNT] = {1, 0.8, 0.4}; // points
    pango_layout_set_spacing(
        layout, (int)(leading[pdf->setting] * pdf->scale * PANGO_SCALE));
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

// --- Titles ---

#define UNDER_TITLES 30.0 // so much has to follow them

void page_title(struct pdf *pdf, struct title title) {
    // One of its own rank or above has nothing below the last.
    if (pdf->waiting_count &&
        title.rank <= pdf->waiting[pdf->waiting_count - 1].rank)
        page_need(pdf, 0);
    pdf->waiting[pdf->waiting_count++] = title;
}

static double title_height(struct pdf *pdf, const struct title *title) {
    PangoLayout *layout =
        page_layout(pdf, title->face, page_room(pdf) - title->x, title->text);
    double height = layout_height(layout);
    g_object_unref(layout);
    return title->before + height + title->after;
}

static void outline(struct pdf *pdf, const char *title) {
    if (!pdf->pages) return;
    struct arena *arena = pdf->writer.arena;
    cairo_pdf_surface_add_outline(
        pdf->surface, CAIRO_PDF_OUTLINE_ROOT, text_visible(arena, title, false),
        arena_printf(arena, "page=%u pos=[%d %d]", pdf->page,
                     (int)page_left(pdf), (int)pdf->y),
        (cairo_pdf_outline_flags_t)0);
}

static void put_title(struct pdf *pdf, const struct title *title) {
    page_space(pdf, title->before);
    if (title->rank == RANK_CHAPTER) outline(pdf, title->text);
    PangoLayout *layout =
        page_layout(pdf, title->face, page_room(pdf) - title->x, title->text);
    double height = layout_height(layout);
    page_layout_at(pdf, page_left(pdf) + title->x, pdf->y, layout);
    pdf->y += height;
    if (title->rule > 0) {
        pdf->y += 3 * pdf->scale;
        page_rule(pdf, title->rule);
    }
    pdf->y += title->after;
}

static void turn(struct pdf *pdf) {
    if (page_has_columns(pdf) && pdf->column == 0) {
        pdf->column = 1;
        pdf->y = pdf->top;
    } else {
        page_end(pdf);
    }
}

void page_need(struct pdf *pdf, double height) {
    double needed = 0;
    for (int i = 0; i < pdf->waiting_count; i++)
        needed += title_height(pdf, &pdf->waiting[i]);
    if (pdf->waiting_count) height = fmax(height, UNDER_TITLES * pdf->scale);
    if (pdf->y + needed + height > BOTTOM && !page_is_fresh(pdf)) turn(pdf);
    int count = pdf->waiting_count;
    pdf->waiting_count = 0;
    for (int i = 0; i < count; i++)
        put_title(pdf, &pdf->waiting[i]);
}

// --- Paragraphs ---

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
        cairo_move_to(pdf->cairo,
                      page_left(pdf) + x + (double)box.x / PANGO_SCALE,
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
        cairo_move_to(pdf->cairo, page_left(pdf) + x, pdf->y);
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
    cairo_move_to(pdf->cairo, page_left(pdf), pdf->y);
    cairo_line_to(pdf->cairo, page_left(pdf) + page_room(pdf), pdf->y);
    cairo_stroke(pdf->cairo);
}

void page_bar(struct pdf *pdf, double x, double y, double width, double height,
              double share) {
    cairo_t *cairo = pdf->cairo;
    double part = isnan(share) ? 0 : share < 0 ? 0 : share > 1 ? 1 : share;
    cairo_rectangle(cairo, x, y, width * part, height);
    cairo_set_source_rgb(cairo, 0.106, 0.369, 0.62);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
}
