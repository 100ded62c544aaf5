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
// VISIBLE are asked; HIDDEN and IN_DOUBT are passed over.
enum visibility interview_visibility(const struct interview *interview,
                                     const struct question *question);
// What is stored for [question]; never NULL.
const struct answer *interview_given(const struct interview *interview,
                                     const struct question *question);
// Asked, and nothing said yet: no answer, and no votes either.
bool interview_is_open(const struct interview *interview,
                       const struct question *question);
// Whether "don't know" and "not applicable" are offered.
bool interview_accepts_no_answer(const struct question *question);

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
// The one at [position]; NULL if there is none.
const struct question *interview_numbered(const struct interview *interview,
                                          size_t position);
// The same as assessment_progress, without looking anew at what is asked.
struct assessment_progress interview_progress(
    const struct interview *interview);
// Remembers where to go on (the file's `at`); no step of undo.
void interview_goto(struct interview *interview,
                    const struct question *question);

// Each of these is one step of undo; none where nothing changes.
//
// False when the same was answered already. What [value] points to must live
// as long as the assessment; the other texts are copied.
bool interview_answer(struct interview *interview,
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
    TEXT_OVERRIDE,
    TEXT_DISSENT
};
void interview_text(struct interview *interview,
                    const struct question *question, enum answer_text which,
                    const char *text);
// Ticks the statement [code] of a rubric's level, or takes the tick away.
void interview_tick(struct interview *interview,
                    const struct question *question, const char *code);
// The level that the ticks propose: the highest whose statements, and those of
// all lower levels, are ticked; LEVEL_UNKNOWN where there is nothing to tick.
int interview_proposal(const struct interview *interview,
                       const struct question *question);
void interview_finish(struct interview *interview, const char *date);
// What was decided about [recommendation]; the texts are copied, and without a
// state there are none. False when the same was decided already.
bool interview_decide(struct interview *interview,
                      const struct recommendation *recommendation,
                      const struct decision *decision);

// The question whose answer was taken back or put back; NULL if there is
// nothing to.
const struct question *interview_undo(struct interview *interview);
const struct question *interview_redo(struct interview *interview);
bool interview_can_undo(const struct interview *interview);
bool interview_can_redo(const struct interview *interview);
// After somebody else changed the assessment: looks anew at what is asked, and
// takes nothing back any more that was done before.
void interview_renew(struct interview *interview);
// The recommendation whose decision the next undo (or redo) changes; NULL
// where it changes something else, or there is nothing to.
const struct recommendation *interview_undoes(const struct interview *interview,
                                              bool redo);

// Reads what a person typed as the answer to [question] ("3", "2.5", a code,
// "yes, no", "30 20 10", a date, text). False with a sentence in *[problem]
// that says what was expected; it and the value live in [arena]. Options are
// told by number, code or label, dates as 2026-11-22 or 22.11.2026. Of a list
// this is one entry, its fields separated by semicolons.
bool interview_parse(struct arena *arena, const struct question *question,
                     const char *text, struct value *value,
                     const char **problem);
// The answer as a person reads it: "3, Defined", "Partly", "NPS 20 ...";
// foreign text in it has not passed the gate.
const char *interview_answer_text(struct arena *arena,
                                  const struct question *question,
                                  const struct answer *answer);

// Of a merged list: how many entries were given that are not listed; NULL where
// all are.
const char *interview_unlisted_text(struct arena *arena,
                                    const struct answer *answer);
// One entry of a list, its fields separated by commas.
const char *interview_entry_text(struct arena *arena,
                                 const struct question *question,
                                 const struct entry *entry);

#endif
