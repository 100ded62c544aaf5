// SPDX-License-Identifier: MIT
//
// What recommendations would do to one ladder. A `candidate` is a
// recommendation that lifts something of this ladder; its `moves` are those
// lifts. A `slot` is a question that candidates lift and that counts today: on
// others a lift does nothing. The `lift_state` is the ladder as it would stand
// with some candidates taken; only what a candidate touches is computed anew.

#ifndef ADVICE_H
#define ADVICE_H

#include "scoring.h"

struct slot {
    const struct question_result *question;
    size_t section;             // index of its top-level section; NOWHERE: none
    int first, last;            // the rungs it speaks of
    double factor[LEVEL_COUNT]; // of the section's share in the ladder's
    size_t first_move, move_count; // in advice->by_amount
};

struct move {
    const struct lift *lift;
    size_t slot; // NOWHERE: does nothing
    size_t candidate;
};

struct candidate {
    const struct recommendation *recommendation;
    double cost;
    enum decision_state decision;
    bool applies;       // its condition is true
    bool out;           // refused, or needs something refused
    bool rankable;      // may be taken by the ranking
    bool plannable;     // may be, or has to be, in a plan
    struct move *moves; // in order of the file
    size_t move_count;
    size_t *needs; // candidates not to be left out without a reason
    size_t need_count;
    size_t *needed_by;
    size_t needed_count;
};

struct advice {
    struct arena *arena;
    const struct result *result;
    const struct ladder_result *ladder;
    struct candidate *candidates; // in order of the file
    size_t count;
    struct slot *slots;
    size_t slot_count;
    struct move **by_amount; // the moves of each slot, lowest first
    struct standing today;
    size_t section_count;
    double step; // what the score gains when a share rises by 1; NAN: unknown
    double omega[LEVEL_COUNT];
};

// [applies] by index of the recommendation; refused ones are [out].
struct advice *advice_new(struct arena *arena, const struct result *result,
                          const struct ladder_result *ladder,
                          const bool *applies, const bool *out,
                          const enum decision_state *decisions);

struct lift_state {
    const struct advice *advice;
    double (*now)[LEVEL_COUNT];      // f by slot
    double shares[LEVEL_COUNT];      // of the ladder
    double (*sections)[LEVEL_COUNT]; // of its top-level sections
    double score;
    size_t *covered;  // by slot: so many of its moves have nothing left to lift
    size_t *left;     // by candidate: lifts that still raise something
    size_t *unmet;    // by candidate: needs that keep it from being eligible
    bool *met;        // by candidate: no longer keeps others from it
    bool *taken;      // by candidate
    size_t *released; // candidates whose last need was met, to be drained
    size_t released_count;
    unsigned clock;
    unsigned *changed; // by slot: the clock when it was last raised
};

struct lift_state *lift_state_new(struct arena *arena,
                                  const struct advice *advice);
// Whether it may be taken now, as far as its needs go.
bool lift_ready(const struct lift_state *state, size_t candidate);
// How far taking it raises the ladder's shares, into [rise]; the value of that.
double lift_value(const struct lift_state *state, size_t candidate,
                  double rise[LEVEL_COUNT]);
void lift_take(struct lift_state *state, size_t candidate);
// unknown counts as start.
int lift_level(const struct lift_state *state);
bool lift_attained(const struct lift_state *state, int rung);
bool lift_held(const struct lift_state *state, int rung);
// Whether nothing of [candidate] is left to lift.
static inline bool lift_exhausted(const struct lift_state *state,
                                  size_t candidate) {
    return state->left[candidate] == 0;
}

// --- Ranking (ranking.c) ---

struct rank {
    size_t candidate;
    double value;
    double rise[LEVEL_COUNT];
    double share_before, share_after, score_before, score_after;
};
struct ranking {
    struct rank *ranks;
    size_t count;
};
struct ranking ranking_build(struct arena *arena, const struct advice *advice);

// The same choice among some candidates only.
struct tournament;
struct tournament *tournament_new(struct arena *arena, struct lift_state *state,
                                  const bool *entered);
// The eligible one of highest value; ties: the cheaper, then by file. NOWHERE
// where none has a positive value.
size_t tournament_next(struct tournament *tournament);
// Takes it in the state, too.
void tournament_take(struct tournament *tournament, size_t candidate);

// --- Plans (plan.c) ---

// Members as candidates, in an order in which each is eligible at its turn.
void plan_build(struct arena *arena, const struct advice *advice,
                double seconds, struct plan *plan, size_t **members);
void budget_build(struct arena *arena, const struct advice *advice,
                  double budget, double seconds, struct plan *plan);

// --- Roadmap (roadmap.c) ---

void roadmap_build(struct arena *arena, const struct advice *advice,
                   const size_t *members, size_t count, double capacity,
                   struct ladder_result *ladder);
// Sorts the members of a plan: repeatedly the eligible one of highest value,
// else the first in the file.
void roadmap_order(struct arena *arena, const struct advice *advice,
                   size_t *members, size_t count);

#endif
