// SPDX-License-Identifier: MIT
//
// One small assessment whose every number was worked out by hand: two sections,
// one of them with a question that nobody could answer.

#include "diag.h"
#include "expression.h"
#include "fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>

#define NEAR 1e-9

enum { Q1, Q2, Q3, C3, Q4 };

static struct fixture *example(void) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 5);
    int a = fixture_section(fixture, ladder, -1, 1);
    int b = fixture_section(fixture, ladder, -1, 1);
    fixture_rubric(fixture, a, 1);
    fixture_rubric(fixture, a, 1);
    fixture_rubric(fixture, b, 1);
    fixture_criterion(fixture, b, 3, 2);
    fixture_rubric(fixture, b, 1);
    int r1 = fixture_recommendation(fixture, 2);
    fixture_lift(fixture, r1, Q1, 3);
    int r2 = fixture_recommendation(fixture, 3);
    fixture_lift(fixture, r2, Q3, 3);
    fixture_lift(fixture, r2, C3, 1);
    int r3 = fixture_recommendation(fixture, 5);
    fixture_lift(fixture, r3, Q1, 5);
    fixture_need(fixture, r3, r1);
    fixture_close(fixture);
    fixture_answer(fixture, 0, Q1, 2);
    fixture_answer(fixture, 0, Q2, 3);
    fixture_answer(fixture, 0, Q3, 2);
    fixture_answer(fixture, 0, C3, 0.5);
    fixture_state(fixture, 0, Q4, ANSWER_DONT_KNOW);
    return fixture;
}

static const struct result_options plain = {.budget = NAN, .capacity = NAN};

static void shares_are(const double *shares, double two, double three,
                       double four, double five) {
    cr_assert_float_eq(shares[2], two, NEAR);
    cr_assert_float_eq(shares[3], three, NEAR);
    cr_assert_float_eq(shares[4], four, NEAR);
    cr_assert_float_eq(shares[5], five, NEAR);
}

Test(result, scores_and_levels) {
    struct fixture *fixture = example();
    const struct result *result = fixture_result(fixture, &plain);
    const struct node_result *node = &result->ladders[0].node;
    const struct node_result *a = &node->sections[0], *b = &node->sections[1];
    shares_are(node->shares, 1, 5.0 / 12, 0, 0);
    cr_assert_float_eq(node->score, 1 + 1 + 5.0 / 12, NEAR);
    cr_assert_float_eq(a->score, 2.5, NEAR);
    cr_assert_float_eq(b->score, 1 + 1 + 1.0 / 3, NEAR);
    cr_assert_eq(node->level, 2);
    cr_assert_eq(a->level, 2);
    cr_assert_eq(b->level, 2);
    cr_assert(node->every_rung_asked);
    fixture_free(fixture);
}

Test(result, bounds_and_coverage) {
    struct fixture *fixture = example();
    const struct result *result = fixture_result(fixture, &plain);
    const struct ladder_result *ladder = &result->ladders[0];
    const struct node_result *node = &ladder->node;
    shares_are(node->shares_low, 0.75, 0.375, 0, 0);
    shares_are(node->shares_high, 1, 0.5, 0.25, 0.25);
    cr_assert_float_eq(node->score_low, 2.125, NEAR);
    cr_assert_float_eq(node->score_high, 3, NEAR);
    cr_assert_eq(node->level_low, 2);
    cr_assert_eq(node->level_high, 2);
    cr_assert_float_eq(node->coverage, 5.0 / 6, NEAR);
    cr_assert_float_eq(node->sections[0].coverage, 1, NEAR);
    cr_assert_float_eq(node->sections[1].coverage, 0.75, NEAR);
    cr_assert_not(ladder->provisional);
    cr_assert_eq(ladder->settle_count, 0);
    cr_assert_float_eq(ladder->not_applicable, 0, NEAR);
    cr_assert_eq(node->answered, 4);
    cr_assert_eq(node->asked_count, 5);
    fixture_free(fixture);
}

Test(result, what_holds_back) {
    struct fixture *fixture = example();
    const struct result *result = fixture_result(fixture, &plain);
    const struct ladder_result *ladder = &result->ladders[0];
    cr_assert_eq(ladder->target, 3);
    cr_assert_eq(ladder->blocking_count, 2);
    cr_assert_eq(ladder->blocking[0].rung, 3);
    cr_assert_null(ladder->blocking[0].section);
    cr_assert_float_eq(ladder->blocking[0].share, 5.0 / 12, NEAR);
    cr_assert_float_eq(ladder->blocking[0].threshold, 0.75, NEAR);
    cr_assert_str_eq(ladder->blocking[1].section->id, "s2");
    cr_assert_float_eq(ladder->blocking[1].share, 1.0 / 3, NEAR);
    cr_assert_float_eq(ladder->blocking[1].threshold, 0.5, NEAR);
    static const struct {
        const char *id;
        double missing;
    } expected[] = {{"q1", 0.25}, {"q3", 1.0 / 6}, {"q4", 1.0 / 6}};
    cr_assert_eq(ladder->holding_count, COUNT_OF(expected));
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        const struct holding *holding = &ladder->holding[i];
        cr_assert_str_eq(holding->question->question->id, expected[i].id);
        cr_assert_float_eq(holding->missing, expected[i].missing, NEAR);
    }
    cr_assert_float_eq(ladder->node.sections[0].missing, 0.25, NEAR);
    cr_assert_float_eq(ladder->node.sections[1].missing, 1.0 / 3, NEAR);
    fixture_free(fixture);
}

Test(result, ranking_plan_and_bands) {
    struct fixture *fixture = example();
    const struct result *result = fixture_result(fixture, &plain);
    const struct ladder_result *ladder = &result->ladders[0];
    static const struct {
        const char *id;
        double value;
        enum band_of_advice band;
    } expected[] = {{"r1", 0.125, ADVICE_NEXT},
                    {"r2", 1.0 / 9, ADVICE_NOW},
                    {"r3", 0.015625, ADVICE_LATER}};
    cr_assert_eq(ladder->recommendation_count, COUNT_OF(expected));
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        const struct recommendation_result *shown = &ladder->recommendations[i];
        cr_assert_str_eq(shown->recommendation->id, expected[i].id);
        cr_assert_eq(shown->rank, i + 1);
        cr_assert_float_eq(shown->value, expected[i].value, NEAR);
        cr_assert_eq(shown->band, expected[i].band);
    }
    const struct plan *plan = &ladder->plan;
    cr_assert_eq(plan->target, 3);
    cr_assert_eq(plan->member_count, 1);
    cr_assert_str_eq(plan->members[0]->id, "r2");
    cr_assert_float_eq(plan->effort, 3, NEAR);
    cr_assert(plan->attained);
    cr_assert(plan->minimal);
    cr_assert_eq(plan->short_count, 0);
    cr_assert_eq(plan->level, 3);
    cr_assert_eq(result->combined_count, 3);
    cr_assert_str_eq(result->combined[0].recommendation->id, "r2");
    fixture_free(fixture);
}

// --- Decisions, and what is left over ---

// Two rubrics on level 1 of 3, in one section.
static struct fixture *two_rubrics(void) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 3);
    int section = fixture_section(fixture, ladder, -1, 1);
    fixture_rubric(fixture, section, 1);
    fixture_rubric(fixture, section, 1);
    return fixture;
}

Test(result, done_counts_whatever_it_needed) {
    struct fixture *fixture = two_rubrics();
    int refused = fixture_recommendation(fixture, 1);
    int done = fixture_recommendation(fixture, 1);
    int after = fixture_recommendation(fixture, 1);
    fixture_lift(fixture, refused, Q1, 2);
    fixture_lift(fixture, done, Q1, 2);
    fixture_lift(fixture, after, Q2, 2);
    fixture_need(fixture, done, refused);
    fixture_need(fixture, after, done);
    fixture_close(fixture);
    fixture_answer(fixture, 0, Q1, 1);
    fixture_answer(fixture, 0, Q2, 1);
    struct decision *decisions = fixture->assessments[0]->decisions;
    decisions[refused].state = DECISION_REFUSED;
    decisions[done].state = DECISION_DONE;
    const struct result *result = fixture_result(fixture, &plain);
    const struct ladder_result *ladder = &result->ladders[0];
    cr_assert_str_eq(ladder->recommendations[0].recommendation->id, "r3");
    cr_assert_eq(ladder->recommendations[0].rank, 1);
    fixture_free(fixture);
}

Test(result, a_target_that_is_only_held_stays_short) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 3);
    int section = fixture_section(fixture, ladder, -1, 1);
    fixture_criterion(fixture, section, 2, 1);
    fixture_criterion(fixture, section, 3, 1);
    fixture->ladders[ladder].hold = 0.5;
    fixture_close(fixture);
    fixture_answer(fixture, 0, 0, 0.5);
    fixture_answer(fixture, 0, 1, 1);
    int target = 2;
    struct result_options options = plain;
    options.targets = &target;
    const struct result *result = fixture_result(fixture, &options);
    const struct plan *plan = &result->ladders[0].plan;
    cr_assert_eq(plan->level, 3);
    cr_assert(plan->attained);
    cr_assert_eq(plan->short_count, 1);
    cr_assert_eq(plan->short_of[0], 2);
    fixture_free(fixture);
}

Test(result, what_lifts_nothing_can_be_asked_for) {
    struct fixture *fixture = two_rubrics();
    int asked = fixture_recommendation(fixture, 1);
    fixture_recommendation(fixture, 1);
    fixture_close(fixture);
    fixture_answer(fixture, 0, Q1, 1);
    struct diags *diags = diags_new(fixture->arena);
    struct expression *when = expression_parse(
        fixture->arena, "respondents() > 0", (struct place){0}, diags);
    expression_check(when, fixture->questionnaire, EXPRESSION_OF_RESULT, NULL,
                     diags);
    // Named twice, it is asked for once.
    struct reference asks[] = {{.index = (size_t)asked},
                               {.index = (size_t)asked}};
    struct finding finding = {
        .id = "f", .when = when, .asks_for = asks, .asks_for_count = 2};
    fixture->questionnaire->findings = &finding;
    fixture->questionnaire->finding_count = 1;
    const struct result *result = fixture_result(fixture, &plain);
    const struct ladder_result *ladder = &result->ladders[0];
    cr_assert_eq(ladder->recommendation_count, 2);
    cr_assert_eq(ladder->recommendations[0].band, ADVICE_NEXT);
    cr_assert_eq(ladder->recommendations[0].asked_by_count, 1);
    cr_assert_eq(ladder->recommendations[1].band, ADVICE_NONE);
    cr_assert_eq(result->combined_count, 1);
    fixture_free(fixture);
}

// --- What can be settled today ---

Test(result, what_waits_is_stood_for_by_what_it_waits_for) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 3);
    int section = fixture_section(fixture, ladder, -1, 1);
    int gate = fixture_criterion(fixture, section, 3, 1);
    int waits = fixture_rubric(fixture, section, 3);
    fixture_close(fixture);
    struct diags *diags = diags_new(fixture->arena);
    char when[64];
    snprintf(when, sizeof when, "answer(%s) >= 0.5",
             fixture_question(fixture, gate)->id);
    struct question *hidden = fixture_question(fixture, waits);
    hidden->when =
        expression_parse(fixture->arena, when, (struct place){0}, diags);
    expression_check(hidden->when, fixture->questionnaire,
                     EXPRESSION_OF_QUESTION, hidden, diags);
    const struct result *result = fixture_result(fixture, &plain);
    const struct ladder_result *shown = &result->ladders[0];
    cr_assert_eq(fixture_row(fixture, result, waits)->state, STATE_HIDDEN);
    cr_assert(shown->settle_count);
    cr_assert_str_eq(shown->settle_first[0]->question->id, hidden->id);
    cr_assert_eq(shown->settle_now_count, 1);
    cr_assert_str_eq(shown->settle_now[0]->question->id,
                     fixture_question(fixture, gate)->id);
    fixture_free(fixture);
}
