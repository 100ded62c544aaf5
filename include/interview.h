// SPDX-License-Identifier: MIT
//
// What the full-screen wizard and the line prompts share: which questions are
// asked and in which order, what an answer means, and undo. No layout, no keys.
// Changes an assessment in place; earlier values stay in the arena for undo.

#ifndef INTERVIEW_H
#define INTERVIEW_H

#include "assessment.h"

struct interview;

struct interview *interview_new(struct arena *arena,
                                const struct questionnaire *questionnaire,
                                struct assessment *assessment);
struct assessment *interview_assessment(const struct interview *interview);
const struct questionnaire *interview_questionnaire(
    const struct interview *interview);
enum visibility interview_visibility(const struct interview *interview,
                                     const struct question *question);

// The question where to go on, by the file's `at`, else the first that is open.
const struct question *interview_start(const struct interview *interview);
// The next or previous question that is asked; NULL at the ends. [from] NULL:
// from before the first, or behind the last.
const struct question *interview_next(const struct interview *interview,
                                      const struct question *from);
const struct question *interview_previous(const struct interview *interview,
                                          const struct question *from);
// The next open one after [from], going round once; NULL if none is open.
const struct question *interview_next_open(const struct interview *interview,
                                           const struct question *from);
// Position of [question] among those asked in the ladders (1-based, 0 for
// profile and closing questions), and their number.
size_t interview_position(const struct interview *interview,
                          const struct question *question, size_t *total);
// Remembers where to go on (the file's `at`).
void interview_goto(struct interview *interview,
                    const struct question *question);

// Each of these is one step of undo.
void interview_answer(struct interview *interview,
                      const struct question *question,
                      const struct value *value);
void interview_dont_know(struct interview *interview,
                         const struct question *question);
void interview_not_applicable(struct interview *interview,
                              const struct question *question,
                              const char *reason);
void interview_clear(struct interview *interview,
                     const struct question *question);
enum answer_text {
    TEXT_NOTE,
    TEXT_EVIDENCE,
    TEXT_REASON,
    TEXT_PARKED,
    TEXT_OVERRIDE
};
void interview_text(struct interview *interview,
                    const struct question *question, enum answer_text which,
                    const char *text);
void interview_finish(struct interview *interview, const char *date);

// The question whose answer was taken back or put back; NULL if there is
// nothing to.
const struct question *interview_undo(struct interview *interview);
const struct question *interview_redo(struct interview *interview);

// Reads what a person typed as the answer to [question] ("3", "2.5", a code,
// "yes, no", "30 20 10", a date, text). False with a sentence in *[problem]
// that says what was expected.
bool interview_parse(struct arena *arena, const struct question *question,
                     const char *text, struct value *value,
                     const char **problem);
// The answer as a person reads it: "3, Defined", "Partly", "NPS 20 ...".
const char *interview_answer_text(struct arena *arena,
                                  const struct question *question,
                                  const struct answer *answer);

#endif
