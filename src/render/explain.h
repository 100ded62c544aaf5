// SPDX-License-Identifier: MIT
//
// The parts of an explanation: arithmetic with the real values, never computed
// anew, only shown.

#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "writer.h"

// A number as arithmetic shows it: two decimals, four where it is small, none
// that say nothing; "unknown" for NAN.
const char *explain_figure(struct arena *arena, double number);
// The signs for times and divided by.
const char *explain_times(const struct writer *writer);
const char *explain_by(const struct writer *writer);

// A sum of products as it grows: "1×0.5 + 2×1".
struct terms {
    char *text;
    size_t length, room;
    size_t count;
};
void terms_add(const struct writer *writer, struct terms *terms, double factor,
               double value);

// Whether an answer to [question] says something of [rung].
bool explain_speaks(const struct question *question, int rung);

// Level, score and shares of a ladder; explain_ladder adds its sections.
void explain_standing(struct writer *writer, const struct result *result,
                      const struct ladder_result *ladder);
void explain_ladder(struct writer *writer, const struct result *result,
                    const struct ladder_result *ladder);
void explain_section(struct writer *writer, const struct result *result,
                     const struct node_result *node);
void explain_question(struct writer *writer, const struct result *result,
                      const struct question_result *question);
void explain_recommendation(struct writer *writer, const struct result *result,
                            const struct recommendation *recommendation);
void explain_finding(struct writer *writer, const struct result *result,
                     const struct finding *finding);

// The answers below a leaf section: weight and fulfilment of every level.
void explain_answers(struct writer *writer, const struct result *result,
                     const struct section *section);

#endif
