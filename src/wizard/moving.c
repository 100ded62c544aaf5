// SPDX-License-Identifier: MIT
//
// From question to question, and what follows from a change.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

const struct answer *given(const struct wizard *wizard) {
    return interview_given(wizard->interview, wizard->at);
}

static bool wants_typing(const struct wizard *wizard) {
    const struct question *question = wizard->at;
    return question && field_of(question)->typed &&
           !wizard->options.read_only &&
           (interview_is_open(wizard->interview, question) ||
            wizard->pending[question->index]);
}

void move_to(struct wizard *wizard, const struct question *question) {
    if (wizard->room.workshop && room_goto(wizard, question)) return;
    page_close_all(wizard);
    wizard->at = question;
    wizard->marked = -1;
    wizard->left_reason = NULL;
    if (!question) return;
    const struct assessment *assessment = wizard->assessment;
    if (!wizard->options.read_only &&
        (!assessment->has_at || assessment->at != question->index)) {
        interview_goto(wizard->interview, question);
        wizard->moved = true;
    }
    const struct field *field = field_of(question);
    if (field->answered) wizard->marked = field->answered(wizard);
    if (wants_typing(wizard)) field_begin(wizard);
}

bool change_allowed(struct wizard *wizard) {
    if (!wizard->options.read_only) return true;
    page_say(wizard, _("Nothing can be changed: %s."),
             wizard->options.read_only_why ? wizard->options.read_only_why
                                           : _("this assessment is read-only"));
    return false;
}

// A condition may have hidden the question that is shown.
static void stay_among_asked(struct wizard *wizard) {
    struct interview *interview = wizard->interview;
    const struct question *at = wizard->at;
    if (at && interview_visibility(interview, at) == VISIBLE) return;
    const struct question *next = interview_next(interview, at);
    move_to(wizard, next ? next : interview_previous(interview, at));
}

static void go_on(struct wizard *wizard) {
    wizard->going = false;
    if (wizard->next) {
        move_to(wizard, wizard->next);
        return;
    }
    page_close_all(wizard);
    page_open(wizard, PAGE_REVIEW);
}

enum outcome change_stored(struct wizard *wizard) {
    wizard->result = NULL;
    if (!wizard->room.workshop) stay_among_asked(wizard);
    if (wizard->options.preview) {
        if (wizard->going) go_on(wizard);
        return OUTCOME_STAY;
    }
    wizard->dirty = true;
    wizard->save = SAVE_BUSY;
    return OUTCOME_SAVE;
}

enum outcome change_stored_if(struct wizard *wizard, bool changed) {
    return changed ? change_stored(wizard) : OUTCOME_STAY;
}

enum outcome change_stored_then(struct wizard *wizard,
                                const struct question *next) {
    wizard->going = true;
    wizard->next = next;
    if (next) interview_goto(wizard->interview, next);
    return change_stored(wizard);
}

static void save_failed(struct wizard *wizard, const char *problem,
                        bool changed_outside) {
    wizard->save = SAVE_FAILED;
    wizard->problem = arena_string(wizard->arena, problem);
    wizard->conflict = changed_outside;
    wizard->going = false;
    // The edit line is needed for another place, and nothing is typed yet.
    if (page_rows[page_top(wizard)].types) page_close_all(wizard);
    page_open(wizard, PAGE_UNSAVED);
}

void wizard_saved(struct wizard *wizard, const char *clock, const char *problem,
                  bool changed_outside) {
    if (problem) {
        save_failed(wizard, problem, changed_outside);
        return;
    }
    wizard->save = SAVE_DONE;
    wizard->dirty = wizard->moved = wizard->conflict = false;
    wizard->problem = NULL;
    snprintf(wizard->clock, sizeof(wizard->clock), "%s", clock ? clock : "");
    if (page_is_open(wizard, PAGE_UNSAVED)) {
        page_open(wizard, PAGE_UNSAVED);
        page_close(wizard);
        page_say(wizard, wizard->leaving
                             ? _("Everything is on disk now. q leaves.")
                             : _("Everything is on disk now."));
        wizard->leaving = false;
    }
    if (wizard->going) go_on(wizard);
}

bool wizard_unsaved(const struct wizard *wizard) {
    return (wizard->dirty || wizard->moved) && !wizard->options.preview &&
           !wizard->options.read_only;
}

void sections_number(struct wizard *wizard) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    wizard->section_numbers =
        ARENA_ARRAY(wizard->arena, size_t *, questionnaire->ladder_count);
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        size_t *numbers =
            ARENA_ARRAY(wizard->arena, size_t, ladder->node_count);
        for (size_t j = 0; j < ladder->node_count; j++) {
            if (ladder->nodes[j]->question_count)
                numbers[j] = ++wizard->section_count;
        }
        wizard->section_numbers[i] = numbers;
    }
}

size_t section_number(const struct wizard *wizard,
                      const struct section *section) {
    return wizard->section_numbers[section->ladder->index][section->index];
}

const char *organisation(const struct wizard *wizard) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        const struct answer *answer =
            interview_given(wizard->interview, question);
        if (question->type == QUESTION_TEXT &&
            !strcmp(question->id, "organisation") &&
            answer->state == ANSWER_GIVEN && answer->value.text)
            return answer->value.text;
    }
    return questionnaire->title;
}
