// SPDX-License-Identifier: MIT
//
// The plan for a budget: of the allowed sets that cost no more, the one with
// the highest level, then the highest score, then the least cost.

#include "planning.h"

// The highest level that some set within the budget reaches becomes the goal;
// whether that is proven.
static bool highest_level(struct planning *planning) {
    const struct ladder *ladder = planning->choice->advice->today.ladder;
    bool sure = true;
    for (int level = ladder->top; level >= ladder->start; level--) {
        planning->goal_count = 0;
        planning->late = false;
        if (planning_goal(planning, level) && planning_find(planning)) break;
        sure = sure && !planning->late;
    }
    planning->late = false;
    return sure;
}

void budget_build(struct arena *arena, const struct advice *advice,
                  double budget, double seconds, struct plan *plan) {
    struct planning *planning = planning_new(advice, seconds);
    planning->cost_most = budget;
    bool sure = highest_level(planning);
    plan->attained = planning->found;
    if (planning->found) {
        planning_highest_score(planning);
    } else {
        // What the user has decided to do alone costs more.
        planning->cost_most = INFINITY;
        planning->goal_count = 0;
        planning_goal(planning, advice->ladder->ladder->start);
        planning_take_all(planning);
    }
    plan->minimal = sure && !planning->late;
    planning_settle(planning);
    planning_least_cost(planning);
    planning_fewest(planning);
    planning_first_in_file(planning);
    plan->target = LEVEL_UNKNOWN;
    plan->budget = budget;
    planning_show(arena, planning, plan, NULL);
    // To compare, an unknown level counts as the start; told, it is unknown.
    if (advice->ladder->node.level == LEVEL_UNKNOWN)
        plan->level = LEVEL_UNKNOWN;
    plan->bound = plan->effort;
}
