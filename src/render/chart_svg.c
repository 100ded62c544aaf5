// SPDX-License-Identifier: MIT
//
// Pictures as SVG inside the page. Colours come from the page's style.

#include "html_page.h"
#include "text.h"

static struct html *html_of(const struct chart *chart) {
    return chart->page;
}

static const char *unit_of(const struct chart *chart) {
    return chart->strip ? "%" : "";
}

static void begin(struct chart *chart, const struct chart_frame *frame) {
    struct html *html = html_of(chart);
    unsigned id = ++html->pictures;
    if (frame->caption) html_markup(html, "<figure>\n");
    html_markup(html, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"%s\" ",
                frame->class);
    if (chart->strip)
        html_markup(html, "width=\"100%%\" height=\"%d\"", (int)frame->height);
    else
        html_markup(html, "viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\"",
                    frame->width, frame->height, frame->width);
    html_markup(html,
                " role=\"img\" aria-labelledby=\"t%u d%u\">\n<title "
                "id=\"t%u\"%s>",
                id, id, id, html->foreign);
    html_text(html, frame->title);
    html_markup(html, "</title>\n<desc id=\"d%u\"%s>", id, html->foreign);
    html_text(html, frame->description);
    html_markup(html, "</desc>\n");
}

static void end(struct chart *chart) {
    struct html *html = html_of(chart);
    html_markup(html, "</svg>\n");
    if (!chart->frame->caption) return;
    html_markup(html, "<figcaption>");
    html_text(html, chart->frame->caption);
    html_markup(html, "</figcaption>\n</figure>\n");
}

static void text(struct chart *chart, const char *class, double x, double y,
                 const char *text) {
    struct html *html = html_of(chart);
    html_markup(html, "<text class=\"%s\" x=\"%.2f%s\" y=\"%.1f\">", class, x,
                unit_of(chart), y);
    html_text(html, text);
    html_markup(html, "</text>\n");
}

static void rect(struct chart *chart, const char *class, double x, double y,
                 double width, double height) {
    const char *unit = unit_of(chart);
    html_markup(html_of(chart),
                "<rect class=\"%s\" x=\"%.2f%s\" y=\"%.1f\" width=\"%.2f%s\" "
                "height=\"%.1f\"/>\n",
                class, x, unit, y, width, unit, height);
}

static void line(struct chart *chart, const char *class, double x1, double y1,
                 double x2, double y2) {
    const char *unit = unit_of(chart);
    html_markup(html_of(chart),
                "<line class=\"%s\" x1=\"%.2f%s\" y1=\"%.1f\" x2=\"%.2f%s\" "
                "y2=\"%.1f\"/>\n",
                class, x1, unit, y1, x2, unit, y2);
}

static void circle(struct chart *chart, const char *class, double x, double y,
                   double radius) {
    html_markup(html_of(chart),
                "<circle class=\"%s\" cx=\"%.2f%s\" cy=\"%.1f\" r=\"%.1f\"/>\n",
                class, x, unit_of(chart), y, radius);
}

static void polygon(struct chart *chart, const char *class,
                    const double *points, size_t count) {
    struct html *html = html_of(chart);
    html_markup(html, "<polygon class=\"%s\" points=\"", class);
    for (size_t i = 0; i < count; i++) {
        html_markup(html, "%s%.1f,%.1f", i ? " " : "", points[2 * i],
                    points[2 * i + 1]);
    }
    html_markup(html, "\"/>\n");
}

static void mark(struct chart *chart, enum chart_shape shape, double x,
                 double y, size_t number) {
    static const char *const shapes[] = {
        [CHART_FULL] = "<circle class=\"mark now\" r=\"11\"/>",
        [CHART_DIAMOND] =
            "<polygon class=\"mark\" points=\"0,-14 14,0 0,14 -14,0\"/>",
        [CHART_EMPTY] = "<circle class=\"mark\" r=\"11\"/>",
    };
    html_markup(html_of(chart),
                "<svg class=\"coin\" x=\"%.2f%s\" y=\"%.1f\">%s<text "
                "class=\"in%s\" y=\"4\">%zu</text></svg>\n",
                x, unit_of(chart), y, shapes[shape],
                shape == CHART_FULL ? " on" : "", number);
}

static const struct chart_form svg_form = {
    begin, end, text, rect, line, circle, polygon, mark,
};

struct chart html_chart(struct html *html) {
    return (struct chart){
        .form = &svg_form, .page = html, .arena = html->arena};
}
