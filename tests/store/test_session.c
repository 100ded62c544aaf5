// SPDX-License-Identifier: MIT

#include "session_fixture.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(session, .init = desk_set_up, .fini = desk_tear_down);

Test(session, saves_and_resumes) {
    struct session *session = open_session(FILE_NAME);
    cr_assert_eq(session_state(session), SESSION_OPEN);
    for (size_t i = 0; i < 5; i++) {
        answer(i, (double)i + 1);
        save(session);
        cr_assert_float_eq(level_in(FILE_NAME, i), (double)i + 1, 1e-9);
    }
    session_close(session);
    cr_assert_eq(count_entries(), 1, "something is left");
    session = open_session(FILE_NAME);
    answer(0, 5);
    save(session);
    session_close(session);
    cr_assert_float_eq(level_in(FILE_NAME, 0), 5, 1e-9);
    cr_assert_float_eq(level_in(FILE_NAME, 4), 5, 1e-9);
}

Test(session, the_version_before_is_kept) {
    cr_assert_null(session_before(desk.arena, FILE_NAME));
    struct session *session = open_session(FILE_NAME);
    answer(0, 1);
    save(session);
    session_close(session);
    cr_assert_null(session_before(desk.arena, FILE_NAME));
    session = open_session(FILE_NAME);
    session_close(session); // changes nothing
    cr_assert_null(session_before(desk.arena, FILE_NAME));
    session = open_session(FILE_NAME);
    answer(0, 2);
    save(session);
    answer(0, 3);
    save(session);
    session_close(session);
    const char *before = session_before(desk.arena, FILE_NAME);
    cr_assert(before);
    cr_assert_float_eq(level_in(before, 0), 1, 1e-9);
    cr_assert_float_eq(level_in(FILE_NAME, 0), 3, 1e-9);
}

// Runs [body] in a process of its own and reads one byte from it first.
static pid_t hold(const char *path) {
    int ends[2];
    char byte;
    cr_assert_eq(pipe(ends), 0);
    pid_t process = fork();
    if (!process) {
        struct file_error error;
        struct session *session = session_open(desk.arena, path, &error);
        byte = session && session_state(session) == SESSION_OPEN ? 'y' : 'n';
        (void)!write(ends[1], &byte, 1);
        pause();
        _exit(0);
    }
    cr_assert_eq(read(ends[0], &byte, 1), 1);
    cr_assert_eq(byte, 'y');
    close(ends[0]);
    close(ends[1]);
    return process;
}

Test(session, a_second_one_is_told_who_is_first) {
    for (int i = 0; i < 5; i++) {
        pid_t first = hold(FILE_NAME);
        char name[64];
        snprintf(name, sizeof(name), "process %ld on ", (long)first);
        struct session *session = open_session(FILE_NAME);
        cr_assert_eq(session_state(session), SESSION_LOCKED);
        cr_assert(session_holder(session));
        cr_assert_eq(strncmp(session_holder(session), name, strlen(name)), 0,
                     "%s", session_holder(session));
        struct file_error error;
        cr_assert_not(session_save(session, desk.assessment, &error));
        cr_assert_eq(error.code, EACCES);
        session_close(session);
        kill(first, SIGKILL);
        waitpid(first, NULL, 0);
        session = open_session(FILE_NAME);
        cr_assert_eq(session_state(session), SESSION_OPEN, "a stale lock");
        session_close(session);
        cr_assert_eq(count_entries(), 0);
    }
}

Test(session, links_to_one_file_share_its_lock) {
    make(FILE_NAME, "cxladder-assessment: 1\nquestionnaire: {id: survey}\n"
                    "answers: {}\n");
    cr_assert_eq(symlink(FILE_NAME, "link"), 0);
    pid_t first = hold("link");
    struct session *session = open_session(FILE_NAME);
    cr_assert_eq(session_state(session), SESSION_LOCKED);
    session_close(session);
    kill(first, SIGKILL);
    waitpid(first, NULL, 0);
}

// --- What the file is ---

Test(session, what_cannot_be_written_is_known_at_once) {
    struct file_error error;
    make(FILE_NAME, "x\n");
    cr_assert_eq(chmod(FILE_NAME, 0400), 0);
    struct session *session = open_session(FILE_NAME);
    cr_assert_eq(session_state(session), SESSION_READ_ONLY);
    cr_assert_not(session_save(session, desk.assessment, &error));
    cr_assert_not(session_draft(session, "q", "note", "text", &error));
    session_close(session);
    cr_assert_eq(count_entries(), 1);
}

Test(session, what_is_no_file_is_refused) {
    struct file_error error;
    cr_assert_eq(mkdir("folder", 0700), 0);
    cr_assert_null(session_open(desk.arena, "folder", &error));
    cr_assert_null(session_open(desk.arena, "no/where", &error));
    cr_assert_eq(error.code, ENOENT);
    cr_assert_eq(mkfifo("pipe", 0600), 0);
    cr_assert_null(session_open(desk.arena, "pipe", &error));
}

Test(session, odd_names) {
    char longest[256];
    memset(longest, 'n', 255);
    longest[255] = '\0';
    const char *const names[] = {
        "a b.cxa.yaml", "new\nline", "%n%s%d", "\xC3\xB5", longest, "$(id)",
        "-x",           "...",       "a'b",    "\x1b[31m", "a\\b",  "*"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *question, *field, *text;
        struct file_error error;
        struct session *session = open_session(names[i]);
        answer(0, 1);
        save(session);
        cr_assert(session_draft(session, "q", "note", "draft", &error));
        session_close(session);
        session = open_session(names[i]);
        cr_assert(
            session_draft_read(desk.arena, session, &question, &field, &text));
        cr_assert(session_draft(session, "q", "note", "", &error));
        answer(0, 2);
        save(session);
        session_close(session);
        cr_assert(session_before(desk.arena, names[i]));
        cr_assert_float_eq(level_in(names[i], 0), 2, 1e-9);
    }
    cr_assert_eq(count_entries(), 2 * (int)COUNT_OF(names));
}

Test(session, modes_are_tight_whatever_the_umask) {
    struct file_error error;
    umask(0);
    struct session *session = open_session(FILE_NAME);
    answer(0, 1);
    save(session);
    cr_assert(session_draft(session, "q", "note", "draft", &error));
    answer(0, 2);
    session_close(session);
    session = open_session(FILE_NAME);
    save(session);
    DIR *entries = opendir(".");
    struct dirent *entry;
    int count = 0;
    while ((entry = readdir(entries))) {
        struct stat status;
        cr_assert_eq(lstat(entry->d_name, &status), 0);
        if (!S_ISREG(status.st_mode)) continue;
        cr_assert_eq(status.st_mode & 0777, 0600, "%s", entry->d_name);
        count++;
    }
    closedir(entries);
    cr_assert_eq(count, 4); // answers, before, draft, lock
    session_close(session);
}

Test(session, hard_links_are_counted) {
    make(FILE_NAME, "cxladder-assessment: 1\nquestionnaire: {id: survey}\n"
                    "answers: {}\n");
    struct session *session = open_session(FILE_NAME);
    cr_assert_eq(session_other_names(session), 0);
    session_close(session);
    cr_assert_eq(link(FILE_NAME, "second"), 0);
    session = open_session(FILE_NAME);
    cr_assert_eq(session_other_names(session), 1);
    session_close(session);
}

// --- Own files beside it ---

Test(session, links_in_the_place_of_own_files_are_not_followed) {
    static const char *const own[] = {"." FILE_NAME ".draft",
                                      "." FILE_NAME ".before"};
    struct file_error error;
    struct session *session = open_session(FILE_NAME);
    answer(0, 1);
    save(session);
    session_close(session);
    for (size_t i = 0; i < COUNT_OF(own); i++) {
        make("victim", "theirs");
        cr_assert_eq(symlink("victim", own[i]), 0);
    }
    session = open_session(FILE_NAME);
    answer(0, 2);
    save(session);
    cr_assert(session_draft(session, "q", "note", "mine", &error));
    session_close(session);
    char text[32] = "";
    FILE *in = fopen("victim", "r");
    cr_assert(fgets(text, sizeof(text), in));
    fclose(in);
    cr_assert_str_eq(text, "theirs");
    cr_assert_eq(symlink("victim", "." FILE_NAME ".lock"), 0);
    cr_assert_null(session_open(desk.arena, FILE_NAME, &error));
    cr_assert_eq(error.code, ELOOP);
}

Test(session, temporaries_of_the_dead_are_swept_those_of_the_living_stay) {
    make(".cxladder-0123456789abcdef.tmp", "dead");
    make(".cxladder-fedcba9876543210.tmp", "living");
    make(".cxladder-notours.tmp", "other");
    int file = open(".cxladder-fedcba9876543210.tmp", O_RDONLY);
    cr_assert_eq(flock(file, LOCK_EX), 0);
    session_close(open_session(FILE_NAME));
    close(file);
    cr_assert_neq(access(".cxladder-0123456789abcdef.tmp", F_OK), 0);
    cr_assert_eq(access(".cxladder-fedcba9876543210.tmp", F_OK), 0);
    cr_assert_eq(access(".cxladder-notours.tmp", F_OK), 0);
}

Test(session, drafts_come_back) {
    static const char *const texts[] = {"a", "two\nlines\n", "  blank",
                                        "cxladder-draft 1\nx\ny\nz",
                                        "\xC3\xB5\xE2\x82\xAC\xF0\x9F\x98\x80"};
    const char *question, *field, *text;
    struct file_error error;
    struct session *session = open_session(FILE_NAME);
    cr_assert_not(
        session_draft_read(desk.arena, session, &question, &field, &text));
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        cr_assert(
            session_draft(session, "question-1", "note", texts[i], &error));
        cr_assert(
            session_draft_read(desk.arena, session, &question, &field, &text));
        cr_assert_str_eq(question, "question-1");
        cr_assert_str_eq(field, "note");
        cr_assert_str_eq(text, texts[i]);
    }
    cr_assert(session_draft(session, "question-1", "note", "", &error));
    cr_assert_not(
        session_draft_read(desk.arena, session, &question, &field, &text));
    cr_assert(session_draft(session, "question-1", "note", "", &error));
    session_close(session);
    cr_assert_eq(count_entries(), 0);
}

Test(session, damaged_drafts_are_not_offered) {
    static const char *const drafts[] = {"",
                                         "x",
                                         "cxladder-draft 1",
                                         "cxladder-draft 1\nq\nnote\n",
                                         "cxladder-draft 2\nq\nnote\ntext",
                                         "cxladder-draft 1\n../q\nnote\nx"};
    const char *question, *field, *text;
    struct session *session = open_session(FILE_NAME);
    for (size_t i = 0; i < COUNT_OF(drafts); i++) {
        make("." FILE_NAME ".draft", drafts[i]);
        cr_assert_not(
            session_draft_read(desk.arena, session, &question, &field, &text));
    }
    session_close(session);
}

// What the strict reader would not take back is not put in the file's place.
Test(session, what_cannot_be_stored_never_replaces_the_file) {
    static const char *const bad[] = {"\xFF", "\xED\xA0\x80", "a\x01z",
                                      "\xF4\x90\x80\x80", "\x1b]52;c;x\x07"};
    struct file_error error;
    struct session *session = open_session(FILE_NAME);
    answer(0, 4);
    save(session);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        desk.assessment->answers[1].note = bad[i];
        cr_assert_not(session_save(session, desk.assessment, &error), "%zu", i);
        cr_assert_float_eq(level_in(FILE_NAME, 0), 4, 1e-9);
    }
    desk.assessment->answers[1].note = "fine";
    save(session);
    session_close(session);
}
