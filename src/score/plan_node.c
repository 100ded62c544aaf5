// SPDX-License-Identifier: MIT
//
// One node of the search: the linear program with some items fixed. Its bound
// is proven from the rows themselves; what the bound leaves no choice for is
// fixed at once; else the item is named whose fixing moves the bound most.

#include "plan_search.h"

#include <string.h>

#define WHOLE 1e-7 // nearer than this to 0 or 1 counts as that

// Sets with at least this cannot beat the best one: where values are whole
// multiples of a unit, one that is better is better by that.
static double hopeless_from(const struct search *search) {
    const struct quest *quest = search->quest;
    double unit = quest->objective == OBJECTIVE_COUNT  ? 1
                  : quest->objective == OBJECTIVE_COST ? search->choice->unit
                                                       : 0;
    // Any set will do, but none beyond the limit of what is minimised.
    if (quest->any && quest->objective == OBJECTIVE_COST)
        return quest->cost_most + 2 * TOLERANCE;
    if (!quest->found) return INFINITY;
    return quest->value - (unit > 0 ? unit * (1 - 1e-6) : 1e-11);
}

bool is_hopeless(const struct search *search, double bound) {
    return bound > hopeless_from(search);
}

// --- Fixing ---

static bool is_free(const struct search *search, size_t item) {
    return search->linear->lower[item] < search->linear->upper[item];
}

bool node_fix(struct search *search, size_t item, bool in) {
    const struct choice *choice = search->choice;
    struct linear *linear = search->linear;
    size_t depth = 0;
    search->stack[depth++] = item;
    while (depth) {
        size_t top = search->stack[--depth];
        const struct item *fixed = &choice->items[top];
        if (!is_free(search, top)) {
            if ((linear->lower[top] > 0.5) != in) return false;
            continue;
        }
        if (fabs(linear_value(linear, top) - in) > WHOLE) search->moved = true;
        linear_set_bounds(linear, top, in, in);
        search->trail[search->trail_count++] = top;
        const size_t *next = in ? fixed->bound_to : fixed->binds;
        size_t count = in ? fixed->bound_count : fixed->bind_count;
        for (size_t i = 0; i < count; i++) {
            if (!is_free(search, next[i])) {
                if ((linear->lower[next[i]] > 0.5) != in) return false;
                continue;
            }
            search->stack[depth++] = next[i];
            if (depth == choice->count) break; // the rows see to the rest
        }
    }
    return true;
}

void node_undo(struct search *search, size_t trail) {
    while (search->trail_count > trail)
        linear_set_bounds(search->linear, search->trail[--search->trail_count],
                          0, 1);
}

// Fixes what a change would bring beyond hope; false if nothing is left.
static bool fix_hopeless(struct search *search, double bound) {
    struct linear *linear = search->linear;
    if (hopeless_from(search) == INFINITY) return true;
    for (size_t i = 0; i < search->choice->count; i++) {
        double pull = linear->safe[i];
        if (pull == 0 || !is_free(search, i) ||
            !is_hopeless(search, bound + fabs(pull)))
            continue;
        if (!node_fix(search, i, pull < 0)) return false;
    }
    return true;
}

// --- One node ---

static void read_solution(struct search *search) {
    for (size_t i = 0; i < search->choice->count; i++)
        search->x[i] = linear_value(search->linear, i);
}

static bool is_fraction(double x) {
    return x > WHOLE && x < 1 - WHOLE;
}

// Where the solution is whole: it is the best of the node, or a set that the
// rows do not tell from a feasible one yet.
static enum verdict judge_whole(struct search *search, double bound,
                                struct frame *frame) {
    struct quest *quest = search->quest;
    for (size_t i = 0; i < search->choice->count; i++)
        search->set[i] = search->x[i] > 0.5;
    quest_offer(search, search->set);
    if (quest->found && (quest->any || is_hopeless(search, bound)))
        return VERDICT_DONE;
    for (size_t i = search->choice->count; i-- > 0;) {
        if (!is_free(search, i)) continue;
        frame->item = i;
        frame->up = search->x[i] > 0.5;
        return VERDICT_BRANCH;
    }
    return VERDICT_DONE;
}

// Chooses among the items that are neither in nor out.
static enum verdict choose(struct search *search, double bound,
                           struct frame *frame) {
    double best = -1;
    for (size_t i = 0; i < search->choice->count; i++) {
        double down, up;
        if (!is_fraction(search->x[i]) || !search->linear->is_basic[i] ||
            !is_free(search, i))
            continue;
        linear_penalties(search->linear, i, &down, &up);
        bool no_down = is_hopeless(search, bound + down) || down == INFINITY;
        bool no_up = is_hopeless(search, bound + up) || up == INFINITY;
        if (no_down && no_up) return VERDICT_DONE;
        if (no_down || no_up)
            return node_fix(search, i, no_down) ? VERDICT_AGAIN : VERDICT_DONE;
        double worth = fmax(down, 1e-7) * fmax(up, 1e-7);
        if (worth <= best) continue;
        best = worth;
        frame->item = i;
        frame->up = up <= down;
    }
    if (best < 0) return judge_whole(search, bound, frame);
    return VERDICT_BRANCH;
}

#define ROUNDS_AT_ROOT 200
#define ROUNDS_BELOW 8
#define ROUND_EVERY 64
#define TURNS_MOST 1000

// Keeps what the first node proves of all sets, as long as nothing was fixed
// for the sake of beating the best one.
static void note_pull(struct search *search, double bound) {
    struct quest *quest = search->quest;
    if (!quest->pull) return;
    quest->root_bound = bound;
    for (size_t i = 0; i < search->choice->count; i++)
        quest->pull[i] = is_free(search, i) ? search->linear->safe[i] : 0;
}

// How the bound has come up with cuts.
struct progress {
    double bound;
    int rounds, stalled;
};

#define CUT_ROUNDS 30
#define CUT_STALLED 4
#define CUT_ITEMS 1000

static bool is_worth_cutting(struct search *search, double bound,
                             struct progress *progress) {
    double gained = bound - progress->bound;
    // With very many items, looking further pays more than long rows do.
    if (search->choice->count > CUT_ITEMS) return false;
    progress->bound = bound;
    if (progress->rounds++ && gained < 1e-3 * fabs(bound)) progress->stalled++;
    linear_purge(search->linear, search->base_rows);
    return progress->rounds < CUT_ROUNDS && progress->stalled < CUT_STALLED;
}

// The first node: sets made from its solution first, which often cannot be
// beaten; else cuts that bring its bound up.
static bool cut_root(struct search *search, double bound,
                     struct progress *progress) {
    if (!progress->rounds) round_offer(search);
    if (is_hopeless(search, bound) ||
        (search->quest->found && search->quest->any) ||
        !is_worth_cutting(search, bound, progress))
        return false;
    return rounding_add(search, search->base_rows) + gomory_add(search) > 0;
}

// Solves the linear program of the node; false where it has nothing better.
static bool solve(struct search *search, struct frame *frame, double *bound) {
    enum linear_state state =
        linear_solve(search->linear, hopeless_from(search) + 1e-7);
    if (state == LINEAR_INFEASIBLE) return false;
    *bound = linear_safe_bound(search->linear);
    if (*bound > frame->bound) frame->bound = *bound;
    read_solution(search);
    return !is_hopeless(search, frame->bound);
}

bool node_open(struct search *search, struct frame *frame) {
    struct progress progress = {.bound = -INFINITY};
    for (int turn = 0;; turn++) {
        double bound = -INFINITY;
        bool alive = solve(search, frame, &bound);
        if (bound > -INFINITY) note_pull(search, bound);
        if (!alive) return false;
        if (turn < ROUNDS_AT_ROOT && cuts_add(search)) continue;
        if (!cut_root(search, bound, &progress)) return true;
    }
}

enum verdict node_work(struct search *search, struct frame *frame) {
    struct quest *quest = search->quest;
    double bound;
    for (int turn = 0, rounds = ROUNDS_BELOW;; turn++) {
        if (!solve(search, frame, &bound)) return VERDICT_DONE;
        search->moved = false;
        if (!fix_hopeless(search, bound)) return VERDICT_DONE;
        if (search->moved && turn < TURNS_MOST) continue;
        if (rounds-- > 0 && cuts_add(search)) continue;
        if (quest->nodes % ROUND_EVERY == 1) round_offer(search);
        if (quest->found && quest->any) return VERDICT_DONE;
        enum verdict verdict = choose(search, bound, frame);
        if (verdict != VERDICT_AGAIN) return verdict;
    }
}
