// SPDX-License-Identifier: MIT
//
// A questionnaire with every type of question, built by hand: what the tests of
// assessments and sessions answer.

#ifndef SURVEY_FIXTURE_H
#define SURVEY_FIXTURE_H

#include "store.h"

struct questionnaire *survey_questionnaire(struct arena *arena);
// [count] rubrics named question-1 ...
struct questionnaire *survey_rubrics(struct arena *arena, size_t count);

#endif
