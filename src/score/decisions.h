// SPDX-License-Identifier: MIT
//
// What the user has decided about recommendations.

#ifndef DECISIONS_H
#define DECISIONS_H

#include "result.h"

// By index of the recommendation.
enum decision_state *decisions_build(struct arena *arena,
                                     const struct result *result);
// Which recommendations are refused, or need one that is. What is done needs
// nothing any more.
bool *refusals_build(struct arena *arena,
                     const struct questionnaire *questionnaire,
                     const enum decision_state *decisions);

#endif
