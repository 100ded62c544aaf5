// SPDX-License-Identifier: MIT
//
// The keys of pages on which text is typed, and of those that ask something.

#include "key_rows.h"
#include "text.h"
#include "wizard_inside.h"

// --- When keys work ---

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

static const struct key_row rows[] = {
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
    ROW(KEYS(KEY_F1_), TYPES, GROUP_WHOLE, 99, NULL, NC_("key", "help"),
        N_("the keys that work here"), NULL, NULL, act_help),
};
const struct key_table typing_keys = {rows, COUNT_OF(rows)};
