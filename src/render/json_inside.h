// SPDX-License-Identifier: MIT
//
// The parts of the JSON result. What is unknown is null, numbers carry full
// precision, and the order of the keys is stable.

#ifndef JSON_INSIDE_H
#define JSON_INSIDE_H

#include "render.h"

#include <jansson.h>

// --- Values (json_answers.c) ---

json_t *number_json(double value);
// Whole numbers without a point: costs, counts and levels read so.
json_t *plain_json(double value);
json_t *level_json(int level);
json_t *text_json(const char *text);
void set_json(json_t *object, const char *key, json_t *value);
void add_json(json_t *array, json_t *value);

// --- Answers (json_answers.c) ---

json_t *answer_json(const struct question *question,
                    const struct answer *answer);
json_t *question_json(const struct result *whole,
                      const struct render_options *options,
                      const struct question_result *result);
json_t *question_ids(const struct question_result *const *questions,
                     size_t count);
// Each list that sorts its entries into kinds: entry by entry its kind.
json_t *lists_json(const struct result *result);
// Groups of respondents, as far as they may be shown.
json_t *groups_json(const struct result *result);

// --- Ladders (json_ladder.c) ---

json_t *ladder_json(const struct result *result,
                    const struct render_options *options,
                    const struct ladder_result *ladder);
// The recommendations of all ladders, each once.
json_t *combined_json(const struct result *result);
// What was decided about them.
json_t *decisions_json(const struct result *result,
                       const struct render_options *options);

#endif
