// SPDX-License-Identifier: MIT
//
// A ladder as a picture: levels as a track across, and as a ladder upwards.

#include "phrases.h"
#include "svg.h"
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

static const char *describe(struct arena *arena,
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

static bool is_uncertain(const struct ladder_result *result) {
    return result->node.level_low != result->node.level_high &&
           result->node.level_low != LEVEL_UNKNOWN;
}

// The first level that has a place in the picture: nobody needs to be shown a
// level 0 where all begin.
static int first_shown(const struct ladder_result *result) {
    int start = result->ladder->start;
    bool possible = result->node.level_low == 0 || result->node.level == 0;
    return start == 0 && !possible ? 1 : start;
}

// The number of a level in its circle: filled where reached.
static void draw_level(struct svg *svg, const struct ladder_result *result,
                       int level, double x, double y) {
    bool reached = result->node.level >= level;
    bool here = result->node.level == level;
    if (here) svg_circle(svg, "ring", x, y, 19);
    svg_circle(svg, reached ? "node reached" : "node", x, y, 14);
    svg_text(svg, reached ? "number on" : "number", x, y + 5,
             arena_printf(svg->html->arena, "%d", level));
}

// --- The track ---

#define TRACK_Y 44
#define TRACK_TEXT 92
#define TRACK_LINE 16
#define TRACK_LINES 4

struct track {
    const struct ladder_result *result;
    int first, count, columns; // columns: characters below one level
};

static struct track track_of(const struct ladder_result *result) {
    int first = first_shown(result);
    int count = result->ladder->top - first + 1;
    return (struct track){result, first, count, 45 / count};
}

static double track_x(const struct track *track, int level) {
    return 100.0 * (level - track->first + 0.5) / track->count;
}

static void draw_segments(struct svg *svg, const struct track *track) {
    const struct ladder *ladder = track->result->ladder;
    double step = 100.0 / track->count;
    for (int level = track->first; level <= ladder->top; level++) {
        double share = track->result->node.shares[level];
        double from = track_x(track, level) - step;
        if (level == ladder->start) continue;
        if (level == track->first) {
            from += step / 2;
            step = step / 2;
        }
        svg_rect(svg, "track", from, TRACK_Y - 4, step, 8);
        if (share > 0)
            svg_rect(svg, "fill", from, TRACK_Y - 4, step * share, 8);
        step = 100.0 / track->count;
    }
}

static void draw_track_bounds(struct svg *svg, const struct track *track) {
    const struct node_result *node = &track->result->node;
    if (!is_uncertain(track->result)) return;
    int low = node->level_low < track->first ? track->first : node->level_low;
    double from = track_x(track, low), to = track_x(track, node->level_high);
    svg_line(svg, "bound", from, TRACK_Y + 26, to, TRACK_Y + 26);
    svg_line(svg, "bound", from, TRACK_Y + 21, from, TRACK_Y + 31);
    svg_line(svg, "bound", to, TRACK_Y + 21, to, TRACK_Y + 31);
}

static size_t title_lines(struct html *html, const struct track *track,
                          int level, struct line **lines) {
    size_t count;
    const char *title = text_visible(
        html->arena, ladder_level_title(track->result->ladder, level), false);
    *lines = text_wrap(html->arena, title, track->columns, &count);
    return count > TRACK_LINES ? TRACK_LINES : count;
}

static void draw_titles(struct svg *svg, const struct track *track,
                        size_t most) {
    struct html *html = svg->html;
    const struct node_result *node = &track->result->node;
    for (int i = 0; i < track->count; i++) {
        int level = track->first + i;
        struct line *lines;
        size_t count = title_lines(html, track, level, &lines);
        double x = track_x(track, level);
        for (size_t j = 0; j < count; j++) {
            svg_text(svg, node->level == level ? "small here" : "small", x,
                     TRACK_TEXT + TRACK_LINE * (double)j,
                     arena_copy(html->arena, lines[j].start, lines[j].length));
        }
        if (level == track->result->ladder->start || isnan(node->shares[level]))
            continue;
        svg_text(svg, "small share", x,
                 TRACK_TEXT + TRACK_LINE * (double)most + 2,
                 phrase_percent_below(html->arena, node->shares[level],
                                      track->result->ladder->attain));
    }
}

void svg_track(struct html *html, const struct ladder_result *ladder) {
    struct track track = track_of(ladder);
    size_t most = 1;
    for (int i = 0; i < track.count; i++) {
        struct line *lines;
        size_t count = title_lines(html, &track, track.first + i, &lines);
        if (count > most) most = count;
    }
    struct svg svg = svg_strip(
        html, "strip track-picture", TRACK_TEXT + TRACK_LINE * (int)most + 10,
        ladder->ladder->root.title, describe(html->arena, ladder));
    draw_segments(&svg, &track);
    for (int level = track.first; level <= ladder->ladder->top; level++)
        draw_level(&svg, ladder, level, track_x(&track, level), TRACK_Y);
    if (ladder->node.level >= track.first)
        svg_text(&svg, "small here", track_x(&track, ladder->node.level), 15,
                 _("here"));
    draw_track_bounds(&svg, &track);
    draw_titles(&svg, &track, most);
    svg_end(&svg);
}

// --- The ladder ---

#define LADDER_ROW 66
#define LADDER_RAIL (-24.0)

// The rail stands left of the strip, in pixels.
static double ladder_y(const struct ladder_result *result, int level) {
    return LADDER_ROW * (result->ladder->top - level) + 22.0;
}

static void draw_rail(struct svg *svg, const struct ladder_result *result) {
    const struct node_result *node = &result->node;
    struct svg rail = {svg->html, ""};
    int first = first_shown(result);
    svg_line(&rail, "rail", LADDER_RAIL, ladder_y(result, result->ladder->top),
             LADDER_RAIL, ladder_y(result, first));
    for (int level = result->ladder->top; level >= first; level--)
        draw_level(&rail, result, level, LADDER_RAIL, ladder_y(result, level));
    if (!is_uncertain(result)) return;
    int low = node->level_low < first ? first : node->level_low;
    double top = ladder_y(result, node->level_high);
    double bottom = ladder_y(result, low), x = LADDER_RAIL - 24;
    svg_line(&rail, "bound", x, top, x, bottom);
    svg_line(&rail, "bound", x - 4, top, x + 4, top);
    svg_line(&rail, "bound", x - 4, bottom, x + 4, bottom);
}

static void draw_rung(struct svg *svg, const struct ladder_result *result,
                      int level) {
    const struct ladder *ladder = result->ladder;
    const struct node_result *node = &result->node;
    struct arena *arena = svg->html->arena;
    double y = ladder_y(result, level) - 22, share = node->shares[level];
    bool here = level == node->level, start = level == ladder->start;
    const char *title = ladder_level_title(ladder, level);
    svg_text(svg, here ? "label here" : "label", 0, y + 18,
             text_clip(arena, title, 36, text_ascii()));
    if (here) svg_text(svg, "small left here", 0, y + 56, _("You are here"));
    if (start || !node->asked[level]) {
        svg_text(svg, "small left", 0, y + 38,
                 rung_words(arena, result, level));
        return;
    }
    svg_text(svg, "value end", 100, y + 18,
             isnan(share) ? _("open")
                          : phrase_percent_below(arena, share, ladder->attain));
    svg_rect(svg, isnan(share) ? "track unknown" : "track", 0, y + 26, 100, 14);
    if (share > 0) svg_rect(svg, "fill", 0, y + 26, 100 * share, 14);
    svg_line(svg, "need", 100 * ladder->attain, y + 22, 100 * ladder->attain,
             y + 44);
    if (level == result->target && !here)
        svg_text(svg, "small end", 100, y + 56,
                 arena_printf(arena, _("%s needed for the next level"),
                              phrase_percent(arena, ladder->attain)));
}

void svg_ladder(struct html *html, const struct ladder_result *ladder) {
    int first = first_shown(ladder), top = ladder->ladder->top;
    struct svg svg =
        svg_strip(html, "strip ladder-picture", LADDER_ROW * (top - first + 1),
                  ladder->ladder->root.title, describe(html->arena, ladder));
    draw_rail(&svg, ladder);
    for (int level = top; level >= first; level--)
        draw_rung(&svg, ladder, level);
    svg_end(&svg);
}
