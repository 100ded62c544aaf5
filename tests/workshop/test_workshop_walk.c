// SPDX-License-Identifier: MIT
//
// Whatever events come, in whatever order: random walks through workshops, from
// fixed seeds, with every promise looked at after every event.

#include "poll.h"
#include "room.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define WALKS 24
#define STEPS 2500
#define BREAK 60 // events between two breaks
#define WORKSHOP_LAST WORKSHOP_ADJUST

struct dice {
    uint64_t state;
};

static unsigned roll(struct dice *dice, unsigned below) {
    dice->state = dice->state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(dice->state >> 33) % below;
}

static const char *const texts[] = {"", "a", "b: c", "ask HR"};
static const char *const groups[] = {"leader", "staff", "nobody"};

// More of what moves a workshop on, so that walks get far.
static enum workshop_action any_action(struct dice *dice) {
    static const enum workshop_action often[] = {
        WORKSHOP_FORWARD,   WORKSHOP_FORWARD,   WORKSHOP_FORWARD,
        WORKSHOP_COUNT,     WORKSHOP_COUNT,     WORKSHOP_COUNT,
        WORKSHOP_REMAINDER, WORKSHOP_REMAINDER, WORKSHOP_HIDE};
    return roll(dice, 2) ? often[roll(dice, COUNT_OF(often))]
                         : (enum workshop_action)roll(dice, WORKSHOP_LAST + 2);
}

static struct workshop_event any_event(const struct room *room,
                                       struct dice *dice) {
    struct workshop_event event = {
        .action = any_action(dice),
        .question = room->questionnaire->questions[roll(
            dice, (unsigned)room->questionnaire->question_count)],
        .row = roll(dice, 9),
        .count = roll(dice, 8),
        .seconds = (int)roll(dice, 40) - 5,
        .text = texts[roll(dice, COUNT_OF(texts))],
        .which = (enum workshop_text)roll(dice, 4),
        .basis = (enum workshop_basis)roll(dice, 7),
        .order = (enum workshop_order)roll(dice, 3),
        .rule = (enum vote_rule)roll(dice, VOTE_RULES + 1),
    };
    // Mostly what it makes sense to say.
    if (event.action == WORKSHOP_GROUPS && roll(dice, 4))
        event.question = roll(dice, 3) ? asked(room, "role") : NULL;
    if (event.action == WORKSHOP_RULE && roll(dice, 3) &&
        (size_t)event.rule < VOTE_RULES)
        event.count = vote_rule_limits[event.rule].least + roll(dice, 12);
    if (roll(dice, 2) == 0) event.group = groups[roll(dice, COUNT_OF(groups))];
    if (event.action == WORKSHOP_PEOPLE) event.count = roll(dice, 30);
    // Changing the order and taking back would else happen all the time.
    if ((event.action == WORKSHOP_ORDER || event.action == WORKSHOP_UNDO) &&
        roll(dice, 3))
        event.action = WORKSHOP_FORWARD;
    return event;
}

// --- Promises ---

// Rounds are only added to; what was closed keeps its votes; marks are only
// set.
static void check_rounds(const struct assessment *before,
                         const struct assessment *after) {
    for (size_t i = 0; i < after->questionnaire->question_count; i++) {
        const struct answer *old = &before->answers[i];
        const struct answer *new = &after->answers[i];
        cr_assert_geq(new->round_count, old->round_count);
        for (size_t j = 0; j < old->round_count; j++) {
            const struct round *a = &old->rounds[j], *b = &new->rounds[j];
            cr_assert(a->open || !b->open, "nothing closed is opened");
            cr_assert(!a->is_void || b->is_void, "void is void");
            cr_assert_eq(a->recount, b->recount);
            if (a->open) continue;
            cr_assert_eq(a->vote_count, b->vote_count);
            cr_assert_eq(a->people, b->people);
            cr_assert_eq(a->by_count, b->by_count);
            for (size_t k = 0; k < a->vote_count; k++) {
                cr_assert_str_eq(a->votes[k].key, b->votes[k].key);
                cr_assert_eq(a->votes[k].count, b->votes[k].count);
            }
        }
    }
}

static unsigned ballots(const struct round *round) {
    unsigned all = 0;
    for (size_t i = 0; i < round->vote_count; i++)
        all += round->votes[i].count;
    return all;
}

// By hand, and not as the program does it: each group that a closed round tells
// of has enough people, and so have those of whom it tells nothing.
static void check_groups(const struct room *room, const struct round *round) {
    unsigned least = assessment_rules(room->assessment).values[RULE_MINIMUM];
    unsigned rest = 0;
    for (size_t i = 0; i < round->vote_count; i++) {
        const char *key = round->votes[i].key;
        if (strcmp(key, "dont-know") != 0 && strcmp(key, "not-applicable") != 0)
            rest += round->votes[i].count;
    }
    for (size_t i = 0; i < round->by_count; i++) {
        unsigned voted = 0;
        for (size_t j = 0; j < round->by[i].vote_count; j++) {
            const char *key = round->by[i].votes[j].key;
            if (strcmp(key, "dont-know") != 0 &&
                strcmp(key, "not-applicable") != 0)
                voted += round->by[i].votes[j].count;
        }
        cr_assert_geq(voted, least);
        cr_assert_geq(rest, voted);
        rest -= voted;
    }
    cr_assert(!round->by_count || !rest || rest >= least);
}

static void check_assessment(const struct room *room,
                             const struct workshop_view *view) {
    const struct assessment *assessment = room->assessment;
    bool open_here = false;
    for (size_t i = 0; i < room->questionnaire->question_count; i++) {
        const struct answer *answer = &assessment->answers[i];
        for (size_t j = 0; j < answer->round_count; j++) {
            const struct round *round = &answer->rounds[j];
            if (round->open) {
                cr_assert_eq(room->questionnaire->questions[i], view->question,
                             "only where we are");
                open_here = true;
                continue;
            }
            check_groups(room, round);
            if (!round->is_void && round->people) {
                cr_assert_leq(ballots(round), round->people);
                cr_assert_gt(ballots(round), 0);
            }
        }
        if (answer->state != ANSWER_NONE) cr_assert_not_null(answer->basis);
    }
    cr_assert_eq(open_here,
                 view->phase == WORKSHOP_VOTE || view->phase == WORKSHOP_BLIND);
}

static void check_view(const struct workshop_view *view) {
    bool seen = view->phase == WORKSHOP_REVEAL ||
                view->phase == WORKSHOP_DISCUSS ||
                view->phase == WORKSHOP_AGREE;
    bool list = view->phase == WORKSHOP_SWEPT || view->phase == WORKSHOP_DONE;
    cr_assert_eq(view->question == NULL, list);
    cr_assert_eq(view->item_count > 0, list);
    cr_assert_leq(view->agreed + view->parked, view->total);
    if (!seen) {
        cr_assert_null(view->rounds);
        cr_assert_null(view->voices);
        cr_assert_null(view->groups);
        cr_assert_null(view->gaps);
        cr_assert_eq(view->proposal, SIZE_MAX);
    }
    if (view->phase == WORKSHOP_REVEAL) cr_assert_gt(view->round_count, 0);
    for (size_t i = 0; i < view->round_count; i++)
        cr_assert_leq(view->rounds[i].up + view->rounds[i].down,
                      view->rounds[i].moved);
    if (view->phase != WORKSHOP_VOTE) {
        cr_assert_null(view->parts);
        for (size_t i = 0; i < view->row_count; i++)
            cr_assert_not(view->rows[i].counted);
    }
}

// A deep enough copy to look back at.
static struct assessment *snapshot(struct arena *arena,
                                   const struct assessment *assessment) {
    struct assessment *copy = ARENA_NEW(arena, struct assessment);
    size_t count = assessment->questionnaire->question_count;
    *copy = *assessment;
    copy->answers = ARENA_ARRAY(arena, struct answer, count);
    memcpy(copy->answers, assessment->answers, count * sizeof(*copy->answers));
    for (size_t i = 0; i < count; i++) {
        struct answer *answer = &copy->answers[i];
        struct round *rounds =
            ARENA_ARRAY(arena, struct round, answer->round_count);
        for (size_t j = 0; j < answer->round_count; j++) {
            rounds[j] = answer->rounds[j];
            struct vote *votes =
                ARENA_ARRAY(arena, struct vote, rounds[j].vote_count);
            for (size_t k = 0; k < rounds[j].vote_count; k++)
                votes[k] = rounds[j].votes[k];
            rounds[j].votes = votes;
        }
        answer->rounds = rounds;
    }
    return copy;
}

static void check_same_view(const struct room *a, const struct room *b) {
    const struct workshop_view *left = look(a), *right = look(b);
    cr_assert_eq(left->phase, right->phase);
    cr_assert_eq(left->order, right->order);
    cr_assert_eq(left->question == NULL, right->question == NULL);
    if (left->question)
        cr_assert_str_eq(left->question->id, right->question->id);
    cr_assert_eq(left->position, right->position);
    cr_assert_eq(left->voted, right->voted);
    cr_assert_eq(left->clock.seconds, right->clock.seconds);
    cr_assert_eq(left->clock.spent, right->clock.spent);
    cr_assert_eq(left->settled, right->settled);
    cr_assert_eq(left->part_count, right->part_count);
    for (size_t i = 0; i < left->part_count; i++)
        cr_assert_eq(left->parts[i].voted, right->parts[i].voted);
}

// The record on the assessment of the start gives the same state.
static void check_replay(const struct room *room, const struct room *start) {
    struct room *again = room_again(start);
    size_t count;
    const struct workshop_event *record =
        workshop_record(room->workshop, &count);
    for (size_t i = 0; i < count; i++) {
        struct workshop_event event = record[i];
        if (event.question) event.question = asked(again, event.question->id);
        cr_assert_neq(workshop_handle(again->workshop, &event),
                      WORKSHOP_REFUSED, "event %zu", i);
    }
    cr_assert_str_eq(room_text(room), room_text(again));
    check_same_view(room, again);
    room_free(again);
}

// Saved, read back and gone on with: the same file, the open round open.
static struct room *take_break(struct room *room) {
    struct room *again = room_again(room);
    const struct workshop_view *before = look(room), *after = look(again);
    bool open =
        before->phase == WORKSHOP_VOTE || before->phase == WORKSHOP_BLIND;
    if (open) cr_assert_eq(after->phase, before->phase);
    if (room->assessment->rules.order != ORDER_UNSAID)
        cr_assert_eq(after->order, before->order);
    if (open) {
        cr_assert_str_eq(after->question->id, before->question->id);
        cr_assert_eq(after->voted, before->voted);
        for (size_t i = 0;
             before->phase == WORKSHOP_VOTE && i < before->row_count; i++) {
            cr_assert_eq(before->rows[i].count, after->rows[i].count);
            cr_assert_eq(before->rows[i].counted, after->rows[i].counted);
        }
    }
    check_view(after);
    check_assessment(again, after);
    return again;
}

static const char *text_in(struct arena *arena, const struct room *room) {
    struct room copy = *room;
    copy.arena = arena;
    return room_text(&copy);
}

// Now and then the meeting goes on with what many have answered alone before.
static struct room *any_room(struct dice *dice, uint64_t seed) {
    struct room *room =
        room_new(roll(dice, 25), (enum workshop_order)(seed % 2));
    if (seed % 3) return room;
    struct poll *poll = poll_new(room->arena, room->questionnaire);
    size_t left_out, count = 5 + roll(dice, 20);
    for (size_t i = 0; i < count; i++) {
        struct assessment *one =
            assessment_new(room->arena, room->questionnaire);
        for (size_t j = 0; j < room->questionnaire->question_count; j++) {
            const struct question *question = room->questionnaire->questions[j];
            struct answer *answer = &one->answers[j];
            if (!question->ladder || roll(dice, 5) == 0) continue;
            answer->state = ANSWER_GIVEN;
            answer->value.number = 1 + (double)roll(dice, 9) / 2;
            if (!question->halves)
                answer->value.number = floor(answer->value.number);
            if (question->option_count)
                answer->value.text =
                    question
                        ->options[roll(dice, (unsigned)question->option_count)]
                        .code;
        }
        poll_keep(poll, one);
    }
    room->assessment = poll_merge(room->arena, poll, &left_out);
    struct room *merged = room_again(room);
    room_free(room);
    return merged;
}

static void walk(uint64_t seed) {
    struct dice dice = {seed};
    struct room *room = any_room(&dice, seed);
    struct room *start = room_again(room);
    struct arena *scratch = arena_new();
    for (int i = 1; i <= STEPS; i++) {
        struct workshop_event event = any_event(room, &dice);
        arena_reset(scratch);
        struct assessment *before = snapshot(scratch, room->assessment);
        const char *text = text_in(scratch, room);
        bool allowed = workshop_allows(room->workshop, event.action);
        enum workshop_reply reply = workshop_handle(room->workshop, &event);
        const struct workshop_view *view =
            workshop_look(room->workshop, scratch);
        if (reply != WORKSHOP_CHANGED)
            cr_assert_str_eq(text_in(scratch, room), text);
        if (reply == WORKSHOP_REFUSED || reply == WORKSHOP_ASKS)
            cr_assert_not_null(workshop_message(room->workshop));
        if (!allowed) cr_assert_eq(reply, WORKSHOP_REFUSED);
        check_rounds(before, room->assessment);
        check_assessment(room, view);
        check_view(view);
        // A break in each talk in pairs, too.
        if (i % BREAK && view->phase != WORKSHOP_BLIND) continue;
        check_replay(room, start);
        struct room *again = take_break(room);
        room_free(start);
        start = room_again(again);
        // The break forgets what the workshop had only in mind.
        room_free(room);
        room = again;
    }
    arena_free(scratch);
    room_free(start);
    room_free(room);
}

Test(workshop_walk, any_events_keep_every_promise) {
    for (uint64_t seed = 1; seed <= WALKS; seed++)
        walk(seed);
}

// All the way back: nothing is agreed or written any more, no round counts, and
// not one has gone.
Test(workshop_walk, everything_can_be_taken_back) {
    for (uint64_t seed = 1; seed <= WALKS; seed++) {
        struct dice dice = {seed * 977};
        struct room *room = room_new(12, (enum workshop_order)(seed % 2));
        for (int i = 0; i < 300; i++) {
            struct workshop_event event = any_event(room, &dice);
            workshop_handle(room->workshop, &event);
        }
        size_t rounds = 0, left = 0;
        for (size_t i = 0; i < room->questionnaire->question_count; i++)
            rounds += room->assessment->answers[i].round_count;
        while (act(room, WORKSHOP_UNDO) != WORKSHOP_REFUSED) {
            check_view(look(room));
            check_assessment(room, look(room));
        }
        for (size_t i = 0; i < room->questionnaire->question_count; i++) {
            const struct answer *answer = &room->assessment->answers[i];
            left += answer->round_count;
            cr_assert_eq(answer->state, ANSWER_NONE);
            cr_assert(!answer->note && !answer->evidence && !answer->dissent &&
                      !answer->parked && !answer->basis);
            cr_assert_null(answer_round(answer));
        }
        cr_assert_eq(room->assessment->people, 12);
        cr_assert_geq(left, rounds);
        room_free(room);
    }
}
