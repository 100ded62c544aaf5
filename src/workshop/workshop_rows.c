// SPDX-License-Identifier: MIT
//
// The lines to vote on, and counts by line.

#include "text.h"
#include "workshop_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool workshop_votes_on(const struct question *question) {
    if (!question->ladder) return false;
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return true;
    case QUESTION_MULTIPLE:
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    return false;
}

static bool has_levels(const struct question *question) {
    return question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR;
}

size_t row_of(const struct rows *rows, const char *key) {
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->items[i].key, key) == 0) return i;
    }
    double level =
        has_levels(rows->question) ? vote_measure(rows->question, key) : NAN;
    for (size_t i = 0; !isnan(level) && i < rows->count; i++) {
        if (fabs(rows->items[i].measure - level) < 1e-9) return i;
    }
    return NO_ROW;
}

static void add_row(struct rows *rows, const char *key, const char *text,
                    double measure) {
    rows->items[rows->count++] =
        (struct workshop_row){.key = key, .text = text, .measure = measure};
}

static const char *const level_keys[LEVEL_COUNT] = {"0", "1", "2", "3", "4",
                                                    "5", "6", "7", "8", "9"};

static void add_levels(struct rows *rows, const struct question *question) {
    const struct ladder *ladder = question->ladder;
    for (int level = ladder->start; level <= ladder->top; level++)
        add_row(rows, level_keys[level], question_description(question, level),
                level);
}

static void add_options(struct rows *rows, const struct question *question) {
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        add_row(rows, option->code, option->label,
                vote_measure(question, option->code));
    }
}

static bool is_special(const char *key) {
    return !strcmp(key, WORD_DONT_KNOW) || !strcmp(key, WORD_NOT_APPLICABLE);
}

// Half levels that were voted for in files come between the whole ones.
static void add_halves(struct rows *rows, const struct question *question,
                       const struct answer *answer) {
    for (size_t i = 0; i < answer->round_count; i++) {
        const struct round *round = &answer->rounds[i];
        for (size_t j = 0; j < round->vote_count; j++) {
            const char *key = round->votes[j].key;
            double measure = vote_measure(question, key);
            if (is_special(key) || isnan(measure) ||
                row_of(rows, key) != NO_ROW)
                continue;
            size_t place = rows->count;
            while (place && rows->items[place - 1].measure > measure)
                place--;
            memmove(&rows->items[place + 1], &rows->items[place],
                    (rows->count - place) * sizeof(*rows->items));
            rows->items[place] = (struct workshop_row){
                .key = key, .text = "", .measure = measure};
            rows->count++;
        }
    }
}

struct rows rows_of(struct arena *arena, const struct question *question,
                    const struct answer *answer) {
    struct rows rows = {.question = question};
    size_t most =
        has_levels(question) ? (size_t)2 * LEVEL_COUNT : question->option_count;
    rows.items = ARENA_ARRAY(arena, struct workshop_row, most + 2);
    if (has_levels(question)) {
        add_levels(&rows, question);
        if (question->halves) add_halves(&rows, question, answer);
    } else {
        add_options(&rows, question);
    }
    rows.levels = rows.count;
    if (question->scoring != SCORING_NONE && !question->required) {
        add_row(&rows, WORD_DONT_KNOW, _("Cannot judge"), NAN);
        add_row(&rows, WORD_NOT_APPLICABLE, _("Not applicable"), NAN);
    }
    return rows;
}

size_t row_of_answer(const struct question *question, const struct rows *rows,
                     const struct answer *answer) {
    switch (answer->state) {
    case ANSWER_NONE:
        return NO_ROW;
    case ANSWER_DONT_KNOW:
        return row_of(rows, WORD_DONT_KNOW);
    case ANSWER_NOT_APPLICABLE:
        return row_of(rows, WORD_NOT_APPLICABLE);
    case ANSWER_GIVEN:
        break;
    }
    if (!has_levels(question))
        return answer->value.text ? row_of(rows, answer->value.text) : NO_ROW;
    for (size_t i = 0; i < rows->levels; i++) {
        if (fabs(rows->items[i].measure - answer->value.number) < 1e-9)
            return i;
    }
    return NO_ROW;
}

unsigned *row_counts(struct arena *arena, const struct rows *rows,
                     const struct vote *votes, size_t vote_count) {
    unsigned *counts = ARENA_ARRAY(arena, unsigned, rows->count);
    for (size_t i = 0; i < vote_count; i++) {
        size_t row = row_of(rows, votes[i].key);
        if (row != NO_ROW) counts[row] += votes[i].count;
    }
    return counts;
}

unsigned votes_in(const struct vote *votes, size_t count) {
    unsigned all = 0;
    for (size_t i = 0; i < count; i++)
        all += votes[i].count;
    return all;
}
