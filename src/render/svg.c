// SPDX-License-Identifier: MIT

#include "svg.h"

#include "text.h"

// [size] holds the attributes that make it a strip or a box.
static struct svg begin(struct html *html, const char *unit, const char *class,
                        const char *size, const char *title,
                        const char *description) {
    unsigned id = ++html->pictures;
    html_markup(html,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"%s\" %s "
                "role=\"img\" aria-labelledby=\"t%u d%u\">\n<title "
                "id=\"t%u\"%s>",
                class, size, id, id, id, html->foreign);
    html_text(html, title);
    html_markup(html, "</title>\n<desc id=\"d%u\"%s>", id, html->foreign);
    html_text(html, description);
    html_markup(html, "</desc>\n");
    return (struct svg){html, unit};
}

struct svg svg_strip(struct html *html, const char *class, int height,
                     const char *title, const char *description) {
    return begin(
        html, "%", class,
        arena_printf(html->arena, "width=\"100%%\" height=\"%d\"", height),
        title, description);
}

struct svg svg_box(struct html *html, const char *class, int width, int height,
                   const char *title, const char *description) {
    return begin(html, "", class,
                 arena_printf(html->arena, "viewBox=\"0 0 %d %d\" width=\"%d\"",
                              width, height, width),
                 title, description);
}

void svg_end(struct svg *svg) {
    html_markup(svg->html, "</svg>\n");
}

void svg_text(struct svg *svg, const char *class, double x, double y,
              const char *text) {
    html_markup(svg->html, "<text class=\"%s\" x=\"%.2f%s\" y=\"%.1f\">", class,
                x, svg->unit, y);
    html_text(svg->html, text);
    html_markup(svg->html, "</text>\n");
}

void svg_rect(struct svg *svg, const char *class, double x, double y,
              double width, double height) {
    html_markup(svg->html,
                "<rect class=\"%s\" x=\"%.2f%s\" y=\"%.1f\" width=\"%.2f%s\" "
                "height=\"%.1f\"/>\n",
                class, x, svg->unit, y, width, svg->unit, height);
}

void svg_line(struct svg *svg, const char *class, double x1, double y1,
              double x2, double y2) {
    html_markup(svg->html,
                "<line class=\"%s\" x1=\"%.2f%s\" y1=\"%.1f\" x2=\"%.2f%s\" "
                "y2=\"%.1f\"/>\n",
                class, x1, svg->unit, y1, x2, svg->unit, y2);
}

void svg_circle(struct svg *svg, const char *class, double x, double y,
                double radius) {
    html_markup(svg->html,
                "<circle class=\"%s\" cx=\"%.2f%s\" cy=\"%.1f\" r=\"%.1f\"/>\n",
                class, x, svg->unit, y, radius);
}

void svg_polygon(struct svg *svg, const char *class, const double *points,
                 size_t count) {
    html_markup(svg->html, "<polygon class=\"%s\" points=\"", class);
    for (size_t i = 0; i < count; i++) {
        html_markup(svg->html, "%s%.1f,%.1f", i ? " " : "", points[2 * i],
                    points[2 * i + 1]);
    }
    html_markup(svg->html, "\"/>\n");
}

#define LABEL_COLUMNS 38
#define LABEL_LINES 3
#define LABEL_LINE 17.0
#define BAR 12.0
#define ROW_GAP 12.0

double svg_bar(struct svg *svg, double y, const char *label, const char *value,
               double share) {
    struct arena *arena = svg->html->arena;
    size_t count;
    struct line *lines = text_wrap(arena, text_visible(arena, label, false),
                                   LABEL_COLUMNS, &count);
    if (count > LABEL_LINES) count = LABEL_LINES;
    double bar = y + LABEL_LINE * (double)count + 5;
    if (!svg->unit) return bar + BAR + ROW_GAP;
    for (size_t i = 0; i < count; i++)
        svg_text(svg, "label", 0, y + 15 + LABEL_LINE * (double)i,
                 arena_copy(arena, lines[i].start, lines[i].length));
    svg_text(svg, "value end", 100, bar - 7, value);
    svg_rect(svg, isnan(share) ? "track unknown" : "track", 0, bar, 100, BAR);
    if (share > 0) svg_rect(svg, "fill", 0, bar, 100 * share, BAR);
    return bar + BAR + ROW_GAP;
}

void svg_mark(struct svg *svg, enum svg_mark mark, double x, double y,
              size_t number) {
    static const char *const shapes[] = {
        [MARK_FULL] = "<circle class=\"mark now\" r=\"11\"/>",
        [MARK_DIAMOND] =
            "<polygon class=\"mark\" points=\"0,-14 14,0 0,14 -14,0\"/>",
        [MARK_EMPTY] = "<circle class=\"mark\" r=\"11\"/>",
    };
    html_markup(svg->html,
                "<svg class=\"coin\" x=\"%.2f%s\" y=\"%.1f\">%s<text "
                "class=\"in%s\" y=\"4\">%zu</text></svg>\n",
                x, svg->unit, y, shapes[mark], mark == MARK_FULL ? " on" : "",
                number);
}
