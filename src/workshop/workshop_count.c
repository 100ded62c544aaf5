// SPDX-License-Identifier: MIT
//
// Counting the open round, line by line: of all, or of a group.

#include "text.h"
#include "workshop_inside.h"

#include <string.h>

// A list of votes, of all or of a group, that is being changed.
struct list {
    struct vote **votes;
    size_t *count;
};

struct group_votes *round_group(const struct round *round, const char *group) {
    for (size_t i = 0; i < round->by_count; i++) {
        if (!strcmp(round->by[i].group, group)) return &round->by[i];
    }
    return NULL;
}

static struct group_votes *add_group(struct arena *arena, struct round *round,
                                     const char *code) {
    struct group_votes *group = round_group(round, code);
    if (group) return group;
    struct group_votes *by =
        ARENA_ARRAY(arena, struct group_votes, round->by_count + 1);
    if (round->by_count) memcpy(by, round->by, round->by_count * sizeof(*by));
    round->by = by;
    by[round->by_count].group = arena_string(arena, code);
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

static unsigned votes_at(const struct rows *rows, const struct vote *votes,
                         size_t count, size_t row) {
    size_t place = find_vote(rows, votes, count, row);
    return place == NO_ROW ? 0 : votes[place].count;
}

// --- One number ---

// A line of the open round: of [group], or of those in none of the groups that
// are counted apart; without such of all.
struct entry_line {
    struct workshop *workshop;
    struct round *round;
    struct rows rows;
    size_t row;
    const char *group;
};

static struct entry_line entry_line(struct workshop *workshop,
                                    const struct workshop_event *event) {
    struct answer *answer = workshop_answer(workshop, workshop->current);
    return (struct entry_line){
        .workshop = workshop,
        .round = round_open(answer),
        .rows = rows_of(workshop->scratch, workshop->current, answer),
        .row = event->row,
        .group = event->group};
}

static unsigned all_at(const struct entry_line *line) {
    return votes_at(&line->rows, line->round->votes, line->round->vote_count,
                    line->row);
}

// Of the groups together; [counted]: whether any of them has a number.
static unsigned in_groups(const struct entry_line *line, bool *counted) {
    const struct round *round = line->round;
    unsigned sum = 0;
    *counted = false;
    for (size_t i = 0; i < round->by_count; i++) {
        const struct group_votes *by = &round->by[i];
        if (!is_group(line->workshop, by->group)) continue;
        size_t place =
            find_vote(&line->rows, by->votes, by->vote_count, line->row);
        if (place == NO_ROW) continue;
        *counted = true;
        sum += by->votes[place].count;
    }
    return sum;
}

// What stands there now.
static unsigned number_at(const struct entry_line *line) {
    bool counted;
    unsigned apart = in_groups(line, &counted), all = all_at(line);
    if (!line->group) return all > apart ? all - apart : 0;
    const struct group_votes *by = round_group(line->round, line->group);
    return by ? votes_at(&line->rows, by->votes, by->vote_count, line->row) : 0;
}

static bool is_counted(const struct entry_line *line) {
    const struct round *round = line->round;
    if (line->group) {
        const struct group_votes *by = round_group(round, line->group);
        return by && find_vote(&line->rows, by->votes, by->vote_count,
                               line->row) != NO_ROW;
    }
    bool apart;
    (void)in_groups(line, &apart);
    return apart ? number_at(line) > 0
                 : find_vote(&line->rows, round->votes, round->vote_count,
                             line->row) != NO_ROW;
}

// Begins a change: what stood there before goes to the step, a copy takes its
// place.
static void begin(const struct entry_line *line) {
    round_step(line->workshop, STEP_COUNT);
    round_copy_votes(line->workshop->arena, line->round);
}

// A number of a group is part of the number of all.
static enum workshop_reply put_number(const struct entry_line *line,
                                      unsigned number) {
    struct arena *arena = line->workshop->arena;
    struct round *round = line->round;
    unsigned all = all_at(line) - number_at(line) + number;
    begin(line);
    if (line->group) {
        struct group_votes *by = add_group(arena, round, line->group);
        put_vote(arena, &line->rows, (struct list){&by->votes, &by->vote_count},
                 line->row, number);
    }
    put_vote(arena, &line->rows,
             (struct list){&round->votes, &round->vote_count}, line->row, all);
    return WORKSHOP_CHANGED;
}

static void take_number(const struct entry_line *line) {
    struct round *round = line->round;
    unsigned all = all_at(line) - number_at(line);
    bool counted;
    begin(line);
    if (line->group) {
        struct group_votes *by = round_group(round, line->group);
        take_vote((struct list){&by->votes, &by->vote_count},
                  find_vote(&line->rows, by->votes, by->vote_count, line->row));
    }
    struct list list = {&round->votes, &round->vote_count};
    (void)in_groups(line, &counted);
    if (counted || all > 0)
        put_vote(line->workshop->arena, &line->rows, list, line->row, all);
    else
        take_vote(list, find_vote(&line->rows, round->votes, round->vote_count,
                                  line->row));
}

// --- Events ---

static const char *bad_row(struct workshop *workshop,
                           const struct workshop_event *event) {
    struct rows rows = rows_of(workshop->scratch, workshop->current,
                               workshop_answer(workshop, workshop->current));
    if (event->row >= rows.count) return _("There is no such line.");
    if (event->count > PEOPLE_MOST) return _("This number is too large.");
    if (event->group && !is_group(workshop, event->group))
        return _("There is no such group.");
    return NULL;
}

enum workshop_reply on_count(struct workshop *workshop,
                             const struct workshop_event *event) {
    const char *problem = bad_row(workshop, event);
    if (problem) return workshop_refuse(workshop, problem);
    struct entry_line line = entry_line(workshop, event);
    return put_number(&line, event->count);
}

enum workshop_reply on_uncount(struct workshop *workshop,
                               const struct workshop_event *event) {
    const char *problem = bad_row(workshop, event);
    if (problem) return workshop_refuse(workshop, problem);
    struct entry_line line = entry_line(workshop, event);
    if (!is_counted(&line))
        return workshop_refuse(workshop, _("This line is not counted yet."));
    take_number(&line);
    return WORKSHOP_CHANGED;
}

// How many there are to be counted where this line belongs: of its group, where
// that is known, else of all; and how many of them are.
static unsigned people_for(const struct entry_line *line, unsigned *voted) {
    const struct workshop *workshop = line->workshop;
    const struct vote_rules *rules = &workshop->assessment->rules;
    const struct round *round = line->round;
    if (line->group) {
        size_t index = (size_t)(question_option(rules->groups, line->group) -
                                rules->groups->options);
        const struct group_votes *by = round_group(round, line->group);
        *voted = by ? votes_in(by->votes, by->vote_count) : 0;
        if (rules->group_people[index]) return rules->group_people[index];
    }
    *voted = votes_in(round->votes, round->vote_count);
    return workshop->assessment->people;
}

enum workshop_reply on_remainder(struct workshop *workshop,
                                 const struct workshop_event *event) {
    const char *problem = bad_row(workshop, event);
    if (problem) return workshop_refuse(workshop, problem);
    struct entry_line line = entry_line(workshop, event);
    unsigned voted, people = people_for(&line, &voted);
    if (!people)
        return workshop_refuse(
            workshop, _("Say first how many are here: the rest is counted from "
                        "that."));
    unsigned others = voted - number_at(&line);
    if (others > people)
        return workshop_refuse(
            workshop,
            _("More votes than people: correct a number, or how many are "
              "here."));
    return put_number(&line, people - others);
}
