// SPDX-License-Identifier: MIT

#include "questionnaire_fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

char sheet_folder[64];
char sheet_path[96];
struct arena *sheet_arena;
struct diags *sheet_diags;

void sheet_set_up(void) {
    snprintf(sheet_folder, sizeof(sheet_folder), "/tmp/cxladder-test-XXXXXX");
    cr_assert(mkdtemp(sheet_folder));
    snprintf(sheet_path, sizeof(sheet_path), "%s/sheet.yaml", sheet_folder);
    sheet_arena = arena_new();
}

void sheet_tear_down(void) {
    char command[96];
    snprintf(command, sizeof(command), "rm -rf '%s'", sheet_folder);
    cr_assert_eq(system(command), 0);
    arena_free(sheet_arena);
}

static void write_file(const char *path, const char *text) {
    FILE *out = fopen(path, "w");
    cr_assert(out, "%s", path);
    fputs(text, out);
    cr_assert_eq(fclose(out), 0);
}

void sheet_write(const char *text) {
    write_file(sheet_path, text);
}

void sheet_write_beside(const char *name, const char *text) {
    write_file(arena_printf(sheet_arena, "%s/%s", sheet_folder, name), text);
}

struct questionnaire *sheet_read(const char *path) {
    sheet_diags = diags_new(sheet_arena);
    struct questionnaire *questionnaire =
        questionnaire_read(sheet_arena, path, sheet_diags, NULL);
    diags_sort(sheet_diags);
    return questionnaire;
}

struct questionnaire *sheet_read_text(const char *text) {
    sheet_write(text);
    return sheet_read(sheet_path);
}

const char *sheet_file(const char *path) {
    FILE *in = fopen(path, "r");
    cr_assert(in, "%s", path);
    cr_assert_eq(fseek(in, 0, SEEK_END), 0);
    long size = ftell(in);
    cr_assert(size >= 0);
    rewind(in);
    char *text = ARENA_ARRAY(sheet_arena, char, (size_t)size + 1);
    cr_assert_eq(fread(text, 1, (size_t)size, in), (size_t)size);
    fclose(in);
    return text;
}

struct questionnaire *sheet_read_changed(const char *from, const char *to) {
    const char *text = sheet_file(EVERY_KEY);
    const char *found = strstr(text, from);
    cr_assert(found, "'%s' is not there", from);
    return sheet_read_text(arena_printf(sheet_arena, "%.*s%s%s",
                                        (int)(found - text), text, to,
                                        found + strlen(from)));
}

const char *sheet_of_questions(const char *questions) {
    return arena_printf(sheet_arena,
                        "cxladder: 1\n"
                        "id: sheet\n"
                        "version: \"1\"\n"
                        "language: en\n"
                        "title: Sheet\n"
                        "scales:\n"
                        "  practice: [{code: a, value: 0, label: A}, {code: b, "
                        "value: 1, label: B}]\n"
                        "ladders:\n"
                        "- id: ladder\n"
                        "  title: Ladder\n"
                        "  start: 1\n"
                        "  levels: [{level: 1, title: A}, {level: 2, title: "
                        "B}]\n"
                        "  sections:\n"
                        "  - id: section\n"
                        "    title: Section\n"
                        "    questions:\n"
                        "%s",
                        questions);
}

const struct problem *sheet_problem(const char *rule) {
    for (const struct problem *p = sheet_diags->first; p; p = p->next) {
        if (!strcmp(p->rule, rule)) return p;
    }
    return NULL;
}

void sheet_expect(const char *rule, unsigned line, unsigned column,
                  const char *part) {
    const struct problem *problem = sheet_problem(rule);
    if (!problem || sheet_diags->errors != 1) diags_print(sheet_diags, stderr);
    cr_assert_eq(sheet_diags->errors, 1, "%s", rule);
    cr_assert(problem, "%s", rule);
    cr_assert_eq(problem->at.line, line, "%s: line %u", rule, problem->at.line);
    cr_assert_eq(problem->at.column, column, "%s: column %u", rule,
                 problem->at.column);
    cr_assert(!part || strstr(problem->text, part), "%s: %s", rule,
              problem->text);
}
