// SPDX-License-Identifier: MIT
//
// Where linear programs would be too large: a set made greedily, and a bound
// from one row at a time. What helps most for its cost goes in; helping never
// gets better by taking something else, so a help once computed is an upper
// bound until it is looked at again.

#include "plan_search.h"

#include <stdlib.h>
#include <string.h>

#define LINE_MOST 20

struct large {
    struct quest *quest;
    struct choice *choice;
    const struct row *rows; // the last one the score's, for its objective
    size_t row_count;
    size_t *first;   // by section: its rows, in [by_section]; one more for the
    size_t *listed;  // ladder's
    double *missing; // by row
    bool *set;
    double cost, count;
    size_t *heap; // items, most helpful first
    double *help; // by item
    size_t heap_count;
    size_t *stack;
};

// --- Rows by section ---

static size_t home_of(const struct large *large, size_t section) {
    return section == NOWHERE ? large->choice->advice->section_count : section;
}

static void list_rows(struct large *large) {
    struct arena *arena = large->choice->arena;
    size_t sections = large->choice->advice->section_count + 1;
    large->first = ARENA_ARRAY(arena, size_t, sections + 2);
    large->listed = ARENA_ARRAY(arena, size_t, large->row_count);
    for (size_t i = 0; i < large->row_count; i++)
        large->first[home_of(large, large->rows[i].section) + 2]++;
    for (size_t i = 2; i < sections + 2; i++)
        large->first[i] += large->first[i - 1];
    for (size_t i = 0; i < large->row_count; i++)
        large->listed[large->first[home_of(large, large->rows[i].section) +
                                   1]++] = i;
}

// What raising [slot] from one slice to another helps the rows of one home.
static double help_home(const struct large *large, size_t home,
                        const struct slot_sum *slot, unsigned from,
                        unsigned to) {
    double help = 0;
    for (size_t i = large->first[home]; i < large->first[home + 1]; i++) {
        size_t row = large->listed[i];
        double missing = large->missing[row];
        if (missing <= 0) continue;
        double gain = row_gain(&large->rows[row], slot, from, to);
        help += (gain < missing ? gain : missing) / large->rows[row].need;
    }
    return help;
}

static double help_alone(const struct large *large, const struct item *item) {
    const struct choice *choice = large->choice;
    double help = 0;
    for (size_t i = 0; i < item->piece_count; i++) {
        const struct piece *piece = &item->pieces[i];
        const struct slot_sum *slot = &choice->slots[piece->slot];
        unsigned from = choice->reached[piece->slot];
        if (piece->reach <= from) continue;
        help +=
            help_home(large, home_of(large, NOWHERE), slot, from, piece->reach);
        if (slot->section != NOWHERE)
            help += help_home(large, slot->section, slot, from, piece->reach);
    }
    return help;
}

// What taking [item] helps for what it costs, with what it needs: as far as its
// needs go in one line.
static double help_of(const struct large *large, size_t index) {
    const struct choice *choice = large->choice;
    const struct item *item = &choice->items[index];
    double help = help_alone(large, item), cost = item->cost;
    for (int depth = 0; depth < LINE_MOST && item->need_count; depth++) {
        size_t next = choice->needs[item->first_need].other;
        if (large->set[next]) break;
        item = &choice->items[next];
        help += help_alone(large, item);
        cost += item->cost;
    }
    return help / cost;
}

// --- The heap ---

static void sift(struct large *large, size_t at) {
    for (;;) {
        size_t most = at;
        for (size_t child = 2 * at + 1;
             child < 2 * at + 3 && child < large->heap_count; child++) {
            if (large->help[large->heap[child]] >
                large->help[large->heap[most]])
                most = child;
        }
        if (most == at) return;
        size_t moved = large->heap[at];
        large->heap[at] = large->heap[most];
        large->heap[most] = moved;
        at = most;
    }
}

// The item that helps most; NOWHERE if none helps.
static size_t most_helpful(struct large *large) {
    while (large->heap_count) {
        size_t item = large->heap[0];
        double before = large->help[item];
        double help = large->set[item] ? 0 : help_of(large, item);
        large->help[item] = help;
        if (help <= 0) {
            large->heap[0] = large->heap[--large->heap_count];
            sift(large, 0);
        } else if (help >= before) {
            return item;
        } else {
            sift(large, 0);
            if (large->heap[0] == item) return item;
        }
    }
    return NOWHERE;
}

// --- Taking ---

static void put(struct large *large, size_t item) {
    struct choice *choice = large->choice;
    const struct item *taken = &choice->items[item];
    large->set[item] = true;
    large->cost += taken->cost;
    large->count++;
    for (size_t i = 0; i < taken->piece_count; i++) {
        const struct piece *piece = &taken->pieces[i];
        const struct slot_sum *slot = &choice->slots[piece->slot];
        unsigned from = choice->reached[piece->slot];
        const size_t homes[] = {home_of(large, NOWHERE), slot->section};
        if (piece->reach <= from) continue;
        choice->reached[piece->slot] = piece->reach;
        for (size_t h = 0; h < (slot->section == NOWHERE ? 1 : 2); h++) {
            for (size_t j = large->first[homes[h]];
                 j < large->first[homes[h] + 1]; j++) {
                size_t row = large->listed[j];
                large->missing[row] -=
                    row_gain(&large->rows[row], slot, from, piece->reach);
            }
        }
    }
}

// With all that it needs.
static void take(struct large *large, size_t item) {
    const struct choice *choice = large->choice;
    size_t depth = 0;
    if (large->set[item]) return;
    put(large, item);
    large->stack[depth++] = item;
    while (depth) {
        const struct item *top = &choice->items[large->stack[--depth]];
        for (size_t i = 0; i < top->need_count; i++) {
            size_t other = choice->needs[top->first_need + i].other;
            if (large->set[other]) continue;
            put(large, other);
            large->stack[depth++] = other;
        }
    }
}

static void fill(struct large *large) {
    const struct quest *quest = large->quest;
    for (;;) {
        size_t item = most_helpful(large);
        if (item == NOWHERE) return;
        if (quest->objective == OBJECTIVE_SCORE &&
            large->cost + large->choice->items[item].cost > quest->cost_most) {
            large->heap[0] = large->heap[--large->heap_count];
            sift(large, 0);
            continue;
        }
        take(large, item);
    }
}

// --- Dropping what turned out superfluous ---

// How far the others of the set reach into the slot of [piece].
static unsigned reach_without(const struct large *large, size_t item,
                              const struct slot_sum *slot) {
    for (size_t i = slot->cell_count; i-- > 0;) {
        if (slot->cells[i].item != item && large->set[slot->cells[i].item])
            return slot->cells[i].reach; // cells are by reach
    }
    return 0;
}

// Takes what [item] alone brings out of the rows, [sign] -1, or puts it back,
// 1; whether no row is short.
static bool change_rows(struct large *large, size_t item, double sign) {
    struct choice *choice = large->choice;
    const struct item *changed = &choice->items[item];
    bool fine = true;
    for (size_t i = 0; i < changed->piece_count; i++) {
        const struct piece *piece = &changed->pieces[i];
        const struct slot_sum *slot = &choice->slots[piece->slot];
        unsigned rest = reach_without(large, item, slot);
        const size_t homes[] = {home_of(large, NOWHERE), slot->section};
        if (piece->reach <= rest) continue;
        for (size_t h = 0; h < (slot->section == NOWHERE ? 1 : 2); h++) {
            for (size_t j = large->first[homes[h]];
                 j < large->first[homes[h] + 1]; j++) {
                size_t row = large->listed[j];
                large->missing[row] -= sign * row_gain(&large->rows[row], slot,
                                                       rest, piece->reach);
                fine = fine && large->missing[row] <= 0;
            }
        }
    }
    return fine;
}

static void drop(struct large *large) {
    const struct choice *choice = large->choice;
    struct dear *order = ARENA_ARRAY(choice->arena, struct dear, choice->count);
    size_t *needed = ARENA_ARRAY(choice->arena, size_t, choice->count);
    size_t count = 0;
    for (size_t i = 0; i < choice->need_count; i++)
        needed[choice->needs[i].other] += large->set[choice->needs[i].item];
    for (size_t i = 0; i < choice->count; i++) {
        if (large->set[i] && !choice->items[i].forced)
            order[count++] = (struct dear){choice->items[i].cost, i};
    }
    dear_sort(order, count);
    for (size_t i = 0; i < count; i++) {
        size_t item = order[i].item;
        const struct item *dropped = &choice->items[item];
        if (needed[item]) continue;
        if (!change_rows(large, item, -1)) {
            change_rows(large, item, 1);
            continue;
        }
        large->set[item] = false;
        for (size_t j = 0; j < dropped->need_count; j++)
            needed[choice->needs[dropped->first_need + j].other]--;
    }
}

// --- A bound ---

struct part {
    double cost, gain;
};

static int best_first(const void *a, const void *b) {
    const struct part *left = a, *right = b;
    double x = left->gain * right->cost, y = right->gain * left->cost;
    return (x < y) - (x > y);
}

// The least that parts of items cost that bring what [row] needs.
static double row_bound(const struct choice *choice, const struct row *row,
                        const size_t *slots, size_t slot_count,
                        struct part *parts) {
    size_t count = 0;
    double cost = 0, need = row->need;
    for (size_t i = 0; i < slot_count; i++) {
        const struct slot_sum *slot = &choice->slots[slots[i]];
        for (size_t j = 0; j < slot->cell_count; j++) {
            const struct cell *cell = &slot->cells[j];
            const struct item *item = &choice->items[cell->item];
            double gain = row_gain(row, slot, 0, cell->reach);
            // Each question that an item lifts bears a part of its cost.
            if (gain > 0)
                parts[count++] =
                    (struct part){item->cost / (double)item->piece_count, gain};
        }
    }
    qsort(parts, count, sizeof *parts, best_first);
    for (size_t i = 0; i < count && need > 0; i++) {
        double part = parts[i].gain < need ? 1 : need / parts[i].gain;
        cost += part * parts[i].cost;
        need -= parts[i].gain;
    }
    return cost;
}

// Sections share no questions, so what they cost adds up.
static double bound_of(const struct large *large) {
    const struct choice *choice = large->choice;
    size_t homes = choice->advice->section_count, cells = 0;
    size_t *first = ARENA_ARRAY(choice->arena, size_t, homes + 2);
    size_t *slots = ARENA_ARRAY(choice->arena, size_t, choice->slot_count);
    for (size_t i = 0; i < choice->slot_count; i++) {
        if (choice->slots[i].section != NOWHERE)
            first[choice->slots[i].section + 2]++;
        cells += choice->slots[i].cell_count;
    }
    for (size_t i = 2; i < homes + 2; i++)
        first[i] += first[i - 1];
    for (size_t i = 0; i < choice->slot_count; i++) {
        if (choice->slots[i].section != NOWHERE)
            slots[first[choice->slots[i].section + 1]++] = i;
    }
    struct part *parts = ARENA_ARRAY(choice->arena, struct part, cells);
    double sum = 0;
    for (size_t home = 0; home < homes; home++) {
        double most = 0;
        for (size_t i = large->first[home]; i < large->first[home + 1]; i++)
            most = fmax(most, row_bound(choice, &large->rows[large->listed[i]],
                                        &slots[first[home]],
                                        first[home + 1] - first[home], parts));
        sum += most;
    }
    for (size_t i = large->first[homes]; i < large->first[homes + 1]; i++)
        sum = fmax(sum, row_bound(choice, &large->rows[large->listed[i]], slots,
                                  first[homes], parts));
    return sum;
}

// --- The whole ---

static struct large *large_new(struct quest *quest) {
    struct choice *choice = quest->choice;
    struct arena *arena = choice->arena;
    struct large *large = ARENA_NEW(arena, struct large);
    struct row *rows = ARENA_ARRAY(arena, struct row, quest->row_count + 1);
    memcpy(rows, quest->rows, quest->row_count * sizeof *rows);
    large->row_count = quest->row_count;
    if (quest->objective == OBJECTIVE_SCORE) {
        struct row *row = &rows[large->row_count++];
        *row = row_of_score(choice);
        row->need = 1e6; // never enough
    }
    large->quest = quest;
    large->choice = choice;
    large->rows = rows;
    large->missing = ARENA_ARRAY(arena, double, large->row_count);
    large->set = ARENA_ARRAY(arena, bool, choice->count);
    large->heap = ARENA_ARRAY(arena, size_t, choice->count);
    large->help = ARENA_ARRAY(arena, double, choice->count);
    large->stack = ARENA_ARRAY(arena, size_t, choice->count);
    for (size_t i = 0; i < large->row_count; i++)
        large->missing[i] = rows[i].need;
    list_rows(large);
    return large;
}

static struct large *offer(struct search *search) {
    struct quest *quest = search->quest;
    struct choice *choice = quest->choice;
    struct large *large = large_new(quest);
    memset(choice->reached, 0, choice->slot_count * sizeof *choice->reached);
    for (size_t i = 0; i < choice->count; i++) {
        if (choice->items[i].forced) take(large, i);
    }
    for (size_t i = 0; i < choice->count; i++) {
        large->heap[large->heap_count++] = i;
        large->help[i] = help_of(large, i);
    }
    for (size_t i = choice->count / 2; i-- > 0;)
        sift(large, i);
    fill(large);
    if (quest->objective != OBJECTIVE_SCORE) drop(large);
    quest_offer(search, large->set);
    return large;
}

void large_offer(struct search *search) {
    offer(search);
}

void large_run(struct search *search) {
    struct quest *quest = search->quest;
    const struct large *large = offer(search);
    quest->bound =
        quest->objective == OBJECTIVE_COST ? bound_of(large) : -INFINITY;
}
