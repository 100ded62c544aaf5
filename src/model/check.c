// SPDX-License-Identifier: MIT
//
// The check of a questionnaire's meaning, part by part, and what the parts
// share. What stands in one place alone (ranges of numbers, the order of levels
// and bands, keys that exclude each other) has been checked while it was read.

#include "check_inside.h"
#include "text.h"

bool check_enough(const struct check *check) {
    return check->diags->errors >= CHECK_PROBLEMS;
}

bool check_may_warn(struct check *check) {
    return check->warnings++ < CHECK_PROBLEMS;
}

// --- Lists of words ---

void words_add(struct words *words, const char *word) {
    if (!word) return;
    if (words->count < WORDS_SHOWN) words->list[words->count] = word;
    words->count++;
}

const char *words_join(struct arena *arena, const struct words *words) {
    const char *joined = words->count ? words->list[0] : "";
    for (size_t i = 1; i < words->count && i < WORDS_SHOWN; i++) {
        joined = arena_printf(arena, "%s, %s", joined, words->list[i]);
    }
    return words->count > WORDS_SHOWN ? arena_printf(arena, "%s, ...", joined)
                                      : joined;
}

const char *words_nearest(const char *wanted, const struct option *options,
                          size_t count) {
    struct nearest nearest = nearest_new(wanted);
    for (size_t i = 0; i < count; i++) {
        nearest_try(&nearest, options[i].code);
    }
    return nearest.found;
}

// --- All parts ---

void questionnaire_check(struct arena *arena,
                         struct questionnaire *questionnaire,
                         struct diags *diags) {
    struct check check = {
        .arena = arena,
        .questionnaire = questionnaire,
        .diags = diags,
        .half_built = diags->errors > 0,
    };
    check_scales(&check);
    check_references(&check);
    check_codes(&check);
    check_levels(&check);
    check_lifts(&check);
    check_renames(&check);
    check_conditions(&check);
    check_needs(&check);
    check_order_of_asking(&check);
    if (diags->errors) return;
    check_rungs(&check);
    check_advice(&check);
    check_unused(&check);
}
