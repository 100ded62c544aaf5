// SPDX-License-Identifier: MIT
//
// The definitions of the advice, word by word and without any cleverness, over
// random small questionnaires: what the quick ways are compared with. One
// ladder; sections stand in the ladder itself.

#ifndef REFERENCE_H
#define REFERENCE_H

#include "fixture.h"

#define REFERENCE_ITEMS 12
#define REFERENCE_QUESTIONS 40
#define REFERENCE_NEAR 1e-9

struct world {
    struct fixture *fixture;
    const struct ladder *ladder;
    bool counts[REFERENCE_QUESTIONS]; // has a place in today's shares
    bool asks[REFERENCE_QUESTIONS];   // that, or is open
    double today[REFERENCE_QUESTIONS];
    enum decision_state decisions[REFERENCE_ITEMS];
};

// A questionnaire with that many recommendations, answered, the same for the
// same seed; decisions on some where asked for.
struct world reference_new(unsigned seed, int items);
void reference_free(struct world *world);
// More random numbers of the same seed.
unsigned reference_roll(unsigned below);

struct shares {
    double ladder[LEVEL_COUNT];
    double sections[8][LEVEL_COUNT];
    bool asked[LEVEL_COUNT];
};
void reference_shares(const struct world *world, const double *measures,
                      struct shares *shares);
int reference_level(const struct world *world, const struct shares *shares);
double reference_score(const struct world *world, const struct shares *shares);

double reference_cost(const struct world *world, int item);
bool reference_refused(const struct world *world, int item);
void reference_apply(const struct world *world, int item, double *measures);
bool reference_eligible(const struct world *world, int item, unsigned placed,
                        const double *measures);
// Puts the set's members in an order, and their lifts into [measures]; false if
// there is no order.
bool reference_allowed(const struct world *world, unsigned set,
                       double *measures);

#endif
