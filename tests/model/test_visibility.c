// SPDX-License-Identifier: MIT
//
// Which questions are asked: by the answers of one file, to a fixed point.

#include "assessment.h"
#include "model_fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct model model;
static struct assessment *assessment;

// The model with conditions: criterion's is [a], pole's is [b].
static void open_model(const char *a, const char *b) {
    struct arena *arena = arena_new();
    model = model_changed(
        "{id: criterion, ask: C,",
        arena_printf(arena, "{id: criterion, ask: C, when: \"%s\",", a),
        "{id: pole, ask: P,",
        arena_printf(arena, "{id: pole, ask: P, when: \"%s\",", b), NULL);
    arena_free(arena);
    cr_assert_eq(model.diags->errors, 0, "%s", model_problems(&model));
    assessment = model_assessment(&model);
}

static enum visibility seen(const char *id) {
    enum visibility *all = ARENA_ARRAY(model.arena, enum visibility,
                                       model.questionnaire->question_count);
    assessment_visibility(assessment, all);
    return all[model_question(&model, id)->index];
}

Test(visibility, without_conditions) {
    model = model_new();
    assessment = model_assessment(&model);
    for (size_t i = 0; i < model.questionnaire->question_count; i++) {
        cr_assert_eq(seen(model.questionnaire->questions[i]->id), VISIBLE);
    }
    model_free(&model);
}

Test(visibility, true_false_open) {
    open_model("answer(rubric) >= 2", "answered(rubric)");
    cr_assert_eq(seen("criterion"), IN_DOUBT);
    cr_assert_eq(seen("pole"), HIDDEN); // answered() is always known
    model_give(assessment, "rubric", 1);
    cr_assert_eq(seen("criterion"), HIDDEN);
    cr_assert_eq(seen("pole"), VISIBLE);
    model_give(assessment, "rubric", 2);
    cr_assert_eq(seen("criterion"), VISIBLE);
    model_free(&model);
}

// An unknown that no open question will settle is no doubt.
Test(visibility, states_of_the_answer) {
    open_model("answer(rubric) >= 2", "answered(rubric)");
    model_state(assessment, "rubric", ANSWER_DONT_KNOW);
    cr_assert_eq(seen("criterion"), IN_DOUBT);
    cr_assert_eq(seen("pole"), HIDDEN);
    model_state(assessment, "rubric", ANSWER_NOT_APPLICABLE);
    cr_assert_eq(seen("criterion"), HIDDEN);
    cr_assert_eq(seen("pole"), HIDDEN);
    model_free(&model);
}

// What depends on a hidden answer sees no answer, though it is in the file.
Test(visibility, fixed_point) {
    open_model("answer(rubric) >= 2", "answer(criterion) >= 0.5");
    model_give_code(assessment, "criterion", "fully");
    cr_assert_eq(seen("pole"), IN_DOUBT);
    model_give(assessment, "rubric", 2);
    cr_assert_eq(seen("criterion"), VISIBLE);
    cr_assert_eq(seen("pole"), VISIBLE);
    model_give(assessment, "rubric", 1);
    cr_assert_eq(seen("criterion"), HIDDEN);
    cr_assert_eq(seen("pole"), HIDDEN);
    model_free(&model);
}

Test(visibility, hidden_is_not_answered) {
    open_model("answer(rubric) >= 2", "not answered(criterion)");
    model_give_code(assessment, "criterion", "fully");
    model_give(assessment, "rubric", 1);
    cr_assert_eq(seen("pole"), VISIBLE);
    model_give(assessment, "rubric", 3);
    cr_assert_eq(seen("pole"), HIDDEN);
    model_free(&model);
}

// The order of the file does not matter, only what hangs on what.
Test(visibility, conditions_that_look_ahead) {
    open_model("answer(pole) >= 2", "answer(zero) >= 1");
    cr_assert_eq(model.diags->warnings, 2);
    model_give(assessment, "pole", 3);
    cr_assert_eq(seen("criterion"), IN_DOUBT);
    model_give(assessment, "zero", 1);
    cr_assert_eq(seen("pole"), VISIBLE);
    cr_assert_eq(seen("criterion"), VISIBLE);
    model_give(assessment, "zero", 0);
    cr_assert_eq(seen("pole"), HIDDEN);
    cr_assert_eq(seen("criterion"), HIDDEN);
    model_free(&model);
}

// --- What a condition sees ---

Test(visibility, profile) {
    open_model("answer(role) == 'leader'", "answer(staff) > 100");
    cr_assert_eq(seen("criterion"), HIDDEN); // nothing scored is open
    model_give_code(assessment, "role", "member");
    cr_assert_eq(seen("criterion"), HIDDEN);
    model_give_code(assessment, "role", "leader");
    cr_assert_eq(seen("criterion"), VISIBLE);
    model_give(assessment, "staff", 100);
    cr_assert_eq(seen("pole"), HIDDEN);
    model_give(assessment, "staff", 101);
    cr_assert_eq(seen("pole"), VISIBLE);
    model_free(&model);
}

// Numbers are seen as they were typed, not as what they are worth.
Test(visibility, numbers_as_typed) {
    open_model("answer(reach) >= 60", "answer(loyalty) < -20");
    model_give(assessment, "reach", 59);
    cr_assert_eq(seen("criterion"), HIDDEN);
    model_give(assessment, "reach", 60);
    cr_assert_eq(seen("criterion"), VISIBLE);
    struct answer *loyalty = model_answer(assessment, "loyalty");
    loyalty->state = ANSWER_GIVEN;
    cr_assert_eq(seen("pole"), IN_DOUBT); // of nobody
    loyalty->value.promoters = 2;
    loyalty->value.passives = 3;
    loyalty->value.detractors = 5;
    cr_assert_eq(seen("pole"), VISIBLE);
    loyalty->value.promoters = 3;
    loyalty->value.detractors = 3;
    cr_assert_eq(seen("pole"), HIDDEN);
    model_free(&model);
}

Test(visibility, ticks_as_their_share) {
    open_model("answer(habits) >= 0.75", "answer(way) == 'shop'");
    const char *codes[] = {"firm-date", "sorry"};
    struct answer *habits = model_answer(assessment, "habits");
    habits->state = ANSWER_GIVEN;
    habits->value.codes = codes;
    habits->value.code_count = 1;
    cr_assert_eq(seen("criterion"), HIDDEN);
    habits->value.code_count = 2;
    cr_assert_eq(seen("criterion"), VISIBLE);
    model_give_code(assessment, "way", "shop");
    cr_assert_eq(seen("pole"), VISIBLE);
    model_free(&model);
}

// Where nothing is agreed, the round that counts stands for the answer: its
// mean, or the code that all gave.
Test(visibility, votes) {
    open_model("answer(rubric) >= 2.5", "answer(way) == 'shop'");
    struct round *round =
        model_vote(&model, assessment, "rubric", "2: 1, 3: 1, dont-know: 5");
    cr_assert_eq(seen("criterion"), VISIBLE);
    round->votes[0].count = 2;
    cr_assert_eq(seen("criterion"), HIDDEN);
    round->open = true;
    cr_assert_eq(seen("criterion"), IN_DOUBT);
    model_give(assessment, "rubric", 3); // agreed
    cr_assert_eq(seen("criterion"), VISIBLE);
    model_vote(&model, assessment, "way", "shop: 3, platform: 1");
    cr_assert_eq(seen("pole"), HIDDEN); // divided: no code, and nothing open
    model_vote(&model, assessment, "way", "shop: 3, platform: 0");
    cr_assert_eq(seen("pole"), VISIBLE);
    model_free(&model);
}

Test(visibility, votes_without_an_answer) {
    open_model("answer(rubric) >= 2", "answered(rubric)");
    model_vote(&model, assessment, "rubric", "dont-know: 3");
    cr_assert_eq(seen("criterion"), IN_DOUBT);
    cr_assert_eq(seen("pole"), HIDDEN);
    model_vote(&model, assessment, "rubric", "not-applicable: 3");
    cr_assert_eq(seen("criterion"), HIDDEN);
    model_vote(&model, assessment, "rubric", "not-applicable: 3, dont-know: 1");
    cr_assert_eq(seen("criterion"), IN_DOUBT);
    model_free(&model);
}

// --- Size ---

// A chain in which each of [count] questions hangs on another one.
static void open_chain(size_t count, bool backwards) {
    char *yaml = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&yaml, &length);
    fputs("cxladder: 1\nid: chain\nversion: '1'\nlanguage: en\ntitle: C\n"
          "ladders:\n  - id: ladder\n    title: L\n    start: 1\n"
          "    levels: [{level: 1, title: A}, {level: 2, title: B}]\n"
          "    sections:\n      - id: only\n        title: O\n"
          "        questions:\n",
          out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "          - {id: q%zu, ask: Q, levels: {1: a, 2: b}", i);
        if (!backwards && i) fprintf(out, ", when: answer(q%zu) >= 2", i - 1);
        if (backwards && i + 1 < count)
            fprintf(out, ", when: answer(q%zu) >= 2", i + 1);
        fputs("}\n", out);
    }
    fclose(out);
    model = model_read(yaml);
    free(yaml);
    cr_assert_eq(model.diags->errors, 0);
    assessment = model_assessment(&model);
    for (size_t i = 0; i < count; i++) {
        assessment->answers[i].state = ANSWER_GIVEN;
        assessment->answers[i].value.number = 2;
    }
}

// Linear in either direction: done quadratically, a hundred times 10,000
// questions would take minutes.
static void assert_fast(bool backwards) {
    enum { COUNT = 10000 };
    open_chain(COUNT, backwards);
    enum visibility *all = ARENA_ARRAY(model.arena, enum visibility, COUNT);
    for (int round = 0; round < 100; round++) {
        assessment_visibility(assessment, all);
    }
    for (size_t i = 0; i < COUNT; i++) {
        cr_assert_eq(all[i], VISIBLE);
    }
    size_t first = backwards ? COUNT - 1 : 0;
    assessment->answers[first].value.number = 1;
    assessment_visibility(assessment, all);
    size_t visible = 0;
    for (size_t i = 0; i < COUNT; i++) {
        visible += all[i] == VISIBLE;
    }
    cr_assert_eq(visible, 1);
    model_free(&model);
}

Test(visibility, a_long_chain, .timeout = 20) {
    assert_fast(false);
}

Test(visibility, a_long_chain_backwards, .timeout = 20) {
    assert_fast(true);
}

// A model that was put together by hand and not checked as a whole has no order
// yet: then passes go on until nothing changes.
Test(visibility, without_an_order) {
    open_model("answer(pole) >= 2", "answer(zero) >= 1");
    questionnaire_index(model.arena, model.questionnaire, model.diags);
    model_give(assessment, "zero", 1);
    model_give(assessment, "pole", 2);
    cr_assert_eq(seen("criterion"), VISIBLE);
    model_give(assessment, "zero", 0);
    cr_assert_eq(seen("criterion"), HIDDEN);
    model_free(&model);
}
