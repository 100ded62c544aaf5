// SPDX-License-Identifier: MIT
//
// What the keys of the question page do.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

static const struct question *next_question(const struct wizard *wizard) {
    return interview_next(wizard->interview, wizard->at);
}

static enum outcome forward(struct wizard *wizard) {
    const struct question *next = wizard->at ? next_question(wizard) : NULL;
    if (next)
        move_to(wizard, next);
    else
        page_open(wizard, PAGE_REVIEW);
    return OUTCOME_STAY;
}

// --- Answers ---

// An answer above what the ticks propose is kept with its reason.
static bool overrides(const struct wizard *wizard) {
    const struct answer *answer = given(wizard);
    int proposal = interview_proposal(wizard->interview, wizard->at);
    return proposal != LEVEL_UNKNOWN && answer->has_ticks &&
           answer->state == ANSWER_GIVEN && !answer->override &&
           answer->value.number > proposal + 1e-9;
}

enum then { THEN_STAY, THEN_GO_ON_IF_DONE, THEN_GO_ON };

// Takes [place]. Half levels and more of several may follow a digit, so that
// there the page stays.
static enum outcome take_place(struct wizard *wizard, int place,
                               enum then then) {
    const struct question *question = wizard->at;
    const struct field *field = field_of(question);
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    wizard->marked = place;
    int taken = field->take(wizard, place);
    if (taken <= 0) return OUTCOME_STAY;
    if (overrides(wizard)) {
        text_begin(wizard, TEXT_OVERRIDE);
        return change_stored(wizard);
    }
    // In a room people talk first; alone the next question comes by itself.
    bool stays = question->halves || wizard->assessment->people > 1;
    if (then == THEN_STAY || !field->goes_on ||
        (then == THEN_GO_ON_IF_DONE && stays))
        return change_stored(wizard);
    return change_stored_then(wizard, next_question(wizard));
}

enum outcome act_digit(struct wizard *wizard, const struct event *event) {
    const struct field *field = field_of(wizard->at);
    int digit = event->text[0] - '0';
    if (!field->digit) {
        if (!change_allowed(wizard)) return OUTCOME_STAY;
        if (field->form) {
            form_begin(wizard, 0);
            return act_type(wizard, event);
        }
        // A new number takes the place of the old one.
        field_begin(wizard);
        edit_begin(&wizard->edit, wizard->typing, "", false);
        return act_type(wizard, event);
    }
    int place = field->digit(wizard, digit);
    if (place < 0) {
        page_say(wizard, _("%d is not one of the answers here."), digit);
        return OUTCOME_STAY;
    }
    return take_place(wizard, place, THEN_GO_ON_IF_DONE);
}

enum outcome act_take(struct wizard *wizard, const struct event *event) {
    (void)event;
    const struct field *field = field_of(wizard->at);
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    if (field->typed) {
        field_begin(wizard);
    } else if (field->form) {
        bool list = wizard->at->type == QUESTION_LIST;
        const struct form *form = &wizard->form;
        int entry = wizard->marked;
        // What was begun and is no answer yet comes first.
        if (form->question == wizard->at)
            entry = (int)form->entry;
        else if (list && entry < 0)
            entry = field->places(wizard);
        form_begin(wizard, entry < 0 ? 0 : (size_t)entry);
    } else {
        return take_place(wizard, wizard->marked, THEN_STAY);
    }
    return OUTCOME_STAY;
}

enum outcome act_half(struct wizard *wizard, const struct event *event) {
    (void)event;
    int place = choices_answered(wizard);
    int other = place % 2 ? place - 1 : place + 1;
    if (place < 0) return OUTCOME_STAY;
    if (other >= choices_places(wizard)) {
        page_say(wizard, _("There is nothing above the highest level."));
        return OUTCOME_STAY;
    }
    return take_place(wizard, other, THEN_STAY);
}

enum outcome act_dont_know(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    if (given(wizard)->state == ANSWER_DONT_KNOW) return OUTCOME_STAY;
    interview_dont_know(wizard->interview, wizard->at);
    wizard->marked = -1;
    wizard->pending[wizard->at->index] = NULL;
    return change_stored_then(wizard, next_question(wizard));
}

enum outcome act_not_applicable(struct wizard *wizard,
                                const struct event *event) {
    (void)event;
    if (change_allowed(wizard)) text_begin(wizard, TEXT_REASON);
    return OUTCOME_STAY;
}

enum outcome act_clear(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    interview_clear(wizard->interview, wizard->at);
    wizard->marked = -1;
    page_say(wizard, _("The answer is cleared; u brings it back."));
    return change_stored(wizard);
}

// --- Moving ---

enum outcome act_mark(struct wizard *wizard, const struct event *event) {
    int places = field_of(wizard->at)->places(wizard);
    bool up = event->key == KEY_UP_;
    if (wizard->marked < 0)
        wizard->marked = up ? places - 1 : 0;
    else if (up && wizard->marked > 0)
        wizard->marked--;
    else if (!up && wizard->marked + 1 < places)
        wizard->marked++;
    return OUTCOME_STAY;
}

enum outcome act_next(struct wizard *wizard, const struct event *event) {
    if (wizard->at && event->key == KEY_ENTER_) {
        const struct field *field = field_of(wizard->at);
        bool moved = field->take && wizard->marked >= 0 &&
                     wizard->marked != field->answered(wizard);
        if (moved && field->goes_on)
            return take_place(wizard, wizard->marked, THEN_GO_ON);
    }
    return forward(wizard);
}

enum outcome act_back(struct wizard *wizard, const struct event *event) {
    (void)event;
    const struct question *back =
        wizard->at ? interview_previous(wizard->interview, wizard->at) : NULL;
    if (back)
        move_to(wizard, back);
    else
        page_say(wizard, _("This is the first question."));
    return OUTCOME_STAY;
}

enum outcome act_next_open(struct wizard *wizard, const struct event *event) {
    (void)event;
    const struct question *open =
        interview_next_open(wizard->interview, wizard->at);
    if (!open)
        page_say(wizard, _("No question is open any more."));
    else if (open == wizard->at)
        page_say(wizard, _("This is the only open question."));
    else
        move_to(wizard, open);
    return OUTCOME_STAY;
}

// --- Undo ---

static enum outcome after_undo(struct wizard *wizard,
                               const struct question *question,
                               const char *format) {
    // A figure that was kept just now ends what could be redone.
    if (!question) {
        page_say(wizard, _("Nothing is left to undo or redo."));
        return OUTCOME_STAY;
    }
    if (interview_visibility(wizard->interview, question) == VISIBLE)
        move_to(wizard, question);
    // The answer is looked at, not typed anew.
    page_close_all(wizard);
    enum outcome outcome = change_stored(wizard);
    page_close_all(wizard);
    if (interview_visibility(wizard->interview, question) == VISIBLE)
        page_say(wizard, "%s: %s", format, words_place(wizard, question));
    else
        page_say(wizard, "%s.", format);
    return outcome;
}

// A decision is taken back on the page where one is: no question is its place.
static enum outcome undone_decision(struct wizard *wizard,
                                    const struct recommendation *about,
                                    const char *said) {
    enum outcome outcome = change_stored(wizard);
    const char *text = decision_text(wizard, about);
    page_say(wizard, "%s: %s: %s.", said, about->title,
             text ? text : _("undecided"));
    return outcome;
}

enum outcome act_undo(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    const struct recommendation *about =
        interview_undoes(wizard->interview, false);
    if (about) {
        interview_undo(wizard->interview);
        return undone_decision(wizard, about, _("Undone"));
    }
    return after_undo(wizard, interview_undo(wizard->interview), _("Undone"));
}

enum outcome act_redo(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    const struct recommendation *about =
        interview_undoes(wizard->interview, true);
    if (about) {
        interview_redo(wizard->interview);
        return undone_decision(wizard, about, _("Redone"));
    }
    return after_undo(wizard, interview_redo(wizard->interview), _("Redone"));
}

// --- Ticks ---

enum outcome act_ticks(struct wizard *wizard, const struct event *event) {
    (void)event;
    page_open(wizard, PAGE_TICKS);
    return OUTCOME_STAY;
}

enum outcome act_tick(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct target target;
    if (!change_allowed(wizard) || !page_marked(wizard, &target))
        return OUTCOME_STAY;
    interview_tick(wizard->interview, wizard->at,
                   wizard->at->ticks[target.number].code);
    return change_stored(wizard);
}

enum outcome act_proposal(struct wizard *wizard, const struct event *event) {
    (void)event;
    int proposal = interview_proposal(wizard->interview, wizard->at);
    int start = wizard->at->ladder->start;
    page_close(wizard);
    return take_place(wizard, (proposal - start) * (wizard->at->halves ? 2 : 1),
                      THEN_STAY);
}

void build_ticks(struct wizard *wizard, struct sheet *sheet) {
    const struct question *question = wizard->at;
    const struct answer *answer = given(wizard);
    sheet_text(sheet, 2, ROLE_TITLE, question->ask);
    int level = LEVEL_UNKNOWN;
    for (size_t i = 0; i < question->tick_count; i++) {
        const struct tick *tick = &question->ticks[i];
        if (tick->level != level) {
            level = tick->level;
            sheet_plain(sheet);
            sheet_blank(sheet);
            sheet_text(sheet, 2, ROLE_TITLE,
                       arena_printf(wizard->frame, _("Level %s"),
                                    words_level(wizard->frame, question->ladder,
                                                level)));
        }
        bool ticked = false;
        for (size_t j = 0; j < answer->tick_count; j++) {
            ticked |= !strcmp(answer->ticks[j], tick->code);
        }
        sheet_item(sheet, (struct target){.number = (int)i});
        sheet_row(sheet);
        sheet_put(sheet, 3, ticked ? ROLE_ANSWER : ROLE_TEXT,
                  ticked ? "[x]" : "[ ]");
        sheet_flow(sheet, 7, ROLE_TEXT, tick->label);
    }
    sheet_plain(sheet);
    sheet_blank(sheet);
    int proposal = interview_proposal(wizard->interview, question);
    sheet_text(
        sheet, 2, ROLE_TEXT,
        arena_printf(wizard->frame, _("What is ticked proposes level %s."),
                     words_level(wizard->frame, question->ladder, proposal)));
}
