// SPDX-License-Identifier: MIT
//
// How long each phase is meant to take, and when all of it will be done. The
// clock advises; it never ends anything.

#include "workshop_inside.h"

#define AGAIN 30 // a further vote
#define SHORT_TALK 90
// Without experience: what a question takes, and how often it is discussed.
#define PER_QUESTION 105
#define PER_DISCUSSION 240
#define DISCUSSED 0.4

static int talk_time(const struct workshop *workshop) {
    const struct answer *answer = workshop_answer(workshop, workshop->current);
    const struct round *round = round_counts(answer);
    if (!round) return 180;
    struct arena *arena = workshop->scratch;
    struct vote_rules rules = workshop_rules(workshop);
    struct rows rows = rows_of(arena, workshop->current, answer);
    enum workshop_class class =
        class_of(&rules, workshop->current, &rows,
                 row_counts(arena, &rows, round->votes, round->vote_count));
    return class == WORKSHOP_NARROW || class == WORKSHOP_AGREED ? SHORT_TALK
                                                                : 180;
}

int clock_time(const struct workshop *workshop, enum workshop_phase phase) {
    switch (phase) {
    case WORKSHOP_READ:
        return 45;
    case WORKSHOP_VOTE:
        return rounds_planned(workshop_answer(workshop, workshop->current)) > 1
                   ? AGAIN
                   : 45;
    case WORKSHOP_BLIND:
        return 120;
    case WORKSHOP_REVEAL:
        return 15;
    case WORKSHOP_DISCUSS:
        return talk_time(workshop);
    case WORKSHOP_AGREE:
        return 30;
    case WORKSHOP_SWEPT:
    case WORKSHOP_DONE:
        break;
    }
    return 0;
}

int clock_projected(const struct workshop *workshop) {
    size_t left = 0, done;
    for (size_t i = 0; i < workshop->count; i++)
        left += sequence_is_open(workshop, workshop->sequence[i]);
    done = workshop->count - left;
    if (!done || workshop->spent < PER_QUESTION)
        return (int)((double)left *
                     (PER_QUESTION + DISCUSSED * PER_DISCUSSION));
    return (int)((double)workshop->spent / (double)done * (double)left);
}
