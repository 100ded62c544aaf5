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
    struct arena *arena;   // for what one part needs: emptied behind it
    struct arena *lasting; // for what stays
    struct questionnaire *questionnaire;
    struct diags *diags;
    bool half_built; // mistakes were found before: what is missing may be one
    bool circular;   // conditions go round: there is no right order of asking
    unsigned warnings;
};

// So many problems are told; a hostile file may hold one every few bytes.
#define CHECK_PROBLEMS 1000
bool check_enough(const struct check *check);
// True while so many warnings have not been told; counts one.
bool check_may_warn(struct check *check);

static inline struct place check_place(const struct check *check,
                                       struct spot spot) {
    return spot_place(check->questionnaire->path, spot);
}

// Ids, numbers and codes in a list of words: "a, b, c". At most so many are
// written out.
#define WORDS_SHOWN 8
struct words {
    const char *list[WORDS_SHOWN];
    size_t count; // of all
};
void words_add(struct words *words, const char *word);
const char *words_join(struct arena *arena, const struct words *words);
const char *words_nearest(const char *wanted, const struct option *options,
                          size_t count);

// The levels that can be answered, as bits; 0 where it gives no levels, or
// some that the ladder does not have.
unsigned question_levels(const struct question *question);
// The highest degree that can be answered; NAN where it gives none.
double question_highest(const struct question *question);

// --- Errors ---

// What the ids of scales, needs and asks-for name (check_names.c).
void check_scales(struct check *check);
void check_follow_up(struct check *check);
void check_references(struct check *check);
// Codes used twice, too few options, what a list consists of (check_codes.c).
void check_codes(struct check *check);
// Questions against the levels of their ladder (check_levels.c).
void check_levels(struct check *check);
// What recommendations lift (check_lifts.c).
void check_lifts(struct check *check);
// What became of names of earlier versions (check_renames.c).
void check_renames(struct check *check);
// Conditions, and the order in which they are looked at; needs that go round
// in a circle (check_order.c).
void check_conditions(struct check *check);
void check_needs(struct check *check);

// --- Warnings ---

// What stands there and is suspicious.
void check_order_of_asking(struct check *check);
// What is missing; only asked where there is no error, which may be why.
void check_rungs(struct check *check);  // nobody asks, nobody can reach
void check_advice(struct check *check); // nothing lifts, or in one leap
void check_unused(struct check *check); // scales

#endif
