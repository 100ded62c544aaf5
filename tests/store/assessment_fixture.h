// SPDX-License-Identifier: MIT
//
// Assessments of the survey, from texts and back to texts.

#ifndef ASSESSMENT_FIXTURE_H
#define ASSESSMENT_FIXTURE_H

#include "survey_fixture.h"

#define FINGERPRINT                                                            \
    "sha256:"                                                                  \
    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define HEAD                                                                   \
    "cxladder-assessment: 1\n"                                                 \
    "questionnaire: {id: survey, version: \"1.0\", fingerprint: " FINGERPRINT  \
    "}\n"
#define OTHER_HEAD                                                             \
    "cxladder-assessment: 1\n"                                                 \
    "questionnaire: {id: survey, version: \"0.9\", fingerprint: sha256:ab}\n"

// A file for the test, an arena, and the questionnaire.
extern char path[64];
extern struct arena *arena;
extern struct questionnaire *survey;
// Every key of the format, in the form in which it is written.
extern const char whole[];

void assessment_set_up(void);
void assessment_tear_down(void);
void make_file(const char *bytes, size_t length);
struct assessment *read_text(const char *text, struct diags **diags);
const char *print(const struct assessment *assessment);
const struct answer *answer_to(const struct assessment *assessment,
                               const char *id);

#endif
