// SPDX-License-Identifier: MIT
//
// What the files of this folder share. Computed numbers are compared with a
// tolerance everywhere: two ways to the same share differ in the last bits, and
// a threshold met exactly has to be met whichever way the sum was taken.
//
// The order of computing: tallies of the answers, shares of the nodes, levels,
// findings (which look at all of that), advice (which looks at the findings).

#ifndef SCORING_H
#define SCORING_H

#include "result.h"

#define TOLERANCE 1e-9
#define NOWHERE ((size_t)-1) // no such index

static inline bool at_least(double value, double threshold) {
    return value >= threshold - TOLERANCE;
}

static inline double clamp01(double value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

// f of [rung] for an answer of [measure] to a question that speaks of it: how
// far a level reaches into the rung, or the degree itself.
static inline double fulfilment_of(const struct question *question,
                                   double measure, int rung) {
    return question->scoring == SCORING_LEVELS ? clamp01(measure - (rung - 1))
                                               : measure;
}

// The rungs that [question] speaks of, first to last; last < first if none.
static inline void rungs_of(const struct question *question, int *first,
                            int *last) {
    const struct ladder *ladder = question->ladder;
    *first = 1;
    *last = 0;
    if (!ladder || question->scoring == SCORING_NONE) return;
    *first = ladder->start + 1;
    *last = ladder->top;
    if (question->scoring != SCORING_DEGREE) return;
    if (question->level >= *first && question->level <= *last)
        *first = *last = question->level;
    else
        *last = *first - 1;
}

// --- An order in which values within the tolerance are tied ---

struct ranked {
    double key[2]; // larger first; the second where the first is tied
    size_t position;
};
// Sorts by the first key, those tied with the largest of their group by the
// second, those still tied by position.
void ranked_sort(struct ranked *items, size_t count);

// --- Tallies (tally.c) ---

struct poll;
// Which questions are asked of the respondents that are kept.
struct sight {
    unsigned char *const *rows; // enum visibility, by question
};
static inline enum visibility sight_of(const struct sight *sight, size_t row,
                                       size_t question) {
    return (enum visibility)sight->rows[row][question];
}
// Fills [questions]: tally, state, mean and fulfilment.
void tally_build(struct arena *arena, const struct poll *poll,
                 struct question_result *questions);
// Mean and fulfilment alone, from tally and state.
void tally_measure(struct question_result *question);
// Answered, or open where the ladder counts open questions as nothing in
// place: has a place in today's shares.
static inline bool counts_today(const struct question_result *question) {
    return question->state == STATE_ANSWERED ||
           (!question->excluded && question->question->ladder &&
            question->question->ladder->unanswered_zero);
}
static inline bool is_open(const struct question_result *question) {
    return !question->excluded && question->state != STATE_ANSWERED;
}
// Open as far as the bounds are concerned.
static inline bool is_undecided(const struct question_result *question) {
    return is_open(question) || question->in_doubt;
}

// --- Shares (share.c) ---

// Fills ladder->node, its sections and ladder->nodes from [questions].
void share_build(struct arena *arena, const struct question_result *questions,
                 struct ladder_result *ladder);
enum shares_of { SHARES_TODAY, SHARES_UNDECIDED };
// What a node's share weighs in the ladder's share of each rung, and what one
// unit of weight of a question in it does.
struct node_weight {
    double factor[LEVEL_COUNT], per_question[LEVEL_COUNT];
};
// By index of the node; over the questions that count today, or with all
// undecided ones counted in.
struct node_weight *share_weights(struct arena *arena,
                                  const struct question_result *questions,
                                  const struct ladder_result *ladder,
                                  enum shares_of what);
// Fills what each question weighs today: question->effective.
void share_effective(struct arena *arena, struct question_result *questions,
                     const struct ladder_result *ladder);

// --- Levels (level.c) ---

// The shares that decide on a level.
struct standing {
    const struct ladder *ladder;
    const bool *asked;
    const double *shares;
    const double (*sections)[LEVEL_COUNT]; // of the top-level sections
    size_t section_count;
};
bool rung_attained(const struct standing *standing, int rung);
bool rung_held(const struct standing *standing, int rung);
// start where no rung is attained; LEVEL_UNKNOWN where no share is known.
int standing_level(const struct standing *standing);
// The ladder's own standing today, its sections' shares copied into [arena].
struct standing standing_today(struct arena *arena,
                               const struct ladder_result *ladder);
// The lowest rung that is attained or held at one end of the bounds and not at
// the other; LEVEL_UNKNOWN if there is none.
int contested_rung(struct arena *arena, const struct ladder_result *ladder);
// Levels of all nodes, and their bounds.
void level_build(struct arena *arena, struct ladder_result *ladder);

// --- What holds back (holding.c) ---

void target_build(struct ladder_result *ladder, int wanted);
void provisional_build(const struct question_result *questions,
                       struct ladder_result *ladder);
void blocking_build(struct arena *arena, struct ladder_result *ladder);
void settle_build(struct arena *arena, const struct question_result *questions,
                  struct ladder_result *ladder);
// Also what each question and section accounts for.
void holding_build(struct arena *arena, struct question_result *questions,
                   struct ladder_result *ladder);

// --- Agreement (agreement.c) ---

void agreement_build(struct arena *arena, struct question_result *question);
void discuss_build(struct arena *arena, struct result *result);

// --- Groups (group_result.c, gaps.c) ---

void groups_build(struct arena *arena, const struct poll *poll,
                  struct result *result);
void gaps_build(struct arena *arena, const struct poll *poll,
                struct grouping_result *grouping);
// score([section]) of the first group minus that of the second, from what may
// be shown of them alone; NAN where a group is too small, or unknown.
double groups_gap(const struct result *result, const struct section *section,
                  const char *first, const char *second);

// --- Findings and conditions (findings.c) ---

void findings_build(struct arena *arena, struct result *result);
// Whether the condition of each recommendation is true today.
bool *conditions_build(struct arena *arena, const struct result *result);

// --- Lists (entries.c) ---

void entries_build(struct arena *arena, const struct poll *poll,
                   struct result *result, const struct sight *sight);

#endif
