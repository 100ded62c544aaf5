// SPDX-License-Identifier: MIT
//
// Rounds of votes: opened, counted, closed, never taken away.

#include "poll.h"
#include "text.h"
#include "workshop_inside.h"

#include <assert.h>
#include <string.h>

// --- Finding ---

struct round *round_open(const struct answer *answer) {
    for (size_t i = answer->round_count; i-- > 0;) {
        struct round *round = &answer->rounds[i];
        if (round->open && !round->is_void) return round;
    }
    return NULL;
}

const struct round *round_counts(const struct answer *answer) {
    return answer->round_count ? answer_round(answer) : NULL;
}

unsigned rounds_planned(const struct answer *answer) {
    unsigned count = 0;
    for (size_t i = 0; i < answer->round_count; i++)
        count += !answer->rounds[i].is_void && !answer->rounds[i].recount;
    return count;
}

// --- Adding ---

void round_copy_votes(struct arena *arena, struct round *round) {
    struct vote *votes = ARENA_ARRAY(arena, struct vote, round->vote_count);
    struct group_votes *by =
        ARENA_ARRAY(arena, struct group_votes, round->by_count);
    if (round->vote_count)
        memcpy(votes, round->votes, round->vote_count * sizeof(*votes));
    for (size_t i = 0; i < round->by_count; i++) {
        by[i] = round->by[i];
        by[i].votes = ARENA_ARRAY(arena, struct vote, by[i].vote_count);
        if (by[i].vote_count)
            memcpy(by[i].votes, round->by[i].votes,
                   by[i].vote_count * sizeof(struct vote));
    }
    round->votes = votes;
    round->by = by;
}

struct round *round_add(struct workshop *workshop, const struct round *like,
                        bool recount) {
    struct answer *answer = workshop_answer(workshop, workshop->current);
    struct round *rounds =
        ARENA_ARRAY(workshop->arena, struct round, answer->round_count + 1);
    if (answer->round_count)
        memcpy(rounds, answer->rounds, answer->round_count * sizeof(*rounds));
    struct round *round = &rounds[answer->round_count++];
    if (like) {
        *round = *like;
        round_copy_votes(workshop->arena, round);
    }
    round->at = (struct place){0};
    round->method = workshop->method;
    round->people = workshop->assessment->people;
    round->not_asked = round->in_doubt = 0;
    round->open = true;
    round->is_void = false;
    round->unseen = like && like->unseen;
    round->recount = recount;
    answer->rounds = rounds;
    return round;
}

struct step *round_step(struct workshop *workshop, enum step_kind kind) {
    const struct answer *answer = workshop_answer(workshop, workshop->current);
    struct step *step = workshop_step(workshop, kind);
    step->open =
        ARENA_ARRAY(workshop->arena, struct round, answer->round_count);
    for (size_t i = 0; i < answer->round_count; i++) {
        if (answer->rounds[i].open)
            step->open[step->open_count++] = answer->rounds[i];
    }
    return step;
}

bool round_is_left(const struct workshop *workshop) {
    struct vote_rules rules = workshop_rules(workshop);
    return rounds_planned(workshop_answer(workshop, workshop->current)) <
           rules.values[RULE_ROUNDS];
}

static enum workshop_reply no_more_rounds(struct workshop *workshop) {
    return workshop_refuse(
        workshop, _("There is no further vote on a question: that many were "
                    "planned. Agree, or park it."));
}

// What was agreed does not stand beside a vote that is about to begin.
static void open_round(struct workshop *workshop, const struct round *like,
                       bool recount) {
    struct answer *answer = workshop_answer(workshop, workshop->current);
    workshop_step(workshop, STEP_OPEN);
    answer->state = ANSWER_NONE;
    answer->value = (struct value){0};
    answer->basis = NULL;
    round_add(workshop, like, recount);
    rules_keep_order(workshop);
    workshop_enter(workshop, WORKSHOP_VOTE);
}

enum workshop_reply on_open(struct workshop *workshop,
                            const struct workshop_event *event) {
    (void)event;
    if (!round_is_left(workshop)) return no_more_rounds(workshop);
    open_round(workshop, NULL, false);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_revote(struct workshop *workshop,
                              const struct workshop_event *event) {
    (void)event;
    if (!round_is_left(workshop)) return no_more_rounds(workshop);
    open_round(workshop, NULL, false);
    return WORKSHOP_CHANGED;
}

// Whether all who voted in [round] did so in one of the session's groups.
static bool is_by_groups(struct workshop *workshop, const struct round *round) {
    unsigned apart = 0;
    for (size_t i = 0; i < round->by_count; i++) {
        const struct group_votes *by = &round->by[i];
        if (is_group(workshop, by->group))
            apart += votes_in(by->votes, by->vote_count);
    }
    return apart == votes_in(round->votes, round->vote_count);
}

// What is counted again begins with the numbers that are known: those of all,
// or where groups are counted apart, of each of them.
enum workshop_reply on_recount(struct workshop *workshop,
                               const struct workshop_event *event) {
    (void)event;
    const struct round *last =
        round_counts(workshop_answer(workshop, workshop->current));
    if (!last)
        return workshop_refuse(workshop, _("There is no vote to count again."));
    struct round like = *last;
    bool apart = workshop->assessment->rules.groups != NULL;
    if (!apart) {
        like.by_count = 0;
    } else if (!is_by_groups(workshop, last)) {
        like.by_count = 0;
        like.vote_count = 0;
    }
    open_round(workshop, &like, true);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_void(struct workshop *workshop,
                            const struct workshop_event *event) {
    (void)event;
    struct answer *answer = workshop_answer(workshop, workshop->current);
    struct round *open = round_open(answer);
    assert(open); // it is while votes are counted that this is allowed
    round_step(workshop, STEP_VOID);
    bool recount = open->recount;
    round_make_void(open);
    round_add(workshop, NULL, recount);
    workshop_enter(workshop, WORKSHOP_VOTE);
    return WORKSHOP_CHANGED;
}

// --- Closing ---

// More of a group on one line than of all.
static bool groups_exceed(struct workshop *workshop,
                          const struct round *round) {
    const struct questionnaire *questionnaire = workshop->questionnaire;
    struct rows rows = rows_of(workshop->scratch, workshop->current,
                               workshop_answer(workshop, workshop->current));
    const unsigned *all =
        row_counts(workshop->scratch, &rows, round->votes, round->vote_count);
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        if (!question->group) continue;
        unsigned *sum = ARENA_ARRAY(workshop->scratch, unsigned, rows.count);
        for (size_t j = 0; j < round->by_count; j++) {
            const struct group_votes *by = &round->by[j];
            if (!question_option(question, by->group)) continue;
            const unsigned *own =
                row_counts(workshop->scratch, &rows, by->votes, by->vote_count);
            for (size_t row = 0; row < rows.count; row++) {
                sum[row] += own[row];
                if (sum[row] > all[row]) return true;
            }
        }
    }
    return false;
}

// More of a group than are here of it.
static bool group_exceeds(const struct workshop *workshop,
                          const struct round *round) {
    const struct vote_rules *rules = &workshop->assessment->rules;
    for (size_t i = 0; rules->groups && i < rules->groups->option_count; i++) {
        const struct group_votes *by =
            round_group(round, rules->groups->options[i].code);
        if (by && rules->group_people[i] &&
            votes_in(by->votes, by->vote_count) > rules->group_people[i])
            return true;
    }
    return false;
}

static const char *missing_text(struct workshop *workshop, unsigned missing) {
    return arena_printf(
        workshop->arena,
        PLURAL("%u is not counted. Once more closes the vote all the same.",
               "%u are not counted. Once more closes the vote all the same.",
               missing),
        missing);
}

// REFUSED or ASKS where the vote cannot be closed, or not at once.
static enum workshop_reply may_close(struct workshop *workshop,
                                     const struct workshop_event *event,
                                     const struct round *round) {
    unsigned people = workshop->assessment->people;
    unsigned voted = votes_in(round->votes, round->vote_count);
    if (!voted) return workshop_refuse(workshop, _("Nobody is counted yet."));
    if (people && voted > people)
        return workshop_refuse(
            workshop,
            _("More votes than people: correct a number, or how many are "
              "here."));
    if (groups_exceed(workshop, round))
        return workshop_refuse(
            workshop, _("More votes of a group than of all: correct one of "
                        "them."));
    if (group_exceeds(workshop, round))
        return workshop_refuse(
            workshop, _("More votes of a group than people in it: correct a "
                        "number, or how many are here."));
    bool few = !strcmp(workshop->method, "hands")
                   ? voted < people
                   : voted < people * WORKSHOP_TURNOUT;
    if (few && !workshop_confirms(workshop, event,
                                  missing_text(workshop, people - voted)))
        return WORKSHOP_ASKS;
    return WORKSHOP_CHANGED;
}

static bool has_group(const struct group_votes *groups, size_t count,
                      const char *code) {
    for (size_t i = 0; i < count; i++) {
        if (!strcmp(groups[i].group, code)) return true;
    }
    return false;
}

// So that the file holds nothing that a report has to hide.
void round_keep_groups(struct workshop *workshop,
                       const struct question *question, struct round *round) {
    const struct questionnaire *questionnaire = workshop->questionnaire;
    unsigned least = workshop_rules(workshop).values[RULE_MINIMUM];
    struct group_votes *kept =
        ARENA_ARRAY(workshop->arena, struct group_votes, round->by_count);
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *grouping = &questionnaire->profile[i];
        if (!grouping->group) continue;
        struct round_groups shown =
            round_groups(workshop->scratch, least, grouping, question, round);
        for (size_t j = 0; j < shown.count; j++) {
            // Two questions may have an option of the same code.
            if (!has_group(kept, count, shown.groups[j].group))
                kept[count++] = shown.groups[j];
        }
    }
    round->by = kept;
    round->by_count = count;
}

void round_make_void(struct round *round) {
    round->open = false;
    round->unseen = false;
    round->is_void = true;
    round->by_count = 0;
}

enum workshop_reply on_close(struct workshop *workshop,
                             const struct workshop_event *event) {
    struct answer *answer = workshop_answer(workshop, workshop->current);
    struct round *open = round_open(answer);
    assert(open); // as in on_void
    enum workshop_reply reply = may_close(workshop, event, open);
    if (reply != WORKSHOP_CHANGED) return reply;
    round_step(workshop, STEP_CLOSE);
    // Also those that were closed without showing them, before a talk in pairs.
    for (size_t i = 0; i < answer->round_count; i++) {
        if (!answer->rounds[i].open) continue;
        round_keep_groups(workshop, workshop->current, &answer->rounds[i]);
        answer->rounds[i].open = false;
        answer->rounds[i].unseen = false;
    }
    sequence_look(workshop);
    if (workshop->order == WORKSHOP_SWEEP && !workshop->swept)
        sequence_advance(workshop);
    else
        workshop_enter(workshop, WORKSHOP_REVEAL);
    if (workshop->order == WORKSHOP_STEP || workshop->swept)
        rules_settle(workshop);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_hide(struct workshop *workshop,
                            const struct workshop_event *event) {
    const struct answer *answer = workshop_answer(workshop, workshop->current);
    if (workshop->order == WORKSHOP_SWEEP && !workshop->swept)
        return workshop_refuse(
            workshop, _("All votes come first now; talk comes afterwards."));
    if (!round_is_left(workshop)) return no_more_rounds(workshop);
    struct round *open = round_open(answer);
    assert(open); // as in on_void
    enum workshop_reply reply = may_close(workshop, event, open);
    if (reply != WORKSHOP_CHANGED) return reply;
    round_step(workshop, STEP_HIDE);
    open->unseen = true;
    workshop_enter(workshop, WORKSHOP_BLIND);
    return WORKSHOP_CHANGED;
}
