// SPDX-License-Identifier: MIT
//
// The keys of lists and long texts, of the review, and those that work from
// every page that is read.

#include "key_rows.h"
#include "text.h"
#include "wizard_inside.h"

// --- When keys work ---

static bool can_undo(const struct wizard *wizard) {
    return interview_can_undo(wizard->interview);
}

static bool can_redo(const struct wizard *wizard) {
    return interview_can_redo(wizard->interview);
}

static bool was_opened(const struct wizard *wizard) {
    return origin_known(wizard);
}

static bool was_not_opened(const struct wizard *wizard) {
    return !origin_known(wizard);
}

// --- The table ---

// A key that leads to [page] from all others: in the footer of pages that ask
// by one rank, of those that tell by another.
#define TWICE(key, page, asking, telling, label, help, act)                    \
    ROW(KEYS(CHARACTER(key)), BROWSE & ~OUTCOMES & ~ON(page), GROUP_WHOLE,     \
        asking, NULL, label, help, NULL, NULL, act),                           \
        ROW(KEYS(CHARACTER(key)), OUTCOMES & ~ON(page), GROUP_WHOLE, telling,  \
            NULL, label, help, NULL, NULL, act)

static const struct key_row rows[] = {
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

    // From anywhere.
    ROW(KEYS(CHARACTER('u')), BROWSE, GROUP_ANSWER, 14, NULL,
        NC_("key", "undo"), N_("undo, again and again"), can_undo,
        N_("Nothing is left to undo."), act_undo),
    ROW(KEYS(CHARACTER('U')), BROWSE, GROUP_ANSWER, 0, NULL, NC_("key", "redo"),
        N_("redo what was undone"), can_redo, N_("Nothing is left to redo."),
        act_redo),
    ROW(KEYS(CHARACTER('g')), BROWSE & ~OUTCOMES, GROUP_MOVE, 8, NULL,
        NC_("key", "go to"), N_("go to a number"), NULL, NULL, act_jump),
    ROW(KEYS(CHARACTER('g')), OUTCOMES, GROUP_MOVE, 17, NULL,
        NC_("key", "go to"), N_("go to a number"), NULL, NULL, act_jump),
    ROW(KEYS(CHARACTER('/')), BROWSE, GROUP_MOVE, 18, NULL,
        NC_("key", "search"), N_("search the questions"), NULL, NULL,
        act_search),
    ROW(KEYS(CHARACTER('s'), KEY_TAB_), BROWSE & ~ON(SECTIONS), GROUP_MOVE, 19,
        NULL, NC_("key", "sections"), N_("sections"), NULL, NULL, act_sections),
    TWICE('r', REVIEW, 7, 13, NC_("key", "review"), N_("review all answers"),
          act_review),
    TWICE('R', RESULTS, 10, 12, NC_("key", "results"),
          N_("results, at any time"), act_results),
    TWICE('i', ADVICE, 12, 7, NC_("key", "ideas"), N_("ideas: what to do next"),
          act_advice),
    TWICE('P', PLAN, 16, 8, NC_("key", "plan"), N_("the plan to a level"),
          act_plan),
    TWICE('W', WHATIF, 17, 9, NC_("key", "what if"),
          N_("what if; nothing saved"), act_whatif),
    TWICE('T', TREND, 0, 10, NC_("key", "over time"), N_("results over time"),
          act_trend),
    TWICE('x', EXPORT, 14, 11, NC_("key", "export"), N_("export a report"),
          act_export),
    ROW(KEYS(CHARACTER('.')), BROWSE, GROUP_WHOLE, 0, NULL, NC_("key", "blank"),
        N_("blank the screen"), NULL, NULL, act_blank),
    ROW(KEYS(CHARACTER('L')), BROWSE, GROUP_WHOLE, 0, NULL,
        NC_("key", "language"), N_("next language"), NULL, NULL, act_language),
    ROW(KEYS(CHARACTER('q')), BROWSE, GROUP_WHOLE, 20, NULL, NC_("key", "quit"),
        N_("quit; nothing is lost"), NULL, NULL, act_quit),
    ROW(KEYS(KEY_ESCAPE_), ON(QUESTION), GROUP_WHOLE, 6, NULL,
        NC_("key", "return"), N_("return to where you came from"), was_opened,
        NULL, act_return),
    ROW(KEYS(KEY_ESCAPE_), ON(QUESTION), GROUP_WHOLE, 0, NULL,
        NC_("key", "close"), N_("closes, never leaves"), was_not_opened, NULL,
        act_escape),
    ROW(KEYS(CHARACTER('?'), KEY_F1_), BROWSE | ASKS | ON(WHATIF), GROUP_WHOLE,
        99, NULL, NC_("key", "help"), N_("the keys that work here"), NULL, NULL,
        act_help),
};
const struct key_table sheet_keys = {rows, COUNT_OF(rows)};
