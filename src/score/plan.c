// SPDX-License-Identifier: MIT
//
// The plan to a level: the allowed set of least cost with which the level is
// reached; where none does, the one that comes nearest.

#include "planning.h"

// Ways to be at [target] or above. Being at a higher level without the target's
// own rung attained is possible where holding asks less than attaining, or
// where nobody asks about the target's rung.
static void set_goals(struct planning *planning, int target) {
    const struct standing *today = &planning->choice->advice->today;
    const struct ladder *ladder = today->ladder;
    if (target <= ladder->start) {
        planning_goal(planning, ladder->start);
        return;
    }
    bool only = target <= ladder->top && today->asked[target] &&
                ladder->hold >= ladder->attain;
    for (int level = target; level <= ladder->top; level++) {
        planning_goal(planning, level);
        if (only) return;
    }
}

// The slice of [slot] from which on nothing is added to [row].
static unsigned full_slice(const struct row *row, const struct slot_sum *slot,
                           unsigned reach) {
    unsigned slice = reach;
    while (slice && row_gain(row, slot, slice - 1, reach) <= TOLERANCE)
        slice--;
    return slice;
}

// Wants as much as all together bring for the rungs up to [target].
static void set_most(struct planning *planning, int target) {
    struct choice *choice = planning->choice;
    struct goal *goal = &planning->goals[planning->goal_count++];
    struct row *row = ARENA_ARRAY(choice->arena, struct row, 2);
    *row = row_of_total(choice, target);
    planning->covers =
        ARENA_ARRAY(choice->arena, struct cover, choice->slot_count);
    choice_reach(choice, planning->best);
    for (size_t i = 0; i < choice->slot_count; i++) {
        unsigned slice = full_slice(row, &choice->slots[i], choice->reached[i]);
        if (slice)
            planning->covers[planning->cover_count++] =
                (struct cover){i, slice};
    }
    row->need = row_sum(choice, row) - TOLERANCE;
    *goal = (struct goal){row, row->need > 0, planning_all_free(planning)};
}

static double round_up(double bound, double unit) {
    if (!(bound > 0)) return 0;
    return unit > 0 ? ceil(bound / unit - 1e-6) * unit : bound;
}

void plan_build(struct arena *arena, const struct advice *advice,
                double seconds, struct plan *plan, size_t **members) {
    int target = advice->ladder->target;
    struct planning *planning = planning_new(advice, seconds);
    set_goals(planning, target);
    bool reachable = planning->goal_count > 0;
    planning_take_all(planning);
    if (!reachable) set_most(planning, target);
    planning_least_cost(planning);
    plan->minimal = !planning->late;
    plan->bound = round_up(planning->bound, planning->choice->unit);
    planning_settle(planning);
    planning_fewest(planning);
    if (reachable) planning_highest_score(planning);
    planning_first_in_file(planning);
    plan->target = target;
    plan->budget = NAN;
    planning_show(arena, planning, plan, members);
    plan->attained = plan->level >= target;
    if (plan->minimal) plan->bound = plan->effort;
}
