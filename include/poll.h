// SPDX-License-Identifier: MIT
//
// What respondents said, counted as their files come in: the one way from
// answers to a result, for one respondent, a show of hands and ten thousand
// files. It grows with the questions and with the different answers, not with
// the files. Counts are whole numbers, so the order of the files changes
// nothing.

#ifndef POLL_H
#define POLL_H

#include "result.h"

struct poll;

// Everything that it holds lives in [arena].
struct poll *poll_new(struct arena *arena,
                      const struct questionnaire *questionnaire);
// Counts one more file. Its conditions are evaluated by its own answers: what
// is hidden there does not count. Afterwards [assessment] may go, unless it is
// the last one before poll_result, which must live as long as the result.
void poll_add(struct poll *poll, const struct assessment *assessment);
// The same, and keeps it for what reports tell of single files (notes,
// evidence, words): it must live as long as the result.
void poll_keep(struct poll *poll, const struct assessment *assessment);
size_t poll_files(const struct poll *poll);
double poll_people(const struct poll *poll);
// The fewest people in a group of which anything is told.
unsigned poll_minimum(const struct poll *poll);

struct result *poll_result(struct arena *arena, const struct poll *poll,
                           const struct result_options *options);

// The votes by group in [round], of the [grouping] question's options: those
// that may be shown, none of fewer than [least] people, and none by which such
// could be worked out.
struct round_groups {
    struct group_votes *groups;
    size_t count;
    // Whether their distributions and averages may be shown, too: not where
    // they tell what each of few has said.
    bool bars, means;
};
struct round_groups round_groups(struct arena *arena, unsigned least,
                                 const struct question *grouping,
                                 const struct question *question,
                                 const struct round *round);

// All of them as one assessment, which scores as they do together: for each
// question a round of votes by the method "files" with those of the groups that
// may be shown, and how many were not asked. It holds no respondent and no
// name; what was written beside the answers of those kept stands below each
// other, sorted by text, private texts left out. [left_out]: so many texts and
// entries of lists had no room.
struct assessment *poll_merge(struct arena *arena, const struct poll *poll,
                              size_t *left_out);

#endif
