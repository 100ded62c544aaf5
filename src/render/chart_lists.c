// SPDX-License-Identifier: MIT
//
// Pictures of answers: the map of a list's entries, and how the ballots to a
// question are spread.

#include "chart.h"
#include "phrases.h"
#include "sentences.h"
#include "text.h"

#include <string.h>

// --- The map ---

#define NARROWEST 330 // pixels of a strip on a phone
#define HEAD 42.0
#define ROW_HEAD 26.0
#define MARK_STEP 30.0
#define KIND_LINE 16.0

struct map {
    const struct list_result *list;
    const struct question *across, *down; // fields
    double column;                        // percent
    size_t per_row;                       // marks side by side in a cell
};

static bool is_at(const struct map *map, const struct entry *entry,
                  const struct question *field, size_t option) {
    size_t index = (size_t)(field - list_of(map->list->question)->fields);
    return entry->given[index] && entry->values[index].text &&
           strcmp(entry->values[index].text, field->options[option].code) == 0;
}

static bool is_in(const struct map *map, size_t entry, size_t across,
                  size_t down) {
    const struct entry *at = map->list->entries[entry].entry;
    return is_at(map, at, map->across, across) &&
           is_at(map, at, map->down, down);
}

// What a kind is called, in at most two lines.
static double draw_kind(struct chart *chart, const struct list_kind *kind,
                        double x, double y) {
    struct arena *arena = chart->arena;
    size_t count;
    struct line *lines =
        text_wrap(arena, text_visible(arena, kind->label, false), 20, &count);
    for (size_t i = 0; i < count && i < 3; i++) {
        if (chart->form)
            chart_text(chart, "small share left", x + 2.5, y + 12,
                       arena_copy(arena, lines[i].start, lines[i].length));
        y += KIND_LINE;
    }
    return y;
}

// The kinds that the entries of a cell are of, below its marks.
static double draw_kinds(struct chart *chart, const struct map *map,
                         size_t across, size_t down, double y) {
    const struct list_result *list = map->list;
    for (size_t kind = 0; kind < list_of(list->question)->kind_count; kind++) {
        const struct list_kind *own = &list_of(list->question)->kinds[kind];
        bool any = false;
        for (size_t i = 0; i < list->entry_count && !any; i++)
            any = list->entries[i].kind == own && is_in(map, i, across, down);
        if (any) y = draw_kind(chart, own, map->column * (double)across, y);
    }
    return y;
}

// Draws the entries of a cell, or only measures; returns where it ends.
static double draw_cell(struct chart *chart, const struct map *map,
                        size_t across, size_t down, double y) {
    double step = 100.0 * MARK_STEP / NARROWEST;
    size_t count = 0;
    for (size_t i = 0; i < map->list->entry_count; i++) {
        if (!is_in(map, i, across, down)) continue;
        size_t row = count / map->per_row, column = count % map->per_row;
        count++;
        if (chart->form)
            chart_mark(chart, CHART_FULL,
                       map->column * (double)across + step * 0.7 +
                           step * (double)column,
                       y + 22 + MARK_STEP * (double)row, i + 1);
    }
    size_t rows = count ? (count + map->per_row - 1) / map->per_row : 1;
    return draw_kinds(chart, map, across, down,
                      y + 12 + MARK_STEP * (double)rows) +
           6;
}

static double draw_row(struct chart *chart, const struct map *map, size_t down,
                       double y) {
    struct chart measure = chart_measure(chart);
    double top = y + ROW_HEAD, bottom = top;
    for (size_t i = 0; i < map->across->option_count; i++) {
        double end = draw_cell(&measure, map, i, down, top);
        if (end > bottom) bottom = end;
    }
    if (!chart->form) return bottom;
    const char *label = arena_printf(chart->arena, "%s: %s", map->down->ask,
                                     map->down->options[down].label);
    chart_text(chart, "small left", 0, top - 8,
               text_clip(chart->arena, label, 46, text_ascii()));
    for (size_t i = 0; i < map->across->option_count; i++) {
        chart_rect(chart, "frame", map->column * (double)i, top, map->column,
                   bottom - top);
        draw_cell(chart, map, i, down, top);
    }
    return bottom;
}

static double draw_map(struct chart *chart, const struct map *map) {
    double y = HEAD;
    int columns = (int)(map->column * 0.45);
    if (chart->form)
        chart_text(chart, "small", 50, 15,
                   text_clip(chart->arena, map->across->ask, 46, text_ascii()));
    for (size_t i = 0; chart->form && i < map->across->option_count; i++)
        chart_text(chart, "small", map->column * ((double)i + 0.5), 33,
                   text_clip(chart->arena, map->across->options[i].label,
                             columns, text_ascii()));
    for (size_t i = 0; i < map->down->option_count; i++)
        y = draw_row(chart, map, i, y);
    return y + 4;
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
    map->list = list;
    map->across =
        list_field(list->question, list_of(list->question)->map_across);
    map->down = list_field(list->question, list_of(list->question)->map_down);
    if (!map->across || !map->down || !map->across->option_count ||
        !map->down->option_count)
        return false;
    map->column = 100.0 / (double)map->across->option_count;
    map->per_row = (size_t)((NARROWEST * map->column / 100 - 8) / MARK_STEP);
    if (!map->per_row) map->per_row = 1;
    return true;
}

void chart_map(struct chart *chart, const struct list_result *list) {
    struct chart measure = chart_measure(chart);
    struct map map;
    if (!map_of(list, &map)) return;
    chart_begin(chart, &(struct chart_frame){
                           .class = "strip map",
                           .height = floor(draw_map(&measure, &map)),
                           .title = list->question->ask,
                           .description = describe(chart->arena, list),
                           .caption = _("The numbers are those of the list "
                                        "below.")});
    draw_map(chart, &map);
    chart_end(chart);
}

// --- The spread ---

#define MOST_ROWS 64 // numbers can be as many as respondents

static double all_of(const struct tally *tally) {
    return tally->counted + tally->dont_know + tally->not_applicable;
}

// A level with its description, so that the picture can be read alone.
static const char *ballot_label(struct arena *arena,
                                const struct question *question,
                                const struct ballot *ballot) {
    return question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR
               ? phrase_position(arena, question, ballot->measure)
               : phrase_ballot(arena, question, ballot);
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

// Draws all, or only measures; returns the height.
static double draw_spread(struct chart *chart,
                          const struct question_result *question, double all) {
    const struct tally *tally = &question->tally;
    struct arena *arena = chart->arena;
    const struct {
        const char *label;
        double count;
    } others[] = {{_("Don't know"), tally->dont_know},
                  {_("Not applicable"), tally->not_applicable}};
    double y = 0;
    for (size_t i = 0; i < tally->ballot_count; i++) {
        const struct ballot *ballot = &tally->ballots[i];
        y = chart_bar(chart, y, ballot_label(arena, question->question, ballot),
                      phrase_plain(arena, ballot->count), ballot->count / all);
    }
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (others[i].count > 0)
            y = chart_bar(chart, y, others[i].label,
                          phrase_plain(arena, others[i].count),
                          others[i].count / all);
    }
    return y;
}

void chart_spread(struct chart *chart, const struct question_result *question) {
    struct chart measure = chart_measure(chart);
    double all = all_of(&question->tally);
    if (!(all > 0) || question->tally.ballot_count > MOST_ROWS) return;
    chart_begin(chart,
                &(struct chart_frame){
                    .class = "strip spread",
                    .height = floor(draw_spread(&measure, question, all)),
                    .title = arena_printf(chart->arena,
                                          _("How the answers are spread: %s"),
                                          question->question->ask),
                    .description = describe_spread(chart->arena, question)});
    draw_spread(chart, question, all);
    chart_end(chart);
}
