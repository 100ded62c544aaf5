// SPDX-License-Identifier: MIT

#include "assessment_fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char path[64];
struct arena *arena;
struct questionnaire *survey;

void assessment_set_up(void) {
    snprintf(path, sizeof(path), "/tmp/cxladder-test-XXXXXX");
    int file = mkstemp(path);
    cr_assert(file >= 0);
    close(file);
    arena = arena_new();
    survey = survey_questionnaire(arena);
}

void assessment_tear_down(void) {
    unlink(path);
    arena_free(arena);
}

void make_file(const char *bytes, size_t length) {
    FILE *out = fopen(path, "w");
    cr_assert(out);
    fwrite(bytes, 1, length, out);
    fclose(out);
}

struct assessment *read_text(const char *text, struct diags **diags) {
    make_file(text, strlen(text));
    *diags = diags_new(arena);
    return assessment_read(arena, path, survey, *diags, NULL);
}

const char *print(const struct assessment *assessment) {
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assessment_print(assessment, out);
    fclose(out);
    const char *copy = arena_string(arena, text);
    free(text);
    return copy;
}

const struct answer *answer_to(const struct assessment *assessment,
                               const char *id) {
    const struct question *question = questionnaire_question(survey, id);
    cr_assert(question, "%s", id);
    return &assessment->answers[question->index];
}

const char whole[] =
    HEAD "language: en\n"
         "started: 2026-11-03\n"
         "finished: 2026-11-04\n"
         "at: strategy-role\n"
         "people: 23\n"
         "respondent: r5f0c\n"
         "profile:\n"
         "  organisation: Acme\n"
         "  role: leader\n"
         "answers:\n"
         "  strategy-role: {answer: 2.5, ticks: [named], override: \"so, "
         "yes\"}\n"
         "  strategy-derived:\n"
         "    answer: partly\n"
         "    note: |-\n"
         "      First line.\n"
         "\n"
         "      Third: with # and \"quotes\".\n"
         "    evidence: \"trailing blank \\n\"\n"
         "    parked: ask HR\n"
         "    private: true\n"
         "  process-owner: fully\n"
         "  habits: {answer: [firm-date, review]}\n"
         "  loyalty: {answer: {promoters: 30, passives: 20, detractors: 10}}\n"
         "  reach: 66.6\n"
         "  turnover: {answer: not-applicable, reason: we are new}\n"
         "  pole: {answer: dont-know}\n"
         "  founded: 1999-12-31\n"
         "  vision: \"dont-know\"\n"
         "  desires:\n"
         "    answer:\n"
         "      - {what: \"a, b\", worded: \"no\", since: 2020-02-29}\n"
         "      - {worded: partly}\n"
         "    counts: {entries: 9, kinds: {hidden: 5}, map: {\"yes\": {\"no\": "
         "2, partly: 1}, partly: {\"yes\": 4}}}\n"
         "  people-energy:\n"
         "    rounds:\n"
         "      - {votes: {1: 2, 2: 7, 3: 9, dont-know: 2}, method: hands, "
         "people: 23}\n"
         "      - {votes: {2: 5, 3: 14}, by: {leader: {2: 5}, staff: {}}, "
         "open: true, void: true, recount: true}\n"
         "    answer: 3\n"
         "    basis: majority\n"
         "    dissent: two see it at one\n"
         "  takeaway: |\n"
         "    one\n"
         "    two\n"
         "decisions:\n"
         "  appoint-owner: {state: taken, owner: \"Ann, Bo\", due: "
         "2027-01-31}\n"
         "  ask-customers: {state: refused}\n"
         "unused:\n"
         "  old-question: {answer: 2, note: \"kept: as is\", list: [1, a]}\n"
         "  older:\n"
         "    rounds:\n"
         "      -\n"
         "        votes: {yes: 3}\n"
         "    note: |-\n"
         "      a\n"
         "      b\n"
         "...\n";
