// SPDX-License-Identifier: MIT
//
// What a file may hold at most, and mistakes that take more than one line to
// make: told with their place, whatever else is in the file.

#include "assessment_fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(assessment_limits, .init = assessment_set_up,
          .fini = assessment_tear_down);

static const char *repeated(const char *text, size_t count) {
    size_t length = strlen(text);
    char *made = ARENA_ARRAY(arena, char, length *count + 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(made + i * length, text, length);
    }
    return made;
}

static void refused(const char *body, const char *rule) {
    struct diags *diags;
    read_text(arena_printf(arena, "%s%s...\n", HEAD, body), &diags);
    cr_assert_geq(diags->errors, 1, "%.200s", body);
    cr_assert_str_eq(diags->first->rule, rule, "%.200s: %s", body,
                     diags->first->text);
    cr_assert_geq(diags->first->at.line, 3);
}

Test(assessment_limits, more_than_there_is_to_choose_from) {
    const char *many = repeated("review, ", 70);
    refused(arena_printf(arena, "answers:\n  habits: {answer: [%s]}\n", many),
            "too-many");
    many = repeated("named, ", 70);
    refused(arena_printf(arena,
                         "answers:\n  strategy-role: {answer: 2, ticks: "
                         "[%s]}\n",
                         many),
            "too-many");
    refused("answers:\n  strategy-role: {answer: 2, ticks: [named, named]}\n",
            "twice");
}

Test(assessment_limits, a_list_without_end) {
    const char *many = repeated("{what: a}, ", 20000);
    refused(arena_printf(arena, "answers:\n  desires: {answer: [%s]}\n", many),
            "too-many");
}

Test(assessment_limits, keys_of_votes) {
    refused("answers:\n  people-energy: {rounds: [{votes: {x: 1}}]}\n",
            "not-a-level");
    refused("answers:\n  strategy-derived: {rounds: [{votes: {x: 1}}]}\n",
            "unknown-code");
    refused("answers:\n  people-energy: {rounds: [{votes: {2: 9999999}}]}\n",
            "not-a-count");
}

// The second of two has a list of its own, however long the first is.
Test(assessment_limits, lists_that_stand_twice) {
    const char *rounds = repeated("{votes: {2: 1}}, ", 40);
    const char *list = repeated("{what: a}, ", 40);
    struct diags *diags;
    const struct assessment *read = read_text(
        arena_printf(arena,
                     "%sanswers:\n"
                     "  people-energy: {rounds: [%s], rounds: [{votes: {2: 1}, "
                     "by: {leader: {2: 1}, staff: {2: 1}}, "
                     "by: {staff: {2: 1}}}]}\n"
                     "  strategy-role: {answer: 2, ticks: [named, derived], "
                     "ticks: [derived]}\n"
                     "  habits: {answer: [owner, review], answer: [review]}\n"
                     "  desires: {answer: [%s], answer: [{what: b}]}\n...\n",
                     HEAD, rounds, list),
        &diags);
    cr_assert(read);
    for (const struct problem *p = diags->first; p; p = p->next)
        cr_assert_str_eq(p->rule, "duplicate-key", "%s", p->text);
    const struct answer *energy = answer_to(read, "people-energy");
    cr_assert_eq(energy->round_count, 1);
    cr_assert_eq(energy->rounds[0].by_count, 1);
    cr_assert_eq(answer_to(read, "strategy-role")->tick_count, 1);
    cr_assert_eq(answer_to(read, "habits")->value.code_count, 1);
    cr_assert_eq(answer_to(read, "desires")->value.entry_count, 1);
}

Test(assessment_limits, what_merging_leaves) {
    struct diags *diags;
    struct assessment *read =
        read_text(HEAD "merged: [0123456789abcdef, 00000000000000ff]\n"
                       "answers: {}\n...\n",
                  &diags);
    cr_assert(read && !diags->errors, "%s",
              diags->first ? diags->first->text : "");
    cr_assert_eq(read->merged_count, 2);
    cr_assert_eq(read->merged[0], 0xff);
    refused("merged: [0123]\nanswers: {}\n", "not-a-checksum");
    refused("merged: [0123456789abcdeX]\nanswers: {}\n", "not-a-checksum");
}
