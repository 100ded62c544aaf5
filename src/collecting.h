// SPDX-License-Identifier: MIT
//
// The parts of collecting many files: see collect_files.

#ifndef COLLECTING_H
#define COLLECTING_H

#include "commands.h"

struct collector {
    struct arena *arena;
    struct arena *scratch; // emptied before each file that is not kept
    const struct arguments *arguments;
    const struct collecting *options;
    char *const *files;
    size_t count;
    struct collection *collection;
    struct assessment **kept; // by file; NULL: none is kept
    unsigned told, untold;    // problems
    bool unreadable, any_merged;
    bool recount; // a file that was counted must not count
};

// Tells problems, as long as not too many have been told.
void collecting_tell(struct collector *collector, struct diags *diags);
// Marks what must not count twice, and tells it; the entries are in the order
// of the files afterwards (collecting_same.c).
void collecting_drop_same(struct collector *collector);

#endif
