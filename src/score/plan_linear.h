// SPDX-License-Identifier: MIT
//
// A small linear program: minimise cost·x with rows a·x >= need and
// lower <= x <= upper, solved by the dual simplex method with bounded columns
// on a dense dictionary, which suits few rows and many changes of bounds. Rows
// may be added at any time. Whatever rounding does to the dictionary, the bound
// given is computed from the rows as they were given and therefore safe.

#ifndef PLAN_LINEAR_H
#define PLAN_LINEAR_H

#include "arena.h"

enum linear_state {
    LINEAR_OPTIMAL,
    LINEAR_INFEASIBLE, // proven from the rows as given
    LINEAR_CUT_OFF,    // the bound has reached the cutoff
    LINEAR_STUCK,      // rounding or cycling: nothing is known but the bound
};

struct linear {
    size_t columns, rows, capacity;
    double *cost, *lower, *upper; // by column
    bool *at_upper;               // by column: where it rests when nonbasic
    double **given, *need;        // rows as given, scaled
    // The dictionary: each basic variable in terms of the nonbasic ones, with
    // the constant in one column more. Variables are numbered: columns first,
    // then the surplus of each row.
    double **table;
    double *reduced; // by nonbasic position, and the constant
    double *value;   // of the basic variables
    size_t *basic, *nonbasic;
    size_t *place;    // by variable: its row or position
    bool *is_basic;   // by variable
    double objective; // of the present dictionary
    double *safe;     // by column: reduced cost at the last safe bound
    double *ratio;    // room for the ratio test
    size_t *queue;
    bool *marked;
    unsigned since_rebuild;
    double work; // cells changed so far: time that is the same everywhere
};

struct linear *linear_new(struct arena *arena, size_t columns, size_t capacity);
// Forgets rows; all columns at [cost], free between 0 and 1.
void linear_reset(struct linear *linear, const double *cost);
void linear_set_bounds(struct linear *linear, size_t column, double lower,
                       double upper);
// False when there is no room.
bool linear_add_row(struct linear *linear, const double *coefficients,
                    double need);
// Takes out rows from [first] on that do not bind now.
void linear_purge(struct linear *linear, size_t first);
enum linear_state linear_solve(struct linear *linear, double cutoff);
double linear_value(const struct linear *linear, size_t column);
// A bound of the objective that holds whatever rounding did; fills
// linear->safe.
double linear_safe_bound(struct linear *linear);
// How much the bound rises at least when [column], basic and between its
// bounds, goes down to its lower or up to its upper one.
void linear_penalties(const struct linear *linear, size_t column, double *down,
                      double *up);

// --- Between the two files of it ---

static inline bool linear_is_column(const struct linear *linear,
                                    size_t variable) {
    return variable < linear->columns;
}
// The value at which a nonbasic variable rests.
static inline double linear_resting(const struct linear *linear,
                                    size_t variable) {
    if (!linear_is_column(linear, variable)) return 0;
    return linear->at_upper[variable] ? linear->upper[variable]
                                      : linear->lower[variable];
}
// Moves the nonbasic variable at [position].
void linear_shift(struct linear *linear, size_t position, double by);
// Exchanges basic row [i] and nonbasic [position]; values stay as they are.
void linear_exchange(struct linear *linear, size_t i, size_t position);
// The dictionary of the present basis from the rows as given.
void linear_rebuild(struct linear *linear);
// [to] += [factor] × [from].
void linear_add_multiple(double *restrict to, const double *restrict from,
                         double factor, size_t count);

#endif
