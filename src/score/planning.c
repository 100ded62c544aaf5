// SPDX-License-Identifier: MIT

#include "planning.h"

#include <string.h>

// So few items are searched to the end, however long it takes within reason.
#define ALWAYS_PROVEN 30
#define ALWAYS_SECONDS 60
#define SECONDS_DEFAULT 1
#define MANY_ITEMS 300  // with more, there is less time for each
#define SETTLE_WORK 3e8 // roughly a tenth of a second

// Cells of a linear program: beyond, it would take too much memory and time.
#define CELLS_MOST 1000000

// Room for the rows of the goals and for cuts; NULL where it is too large.
static struct linear *linear_for(const struct planning *planning) {
    const struct choice *choice = planning->choice;
    size_t columns = choice->count + 1, rows = 0;
    for (size_t i = 0; i < planning->goal_count; i++) {
        if (planning->goals[i].row_count > rows)
            rows = planning->goals[i].row_count;
    }
    rows += 4;
    if (rows * columns > CELLS_MOST) return NULL;
    size_t more = CELLS_MOST / columns;
    return linear_new(choice->arena, columns, rows + (more > 400 ? 400 : more));
}

// Few items are searched to the end; very many hardly ever are, and whoever has
// them should not wait for it.
static double seconds_for(size_t items, double wanted) {
    if (items <= ALWAYS_PROVEN) return ALWAYS_SECONDS;
    if (wanted > 0) return wanted;
    return SECONDS_DEFAULT * fmin(1, MANY_ITEMS / (double)items);
}

struct planning *planning_new(const struct advice *advice, double seconds) {
    struct arena *arena = advice->arena;
    struct planning *planning = ARENA_NEW(arena, struct planning);
    struct choice *choice = choice_new(arena, advice);
    planning->choice = choice;
    planning->goals = ARENA_ARRAY(arena, struct goal, LEVEL_COUNT);
    planning->best = ARENA_ARRAY(arena, bool, choice->count);
    planning->cost_most = planning->count_most = INFINITY;
    planning->score_least = -INFINITY;
    planning->work_most = INFINITY;
    planning->deadline = quest_clock() + seconds_for(choice->count, seconds);
    return planning;
}

void planning_take_all(struct planning *planning) {
    for (size_t i = 0; i < planning->choice->count; i++)
        planning->best[i] = true;
    planning->found = true;
}

signed char *planning_all_free(const struct planning *planning) {
    size_t count = planning->choice->count;
    signed char *fixed =
        ARENA_ARRAY(planning->choice->arena, signed char, count);
    memset(fixed, -1, count);
    return fixed;
}

bool planning_goal(struct planning *planning, int level) {
    struct choice *choice = planning->choice;
    struct goal *goal = &planning->goals[planning->goal_count];
    bool *all = ARENA_ARRAY(choice->arena, bool, choice->count);
    goal->rows =
        ARENA_ARRAY(choice->arena, struct row, choice_rows_most(choice) + 1);
    goal->fixed = planning_all_free(planning);
    if (!choice_goal(choice, level, goal->rows, &goal->row_count)) return false;
    for (size_t i = 0; i < choice->count; i++)
        all[i] = true;
    choice_reach(choice, all);
    for (size_t i = 0; i < goal->row_count; i++) {
        if (row_sum(choice, &goal->rows[i]) < goal->rows[i].need) return false;
    }
    planning->goal_count++;
    return true;
}

// --- Searching over all goals ---

static struct quest quest_for(struct planning *planning,
                              const struct goal *goal) {
    if (!planning->linear) planning->linear = linear_for(planning);
    struct quest quest = {
        .choice = planning->choice,
        .linear = planning->linear,
        .rows = goal->rows,
        .row_count = goal->row_count,
        .covers = planning->covers,
        .cover_count = planning->cover_count,
        .cost_most = planning->cost_most,
        .count_most = planning->count_most,
        .fixed = goal->fixed,
        .deadline = planning->deadline,
        .work_most = planning->work_most,
        .best = planning->best,
    };
    if (planning->score_least > -INFINITY) {
        goal->rows[quest.row_count] = row_of_score(planning->choice);
        goal->rows[quest.row_count++].need = planning->score_least;
    }
    return quest;
}

// What no set as good as [value] does, by the first node of a search.
static void fix_pulled(const struct quest *quest, double value,
                       signed char *fixed) {
    if (!(quest->root_bound > -INFINITY)) return;
    for (size_t i = 0; i < quest->choice->count; i++) {
        double pull = quest->pull[i];
        if (fixed[i] < 0 &&
            quest->root_bound + fabs(pull) > value + 10 * TOLERANCE)
            fixed[i] = pull < 0 ? 1 : 0;
    }
}

// The best set by [objective], whose present one has [value].
static double improve(struct planning *planning, enum objective objective,
                      double value) {
    struct quest *quests = ARENA_ARRAY(planning->choice->arena, struct quest,
                                       planning->goal_count);
    planning->bound = INFINITY;
    planning->late = false;
    for (size_t i = 0; i < planning->goal_count; i++) {
        struct quest *quest = &quests[i];
        *quest = quest_for(planning, &planning->goals[i]);
        quest->objective = objective;
        quest->found = planning->found;
        quest->value = value;
        quest->root_bound = -INFINITY;
        quest->pull = ARENA_ARRAY(planning->choice->arena, double,
                                  planning->choice->count);
        quest_run(quest);
        planning->found = quest->found;
        value = quest->value;
        planning->late = planning->late || !quest->proven;
        if (quest->bound < planning->bound) planning->bound = quest->bound;
    }
    for (size_t i = 0; i < planning->goal_count; i++)
        fix_pulled(&quests[i], value, planning->goals[i].fixed);
    return value;
}

bool planning_find(struct planning *planning) {
    for (size_t i = 0; i < planning->goal_count; i++) {
        struct quest quest = quest_for(planning, &planning->goals[i]);
        quest.any = true;
        quest_run(&quest);
        if (quest.found) return planning->found = true;
        planning->late = planning->late || !quest.proven;
    }
    return false;
}

// --- Rules ---

void planning_least_cost(struct planning *planning) {
    double cost = choice_cost(planning->choice, planning->best);
    if (planning->late) return;
    planning->cost_most = improve(planning, OBJECTIVE_COST, cost);
}

void planning_settle(struct planning *planning) {
    if (planning->choice->count <= ALWAYS_PROVEN) return;
    planning->deadline = INFINITY;
    if (!planning->linear) return; // late already
    double share = MANY_ITEMS / (double)planning->choice->count;
    planning->work_most = planning->linear->work + SETTLE_WORK * fmin(1, share);
}

static double count_of(const struct planning *planning) {
    double count = 0;
    for (size_t i = 0; i < planning->choice->count; i++)
        count += planning->best[i];
    return count;
}

void planning_fewest(struct planning *planning) {
    if (planning->late) return;
    planning->count_most =
        improve(planning, OBJECTIVE_COUNT, count_of(planning));
}

void planning_highest_score(struct planning *planning) {
    struct choice *choice = planning->choice;
    struct row row = row_of_score(choice);
    if (planning->late || isnan(choice->score_today)) return;
    choice_reach(choice, planning->best);
    double rise = -improve(planning, OBJECTIVE_SCORE, -row_sum(choice, &row));
    planning->score_least = rise - TOLERANCE;
}

// One search for each goal, kept through all items.
static struct search **open_searches(struct planning *planning) {
    struct arena *arena = planning->choice->arena;
    size_t count = planning->goal_count;
    struct search **searches = ARENA_ARRAY(arena, struct search *, count);
    for (size_t i = 0; i < count; i++) {
        struct quest *quest = ARENA_NEW(arena, struct quest);
        *quest = quest_for(planning, &planning->goals[i]);
        // Where there is none for the first, there is none for any.
        struct linear *own =
            i && planning->linear ? linear_for(planning) : NULL;
        if (own) {
            own->work = planning->linear->work;
            quest->linear = own;
        }
        quest->any = true;
        searches[i] = search_new(quest);
    }
    return searches;
}

// Whether some set that agrees with what is settled has [item]; it becomes the
// best.
static bool can_have(struct planning *planning, struct search **searches,
                     size_t item) {
    for (size_t i = 0; i < planning->goal_count; i++) {
        search_with(searches[i], item);
        if (searches[i]->quest->found) return true;
        planning->late = planning->late || !searches[i]->quest->proven;
    }
    return false;
}

// Item by item: in, if some set that agrees with what is settled has it.
void planning_first_in_file(struct planning *planning) {
    size_t left = 0;
    if (planning->late) return;
    struct search **searches = open_searches(planning);
    for (size_t i = 0; i < planning->choice->count; i++)
        left += planning->best[i];
    for (size_t i = 0; i < planning->choice->count && left; i++) {
        bool in = planning->best[i] || can_have(planning, searches, i);
        if (planning->late) return;
        left -= in;
        for (size_t j = 0; j < planning->goal_count; j++)
            search_settle(searches[j], i, in);
    }
}

// --- Showing ---

void planning_show(struct arena *arena, const struct planning *planning,
                   struct plan *plan, size_t **members) {
    const struct choice *choice = planning->choice;
    const struct advice *advice = choice->advice;
    struct arena *scratch = advice->arena;
    struct lift_state *state = lift_state_new(scratch, advice);
    size_t *taken = ARENA_ARRAY(scratch, size_t, choice->count), count = 0;
    for (size_t i = 0; i < choice->count; i++) {
        if (planning->best[i]) taken[count++] = choice->items[i].candidate;
    }
    roadmap_order(scratch, advice, taken, count);
    plan->computed = true;
    plan->members = ARENA_ARRAY(arena, const struct recommendation *, count);
    plan->member_count = count;
    for (size_t i = 0; i < count; i++) {
        plan->members[i] = advice->candidates[taken[i]].recommendation;
        plan->effort += advice->candidates[taken[i]].cost;
        lift_take(state, taken[i]);
    }
    plan->score = state->score;
    plan->level = lift_level(state);
    plan->short_of = ARENA_ARRAY(arena, int, LEVEL_COUNT);
    const struct ladder *ladder = advice->ladder->ladder;
    for (int rung = ladder->start + 1; rung <= plan->target; rung++) {
        bool fine = rung < plan->target ? lift_held(state, rung)
                                        : lift_attained(state, rung);
        if (!fine) plan->short_of[plan->short_count++] = rung;
    }
    if (members) *members = taken;
}
