// SPDX-License-Identifier: MIT
//
// Answers: what is stored, what it is worth, and how far it is.

#include "assessment.h"
#include "model_fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct model model;
static struct assessment *assessment;

static void setup(void) {
    model = model_new();
    assessment = model_assessment(&model);
}

static void teardown(void) {
    model_free(&model);
}

TestSuite(assessment, .init = setup, .fini = teardown);

Test(assessment, empty) {
    const struct questionnaire *questionnaire = model.questionnaire;
    cr_assert_eq(assessment->questionnaire, questionnaire);
    cr_assert_str_eq(assessment->version, "1.0");
    cr_assert_str_eq(assessment->language, "en");
    cr_assert_str_eq(assessment->fingerprint, questionnaire->fingerprint);
    cr_assert_null(assessment->started);
    cr_assert_null(assessment->path);
    cr_assert_not(assessment->has_at);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        cr_assert(answer_is_empty(&assessment->answers[i]));
        cr_assert_eq(assessment->answers[i].state, ANSWER_NONE);
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        cr_assert_eq(assessment->decisions[i].state, DECISION_NONE);
    }
}

Test(assessment, answer_of_a_question) {
    model_give(assessment, "rubric", 2);
    const struct answer *answer =
        assessment_answer(assessment, model_question(&model, "rubric"));
    cr_assert_eq(answer->state, ANSWER_GIVEN);
    cr_assert_float_eq(answer->value.number, 2, 1e-12);
}

// Whatever is stored keeps an answer from being empty.
Test(assessment, nothing_stored) {
    const char *text = "t";
    struct round round = {0};
    const struct answer filled[] = {
        {.state = ANSWER_GIVEN},
        {.state = ANSWER_DONT_KNOW},
        {.state = ANSWER_NOT_APPLICABLE},
        {.note = text},
        {.evidence = text},
        {.reason = text},
        {.dissent = text},
        {.parked = text},
        {.basis = text},
        {.override = text},
        {.is_private = true},
        {.has_ticks = true},
        {.ticks = &text, .tick_count = 1},
        {.rounds = &round, .round_count = 1},
    };
    const struct answer empty = {0};
    cr_assert(answer_is_empty(&empty));
    for (size_t i = 0; i < COUNT_OF(filled); i++) {
        cr_assert_not(answer_is_empty(&filled[i]), "%zu", i);
    }
}

// --- Rounds ---

Test(assessment, the_round_that_counts) {
    struct round rounds[4] = {
        {.people = 1}, {.people = 2}, {.people = 3}, {.people = 4}};
    struct answer answer = {.rounds = rounds, .round_count = 4};
    cr_assert_eq(answer_round(&answer), &rounds[3]);
    rounds[3].open = true;
    cr_assert_eq(answer_round(&answer), &rounds[2]);
    rounds[2].is_void = true;
    cr_assert_eq(answer_round(&answer), &rounds[1]);
    rounds[1].open = rounds[0].is_void = true;
    cr_assert_null(answer_round(&answer));
    const struct answer none = {0};
    cr_assert_null(answer_round(&none));
}

// --- Measures ---

static double measure_number(const char *id, double number) {
    const struct value value = {.number = number};
    return value_measure(model_question(&model, id), &value);
}

static double measure_code(const char *id, const char *code) {
    const struct value value = {.text = code};
    return value_measure(model_question(&model, id), &value);
}

static double measure_codes(const char *a, const char *b, const char *c) {
    const char *codes[] = {a, b, c};
    struct value value = {.codes = codes};
    while (value.code_count < COUNT_OF(codes) && codes[value.code_count]) {
        value.code_count++;
    }
    return value_measure(model_question(&model, "habits"), &value);
}

static double measure_nps(double promoters, double passives,
                          double detractors) {
    const struct value value = {
        .promoters = promoters, .passives = passives, .detractors = detractors};
    return value_measure(model_question(&model, "loyalty"), &value);
}

#define SAME(a, b) cr_assert_float_eq((a), (b), 1e-12)

Test(assessment, levels) {
    SAME(measure_number("rubric", 2), 2);
    SAME(measure_number("halved", 2.5), 2.5);
    SAME(measure_number("zero", 0), 0);
    // A pair is a rubric of the ladder's levels, its ends described alone.
    for (int level = 1; level <= 3; level++) {
        SAME(measure_number("pole", level), level);
    }
    SAME(measure_code("way", "shop"), 1);
    SAME(measure_code("way", "platform"), 3);
    cr_assert(isnan(measure_code("way", "nothing")));
    cr_assert(isnan(measure_code("way", NULL)));
}

Test(assessment, degrees) {
    SAME(measure_code("criterion", "not-yet"), 0);
    SAME(measure_code("criterion", "partly"), 0.5);
    SAME(measure_code("criterion", "fully"), 1);
    SAME(measure_code("grade", "high"), 1);
    SAME(measure_codes(NULL, NULL, NULL), 0);
    SAME(measure_codes("firm-date", NULL, NULL), 0.5);
    SAME(measure_codes("call-back", "sorry", NULL), 0.5);
    SAME(measure_codes("sorry", "firm-date", "call-back"), 1);
    SAME(measure_codes("sorry", "sorry", NULL), 0.25); // counted once
    SAME(measure_codes("nothing", NULL, NULL), 0);
}

Test(assessment, numbers) {
    SAME(measure_number("reach", 79.5), 0.5);
    SAME(measure_nps(10, 0, 0), 3);
    SAME(measure_nps(30, 20, 10), 3); // 33.3
    SAME(measure_nps(40, 50, 10), 3); // 30
    SAME(measure_nps(39, 50, 11), 2); // 28
    SAME(measure_nps(0, 5, 1), 1);
    cr_assert(isnan(measure_nps(0, 0, 0)));
}

Test(assessment, unscored_has_no_measure) {
    cr_assert(isnan(measure_number("staff", 12)));
    cr_assert(isnan(measure_code("role", "leader")));
    cr_assert(isnan(measure_code("organisation", "Acme")));
    cr_assert(isnan(measure_code("founded", "2001-01-01")));
    cr_assert(isnan(measure_number("desires", 1)));
    cr_assert(isnan(measure_number("ticked", 1)));
}

Test(assessment, votes) {
    static const struct {
        const char *id, *key;
        double expected; // NAN: none
    } rows[] = {
        {"rubric", "2", 2},
        {"halved", "2.5", 2.5},
        {"pole", "3", 3},
        {"way", "platform", 3},
        {"criterion", "partly", 0.5},
        {"grade", "low", 0},
        {"habits", "firm-date", 0.5},
        {"habits", "sorry", 0.25},
        {"habits", "firm-date+sorry", 0.75},
        {"habits", "sorry+sorry", 0.25},
        {"habits", "+", 0},
        {"habits", "sorry+nothing", NAN},
        {"reach", "50", 0.5},
        {"loyalty", "-1", 1},
        {"rubric", "dont-know", NAN},
        {"rubric", "not-applicable", NAN},
        {"rubric", "much", NAN},
        {"way", "nothing", NAN},
        {"habits", "nothing", NAN},
        {"reach", "half", NAN},
        {"role", "leader", NAN},
        {"staff", "3", NAN},
        {"organisation", "x", NAN},
        {"rubric", NULL, NAN},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        double measure =
            vote_measure(model_question(&model, rows[i].id), rows[i].key);
        if (isnan(rows[i].expected))
            cr_assert(isnan(measure), "%s %s", rows[i].id, rows[i].key);
        else
            cr_assert_float_eq(measure, rows[i].expected, 1e-12, "%s %s",
                               rows[i].id, rows[i].key);
    }
}

// --- Progress ---

static void assert_progress(size_t asked, size_t answered, size_t dont_know,
                            size_t not_applicable, size_t open) {
    struct assessment_progress progress = assessment_progress(assessment);
    cr_assert_eq(progress.asked, asked);
    cr_assert_eq(progress.answered, answered);
    cr_assert_eq(progress.dont_know, dont_know);
    cr_assert_eq(progress.not_applicable, not_applicable);
    cr_assert_eq(progress.open, open);
}

// Questions of ladders, scored or not; nothing of profile and closing.
Test(assessment, progress) {
    assert_progress(11, 0, 0, 0, 11);
    model_give(assessment, "rubric", 2);
    model_give_code(assessment, "organisation", "Acme");
    model_state(assessment, "desires", ANSWER_GIVEN);
    assert_progress(11, 1, 0, 0, 10);
    model_state(assessment, "halved", ANSWER_DONT_KNOW);
    model_state(assessment, "pole", ANSWER_NOT_APPLICABLE);
    model_state(assessment, "ticked", ANSWER_GIVEN);
    assert_progress(11, 2, 1, 1, 7);
    // Voted on is answered; a round that is still open is not.
    struct round *round = model_vote(&model, assessment, "zero", "1: 3");
    assert_progress(11, 3, 1, 1, 6);
    round->open = true;
    assert_progress(11, 2, 1, 1, 7);
}

Test(assessment, hidden_questions_are_not_counted) {
    struct model other = model_changed("{id: criterion, ask: C,",
                                       "{id: criterion, ask: C, "
                                       "when: answer(rubric) >= 2,",
                                       NULL);
    cr_assert_str_eq(model_problems(&other), "");
    assessment = model_assessment(&other);
    assert_progress(10, 0, 0, 0, 10); // in doubt
    model_give(assessment, "rubric", 1);
    assert_progress(10, 1, 0, 0, 9);
    model_give(assessment, "rubric", 2);
    assert_progress(11, 1, 0, 0, 10);
    model_free(&other);
}
