// SPDX-License-Identifier: MIT
//
// Ids as written, and what they name.

#include "check_inside.h"
#include "text.h"

#include <string.h>

#define NOTHING ((size_t)-1)

static void resolve_scale(struct check *check, struct question *question) {
    const struct questionnaire *questionnaire = check->questionnaire;
    if (question->type != QUESTION_SCALE || !question->scale_id) return;
    const struct name *name =
        questionnaire_find(questionnaire, question->scale_id);
    if (!name || name->kind != NAME_SCALE) {
        names_unknown(questionnaire, NAME_SCALE, question->scale_id,
                      question->scale_at, check->diags);
        return;
    }
    question->scale = name->target;
    question->options = question->scale->options;
    question->option_count = question->scale->option_count;
}

void check_scales(struct check *check) {
    struct questionnaire *questionnaire = check->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        struct question *question = questionnaire->questions[i];
        resolve_scale(check, question);
        for (size_t j = 0; j < question->field_count; j++) {
            resolve_scale(check, &question->fields[j]);
        }
    }
}

static void resolve_reference(struct check *check,
                              struct reference *reference) {
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

void check_references(struct check *check) {
    struct questionnaire *questionnaire = check->questionnaire;
    for (size_t i = 0; i < questionnaire->finding_count; i++) {
        struct finding *finding = &questionnaire->findings[i];
        for (size_t j = 0; j < finding->asks_for_count; j++) {
            resolve_reference(check, &finding->asks_for[j]);
        }
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        struct recommendation *one = &questionnaire->recommendations[i];
        for (size_t j = 0; j < one->need_count; j++) {
            resolve_reference(check, &one->needs[j]);
        }
    }
}
