// SPDX-License-Identifier: MIT
//
// How far ten voters on five levels agree, by distributions worked out by hand.

#include "fixture.h"

#include <criterion/criterion.h>

static const struct result_options plain = {.budget = NAN, .capacity = NAN};

// One rubric with levels 1 to 5 for each row of votes.
static struct result *vote(struct fixture *fixture, const unsigned (*votes)[5],
                           size_t rows) {
    static const char *const keys[] = {"1", "2", "3", "4", "5"};
    int ladder = fixture_ladder(fixture, 1, 5);
    int section = fixture_section(fixture, ladder, -1, 1);
    for (size_t i = 0; i < rows; i++)
        fixture_rubric(fixture, section, 1);
    fixture_close(fixture);
    for (size_t i = 0; i < rows; i++) {
        struct round *round = ARENA_NEW(fixture->arena, struct round);
        round->votes = ARENA_ARRAY(fixture->arena, struct vote, 5);
        round->vote_count = 5;
        for (size_t j = 0; j < 5; j++)
            round->votes[j] = (struct vote){keys[j], votes[i][j]};
        struct answer *answer =
            &fixture->assessments[0]
                 ->answers[fixture_question(fixture, (int)i)->index];
        answer->rounds = round;
        answer->round_count = 1;
    }
    return fixture_result(fixture, &plain);
}

Test(agreement, of_ten_on_five_levels) {
    static const struct {
        double mean, median;
        int consensus; // percent
        double distance;
        enum shape shape;
    } expected[] = {
        {3.0, 3.0, 100, 0.0, SHAPE_UNANIMOUS},
        {2.5, 2.5, 81, 0.5, SHAPE_NEIGHBOURS},
        {3.0, 3.0, 75, 0.6, SHAPE_MOSTLY_AGREED},
        {2.4, 2.0, 73, 0.4, SHAPE_MOSTLY_AGREED},
        {3.0, 3.0, 63, 0.8, SHAPE_SPREAD},
        {2.8, 2.0, 60, 0.8, SHAPE_TWO_CAMPS},
        {3.0, 3.0, 58, 1.0, SHAPE_TWO_CAMPS},
        {1.4, 1.0, 53, 0.4, SHAPE_ONE_DIFFERS},
        {3.0, 3.0, 43, 1.2, SHAPE_SPREAD},
        {1.9, 1.0, 42, 0.9, SHAPE_TWO_CAMPS},
        {2.5, 2.5, 32, 1.5, SHAPE_TWO_CAMPS},
        {3.0, 3.0, 0, 2.0, SHAPE_TWO_CAMPS},
    };
    static const unsigned votes[COUNT_OF(expected)][5] = {
        {0, 0, 10, 0, 0}, {0, 5, 5, 0, 0}, {0, 3, 4, 3, 0}, {0, 8, 0, 2, 0},
        {1, 2, 4, 2, 1},  {0, 6, 0, 4, 0}, {0, 5, 0, 5, 0}, {9, 0, 0, 0, 1},
        {2, 2, 2, 2, 2},  {7, 0, 0, 3, 0}, {5, 0, 0, 5, 0}, {5, 0, 0, 0, 5},
    };
    struct fixture *fixture = fixture_new();
    const struct result *result = vote(fixture, votes, COUNT_OF(expected));
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        const struct question_result *row =
            fixture_row(fixture, result, (int)i);
        const struct agreement *agreement = &row->agreement;
        cr_assert_float_eq(row->mean, expected[i].mean, 1e-9, "row %zu", i);
        cr_assert_float_eq(agreement->median, expected[i].median, 1e-9);
        cr_assert_eq((int)(agreement->consensus * 100 + 0.5),
                     expected[i].consensus, "row %zu: %g", i,
                     agreement->consensus);
        cr_assert_float_eq(agreement->distance, expected[i].distance, 1e-9,
                           "row %zu", i);
        cr_assert_eq(agreement->shape, expected[i].shape, "row %zu", i);
    }
    // The list to talk about begins where they are furthest apart.
    cr_assert_eq(result->discuss_count, 11);
    cr_assert_eq(result->discuss_first[0]->question,
                 fixture_question(fixture, 11));
    cr_assert_eq(result->discuss_first[10]->question,
                 fixture_question(fixture, 1));
    fixture_free(fixture);
}

Test(agreement, is_unknown_below_three_ballots) {
    static const unsigned votes[2][5] = {{1, 0, 0, 0, 1}, {1, 0, 0, 0, 2}};
    struct fixture *fixture = fixture_new();
    const struct result *result = vote(fixture, votes, 2);
    const struct agreement *two = &fixture_row(fixture, result, 0)->agreement;
    const struct agreement *three = &fixture_row(fixture, result, 1)->agreement;
    cr_assert(isnan(two->consensus));
    cr_assert_eq(two->shape, SHAPE_NONE);
    cr_assert_float_eq(two->distance, 2, 1e-9);
    cr_assert_not(isnan(three->consensus));
    cr_assert_eq(three->shape, SHAPE_SPREAD);
    fixture_free(fixture);
}
