// SPDX-License-Identifier: MIT
//
// The bytes of a YAML file on their way to libyaml. They are checked as they
// pass, because libyaml reads ahead and, for a broken byte, forgets both the
// place and all that stands before it: here the input simply ends before the
// first byte that may not be there, and the problem keeps its line and column.

#ifndef TREE_SOURCE_H
#define TREE_SOURCE_H

#include "diag.h"

enum source_state {
    SOURCE_GOOD,
    SOURCE_UNREADABLE, // the system refused: errno in [error]
    SOURCE_TOO_LARGE,
    SOURCE_STOPPED, // [stopped_why] at [stopped_at]
};

struct source {
    enum source_state state;
    int file;
    int error;
    const char *path;
    // All of the file, where it has to be looked at again (comments).
    struct arena *arena;
    char *bytes;
    size_t size, taken;
    size_t total; // bytes read so far
    size_t piece; // bytes given at once at most; 0: as many as are wanted

    // Where the check stands, and what the next byte has to be.
    unsigned line, column;   // of the next character, from 1
    unsigned left, smallest; // bytes of a character still to come
    size_t blanks; // at the end of what was read, before a character cut off
    uint32_t code; // its bits so far
    bool after_return;
    unsigned percent_lines;

    const char *stopped_rule, *stopped_why;
    struct place stopped_at;
    struct place odd_indent; // the first no-break space that indents a line
};

// Opens [path]; with [keep] all of it is read into an arena of its own.
void source_open(struct source *source, const char *path, bool keep);
void source_close(struct source *source);
// At most [size] checked bytes; 0 at the end, also where the state says why.
size_t source_read(struct source *source, char *buffer, size_t size);
// Reports what the state says; nothing when it is good.
void source_report(const struct source *source, struct diags *diags);

// --- Comments ---

// Follows the events over the bytes that were kept, to find the first `#` that
// stands in none of them.
struct comment_search {
    const struct source *source;
    size_t byte, index; // the same place, in bytes and in characters
    unsigned line, column;
    bool found, hopeless; // no `#` in the whole file
};
void comment_search_start(struct comment_search *search,
                          const struct source *source);
// Looks through the characters up to [index], then passes over those up to
// [end]; of a block text the first line is looked through too.
void comment_search_event(struct comment_search *search, size_t index,
                          size_t end, bool block);

#endif
