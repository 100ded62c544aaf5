// SPDX-License-Identifier: MIT
//
// The score of a ladder from one assessment to the next, as a line over its
// levels.

#include "chart.h"
#include "phrases.h"
#include "text.h"

#include <math.h>
#include <string.h>

#define TOP 24.0
#define LEVEL_STEP 38.0
#define LEFT 12.0  // percent: the first point
#define RIGHT 88.0 // the last
#define DATES 4    // as many as stand side by side on a phone
#define COLUMNS 11 // of one of them

struct trend {
    const struct comparison *comparison;
    const struct ladder *ladder;
};

static double bottom_of(const struct trend *trend) {
    return TOP + LEVEL_STEP * (trend->ladder->top - trend->ladder->start);
}

static double trend_x(const struct trend *trend, size_t unit) {
    double steps = (double)(trend->comparison->count - 1);
    return LEFT + (RIGHT - LEFT) * (double)unit / steps;
}

static double trend_y(const struct trend *trend, double score) {
    return bottom_of(trend) - LEVEL_STEP * (score - trend->ladder->start);
}

static double score_of(const struct trend *trend, size_t unit) {
    const struct result *result = trend->comparison->units[unit].result;
    return result->ladders[trend->ladder->index].node.score;
}

static const char *name_of(struct arena *arena, const struct unit *unit) {
    return unit->date ? text_date(arena, unit->date) : unit->name;
}

// There may be thousands: they are put together once, not one by one.
static const char *describe(struct arena *arena, const struct trend *trend) {
    size_t count = trend->comparison->count, room = 1, length = 0;
    const char **parts = ARENA_ARRAY(arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        double score = score_of(trend, i);
        parts[i] = arena_printf(arena, "%s%s: %s", i ? "; " : "",
                                name_of(arena, &trend->comparison->units[i]),
                                isnan(score) ? _("open")
                                             : phrase_number(arena, score, 1));
        room += strlen(parts[i]);
    }
    char *words = ARENA_ARRAY(arena, char, room);
    for (size_t i = 0; i < count; i++) {
        size_t size = strlen(parts[i]);
        memcpy(words + length, parts[i], size);
        length += size;
    }
    return words;
}

static void draw_levels(struct chart *chart, const struct trend *trend) {
    for (int level = trend->ladder->start; level <= trend->ladder->top;
         level++) {
        double y = trend_y(trend, level);
        chart_line(chart, "grid", 5, y, 100, y);
        chart_text(chart, "small left", 0, y + 4,
                   arena_printf(chart->arena, "%d", level));
    }
}

// Whether there is room for its date below: the last always has one.
static bool has_date(const struct trend *trend, size_t unit) {
    size_t count = trend->comparison->count;
    size_t step = (count + DATES - 1) / DATES;
    return (count - 1 - unit) % step == 0;
}

static void draw_unit(struct chart *chart, const struct trend *trend,
                      size_t unit) {
    double score = score_of(trend, unit), x = trend_x(trend, unit);
    if (has_date(trend, unit))
        chart_text(
            chart, "small", x, bottom_of(trend) + 22,
            text_clip(chart->arena,
                      name_of(chart->arena, &trend->comparison->units[unit]),
                      COLUMNS, text_ascii()));
    if (isnan(score)) return;
    chart_circle(chart, "dot", x, trend_y(trend, score), 5);
    chart_text(chart, "small share", x, trend_y(trend, score) - 10,
               phrase_number(chart->arena, score, 1));
}

// Across what is not known, too: the line then leads to the next that is.
static void draw_line(struct chart *chart, const struct trend *trend) {
    size_t before = trend->comparison->count;
    for (size_t i = 0; i < trend->comparison->count; i++) {
        if (isnan(score_of(trend, i))) continue;
        if (before < trend->comparison->count)
            chart_line(chart, "way", trend_x(trend, before),
                       trend_y(trend, score_of(trend, before)),
                       trend_x(trend, i), trend_y(trend, score_of(trend, i)));
        before = i;
    }
}

void chart_trend(struct chart *chart, const struct comparison *comparison,
                 const struct ladder *ladder) {
    struct trend trend = {comparison, ladder};
    if (comparison->count < 2) return;
    chart_begin(chart, &(struct chart_frame){
                           .class = "strip trend",
                           .height = bottom_of(&trend) + 30,
                           .title = arena_printf(chart->arena,
                                                 _("%s: the score over time"),
                                                 ladder->root.title),
                           .description = describe(chart->arena, &trend)});
    draw_levels(chart, &trend);
    draw_line(chart, &trend);
    for (size_t i = 0; i < comparison->count; i++)
        draw_unit(chart, &trend, i);
    chart_end(chart);
}
