// SPDX-License-Identifier: MIT
//
// Figures against published ones. Each names where it was published.

#include "statistics.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#define MOST 64

struct sample {
    struct heap heaps[MOST];
    size_t size;
};

static int ascending(const void *a, const void *b) {
    const struct heap *left = a, *right = b;
    return (left->value > right->value) - (left->value < right->value);
}

static struct sample sample_of(const double *values, size_t count) {
    struct sample sample = {.size = count};
    cr_assert_leq(count, MOST);
    for (size_t i = 0; i < count; i++)
        sample.heaps[i] = (struct heap){values[i], 1};
    qsort(sample.heaps, count, sizeof(struct heap), ascending);
    return sample;
}

// Counts on the levels 1, 2, 3, ...
static struct sample levels_of(const double *counts, size_t count) {
    struct sample sample = {.size = count};
    for (size_t i = 0; i < count; i++)
        sample.heaps[i] = (struct heap){(double)i + 1, counts[i]};
    return sample;
}

#define SAMPLE(...)                                                            \
    sample_of((const double[]){__VA_ARGS__},                                   \
              COUNT_OF(((const double[]){__VA_ARGS__})))
#define LEVELS(...)                                                            \
    levels_of((const double[]){__VA_ARGS__},                                   \
              COUNT_OF(((const double[]){__VA_ARGS__})))

// --- Agreement ---

static double consensus_of(struct sample sample) {
    return consensus(sample.heaps, sample.size, (double)sample.size - 1);
}

Test(statistics, consensus_as_published) {
    // Manual of the R package agrmt, help page of its consensus(): the example
    // of seven positions.
    cr_assert_float_eq(consensus_of(LEVELS(30, 40, 210, 130, 530, 50, 10)),
                       0.7256876, 5e-8);
    // Tastle and Wierman, International Journal of Approximate Reasoning 45
    // (2007) 531: the ends of the measure.
    cr_assert_float_eq(consensus_of(LEVELS(0, 0, 9, 0, 0)), 1, 1e-12);
    cr_assert_float_eq(consensus_of(LEVELS(5, 0, 0, 0, 5)), 0, 1e-12);
    cr_assert_float_eq(consensus_of(LEVELS(1, 0, 0, 0, 1)), 0, 1e-12);
    // It does not depend on how many they are.
    cr_assert_float_eq(consensus_of(LEVELS(1, 2, 4, 2, 1)),
                       consensus_of(LEVELS(10, 20, 40, 20, 10)), 1e-12);
    cr_assert(isnan(consensus_of(LEVELS(0, 0, 0, 0, 0))));
}

// Burke and Dunlap, Organizational Research Methods 5 (2002) 159: the mean
// deviation of answers spread evenly over c options is (c^2 - 1) / 4c where c
// is odd and c / 4 where it is even.
Test(statistics, mean_distance_of_even_spread) {
    struct sample five = LEVELS(1, 1, 1, 1, 1),
                  seven = LEVELS(2, 2, 2, 2, 2, 2, 2);
    struct sample four = LEVELS(3, 3, 3, 3);
    cr_assert_float_eq(mean_distance(five.heaps, 5, 3), 24.0 / 20, 1e-12);
    cr_assert_float_eq(mean_distance(seven.heaps, 7, 4), 48.0 / 28, 1e-12);
    cr_assert_float_eq(
        mean_distance(four.heaps, 4, heaps_median(four.heaps, 4)), 1, 1e-12);
}

Test(statistics, middles) {
    struct sample even = LEVELS(0, 5, 0, 5, 0), odd = LEVELS(1, 1, 3);
    cr_assert_float_eq(heaps_median(even.heaps, 5), 3, 1e-12);
    cr_assert_float_eq(heaps_lower_median(even.heaps, 5), 2, 1e-12);
    cr_assert_float_eq(heaps_median(odd.heaps, 3), 3, 1e-12);
    cr_assert_float_eq(heaps_mean(odd.heaps, 3), 2.4, 1e-12);
    cr_assert_float_eq(heaps_variance(even.heaps, 5), 10.0 / 9, 1e-12);
    cr_assert(isnan(heaps_variance(even.heaps, 1)));
    cr_assert(isnan(heaps_median(even.heaps, 1)));
}

// --- Two groups ---

// Hogarty and Kromrey, SUGI 24 (1999), poster 238: two small groups; values as
// the tests of the R package effsize give them.
Test(statistics, cliff_delta_and_its_interval) {
    struct sample a = SAMPLE(10, 10, 20, 20, 20, 30, 30, 30, 40, 50);
    struct sample b = SAMPLE(10, 20, 30, 40, 40, 50);
    double delta = cliff_delta(a.heaps, a.size, b.heaps, b.size);
    struct interval interval = cliff_interval(a.heaps, a.size, b.heaps, b.size);
    cr_assert_float_eq(delta, -0.25, 1e-12);
    cr_assert_float_eq(interval.low, -0.7265846, 5e-8);
    cr_assert_float_eq(interval.high, 0.3890062, 5e-8);
    cr_assert_eq(effect_of(delta), EFFECT_SMALL);
    cr_assert_float_eq(cliff_delta(b.heaps, b.size, a.heaps, a.size), 0.25,
                       1e-12);
}

// Romano and others (2006), as reprinted everywhere: .147, .33, .474.
Test(statistics, what_an_effect_is_called) {
    cr_assert_eq(effect_of(0.146), EFFECT_NEGLIGIBLE);
    cr_assert_eq(effect_of(-0.147), EFFECT_SMALL);
    cr_assert_eq(effect_of(0.33), EFFECT_MEDIUM);
    cr_assert_eq(effect_of(-0.474), EFFECT_LARGE);
    cr_assert_eq(effect_of(NAN), EFFECT_NEGLIGIBLE);
}

// R, help page of wilcox.test: ozone in May and August of the data set
// airquality, W = 127.5, p = 0.0001208, with ties and continuity correction.
Test(statistics, mann_whitney_with_ties) {
    struct sample may =
        SAMPLE(41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30,
               11, 1, 11, 4, 32, 23, 45, 115, 37);
    struct sample august =
        SAMPLE(39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31,
               44, 21, 9, 45, 168, 73, 76, 118, 84, 85);
    struct mann_whitney test =
        mann_whitney(may.heaps, may.size, august.heaps, august.size);
    cr_assert_float_eq(test.u, 127.5, 1e-9);
    cr_assert_float_eq(test.p, 0.0001208, 5e-8);
    cr_assert_not(test.exact);
}

// SciPy, help page of mannwhitneyu: ages at the onset of diabetes, U = 17,
// exact p = 0.1111111111111111, by the normal distribution 0.11134688653314041.
Test(statistics, mann_whitney_of_few) {
    struct sample men = SAMPLE(19, 22, 16, 29, 24);
    struct sample women = SAMPLE(20, 11, 17, 12);
    struct mann_whitney test =
        mann_whitney(men.heaps, men.size, women.heaps, women.size);
    cr_assert_float_eq(test.u, 17, 1e-9);
    cr_assert(test.exact);
    cr_assert_float_eq(test.p, 0.1111111111111111, 1e-12);
    cr_assert_float_eq(2 * normal_below(-fabs(test.z)), 0.11134688653314041,
                       1e-12);
}

// Every way to deal the answers out, counted one by one.
static double dealt_p(const double *values, unsigned count, unsigned first,
                      double u) {
    double middle = first * (count - first) / 2.0, as_far = 0, all = 0;
    for (unsigned deal = 0; deal < 1U << count; deal++) {
        double won = 0;
        if ((unsigned)__builtin_popcount(deal) != first) continue;
        for (unsigned i = 0; i < count; i++) {
            for (unsigned j = 0; j < count; j++) {
                if (!(deal >> i & 1) || deal >> j & 1) continue;
                won += values[i] > values[j]    ? 1
                       : values[i] == values[j] ? 0.5
                                                : 0;
            }
        }
        all++;
        as_far += fabs(won - middle) >= fabs(u - middle) - 1e-9;
    }
    return as_far / all;
}

Test(statistics, mann_whitney_exact_with_ties_is_every_deal) {
    static const double values[] = {1, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5};
    for (unsigned first = 3; first <= 9; first++) {
        struct sample a = sample_of(values, first);
        struct sample b = sample_of(values + first, 12 - first);
        struct mann_whitney test =
            mann_whitney(a.heaps, a.size, b.heaps, b.size);
        cr_assert(test.exact);
        cr_assert_float_eq(test.p, dealt_p(values, 12, first, test.u), 1e-12);
    }
    // In heaps as in single answers.
    struct sample a = LEVELS(4, 1, 0, 0, 0), b = LEVELS(0, 1, 2, 2, 1);
    static const double same[] = {1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5};
    struct mann_whitney test = mann_whitney(a.heaps, 5, b.heaps, 5);
    cr_assert_float_eq(test.p, dealt_p(same, 11, 5, test.u), 1e-12);
}

Test(statistics, all_alike_is_no_difference) {
    struct sample a = LEVELS(0, 5), b = LEVELS(0, 30);
    struct mann_whitney test = mann_whitney(a.heaps, 2, b.heaps, 2);
    cr_assert_float_eq(test.p, 1, 1e-12);
    cr_assert_float_eq(cliff_delta(a.heaps, 2, b.heaps, 2), 0, 1e-12);
}

// Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995)
// 289, section 3.2: of fifteen p values the first four stand at 0.05.
Test(statistics, family_of_many_tests) {
    double p[] = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201,
                  0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
                  0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    double *all[COUNT_OF(p)];
    for (size_t i = 0; i < COUNT_OF(p); i++)
        all[i] = &p[i];
    adjust_family(all, COUNT_OF(p));
    size_t stand = 0;
    for (size_t i = 0; i < COUNT_OF(p); i++)
        stand += p[i] <= 0.05;
    cr_assert_eq(stand, 4);
    cr_assert_float_eq(p[0], 0.0015, 1e-12);
    cr_assert_float_eq(p[3], 0.0095 * 15 / 4, 1e-12);
    cr_assert_float_eq(p[14], 1, 1e-12);
}

// --- Intervals ---

// Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3.
Test(statistics, wilson_intervals) {
    static const struct {
        double hits, count, low, high;
    } rows[] = {
        {81, 263, 0.2553, 0.3662},
        {15, 148, 0.0624, 0.1605},
        {0, 20, 0.0000, 0.1611},
        {1, 29, 0.0061, 0.1718},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct interval interval = wilson(rows[i].hits, rows[i].count);
        cr_assert_float_eq(interval.low, rows[i].low, 5e-5);
        cr_assert_float_eq(interval.high, rows[i].high, 5e-5);
    }
    cr_assert(isnan(wilson(0, 0).low));
}

// Tables of Student's distribution, two-sided 95 %.
Test(statistics, student) {
    cr_assert_float_eq(student_95(1), 12.706, 5e-4);
    cr_assert_float_eq(student_95(4), 2.776, 5e-4);
    cr_assert_float_eq(student_95(10), 2.228, 5e-4);
    cr_assert_float_eq(student_95(30), 2.042, 5e-4);
    cr_assert_float_eq(student_95(120), 1.980, 5e-4);
    cr_assert(isnan(student_95(0)));
}

// R, help page of sleep and of t.test: hours of sleep gained with the second
// drug, mean 2.33, 95 % from 0.8976775 to 3.7623225.
Test(statistics, interval_of_a_mean) {
    struct sample gained =
        SAMPLE(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
    struct interval interval = mean_interval(gained.heaps, gained.size, 0);
    cr_assert_float_eq(interval.low, 0.8976775, 5e-7);
    cr_assert_float_eq(interval.high, 3.7623225, 5e-7);
    // All of a population leave nothing unknown.
    interval = mean_interval(gained.heaps, gained.size, 10);
    cr_assert_float_eq(interval.low, interval.high, 1e-9);
}

// Worked by hand: 40 of 100 and 10 of 300 people, (1/4)·3 + (3/4)·2.
Test(statistics, strata_count_by_their_size) {
    struct sample a = LEVELS(0, 10, 20, 10), b = LEVELS(3, 4, 3);
    struct stratum strata[] = {{100, a.heaps, a.size}, {300, b.heaps, b.size}};
    struct weighted_mean mean = stratified_mean(strata, 2);
    double first = 20.0 / 39 / 40 * (1 - 0.4) / 16;
    double second = 6.0 / 9 / 10 * (1 - 10.0 / 300) * 9 / 16;
    cr_assert_float_eq(mean.mean, 2.25, 1e-12);
    cr_assert_float_eq(mean.error, sqrt(first + second), 1e-12);
}

// Cochran (1977); 278 and 370 also in Krejcie and Morgan (1970).
Test(statistics, how_many_answers_are_needed) {
    cr_assert_float_eq(needed_answers(0.05, 0), 385, 1e-9);
    cr_assert_float_eq(needed_answers(0.03, 0), 1068, 1e-9);
    cr_assert_float_eq(needed_answers(0.05, 1000), 278, 1e-9);
    cr_assert_float_eq(needed_answers(0.05, 10000), 370, 1e-9);
    cr_assert_float_eq(share_margin(0.5, 385, 0), 0.05, 1e-4);
    cr_assert_float_eq(share_margin(0.5, 385, 385), 0, 1e-12);
}

// Cross Validated, question 18603, "How can I calculate margin of error in a
// NPS result?": shares of 1/2, 1/3 and 1/6 among 324 give a variance of 5/9, a
// standard error of 4.1 points and a margin of 8.1.
Test(statistics, margin_of_a_promoter_score) {
    struct promoter_score nps = promoter_score(162, 108, 54);
    cr_assert_float_eq(nps.score, 100.0 / 3, 1e-9);
    cr_assert_float_eq(nps.margin / NORMAL_95, 100 * sqrt(5.0 / 9 / 324), 1e-9);
    cr_assert_float_eq(nps.margin, 8.1, 0.05);
    cr_assert(isnan(promoter_score(10, 10, 9).margin), "fewer than thirty");
    cr_assert(isnan(promoter_score(40, 0, 9).margin), "one is empty");
    cr_assert(isnan(promoter_score(0, 0, 0).score));
    cr_assert_float_eq(promoter_score(10, 0, 0).score, 100, 1e-9);
}
