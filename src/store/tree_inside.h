// SPDX-License-Identifier: MIT
//
// What the files of the tree's builder share: the builder itself, its nodes and
// keys, and what is said where libyaml gives up.

#ifndef TREE_INSIDE_H
#define TREE_INSIDE_H

#include "tree_build.h"
#include "tree_source.h"

#include <yaml.h>

#define KNOWN_WORDS 256 // slots; a power of two
#define FEW_KEYS 32     // of a mapping whose keys are compared as they come

// A collection that is being read. Of a mapping also the key that waits for its
// value, and which keys may have been there: a bit for each of their hashes.
struct frame {
    struct node *node, *last;
    const char *key;
    unsigned key_line, key_column;
    unsigned char key_style;
    bool has_key, drop;
    uint64_t seen;
};

// A mapping in a list that has just ended.
struct closed {
    struct node *item; // NULL: none
    const char *list_key;
};

struct builder {
    struct arena *arena;
    struct tree *tree;
    struct diags *diags;
    const struct tree_options *options;
    struct source source;
    struct comment_search comments;
    struct closed closed;
    struct frame frames[TREE_DEPTH];
    unsigned depth;
    unsigned skipped; // open collections of what is passed over
    unsigned documents;
    bool done;
    yaml_mark_t scalar_start, scalar_end; // of the last scalar
    unsigned char scalar_style;
    struct node *pool; // free nodes
    size_t nodes;      // that were made
    const char *known_keys[KNOWN_WORDS], *known_values[KNOWN_WORDS];
};

static inline unsigned char style_of(yaml_scalar_style_t style) {
    if (style == YAML_PLAIN_SCALAR_STYLE) return STYLE_PLAIN;
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        return STYLE_BLOCK;
    return STYLE_QUOTED;
}

// --- tree.c ---

struct place mark_place(const struct builder *builder, yaml_mark_t mark);
// Nothing once a hostile file has had enough of them.
void builder_error(const struct builder *builder, yaml_mark_t mark,
                   const char *rule, const char *why);
bool builder_enough(const struct builder *builder);
// Ends the reading; what may follow is missing.
void builder_stop(struct builder *builder);

// --- tree_node.c ---

struct node *node_new(struct builder *builder, yaml_mark_t mark);
// Gives the node its key and its place in the collection around it. False
// where it is the value of a key that could not be read.
bool node_link(struct builder *builder, struct node *node);
// Everything below [node] may be used again.
void node_release_children(struct builder *builder, struct node *node);
// One copy for all that say the same; [known] are the builder's known_keys or
// known_values.
const char *known_word(const struct builder *builder,
                       const char *known[KNOWN_WORDS], const char *text,
                       size_t length);
// Whether the key of [frame] was there before, as long as keys are few; many
// are checked once, when all are there.
void check_few_keys(const struct builder *builder, struct frame *frame);
void check_many_keys(const struct builder *builder, const struct node *mapping);

// --- tree_mistake.c ---

// libyaml cannot go on because of the syntax: says so, where the mistake is.
void tell_mistake(struct builder *builder, const yaml_parser_t *parser);

#endif
