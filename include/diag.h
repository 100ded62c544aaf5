// SPDX-License-Identifier: MIT
//
// Problems in what users wrote: collected, sorted by place and printed
// together, so that one run tells everything. A text says what was found and
// what was expected; a warning also names the recovery. Functions that read
// user data take a `struct diags *`, return the best they could build or NULL,
// and never print or exit. After an error the result is not used; after a
// warning it is.

#ifndef DIAG_H
#define DIAG_H

#include "arena.h"

#include <stdio.h>

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

// Where something stands: line and column count from 1, the column in
// characters. Line 0 means the file as a whole.
struct place {
    const char *path;
    unsigned line, column;
};

// A place in a file that is known from elsewhere.
struct spot {
    unsigned line, column;
};

static inline struct place spot_place(const char *path, struct spot spot) {
    return (struct place){path, spot.line, spot.column};
}

struct problem {
    enum severity severity;
    struct place at;
    const char *rule; // short kebab-case name: "unknown-key"
    const char *text; // one line, already translated
    struct problem *next;
};

struct diags {
    struct arena *arena;
    struct problem *first, *last;
    unsigned errors, warnings;
};

// Of each severity so many are kept; what comes after is only counted, so that
// a file of nothing but mistakes costs neither memory nor patience.
#define DIAGS_KEPT 2000

struct diags *diags_new(struct arena *arena);
void diag(struct diags *diags, enum severity severity, struct place at,
          const char *rule, const char *format, ...) PRINTF_LIKE(5, 6);

// Sorts by path (in order of first appearance), then line and column; keeps
// the order of report for equal places and drops exact repeats.
void diags_sort(struct diags *diags);

// Sorted, one `path:line:column: error: text [rule]` each, followed by the
// source line and a caret where the file can still be read. At most
// DIAGS_SHOWN problems are printed, then a line that counts the rest. All
// foreign text passes through text_put_line.
void diags_print(struct diags *diags, FILE *out);

#define DIAGS_SHOWN 200

#endif
