// SPDX-License-Identifier: MIT
//
// The recommendations of one ladder, resolved: which questions that count they
// lift, what they still need, and whether ranking and plans may take them.

#include "advice.h"

#include <stdlib.h>

// What lifts nothing at all, and is there for findings to ask for, belongs to
// every ladder.
static bool belongs_here(const struct recommendation *recommendation,
                         const struct ladder *ladder) {
    if (!recommendation->lift_count) return true;
    for (size_t i = 0; i < recommendation->lift_count; i++) {
        if (recommendation->lifts[i].question->ladder == ladder) return true;
    }
    return false;
}

// Numbers the candidates; [numbers] gives each recommendation its own. What the
// user has taken is in every plan, whatever it lifts.
static void find_candidates(struct advice *advice,
                            const enum decision_state *decisions,
                            size_t *numbers) {
    const struct questionnaire *questionnaire = advice->result->questionnaire;
    size_t all = questionnaire->recommendation_count;
    for (size_t i = 0; i < all; i++) {
        bool here = decisions[i] == DECISION_TAKEN ||
                    belongs_here(&questionnaire->recommendations[i],
                                 advice->ladder->ladder);
        numbers[i] = here ? advice->count++ : NOWHERE;
    }
    advice->candidates =
        ARENA_ARRAY(advice->arena, struct candidate, advice->count);
    for (size_t i = 0; i < all; i++) {
        if (numbers[i] != NOWHERE)
            advice->candidates[numbers[i]].recommendation =
                &questionnaire->recommendations[i];
    }
}

// --- Slots ---

static size_t top_section(const struct section *section) {
    if (!section->parent) return NOWHERE;
    while (section->parent->parent)
        section = section->parent;
    return (size_t)(section - section->parent->sections);
}

static size_t slot_for(struct advice *advice, size_t *slots,
                       const struct question *question) {
    const struct question_result *result =
        &advice->result->questions[question->index];
    if (!counts_today(result)) return NOWHERE;
    if (slots[question->index] != NOWHERE) return slots[question->index];
    struct slot *slot = &advice->slots[advice->slot_count];
    slot->question = result;
    slot->section = top_section(question->section);
    rungs_of(question, &slot->first, &slot->last);
    return slots[question->index] = advice->slot_count++;
}

static void find_moves(struct advice *advice, size_t *slots) {
    const struct ladder *ladder = advice->ladder->ladder;
    size_t lifts = 0;
    for (size_t i = 0; i < advice->count; i++)
        lifts += advice->candidates[i].recommendation->lift_count;
    advice->slots = ARENA_ARRAY(advice->arena, struct slot, lifts);
    struct move *moves = ARENA_ARRAY(advice->arena, struct move, lifts);
    for (size_t i = 0; i < advice->count; i++) {
        struct candidate *candidate = &advice->candidates[i];
        const struct recommendation *source = candidate->recommendation;
        candidate->moves = moves;
        for (size_t j = 0; j < source->lift_count; j++) {
            const struct lift *lift = &source->lifts[j];
            if (lift->question->ladder != ladder) continue;
            *moves++ =
                (struct move){lift, slot_for(advice, slots, lift->question), i};
            candidate->move_count++;
        }
    }
}

static int by_slot_and_amount(const void *a, const void *b) {
    const struct move *left = *(struct move *const *)a;
    const struct move *right = *(struct move *const *)b;
    if (left->slot != right->slot) return left->slot < right->slot ? -1 : 1;
    if (left->lift->amount != right->lift->amount)
        return left->lift->amount < right->lift->amount ? -1 : 1;
    return (left->candidate > right->candidate) -
           (left->candidate < right->candidate);
}

static void sort_moves(struct advice *advice) {
    size_t count = 0, total = 0;
    for (size_t i = 0; i < advice->count; i++)
        total += advice->candidates[i].move_count;
    advice->by_amount = ARENA_ARRAY(advice->arena, struct move *, total);
    for (size_t i = 0; i < advice->count; i++) {
        struct candidate *candidate = &advice->candidates[i];
        for (size_t j = 0; j < candidate->move_count; j++) {
            if (candidate->moves[j].slot != NOWHERE)
                advice->by_amount[count++] = &candidate->moves[j];
        }
    }
    qsort(advice->by_amount, count, sizeof(struct move *), by_slot_and_amount);
    for (size_t i = 0; i < count; i++) {
        struct slot *slot = &advice->slots[advice->by_amount[i]->slot];
        if (!slot->move_count++) slot->first_move = i;
    }
}

// --- What may be taken ---

static void judge(struct advice *advice, const bool *applies, const bool *out,
                  const enum decision_state *decisions) {
    const struct questionnaire *questionnaire = advice->result->questionnaire;
    for (size_t i = 0; i < advice->count; i++) {
        struct candidate *candidate = &advice->candidates[i];
        size_t index = candidate->recommendation->index;
        candidate->cost =
            questionnaire->costs[candidate->recommendation->effort];
        candidate->decision = decisions[index];
        candidate->applies = applies[index];
        candidate->out = out[index];
        bool free = !out[index] && decisions[index] != DECISION_DONE;
        candidate->rankable = free && applies[index];
        // Who took something has said that it applies.
        candidate->plannable =
            free && (applies[index] || decisions[index] == DECISION_TAKEN);
    }
}

// A need that is not done and applies stands in the way until it is taken or
// has nothing left to lift; what lifts nothing of this ladder never does.
static void find_needs(struct advice *advice, const size_t *numbers,
                       const bool *applies,
                       const enum decision_state *decisions) {
    for (size_t i = 0; i < advice->count; i++) {
        struct candidate *candidate = &advice->candidates[i];
        const struct recommendation *source = candidate->recommendation;
        candidate->needs =
            ARENA_ARRAY(advice->arena, size_t, source->need_count);
        for (size_t j = 0; j < source->need_count; j++) {
            size_t index = source->needs[j].index, need = numbers[index];
            if (need == NOWHERE || !applies[index] ||
                decisions[index] == DECISION_DONE)
                continue;
            candidate->needs[candidate->need_count++] = need;
            advice->candidates[need].needed_count++;
        }
    }
    for (size_t i = 0; i < advice->count; i++) {
        struct candidate *candidate = &advice->candidates[i];
        candidate->needed_by =
            ARENA_ARRAY(advice->arena, size_t, candidate->needed_count);
        candidate->needed_count = 0;
    }
    for (size_t i = 0; i < advice->count; i++) {
        const struct candidate *candidate = &advice->candidates[i];
        for (size_t j = 0; j < candidate->need_count; j++) {
            struct candidate *need = &advice->candidates[candidate->needs[j]];
            need->needed_by[need->needed_count++] = i;
        }
    }
}

static void weigh_rungs(struct advice *advice) {
    const struct ladder *ladder = advice->ladder->ladder;
    int asked = 0;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        int beyond = rung - advice->ladder->target;
        advice->omega[rung] = beyond > 0 ? ldexp(1, -2 * beyond) : 1;
        asked += advice->ladder->node.asked[rung];
    }
    advice->step = asked ? (ladder->top - ladder->start) / (double)asked : NAN;
}

static void weigh_sections(struct advice *advice) {
    const struct node_weight *weights = share_weights(
        advice->arena, advice->result->questions, advice->ladder, SHARES_TODAY);
    const struct section *sections = advice->ladder->ladder->root.sections;
    for (size_t i = 0; i < advice->slot_count; i++) {
        struct slot *slot = &advice->slots[i];
        if (slot->section == NOWHERE) continue;
        for (int rung = slot->first; rung <= slot->last; rung++)
            slot->factor[rung] =
                weights[sections[slot->section].index].factor[rung];
    }
}

struct advice *advice_new(struct arena *arena, const struct result *result,
                          const struct ladder_result *ladder,
                          const bool *applies, const bool *out,
                          const enum decision_state *decisions) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct advice *advice = ARENA_NEW(arena, struct advice);
    size_t *numbers =
        ARENA_ARRAY(arena, size_t, questionnaire->recommendation_count);
    size_t *slots = ARENA_ARRAY(arena, size_t, questionnaire->question_count);
    for (size_t i = 0; i < questionnaire->question_count; i++)
        slots[i] = NOWHERE;
    advice->arena = arena;
    advice->result = result;
    advice->ladder = ladder;
    advice->today = standing_today(arena, ladder);
    advice->section_count = advice->today.section_count;
    find_candidates(advice, decisions, numbers);
    find_moves(advice, slots);
    sort_moves(advice);
    judge(advice, applies, out, decisions);
    find_needs(advice, numbers, applies, decisions);
    weigh_rungs(advice);
    weigh_sections(advice);
    return advice;
}
