// SPDX-License-Identifier: MIT
//
// One small assessment whose every number was worked out by hand: two sections,
// one of them with a question that nobody could answer.

#include "fixture.h"

#include <criterion/criterion.h>

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
