// SPDX-License-Identifier: MIT
//
// A session in a system that lets it down: at each of its calls, and with
// somebody else at work in the moments between them.

#include "session_fixture.h"
#include "trouble.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(session_trouble, .init = desk_set_up, .fini = desk_tear_down);

#define LOCK "." FILE_NAME ".lock"

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

// --- Opening ---

static void expect_open(const struct failure *failure, bool exists) {
    cr_assert_eq(system("rm -rf ..?* .[!.]* *"), 0);
    if (exists) make_saved(1);
    trouble(failure->trouble);
    struct session *session = session_open(desk.arena, FILE_NAME, &error);
    unsigned met = trouble_over();
    cr_assert(met, "%s %u is not called", failure->trouble.call,
              failure->trouble.at);
    cr_assert_eq(session != NULL, !failure->told, "%s %u",
                 failure->trouble.call, failure->trouble.at);
    cr_assert_eq(error.code, failure->told, "%s", failure->trouble.call);
    if (failure->told) cr_assert_str_eq(error.step, failure->step);
    session_close(session);
    // A lock that could not be taken may be left, held by nobody.
    session_close(open_session(FILE_NAME));
    cr_assert_eq(count_entries(), exists ? 1 : 0, "%s %u leaves something",
                 failure->trouble.call, failure->trouble.at);
}

static void remove_lock(void) {
    cr_assert_eq(unlink(LOCK), 0);
}

static void replace_lock(void) {
    remove_lock();
    make(LOCK, "");
}

static void replace_lock_for_a_moment(void) {
    cr_assert_eq(rename(LOCK, "away"), 0);
    cr_assert_eq(unlink("away"), 0);
}

Test(session_trouble, opening_fails_with_the_reason_or_does_without) {
    static const struct failure failures[] = {
        {{"realpath", .code = EIO}, EIO, "The folder could not be opened"},
        {{"lstat", .code = EIO}, EIO, "The file could not be looked at"},
        {{"mmap", .code = ENOMEM}, ENOMEM, "There is not enough memory"},
        {{"mmap", .at = 2, .code = ENOMEM},
         ENOMEM,
         "There is not enough memory"},
        {{"fmemopen", .code = ENOMEM}, ENOMEM, "There is not enough memory"},
        {{"fdopendir", .code = ENOMEM}, 0, NULL}, // no sweep this time
        {{"open", .at = 2, .code = EROFS}, EROFS, "The lock could not be made"},
        {{"open", .at = 2, .code = EINTR}, 0, NULL},
        {{"fstat", .code = EIO}, EINVAL, "The lock is no file"},
        {{"flock", .code = EIO}, EIO, "The lock could not be taken"},
        {{"flock", .code = EINTR}, 0, NULL},
        {{"lstat", .at = 2, .before = remove_lock}, 0, NULL},
        {{"lstat", .at = 2, .before = replace_lock}, 0, NULL},
        {{"fstat", .at = 2, .before = replace_lock_for_a_moment}, 0, NULL},
        {{"lstat", .at = 2, .times = 100, .code = EIO},
         EBUSY,
         "The lock could not be taken"},
        {{"gethostname", .code = EINVAL}, 0, NULL},
        {{"ftruncate", .code = EIO}, 0, NULL},
        {{"realpath", .at = 2, .code = EIO},
         EIO,
         "The folder could not be opened"},
    };
    static const struct failure of_a_file[] = {
        {{"open", .at = 3, .code = EACCES},
         EACCES,
         "The file could not be opened"},
        {{"read", .code = EIO}, EIO, "The file could not be read"},
        {{"read", .code = EINTR}, 0, NULL},
        {{"read", .times = ALWAYS, .code = EINTR},
         EINTR,
         "The file could not be read"},
    };
    for (size_t i = 0; i < COUNT_OF(failures); i++) {
        // The lock that stays behind there is somebody else's by then.
        bool stays = failures[i].trouble.times == 100;
        if (!stays) expect_open(&failures[i], false);
    }
    for (size_t i = 0; i < COUNT_OF(of_a_file); i++) {
        expect_open(&of_a_file[i], true);
    }
}

Test(session_trouble, a_lock_that_always_loses_its_name_is_given_up) {
    trouble((struct trouble){
        .call = "lstat", .at = 2, .times = ALWAYS, .code = EIO});
    cr_assert_null(session_open(desk.arena, FILE_NAME, &error));
    trouble_over();
    cr_assert_eq(error.code, EBUSY);
    cr_assert_str_eq(error.step, "The lock could not be taken");
}

Test(session_trouble, without_locks_one_works_all_the_same) {
    static const int codes[] = {ENOLCK, EOPNOTSUPP, ENOSYS};
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        trouble((struct trouble){
            .call = "flock", .times = ALWAYS, .code = codes[i]});
        struct session *session = open_session(FILE_NAME);
        cr_assert_eq(session_state(session), SESSION_OPEN);
        answer(0, 1 + (double)i);
        save(session);
        session_close(session);
        cr_assert(trouble_over() > 1);
        cr_assert_float_eq(level_in(FILE_NAME, 0), 1 + (double)i, 1e-9);
    }
}

Test(session_trouble, a_lock_that_may_not_even_be_opened_is_somebodys) {
    trouble((struct trouble){.call = "open", .at = 2, .code = EACCES});
    struct session *session = open_session(FILE_NAME);
    trouble_over();
    cr_assert_eq(session_state(session), SESSION_LOCKED);
    cr_assert_null(session_holder(session));
    cr_assert_eq(session_other_names(session), 0);
    session_close(session);
}

Test(session_trouble, a_folder_that_may_not_be_written_is_read_only) {
    trouble((struct trouble){.call = "access", .code = EACCES});
    struct session *session = open_session(FILE_NAME);
    trouble_over();
    const char *kept;
    cr_assert_eq(session_state(session), SESSION_READ_ONLY);
    cr_assert_not(saves(session));
    cr_assert_not(session_save_over(session, desk.assessment, &kept, &error));
    cr_assert_eq(error.code, EACCES);
    cr_assert_str_eq(error.step, "The file is read-only");
    cr_assert_null(kept);
    session_close(session);
    cr_assert_eq(count_entries(), 0);
}

Test(session_trouble, what_stands_in_the_place_of_a_lock) {
    cr_assert_eq(mkfifo(LOCK, 0600), 0);
    cr_assert_null(session_open(desk.arena, FILE_NAME, &error));
    cr_assert_eq(error.code, EINVAL);
    cr_assert_str_eq(error.step, "The lock is no file");
    cr_assert_eq(unlink(LOCK), 0);
    cr_assert_eq(mkdir(LOCK, 0700), 0);
    cr_assert_null(session_open(desk.arena, FILE_NAME, &error));
    cr_assert_eq(error.code, EISDIR);
}

// Whoever can write a lock can write what he likes into it.
Test(session_trouble, only_what_looks_like_a_holder_is_shown) {
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"", NULL},
        {"\n", NULL},
        {"4711\n", "process 4711"},
        {"4711 host\n", "process 4711 on host"},
        {"4711 host; rm -rf\n", "process 4711 on host"},
        {"4711 \x1b[31m\n", "process 4711"},
        {"-3 host\n", NULL},
        {"0 host\n", NULL},
        {"99999999999 host\n", NULL},
        {"host\n", NULL},
        {"4711 "
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "\n",
         "process 4711 on "
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        make(LOCK, cases[i].text);
        int file = open(LOCK, O_RDONLY);
        cr_assert_eq(flock(file, LOCK_EX), 0);
        struct session *session = open_session(FILE_NAME);
        cr_assert_eq(session_state(session), SESSION_LOCKED);
        const char *holder = session_holder(session);
        cr_assert_eq(holder != NULL, cases[i].shown != NULL, "%zu", i);
        if (holder) cr_assert_str_eq(holder, cases[i].shown);
        session_close(session);
        close(file);
    }
}

Test(session_trouble, a_lock_that_is_another_ones_by_the_end_stays) {
    struct session *session = open_session(FILE_NAME);
    replace_lock();
    session_close(session);
    cr_assert_eq(access(LOCK, F_OK), 0);
    session = open_session(FILE_NAME);
    remove_lock();
    session_close(session);
    cr_assert_eq(count_entries(), 0);
    session_close(NULL);
}

Test(session_trouble, a_file_beyond_the_limit_is_not_opened) {
    make(FILE_NAME, "");
    cr_assert_eq(truncate(FILE_NAME, FILE_SIZE_LIMIT + 1), 0);
    cr_assert_null(session_open(desk.arena, FILE_NAME, &error));
    cr_assert_eq(error.code, EFBIG);
    cr_assert_str_eq(error.step, "The file is too large");
    cr_assert_eq(truncate(FILE_NAME, FILE_SIZE_LIMIT), 0);
    session_close(open_session(FILE_NAME));
}

// Where a path has just room for the file, there is none for its lock, and a
// dead temporary is out of reach.
Test(session_trouble, a_folder_too_deep_for_the_files_beside) {
    char step[NAME_MAX + 1], deep[PATH_MAX] = "";
    cr_assert(getcwd(deep, sizeof(deep)));
    memset(step, 'd', sizeof(step));
    for (size_t length = strlen(deep); length < PATH_MAX - 8;) {
        size_t room = PATH_MAX - 8 - length - 1;
        size_t size = room > NAME_MAX ? NAME_MAX - 5 : room;
        step[size] = '\0';
        cr_assert_eq(mkdir(step, 0700), 0);
        cr_assert_eq(chdir(step), 0);
        snprintf(deep + length, sizeof(deep) - length, "/%s", step);
        step[size] = 'd';
        length += size + 1;
    }
    cr_assert_eq(strlen(deep), PATH_MAX - 8);
    make(".cxladder-0123456789abcdef.tmp", "dead");
    cr_assert_null(session_open(desk.arena, "a", &error));
    cr_assert_eq(error.code, ENAMETOOLONG);
    cr_assert_eq(count_entries(), 1);
    cr_assert_eq(chdir(desk.folder), 0);
}
