// SPDX-License-Identifier: MIT
//
// Somebody else changes the file while a session is open.

#include "session_fixture.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(session_outside, .init = desk_set_up, .fini = desk_tear_down);

static void edit(void) {
    FILE *out = fopen(FILE_NAME, "a");
    fputs("# theirs\n", out);
    fclose(out);
}
static void edit_same_size(void) {
    FILE *out = fopen(FILE_NAME, "r+");
    fseek(out, 21, SEEK_SET);
    fputc('2', out);
    fclose(out);
}
static void replace(void) {
    make("new", "theirs\n");
    cr_assert_eq(rename("new", FILE_NAME), 0);
}
static void delete (void) {
    cr_assert_eq(unlink(FILE_NAME), 0);
}
static void cut_off(void) {
    cr_assert_eq(truncate(FILE_NAME, 10), 0);
}
static void empty_it(void) {
    cr_assert_eq(truncate(FILE_NAME, 0), 0);
}
static void move_away(void) {
    cr_assert_eq(rename(FILE_NAME, "moved"), 0);
}
static void relink(void) {
    make("other", "theirs\n");
    cr_assert_eq(unlink(FILE_NAME), 0);
    cr_assert_eq(symlink("other", FILE_NAME), 0);
}
static void back_in_time(void) {
    struct timespec times[2] = {{.tv_sec = 0}, {.tv_sec = 0}};
    edit_same_size();
    cr_assert_eq(utimensat(AT_FDCWD, FILE_NAME, times, 0), 0);
}

struct outside {
    const char *name;
    void (*change)(void);
    bool kept; // there is a version of theirs to keep
};
static const struct outside outside[] = {
    {"edited", edit, true},
    {"edited, same size", edit_same_size, true},
    {"replaced", replace, true},
    {"deleted", delete, false},
    {"cut off", cut_off, true},
    {"emptied", empty_it, true},
    {"moved", move_away, false},
    {"became a link", relink, true},
    {"edited, clock turned back", back_in_time, true},
};

Test(session_outside, changes_from_outside_are_noticed_and_both_versions_kept) {
    for (size_t i = 0; i < COUNT_OF(outside); i++) {
        struct file_error error;
        const char *kept = NULL;
        cr_assert_eq(system("rm -rf ..?* .[!.]* *"), 0);
        struct session *session = open_session(FILE_NAME);
        answer(0, 1);
        save(session);
        outside[i].change();
        answer(1, 2);
        cr_assert_not(session_save(session, desk.assessment, &error), "%s",
                      outside[i].name);
        cr_assert_eq(error.code, ESTALE, "%s", outside[i].name);
        cr_assert_not(session_save(session, desk.assessment, &error));
        cr_assert(session_save_over(session, desk.assessment, &kept, &error),
                  "%s: %s", outside[i].name,
                  file_error_text(desk.arena, &error));
        cr_assert_eq(kept != NULL, outside[i].kept, "%s", outside[i].name);
        if (kept) cr_assert_eq(access(kept, F_OK), 0);
        cr_assert_float_eq(level_in(FILE_NAME, 1), 2, 1e-9);
        answer(2, 3);
        save(session);
        session_close(session);
    }
}

Test(session_outside, their_version_is_kept_word_for_word) {
    struct file_error error;
    const char *kept;
    struct session *session = open_session(FILE_NAME);
    answer(0, 1);
    save(session);
    for (int i = 1; i < 4; i++) {
        char text[32], name[64], bytes[32] = "";
        snprintf(text, sizeof(text), "theirs %d", i);
        make(FILE_NAME, text);
        cr_assert(session_save_over(session, desk.assessment, &kept, &error));
        snprintf(name, sizeof(name),
                 i == 1 ? "/a-other.cxa.yaml" : "/a-other-%d.cxa.yaml", i);
        cr_assert(strstr(kept, name), "%s", kept);
        FILE *in = fopen(kept, "r");
        cr_assert(fgets(bytes, sizeof(bytes), in));
        fclose(in);
        cr_assert_str_eq(bytes, text);
    }
    session_close(session);
}

Test(session_outside, a_copy_put_back_is_no_change) {
    struct session *session = open_session(FILE_NAME);
    answer(0, 1);
    save(session);
    cr_assert_eq(system("cp " FILE_NAME " copy && mv copy " FILE_NAME), 0);
    answer(1, 2);
    save(session);
    session_close(session);
}

Test(session_outside, a_new_file_never_replaces_one_that_came_between) {
    struct file_error error;
    struct session *session = open_session(FILE_NAME);
    make(FILE_NAME, "theirs\n");
    answer(0, 1);
    cr_assert_not(session_save(session, desk.assessment, &error));
    cr_assert_eq(error.code, ESTALE);
    session_close(session);
}

Test(session_outside, made_read_only_and_folder_renamed) {
    struct file_error error;
    cr_assert_eq(mkdir("sub", 0700), 0);
    char path[128];
    snprintf(path, sizeof(path), "%s/sub/a.cxa.yaml", desk.folder);
    struct session *session = open_session(path);
    answer(0, 1);
    save(session);
    cr_assert_eq(chmod(path, 0444), 0);
    answer(0, 2);
    cr_assert_not(session_save(session, desk.assessment, &error));
    cr_assert_eq(error.code, EACCES);
    cr_assert_eq(chmod(path, 0600), 0);
    save(session);
    cr_assert_eq(rename("sub", "renamed"), 0);
    answer(0, 3);
    cr_assert_not(session_save(session, desk.assessment, &error));
    cr_assert_eq(error.code, ENOENT);
    cr_assert_eq(rename("renamed", "sub"), 0);
    save(session);
    session_close(session);
    cr_assert_float_eq(level_in(path, 0), 3, 1e-9);
}
