// SPDX-License-Identifier: MIT
//
// The plan in phases of a capacity: what pays off most first, nothing before
// what it needs. What was postponed stands in a last phase of its own, with all
// that needs it.

#include "advice.h"

#include <string.h>

// Members of a plan, given out one by one: the eligible one of highest value;
// where none raises anything, the first eligible one; else the first.
struct turns {
    struct lift_state *state;
    struct tournament *tournament;
    bool *waiting;
    size_t left;
};

static struct turns turns_new(struct arena *arena, struct lift_state *state,
                              bool *waiting) {
    struct turns turns = {.state = state, .waiting = waiting};
    turns.tournament = tournament_new(arena, state, waiting);
    for (size_t i = 0; i < state->advice->count; i++)
        turns.left += waiting[i];
    return turns;
}

static size_t first_waiting(const struct turns *turns) {
    size_t first = NOWHERE;
    for (size_t i = 0; i < turns->state->advice->count; i++) {
        if (!turns->waiting[i]) continue;
        if (lift_ready(turns->state, i)) return i;
        if (first == NOWHERE) first = i;
    }
    return first;
}

// Takes the next one in the state and returns it; NOWHERE at the end.
static size_t turns_take(struct turns *turns) {
    if (!turns->left) return NOWHERE;
    size_t next = tournament_next(turns->tournament);
    if (next == NOWHERE) next = first_waiting(turns);
    turns->waiting[next] = false;
    turns->left--;
    tournament_take(turns->tournament, next);
    return next;
}

void roadmap_order(struct arena *arena, const struct advice *advice,
                   size_t *members, size_t count) {
    bool *waiting = ARENA_ARRAY(arena, bool, advice->count);
    for (size_t i = 0; i < count; i++)
        waiting[members[i]] = true;
    struct turns turns =
        turns_new(arena, lift_state_new(arena, advice), waiting);
    for (size_t i = 0; i < count; i++)
        members[i] = turns_take(&turns);
}

// Which of the members are postponed, or need one that is.
static bool *put_off(struct arena *arena, const struct advice *advice,
                     const bool *member) {
    bool *late = ARENA_ARRAY(arena, bool, advice->count);
    size_t *stack = ARENA_ARRAY(arena, size_t, advice->count), depth = 0;
    for (size_t i = 0; i < advice->count; i++) {
        late[i] =
            member[i] && advice->candidates[i].decision == DECISION_POSTPONED;
        if (late[i]) stack[depth++] = i;
    }
    while (depth) {
        const struct candidate *top = &advice->candidates[stack[--depth]];
        for (size_t i = 0; i < top->needed_count; i++) {
            size_t next = top->needed_by[i];
            if (!member[next] || late[next]) continue;
            late[next] = true;
            stack[depth++] = next;
        }
    }
    return late;
}

struct phases {
    struct arena *arena;
    struct ladder_result *ladder;
    const struct recommendation **members; // all, phase after phase
    double capacity;                       // INFINITY: everything fits
};

static void put(struct phases *phases, const struct lift_state *state,
                size_t candidate, bool next) {
    struct ladder_result *ladder = phases->ladder;
    const struct candidate *placed = &state->advice->candidates[candidate];
    struct phase *phase =
        ladder->phase_count ? &ladder->phases[ladder->phase_count - 1] : NULL;
    if (next || !phase ||
        phase->effort + placed->cost > phases->capacity + TOLERANCE) {
        phase = &ladder->phases[ladder->phase_count++];
        phase->number = (unsigned)ladder->phase_count;
        phase->members = phases->members;
    }
    phase->members[phase->member_count++] = placed->recommendation;
    phases->members++;
    phase->effort += placed->cost;
    phase->score = state->score;
    bool known = ladder->node.level != LEVEL_UNKNOWN;
    phase->level = known ? lift_level(state) : LEVEL_UNKNOWN;
}

void roadmap_build(struct arena *arena, const struct advice *advice,
                   const size_t *members, size_t count, double capacity,
                   struct ladder_result *ladder) {
    bool *member = ARENA_ARRAY(arena, bool, advice->count);
    for (size_t i = 0; i < count; i++)
        member[members[i]] = true;
    bool *late = put_off(arena, advice, member);
    bool *early = ARENA_ARRAY(arena, bool, advice->count);
    for (size_t i = 0; i < advice->count; i++)
        early[i] = member[i] && !late[i];
    struct phases phases = {
        arena, ladder, ARENA_ARRAY(arena, const struct recommendation *, count),
        capacity};
    ladder->phases = ARENA_ARRAY(arena, struct phase, count);
    struct lift_state *state = lift_state_new(arena, advice);
    struct turns turns = turns_new(arena, state, early);
    for (size_t next; (next = turns_take(&turns)) != NOWHERE;)
        put(&phases, state, next, false);
    turns = turns_new(arena, state, late);
    phases.capacity = INFINITY; // together, however much it is
    bool first = true;
    for (size_t next; (next = turns_take(&turns)) != NOWHERE; first = false)
        put(&phases, state, next, first);
}
