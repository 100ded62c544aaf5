// SPDX-License-Identifier: MIT
//
// Plans against the enumeration of all sets: thousands of small random
// questionnaires, with chains, shared questions, needs, decisions, two
// thresholds.

#include "reference.h"

#include <criterion/criterion.h>
#include <string.h>

// Whether set [a] has the list of positions that comes first.
static bool comes_first(unsigned a, unsigned b) {
    unsigned differing = a ^ b;
    unsigned lowest = differing & (~differing + 1);
    if (!differing) return false;
    // The one that has the lowest position of difference comes first, unless
    // the other one ends before it.
    return a & lowest ? (b & ~(lowest - 1)) != 0 : (a & ~(lowest - 1)) == 0;
}

struct choice {
    unsigned set;
    double cost, score, total;
    int count, level;
    bool any;
};

struct wanted {
    int target;    // of a plan
    double budget; // NAN: none
    bool nearest;  // the target cannot be reached
};

static int compare(double a, double b) {
    if (isnan(a) || isnan(b) || fabs(a - b) <= REFERENCE_NEAR) return 0;
    return a < b ? -1 : 1;
}

static bool is_better(const struct wanted *wanted, const struct choice *a,
                      const struct choice *b) {
    int by;
    if (!b->any) return true;
    if (!isnan(wanted->budget)) {
        if (a->level != b->level) return a->level > b->level;
        if ((by = compare(a->score, b->score))) return by > 0;
    }
    if (wanted->nearest && (by = compare(a->total, b->total))) return by > 0;
    if ((by = compare(a->cost, b->cost))) return by < 0;
    if (a->count != b->count) return a->count < b->count;
    if (!wanted->nearest && (by = compare(a->score, b->score))) return by > 0;
    return comes_first(a->set, b->set);
}

static struct choice measure_set(const struct world *world, unsigned set,
                                 int target) {
    const struct fixture *fixture = world->fixture;
    struct choice choice = {.set = set};
    double measures[REFERENCE_QUESTIONS];
    struct shares shares;
    if (!reference_allowed(world, set, measures)) return choice;
    choice.any = true;
    reference_shares(world, measures, &shares);
    choice.level = reference_level(world, &shares);
    choice.score = reference_score(world, &shares);
    for (int rung = world->ladder->start + 1; rung <= target; rung++)
        choice.total += isnan(shares.ladder[rung]) ? 0 : shares.ladder[rung];
    for (int i = 0; i < fixture->recommendation_count; i++) {
        if (!(set >> i & 1)) continue;
        choice.count++;
        choice.cost +=
            fixture->questionnaire->costs[fixture->recommendations[i].effort];
    }
    return choice;
}

static struct choice enumerate(const struct world *world,
                               struct wanted wanted) {
    struct choice best = {0};
    int count = world->fixture->recommendation_count;
    unsigned must = 0, never = 0;
    for (int i = 0; i < count; i++) {
        if (reference_refused(world, i) || world->decisions[i] == DECISION_DONE)
            never |= 1U << i;
        else if (world->decisions[i] == DECISION_TAKEN)
            must |= 1U << i;
    }
    for (unsigned set = 0; set < 1U << count; set++) {
        if ((set & must) != must || set & never) continue;
        struct choice one = measure_set(world, set, wanted.target);
        if (!one.any || one.cost > wanted.budget + REFERENCE_NEAR ||
            (isnan(wanted.budget) && !wanted.nearest &&
             one.level < wanted.target))
            continue;
        if (is_better(&wanted, &one, &best)) best = one;
    }
    return best;
}

static unsigned set_of(const struct plan *plan) {
    unsigned set = 0;
    for (size_t i = 0; i < plan->member_count; i++)
        set |= 1U << plan->members[i]->index;
    return set;
}

static void check_plan(const struct world *world, const struct plan *plan,
                       int target, unsigned seed) {
    struct wanted wanted = {target, NAN, false};
    struct choice best = enumerate(world, wanted);
    bool attained = best.any;
    if (!attained) {
        wanted.nearest = true;
        best = enumerate(world, wanted);
    }
    cr_assert(plan->minimal, "seed %u: not proven", seed);
    cr_assert_eq(plan->attained, attained, "seed %u: attained %d", seed,
                 plan->attained);
    cr_assert_float_eq(plan->effort, best.cost, REFERENCE_NEAR,
                       "seed %u: %g, not %g", seed, plan->effort, best.cost);
    cr_assert_eq(set_of(plan), best.set, "seed %u: set %x, not %x (cost %g)",
                 seed, set_of(plan), best.set, best.cost);
    cr_assert_eq(plan->level, best.level, "seed %u: level", seed);
    if (!isnan(best.score))
        cr_assert_float_eq(plan->score, best.score, REFERENCE_NEAR,
                           "seed %u: score", seed);
}

static void check_budget(const struct world *world, const struct plan *plan,
                         double budget, unsigned seed) {
    struct choice best =
        enumerate(world, (struct wanted){LEVEL_UNKNOWN, budget, false});
    if (!best.any) {
        cr_assert_not(plan->attained, "seed %u: budget", seed);
        return;
    }
    cr_assert(plan->minimal, "seed %u: budget not proven", seed);
    cr_assert_eq(set_of(plan), best.set,
                 "seed %u: budget %g gives %x (level %d, score %g), not %x "
                 "(level %d, score %g)",
                 seed, budget, set_of(plan), plan->level, plan->score, best.set,
                 best.level, best.score);
}

static void check_seed(unsigned seed, int items) {
    struct world world = reference_new(seed, items);
    int target = reference_roll(2) ? LEVEL_UNKNOWN : 2 + (int)reference_roll(4);
    double budget = reference_roll(2) ? NAN : (double)reference_roll(15);
    const struct result *result = fixture_result(
        world.fixture, &(struct result_options){.targets = &target,
                                                .budget = budget,
                                                .capacity = NAN});
    const struct ladder_result *ladder = &result->ladders[0];
    check_plan(&world, &ladder->plan, ladder->target, seed);
    if (!isnan(budget))
        check_budget(&world, &ladder->budget_plan, budget, seed);
    reference_free(&world);
}

Test(plan, equals_enumeration_of_few) {
    for (unsigned seed = 0; seed < 3000; seed++)
        check_seed(seed, 1 + (int)(seed % 8));
}

Test(plan, equals_enumeration_of_more) {
    for (unsigned seed = 100000; seed < 100150; seed++)
        check_seed(seed, REFERENCE_ITEMS);
}
