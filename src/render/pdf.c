// SPDX-License-Identifier: MIT
//
// What cxladder-pdf.so does: the report is written twice, first to count its
// pages, then for good.

#include "pdf.h"

#include "pdf_page.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"

static const char *const face_names[FACE_COUNT] = {
    [FACE_TEXT] = "Sans 9.5",          [FACE_BOLD] = "Sans Bold 9.5",
    [FACE_HEADING] = "Sans Bold 11.5", [FACE_CHAPTER] = "Sans Bold 15",
    [FACE_TITLE] = "Sans Bold 20",     [FACE_SMALL] = "Sans 8",
};

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
                            unsigned pages) {
    struct pdf pdf = {.writer = writer_new(&pdf_form, options, out),
                      .title = sentence_title(options->arena, result),
                      .y = MARGIN,
                      .page = 1,
                      .pages = pages};
    pdf.surface = cairo_pdf_surface_create_for_stream(
        pages ? put_bytes : forget_bytes, out, PAGE_WIDTH, PAGE_HEIGHT);
    describe(&pdf, result);
    pdf.cairo = cairo_create(pdf.surface);
    for (int i = 0; i < FACE_COUNT; i++) {
        pdf.faces[i] = pango_font_description_from_string(face_names[i]);
    }
    text_report_write(&pdf.writer, result);
    page_end(&pdf);
    for (int i = 0; i < FACE_COUNT; i++) {
        pango_font_description_free(pdf.faces[i]);
    }
    cairo_destroy(pdf.cairo);
    cairo_surface_finish(pdf.surface);
    bool failed = cairo_surface_status(pdf.surface) != CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(pdf.surface);
    return failed ? 0 : pdf.page - 1;
}

__attribute__((visibility("default"))) pdf_entry cxladder_pdf_write;

bool cxladder_pdf_write(const struct result *result,
                        const struct render_options *options, FILE *out) {
    unsigned pages = write_pages(result, options, out, 0);
    return pages && write_pages(result, options, out, pages);
}
