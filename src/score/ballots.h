// SPDX-License-Identifier: MIT
//
// Ballots: what one answer, or the key of a vote, says to a distribution; and
// distributions that grow ballot by ballot.

#ifndef BALLOTS_H
#define BALLOTS_H

#include "result.h"

// Where a ballot has its place. The key lives as long as the questionnaire;
// NULL: it is the number [order].
struct cast {
    const char *key;
    double measure;  // level or degree; NAN where unscored
    double order;    // among those of the same measure
    uint64_t ticked; // of a question with several options: a bit for each
};

// False where an answer of this type counts without having a place.
bool cast_value(const struct question *question, const struct value *value,
                struct cast *cast);
// False where no option has this key.
bool cast_vote(const struct question *question, const char *key,
               struct cast *cast);
// The key of a vote for this place.
const char *cast_key(struct arena *arena, const struct question *question,
                     const struct cast *cast);
// A number as the key of a vote: digits only, no exponent.
const char *number_key(struct arena *arena, double number);

// What an agreed answer weighs depends on whether its file is the only one.
struct weight {
    double count, alone;
};

struct pile {
    struct cast cast;
    struct weight weight;
};

// Ascending by measure, then by order, then by what is ticked.
struct spread {
    struct pile *piles;
    size_t count, room;
    struct weight counted; // also what has no place
};

void spread_add(struct arena *arena, struct spread *spread, struct cast cast,
                struct weight weight);
// Fills ballots, ballot_count and counted of [tally]. Ticks that are worth the
// same are one ballot; unscored ones only count.
void spread_tally(struct arena *arena, const struct spread *spread, bool alone,
                  struct tally *tally);

#endif
