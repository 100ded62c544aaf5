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

static void (*const errors[])(struct check *check) = {
    check_follow_up, check_scales,          check_references, check_codes,
    check_levels,    check_lifts,           check_renames,    check_conditions,
    check_needs,     check_order_of_asking,
};
// Only of a questionnaire without errors.
static void (*const warnings[])(struct check *check) = {
    check_rungs,
    check_advice,
    check_unused,
};

static void run(struct check *check, void (*const parts[])(struct check *check),
                size_t count) {
    for (size_t i = 0; i < count; i++) {
        parts[i](check);
        arena_reset(check->arena);
    }
}

void questionnaire_check(struct arena *arena,
                         struct questionnaire *questionnaire,
                         struct diags *diags) {
    struct check check = {
        .arena = arena_new(),
        .lasting = arena,
        .questionnaire = questionnaire,
        .diags = diags,
        .half_built = diags->errors > 0,
    };
    run(&check, errors, COUNT_OF(errors));
    if (!diags->errors) run(&check, warnings, COUNT_OF(warnings));
    arena_free(check.arena);
}
