// SPDX-License-Identifier: MIT

#include "decisions.h"

enum decision_state *decisions_build(struct arena *arena,
                                     const struct result *result) {
    size_t all = result->questionnaire->recommendation_count;
    enum decision_state *decisions =
        ARENA_ARRAY(arena, enum decision_state, all);
    for (size_t i = 0; i < all; i++)
        decisions[i] = result->decisions[i].state;
    return decisions;
}

// For each recommendation those that need it: slices of one list.
struct needed_by {
    size_t *list, *first; // first[i] .. first[i + 1]
};

static struct needed_by reverse(struct arena *arena,
                                const struct questionnaire *questionnaire) {
    size_t all = questionnaire->recommendation_count, total = 0;
    struct needed_by by = {NULL, ARENA_ARRAY(arena, size_t, all + 2)};
    for (size_t i = 0; i < all; i++) {
        const struct recommendation *one = &questionnaire->recommendations[i];
        total += one->need_count;
        for (size_t j = 0; j < one->need_count; j++)
            by.first[one->needs[j].index + 2]++;
    }
    for (size_t i = 2; i < all + 2; i++)
        by.first[i] += by.first[i - 1];
    by.list = ARENA_ARRAY(arena, size_t, total);
    for (size_t i = 0; i < all; i++) {
        const struct recommendation *one = &questionnaire->recommendations[i];
        for (size_t j = 0; j < one->need_count; j++)
            by.list[by.first[one->needs[j].index + 1]++] = i;
    }
    return by;
}

bool *refusals_build(struct arena *arena,
                     const struct questionnaire *questionnaire,
                     const enum decision_state *decisions) {
    size_t all = questionnaire->recommendation_count, depth = 0;
    struct needed_by by = reverse(arena, questionnaire);
    bool *out = ARENA_ARRAY(arena, bool, all);
    size_t *stack = ARENA_ARRAY(arena, size_t, all);
    for (size_t i = 0; i < all; i++) {
        out[i] = decisions[i] == DECISION_REFUSED;
        if (out[i]) stack[depth++] = i;
    }
    while (depth) {
        size_t top = stack[--depth];
        for (size_t i = by.first[top]; i < by.first[top + 1]; i++) {
            size_t next = by.list[i];
            if (out[next] || decisions[next] == DECISION_DONE) continue;
            out[next] = true;
            stack[depth++] = next;
        }
    }
    return out;
}
