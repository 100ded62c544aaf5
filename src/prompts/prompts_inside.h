// SPDX-License-Identifier: MIT
//
// What the files of the line prompts share.

#ifndef PROMPTS_INSIDE_H
#define PROMPTS_INSIDE_H

#include "prompts.h"

struct prompts {
    const struct prompts_options *options;
    const struct questionnaire *questionnaire;
    struct assessment *assessment;
    struct interview *interview;
    struct arena *arena;           // of the session
    struct arena *scratch;         // emptied before each line
    const struct question *at;     // NULL: behind the last question
    const struct section *section; // the one announced last
    const struct ladder *ladder;   // likewise
    bool show;    // the question is to be read out before the prompt
    bool over;    // no more lines
    bool unsaved; // the last attempt to save failed
    bool told;    // that leaving would lose answers
    bool moved;   // `at` is not on disk
    bool refused; // a line from a pipe was not understood
    char *line;   // PROMPTS_LINE_BYTES + 1
    unsigned long line_number;
};

// --- Output (prompts_say.c): everything passes the gate here ---

// A paragraph, wrapped. LF in it starts a new line.
void prompts_say(struct prompts *prompts, const char *format, ...)
    PRINTF_LIKE(2, 3);
void prompts_blank(struct prompts *prompts);
// What was typed is not understood: said and asked again, or, when no terminal
// is there to ask, told with the line's number, and the end.
void prompts_refuse(struct prompts *prompts, const char *format, ...)
    PRINTF_LIKE(2, 3);

// --- Input (prompts_line.c) ---

// Asks and reads a line, without blanks around it; valid text without control
// characters, until the next. False at the end of input, and where the line
// was refused.
bool prompts_ask(struct prompts *prompts, const char **text, const char *format,
                 ...) PRINTF_LIKE(3, 4);

// --- Answers (prompts_answer.c) ---

// False, after telling so, where nothing may be changed.
bool prompts_may_change(struct prompts *prompts);
// Puts everything on disk and says [done] afterwards; or why it is not there.
void prompts_store(struct prompts *prompts, const char *done);
// Takes [text] as the answer to the current question and goes on.
void prompts_answer(struct prompts *prompts, const char *text);
void prompts_dont_know(struct prompts *prompts, const char *nothing);
void prompts_not_applicable(struct prompts *prompts, const char *reason);
// An entry of a list, or its first field.
void prompts_answer_list(struct prompts *prompts, const char *text);
// A statement of a rubric's level, by its number.
void prompts_tick(struct prompts *prompts, const char *number);
// To another question, or behind the last.
void prompts_move(struct prompts *prompts, const struct question *question);
void prompts_move_on(struct prompts *prompts);

// --- Reading out (prompts_question.c) ---

void prompts_introduce(struct prompts *prompts);
void prompts_show_question(struct prompts *prompts);
void prompts_show_end(struct prompts *prompts);
// What is expected, as the prompt of the current question.
const char *prompts_expected(struct prompts *prompts);
// "Question 12", or what else it is called: profile, closing.
const char *prompts_place(struct prompts *prompts,
                          const struct question *question);
// The answer in words, or NULL where there is none.
const char *prompts_answer_words(struct prompts *prompts,
                                 const struct question *question);

// --- Commands (prompts_command.c and the files of each group) ---

// Carries out [line] if it is a command; else false.
bool prompts_command(struct prompts *prompts, const char *line);
void prompts_help(struct prompts *prompts, const char *argument);

// prompts_review.c
void prompts_review(struct prompts *prompts, const char *which);
void prompts_sections(struct prompts *prompts, const char *nothing);
void prompts_find(struct prompts *prompts, const char *text);
void prompts_go(struct prompts *prompts, const char *where);

// prompts_result.c
void prompts_results(struct prompts *prompts, const char *nothing);
void prompts_ideas(struct prompts *prompts, const char *nothing);
void prompts_why(struct prompts *prompts, const char *number);

#endif
