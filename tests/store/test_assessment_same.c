// SPDX-License-Identifier: MIT
//
// A save is compared with what was meant before it takes the old file's place:
// nothing that a file can hold may differ unnoticed.

#include "../../src/store/session.h"
#include "assessment_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(assessment_same, .init = assessment_set_up,
          .fini = assessment_tear_down);

static const char *const changes[][2] = {
    {"language: en", "language: et"},
    {"started: 2026-11-03", "started: 2026-11-02"},
    {"finished: 2026-11-04\n", ""},
    {"at: strategy-role", "at: strategy-derived"},
    {"at: strategy-role\n", ""},
    {"people: 23", "people: 24"},
    {"respondent: r5f0c", "respondent: r5f0d"},
    {"organisation: Acme", "organisation: Acne"},
    {"role: leader", "role: staff"},
    {"answer: 2.5", "answer: 2"},
    {"answer: 2.5", "answer: dont-know"},
    {"ticks: [named]", "ticks: []"},
    {", ticks: [named]", ""},
    {", override: \"so, yes\"", ""},
    {"answer: partly", "answer: fully"},
    {"First line.", "First lines."},
    {"trailing blank \\n", "trailing blank\\n"},
    {"parked: ask HR", "parked: ask IT"},
    {"    private: true\n", ""},
    {"firm-date, review", "firm-date"},
    {"firm-date, review", "review"},
    {"promoters: 30", "promoters: 31"},
    {"passives: 20", "passives: 21"},
    {"detractors: 10", "detractors: 0"},
    {"reach: 66.6", "reach: 66.60001"},
    {"reason: we are new", "reason: we are old"},
    {"pole: {answer: dont-know}", "pole: 3"},
    {"founded: 1999-12-31", "founded: 1999-12-30"},
    {"vision: \"dont-know\"", "vision: \"dont-knew\""},
    {"what: \"a, b\"", "what: \"a, c\""},
    {"worded: \"no\", since", "worded: partly, since"},
    {", since: 2020-02-29", ""},
    {"      - {worded: partly}\n", ""},
    {"votes: {1: 2, 2: 7", "votes: {1: 2, 2: 8"},
    {"votes: {1: 2, 2: 7", "votes: {2: 7"},
    {"method: hands", "method: phones"},
    {"hands, people: 23", "hands, people: 22"},
    {"by: {leader: {2: 5}, staff: {}}", "by: {leader: {2: 5}}"},
    {"by: {leader: {2: 5}", "by: {leader: {2: 4}"},
    {"by: {leader: {2: 5}, staff: {}}", "by: {leader: {}, staff: {2: 5}}"},
    {"open: true, ", ""},
    {"void: true, ", ""},
    {", recount: true", ""},
    {"basis: majority", "basis: median"},
    {"dissent: two", "dissent: three"},
    {"state: taken", "state: done"},
    {"owner: \"Ann, Bo\"", "owner: \"Ann, Bob\""},
    {"due: 2027-01-31", "due: 2027-01-30"},
    {"  ask-customers: {state: refused}\n", ""},
    {"  old-question: {answer: 2,", "  old-question: {answer: 3,"},
    {"  old-question: {answer: 2,", "  old-questions: {answer: 2,"},
    {"list: [1, a]", "list: [1]"},
    {"votes: {yes: 3}", "votes: [3]"},
};

static struct assessment *good(const char *text, const char *what) {
    struct diags *diags;
    struct assessment *assessment = read_text(text, &diags);
    cr_assert(assessment && !diags->errors, "%s: %s", what,
              diags->first ? diags->first->text : "");
    return assessment;
}

Test(assessment_same, what_comes_back_is_the_same) {
    const struct assessment *first = good(whole, "whole");
    cr_assert(assessment_same(first, first));
    cr_assert(assessment_same(first, good(whole, "whole")));
    const struct assessment *empty = assessment_new(arena, survey);
    cr_assert_not(assessment_same(first, empty));
    cr_assert(assessment_same(empty, assessment_new(arena, survey)));
}

Test(assessment_same, nothing_may_differ) {
    const struct assessment *first = good(whole, "whole");
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        const char *from = changes[i][0], *to = changes[i][1];
        const char *at = strstr(whole, from);
        cr_assert(at, "%s", from);
        const char *text = arena_printf(arena, "%.*s%s%s", (int)(at - whole),
                                        whole, to, at + strlen(from));
        const struct assessment *other = good(text, to);
        cr_assert_not(assessment_same(first, other), "%s -> %s", from, to);
        cr_assert_not(assessment_same(other, first), "%s -> %s", from, to);
        cr_assert(assessment_same(other, good(text, to)), "%s", to);
    }
}
