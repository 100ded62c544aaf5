// SPDX-License-Identifier: MIT

#include "session_fixture.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct desk desk;

void desk_set_up(void) {
    snprintf(desk.folder, sizeof(desk.folder), "/tmp/cxladder-test-XXXXXX");
    cr_assert(mkdtemp(desk.folder));
    cr_assert_eq(chdir(desk.folder), 0);
    desk.arena = arena_new();
    desk.rubrics = survey_rubrics(desk.arena, 5);
    desk.assessment = assessment_new(desk.arena, desk.rubrics);
}

void desk_tear_down(void) {
    char command[96];
    snprintf(command, sizeof(command), "rm -rf '%s'", desk.folder);
    cr_assert_eq(system(command), 0);
    arena_free(desk.arena);
}

struct session *open_session(const char *path) {
    struct file_error error;
    struct session *session = session_open(desk.arena, path, &error);
    cr_assert(session, "%s", file_error_text(desk.arena, &error));
    return session;
}

void answer(size_t index, double level) {
    desk.assessment->answers[index].state = ANSWER_GIVEN;
    desk.assessment->answers[index].value.number = level;
}

void save(struct session *session) {
    struct file_error error;
    cr_assert(session_save(session, desk.assessment, &error), "%s",
              file_error_text(desk.arena, &error));
}

double level_in(const char *path, size_t index) {
    struct diags *diags = diags_new(desk.arena);
    struct assessment *read =
        assessment_read(desk.arena, path, desk.rubrics, diags, NULL);
    cr_assert(read, "%s", path);
    cr_assert_eq(diags->errors, 0);
    return read->answers[index].value.number;
}

void make(const char *path, const char *text) {
    FILE *out = fopen(path, "w");
    cr_assert(out);
    fputs(text, out);
    fclose(out);
}

int count_entries(void) {
    int count = 0;
    DIR *entries = opendir(".");
    struct dirent *entry;
    while ((entry = readdir(entries))) {
        count++;
    }
    closedir(entries);
    return count - 2;
}
