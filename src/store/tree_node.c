// SPDX-License-Identifier: MIT
//
// Nodes, the words that they share, and keys that stand twice.

#include "text.h"
#include "tree_inside.h"

#include <stdlib.h>
#include <string.h>

#define NODES_AT_ONCE 32
#define KNOWN_WORD_SIZE 65 // longer ones are no ids, and hardly said twice

// --- Nodes ---

static void check_count(struct builder *builder, yaml_mark_t mark) {
    builder->nodes += NODES_AT_ONCE;
    if (builder->nodes <= TREE_NODES || builder->done) return;
    builder_error(
        builder, mark, "too-many",
        _("the file holds more than a million values up to here, which "
          "is the limit"));
    builder_stop(builder);
}

struct node *node_new(struct builder *builder, yaml_mark_t mark) {
    if (!builder->pool) {
        check_count(builder, mark);
        struct node *nodes =
            ARENA_ARRAY(builder->arena, struct node, NODES_AT_ONCE);
        for (size_t i = 0; i < NODES_AT_ONCE; i++) {
            nodes[i].next = builder->pool;
            builder->pool = &nodes[i];
        }
    }
    struct node *node = builder->pool;
    builder->pool = node->next;
    *node = (struct node){.line = (unsigned)mark.line + 1,
                          .column = (unsigned)mark.column + 1};
    return node;
}

// Everything below [node] goes back into the pool: its children, then theirs.
void node_release_children(struct builder *builder, struct node *node) {
    struct node *list = node->first;
    while (list) {
        struct node *next = list->next;
        struct node *last = list->first;
        while (last && last->next) {
            last = last->next;
        }
        if (last) {
            last->next = next;
            next = list->first;
        }
        list->next = builder->pool;
        builder->pool = list;
        list = next;
    }
    node->first = NULL;
}

static void append(struct frame *frame, struct node *node) {
    if (frame->last)
        frame->last->next = node;
    else
        frame->node->first = node;
    frame->last = node;
    frame->node->count++;
}

bool node_link(struct builder *builder, struct node *node) {
    if (!builder->depth) {
        builder->tree->root = node;
        return true;
    }
    struct frame *frame = &builder->frames[builder->depth - 1];
    if (frame->node->kind == NODE_MAPPING) {
        frame->has_key = false;
        if (frame->drop) {
            frame->drop = false;
            return false;
        }
        node->key = frame->key;
        node->key_line = frame->key_line;
        node->key_column = frame->key_column;
        node->key_style = frame->key_style;
    }
    append(frame, node);
    return true;
}

// --- Keys ---

static size_t key_hash(const char *key, size_t length) {
    if (!length) return 0;
    size_t first = (unsigned char)key[0], last = (unsigned char)key[length - 1];
    size_t middle = (unsigned char)key[length / 2];
    return length * 7 + first * 5 + middle * 3 + last;
}

// Most keys, and many short values, are words of the format or ids that are
// said again soon: one copy serves all.
const char *known_word(const struct builder *builder,
                       const char *known[KNOWN_WORDS], const char *text,
                       size_t length) {
    if (length >= KNOWN_WORD_SIZE)
        return arena_copy(builder->arena, text, length);
    const char **slot = &known[key_hash(text, length) & (KNOWN_WORDS - 1)];
    if (!*slot || strcmp(*slot, text) != 0)
        *slot = arena_copy(builder->arena, text, length);
    return *slot;
}

static void duplicate_key(const struct builder *builder, const char *key,
                          unsigned line, unsigned column, unsigned first_line) {
    const struct place at = {builder->tree->path, line, column};
    if (builder_enough(builder)) return;
    diag(builder->diags, SEVERITY_ERROR, at, "duplicate-key",
         _("the key '%s' stands here for the second time, the first is in "
           "line %u"),
         key, first_line);
}

void check_few_keys(const struct builder *builder, struct frame *frame) {
    size_t hash = key_hash(frame->key, strlen(frame->key));
    uint64_t bit = UINT64_C(1) << (hash & 63);
    bool maybe = frame->seen & bit;
    frame->seen |= bit;
    if (!maybe || frame->node->count >= FEW_KEYS) return;
    for (const struct node *n = frame->node->first; n; n = n->next) {
        if (strcmp(n->key, frame->key) != 0) continue;
        duplicate_key(builder, frame->key, frame->key_line, frame->key_column,
                      n->key_line);
        return;
    }
}

static int compare_keys(const void *left, const void *right) {
    const struct node *const *a = left, *const *b = right;
    int order = strcmp((*a)->key, (*b)->key);
    if (order) return order;
    if ((*a)->key_line != (*b)->key_line)
        return (*a)->key_line < (*b)->key_line ? -1 : 1;
    return (*a)->key_column < (*b)->key_column ? -1 : 1;
}

// Many keys are sorted once, when all are there: strangers' files may not
// cost the square of their length, whatever the keys are.
void check_many_keys(const struct builder *builder,
                     const struct node *mapping) {
    struct arena *scratch = arena_new();
    const struct node **nodes =
        ARENA_ARRAY(scratch, const struct node *, mapping->count);
    size_t count = 0;
    for (const struct node *n = mapping->first; n; n = n->next) {
        nodes[count++] = n;
    }
    qsort(nodes, count, sizeof(struct node *), compare_keys);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(nodes[i]->key, nodes[i - 1]->key) != 0) continue;
        // Those among the first few have been reported as they came.
        duplicate_key(builder, nodes[i]->key, nodes[i]->key_line,
                      nodes[i]->key_column, nodes[i - 1]->key_line);
    }
    arena_free(scratch);
}
