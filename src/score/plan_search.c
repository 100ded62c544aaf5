// SPDX-License-Identifier: MIT
//
// Branch and bound, depth first: what sets are worth, and the way through the
// tree of nodes.

#include "plan_search.h"

#include <string.h>
#include <time.h>

#define PURGE_EVERY 4 // nodes, after which rows that do not bind go

double quest_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

// --- Sets ---

bool quest_feasible(struct search *search, const bool *set) {
    const struct quest *quest = search->quest;
    struct choice *choice = search->choice;
    double count = 0;
    for (size_t i = 0; i < choice->count; i++) {
        if (quest->fixed && quest->fixed[i] >= 0 &&
            set[i] != (quest->fixed[i] > 0))
            return false;
        count += set[i];
    }
    if (count > quest->count_most ||
        choice_cost(choice, set) > quest->cost_most + TOLERANCE ||
        !choice_allows(choice, set))
        return false;
    choice_reach(choice, set);
    for (size_t i = 0; i < quest->cover_count; i++) {
        if (choice->reached[quest->covers[i].slot] < quest->covers[i].slice)
            return false;
    }
    for (size_t i = 0; i < quest->row_count; i++) {
        if (row_sum(choice, &quest->rows[i]) < quest->rows[i].need)
            return false;
    }
    return true;
}

static double value_of(const struct search *search, const bool *set) {
    struct choice *choice = search->choice;
    double count = 0;
    struct row row;
    switch (search->quest->objective) {
    case OBJECTIVE_COST:
        return choice_cost(choice, set);
    case OBJECTIVE_COUNT:
        for (size_t i = 0; i < choice->count; i++)
            count += set[i];
        return count;
    case OBJECTIVE_SCORE:
        row = row_of_score(choice);
        choice_reach(choice, set);
        return -row_sum(choice, &row);
    }
    return 0;
}

bool quest_offer(struct search *search, const bool *set) {
    struct quest *quest = search->quest;
    double value = value_of(search, set);
    if (quest->found && value >= quest->value - 1e-12) return false;
    if (!quest_feasible(search, set)) return false;
    memcpy(quest->best, set, search->choice->count * sizeof *set);
    quest->value = value;
    quest->found = true;
    return true;
}

// --- The tree ---

static bool start(struct search *search) {
    const struct quest *quest = search->quest;
    const struct choice *choice = search->choice;
    double *cost = search->line;
    for (size_t i = 0; i < choice->count; i++)
        cost[i] = quest->objective == OBJECTIVE_COST    ? choice->items[i].cost
                  : quest->objective == OBJECTIVE_COUNT ? 1
                                                        : 0;
    cost[choice->count] = quest->objective == OBJECTIVE_SCORE ? -1 : 0;
    linear_reset(search->linear, cost);
    cuts_start(search);
    for (size_t i = 0; i < choice->count; i++) {
        if (choice->items[i].forced && !node_fix(search, i, true)) return false;
        if (quest->fixed && quest->fixed[i] >= 0 &&
            !node_fix(search, i, quest->fixed[i] > 0))
            return false;
    }
    return true;
}

// Goes back to the nearest frame with another side, and there; false when the
// whole tree is searched.
static bool turn_back(struct search *search, struct frame *frames,
                      size_t *depth) {
    while (*depth) {
        struct frame *frame = &frames[*depth - 1];
        node_undo(search, frame->trail);
        if (!frame->last && !is_hopeless(search, frame->bound)) {
            frame->last = true;
            frame->up = !frame->up;
            if (node_fix(search, frame->item, frame->up)) return true;
            node_undo(search, frame->trail);
        }
        (*depth)--;
    }
    return false;
}

// The least that any set not looked at yet may have.
static double bound_left(const struct frame *frames, size_t depth,
                         double present) {
    double least = present;
    for (size_t i = 0; i < depth; i++) {
        if (!frames[i].last && frames[i].bound < least) least = frames[i].bound;
    }
    return least;
}

static void finish(struct quest *quest) {
    quest->proven = true;
    quest->bound = quest->found ? quest->value : INFINITY;
}

static bool is_late(const struct search *search) {
    const struct quest *quest = search->quest;
    return search->linear->work > quest->work_most ||
           (quest->deadline < INFINITY && quest_clock() > quest->deadline);
}

// Searches below what is fixed now, and leaves it fixed.
static void search_tree(struct search *search) {
    struct quest *quest = search->quest;
    struct frame *frames = search->frames;
    size_t depth = 0, settled = search->trail_count;
    double above = -INFINITY; // bound of the node that the present one is in
    bool going = true;
    while (going) {
        struct frame frame = {.trail = search->trail_count, .bound = above};
        enum verdict verdict = node_work(search, &frame);
        if (++quest->nodes % PURGE_EVERY == 0)
            linear_purge(search->linear, search->base_rows);
        if (quest->any && quest->found) break;
        if (verdict == VERDICT_BRANCH) {
            // What was fixed in this node holds on both sides of it.
            frame.trail = search->trail_count;
            frames[depth++] = frame;
            if (is_late(search)) {
                quest->bound = bound_left(frames, depth, frame.bound);
                node_undo(search, settled);
                return;
            }
            above = frame.bound;
            if (node_fix(search, frame.item, frame.up)) continue;
        }
        going = turn_back(search, frames, &depth);
        if (going) above = frames[depth - 1].bound;
    }
    node_undo(search, settled);
    finish(quest);
}

struct search *search_new(struct quest *quest) {
    struct choice *choice = quest->choice;
    struct arena *arena = choice->arena;
    struct search *search = ARENA_NEW(arena, struct search);
    size_t count = choice->count;
    search->quest = quest;
    search->choice = choice;
    search->linear = quest->linear;
    search->line = ARENA_ARRAY(arena, double, count + 1);
    search->x = ARENA_ARRAY(arena, double, count);
    search->trail = ARENA_ARRAY(arena, size_t, count + 1);
    search->stack = ARENA_ARRAY(arena, size_t, count + 1);
    search->set = ARENA_ARRAY(arena, bool, count);
    search->frames = ARENA_ARRAY(arena, struct frame, count + 1);
    search->rises = ARENA_ARRAY(arena, double, quest->row_count + 1);
    search->dead = !start(search);
    return search;
}

void search_with(struct search *search, size_t item) {
    struct quest *quest = search->quest;
    size_t settled = search->trail_count;
    quest->found = false;
    quest->proven = true;
    if (!search->dead && node_fix(search, item, true)) search_tree(search);
    node_undo(search, settled);
}

bool search_settle(struct search *search, size_t item, bool in) {
    if (!search->dead && !node_fix(search, item, in)) search->dead = true;
    return !search->dead;
}

void quest_run(struct quest *quest) {
    quest->proven = false;
    quest->bound = -INFINITY;
    if (!quest->linear) {
        large_run(&(struct search){.quest = quest, .choice = quest->choice});
        return;
    }
    struct search *search = search_new(quest);
    struct frame root = {.bound = -INFINITY};
    if (search->dead) {
        finish(quest);
        return;
    }
    if (quest->objective != OBJECTIVE_COUNT) large_offer(search);
    if (node_open(search, &root) && !(quest->any && quest->found)) {
        search->base_rows = search->linear->rows;
        search_tree(search);
    } else {
        finish(quest);
    }
}
