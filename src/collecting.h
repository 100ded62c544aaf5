// SPDX-License-Identifier: MIT
//
// The parts of collecting many files: see collect_files.

#ifndef COLLECTING_H
#define COLLECTING_H

#include "commands.h"

enum file_use {
    FILE_COUNTED,
    FILE_UNREADABLE,
    FILE_INVALID,    // damaged, of another questionnaire, ...
    FILE_OVERLAP,    // in a merged file that is there, too
    FILE_COPY,       // the same bytes as another one
    FILE_SUPERSEDED, // the same respondent has a newer one
};

// All that is remembered of a file while they are read: kept small.
struct file_entry {
    uint32_t content[2];    // what tells a copy
    uint32_t respondent;    // a hash; 0: none
    uint32_t file;          // its place among the files
    unsigned date : 27;     // 20261103; 0: none
    unsigned use : 3;       // enum file_use
    unsigned is_merged : 1; // was merged from others
};

static inline uint64_t entry_content(const struct file_entry *entry) {
    return (uint64_t)entry->content[0] << 32 | entry->content[1];
}

struct collector {
    struct arena *arena;
    struct arena *scratch; // emptied before each file that is not kept
    struct arena *list;    // of the entries
    struct file_entry *entries;
    const struct arguments *arguments;
    const struct collecting *options;
    char *const *files;
    size_t count;
    struct collection *collection;
    struct assessment **kept; // by file; NULL: none is kept
    struct telling telling;
    bool any_merged;
    bool recount; // a file that was counted must not count
};

// Marks what must not count twice, and tells it; the entries are in the order
// of the files afterwards (collecting_same.c).
void collecting_drop_same(struct collector *collector);
// Fills the sources of the collection.
void collecting_list_sources(struct collector *collector);

#endif
