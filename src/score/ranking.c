// SPDX-License-Identifier: MIT
//
// The order in which recommendations pay off: repeatedly the eligible one of
// highest value in the state that those before it leave behind. Taking one
// never makes another worth more, so a value once computed is an upper bound
// until it is looked at again. A tournament tree over the candidates, cheapest
// first and then by file, finds the best value and, among those tied with it,
// the one that comes first, in logarithmic time.

#include "advice.h"

#include <stdlib.h>

struct tournament {
    struct lift_state *state;
    const bool *entered;
    const size_t *seats; // candidates by cost, then order of the file
    size_t *seat_of;     // by candidate
    size_t size;         // seats, rounded up to a power of two
    double *best;        // 1 is the root; -1 where nobody may be taken
    unsigned *looked;    // by candidate: the clock when last valued
};

struct priced {
    double cost;
    size_t candidate;
};

static int by_cost(const void *a, const void *b) {
    const struct priced *left = a, *right = b;
    if (left->cost != right->cost) return left->cost < right->cost ? -1 : 1;
    return (left->candidate > right->candidate) -
           (left->candidate < right->candidate);
}

static void seat(struct tournament *tree, size_t candidate, double value) {
    size_t at = tree->size + tree->seat_of[candidate];
    tree->best[at] = value;
    for (at /= 2; at; at /= 2) {
        double left = tree->best[2 * at], right = tree->best[2 * at + 1];
        double best = left > right ? left : right;
        if (tree->best[at] == best) break;
        tree->best[at] = best;
    }
}

static double look(struct tournament *tree, size_t candidate) {
    double rise[LEVEL_COUNT];
    double value = lift_value(tree->state, candidate, rise);
    tree->looked[candidate] = tree->state->clock;
    seat(tree, candidate, value);
    return value;
}

// Whether nothing it lifts has changed since it was last valued.
static bool is_current(const struct tournament *tree, size_t candidate) {
    const struct candidate *lifting =
        &tree->state->advice->candidates[candidate];
    for (size_t i = 0; i < lifting->move_count; i++) {
        size_t slot = lifting->moves[i].slot;
        if (slot != NOWHERE &&
            tree->state->changed[slot] > tree->looked[candidate])
            return false;
    }
    return true;
}

// The first seat with at least [value], which the root has.
static size_t first_with(const struct tournament *tree, double value) {
    size_t at = 1;
    while (at < tree->size)
        at = tree->best[2 * at] >= value ? 2 * at : 2 * at + 1;
    return tree->seats[at - tree->size];
}

size_t tournament_next(struct tournament *tree) {
    double best;
    for (;;) {
        best = tree->best[1];
        if (!(best > TOLERANCE)) return NOWHERE;
        size_t candidate = first_with(tree, best);
        if (is_current(tree, candidate)) break;
        look(tree, candidate);
    }
    for (;;) {
        size_t candidate = first_with(tree, best - TOLERANCE);
        if (is_current(tree, candidate)) return candidate;
        look(tree, candidate);
    }
}

static void sort_seats(struct arena *arena, struct tournament *tree) {
    const struct advice *advice = tree->state->advice;
    struct priced *order = ARENA_ARRAY(arena, struct priced, advice->count);
    size_t *seats = ARENA_ARRAY(arena, size_t, advice->count);
    for (size_t i = 0; i < advice->count; i++)
        order[i] = (struct priced){advice->candidates[i].cost, i};
    qsort(order, advice->count, sizeof *order, by_cost);
    for (size_t i = 0; i < advice->count; i++) {
        seats[i] = order[i].candidate;
        tree->seat_of[order[i].candidate] = i;
    }
    tree->seats = seats;
}

struct tournament *tournament_new(struct arena *arena, struct lift_state *state,
                                  const bool *entered) {
    size_t count = state->advice->count;
    struct tournament *tree = ARENA_NEW(arena, struct tournament);
    tree->state = state;
    tree->entered = entered;
    tree->seat_of = ARENA_ARRAY(arena, size_t, count);
    tree->looked = ARENA_ARRAY(arena, unsigned, count);
    tree->size = 1;
    while (tree->size < count)
        tree->size *= 2;
    tree->best = ARENA_ARRAY(arena, double, 2 * tree->size);
    for (size_t i = 0; i < 2 * tree->size; i++)
        tree->best[i] = -1;
    sort_seats(arena, tree);
    state->released_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (entered[i] && !state->taken[i] && lift_ready(state, i))
            look(tree, i);
    }
    return tree;
}

void tournament_take(struct tournament *tree, size_t candidate) {
    struct lift_state *state = tree->state;
    lift_take(state, candidate);
    seat(tree, candidate, -1);
    for (size_t i = 0; i < state->released_count; i++) {
        size_t released = state->released[i];
        if (tree->entered[released] && !state->taken[released])
            look(tree, released);
    }
    state->released_count = 0;
}

static void note(struct rank *rank, const struct lift_state *state,
                 size_t candidate) {
    int target = state->advice->ladder->target;
    rank->candidate = candidate;
    rank->value = lift_value(state, candidate, rank->rise);
    rank->share_before = state->shares[target];
    rank->score_before = state->score;
}

struct ranking ranking_build(struct arena *arena, const struct advice *advice) {
    struct ranking ranking = {0};
    bool *entered = ARENA_ARRAY(arena, bool, advice->count);
    struct lift_state *state = lift_state_new(arena, advice);
    for (size_t i = 0; i < advice->count; i++)
        entered[i] = advice->candidates[i].rankable;
    struct tournament *tree = tournament_new(arena, state, entered);
    ranking.ranks = ARENA_ARRAY(arena, struct rank, advice->count);
    for (;;) {
        size_t candidate = tournament_next(tree);
        if (candidate == NOWHERE) return ranking;
        struct rank *rank = &ranking.ranks[ranking.count++];
        note(rank, state, candidate);
        tournament_take(tree, candidate);
        rank->share_after = state->shares[advice->ladder->target];
        rank->score_after = state->score;
    }
}
