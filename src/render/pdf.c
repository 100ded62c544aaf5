// SPDX-License-Identifier: MIT
//
// What cxladder-pdf.so does: the report is written twice, first to count its
// pages, then for good.

#include "pdf.h"

#include "pdf_page.h"
#include "sentences.h"
#include "stamp.h"
#include "text.h"
#include "text_parts.h"

// The first family that is there. Sizes in points, by how closely it is set.
#define FAMILIES "Liberation Sans,Arimo,Noto Sans,DejaVu Sans,Sans"

static const struct {
    bool bold;
    double sizes[SETTING_COUNT];
} face_looks[FACE_COUNT] = {
    [FACE_TEXT] = {false, {8.9, 8, 7}},
    [FACE_BOLD] = {true, {8.9, 8, 7}},
    [FACE_HEADING] = {true, {11, 9.5, 8.2}},
    [FACE_CHAPTER] = {true, {14, 12, 10.5}},
    [FACE_TITLE] = {true, {17, 16, 14}},
    [FACE_SMALL] = {false, {7.5, 7.3, 7}},
};

static PangoFontDescription *face_new(bool bold, double size) {
    PangoFontDescription *face = pango_font_description_new();
    pango_font_description_set_family(face, FAMILIES);
    if (bold) pango_font_description_set_weight(face, PANGO_WEIGHT_BOLD);
    pango_font_description_set_size(face, (int)(size * PANGO_SCALE));
    return face;
}

static void faces_begin(struct pdf *pdf) {
    for (int i = 0; i < SETTING_COUNT; i++) {
        for (int j = 0; j < FACE_COUNT; j++)
            pdf->faces[i][j] = face_new(face_looks[j].bold,
                                        face_looks[j].sizes[i] * pdf->scale);
    }
}

static void faces_end(struct pdf *pdf) {
    for (int i = 0; i < SETTING_COUNT; i++) {
        for (int j = 0; j < FACE_COUNT; j++)
            pango_font_description_free(pdf->faces[i][j]);
    }
}

static cairo_status_t put_bytes(void *closure, const unsigned char *bytes,
                                unsigned count) {
    return fwrite(bytes, 1, count, closure) == count ? CAIRO_STATUS_SUCCESS
                                                     : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t forget_bytes(void *closure, const unsigned char *bytes,
                                   unsigned count) {
    (void)closure;
    (void)bytes;
    (void)count;
    return CAIRO_STATUS_SUCCESS;
}

// The clock is an argument: equal results give equal files.
static void describe(struct pdf *pdf, const struct result *result) {
    const char *date = result->date ? result->date : "1970-01-01";
    cairo_pdf_surface_set_metadata(
        pdf->surface, CAIRO_PDF_METADATA_TITLE,
        text_visible(pdf->writer.arena, pdf->title, false));
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATOR,
                                   "cxladder");
    cairo_pdf_surface_set_metadata(
        pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE,
        arena_printf(pdf->writer.arena, "%sT00:00:00Z", date));
}

// The number of pages written; 0 where it failed.
static unsigned write_pages(const struct result *result,
                            const struct render_options *options, FILE *out,
                            double scale, unsigned pages) {
    struct pdf pdf = {.writer = writer_new(&pdf_form, options, out),
                      .title = sentence_title(options->arena, result),
                      .scale = scale,
                      .y = MARGIN,
                      .top = MARGIN,
                      .page = 1,
                      .pages = pages};
    pdf.surface = cairo_pdf_surface_create_for_stream(
        pages ? put_bytes : forget_bytes, out, PAGE_WIDTH, PAGE_HEIGHT);
    describe(&pdf, result);
    pdf.cairo = cairo_create(pdf.surface);
    faces_begin(&pdf);
    text_report_write(&pdf.writer, result);
    page_end(&pdf);
    faces_end(&pdf);
    cairo_destroy(pdf.cairo);
    cairo_surface_finish(pdf.surface);
    bool failed = cairo_surface_status(pdf.surface) != CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(pdf.surface);
    return failed ? 0 : pdf.page - 1;
}

#define SMALLEST 0.7
#define STEP_DOWN 0.03

__attribute__((visibility("default"))) pdf_entry cxladder_pdf_write;
extern __attribute__((visibility("default"))) const char cxladder_pdf_stamp[];
const char cxladder_pdf_stamp[] = BUILD_STAMP;

// The one page for the board is one page: its letters give way.
bool cxladder_pdf_write(const struct result *result,
                        const struct render_options *options, FILE *out) {
    double scale = 1;
    unsigned pages = write_pages(result, options, out, scale, 0);
    while (options->brief && pages > 1 && scale > SMALLEST) {
        scale -= STEP_DOWN;
        pages = write_pages(result, options, out, scale, 0);
    }
    return pages && write_pages(result, options, out, scale, pages);
}
