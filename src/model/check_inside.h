// SPDX-License-Identifier: MIT
//
// What the files of the check share. Each takes one part of a questionnaire;
// none relies on another having found no mistake, and whatever the reader could
// not make sense of may be missing: it has said so.

#ifndef CHECK_INSIDE_H
#define CHECK_INSIDE_H

#include "model_inside.h"
#include "questionnaire.h"

struct check {
    struct arena *arena;
    struct questionnaire *questionnaire;
    struct diags *diags;
};

// Scales, lifts, needs and asks-for: what the ids name (check_names.c).
void check_scales(struct check *check);
void check_references(struct check *check);
// Conditions, and the order in which they are looked at (check_order.c).
void check_conditions(struct check *check);
// Needs that go round in a circle.
void check_needs(struct check *check);

#endif
