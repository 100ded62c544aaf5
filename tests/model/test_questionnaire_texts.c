// SPDX-License-Identifier: MIT
//
// Texts in another language while a questionnaire is in use: every text is the
// other one's, and what points to a question still does.

#include "model_fixture.h"
#include "questionnaire.h"

#include <criterion/criterion.h>
#include <string.h>

#define SAME(a, b, member) cr_assert_eq((a)->member, (b)->member, #member)

static void same_options(const struct option *a, const struct option *b,
                         size_t count) {
    for (size_t i = 0; i < count; i++) {
        SAME(&a[i], &b[i], label);
        cr_assert_neq(a[i].code, b[i].code);
    }
}

static void same_question(const struct question *a, const struct question *b) {
    SAME(a, b, ask);
    SAME(a, b, help);
    SAME(a, b, probe);
    SAME(a, b, low);
    SAME(a, b, high);
    SAME(a, b, unit);
    for (size_t i = 0; i < a->description_count; i++) {
        SAME(a, b, descriptions[i].text);
    }
    same_options(a->options, b->options, a->option_count);
    for (size_t i = 0; i < a->tick_count; i++) {
        SAME(&a->ticks[i], &b->ticks[i], label);
    }
    for (size_t i = 0; i < list_of(a)->kind_count; i++) {
        SAME(&list_of(a)->kinds[i], &list_of(b)->kinds[i], label);
    }
    for (size_t i = 0; i < list_of(a)->field_count; i++) {
        same_question(&list_of(a)->fields[i], &list_of(b)->fields[i]);
    }
}

static void same_ladder(const struct ladder *a, const struct ladder *b) {
    for (size_t i = 0; i < a->node_count; i++) {
        SAME(a->nodes[i], b->nodes[i], title);
        SAME(a->nodes[i], b->nodes[i], text);
    }
    for (size_t i = 0; i < a->level_count; i++) {
        SAME(&a->levels[i], &b->levels[i], title);
        SAME(&a->levels[i], &b->levels[i], text);
    }
}

static void same_texts(const struct questionnaire *a,
                       const struct questionnaire *b) {
    SAME(a, b, title);
    SAME(a, b, about);
    SAME(a, b, language);
    for (size_t i = 0; i < a->scale_count; i++) {
        same_options(a->scales[i].options, b->scales[i].options,
                     a->scales[i].option_count);
    }
    for (size_t i = 0; i < a->question_count; i++) {
        same_question(a->questions[i], b->questions[i]);
    }
    for (size_t i = 0; i < a->ladder_count; i++) {
        same_ladder(&a->ladders[i], &b->ladders[i]);
    }
    for (size_t i = 0; i < a->finding_count; i++) {
        SAME(&a->findings[i], &b->findings[i], title);
        SAME(&a->findings[i], &b->findings[i], text);
    }
    for (size_t i = 0; i < a->recommendation_count; i++) {
        SAME(&a->recommendations[i], &b->recommendations[i], title);
        SAME(&a->recommendations[i], &b->recommendations[i], text);
        SAME(&a->recommendations[i], &b->recommendations[i], measure);
    }
}

Test(questionnaire_texts, all_are_taken_and_nothing_moves) {
    struct model model = model_new(), other = model_new();
    struct questionnaire *questionnaire = model.questionnaire;
    const struct question *rubric = model_question(&model, "rubric");
    struct assessment *assessment = model_assessment(&model);
    model_give(assessment, "rubric", 2);
    cr_assert(questionnaire_take_texts(questionnaire, other.questionnaire));
    same_texts(questionnaire, other.questionnaire);
    cr_assert_eq(model_question(&model, "rubric"), rubric);
    cr_assert_float_eq(model_answer(assessment, "rubric")->value.number, 2,
                       1e-9);
    model_free(&model);
    model_free(&other);
}

Test(questionnaire_texts, they_are_read_in_the_other_language) {
    struct model model = model_new();
    struct model other =
        model_changed("label: In parts", "label: Osaliselt",
                      "{1: a, 2: b, 3: c}", "{1: aa, 2: b, 3: c}", NULL);
    struct questionnaire *questionnaire = model.questionnaire;
    cr_assert(questionnaire_take_texts(questionnaire, other.questionnaire));
    const struct question *criterion = model_question(&model, "criterion");
    cr_assert_str_eq(question_option(criterion, "partly")->label, "Osaliselt");
    cr_assert_str_eq(question_description(model_question(&model, "rubric"), 1),
                     "aa");
    model_free(&model);
    model_free(&other);
}

Test(questionnaire_texts, another_structure_is_refused) {
    struct model model = model_new();
    struct model other =
        model_changed("{code: partly, value: 0.5,",
                      "{code: partly, value: 0.4,", "Base", "Other", NULL);
    cr_assert_not(
        questionnaire_take_texts(model.questionnaire, other.questionnaire));
    cr_assert_str_eq(model.questionnaire->title, "Base");
    model_free(&model);
    model_free(&other);
}
