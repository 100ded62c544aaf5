// SPDX-License-Identifier: MIT
//
// Shares, levels and their bounds: thresholds in all their combinations, rungs
// that nobody asks about, open and inapplicable questions, several respondents.

#include "fixture.h"

#include <criterion/criterion.h>

#define NEAR 1e-9

static const struct result_options plain = {.budget = NAN, .capacity = NAN};

// --- Known results ---

// A practice with two streams of three levels, answered in quarters.
static struct fixture *two_streams(void) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 0, 3);
    fixture->ladders[ladder].unanswered_zero = true;
    for (int stream = 0; stream < 2; stream++) {
        int section = fixture_section(fixture, ladder, -1, 1);
        for (int level = 1; level <= 3; level++)
            fixture_criterion(fixture, section, level, 1);
    }
    fixture_close(fixture);
    return fixture;
}

Test(level, streams_add_up) {
    static const double answers[] = {0.5, 0.5, 0.25, 1, 1, 0};
    struct fixture *fixture = two_streams();
    for (int i = 0; i < 6; i++)
        fixture_answer(fixture, 0, i, answers[i]);
    const struct node_result *node =
        &fixture_result(fixture, &plain)->ladders[0].node;
    cr_assert_float_eq(node->score, 1.625, NEAR);
    cr_assert_float_eq(node->sections[0].score, 1.25, NEAR);
    cr_assert_float_eq(node->sections[1].score, 2, NEAR);
    fixture_free(fixture);
}

Test(level, open_counts_as_nothing_where_the_ladder_says_so) {
    static const double answers[] = {0.5, 0.5, 0.25, 1, 1};
    struct fixture *fixture = two_streams();
    for (int i = 0; i < 5; i++)
        fixture_answer(fixture, 0, i, answers[i]);
    const struct result *result = fixture_result(fixture, &plain);
    const struct node_result *node = &result->ladders[0].node;
    cr_assert_float_eq(node->score, 1.625, NEAR);
    cr_assert_float_eq(node->score_low, 1.625, NEAR);
    cr_assert_float_eq(node->score_high, 2.125, NEAR);
    cr_assert_float_eq(node->coverage, 5.0 / 6, NEAR);
    cr_assert_eq(fixture_row(fixture, result, 5)->state, STATE_UNANSWERED);
    cr_assert_eq(result->ladders[0].holding_count, 3);
    fixture_free(fixture);
}

// --- Thresholds ---

// Criteria of the four rungs 2 to 5, each share given in quarters.
static int level_with(const double *shares, double attain, double hold) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 5);
    int section = fixture_section(fixture, ladder, -1, 1);
    fixture->ladders[ladder].attain = attain;
    fixture->ladders[ladder].hold = hold;
    fixture->ladders[ladder].attain_each = 0;
    for (int rung = 2; rung <= 5; rung++)
        fixture_criterion(fixture, section, rung, 1);
    fixture_close(fixture);
    for (int i = 0; i < 4; i++) {
        if (!isnan(shares[i])) fixture_answer(fixture, 0, i, shares[i]);
    }
    int level = fixture_result(fixture, &plain)->ladders[0].node.level;
    fixture_free(fixture);
    return level;
}

Test(level, is_the_highest_attained_with_all_below_held) {
    static const struct {
        double shares[4], attain, hold;
        int level;
    } rows[] = {
        {{1, 1, 1, 1}, 0.75, 0.75, 5},
        {{1, 0.75, 0.5, 1}, 0.75, 0.75, 3},
        {{0.5, 1, 1, 1}, 0.75, 0.75, 1},
        {{0.75, 1, 0.5, 0}, 0.75, 0.75, 3},
        {{1, 1, 0.75, 0}, 1, 1, 3},
        {{0.75, 1, 0, 0}, 0.75, 1, 2}, // attained, but not held
        {{1, 0.75, 0.75, 0}, 0.75, 1, 3},
        {{0.5, 0.75, 0.25, 1}, 0.75, 0.5, 3}, // held, though not attained
        {{0.5, 0.5, 0.5, 0.75}, 0.75, 0.5, 5},
        {{1, 1, NAN, 1}, 0.75, 0.75, 3}, // asked and unknown: not held
        {{NAN, NAN, NAN, NAN}, 0.75, 0.75, LEVEL_UNKNOWN},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        cr_assert_eq(level_with(rows[i].shares, rows[i].attain, rows[i].hold),
                     rows[i].level, "row %zu", i);
}

Test(level, what_nobody_asks_is_held_and_never_attained) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 5);
    int section = fixture_section(fixture, ladder, -1, 1);
    fixture_criterion(fixture, section, 2, 1);
    fixture_criterion(fixture, section, 4, 1);
    fixture_close(fixture);
    fixture_answer(fixture, 0, 0, 1);
    fixture_answer(fixture, 0, 1, 0.5);
    const struct ladder_result *result =
        &fixture_result(fixture, &plain)->ladders[0];
    cr_assert_eq(result->node.level, 2);
    cr_assert_eq(result->target, 4);
    cr_assert_float_eq(result->node.score, 1 + 4 * 0.75, NEAR);
    cr_assert_not(result->node.every_rung_asked);
    cr_assert(isnan(result->node.shares[3]));
    fixture_answer(fixture, 0, 1, 1);
    result = &fixture_result(fixture, &plain)->ladders[0];
    cr_assert_eq(result->node.level, 4);
    cr_assert_eq(result->target, 4, "there is nothing above");
    cr_assert_eq(result->blocking_count, 0);
    fixture_free(fixture);
}

Test(level, each_section_has_to_follow) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 3);
    int strong = fixture_section(fixture, ladder, -1, 3);
    int weak = fixture_section(fixture, ladder, -1, 1);
    int below = fixture_section(fixture, ladder, weak, 1);
    fixture_rubric(fixture, strong, 1);
    fixture_rubric(fixture, below, 1);
    fixture_close(fixture);
    fixture_answer(fixture, 0, 0, 3);
    fixture_answer(fixture, 0, 1, 1.5);
    const struct result *result = fixture_result(fixture, &plain);
    const struct ladder_result *shown = &result->ladders[0];
    cr_assert_eq(shown->node.level, 2, "the weak one has just enough of 2");
    cr_assert_float_eq(shown->node.shares[2], 0.875, NEAR);
    cr_assert_eq(shown->blocking_count, 1);
    cr_assert_str_eq(shown->blocking[0].section->id, "s2");
    cr_assert_eq(shown->node.sections[0].level, 3);
    cr_assert_eq(shown->node.sections[1].level, 1);
    cr_assert_eq(
        result_node(result, &shown->ladder->root.sections[1].sections[0])
            ->level,
        1);
    fixture_answer(fixture, 0, 1, 1);
    shown = &fixture_result(fixture, &plain)->ladders[0];
    cr_assert_float_eq(shown->node.shares[2], 0.75, NEAR);
    cr_assert_eq(shown->node.level, 1);
    fixture_free(fixture);
}

// --- Bounds ---

// Four rubrics of weights 1 to 4 in one section.
static struct fixture *four(void) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 3);
    int section = fixture_section(fixture, ladder, -1, 1);
    for (int i = 0; i < 4; i++)
        fixture_rubric(fixture, section, i + 1);
    fixture_close(fixture);
    return fixture;
}

Test(bounds, differ_and_name_what_to_settle_first) {
    struct fixture *fixture = four();
    fixture_answer(fixture, 0, 3, 3);
    fixture_answer(fixture, 0, 1, 2);
    fixture_state(fixture, 0, 2, ANSWER_DONT_KNOW);
    const struct result *result = fixture_result(fixture, &plain);
    const struct ladder_result *ladder = &result->ladders[0];
    cr_assert_eq(ladder->node.level_low, 1);
    cr_assert_eq(ladder->node.level_high, 3);
    cr_assert(ladder->provisional);
    cr_assert_eq(ladder->settle_count, 2);
    cr_assert_str_eq(ladder->settle_first[0]->question->id, "q3");
    cr_assert_str_eq(ladder->settle_first[1]->question->id, "q1");
    cr_assert_eq(fixture_row(fixture, result, 2)->state, STATE_DONT_KNOW);
    fixture_free(fixture);
}

Test(bounds, much_that_is_not_applicable_makes_it_provisional) {
    struct fixture *fixture = four();
    for (int i = 0; i < 4; i++)
        fixture_answer(fixture, 0, i, 3);
    fixture_state(fixture, 0, 1, ANSWER_NOT_APPLICABLE);
    const struct ladder_result *ladder =
        &fixture_result(fixture, &plain)->ladders[0];
    cr_assert_float_eq(ladder->not_applicable, 0.2, NEAR);
    cr_assert_not(ladder->provisional, "a fifth is not more than a fifth");
    fixture_state(fixture, 0, 0, ANSWER_NOT_APPLICABLE);
    const struct result *result = fixture_result(fixture, &plain);
    ladder = &result->ladders[0];
    cr_assert_float_eq(ladder->not_applicable, 0.3, NEAR);
    cr_assert(ladder->provisional);
    cr_assert_eq(ladder->node.level, 3);
    cr_assert_float_eq(ladder->node.coverage, 1, NEAR);
    cr_assert_eq(fixture_row(fixture, result, 0)->state, STATE_NOT_APPLICABLE);
    fixture_free(fixture);
}

Test(bounds, without_any_answer_everything_is_unknown) {
    struct fixture *fixture = four();
    const struct ladder_result *ladder =
        &fixture_result(fixture, &plain)->ladders[0];
    cr_assert_eq(ladder->node.level, LEVEL_UNKNOWN);
    cr_assert(isnan(ladder->node.score));
    cr_assert_float_eq(ladder->node.score_low, 1, NEAR);
    cr_assert_float_eq(ladder->node.score_high, 3, NEAR);
    cr_assert_eq(ladder->node.level_low, 1);
    cr_assert_eq(ladder->node.level_high, 3);
    cr_assert_float_eq(ladder->node.coverage, 0, NEAR);
    cr_assert_eq(ladder->target, 2);
    cr_assert_eq(ladder->settle_count, 4);
    fixture_free(fixture);
}

// --- Several respondents ---

Test(respondents, each_file_is_one_ballot) {
    struct fixture *fixture = four();
    fixture_assessment(fixture);
    fixture_assessment(fixture);
    fixture_answer(fixture, 0, 0, 1);
    fixture_answer(fixture, 1, 0, 2);
    fixture_answer(fixture, 2, 0, 3);
    fixture_answer(fixture, 0, 1, 3);
    fixture_state(fixture, 1, 1, ANSWER_NOT_APPLICABLE);
    fixture_state(fixture, 0, 2, ANSWER_NOT_APPLICABLE);
    fixture_state(fixture, 1, 2, ANSWER_NOT_APPLICABLE);
    fixture_state(fixture, 2, 2, ANSWER_NOT_APPLICABLE);
    const struct result *result = fixture_result(fixture, &plain);
    const struct question_result *first = fixture_row(fixture, result, 0);
    cr_assert_float_eq(result->respondents, 3, NEAR);
    cr_assert_float_eq(first->mean, 2, NEAR);
    cr_assert_float_eq(first->fulfilment[2], 2.0 / 3, NEAR);
    cr_assert_float_eq(first->fulfilment[3], 1.0 / 3, NEAR);
    cr_assert_eq(first->tally.ballot_count, 3);
    cr_assert_null(first->answer);
    cr_assert_float_eq(first->agreement.consensus, 1 + 2.0 / 3 * log2(0.5),
                       NEAR);
    const struct question_result *second = fixture_row(fixture, result, 1);
    cr_assert_eq(second->state, STATE_ANSWERED);
    cr_assert_float_eq(second->tally.not_applicable, 1, NEAR);
    cr_assert_eq(second->tally.unanswered, 1);
    cr_assert(fixture_row(fixture, result, 2)->excluded);
    cr_assert_float_eq(result->ladders[0].node.coverage, 3.0 / 7, NEAR);
    fixture_free(fixture);
}

static struct round vote(struct vote *votes, size_t count) {
    return (struct round){.votes = votes, .vote_count = count};
}

Test(respondents, a_vote_brings_as_many_ballots_as_people_voted) {
    struct fixture *fixture = four();
    struct vote first[] = {{"1", 9}};
    struct vote second[] = {{"2", 5}, {"3", 4}, {"dont-know", 2}};
    struct vote third[] = {{"3", 9}};
    struct round rounds[] = {vote(first, 1), vote(second, 3), vote(third, 1)};
    rounds[2].open = true;
    struct answer *answer =
        &fixture->assessments[0]->answers[fixture_question(fixture, 0)->index];
    answer->rounds = rounds;
    answer->round_count = 3;
    const struct result *result = fixture_result(fixture, &plain);
    const struct question_result *row = fixture_row(fixture, result, 0);
    cr_assert_float_eq(row->tally.counted, 9, NEAR);
    cr_assert_float_eq(row->tally.dont_know, 2, NEAR);
    cr_assert_float_eq(row->mean, 22.0 / 9, NEAR);
    cr_assert_str_eq(row->tally.ballots[0].key, "2");
    // Agreed on 3: that alone scores.
    answer->state = ANSWER_GIVEN;
    answer->value.number = 3;
    result = fixture_result(fixture, &plain);
    row = fixture_row(fixture, result, 0);
    cr_assert_float_eq(row->mean, 3, NEAR);
    cr_assert_eq(row->tally.ballot_count, 1);
    cr_assert_eq(row->answer, answer);
    // Beside another file it stands for the nine who voted.
    fixture_assessment(fixture);
    fixture_answer(fixture, 1, 0, 1);
    result = fixture_result(fixture, &plain);
    row = fixture_row(fixture, result, 0);
    cr_assert_float_eq(row->tally.counted, 10, NEAR);
    cr_assert_float_eq(row->mean, 2.8, NEAR);
    fixture_free(fixture);
}
