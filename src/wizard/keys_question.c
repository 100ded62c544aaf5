// SPDX-License-Identifier: MIT
//
// The keys of the question page.

#include "key_rows.h"
#include "text.h"
#include "wizard_inside.h"

// --- When keys work ---

static const struct field *field(const struct wizard *wizard) {
    return wizard->at ? field_of(wizard->at) : NULL;
}

static bool has_question(const struct wizard *wizard) {
    return wizard->at != NULL;
}

static bool has_digits(const struct wizard *wizard) {
    const struct field *row = field(wizard);
    return row &&
           (row->digit || (row->typed && wizard->at->type != QUESTION_TEXT) ||
            wizard->at->type == QUESTION_NPS);
}

static bool can_take(const struct wizard *wizard) {
    const struct field *row = field(wizard);
    return row && (row->typed || row->form || wizard->marked >= 0);
}

static bool can_mark(const struct wizard *wizard) {
    const struct field *row = field(wizard);
    return row && row->places && row->places(wizard) > 0;
}

static bool can_skip(const struct wizard *wizard) {
    return wizard->at && interview_accepts_no_answer(wizard->at);
}

static bool can_halve(const struct wizard *wizard) {
    return wizard->at && wizard->at->halves &&
           given(wizard)->state == ANSWER_GIVEN;
}

static bool has_halves(const struct wizard *wizard) {
    return wizard->at && wizard->at->halves && can_halve(wizard);
}

static bool can_clear(const struct wizard *wizard) {
    return wizard->at && given(wizard)->state != ANSWER_NONE;
}

static bool is_list(const struct wizard *wizard) {
    return wizard->at && wizard->at->type == QUESTION_LIST;
}

static bool has_entry(const struct wizard *wizard) {
    return is_list(wizard) && wizard->marked >= 0;
}

static bool has_ticks(const struct wizard *wizard) {
    return wizard->at && wizard->at->tick_count;
}

static bool can_vote(const struct wizard *wizard) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (workshop_votes_on(questionnaire->questions[i])) return true;
    }
    return false;
}

// What is asked of one person first: a group goes by here to its votes.
static bool group_begins(const struct wizard *wizard) {
    return wizard->at && wizard->at->profile && can_vote(wizard);
}

static bool group_goes_on(const struct wizard *wizard) {
    return !group_begins(wizard) && can_vote(wizard);
}

// --- The table ---

static const struct key_row rows[] = {
    // Answers.
    ROW(KEYS(DIGITS), ON(QUESTION), GROUP_ANSWER, 1, NULL, NC_("key", "answer"),
        N_("answer"), has_digits, N_("This question has no numbered answers."),
        act_digit),
    ROW(KEYS(CHARACTER(' ')), ON(QUESTION), GROUP_ANSWER, 9, NULL,
        NC_("key", "choose"), N_("choose the marked one"), can_take,
        N_("Nothing is marked yet: the arrow keys do that."), act_take),
    ROW(KEYS(CHARACTER('h')), ON(QUESTION), GROUP_ANSWER, 3, NULL,
        NC_("key", "half level"), N_("half a level more, and back"), has_halves,
        N_("Half levels are not asked here, or no level is answered yet."),
        act_half),
    ROW(KEYS(CHARACTER('+')), ON(QUESTION), GROUP_ANSWER, 3, NULL,
        NC_("key", "one more"), N_("one more entry"), is_list,
        N_("This question has no entries."), act_add),
    ROW(KEYS(KEY_DELETE_), ON(QUESTION), GROUP_ANSWER, 12, NULL,
        NC_("key", "remove"), N_("remove the marked entry"), has_entry,
        N_("No entry is marked that could be removed."), act_delete),
    ROW(KEYS(CHARACTER('m')), ON(QUESTION), GROUP_ANSWER, 10, NULL,
        NC_("key", "tick"), N_("tick what is true"), has_ticks,
        N_("This question has no statements to tick."), act_ticks),
    ROW(KEYS(CHARACTER('d')), ON(QUESTION), GROUP_ANSWER, 4, NULL,
        NC_("key", "don't know"), N_("don't know"), can_skip,
        N_("\"Don't know\" is not offered for this question."), act_dont_know),
    ROW(KEYS(CHARACTER('-')), ON(QUESTION), GROUP_ANSWER, 11, NULL,
        NC_("key", "not for us"), N_("not applicable: why?"), can_skip,
        N_("\"Not applicable\" is not offered for this question."),
        act_not_applicable),
    ROW(KEYS(CHARACTER('c')), ON(QUESTION), GROUP_ANSWER, 0, NULL,
        NC_("key", "clear"), N_("clear the answer"), can_clear,
        N_("There is no answer to clear."), act_clear),

    // Moving on the question page.
    ROW(KEYS(KEY_ENTER_), ON(QUESTION), GROUP_MOVE, 2, NULL, NC_("key", "next"),
        N_("next; takes the marked"), NULL, NULL, act_next),
    ROW(KEYS(KEY_RIGHT_, KEY_PAGE_DOWN_), ON(QUESTION), GROUP_MOVE, 0, NULL,
        NC_("key", "next"), N_("next question"), NULL, NULL, act_next),
    ROW(KEYS(KEY_LEFT_, KEY_PAGE_UP_, KEY_BACKSPACE_), ON(QUESTION), GROUP_MOVE,
        5, NULL, NC_("key", "back"), N_("back, always"), NULL, NULL, act_back),
    ROW(KEYS(KEY_UP_, KEY_DOWN_), ON(QUESTION), GROUP_MOVE, 13, "↑↓",
        NC_("key", "mark"), N_("mark an answer"), can_mark,
        N_("There is nothing to mark here."), act_mark),
    ROW(KEYS(CHARACTER('o')), ON(QUESTION), GROUP_MOVE, 15, NULL,
        NC_("key", "next open"), N_("next open question"), NULL, NULL,
        act_next_open),

    // What more there is to say.
    ROW(KEYS(CHARACTER('n')), ON(QUESTION), GROUP_SAY, 6, NULL,
        NC_("key", "note"), N_("note"), has_question, NULL, act_note),
    ROW(KEYS(CHARACTER('e')), ON(QUESTION), GROUP_SAY, 12, NULL,
        NC_("key", "evidence"), N_("evidence"), has_question, NULL,
        act_evidence),
    ROW(KEYS(CHARACTER('p')), ON(QUESTION), GROUP_SAY, 16, NULL,
        NC_("key", "park"), N_("park this topic"), has_question, NULL,
        act_park),
    ROW(KEYS(CHARACTER('N')), ON(QUESTION), GROUP_SAY, 0, NULL,
        NC_("key", "note"), N_("note, in an editor"), has_question, NULL,
        act_note_editor),
    ROW(KEYS(CHARACTER('E')), ON(QUESTION), GROUP_SAY, 0, NULL,
        NC_("key", "evidence"), N_("evidence, in an editor"), has_question,
        NULL, act_evidence_editor),
    ROW(KEYS(CHARACTER('l')), ON(QUESTION), GROUP_SAY, 13, NULL,
        NC_("key", "in full"), N_("this question in full"), has_question, NULL,
        act_about),

    ROW(KEYS(CHARACTER('v')), ON(QUESTION), GROUP_WHOLE, 3, NULL,
        NC_("key", "a group votes"), N_("a group votes"), group_begins, NULL,
        act_room),
    ROW(KEYS(CHARACTER('v')), ON(QUESTION), GROUP_WHOLE, 17, NULL,
        NC_("key", "vote"), N_("a group votes"), group_goes_on,
        N_("There is nothing here that a group could vote on."), act_room),
};
const struct key_table question_keys = {rows, COUNT_OF(rows)};
