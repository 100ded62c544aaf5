// SPDX-License-Identifier: MIT

#include "assessment_fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(assessment_mistakes, .init = assessment_set_up,
          .fini = assessment_tear_down);

struct mistake {
    const char *body; // below HEAD; the mistake stands in line 4
    const char *rule;
    unsigned column;
    const char *text; // part of it; NULL: any
};

static const struct mistake mistakes[] = {
    {"answers:\n  strategy-roll: 2\n", "unknown-question", 3,
     "did you mean 'strategy-role'?"},
    {"answers:\n  strategy-role: 6\n", "not-a-level", 18, "from 1 to 5"},
    {"answers:\n  strategy-role: 0\n", "not-a-level", 18, NULL},
    {"answers:\n  strategy-role: 2.25\n", "not-a-level", 18, "halves"},
    {"answers:\n  pole: 2.5\n", "not-a-level", 9, "whole"},
    {"answers:\n  strategy-role: two\n", "not-a-level", 18, NULL},
    {"answers:\n  strategy-role: 1e0\n", "not-a-level", 18, NULL},
    {"answers:\n  strategy-role: nan\n", "not-a-level", 18, NULL},
    {"answers:\n  strategy-derived: fuly\n", "unknown-code", 21,
     "did you mean 'fully'?"},
    {"answers:\n  strategy-derived: 1\n", "unknown-code", 21,
     "not-yet, partly, fully"},
    {"answers:\n  strategy-derived: [fully]\n", "wrong-shape", 21, NULL},
    {"answers:\n  process-owner: dont-know\n", "required", 18, NULL},
    {"answers:\n  habits: {answer: [review, review]}\n", "twice", 29, NULL},
    {"answers:\n  habits: {answer: [revue]}\n", "unknown-code", 21, NULL},
    {"answers:\n  loyalty: {answer: {promoters: -1, passives: 0, "
     "detractors: 0}}\n",
     "not-a-count", 33, NULL},
    {"answers:\n  loyalty: {answer: {promoters: 1.5, passives: 0, "
     "detractors: 0}}\n",
     "not-a-count", 33, NULL},
    {"answers:\n  loyalty: {answer: {promoters: 1, passives: 0}}\n",
     "missing-key", 21, "detractors"},
    {"answers:\n  reach: 100.5\n", "out-of-range", 10, "at most 100"},
    {"answers:\n  reach: -1\n", "out-of-range", 10, "at least 0"},
    {"answers:\n  turnover: -11\n", "out-of-range", 13, "at least -10"},
    {"answers:\n  founded: 2025-02-29\n", "not-a-date", 12, NULL},
    {"answers:\n  vision: [a]\n", "wrong-shape", 11, NULL},
    {"answers:\n  desires: {answer: [{wat: a}]}\n", "unknown-field", 23,
     "did you mean 'what'?"},
    {"answers:\n  desires: {answer: [{worded: perhaps}]}\n", "unknown-code", 31,
     NULL},
    {"answers:\n  desires: {counts: {entries: 3, kinds: {hiden: 2}}}\n",
     "unknown-code", 42, "did you mean 'hidden'?"},
    {"answers:\n  desires: {counts: {entries: 3, kinds: {hidden: 4}}}\n",
     "too-many", 21, NULL},
    {"answers:\n  desires: {counts: {entries: 3, map: {partly: {partly: "
     "4}}}}\n",
     "too-many", 21, NULL},
    {"answers:\n  desires: {counts: {entries: 3, map: {partly: {some: 4}}}}\n",
     "unknown-code", 49, NULL},
    {"answers:\n  desires: {counts: {entries: -3}}\n", "not-a-count", 31, NULL},
    {"answers:\n  desires: {counts: {entries: 3, kinds: [1]}}\n", "wrong-shape",
     41, NULL},
    {"answers:\n  reach: {counts: {entries: 3}}\n", "unknown-key", 11,
     "no list"},
    {"answers:\n  strategy-role: {answer: 2, ticks: [nmaed]}\n", "unknown-code",
     38, "did you mean 'named'?"},
    {"answers:\n  organisation: Acme\n", "wrong-part", 3, "'profile'"},
    {"answers:\n  No Id: 2\n", "not-an-id", 3, NULL},
    {"answers:\n  people-energy: {rounds: [{votes: {7: 1}}]}\n", "not-a-level",
     37, NULL},
    {"answers:\n  people-energy: {rounds: [{votes: {2: -1}}]}\n", "not-a-count",
     40, NULL},
    {"answers:\n  people-energy: {rounds: [{method: hats, votes: {}}]}\n",
     "unknown-word", 37, "hands, files, phones, single"},
    {"answers:\n  people-energy: {rounds: [{people: 3}]}\n", "missing-key", 28,
     NULL},
    {"answers:\n  people-energy: {rounds: [{votes: {}, by: {boss: {}}}]}\n",
     "unknown-code", 45, NULL},
    {"answers:\n  people-energy: {rounds: [{votes: {}, open: 1}]}\n",
     "not-a-flag", 46, NULL},
    {"answers:\n  vision: {rounds: [{votes: {good: 1}}]}\n", "no-votes", 30,
     NULL},
    {"answers: {}\nprofile: {role: boss}\n", "unknown-code", 17, NULL},
    {"answers: {}\nprofile: {strategy-role: 2}\n", "wrong-part", 11, NULL},
    {"answers: {}\nstarted: soon\n", "not-a-date", 10, NULL},
    {"answers: {}\nat: strategy-rolle\n", "unknown-question", 5, NULL},
    {"answers: {}\npeople: 0\n", "not-a-count", 9, NULL},
    {"answers: {}\ndecisions: {appoint-owners: {state: taken}}\n",
     "unknown-recommendation", 13, "did you mean 'appoint-owner'?"},
    {"answers: {}\ndecisions: {appoint-owner: {state: perhaps}}\n",
     "unknown-word", 36, "taken, postponed, refused, done"},
    {"answers: {}\nunused: 3\n", "wrong-shape", 9, NULL},
};

Test(assessment_mistakes, mistakes_are_told_with_their_place) {
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        const struct mistake *row = &mistakes[i];
        struct diags *diags;
        read_text(arena_printf(arena, "%s%s...\n", HEAD, row->body), &diags);
        cr_assert_eq(diags->errors, 1, "%s%u errors", row->body, diags->errors);
        cr_assert_str_eq(diags->first->rule, row->rule, "%s%s", row->body,
                         diags->first->text);
        cr_assert_eq(diags->first->at.line, 4, "%s", row->body);
        cr_assert_eq(diags->first->at.column, row->column, "%scolumn %u",
                     row->body, diags->first->at.column);
        cr_assert(!row->text || strstr(diags->first->text, row->text), "%s",
                  diags->first->text);
    }
}

Test(assessment_mistakes, all_mistakes_are_told_in_one_run) {
    struct diags *diags;
    read_text(HEAD "started: x\nanswers:\n  strategy-role: 9\n  nobody: 1\n"
                   "  reach: 200\ndecisions: {x: {}}\n...\n",
              &diags);
    cr_assert_eq(diags->errors, 5);
}

Test(assessment_mistakes, what_is_no_assessment_of_this_questionnaire) {
    static const char *const rows[][2] = {
        {"", "not-an-assessment"},
        {"a: 1\n", "not-an-assessment"},
        {"cxladder: 1\nid: survey\n", "not-an-assessment"},
        {"cxladder-assessment: 2\n", "unknown-format"},
        {"cxladder-assessment: 1\nanswers: {}\n", "missing-key"},
        {"cxladder-assessment: 1\nquestionnaire: {version: \"1\"}\n",
         "missing-key"},
        {"cxladder-assessment: 1\nquestionnaire: {id: other}\nanswers: {}\n",
         "other-questionnaire"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct diags *diags;
        cr_assert_null(read_text(rows[i][0], &diags), "%s", rows[i][0]);
        cr_assert_geq(diags->errors, 1);
        if (*rows[i][0]) cr_assert_str_eq(diags->first->rule, rows[i][1]);
    }
}

Test(assessment_mistakes, a_missing_file_is_unreadable) {
    bool unreadable = false;
    struct diags *diags = diags_new(arena);
    cr_assert_null(
        assessment_read(arena, "/nonexistent", survey, diags, &unreadable));
    cr_assert(unreadable);
    cr_assert_eq(diags->errors, 1);
}

Test(assessment_mistakes, comments_and_unknown_keys_make_it_read_only) {
    static const char *const rows[][2] = {
        {"# mine\nanswers: {}\n", "comment"},
        {"answers: {}\ncolour: red\n", "unknown-key"},
        {"answers: {strategy-role: {answer: 2, nota: x}}\n", "unknown-key"},
        {"answers: {people-energy: {rounds: [{votes: {}, wen: 1}]}}\n",
         "unknown-key"},
        {"answers: {}\ndecisions: {appoint-owner: {who: me}}\n", "unknown-key"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct diags *diags;
        struct assessment *assessment = read_text(
            arena_printf(arena, "%s%s...\n", HEAD, rows[i][0]), &diags);
        cr_assert(assessment);
        cr_assert_eq(diags->errors, 0);
        cr_assert_eq(diags->warnings, 1, "%s", rows[i][0]);
        cr_assert_str_eq(diags->first->rule, rows[i][1]);
        cr_assert(assessment->read_only);
        cr_assert(assessment->read_only_why);
        cr_assert_geq(assessment->read_only_at.line, 3);
    }
}

Test(assessment_mistakes, a_mistake_in_every_line_costs_little) {
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    fputs(HEAD "answers:\n", out);
    for (unsigned i = 0; i < 50000; i++) {
        fprintf(out, "  x%u: 1\n", i);
    }
    fclose(out);
    make_file(text, length);
    free(text);
    struct diags *diags = diags_new(arena);
    assessment_read(arena, path, survey, diags, NULL);
    cr_assert_geq(diags->errors, 1000);
    cr_assert_leq(diags->errors, 1001);
}
