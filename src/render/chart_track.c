// SPDX-License-Identifier: MIT
//
// A ladder as a track, its levels from left to right, as stages are passed.
// Where the titles are too long to stand side by side on a phone, every other
// one stands below its neighbours.

#include "chart.h"
#include "phrases.h"
#include "sentences.h"
#include "text.h"

#include <string.h>

#define RAIL_Y 44
#define SHARE_Y 90
#define TITLE_Y 108
#define TITLE_LINE 16
#define TITLE_LINES 4
#define PHONE_COLUMNS 36 // characters of all titles side by side

struct track {
    const struct ladder_result *result;
    int first, count;
    int columns; // characters of one title
    bool staggered;
};

static int longest_word(const struct ladder *ladder) {
    int longest = 0;
    for (size_t i = 0; i < ladder->level_count; i++) {
        for (const char *at = ladder->levels[i].title; *at;) {
            size_t length = strcspn(at, " -");
            int width = text_width_of(at, length);
            if (width > longest) longest = width;
            at += length + (at[length] != '\0');
        }
    }
    return longest;
}

// A letter or two more than fit look better than a broken word.
static int at_least_word(int columns, int longest, int more) {
    if (longest <= columns) return columns;
    return longest <= columns + more ? longest : columns + more;
}

static struct track track_of(const struct ladder_result *result) {
    int first = ladder_first_shown(result);
    int count = result->ladder->top - first + 1;
    int columns = PHONE_COLUMNS / count, wide = 2 * columns - 1;
    int longest = longest_word(result->ladder);
    bool staggered = longest > columns + 1;
    return (struct track){result, first, count,
                          staggered ? at_least_word(wide, longest, 3)
                                    : at_least_word(columns, longest, 1),
                          staggered};
}

static double track_x(const struct track *track, int level) {
    return 100.0 * (level - track->first + 0.5) / track->count;
}

// --- The rail ---

static void draw_segments(struct chart *chart, const struct track *track) {
    const struct ladder *ladder = track->result->ladder;
    for (int level = track->first; level <= ladder->top; level++) {
        double share = track->result->node.shares[level];
        double step = 100.0 / track->count;
        // What leads to the first of all begins at the edge.
        if (level == track->first) step = step / 2;
        double from = track_x(track, level) - step;
        if (level == ladder->start) continue;
        chart_rect(chart, "track", from, RAIL_Y - 4, step, 8);
        if (share > 0)
            chart_rect(chart, "fill", from, RAIL_Y - 4, step * share, 8);
    }
}

static void draw_bounds(struct chart *chart, const struct track *track) {
    const struct node_result *node = &track->result->node;
    if (!ladder_uncertain(track->result)) return;
    int low = node->level_low < track->first ? track->first : node->level_low;
    double from = track_x(track, low), to = track_x(track, node->level_high);
    chart_span(chart, from, to, RAIL_Y + 26, 5);
}

static void draw_levels(struct chart *chart, const struct track *track) {
    const struct ladder_result *result = track->result;
    const struct node_result *node = &result->node;
    for (int level = track->first; level <= result->ladder->top; level++) {
        double x = track_x(track, level);
        chart_level(chart, result, level, x, RAIL_Y);
        if (level == node->level)
            chart_text(chart, "small here", x, 15, _("here"));
        if (level > result->ladder->start && !isnan(node->shares[level]))
            chart_text(chart, "small share", x, SHARE_Y,
                       phrase_percent_below(chart->arena, node->shares[level],
                                            result->ladder->attain));
    }
}

// --- Titles ---

// Those in the row of [row]: all, or where they are staggered every other one.
static bool is_in_row(const struct track *track, int level, int row) {
    return !track->staggered || (level - track->first) % 2 == row;
}

static const char *title_class(const struct track *track, int level) {
    bool here = track->result->node.level == level;
    bool first = track->staggered && level == track->first;
    bool last = track->staggered && level == track->result->ladder->top;
    if (first) return here ? "small left here" : "small left";
    if (last) return here ? "small end here" : "small end";
    return here ? "small here" : "small";
}

// Draws a row of titles, or only measures; returns where the next begins.
static double draw_titles(struct chart *chart, const struct track *track,
                          int row, double y) {
    struct arena *arena = chart->arena;
    const struct ladder *ladder = track->result->ladder;
    size_t most = 0;
    for (int level = track->first; level <= ladder->top; level++) {
        if (!is_in_row(track, level, row)) continue;
        size_t count;
        const char *title =
            text_visible(arena, ladder_level_title(ladder, level), false);
        struct line *lines = text_wrap(arena, title, track->columns, &count);
        double x = track_x(track, level);
        if (track->staggered && level == track->first) x = 0;
        if (track->staggered && level == ladder->top) x = 100;
        if (count > TITLE_LINES) count = TITLE_LINES;
        if (count > most) most = count;
        for (size_t i = 0; chart->form && i < count; i++)
            chart_text(chart, title_class(track, level), x,
                       y + TITLE_LINE * (double)i,
                       arena_copy(arena, lines[i].start, lines[i].length));
    }
    return y + TITLE_LINE * (double)most + (track->staggered ? 6 : 0);
}

static double draw_rows(struct chart *chart, const struct track *track) {
    double y = TITLE_Y;
    int rows = track->staggered ? 2 : 1;
    for (int row = 0; row < rows; row++)
        y = draw_titles(chart, track, row, y);
    return y;
}

void chart_track(struct chart *chart, const struct ladder_result *ladder) {
    struct track track = track_of(ladder);
    struct chart measure = chart_measure(chart);
    chart_begin(chart,
                &(struct chart_frame){
                    .class = "strip track-picture",
                    .height = floor(draw_rows(&measure, &track)) - 4,
                    .title = ladder->ladder->root.title,
                    .description = ladder_in_words(chart->arena, ladder)});
    draw_segments(chart, &track);
    draw_levels(chart, &track);
    draw_bounds(chart, &track);
    draw_rows(chart, &track);
    chart_end(chart);
}
