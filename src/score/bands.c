// SPDX-License-Identifier: MIT
//
// The recommendations of a ladder as they are shown: in the order of the
// ranking, each with what it does at its turn, and sorted into what to do now,
// next and later. And the one list over all ladders.

#include "bands.h"

// --- Findings that ask ---

struct requests *requests_new(struct arena *arena,
                              const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    size_t all = questionnaire->recommendation_count, total = 0;
    struct requests *requests = ARENA_ARRAY(arena, struct requests, all);
    for (size_t i = 0; i < result->finding_count; i++) {
        const struct finding *finding = result->findings[i];
        total += finding->asks_for_count;
        for (size_t j = 0; j < finding->asks_for_count; j++)
            requests[finding->asks_for[j].index].count++;
    }
    const struct finding **list =
        ARENA_ARRAY(arena, const struct finding *, total);
    for (size_t i = 0; i < all; i++) {
        requests[i].findings = list;
        list += requests[i].count;
        requests[i].count = 0;
    }
    for (size_t i = 0; i < result->finding_count; i++) {
        const struct finding *finding = result->findings[i];
        for (size_t j = 0; j < finding->asks_for_count; j++) {
            struct requests *asked = &requests[finding->asks_for[j].index];
            // One may name it twice, and is one finding all the same.
            if (!asked->count || asked->findings[asked->count - 1] != finding)
                asked->findings[asked->count++] = finding;
        }
    }
    return requests;
}

// --- One recommendation ---

static void show_lifts(struct arena *arena, const struct advice *advice,
                       const struct candidate *candidate,
                       struct recommendation_result *shown) {
    shown->lifts =
        ARENA_ARRAY(arena, struct lift_result, candidate->move_count);
    shown->lift_count = candidate->move_count;
    for (size_t i = 0; i < candidate->move_count; i++) {
        const struct move *move = &candidate->moves[i];
        const struct question *question = move->lift->question;
        const struct question_result *today =
            &advice->result->questions[question->index];
        struct lift_result *lift = &shown->lifts[i];
        *lift = (struct lift_result){move->lift, today->mean,
                                     move->lift->amount, false};
        if (move->slot == NOWHERE) continue;
        const struct slot *slot = &advice->slots[move->slot];
        for (int rung = slot->first; rung <= slot->last; rung++) {
            double lifted = fulfilment_of(question, move->lift->amount, rung);
            if (lifted > today->fulfilment[rung] + TOLERANCE)
                lift->effective = true;
        }
    }
}

static void show_rank(const struct advice *advice, const struct rank *rank,
                      unsigned place, struct recommendation_result *shown) {
    bool towards = false;
    shown->rank = place;
    shown->value = rank->value;
    shown->share_before = rank->share_before;
    shown->share_after = rank->share_after;
    shown->score_before = rank->score_before;
    shown->score_after = rank->score_after;
    for (int rung = 0; rung < LEVEL_COUNT; rung++) {
        shown->rise[rung] = rank->rise[rung];
        towards = towards || (rung <= advice->ladder->target &&
                              rank->rise[rung] > TOLERANCE);
    }
    if (shown->band == ADVICE_NONE)
        shown->band = towards ? ADVICE_NEXT : ADVICE_LATER;
}

static void show_one(struct arena *arena, const struct advice *advice,
                     size_t index, const struct requests *requests,
                     struct recommendation_result *shown) {
    const struct candidate *candidate = &advice->candidates[index];
    const struct recommendation *source = candidate->recommendation;
    shown->recommendation = source;
    shown->cost = candidate->cost;
    shown->decision = candidate->decision;
    shown->value = shown->share_before = shown->share_after = NAN;
    shown->score_before = shown->score_after = NAN;
    for (int rung = 0; rung < LEVEL_COUNT; rung++)
        shown->omega[rung] = advice->omega[rung];
    shown->asked_by = requests[source->index].findings;
    shown->asked_by_count = requests[source->index].count;
    show_lifts(arena, advice, candidate, shown);
}

static bool lifts_nothing(const struct recommendation_result *shown) {
    for (size_t i = 0; i < shown->lift_count; i++) {
        if (shown->lifts[i].effective) return false;
    }
    return true;
}

void bands_build(struct arena *arena, const struct advice *advice,
                 const struct ranking *ranking, const size_t *members,
                 size_t member_count, const struct requests *requests,
                 struct ladder_result *ladder) {
    bool *now = ARENA_ARRAY(advice->arena, bool, advice->count);
    bool *ranked = ARENA_ARRAY(advice->arena, bool, advice->count);
    for (size_t i = 0; i < member_count; i++)
        now[members[i]] = true;
    ladder->recommendations =
        ARENA_ARRAY(arena, struct recommendation_result, advice->count);
    ladder->recommendation_count = advice->count;
    struct recommendation_result *shown = ladder->recommendations;
    for (size_t i = 0; i < ranking->count; i++, shown++) {
        const struct rank *rank = &ranking->ranks[i];
        show_one(arena, advice, rank->candidate, requests, shown);
        shown->band = now[rank->candidate] ? ADVICE_NOW : ADVICE_NONE;
        show_rank(advice, rank, (unsigned)i + 1, shown);
        ranked[rank->candidate] = true;
    }
    for (size_t i = 0; i < advice->count; i++) {
        if (ranked[i]) continue;
        show_one(arena, advice, i, requests, shown);
        if (now[i])
            shown->band = ADVICE_NOW;
        else if (shown->asked_by_count && advice->candidates[i].rankable &&
                 lifts_nothing(shown))
            shown->band = ADVICE_NEXT;
        shown++;
    }
}

// --- All ladders ---

static void join(struct combined *combined, const struct ladder_result *ladder,
                 const struct recommendation_result *shown) {
    if (!combined->ladder_count || shown->band < combined->band)
        combined->band = shown->band;
    if (!combined->ladder_count) combined->value = NAN;
    if (!isnan(shown->value) && !(combined->value >= shown->value))
        combined->value = shown->value;
    combined->recommendation = shown->recommendation;
    combined->cost = shown->cost;
    combined->decision = shown->decision;
    combined->ladders[combined->ladder_count++] = ladder;
}

static struct combined *collect(struct arena *arena,
                                const struct result *result) {
    size_t all = result->questionnaire->recommendation_count, total = 0;
    struct combined *list = ARENA_ARRAY(arena, struct combined, all);
    size_t *count = ARENA_ARRAY(arena, size_t, all);
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &result->ladders[i];
        total += ladder->recommendation_count;
        for (size_t j = 0; j < ladder->recommendation_count; j++)
            count[ladder->recommendations[j].recommendation->index]++;
    }
    const struct ladder_result **room =
        ARENA_ARRAY(arena, const struct ladder_result *, total);
    for (size_t i = 0; i < all; i++) {
        list[i].ladders = room;
        room += count[i];
    }
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &result->ladders[i];
        for (size_t j = 0; j < ladder->recommendation_count; j++) {
            const struct recommendation_result *shown =
                &ladder->recommendations[j];
            if (shown->band != ADVICE_NONE)
                join(&list[shown->recommendation->index], ladder, shown);
        }
    }
    return list;
}

// The list as it is followed from the top: what something needs stands before
// it, if it is in the same band.
struct order {
    struct result *result;
    const struct combined *list;
    bool *placed;
    size_t *stack, *cursor; // cursor[i]: the need of i to be looked at next
};

static bool need_to_place(const struct order *order, size_t top, size_t *need) {
    const struct combined *one = &order->list[top];
    const struct recommendation *source = one->recommendation;
    while (order->cursor[top] < source->need_count) {
        *need = source->needs[order->cursor[top]++].index;
        const struct combined *other = &order->list[*need];
        if (!order->placed[*need] && other->ladder_count &&
            other->band == one->band)
            return true;
    }
    return false;
}

static void place(struct order *order, size_t position) {
    size_t depth = 0, need;
    if (!order->placed[position]) order->stack[depth++] = position;
    while (depth) {
        size_t top = order->stack[depth - 1];
        if (need_to_place(order, top, &need)) {
            order->stack[depth++] = need;
            continue;
        }
        order->placed[top] = true;
        struct result *result = order->result;
        result->combined[result->combined_count++] = order->list[top];
        depth--;
    }
}

void combined_build(struct arena *arena, struct result *result) {
    size_t all = result->questionnaire->recommendation_count;
    struct combined *list = collect(arena, result);
    struct ranked *items = ARENA_ARRAY(arena, struct ranked, all);
    struct order order = {result, list, ARENA_ARRAY(arena, bool, all),
                          ARENA_ARRAY(arena, size_t, all),
                          ARENA_ARRAY(arena, size_t, all)};
    result->combined = ARENA_ARRAY(arena, struct combined, all);
    for (enum band_of_advice band = ADVICE_NOW; band <= ADVICE_LATER; band++) {
        size_t count = 0;
        for (size_t i = 0; i < all; i++) {
            const struct combined *one = &list[i];
            if (!one->ladder_count || one->band != band) continue;
            // What no ranking took comes last, as it stands in the file.
            bool known = !isnan(one->value);
            items[count++] = (struct ranked){
                {known ? one->value : -1, known ? -one->cost : 0}, i};
        }
        ranked_sort(items, count);
        for (size_t i = 0; i < count; i++)
            place(&order, items[i].position);
    }
}
