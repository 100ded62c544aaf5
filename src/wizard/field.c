// SPDX-License-Identifier: MIT
//
// How each type of question is answered: one row per type. A new type is one
// more row.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

#define CHOSEN choices_places, choices_answered, choices_take, choices_digit

static const struct field fields[] = {
    [QUESTION_RUBRIC] = {CHOSEN, true, false, false, NULL},
    [QUESTION_PAIR] = {CHOSEN, true, false, false, NULL},
    [QUESTION_SCALE] = {CHOSEN, true, false, false, NULL},
    [QUESTION_CHOICE] = {CHOSEN, true, false, false, NULL},
    [QUESTION_MULTIPLE] = {CHOSEN, false, false, false, NULL},
    [QUESTION_NUMBER] = {NULL, NULL, NULL, NULL, false, true, false,
                         typed_show},
    [QUESTION_PERCENT] = {NULL, NULL, NULL, NULL, false, true, false,
                          typed_show},
    [QUESTION_DATE] = {NULL, NULL, NULL, NULL, false, true, false, typed_show},
    [QUESTION_TEXT] = {NULL, NULL, NULL, NULL, false, true, false, typed_show},
    [QUESTION_NPS] = {NULL, NULL, NULL, NULL, false, false, true, list_show},
    [QUESTION_LIST] = {list_places, NULL, NULL, NULL, false, false, true,
                       list_show},
};

const struct field *field_of(const struct question *question) {
    return &fields[question->type];
}

// --- Typing an answer in one line ---

// What is there to be changed, as it would be typed.
static const char *typed_before(struct wizard *wizard) {
    const struct question *question = wizard->at;
    const struct answer *answer = given(wizard);
    const char *pending = wizard->pending[question->index];
    if (pending) return pending;
    if (answer->state != ANSWER_GIVEN) return "";
    if (question->type == QUESTION_NUMBER || question->type == QUESTION_PERCENT)
        return words_plain(wizard->frame, answer->value.number);
    return answer->value.text ? answer->value.text : "";
}

void field_begin(struct wizard *wizard) {
    arena_reset(wizard->typing);
    edit_begin(&wizard->edit, wizard->typing, typed_before(wizard),
               wizard->at->type == QUESTION_TEXT);
    page_open(wizard, PAGE_FIELD);
}

// Whether what is typed can be taken; says why not.
static bool field_parse(struct wizard *wizard, struct value *value) {
    const char *problem = NULL;
    if (interview_parse(wizard->arena, wizard->at, wizard->edit.text, value,
                        &problem))
        return true;
    page_say(wizard, "%s", problem);
    return false;
}

bool field_leave(struct wizard *wizard) {
    const struct question *question = wizard->at;
    struct value value;
    page_close_all(wizard);
    wizard->pending[question->index] = NULL;
    if (!wizard->edit.length) {
        if (given(wizard)->state != ANSWER_GIVEN) return false;
        interview_clear(wizard->interview, question);
        return true;
    }
    if (field_parse(wizard, &value))
        return interview_answer(wizard->interview, question, &value);
    wizard->pending[question->index] =
        arena_string(wizard->arena, wizard->edit.text);
    return false;
}

// Stores what can be stored and moves, once that is on disk. What comes next
// may depend on the answer.
static enum outcome leave(struct wizard *wizard, bool forward) {
    struct interview *interview = wizard->interview;
    const struct question *from = wizard->at;
    bool stored = field_leave(wizard);
    const struct question *next = forward ? interview_next(interview, from)
                                          : interview_previous(interview, from);
    if (stored) return change_stored_then(wizard, next);
    if (!next) {
        page_open(wizard, PAGE_REVIEW);
        return OUTCOME_STAY;
    }
    move_to(wizard, next);
    return OUTCOME_STAY;
}

enum outcome act_field_next(struct wizard *wizard, const struct event *event) {
    (void)event;
    return leave(wizard, true);
}

enum outcome act_field_back(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (interview_previous(wizard->interview, wizard->at))
        return leave(wizard, false);
    page_say(wizard, _("This is the first question."));
    return OUTCOME_STAY;
}

enum outcome act_field_keep(struct wizard *wizard, const struct event *event) {
    struct value value;
    if (wizard->edit.length && !field_parse(wizard, &value))
        return OUTCOME_STAY;
    return act_field_next(wizard, event);
}

enum outcome act_field_close(struct wizard *wizard, const struct event *event) {
    (void)event;
    return change_stored_if(wizard, field_leave(wizard));
}

enum outcome field_command(struct wizard *wizard, const struct key_row *row,
                           const struct event *event) {
    bool stored = field_leave(wizard);
    if (stored && row->act == act_quit) {
        page_say(wizard, _("The answer is kept; q once more leaves."));
        return change_stored(wizard);
    }
    if (stored) wizard->dirty = true;
    enum outcome outcome = row->act(wizard, event);
    return stored && outcome == OUTCOME_STAY ? change_stored(wizard) : outcome;
}

// --- Showing ---

static const char *expected(struct wizard *wizard) {
    const struct question *question = wizard->at;
    struct arena *frame = wizard->frame;
    bool least = question->min == question->min;
    bool most = question->max == question->max;
    switch (question->type) {
    case QUESTION_PERCENT:
        return _("a percentage from 0 to 100");
    case QUESTION_DATE:
        return _("a date, such as 2026-03-31");
    case QUESTION_TEXT:
        return "";
    case QUESTION_NUMBER:
        if (least && most)
            return arena_printf(frame, _("a number from %s to %s"),
                                words_plain(frame, question->min),
                                words_plain(frame, question->max));
        if (least)
            return arena_printf(frame, _("a number of at least %s"),
                                words_plain(frame, question->min));
        if (most)
            return arena_printf(frame, _("a number of at most %s"),
                                words_plain(frame, question->max));
        return _("a number");
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
    case QUESTION_MULTIPLE:
    case QUESTION_NPS:
    case QUESTION_LIST:
        break;
    }
    return "";
}

// A frame of two rules shows where the text goes.
void typed_show(struct wizard *wizard, struct screen *screen, int top,
                int bottom, int width) {
    const struct question *question = wizard->at;
    const struct answer *answer = given(wizard);
    bool typing = page_top(wizard) == PAGE_FIELD;
    int rows = bottom - top, columns = width - 6;
    if (rows < 1) return;
    const char *unit = question->unit ? question->unit : "";
    screen_put(screen, 2, top, ROLE_TITLE, glyph(screen, "▌", ">"), 1);
    if (typing) {
        int lines = (int)edit_height(&wizard->edit, wizard->frame, columns - 1);
        int most = rows > 3 ? rows - 2 : rows;
        if (lines > most) lines = most;
        if (lines < 1 || !wizard->edit.lines) lines = 1;
        for (int i = 1; i < lines; i++) {
            screen_put(screen, 2, top + i, ROLE_TITLE, glyph(screen, "▌", ">"),
                       1);
        }
        edit_show(&wizard->edit, screen, wizard->frame, 4, top, columns, lines);
        top += lines;
    } else {
        const char *text =
            answer->state == ANSWER_GIVEN
                ? interview_answer_text(wizard->frame, question, answer)
                : _("nothing yet; Space begins to type");
        text = text_visible(wizard->frame, text, true);
        size_t count;
        struct line *lines =
            text_wrap(wizard->frame, text, columns < 4 ? 4 : columns, &count);
        for (size_t i = 0; i < count && (int)i < rows; i++) {
            screen_put_bytes(screen, 4, top + (int)i,
                             answer->state == ANSWER_GIVEN ? ROLE_ANSWER
                                                           : ROLE_TEXT,
                             lines[i].start, lines[i].length, columns);
        }
        top += (int)count;
    }
    if (top + 1 >= bottom) return;
    int x = 4 + screen_put(screen, 4, top + 1, ROLE_TEXT, expected(wizard),
                           columns);
    if (*unit) {
        x += screen_put(screen, x, top + 1, ROLE_TEXT, ", ", width - x);
        screen_put(screen, x, top + 1, ROLE_TEXT, unit, width - x);
    }
}
