// SPDX-License-Identifier: MIT
//
// One row per answer: who, where, what, and what was written beside it. The
// votes on a question without an agreed answer are a row for each position.

#include "csv_table.h"
#include "formats.h"
#include "remarks.h"

static const char *const columns[] = {
    "file",  "respondent", "ladder",      "section", "question", "text",
    "state", "answer",     "answer-text", "value",   "people",
};

struct row {
    size_t file;
    const struct question_result *question;
    const struct answer *answer; // of the one file; NULL
    const char *state, *code, *text;
    double value, people;
};

static void remark_cells(struct table *table, const struct row *row) {
    const struct question *question = row->question->question;
    bool shown = row->answer && !table->options->brief &&
                 !remarks_left_out(table->options, table->whole);
    for (int i = 0; i < REMARK_KINDS; i++) {
        table_cell(table,
                   shown ? remark_text(table->arena, table->options, question,
                                       row->answer, (enum remark_kind)i)
                         : NULL);
    }
    table_cell(table, shown && row->answer->is_private ? "yes" : NULL);
}

static void write_row(struct table *table, const struct row *row) {
    const struct question *question = row->question->question;
    const struct section *section = question->section;
    bool brief = table->options->brief;
    table_who(table, row->file);
    table_cell(table, question->ladder ? question->ladder->root.id : NULL);
    table_cell(table, section ? section->id : NULL);
    table_cell(table, question->id);
    table_cell(table, brief ? NULL : question->ask);
    table_cell(table, row->state);
    table_cell(table, row->code);
    table_cell(table, brief || !row->code ? NULL : row->text);
    table_number(table, row->value);
    table_number(table, row->people);
    remark_cells(table, row);
    table_end_row(table);
}

static const char *ballot_label(const struct question *question,
                                const struct ballot *ballot) {
    struct value value = {.number = ballot->measure};
    return question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR
               ? table_label(NULL, question, &value)
               : table_option(question, ballot->key);
}

// Positions of votes, and who could not say.
static void write_votes(struct table *table, struct row row) {
    const struct tally *tally = &row.question->tally;
    for (size_t i = 0; i < tally->ballot_count; i++) {
        const struct ballot *ballot = &tally->ballots[i];
        row.code = ballot->key;
        row.text = ballot_label(row.question->question, ballot);
        row.value = ballot->measure;
        row.people = ballot->count;
        write_row(table, &row);
        row.answer = NULL; // the remarks stand in the first row
    }
    row.code = NULL;
    row.value = NAN;
    const struct {
        enum question_state state;
        double count;
    } others[] = {{STATE_DONT_KNOW, tally->dont_know},
                  {STATE_NOT_APPLICABLE, tally->not_applicable}};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (!(others[i].count > 0)) continue;
        row.state = question_state_name(others[i].state);
        row.people = others[i].count;
        write_row(table, &row);
    }
}

static void write_question(struct table *table, size_t file, size_t index) {
    const struct assessment *assessment = table_assessment(table, file);
    const struct question_result *question =
        &table_result(table, file)->questions[index];
    const struct answer *answer = question->answer;
    struct row row = {
        .file = file,
        .question = question,
        .answer = assessment ? &assessment->answers[index] : NULL,
        .state = question_state_name(question->state),
        .value = question->mean,
        .people = question->tally.counted > 0 ? question->tally.counted : NAN,
    };
    if (question->state == STATE_ANSWERED && !answer &&
        question->tally.ballot_count) {
        write_votes(table, row);
        return;
    }
    if (answer && answer->state == ANSWER_GIVEN) {
        row.code = table_code(table, question->question, &answer->value);
        row.text = table_label(table, question->question, &answer->value);
    }
    write_row(table, &row);
}

void csv_render(const struct result *result,
                const struct render_options *options, FILE *out) {
    struct table table = {options->arena, out, options, result, false};
    for (size_t i = 0; i < COUNT_OF(columns); i++)
        table_cell(&table, columns[i]);
    for (int i = 0; i < REMARK_KINDS; i++)
        table_cell(&table, remark_name((enum remark_kind)i));
    table_cell(&table, "private");
    table_end_row(&table);
    for (size_t file = 0; file < table_files(&table); file++) {
        for (size_t i = 0; i < result->questionnaire->question_count; i++)
            write_question(&table, file, i);
    }
}
