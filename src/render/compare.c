// SPDX-License-Identifier: MIT
//
// What a comparison says: where each unit stands, section by section; over
// time also what fell, what rose, and what became of what was decided.

#include "compare.h"

#include "formats.h"
#include "phrases.h"
#include "text.h"

#include <math.h>
#include <string.h>

#define CHANGES_SHOWN 15

struct grid *grid_new(struct arena *arena, size_t rows, size_t columns) {
    struct grid *grid = ARENA_NEW(arena, struct grid);
    *grid =
        (struct grid){.columns = columns,
                      .rows = rows,
                      .heads = ARENA_ARRAY(arena, const char *, columns),
                      .cells = ARENA_ARRAY(arena, const char *, rows *columns)};
    for (size_t i = 0; i < rows * columns; i++) {
        grid->cells[i] = "";
    }
    return grid;
}

// --- Where each stands ---

// "2.4"; of a section that asks only some levels, how much of them is in place.
static const char *figure(struct arena *arena, const struct node_result *node) {
    if (node->every_rung_asked) return phrase_number(arena, node->score, 1);
    const char *text = "";
    const struct ladder *ladder = node->section->ladder;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (!node->asked[rung]) continue;
        const char *share = isnan(node->shares[rung])
                                ? "–"
                                : phrase_percent(arena, node->shares[rung]);
        text = *text ? arena_printf(arena, "%s, %s", text, share) : share;
    }
    return text;
}

// The last against the first, as "+0.4"; "" where it cannot be told.
static const char *difference(struct view *view,
                              const struct section *section) {
    const struct comparison *comparison = view->comparison;
    const struct node_result old = comparison_node(comparison, 0, section);
    const struct node_result new =
        comparison_node(comparison, comparison->count - 1, section);
    if (!new.every_rung_asked) return "";
    double by = new.score - old.score;
    if (isnan(by)) return "";
    return arena_printf(view->arena, "%s%s", by > 0 ? "+" : "",
                        phrase_number(view->arena, by, 1));
}

static void add_row(struct view *view, struct grid *grid, size_t row,
                    const struct section *section, const char *name) {
    const struct comparison *comparison = view->comparison;
    const char **cells = &grid->cells[row * grid->columns];
    cells[0] = name;
    for (size_t i = 0; i < comparison->count; i++) {
        const struct node_result node = comparison_node(comparison, i, section);
        cells[i + 1] = figure(view->arena, &node);
    }
    if (comparison->over_time)
        cells[comparison->count + 1] = difference(view, section);
}

static size_t count_sections(const struct section *section) {
    size_t count = section->section_count;
    for (size_t i = 0; i < section->section_count; i++) {
        count += count_sections(&section->sections[i]);
    }
    return count;
}

static void add_sections(struct view *view, struct grid *grid, size_t *row,
                         const struct section *above, int depth) {
    for (size_t i = 0; i < above->section_count; i++) {
        const struct section *section = &above->sections[i];
        add_row(
            view, grid, (*row)++, section,
            arena_printf(view->arena, "%*s%s", 2 * depth, "", section->title));
        add_sections(view, grid, row, section, depth + 1);
    }
}

static void levels_row(struct view *view, struct grid *grid, size_t row,
                       const struct ladder *ladder) {
    const struct comparison *comparison = view->comparison;
    const char **cells = &grid->cells[row * grid->columns];
    cells[0] = _("Level");
    for (size_t i = 0; i < comparison->count; i++) {
        int level = comparison_node(comparison, i, &ladder->root).level;
        cells[i + 1] = level == LEVEL_UNKNOWN
                           ? "–"
                           : arena_printf(view->arena, "%d", level);
    }
}

static void write_columns(struct view *view, const struct ladder *ladder) {
    const struct comparison *comparison = view->comparison;
    struct grid *grid = grid_new(view->arena, 2 + count_sections(&ladder->root),
                                 1 + comparison->count + comparison->over_time);
    grid->heads[0] = "";
    for (size_t i = 0; i < comparison->count; i++) {
        grid->heads[i + 1] =
            arena_string(view->arena, comparison_unit(comparison, i)->name);
    }
    if (comparison->over_time) grid->heads[comparison->count + 1] = _("Change");
    size_t row = 0;
    levels_row(view, grid, row++, ladder);
    add_row(view, grid, row++, &ladder->root, _("Score"));
    add_sections(view, grid, &row, &ladder->root, 0);
    view->form->grid(view, grid);
}

static void write_ladder(struct view *view, const struct ladder *ladder) {
    view->form->chapter(view, ladder->root.title);
    if (compare_is_many(view->comparison)) {
        compare_write_spread(view, ladder);
        return;
    }
    write_columns(view, ladder);
    if (view->comparison->over_time) view->form->trend(view, ladder);
}

// --- What was compared ---

static const char *date_of(struct view *view, const struct unit *unit) {
    return unit->date ? text_date(view->arena, unit->date) : "";
}

static void write_table(struct view *view) {
    const struct comparison *comparison = view->comparison;
    struct grid *grid = grid_new(view->arena, comparison->count, 4);
    grid->heads[0] = comparison->over_time ? _("Assessment") : _("Unit");
    grid->heads[1] = _("Date");
    grid->heads[2] = _("Respondents");
    grid->heads[3] = _("Version");
    for (size_t i = 0; i < comparison->count; i++) {
        const struct unit *unit = comparison_unit(comparison, i);
        const char **cells = &grid->cells[i * 4];
        cells[0] = arena_string(view->arena, unit->name);
        cells[1] = date_of(view, unit);
        cells[2] = phrase_plain(view->arena, unit->result->respondents);
        cells[3] = unit->version ? unit->version : "";
    }
    view->form->grid(view, grid);
}

static void write_units(struct view *view) {
    if (compare_is_many(view->comparison))
        compare_write_many(view);
    else
        write_table(view);
    if (view->comparison->versions_differ)
        view->form->text(
            view, _("They were made with different versions of the "
                    "questionnaire. Answers are matched by their questions; "
                    "what has no place in the newest version is left out."));
}

// --- Over time ---

static void write_change(struct view *view, const struct change *change) {
    struct arena *arena = view->arena;
    view->form->item(
        view, change->question->ask,
        arena_printf(arena, C_("change", "from %s to %s"),
                     phrase_measure(arena, change->question, change->from),
                     phrase_measure(arena, change->question, change->to)));
}

static void write_fall(struct view *view, const struct fall *fall) {
    view->form->text(
        view, arena_printf(view->arena, _("%s: from level %d to level %d (%s)"),
                           fall->ladder->root.title, fall->from, fall->to,
                           view->comparison->units[fall->unit].name));
    for (size_t i = 0; i < fall->fell_count && i < CHANGES_SHOWN; i++) {
        write_change(view, &fall->fell[i]);
    }
}

static void write_falls(struct view *view) {
    const struct comparison *comparison = view->comparison;
    if (!comparison->fall_count) return;
    view->form->chapter(view, _("Falling back"));
    for (size_t i = 0; i < comparison->fall_count; i++) {
        write_fall(view, &comparison->falls[i]);
    }
    view->form->text(
        view, _("A level that was reached has to be kept. The higher it is, "
                "the greater the risk of resting on it: look at what fell "
                "before you plan the next step."));
}

static void write_changes(struct view *view, const char *title,
                          const struct change *changes, size_t count) {
    struct arena *arena = view->arena;
    if (!count) return;
    view->form->chapter(view, title);
    for (size_t i = 0; i < count && i < CHANGES_SHOWN; i++) {
        write_change(view, &changes[i]);
    }
    if (count > CHANGES_SHOWN)
        view->form->text(view, arena_printf(arena,
                                            PLURAL("%zu more changed less.",
                                                   "%zu more changed less.",
                                                   count - CHANGES_SHOWN),
                                            count - CHANGES_SHOWN));
}

static const char *followed_text(struct arena *arena,
                                 const struct followed *followed) {
    size_t known = followed->rose + followed->fell + followed->same;
    if (!known) return _("The answers that it lifts are not known both times.");
    if (!followed->rose)
        return _("None of the answers that it lifts has risen yet.");
    return arena_printf(arena,
                        PLURAL("%zu of %zu answer that it lifts rose.",
                               "%zu of %zu answers that it lifts rose.", known),
                        followed->rose, known);
}

static void write_followed(struct view *view) {
    const struct comparison *comparison = view->comparison;
    if (!comparison->followed_count) return;
    view->form->chapter(view, _("What became of what was decided"));
    for (size_t i = 0; i < comparison->followed_count; i++) {
        const struct followed *followed = &comparison->followed[i];
        const char *state = followed->state == DECISION_DONE
                                ? C_("decision", "done")
                                : C_("decision", "taken");
        view->form->item(view,
                         arena_printf(view->arena, "%s (%s)",
                                      followed->recommendation->title, state),
                         followed_text(view->arena, followed));
    }
}

void compare_write(struct view *view) {
    const struct comparison *comparison = view->comparison;
    const struct questionnaire *questionnaire = comparison->questionnaire;
    view->form->begin(view, arena_printf(view->arena,
                                         comparison->over_time
                                             ? _("%s: over time")
                                             : _("%s: side by side"),
                                         questionnaire->title));
    write_units(view);
    write_falls(view);
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        write_ladder(view, &questionnaire->ladders[i]);
    }
    write_changes(view, _("What fell"), comparison->fell,
                  comparison->fell_count);
    write_changes(view, _("What rose"), comparison->rose,
                  comparison->rose_count);
    write_followed(view);
    view->form->end(view);
}

const struct compare_format compare_formats[] = {
    {"text", compare_text, 0},
    {"markdown", compare_markdown, FORMAT_FILE},
    {"html", compare_html, FORMAT_FILE},
    {"json", compare_json, FORMAT_FILE},
    {"csv", compare_csv, FORMAT_FILE},
};
const size_t compare_format_count = COUNT_OF(compare_formats);

const struct compare_format *compare_format_find(const char *name) {
    for (size_t i = 0; i < compare_format_count; i++) {
        if (!strcmp(compare_formats[i].name, name)) return &compare_formats[i];
    }
    return NULL;
}
