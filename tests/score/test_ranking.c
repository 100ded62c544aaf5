// SPDX-License-Identifier: MIT
//
// The ranking and the roadmap against their definitions, computed anew at every
// step; and the rules for ties and decisions, one by one.

#include "reference.h"

#include <criterion/criterion.h>
#include <string.h>

#define NEAR 1e-9

static const struct result_options plain = {.budget = NAN, .capacity = NAN};

// --- Against the definition ---

static double value_of(const struct world *world, int item, int target,
                       const double *measures) {
    double lifted[REFERENCE_QUESTIONS], sum = 0;
    struct shares before, after;
    memcpy(lifted, measures, sizeof lifted);
    reference_apply(world, item, lifted);
    reference_shares(world, measures, &before);
    reference_shares(world, lifted, &after);
    for (int rung = world->ladder->start + 1; rung <= world->ladder->top;
         rung++) {
        double rise = after.ladder[rung] - before.ladder[rung];
        double omega = rung <= target ? 1 : pow(4, target - rung);
        if (!isnan(rise)) sum += omega * rise;
    }
    return sum / reference_cost(world, item);
}

// The next one of [among]; -1 when no value is positive.
static int next_of(const struct world *world, unsigned among, unsigned taken,
                   int target, const double *measures, double *value) {
    double values[REFERENCE_ITEMS], most = NEAR;
    int best = -1;
    for (int i = 0; i < world->fixture->recommendation_count; i++) {
        values[i] = -1;
        if (!(among >> i & 1) || !reference_eligible(world, i, taken, measures))
            continue;
        values[i] = value_of(world, i, target, measures);
        if (values[i] > most) most = values[i];
    }
    for (int i = 0; i < world->fixture->recommendation_count; i++) {
        if (values[i] <= NEAR || values[i] < most - NEAR) continue;
        if (best < 0 || reference_cost(world, i) < reference_cost(world, best))
            best = i;
    }
    if (best >= 0) *value = values[best];
    return best;
}

static void check_ranking(const struct world *world,
                          const struct ladder_result *ladder, unsigned seed) {
    double measures[REFERENCE_QUESTIONS], value = 0;
    unsigned left = 0, taken = 0, rank = 0;
    memcpy(measures, world->today, sizeof measures);
    for (int i = 0; i < world->fixture->recommendation_count; i++) {
        if (!reference_refused(world, i) &&
            world->decisions[i] != DECISION_DONE)
            left |= 1U << i;
    }
    for (;; rank++) {
        int item =
            next_of(world, left, taken, ladder->target, measures, &value);
        if (item < 0) break;
        const struct recommendation_result *shown =
            &ladder->recommendations[rank];
        cr_assert_eq(shown->rank, rank + 1, "seed %u", seed);
        cr_assert_eq(shown->recommendation->index, (size_t)item,
                     "seed %u, rank %u: %zu, not %d", seed, rank + 1,
                     shown->recommendation->index, item);
        cr_assert_float_eq(shown->value, value, NEAR, "seed %u", seed);
        reference_apply(world, item, measures);
        left &= ~(1U << item);
        taken |= 1U << item;
    }
    for (size_t i = rank; i < ladder->recommendation_count; i++)
        cr_assert_eq(ladder->recommendations[i].rank, 0, "seed %u", seed);
}

Test(ranking, equals_the_definition) {
    for (unsigned seed = 500; seed < 2000; seed++) {
        struct world world = reference_new(seed, 1 + (int)(seed % 12));
        int target =
            reference_roll(2) ? LEVEL_UNKNOWN : 2 + (int)reference_roll(4);
        struct result_options options = plain;
        options.targets = &target;
        const struct result *result = fixture_result(world.fixture, &options);
        check_ranking(&world, &result->ladders[0], seed);
        reference_free(&world);
    }
}

// --- Roadmaps ---

static void check_roadmap(const struct world *world,
                          const struct ladder_result *ladder, double capacity,
                          unsigned seed) {
    double measures[REFERENCE_QUESTIONS];
    size_t members = 0;
    unsigned before = 0;
    for (size_t i = 0; i < ladder->phase_count; i++) {
        const struct phase *phase = &ladder->phases[i];
        double effort = 0;
        bool late = false;
        for (size_t j = 0; j < phase->member_count; j++) {
            size_t item = phase->members[j]->index;
            effort += reference_cost(world, (int)item);
            late = late || world->decisions[item] == DECISION_POSTPONED;
            before |= 1U << item;
        }
        cr_assert(reference_allowed(world, before, measures), "seed %u", seed);
        members += phase->member_count;
        cr_assert_float_eq(effort, phase->effort, NEAR);
        cr_assert(late || phase->member_count == 1 || effort <= capacity + NEAR,
                  "seed %u: phase %zu costs %g", seed, i + 1, effort);
        cr_assert_not(late && i + 1 < ladder->phase_count, "seed %u", seed);
    }
    cr_assert_eq(members, ladder->plan.member_count, "seed %u", seed);
    if (!ladder->phase_count) return;
    // Where nothing is known of the level, a plan tells where it would begin.
    int last = ladder->phases[ladder->phase_count - 1].level;
    cr_assert_eq(last, ladder->node.level == LEVEL_UNKNOWN
                           ? LEVEL_UNKNOWN
                           : ladder->plan.level);
    if (!isnan(ladder->plan.score))
        cr_assert_float_eq(ladder->phases[ladder->phase_count - 1].score,
                           ladder->plan.score, NEAR);
}

Test(roadmap, holds_the_plan_in_phases) {
    for (unsigned seed = 3000; seed < 4000; seed++) {
        struct world world = reference_new(seed, 10);
        struct result_options options = plain;
        options.capacity = 1 + reference_roll(9);
        const struct result *result = fixture_result(world.fixture, &options);
        check_roadmap(&world, &result->ladders[0], options.capacity, seed);
        reference_free(&world);
    }
}

// --- One by one ---

// A ladder of one section with three equal rubrics, all at level 1.
static struct fixture *three(void) {
    struct fixture *fixture = fixture_new();
    int ladder = fixture_ladder(fixture, 1, 3);
    int section = fixture_section(fixture, ladder, -1, 1);
    for (int i = 0; i < 3; i++)
        fixture_rubric(fixture, section, 1);
    return fixture;
}

static int lifting(struct fixture *fixture, int effort, int question,
                   double amount) {
    int item = fixture_recommendation(fixture, effort);
    fixture_lift(fixture, item, question, amount);
    return item;
}

static void answer_ones(struct fixture *fixture) {
    fixture_close(fixture);
    for (int i = 0; i < 3; i++)
        fixture_answer(fixture, 0, i, 1);
}

static void order_is(const struct ladder_result *ladder, const char *expected) {
    char order[32];
    size_t length = 0;
    for (size_t i = 0; i < ladder->recommendation_count; i++) {
        if (ladder->recommendations[i].rank)
            order[length++] = ladder->recommendations[i].recommendation->id[1];
    }
    order[length] = '\0';
    cr_assert_str_eq(order, expected);
}

static void members_are(const struct recommendation **members, size_t count,
                        const char *expected) {
    char order[32];
    for (size_t i = 0; i < count; i++)
        order[i] = members[i]->id[1];
    order[count] = '\0';
    cr_assert_str_eq(order, expected);
}

Test(ranking, ties_go_to_the_cheaper_then_by_file) {
    struct fixture *fixture = three();
    int both = fixture_recommendation(fixture, 2); // r1: two for twice the cost
    fixture_lift(fixture, both, 0, 2);
    fixture_lift(fixture, both, 1, 2);
    lifting(fixture, 1, 2, 2); // r2: the same value, cheaper
    lifting(fixture, 1, 2, 2); // r3: superfluous after r2
    answer_ones(fixture);
    const struct result *result = fixture_result(fixture, &plain);
    order_is(&result->ladders[0], "21");
    fixture_free(fixture);
}

Test(ranking, needs_open_up_what_is_worth_more) {
    struct fixture *fixture = three();
    int small = lifting(fixture, 5, 0, 2); // r1
    int large = lifting(fixture, 1, 1, 3); // r2, needs r1
    fixture_need(fixture, large, small);
    lifting(fixture, 2, 2, 2); // r3
    answer_ones(fixture);
    const struct result *result = fixture_result(fixture, &plain);
    order_is(&result->ladders[0], "312");
    fixture_free(fixture);
}

Test(ranking, what_has_nothing_left_to_lift_is_not_needed) {
    struct fixture *fixture = three();
    int need = lifting(fixture, 5, 0, 2);  // r1: already so
    int other = lifting(fixture, 1, 1, 2); // r2, needs r1
    fixture_need(fixture, other, need);
    answer_ones(fixture);
    fixture_answer(fixture, 0, 0, 2);
    const struct result *result = fixture_result(fixture, &plain);
    order_is(&result->ladders[0], "2");
    fixture_free(fixture);
}

static const struct ladder_result *decided(struct fixture *fixture,
                                           const enum decision_state *states,
                                           size_t count) {
    for (size_t i = 0; i < count; i++)
        fixture->assessments[0]->decisions[i].state = states[i];
    int target = 2;
    struct result_options options = plain;
    options.targets = &target;
    options.capacity = 2;
    return &fixture_result(fixture, &options)->ladders[0];
}

// r1 and r3 lift the first two questions, r2 the second one after r1, r4 the
// third; r5 the third for more.
static struct fixture *five(void) {
    struct fixture *fixture = three();
    int first = lifting(fixture, 1, 0, 2);
    int second = lifting(fixture, 1, 1, 2);
    fixture_need(fixture, second, first);
    lifting(fixture, 3, 1, 2);
    lifting(fixture, 1, 2, 2);
    lifting(fixture, 4, 2, 3);
    fixture->ladders[0].attain = 1;
    answer_ones(fixture);
    return fixture;
}

Test(decisions, refused_is_out_with_all_that_needs_it) {
    struct fixture *fixture = five();
    const struct ladder_result *ladder =
        decided(fixture, (enum decision_state[]){DECISION_REFUSED}, 1);
    order_is(ladder, "435");
    members_are(ladder->plan.members, ladder->plan.member_count, "43");
    cr_assert_not(ladder->plan.attained);
    cr_assert_eq(ladder->plan.short_count, 1);
    cr_assert_eq(ladder->plan.short_of[0], 2);
    fixture_free(fixture);
}

Test(decisions, done_is_out_and_counts_as_taken) {
    struct fixture *fixture = five();
    const struct ladder_result *ladder =
        decided(fixture, (enum decision_state[]){DECISION_DONE}, 1);
    order_is(ladder, "245");
    members_are(ladder->plan.members, ladder->plan.member_count, "24");
    fixture_free(fixture);
}

Test(decisions, taken_is_in_every_plan) {
    struct fixture *fixture = five();
    const struct ladder_result *ladder = decided(
        fixture,
        (enum decision_state[]){DECISION_NONE, DECISION_NONE, DECISION_NONE,
                                DECISION_NONE, DECISION_TAKEN},
        5);
    members_are(ladder->plan.members, ladder->plan.member_count, "125");
    cr_assert_float_eq(ladder->plan.effort, 6, NEAR);
    cr_assert(ladder->plan.attained);
    fixture_free(fixture);
}

Test(decisions, postponed_stands_in_the_last_phase) {
    struct fixture *fixture = five();
    const struct ladder_result *ladder =
        decided(fixture, (enum decision_state[]){DECISION_POSTPONED}, 1);
    members_are(ladder->plan.members, ladder->plan.member_count, "124");
    cr_assert_eq(ladder->phase_count, 2);
    members_are(ladder->phases[0].members, ladder->phases[0].member_count, "4");
    members_are(ladder->phases[1].members, ladder->phases[1].member_count,
                "12");
    fixture_free(fixture);
}

Test(roadmap, one_larger_than_the_capacity_fills_a_phase_alone) {
    struct fixture *fixture = three();
    lifting(fixture, 1, 0, 2);
    lifting(fixture, 5, 1, 2);
    lifting(fixture, 1, 2, 2);
    fixture->ladders[0].attain = 1;
    answer_ones(fixture);
    const struct ladder_result *ladder = decided(fixture, NULL, 0);
    cr_assert_eq(ladder->phase_count, 2);
    members_are(ladder->phases[0].members, ladder->phases[0].member_count,
                "13");
    cr_assert_float_eq(ladder->phases[0].effort, 2, NEAR);
    cr_assert_eq(ladder->phases[0].level, 1);
    members_are(ladder->phases[1].members, ladder->phases[1].member_count, "2");
    cr_assert_eq(ladder->phases[1].level, 2);
    fixture_free(fixture);
}

Test(plan, for_a_budget_takes_the_score_when_the_level_is_out_of_reach) {
    struct fixture *fixture = five();
    struct result_options options = plain;
    options.budget = 2;
    const struct plan *plan =
        &fixture_result(fixture, &options)->ladders[0].budget_plan;
    cr_assert_eq(plan->level, 1);
    members_are(plan->members, plan->member_count, "12");
    cr_assert_float_eq(plan->effort, 2, NEAR);
    cr_assert_float_eq(plan->score, 1 + 2.0 / 3, NEAR);
    cr_assert(plan->minimal);
    fixture_free(fixture);
}

Test(combined, names_each_once_with_its_largest_value) {
    struct fixture *fixture = fixture_new();
    for (int i = 0; i < 2; i++) {
        int ladder = fixture_ladder(fixture, 1, 3);
        int section = fixture_section(fixture, ladder, -1, 1);
        fixture_rubric(fixture, section, 1);
        fixture_rubric(fixture, section, 1);
    }
    int both = fixture_recommendation(fixture, 1);
    fixture_lift(fixture, both, 0, 2);
    fixture_lift(fixture, both, 2, 3);
    lifting(fixture, 2, 3, 2);
    fixture_close(fixture);
    for (int i = 0; i < 4; i++)
        fixture_answer(fixture, 0, i, 1);
    const struct result *result = fixture_result(fixture, &plain);
    cr_assert_eq(result->combined_count, 2);
    const struct combined *first = &result->combined[0];
    cr_assert_str_eq(first->recommendation->id, "r1");
    cr_assert_eq(first->ladder_count, 2);
    cr_assert_float_eq(first->value, 0.5 + 0.5 / 4, NEAR);
    cr_assert_eq(first->band, ADVICE_NOW);
    cr_assert_eq(result->combined[1].ladder_count, 1);
    fixture_free(fixture);
}
