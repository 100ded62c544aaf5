// SPDX-License-Identifier: MIT
//
// Which question comes when: item by item, or all votes first and then the
// widest first.

#include "agreement.h"
#include "text.h"
#include "workshop_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// --- What there is ---

static bool is_item(const struct workshop *workshop,
                    const struct question *question) {
    return workshop_votes_on(question) &&
           workshop->visibility[question->index] == VISIBLE;
}

bool sequence_is_open(const struct workshop *workshop,
                      const struct question *question) {
    const struct answer *answer = workshop_answer(workshop, question);
    return answer->state == ANSWER_NONE && !(answer->parked && *answer->parked);
}

static bool has_voted(const struct workshop *workshop,
                      const struct question *question) {
    return round_counts(workshop_answer(workshop, question)) != NULL;
}

// Neither settled nor left open on purpose.
static bool is_to_do(const struct workshop *workshop,
                     const struct question *question) {
    return sequence_is_open(workshop, question) &&
           !workshop->left[question->index];
}

// Of a sweep: still to be voted on.
static bool waits_for_votes(const struct workshop *workshop,
                            const struct question *question) {
    return sequence_is_open(workshop, question) &&
           !has_voted(workshop, question);
}

enum workshop_phase sequence_phase(const struct workshop *workshop,
                                   const struct question *question) {
    const struct answer *answer = workshop_answer(workshop, question);
    const struct round *open = round_open(answer);
    if (open) return open->unseen ? WORKSHOP_BLIND : WORKSHOP_VOTE;
    if (answer->state != ANSWER_NONE) return WORKSHOP_AGREE;
    bool hidden = workshop->order == WORKSHOP_SWEEP && !workshop->swept;
    return has_voted(workshop, question) && !hidden ? WORKSHOP_REVEAL
                                                    : WORKSHOP_READ;
}

size_t sequence_position(const struct workshop *workshop,
                         const struct question *question) {
    for (size_t i = 0; question && i < workshop->count; i++) {
        if (workshop->sequence[i] == question) return i;
    }
    return NO_ROW;
}

// --- Order ---

double sequence_apart(const struct workshop *workshop, struct arena *arena,
                      const struct question *question) {
    const struct round *round =
        round_counts(workshop_answer(workshop, question));
    if (!round) return NAN;
    struct tally tally = tally_of_round(arena, question, round);
    struct agreement agreement = agreement_of(arena, question, &tally);
    return (1 - agreement.consensus) * question->weight;
}

struct apart {
    const struct question *question;
    double apart, distance; // in billionths: what is as good as equal is equal
    size_t position;
};

static int widest_first(const void *a, const void *b) {
    const struct apart *left = a, *right = b;
    if (left->apart != right->apart) return left->apart > right->apart ? -1 : 1;
    if (left->distance != right->distance)
        return left->distance > right->distance ? -1 : 1;
    return (left->position > right->position) -
           (left->position < right->position);
}

static double billionths(double number) {
    return isnan(number) ? -1 : floor(number * 1e9 + 0.5);
}

static void sort_by_width(struct workshop *workshop) {
    struct arena *arena = workshop->scratch;
    struct apart *items = ARENA_ARRAY(arena, struct apart, workshop->count);
    for (size_t i = 0; i < workshop->count; i++) {
        const struct question *question = workshop->sequence[i];
        const struct round *round =
            round_counts(workshop_answer(workshop, question));
        struct agreement agreement = {NAN, NAN, NAN, SHAPE_NONE};
        if (round) {
            struct tally tally = tally_of_round(arena, question, round);
            agreement = agreement_of(arena, question, &tally);
        }
        items[i] = (struct apart){
            question, billionths((1 - agreement.consensus) * question->weight),
            billionths(agreement.distance), i};
    }
    qsort(items, workshop->count, sizeof(*items), widest_first);
    for (size_t i = 0; i < workshop->count; i++)
        workshop->sequence[i] = items[i].question;
}

// Questions that have come into view stand at the end, once it is swept.
static void keep_order(struct workshop *workshop) {
    const struct questionnaire *questionnaire = workshop->questionnaire;
    size_t count = 0;
    bool *there =
        ARENA_ARRAY(workshop->scratch, bool, questionnaire->question_count);
    for (size_t i = 0; i < workshop->count; i++) {
        const struct question *question = workshop->sequence[i];
        if (!is_item(workshop, question)) continue;
        there[question->index] = true;
        workshop->sequence[count++] = question;
    }
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (is_item(workshop, question) && !there[i])
            workshop->sequence[count++] = question;
    }
    workshop->count = count;
}

void sequence_look(struct workshop *workshop) {
    const struct questionnaire *questionnaire = workshop->questionnaire;
    assessment_visibility(workshop->assessment, workshop->visibility);
    if (workshop->order == WORKSHOP_SWEEP && workshop->swept) {
        keep_order(workshop);
        return;
    }
    workshop->count = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (is_item(workshop, questionnaire->questions[i]))
            workshop->sequence[workshop->count++] = questionnaire->questions[i];
    }
}

static bool any_waits(const struct workshop *workshop) {
    for (size_t i = 0; i < workshop->count; i++) {
        if (waits_for_votes(workshop, workshop->sequence[i])) return true;
    }
    return false;
}

static bool any_votes(const struct workshop *workshop) {
    for (size_t i = 0; i < workshop->count; i++) {
        if (has_voted(workshop, workshop->sequence[i])) return true;
    }
    return false;
}

// All have voted on everything: from here on votes may be seen.
static void finish_sweep(struct workshop *workshop) {
    workshop->swept = true;
    sort_by_width(workshop);
}

// --- Moving ---

void sequence_visit(struct workshop *workshop,
                    const struct question *question) {
    workshop->current = question;
    workshop_enter(workshop, sequence_phase(workshop, question));
}

static void leave_for(struct workshop *workshop, enum workshop_phase phase) {
    workshop->before = workshop->current;
    workshop->current = NULL;
    workshop_enter(workshop, phase);
}

// The first after the current one, then from the beginning, that [wanted]
// accepts.
static const struct question *find_next(
    const struct workshop *workshop,
    bool (*wanted)(const struct workshop *workshop,
                   const struct question *question)) {
    size_t from = sequence_position(workshop, workshop->current);
    size_t begin = from == NO_ROW ? 0 : from + 1;
    for (size_t i = 0; i < workshop->count; i++) {
        const struct question *question =
            workshop->sequence[(begin + i) % workshop->count];
        if (question != workshop->current && wanted(workshop, question))
            return question;
    }
    return NULL;
}

void sequence_advance(struct workshop *workshop) {
    const struct question *next;
    sequence_look(workshop);
    if (workshop->order == WORKSHOP_SWEEP && !workshop->swept) {
        next = find_next(workshop, waits_for_votes);
        if (!next && workshop->current &&
            waits_for_votes(workshop, workshop->current))
            next = workshop->current;
        if (next) {
            sequence_visit(workshop, next);
            return;
        }
        finish_sweep(workshop);
        leave_for(workshop, WORKSHOP_SWEPT);
        return;
    }
    // In a sweep the widest that is left, else the next in the file.
    const struct question *here = workshop->current;
    if (workshop->order == WORKSHOP_SWEEP) workshop->current = NULL;
    next = find_next(workshop, is_to_do);
    workshop->current = here;
    if (next)
        sequence_visit(workshop, next);
    else
        leave_for(workshop, WORKSHOP_DONE);
}

// Votes on more than one question without an answer come from a sweep, or from
// files: in a step there is never more than one.
static bool looks_swept(const struct workshop *workshop) {
    size_t votes = 0;
    for (size_t i = 0; i < workshop->count; i++) {
        const struct question *question = workshop->sequence[i];
        if (sequence_is_open(workshop, question) &&
            has_voted(workshop, question) &&
            !round_open(workshop_answer(workshop, question)))
            votes++;
    }
    return votes > 1;
}

// Votes from files have been cast before the meeting: there is no more to wait
// for, even where nobody has said anything.
static bool has_votes_from_files(const struct workshop *workshop) {
    for (size_t i = 0; i < workshop->count; i++) {
        const struct round *round =
            round_counts(workshop_answer(workshop, workshop->sequence[i]));
        if (round && round->method && !strcmp(round->method, "files"))
            return true;
    }
    return false;
}

static bool is_swept(const struct workshop *workshop) {
    return workshop->order == WORKSHOP_SWEEP &&
           (has_votes_from_files(workshop) ||
            (any_votes(workshop) && !any_waits(workshop)));
}

static const struct question *question_with_open_round(
    const struct workshop *workshop) {
    for (size_t i = 0; i < workshop->count; i++) {
        if (round_open(workshop_answer(workshop, workshop->sequence[i])))
            return workshop->sequence[i];
    }
    return NULL;
}

void sequence_start(struct workshop *workshop) {
    const struct assessment *assessment = workshop->assessment;
    sequence_look(workshop);
    if (!workshop->count) return;
    const struct question *open = question_with_open_round(workshop);
    bool files = has_votes_from_files(workshop);
    enum vote_order said = assessment->rules.order;
    if (said != ORDER_UNSAID)
        workshop->order = said == ORDER_SWEEP ? WORKSHOP_SWEEP : WORKSHOP_STEP;
    else if (files || looks_swept(workshop))
        workshop->order = WORKSHOP_SWEEP;
    if (is_swept(workshop)) finish_sweep(workshop);
    const struct question *at =
        assessment->has_at &&
                assessment->at < workshop->questionnaire->question_count
            ? workshop->questionnaire->questions[assessment->at]
            : NULL;
    if (open)
        sequence_visit(workshop, open);
    else if (sequence_position(workshop, at) != NO_ROW &&
             sequence_is_open(workshop, at))
        sequence_visit(workshop, at);
    else
        sequence_advance(workshop);
}

// --- Events ---

// Where the list of all questions stands: before the first of those swept.
static enum workshop_reply to_list(struct workshop *workshop) {
    if (workshop->order != WORKSHOP_SWEEP || !workshop->swept)
        return workshop_refuse(workshop, _("This is the first question."));
    leave_for(workshop, WORKSHOP_SWEPT);
    return WORKSHOP_SHOWN;
}

enum workshop_reply on_back(struct workshop *workshop,
                            const struct workshop_event *event) {
    (void)event;
    if (!workshop->current) {
        if (workshop->phase == WORKSHOP_SWEPT ||
            sequence_position(workshop, workshop->before) == NO_ROW)
            return workshop_refuse(workshop, _("Nothing comes before this."));
        sequence_visit(workshop, workshop->before);
        return WORKSHOP_CHANGED;
    }
    if (workshop->phase == WORKSHOP_AGREE &&
        has_voted(workshop, workshop->current)) {
        workshop_enter(workshop, WORKSHOP_REVEAL);
        return WORKSHOP_SHOWN;
    }
    sequence_look(workshop);
    size_t position = sequence_position(workshop, workshop->current);
    if (position == NO_ROW || !position) return to_list(workshop);
    sequence_visit(workshop, workshop->sequence[position - 1]);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_next(struct workshop *workshop,
                            const struct workshop_event *event) {
    (void)event;
    if (workshop->phase == WORKSHOP_DONE)
        return workshop_refuse(workshop, _("Nothing comes after this."));
    sequence_look(workshop);
    size_t position = sequence_position(workshop, workshop->current);
    size_t next = position == NO_ROW ? 0 : position + 1;
    if (next < workshop->count) {
        sequence_visit(workshop, workshop->sequence[next]);
        return WORKSHOP_CHANGED;
    }
    if (workshop->order == WORKSHOP_SWEEP && !workshop->swept)
        return workshop_refuse(workshop, _("This is the last question."));
    leave_for(workshop, WORKSHOP_DONE);
    return WORKSHOP_SHOWN;
}

enum workshop_reply on_goto(struct workshop *workshop,
                            const struct workshop_event *event) {
    sequence_look(workshop);
    if (sequence_position(workshop, event->question) == NO_ROW)
        return workshop_refuse(workshop,
                               _("This question is not voted on here."));
    sequence_visit(workshop, event->question);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_order(struct workshop *workshop,
                             const struct workshop_event *event) {
    if (event->order != WORKSHOP_STEP && event->order != WORKSHOP_SWEEP)
        return workshop_refuse(workshop, _("There is no such order."));
    if (event->order == workshop->order) return WORKSHOP_SHOWN;
    workshop->order = event->order;
    rules_keep_order(workshop);
    workshop->swept = false;
    sequence_look(workshop);
    if (is_swept(workshop)) finish_sweep(workshop);
    if (workshop->current &&
        sequence_position(workshop, workshop->current) != NO_ROW)
        sequence_visit(workshop, workshop->current);
    else
        sequence_advance(workshop);
    return WORKSHOP_CHANGED;
}
