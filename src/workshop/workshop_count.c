// SPDX-License-Identifier: MIT
//
// Counting the open round, line by line: of all, or of a group.

#include "text.h"
#include "workshop_inside.h"

#include <string.h>

// The list of votes that an event is about: of all, or of a group.
struct list {
    struct vote **votes;
    size_t *count;
};

static bool is_group(const struct questionnaire *questionnaire,
                     const char *code) {
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        if (question->group && question_option(question, code)) return true;
    }
    return false;
}

static struct group_votes *find_group(struct workshop *workshop,
                                      struct round *round, const char *code,
                                      bool add) {
    for (size_t i = 0; i < round->by_count; i++) {
        if (!strcmp(round->by[i].group, code)) return &round->by[i];
    }
    if (!add) return NULL;
    struct group_votes *by =
        ARENA_ARRAY(workshop->arena, struct group_votes, round->by_count + 1);
    if (round->by_count) memcpy(by, round->by, round->by_count * sizeof(*by));
    round->by = by;
    by[round->by_count].group = arena_string(workshop->arena, code);
    return &by[round->by_count++];
}

static size_t find_vote(const struct rows *rows, const struct vote *votes,
                        size_t count, size_t row) {
    for (size_t i = 0; i < count; i++) {
        if (row_of(rows, votes[i].key) == row) return i;
    }
    return NO_ROW;
}

// In the order of the rows.
static void put_vote(struct arena *arena, const struct rows *rows,
                     struct list list, size_t row, unsigned count) {
    const char *key = rows->items[row].key;
    size_t place = find_vote(rows, *list.votes, *list.count, row);
    if (place != NO_ROW) {
        struct vote *vote = *list.votes + place;
        vote->count = count;
        return;
    }
    struct vote *votes = ARENA_ARRAY(arena, struct vote, *list.count + 1);
    size_t made = 0;
    bool put = false;
    for (size_t i = 0; i < *list.count; i++) {
        if (!put && row_of(rows, (*list.votes)[i].key) > row) {
            votes[made++] = (struct vote){key, count};
            put = true;
        }
        votes[made++] = (*list.votes)[i];
    }
    if (!put) votes[made++] = (struct vote){key, count};
    *list.votes = votes;
    *list.count = made;
}

static void take_vote(struct list list, size_t place) {
    --*list.count;
    for (size_t i = place; i < *list.count; i++)
        (*list.votes)[i] = (*list.votes)[i + 1];
}

struct counting {
    struct round *round;
    struct rows rows;
    struct list list;
};

// Begins a change of the open round's votes: what stood there before goes to
// the step, a copy takes its place.
static struct counting begin(struct workshop *workshop,
                             const struct workshop_event *event) {
    struct answer *answer = workshop_answer(workshop, workshop->current);
    struct counting counting = {.round = round_open(answer)};
    struct round *round = counting.round;
    counting.rows = rows_of(workshop->scratch, workshop->current, answer);
    round_step(workshop, STEP_COUNT);
    round_copy_votes(workshop->arena, round);
    struct group_votes *group =
        event->group ? find_group(workshop, round, event->group, true) : NULL;
    counting.list = group ? (struct list){&group->votes, &group->vote_count}
                          : (struct list){&round->votes, &round->vote_count};
    return counting;
}

static const char *bad_row(struct workshop *workshop,
                           const struct workshop_event *event) {
    struct rows rows = rows_of(workshop->scratch, workshop->current,
                               workshop_answer(workshop, workshop->current));
    if (event->row >= rows.count) return _("There is no such line.");
    if (event->count > PEOPLE_MOST) return _("This number is too large.");
    if (event->group && !is_group(workshop->questionnaire, event->group))
        return _("There is no such group.");
    return NULL;
}

enum workshop_reply on_count(struct workshop *workshop,
                             const struct workshop_event *event) {
    const char *problem = bad_row(workshop, event);
    if (problem) return workshop_refuse(workshop, problem);
    struct counting counting = begin(workshop, event);
    put_vote(workshop->arena, &counting.rows, counting.list, event->row,
             event->count);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_uncount(struct workshop *workshop,
                               const struct workshop_event *event) {
    const char *problem = bad_row(workshop, event);
    if (problem) return workshop_refuse(workshop, problem);
    struct answer *answer = workshop_answer(workshop, workshop->current);
    struct round *round = round_open(answer);
    struct rows rows = rows_of(workshop->scratch, workshop->current, answer);
    const struct group_votes *group =
        event->group ? find_group(workshop, round, event->group, false) : NULL;
    const struct vote *votes = event->group ? NULL : round->votes;
    size_t count = event->group ? 0 : round->vote_count;
    if (group) {
        votes = group->votes;
        count = group->vote_count;
    }
    size_t place = find_vote(&rows, votes, count, event->row);
    if (place == NO_ROW)
        return workshop_refuse(workshop, _("This line is not counted yet."));
    take_vote(begin(workshop, event).list, place);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_remainder(struct workshop *workshop,
                                 const struct workshop_event *event) {
    const char *problem = bad_row(workshop, event);
    unsigned people = workshop->assessment->people, others = 0;
    if (problem) return workshop_refuse(workshop, problem);
    if (!people)
        return workshop_refuse(
            workshop, _("Say first how many are here: the rest is counted from "
                        "that."));
    struct answer *answer = workshop_answer(workshop, workshop->current);
    const struct round *round = round_open(answer);
    struct rows rows = rows_of(workshop->scratch, workshop->current, answer);
    for (size_t i = 0; i < round->vote_count; i++) {
        if (row_of(&rows, round->votes[i].key) != event->row)
            others += round->votes[i].count;
    }
    if (others > people)
        return workshop_refuse(
            workshop,
            _("More votes than people: correct a number, or how many are "
              "here."));
    struct workshop_event counted = *event;
    counted.group = NULL;
    struct counting counting = begin(workshop, &counted);
    put_vote(workshop->arena, &counting.rows, counting.list, event->row,
             people - others);
    return WORKSHOP_CHANGED;
}
