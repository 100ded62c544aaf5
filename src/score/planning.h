// SPDX-License-Identifier: MIT
//
// Choosing a set by rules of preference, one after the other: each rule is a
// search within what the rules before it have left.

#ifndef PLANNING_H
#define PLANNING_H

#include "plan_search.h"

struct goal {
    struct row *rows; // with room for one more
    size_t row_count;
    // By item: in or out of every set that the rules so far leave; -1: either.
    signed char *fixed;
};

struct planning {
    struct choice *choice;
    struct linear *linear;
    struct goal *goals; // any of them will do
    size_t goal_count;
    struct cover *covers;
    size_t cover_count;
    double cost_most, count_most;
    double score_least; // of the rise of the score; -INFINITY: any
    double deadline, work_most;
    bool *best; // the set so far
    bool found;
    bool late;    // a search was cut short: the rules after it do not apply
    double bound; // of the last rule searched
};

struct planning *planning_new(const struct advice *advice, double seconds);
// Wants [level] attained with all below it held; false where no set can.
bool planning_goal(struct planning *planning, int level);
signed char *planning_all_free(const struct planning *planning);
// Everything that may be taken: reaches a goal if anything does.
void planning_take_all(struct planning *planning);
// Whether there is a set at all; it becomes the best.
bool planning_find(struct planning *planning);
// The rules: each keeps to what the ones before have found. The first is given
// the time asked for; from planning_settle on, the others are given an amount
// of work, so that what they decide does not depend on the clock.
void planning_settle(struct planning *planning);
void planning_least_cost(struct planning *planning);
void planning_fewest(struct planning *planning);
void planning_highest_score(struct planning *planning);
void planning_first_in_file(struct planning *planning);

// Fills members, effort, score and level of [plan] from the best set; the
// members as candidates into *[members].
void planning_show(struct arena *arena, const struct planning *planning,
                   struct plan *plan, size_t **members);

#endif
