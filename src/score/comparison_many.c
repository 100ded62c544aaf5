// SPDX-License-Identifier: MIT
//
// Many units at a glance. Only one column of figures is in memory at a time,
// eight bytes for each unit.

#include "comparison.h"

#include <math.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b) {
    const double *first = a, *second = b;
    return (*first > *second) - (*first < *second);
}

// The value of the unit at or below which [share] of them are.
static double at_share(const double *sorted, size_t count, double share) {
    size_t place = (size_t)ceil(share * (double)count);
    return sorted[place ? place - 1 : 0];
}

struct spread comparison_spread(const struct comparison *comparison,
                                const struct section *section, int rung) {
    struct spread spread = {0, NAN, NAN, NAN, NAN, NAN};
    struct arena *arena = arena_new();
    double *values = ARENA_ARRAY(arena, double, comparison->count);
    for (size_t i = 0; i < comparison->count; i++) {
        struct node_result node = comparison_node(comparison, i, section);
        double value = rung == SPREAD_SCORE ? node.score : node.shares[rung];
        if (!isnan(value)) values[spread.known++] = value;
    }
    if (spread.known) {
        qsort(values, spread.known, sizeof(*values), by_value);
        spread.lowest = values[0];
        spread.quarter = at_share(values, spread.known, 0.25);
        spread.middle = at_share(values, spread.known, 0.5);
        spread.three_quarters = at_share(values, spread.known, 0.75);
        spread.highest = values[spread.known - 1];
    }
    arena_free(arena);
    return spread;
}

struct reached comparison_reached(const struct comparison *comparison,
                                  const struct ladder *ladder) {
    struct reached reached = {0};
    for (size_t i = 0; i < comparison->count; i++) {
        int level = comparison_node(comparison, i, &ladder->root).level;
        if (level == LEVEL_UNKNOWN)
            reached.open++;
        else
            reached.units[level]++;
    }
    return reached;
}
