// SPDX-License-Identifier: MIT
//
// How far people agree on one question, from the counts of their votes alone.
// The bands rank what to talk about; they are a convention and no test, and
// reports print them. Below AGREEMENT_FEWEST votes nothing is said.

#ifndef AGREEMENT_H
#define AGREEMENT_H

#include "result.h"

#define AGREEMENT_FEWEST 3
#define AGREEMENT_SETTLED 0.80 // consensus from here on: agreed, move on
#define AGREEMENT_CHECKED 0.60 // from here on: check quickly; below: discuss
// A distance of so many levels for each level of the scale asks for a
// discussion whatever the consensus (Burke and Dunlap 2002).
#define AGREEMENT_DISTANCE (1.0 / 6)

enum accord { ACCORD_NONE, ACCORD_SETTLED, ACCORD_CHECK, ACCORD_DISCUSS };

// The votes of [round] as a distribution. Its strings live as long as the
// questionnaire, those of numbers in [arena].
struct tally tally_of_round(struct arena *arena,
                            const struct question *question,
                            const struct round *round);
// All NAN where [question] is not scored or nobody voted.
struct agreement agreement_of(struct arena *arena,
                              const struct question *question,
                              const struct tally *tally);
enum accord accord_of(const struct question *question,
                      const struct agreement *agreement);

// The ends of the scale that was offered: what could have been answered.
void scale_ends(const struct question *question, double *low, double *high);
// Where [measure] stands on that scale, counted in steps: a level itself, or
// how many different values of the scale lie below a degree. Neighbours are 1
// apart.
double scale_step(const struct question *question, double measure);

#endif
