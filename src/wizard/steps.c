// SPDX-License-Identifier: MIT
//
// The answers that a question can take, from the lowest to the highest: what
// raising an answer by one step means for each type.

#include "outlook.h"

#include <stdlib.h>
#include <string.h>

struct list {
    struct arena *arena;
    const struct question *question;
    struct step_value *steps;
    size_t count;
};

static void add(struct list *list, const struct value *value) {
    double measure = value_measure(list->question, value);
    if (isnan(measure)) return;
    list->steps[list->count++] = (struct step_value){measure, *value};
}

static void add_levels(struct list *list) {
    const struct ladder *ladder = list->question->ladder;
    int parts = list->question->halves ? 2 : 1;
    for (int i = ladder->start * parts; i <= ladder->top * parts; i++) {
        struct value value = {.number = (double)i / parts};
        add(list, &value);
    }
}

static void add_options(struct list *list) {
    for (size_t i = 0; i < list->question->option_count; i++) {
        struct value value = {.text = list->question->options[i].code};
        add(list, &value);
    }
}

static bool has_code(const struct value *value, const char *code) {
    for (size_t i = 0; value && i < value->code_count; i++) {
        if (!strcmp(value->codes[i], code)) return true;
    }
    return false;
}

// One more is ticked at each step, those of today first.
static void add_ticks(struct list *list, const struct value *today) {
    const struct question *question = list->question;
    const char **order =
        ARENA_ARRAY(list->arena, const char *, question->option_count);
    size_t count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < question->option_count; i++) {
            const char *code = question->options[i].code;
            if (has_code(today, code) == !pass) order[count++] = code;
        }
    }
    for (size_t i = 0; i <= count; i++) {
        struct value value = {.codes = order, .code_count = i};
        add(list, &value);
    }
}

static void add_bands(struct list *list) {
    const struct question *question = list->question;
    for (size_t i = 0; i < question->band_count; i++) {
        double from = question->bands[i].from;
        struct value value = {.number = from};
        if (question->type == QUESTION_NPS) {
            // Of a hundred people, those who make this index.
            value.number = 0;
            value.promoters = from > 0 ? from : 0;
            value.detractors = from < 0 ? -from : 0;
            value.passives = 100 - value.promoters - value.detractors;
        }
        add(list, &value);
    }
}

static int by_measure(const void *a, const void *b) {
    const struct step_value *first = a, *second = b;
    return (first->measure > second->measure) -
           (first->measure < second->measure);
}

struct step_value *steps_build(struct arena *arena,
                               const struct question *question,
                               const struct value *today, size_t *count) {
    size_t most = 2 * (size_t)LEVEL_COUNT + question->option_count + 1 +
                  question->band_count;
    struct list list = {arena, question,
                        ARENA_ARRAY(arena, struct step_value, most), 0};
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        if (question->ladder) add_levels(&list);
        break;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        add_options(&list);
        break;
    case QUESTION_MULTIPLE:
        add_ticks(&list, today);
        break;
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
        add_bands(&list);
        break;
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    if (list.count)
        qsort(list.steps, list.count, sizeof(*list.steps), by_measure);
    *count = list.count;
    return list.steps;
}
