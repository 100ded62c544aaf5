// SPDX-License-Identifier: MIT
//
// Which recommendations to take, as a choice among sets of items with costs:
// what sets of them do to shares, and what they need. An item reaches some
// amount of each question it lifts; of several taken the highest counts. What
// a question gives is therefore cut into slices, one for each amount that some
// item reaches, and an item brings all slices up to its own reach.
//
// Where an item cannot be taken without another one (a need that nothing else
// can make superfluous), it is bound to it: the slices of a question that its
// ancestors bring anyway are theirs alone. So chains of recommendations for one
// question add up without counting anything twice.

#ifndef PLAN_CHOICE_H
#define PLAN_CHOICE_H

#include "advice.h"

struct piece { // what an item does to one question
    size_t slot, cell;
    unsigned base, reach; // brings slices base+1..reach of its own
};

struct item {
    size_t candidate;
    double cost;
    bool forced; // taken by the user
    struct piece *pieces;
    size_t piece_count;
    size_t *bound_to; // items without which it cannot be
    size_t bound_count;
    size_t *binds; // items that cannot be without it
    size_t bind_count;
    size_t first_need, need_count; // in choice->needs
};

// [item] needs [other], or that others bring what [other] would.
struct need {
    size_t item, other;
};

struct cell { // an item that touches a slot
    size_t item;
    unsigned base, reach;
};

struct slot_sum {
    size_t slot; // of the advice
    size_t section;
    unsigned slices;
    // What slices 1..k together bring to the ladder's share of each rung;
    // slices + 1 of them, the first 0.
    double (*sum)[LEVEL_COUNT];
    double factor[LEVEL_COUNT]; // of the section's share in the ladder's
    struct cell *cells;
    size_t cell_count;
};

// A quantity that a set raises, and how far it has to.
struct row {
    double weight[LEVEL_COUNT]; // of the rises of the ladder's shares
    int first, last;            // rungs with a weight
    size_t section;             // of this section's shares instead; NOWHERE
    double need;
};

struct choice {
    struct arena *arena;
    const struct advice *advice;
    struct item *items;
    size_t count;
    struct slot_sum *slots;
    size_t slot_count;
    struct need *needs; // by item; those that are not bindings too
    size_t need_count;
    double unit; // all costs are whole multiples of it; 0: none is known
    double score_today;
    // Room for looking at one set.
    unsigned *reached; // by slot
    bool *placed;      // by item
};

struct choice *choice_new(struct arena *arena, const struct advice *advice);

// Reaches of the set [in] into choice->reached.
void choice_reach(struct choice *choice, const bool *in);
// What slices from+1..to of a slot bring to [row].
double row_gain(const struct row *row, const struct slot_sum *slot,
                unsigned from, unsigned to);
// By choice->reached.
double row_sum(const struct choice *choice, const struct row *row);
// Whether the members of [in] can be put in an order in which each is eligible
// at its turn.
bool choice_allows(struct choice *choice, const bool *in);
double choice_cost(const struct choice *choice, const bool *in);

// Items that may be left out of a set.
struct dear {
    double cost;
    size_t item;
};
// Dearest first; of equal ones the last in the file.
void dear_sort(struct dear *items, size_t count);

// The score, as far as it changes.
struct row row_of_score(const struct choice *choice);
// The sum of the shares of the rungs up to [target].
struct row row_of_total(const struct choice *choice, int target);
// Rows for attaining [level] with every rung below it held, by what is short
// today, into [rows] (room for choice_rows_most). False where no set can.
bool choice_goal(const struct choice *choice, int level, struct row *rows,
                 size_t *count);
size_t choice_rows_most(const struct choice *choice);

#endif
