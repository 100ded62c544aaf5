// SPDX-License-Identifier: MIT
//
// Codes and what they stand for: options, statements, kinds and fields. At most
// a thousand stand together, and sorted they show what is there twice.

#include "check_inside.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

struct coded {
    const char *code;
    struct place at;
    size_t number;
};

static int by_code(const void *a, const void *b) {
    const struct coded *first = a, *second = b;
    int order = strcmp(first->code, second->code);
    if (order) return order;
    return (first->number > second->number) - (first->number < second->number);
}

// Things with a code (or a label), collected one by one.
struct codes {
    struct coded *items;
    size_t count;
};

static struct codes codes_new(struct check *check, size_t most) {
    return (struct codes){ARENA_ARRAY(check->arena, struct coded, most), 0};
}

static void codes_add(struct codes *codes, const char *code, struct place at) {
    if (!code) return;
    codes->items[codes->count] = (struct coded){code, at, codes->count};
    codes->count++;
}

// Reports each one that was there before.
static void codes_check(struct check *check, struct codes *codes,
                        void (*report)(struct check *check,
                                       const struct coded *first,
                                       const struct coded *second)) {
    if (codes->count < 2) return;
    qsort(codes->items, codes->count, sizeof(struct coded), by_code);
    for (size_t i = 1; i < codes->count; i++) {
        if (!strcmp(codes->items[i - 1].code, codes->items[i].code))
            report(check, &codes->items[i - 1], &codes->items[i]);
    }
}

static void report_code(struct check *check, const struct coded *first,
                        const struct coded *second) {
    if (check_enough(check)) return;
    if (first->at.line)
        diag(check->diags, SEVERITY_ERROR, second->at, "duplicate-code",
             _("the code '%s' is used twice, first in line %u; answers are "
               "stored as codes, expected one of its own"),
             second->code, first->at.line);
    else
        diag(check->diags, SEVERITY_ERROR, second->at, "duplicate-code",
             _("the code '%s' is used twice; answers are stored as codes, "
               "expected one of its own"),
             second->code);
}

static void report_field(struct check *check, const struct coded *first,
                         const struct coded *second) {
    (void)first;
    if (!check_enough(check))
        diag(check->diags, SEVERITY_ERROR, second->at, "duplicate-id",
             _("the list has a field '%s' already, expected another id"),
             second->code);
}

// Labels are for people: what looks the same cannot be told apart.
static void report_label(struct check *check, const struct coded *first,
                         const struct coded *second) {
    (void)first;
    if (check_may_warn(check))
        diag(check->diags, SEVERITY_WARNING, second->at, "same-label",
             _("two options are both called '%s'; give each a label of its "
               "own, so that they can be told apart"),
             text_clip(check->arena, second->code, 60, false));
}

// --- Options ---

static void check_options(struct check *check, const struct option *options,
                          size_t count, bool labels) {
    struct codes codes = codes_new(check, count);
    struct codes names = codes_new(check, count);
    for (size_t i = 0; i < count; i++) {
        codes_add(&codes, options[i].code, options[i].at);
        codes_add(&names, options[i].label, options[i].at);
    }
    codes_check(check, &codes, report_code);
    if (labels) codes_check(check, &names, report_label);
}

static void check_scale(struct check *check, const struct scale *scale) {
    if (scale->option_count == 1)
        diag(check->diags, SEVERITY_WARNING, scale->at, "too-few-options",
             _("the scale '%s' has one option, expected at least two to choose "
               "from"),
             shown_id(scale->id));
    check_options(check, scale->options, scale->option_count, true);
}

// --- Lists ---

static void check_axis(struct check *check, const struct question *list,
                       const char *key, const char *id) {
    const struct question *field = list_field(list, id);
    struct nearest nearest = nearest_new(id);
    for (size_t i = 0; i < list_of(list)->field_count; i++) {
        nearest_try(&nearest, list_of(list)->fields[i].id);
    }
    if (!field && nearest.found)
        diag(check->diags, SEVERITY_ERROR, list->at, "unknown-field",
             _("map: %s: the list has no field '%s', did you mean '%s'?"), key,
             id, nearest.found);
    else if (!field)
        diag(check->diags, SEVERITY_ERROR, list->at, "unknown-field",
             _("map: %s: the list has no field '%s'"), key, id);
    else if (field->type != QUESTION_CHOICE)
        diag(check->diags, SEVERITY_ERROR, list->at, "wrong-field",
             _("map: %s: '%s' is of another type, expected a choice, whose "
               "options become the lines of the table"),
             key, id);
}

static void check_map(struct check *check, const struct question *list) {
    if (list_of(list)->map_across)
        check_axis(check, list, "across", list_of(list)->map_across);
    if (list_of(list)->map_down)
        check_axis(check, list, "down", list_of(list)->map_down);
    if (list_of(list)->map_across && list_of(list)->map_down &&
        !strcmp(list_of(list)->map_across, list_of(list)->map_down))
        diag(check->diags, SEVERITY_ERROR, list->at, "wrong-field",
             _("map: '%s' stands across and down, expected two fields"),
             list_of(list)->map_across);
}

static void check_question(struct check *check,
                           const struct question *question);

static void check_list(struct check *check, const struct question *list) {
    struct codes fields = codes_new(check, list_of(list)->field_count);
    struct codes kinds = codes_new(check, list_of(list)->kind_count);
    for (size_t i = 0; i < list_of(list)->field_count; i++) {
        codes_add(&fields, list_of(list)->fields[i].id,
                  list_of(list)->fields[i].at);
        if (list_of(list)->fields[i].type != QUESTION_LIST)
            check_question(check, &list_of(list)->fields[i]);
    }
    for (size_t i = 0; i < list_of(list)->kind_count; i++) {
        codes_add(&kinds, list_of(list)->kinds[i].code,
                  list_of(list)->kinds[i].at);
    }
    codes_check(check, &fields, report_field);
    codes_check(check, &kinds, report_code);
    check_map(check, list);
}

// --- Questions ---

static void check_ticks(struct check *check, const struct question *question) {
    struct codes codes = codes_new(check, question->tick_count);
    for (size_t i = 0; i < question->tick_count; i++) {
        codes_add(&codes, question->ticks[i].code, question->ticks[i].at);
    }
    codes_check(check, &codes, report_code);
}

static void check_question(struct check *check,
                           const struct question *question) {
    if (question->type == QUESTION_CHOICE && question->option_count == 1)
        diag(check->diags, SEVERITY_WARNING, question->at, "too-few-options",
             _("the choice has one option, expected at least two to choose "
               "from"));
    if (question->type != QUESTION_SCALE) // those are the scale's
        check_options(check, question->options, question->option_count, true);
    check_ticks(check, question);
    check_list(check, question);
}

void check_codes(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    for (size_t i = 0; i < questionnaire->scale_count; i++) {
        check_scale(check, &questionnaire->scales[i]);
    }
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (check_enough(check)) return;
        check_question(check, questionnaire->questions[i]);
        arena_reset(check->arena); // or it would grow with the questionnaire
    }
}
