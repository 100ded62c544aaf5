// SPDX-License-Identifier: MIT
//
// Questionnaires for the tests of their reader: from files and from texts.

#ifndef QUESTIONNAIRE_FIXTURE_H
#define QUESTIONNAIRE_FIXTURE_H

#include "store.h"

#define EVERY_KEY "tests/data/questionnaires/every-key.yaml"
#define EVERY_KEY_ET "tests/data/questionnaires/every-key.et.yaml"

// The file of the texts, in a folder of its own; made anew for each test.
extern char sheet_folder[64];
extern char sheet_path[96];
extern struct arena *sheet_arena;
extern struct diags *sheet_diags; // of the last reading

void sheet_set_up(void);
void sheet_tear_down(void);

// Writes [text] to sheet_path, or to a file beside it.
void sheet_write(const char *text);
void sheet_write_beside(const char *name, const char *text);
struct questionnaire *sheet_read(const char *path);
struct questionnaire *sheet_read_text(const char *text);
// Reads EVERY_KEY with [from], which must be there, replaced by [to].
struct questionnaire *sheet_read_changed(const char *from, const char *to);
// The whole of a file.
const char *sheet_file(const char *path);

// A questionnaire of one ladder whose questions are [questions], indented by
// six blanks, from line 17 on.
const char *sheet_of_questions(const char *questions);
#define SHEET_QUESTIONS_LINE 17

// The problem with [rule]; NULL if there is none.
const struct problem *sheet_problem(const char *rule);
// Fails unless there is exactly one error, with this rule and place, and
// [part] in its text.
void sheet_expect(const char *rule, unsigned line, unsigned column,
                  const char *part);

#endif
