// SPDX-License-Identifier: MIT
//
// Answers of another version that have no place in this one: they are kept
// word for word, so that no version makes another's answers disappear.

#include "assessment_yaml.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

// The tree's nodes are linked already: what is linked anew is a copy.
void unused_put(struct binding *binding, const struct node *node) {
    struct node *copy = ARENA_NEW(binding->arena, struct node);
    *copy = *node;
    copy->next = NULL;
    if (binding->last_unused)
        binding->last_unused->next = copy;
    else
        binding->first_unused = copy;
    binding->last_unused = copy;
    binding->unused_count++;
}

void unused_report(struct binding *binding, const struct node *node,
                   const char *why) {
    unused_put(binding, node);
    if (binding->diags->warnings >= BIND_PROBLEMS) return;
    diag(binding->diags, SEVERITY_WARNING, node_key_place(binding->tree, node),
         "unused-answer",
         _("'%s' has no place in this version of the questionnaire (%s); it is "
           "kept under 'unused'"),
         node->key, why);
}

static int by_key(const void *a, const void *b) {
    const struct node *const *first = a, *const *second = b;
    return strcmp((*first)->key, (*second)->key);
}

// [key] with a number behind it, from *[number] on, that none of the [sorted]
// keys has.
static const char *numbered(const struct binding *binding,
                            struct node *const *sorted, const char *key,
                            unsigned *number) {
    for (;; ++*number) {
        struct node wanted = {
            .key = arena_printf(binding->arena, "%s-%u", key, *number)};
        const struct node *pointer = &wanted;
        if (!bsearch(&pointer, sorted, binding->unused_count,
                     sizeof(struct node *), by_key)) {
            ++*number;
            return wanted.key;
        }
    }
}

// The same id may have been put aside by two versions, or stand in two parts of
// the file.
static void tell_apart(struct binding *binding) {
    size_t count = binding->unused_count, i = 0;
    struct node **sorted = ARENA_ARRAY(binding->arena, struct node *, count);
    const char **keys = ARENA_ARRAY(binding->arena, const char *, count);
    for (struct node *node = binding->first_unused; node; node = node->next) {
        sorted[i++] = node;
    }
    qsort(sorted, count, sizeof(struct node *), by_key);
    unsigned number = 2;
    for (i = 1; i < count; i++) {
        if (strcmp(sorted[i - 1]->key, sorted[i]->key) != 0)
            number = 2;
        else
            keys[i] = numbered(binding, sorted, sorted[i]->key, &number);
    }
    for (i = 1; i < count; i++) {
        if (keys[i]) sorted[i]->key = keys[i];
    }
}

void unused_finish(struct binding *binding) {
    if (!binding->unused_count) return;
    tell_apart(binding);
    struct node *unused = ARENA_NEW(binding->arena, struct node);
    unused->kind = NODE_MAPPING;
    unused->first = binding->first_unused;
    unused->count = binding->unused_count;
    binding->assessment->unused = unused;
}

static bool keys_fit(const struct binding *binding, const struct node *node) {
    for (const struct node *child = node->first; child; child = child->next) {
        if (child->key && strlen(child->key) > KEY_SIZE) {
            diag(binding->diags, SEVERITY_ERROR,
                 node_key_place(binding->tree, child), "key-too-long",
                 _("the key is longer than %d characters"), KEY_SIZE);
            return false;
        }
    }
    return true;
}

bool unused_check(const struct binding *binding, const struct node *node) {
    return bind_kind(binding, node, NODE_MAPPING) && keys_fit(binding, node);
}
