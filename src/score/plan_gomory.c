// SPDX-License-Identifier: MIT
//
// Gomory's mixed-integer cuts: rows that hold for all whole solutions and that
// the present fractional one breaks. Each comes from a sum of rows with the
// multipliers of the dictionary; the sum is taken anew from the rows as given,
// so that the dictionary's rounding does no harm.

#include "plan_search.h"

#include <string.h>

#define FRACTION_LEAST 0.02 // nearer to whole, and the cut is mostly rounding
#define CUTS_A_ROUND 20
#define SPREAD_MOST 1e6 // of the sizes of coefficients

struct making {
    struct linear *linear;
    size_t items;
    double *sum;   // of the rows, by column
    double *times; // multiplier by row
    double *line;
    double need;
};

// sum·x - Σ times·surplus = the return value, for every x.
static double sum_rows(struct making *making, size_t column) {
    const struct linear *linear = making->linear;
    const double *table = linear->table[linear->place[column]];
    double right = 0;
    memset(making->sum, 0, linear->columns * sizeof *making->sum);
    for (size_t row = 0; row < linear->rows; row++) {
        size_t surplus = linear->columns + row;
        double times =
            linear->is_basic[surplus] ? 0 : table[linear->place[surplus]];
        if (fabs(times) < 1e-11) times = 0;
        making->times[row] = times;
        if (times == 0) continue;
        right += times * linear->need[row];
        for (size_t j = 0; j < linear->columns; j++)
            making->sum[j] += times * linear->given[row][j];
    }
    return right;
}

// A column that rests at its upper bound is seen from there. Items are between
// 0 and 1, whatever is fixed in the present node, so that cuts hold everywhere.
static bool from_above(const struct making *making, size_t j) {
    const struct linear *linear = making->linear;
    if (linear->is_basic[j]) return false;
    return j < making->items ? linear_value(linear, j) > 0.5
                             : linear->at_upper[j];
}

static double upper_of(const struct making *making, size_t j) {
    return j < making->items ? 1 : making->linear->upper[j];
}

// What a unit of something weighs in the cut, by its coefficient.
static double whole_weight(double coefficient, double fraction) {
    double own = coefficient - floor(coefficient);
    return own <= fraction ? own / fraction : (1 - own) / (1 - fraction);
}

static double plain_weight(double coefficient, double fraction) {
    return coefficient > 0 ? coefficient / fraction
                           : -coefficient / (1 - fraction);
}

// The cut that says that [column] is whole; false where there is none worth it.
static bool make_cut(struct making *making, size_t column) {
    const struct linear *linear = making->linear;
    double right = sum_rows(making, column);
    for (size_t j = 0; j < linear->columns; j++)
        right -=
            from_above(making, j) ? making->sum[j] * upper_of(making, j) : 0;
    double fraction = right - floor(right);
    if (fraction < FRACTION_LEAST || fraction > 1 - FRACTION_LEAST)
        return false;
    making->need = 1 - 1e-9;
    for (size_t j = 0; j < linear->columns; j++) {
        bool above = from_above(making, j);
        double own = above ? -making->sum[j] : making->sum[j];
        double weight = j < making->items ? whole_weight(own, fraction)
                                          : plain_weight(own, fraction);
        making->line[j] = above ? -weight : weight;
        if (above) making->need += making->line[j] * upper_of(making, j);
    }
    for (size_t row = 0; row < linear->rows; row++) {
        if (making->times[row] == 0) continue;
        double weight = plain_weight(-making->times[row], fraction);
        making->need += weight * linear->need[row];
        for (size_t j = 0; j < linear->columns; j++)
            making->line[j] += weight * linear->given[row][j];
    }
    return true;
}

// Takes out coefficients that are next to nothing, on the safe side. False if
// what is left is no good.
static bool clean_cut(struct making *making) {
    const struct linear *linear = making->linear;
    double largest = 0, smallest = INFINITY;
    for (size_t j = 0; j < linear->columns; j++)
        largest = fmax(largest, fabs(making->line[j]));
    if (!(largest > 0)) return false;
    for (size_t j = 0; j < linear->columns; j++) {
        double size = fabs(making->line[j]);
        if (size == 0) continue;
        if (size < largest / SPREAD_MOST) {
            if (making->line[j] > 0)
                making->need -= making->line[j] * upper_of(making, j);
            making->line[j] = 0;
        } else {
            smallest = fmin(smallest, size);
        }
    }
    making->need -= 1e-9 * largest;
    return smallest >= largest / SPREAD_MOST;
}

// How far the present solution is from satisfying the cut, as a distance.
static double depth_of(const struct making *making) {
    const struct linear *linear = making->linear;
    double sum = 0, length = 0;
    for (size_t j = 0; j < linear->columns; j++) {
        if (making->line[j] == 0) continue;
        sum += making->line[j] * linear_value(linear, j);
        length += making->line[j] * making->line[j];
    }
    return length > 0 ? (making->need - sum) / sqrt(length) : 0;
}

size_t gomory_add(struct search *search) {
    struct linear *linear = search->linear;
    struct arena *arena = search->choice->arena;
    struct making making = {
        .linear = linear,
        .items = search->choice->count,
        .sum = ARENA_ARRAY(arena, double, linear->columns),
        .times = ARENA_ARRAY(arena, double, linear->capacity),
        .line = ARENA_ARRAY(arena, double, linear->columns),
    };
    size_t count = 0, basics = 0;
    size_t *columns = ARENA_ARRAY(arena, size_t, linear->rows);
    for (size_t i = 0; i < linear->rows; i++) {
        size_t column = linear->basic[i];
        if (column < making.items &&
            fabs(linear->value[i] - nearbyint(linear->value[i])) >
                FRACTION_LEAST)
            columns[basics++] = column;
    }
    for (size_t i = 0; i < basics && count < CUTS_A_ROUND; i++) {
        if (make_cut(&making, columns[i]) && clean_cut(&making) &&
            depth_of(&making) > 1e-4)
            count += linear_add_row(linear, making.line, making.need);
    }
    return count;
}
