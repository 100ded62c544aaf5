// SPDX-License-Identifier: MIT
//
// Sets made from a solution of the linear program by rounding: what is mostly
// in is taken with all that it needs, what is still short is added where it
// helps most for its cost, and what turns out superfluous is dropped again.

#include "plan_search.h"

#include <string.h>

// Steps that dropping may take, so that it stays a small part of the search.
#define DROP_STEPS 1000000

static bool may_be(const struct search *search, size_t item, bool in) {
    return in ? search->linear->upper[item] > 0.5
              : search->linear->lower[item] < 0.5;
}

// Takes [item] into the set, with all that it needs.
static void take(struct search *search, size_t item) {
    const struct choice *choice = search->choice;
    size_t depth = 0;
    if (search->set[item]) return;
    search->set[item] = true;
    search->stack[depth++] = item;
    while (depth) {
        const struct item *top = &choice->items[search->stack[--depth]];
        for (size_t i = 0; i < top->need_count; i++) {
            size_t other = choice->needs[top->first_need + i].other;
            if (search->set[other]) continue;
            search->set[other] = true;
            search->stack[depth++] = other;
        }
    }
}

static void sum_rises(struct search *search) {
    choice_reach(search->choice, search->set);
    for (size_t i = 0; i < search->quest->row_count; i++)
        search->rises[i] = row_sum(search->choice, &search->quest->rows[i]);
}

// What [item] brings towards what the rows are short of, each row's need being
// 1.
static double help_of(const struct search *search, const struct item *item) {
    const struct quest *quest = search->quest;
    const struct choice *choice = search->choice;
    double help = 0;
    for (size_t i = 0; i < quest->row_count; i++) {
        const struct row *row = &quest->rows[i];
        double missing = row->need - search->rises[i], gain = 0;
        if (missing <= 0) continue;
        for (size_t j = 0; j < item->piece_count; j++) {
            const struct piece *piece = &item->pieces[j];
            gain += row_gain(row, &choice->slots[piece->slot],
                             choice->reached[piece->slot], piece->reach);
        }
        help += (gain < missing ? gain : missing) / row->need;
    }
    return help;
}

// Adds what helps most for its cost until nothing is short; false if nothing
// helps any more.
static bool fill(struct search *search) {
    const struct choice *choice = search->choice;
    for (;;) {
        size_t best = NOWHERE;
        double most = 0;
        sum_rises(search);
        for (size_t i = 0; i < choice->count; i++) {
            if (search->set[i] || !may_be(search, i, true)) continue;
            double help = help_of(search, &choice->items[i]) *
                          (1 + search->x[i]) / choice->items[i].cost;
            if (help <= most) continue;
            most = help;
            best = i;
        }
        if (best == NOWHERE) break;
        take(search, best);
    }
    for (size_t i = 0; i < search->quest->row_count; i++) {
        if (search->rises[i] < search->quest->rows[i].need) return false;
    }
    return true;
}

static void drop(struct search *search) {
    struct choice *choice = search->choice;
    size_t count = 0, steps = 0;
    struct dear *order = ARENA_ARRAY(choice->arena, struct dear, choice->count);
    for (size_t i = 0; i < choice->count; i++) {
        if (search->set[i] && may_be(search, i, false))
            order[count++] = (struct dear){choice->items[i].cost, i};
    }
    dear_sort(order, count);
    for (size_t i = 0; i < count && steps < DROP_STEPS; i++) {
        search->set[order[i].item] = false;
        steps += choice->count + choice->slot_count;
        if (!quest_feasible(search, search->set))
            search->set[order[i].item] = true;
    }
}

static void offer_from(struct search *search, double threshold) {
    const struct choice *choice = search->choice;
    memset(search->set, 0, choice->count * sizeof *search->set);
    for (size_t i = 0; i < choice->count; i++) {
        if (search->x[i] >= threshold && may_be(search, i, true))
            take(search, i);
    }
    if (search->quest->objective == OBJECTIVE_SCORE || fill(search)) {
        if (search->quest->objective != OBJECTIVE_SCORE &&
            quest_feasible(search, search->set))
            drop(search);
        quest_offer(search, search->set);
    }
}

void round_offer(struct search *search) {
    static const double thresholds[] = {0.999, 0.5, 0.01};
    for (size_t i = 0; i < COUNT_OF(thresholds); i++)
        offer_from(search, thresholds[i]);
}
