// SPDX-License-Identifier: MIT
//
// A YAML file as a small tree, built from libyaml's events: the document API
// accepts cycles and has no depth limit. Anchors, aliases, tags and directives,
// a second document, keys used twice, deceptive control characters and
// whatever passes the limits are reported here, so that binders see a plain
// tree of mappings, sequences and valid texts.

#ifndef TREE_H
#define TREE_H

#include "diag.h"

#define TREE_DEPTH 64
#define TREE_TEXT_SIZE 65536 // bytes of one scalar
// Values, lists and mappings that stand in memory at one time: files that
// people work with have a tenth of it.
#define TREE_NODES 1000000

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };
enum node_style { STYLE_PLAIN, STYLE_QUOTED, STYLE_BLOCK };

// In a mapping the children are pairs: each child is a value and carries its
// key.
struct node {
    const char *text; // scalar
    const char *key;  // in a mapping
    struct node *first, *next;
    unsigned count;        // children
    unsigned line, column; // of the value
    unsigned key_line, key_column;
    unsigned char kind, style, key_style;
    bool flow : 1; // written in { } or [ ]
    bool bad : 1;  // a problem with it has been reported already
    bool open : 1; // its end has not been read
    void *bound;   // what a reader of pieces made of it
};

struct tree {
    const char *path;
    struct node *root;                     // NULL: empty, or not readable
    unsigned comment_line, comment_column; // the first comment; 0: none
    bool partial; // something stopped the reading: what is missing may follow
    uint64_t content; // of all its bytes: the beginning of their SHA-256; 0
                      // where only a part was read
};

// Reports into [diags]. Reading stops at the end, at a syntax error, or where
// a limit is passed; [unreadable] is set when the file could not be read.
// [stop_key]: reading ends, without a problem, at this key of the top mapping
// (for heads of files); NULL reads everything.
struct tree *tree_read(struct arena *arena, const char *path,
                       const char *stop_key, struct diags *diags,
                       bool *unreadable);

struct place node_place(const struct tree *tree, const struct node *node);
struct place node_key_place(const struct tree *tree, const struct node *node);
struct node *node_find(const struct node *mapping, const char *key);

#endif
