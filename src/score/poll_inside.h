// SPDX-License-Identifier: MIT
//
// What a poll has counted: read by what makes results and merged files of it.

#ifndef POLL_INSIDE_H
#define POLL_INSIDE_H

#include "ballots.h"
#include "poll.h"

// The entries of a list: see struct list_result.
struct entry_counts {
    double counted, *kinds, *cells;
};

struct poll_question {
    struct entry_counts *entries; // of a list that sorts or maps; else NULL
    struct spread spread;         // what counts
    struct spread *behind; // votes that an agreed answer stands for, or NULL
    double agreed;         // ballots of [spread] that come from those
    struct weight dont_know, not_applicable;
    double unanswered, not_asked, in_doubt; // people
    struct spread *cells;                   // by group; NULL: none
};

// A group: those who chose one option of a profile question.
struct poll_group {
    const struct question *question;
    const struct option *option;
    double people;
};

// One profile question's answer, as long as all files gave the same.
struct poll_shared {
    double hidden; // people in groups of which a merged file tells nothing
    struct answer answer;        // state NONE: they differ, or one says nothing
    const struct answer *single; // of the first file: the answer itself
};

struct poll {
    struct arena *arena;
    const struct questionnaire *questionnaire;
    struct poll_question *questions; // questionnaire->question_count
    struct poll_group *groups;       // question by question, in file order
    size_t group_count;
    struct poll_shared *profile; // questionnaire->profile_count
    struct decision *decisions;  // questionnaire->recommendation_count
    enum visibility *visibility; // of the file that is being counted
    size_t *member_of;           // by profile question: its group, or NOWHERE
    double *file_groups;         // people by group in this file
    double *sizes;               // room to count groups in
    size_t files;
    unsigned least; // people in a group that may be shown
    struct room_rules rules;
    double people;
    char newest[16]; // ISO date; "": none
    const char *language;
    bool same_language;
    const struct assessment *last; // counted
    // Those kept, and which questions are asked of each.
    const struct assessment **kept;
    unsigned char **kept_seen;
    size_t kept_count, kept_room;
};

// The group that [code] names in [question]; NOWHERE if none. Without a
// question: of the first that has such an option.
size_t poll_find_group(const struct poll *poll, const struct question *question,
                       const char *code);
// Counts what a file says of itself, before poll->files (poll_head.c).
void poll_add_head(struct poll *poll, const struct assessment *assessment);
// Whether others could have answered too: files of many. A room is all there
// is of it.
bool poll_is_survey(const struct poll *poll);
// What people said to a question, whatever was agreed afterwards.
double poll_voices(const struct poll_question *question);

// Whether a list sorts or maps; its counts, all zero; one answer more; entries
// that are only counted; those beyond what is listed (entries.c).
bool entries_are_sorted(const struct question *question);
struct entry_counts *entries_new(struct arena *arena,
                                 const struct question *question);
void entries_add(struct entry_counts *counts, const struct question *question,
                 const struct value *value);
void entries_add_sums(struct entry_counts *counts,
                      const struct question *question,
                      const struct entry_sums *sums);
struct entry_sums *entries_beyond(struct arena *arena,
                                  const struct entry_counts *counts,
                                  const struct question *question,
                                  const struct value *value);

// Fills bars and means of [shown] (group_result.c).
void round_telling(unsigned least, const struct question *question,
                   const struct round *round, struct round_groups *shown);
// By group of the poll: which may be shown at all, and which of those on one
// question (poll_groups.c).
void poll_show_groups(const struct poll *poll, bool *shown);
void poll_show_cells(const struct poll *poll, const bool *groups,
                     const struct question *question, bool *shown);

#endif
