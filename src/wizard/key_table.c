// SPDX-License-Identifier: MIT
//
// Every key of the interview: where it works, what it does and what it is
// called. Dispatch, footer and help all read this one table, so that none of
// them can lie.

#include "text.h"
#include "wizard_inside.h"

#define ON(page) (1U << PAGE_##page)

// Pages that scroll and have no text to type.
#define SHEETS                                                                 \
    (ON(ABOUT) | ON(TICKS) | ON(SECTIONS) | ON(REVIEW) | ON(RESULTS) |         \
     ON(SECTION) | ON(FINDINGS) | ON(ADVICE) | ON(RECOMMENDATION) | ON(WHY) |  \
     ON(PLAN) | ON(RADAR))
#define BROWSE (ON(QUESTION) | SHEETS)
// Pages whose lines can be marked and opened.
#define LISTS                                                                  \
    (ON(SECTIONS) | ON(REVIEW) | ON(RESULTS) | ON(SECTION) | ON(ADVICE) |      \
     ON(RECOMMENDATION) | ON(WHY) | ON(FINDINGS) | ON(PLAN) | ON(RADAR))
// Pages on which recommendations are decided about.
#define DECIDES (ON(ADVICE) | ON(RECOMMENDATION) | ON(PLAN))
#define FINDS (ON(JUMP) | ON(SEARCH))
#define ASKS (ON(UNSAVED) | ON(REPLACE) | ON(DRAFT))
#define LINES (FINDS | ON(EXPORT) | ON(ELSEWHERE) | ON(PROMPT))
#define TYPES (LINES | ON(FIELD) | ON(FORM) | ON(TEXT))

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

static bool can_undo(const struct wizard *wizard) {
    return interview_can_undo(wizard->interview);
}

static bool can_redo(const struct wizard *wizard) {
    return interview_can_redo(wizard->interview);
}

static bool nothing_typed(const struct wizard *wizard) {
    return !wizard->edit.length;
}

static bool takes_lines(const struct wizard *wizard) {
    return wizard->edit.lines;
}

static bool types_reason(const struct wizard *wizard) {
    return wizard->text == TEXT_REASON;
}

static bool types_note(const struct wizard *wizard) {
    return wizard->text != TEXT_REASON;
}

static bool has_conflict(const struct wizard *wizard) {
    return wizard->conflict;
}

static bool no_conflict(const struct wizard *wizard) {
    return !wizard->conflict;
}

static bool has_formats(const struct wizard *wizard) {
    return wizard->options.format_count > 1;
}

// --- The table ---

// In the order of struct key_row's members.
#define KEYS(...)                                                              \
    { __VA_ARGS__ }
#define ROW(keys, ...)                                                         \
    { keys, __VA_ARGS__ }

const struct key_row key_rows[] = {
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
    ROW(KEYS(CHARACTER('u')), BROWSE, GROUP_ANSWER, 14, NULL,
        NC_("key", "undo"), N_("undo, again and again"), can_undo,
        N_("Nothing is left to undo."), act_undo),
    ROW(KEYS(CHARACTER('U')), BROWSE, GROUP_ANSWER, 0, NULL, NC_("key", "redo"),
        N_("redo what was undone"), can_redo, N_("Nothing is left to redo."),
        act_redo),

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

    ROW(KEYS(CHARACTER('v')), ON(QUESTION), GROUP_WHOLE, 17, NULL,
        NC_("key", "vote"), N_("a group votes"), can_vote,
        N_("There is nothing here that a group could vote on."), act_room),

    // Lists and long texts.
    ROW(KEYS(KEY_ENTER_, CHARACTER(' ')), ON(TICKS), GROUP_ANSWER, 1, NULL,
        NC_("key", "tick or untick"), N_("tick, or untick"), NULL, NULL,
        act_tick),
    ROW(KEYS(CHARACTER('t')), ON(TICKS), GROUP_ANSWER, 2, NULL,
        NC_("key", "take the level"), N_("answer what ticks propose"), NULL,
        NULL, act_proposal),
    ROW(KEYS(KEY_ENTER_), LISTS, GROUP_MOVE, 2, NULL, NC_("key", "open"),
        N_("open what is marked"), NULL, NULL, act_open_marked),
    ROW(KEYS(KEY_UP_, KEY_DOWN_), SHEETS, GROUP_MOVE, 3, "↑↓",
        NC_("key", "move"), N_("move up and down"), NULL, NULL, act_sheet_move),
    ROW(KEYS(KEY_HOME_, KEY_END_), SHEETS | ASKS, GROUP_MOVE, 0, NULL,
        NC_("key", "ends"), N_("beginning, end"), NULL, NULL, act_sheet_move),
    ROW(KEYS(KEY_PAGE_UP_), SHEETS | ASKS, GROUP_MOVE, 0, NULL,
        NC_("key", "up"), N_("screen up, then back"), NULL, NULL,
        act_sheet_move),
    ROW(KEYS(KEY_PAGE_DOWN_, KEY_RIGHT_), SHEETS | ASKS, GROUP_MOVE, 0, NULL,
        NC_("key", "down"), N_("a screen down"), NULL, NULL, act_sheet_move),
    ROW(KEYS(CHARACTER(' ')), SHEETS & ~ON(TICKS), GROUP_MOVE, 0, NULL,
        NC_("key", "down"), N_("a screen down"), NULL, NULL, act_sheet_move),
    ROW(KEYS(KEY_LEFT_, KEY_BACKSPACE_, KEY_ESCAPE_), SHEETS, GROUP_MOVE, 4,
        NULL, NC_("key", "back"), N_("back"), NULL, NULL, act_close),
    ROW(KEYS(KEY_UP_, KEY_DOWN_), ASKS, GROUP_MOVE, 0, "↑↓",
        NC_("key", "scroll"), N_("scroll"), NULL, NULL, act_sheet_move),

    // Review.
    ROW(KEYS(CHARACTER('a'), CHARACTER('o'), CHARACTER('n'), CHARACTER('p')),
        ON(REVIEW), GROUP_ANSWER, 5, "a o n p d -", NC_("key", "show"),
        N_("all, open, noted, parked"), NULL, NULL, act_filter),
    ROW(KEYS(CHARACTER('d'), CHARACTER('-')), ON(REVIEW), GROUP_ANSWER, 0, NULL,
        NC_("key", "show"), N_("don't know, not for us"), NULL, NULL,
        act_filter),
    ROW(KEYS(CHARACTER('f')), ON(REVIEW), GROUP_ANSWER, 8, NULL,
        NC_("key", "finish"), N_("finish, dated today"), NULL, NULL,
        act_finish),

    // Results.
    ROW(KEYS(CHARACTER('w')),
        ON(RESULTS) | ON(ADVICE) | ON(RECOMMENDATION) | ON(SECTION) | ON(PLAN) |
            ON(RADAR),
        GROUP_SAY, 5, NULL, NC_("key", "why"), N_("where it comes from"), NULL,
        NULL, act_why),
    ROW(KEYS(CHARACTER('f')), ON(RESULTS) | ON(SECTION) | ON(ADVICE), GROUP_SAY,
        6, NULL, NC_("key", "findings"), N_("findings"), NULL, NULL,
        act_findings),

    ROW(KEYS(CHARACTER('d')), ON(RESULTS), GROUP_SAY, 9, NULL,
        NC_("key", "large radar"), N_("the sections over the whole screen"),
        NULL, NULL, act_radar),

    // Decisions and plans.
    ROW(KEYS(CHARACTER('t'), CHARACTER('p'), CHARACTER('n'), CHARACTER('d')),
        DECIDES, GROUP_ANSWER, 5, "t p n d", NC_("key", "decide"),
        N_("taken, postponed, no, done"), NULL, NULL, act_decide),
    ROW(KEYS(CHARACTER('c')), DECIDES, GROUP_ANSWER, 0, NULL,
        NC_("key", "undecided"), N_("undecided again"), NULL, NULL, act_decide),
    ROW(KEYS(CHARACTER('o')), DECIDES, GROUP_ANSWER, 6, NULL,
        NC_("key", "who, when"), N_("who is responsible, until when"), NULL,
        NULL, act_owner),
    ROW(KEYS(CHARACTER('+'), CHARACTER('-')), ON(PLAN), GROUP_ANSWER, 3, "+ -",
        NC_("key", "target"), N_("a higher target, a lower one"), NULL, NULL,
        act_target),
    ROW(KEYS(CHARACTER('b')), ON(PLAN), GROUP_ANSWER, 3, NULL,
        NC_("key", "budget"), N_("plan for a budget"), NULL, NULL, act_budget),
    ROW(KEYS(CHARACTER('k')), ON(PLAN), GROUP_ANSWER, 4, NULL,
        NC_("key", "phases"), N_("phases of a capacity"), NULL, NULL,
        act_capacity),
    ROW(KEYS(KEY_ENTER_), ON(PROMPT), GROUP_ANSWER, 1, NULL, NC_("key", "keep"),
        N_("keep what is typed"), NULL, NULL, act_prompt_keep),

    // What if.
    ROW(KEYS(KEY_ENTER_, CHARACTER(' ')), ON(WHATIF), GROUP_ANSWER, 1, NULL,
        NC_("key", "try"), N_("tick it, or one answer higher"), NULL, NULL,
        act_try),
    ROW(KEYS(CHARACTER('+'), CHARACTER('-')), ON(WHATIF), GROUP_ANSWER, 2,
        "+ -", NC_("key", "up, down"), N_("the answer higher, lower"), NULL,
        NULL, act_raise),
    ROW(KEYS(CHARACTER('c')), ON(WHATIF), GROUP_ANSWER, 5, NULL,
        NC_("key", "as today"), N_("everything as it is today"), NULL, NULL,
        act_as_today),
    ROW(KEYS(KEY_UP_, KEY_DOWN_), ON(WHATIF), GROUP_MOVE, 3, "↑↓",
        NC_("key", "move"), N_("move up and down"), NULL, NULL, act_sheet_move),
    ROW(KEYS(KEY_HOME_, KEY_END_), ON(WHATIF), GROUP_MOVE, 0, NULL,
        NC_("key", "ends"), N_("beginning, end"), NULL, NULL, act_sheet_move),
    ROW(KEYS(KEY_PAGE_UP_, KEY_PAGE_DOWN_), ON(WHATIF), GROUP_MOVE, 0, NULL,
        NC_("key", "screen"), N_("a screen up, down"), NULL, NULL,
        act_find_move),
    ROW(KEYS(KEY_ESCAPE_, KEY_LEFT_, KEY_BACKSPACE_, CHARACTER('W')),
        ON(WHATIF), GROUP_MOVE, 4, NULL, NC_("key", "leave"),
        N_("leave; nothing of it is kept"), NULL, NULL, act_close),

    // From anywhere.
    ROW(KEYS(CHARACTER('g')), BROWSE, GROUP_MOVE, 8, NULL, NC_("key", "go to"),
        N_("go to a number"), NULL, NULL, act_jump),
    ROW(KEYS(CHARACTER('/')), BROWSE, GROUP_MOVE, 18, NULL,
        NC_("key", "search"), N_("search the questions"), NULL, NULL,
        act_search),
    ROW(KEYS(CHARACTER('s'), KEY_TAB_), BROWSE, GROUP_MOVE, 19, NULL,
        NC_("key", "sections"), N_("sections"), NULL, NULL, act_sections),
    ROW(KEYS(CHARACTER('r')), BROWSE, GROUP_WHOLE, 7, NULL,
        NC_("key", "review"), N_("review all answers"), NULL, NULL, act_review),
    ROW(KEYS(CHARACTER('R')), BROWSE, GROUP_WHOLE, 10, NULL,
        NC_("key", "results"), N_("results, at any time"), NULL, NULL,
        act_results),
    ROW(KEYS(CHARACTER('i')), BROWSE, GROUP_WHOLE, 12, NULL,
        NC_("key", "ideas"), N_("ideas: what to do next"), NULL, NULL,
        act_advice),
    ROW(KEYS(CHARACTER('P')), BROWSE, GROUP_WHOLE, 16, NULL, NC_("key", "plan"),
        N_("the plan to a level"), NULL, NULL, act_plan),
    ROW(KEYS(CHARACTER('W')), BROWSE, GROUP_WHOLE, 17, NULL,
        NC_("key", "what if"), N_("what if; nothing saved"), NULL, NULL,
        act_whatif),
    ROW(KEYS(CHARACTER('x')), BROWSE, GROUP_WHOLE, 14, NULL,
        NC_("key", "export"), N_("export a report"), NULL, NULL, act_export),
    ROW(KEYS(CHARACTER('.')), BROWSE, GROUP_WHOLE, 0, NULL, NC_("key", "blank"),
        N_("blank the screen"), NULL, NULL, act_blank),
    ROW(KEYS(CHARACTER('L')), BROWSE, GROUP_WHOLE, 0, NULL,
        NC_("key", "language"), N_("next language"), NULL, NULL, act_language),
    ROW(KEYS(CHARACTER('q')), BROWSE, GROUP_WHOLE, 20, NULL, NC_("key", "quit"),
        N_("quit; nothing is lost"), NULL, NULL, act_quit),
    ROW(KEYS(KEY_ESCAPE_), ON(QUESTION), GROUP_WHOLE, 0, NULL,
        NC_("key", "close"), N_("closes, never leaves"), NULL, NULL,
        act_escape),

    // Typing an answer.
    ROW(KEYS(KEY_ENTER_), ON(FIELD), GROUP_ANSWER, 1, NULL, NC_("key", "keep"),
        N_("keep the answer and go on"), NULL, NULL, act_field_keep),
    ROW(KEYS(KEY_ESCAPE_), ON(FIELD), GROUP_ANSWER, 2, NULL,
        NC_("key", "stop typing"), N_("stop typing"), NULL, NULL,
        act_field_close),
    ROW(KEYS(KEY_LEFT_, KEY_BACKSPACE_), ON(FIELD), GROUP_MOVE, 0, NULL,
        NC_("key", "back"), N_("back, if nothing is typed"), nothing_typed,
        NULL, act_field_back),
    ROW(KEYS(KEY_PAGE_UP_), ON(FIELD), GROUP_MOVE, 3, NULL, NC_("key", "back"),
        N_("back; what is typed is kept"), NULL, NULL, act_field_back),
    ROW(KEYS(KEY_PAGE_DOWN_), ON(FIELD), GROUP_MOVE, 4, NULL,
        NC_("key", "next"), N_("next; what is typed is kept"), NULL, NULL,
        act_field_next),
    ROW(KEYS(KEY_ENTER_), ON(FORM), GROUP_ANSWER, 1, NULL,
        NC_("key", "next part"), N_("next part; after the last one: keep"),
        NULL, NULL, act_form_next),
    ROW(KEYS(KEY_UP_, KEY_DOWN_, KEY_TAB_, KEY_BACKTAB_), ON(FORM), GROUP_MOVE,
        3, "↑↓", NC_("key", "other part"), N_("to another part"), NULL, NULL,
        act_form_move),
    ROW(KEYS(KEY_ESCAPE_, KEY_PAGE_UP_, KEY_PAGE_DOWN_), ON(FORM), GROUP_ANSWER,
        2, NULL, NC_("key", "close"), N_("close; what is typed is kept"), NULL,
        NULL, act_form_close),
    ROW(KEYS(KEY_ENTER_), ON(TEXT), GROUP_ANSWER, 1, NULL, NC_("key", "keep"),
        N_("keep the text"), NULL, NULL, act_text_keep),
    ROW(KEYS(KEY_ESCAPE_), ON(TEXT), GROUP_ANSWER, 3, NULL,
        NC_("key", "change nothing"), N_("change nothing"), types_reason, NULL,
        act_text_close),
    ROW(KEYS(KEY_ESCAPE_), ON(TEXT), GROUP_ANSWER, 0, NULL, NC_("key", "keep"),
        N_("keep the text, too"), types_note, NULL, act_text_close),
    ROW(KEYS(KEY_CONTROL_ | 'O'), ON(TEXT) | ON(FIELD), GROUP_ANSWER, 5, NULL,
        NC_("key", "new line"), N_("new line"), takes_lines, NULL, act_type),

    // Looking for something.
    ROW(KEYS(KEY_ENTER_), FINDS, GROUP_MOVE, 1, NULL, NC_("key", "go there"),
        N_("go to the marked one"), NULL, NULL, act_find_go),
    ROW(KEYS(KEY_UP_, KEY_DOWN_), FINDS, GROUP_MOVE, 2, "↑↓",
        NC_("key", "choose"), N_("choose"), NULL, NULL, act_sheet_move),
    ROW(KEYS(KEY_PAGE_UP_, KEY_PAGE_DOWN_), FINDS, GROUP_MOVE, 0, NULL,
        NC_("key", "screen"), N_("a screen up, down"), NULL, NULL,
        act_find_move),
    ROW(KEYS(KEY_ENTER_), ON(EXPORT), GROUP_ANSWER, 1, NULL,
        NC_("key", "write it"), N_("write the report"), NULL, NULL,
        act_export_write),
    ROW(KEYS(KEY_UP_, KEY_DOWN_, KEY_TAB_), ON(EXPORT), GROUP_MOVE, 2, "↑↓",
        NC_("key", "format"), N_("another format"), has_formats,
        N_("There is only one format."), act_export_format),
    ROW(KEYS(KEY_ENTER_), ON(ELSEWHERE), GROUP_ANSWER, 1, NULL,
        NC_("key", "save there"), N_("save there and go on there"), NULL, NULL,
        act_elsewhere_take),
    ROW(KEYS(KEY_LEFT_, KEY_BACKSPACE_), LINES, GROUP_MOVE, 0, NULL,
        NC_("key", "back"), N_("back, if nothing is typed"), nothing_typed,
        NULL, act_close),
    ROW(KEYS(KEY_ESCAPE_), LINES, GROUP_MOVE, 3, NULL, NC_("key", "close"),
        N_("close"), NULL, NULL, act_close),

    // Line editing, the same everywhere.
    ROW(KEYS(KEY_WORD_LEFT_, KEY_WORD_RIGHT_), TYPES, GROUP_SAY, 0, NULL,
        NC_("key", "word"), N_("by a word"), NULL, NULL, act_type),
    ROW(KEYS(KEY_HOME_, KEY_CONTROL_ | 'A'), TYPES, GROUP_SAY, 0, NULL,
        NC_("key", "start"), N_("to the start of the line"), NULL, NULL,
        act_type),
    ROW(KEYS(KEY_END_, KEY_CONTROL_ | 'E'), TYPES, GROUP_SAY, 0, NULL,
        NC_("key", "end"), N_("to the end of the line"), NULL, NULL, act_type),
    ROW(KEYS(KEY_CONTROL_ | 'W'), TYPES, GROUP_SAY, 0, NULL,
        NC_("key", "delete word"), N_("delete the word before"), NULL, NULL,
        act_type),
    ROW(KEYS(KEY_CONTROL_ | 'U'), TYPES, GROUP_SAY, 0, NULL,
        NC_("key", "delete before"), N_("delete to the line's start"), NULL,
        NULL, act_type),
    ROW(KEYS(KEY_CONTROL_ | 'K'), TYPES, GROUP_SAY, 0, NULL,
        NC_("key", "delete after"), N_("delete to the line's end"), NULL, NULL,
        act_type),

    // Something is asked.
    ROW(KEYS(KEY_ENTER_, CHARACTER('t')), ON(UNSAVED), GROUP_ANSWER, 1, NULL,
        NC_("key", "try again"), N_("try to save again"), no_conflict,
        N_("The file was changed by somebody else: b keeps both."),
        act_save_again),
    ROW(KEYS(CHARACTER('b'), KEY_ENTER_), ON(UNSAVED), GROUP_ANSWER, 2, NULL,
        NC_("key", "keep both"),
        N_("put the other version aside and save ours"), has_conflict,
        N_("Nobody else changed the file."), act_save_over),
    ROW(KEYS(CHARACTER('o')), ON(UNSAVED), GROUP_ANSWER, 3, NULL,
        NC_("key", "another place"), N_("save in another place"), NULL, NULL,
        act_save_elsewhere),
    ROW(KEYS(KEY_ESCAPE_, KEY_LEFT_, KEY_BACKSPACE_), ON(UNSAVED), GROUP_ANSWER,
        4, NULL, NC_("key", "go on unsaved"),
        N_("go on; every answer tries again"), NULL, NULL, act_unsaved_close),
    ROW(KEYS(CHARACTER('q')), ON(UNSAVED), GROUP_ANSWER, 5, NULL,
        NC_("key", "leave unsaved"), N_("leave without saving"), NULL, NULL,
        act_leave),
    ROW(KEYS(CHARACTER('y')), ON(REPLACE), GROUP_ANSWER, 1, NULL,
        NC_("key", "replace it"), N_("replace the file"), NULL, NULL,
        act_replace),
    ROW(KEYS(CHARACTER('n'), KEY_ESCAPE_, KEY_LEFT_, KEY_BACKSPACE_),
        ON(REPLACE), GROUP_ANSWER, 2, NULL, NC_("key", "choose another name"),
        N_("go back and choose another name"), NULL, NULL, act_close),
    ROW(KEYS(KEY_ENTER_), ON(DRAFT), GROUP_ANSWER, 1, NULL,
        NC_("key", "go on with it"), N_("go on typing it"), NULL, NULL,
        act_draft_take),
    ROW(KEYS(KEY_DELETE_, CHARACTER('c')), ON(DRAFT), GROUP_ANSWER, 2, NULL,
        NC_("key", "throw away"), N_("throw the text away"), NULL, NULL,
        act_draft_drop),
    ROW(KEYS(KEY_ESCAPE_, KEY_LEFT_, KEY_BACKSPACE_), ON(DRAFT), GROUP_ANSWER,
        3, NULL, NC_("key", "later"), N_("decide later; it is offered again"),
        NULL, NULL, act_close),
    ROW(KEYS(CHARACTER('?'), KEY_F1_), BROWSE | ASKS | ON(WHATIF), GROUP_WHOLE,
        99, NULL, NC_("key", "help"), N_("the keys that work here"), NULL, NULL,
        act_help),
    ROW(KEYS(KEY_F1_), TYPES, GROUP_WHOLE, 99, NULL, NC_("key", "help"),
        N_("the keys that work here"), NULL, NULL, act_help),
};
const size_t key_row_count = COUNT_OF(key_rows);
