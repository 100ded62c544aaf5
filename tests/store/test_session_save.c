// SPDX-License-Identifier: MIT
//
// Saves in a system that lets one down, and what is found out about them the
// next time.

#include "session_fixture.h"
#include "trouble.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(session_save, .init = desk_set_up, .fini = desk_tear_down);

#define BEFORE "." FILE_NAME ".before"

static struct file_error error;

static void make_saved(double level) {
    struct session *session = open_session(FILE_NAME);
    answer(0, level);
    save(session);
    session_close(session);
}

static bool saves(struct session *session) {
    return session_save(session, desk.assessment, &error);
}

struct failure {
    struct trouble trouble;
    int told; // 0: it goes on all the same
    const char *step;
};

Test(session_save, saving_fails_with_the_reason_and_works_the_next_time) {
    static const struct failure failures[] = {
        {{"realpath", .code = EIO}, EIO, "The folder could not be opened"},
        {{"access", .code = EROFS}, EROFS, "The file is read-only"},
        {{"open", .code = EMFILE}, EMFILE, "The file could not be opened"},
        {{"read", .code = EIO}, EIO, "The file could not be read"},
        {{"read", .code = EINTR}, 0, NULL},
        // Before it, the version of before is kept: the same calls.
        {{"lstat", .at = 2, .code = EIO},
         EIO,
         "The file could not be looked at"},
        {{"write", .code = ENOSPC}, ENOSPC, "The file could not be written"},
        {{"write", .at = 2, .code = ENOSPC},
         ENOSPC,
         "The file could not be written"},
        {{"rename", .at = 2, .code = EIO},
         EIO,
         "The old file could not be replaced"},
        // Put there, but perhaps not for long.
        {{"fsync", .at = 4, .code = EIO},
         EIO,
         "The folder could not be put on disk"},
        // The proof: the new file is opened and read.
        {{"open", .at = 6, .code = EMFILE},
         EMFILE,
         "What was written did not come back the same"},
        {{"read", .at = 3, .code = EIO},
         EIO,
         "What was written did not come back the same"},
    };
    for (size_t i = 0; i < COUNT_OF(failures); i++) {
        const struct failure *failure = &failures[i];
        cr_assert_eq(system("rm -rf ..?* .[!.]* *"), 0);
        make_saved(1);
        struct session *session = open_session(FILE_NAME);
        answer(0, 2);
        trouble(failure->trouble);
        bool saved = saves(session);
        cr_assert(trouble_over(), "%s is not called", failure->trouble.call);
        cr_assert_eq(saved, !failure->told, "%s %u", failure->trouble.call,
                     failure->trouble.at);
        cr_assert_eq(error.code, failure->told, "%s %u", failure->trouble.call,
                     failure->trouble.at);
        if (failure->told) cr_assert_str_eq(error.step, failure->step);
        double level = level_in(FILE_NAME, 0);
        bool placed = saved || !strcmp(failure->trouble.call, "fsync");
        cr_assert_float_eq(level, placed ? 2 : 1, 1e-9);
        save(session);
        cr_assert_float_eq(level_in(FILE_NAME, 0), 2, 1e-9);
        cr_assert_float_eq(level_in(session_before(desk.arena, FILE_NAME), 0),
                           1, 1e-9);
        session_close(session);
        cr_assert_eq(count_entries(), 2);
    }
}

static void (*meanwhile)(void);

// A save that failed may have put the new file in its place or not: both are
// ours, anything else is theirs.
static bool saves_after_doubt(bool existed) {
    cr_assert_eq(system("rm -rf ..?* .[!.]* *"), 0);
    if (existed) make_saved(1);
    struct session *session = open_session(FILE_NAME);
    answer(0, 2);
    // The last fsync is that of the folder.
    trouble(
        (struct trouble){.call = "fsync", .at = existed ? 4 : 2, .code = EIO});
    cr_assert_not(saves(session));
    cr_assert_eq(trouble_over(), 1);
    meanwhile();
    answer(0, 3);
    bool saved = saves(session);
    if (saved) cr_assert_float_eq(level_in(FILE_NAME, 0), 3, 1e-9);
    session_close(session);
    return saved;
}

static void nothing(void) {
}
static void lose(void) {
    cr_assert_eq(unlink(FILE_NAME), 0);
}
static void clear(void) {
    cr_assert_eq(truncate(FILE_NAME, 0), 0);
}
static void go_back(void) {
    cr_assert_eq(system("cp " BEFORE " " FILE_NAME), 0);
}
static void lengthen(void) {
    cr_assert_eq(truncate(FILE_NAME, 100000), 0);
}

Test(session_save, a_save_in_doubt_is_found_out) {
    static const struct {
        const char *name;
        void (*meanwhile)(void);
        bool new, old; // may it be saved, where the file was there or not
    } cases[] = {
        {"it stands there", nothing, true, true},
        {"it was lost", lose, true, false},
        {"somebody emptied it", clear, false, false},
        {"somebody lengthened it", lengthen, false, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        meanwhile = cases[i].meanwhile;
        cr_assert_eq(saves_after_doubt(false), cases[i].new, "%s",
                     cases[i].name);
        if (!cases[i].new) cr_assert_eq(error.code, ESTALE);
        cr_assert_eq(saves_after_doubt(true), cases[i].old, "%s, old",
                     cases[i].name);
        if (!cases[i].old) cr_assert_eq(error.code, ESTALE);
    }
    meanwhile = go_back;
    cr_assert(saves_after_doubt(true), "the old one is there again");
}

Test(session_save, answers_beyond_the_limit_are_not_saved) {
    make_saved(1);
    struct session *session = open_session(FILE_NAME);
    size_t size = FILE_SIZE_LIMIT;
    char *note = ARENA_ARRAY(desk.arena, char, size + 1);
    memset(note, 'x', size);
    answer(0, 2);
    desk.assessment->answers[1].note = note;
    cr_assert_not(saves(session));
    cr_assert_eq(error.code, EFBIG);
    cr_assert_str_eq(error.step, "The answers are too many");
    cr_assert_float_eq(level_in(FILE_NAME, 0), 1, 1e-9);
    desk.assessment->answers[1].note = NULL;
    save(session);
    session_close(session);
    cr_assert_float_eq(level_in(FILE_NAME, 0), 2, 1e-9);
}

// One byte too much, which has just room enough to be noticed.
Test(session_save, answers_at_the_limit) {
    struct session *session = open_session(FILE_NAME);
    char *note = ARENA_ARRAY(desk.arena, char, FILE_SIZE_LIMIT + 1);
    memset(note, 'x', 2000);
    desk.assessment->answers[0].note = note;
    save(session);
    struct stat status;
    cr_assert_eq(stat(FILE_NAME, &status), 0);
    memset(note, 'x', (size_t)(FILE_SIZE_LIMIT + 2001 - status.st_size));
    cr_assert_not(saves(session));
    cr_assert_eq(error.code, EFBIG);
    session_close(session);
}

// What cannot be told apart when it is read back, is not saved as if it could.
Test(session_save, a_file_that_would_be_read_only_is_not_saved) {
    struct session *session = open_session(FILE_NAME);
    answer(0, 2);
    desk.assessment->answers[0].note = "\xC2";
    cr_assert_not(saves(session));
    desk.assessment->answers[0].note = NULL;
    answer(0, 7);
    cr_assert_not(saves(session), "no such level");
    cr_assert_eq(count_entries(), 1);
    session_close(session);
}

static void come_between(void) {
    make(FILE_NAME, "theirs\n");
}
static void become_a_pipe(void) {
    lose();
    cr_assert_eq(mkfifo(FILE_NAME, 0600), 0);
}

Test(session_save, what_comes_in_the_last_moment_stays) {
    struct session *session = open_session(FILE_NAME);
    answer(0, 1);
    trouble((struct trouble){.call = "link", .before = come_between});
    cr_assert_not(saves(session));
    trouble_over();
    cr_assert_eq(error.code, ESTALE);
    lose();
    save(session);
    become_a_pipe();
    cr_assert_not(saves(session));
    cr_assert_eq(error.code, ESTALE);
    session_close(session);
}

Test(session_save, a_folder_in_the_place_of_the_version_before) {
    make_saved(1);
    cr_assert_eq(mkdir(BEFORE, 0700), 0);
    struct session *session = open_session(FILE_NAME);
    answer(0, 2);
    cr_assert_not(saves(session));
    cr_assert_eq(error.code, EISDIR);
    cr_assert_float_eq(level_in(FILE_NAME, 0), 1, 1e-9);
    cr_assert_null(session_before(desk.arena, FILE_NAME));
    cr_assert_null(session_before(desk.arena, "no/where"));
    cr_assert_eq(rmdir(BEFORE), 0);
    save(session);
    trouble((struct trouble){.call = "lstat", .at = 2, .code = EIO});
    cr_assert_null(session_before(desk.arena, FILE_NAME));
    trouble_over();
    cr_assert(session_before(desk.arena, FILE_NAME));
    session_close(session);
}
