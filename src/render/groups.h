// SPDX-License-Identifier: MIT
//
// Groups side by side, as every report tells it: only what the result says may
// be shown.

#ifndef GROUPS_H
#define GROUPS_H

#include "result.h"

#define GROUP_GAPS 7

// Whether there are two groups to put side by side.
bool grouping_is_shown(const struct grouping_result *grouping);
// "Leader (12)".
const char *group_heading(struct arena *arena,
                          const struct group_result *group);
// Whether [node] has a score that people are shown.
bool group_has_score(const struct result *result, const struct section *node);
// The score of [node] in [group]; an en dash where it may not be shown.
const char *group_figure(struct arena *arena, const struct group_result *group,
                         const struct section *node);
// Where two groups see a question differently; NULL where it may not be said or
// is not worth it.
const char *group_gap(struct arena *arena,
                      const struct grouping_result *grouping,
                      const struct gap_result *gap);
// Whether a report has a chapter on groups.
bool groups_are_told(const struct result *result);
// Where two such reports of nearly the same people would give away the few who
// differ: a warning. Else NULL.
const char *groups_subtraction(const struct result *result);
// Why groups are missing; NULL where none is.
const char *group_withheld(struct arena *arena, const struct result *result,
                           const struct grouping_result *grouping);

// From where on people agree: what the lists of "talk about first" go by. NULL
// where one person has answered.
const char *agreement_thresholds(struct arena *arena,
                                 const struct result *result);
// By what a room has read its votes; NULL where it is not one room.
const char *vote_rules_sentence(struct arena *arena,
                                const struct result *result);

#endif
