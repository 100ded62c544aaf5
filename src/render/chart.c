// SPDX-License-Identifier: MIT

#include "chart.h"

#include "text.h"

struct chart chart_measure(const struct chart *chart) {
    return (struct chart){.arena = chart->arena, .strip = chart->strip};
}

void chart_begin(struct chart *chart, const struct chart_frame *frame) {
    chart->strip = frame->width <= 0;
    chart->frame = frame;
    if (chart->form) chart->form->begin(chart, frame);
}

void chart_end(struct chart *chart) {
    if (chart->form) chart->form->end(chart);
}

void chart_text(struct chart *chart, const char *class, double x, double y,
                const char *text) {
    if (chart->form) chart->form->text(chart, class, x, y, text);
}

void chart_rect(struct chart *chart, const char *class, double x, double y,
                double width, double height) {
    if (chart->form) chart->form->rect(chart, class, x, y, width, height);
}

void chart_line(struct chart *chart, const char *class, double x1, double y1,
                double x2, double y2) {
    if (chart->form) chart->form->line(chart, class, x1, y1, x2, y2);
}

void chart_circle(struct chart *chart, const char *class, double x, double y,
                  double radius) {
    if (chart->form) chart->form->circle(chart, class, x, y, radius);
}

void chart_polygon(struct chart *chart, const char *class, const double *points,
                   size_t count) {
    if (chart->form) chart->form->polygon(chart, class, points, count);
}

void chart_mark(struct chart *chart, enum chart_shape shape, double x, double y,
                size_t number) {
    if (chart->form) chart->form->mark(chart, shape, x, y, number);
}

#define LABEL_COLUMNS 38
#define LABEL_LINES 3
#define LABEL_LINE 17.0
#define BAR 12.0
#define ROW_GAP 12.0

double chart_bar(struct chart *chart, double y, const char *label,
                 const char *value, double share) {
    struct arena *arena = chart->arena;
    size_t count;
    struct line *lines = text_wrap(arena, text_visible(arena, label, false),
                                   LABEL_COLUMNS, &count);
    if (count > LABEL_LINES) count = LABEL_LINES;
    double bar = y + LABEL_LINE * (double)count + 5;
    for (size_t i = 0; i < count; i++)
        chart_text(chart, "label", 0, y + 15 + LABEL_LINE * (double)i,
                   arena_copy(arena, lines[i].start, lines[i].length));
    chart_text(chart, "value end", 100, bar - 7, value);
    chart_rect(chart, isnan(share) ? "track unknown" : "track", 0, bar, 100,
               BAR);
    if (share > 0) chart_rect(chart, "fill", 0, bar, 100 * share, BAR);
    return bar + BAR + ROW_GAP;
}

void chart_span(struct chart *chart, double from, double to, double y,
                double half) {
    chart_line(chart, "bound", from, y, to, y);
    chart_line(chart, "bound", from, y - half, from, y + half);
    chart_line(chart, "bound", to, y - half, to, y + half);
}
