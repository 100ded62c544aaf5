// SPDX-License-Identifier: MIT
//
// A page that is filled from top to bottom. Lengths are points (1/72 inch),
// from the upper left corner. Used by pdf*.c alone, which become
// cxladder-pdf.so.

#ifndef PDF_PAGE_H
#define PDF_PAGE_H

#include "writer.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#define PAGE_WIDTH 595.28 // A4
#define PAGE_HEIGHT 841.89
#define MARGIN 56.7 // 2 cm
#define PAGE_ROOM (PAGE_WIDTH - 2 * MARGIN)

enum face {
    FACE_TEXT,
    FACE_BOLD,
    FACE_HEADING,
    FACE_CHAPTER,
    FACE_TITLE,
    FACE_SMALL,
    FACE_COUNT
};

struct pdf {
    struct writer writer; // first: forms get to the page through it
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontDescription *faces[FACE_COUNT];
    const char *title;
    double y;
    unsigned page, pages; // pages: 0 while they are being counted
    int outline;          // of the chapter in work
};

static inline struct pdf *pdf_of(struct writer *writer) {
    return (struct pdf *)(void *)writer;
}

// Begins a new page where less than [height] is left of this one.
void page_need(struct pdf *pdf, double height);
void page_end(struct pdf *pdf);
// Space that disappears at the top of a page.
void page_space(struct pdf *pdf, double height);
bool page_is_fresh(const struct pdf *pdf);

// A text that wraps in [width]. Foreign text passes the gate here.
PangoLayout *page_layout(struct pdf *pdf, enum face face, double width,
                         const char *text);
double layout_height(PangoLayout *layout);
// Draws at [x], going on on the next page where need be, and drops the layout.
// Never leaves one line alone; short paragraphs stay together.
void page_layout_put(struct pdf *pdf, double x, PangoLayout *layout);
void page_put(struct pdf *pdf, enum face face, double x, double width,
              const char *text);
// Draws at [x] and [y], does not move, and drops the layout.
void page_layout_at(struct pdf *pdf, double x, double y, PangoLayout *layout);
void page_rule(struct pdf *pdf, double width);
void page_bar(struct pdf *pdf, double x, double y, double width, double height,
              double share, double threshold);

extern const struct writer_form pdf_form;

#endif
