// SPDX-License-Identifier: MIT
//
// The interview's state, shared by what asks and what changes.

#ifndef INTERVIEW_INSIDE_H
#define INTERVIEW_INSIDE_H

#include "interview.h"

// One change, so that it can be taken back: the whole answer before and after,
// or the decision about a recommendation, or the date of finishing.
struct step {
    const struct question *question;
    struct answer before, after;
    bool finishes; // the date of finishing changed, not the answer
    const char *finished_before, *finished_after;
    const struct recommendation *decides; // NULL: no decision changed
    struct decision decided_before, decided_after;
};

struct interview {
    struct arena *arena;
    const struct questionnaire *questionnaire;
    struct assessment *assessment;
    enum visibility *visibility;
    bool *mentioned;  // by the condition of another question
    size_t *position; // among the visible ones of the ladders, from 1
    size_t total;
    struct step *steps;
    size_t step_count, step_room;
    size_t done; // steps below are done, those from here on are undone
};

// Computes anew what is asked, after an answer that conditions mention.
void interview_look(struct interview *interview);

#endif
