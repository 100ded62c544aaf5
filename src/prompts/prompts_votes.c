// SPDX-License-Identifier: MIT
//
// A group that votes, by lines. The workshop decides what happens; here lines
// become its events, and what it changed goes to the disk.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

// --- Events ---

const struct workshop_view *votes_look(struct prompts *prompts) {
    return workshop_look(prompts->room.workshop, prompts->scratch);
}

// Whether something else is to be read out now.
static void look_anew(struct prompts *prompts) {
    struct room *room = &prompts->room;
    const struct workshop_view *view = votes_look(prompts);
    prompts->at = view->question;
    if (view->phase == room->phase && view->question == room->question &&
        view->round == room->round)
        return;
    // Talk begins with what was read out just now.
    bool talks = room->phase == WORKSHOP_REVEAL &&
                 view->phase == WORKSHOP_DISCUSS &&
                 view->question == room->question;
    prompts->show |= !talks;
    room->phase = view->phase;
    room->question = view->question;
    room->round = view->round;
    room->part = 0;
    if (view->phase == WORKSHOP_VOTE) votes_next_row(prompts, NO_ROW);
}

bool votes_send(struct prompts *prompts, const struct workshop_event *event,
                const char *done) {
    struct workshop *workshop = prompts->room.workshop;
    enum workshop_reply reply = workshop_handle(workshop, event);
    const char *message = workshop_message(workshop);
    if (reply == WORKSHOP_REFUSED) {
        prompts_refuse(prompts, "%s", message ? message : "");
        return false;
    }
    if (message) prompts_say(prompts, "%s", message);
    look_anew(prompts);
    if (reply != WORKSHOP_CHANGED) return true;
    interview_renew(prompts->interview);
    prompts_store(prompts, done);
    return true;
}

bool votes_do(struct prompts *prompts, enum workshop_action action,
              const char *done) {
    return votes_send(prompts, &(struct workshop_event){.action = action},
                      done);
}

bool votes_is_seen(const struct prompts *prompts) {
    const struct room *room = &prompts->room;
    return !room->workshop || workshop_phase_is_seen(room->phase);
}

// --- Coming and going ---

static bool begin(struct prompts *prompts) {
    struct workshop_options options = {.order = prompts->room.order};
    struct workshop *workshop = workshop_new(
        prompts->arena, prompts->questionnaire, prompts->assessment, &options);
    if (!workshop) return false;
    // What was done before is not taken back from under a vote.
    interview_renew(prompts->interview);
    const struct workshop_view *view =
        workshop_look(workshop, prompts->scratch);
    prompts->room = (struct room){.workshop = workshop,
                                  .phase = view->phase,
                                  .question = view->question,
                                  .round = view->round,
                                  .order = view->order,
                                  .introduced = prompts->room.introduced,
                                  .row = NO_ROW};
    prompts_again(prompts, NULL);
    prompts->at = view->question;
    if (view->phase == WORKSHOP_VOTE) votes_next_row(prompts, NO_ROW);
    return true;
}

void votes_end(struct prompts *prompts) {
    if (!prompts->room.workshop) return;
    workshop_free(prompts->room.workshop);
    prompts->room.workshop = NULL;
    interview_renew(prompts->interview);
}

void votes_interview(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    votes_end(prompts);
    prompts_say(prompts, _("The interview goes on; votes goes back to the "
                           "group."));
    prompts_again(prompts, NULL);
}

// A group was at work: it was counted, or its vote was never closed.
static bool was_at_work(const struct assessment *assessment) {
    if (assessment->people >= 2) return true;
    size_t count = assessment->questionnaire->question_count;
    for (size_t i = 0; i < count; i++) {
        const struct answer *answer = &assessment->answers[i];
        for (size_t j = 0; j < answer->round_count; j++) {
            if (answer->rounds[j].open && !answer->rounds[j].is_void)
                return true;
        }
    }
    return false;
}

void votes_resume(struct prompts *prompts) {
    if (!was_at_work(prompts->assessment) || prompts->options->read_only)
        return;
    const struct question *at = prompts->at;
    if (!begin(prompts)) return;
    if (prompts->room.phase != WORKSHOP_DONE) {
        prompts_say(prompts, _("A group was at work here: the votes go on. "
                               "interview goes back to single answers."));
        return;
    }
    // Nothing is left for the group: the interview has the rest.
    votes_end(prompts);
    prompts->at = at;
}

static bool set_people(struct prompts *prompts, const char *text) {
    const char *said = text;
    size_t number;
    if (!said &&
        !prompts_ask(prompts, &said, "%s", _("How many people are here?")))
        return false;
    if (!prompts_count(said, 1000000, &number) || number < 2) {
        prompts_refuse(prompts,
                       _("A group begins with two: type how many are here."));
        return false;
    }
    struct workshop_event people = {.action = WORKSHOP_PEOPLE,
                                    .count = (unsigned)number};
    return votes_send(prompts, &people,
                      arena_printf(prompts->scratch,
                                   PLURAL("Saved: %zu person here.",
                                          "Saved: %zu people here.", number),
                                   number));
}

void votes_begin(struct prompts *prompts, const char *people) {
    const struct question *at = prompts->at;
    if (!prompts_may_write(prompts)) return;
    if (!begin(prompts)) {
        prompts_refuse(prompts,
                       _("There is nothing here that a group could vote on."));
        return;
    }
    prompts_say(prompts, _("The group votes from here on. Who leads this does "
                           "not vote. Enter always does the next thing; "
                           "interview goes back to single answers."));
    bool counted = prompts->assessment->people >= 2;
    if ((people || !counted) && !set_people(prompts, people) && !counted) {
        // Without people nobody votes.
        votes_end(prompts);
        prompts->at = at;
        return;
    }
    // From a question on which nobody has voted, that one is voted on first.
    if (at && at != prompts->at && workshop_votes_on(at))
        (void)votes_send(
            prompts,
            &(struct workshop_event){.action = WORKSHOP_GOTO, .question = at},
            NULL);
}

void votes_people(struct prompts *prompts, const char *number) {
    if (!number)
        prompts_say(prompts,
                    PLURAL("%u here", "%u here", prompts->assessment->people),
                    prompts->assessment->people);
    (void)set_people(prompts, number);
}

void votes_order(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    bool sweep = votes_look(prompts)->order == WORKSHOP_STEP;
    struct workshop_event event = {.action = WORKSHOP_ORDER,
                                   .order =
                                       sweep ? WORKSHOP_SWEEP : WORKSHOP_STEP};
    if (votes_send(prompts, &event, NULL))
        prompts_say(prompts, "%s",
                    sweep ? _("All votes first; then what is furthest apart.")
                          : _("Question by question: vote, talk, agree."));
}

// --- Moving ---

void votes_back(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    (void)votes_do(prompts, WORKSHOP_BACK, NULL);
}

void votes_skip(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    (void)votes_do(prompts, WORKSHOP_NEXT, NULL);
}

// What is not voted on belongs to the interview.
static void go_to(struct prompts *prompts, const struct question *question) {
    if (workshop_votes_on(question)) {
        (void)votes_send(prompts,
                         &(struct workshop_event){.action = WORKSHOP_GOTO,
                                                  .question = question},
                         NULL);
        return;
    }
    votes_interview(prompts, NULL);
    prompts_move(prompts, question);
}

void votes_go(struct prompts *prompts, const char *where) {
    const struct question *question = prompts_named(prompts, where);
    if (question) go_to(prompts, question);
}

void votes_open(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct question *question =
        interview_next_open(prompts->interview, prompts->at);
    if (question)
        go_to(prompts, question);
    else
        prompts_say(prompts, _("Nothing is open."));
}

void votes_undo(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (!workshop_allows(prompts->room.workshop, WORKSHOP_UNDO)) {
        prompts_say(prompts, _("There is nothing to undo."));
        return;
    }
    if (!votes_do(prompts, WORKSHOP_UNDO, _("Saved."))) return;
    prompts->show = true;
    if (prompts->room.phase == WORKSHOP_VOTE) votes_next_row(prompts, NO_ROW);
}

// --- What is said ---

static void put_text(struct prompts *prompts, enum workshop_action action,
                     enum workshop_text which, const char *name,
                     const char *now, const char *text) {
    if (!workshop_allows(prompts->room.workshop, action)) {
        prompts_refuse(prompts, _("Choose a question first."));
        return;
    }
    if (!prompts_text(prompts, name, now, &text)) return;
    struct workshop_event event = {
        .action = action, .which = which, .text = text};
    (void)votes_send(prompts, &event,
                     *text ? _("Saved.") : _("Saved: it is removed."));
}

void votes_note(struct prompts *prompts, const char *text) {
    put_text(prompts, WORKSHOP_TEXT, WORKSHOP_NOTE, _("Note"),
             votes_look(prompts)->answer->note, text);
}

void votes_evidence(struct prompts *prompts, const char *text) {
    put_text(prompts, WORKSHOP_TEXT, WORKSHOP_EVIDENCE, _("Evidence"),
             votes_look(prompts)->answer->evidence, text);
}

void votes_dissent(struct prompts *prompts, const char *text) {
    put_text(prompts, WORKSHOP_TEXT, WORKSHOP_DISSENT, _("Other view"),
             votes_look(prompts)->answer->dissent, text);
}

void votes_park(struct prompts *prompts, const char *text) {
    put_text(prompts, WORKSHOP_PARK, WORKSHOP_NOTE, _("Parked"),
             votes_look(prompts)->answer->parked, text);
}

// --- The clock, which only tells ---

static const char *time_words(struct prompts *prompts, int seconds) {
    int shown = seconds < 0 ? -seconds : seconds;
    return arena_printf(
        prompts->scratch,
        PLURAL("%d minute %d seconds", "%d minutes %d seconds", shown / 60),
        shown / 60, shown % 60);
}

static void tell_clock(struct prompts *prompts) {
    const struct workshop_view *view = votes_look(prompts);
    const char *time = time_words(prompts, view->clock.seconds);
    if (!view->question) {
        unsigned spent = (unsigned)(view->clock.spent / 60);
        prompts_say(prompts,
                    PLURAL("%u minute so far.", "%u minutes so far.", spent),
                    spent);
        return;
    }
    prompts_say(prompts,
                !view->clock.runs         ? _("The clock stands: %s.")
                : view->clock.seconds < 0 ? _("Time is up since %s.")
                                          : _("Time left: %s."),
                time);
}

void votes_clock(struct prompts *prompts, const char *change) {
    size_t seconds = 0;
    bool more = change && *change == '+', less = change && *change == '-';
    if (change && !strcmp(change, C_("command", "talk"))) {
        if (!votes_do(prompts, WORKSHOP_DISCUSS_ON, NULL)) return;
    } else if (change) {
        if (!(more || less) || !prompts_count(change + 1, 3600, &seconds)) {
            prompts_refuse(prompts, _("The clock takes +60 or -60 seconds, or "
                                      "talk, which starts and stops it."));
            return;
        }
        struct workshop_event event = {.action = WORKSHOP_ADJUST,
                                       .seconds =
                                           more ? (int)seconds : -(int)seconds};
        if (!votes_send(prompts, &event, NULL)) return;
    }
    tell_clock(prompts);
}
