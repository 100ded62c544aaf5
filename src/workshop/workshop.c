// SPDX-License-Identifier: MIT
//
// The machine: which event may come in which phase, and what it leads to.

#include "workshop.h"

#include "text.h"
#include "workshop_inside.h"

#include <string.h>

// --- Replies ---

enum workshop_reply workshop_refuse(struct workshop *workshop,
                                    const char *message) {
    workshop->message = message;
    return WORKSHOP_REFUSED;
}

bool workshop_confirms(struct workshop *workshop,
                       const struct workshop_event *event,
                       const char *message) {
    if (workshop->asks && workshop->asked == event->action) return true;
    workshop->asks = true;
    workshop->asked = event->action;
    workshop->message = message;
    return false;
}

// --- Phases ---

void workshop_enter(struct workshop *workshop, enum workshop_phase phase) {
    workshop->phase = phase;
    workshop->stopped = false;
    workshop->seconds = clock_time(workshop, phase);
}

struct answer *workshop_answer(const struct workshop *workshop,
                               const struct question *question) {
    return &workshop->assessment->answers[question->index];
}

static enum workshop_reply to_agreement(struct workshop *workshop) {
    workshop_enter(workshop, WORKSHOP_AGREE);
    return WORKSHOP_SHOWN;
}

// Agreed, or agreed now: on to the next question.
static enum workshop_reply leave_agreement(struct workshop *workshop,
                                           const struct workshop_event *event) {
    const struct question *question = workshop->current;
    bool agreed = workshop_answer(workshop, question)->state != ANSWER_NONE;
    // What is parked is put off, not agreed on in passing.
    if (!agreed && sequence_is_open(workshop, question))
        agreed = workshop_take_proposal(workshop, question);
    if (!agreed && sequence_is_open(workshop, question) &&
        !workshop_confirms(workshop, event,
                           _("Nothing is agreed here. Once more leaves the "
                             "question open.")))
        return WORKSHOP_ASKS;
    workshop->left[question->index] = !agreed;
    sequence_advance(workshop);
    return WORKSHOP_CHANGED;
}

static enum workshop_reply leave_reading(struct workshop *workshop,
                                         const struct workshop_event *event) {
    // In a sweep, votes that were cast already stay as they are.
    if (!round_counts(workshop_answer(workshop, workshop->current)))
        return on_open(workshop, event);
    sequence_advance(workshop);
    if (workshop->swept) rules_settle(workshop);
    return WORKSHOP_CHANGED;
}

static enum workshop_reply on_forward(struct workshop *workshop,
                                      const struct workshop_event *event) {
    switch (workshop->phase) {
    case WORKSHOP_READ:
        return leave_reading(workshop, event);
    case WORKSHOP_VOTE:
        return on_close(workshop, event);
    case WORKSHOP_BLIND:
        return round_is_left(workshop) ? on_open(workshop, event)
                                       : on_close(workshop, event);
    case WORKSHOP_REVEAL:
    case WORKSHOP_DISCUSS:
        return to_agreement(workshop);
    case WORKSHOP_AGREE:
        return leave_agreement(workshop, event);
    case WORKSHOP_SWEPT:
        sequence_advance(workshop);
        return WORKSHOP_CHANGED;
    case WORKSHOP_DONE:
        break;
    }
    return workshop_refuse(workshop, _("Everything has been gone through."));
}

static enum workshop_reply on_accept(struct workshop *workshop,
                                     const struct workshop_event *event) {
    bool shown = workshop->phase == WORKSHOP_REVEAL ||
                 workshop->phase == WORKSHOP_DISCUSS ||
                 workshop->phase == WORKSHOP_AGREE;
    if (!shown ||
        workshop_answer(workshop, workshop->current)->state != ANSWER_NONE)
        return on_forward(workshop, event);
    if (!workshop_take_proposal(workshop, workshop->current))
        return workshop_refuse(
            workshop, _("The votes propose nothing: choose what is agreed."));
    workshop_enter(workshop, WORKSHOP_AGREE);
    return WORKSHOP_CHANGED;
}

static enum workshop_reply on_discuss(struct workshop *workshop,
                                      const struct workshop_event *event) {
    (void)event;
    if (workshop->phase == WORKSHOP_REVEAL)
        workshop_enter(workshop, WORKSHOP_DISCUSS);
    else
        workshop->stopped = !workshop->stopped;
    return WORKSHOP_SHOWN;
}

// --- The room and the clock ---

static enum workshop_reply on_people(struct workshop *workshop,
                                     const struct workshop_event *event) {
    struct assessment *assessment = workshop->assessment;
    if (!event->count || event->count > PEOPLE_MOST)
        return workshop_refuse(workshop,
                               _("How many are here? A number from 1 on."));
    if (event->count == assessment->people) return WORKSHOP_SHOWN;
    workshop_step(workshop, STEP_PEOPLE)->people = assessment->people;
    assessment->people = event->count;
    struct round *open =
        workshop->current
            ? round_open(workshop_answer(workshop, workshop->current))
            : NULL;
    // Those who have voted unseen were as many as they were.
    if (open && !open->unseen) open->people = event->count;
    return WORKSHOP_CHANGED;
}

static enum workshop_reply on_tick(struct workshop *workshop,
                                   const struct workshop_event *event) {
    if (event->seconds <= 0)
        return workshop_refuse(workshop, _("Time only goes on."));
    bool idle = workshop->phase == WORKSHOP_DONE;
    if (!idle) workshop->spent += event->seconds;
    if (!idle && !workshop->stopped) workshop->seconds -= event->seconds;
    return WORKSHOP_SHOWN;
}

static enum workshop_reply on_adjust(struct workshop *workshop,
                                     const struct workshop_event *event) {
    workshop->seconds += event->seconds;
    return WORKSHOP_SHOWN;
}

// --- The table ---

#define IN(phase) (1U << (phase))
#define SEEN (IN(WORKSHOP_REVEAL) | IN(WORKSHOP_DISCUSS) | IN(WORKSHOP_AGREE))
#define OPEN (IN(WORKSHOP_VOTE) | IN(WORKSHOP_BLIND))
#define QUESTION (IN(WORKSHOP_READ) | OPEN | SEEN)
#define LISTS (IN(WORKSHOP_SWEPT) | IN(WORKSHOP_DONE))
#define ALWAYS (QUESTION | LISTS)

static const struct {
    unsigned phases;
    enum workshop_reply (*handle)(struct workshop *workshop,
                                  const struct workshop_event *event);
} actions[] = {
    [WORKSHOP_FORWARD] = {ALWAYS, on_forward},
    [WORKSHOP_ACCEPT] = {ALWAYS, on_accept},
    [WORKSHOP_BACK] = {ALWAYS & ~OPEN, on_back},
    [WORKSHOP_NEXT] = {ALWAYS & ~OPEN, on_next},
    [WORKSHOP_GOTO] = {ALWAYS & ~OPEN, on_goto},
    [WORKSHOP_HIDE] = {IN(WORKSHOP_VOTE), on_hide},
    [WORKSHOP_VOID] = {IN(WORKSHOP_VOTE), on_void},
    [WORKSHOP_REVOTE] = {SEEN, on_revote},
    [WORKSHOP_RECOUNT] = {IN(WORKSHOP_READ) | SEEN, on_recount},
    [WORKSHOP_COUNT] = {IN(WORKSHOP_VOTE), on_count},
    [WORKSHOP_UNCOUNT] = {IN(WORKSHOP_VOTE), on_uncount},
    [WORKSHOP_REMAINDER] = {IN(WORKSHOP_VOTE), on_remainder},
    [WORKSHOP_DISCUSS_ON] = {IN(WORKSHOP_REVEAL) | IN(WORKSHOP_DISCUSS),
                             on_discuss},
    [WORKSHOP_AGREE_ON] = {IN(WORKSHOP_READ) | SEEN, on_agree},
    [WORKSHOP_AGREE_HALF] = {IN(WORKSHOP_READ) | SEEN, on_agree_half},
    [WORKSHOP_BASIS] = {IN(WORKSHOP_AGREE), on_basis},
    [WORKSHOP_TEXT] = {QUESTION, on_text},
    [WORKSHOP_PARK] = {QUESTION, on_park},
    [WORKSHOP_AGREE_CALM] = {IN(WORKSHOP_SWEPT), on_agree_calm},
    [WORKSHOP_PEOPLE] = {ALWAYS, on_people},
    [WORKSHOP_ORDER] = {ALWAYS & ~OPEN, on_order},
    [WORKSHOP_UNDO] = {ALWAYS, on_undo},
    [WORKSHOP_RULE] = {ALWAYS & ~OPEN, on_rule},
    [WORKSHOP_GROUPS] = {ALWAYS & ~OPEN, on_groups},
    [WORKSHOP_GROUP_PEOPLE] = {ALWAYS, on_group_people},
    [WORKSHOP_TICK] = {ALWAYS, on_tick},
    [WORKSHOP_ADJUST] = {QUESTION, on_adjust},
};

static const char *why_not(enum workshop_phase phase) {
    switch (phase) {
    case WORKSHOP_READ:
        return _("No vote is open here yet.");
    case WORKSHOP_VOTE:
    case WORKSHOP_BLIND:
        return _("A vote is open: close it first.");
    case WORKSHOP_REVEAL:
    case WORKSHOP_DISCUSS:
    case WORKSHOP_AGREE:
        return _("The vote is closed: vote again, or count again.");
    case WORKSHOP_SWEPT:
    case WORKSHOP_DONE:
        break;
    }
    return _("Choose a question first.");
}

static bool fits(const struct workshop *workshop, enum workshop_action action) {
    return (size_t)action < COUNT_OF(actions) &&
           actions[action].phases & IN(workshop->phase);
}

// Of the actions that are about a question, in a phase that fits.
static bool allows_here(const struct workshop *workshop,
                        const struct question *question,
                        enum workshop_action action) {
    const struct answer *answer = workshop_answer(workshop, question);
    if (action == WORKSHOP_REVOTE) return round_is_left(workshop);
    if (action == WORKSHOP_RECOUNT) return round_counts(answer) != NULL;
    if (action == WORKSHOP_BASIS) return answer->state != ANSWER_NONE;
    if (action == WORKSHOP_AGREE_HALF) return question->halves;
    return true;
}

// There is something to be taken, or it does what FORWARD does.
static bool can_accept(const struct workshop *workshop) {
    const struct question *question = workshop->current;
    enum workshop_basis basis;
    if (!(SEEN & IN(workshop->phase))) return workshop->phase != WORKSHOP_DONE;
    return workshop_answer(workshop, question)->state != ANSWER_NONE ||
           workshop_proposal(workshop, workshop->scratch, question, &basis) !=
               NO_ROW;
}

bool workshop_allows(const struct workshop *workshop,
                     enum workshop_action action) {
    if (!fits(workshop, action)) return false;
    if (action == WORKSHOP_UNDO) return workshop->step_count > 0;
    if (action == WORKSHOP_RULE) return !rules_are_settled(workshop);
    if (action == WORKSHOP_GROUP_PEOPLE)
        return workshop->assessment->rules.groups != NULL;
    if (action == WORKSHOP_HIDE)
        return workshop->order == WORKSHOP_STEP || workshop->swept;
    if (action == WORKSHOP_REMAINDER) return workshop->assessment->people > 0;
    if (action == WORKSHOP_FORWARD) return workshop->phase != WORKSHOP_DONE;
    if (action == WORKSHOP_ACCEPT) return can_accept(workshop);
    return !workshop->current ||
           allows_here(workshop, workshop->current, action);
}

bool workshop_hides(const struct workshop *workshop) {
    return workshop->order == WORKSHOP_SWEEP && !workshop->swept;
}

// --- The record ---

static struct workshop_event *next_record(struct workshop *workshop) {
    size_t count = workshop->record_count;
    struct workshop_event *record = workshop->record;
    if (!record || count == workshop->record_room) {
        size_t room = record ? 2 * count : 32;
        record = ARENA_ARRAY(workshop->arena, struct workshop_event, room);
        if (workshop->record)
            memcpy(record, workshop->record, count * sizeof(*record));
        workshop->record = record;
        workshop->record_room = room;
    }
    workshop->record_count++;
    return &record[count];
}

static void write_down(struct workshop *workshop,
                       const struct workshop_event *event) {
    struct workshop_event *last = workshop->record;
    if (last && workshop->record_count) last += workshop->record_count - 1;
    // Time goes by all the time: seconds are added up.
    if (last && event->action == WORKSHOP_TICK &&
        last->action == WORKSHOP_TICK) {
        last->seconds += event->seconds;
        return;
    }
    struct workshop_event *copy = next_record(workshop);
    *copy = *event;
    copy->text = arena_string(workshop->arena, event->text);
    copy->group = arena_string(workshop->arena, event->group);
}

const struct workshop_event *workshop_record(const struct workshop *workshop,
                                             size_t *count) {
    *count = workshop->record_count;
    return workshop->record;
}

const char *workshop_message(const struct workshop *workshop) {
    return workshop->message;
}

// --- Events ---

enum workshop_reply workshop_handle(struct workshop *workshop,
                                    const struct workshop_event *event) {
    workshop->message = NULL;
    if (!fits(workshop, event->action))
        return workshop_refuse(workshop, why_not(workshop->phase));
    arena_reset(workshop->scratch);
    enum workshop_reply reply = actions[event->action].handle(workshop, event);
    // What was asked is forgotten when something else happens; time goes by.
    if (reply != WORKSHOP_ASKS && reply != WORKSHOP_REFUSED &&
        event->action != WORKSHOP_TICK)
        workshop->asks = false;
    if (reply != WORKSHOP_REFUSED) write_down(workshop, event);
    if (reply == WORKSHOP_CHANGED && workshop->current) {
        workshop->assessment->at = workshop->current->index;
        workshop->assessment->has_at = true;
    }
    return reply;
}

struct step *workshop_step(struct workshop *workshop, enum step_kind kind) {
    if (workshop->step_count == workshop->step_room) {
        size_t room = workshop->step_room ? 2 * workshop->step_room : 32;
        struct step *steps = ARENA_ARRAY(workshop->arena, struct step, room);
        if (workshop->step_count)
            memcpy(steps, workshop->steps,
                   workshop->step_count * sizeof(*steps));
        workshop->steps = steps;
        workshop->step_room = room;
    }
    struct step *step = &workshop->steps[workshop->step_count++];
    *step = (struct step){
        .kind = kind, .question = workshop->current, .phase = workshop->phase};
    if (workshop->current)
        step->answer = *workshop_answer(workshop, workshop->current);
    return step;
}

struct workshop *workshop_new(struct arena *arena,
                              const struct questionnaire *questionnaire,
                              struct assessment *assessment,
                              const struct workshop_options *options) {
    struct workshop *workshop = ARENA_NEW(arena, struct workshop);
    size_t count = questionnaire->question_count;
    *workshop = (struct workshop){
        .arena = arena,
        .scratch = arena_new(),
        .questionnaire = questionnaire,
        .assessment = assessment,
        .prior = options->prior,
        .method = options->method ? options->method : "hands",
        .order = options->order,
        .visibility = ARENA_ARRAY(arena, enum visibility, count),
        .left = ARENA_ARRAY(arena, bool, count),
        .sequence = ARENA_ARRAY(arena, const struct question *, count),
    };
    sequence_start(workshop);
    if (workshop->count) return workshop;
    workshop_free(workshop);
    return NULL;
}

void workshop_free(struct workshop *workshop) {
    if (!workshop) return;
    arena_free(workshop->scratch);
    workshop->scratch = NULL;
}
