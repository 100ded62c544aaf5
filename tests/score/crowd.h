// SPDX-License-Identifier: MIT
//
// A crowd of respondents to tests/score/poll.yaml, answering at random.

#ifndef CROWD_H
#define CROWD_H

#include "poll.h"

struct dice {
    uint64_t state;
};
unsigned roll(struct dice *dice, unsigned below);

struct crowd {
    struct arena *arena;
    struct questionnaire *questionnaire;
    struct dice dice;
};

struct crowd crowd_new(uint64_t seed);
void crowd_free(struct crowd *crowd);
const struct question *crowd_question(const struct crowd *crowd,
                                      const char *id);
// A new, empty file.
struct assessment *crowd_blank(struct crowd *crowd);
// One that answers most questions; [role] and [site] NULL: at random, or none.
struct assessment *crowd_member(struct crowd *crowd, const char *role,
                                const char *site);
void crowd_level(struct crowd *crowd, struct assessment *assessment,
                 const char *id, double level);
void crowd_code(struct crowd *crowd, struct assessment *assessment,
                const char *id, const char *code);
// By way of a file.
struct assessment *crowd_reread(struct crowd *crowd,
                                const struct assessment *assessment);
const char *crowd_text(struct crowd *crowd,
                       const struct assessment *assessment);

struct poll *crowd_poll(struct crowd *crowd, struct assessment *const *members,
                        size_t count);
const struct result *crowd_result(struct crowd *crowd,
                                  struct assessment *const *members,
                                  size_t count);
struct assessment *crowd_merge(struct crowd *crowd,
                               struct assessment *const *members, size_t count);

#endif
