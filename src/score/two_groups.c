// SPDX-License-Identifier: MIT
//
// Whether two groups of people see the same thing differently. Everything
// follows from the two histograms; answers of the same value are ties.

#include "statistics.h"

#include <math.h>
#include <stdlib.h>

#define TIED 1e-9

// --- Pairs ---

// How the answers of one value stand to all of the other group.
struct standing_of {
    double below, tied, above; // of the other group
};

static struct standing_of stand(double value, const struct heap *others,
                                size_t size) {
    struct standing_of of = {0, 0, 0};
    for (size_t i = 0; i < size; i++) {
        if (fabs(others[i].value - value) <= TIED)
            of.tied += others[i].count;
        else if (others[i].value < value)
            of.below += others[i].count;
        else
            of.above += others[i].count;
    }
    return of;
}

double cliff_delta(const struct heap *a, size_t size_a, const struct heap *b,
                   size_t size_b) {
    double pairs = heaps_count(a, size_a) * heaps_count(b, size_b), sum = 0;
    for (size_t i = 0; i < size_a; i++) {
        struct standing_of of = stand(a[i].value, b, size_b);
        sum += a[i].count * (of.below - of.above);
    }
    return pairs > 0 ? sum / pairs : NAN;
}

enum effect effect_of(double delta) {
    double size = fabs(delta);
    if (!(size >= 0.147)) return EFFECT_NEGLIGIBLE;
    if (size < 0.33) return EFFECT_SMALL;
    return size < 0.474 ? EFFECT_MEDIUM : EFFECT_LARGE;
}

// Sum over the answers of one group of (mean sign against the other - delta)^2.
static double spread_of_rows(const struct heap *rows, size_t size,
                             const struct heap *others, size_t other_size,
                             double delta) {
    double sum = 0, count = heaps_count(others, other_size);
    for (size_t i = 0; i < size; i++) {
        struct standing_of of = stand(rows[i].value, others, other_size);
        double off = (of.below - of.above) / count - delta;
        sum += rows[i].count * off * off;
    }
    return sum;
}

static double spread_of_pairs(const struct heap *a, size_t size_a,
                              const struct heap *b, size_t size_b,
                              double delta) {
    double sum = 0;
    for (size_t i = 0; i < size_a; i++) {
        struct standing_of of = stand(a[i].value, b, size_b);
        sum += a[i].count * (of.below * (1 - delta) * (1 - delta) +
                             of.above * (-1 - delta) * (-1 - delta) +
                             of.tied * delta * delta);
    }
    return sum;
}

struct interval cliff_interval(const struct heap *a, size_t size_a,
                               const struct heap *b, size_t size_b) {
    double delta = cliff_delta(a, size_a, b, size_b);
    double count_a = heaps_count(a, size_a), count_b = heaps_count(b, size_b);
    double pairs = count_a * count_b;
    if (!(count_a >= 2 && count_b >= 2)) return (struct interval){NAN, NAN};
    double rows = spread_of_rows(a, size_a, b, size_b, delta);
    double columns = spread_of_rows(b, size_b, a, size_a, -delta);
    double each = spread_of_pairs(a, size_a, b, size_b, delta);
    double variance =
        (count_b * count_b * rows + count_a * count_a * columns - each) /
        (pairs * (count_a - 1) * (count_b - 1));
    double rest = 1 - delta * delta, least = rest / (pairs - 1);
    if (variance < least) variance = least;
    double t = student_95(count_a + count_b - 2);
    double reach = t * sqrt(variance) * sqrt(rest * rest + t * t * variance);
    double below = rest + t * t * variance;
    if (!(below > 0)) return (struct interval){delta, delta};
    return (struct interval){(delta * rest - reach) / below,
                             (delta * rest + reach) / below};
}

// --- Mann and Whitney ---

// Calls [visit] with how many of both groups share each value, in ascending
// order of the values.
static void each_value(const struct heap *a, size_t size_a,
                       const struct heap *b, size_t size_b,
                       void (*visit)(void *context, double count),
                       void *context) {
    size_t i = 0, j = 0;
    while (i < size_a || j < size_b) {
        double value = i < size_a ? a[i].value : b[j].value, count = 0;
        if (j < size_b && b[j].value < value) value = b[j].value;
        while (i < size_a && a[i].value <= value + TIED)
            count += a[i++].count;
        while (j < size_b && b[j].value <= value + TIED)
            count += b[j++].count;
        if (count > 0) visit(context, count);
    }
}

static void add_ties(void *context, double count) {
    *(double *)context += count * count * count - count;
}

// How often each sum of (twice the) pairs won comes out when the first group's
// members are drawn at random: by how many are drawn, value after value.
#define DRAWN MANN_WHITNEY_EXACT
#define SUMS (2 * (DRAWN - 1) * (DRAWN - 1) + 1)
struct draws {
    double ways[DRAWN][SUMS];
    int first, second; // sizes of the groups
    int seen;          // answers of lower values, of both groups
};

static double choose(int all, int chosen) {
    double ways = 1;
    for (int i = 1; i <= chosen; i++)
        ways = ways * (all - chosen + i) / i;
    return ways;
}

// Of [count] answers of the same value [taken] go to the first group, which has
// [drawn] of the lower ones: twice the pairs that they win.
static int twice_won(const struct draws *draws, int count, int drawn,
                     int taken) {
    return taken * (2 * (draws->seen - drawn) + (count - taken));
}

static void draw_value(void *context, double count) {
    struct draws *draws = context;
    int tied = (int)count;
    // From above, so that what was drawn of this value is not drawn again.
    for (int after = draws->first; after >= 0; after--) {
        double ways[SUMS] = {0};
        for (int taken = 0; taken <= after && taken <= tied; taken++) {
            int drawn = after - taken;
            int won = twice_won(draws, tied, drawn, taken);
            if (draws->seen - drawn < 0 || won < 0) continue;
            for (int sum = 0; sum + won < SUMS; sum++)
                ways[sum + won] +=
                    draws->ways[drawn][sum] * choose(tied, taken);
        }
        for (int sum = 0; sum < SUMS; sum++)
            draws->ways[after][sum] = ways[sum];
    }
    draws->seen += tied;
}

static double exact_p(const struct heap *a, size_t size_a, const struct heap *b,
                      size_t size_b, double u) {
    struct draws draws = {.first = (int)heaps_count(a, size_a),
                          .second = (int)heaps_count(b, size_b)};
    draws.ways[0][0] = 1;
    each_value(a, size_a, b, size_b, draw_value, &draws);
    double middle = draws.first * draws.second, all = 0, as_far = 0;
    for (int sum = 0; sum < SUMS; sum++) {
        double ways = draws.ways[draws.first][sum];
        all += ways;
        if (fabs(sum - middle) >= fabs(2 * u - middle) - TIED) as_far += ways;
    }
    return as_far / all;
}

static bool is_whole(const struct heap *heaps, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (heaps[i].count != floor(heaps[i].count)) return false;
    }
    return true;
}

struct mann_whitney mann_whitney(const struct heap *a, size_t size_a,
                                 const struct heap *b, size_t size_b) {
    double count_a = heaps_count(a, size_a), count_b = heaps_count(b, size_b);
    double pairs = count_a * count_b, all = count_a + count_b, ties = 0;
    struct mann_whitney test = {NAN, NAN, NAN, false};
    if (!(pairs > 0)) return test;
    test.u = pairs * (1 + cliff_delta(a, size_a, b, size_b)) / 2;
    each_value(a, size_a, b, size_b, add_ties, &ties);
    double variance = pairs / 12 * (all + 1 - ties / (all * (all - 1)));
    double off = test.u - pairs / 2;
    test.p = 1;
    if (variance <= TIED) return test;
    double toward = fabs(off) < 0.5 ? fabs(off) : 0.5;
    test.z = (off - (off > 0 ? toward : -toward)) / sqrt(variance);
    test.exact = count_a < MANN_WHITNEY_EXACT && count_b < MANN_WHITNEY_EXACT &&
                 is_whole(a, size_a) && is_whole(b, size_b);
    test.p = test.exact ? exact_p(a, size_a, b, size_b, test.u)
                        : 2 * normal_below(-fabs(test.z));
    return test;
}

// --- Many questions at once ---

static int descending(const void *a, const void *b) {
    double left = **(double *const *)a, right = **(double *const *)b;
    return (left < right) - (left > right);
}

void adjust_family(double **p, size_t count) {
    qsort(p, count, sizeof(*p), descending);
    double least = 1;
    for (size_t i = 0; i < count; i++) {
        double adjusted = *p[i] * (double)count / (double)(count - i);
        if (adjusted < least) least = adjusted;
        *p[i] = least;
    }
}
