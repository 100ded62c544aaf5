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

void svg_bar(struct svg *svg, double y, const char *label, const char *value,
             double share) {
    svg_text(svg, "label", 0, y + 15,
             text_clip(svg->html->arena, label, 40, text_ascii()));
    svg_text(svg, "value end", 100, y + 15, value);
    svg_rect(svg, isnan(share) ? "track unknown" : "track", 0, y + 22, 100, 12);
    if (share > 0) svg_rect(svg, "fill", 0, y + 22, 100 * share, 12);
}
