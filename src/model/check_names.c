// SPDX-License-Identifier: MIT
//
// Ids as written, and what they name.

#include "check_inside.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define NOTHING ((size_t)-1)

// --- Scales ---

static void resolve_scale(struct check *check, struct question *question) {
    const struct questionnaire *questionnaire = check->questionnaire;
    if (question->type != QUESTION_SCALE || !question->scale_id) return;
    const struct name *name =
        questionnaire_find(questionnaire, question->scale_id);
    if (!name || name->kind != NAME_SCALE) {
        names_unknown(questionnaire, NAME_SCALE, question->scale_id,
                      spot_place(question->at.path, question->scale_at),
                      check->diags);
        return;
    }
    question->scale = name->target;
    question->options = question->scale->options;
    question->option_count = question->scale->option_count;
}

void check_scales(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (check_enough(check)) return;
        resolve_scale(check, questionnaire->questions[i]);
    }
}

void check_unused(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    bool *used = ARENA_ARRAY(check->arena, bool, questionnaire->scale_count);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct scale *scale = questionnaire->questions[i]->scale;
        if (scale) used[scale - questionnaire->scales] = true;
    }
    for (size_t i = 0; i < questionnaire->scale_count; i++) {
        const struct scale *scale = &questionnaire->scales[i];
        if (used[i] || !check_may_warn(check)) continue;
        diag(check->diags, SEVERITY_WARNING, scale->at, "unused-scale",
             _("no question uses the scale '%s': name it in a question's "
               "'scale', or take it out"),
             shown_id(scale->id));
    }
}

// --- The fuller questionnaire ---

void check_follow_up(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    if (questionnaire->follow_up && questionnaire->id &&
        !strcmp(questionnaire->follow_up, questionnaire->id))
        diag(check->diags, SEVERITY_ERROR, questionnaire->at, "follow-up",
             _("'%s' names itself as its follow-up, expected the id of the "
               "fuller questionnaire"),
             questionnaire->id);
}

// --- Recommendations ---

static void resolve(struct check *check, struct reference *reference) {
    const struct questionnaire *questionnaire = check->questionnaire;
    reference->index = NOTHING;
    if (!reference->id) return;
    const struct recommendation *found =
        questionnaire_recommendation(questionnaire, reference->id);
    if (found)
        reference->index = found->index;
    else
        names_unknown(questionnaire, NAME_RECOMMENDATION, reference->id,
                      reference->at, check->diags);
}

static int by_index(const void *a, const void *b) {
    const struct reference *const *first = a, *const *second = b;
    if ((*first)->index != (*second)->index)
        return (*first)->index < (*second)->index ? -1 : 1;
    return (*first > *second) - (*first < *second); // both are of one array
}

static void warn_twice(struct check *check, struct reference *references,
                       size_t count) {
    if (count < 2) return;
    struct reference **sorted =
        ARENA_ARRAY(check->arena, struct reference *, count);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = &references[i];
    }
    qsort(sorted, count, sizeof(struct reference *), by_index);
    for (size_t i = 1; i < count; i++) {
        if (sorted[i]->index != sorted[i - 1]->index ||
            sorted[i]->index == NOTHING || !check_may_warn(check))
            continue;
        diag(check->diags, SEVERITY_WARNING, sorted[i]->at, "named-twice",
             _("'%s' is named here a second time, which changes nothing: take "
               "it out"),
             sorted[i]->id);
    }
}

static void resolve_all(struct check *check, struct reference *references,
                        size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (check_enough(check))
            references[i].index = NOTHING;
        else
            resolve(check, &references[i]);
    }
    warn_twice(check, references, count);
}

void check_references(struct check *check) {
    struct questionnaire *questionnaire = check->questionnaire;
    for (size_t i = 0; i < questionnaire->finding_count; i++) {
        struct finding *finding = &questionnaire->findings[i];
        resolve_all(check, finding->asks_for, finding->asks_for_count);
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        struct recommendation *one = &questionnaire->recommendations[i];
        resolve_all(check, one->needs, one->need_count);
    }
}
