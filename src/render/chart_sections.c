// SPDX-License-Identifier: MIT
//
// The main sections as a picture: around a middle, and as bars.

#include "chart.h"
#include "phrases.h"
#include "sentences.h"
#include "text.h"

// A picture of more is none; the words that go with it stop there, too.
#define MOST_AXES 24

#define PI 3.14159265358979323846

static bool is_scored(const struct node_result *section) {
    return section->every_rung_asked && !isnan(section->score);
}

// How far along the ladder, 0..1.
static double part_of(const struct node_result *section, double score) {
    const struct ladder *ladder = section->section->ladder;
    return (score - ladder->start) / (ladder->top - ladder->start);
}

static const char *shown_score(struct arena *arena,
                               const struct node_result *section) {
    return isnan(section->score) ? _("open")
                                 : phrase_number(arena, section->score, 1);
}

static const char *describe(struct arena *arena, const struct node_result *node,
                            bool scored_only) {
    const char *text = NULL;
    for (size_t i = 0; i < node->section_count && i < MOST_AXES; i++) {
        const struct node_result *section = &node->sections[i];
        if (scored_only && !is_scored(section)) continue;
        const char *one =
            arena_printf(arena, "%s: %s", section->section->title,
                         section->every_rung_asked ? shown_score(arena, section)
                                                   : _("by its levels below"));
        text = text ? arena_printf(arena, "%s; %s", text, one) : one;
    }
    return text ? text : "";
}

// --- Around a middle ---

#define SIZE CHART_RADAR
#define MIDDLE (SIZE / 2.0)
#define RADIUS 122.0

struct radar {
    const struct node_result *node;
    size_t *axes; // indexes of the sections with scores
    size_t count;
    double *points; // room for a polygon
};

static void radar_point(const struct radar *radar, size_t axis, double part,
                        double *point) {
    double angle = 2 * PI * (double)axis / (double)radar->count - PI / 2;
    point[0] = MIDDLE + RADIUS * part * cos(angle);
    point[1] = MIDDLE + RADIUS * part * sin(angle);
}

static void draw_ring(struct chart *chart, const struct radar *radar,
                      int level) {
    const struct ladder *ladder = radar->node->section->ladder;
    double part =
        (double)(level - ladder->start) / (ladder->top - ladder->start);
    for (size_t i = 0; i < radar->count; i++)
        radar_point(radar, i, part, &radar->points[2 * i]);
    chart_polygon(chart, "grid", radar->points, radar->count);
    chart_text(chart, "tick", MIDDLE - 6, MIDDLE - RADIUS * part + 12,
               arena_printf(chart->arena, "%d", level));
}

static void draw_axes(struct chart *chart, const struct radar *radar) {
    for (size_t i = 0; i < radar->count; i++) {
        double end[2], sign[2];
        radar_point(radar, i, 1, end);
        radar_point(radar, i, 1 + 20 / RADIUS, sign);
        chart_line(chart, "grid", MIDDLE, MIDDLE, end[0], end[1]);
        chart_text(chart, "axis", sign[0], sign[1] + 5,
                   arena_printf(chart->arena, "%zu", radar->axes[i] + 1));
    }
}

static void draw_scores(struct chart *chart, const struct radar *radar) {
    for (size_t i = 0; i < radar->count; i++) {
        const struct node_result *section =
            &radar->node->sections[radar->axes[i]];
        radar_point(radar, i, part_of(section, section->score),
                    &radar->points[2 * i]);
    }
    chart_polygon(chart, "area", radar->points, radar->count);
    for (size_t i = 0; i < radar->count; i++)
        chart_circle(chart, "dot", radar->points[2 * i],
                     radar->points[2 * i + 1], 4);
}

bool chart_has_radar(const struct node_result *node) {
    size_t count = 0;
    for (size_t i = 0; i < node->section_count; i++)
        count += is_scored(&node->sections[i]);
    return count >= 3 && count <= MOST_AXES;
}

bool chart_radar(struct chart *chart, const struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    struct arena *arena = chart->arena;
    struct radar radar = {
        .node = node,
        .axes = ARENA_ARRAY(arena, size_t, node->section_count),
        .points = ARENA_ARRAY(arena, double, 2 * node->section_count),
    };
    if (!chart_has_radar(node)) return false;
    for (size_t i = 0; i < node->section_count; i++) {
        if (is_scored(&node->sections[i])) radar.axes[radar.count++] = i;
    }
    chart_begin(chart, &(struct chart_frame){
                           .class = "box radar",
                           .width = SIZE,
                           .height = SIZE,
                           .title = arena_printf(
                               arena, _("%s: the sections around a middle"),
                               node->section->title),
                           .description = describe(arena, node, true)});
    for (int level = ladder->top; level > ladder->start; level--)
        draw_ring(chart, &radar, level);
    draw_axes(chart, &radar);
    draw_scores(chart, &radar);
    chart_end(chart);
    return true;
}

// --- As bars ---

// Where the open questions could put the end of the bar.
static void draw_bounds(struct chart *chart, const struct node_result *section,
                        double y) {
    double low = 100 * part_of(section, section->score_low);
    double high = 100 * part_of(section, section->score_high);
    if (!(high - low > 0.5)) return;
    chart_span(chart, low, high, y, 4);
}

static double draw_shares(struct chart *chart,
                          const struct node_result *section, const char *label,
                          double y) {
    const struct ladder *ladder = section->section->ladder;
    struct arena *arena = chart->arena;
    bool any = false;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        double share = section->shares[rung];
        if (!section->asked[rung]) continue;
        const char *level = arena_printf(
            arena, _("level %d: %s"), rung,
            isnan(share) ? _("open") : phrase_percent(arena, share));
        y = chart_bar(chart, y, any ? "" : label, level, share);
        any = true;
    }
    return any ? y : chart_bar(chart, y, label, _("nothing applies"), NAN);
}

// The levels as lines under the bar that ends at [y].
static void draw_ticks(struct chart *chart, const struct ladder *ladder,
                       double y) {
    for (int level = ladder->start + 1; level < ladder->top; level++) {
        double x =
            100.0 * (level - ladder->start) / (ladder->top - ladder->start);
        chart_line(chart, "scale", x, y, x, y + 5);
    }
}

// Draws all, or only measures; returns the height.
static double draw_bars(struct chart *chart, const struct node_result *node) {
    struct arena *arena = chart->arena;
    double y = 0;
    for (size_t i = 0; i < node->section_count; i++) {
        const struct node_result *section = &node->sections[i];
        const char *label =
            arena_printf(arena, "%zu  %s", i + 1, section->section->title);
        if (!section->every_rung_asked) {
            y = draw_shares(chart, section, label, y);
            continue;
        }
        y = chart_bar(chart, y, label, shown_score(arena, section),
                      part_of(section, section->score));
        if (!chart->form) continue;
        draw_ticks(chart, section->section->ladder, y - 12);
        draw_bounds(chart, section, y - 18);
    }
    return y;
}

void chart_sections(struct chart *chart, const struct node_result *node) {
    struct chart measure = chart_measure(chart);
    chart_begin(chart, &(struct chart_frame){
                           .class = "strip sections",
                           .height = floor(draw_bars(&measure, node)),
                           .title = arena_printf(chart->arena,
                                                 _("%s: section by section"),
                                                 node->section->title),
                           .description = describe(chart->arena, node, false)});
    draw_bars(chart, node);
    chart_end(chart);
}
