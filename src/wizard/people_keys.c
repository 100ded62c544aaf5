// SPDX-License-Identifier: MIT
//
// The keys of what is said before the first vote: how many are in the room, and
// by what their votes are read.

#include "key_rows.h"
#include "text.h"
#include "wizard_inside.h"

#define PEOPLE ON(PEOPLE)
#define RULES ON(RULES)

static bool allows(const struct wizard *wizard, enum workshop_action action) {
    return wizard->room.workshop &&
           workshop_allows(wizard->room.workshop, action);
}

static bool can_order(const struct wizard *wizard) {
    return allows(wizard, WORKSHOP_ORDER);
}

static bool can_undo(const struct wizard *wizard) {
    return wizard->room.typing || allows(wizard, WORKSHOP_UNDO);
}

#define CLOSED N_("A vote is open: Space closes it first.")

static const struct key_row rows[] = {
    // How many are here.
    ROW(KEYS(DIGITS), PEOPLE, GROUP_ANSWER, 1, "0-9", NC_("key", "people"),
        N_("how many are here"), NULL, NULL, act_people_digit),
    ROW(KEYS(KEY_ENTER_, CHARACTER(' '), KEY_PAGE_DOWN_), PEOPLE, GROUP_ANSWER,
        2, NULL, NC_("key", "begin"), N_("so many; to the questions"), NULL,
        NULL, act_people_keep),
    ROW(KEYS(KEY_UP_, KEY_DOWN_), PEOPLE, GROUP_ANSWER, 3, "↑↓",
        NC_("key", "one more"), N_("one more, one less"), NULL, NULL,
        act_people_step),
    ROW(KEYS(KEY_BACKSPACE_, KEY_DELETE_), PEOPLE, GROUP_ANSWER, 0, NULL,
        NC_("key", "erase"), N_("erase a digit"), NULL, NULL, act_people_erase),
    ROW(KEYS(CHARACTER('a'), KEY_TAB_), PEOPLE, GROUP_ANSWER, 4, NULL,
        NC_("key", "order"), N_("all votes first, or one by one"), can_order,
        CLOSED, act_room_order),
    ROW(KEYS(KEY_ESCAPE_, KEY_LEFT_, KEY_PAGE_UP_), PEOPLE, GROUP_ANSWER, 5,
        NULL, NC_("key", "back"), N_("back"), NULL, NULL, act_people_close),
    ROW(KEYS(CHARACTER('b'), CHARACTER('.')), PEOPLE, GROUP_WHOLE, 0, NULL,
        NC_("key", "blank"), N_("blank the screen"), NULL, NULL, act_blank),
    ROW(KEYS(CHARACTER('q')), PEOPLE, GROUP_WHOLE, 6, NULL, NC_("key", "quit"),
        N_("quit; nothing is lost"), NULL, NULL, act_quit),

    // By what votes are read.
    ROW(KEYS(CHARACTER('s')), PEOPLE, GROUP_ANSWER, 4, NULL,
        NC_("key", "rules"), N_("how votes are read; groups"), NULL, NULL,
        act_rules),
    ROW(KEYS(KEY_UP_, KEY_DOWN_, KEY_HOME_, KEY_END_), RULES, GROUP_MOVE, 2,
        "↑↓", NC_("key", "line"), N_("mark another line"), NULL, NULL,
        act_rules_move),
    ROW(KEYS(KEY_RIGHT_, KEY_LEFT_, CHARACTER('+'), CHARACTER('-')), RULES,
        GROUP_ANSWER, 1, "→ ←", NC_("key", "more, less"), N_("more, less"),
        NULL, NULL, act_rules_step),
    ROW(KEYS(DIGITS), RULES, GROUP_ANSWER, 4, "0-9", NC_("key", "number"),
        N_("the number itself, then Enter"), NULL, NULL, act_rules_digit),
    ROW(KEYS(KEY_BACKSPACE_, KEY_DELETE_), RULES, GROUP_ANSWER, 0, NULL,
        NC_("key", "erase"), N_("erase a digit"), NULL, NULL, act_rules_erase),
    ROW(KEYS(KEY_ENTER_, CHARACTER(' '), KEY_PAGE_DOWN_), RULES, GROUP_ANSWER,
        3, NULL, NC_("key", "keep"), N_("keep the number; then back"), NULL,
        NULL, act_rules_keep),
    ROW(KEYS(KEY_ESCAPE_, KEY_PAGE_UP_, CHARACTER('s')), RULES, GROUP_MOVE, 5,
        NULL, NC_("key", "back"), N_("back"), NULL, NULL, act_rules_close),
    ROW(KEYS(CHARACTER('b'), CHARACTER('.')), RULES, GROUP_WHOLE, 0, NULL,
        NC_("key", "blank"), N_("blank the screen"), NULL, NULL, act_blank),
    ROW(KEYS(CHARACTER('u')), RULES, GROUP_ANSWER, 6, NULL, NC_("key", "undo"),
        N_("undo; no vote is lost by it"), can_undo,
        N_("Nothing is left to undo."), act_room_undo),
    ROW(KEYS(CHARACTER('q')), RULES, GROUP_WHOLE, 7, NULL, NC_("key", "quit"),
        N_("quit; nothing is lost"), NULL, NULL, act_quit),
    ROW(KEYS(CHARACTER('?'), KEY_F1_), PEOPLE | RULES, GROUP_WHOLE, 99, NULL,
        NC_("key", "help"), N_("the keys that work here"), NULL, NULL,
        act_help),
};
const struct key_table people_keys = {rows, COUNT_OF(rows)};
