// SPDX-License-Identifier: MIT
//
// What the files of this folder share: the table of names, and how a name that
// nobody knows is told.

#ifndef MODEL_INSIDE_H
#define MODEL_INSIDE_H

#include "questionnaire.h"

#include <math.h>

// All comparisons of computed numbers allow so much.
#define TOLERANCE 1e-9

// Ids as a hash table with open addressing; the names themselves stand in the
// order in which they were added.
struct name_table {
    struct name *names;
    size_t count, capacity;
    uint32_t *hashes;  // by name
    uint32_t *slots;   // index of the name + 1; 0: free
    size_t slot_count; // a power of two, more than names
    // Questions with a condition, each behind those that it looks at; NULL
    // until questionnaire_check.
    const struct question **conditional;
    size_t conditional_count;
};

// Room for [capacity] names.
struct name_table *names_new(struct arena *arena, size_t capacity);
// Reports an id that is in use; without an id nothing is added.
void names_add(struct name_table *table, struct name name, struct diags *diags);

// Looking for the nearest of many names takes its time, and a hostile file may
// misspell thousands: after so many comparisons no more hints are given.
bool names_may_hint(const struct questionnaire *questionnaire,
                    const struct diags *diags);
// Says that [id] at [at] names nothing of [kind]: what it names instead, or the
// nearest known name.
void names_unknown(const struct questionnaire *questionnaire,
                   enum name_kind kind, const char *id, struct place at,
                   struct diags *diags);

// The nearest of names taken one by one, as text_nearest finds it.
struct nearest {
    const char *wanted, *found;
    unsigned limit;
};
struct nearest nearest_new(const char *wanted);
void nearest_try(struct nearest *nearest, const char *name);

// The levels of [ladder], which may be NULL, are known: some above its start.
bool ladder_is_usable(const struct ladder *ladder);

// An id in a message, which a half-built thing may not have.
static inline const char *shown_id(const char *id) {
    return id ? id : "?";
}

static inline bool same_number(double a, double b) {
    return fabs(a - b) <= TOLERANCE;
}

#endif
