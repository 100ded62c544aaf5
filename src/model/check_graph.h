// SPDX-License-Identifier: MIT
//
// What hangs on what: conditions on questions, recommendations on those that
// they need. Put in order, and searched for cycles, without recursion.

#ifndef CHECK_GRAPH_H
#define CHECK_GRAPH_H

#include "arena.h"

struct graph {
    size_t count;
    const size_t *first; // count + 1 of them: where the edges of each begin
    const size_t *edges; // what it hangs on
};

// Fills [order] (count of them): each behind what it hangs on, otherwise by
// number. For each cycle [report] gets its members in order, the first of them
// the one that was come upon first; where there is one, the order is not right.
void graph_order(struct arena *arena, const struct graph *graph, size_t *order,
                 void (*report)(void *context, const size_t *members,
                                size_t count),
                 void *context);

#endif
