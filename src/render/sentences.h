// SPDX-License-Identifier: MIT
//
// What reports say of a result in whole sentences, so that all of them say the
// same. Foreign text in them has not yet passed the gate. NULL: nothing to say.

#ifndef SENTENCES_H
#define SENTENCES_H

#include "result.h"

// --- Where we stand (sentences.c) ---

// "Service check: Harbour Utilities".
const char *sentence_title(struct arena *arena, const struct result *result);
// "Service check, version 1.2, language en".
const char *sentence_questionnaire(struct arena *arena,
                                   const struct result *result);
// "Service maturity: level 2 of 3, In one project."
const char *sentence_stand(struct arena *arena,
                           const struct ladder_result *ladder);
const char *sentence_score(struct arena *arena,
                           const struct ladder_result *ladder);
// How much of the next level is in place.
const char *sentence_next(struct arena *arena,
                          const struct ladder_result *ladder);
// What the open questions could change.
const char *sentence_sure(struct arena *arena,
                          const struct ladder_result *ladder);
// Why the result is provisional for another reason than open questions.
// Files that do not count, and why; NULL where all do.
const char *sentence_left_out(struct arena *arena,
                              const struct left_out *left_out);
const char *sentence_provisional(struct arena *arena,
                                 const struct ladder_result *ladder);
// What is needed for a level.
const char *sentence_bars(struct arena *arena,
                          const struct ladder_result *ladder);
const char *sentence_thresholds(struct arena *arena,
                                const struct ladder *ladder);
// The costs of the effort classes.
const char *sentence_costs(struct arena *arena,
                           const struct questionnaire *questionnaire);

// "3 of 4 answered"; "" where all are.
const char *sentence_answered(struct arena *arena,
                              const struct node_result *node);
// Furthest along, most room to move.
const char *sentence_extremes(struct arena *arena,
                              const struct node_result *node);
// "What holds level 3 back".
const char *sentence_holding(struct arena *arena,
                             const struct ladder_result *ladder);
const char *sentence_blocking(struct arena *arena, const struct ladder *ladder,
                              const struct blocking *blocking);
// Today's answer in words: what was answered or agreed, else the average.
const char *sentence_today(struct arena *arena,
                           const struct question_result *question);
// How far the respondents agree on it.
const char *sentence_agreement(struct arena *arena,
                               const struct question *question,
                               const struct agreement *agreement);
// "Vision: Meaning for each job", from the ladder's title on.
const char *sentence_section(struct arena *arena,
                             const struct section *section);

// --- What to do (sentences_advice.c) ---

// What each ladder says of a recommendation, by its index: found once instead
// of searched for each.
struct advice_table {
    const struct recommendation_result ***rows; // per ladder
};
struct advice_table advice_table_new(struct arena *arena,
                                     const struct result *result);
// Of each recommendation in the combined list, from 1; 0: it is not in it.
const size_t *advice_positions(struct arena *arena,
                               const struct result *result);

// A risk is told before a strength.
#define FINDING_KINDS 4
extern const enum finding_kind finding_order[FINDING_KINDS];
// The finding to look at first: the first risk, or NULL.
const struct finding *first_risk(const struct result *result);

const char *sentence_band(enum band_of_advice band);
// From what to what it brings an answer, without and with the question.
// What it comes after; NULL: after nothing.
const char *sentence_needs(struct arena *arena, const struct result *result,
                           const struct recommendation *recommendation);
// That [count] recommendations are for later.
const char *sentence_later(struct arena *arena, size_t count);
const char *sentence_from_to(struct arena *arena,
                             const struct lift_result *lift);
const char *sentence_lift(struct arena *arena, const struct lift_result *lift);
// The same, with levels by their numbers alone.
const char *sentence_lift_short(struct arena *arena,
                                const struct lift_result *lift);
// What it changes in the ladder's target level.
const char *sentence_effect(struct arena *arena,
                            const struct ladder_result *ladder,
                            const struct recommendation_result *advice);
// What was decided on it, with [names] also by whom.
const char *sentence_decided(struct arena *arena, const struct result *result,
                             const struct recommendation *recommendation,
                             bool names);

const char *sentence_plan_cost(struct arena *arena, size_t count, double cost);
const char *sentence_afterwards(struct arena *arena,
                                const struct ladder_result *ladder, int level,
                                double score);
const char *sentence_proof(struct arena *arena, const struct plan *plan);
// That the recommendations do not reach the target, and what stays short.
const char *sentence_missed(struct arena *arena, const struct plan *plan);
const char *sentence_phase(struct arena *arena, const struct phase *phase);

#endif
