// SPDX-License-Identifier: MIT
//
// Pictures of answers: the map of a list's entries, and how the ballots to a
// question are spread.

#include "phrases.h"
#include "svg.h"
#include "text.h"

#include <string.h>

// --- The map ---

#define MAP_WIDTH 380
#define MAP_LEFT 78.0
#define MAP_TOP 30.0
#define MAP_ROW 34.0
#define MARK_STEP 30.0

struct map {
    const struct list_result *list;
    size_t across, down; // indexes of the fields
    double column;       // its width
    size_t per_row;      // marks side by side in a cell
};

static size_t field_index(const struct question *question, const char *id) {
    for (size_t i = 0; i < question->field_count; i++) {
        if (id && strcmp(question->fields[i].id, id) == 0) return i;
    }
    return question->field_count;
}

static bool is_at(const struct map *map, const struct entry *entry,
                  size_t field, size_t option) {
    const struct question *question = &map->list->question->fields[field];
    return entry->given[field] && entry->values[field].text &&
           strcmp(entry->values[field].text, question->options[option].code) ==
               0;
}

// The entries of one cell, drawn from [y] on where there is a [svg]; how many
// rows of marks that takes.
static size_t draw_cell(struct svg *svg, const struct map *map, size_t across,
                        size_t down, double y) {
    size_t count = 0;
    for (size_t i = 0; i < map->list->entry_count; i++) {
        const struct entry *entry = map->list->entries[i].entry;
        if (!is_at(map, entry, map->across, across) ||
            !is_at(map, entry, map->down, down))
            continue;
        size_t row = count / map->per_row, column = count % map->per_row;
        count++;
        if (!svg) continue;
        double x = MAP_LEFT + map->column * (double)across + 20 +
                   MARK_STEP * (double)column;
        svg_circle(svg, "mark now", x, y + 20 + MAP_ROW * (double)row, 12);
        svg_text(svg, "in on", x, y + 24 + MAP_ROW * (double)row,
                 arena_printf(svg->html->arena, "%zu", i + 1));
    }
    return count ? (count + map->per_row - 1) / map->per_row : 1;
}

static double row_height(const struct map *map, size_t down) {
    const struct question *across = &map->list->question->fields[map->across];
    size_t rows = 1;
    for (size_t i = 0; i < across->option_count; i++) {
        size_t own = draw_cell(NULL, map, i, down, 0);
        if (own > rows) rows = own;
    }
    return MAP_ROW * (double)rows + 10;
}

static void draw_row(struct svg *svg, const struct map *map, size_t down,
                     double y, double height) {
    const struct question *question = map->list->question;
    const struct question *across = &question->fields[map->across];
    struct arena *arena = svg->html->arena;
    size_t count;
    const char *label = question->fields[map->down].options[down].label;
    struct line *lines =
        text_wrap(arena, text_visible(arena, label, false), 10, &count);
    for (size_t i = 0; i < count && i < 3; i++)
        svg_text(svg, "small end", MAP_LEFT - 8, y + 18 + 14.0 * (double)i,
                 arena_copy(arena, lines[i].start, lines[i].length));
    for (size_t i = 0; i < across->option_count; i++) {
        svg_rect(svg, "frame", MAP_LEFT + map->column * (double)i, y,
                 map->column, height);
        draw_cell(svg, map, i, down, y);
    }
}

static const char *describe(struct arena *arena,
                            const struct list_result *list) {
    return arena_printf(arena,
                        PLURAL("%zu entry; the list below says where it "
                               "stands and what kind it is.",
                               "%zu entries; the list below says where each "
                               "stands and what kind it is.",
                               list->entry_count),
                        list->entry_count);
}

// Whether it has both sides, each with places for its answers.
static bool map_of(const struct list_result *list, struct map *map) {
    const struct question *question = list->question;
    map->list = list;
    map->across = field_index(question, question->map_across);
    map->down = field_index(question, question->map_down);
    if (map->across == question->field_count ||
        map->down == question->field_count)
        return false;
    size_t columns = question->fields[map->across].option_count;
    if (!columns || !question->fields[map->down].option_count) return false;
    map->column = (MAP_WIDTH - MAP_LEFT - 2) / (double)columns;
    map->per_row = (size_t)((map->column - 10) / MARK_STEP);
    if (!map->per_row) map->per_row = 1;
    return true;
}

void svg_map(struct html *html, const struct list_result *list) {
    struct map map;
    if (!map_of(list, &map)) return;
    const struct question *across = &list->question->fields[map.across];
    const struct question *down = &list->question->fields[map.down];
    double height = MAP_TOP + 26;
    for (size_t i = 0; i < down->option_count; i++)
        height += row_height(&map, i);
    html_markup(html, "<figure>\n");
    struct svg svg = svg_box(html, "box map", MAP_WIDTH, (int)height,
                             list->question->ask, describe(html->arena, list));
    for (size_t i = 0; i < across->option_count; i++)
        svg_text(
            &svg, "small", MAP_LEFT + map.column * ((double)i + 0.5),
            MAP_TOP - 10,
            text_clip(html->arena, across->options[i].label, 20, text_ascii()));
    double y = MAP_TOP;
    for (size_t i = 0; i < down->option_count; i++) {
        double own = row_height(&map, i);
        draw_row(&svg, &map, i, y, own);
        y += own;
    }
    svg_end(&svg);
    html_markup(html, "<figcaption>");
    html_text(html, arena_printf(html->arena,
                                 _("Across: %s Down: %s The numbers are those "
                                   "of the list below."),
                                 across->ask, down->ask));
    html_markup(html, "</figcaption>\n</figure>\n");
}

// --- The spread ---

#define MOST_ROWS 64 // numbers can be as many as respondents

static double most_of(const struct tally *tally) {
    double most = tally->dont_know > tally->not_applicable
                      ? tally->dont_know
                      : tally->not_applicable;
    for (size_t i = 0; i < tally->ballot_count; i++) {
        if (tally->ballots[i].count > most) most = tally->ballots[i].count;
    }
    return most;
}

static const char *describe_spread(struct arena *arena,
                                   const struct question_result *question) {
    const struct tally *tally = &question->tally;
    const char *text = "";
    for (size_t i = 0; i < tally->ballot_count; i++) {
        text = arena_printf(
            arena, "%s%s: %s. ", text,
            phrase_ballot(arena, question->question, &tally->ballots[i]),
            phrase_plain(arena, tally->ballots[i].count));
    }
    return text;
}

void svg_spread(struct html *html, const struct question_result *question) {
    const struct tally *tally = &question->tally;
    struct arena *arena = html->arena;
    double most = most_of(tally), y = 0;
    if (!(most > 0) || tally->ballot_count > MOST_ROWS) return;
    const struct {
        const char *label;
        double count;
    } others[] = {{_("Don't know"), tally->dont_know},
                  {_("Not applicable"), tally->not_applicable}};
    size_t rows = tally->ballot_count;
    for (size_t i = 0; i < COUNT_OF(others); i++)
        rows += others[i].count > 0;
    struct svg svg =
        svg_strip(html, "strip spread", SVG_ROW * (int)rows,
                  arena_printf(arena, _("How the answers are spread: %s"),
                               question->question->ask),
                  describe_spread(arena, question));
    for (size_t i = 0; i < tally->ballot_count; i++, y += SVG_ROW) {
        const struct ballot *ballot = &tally->ballots[i];
        svg_bar(&svg, y, phrase_ballot(arena, question->question, ballot),
                phrase_plain(arena, ballot->count), ballot->count / most);
    }
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (!(others[i].count > 0)) continue;
        svg_bar(&svg, y, others[i].label, phrase_plain(arena, others[i].count),
                others[i].count / most);
        y += SVG_ROW;
    }
    svg_end(&svg);
}
