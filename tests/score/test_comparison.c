// SPDX-License-Identifier: MIT
//
// Many units side by side: kept in records, and at a glance.

#include "comparison.h"
#include "fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define UNITS 30

static const struct result_options plain = RESULT_OPTIONS_DEFAULT;

// A rubric of five levels, and a criterion of the third, each in a section.
struct many {
    struct fixture *fixture;
    int rubric, criterion;
    FILE *file;
    struct unit_store *store;
    struct unit units[UNITS];
    const struct comparison *in_memory, *stored;
};

static struct many many_new(void) {
    struct many many = {.fixture = fixture_new()};
    struct fixture *fixture = many.fixture;
    int ladder = fixture_ladder(fixture, 1, 5);
    many.rubric =
        fixture_rubric(fixture, fixture_section(fixture, ladder, -1, 1), 1);
    many.criterion = fixture_criterion(
        fixture, fixture_section(fixture, ladder, -1, 1), 3, 1);
    fixture_close(fixture);
    many.file = tmpfile();
    cr_assert(many.file);
    many.store =
        unit_store_new(fixture->arena, fixture->questionnaire, many.file);
    return many;
}

// Unit i has level 1 + i % 5, the last none; the criterion is met by every
// third and not asked of the others.
static void many_answer(struct many *many) {
    struct fixture *fixture = many->fixture;
    for (int i = 0; i < UNITS; i++) {
        struct unit *unit = &many->units[i];
        if (i < UNITS - 1)
            fixture_answer(fixture, 0, many->rubric, 1 + i % 5);
        else
            fixture_state(fixture, 0, many->rubric, ANSWER_DONT_KNOW);
        fixture_answer(fixture, 0, many->criterion, i % 3 ? 0 : 1);
        struct unit whole = {.name = arena_printf(fixture->arena, "unit %d", i),
                             .date = i % 2 ? "2026-11-20" : NULL,
                             .version = i == 7 ? "2" : "1",
                             .result = fixture_result(fixture, &plain)};
        *unit = unit_kept(fixture->arena, &whole);
        unit_store_add(many->store, unit);
    }
    cr_assert_eq(unit_store_finish(many->store), 0);
    many->in_memory = comparison_build(fixture->arena, fixture->questionnaire,
                                       many->units, UNITS, false);
    many->stored = comparison_of_store(fixture->arena, many->store);
}

static void many_free(struct many *many) {
    fclose(many->file);
    fixture_free(many->fixture);
}

static bool same(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

static void same_node(const struct node_result *a,
                      const struct node_result *b) {
    cr_assert_eq(a->section, b->section);
    cr_assert(same(a->score, b->score));
    cr_assert(same(a->coverage, b->coverage));
    cr_assert_eq(a->level, b->level);
    cr_assert_eq(a->every_rung_asked, b->every_rung_asked);
    for (int rung = 0; rung < LEVEL_COUNT; rung++) {
        cr_assert(same(a->shares[rung], b->shares[rung]));
        cr_assert_eq(a->asked[rung], b->asked[rung]);
    }
}

Test(comparison, what_is_stored_comes_back) {
    struct many many = many_new();
    many_answer(&many);
    cr_assert_eq(many.stored->count, UNITS);
    cr_assert(many.stored->versions_differ && many.in_memory->versions_differ);
    for (size_t i = UNITS; i-- > 0;) {
        const struct unit *unit = comparison_unit(many.stored, i);
        const struct unit *wanted = comparison_unit(many.in_memory, i);
        cr_assert_str_eq(unit->name, wanted->name);
        cr_assert_str_eq(unit->version, wanted->version);
        cr_assert_eq(!unit->date, !wanted->date);
        cr_assert(!unit->date || !strcmp(unit->date, wanted->date));
        cr_assert_eq(unit->result->respondents, wanted->result->respondents);
        const struct ladder *ladder = &many.stored->questionnaire->ladders[0];
        for (size_t j = 0; j < ladder->node_count; j++) {
            const struct section *section = ladder->nodes[j];
            same_node(result_node(unit->result, section),
                      result_node(wanted->result, section));
        }
        cr_assert_eq(unit->result->ladders[0].node.level,
                     wanted->result->ladders[0].node.level);
    }
    many_free(&many);
}

static void expect_spread(const struct comparison *comparison,
                          const struct section *section, int rung,
                          const struct spread *wanted) {
    struct spread found = comparison_spread(comparison, section, rung);
    cr_expect_eq(found.known, wanted->known);
    cr_expect(same(found.lowest, wanted->lowest), "%g", found.lowest);
    cr_expect(same(found.quarter, wanted->quarter), "%g", found.quarter);
    cr_expect(same(found.middle, wanted->middle), "%g", found.middle);
    cr_expect(same(found.three_quarters, wanted->three_quarters), "%g",
              found.three_quarters);
    cr_expect(same(found.highest, wanted->highest), "%g", found.highest);
}

// 29 units are known: six each of levels 1 to 4, five of level 5. The 8th, the
// 15th and the 22nd in order are those at or below which the quarters are.
Test(comparison, spread_of_a_score) {
    struct many many = many_new();
    many_answer(&many);
    const struct section *section =
        &many.fixture->questionnaire->ladders[0].root.sections[0];
    const struct spread wanted = {29, 1, 2, 3, 4, 5};
    expect_spread(many.stored, section, SPREAD_SCORE, &wanted);
    expect_spread(many.in_memory, section, SPREAD_SCORE, &wanted);
    many_free(&many);
}

// Ten of thirty have it.
Test(comparison, spread_of_a_share) {
    struct many many = many_new();
    many_answer(&many);
    const struct section *section =
        &many.fixture->questionnaire->ladders[0].root.sections[1];
    const struct spread wanted = {30, 0, 0, 0, 1, 1};
    const struct spread none = {0, NAN, NAN, NAN, NAN, NAN};
    expect_spread(many.stored, section, 3, &wanted);
    expect_spread(many.in_memory, section, 3, &wanted);
    expect_spread(many.stored, section, 2, &none);
    many_free(&many);
}

Test(comparison, levels_are_counted) {
    struct many many = many_new();
    many_answer(&many);
    const struct ladder *ladder = &many.fixture->questionnaire->ladders[0];
    struct reached stored = comparison_reached(many.stored, ladder);
    struct reached wanted = {0};
    for (size_t i = 0; i < UNITS; i++) {
        int level = many.units[i].result->ladders[0].node.level;
        if (level == LEVEL_UNKNOWN)
            wanted.open++;
        else
            wanted.units[level]++;
    }
    cr_assert_eq(stored.open, wanted.open);
    cr_assert_arr_eq(stored.units, wanted.units, sizeof(wanted.units));
    cr_assert_gt(wanted.units[1], 0);
    many_free(&many);
}

// Over time: what is kept of a unit says the same as the whole result.
Test(comparison, what_is_kept_of_a_unit_is_enough_over_time) {
    struct many many = many_new();
    struct fixture *fixture = many.fixture;
    struct unit whole[3], kept[3];
    static const double levels[] = {4, 5, 2};
    for (int i = 0; i < 3; i++) {
        fixture_answer(fixture, 0, many.rubric, levels[i]);
        fixture_answer(fixture, 0, many.criterion, i / 2.0);
        whole[i] = (struct unit){.name = "unit",
                                 .date = "2026-11-20",
                                 .result = fixture_result(fixture, &plain)};
        kept[i] = unit_kept(fixture->arena, &whole[i]);
        cr_assert_str_eq(kept[i].date, whole[i].date);
    }
    const struct comparison *first = comparison_build(
        fixture->arena, fixture->questionnaire, whole, 3, true);
    const struct comparison *second =
        comparison_build(fixture->arena, fixture->questionnaire, kept, 3, true);
    cr_assert_eq(first->rose_count, 1);
    cr_assert_eq(first->fell_count, 1);
    cr_assert_eq(second->rose_count, 1);
    cr_assert_eq(second->fell_count, 1);
    cr_assert_eq(second->rose[0].question, first->rose[0].question);
    cr_assert_float_eq(second->fell[0].from, 4, 1e-12);
    cr_assert_float_eq(second->fell[0].to, 2, 1e-12);
    cr_assert_gt(first->fall_count, 0);
    cr_assert_eq(second->fall_count, first->fall_count);
    cr_assert_eq(second->falls[0].from, first->falls[0].from);
    cr_assert_eq(second->falls[0].fell_count, first->falls[0].fell_count);
    cr_assert_eq(second->followed_count, first->followed_count);
    many_free(&many);
}
