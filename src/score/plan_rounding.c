// SPDX-License-Identifier: MIT
//
// Cuts by mixed-integer rounding of single rows: a row divided by some number
// and rounded still holds for whole solutions, and often breaks a fractional
// one. What the solution has mostly in is counted from above.

#include "plan_search.h"

#include <string.h>

#define TRIES_MOST 24
#define GAIN_LEAST 1e-3

struct rounding {
    const struct search *search;
    const double *row;
    double need;
    double right; // of sum <= right, with items counted from above where fit
};

static bool is_above(const struct rounding *rounding, size_t item) {
    return rounding->search->x[item] > 0.5;
}

// The coefficient of the item as counted, in the form `sum <= right`.
static double counted(const struct rounding *rounding, size_t item) {
    double own = rounding->row[item];
    return is_above(rounding, item) ? own : -own;
}

static double rounded(double ratio, double fraction) {
    double whole = floor(ratio), own = ratio - whole;
    return whole + (own > fraction ? (own - fraction) / (1 - fraction) : 0);
}

// How far the solution breaks the row divided by [by] and rounded.
static double try_divisor(const struct rounding *rounding, double by) {
    const struct search *search = rounding->search;
    double right = rounding->right / by, fraction = right - floor(right);
    double sum = -floor(right);
    if (fraction < 0.05 || fraction > 0.95) return 0;
    for (size_t i = 0; i < search->choice->count; i++) {
        double own = counted(rounding, i);
        if (own == 0) continue;
        double x = is_above(rounding, i) ? 1 - search->x[i] : search->x[i];
        if (x > 1e-9) sum += rounded(own / by, fraction) * x;
    }
    return sum;
}

static double best_divisor(const struct rounding *rounding) {
    const struct search *search = rounding->search;
    double best = 0, most = GAIN_LEAST;
    int tries = 0;
    for (size_t i = 0; i < search->choice->count && tries < TRIES_MOST; i++) {
        double size = fabs(rounding->row[i]), x = search->x[i];
        if (size < 1e-6 || x < 1e-6 || x > 1 - 1e-6) continue;
        tries++;
        double gain = try_divisor(rounding, size);
        if (gain <= most) continue;
        most = gain;
        best = size;
    }
    double base = best;
    for (int parts = 2; parts <= 8 && base > 0; parts *= 2) {
        double by = base / parts, gain = try_divisor(rounding, by);
        if (gain <= most) continue;
        most = gain;
        best = by;
    }
    return best;
}

static bool add_rounded(struct search *search, const struct rounding *rounding,
                        double by) {
    double right = rounding->right / by, fraction = right - floor(right);
    double need = -floor(right) - 1e-9;
    for (size_t i = 0; i < search->choice->count; i++) {
        double own = counted(rounding, i);
        double weight = own == 0 ? 0 : rounded(own / by, fraction);
        search->line[i] = is_above(rounding, i) ? weight : -weight;
        if (is_above(rounding, i)) need += weight;
    }
    search->line[search->choice->count] = 0;
    return linear_add_row(search->linear, search->line, need);
}

size_t rounding_add(struct search *search, size_t rows) {
    const struct linear *linear = search->linear;
    size_t count = 0, score = search->choice->count;
    for (size_t row = 0; row < rows; row++) {
        struct rounding rounding = {search, linear->given[row],
                                    linear->need[row], -linear->need[row]};
        if (rounding.row[score] != 0) continue;
        for (size_t i = 0; i < score; i++) {
            if (is_above(&rounding, i)) rounding.right += rounding.row[i];
        }
        double by = best_divisor(&rounding);
        if (by > 0) count += add_rounded(search, &rounding, by);
    }
    return count;
}
