// SPDX-License-Identifier: MIT
//
// Figures over counts, each as its authors define it; tests/score holds them
// against published values. Counts are by position on a scale, in ascending
// order; the positions need not be filled. Nothing here knows a questionnaire.

#ifndef STATISTICS_H
#define STATISTICS_H

#include "base.h"

// So many answered with this value.
struct heap {
    double value, count;
};

double heaps_count(const struct heap *heaps, size_t size);
double heaps_mean(const struct heap *heaps, size_t size); // NAN of nothing
// The middle answer, or the mean of the two middle ones; NAN of nothing.
double heaps_median(const struct heap *heaps, size_t size);
// The middle answer, or the lower of the two middle ones.
double heaps_lower_median(const struct heap *heaps, size_t size);
// The variance with n - 1; NAN below two answers.
double heaps_variance(const struct heap *heaps, size_t size);

// Tastle and Wierman (2007) on a scale that offers [width] between its ends: 1
// when all agree, 0 when half stand at each end. NAN of nothing.
double consensus(const struct heap *heaps, size_t size, double width);
// Mean distance from [middle]: the AD index of Burke, Finkelstein and Dusig
// (1999), about the median or the mean.
double mean_distance(const struct heap *heaps, size_t size, double middle);

// --- Two groups ---

// Cliff's delta: how much more often a of the first is above one of the second
// than below it, from -1 to 1. NAN where one is empty.
double cliff_delta(const struct heap *a, size_t size_a, const struct heap *b,
                   size_t size_b);
// What |delta| is called (Romano and others 2006).
enum effect { EFFECT_NEGLIGIBLE, EFFECT_SMALL, EFFECT_MEDIUM, EFFECT_LARGE };
enum effect effect_of(double delta);
// Its 95 % interval (Cliff 1996); NAN where one group has fewer than two.
struct interval {
    double low, high;
};
struct interval cliff_interval(const struct heap *a, size_t size_a,
                               const struct heap *b, size_t size_b);

// Mann and Whitney's test that neither tends to be above the other.
struct mann_whitney {
    double u; // of the first: pairs in which it is above, ties as a half
    double z; // corrected for ties and continuity; NAN where all are tied
    double p; // two-sided; exact where each group is below MANN_WHITNEY_EXACT,
              // else by the normal distribution; 1 where all are tied
    bool exact;
};
#define MANN_WHITNEY_EXACT 10
struct mann_whitney mann_whitney(const struct heap *a, size_t size_a,
                                 const struct heap *b, size_t size_b);
// Benjamini and Hochberg (1995): adjusts the p values of one family, [count]
// pointers to them, so that one below 0.05 may be told. Sorts the pointers.
void adjust_family(double **p, size_t count);

// --- Shares and means ---

// z of a 95 % interval.
#define NORMAL_95 1.959963984540054
// Student's t with [degrees] of freedom for a 95 % interval.
double student_95(double degrees);
double normal_below(double z); // share of the normal distribution below z

// Wilson (1927): of a share of [hits] in [count], 95 %. NAN of nothing.
struct interval wilson(double hits, double count);
// Of a mean, 95 % (Student); [population] of so many people, 0: endless. NAN
// below two answers.
struct interval mean_interval(const struct heap *heaps, size_t size,
                              double population);
// A stratum of a company: of [size] people those in [heaps] have answered.
struct stratum {
    double size;
    const struct heap *heaps;
    size_t heap_count;
};
// The mean counted by the size of each stratum, and its standard error.
struct weighted_mean {
    double mean, error;
};
struct weighted_mean stratified_mean(const struct stratum *strata,
                                     size_t count);
// How many answers give a margin of [margin] (0.05) for a share, of
// [population] people (0: endless).
double needed_answers(double margin, double population);
double share_margin(double share, double count, double population);

// --- Net Promoter Score ---

struct promoter_score {
    double score;  // -100..100; NAN of nothing
    double margin; // of 95 %, in points; NAN below NPS_FEWEST answers or where
                   // one of the three is empty: too few for a margin
};
#define NPS_FEWEST 30
struct promoter_score promoter_score(double promoters, double passives,
                                     double detractors);

#endif
