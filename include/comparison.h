// SPDX-License-Identifier: MIT
//
// Several results of one questionnaire held against each other: over time, the
// oldest first, or units side by side. Computed once, like a result; views read
// it. Unknown numbers are NAN. It points into the results.

#ifndef COMPARISON_H
#define COMPARISON_H

#include "result.h"

// What a comparison side by side reads of a result: where each section stands,
// who answered. It holds on to nothing else, so that thousands of units take
// little.
const struct result *result_standing(struct arena *arena,
                                     const struct result *result);

struct unit {
    const char *name;    // what a person calls it
    const char *date;    // ISO, or NULL
    const char *version; // of the questionnaire it was made with, or NULL
    const struct result *result;
};

// One answer in two of the results: unless said otherwise the first and the
// last.
struct change {
    const struct question *question;
    double from, to; // levels or degrees
};

// A level that was reached and is lost again.
struct fall {
    const struct ladder *ladder;
    size_t unit; // where it is lost
    int from, to;
    // What fell since the level was last known; the largest change first.
    struct change *fell;
    size_t fell_count;
};

// A recommendation that was decided on, and what became of what it lifts.
struct followed {
    const struct recommendation *recommendation;
    enum decision_state state;        // taken or done, as it stands last
    size_t rose, fell, same, unknown; // of the answers that it lifts
};

struct comparison {
    const struct questionnaire *questionnaire;
    const struct unit *units;
    size_t count;
    bool over_time;
    bool versions_differ;
    // Over time only; the largest change first.
    struct change *rose, *fell;
    size_t rose_count, fell_count;
    struct fall *falls;
    size_t fall_count;
    struct followed *followed;
    size_t followed_count;
};

struct comparison *comparison_build(struct arena *arena,
                                    const struct questionnaire *questionnaire,
                                    const struct unit *units, size_t count,
                                    bool over_time);

#endif
