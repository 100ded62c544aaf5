// SPDX-License-Identifier: MIT
//
// One row per assessment: profile, level and score of each ladder, score and
// shares of each section, and each answer as a code and, where it is scored, as
// a value. Header and rows walk the same columns.

#include "csv_table.h"
#include "formats.h"
#include "remarks.h"
#include "text.h"

// A row being written: the header where [own] is NULL.
struct walk {
    struct table *table;
    const struct result *own;
    size_t file;
};

static void number(struct walk *walk, const char *id, const char *suffix,
                   double value) {
    if (walk->own)
        table_number(walk->table, value);
    else
        table_cell(walk->table,
                   arena_printf(walk->table->arena, "%s.%s", id, suffix));
}

static void level(struct walk *walk, const char *id, const char *suffix,
                  int value) {
    number(walk, id, suffix, value == LEVEL_UNKNOWN ? (double)NAN : value);
}

static void shares(struct walk *walk, const struct section *section,
                   const struct node_result *node) {
    const struct ladder *ladder = section->ladder;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++)
        number(walk, section->id,
               arena_printf(walk->table->arena, "share-%d", rung),
               node ? node->shares[rung] : NAN);
}

static void ladder_cells(struct walk *walk, const struct ladder *ladder) {
    static const struct ladder_result none;
    const struct ladder_result *result =
        walk->own ? &walk->own->ladders[ladder->index] : &none;
    const struct node_result *node = &result->node;
    const char *id = ladder->root.id;
    level(walk, id, "level", node->level);
    level(walk, id, "level-low", node->level_low);
    level(walk, id, "level-high", node->level_high);
    number(walk, id, "score", node->score);
    number(walk, id, "score-low", node->score_low);
    number(walk, id, "score-high", node->score_high);
    number(walk, id, "coverage", node->coverage);
    number(walk, id, "provisional", result->provisional);
    shares(walk, &ladder->root, walk->own ? node : NULL);
    for (size_t i = 1; i < ladder->node_count; i++) {
        const struct section *section = ladder->nodes[i];
        const struct node_result *own =
            walk->own ? result_node(walk->own, section) : NULL;
        level(walk, section->id, "level", own ? own->level : LEVEL_UNKNOWN);
        number(walk, section->id, "score", own ? own->score : NAN);
        number(walk, section->id, "coverage", own ? own->coverage : NAN);
        shares(walk, section, own);
    }
}

static const char *code_of(const struct walk *walk,
                           const struct question_result *result) {
    switch (result->state) {
    case STATE_ANSWERED:
        return result->answer && result->answer->state == ANSWER_GIVEN
                   ? table_code(walk->table, result->question,
                                &result->answer->value)
                   : NULL;
    case STATE_UNANSWERED:
        return NULL;
    case STATE_DONT_KNOW:
    case STATE_NOT_APPLICABLE:
    case STATE_HIDDEN:
        return question_state_name(result->state);
    }
    return NULL;
}

// What was written beside the answer, where notes are asked for.
static void remark_cells(struct walk *walk, const struct question *question) {
    static const enum remark_kind kinds[] = {REMARK_REASON, REMARK_NOTE,
                                             REMARK_EVIDENCE};
    struct table *table = walk->table;
    const struct assessment *file =
        walk->own ? table_assessment(table, walk->file) : NULL;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        const char *name = arena_printf(table->arena, "%s.%s", question->id,
                                        remark_name(kinds[i]));
        const char *text =
            file ? remark_text(table->arena, table->options, question,
                               &file->answers[question->index], kinds[i])
                 : NULL;
        table_cell(table, walk->own ? text : name);
    }
}

static void question_cells(struct walk *walk, const struct question *question) {
    const struct question_result *result =
        walk->own ? &walk->own->questions[question->index] : NULL;
    table_cell(walk->table, result ? code_of(walk, result) : question->id);
    if (question->scoring != SCORING_NONE)
        number(walk, question->id, "value", result ? result->mean : NAN);
    if (walk->table->options->notes) remark_cells(walk, question);
}

static void head_cells(struct walk *walk) {
    static const char *const heads[] = {"file", "respondent", "date", "people"};
    if (!walk->own) {
        for (size_t i = 0; i < COUNT_OF(heads); i++)
            table_cell(walk->table, heads[i]);
        return;
    }
    table_who(walk->table, walk->file);
    table_cell(walk->table, walk->own->date);
    table_number(walk->table, walk->own->respondents);
}

static void write_row(struct table *table, const struct result *own,
                      size_t file) {
    const struct questionnaire *questionnaire = table->whole->questionnaire;
    struct walk walk = {table, own, file};
    head_cells(&walk);
    for (size_t i = 0; i < questionnaire->profile_count; i++)
        question_cells(&walk, &questionnaire->profile[i]);
    for (size_t i = 0; i < questionnaire->ladder_count; i++)
        ladder_cells(&walk, &questionnaire->ladders[i]);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (!question->profile && !table->options->brief)
            question_cells(&walk, question);
    }
    table_end_row(table);
}

void csv_wide_render(const struct result *result,
                     const struct render_options *options, FILE *out) {
    struct table table = {options->arena, out, options, result, false};
    write_row(&table, NULL, 0);
    for (size_t file = 0; file < table_files(&table); file++)
        write_row(&table, table_result(&table, file), file);
}
