// SPDX-License-Identifier: MIT
//
// The ladder as it would stand. A taken candidate raises f of its questions to
// the larger of what is and what the lifted answer gives; shares follow by the
// weights of the questions. Since f of a question that is lifted depends on the
// highest amount taken alone, the moves of a slot are kept by amount, and those
// from the lowest up that lift nothing any more are only counted.

#include "advice.h"

#include <string.h>

static bool covers(const struct lift_state *state, const struct move *move) {
    const struct slot *slot = &state->advice->slots[move->slot];
    const double *now = state->now[move->slot];
    for (int rung = slot->first; rung <= slot->last; rung++) {
        double lifted =
            fulfilment_of(slot->question->question, move->lift->amount, rung);
        if (!at_least(now[rung], lifted)) return false;
    }
    return true;
}

// [candidate] keeps nobody waiting any more.
static void meet(struct lift_state *state, size_t candidate) {
    const struct candidate *met = &state->advice->candidates[candidate];
    if (state->met[candidate]) return;
    state->met[candidate] = true;
    for (size_t i = 0; i < met->needed_count; i++) {
        size_t waiting = met->needed_by[i];
        if (--state->unmet[waiting] == 0)
            state->released[state->released_count++] = waiting;
    }
}

// Counts the moves of [slot] that have nothing left to lift.
static void cover(struct lift_state *state, size_t slot) {
    const struct slot *lifted = &state->advice->slots[slot];
    while (state->covered[slot] < lifted->move_count) {
        const struct move *move =
            state->advice->by_amount[lifted->first_move + state->covered[slot]];
        if (!covers(state, move)) break;
        state->covered[slot]++;
        if (--state->left[move->candidate] == 0) meet(state, move->candidate);
    }
}

static void state_arrays(struct arena *arena, struct lift_state *state) {
    const struct advice *advice = state->advice;
    state->now = arena_alloc(arena, advice->slot_count, sizeof *state->now);
    state->sections =
        arena_alloc(arena, advice->section_count, sizeof *state->sections);
    state->covered = ARENA_ARRAY(arena, size_t, advice->slot_count);
    state->changed = ARENA_ARRAY(arena, unsigned, advice->slot_count);
    state->left = ARENA_ARRAY(arena, size_t, advice->count);
    state->unmet = ARENA_ARRAY(arena, size_t, advice->count);
    state->released = ARENA_ARRAY(arena, size_t, advice->count);
    state->met = ARENA_ARRAY(arena, bool, advice->count);
    state->taken = ARENA_ARRAY(arena, bool, advice->count);
}

struct lift_state *lift_state_new(struct arena *arena,
                                  const struct advice *advice) {
    struct lift_state *state = ARENA_NEW(arena, struct lift_state);
    state->advice = advice;
    state_arrays(arena, state);
    state->score = advice->ladder->node.score;
    memcpy(state->shares, advice->today.shares, sizeof state->shares);
    for (size_t i = 0; i < advice->section_count; i++)
        memcpy(state->sections[i], advice->today.sections[i],
               sizeof *state->sections);
    for (size_t i = 0; i < advice->slot_count; i++)
        memcpy(state->now[i], advice->slots[i].question->fulfilment,
               sizeof *state->now);
    for (size_t i = 0; i < advice->count; i++) {
        const struct candidate *candidate = &advice->candidates[i];
        state->unmet[i] = candidate->need_count;
        for (size_t j = 0; j < candidate->move_count; j++)
            state->left[i] += candidate->moves[j].slot != NOWHERE;
    }
    for (size_t i = 0; i < advice->count; i++) {
        if (!state->left[i]) meet(state, i);
    }
    for (size_t i = 0; i < advice->slot_count; i++)
        cover(state, i);
    state->released_count = 0; // known to everybody: they are simply ready
    return state;
}

bool lift_ready(const struct lift_state *state, size_t candidate) {
    return state->unmet[candidate] == 0;
}

double lift_value(const struct lift_state *state, size_t candidate,
                  double rise[LEVEL_COUNT]) {
    const struct advice *advice = state->advice;
    const struct candidate *lifting = &advice->candidates[candidate];
    double sum = 0;
    memset(rise, 0, LEVEL_COUNT * sizeof *rise);
    for (size_t i = 0; i < lifting->move_count; i++) {
        const struct move *move = &lifting->moves[i];
        if (move->slot == NOWHERE) continue;
        const struct slot *slot = &advice->slots[move->slot];
        const double *now = state->now[move->slot];
        for (int rung = slot->first; rung <= slot->last; rung++) {
            double lifted = fulfilment_of(slot->question->question,
                                          move->lift->amount, rung);
            if (lifted > now[rung])
                rise[rung] +=
                    slot->question->effective[rung] * (lifted - now[rung]);
        }
    }
    for (int rung = 0; rung < LEVEL_COUNT; rung++)
        sum += advice->omega[rung] * rise[rung];
    return sum / lifting->cost;
}

static void raise_slot(struct lift_state *state, const struct move *move) {
    const struct advice *advice = state->advice;
    const struct slot *slot = &advice->slots[move->slot];
    double *now = state->now[move->slot];
    for (int rung = slot->first; rung <= slot->last; rung++) {
        double lifted =
            fulfilment_of(slot->question->question, move->lift->amount, rung);
        if (lifted <= now[rung]) continue;
        double gain = slot->question->effective[rung] * (lifted - now[rung]);
        now[rung] = lifted;
        state->shares[rung] += gain;
        state->score += advice->step * gain;
        if (slot->section != NOWHERE)
            state->sections[slot->section][rung] += gain / slot->factor[rung];
        state->changed[move->slot] = state->clock;
    }
}

void lift_take(struct lift_state *state, size_t candidate) {
    const struct candidate *lifting = &state->advice->candidates[candidate];
    state->clock++;
    state->taken[candidate] = true;
    meet(state, candidate);
    for (size_t i = 0; i < lifting->move_count; i++) {
        const struct move *move = &lifting->moves[i];
        if (move->slot == NOWHERE) continue;
        raise_slot(state, move);
        cover(state, move->slot);
    }
}

static struct standing standing_of(const struct lift_state *state) {
    struct standing standing = state->advice->today;
    standing.shares = state->shares;
    standing.sections = (const double(*)[LEVEL_COUNT])state->sections;
    return standing;
}

int lift_level(const struct lift_state *state) {
    struct standing standing = standing_of(state);
    int level = standing_level(&standing);
    return level == LEVEL_UNKNOWN ? standing.ladder->start : level;
}

bool lift_attained(const struct lift_state *state, int rung) {
    struct standing standing = standing_of(state);
    return rung_attained(&standing, rung);
}

bool lift_held(const struct lift_state *state, int rung) {
    struct standing standing = standing_of(state);
    return rung_held(&standing, rung);
}
