// SPDX-License-Identifier: MIT
//
// Recommendations as they are shown.

#ifndef BANDS_H
#define BANDS_H

#include "advice.h"

// The findings that hold and ask for one recommendation.
struct requests {
    const struct finding **findings;
    size_t count;
};
// By index of the recommendation.
struct requests *requests_new(struct arena *arena, const struct result *result);

// Fills ladder->recommendations; [members] of the plan, as candidates.
void bands_build(struct arena *arena, const struct advice *advice,
                 const struct ranking *ranking, const size_t *members,
                 size_t member_count, const struct requests *requests,
                 struct ladder_result *ladder);
void combined_build(struct arena *arena, struct result *result);

#endif
