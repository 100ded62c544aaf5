// SPDX-License-Identifier: MIT
//
// Sorting by numbers that were computed: near values are tied.

#include "scoring.h"

#include <stdlib.h>

static int by_first(const void *a, const void *b) {
    const struct ranked *left = a, *right = b;
    if (left->key[0] != right->key[0])
        return left->key[0] > right->key[0] ? -1 : 1;
    return (left->position > right->position) -
           (left->position < right->position);
}

static int by_second(const void *a, const void *b) {
    const struct ranked *left = a, *right = b;
    if (left->key[1] != right->key[1])
        return left->key[1] > right->key[1] ? -1 : 1;
    return (left->position > right->position) -
           (left->position < right->position);
}

static int by_position(const void *a, const void *b) {
    const struct ranked *left = a, *right = b;
    return (left->position > right->position) -
           (left->position < right->position);
}

// How many of [items], sorted by [key], are tied with the first.
static size_t tied(const struct ranked *items, size_t count, int key) {
    size_t length = 1;
    while (length < count &&
           at_least(items[length].key[key], items[0].key[key]))
        length++;
    return length;
}

void ranked_sort(struct ranked *items, size_t count) {
    if (!count) return;
    qsort(items, count, sizeof *items, by_first);
    for (size_t i = 0, group; i < count; i += group) {
        group = tied(&items[i], count - i, 0);
        if (group == 1) continue;
        qsort(&items[i], group, sizeof *items, by_second);
        for (size_t j = 0, inner; j < group; j += inner) {
            inner = tied(&items[i + j], group - j, 1);
            if (inner > 1)
                qsort(&items[i + j], inner, sizeof *items, by_position);
        }
    }
}
