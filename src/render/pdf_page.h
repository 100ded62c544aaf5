// SPDX-License-Identifier: MIT
//
// A page that is filled from top to bottom. Lengths are points (1/72 inch),
// from the upper left corner. Used by pdf*.c alone, which become
// cxladder-pdf.so.

#ifndef PDF_PAGE_H
#define PDF_PAGE_H

#include "chart.h"
#include "writer.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#define PAGE_WIDTH 595.28 // A4
#define PAGE_HEIGHT 841.89
#define MARGIN 51.0       // 18 mm
#define GUTTER 12.0       // between what stands side by side
#define PICTURE_SCALE 0.6 // points for a pixel

enum face {
    FACE_TEXT,
    FACE_BOLD,
    FACE_HEADING,
    FACE_CHAPTER,
    FACE_TITLE,
    FACE_SMALL,
    FACE_COUNT
};

// A title, and what it leaves free.
struct title {
    enum face face;
    const char *text;
    double x, before, after; // points
    double rule;             // below it; 0: none
    enum rank {
        RANK_DOCUMENT,
        RANK_CHAPTER, // also in the outline
        RANK_HEADING,
        RANK_ENTRY,
        RANK_LABEL,
        RANK_COUNT
    } rank;
};

struct pdf {
    struct writer writer; // first: forms get to the page through it
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontDescription *faces[SETTING_COUNT][FACE_COUNT];
    double scale; // of all letters and pictures: 1 but for what has to fit
    const char *title;
    double y;
    double top;           // where this page, or its columns, begin
    unsigned page, pages; // pages: 0 while they are being counted
    int outline;          // of the chapter in work
    enum setting setting; // all but the first: in two columns, from [top] on
    int column;
    double inset, cut; // what stands beside it, at the left and at the right
    struct title waiting[RANK_COUNT]; // for what they stand above
    int waiting_count;
    struct {
        double x, y, width, scale; // of a picture: scale is points per pixel
        double least;              // it takes at least this height
    } picture;
};

static inline struct pdf *pdf_of(struct writer *writer) {
    return (struct pdf *)(void *)writer;
}

// The left edge of what is being written, and its width.
double page_left(const struct pdf *pdf);
double page_room(const struct pdf *pdf);
// The height of an empty page.
double page_whole(void);
// From here on in two columns, to the end of the document.
void page_columns(struct pdf *pdf, enum setting setting);
bool page_has_columns(const struct pdf *pdf);

// Puts a title where what follows begins, so that none stands alone.
void page_title(struct pdf *pdf, struct title title);
// Makes sure that the titles that wait and [height] fit on what is left of this
// page or column, or else begins a new one, and writes these titles.
void page_need(struct pdf *pdf, double height);
void page_end(struct pdf *pdf);
// Space that disappears at the top of a page.
void page_space(struct pdf *pdf, double height);
bool page_is_fresh(const struct pdf *pdf);

// A text that wraps in [width]. Foreign text passes the gate here.
PangoLayout *page_layout(struct pdf *pdf, enum face face, double width,
                         const char *text);
double layout_height(PangoLayout *layout);
// Draws [x] from the left edge, going on in the next column or on the next page
// where need be, and drops the layout. Never leaves one line alone; short
// paragraphs stay together.
void page_layout_put(struct pdf *pdf, double x, PangoLayout *layout);
void page_put(struct pdf *pdf, enum face face, double x, double width,
              const char *text);
// Draws at a place of the sheet, does not move, and drops the layout.
void page_layout_at(struct pdf *pdf, double x, double y, PangoLayout *layout);
void page_rule(struct pdf *pdf, double width);
// A bar filled to [share] of [width].
void page_bar(struct pdf *pdf, double x, double y, double width, double height,
              double share);

// To draw pictures where the page has got to (pdf_chart.c).
struct chart page_chart(struct pdf *pdf);

extern const struct writer_form pdf_form;

#endif
