// SPDX-License-Identifier: MIT

#include "plan_choice.h"

#include <string.h>

// --- Items and their pieces ---

static size_t count_items(const struct advice *advice,
                          const struct lift_state *today, size_t *numbers) {
    size_t count = 0;
    for (size_t i = 0; i < advice->count; i++) {
        const struct candidate *candidate = &advice->candidates[i];
        bool forced = candidate->decision == DECISION_TAKEN;
        bool useful = forced || !lift_exhausted(today, i);
        numbers[i] = candidate->plannable && useful ? count++ : NOWHERE;
    }
    return count;
}

static void add_slices(struct arena *arena, struct slot_sum *sum,
                       const struct slot *slot, struct move *const *moves,
                       size_t count) {
    double previous = NAN;
    sum->section = slot->section;
    memcpy(sum->factor, slot->factor, sizeof sum->factor);
    sum->sum = arena_alloc(arena, count + 1, sizeof *sum->sum);
    for (size_t i = 0; i < count; i++) {
        double amount = moves[i]->lift->amount;
        if (amount != previous) sum->slices++;
        previous = amount;
        double *gain = sum->sum[sum->slices];
        for (int rung = slot->first; rung <= slot->last; rung++) {
            double now = slot->question->fulfilment[rung];
            double lifted =
                fulfilment_of(slot->question->question, amount, rung);
            gain[rung] = lifted > now
                             ? slot->question->effective[rung] * (lifted - now)
                             : 0;
        }
    }
}

// One slot with its moves from the first that still lifts something.
static void add_slot(struct choice *choice, const struct lift_state *today,
                     size_t slot, const size_t *numbers) {
    const struct advice *advice = choice->advice;
    const struct slot *source = &advice->slots[slot];
    struct slot_sum *sum = &choice->slots[slot];
    size_t skip = today->covered[slot];
    struct move *const *moves = &advice->by_amount[source->first_move + skip];
    size_t count = source->move_count - skip;
    sum->slot = slot;
    add_slices(choice->arena, sum, source, moves, count);
    sum->cells = ARENA_ARRAY(choice->arena, struct cell, count);
    double previous = NAN;
    unsigned slice = 0;
    for (size_t i = 0; i < count; i++) {
        size_t item = numbers[moves[i]->candidate];
        if (moves[i]->lift->amount != previous) slice++;
        previous = moves[i]->lift->amount;
        if (item == NOWHERE) continue;
        sum->cells[sum->cell_count++] = (struct cell){item, 0, slice};
        choice->items[item].piece_count++;
    }
}

static void add_pieces(struct choice *choice) {
    for (size_t i = 0; i < choice->count; i++) {
        struct item *item = &choice->items[i];
        item->pieces =
            ARENA_ARRAY(choice->arena, struct piece, item->piece_count);
        item->piece_count = 0;
    }
    for (size_t i = 0; i < choice->slot_count; i++) {
        struct slot_sum *slot = &choice->slots[i];
        for (size_t j = 0; j < slot->cell_count; j++) {
            struct item *item = &choice->items[slot->cells[j].item];
            item->pieces[item->piece_count++] =
                (struct piece){i, j, 0, slot->cells[j].reach};
        }
    }
}

// --- Needs and bindings ---

static void add_needs(struct choice *choice, const struct lift_state *today,
                      const size_t *numbers) {
    const struct advice *advice = choice->advice;
    size_t most = 0;
    for (size_t i = 0; i < choice->count; i++)
        most += advice->candidates[choice->items[i].candidate].need_count;
    choice->needs = ARENA_ARRAY(choice->arena, struct need, most);
    for (size_t i = 0; i < choice->count; i++) {
        struct item *item = &choice->items[i];
        const struct candidate *source = &advice->candidates[item->candidate];
        item->first_need = choice->need_count;
        for (size_t j = 0; j < source->need_count; j++) {
            size_t need = source->needs[j];
            if (today->met[need]) continue;
            choice->needs[choice->need_count++] =
                (struct need){i, numbers[need]};
            item->need_count++;
        }
    }
}

// Marks [item] and all that cannot be without it.
static void mark_bound(const struct choice *choice, size_t item, bool *marked,
                       size_t *stack) {
    size_t depth = 0;
    marked[item] = true;
    stack[depth++] = item;
    while (depth) {
        const struct item *top = &choice->items[stack[--depth]];
        for (size_t i = 0; i < top->bind_count; i++) {
            if (marked[top->binds[i]]) continue;
            marked[top->binds[i]] = true;
            stack[depth++] = top->binds[i];
        }
    }
}

// Whether nothing else can bring what the other one of [need] would lift at
// [piece]: all that reach so far come with it or after the item itself.
static bool is_alone(const struct choice *choice, const struct need *need,
                     const struct piece *piece, const bool *with,
                     const bool *after) {
    const struct slot_sum *slot = &choice->slots[piece->slot];
    for (size_t i = 0; i < slot->cell_count; i++) {
        const struct cell *cell = &slot->cells[i];
        if (cell->reach >= piece->reach && cell->item != need->item &&
            !with[cell->item] && !after[cell->item])
            return false;
    }
    return true;
}

static bool is_binding(const struct choice *choice, const struct need *need,
                       bool *room, size_t *stack) {
    const struct item *other = &choice->items[need->other];
    bool *with = room, *after = room + choice->count;
    memset(room, 0, 2 * choice->count);
    mark_bound(choice, need->other, with, stack);
    mark_bound(choice, need->item, after, stack);
    for (size_t i = 0; i < other->piece_count; i++) {
        if (is_alone(choice, need, &other->pieces[i], with, after)) return true;
    }
    return false;
}

static void bind(struct choice *choice, const struct need *need) {
    struct item *item = &choice->items[need->item];
    struct item *other = &choice->items[need->other];
    item->bound_to[item->bound_count++] = need->other;
    other->binds[other->bind_count++] = need->item;
}

// Beyond so many steps the rest of the needs is left to the search.
#define BINDING_STEPS 20000000

static void find_bindings(struct choice *choice) {
    struct arena *arena = choice->arena;
    size_t *needed = ARENA_ARRAY(arena, size_t, choice->count);
    bool *room = ARENA_ARRAY(arena, bool, 2 * choice->count);
    bool *done = ARENA_ARRAY(arena, bool, choice->need_count);
    size_t *stack = ARENA_ARRAY(arena, size_t, choice->count);
    for (size_t i = 0; i < choice->need_count; i++)
        needed[choice->needs[i].other]++;
    for (size_t i = 0; i < choice->count; i++) {
        struct item *item = &choice->items[i];
        item->bound_to = ARENA_ARRAY(arena, size_t, item->need_count);
        item->binds = ARENA_ARRAY(arena, size_t, needed[i]);
    }
    // A binding found may make another need a binding: until none is found.
    size_t steps = 0;
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < choice->need_count; i++) {
            if (done[i] || steps > BINDING_STEPS) continue;
            steps += choice->count;
            if (!is_binding(choice, &choice->needs[i], room, stack)) continue;
            bind(choice, &choice->needs[i]);
            done[i] = found = true;
        }
    }
}

// --- Bases ---

// Ancestors looked at for one item; any of them make a valid base.
#define ANCESTORS_MOST 200

struct walk {
    size_t *stamp;    // by item: for whom it was last seen
    size_t *piece_at; // by slot: piece of the present item, plus one
    size_t stack[ANCESTORS_MOST];
};

static void raise_bases(struct item *item, const struct item *ancestor,
                        const size_t *piece_at) {
    for (size_t i = 0; i < ancestor->piece_count; i++) {
        const struct piece *piece = &ancestor->pieces[i];
        if (!piece_at[piece->slot]) continue;
        struct piece *own = &item->pieces[piece_at[piece->slot] - 1];
        unsigned base = piece->reach < own->reach ? piece->reach : own->reach;
        if (base > own->base) own->base = base;
    }
}

static void walk_ancestors(struct choice *choice, size_t start,
                           struct walk *walk) {
    struct item *item = &choice->items[start];
    size_t depth = 0, seen = 0;
    walk->stack[depth++] = start;
    for (size_t i = 0; i < item->piece_count; i++)
        walk->piece_at[item->pieces[i].slot] = i + 1;
    while (depth) {
        const struct item *top = &choice->items[walk->stack[--depth]];
        for (size_t i = 0; i < top->bound_count; i++) {
            size_t next = top->bound_to[i];
            if (walk->stamp[next] == start + 1 || seen == ANCESTORS_MOST)
                continue;
            walk->stamp[next] = start + 1;
            seen++;
            raise_bases(item, &choice->items[next], walk->piece_at);
            if (depth < ANCESTORS_MOST) walk->stack[depth++] = next;
        }
    }
    for (size_t i = 0; i < item->piece_count; i++)
        walk->piece_at[item->pieces[i].slot] = 0;
}

// What the ancestors of an item bring anyway is no merit of its own.
static void find_bases(struct choice *choice) {
    struct walk *walk = ARENA_NEW(choice->arena, struct walk);
    size_t *at = ARENA_ARRAY(choice->arena, size_t, choice->slot_count);
    walk->stamp = ARENA_ARRAY(choice->arena, size_t, choice->count);
    walk->piece_at = at;
    for (size_t i = 0; i < choice->count; i++) {
        if (choice->items[i].bound_count) walk_ancestors(choice, i, walk);
    }
    for (size_t i = 0; i < choice->count; i++) {
        const struct item *item = &choice->items[i];
        for (size_t j = 0; j < item->piece_count; j++) {
            struct slot_sum *slot = &choice->slots[item->pieces[j].slot];
            slot->cells[item->pieces[j].cell].base = item->pieces[j].base;
        }
    }
}

// The largest unit of which all costs are whole multiples: costs have at most
// a few decimals.
static double find_unit(const struct choice *choice) {
    const double scale = 10000;
    unsigned long long unit = 0;
    for (size_t i = 0; i < choice->count; i++) {
        double scaled = choice->items[i].cost * scale;
        if (!(scaled < 1e12) || fabs(scaled - nearbyint(scaled)) > 1e-6)
            return 0;
        unsigned long long a = (unsigned long long)nearbyint(scaled);
        while (a) {
            unsigned long long rest = unit % a;
            unit = a;
            a = rest;
        }
    }
    return (double)unit / scale;
}

struct choice *choice_new(struct arena *arena, const struct advice *advice) {
    struct choice *choice = ARENA_NEW(arena, struct choice);
    const struct lift_state *today = lift_state_new(arena, advice);
    size_t *numbers = ARENA_ARRAY(arena, size_t, advice->count);
    choice->arena = arena;
    choice->advice = advice;
    choice->score_today = advice->ladder->node.score;
    choice->count = count_items(advice, today, numbers);
    choice->items = ARENA_ARRAY(arena, struct item, choice->count);
    choice->slot_count = advice->slot_count;
    choice->slots = ARENA_ARRAY(arena, struct slot_sum, advice->slot_count);
    for (size_t i = 0; i < advice->count; i++) {
        if (numbers[i] == NOWHERE) continue;
        struct item *item = &choice->items[numbers[i]];
        item->candidate = i;
        item->cost = advice->candidates[i].cost;
        item->forced = advice->candidates[i].decision == DECISION_TAKEN;
    }
    for (size_t i = 0; i < advice->slot_count; i++)
        add_slot(choice, today, i, numbers);
    add_pieces(choice);
    add_needs(choice, today, numbers);
    find_bindings(choice);
    find_bases(choice);
    choice->unit = find_unit(choice);
    choice->reached = ARENA_ARRAY(arena, unsigned, choice->slot_count);
    choice->placed = ARENA_ARRAY(arena, bool, choice->count);
    return choice;
}
