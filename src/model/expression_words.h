// SPDX-License-Identifier: MIT
//
// The functions that conditions may call.

#ifndef EXPRESSION_WORDS_H
#define EXPRESSION_WORDS_H

#include "expression_inside.h"

enum takes { TAKES_NOTHING, TAKES_QUESTION, TAKES_NODE };

struct function {
    const char *name;
    enum operation operation;
    enum takes takes; // before what else stands between the parentheses
    const char *usage;
};

// NULL if there is none called [name].
const struct function *function_find(const char *name);
// A sentence that says so, with the nearest one.
const char *function_unknown(struct arena *arena, const char *name);

#endif
