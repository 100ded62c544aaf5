// SPDX-License-Identifier: MIT
//
// What an answer is as a number where conditions of questions look at it.

#ifndef ASSESSMENT_INSIDE_H
#define ASSESSMENT_INSIDE_H

#include "assessment.h"

#include <string.h>

// A number, percentage or NPS as it was answered; of other types what
// value_measure gives.
double value_number(const struct question *question, const struct value *value);
double vote_number(const struct question *question, const char *key);

#endif
