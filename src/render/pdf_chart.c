// SPDX-License-Identifier: MIT
//
// Pictures on paper. What the words of a class look like is what the page's
// style (html_style.c) makes of them, in its colours for print.

#include "pdf_page.h"
#include "text.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// --- Looks ---

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

// 0xRRGGBB, or nothing.
#define NO_COLOUR (-1)
#define INK 0x17202b
#define SOFT 0x3f4b58
#define LINE 0xcfd6de
#define EDGE 0x74828f
#define BLUE 0x1b5e9e
#define PAPER 0xffffff
#define TRACK 0xe9edf2
#define ORANGE 0xa34a08

struct look {
    int fill, stroke, letters;
    double opacity; // of the fill
    double line;    // pixels
    double size;    // of letters, in pixels
    bool bold, dashed;
    enum anchor anchor;
};

static const struct look plain = {NO_COLOUR, NO_COLOUR, INK,   1,           1,
                                  15,        false,     false, ANCHOR_START};

// What a word of a class changes.
enum part {
    FILL = 1,
    STROKE = 2,
    WIDTH = 4,
    LETTERS = 8,
    SIZE = 16,
    BOLD = 32,
    ANCHOR = 64,
    DASHED = 128,
};
#define SHEER 0.22 // of an area that lets the grid through

static const struct {
    const char *word;
    unsigned parts;
    struct look look;
} words[] = {
    {"track", FILL | STROKE, {.fill = TRACK, .stroke = EDGE}},
    {"unknown", DASHED, {.dashed = true}},
    {"fill", FILL, {.fill = BLUE}},
    {"need", STROKE | WIDTH, {.stroke = ORANGE, .line = 3}},
    {"bound", STROKE | WIDTH, {.stroke = ORANGE, .line = 2}},
    {"way", STROKE | WIDTH, {.stroke = BLUE, .line = 2.5}},
    {"rail", STROKE | WIDTH, {.stroke = EDGE, .line = 2}},
    {"grid", STROKE, {.stroke = LINE}},
    {"frame", STROKE, {.stroke = EDGE}},
    {"scale", STROKE, {.stroke = EDGE}},
    {"node", FILL | STROKE | WIDTH, {.fill = PAPER, .stroke = EDGE, .line = 2}},
    {"reached", FILL | STROKE, {.fill = BLUE, .stroke = BLUE}},
    {"ring",
     FILL | STROKE | WIDTH,
     {.fill = PAPER, .stroke = BLUE, .line = 2.5}},
    {"area",
     FILL | STROKE | WIDTH,
     {.fill = BLUE, .stroke = BLUE, .line = 2.5}},
    {"dot", FILL, {.fill = BLUE}},
    {"mark", FILL | STROKE | WIDTH, {.fill = PAPER, .stroke = BLUE, .line = 2}},
    {"now", FILL, {.fill = BLUE}},
    {"label", 0, {0}},
    {"value", BOLD, {.bold = true}},
    {"number",
     ANCHOR | BOLD | SIZE,
     {.anchor = ANCHOR_MIDDLE, .bold = true, .size = 14}},
    {"on", LETTERS, {.letters = PAPER}},
    {"small",
     ANCHOR | SIZE | LETTERS,
     {.anchor = ANCHOR_MIDDLE, .size = 13, .letters = SOFT}},
    {"share", BOLD | LETTERS, {.bold = true, .letters = INK}},
    {"left", ANCHOR, {.anchor = ANCHOR_START}},
    {"end", ANCHOR, {.anchor = ANCHOR_END}},
    {"here", BOLD | LETTERS, {.bold = true, .letters = BLUE}},
    {"tick", SIZE | LETTERS, {.size = 12, .letters = SOFT}},
    {"axis",
     ANCHOR | SIZE | BOLD,
     {.anchor = ANCHOR_MIDDLE, .size = 14, .bold = true}},
    {"in",
     ANCHOR | SIZE | BOLD,
     {.anchor = ANCHOR_MIDDLE, .size = 12, .bold = true}},
};

static void apply(struct look *look, unsigned parts, const struct look *by) {
    if (parts & FILL) look->fill = by->fill;
    if (parts & STROKE) look->stroke = by->stroke;
    if (parts & WIDTH) look->line = by->line;
    if (parts & LETTERS) look->letters = by->letters;
    if (parts & SIZE) look->size = by->size;
    if (parts & BOLD) look->bold = by->bold;
    if (parts & ANCHOR) look->anchor = by->anchor;
    if (parts & DASHED) look->dashed = by->dashed;
}

static bool is_word(const char *class, size_t length, const char *word) {
    return strlen(word) == length && memcmp(class, word, length) == 0;
}

// Every word is known: one that only the page knows would not show here.
static struct look look_of(const char *class) {
    struct look look = plain;
    while (*class) {
        size_t length = strcspn(class, " "), i = 0;
        while (i < COUNT_OF(words) && !is_word(class, length, words[i].word)) {
            i++;
        }
        assert(i < COUNT_OF(words));
        apply(&look, words[i].parts, &words[i].look);
        if (is_word(class, length, "area")) look.opacity = SHEER;
        class += length;
        class += *class == ' ';
    }
    return look;
}

// --- Places ---

static struct pdf *sheet_of(const struct chart *chart) {
    return chart->page;
}

static double across(const struct chart *chart, double x) {
    const struct pdf *pdf = sheet_of(chart);
    return chart->strip ? x / 100 * pdf->picture.width : x * pdf->picture.scale;
}

static double sheet_x(const struct chart *chart, double x) {
    return sheet_of(chart)->picture.x + across(chart, x);
}

static double down(const struct chart *chart, double y) {
    return y * sheet_of(chart)->picture.scale;
}

static double sheet_y(const struct chart *chart, double y) {
    return sheet_of(chart)->picture.y + down(chart, y);
}

// --- Strokes ---

static void set_colour(cairo_t *cairo, int colour, double opacity) {
    cairo_set_source_rgba(cairo, ((colour >> 16) & 0xff) / 255.0,
                          ((colour >> 8) & 0xff) / 255.0,
                          (colour & 0xff) / 255.0, opacity);
}

// Fills and strokes the path.
static void paint(const struct chart *chart, const char *class) {
    cairo_t *cairo = sheet_of(chart)->cairo;
    struct look look = look_of(class);
    double pixel = sheet_of(chart)->picture.scale;
    if (look.fill != NO_COLOUR) {
        set_colour(cairo, look.fill, look.opacity);
        cairo_fill_preserve(cairo);
    }
    if (look.stroke != NO_COLOUR) {
        set_colour(cairo, look.stroke, 1);
        cairo_set_line_width(cairo, look.line * pixel);
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
        if (look.dashed)
            cairo_set_dash(cairo, (double[]){4 * pixel, 3 * pixel}, 2, 0);
        cairo_stroke_preserve(cairo);
        cairo_set_dash(cairo, NULL, 0, 0);
    }
    cairo_new_path(cairo);
    set_colour(cairo, 0, 1);
}

// --- The form ---

static PangoLayout *caption_of(struct pdf *pdf, const char *caption) {
    return page_layout(pdf, FACE_SMALL, page_room(pdf), caption);
}

// The picture and its caption stay together; what is higher than a page is
// made smaller.
static void begin(struct chart *chart, const struct chart_frame *frame) {
    struct pdf *pdf = sheet_of(chart);
    double scale =
        PICTURE_SCALE * pdf->scale * (page_has_columns(pdf) ? 0.9 : 1);
    double below = 6 * pdf->scale;
    if (frame->caption) {
        PangoLayout *caption = caption_of(pdf, frame->caption);
        below += layout_height(caption) + 4;
        g_object_unref(caption);
    }
    double most = page_whole() - below;
    if (frame->height * scale > most) scale = most / frame->height;
    if (frame->width * scale > page_room(pdf))
        scale = page_room(pdf) / frame->width;
    page_need(pdf, fmax(frame->height * scale, pdf->picture.least) + below);
    double left = frame->left * scale;
    pdf->picture.scale = scale;
    pdf->picture.x = page_left(pdf) + left;
    pdf->picture.y = pdf->y;
    pdf->picture.width =
        chart->strip ? page_room(pdf) - left : frame->width * scale;
}

static void end(struct chart *chart) {
    struct pdf *pdf = sheet_of(chart);
    pdf->y += chart->frame->height * pdf->picture.scale + 6 * pdf->scale;
    if (!chart->frame->caption) return;
    page_layout_put(pdf, 0, caption_of(pdf, chart->frame->caption));
    pdf->y += 4;
}

static void text(struct chart *chart, const char *class, double x, double y,
                 const char *text) {
    struct pdf *pdf = sheet_of(chart);
    struct look look = look_of(class);
    PangoLayout *layout = pango_cairo_create_layout(pdf->cairo);
    PangoFontDescription *face = pango_font_description_copy(
        pdf->faces[0][look.bold ? FACE_BOLD : FACE_TEXT]);
    pango_font_description_set_size(
        face, (int)(look.size * pdf->picture.scale * PANGO_SCALE));
    pango_layout_set_font_description(layout, face);
    pango_font_description_free(face);
    pango_layout_set_text(layout, text_visible(chart->arena, text, false), -1);
    int width;
    pango_layout_get_size(layout, &width, NULL);
    double wide = (double)width / PANGO_SCALE;
    double before = look.anchor == ANCHOR_START    ? 0
                    : look.anchor == ANCHOR_MIDDLE ? wide / 2
                                                   : wide;
    double ascent = (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
    set_colour(pdf->cairo, look.letters, 1);
    page_layout_at(pdf, sheet_x(chart, x) - before, sheet_y(chart, y) - ascent,
                   layout);
    set_colour(pdf->cairo, 0, 1);
}

static void rect(struct chart *chart, const char *class, double x, double y,
                 double width, double height) {
    cairo_new_path(sheet_of(chart)->cairo);
    cairo_rectangle(sheet_of(chart)->cairo, sheet_x(chart, x),
                    sheet_y(chart, y), across(chart, width),
                    down(chart, height));
    paint(chart, class);
}

static void line(struct chart *chart, const char *class, double x1, double y1,
                 double x2, double y2) {
    cairo_t *cairo = sheet_of(chart)->cairo;
    cairo_new_path(cairo);
    cairo_move_to(cairo, sheet_x(chart, x1), sheet_y(chart, y1));
    cairo_line_to(cairo, sheet_x(chart, x2), sheet_y(chart, y2));
    paint(chart, class);
}

static void circle(struct chart *chart, const char *class, double x, double y,
                   double radius) {
    cairo_new_path(sheet_of(chart)->cairo);
    cairo_arc(sheet_of(chart)->cairo, sheet_x(chart, x), sheet_y(chart, y),
              down(chart, radius), 0, 2 * G_PI);
    paint(chart, class);
}

static void polygon(struct chart *chart, const char *class,
                    const double *points, size_t count) {
    cairo_t *cairo = sheet_of(chart)->cairo;
    cairo_new_path(cairo);
    for (size_t i = 0; i < count; i++)
        cairo_line_to(cairo, sheet_x(chart, points[2 * i]),
                      sheet_y(chart, points[2 * i + 1]));
    cairo_close_path(cairo);
    paint(chart, class);
}

#define COIN 11.0
#define DIAMOND 14.0

static void mark(struct chart *chart, enum chart_shape shape, double x,
                 double y, size_t number) {
    cairo_t *cairo = sheet_of(chart)->cairo;
    double middle = sheet_x(chart, x), height = sheet_y(chart, y);
    double tip = down(chart, DIAMOND);
    cairo_new_path(cairo);
    if (shape == CHART_DIAMOND) {
        cairo_move_to(cairo, middle, height - tip);
        cairo_line_to(cairo, middle + tip, height);
        cairo_line_to(cairo, middle, height + tip);
        cairo_line_to(cairo, middle - tip, height);
        cairo_close_path(cairo);
    } else {
        cairo_arc(cairo, middle, height, down(chart, COIN), 0, 2 * G_PI);
    }
    paint(chart, shape == CHART_FULL ? "mark now" : "mark");
    text(chart, shape == CHART_FULL ? "in on" : "in", x, y + 4,
         arena_printf(chart->arena, "%zu", number));
}

static const struct chart_form paper_form = {
    begin, end, text, rect, line, circle, polygon, mark,
};

struct chart page_chart(struct pdf *pdf) {
    return (struct chart){
        .form = &paper_form, .page = pdf, .arena = pdf->writer.arena};
}
