// SPDX-License-Identifier: MIT
//
// What each recommendation brings against what it takes: effort classes across,
// the rise of the score upwards. Marks that would cover each other on a phone
// stand side by side.

#include "chart.h"
#include "phrases.h"
#include "sentences.h"
#include "text.h"

#define HEIGHT 340
#define TOP 26.0
#define BOTTOM 290.0
#define CLASSES 5
#define WIDE (100.0 / CLASSES)
#define MOST 40
#define NEAR_X 7.0  // percent: 23 pixels on the narrowest page
#define NEAR_Y 24.0 // pixels

struct mark {
    const struct recommendation_result *advice;
    size_t position;
    double x, y;
};

static double rise_of(const struct recommendation_result *advice) {
    return advice->score_after - advice->score_before;
}

static size_t marks_of(const size_t *positions,
                       const struct ladder_result *ladder, struct mark *marks) {
    size_t count = 0;
    for (size_t i = 0; i < ladder->recommendation_count && count < MOST; i++) {
        const struct recommendation_result *advice =
            &ladder->recommendations[i];
        size_t position = positions[advice->recommendation->index];
        if (advice->rank && position && !isnan(rise_of(advice)))
            marks[count++] = (struct mark){advice, position, 0, 0};
    }
    return count;
}

static double highest_of(const struct mark *marks, size_t count) {
    double highest = 0;
    for (size_t i = 0; i < count; i++) {
        if (rise_of(marks[i].advice) > highest)
            highest = rise_of(marks[i].advice);
    }
    return highest;
}

static bool is_free(const struct mark *marks, size_t count, double x,
                    double y) {
    for (size_t i = 0; i < count; i++) {
        if (fabs(marks[i].x - x) < NEAR_X - 0.1 &&
            fabs(marks[i].y - y) < NEAR_Y - 0.1)
            return false;
    }
    return true;
}

// At its place; where another mark stands there, beside it in the column of its
// class, and where that is full, above or below.
static void place(struct mark *marks, size_t index, double highest) {
    static const double aside[] = {0, -NEAR_X, NEAR_X};
    struct mark *mark = &marks[index];
    double middle = WIDE * (mark->advice->recommendation->effort - 0.5);
    double part = highest > 0 ? rise_of(mark->advice) / highest : 0;
    double y = BOTTOM - 18 - (BOTTOM - TOP - 36) * part;
    mark->x = middle;
    mark->y = y;
    for (int step = 0; step < 24; step++) {
        int half_steps = (step + 1) / 2;
        double shift = NEAR_Y / 2 * (step % 2 ? -half_steps : half_steps);
        if (y + shift < TOP + 14 || y + shift > BOTTOM - 14) continue;
        for (size_t i = 0; i < COUNT_OF(aside); i++) {
            if (!is_free(marks, index, middle + aside[i], y + shift)) continue;
            mark->x = middle + aside[i];
            mark->y = y + shift;
            return;
        }
    }
}

static void draw_frame(struct chart *chart, double highest) {
    struct arena *arena = chart->arena;
    chart_text(chart, "small left", 0, 15,
               highest > 0
                   ? arena_printf(arena, _("what the score gains, up to %s"),
                                  phrase_number(arena, highest, 2))
                   : _("what the score gains"));
    chart_rect(chart, "frame", 0, TOP, 100, BOTTOM - TOP);
    for (int class = 1; class <= CLASSES; class ++) {
        size_t count;
        struct line *lines = text_wrap(arena, effort_word(class), 9, &count);
        if (class > 1)
            chart_line(chart, "grid", WIDE * (class - 1), TOP,
                       WIDE * (class - 1), BOTTOM);
        for (size_t i = 0; i < count && i < 3; i++)
            chart_text(chart, "small", WIDE * (class - 0.5),
                       BOTTOM + 17 + 15.0 * (double)i,
                       arena_copy(arena, lines[i].start, lines[i].length));
    }
}

static enum chart_shape look_of(enum band_of_advice band) {
    return band == ADVICE_NOW    ? CHART_FULL
           : band == ADVICE_NEXT ? CHART_DIAMOND
                                 : CHART_EMPTY;
}

static const char *describe(struct arena *arena, const struct mark *marks,
                            size_t count) {
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        const struct recommendation_result *advice = marks[i].advice;
        text =
            arena_printf(arena, _("%s%zu. %s: effort %s, the score gains %s. "),
                         text, marks[i].position, advice->recommendation->title,
                         effort_word(advice->recommendation->effort),
                         phrase_number(arena, rise_of(advice), 2));
    }
    return text;
}

void chart_effort(struct chart *chart, const struct ladder_result *ladder,
                  const size_t *positions) {
    struct mark marks[MOST];
    struct arena *arena = chart->arena;
    size_t count = marks_of(positions, ladder, marks);
    double highest = highest_of(marks, count);
    const char *title = ladder->ladder->root.title;
    if (count < 2) return;
    for (size_t i = 0; i < count; i++)
        place(marks, i, highest);
    chart_begin(
        chart,
        &(struct chart_frame){
            .class = "strip effort",
            .height = HEIGHT,
            .title = arena_printf(
                arena, _("%s: what it brings, and what it takes"), title),
            .description = describe(arena, marks, count),
            .caption = arena_printf(
                arena,
                _("%s: what each recommendation adds to the score "
                  "at its turn, upwards, against its effort, across. "
                  "The numbers are those of the list; filled "
                  "circles stand for now, diamonds for next, empty "
                  "circles for later. Marks that would cover each "
                  "other are moved apart."),
                title)});
    draw_frame(chart, highest);
    for (size_t i = 0; i < count; i++)
        chart_mark(chart, look_of(marks[i].advice->band), marks[i].x,
                   marks[i].y, marks[i].position);
    chart_end(chart);
}
