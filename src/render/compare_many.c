// SPDX-License-Identifier: MIT
//
// More units side by side than can be read column by column: how many stand on
// which level, and how far apart they are.

#include "compare.h"
#include "phrases.h"
#include "text.h"

#include <math.h>
#include <string.h>

bool compare_is_many(const struct comparison *comparison) {
    return !comparison->over_time && comparison->count > COMPARISON_FEW;
}

// --- What was compared ---

// Instead of a row for each: how many, how many people, from when to when.
void compare_write_many(struct view *view) {
    const struct comparison *comparison = view->comparison;
    struct arena *arena = view->arena;
    const char *first = NULL, *last = NULL;
    double people = 0;
    for (size_t i = 0; i < comparison->count; i++) {
        const struct unit *unit = comparison_unit(comparison, i);
        people += unit->result->respondents;
        if (!unit->date) continue;
        if (!first || strcmp(unit->date, first) < 0)
            first = arena_string(arena, unit->date);
        if (!last || strcmp(unit->date, last) > 0)
            last = arena_string(arena, unit->date);
    }
    view->form->text(
        view, arena_printf(arena, _("Units: %zu. Respondents in all: %s."),
                           comparison->count, phrase_plain(arena, people)));
    if (first && !strcmp(first, last))
        view->form->text(
            view, arena_printf(arena, _("Dated %s."), text_date(arena, first)));
    else if (first)
        view->form->text(view, arena_printf(arena, _("Dated from %s to %s."),
                                            text_date(arena, first),
                                            text_date(arena, last)));
    view->form->text(
        view, _("The tables say how many units are on each level, and how far "
                "apart they stand: the lowest, what a quarter, half and three "
                "quarters of them reach at most, and the highest. Each unit by "
                "itself is in CSV and JSON."));
}

// --- Where they stand ---

static void reached_row(struct view *view, struct grid *grid, size_t row,
                        const char *name, size_t units) {
    double share = (double)units / (double)view->comparison->count;
    const char **cells = &grid->cells[row * grid->columns];
    cells[0] = name;
    cells[1] = arena_printf(view->arena, "%zu", units);
    cells[2] = phrase_percent(view->arena, share);
}

// How many units stand on each level.
static void write_reached(struct view *view, const struct ladder *ladder) {
    struct reached reached = comparison_reached(view->comparison, ladder);
    struct grid *grid =
        grid_new(view->arena, ladder->level_count + (reached.open > 0), 3);
    grid->heads[0] = _("Level");
    grid->heads[1] = _("Units");
    grid->heads[2] = _("Share");
    for (size_t i = 0; i < ladder->level_count; i++) {
        const struct level *level = &ladder->levels[i];
        reached_row(
            view, grid, i,
            arena_printf(view->arena, "%d  %s", level->number, level->title),
            reached.units[level->number]);
    }
    if (reached.open)
        reached_row(view, grid, ladder->level_count, _("open"), reached.open);
    view->form->grid(view, grid);
}

static void spread_row(struct view *view, struct grid *grid, size_t row,
                       const struct section *section, int rung,
                       const char *name) {
    struct spread spread = comparison_spread(view->comparison, section, rung);
    const double values[] = {spread.lowest, spread.quarter, spread.middle,
                             spread.three_quarters, spread.highest};
    const char **cells = &grid->cells[row * grid->columns];
    cells[0] = name;
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        cells[i + 1] = isnan(values[i]) ? "–"
                       : rung == SPREAD_SCORE
                           ? phrase_number(view->arena, values[i], 1)
                           : phrase_percent(view->arena, values[i]);
    }
}

// A row for the score, or one for each level that the section asks for. Which
// they are is the same for all units, so that one tells it. Their number;
// without a grid they are only counted.
static size_t spread_rows(struct view *view, struct grid *grid, size_t row,
                          const struct section *section, const char *name) {
    const struct node_result node =
        comparison_node(view->comparison, 0, section);
    const struct ladder *ladder = section->ladder;
    size_t count = 0;
    if (node.every_rung_asked) {
        if (grid) spread_row(view, grid, row, section, SPREAD_SCORE, name);
        return 1;
    }
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (!node.asked[rung]) continue;
        if (grid)
            spread_row(
                view, grid, row + count, section, rung,
                arena_printf(view->arena, _("%s, level %d"), name, rung));
        count++;
    }
    return count;
}

static size_t spread_below(struct view *view, struct grid *grid, size_t row,
                           const struct section *above, int depth) {
    size_t first = row;
    for (size_t i = 0; i < above->section_count; i++) {
        const struct section *section = &above->sections[i];
        row += spread_rows(
            view, grid, row, section,
            arena_printf(view->arena, "%*s%s", 2 * depth, "", section->title));
        row += spread_below(view, grid, row, section, depth + 1);
    }
    return row - first;
}

static void write_places(struct view *view, const struct ladder *ladder) {
    size_t rows = spread_rows(view, NULL, 0, &ladder->root, "") +
                  spread_below(view, NULL, 0, &ladder->root, 0);
    struct grid *grid = grid_new(view->arena, rows, 6);
    const char *const heads[] = {"",
                                 C_("of many", "Lowest"),
                                 phrase_percent(view->arena, 0.25),
                                 phrase_percent(view->arena, 0.5),
                                 phrase_percent(view->arena, 0.75),
                                 C_("of many", "Highest")};
    memcpy(grid->heads, heads, sizeof(heads));
    grid->narrow = true;
    size_t row = spread_rows(view, grid, 0, &ladder->root, _("Score"));
    spread_below(view, grid, row, &ladder->root, 0);
    view->form->grid(view, grid);
}

void compare_write_spread(struct view *view, const struct ladder *ladder) {
    write_reached(view, ladder);
    write_places(view, ladder);
}
