// SPDX-License-Identifier: MIT
//
// A ladder as a picture, its levels from top to bottom.

#include "chart.h"
#include "phrases.h"
#include "sentences.h"
#include "text.h"

// --- In words ---

static const char *rung_words(struct arena *arena,
                              const struct ladder_result *result, int level) {
    const struct node_result *node = &result->node;
    if (level == result->ladder->start) return _("where everyone starts");
    if (!node->asked[level]) return _("nothing is asked about this level");
    if (isnan(node->shares[level])) return _("open");
    return arena_printf(arena, _("%s in place"),
                        phrase_percent_below(arena, node->shares[level],
                                             result->ladder->attain));
}

const char *ladder_in_words(struct arena *arena,
                            const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    const char *text = sentence_stand(arena, result);
    for (int level = ladder->start + 1; level <= ladder->top; level++) {
        text = arena_printf(arena, _("%s Level %s: %s."), text,
                            phrase_level(arena, ladder, level),
                            rung_words(arena, result, level));
    }
    const char *sure = sentence_sure(arena, result);
    return sure ? arena_printf(arena, "%s %s", text, sure) : text;
}

bool ladder_uncertain(const struct ladder_result *result) {
    return result->node.level_low != result->node.level_high &&
           result->node.level_low != LEVEL_UNKNOWN;
}

int ladder_first_shown(const struct ladder_result *result) {
    int start = result->ladder->start;
    bool possible = result->node.level_low == 0 || result->node.level == 0;
    return start == 0 && !possible ? 1 : start;
}

void chart_level(struct chart *chart, const struct ladder_result *result,
                 int level, double x, double y) {
    bool reached = result->node.level >= level;
    bool here = result->node.level == level;
    if (here) chart_circle(chart, "ring", x, y, 19);
    chart_circle(chart, reached ? "node reached" : "node", x, y, 14);
    chart_text(chart, reached ? "number on" : "number", x, y + 5,
               arena_printf(chart->arena, "%d", level));
}

// --- The ladder ---

#define LADDER_ROW 66
#define LADDER_RAIL (-24.0)
#define LADDER_LEFT 54 // also in html_style.c

// The rail stands left of the strip, in pixels.
static double ladder_y(const struct ladder_result *result, int level) {
    return LADDER_ROW * (result->ladder->top - level) + 22.0;
}

static void draw_rail(const struct chart *chart,
                      const struct ladder_result *result) {
    const struct node_result *node = &result->node;
    struct chart rail = *chart;
    rail.strip = false;
    int first = ladder_first_shown(result);
    chart_line(&rail, "rail", LADDER_RAIL,
               ladder_y(result, result->ladder->top), LADDER_RAIL,
               ladder_y(result, first));
    for (int level = result->ladder->top; level >= first; level--)
        chart_level(&rail, result, level, LADDER_RAIL, ladder_y(result, level));
    if (!ladder_uncertain(result)) return;
    int low = node->level_low < first ? first : node->level_low;
    double top = ladder_y(result, node->level_high);
    double bottom = ladder_y(result, low), x = LADDER_RAIL - 24;
    chart_line(&rail, "bound", x, top, x, bottom);
    chart_line(&rail, "bound", x - 4, top, x + 4, top);
    chart_line(&rail, "bound", x - 4, bottom, x + 4, bottom);
}

static void draw_rung(struct chart *chart, const struct ladder_result *result,
                      int level) {
    const struct ladder *ladder = result->ladder;
    const struct node_result *node = &result->node;
    struct arena *arena = chart->arena;
    double y = ladder_y(result, level) - 22, share = node->shares[level];
    bool here = level == node->level, start = level == ladder->start;
    const char *title = ladder_level_title(ladder, level);
    chart_text(chart, here ? "label here" : "label", 0, y + 18,
               text_clip(arena, title, 36, text_ascii()));
    if (here)
        chart_text(chart, "small left here", 0, y + 56, _("You are here"));
    if (start || !node->asked[level]) {
        chart_text(chart, "small left", 0, y + 38,
                   rung_words(arena, result, level));
        return;
    }
    chart_text(chart, "value end", 100, y + 18,
               isnan(share)
                   ? _("open")
                   : phrase_percent_below(arena, share, ladder->attain));
    chart_rect(chart, isnan(share) ? "track unknown" : "track", 0, y + 26, 100,
               14);
    if (share > 0) chart_rect(chart, "fill", 0, y + 26, 100 * share, 14);
    chart_line(chart, "need", 100 * ladder->attain, y + 22,
               100 * ladder->attain, y + 44);
    if (level == result->target && !here)
        chart_text(chart, "small end", 100, y + 56,
                   arena_printf(arena, _("%s needed for the next level"),
                                phrase_percent(arena, ladder->attain)));
}

void chart_ladder(struct chart *chart, const struct ladder_result *ladder) {
    int first = ladder_first_shown(ladder), top = ladder->ladder->top;
    chart_begin(chart,
                &(struct chart_frame){
                    .class = "strip ladder-picture",
                    .height = LADDER_ROW * (top - first + 1),
                    .left = LADDER_LEFT,
                    .title = ladder->ladder->root.title,
                    .description = ladder_in_words(chart->arena, ladder)});
    draw_rail(chart, ladder);
    for (int level = top; level >= first; level--)
        draw_rung(chart, ladder, level);
    chart_end(chart);
}
