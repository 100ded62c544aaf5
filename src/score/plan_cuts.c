// SPDX-License-Identifier: MIT
//
// What sets do, as rows of a linear program. What several items bring to one
// question does not add up: first the rows take it as if it did, which can only
// promise too much; where a solution makes use of that, a row is added in which
// the slices that are brought more than once count once. Needs become rows in
// the same manner, only when they are broken.

#include "plan_search.h"

#include <string.h>

#define BROKEN 1e-7 // by more than this, in rows whose largest number is 1

// --- Rows to begin with ---

static void line_clear(struct search *search) {
    memset(search->line, 0, search->linear->columns * sizeof *search->line);
}

// What each item brings to [row], as if everything added up.
static void line_gains(struct search *search, const struct row *row) {
    const struct choice *choice = search->choice;
    line_clear(search);
    for (size_t i = 0; i < choice->slot_count; i++) {
        const struct slot_sum *slot = &choice->slots[i];
        if (row->section != NOWHERE && row->section != slot->section) continue;
        for (size_t j = 0; j < slot->cell_count; j++) {
            const struct cell *cell = &slot->cells[j];
            search->line[cell->item] +=
                row_gain(row, slot, cell->base, cell->reach);
        }
    }
}

static void find_shared(struct search *search) {
    const struct choice *choice = search->choice;
    struct arena *arena = choice->arena;
    unsigned most = 0;
    search->shared = ARENA_ARRAY(arena, size_t, choice->slot_count);
    for (size_t i = 0; i < choice->slot_count; i++) {
        const struct slot_sum *slot = &choice->slots[i];
        // By reach, so the intervals overlap if one begins below an earlier
        // one's end.
        unsigned end = 0;
        bool overlap = false;
        for (size_t j = 0; j < slot->cell_count; j++) {
            const struct cell *cell = &slot->cells[j];
            if (cell->base >= cell->reach) continue;
            overlap = overlap || cell->base < end;
            end = cell->reach;
        }
        if (!overlap) continue;
        search->shared[search->shared_count++] = i;
        if (slot->slices > most) most = slot->slices;
    }
    search->over = ARENA_ARRAY(arena, size_t, search->shared_count);
    search->slice_sum = ARENA_ARRAY(arena, double *, search->shared_count);
    search->capped = ARENA_ARRAY(arena, double, most + 2);
    for (size_t i = 0; i < search->shared_count; i++)
        search->slice_sum[i] = ARENA_ARRAY(
            arena, double, choice->slots[search->shared[i]].slices + 2);
}

// The rows of the quest, and that of the score where it is sought, by item.
static void make_base(struct search *search) {
    const struct quest *quest = search->quest;
    size_t count = search->choice->count, rows = quest->row_count;
    struct arena *arena = search->choice->arena;
    search->base = ARENA_ARRAY(arena, double *, rows + 1);
    for (size_t i = 0; i < rows + 1; i++) {
        struct row score = row_of_score(search->choice);
        if (i == rows && quest->objective != OBJECTIVE_SCORE) return;
        search->base[i] = ARENA_ARRAY(arena, double, count);
        line_gains(search, i < rows ? &quest->rows[i] : &score);
        memcpy(search->base[i], search->line, count * sizeof *search->line);
    }
}

static void line_base(struct search *search, size_t row) {
    size_t count = search->choice->count;
    memcpy(search->line, search->base[row], count * sizeof *search->line);
    search->line[count] = row == search->quest->row_count ? -1 : 0;
}

static void add_limits(struct search *search) {
    const struct quest *quest = search->quest;
    const struct choice *choice = search->choice;
    if (quest->cost_most < INFINITY) {
        line_clear(search);
        for (size_t i = 0; i < choice->count; i++)
            search->line[i] = -choice->items[i].cost;
        linear_add_row(search->linear, search->line,
                       -quest->cost_most - TOLERANCE);
    }
    if (quest->count_most < INFINITY) {
        line_clear(search);
        for (size_t i = 0; i < choice->count; i++)
            search->line[i] = -1;
        linear_add_row(search->linear, search->line, -quest->count_most);
    }
}

void cuts_start(struct search *search) {
    const struct quest *quest = search->quest;
    struct linear *linear = search->linear;
    size_t score = search->choice->count; // the column of the score
    find_shared(search);
    make_base(search);
    for (size_t i = 0; i < quest->row_count; i++) {
        line_base(search, i);
        linear_add_row(linear, search->line, quest->rows[i].need);
    }
    add_limits(search);
    if (quest->objective == OBJECTIVE_SCORE) {
        double most = 0;
        line_base(search, quest->row_count);
        for (size_t i = 0; i < score; i++)
            most += search->line[i];
        linear_set_bounds(linear, score, 0, most);
        linear_add_row(linear, search->line, 0);
    } else {
        linear_set_bounds(linear, score, 0, 0);
    }
    search->base_rows = linear->rows;
}

// --- Adding what is broken ---

static bool add_cut(struct search *search, double need) {
    if (search->linear->rows == search->linear->capacity)
        linear_purge(search->linear, search->base_rows);
    return linear_add_row(search->linear, search->line, need);
}

// How often the solution brings each slice of [slot], into [sum]; whether one
// more than once.
static bool sum_slices(const struct search *search, const struct slot_sum *slot,
                       double *sum) {
    double running = 0;
    bool more = false;
    memset(sum, 0, (slot->slices + 2) * sizeof *sum);
    for (size_t i = 0; i < slot->cell_count; i++) {
        const struct cell *cell = &slot->cells[i];
        if (cell->base >= cell->reach) continue;
        sum[cell->base + 1] += search->x[cell->item];
        sum[cell->reach + 1] -= search->x[cell->item];
    }
    for (unsigned slice = 1; slice <= slot->slices; slice++) {
        running += sum[slice];
        sum[slice] = running;
        more = more || running > 1 + BROKEN;
    }
    return more;
}

// Takes the slices of [slot] that are brought more than once out of the line;
// how much they bring is taken off *[need].
static void cap_slot(struct search *search, const struct row *row,
                     const struct slot_sum *slot, const double *sum,
                     double *need) {
    double *capped = search->capped; // what capped slices 1..k bring
    double before = 0;
    capped[0] = 0;
    for (unsigned slice = 1; slice <= slot->slices; slice++) {
        if (sum[slice] > 1 + BROKEN)
            before += row_gain(row, slot, slice - 1, slice);
        capped[slice] = before;
    }
    if (!(before > 0)) return;
    *need -= before;
    for (size_t i = 0; i < slot->cell_count; i++) {
        const struct cell *cell = &slot->cells[i];
        if (cell->base < cell->reach)
            search->line[cell->item] -=
                capped[cell->reach] - capped[cell->base];
    }
}

// Whether the solution breaks the line by more than rounding.
static bool is_broken(const struct search *search, double need) {
    double sum = 0, largest = 0;
    for (size_t i = 0; i < search->linear->columns; i++) {
        double a = search->line[i];
        if (a == 0) continue;
        sum +=
            a * (i < search->choice->count ? search->x[i]
                                           : linear_value(search->linear, i));
        if (fabs(a) > largest) largest = fabs(a);
    }
    return sum < need - BROKEN * largest;
}

static bool cut_row(struct search *search, const struct row *row, size_t index,
                    double need) {
    double all = need;
    line_base(search, index);
    for (size_t i = 0; i < search->over_count; i++) {
        size_t shared = search->over[i];
        const struct slot_sum *slot =
            &search->choice->slots[search->shared[shared]];
        if (row->section == NOWHERE || row->section == slot->section)
            cap_slot(search, row, slot, search->slice_sum[shared], &need);
    }
    return need < all && is_broken(search, need) && add_cut(search, need);
}

static size_t cut_rows(struct search *search) {
    const struct quest *quest = search->quest;
    size_t count = 0;
    search->over_count = 0;
    for (size_t i = 0; i < search->shared_count; i++) {
        if (sum_slices(search, &search->choice->slots[search->shared[i]],
                       search->slice_sum[i]))
            search->over[search->over_count++] = i;
    }
    if (!search->over_count) return 0;
    for (size_t i = 0; i < quest->row_count; i++)
        count += cut_row(search, &quest->rows[i], i, quest->rows[i].need);
    if (quest->objective == OBJECTIVE_SCORE) {
        struct row row = row_of_score(search->choice);
        count += cut_row(search, &row, quest->row_count, 0);
    }
    return count;
}

// x of the item is at most x of what it is bound to.
static size_t cut_bindings(struct search *search) {
    const struct choice *choice = search->choice;
    size_t count = 0;
    for (size_t i = 0; i < choice->count; i++) {
        const struct item *item = &choice->items[i];
        for (size_t j = 0; j < item->bound_count; j++) {
            size_t other = item->bound_to[j];
            if (search->x[i] <= search->x[other] + BROKEN) continue;
            line_clear(search);
            search->line[other] = 1;
            search->line[i] = -1;
            count += add_cut(search, 0);
        }
    }
    return count;
}

// How far the items that bring [slice] of [slot] are taken, all together.
static double taken(const struct search *search, const struct slot_sum *slot,
                    unsigned slice) {
    double sum = 0;
    for (size_t i = 0; i < slot->cell_count; i++)
        sum +=
            slot->cells[i].reach >= slice ? search->x[slot->cells[i].item] : 0;
    return sum;
}

static void line_takers(struct search *search, const struct slot_sum *slot,
                        unsigned slice) {
    line_clear(search);
    for (size_t i = 0; i < slot->cell_count; i++) {
        if (slot->cells[i].reach >= slice)
            search->line[slot->cells[i].item] = 1;
    }
}

// An item needs the other one, or somebody who brings each of the slices that
// the other one would bring.
static size_t cut_need(struct search *search, const struct need *need) {
    const struct item *other = &search->choice->items[need->other];
    size_t count = 0;
    for (size_t i = 0; i < other->piece_count; i++) {
        const struct piece *piece = &other->pieces[i];
        const struct slot_sum *slot = &search->choice->slots[piece->slot];
        double others = taken(search, slot, piece->reach);
        // The item itself comes after, and is no help before.
        line_takers(search, slot, piece->reach);
        if (search->line[need->item] > 0) others -= search->x[need->item];
        if (search->x[need->item] <= others + BROKEN) continue;
        search->line[need->other] = 1;
        search->line[need->item] = -1;
        count += add_cut(search, 0);
    }
    return count;
}

static size_t cut_needs(struct search *search) {
    const struct choice *choice = search->choice;
    size_t count = 0;
    for (size_t i = 0; i < choice->need_count; i++) {
        const struct need *need = &choice->needs[i];
        if (search->x[need->item] > search->x[need->other] + BROKEN)
            count += cut_need(search, need);
    }
    return count;
}

static size_t cut_covers(struct search *search) {
    const struct quest *quest = search->quest;
    size_t count = 0;
    for (size_t i = 0; i < quest->cover_count; i++) {
        const struct cover *cover = &quest->covers[i];
        const struct slot_sum *slot = &search->choice->slots[cover->slot];
        if (taken(search, slot, cover->slice) >= 1 - BROKEN) continue;
        line_takers(search, slot, cover->slice);
        count += add_cut(search, 1);
    }
    return count;
}

size_t cuts_add(struct search *search) {
    const struct quest *quest = search->quest;
    size_t count = cut_bindings(search) + cut_needs(search);
    if (quest->cover_count) count += cut_covers(search);
    return count + cut_rows(search);
}
