// SPDX-License-Identifier: MIT
//
// Between the wizard and the workshop: events go there, and what follows from
// them comes back.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

// --- What is marked ---

int room_unknown_row(const struct workshop_view *view) {
    for (size_t i = view->level_count; i < view->row_count; i++) {
        if (!strcmp(view->rows[i].key, "dont-know")) return (int)i;
    }
    return -1;
}

static int first_to_do(const struct workshop_view *view) {
    for (size_t i = 0; i < view->item_count; i++) {
        if (!view->items[i].agreed && !view->items[i].parked) return (int)i;
    }
    return 0;
}

static void mark_anew(struct wizard *wizard, const struct workshop_view *view) {
    struct room *room = &wizard->room;
    room->typing = false;
    room->typed = 0;
    room->uncovered = room->resumed = false;
    room->part = 0;
    room->marked = -1;
    if (view->phase == WORKSHOP_VOTE) room_next_row(wizard);
    wizard->views[PAGE_ROOM] = (struct view){.marked = first_to_do(view)};
}

void room_mark_anew(struct wizard *wizard) {
    mark_anew(wizard, room_look(wizard));
}

static void look_anew(struct wizard *wizard) {
    struct room *room = &wizard->room;
    const struct workshop_view *view = room_look(wizard);
    if (view->question) wizard->at = view->question;
    if (view->phase == room->phase && view->question == room->question &&
        view->round == room->round)
        return;
    room->phase = view->phase;
    room->question = view->question;
    room->round = view->round;
    mark_anew(wizard, view);
}

const struct workshop_view *room_look(struct wizard *wizard) {
    return workshop_look(wizard->room.workshop, wizard->frame);
}

bool room_is_seen(const struct wizard *wizard) {
    const struct room *room = &wizard->room;
    return !room->workshop || workshop_phase_is_seen(room->phase);
}

// --- Events ---

bool room_send(struct wizard *wizard, const struct workshop_event *event) {
    struct workshop *workshop = wizard->room.workshop;
    enum workshop_reply reply = workshop_handle(workshop, event);
    const char *message = workshop_message(workshop);
    if (message) page_say(wizard, "%s", message);
    look_anew(wizard);
    if (reply != WORKSHOP_CHANGED) return false;
    interview_renew(wizard->interview);
    return true;
}

void room_type_digit(struct room *room, int digit) {
    if (!room->typing || room->stepped) room->typed = 0;
    room->typing = true;
    room->stepped = false;
    unsigned most = 1;
    for (int i = 0; i < PEOPLE_DIGITS - 1; i++)
        most *= 10;
    if (room->typed < most) room->typed = 10 * room->typed + (unsigned)digit;
}

bool room_count_typed(struct wizard *wizard) {
    struct room *room = &wizard->room;
    if (!room->typing || room->marked < 0) return false;
    struct workshop_event event = room_row_event(wizard, WORKSHOP_COUNT);
    event.count = room->typed;
    room->typing = false;
    room->typed = 0;
    return room_send(wizard, &event);
}

void room_keep_typed(struct wizard *wizard) {
    if (page_top(wizard) == PAGE_ROOM && room_count_typed(wizard))
        wizard->moved = true;
}

bool room_text_typed(struct wizard *wizard) {
    static const enum workshop_text texts[] = {
        [TEXT_NOTE] = WORKSHOP_NOTE,
        [TEXT_EVIDENCE] = WORKSHOP_EVIDENCE,
        [TEXT_DISSENT] = WORKSHOP_DISSENT,
    };
    struct workshop_event event = {.action = WORKSHOP_TEXT,
                                   .text = wizard->edit.text};
    if (wizard->text == TEXT_PARKED)
        event.action = WORKSHOP_PARK;
    else
        event.which = texts[wizard->text];
    return room_send(wizard, &event);
}

void room_tick(struct wizard *wizard, int seconds) {
    struct workshop_event event = {.action = WORKSHOP_TICK, .seconds = seconds};
    if (wizard->room.workshop && seconds > 0)
        (void)workshop_handle(wizard->room.workshop, &event);
}

bool wizard_has_clock(const struct wizard *wizard) {
    return wizard->room.workshop != NULL && wizard->room.question != NULL;
}

// --- Coming and going ---

static bool begin(struct wizard *wizard) {
    struct workshop_options options = {.order = wizard->room.order};
    struct workshop *workshop = workshop_new(
        wizard->arena, wizard->questionnaire, wizard->assessment, &options);
    if (!workshop) return false;
    // What was done before is not taken back from under a vote.
    interview_renew(wizard->interview);
    wizard->room = (struct room){.workshop = workshop, .marked = -1};
    const struct workshop_view *view = room_look(wizard);
    wizard->room.order = view->order;
    wizard->room.groups = view->rules.groups != NULL;
    wizard->room.phase = view->phase;
    wizard->room.question = view->question;
    wizard->room.round = view->round;
    return true;
}

static void enter(struct wizard *wizard) {
    wizard->depth = 1;
    page_open(wizard, PAGE_ROOM);
    const struct workshop_view *view = room_look(wizard);
    if (view->question) wizard->at = view->question;
    mark_anew(wizard, view);
}

bool room_begin(struct wizard *wizard) {
    if (!change_allowed(wizard)) return false;
    const struct question *at = wizard->at;
    if (!begin(wizard)) {
        page_say(wizard,
                 _("There is nothing here that a group could vote on."));
        return false;
    }
    enter(wizard);
    // From a question on which nobody has voted, that one is voted on first.
    if (at && workshop_votes_on(at) && at != wizard->at)
        (void)room_send(wizard, &(struct workshop_event){
                                    .action = WORKSHOP_GOTO, .question = at});
    wizard->message[0] = '\0';
    if (wizard->assessment->people < 2) page_open(wizard, PAGE_PEOPLE);
    return true;
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

void room_resume(struct wizard *wizard) {
    if (!was_at_work(wizard->assessment) || wizard->options.read_only ||
        !begin(wizard))
        return;
    // Nothing is left for the group: the interview has the rest.
    if (wizard->room.phase == WORKSHOP_DONE) {
        workshop_free(wizard->room.workshop);
        wizard->room.workshop = NULL;
        return;
    }
    enter(wizard);
    wizard->room.resumed = true;
}

void room_leave(struct wizard *wizard) {
    workshop_free(wizard->room.workshop);
    wizard->room.workshop = NULL;
    interview_renew(wizard->interview);
    page_close_all(wizard);
}

bool room_goto(struct wizard *wizard, const struct question *question) {
    page_close_all(wizard);
    if (question && workshop_votes_on(question)) {
        struct workshop_event event = {.action = WORKSHOP_GOTO,
                                       .question = question};
        if (room_send(wizard, &event)) wizard->moved = true;
        return true;
    }
    room_leave(wizard);
    return false;
}
