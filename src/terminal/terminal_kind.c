// SPDX-License-Identifier: MIT
//
// term.h names some five hundred capabilities in words such as `columns`, which
// nothing else here should have to avoid.

#include "terminal_kind.h"

#include <curses.h>
#include <term.h>

// A description may also say that another one, which it builds on, is wrong.
static const char *there(const char *value) {
    return (intptr_t)value != -1 ? value : NULL;
}

void kind_prepare(void) {
    const char *text = there(set_attributes);
    if (text) tiparm(text, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

const char *kind_cursor_address(void) {
    return there(cursor_address);
}

void kind_restoring(const char *texts[KIND_RESTORING]) {
    texts[0] = there(exit_attribute_mode);
    texts[1] = there(cursor_normal);
    texts[2] = there(keypad_local);
    texts[3] = there(exit_ca_mode);
}

int kind_columns(void) {
    return columns;
}

int kind_lines(void) {
    return lines;
}

void kind_bind_keys(struct keys *keys) {
    const struct {
        const char *sequence;
        int key;
    } known[] = {
        {key_up, KEY_UP_},         {key_down, KEY_DOWN_},
        {key_left, KEY_LEFT_},     {key_right, KEY_RIGHT_},
        {key_home, KEY_HOME_},     {key_end, KEY_END_},
        {key_ppage, KEY_PAGE_UP_}, {key_npage, KEY_PAGE_DOWN_},
        {key_ic, KEY_INSERT_},     {key_dc, KEY_DELETE_},
        {key_btab, KEY_BACKTAB_},  {key_f1, KEY_F1_},
        {key_enter, KEY_ENTER_},
    };
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        const char *sequence = there(known[i].sequence);
        if (sequence) keys_bind(keys, sequence, known[i].key);
    }
}
