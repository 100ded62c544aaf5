// SPDX-License-Identifier: MIT
//
// Rounds of votes: opened, counted, closed, never taken away.

#include "poll.h"
#include "text.h"
#include "workshop_inside.h"

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

// What was agreed does not stand beside a vote that is about to begin.
static void open_round(struct workshop *workshop, const struct round *like,
                       bool recount) {
    struct answer *answer = workshop_answer(workshop, workshop->current);
    workshop_step(workshop, STEP_OPEN);
    answer->state = ANSWER_NONE;
    answer->value = (struct value){0};
    answer->basis = NULL;
    round_add(workshop, like, recount);
    workshop_enter(workshop, WORKSHOP_VOTE);
}

enum workshop_reply on_open(struct workshop *workshop,
                            const struct workshop_event *event) {
    (void)event;
    const struct answer *answer = workshop_answer(workshop, workshop->current);
    if (rounds_planned(answer) >= WORKSHOP_ROUNDS_MOST)
        return workshop_refuse(workshop,
                               _("Three rounds are enough: reveal the votes."));
    open_round(workshop, NULL, false);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_revote(struct workshop *workshop,
                              const struct workshop_event *event) {
    (void)event;
    const struct answer *answer = workshop_answer(workshop, workshop->current);
    if (rounds_planned(answer) >= WORKSHOP_ROUNDS_MOST)
        return workshop_refuse(
            workshop,
            _("Three rounds are enough: agree, or park the question."));
    open_round(workshop, NULL, false);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_recount(struct workshop *workshop,
                               const struct workshop_event *event) {
    (void)event;
    const struct round *last =
        round_counts(workshop_answer(workshop, workshop->current));
    if (!last)
        return workshop_refuse(workshop, _("There is no vote to count again."));
    open_round(workshop, last, true);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_void(struct workshop *workshop,
                            const struct workshop_event *event) {
    (void)event;
    struct answer *answer = workshop_answer(workshop, workshop->current);
    struct round *open = round_open(answer);
    round_step(workshop, STEP_VOID);
    bool recount = open->recount;
    open->open = false;
    open->is_void = true;
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

// Of each grouping those groups are kept whose votes may be shown, so that the
// file holds nothing that a report has to hide.
static void keep_groups(struct workshop *workshop, struct round *round) {
    const struct questionnaire *questionnaire = workshop->questionnaire;
    struct group_votes *kept =
        ARENA_ARRAY(workshop->arena, struct group_votes, round->by_count);
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        if (!question->group) continue;
        struct round_groups shown =
            round_groups(workshop->scratch, questionnaire, question,
                         workshop->current, round);
        for (size_t j = 0; j < shown.count; j++) {
            // Two questions may have an option of the same code.
            if (!has_group(kept, count, shown.groups[j].group))
                kept[count++] = shown.groups[j];
        }
    }
    round->by = kept;
    round->by_count = count;
}

enum workshop_reply on_close(struct workshop *workshop,
                             const struct workshop_event *event) {
    struct answer *answer = workshop_answer(workshop, workshop->current);
    struct round *open = round_open(answer);
    enum workshop_reply reply = may_close(workshop, event, open);
    if (reply != WORKSHOP_CHANGED) return reply;
    round_step(workshop, STEP_CLOSE);
    // Also those that were closed without showing them, before a talk in pairs.
    for (size_t i = 0; i < answer->round_count; i++) {
        if (!answer->rounds[i].open) continue;
        keep_groups(workshop, &answer->rounds[i]);
        answer->rounds[i].open = false;
    }
    sequence_look(workshop);
    if (workshop->order == WORKSHOP_SWEEP && !workshop->swept)
        sequence_advance(workshop);
    else
        workshop_enter(workshop, WORKSHOP_REVEAL);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_hide(struct workshop *workshop,
                            const struct workshop_event *event) {
    const struct answer *answer = workshop_answer(workshop, workshop->current);
    if (workshop->order == WORKSHOP_SWEEP && !workshop->swept)
        return workshop_refuse(
            workshop, _("All votes come first now; talk comes afterwards."));
    if (rounds_planned(answer) >= WORKSHOP_ROUNDS_MOST)
        return workshop_refuse(workshop,
                               _("Three rounds are enough: reveal the votes."));
    enum workshop_reply reply = may_close(workshop, event, round_open(answer));
    if (reply != WORKSHOP_CHANGED) return reply;
    workshop_step(workshop, STEP_HIDE);
    workshop_enter(workshop, WORKSHOP_BLIND);
    return WORKSHOP_CHANGED;
}
