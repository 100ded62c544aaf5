// SPDX-License-Identifier: MIT
//
// For readers of large files: pieces of the tree are handed over as soon as
// they are complete, and their nodes are used again for the next ones. A file
// never stands in memory as nodes and as a model at the same time.

#ifndef TREE_BUILD_H
#define TREE_BUILD_H

#include "tree.h"

struct tree_options {
    const char *stop_key; // as of tree_read
    // Asked before each key is taken: true ends the reading there, as the stop
    // key does. NULL: there is never enough.
    bool (*enough)(const struct tree *tree);
    size_t piece;  // bytes to be read at once, where little is wanted; 0: many
    bool comments; // look for the first one
    bool content;  // with comments: also what tells a copy of the file
    // Called for each mapping in a sequence that is complete, with the key of
    // that sequence. What it returns stands in item->bound; if that is not
    // NULL, the children of the item are gone after the call.
    void *(*item)(void *context, const struct tree *tree, struct node *item,
                  const char *list_key);
    void *context;
};

struct tree *tree_build(struct arena *arena, const char *path,
                        const struct tree_options *options, struct diags *diags,
                        bool *unreadable);

// What libyaml says of a mistake in the syntax, in the words of this program.
// [at] and [context] are where it noticed it and where the construct begins.
void tree_syntax_report(const char *problem, const char *doing, struct place at,
                        struct place context, struct diags *diags);

// A text as libyaml decoded it: NULL, or why it cannot be accepted. What stood
// in the file as it is has been checked before; [escapes] are worth a look.
const char *tree_text_problem(const char *text, size_t length, bool escapes);

#endif
