// SPDX-License-Identifier: MIT
//
// Nobody in a small group is found out: not from what is shown of it, nor from
// what is shown of the others.

#include "crowd.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define NEAR 1e-9
#define MOST 80

struct room {
    struct crowd crowd;
    struct assessment *members[MOST];
    size_t count;
};

static struct room room_new(void) {
    return (struct room){.crowd = crowd_new(1)};
}

// [people] of a role (NULL: of none) who all say [level].
static void add(struct room *room, const char *role, size_t people,
                double level) {
    for (size_t i = 0; i < people; i++) {
        struct assessment *member = crowd_blank(&room->crowd);
        if (role) crowd_code(&room->crowd, member, "role", role);
        crowd_level(&room->crowd, member, "heed", level);
        crowd_level(&room->crowd, member, "hear", level);
        room->members[room->count++] = member;
    }
}

static const struct result *result_of(struct room *room) {
    return crowd_result(&room->crowd, room->members, room->count);
}

static const struct group_result *group_of(const struct result *result,
                                           const char *code) {
    for (size_t i = 0; i < result->grouping_count; i++) {
        const struct grouping_result *grouping = &result->groupings[i];
        for (size_t j = 0; j < grouping->group_count; j++) {
            if (!strcmp(grouping->groups[j].option->code, code))
                return &grouping->groups[j];
        }
    }
    cr_assert_fail("%s", code);
    return NULL;
}

static const struct group_cell *cell_of(const struct room *room,
                                        const struct result *result,
                                        const char *group, const char *id) {
    const struct group_cell *cells = group_of(result, group)->cells;
    return cells ? &cells[crowd_question(&room->crowd, id)->index] : NULL;
}

static bool holds(const struct result *result, const char *id) {
    for (size_t i = 0; i < result->finding_count; i++) {
        if (!strcmp(result->findings[i]->id, id)) return true;
    }
    return false;
}

// --- Who is shown ---

Test(groups, of_the_least_size_are_shown) {
    struct room room = room_new();
    add(&room, "leader", 5, 4);
    add(&room, "staff", 5, 2);
    const struct result *result = result_of(&room);
    cr_assert(group_of(result, "leader")->shown);
    cr_assert(group_of(result, "staff")->shown);
    cr_assert_eq(result->groupings[0].gap_count, 2);
    cr_assert(holds(result, "leaders-higher"));
    crowd_free(&room.crowd);
}

Test(groups, of_four_are_not) {
    struct room room = room_new();
    add(&room, "leader", 4, 4);
    const struct result *result = result_of(&room);
    const struct group_result *leaders = group_of(result, "leader");
    cr_assert_not(leaders->shown);
    cr_assert_null(leaders->cells);
    cr_assert_float_eq(leaders->people, 0, NEAR);
    cr_assert(result->groupings[0].withheld);
    crowd_free(&room.crowd);
}

// The thirty taken from all would be the four.
Test(groups, of_four_beside_thirty_hide_the_thirty) {
    struct room room = room_new();
    add(&room, "leader", 4, 5);
    add(&room, "staff", 30, 2);
    const struct result *result = result_of(&room);
    cr_assert_not(group_of(result, "leader")->shown);
    cr_assert_not(group_of(result, "staff")->shown);
    cr_assert_eq(result->groupings[0].gap_count, 0);
    // Nor does a finding tell what the table hides.
    cr_assert_not(holds(result, "leaders-higher"));
    crowd_free(&room.crowd);
}

// With others who are in no group there is more than one way to the rest.
Test(groups, beside_enough_others_are_shown) {
    struct room room = room_new();
    add(&room, "leader", 4, 5);
    add(&room, "staff", 30, 2);
    add(&room, NULL, 1, 3);
    const struct result *result = result_of(&room);
    cr_assert_not(group_of(result, "leader")->shown);
    cr_assert(group_of(result, "staff")->shown);
    crowd_free(&room.crowd);
}

Test(groups, raised_least_size_counts) {
    struct room room = room_new();
    room.crowd.questionnaire->minimum_group = 10;
    add(&room, "leader", 9, 4);
    add(&room, "staff", 30, 2);
    cr_assert_eq(result_of(&room)->groupings[0].shown_count, 0);
    add(&room, "leader", 1, 4);
    cr_assert_eq(result_of(&room)->groupings[0].shown_count, 2);
    crowd_free(&room.crowd);
}

// --- What is shown of them ---

// Six leaders, but only four have answered this one.
Test(groups, cells_of_four_are_not_shown) {
    struct room room = room_new();
    add(&room, "leader", 6, 4);
    add(&room, "staff", 20, 2);
    size_t heed = crowd_question(&room.crowd, "heed")->index;
    room.members[0]->answers[heed].state = ANSWER_NONE;
    room.members[1]->answers[heed].state = ANSWER_DONT_KNOW;
    const struct result *result = result_of(&room);
    cr_assert_not(cell_of(&room, result, "leader", "heed")->shown);
    cr_assert_not(cell_of(&room, result, "staff", "heed")->shown,
                  "twenty taken from all would be the four");
    cr_assert(cell_of(&room, result, "leader", "hear")->shown);
    // The score of the section is that of what is shown in it.
    cr_assert_float_eq(
        group_score(group_of(result, "staff"),
                    questionnaire_section(room.crowd.questionnaire, "insight")),
        2, NEAR);
    crowd_free(&room.crowd);
}

Test(groups, all_of_few_saying_the_same_is_not_shown) {
    struct room room = room_new();
    add(&room, "leader", 6, 5);
    add(&room, "staff", 12, 5);
    const struct result *result = result_of(&room);
    const struct group_cell *leaders = cell_of(&room, result, "leader", "heed");
    const struct group_cell *staff = cell_of(&room, result, "staff", "heed");
    cr_assert(leaders->shown && staff->shown);
    // Nor may it be worked out by taking the staff from all.
    cr_assert_eq(leaders->tally.ballot_count + staff->tally.ballot_count, 0);
    cr_assert(isnan(leaders->mean) && isnan(staff->mean));
    const struct section *insight =
        questionnaire_section(room.crowd.questionnaire, "insight");
    cr_assert(isnan(group_score(group_of(result, "leader"), insight)));
    cr_assert(isnan(group_score(group_of(result, "staff"), insight)));
    crowd_free(&room.crowd);
}

// Of enough people it may be said.
Test(groups, all_of_many_saying_the_same_is_shown) {
    struct room room = room_new();
    add(&room, "leader", 10, 5);
    add(&room, "staff", 12, 1);
    const struct result *result = result_of(&room);
    const struct group_cell *leaders = cell_of(&room, result, "leader", "heed");
    cr_assert_eq(leaders->tally.ballot_count, 1);
    cr_assert_float_eq(leaders->mean, 5, NEAR);
    const struct section *insight =
        questionnaire_section(room.crowd.questionnaire, "insight");
    cr_assert_float_eq(group_score(group_of(result, "staff"), insight), 1,
                       NEAR);
    crowd_free(&room.crowd);
}

// Few who are in no group are a part as well.
Test(groups, the_rest_may_not_be_worked_out_either) {
    struct room room = room_new();
    add(&room, "staff", 10, 2);
    add(&room, "staff", 10, 4);
    add(&room, NULL, 6, 1);
    const struct group_cell *staff =
        cell_of(&room, result_of(&room), "staff", "heed");
    cr_assert(staff->shown);
    cr_assert_eq(staff->tally.ballot_count, 0);
    cr_assert(isnan(staff->mean));
    crowd_free(&room.crowd);
}

// Neither may missing bars say that all have said the same.
Test(groups, few_have_no_bars_whatever_they_say) {
    struct room room = room_new();
    add(&room, "leader", 3, 2);
    add(&room, "leader", 3, 4);
    add(&room, "staff", 12, 3);
    const struct group_cell *leaders =
        cell_of(&room, result_of(&room), "leader", "heed");
    cr_assert_eq(leaders->tally.ballot_count, 0);
    cr_assert_float_eq(leaders->mean, 3, NEAR);
    crowd_free(&room.crowd);
}

// --- Gaps ---

Test(groups, a_gap_is_told_where_chance_would_seldom_make_it) {
    struct room room = room_new();
    add(&room, "leader", 12, 4);
    add(&room, "staff", 30, 2);
    const struct result *result = result_of(&room);
    const struct gap_result *gap = &result->groupings[0].gaps[0];
    cr_assert_float_eq(gap->delta, 1, NEAR);
    cr_assert_float_eq(gap->difference, 2, NEAR);
    cr_assert_lt(gap->p, 0.001);
    cr_assert(gap->notable);
    cr_assert(result->can_be_subtracted);
    crowd_free(&room.crowd);
    room = room_new();
    add(&room, "leader", 3, 4);
    add(&room, "leader", 3, 2);
    add(&room, "staff", 5, 3);
    add(&room, "staff", 1, 2);
    cr_assert_not(result_of(&room)->groupings[0].gaps[0].notable);
    crowd_free(&room.crowd);
}

// A room is all there is of it: no p value, the size of the gap decides.
Test(groups, votes_by_group_of_a_room) {
    struct crowd crowd = crowd_new(1);
    struct assessment *room = crowd_blank(&crowd);
    struct vote votes[] = {{"2", 8}, {"4", 12}};
    struct vote leaders[] = {{"4", 10}}, staff[] = {{"2", 8}, {"4", 2}};
    struct group_votes by[] = {{"leader", leaders, 1}, {"staff", staff, 2}};
    struct round round = {
        .votes = votes, .vote_count = 2, .by = by, .by_count = 2, .people = 20};
    size_t heed = crowd_question(&crowd, "heed")->index;
    room->people = 20;
    room->answers[heed].rounds = &round;
    room->answers[heed].round_count = 1;
    const struct result *result = crowd_result(&crowd, &room, 1);
    const struct group_result *group = group_of(result, "leader");
    cr_assert(group->shown);
    cr_assert_float_eq(group->people, 10, NEAR);
    cr_assert_float_eq(group->cells[heed].mean, 4, NEAR);
    const struct gap_result *gap = &result->groupings[0].gaps[0];
    cr_assert(isnan(gap->p));
    cr_assert(gap->notable);
    cr_assert_float_eq(gap->delta, 0.8, NEAR);
    cr_assert_not(result->can_be_subtracted);
    // Agreed on since: the groups' votes are still theirs.
    crowd_level(&crowd, room, "heed", 3);
    group = group_of(crowd_result(&crowd, &room, 1), "staff");
    cr_assert_float_eq(group->cells[heed].mean, 2.4, NEAR);
    crowd_free(&crowd);
}

// --- Any crowd ---

// From all that is shown no group's answers to a question can be worked out
// that are fewer than the least size.
static void check_cells(const struct result *result, size_t question) {
    const struct question_result *row = &result->questions[question];
    unsigned least = result->questionnaire->minimum_group;
    for (size_t i = 0; i < result->grouping_count; i++) {
        const struct grouping_result *grouping = &result->groupings[i];
        double shown = 0;
        bool any = false;
        for (size_t j = 0; j < grouping->group_count; j++) {
            const struct group_cell *cells = grouping->groups[j].cells;
            if (!cells || !cells[question].shown) continue;
            any = true;
            cr_assert_geq(cells[question].tally.counted, least);
            shown += cells[question].tally.counted;
        }
        double rest = row->tally.counted - shown;
        if (any) cr_assert(rest < NEAR || rest >= least, "%g", rest);
    }
}

Test(groups, no_small_rest_is_left_in_any_crowd) {
    for (uint64_t seed = 1; seed <= 300; seed++) {
        struct crowd crowd = crowd_new(seed);
        struct assessment *members[MOST];
        size_t count = 1 + roll(&crowd.dice, MOST - 1);
        for (size_t i = 0; i < count; i++)
            members[i] = crowd_member(&crowd, NULL, NULL);
        const struct result *result = crowd_result(&crowd, members, count);
        for (size_t i = 0; i < crowd.questionnaire->question_count; i++) {
            if (crowd.questionnaire->questions[i]->ladder)
                check_cells(result, i);
        }
        for (size_t i = 0; i < result->grouping_count; i++) {
            const struct grouping_result *grouping = &result->groupings[i];
            double shown = 0;
            for (size_t j = 0; j < grouping->group_count; j++)
                shown += grouping->groups[j].people;
            double rest = (double)count - shown;
            if (grouping->shown_count)
                cr_assert(rest < NEAR || rest >= 5, "%g", rest);
        }
        crowd_free(&crowd);
    }
}
