// SPDX-License-Identifier: MIT
//
// How a question is answered on the screen, by its type.

#ifndef FIELD_H
#define FIELD_H

#include "interview.h"
#include "screen.h"
#include "text.h"
#include "wizard.h"

// How a question type is answered: a row of the table.
struct field {
    // Places that the marker can take; 0: none.
    int (*places)(const struct wizard *wizard);
    // The place of the answer; -1: none.
    int (*answered)(const struct wizard *wizard);
    // Takes place [place]: 1 stored, 0 as before, -1 refused.
    int (*take)(struct wizard *wizard, int place);
    // The place that a typed digit means; -1: none.
    int (*digit)(const struct wizard *wizard, int digit);
    // Whether a digit or Enter is enough to go on.
    bool goes_on;
    bool typed; // PAGE_FIELD
    bool form;  // PAGE_FORM
    void (*show)(struct wizard *wizard, struct screen *screen, int top,
                 int bottom, int width);
};
const struct field *field_of(const struct question *question);

int choices_places(const struct wizard *wizard);
int choices_answered(const struct wizard *wizard);
int choices_take(struct wizard *wizard, int place);
int choices_digit(const struct wizard *wizard, int digit);
int ticks_take(struct wizard *wizard, int place);
int list_places(const struct wizard *wizard);
void typed_show(struct wizard *wizard, struct screen *screen, int top,
                int bottom, int width);
void list_show(struct wizard *wizard, struct screen *screen, int top,
               int bottom, int width);

// The answers to choose from, as rows (choices.c).
struct choice {
    int place;
    const char *key; // "3", "2.5"; "" where no key chooses it
    const char *title, *text;
    struct line *lines;
    size_t line_count;
    bool answered, marked, half;
};
struct choice *choices_build(struct wizard *wizard, int columns, bool titles,
                             size_t *count);
// Columns left of the text.
#define CHOICE_INDENT 6
void choice_show(struct wizard *wizard, struct screen *screen,
                 const struct choice *choice, int y, int rows, int width);
void choices_show_strip(struct screen *screen, int y,
                        const struct choice *choices, size_t count);

void field_begin(struct wizard *wizard);
// Leaves the field: stores what is valid, keeps what is not. True: stored.
bool field_leave(struct wizard *wizard);
void text_begin(struct wizard *wizard, enum answer_text text);
// Any key while help or nothing is shown.
enum outcome page_key(struct wizard *wizard, const struct event *event);
void form_begin(struct wizard *wizard, size_t entry);
// All parts as they are typed, as one text; and back.
const char *form_text(const struct wizard *wizard);
void form_resume(struct wizard *wizard, const char *text);
const char *list_entry_text(struct wizard *wizard, size_t entry);

#endif
