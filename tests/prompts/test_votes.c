// SPDX-License-Identifier: MIT
//
// A group that votes, by lines: what reaches the disk, and what is not said
// before it may be.

#include "prompts.h"
#include "store.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define QUESTIONNAIRE "tests/prompts/every-type.yaml"

static struct arena *arena;
static struct assessment *assessment;
static char *said, *complained;
static size_t said_size, complained_size, saves, fail_from;
static long now;

static void setup(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    arena = arena_new();
    saves = 0;
    fail_from = SIZE_MAX;
}

static void teardown(void) {
    free(said);
    free(complained);
    arena_free(arena);
}

TestSuite(votes, .init = setup, .fini = teardown);

static bool save(void *context, const struct assessment *saved,
                 const char **problem) {
    (void)context;
    (void)saved;
    *problem = "the disk is full";
    return ++saves < fail_from;
}

static long seconds(void *context) {
    (void)context;
    return now += 5;
}

static enum prompts_end run(const char *input, bool read_only) {
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    struct questionnaire *questionnaire =
        questionnaire_read(arena, QUESTIONNAIRE, diags, &unreadable);
    cr_assert(questionnaire && !diags->errors);
    if (!assessment) assessment = assessment_new(arena, questionnaire);
    free(said);
    free(complained);
    FILE *in = fmemopen((void *)(uintptr_t)input, strlen(input), "r");
    struct prompts_options options = {
        .in = in,
        .out = open_memstream(&said, &said_size),
        .err = open_memstream(&complained, &complained_size),
        .today = "2026-11-04",
        .read_only = read_only,
        .save = save,
        .seconds = seconds,
    };
    enum prompts_end end =
        prompts_run(arena, assessment->questionnaire, assessment, &options);
    fclose(in);
    fclose(options.out);
    fclose(options.err);
    return end;
}

static const struct answer *rubric(void) {
    const struct question *question =
        questionnaire_question(assessment->questionnaire, "rubric");
    return &assessment->answers[question->index];
}

static void assert_said(const char *text) {
    cr_assert(strstr(said, text), "\"%s\" is not in:\n%s", text, said);
}

Test(votes, from_counting_to_agreement) {
    cr_assert_eq(run("A\n1\nvotes 5\n\n1\n3\n=\n\n\n\ndissent one\n", false),
                 PROMPTS_DONE, "%s", complained);
    cr_assert_eq(assessment->people, 5);
    cr_assert_eq(rubric()->round_count, 1);
    cr_assert_not(rubric()->rounds[0].open);
    cr_assert_eq(rubric()->state, ANSWER_GIVEN);
    cr_assert_float_eq(rubric()->value.number, 2, 1e-9);
    cr_assert_str_eq(rubric()->dissent, "one");
    assert_said("Saved: agreed on 2, Middle.");
}

// Until the vote is closed nothing tells how it stands.
Test(votes, nothing_is_told_before_the_reveal) {
    cr_assert_eq(run("A\n1\nvotes 5\n\n1 4 0\nreview\nfind rubric\n", false),
                 PROMPTS_DONE, "%s", complained);
    cr_assert_not(strstr(said, "Middle: 4"), "%s", said);
    cr_assert_not(strstr(said, "Agreement"), "%s", said);
    static const char *const hidden[] = {"results", "ideas",   "plan",
                                         "groups",  "agree 2", "explain"};
    for (size_t i = 0; i < COUNT_OF(hidden); i++) {
        assessment = NULL;
        char input[64];
        snprintf(input, sizeof(input), "A\n1\nvotes 5\n\n1 4 0\n%s\n",
                 hidden[i]);
        cr_assert_eq(run(input, false), PROMPTS_INVALID, "%s", hidden[i]);
        cr_assert(strstr(complained, "not shown yet"), "%s", complained);
    }
}

Test(votes, an_open_vote_is_gone_on_with) {
    cr_assert_eq(run("A\n1\nvotes 5\n\n1\n", false), PROMPTS_DONE);
    cr_assert(rubric()->rounds[0].open);
    cr_assert_eq(run("3\n=\n\n", false), PROMPTS_DONE, "%s", complained);
    assert_said("1 of 5 counted so far.");
    cr_assert_not(rubric()->rounds[0].open);
    assert_said("2, Middle: 3.");
}

Test(votes, undo_adds) {
    cr_assert_eq(run("A\n1\nvotes 5\n\n1 4 0\n\nundo\n", false), PROMPTS_DONE,
                 "%s", complained);
    cr_assert(rubric()->round_count >= 1);
    cr_assert_eq(rubric()->state, ANSWER_NONE);
}

// Numbers are taken all or none.
Test(votes, lines_that_are_not_understood) {
    static const char *const lines[] = {"x",     "1 x 2",       "-1",    "1.5",
                                        "1 = =", "1 2 3 4 5 6", "2e1 3", "=x"};
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        assessment = NULL;
        char input[64];
        snprintf(input, sizeof(input), "A\n1\nvotes 5\n\n%s\n", lines[i]);
        cr_assert_eq(run(input, false), PROMPTS_INVALID, "%s", lines[i]);
        cr_assert_eq(rubric()->rounds[0].vote_count, 0, "%s", lines[i]);
    }
}

static unsigned rule(enum vote_rule which) {
    return assessment_rules(assessment).values[which];
}

Test(votes, rules_are_changed_until_the_first_votes_are_shown) {
    cr_assert_eq(run("A\n1\nvotes 12\nrules\nrules 1 80%\nrules 5 2\n"
                     "rules 4 20\nrules 4 -\n"
                     "rules\n",
                     false),
                 PROMPTS_DONE, "%s", complained);
    cr_assert_eq(rule(RULE_AGREED), 80);
    cr_assert_eq(rule(RULE_ROUNDS), 2);
    cr_assert_eq(rule(RULE_STABLE), 15);
    assert_said("1. agreed: so many on one level, the others beside it: 75%");
    assert_said("1. agreed: so many on one level, the others beside it: 80%");
    static const char *const wrong[] = {
        "rules 0 5",   "rules 99 5", "rules 7 5",  "rules x 5",
        "rules 1",     "rules 1 %",  "rules 1 x",  "rules 1 8",
        "rules 1 101", "rules 6 4",  "rules 1 8 0"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        assessment = NULL;
        char input[64];
        snprintf(input, sizeof(input), "A\n1\nvotes 12\n%s\n", wrong[i]);
        cr_assert_eq(run(input, false), PROMPTS_INVALID, "%s", wrong[i]);
        cr_assert_eq(rule(RULE_AGREED), 75, "%s", wrong[i]);
    }
}

Test(votes, rules_stay_once_votes_are_shown) {
    cr_assert_eq(run("A\n1\nvotes 5\n\n1 4 0\n\nrules\n", false), PROMPTS_DONE,
                 "%s", complained);
    assert_said("Votes have been shown by these rules");
    cr_assert_eq(run("rules 1 80\n", false), PROMPTS_INVALID);
    cr_assert(strstr(complained, "they stay as they are"), "%s", complained);
    cr_assert_eq(rule(RULE_AGREED), 75);
}

Test(votes, what_is_not_on_disk_is_not_called_saved) {
    fail_from = 3;
    cr_assert_eq(run("A\n1\nvotes 5\n\n1 4 0\n\n\n\n", false), PROMPTS_UNSAVED);
    cr_assert_not(strstr(said, "Saved: 5"), "%s", said);
    cr_assert_not(strstr(said, "Saved: agreed"), "%s", said);
    assert_said("NOT SAVED: the disk is full");
}

Test(votes, read_only) {
    cr_assert_eq(run("votes 5\n", true), PROMPTS_INVALID);
    cr_assert_eq(saves, 0);
}

Test(votes, the_clock_only_tells) {
    cr_assert_eq(run("A\n1\nvotes 5\n\nclock\nclock +60\nclock -9999\n", false),
                 PROMPTS_INVALID);
    assert_said("Time left: ");
    cr_assert(rubric()->rounds[0].open);
}
