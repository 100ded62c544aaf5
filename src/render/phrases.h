// SPDX-License-Identifier: MIT
//
// What numbers and states are called in sentences for people: shared by the
// reports that are read. Strings live in the arena or are static; foreign text
// in them has not yet passed the gate.

#ifndef PHRASES_H
#define PHRASES_H

#include "result.h"

const char *phrase_number(struct arena *arena, double number, int decimals);
// With as few decimals as it needs, three at most: weights, costs, levels.
const char *phrase_plain(struct arena *arena, double number);
const char *phrase_percent(struct arena *arena, double share);
// Percent of a share that misses [threshold]: never shown as if it reached it.
const char *phrase_percent_below(struct arena *arena, double share,
                                 double threshold);

// "2, In one pair of hands"; only the number where the level has no title.
const char *phrase_level(struct arena *arena, const struct ladder *ladder,
                         int level);
// "2 (In one pair of hands)", where the sentence goes on.
const char *phrase_level_inside(struct arena *arena,
                                const struct ladder *ladder, int level);
const char *phrase_state(enum question_state state);
const char *phrase_shape(enum shape shape); // NULL: nothing can be said
const char *phrase_band(enum band_of_advice band);
// "taken by the board, due 2027-01-31"; NULL where nothing was decided.
const char *phrase_decision(struct arena *arena,
                            const struct decision *decision);

// A position of a scored question: a level, what a degree is called, or the
// numbers that stand for it.
const char *phrase_measure(struct arena *arena, const struct question *question,
                           double measure);
// The same as "level 2", without its description.
const char *phrase_place(struct arena *arena, const struct question *question,
                         double measure);
// A degree that no single answer stands for, as of several answers together.
const char *phrase_degree(struct arena *arena, const struct question *question,
                          double degree);
// A number with its unit.
const char *phrase_amount(struct arena *arena, const struct question *question,
                          double number);
// A level with what the question says of it.
const char *phrase_described(struct arena *arena,
                             const struct question *question, double level);
// The same with the description of the level.
const char *phrase_position(struct arena *arena,
                            const struct question *question, double measure);
// What was answered, in the words of the questionnaire.
const char *phrase_value(struct arena *arena, const struct question *question,
                         const struct value *value);
// What one entry of a list is about, and what else is said of it ("" if
// nothing).
const char *phrase_entry_name(struct arena *arena,
                              const struct question *question,
                              const struct entry *entry);
const char *phrase_entry_rest(struct arena *arena,
                              const struct question *question,
                              const struct entry *entry);
// What a kind of a list's entries is called; NULL: those of no kind.
const char *phrase_kind(const struct question *list,
                        const struct list_kind *kind);
// One position of a distribution: the level or the label of the code.
const char *phrase_ballot(struct arena *arena, const struct question *question,
                          const struct ballot *ballot);

// [first] and [second] with a comma between; either may be NULL.
const char *phrase_join(struct arena *arena, const char *first,
                        const char *second);

#endif
