// SPDX-License-Identifier: MIT
//
// Questionnaires for the tests of the model: one with a question of every type
// and without a problem, whole or with one piece of it replaced.

#ifndef MODEL_FIXTURE_H
#define MODEL_FIXTURE_H

#include "assessment.h"

struct model {
    const char *yaml;
    struct arena *arena;
    struct diags *diags;
    struct questionnaire *questionnaire;
};

// The one without a problem; ends the test if there is one after all.
struct model model_new(void);
// The same with the first [piece] of its text replaced by [with]. More pairs
// may follow; ends with NULL.
struct model model_changed(const char *piece, const char *with, ...);
struct model model_read(const char *yaml);
void model_free(struct model *model);

// All problems in order, one a line: "12:3 error rule: text".
const char *model_problems(const struct model *model);
// The same, with the word that stands at the place: "word | error rule: text".
const char *model_problems_at(const struct model *model);
const struct question *model_question(const struct model *model,
                                      const char *id);

// An empty assessment, and an answer to it.
struct assessment *model_assessment(const struct model *model);
struct answer *model_answer(struct assessment *assessment, const char *id);
// A level, or a number as typed.
void model_give(struct assessment *assessment, const char *id, double number);
void model_give_code(struct assessment *assessment, const char *id,
                     const char *code);
void model_state(struct assessment *assessment, const char *id,
                 enum answer_state state);
// Adds a round of votes: "2: 3, 3: 1, dont-know: 1".
struct round *model_vote(const struct model *model,
                         struct assessment *assessment, const char *id,
                         const char *votes);

#endif
