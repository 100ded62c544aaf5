// SPDX-License-Identifier: MIT
//
// When somebody else changes the assessment.

#include "interview_inside.h"

void interview_renew(struct interview *interview) {
    // What is undone would take back rounds of votes: they only come.
    interview->step_count = interview->done = 0;
    interview_look(interview);
}
