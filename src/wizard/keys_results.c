// SPDX-License-Identifier: MIT
//
// The keys of the results: why, what to do, decisions, plans, what if.

#include "key_rows.h"
#include "text.h"
#include "wizard_inside.h"

static const struct key_row rows[] = {
    // Results.
    ROW(KEYS(CHARACTER('w')),
        ON(RESULTS) | ON(ADVICE) | ON(RECOMMENDATION) | ON(SECTION) | ON(PLAN) |
            ON(RADAR) | ON(FINDINGS) | ON(TREND),
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
    ROW(KEYS(CHARACTER('w')), ON(WHATIF), GROUP_SAY, 4, NULL, NC_("key", "why"),
        N_("where the figures come from"), NULL, NULL, act_whatif_why),
    ROW(KEYS(CHARACTER('c')), ON(WHATIF), GROUP_ANSWER, 6, NULL,
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
        ON(WHATIF), GROUP_MOVE, 5, NULL, NC_("key", "leave"),
        N_("leave; nothing of it is kept"), NULL, NULL, act_close),
};
const struct key_table result_keys = {rows, COUNT_OF(rows)};
