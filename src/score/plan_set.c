// SPDX-License-Identifier: MIT
//
// Looking at one set of items: what it brings, whether it is allowed.

#include "plan_choice.h"

#include <stdlib.h>
#include <string.h>

static void reach_add(struct choice *choice, const struct item *item) {
    for (size_t i = 0; i < item->piece_count; i++) {
        const struct piece *piece = &item->pieces[i];
        if (piece->reach > choice->reached[piece->slot])
            choice->reached[piece->slot] = piece->reach;
    }
}

void choice_reach(struct choice *choice, const bool *in) {
    memset(choice->reached, 0, choice->slot_count * sizeof *choice->reached);
    for (size_t i = 0; i < choice->count; i++) {
        if (in[i]) reach_add(choice, &choice->items[i]);
    }
}

double row_gain(const struct row *row, const struct slot_sum *slot,
                unsigned from, unsigned to) {
    double sum = 0;
    if (to <= from) return 0;
    if (row->section == NOWHERE) {
        for (int rung = row->first; rung <= row->last; rung++)
            sum += row->weight[rung] *
                   (slot->sum[to][rung] - slot->sum[from][rung]);
        return sum;
    }
    if (row->section != slot->section) return 0;
    for (int rung = row->first; rung <= row->last; rung++) {
        double gain = slot->sum[to][rung] - slot->sum[from][rung];
        if (gain > 0) sum += row->weight[rung] * gain / slot->factor[rung];
    }
    return sum;
}

double row_sum(const struct choice *choice, const struct row *row) {
    double sum = 0;
    for (size_t i = 0; i < choice->slot_count; i++) {
        if (choice->reached[i])
            sum += row_gain(row, &choice->slots[i], 0, choice->reached[i]);
    }
    return sum;
}

double choice_cost(const struct choice *choice, const bool *in) {
    double cost = 0;
    for (size_t i = 0; i < choice->count; i++)
        cost += in[i] ? choice->items[i].cost : 0;
    return cost;
}

static int dearest_first(const void *a, const void *b) {
    const struct dear *left = a, *right = b;
    if (left->cost != right->cost) return left->cost > right->cost ? -1 : 1;
    return (left->item < right->item) - (left->item > right->item);
}

void dear_sort(struct dear *items, size_t count) {
    qsort(items, count, sizeof *items, dearest_first);
}

// Whether [item] has nothing left to lift beside what is reached.
static bool is_exhausted(const struct choice *choice, const struct item *item) {
    for (size_t i = 0; i < item->piece_count; i++) {
        const struct piece *piece = &item->pieces[i];
        if (choice->reached[piece->slot] < piece->reach) return false;
    }
    return true;
}

static bool is_ready(const struct choice *choice, const struct item *item) {
    for (size_t i = 0; i < item->need_count; i++) {
        size_t other = choice->needs[item->first_need + i].other;
        if (!choice->placed[other] &&
            !is_exhausted(choice, &choice->items[other]))
            return false;
    }
    return true;
}

// Needs go round in no circle, so a set that holds all it needs has an order.
static bool is_complete(const struct choice *choice, const bool *in) {
    for (size_t i = 0; i < choice->need_count; i++) {
        if (in[choice->needs[i].item] && !in[choice->needs[i].other])
            return false;
    }
    return true;
}

bool choice_allows(struct choice *choice, const bool *in) {
    size_t left = 0;
    if (is_complete(choice, in)) return true;
    memset(choice->placed, 0, choice->count * sizeof *choice->placed);
    memset(choice->reached, 0, choice->slot_count * sizeof *choice->reached);
    for (size_t i = 0; i < choice->count; i++)
        left += in[i];
    // Being eligible stays, so whatever can go first may.
    for (bool moved = true; moved && left;) {
        moved = false;
        for (size_t i = 0; i < choice->count; i++) {
            if (!in[i] || choice->placed[i] ||
                !is_ready(choice, &choice->items[i]))
                continue;
            choice->placed[i] = moved = true;
            reach_add(choice, &choice->items[i]);
            left--;
        }
    }
    return left == 0;
}

// --- Rows ---

struct row row_of_score(const struct choice *choice) {
    const struct ladder *ladder = choice->advice->ladder->ladder;
    struct row row = {
        .section = NOWHERE, .first = ladder->start + 1, .last = ladder->top};
    for (int rung = row.first; rung <= row.last; rung++)
        row.weight[rung] = choice->advice->step;
    return row;
}

struct row row_of_total(const struct choice *choice, int target) {
    struct row row = {.section = NOWHERE,
                      .first = choice->advice->ladder->ladder->start + 1,
                      .last = target};
    for (int rung = row.first; rung <= row.last; rung++)
        row.weight[rung] = 1;
    return row;
}

size_t choice_rows_most(const struct choice *choice) {
    return LEVEL_COUNT * (choice->advice->section_count + 1) + 1;
}

// A row for [share] to reach [threshold] at [rung], where it does not today.
static void ask(struct row *rows, size_t *count, int rung, size_t section,
                double share, double threshold) {
    if (isnan(share) || at_least(share, threshold)) return;
    struct row *row = &rows[(*count)++];
    *row = (struct row){.first = rung,
                        .last = rung,
                        .section = section,
                        .need = threshold - TOLERANCE - share};
    row->weight[rung] = 1;
}

bool choice_goal(const struct choice *choice, int level, struct row *rows,
                 size_t *count) {
    const struct standing *today = &choice->advice->today;
    const struct ladder *ladder = today->ladder;
    *count = 0;
    if (level <= ladder->start) return true;
    if (level > ladder->top || !today->asked[level]) return false;
    for (int rung = ladder->start + 1; rung <= level; rung++) {
        if (!today->asked[rung]) continue;
        if (isnan(today->shares[rung])) return false;
        ask(rows, count, rung, NOWHERE, today->shares[rung],
            rung < level ? ladder->hold : ladder->attain);
        for (size_t i = 0; i < today->section_count; i++)
            ask(rows, count, rung, i, today->sections[i][rung],
                ladder->attain_each);
    }
    return true;
}
