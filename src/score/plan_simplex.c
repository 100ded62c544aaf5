// SPDX-License-Identifier: MIT
//
// The dual simplex method with bounded columns: rows that stray from their
// bounds leave one by one, and what enters keeps the reduced costs right, so
// that the objective is a bound at every step.

#include "plan_linear.h"

#include <math.h>

#define FEASIBLE 1e-9      // how far a variable may stray from its bounds
#define PIVOT_LEAST 1e-9   // smaller coefficients are noise
#define REBUILD_AFTER 200U // pivots, after which rounding is cleaned up

// The row that strays furthest from its bounds; rows if none does.
static size_t leaving_row(const struct linear *linear, double *by) {
    size_t worst = linear->rows;
    double most = FEASIBLE;
    for (size_t i = 0; i < linear->rows; i++) {
        size_t variable = linear->basic[i];
        bool column = linear_is_column(linear, variable);
        double lower = column ? linear->lower[variable] : 0;
        double short_of = lower - linear->value[i];
        double beyond =
            column ? linear->value[i] - linear->upper[variable] : -1;
        if (short_of > most) {
            most = *by = short_of;
            worst = i;
        }
        if (beyond > most) {
            most = beyond;
            *by = -beyond;
            worst = i;
        }
    }
    return worst;
}

// The width between the bounds of a nonbasic variable.
static double width_of(const struct linear *linear, size_t variable) {
    return linear_is_column(linear, variable)
               ? linear->upper[variable] - linear->lower[variable]
               : INFINITY;
}

// Moving the variable at [position] within its bounds moves the basic variable
// by [coefficient] per unit: whether that can be in the direction of [by].
static bool can_help(const struct linear *linear, size_t position,
                     double coefficient, double by) {
    size_t variable = linear->nonbasic[position];
    bool upper =
        linear_is_column(linear, variable) && linear->at_upper[variable];
    double towards = by > 0 ? coefficient : -coefficient;
    if (upper) towards = -towards;
    return towards > PIVOT_LEAST && width_of(linear, variable) > 0;
}

static void sift(const struct linear *linear, size_t at, size_t count) {
    size_t *queue = linear->queue;
    for (;;) {
        size_t least = at, left = 2 * at + 1;
        for (size_t child = left; child < left + 2 && child < count; child++) {
            if (linear->ratio[queue[child]] < linear->ratio[queue[least]])
                least = child;
        }
        if (least == at) return;
        size_t moved = queue[at];
        queue[at] = queue[least];
        queue[least] = moved;
        at = least;
    }
}

// The position that enters for row [i], which strays by [by]. Variables that
// may go to their other bound on the way do so, as long as the row still strays
// then. columns if no entering variable can mend it.
static size_t entering_position(struct linear *linear, size_t i, double by) {
    const double *row = linear->table[i];
    size_t count = 0;
    double left = fabs(by);
    for (size_t k = 0; k < linear->columns; k++) {
        if (!can_help(linear, k, row[k], by)) continue;
        linear->ratio[k] = fabs(linear->reduced[k] / row[k]);
        linear->queue[count++] = k;
    }
    for (size_t at = count / 2; at-- > 0;)
        sift(linear, at, count);
    while (count) {
        size_t position = linear->queue[0];
        size_t variable = linear->nonbasic[position];
        left -= fabs(row[position]) * width_of(linear, variable);
        if (left <= FEASIBLE / 2) return position;
        double before = linear_resting(linear, variable);
        linear->at_upper[variable] = !linear->at_upper[variable];
        linear_shift(linear, position,
                     linear_resting(linear, variable) - before);
        linear->queue[0] = linear->queue[--count];
        sift(linear, 0, count);
    }
    return linear->columns;
}

// Row [i], straying by [by], goes to its bound; [position] enters.
static void step(struct linear *linear, size_t i, size_t position, double by) {
    size_t leaving = linear->basic[i], entering = linear->nonbasic[position];
    double bound = 0;
    if (linear_is_column(linear, leaving)) {
        linear->at_upper[leaving] = by < 0;
        bound = linear_resting(linear, leaving);
    }
    double rest = linear_resting(linear, entering);
    double move = (bound - linear->value[i]) / linear->table[i][position];
    linear_shift(linear, position, move);
    linear_exchange(linear, i, position);
    linear->value[i] = rest + move;
}

// --- What can be relied on ---

// The least that (cost × [weight] - multipliers × rows) x can be, plus
// multipliers × needs: with weight 1 a lower bound of the objective, with
// weight 0 above 0 only if no x satisfies the rows. [scale] takes the size of
// the numbers summed.
static double certify(struct linear *linear, double weight,
                      double (*multiplier)(const struct linear *linear,
                                           size_t row, const double *line),
                      const double *line, double *scale) {
    size_t columns = linear->columns;
    double sum = 0, size = 0;
    for (size_t j = 0; j < columns; j++)
        linear->safe[j] = weight * linear->cost[j];
    for (size_t row = 0; row < linear->rows; row++) {
        double times = multiplier(linear, row, line);
        if (!(times > 0)) continue;
        sum += times * linear->need[row];
        size += fabs(times * linear->need[row]);
        linear_add_multiple(linear->safe, linear->given[row], -times, columns);
    }
    for (size_t j = 0; j < columns; j++) {
        double pull = linear->safe[j];
        double at = pull < 0 ? linear->upper[j] : linear->lower[j];
        sum += pull * at;
        size += fabs(pull * at);
    }
    *scale = size;
    return sum;
}

// The dual price of a row: the reduced cost of its surplus.
static double price_of(const struct linear *linear, size_t row,
                       const double *line) {
    size_t surplus = linear->columns + row;
    (void)line;
    return linear->is_basic[surplus] ? 0
                                     : linear->reduced[linear->place[surplus]];
}

double linear_safe_bound(struct linear *linear) {
    double scale;
    return certify(linear, 1, price_of, NULL, &scale);
}

// A row of the dictionary that cannot be mended, as multipliers of the rows.
static double ray_of(const struct linear *linear, size_t row,
                     const double *line) {
    size_t surplus = linear->columns + row;
    if (!linear->is_basic[surplus]) return -line[linear->place[surplus]];
    // The place of the constant tells which row the line itself is.
    return (double)row == line[linear->columns] ? 1 : 0;
}

// Whether row [i], straying by [by] with nothing to mend it, proves that the
// rows cannot be satisfied.
static bool is_infeasible(struct linear *linear, size_t i, double by) {
    size_t columns = linear->columns, variable = linear->basic[i];
    double *line = linear->ratio, scale;
    for (size_t k = 0; k < columns; k++)
        line[k] = by > 0 ? linear->table[i][k] : -linear->table[i][k];
    line[columns] =
        linear_is_column(linear, variable) ? -1 : (double)(variable - columns);
    double sum = certify(linear, 0, ray_of, line, &scale);
    return sum > 1e-9 * (1e-3 + scale);
}

// Puts back to where their costs pull them the variables that went to their
// other bounds in vain.
static void put_back(struct linear *linear) {
    for (size_t k = 0; k < linear->columns; k++) {
        size_t variable = linear->nonbasic[k];
        double reduced = linear->reduced[k];
        if (!linear_is_column(linear, variable) || reduced == 0 ||
            linear->at_upper[variable] == (reduced < 0))
            continue;
        double before = linear_resting(linear, variable);
        linear->at_upper[variable] = reduced < 0;
        linear_shift(linear, k, linear_resting(linear, variable) - before);
    }
}

enum linear_state linear_solve(struct linear *linear, double cutoff) {
    size_t most = 20 * (linear->rows + 50);
    if (linear->since_rebuild > REBUILD_AFTER) linear_rebuild(linear);
    for (size_t turn = 0; turn < most; turn++) {
        double by = 0;
        if (linear->objective >= cutoff) return LINEAR_CUT_OFF;
        size_t i = leaving_row(linear, &by);
        if (i == linear->rows) return LINEAR_OPTIMAL;
        size_t position = entering_position(linear, i, by);
        if (position < linear->columns) {
            step(linear, i, position, by);
            continue;
        }
        put_back(linear);
        if (is_infeasible(linear, i, by)) return LINEAR_INFEASIBLE;
        if (!linear->since_rebuild) return LINEAR_STUCK;
        linear_rebuild(linear);
    }
    return LINEAR_STUCK;
}

void linear_penalties(const struct linear *linear, size_t column, double *down,
                      double *up) {
    size_t i = linear->place[column];
    const double *row = linear->table[i];
    double above = linear->value[i] - linear->lower[column];
    double below = linear->upper[column] - linear->value[i];
    *down = *up = INFINITY;
    for (size_t k = 0; k < linear->columns; k++) {
        if (fabs(row[k]) <= PIVOT_LEAST) continue;
        double ratio = fabs(linear->reduced[k] / row[k]);
        if (ratio * above < *down && can_help(linear, k, row[k], -1))
            *down = ratio * above;
        if (ratio * below < *up && can_help(linear, k, row[k], 1))
            *up = ratio * below;
    }
}
