// SPDX-License-Identifier: MIT
//
// Finding a key in the table, and what keys are called.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

struct named_key {
    int key;
    const char *name, *ascii; // ascii NULL: the same
};

static const struct named_key names[] = {
    {KEY_ENTER_, N_("Enter"), NULL},
    {KEY_ESCAPE_, N_("Esc"), NULL},
    {KEY_TAB_, N_("Tab"), NULL},
    {KEY_BACKTAB_, N_("Shift-Tab"), NULL},
    {KEY_BACKSPACE_, N_("Bksp"), NULL},
    {KEY_DELETE_, N_("Del"), NULL},
    {KEY_UP_, "↑", N_("Up")},
    {KEY_DOWN_, "↓", N_("Down")},
    {KEY_LEFT_, "←", N_("Left")},
    {KEY_RIGHT_, "→", N_("Right")},
    {KEY_HOME_, N_("Home"), NULL},
    {KEY_END_, N_("End"), NULL},
    {KEY_PAGE_UP_, N_("PgUp"), NULL},
    {KEY_PAGE_DOWN_, N_("PgDn"), NULL},
    {KEY_WORD_LEFT_, "Ctrl-←", N_("Ctrl-Left")},
    {KEY_WORD_RIGHT_, "Ctrl-→", N_("Ctrl-Right")},
    {KEY_F1_, "F1", NULL},
    {CHARACTER(' '), N_("Space"), NULL},
};

static const struct key_table *const tables[] = {
    &question_keys, &sheet_keys, &result_keys,
    &typing_keys,   &room_keys,  &people_keys,
};

static bool is_digit_event(const struct event *event) {
    return event->kind == EVENT_TEXT && event->text[0] >= '0' &&
           event->text[0] <= '9' && !event->text[1];
}

static bool is_key(int key, const struct event *event) {
    if (!key) return false;
    if (key == DIGITS) return is_digit_event(event);
    if (event->kind == EVENT_KEY) return key == event->key;
    if (event->kind != EVENT_TEXT || key < CHARACTER(0)) return false;
    const char *text = event->text;
    return (uint32_t)(key - CHARACTER(0)) == text_next(&text) && !*text;
}

bool key_is_figure(const struct wizard *wizard, int key) {
    const struct question *question = wizard->at;
    if (key < CHARACTER(0) || key >= DIGITS) return false;
    char byte = (char)(key - CHARACTER(0));
    if (byte >= '0' && byte <= '9') return true;
    // Nothing begins with a point, and a sign only stands before what may be
    // negative: there they are keys.
    if (!wizard->edit.length)
        return byte == '-' && question->type == QUESTION_NUMBER &&
               !(question->min >= 0);
    return byte && strchr("-.,% ", byte);
}

// Where a figure is typed, letters are keys as everywhere else.
bool key_applies(const struct wizard *wizard, const struct key_row *row,
                 enum page page) {
    if (page_is_in(row->pages, page)) return true;
    int key = row->keys[0];
    return page == PAGE_FIELD && wizard->at &&
           wizard->at->type != QUESTION_TEXT &&
           page_is_in(row->pages, PAGE_QUESTION) && key >= CHARACTER(0) &&
           key != DIGITS && !key_is_figure(wizard, key);
}

static bool matches(const struct wizard *wizard, const struct key_row *row,
                    enum page page, const struct event *event) {
    if (!key_applies(wizard, row, page)) return false;
    for (size_t i = 0; i < COUNT_OF(row->keys); i++) {
        if (is_key(row->keys[i], event)) return true;
    }
    return false;
}

bool key_works(const struct wizard *wizard, const struct key_row *row) {
    return !row->works || row->works(wizard);
}

const struct key_row *key_row_at(size_t index) {
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        if (index < tables[i]->count) return &tables[i]->rows[index];
        index -= tables[i]->count;
    }
    return NULL;
}

const struct key_row *key_find(const struct wizard *wizard, enum page page,
                               const struct event *event) {
    const struct key_row *found = NULL;
    const struct key_row *row;
    for (size_t i = 0; (row = key_row_at(i)); i++) {
        if (!matches(wizard, row, page, event)) continue;
        if (key_works(wizard, row)) return row;
        if (!found || !found->refused) found = row;
    }
    return found;
}

static const char *digits_name(const struct wizard *wizard) {
    const struct question *question = wizard->at;
    const struct ladder *ladder = question ? question->ladder : NULL;
    if (!question || field_of(question)->typed || field_of(question)->form)
        return "0-9";
    if (question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR)
        return ladder ? arena_printf(wizard->frame, "%d-%d", ladder->start,
                                     ladder->top)
                      : "0-9";
    size_t count = question->option_count < 9 ? question->option_count : 9;
    return arena_printf(wizard->frame, "1-%zu", count);
}

static const char *name_of(const struct wizard *wizard, int key, bool ascii) {
    if (key == DIGITS) return digits_name(wizard);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (names[i].key != key) continue;
        const char *name =
            ascii && names[i].ascii ? names[i].ascii : names[i].name;
        return _(name);
    }
    if (key & KEY_CONTROL_ && key < CHARACTER(0))
        return arena_printf(wizard->frame, _("Ctrl-%c"), key & 0x7F);
    return arena_printf(wizard->frame, "%c", key & 0x7F);
}

const char *key_name(const struct wizard *wizard, const struct key_row *row,
                     bool ascii) {
    if (row->shown)
        return ascii && row->keys[0] == KEY_UP_ ? _("Up Down") : row->shown;
    return name_of(wizard, row->keys[0], ascii);
}

const char *key_names(const struct wizard *wizard, const struct key_row *row,
                      bool ascii) {
    const char *all = "";
    for (size_t i = 0; i < COUNT_OF(row->keys) && row->keys[i]; i++) {
        const char *name = name_of(wizard, row->keys[i], ascii);
        all = i ? arena_printf(wizard->frame, "%s %s", all, name) : name;
    }
    return all;
}
