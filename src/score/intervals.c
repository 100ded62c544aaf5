// SPDX-License-Identifier: MIT
//
// How sure a share, a mean or a Net Promoter Score is, where others could have
// answered.

#include "statistics.h"

#include <math.h>

double normal_below(double z) {
    return erfc(-z / sqrt(2)) / 2;
}

// --- Student's distribution ---

// The continued fraction of the incomplete beta function (Lentz's method).
static double beta_fraction(double a, double b, double x) {
    const double tiny = 1e-300;
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d = 1 / (fabs(d) < tiny ? tiny : d);
    double fraction = d;
    for (int m = 1; m <= 300; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd =
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        const double steps[] = {even, odd};
        double change = 1;
        for (int i = 0; i < 2; i++) {
            d = 1 + steps[i] * d;
            c = 1 + steps[i] / c;
            d = 1 / (fabs(d) < tiny ? tiny : d);
            if (fabs(c) < tiny) c = tiny;
            change = d * c;
            fraction *= change;
        }
        if (fabs(change - 1) < 1e-15) break;
    }
    return fraction;
}

static double beta_below(double a, double b, double x) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    double front =
        exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x));
    return x < (a + 1) / (a + b + 2)
               ? front * beta_fraction(a, b, x) / a
               : 1 - front * beta_fraction(b, a, 1 - x) / b;
}

// The share of Student's distribution beyond +-t.
static double beyond(double t, double degrees) {
    return beta_below(degrees / 2, 0.5, degrees / (degrees + t * t));
}

double student_95(double degrees) {
    if (!(degrees >= 1)) return NAN;
    double low = 0, high = 13; // of one degree it is 12.706
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (beyond(middle, degrees) > 0.05)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

// --- Shares and means ---

struct interval wilson(double hits, double count) {
    if (!(count > 0)) return (struct interval){NAN, NAN};
    const double z = NORMAL_95;
    double share = hits / count, below = 1 + z * z / count;
    double middle = (share + z * z / (2 * count)) / below;
    double half =
        z / below *
        sqrt(share * (1 - share) / count + z * z / (4 * count * count));
    return (struct interval){fmax(0, middle - half), fmin(1, middle + half)};
}

// What a sample of [count] leaves unknown of [population] people; 0: endless.
static double left_unknown(double count, double population) {
    return population > 0 ? fmax(0, 1 - count / population) : 1;
}

struct interval mean_interval(const struct heap *heaps, size_t size,
                              double population) {
    double mean = heaps_mean(heaps, size), count = heaps_count(heaps, size);
    double variance = heaps_variance(heaps, size);
    if (isnan(variance)) return (struct interval){NAN, NAN};
    double half = student_95(count - 1) *
                  sqrt(variance / count * left_unknown(count, population));
    return (struct interval){mean - half, mean + half};
}

struct weighted_mean stratified_mean(const struct stratum *strata,
                                     size_t count) {
    struct weighted_mean all = {0, 0};
    double people = 0;
    for (size_t i = 0; i < count; i++)
        people += strata[i].size;
    for (size_t i = 0; i < count; i++) {
        const struct stratum *stratum = &strata[i];
        double share = stratum->size / people;
        double answered = heaps_count(stratum->heaps, stratum->heap_count);
        double variance = heaps_variance(stratum->heaps, stratum->heap_count) /
                          answered * left_unknown(answered, stratum->size);
        all.mean += share * heaps_mean(stratum->heaps, stratum->heap_count);
        all.error += share * share * variance;
    }
    all.error = sqrt(all.error);
    return all;
}

double needed_answers(double margin, double population) {
    double endless = NORMAL_95 * NORMAL_95 / 4 / (margin * margin);
    if (!(population > 0)) return ceil(endless);
    return ceil(endless / (1 + (endless - 1) / population));
}

double share_margin(double share, double count, double population) {
    if (!(count > 0)) return NAN;
    return NORMAL_95 *
           sqrt(share * (1 - share) / count * left_unknown(count, population));
}

// --- Net Promoter Score ---

struct promoter_score promoter_score(double promoters, double passives,
                                     double detractors) {
    double count = promoters + passives + detractors;
    if (!(count > 0)) return (struct promoter_score){NAN, NAN};
    double up = promoters / count, down = detractors / count, off = up - down;
    bool few = count < NPS_FEWEST || promoters <= 0 || passives <= 0 ||
               detractors <= 0;
    double error = 100 * sqrt((up + down - off * off) / count);
    return (struct promoter_score){100 * off, few ? NAN : NORMAL_95 * error};
}
