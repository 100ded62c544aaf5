// SPDX-License-Identifier: MIT
//
// What the last chapters of every report tell: which questions are open, which
// closing questions have answers, what was not asked.

#ifndef TOLD_H
#define TOLD_H

#include "remarks.h"

// The first [most] scored questions in that state, in order; returns how many
// there are in all.
size_t told_questions(const struct result *result, enum question_state state,
                      const struct question_result **questions, size_t most);
// Whether anything is open or was parked.
bool told_open(struct arena *arena, const struct render_options *options,
               const struct result *result);
// "What was parked (the question)".
const char *told_parked(struct arena *arena, const struct remark *parked);
// "and 3 more"
const char *told_rest(struct arena *arena, size_t rest);

// Whether a closing question has answers that this reader sees here: lists that
// are sorted into kinds have a chapter of their own.
bool told_closing(struct arena *arena, const struct render_options *options,
                  const struct result *result, const struct question *question);

// Of a list whose words are left out: how many entries it has.
const char *told_count(struct arena *arena, const struct list_result *list);
// "Of a kind: 12", for each kind and for each place of the map that has any;
// NULL ends them. NULL where it has no kinds, or no map.
const char **told_kinds(struct arena *arena, const struct list_result *list);
const char **told_cells(struct arena *arena, const struct list_result *list);
// What the map is made of; it has one.
const char *told_map(struct arena *arena, const struct list_result *list);

// How many questions other answers made pointless; NULL: none.
const char *told_hidden(struct arena *arena, const struct result *result);

#endif
