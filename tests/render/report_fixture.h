// SPDX-License-Identifier: MIT
//
// Reports of files in tests/data/reports, as strings; and questionnaires whose
// every text has been replaced, to see what a report makes of it.

#ifndef REPORT_FIXTURE_H
#define REPORT_FIXTURE_H

#include "render.h"

#define REPORT_FILES 8

struct report {
    struct arena *arena;
    struct questionnaire *questionnaire;
    struct assessment *assessments[REPORT_FILES];
    size_t count;
};

// Reads QUESTIONNAIRE.yaml and the assessments NAME.cxa.yaml; [names] ends with
// NULL.
struct report report_read(const char *questionnaire, const char *const *names);
void report_free(struct report *report);

// The result of them all; a plan for a cost of 20 and phases of 15 with it.
const struct result *report_result(const struct report *report);
// Whether a format is text, which can be compared and searched.
bool report_is_text(const struct format *format);
// What the format [name] makes of it; "explain" is one, too.
const char *report_render(const struct report *report,
                          const struct result *result, const char *name,
                          const struct render_options *options);

// Replaces every text that comes from a file, but not ids and codes, by
// [text].
void report_replace(struct report *report, const char *text);
// Answers that follow from [seed]; the state of one in six is open.
void report_answer(struct report *report, unsigned seed);

// Compares [text] with tests/data/reports/NAME; GOLDEN=1 writes it.
void report_golden(struct arena *arena, const char *name, const char *text);

#endif
