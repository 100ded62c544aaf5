// SPDX-License-Identifier: MIT
//
// The search for the best set of items: branch and bound over linear programs.
// A quest says what is wanted; the search answers with the best set, and
// whether that is proven. Only proofs depend on the clock.

#ifndef PLAN_SEARCH_H
#define PLAN_SEARCH_H

#include "plan_choice.h"
#include "plan_linear.h"

enum objective { OBJECTIVE_COST, OBJECTIVE_COUNT, OBJECTIVE_SCORE };

// A slice that some member has to bring.
struct cover {
    size_t slot;
    unsigned slice;
};

struct quest {
    struct choice *choice;
    struct linear
        *linear; // room to work in: items + 1 columns; NULL: too large
    const struct row *rows;
    size_t row_count;
    const struct cover *covers;
    size_t cover_count;
    double cost_most, count_most; // INFINITY: any
    enum objective objective;     // the score is sought high, the others low
    const signed char *fixed;     // by item: 0, 1, or -1 for free; NULL: free
    bool any;                     // the first set found will do
    double deadline;              // by quest_clock; INFINITY: none
    double work_most;             // linear->work to stop at; INFINITY: none

    // In: a set to beat, where found is set. Out: the best one.
    bool *best;
    bool found;
    double value; // what is minimised: cost, count, or minus the score's rise
    bool proven;  // no set is better, or none exists
    double bound; // no set has less than this
    unsigned long nodes;
    // What the first node has proven: a set that differs from where an item
    // rests there has at least root_bound and the item's pull. NULL: not asked
    // for.
    double *pull;
    double root_bound;
};

double quest_clock(void);
void quest_run(struct quest *quest);

// --- The search, step by step ---

struct search;
struct search *search_new(struct quest *quest);
// Looks for a set with [item] within what is settled; quest->found tells.
void search_with(struct search *search, size_t item);
// Settles that [item] is in or out; false where no set is left.
bool search_settle(struct search *search, size_t item, bool in);

// --- Its parts ---

struct search {
    struct quest *quest;
    struct choice *choice;
    struct linear *linear;
    bool dead;     // no set is left
    double *line;  // coefficients of a row in the making
    double **base; // what each item brings to each row of the quest
    double *x;     // by item: what the linear program says
    size_t *trail; // items fixed, in order
    size_t trail_count;
    size_t *stack; // for following bindings
    struct frame *frames;
    bool *set;     // a set in the making
    double *rises; // of the rows, for the heuristic
    // Slots where items may bring the same, how often the solution brings each
    // of their slices, and those where it brings one more than once.
    size_t *shared, *over;
    size_t shared_count, over_count;
    double **slice_sum; // by shared slot
    double *capped;     // by slice
    size_t base_rows;   // rows that stay; behind them come cuts
    bool moved;         // fixing has moved the linear solution
};

// A node that was split: which item, which side is being searched, and whether
// it is the last one.
struct frame {
    size_t item, trail;
    double bound;
    bool up, last;
};

// Nodes (plan_node.c). Whether no set with at least [bound] beats the best one.
bool is_hopeless(const struct search *search, double bound);
// Fixes [item] and all that follows from it; false if that contradicts.
bool node_fix(struct search *search, size_t item, bool in);
// Undoes what was fixed since the trail was so long.
void node_undo(struct search *search, size_t trail);
// The first node, before anything is fixed for the sake of beating the best
// set; false where nothing is better.
bool node_open(struct search *search, struct frame *frame);
// Works on the present node until it is done or has to be split on frame->item.
enum verdict { VERDICT_BRANCH, VERDICT_DONE, VERDICT_AGAIN };
enum verdict node_work(struct search *search, struct frame *frame);

// Rows of the quest for the linear program (plan_cuts.c).
void cuts_start(struct search *search);
// Adds rows that the present solution breaks; how many.
size_t cuts_add(struct search *search);
// Adds cuts that only whole solutions satisfy (plan_gomory.c); how many.
size_t gomory_add(struct search *search);
// The same from each of the first [rows] alone (plan_rounding.c).
size_t rounding_add(struct search *search, size_t rows);
// Sets made from the present solution (plan_round.c). Each is offered.
void round_offer(struct search *search);
// The whole search where linear programs would be too large (plan_large.c):
// one set, and a bound.
void large_run(struct search *search);
// That set alone.
void large_offer(struct search *search);
// Takes [set] as the best if it is feasible and better.
bool quest_offer(struct search *search, const bool *set);
bool quest_feasible(struct search *search, const bool *set);

#endif
