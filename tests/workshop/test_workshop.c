// SPDX-License-Identifier: MIT
//
// A facilitator's day, moment by moment.

#include "poll.h"
#include "room.h"

#include <criterion/criterion.h>
#include <string.h>

#define LEVELS 5
#define CANNOT 5 // the row after the five levels

// --- Item by item ---

Test(workshop, two_rounds_from_reading_to_agreement) {
    struct room *room = room_new(23, WORKSHOP_STEP);
    cr_assert_eq(look(room)->phase, WORKSHOP_READ);
    cr_assert_str_eq(look(room)->question->id, "promise");
    act(room, WORKSHOP_FORWARD);
    count(room, 0, 3);
    count(room, 1, 7);
    count(room, 2, 5);
    count(room, 3, 5);
    count(room, 4, 1);
    cr_assert_eq(look(room)->voted, 21);
    cr_assert_null(look(room)->rounds);
    // Two are missing: it asks once.
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_ASKS);
    cr_assert(strstr(workshop_message(room->workshop), "2 are not counted"));
    count(room, CANNOT, 2);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_CHANGED);
    const struct workshop_view *view = look(room);
    cr_assert_eq(view->phase, WORKSHOP_REVEAL);
    cr_assert_eq(view->round_count, 1);
    cr_assert_eq(view->rounds[0].votes, 21);
    cr_assert_eq(view->rounds[0].class, WORKSHOP_WIDE);
    cr_assert_eq(view->rounds[0].agreement.shape, SHAPE_SPREAD);
    // Another round: the earlier bars are hidden again, the ballot is empty.
    cr_assert_eq(act(room, WORKSHOP_REVOTE), WORKSHOP_CHANGED);
    cr_assert_null(look(room)->rounds);
    cr_assert_eq(look(room)->round, 2);
    cr_assert_eq(look(room)->voted, 0);
    count(room, 1, 5);
    count(room, 2, 14);
    count(room, 3, 2);
    struct workshop_event rest = {.action = WORKSHOP_REMAINDER, .row = CANNOT};
    workshop_handle(room->workshop, &rest);
    act(room, WORKSHOP_FORWARD);
    view = look(room);
    cr_assert_eq(view->round_count, 2);
    cr_assert_eq(view->rounds[1].moved, 9);
    cr_assert_eq(view->rounds[1].up, 5);
    cr_assert_eq(view->rounds[1].down, 4);
    cr_assert_str_eq(workshop_moved_text(room->arena, view),
                     "At least 9 moved: 5 up, 4 down.");
    cr_assert_eq(view->proposal, 2);
    cr_assert_eq(view->proposed_basis, WORKSHOP_BASIS_MAJORITY);
    act(room, WORKSHOP_FORWARD);
    cr_assert_eq(look(room)->phase, WORKSHOP_AGREE);
    cr_assert_eq(answer_to(room, "promise")->state, ANSWER_NONE);
    write_text(room, WORKSHOP_DISSENT, "2 at 4: the call centre does it.");
    cr_assert_eq(act(room, WORKSHOP_ACCEPT), WORKSHOP_CHANGED);
    const struct answer *answer = answer_to(room, "promise");
    cr_assert_eq(answer->state, ANSWER_GIVEN);
    cr_assert_float_eq(answer->value.number, 3, 1e-9);
    cr_assert_str_eq(answer->basis, "majority");
    cr_assert_eq(answer->round_count, 2);
    act(room, WORKSHOP_FORWARD);
    cr_assert_str_eq(look(room)->question->id, "voice");
    cr_assert_eq(look(room)->agreed, 1);
    room_free(room);
}

// A presenter's clicker knows one way: on.
Test(workshop, space_alone_runs_all_of_it) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    for (int i = 0; i < 200 && look(room)->phase != WORKSHOP_DONE; i++) {
        if (look(room)->phase == WORKSHOP_VOTE && !look(room)->typed) {
            struct workshop_event rest = {.action = WORKSHOP_REMAINDER,
                                          .row = (size_t)i % 3};
            workshop_handle(room->workshop, &rest);
        }
        cr_assert_neq(act(room, WORKSHOP_FORWARD), WORKSHOP_REFUSED, "%s",
                      workshop_message(room->workshop));
    }
    cr_assert_eq(look(room)->phase, WORKSHOP_DONE);
    cr_assert_eq(look(room)->agreed, look(room)->total);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_REFUSED);
    room_free(room);
}

Test(workshop, what_proposes_nothing_is_left_open_and_not_come_back_to) {
    struct room *room = room_new(9, WORKSHOP_STEP);
    vote(room, (unsigned[]){0, 3, 0, 0, 0, 6}, 6);
    cr_assert_eq(look(room)->rounds[0].class, WORKSHOP_UNKNOWN);
    cr_assert_eq(look(room)->proposal, SIZE_MAX);
    act(room, WORKSHOP_FORWARD);
    cr_assert_eq(act(room, WORKSHOP_ACCEPT), WORKSHOP_REFUSED);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_ASKS);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_CHANGED);
    cr_assert_str_eq(look(room)->question->id, "voice");
    for (int i = 0; i < 200 && look(room)->phase != WORKSHOP_DONE; i++) {
        struct workshop_event rest = {.action = WORKSHOP_REMAINDER, .row = 1};
        workshop_handle(room->workshop, &rest);
        act(room, WORKSHOP_FORWARD);
    }
    const struct workshop_view *view = look(room);
    cr_assert_eq(view->phase, WORKSHOP_DONE);
    cr_assert_eq(view->agreed + 1, view->total);
    room_free(room);
}

// --- Counting hands ---

Test(workshop, a_count_above_the_room_is_refused_until_either_is_corrected) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    act(room, WORKSHOP_FORWARD);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_REFUSED);
    count(room, 1, 8);
    count(room, 2, 4);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_REFUSED);
    struct workshop_event rest = {.action = WORKSHOP_REMAINDER, .row = 3};
    cr_assert_eq(workshop_handle(room->workshop, &rest), WORKSHOP_REFUSED);
    struct workshop_event people = {.action = WORKSHOP_PEOPLE, .count = 12};
    workshop_handle(room->workshop, &people);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_CHANGED);
    cr_assert_eq(look(room)->phase, WORKSHOP_REVEAL);
    cr_assert_eq(answer_to(room, "promise")->rounds[0].people, 12);
    room_free(room);
}

Test(workshop, without_a_head_count_nothing_is_missing) {
    struct room *room = room_new(0, WORKSHOP_STEP);
    act(room, WORKSHOP_FORWARD);
    count(room, 1, 8);
    struct workshop_event rest = {.action = WORKSHOP_REMAINDER, .row = 3};
    cr_assert_eq(workshop_handle(room->workshop, &rest), WORKSHOP_REFUSED);
    cr_assert_not(workshop_allows(room->workshop, WORKSHOP_REMAINDER));
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_CHANGED);
    room_free(room);
}

Test(workshop, the_question_asked_is_forgotten_when_something_changes) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    act(room, WORKSHOP_FORWARD);
    count(room, 1, 8);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_ASKS);
    struct workshop_event tick = {.action = WORKSHOP_TICK, .seconds = 5};
    workshop_handle(room->workshop, &tick);
    count(room, 1, 7);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_ASKS);
    workshop_handle(room->workshop, &tick);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_CHANGED);
    cr_assert_eq(look(room)->rounds[0].missing, 3);
    room_free(room);
}

Test(workshop, a_recount_stands_beside_what_it_counts_again) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    vote(room, (unsigned[]){0, 8, 2}, 3);
    cr_assert_eq(act(room, WORKSHOP_RECOUNT), WORKSHOP_CHANGED);
    cr_assert_eq(look(room)->voted, 10);
    count(room, 1, 7);
    count(room, 2, 3);
    act(room, WORKSHOP_FORWARD);
    const struct answer *answer = answer_to(room, "promise");
    cr_assert_eq(answer->round_count, 2);
    cr_assert_eq(answer->rounds[0].votes[0].count, 8);
    cr_assert(answer->rounds[1].recount);
    cr_assert_eq(answer_round(answer), &answer->rounds[1]);
    cr_assert_eq(look(room)->round, 1);
    cr_assert_eq(look(room)->rounds[1].number, 1);
    cr_assert_null(workshop_moved_text(room->arena, look(room)));
    room_free(room);
}

Test(workshop, a_void_round_stays_and_does_not_count) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    act(room, WORKSHOP_FORWARD);
    count(room, 1, 8);
    cr_assert_eq(act(room, WORKSHOP_VOID), WORKSHOP_CHANGED);
    cr_assert_eq(look(room)->voted, 0);
    vote(room, (unsigned[]){0, 0, 10}, 3);
    const struct answer *answer = answer_to(room, "promise");
    cr_assert_eq(answer->round_count, 2);
    cr_assert(answer->rounds[0].is_void);
    cr_assert_eq(look(room)->round_count, 1);
    cr_assert_eq(look(room)->rounds[0].number, 1);
    room_free(room);
}

Test(workshop, three_rounds_are_enough) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    for (int i = 0; i < 3; i++) {
        vote(room, (unsigned[]){5, 0, 0, 0, 5}, 5);
        if (i < 2) cr_assert_eq(act(room, WORKSHOP_REVOTE), WORKSHOP_CHANGED);
    }
    cr_assert_not(workshop_allows(room->workshop, WORKSHOP_REVOTE));
    cr_assert_eq(act(room, WORKSHOP_REVOTE), WORKSHOP_REFUSED);
    // Nobody moves: still split, and agreed as such.
    cr_assert_eq(look(room)->proposed_basis, WORKSHOP_BASIS_STABLE);
    cr_assert_eq(look(room)->proposal, 0);
    cr_assert_eq(look(room)->rounds[2].class, WORKSHOP_POLARISED);
    room_free(room);
}

// --- In pairs, blind ---

Test(workshop, talk_in_pairs_shows_nothing_until_both_rounds_are_in) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    act(room, WORKSHOP_FORWARD);
    count(room, 1, 10);
    cr_assert_eq(act(room, WORKSHOP_HIDE), WORKSHOP_CHANGED);
    cr_assert_eq(look(room)->phase, WORKSHOP_BLIND);
    cr_assert_null(look(room)->rounds);
    cr_assert_eq(look(room)->voted, 10);
    cr_assert_eq(act(room, WORKSHOP_NEXT), WORKSHOP_REFUSED);
    act(room, WORKSHOP_FORWARD);
    count(room, 2, 10);
    cr_assert_null(look(room)->rounds);
    act(room, WORKSHOP_FORWARD);
    cr_assert_eq(look(room)->phase, WORKSHOP_REVEAL);
    cr_assert_eq(look(room)->round_count, 2);
    cr_assert_eq(look(room)->rounds[1].up, 10);
    // In the file nothing of it counted before.
    room_free(room);
}

Test(workshop, what_was_not_revealed_is_not_after_a_break_either) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    act(room, WORKSHOP_FORWARD);
    count(room, 1, 10);
    act(room, WORKSHOP_HIDE);
    struct room *again = room_again(room);
    cr_assert_eq(look(again)->phase, WORKSHOP_BLIND);
    cr_assert_eq(look(again)->voted, 10);
    cr_assert_null(look(again)->rounds);
    cr_assert_null(answer_round(answer_to(again, "promise")));
    // The second vote is open, the first one still unseen.
    act(again, WORKSHOP_FORWARD);
    count(again, 2, 10);
    struct room *third = room_again(again);
    cr_assert_eq(look(third)->phase, WORKSHOP_VOTE);
    cr_assert_eq(look(third)->round, 2);
    act(third, WORKSHOP_FORWARD);
    cr_assert_eq(look(third)->round_count, 2);
    cr_assert_eq(look(third)->rounds[1].moved, 10);
    room_free(third);
    room_free(again);
    room_free(room);
}

Test(workshop, who_has_voted_unseen_does_not_become_fewer) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    act(room, WORKSHOP_FORWARD);
    count(room, 1, 10);
    act(room, WORKSHOP_HIDE);
    struct workshop_event people = {.action = WORKSHOP_PEOPLE, .count = 8};
    workshop_handle(room->workshop, &people);
    const struct answer *answer = answer_to(room, "promise");
    cr_assert_eq(answer->rounds[0].people, 10);
    act(room, WORKSHOP_FORWARD);
    count(room, 2, 8);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_CHANGED);
    cr_assert_eq(answer->rounds[0].people, 10);
    cr_assert_eq(answer->rounds[1].people, 8);
    // Taken back, the first vote is open again, for those who are here now.
    for (int i = 0; i < 5; i++)
        act(room, WORKSHOP_UNDO);
    cr_assert_eq(look(room)->phase, WORKSHOP_VOTE);
    cr_assert_eq(look(room)->round, 1);
    cr_assert_eq(look(room)->people, 10);
    room_free(room);
}

// --- Breaks ---

Test(workshop, the_open_round_is_open_again) {
    struct room *room = room_new(23, WORKSHOP_STEP);
    vote(room, (unsigned[]){0, 23}, 2);
    act(room, WORKSHOP_ACCEPT);
    act(room, WORKSHOP_FORWARD);
    act(room, WORKSHOP_FORWARD);
    count(room, 0, 0);
    count(room, 2, 12);
    struct room *again = room_again(room);
    const struct workshop_view *view = look(again);
    cr_assert_eq(view->phase, WORKSHOP_VOTE);
    cr_assert_str_eq(view->question->id, "voice");
    cr_assert_eq(view->people, 23);
    cr_assert_eq(view->voted, 12);
    cr_assert(view->rows[0].counted);
    cr_assert_eq(view->rows[0].count, 0);
    cr_assert_not(view->rows[1].counted);
    cr_assert_str_eq(room_text(room), room_text(again));
    room_free(again);
    room_free(room);
}

// --- Taking back ---

Test(workshop, taking_back_adds) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    act(room, WORKSHOP_FORWARD);
    count(room, 1, 10);
    act(room, WORKSHOP_FORWARD);
    act(room, WORKSHOP_ACCEPT);
    const struct answer *answer = answer_to(room, "promise");
    act(room, WORKSHOP_UNDO); // the agreement
    cr_assert_eq(answer->state, ANSWER_NONE);
    cr_assert_eq(look(room)->phase, WORKSHOP_REVEAL);
    act(room, WORKSHOP_UNDO); // the closing
    cr_assert_eq(look(room)->phase, WORKSHOP_VOTE);
    cr_assert_eq(answer->round_count, 2);
    cr_assert(answer->rounds[0].is_void && answer->rounds[1].open);
    cr_assert_eq(look(room)->round, 1);
    cr_assert_eq(look(room)->voted, 10);
    act(room, WORKSHOP_UNDO); // the count
    cr_assert_eq(look(room)->voted, 0);
    act(room, WORKSHOP_UNDO); // the opening
    cr_assert_eq(look(room)->phase, WORKSHOP_READ);
    cr_assert_eq(answer->round_count, 2);
    cr_assert(answer->rounds[1].is_void);
    cr_assert_null(answer_round(answer));
    cr_assert_eq(act(room, WORKSHOP_UNDO), WORKSHOP_REFUSED);
    room_free(room);
}

Test(workshop, taking_back_goes_to_the_question_it_is_about) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    vote(room, (unsigned[]){0, 10}, 2);
    act(room, WORKSHOP_FORWARD);
    act(room, WORKSHOP_FORWARD); // agreed, and on
    cr_assert_str_eq(look(room)->question->id, "voice");
    act(room, WORKSHOP_UNDO);
    cr_assert_str_eq(look(room)->question->id, "promise");
    cr_assert_eq(look(room)->phase, WORKSHOP_AGREE);
    cr_assert_not(look(room)->is_agreed);
    room_free(room);
}

// --- All votes first ---

static struct room *swept(void) {
    static const unsigned votes[][6] = {
        {0, 0, 10, 0, 0, 0}, {5, 0, 0, 0, 5, 0}, {0, 5, 5, 0, 0, 0},
        {4, 2, 4, 0, 0, 0},  {0, 1, 8, 1, 0, 0}, {2, 2, 2, 2, 2, 0},
        {5, 4, 1, 0, 0, 0},
    };
    struct room *room = room_new(10, WORKSHOP_SWEEP);
    for (size_t i = 0; look(room)->phase != WORKSHOP_SWEPT; i++) {
        cr_assert_lt(i, 20);
        const struct workshop_view *view = look(room);
        cr_assert_eq(view->phase, WORKSHOP_READ);
        vote(room, votes[view->question->index % COUNT_OF(votes)],
             view->level_count < 5 ? 3 : 5);
        cr_assert_null(look(room)->rounds);
    }
    return room;
}

Test(workshop, a_sweep_hides_all_votes_then_shows_the_widest_first) {
    struct room *room = swept();
    const struct workshop_view *view = look(room);
    cr_assert_gt(view->item_count, 5);
    for (size_t i = 1; i < view->item_count; i++)
        cr_assert(!(view->items[i].apart > view->items[i - 1].apart + 1e-9));
    const struct question *widest = view->items[0].question;
    act(room, WORKSHOP_FORWARD);
    cr_assert_eq(look(room)->question, widest);
    cr_assert_eq(look(room)->phase, WORKSHOP_REVEAL);
    act(room, WORKSHOP_BACK);
    cr_assert_eq(look(room)->phase, WORKSHOP_SWEPT);
    // All on which they agree at once, and back again.
    cr_assert_eq(act(room, WORKSHOP_AGREE_CALM), WORKSHOP_CHANGED);
    size_t calm = look(room)->agreed;
    cr_assert_gt(calm, 1);
    cr_assert_lt(calm, look(room)->total);
    act(room, WORKSHOP_UNDO);
    cr_assert_eq(look(room)->agreed, 0);
    cr_assert_eq(look(room)->phase, WORKSHOP_SWEPT);
    act(room, WORKSHOP_AGREE_CALM);
    for (int i = 0; i < 100 && look(room)->phase != WORKSHOP_DONE; i++)
        cr_assert_neq(act(room, WORKSHOP_FORWARD), WORKSHOP_REFUSED);
    view = look(room);
    cr_assert_eq(view->agreed, view->total);
    room_free(room);
}

Test(workshop, an_unseen_vote_can_be_counted_again_but_not_seen) {
    struct room *room = room_new(10, WORKSHOP_SWEEP);
    vote(room, (unsigned[]){0, 10}, 2);
    act(room, WORKSHOP_BACK);
    const struct workshop_view *view = look(room);
    cr_assert_str_eq(view->question->id, "promise");
    cr_assert_eq(view->phase, WORKSHOP_READ);
    cr_assert_null(view->rounds);
    cr_assert_eq(agree(room, 1), WORKSHOP_REFUSED);
    cr_assert_eq(act(room, WORKSHOP_RECOUNT), WORKSHOP_CHANGED);
    cr_assert_eq(act(room, WORKSHOP_HIDE), WORKSHOP_REFUSED);
    act(room, WORKSHOP_FORWARD);
    cr_assert_str_eq(look(room)->question->id, "voice");
    room_free(room);
}

Test(workshop, a_swept_file_opens_at_the_reveal_widest_first) {
    struct room *room = swept();
    const struct question *widest = look(room)->items[0].question;
    room->assessment->has_at = false;
    struct room *again = room_again(room);
    const struct workshop_view *view = look(again);
    cr_assert_eq(view->phase, WORKSHOP_REVEAL);
    cr_assert_str_eq(view->question->id, widest->id);
    cr_assert_eq(view->order, WORKSHOP_SWEEP);
    room_free(again);
    room_free(room);
}

// Not even where one question has been voted on.
Test(workshop, a_sweep_is_one_after_a_break) {
    struct room *room = room_new(10, WORKSHOP_SWEEP);
    vote(room, (unsigned[]){0, 10}, 2);
    room->options.order = WORKSHOP_STEP;
    struct room *again = room_again(room);
    cr_assert_eq(look(again)->order, WORKSHOP_SWEEP);
    cr_assert_eq(go_to(again, "promise"), WORKSHOP_CHANGED);
    cr_assert_eq(look(again)->phase, WORKSHOP_READ);
    cr_assert_null(look(again)->rounds);
    room_free(again);
    room_free(room);
}

Test(workshop, questions_left_open_do_not_make_a_sweep) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    for (int i = 0; i < 2; i++) {
        vote(room, (unsigned[]){0, 3, 0, 0, 0, 7}, 6);
        act(room, WORKSHOP_FORWARD);
        act(room, WORKSHOP_FORWARD);
        act(room, WORKSHOP_FORWARD);
    }
    struct room *again = room_again(room);
    cr_assert_eq(look(again)->order, WORKSHOP_STEP);
    room_free(again);
    room_free(room);
}

// --- What hangs on what is agreed ---

Test(workshop, a_question_comes_into_view_when_its_condition_is_met) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    size_t before = look(room)->total;
    go_to(room, "owner");
    cr_assert_eq(go_to(room, "owner-acts"), WORKSHOP_REFUSED);
    cr_assert_eq(agree(room, 2), WORKSHOP_CHANGED);
    cr_assert_str_eq(answer_to(room, "owner")->value.text, "fully");
    cr_assert_str_eq(answer_to(room, "owner")->basis, "facilitator");
    cr_assert_eq(look(room)->total, before + 1);
    cr_assert_eq(go_to(room, "owner-acts"), WORKSHOP_CHANGED);
    room_free(room);
}

// --- Groups ---

static enum workshop_reply by_role(struct room *room) {
    struct workshop_event event = {
        .action = WORKSHOP_GROUPS,
        .question = questionnaire_question(room->questionnaire, "role")};
    return workshop_handle(room->workshop, &event);
}

static enum workshop_reply set_rule(struct room *room, enum vote_rule rule,
                                    unsigned value) {
    struct workshop_event event = {
        .action = WORKSHOP_RULE, .rule = rule, .count = value};
    return workshop_handle(room->workshop, &event);
}

static enum workshop_reply group_event(struct room *room,
                                       enum workshop_action action,
                                       const char *group, size_t row,
                                       unsigned votes) {
    struct workshop_event event = {
        .action = action, .row = row, .count = votes, .group = group};
    return workshop_handle(room->workshop, &event);
}

static void count_group(struct room *room, const char *group, size_t row,
                        unsigned votes) {
    cr_assert_eq(group_event(room, WORKSHOP_COUNT, group, row, votes),
                 WORKSHOP_CHANGED);
}

Test(workshop, what_a_group_has_is_part_of_all) {
    struct room *room = room_new(23, WORKSHOP_STEP);
    cr_assert_eq(by_role(room), WORKSHOP_CHANGED);
    act(room, WORKSHOP_FORWARD);
    cr_assert_eq(look(room)->part_count, 3);
    count_group(room, "leader", 2, 4);
    count_group(room, "leader", 3, 3);
    count_group(room, "staff", 2, 9);
    count(room, 2, 1); // in none of the groups
    const struct workshop_view *view = look(room);
    cr_assert_eq(view->voted, 17);
    cr_assert_eq(view->rows[2].count, 14);
    cr_assert_eq(view->parts[0].voted, 7);
    cr_assert_eq(view->parts[1].voted, 9);
    cr_assert_eq(view->parts[2].voted, 1);
    cr_assert_eq(view->parts[2].counts[2], 1);
    // Corrected, taken away, and the rest.
    count_group(room, "leader", 2, 5);
    cr_assert_eq(look(room)->rows[2].count, 15);
    cr_assert_eq(group_event(room, WORKSHOP_UNCOUNT, "staff", 2, 0),
                 WORKSHOP_CHANGED);
    cr_assert_eq(look(room)->rows[2].count, 6);
    cr_assert_eq(group_event(room, WORKSHOP_UNCOUNT, "staff", 2, 0),
                 WORKSHOP_REFUSED);
    cr_assert_eq(group_event(room, WORKSHOP_REMAINDER, "staff", 1, 0),
                 WORKSHOP_CHANGED);
    cr_assert_eq(look(room)->parts[1].counts[1], 14);
    cr_assert_eq(look(room)->voted, 23);
    // With so many of it here, the rest is that of the group.
    group_event(room, WORKSHOP_GROUP_PEOPLE, "leader", 0, 9);
    group_event(room, WORKSHOP_REMAINDER, "leader", 3, 0);
    cr_assert_eq(look(room)->parts[0].counts[3], 4);
    act(room, WORKSHOP_UNDO);
    act(room, WORKSHOP_UNDO);
    cr_assert_eq(look(room)->parts[0].counts[3], 3);
    cr_assert_eq(look(room)->parts[0].people, 0);
    room_free(room);
}

Test(workshop, groups_are_counted_apart_where_the_session_says_so) {
    struct room *room = room_new(23, WORKSHOP_STEP);
    struct workshop_event none = {.action = WORKSHOP_GROUPS,
                                  .question = asked(room, "organisation")};
    cr_assert_eq(workshop_handle(room->workshop, &none), WORKSHOP_REFUSED);
    act(room, WORKSHOP_FORWARD);
    cr_assert_eq(look(room)->part_count, 0);
    cr_assert_eq(group_event(room, WORKSHOP_COUNT, "leader", 1, 5),
                 WORKSHOP_REFUSED);
    cr_assert_eq(by_role(room), WORKSHOP_REFUSED, "a vote is open");
    room_free(room);
}

Test(workshop, groups_are_kept_only_where_they_may_be_shown) {
    struct room *room = room_new(34, WORKSHOP_STEP);
    by_role(room);
    act(room, WORKSHOP_FORWARD);
    count_group(room, "leader", 3, 4);
    count_group(room, "staff", 1, 20);
    count_group(room, "staff", 3, 10);
    act(room, WORKSHOP_FORWARD);
    // Four beside thirty: thirty would give the four away.
    cr_assert_eq(answer_to(room, "promise")->rounds[0].by_count, 0);
    cr_assert_eq(look(room)->group_count, 0);
    act(room, WORKSHOP_REVOTE);
    count_group(room, "leader", 3, 14);
    count_group(room, "staff", 1, 20);
    act(room, WORKSHOP_FORWARD);
    const struct workshop_view *view = look(room);
    cr_assert_eq(view->group_count, 2);
    cr_assert_str_eq(view->groups[0].option->code, "leader");
    cr_assert_float_eq(view->groups[0].mean, 4, 1e-9);
    cr_assert_not_null(view->groups[0].counts);
    cr_assert_eq(view->gap_count, 1);
    cr_assert_str_eq(workshop_gap_text(room->arena, view, &view->gaps[0]),
                     "Leaders: 4.0 on average; Staff: 2.0. Of 100 pairs, one "
                     "of each, the first is higher in 100.");
    room_free(room);
}

// A vote that is called off, or taken back, tells nothing of them either.
Test(workshop, what_is_void_holds_no_groups) {
    struct room *room = room_new(34, WORKSHOP_STEP);
    by_role(room);
    act(room, WORKSHOP_FORWARD);
    count_group(room, "leader", 3, 4);
    act(room, WORKSHOP_VOID);
    cr_assert_eq(answer_to(room, "promise")->rounds[0].by_count, 0);
    cr_assert_eq(look(room)->voted, 0);
    act(room, WORKSHOP_UNDO);
    cr_assert_eq(look(room)->parts[0].voted, 4);
    count_group(room, "staff", 1, 30);
    act(room, WORKSHOP_FORWARD);
    act(room, WORKSHOP_UNDO); // open again, with all that was typed
    cr_assert_eq(look(room)->parts[0].voted, 4);
    while (act(room, WORKSHOP_UNDO) != WORKSHOP_REFUSED)
        continue;
    const struct answer *answer = answer_to(room, "promise");
    cr_assert_geq(answer->round_count, 4);
    for (size_t i = 0; i < answer->round_count; i++)
        cr_assert_eq(answer->rounds[i].by_count, 0);
    room_free(room);
}

Test(workshop, a_recount_by_groups_begins_with_theirs_or_anew) {
    struct room *room = room_new(34, WORKSHOP_STEP);
    by_role(room);
    act(room, WORKSHOP_FORWARD);
    count_group(room, "leader", 3, 14);
    count_group(room, "staff", 1, 20);
    act(room, WORKSHOP_FORWARD);
    act(room, WORKSHOP_RECOUNT);
    cr_assert_eq(look(room)->parts[0].counts[3], 14);
    cr_assert_eq(look(room)->voted, 34);
    count_group(room, "leader", 3, 4);
    count_group(room, "staff", 1, 30);
    act(room, WORKSHOP_FORWARD);
    // What each of them had is no longer known.
    act(room, WORKSHOP_RECOUNT);
    cr_assert_eq(look(room)->voted, 0);
    room_free(room);
}

Test(workshop, of_few_in_a_group_no_bars_are_shown) {
    struct room *room = room_new(14, WORKSHOP_STEP);
    by_role(room);
    act(room, WORKSHOP_FORWARD);
    count_group(room, "leader", 1, 6);
    count_group(room, "staff", 1, 8);
    act(room, WORKSHOP_FORWARD);
    const struct workshop_view *view = look(room);
    cr_assert_eq(view->group_count, 2);
    cr_assert_null(view->groups[0].counts);
    room_free(room);
}

Test(workshop, a_group_cannot_have_more_votes_than_people) {
    struct room *room = room_new(20, WORKSHOP_STEP);
    by_role(room);
    group_event(room, WORKSHOP_GROUP_PEOPLE, "leader", 0, 10);
    act(room, WORKSHOP_FORWARD);
    count_group(room, "leader", 1, 11);
    count_group(room, "staff", 1, 9);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_REFUSED);
    count_group(room, "leader", 1, 10);
    count_group(room, "staff", 1, 10);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_CHANGED);
    room_free(room);
}

// --- Rules ---

Test(workshop, votes_are_read_by_the_rules_of_the_session) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    cr_assert_eq(set_rule(room, RULE_AGREED, 50), WORKSHOP_REFUSED);
    cr_assert_eq(set_rule(room, RULE_AGREED, 90), WORKSHOP_CHANGED);
    cr_assert_eq(set_rule(room, RULE_ROUNDS, 2), WORKSHOP_CHANGED);
    cr_assert_eq(set_rule(room, RULE_MINIMUM, 4), WORKSHOP_REFUSED);
    cr_assert_eq(set_rule(room, RULE_MINIMUM, 8), WORKSHOP_CHANGED);
    vote(room, (unsigned[]){0, 2, 8}, 3);
    cr_assert_eq(look(room)->rounds[0].class, WORKSHOP_NARROW);
    act(room, WORKSHOP_REVOTE);
    vote(room, (unsigned[]){0, 1, 9}, 3);
    cr_assert_eq(look(room)->rounds[1].class, WORKSHOP_AGREED);
    cr_assert_not(workshop_allows(room->workshop, WORKSHOP_REVOTE));
    cr_assert_eq(act(room, WORKSHOP_REVOTE), WORKSHOP_REFUSED);
    const struct vote_rules *rules = &room->assessment->rules;
    cr_assert(rules->settled);
    cr_assert_eq(rules->values[RULE_AGREED], 90);
    cr_assert_eq(rules->values[RULE_CAMPS], 33);
    room_free(room);
}

Test(workshop, the_rules_stay_once_votes_have_been_shown) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    set_rule(room, RULE_AGREED, 80);
    act(room, WORKSHOP_UNDO);
    cr_assert_eq(look(room)->rules.values[RULE_AGREED], 75);
    set_rule(room, RULE_AGREED, 80);
    vote(room, (unsigned[]){0, 2, 8}, 3);
    cr_assert_eq(set_rule(room, RULE_AGREED, 90), WORKSHOP_REFUSED);
    while (act(room, WORKSHOP_UNDO) != WORKSHOP_REFUSED)
        continue;
    cr_assert_eq(set_rule(room, RULE_AGREED, 90), WORKSHOP_REFUSED);
    cr_assert_eq(look(room)->rules.values[RULE_AGREED], 80);
    struct room *again = room_again(room);
    cr_assert(look(again)->settled);
    cr_assert_eq(set_rule(again, RULE_AGREED, 90), WORKSHOP_REFUSED);
    cr_assert_eq(look(again)->rules.values[RULE_AGREED], 80);
    room_free(again);
    room_free(room);
}

Test(workshop, in_a_sweep_the_rules_stay_when_all_have_voted) {
    struct room *room = room_new(10, WORKSHOP_SWEEP);
    vote(room, (unsigned[]){0, 2, 8}, 3);
    cr_assert_eq(set_rule(room, RULE_AGREED, 80), WORKSHOP_CHANGED);
    room_free(room);
    room = swept();
    cr_assert(room->assessment->rules.settled);
    cr_assert_eq(set_rule(room, RULE_AGREED, 80), WORKSHOP_REFUSED);
    room_free(room);
}

Test(workshop, what_is_parked_is_not_agreed_on_in_passing) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    vote(room, (unsigned[]){0, 10}, 2);
    struct workshop_event park = {.action = WORKSHOP_PARK, .text = "ask HR"};
    workshop_handle(room->workshop, &park);
    act(room, WORKSHOP_FORWARD);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_CHANGED);
    cr_assert_str_eq(look(room)->question->id, "voice");
    cr_assert_eq(answer_to(room, "promise")->state, ANSWER_NONE);
    cr_assert_eq(look(room)->parked, 1);
    room_free(room);
}

// --- Clock ---

Test(workshop, the_clock_never_closes_a_vote) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    act(room, WORKSHOP_FORWARD);
    struct workshop_event tick = {.action = WORKSHOP_TICK, .seconds = 57};
    workshop_handle(room->workshop, &tick);
    cr_assert_eq(look(room)->phase, WORKSHOP_VOTE);
    cr_assert_eq(look(room)->clock.seconds, -12);
    struct workshop_event more = {.action = WORKSHOP_ADJUST, .seconds = 15};
    workshop_handle(room->workshop, &more);
    cr_assert_eq(look(room)->clock.seconds, 3);
    vote(room, (unsigned[]){5, 0, 0, 0, 5}, 5);
    act(room, WORKSHOP_DISCUSS_ON);
    cr_assert_eq(look(room)->phase, WORKSHOP_DISCUSS);
    cr_assert_eq(look(room)->clock.seconds, 180);
    act(room, WORKSHOP_DISCUSS_ON);
    cr_assert_not(look(room)->clock.runs);
    workshop_handle(room->workshop, &tick);
    cr_assert_eq(look(room)->clock.seconds, 180);
    cr_assert_eq(look(room)->clock.spent, 114);
    room_free(room);
}

// --- Words ---

Test(workshop, says_how_the_votes_lie) {
    static const struct {
        unsigned votes[LEVELS];
        const char *shape, *voices;
    } rows[] = {
        {{0, 0, 10, 0, 0}, "Everyone says 3.", NULL},
        {{0, 5, 0, 5, 0},
         "Two camps: 5 say 2, 5 say 4. Nobody says 3.",
         "Hear first: 5 on 2. Then: 5 on 4."},
        {{9, 0, 0, 0, 1},
         "One voice differs: 5. The others say 1.",
         "Hear first: 1 on 5. Then: 9 on 1."},
        {{2, 2, 2, 2, 2},
         "Spread out, 1 to 5: the question may be read in different ways.",
         "Hear first: 2 on 1. Then: 2 on 5. Then: 6 on 2 to 4."},
        {{0, 5, 5, 0, 0},
         "Neighbours, 2 to 3: no real dispute.",
         "Hear first: 5 on 2. Then: 5 on 3."},
        {{5, 0, 0, 2, 3},
         "Two camps: 5 say 1, 5 say 4 to 5.",
         "Hear first: 5 on 1. Then: 5 on 4 to 5."},
        {{0, 2, 6, 2, 0},
         "Mostly agreed, 2 to 4.",
         "Hear first: 2 on 2. Then: 2 on 4. Then: 6 on 3."},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct room *room = room_new(10, WORKSHOP_STEP);
        vote(room, rows[i].votes, LEVELS);
        const struct workshop_view *view = look(room);
        cr_assert_str_eq(workshop_shape_text(room->arena, view), rows[i].shape);
        const char *voices = workshop_voices_text(room->arena, view);
        if (rows[i].voices)
            cr_assert_str_eq(voices, rows[i].voices);
        else
            cr_assert_null(voices);
        cr_assert_not_null(workshop_prompt(view));
        room_free(room);
    }
}

Test(workshop, parks_and_agrees_on_what_nobody_voted_for) {
    struct room *room = room_new(10, WORKSHOP_STEP);
    vote(room, (unsigned[]){0, 5, 0, 5, 0}, 5);
    cr_assert_eq(agree(room, 2), WORKSHOP_CHANGED);
    cr_assert_str_eq(answer_to(room, "promise")->basis, "facilitator");
    go_to(room, "voice");
    struct workshop_event half = {.action = WORKSHOP_AGREE_HALF, .row = 1};
    cr_assert_eq(workshop_handle(room->workshop, &half), WORKSHOP_CHANGED);
    cr_assert_float_eq(answer_to(room, "voice")->value.number, 2.5, 1e-9);
    cr_assert_eq(look(room)->agreed_row, SIZE_MAX);
    go_to(room, "pole");
    struct workshop_event park = {.action = WORKSHOP_PARK, .text = "ask HR"};
    workshop_handle(room->workshop, &park);
    cr_assert_str_eq(answer_to(room, "pole")->parked, "ask HR");
    cr_assert_eq(look(room)->parked, 1);
    cr_assert_eq(go_to(room, "must"), WORKSHOP_CHANGED);
    cr_assert_eq(look(room)->row_count, 5, "nobody may say don't know");
    room_free(room);
}

// --- Files that were merged ---

// Everybody answers alone; what they dispute most is talked about first.
Test(workshop, a_merged_file_opens_at_the_reveal_widest_first) {
    static const double levels[][2] = {{1, 3}, {5, 3}, {1, 4}, {5, 3},
                                       {1, 3}, {5, 4}, {1, 3}, {5, 3}};
    struct room *room = room_new(0, WORKSHOP_STEP);
    struct poll *poll = poll_new(room->arena, room->questionnaire);
    size_t left_out;
    for (size_t i = 0; i < COUNT_OF(levels); i++) {
        struct assessment *one =
            assessment_new(room->arena, room->questionnaire);
        struct answer *promise = &one->answers[asked(room, "promise")->index];
        struct answer *must = &one->answers[asked(room, "must")->index];
        promise->state = must->state = ANSWER_GIVEN;
        must->value.number = levels[i][0];
        promise->value.number = levels[i][1];
        poll_keep(poll, one);
    }
    room->assessment = poll_merge(room->arena, poll, &left_out);
    struct room *merged = room_again(room);
    const struct workshop_view *view = look(merged);
    cr_assert_eq(view->phase, WORKSHOP_REVEAL);
    cr_assert_str_eq(view->question->id, "must");
    cr_assert_eq(view->people, 8);
    cr_assert_eq(view->rounds[0].votes, 8);
    cr_assert_eq(view->rounds[0].class, WORKSHOP_POLARISED);
    cr_assert_str_eq(workshop_shape_text(merged->arena, view),
                     "Two camps: 4 say 1, 4 say 5.");
    // Voted on again, by hands, beside what the files said.
    act(merged, WORKSHOP_REVOTE);
    vote(merged, (unsigned[]){0, 2, 6}, 3);
    cr_assert_eq(look(merged)->round_count, 2);
    cr_assert_str_eq(answer_to(merged, "must")->rounds[0].method, "files");
    cr_assert_str_eq(answer_to(merged, "must")->rounds[1].method, "hands");
    act(merged, WORKSHOP_ACCEPT);
    act(merged, WORKSHOP_FORWARD);
    cr_assert_str_eq(look(merged)->question->id, "promise");
    room_free(merged);
    room_free(room);
}
