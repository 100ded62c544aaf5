// SPDX-License-Identifier: MIT
//
// A comparison for programs and for spreadsheets.

#include "compare.h"
#include "csv_table.h"
#include "json_inside.h"

// --- JSON ---

static json_t *scores_json(const struct comparison *comparison,
                           const struct section *section) {
    json_t *list = json_array();
    for (size_t i = 0; i < comparison->count; i++) {
        add_json(list,
                 number_json(comparison_node(comparison, i, section).score));
    }
    return list;
}

static json_t *levels_json(const struct comparison *comparison,
                           const struct section *section) {
    json_t *list = json_array();
    for (size_t i = 0; i < comparison->count; i++) {
        add_json(list,
                 level_json(comparison_node(comparison, i, section).level));
    }
    return list;
}

static json_t *section_json(const struct comparison *comparison,
                            const struct section *section) {
    json_t *object = json_object(), *below = json_array();
    set_json(object, "id", text_json(section->id));
    set_json(object, "title", text_json(section->title));
    set_json(object, "scores", scores_json(comparison, section));
    set_json(object, "levels", levels_json(comparison, section));
    for (size_t i = 0; i < section->section_count; i++) {
        add_json(below, section_json(comparison, &section->sections[i]));
    }
    set_json(object, "sections", below);
    return object;
}

static json_t *units_json(const struct comparison *comparison) {
    json_t *list = json_array();
    for (size_t i = 0; i < comparison->count; i++) {
        const struct unit *unit = comparison_unit(comparison, i);
        json_t *object = json_object();
        set_json(object, "name", text_json(unit->name));
        set_json(object, "date", text_json(unit->date));
        set_json(object, "version", text_json(unit->version));
        set_json(object, "respondents", plain_json(unit->result->respondents));
        add_json(list, object);
    }
    return list;
}

static json_t *changes_json(const struct change *changes, size_t count) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *object = json_object();
        set_json(object, "question", text_json(changes[i].question->id));
        set_json(object, "from", number_json(changes[i].from));
        set_json(object, "to", number_json(changes[i].to));
        add_json(list, object);
    }
    return list;
}

static json_t *falls_json(const struct comparison *comparison) {
    json_t *list = json_array();
    for (size_t i = 0; i < comparison->fall_count; i++) {
        const struct fall *fall = &comparison->falls[i];
        json_t *object = json_object();
        set_json(object, "ladder", text_json(fall->ladder->root.id));
        set_json(object, "unit", json_integer((json_int_t)fall->unit));
        set_json(object, "from", level_json(fall->from));
        set_json(object, "to", level_json(fall->to));
        set_json(object, "fell", changes_json(fall->fell, fall->fell_count));
        add_json(list, object);
    }
    return list;
}

static json_t *followed_json(const struct comparison *comparison) {
    json_t *list = json_array();
    for (size_t i = 0; i < comparison->followed_count; i++) {
        const struct followed *one = &comparison->followed[i];
        json_t *object = json_object();
        set_json(object, "id", text_json(one->recommendation->id));
        set_json(object, "state",
                 text_json(one->state == DECISION_DONE ? "done" : "taken"));
        set_json(object, "rose", json_integer((json_int_t)one->rose));
        set_json(object, "fell", json_integer((json_int_t)one->fell));
        set_json(object, "same", json_integer((json_int_t)one->same));
        set_json(object, "unknown", json_integer((json_int_t)one->unknown));
        add_json(list, object);
    }
    return list;
}

void compare_json(const struct comparison *comparison,
                  const struct render_options *options, FILE *out) {
    const struct questionnaire *questionnaire = comparison->questionnaire;
    json_t *whole = json_object(), *ladders = json_array();
    (void)options;
    set_json(whole, "cxladder", json_integer(1));
    set_json(whole, "questionnaire", text_json(questionnaire->id));
    set_json(whole, "over-time", json_boolean(comparison->over_time));
    set_json(whole, "units", units_json(comparison));
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        add_json(ladders,
                 section_json(comparison, &questionnaire->ladders[i].root));
    }
    set_json(whole, "ladders", ladders);
    if (comparison->over_time) {
        set_json(whole, "fell-back", falls_json(comparison));
        set_json(whole, "fell",
                 changes_json(comparison->fell, comparison->fell_count));
        set_json(whole, "rose",
                 changes_json(comparison->rose, comparison->rose_count));
        set_json(whole, "decisions", followed_json(comparison));
    }
    json_dumpf(whole, out, JSON_INDENT(1) | JSON_REAL_PRECISION(17));
    putc('\n', out);
    json_decref(whole);
}

// --- CSV: a row for each ladder and section of each unit ---

static void section_rows(struct table *table, const struct unit *unit,
                         const struct section *section) {
    const struct node_result *node = result_node(unit->result, section);
    table_cell(table, unit->name);
    table_cell(table, unit->date);
    table_cell(table, section->ladder->root.id);
    table_cell(table, section->parent ? section->id : NULL);
    table_cell(table, section->title);
    table_number(table, node ? node->score : NAN);
    table_level(table, node ? node->level : LEVEL_UNKNOWN);
    table_number(table, node ? node->coverage : NAN);
    table_end_row(table);
    for (size_t i = 0; i < section->section_count; i++) {
        section_rows(table, unit, &section->sections[i]);
    }
}

void compare_csv(const struct comparison *comparison,
                 const struct render_options *options, FILE *out) {
    static const char *const heads[] = {"unit",  "date",  "ladder", "section",
                                        "title", "score", "level",  "coverage"};
    struct table table = {
        .arena = options->arena, .out = out, .options = options};
    for (size_t i = 0; i < COUNT_OF(heads); i++) {
        table_cell(&table, heads[i]);
    }
    table_end_row(&table);
    for (size_t i = 0; i < comparison->count; i++) {
        const struct unit *unit = comparison_unit(comparison, i);
        for (size_t j = 0; j < comparison->questionnaire->ladder_count; j++) {
            section_rows(&table, unit,
                         &comparison->questionnaire->ladders[j].root);
        }
    }
}
