// SPDX-License-Identifier: MIT
//
// Several results of one questionnaire held against each other: over time, the
// oldest first, or units side by side. Computed once, like a result; views read
// it. Unknown numbers are NAN. It points into the results, or into the store.

#ifndef COMPARISON_H
#define COMPARISON_H

#include "result.h"

#include <stdio.h>

// [means]: where [result] holds no answers, but only what unit_kept has kept.
struct unit {
    const char *name;    // what a person calls it
    const char *date;    // ISO, or NULL
    const char *version; // of the questionnaire it was made with, or NULL
    const struct result *result;
    const double *means; // by question: levels or degrees, NAN
};

// What a comparison reads of [unit]: where each section stands, who answered,
// what was decided, the means. It holds on to nothing else, so that thousands
// take little.
struct unit unit_kept(struct arena *arena, const struct unit *unit);

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

// As many can still be read column by column; of more a summary is told.
#define COMPARISON_FEW 24

struct unit_store;

struct comparison {
    const struct questionnaire *questionnaire;
    // The units are in one of the two: see comparison_unit.
    const struct unit *units;
    struct unit_store *store;
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

// Side by side, of all units of a store, which is finished.
struct comparison *comparison_of_store(struct arena *arena,
                                       struct unit_store *store);

// The unit [index], from 0; one out of a store is there until the next is asked
// for, and of its result only what stands above.
const struct unit *comparison_unit(const struct comparison *comparison,
                                   size_t index);

// Where it stands in one place, without what is below that.
struct node_result comparison_node(const struct comparison *comparison,
                                   size_t index, const struct section *section);

// --- Many at a glance ---

// How the units stand in one place: its score, or with a rung how much of that
// level is in place. Of those where it is known, in order, the first, the last,
// and those at or below which a quarter, half and three quarters of them are
// (the value of a unit, none in between). NAN where none is known.
struct spread {
    size_t known;
    double lowest, quarter, middle, three_quarters, highest;
};
#define SPREAD_SCORE 0 // instead of a rung
struct spread comparison_spread(const struct comparison *comparison,
                                const struct section *section, int rung);

// How many units stand on which level of a ladder.
struct reached {
    size_t units[LEVEL_COUNT];
    size_t open; // the level is not known
};
struct reached comparison_reached(const struct comparison *comparison,
                                  const struct ladder *ladder);

// --- Units by the thousands ---
//
// Each is read, computed, added and forgotten: what a comparison side by side
// tells of it lies in a temporary file.

// [file] is open for both, as tmpfile() makes it, and stays the caller's.
struct unit_store *unit_store_new(struct arena *arena,
                                  const struct questionnaire *questionnaire,
                                  FILE *file);
void unit_store_add(struct unit_store *store, const struct unit *unit);
// When all are added: 0, or the errno of what went wrong.
int unit_store_finish(struct unit_store *store);
size_t unit_store_count(const struct unit_store *store);
const struct questionnaire *unit_store_questionnaire(
    const struct unit_store *store);
bool unit_store_versions_differ(const struct unit_store *store);
// Until the next is asked for.
const struct unit *unit_store_get(struct unit_store *store, size_t index);
// Where a unit stands in one place, without what is below it.
struct node_result unit_store_node(const struct unit_store *store, size_t index,
                                   const struct section *section);

#endif
