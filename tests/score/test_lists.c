// SPDX-License-Identifier: MIT
//
// Entries of lists sorted into kinds by numbers and by what was said at all;
// and dates that many files share.

#include "poll.h"
#include "store.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char survey_text[] =
    "cxladder: 1\nid: lists\nversion: '1'\nlanguage: en\ntitle: Lists\n"
    "ladders:\n  - id: ladder\n    title: L\n    start: 1\n"
    "    levels: [{level: 1, title: a}, {level: 2, title: b}]\n"
    "    sections:\n      - id: one\n        title: O\n        questions:\n"
    "          - {id: q, ask: Q, levels: {1: a, 2: b}}\n"
    "          - {id: since, type: date, ask: S}\n"
    "closing:\n  - id: wishes\n    type: list\n    ask: W\n    fields:\n"
    "      - {id: what, type: text, ask: What}\n"
    "      - {id: many, type: number, ask: Many, min: 0}\n"
    "      - {id: part, type: percent, ask: Part}\n"
    "    kinds:\n"
    "      - {code: frequent, label: F, when: many >= 10}\n"
    "      - {code: wide, label: W, when: part > 50}\n"
    "      - {code: told, label: T, when: answered(many)}\n";

static const char head[] = "cxladder-assessment: 1\n"
                           "questionnaire: {id: lists, version: '1'}\n"
                           "answers:\n";

struct files {
    struct arena *arena;
    struct questionnaire *survey;
};

static const char *as_file(struct arena *arena, const char *text) {
    char path[] = "/tmp/cxladder-lists-XXXXXX";
    int file = mkstemp(path);
    cr_assert(file >= 0);
    cr_assert_eq(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
    return arena_string(arena, path);
}

static struct files files_new(void) {
    struct files files = {.arena = arena_new()};
    struct diags *diags = diags_new(files.arena);
    const char *path = as_file(files.arena, survey_text);
    files.survey = questionnaire_read(files.arena, path, diags, NULL);
    unlink(path);
    cr_assert(files.survey && !diags->errors, "%s",
              diags->first ? diags->first->text : "");
    return files;
}

static const struct assessment *answers(const struct files *files,
                                        const char *body) {
    struct diags *diags = diags_new(files->arena);
    const char *path =
        as_file(files->arena, arena_printf(files->arena, "%s%s", head, body));
    const struct assessment *read =
        assessment_read(files->arena, path, files->survey, diags, NULL);
    unlink(path);
    cr_assert(read && !diags->errors, "%s",
              diags->first ? diags->first->text : "");
    return read;
}

Test(lists, entries_are_sorted_by_numbers_and_by_what_was_said) {
    static const char *const kinds[] = {"frequent", "wide", "told", NULL,
                                        "frequent"};
    struct files files = files_new();
    const struct assessment *one = answers(
        &files, "  wishes:\n    answer: [{what: a, many: 12, part: 90}, "
                "{what: b, many: 2, part: 51}, {what: c, many: 2}, "
                "{what: d}, {many: 10}]\n");
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = "2026-01-01";
    const struct result *result =
        result_build(files.arena, files.survey, &one, 1, &options);
    cr_assert_eq(result->list_count, 1);
    cr_assert_eq(result->lists[0].entry_count, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct list_kind *kind = result->lists[0].entries[i].kind;
        if (kinds[i])
            cr_assert_str_eq(kind ? kind->code : "none", kinds[i], "%zu", i);
        else
            cr_assert_null(kind, "%zu", i);
    }
    arena_free(files.arena);
}

static const char *merged_date(const struct files *files, const char *first,
                               const char *second) {
    struct poll *poll = poll_new(files->arena, files->survey);
    poll_keep(poll, answers(files, first));
    poll_keep(poll, answers(files, second));
    size_t left_out = 0;
    const struct assessment *merged = poll_merge(files->arena, poll, &left_out);
    const struct question *since =
        questionnaire_question(files->survey, "since");
    const struct answer *answer = &merged->answers[since->index];
    return answer->state == ANSWER_GIVEN ? answer->value.text : NULL;
}

Test(lists, a_date_that_all_files_share_is_kept) {
    struct files files = files_new();
    const char *kept = merged_date(&files, "  since: 2020-02-29\n  q: 1\n",
                                   "  since: 2020-02-29\n  q: 2\n");
    cr_assert(kept);
    cr_assert_str_eq(kept, "2020-02-29");
    cr_assert_null(
        merged_date(&files, "  since: 2020-02-29\n", "  since: 2020-03-01\n"));
    cr_assert_null(merged_date(&files, "  since: 2020-02-29\n", "  q: 1\n"));
    cr_assert_null(merged_date(&files, "  q: 2\n", "  q: 1\n"));
    arena_free(files.arena);
}
