// SPDX-License-Identifier: MIT
//
// What each recommendation brings against what it takes: effort classes across,
// the rise of the score upwards.

#include "phrases.h"
#include "svg.h"
#include "text.h"

#define WIDTH 380
#define HEIGHT 300
#define LEFT 46.0
#define RIGHT 374.0
#define TOP 16.0
#define BOTTOM 244.0
#define CLASSES 5
#define MOST 40
#define NEAR 23.0 // pixels between two marks

struct mark {
    const struct recommendation_result *advice;
    size_t position;
    double x, y;
};

static double rise_of(const struct recommendation_result *advice) {
    return advice->score_after - advice->score_before;
}

static double class_x(double class) {
    return LEFT + (RIGHT - LEFT) * (class - 0.5) / CLASSES;
}

static size_t marks_of(const struct html *html,
                       const struct ladder_result *ladder, struct mark *marks) {
    size_t count = 0;
    for (size_t i = 0; i < ladder->recommendation_count && count < MOST; i++) {
        const struct recommendation_result *advice =
            &ladder->recommendations[i];
        size_t position = html->positions[advice->recommendation->index];
        if (advice->rank && position && !isnan(rise_of(advice)))
            marks[count++] = (struct mark){advice, position, 0, 0};
    }
    return count;
}

static bool is_free(const struct mark *marks, size_t count, double x,
                    double y) {
    for (size_t i = 0; i < count; i++) {
        if (fabs(marks[i].x - x) < NEAR && fabs(marks[i].y - y) < NEAR)
            return false;
    }
    return true;
}

// Beside its place where another mark stands there already, but inside its
// class; above others where that is full.
static void place(struct mark *marks, size_t index, double highest) {
    static const double aside[] = {0, -1, 1};
    struct mark *mark = &marks[index];
    double middle = class_x(mark->advice->recommendation->effort);
    double part = highest > 0 ? rise_of(mark->advice) / highest : 0;
    mark->y = BOTTOM - 14 - (BOTTOM - TOP - 28) * part;
    for (int row = 0; row < 8; row++) {
        double y = mark->y - row * (NEAR + 1);
        for (size_t i = 0; i < COUNT_OF(aside) && y > TOP; i++) {
            mark->x = middle + aside[i] * (NEAR + 1) * 0.9;
            if (is_free(marks, index, mark->x, y)) {
                mark->y = y;
                return;
            }
        }
    }
}

static void draw_frame(struct svg *svg) {
    struct arena *arena = svg->html->arena;
    svg_rect(svg, "frame", LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP);
    for (int class = 1; class <= CLASSES; class ++) {
        struct line *lines;
        size_t count;
        if (class > 1)
            svg_line(svg, "grid", class_x(class - 0.5), TOP,
                     class_x(class - 0.5), BOTTOM);
        lines = text_wrap(arena, sentence_effort(class), 10, &count);
        for (size_t i = 0; i < count && i < 2; i++)
            svg_text(svg, "small", class_x(class),
                     BOTTOM + 17 + 14.0 * (double)i,
                     arena_copy(arena, lines[i].start, lines[i].length));
    }
    svg_text(svg, "small", class_x(3), HEIGHT - 6, _("effort"));
    html_markup(svg->html, "<g transform=\"rotate(-90)\">\n");
    svg_text(svg, "small", -(TOP + BOTTOM) / 2, 14, _("what the score gains"));
    html_markup(svg->html, "</g>\n");
}

static void draw_scale(struct svg *svg, double highest) {
    if (!(highest > 0)) return;
    svg_text(svg, "tick end", LEFT - 6, TOP + 18,
             phrase_number(svg->html->arena, highest, 2));
    svg_text(svg, "tick end", LEFT - 6, BOTTOM - 10,
             phrase_number(svg->html->arena, 0, 0));
}

static void draw_mark(struct svg *svg, const struct mark *mark) {
    double x = mark->x, y = mark->y;
    const char *number = arena_printf(svg->html->arena, "%zu", mark->position);
    bool now = mark->advice->band == ADVICE_NOW;
    if (mark->advice->band == ADVICE_NEXT) {
        double points[] = {x, y - 13, x + 13, y, x, y + 13, x - 13, y};
        svg_polygon(svg, "mark next", points, 4);
    } else {
        svg_circle(svg, now ? "mark now" : "mark later", x, y, 11);
    }
    svg_text(svg, now ? "in on" : "in", x, y + 4, number);
}

static const char *describe(struct arena *arena, const struct mark *marks,
                            size_t count) {
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        const struct recommendation_result *advice = marks[i].advice;
        text =
            arena_printf(arena, _("%s%zu. %s: effort %s, the score gains %s. "),
                         text, marks[i].position, advice->recommendation->title,
                         sentence_effort(advice->recommendation->effort),
                         phrase_number(arena, rise_of(advice), 2));
    }
    return text;
}

void svg_effort(struct html *html, const struct ladder_result *ladder) {
    struct mark marks[MOST];
    size_t count = marks_of(html, ladder, marks);
    double highest = 0;
    if (count < 2) return;
    for (size_t i = 0; i < count; i++) {
        if (rise_of(marks[i].advice) > highest)
            highest = rise_of(marks[i].advice);
    }
    html_markup(html, "<figure>\n");
    struct svg svg = svg_box(html, "box effort", WIDTH, HEIGHT,
                             arena_printf(html->arena,
                                          _("%s: what it brings, and what it "
                                            "takes"),
                                          ladder->ladder->root.title),
                             describe(html->arena, marks, count));
    draw_frame(&svg);
    draw_scale(&svg, highest);
    for (size_t i = 0; i < count; i++)
        place(marks, i, highest);
    for (size_t i = 0; i < count; i++)
        draw_mark(&svg, &marks[i]);
    svg_end(&svg);
    html_markup(html, "<figcaption>");
    html_text(html, arena_printf(html->arena,
                                 _("%s: what each recommendation adds to the "
                                   "score at its turn, against its effort. "
                                   "Numbers as in the list; filled circles: "
                                   "now, diamonds: next, open circles: later."),
                                 ladder->ladder->root.title));
    html_markup(html, "</figcaption>\n</figure>\n");
}
