// SPDX-License-Identifier: MIT
//
// The files beside the answers: another's version put aside, drafts, and what
// happens to them where the system lets one down.

#include "../../src/store/safe_file.h"
#include "session_fixture.h"
#include "trouble.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(session_beside, .init = desk_set_up, .fini = desk_tear_down);

#define DRAFT "." FILE_NAME ".draft"
#define OTHER "a-other.cxa.yaml"

static struct file_error error;
static const char *kept;

static bool saves_over(struct session *session) {
    return session_save_over(session, desk.assessment, &kept, &error);
}

static void assert_holds(const char *path, const char *text) {
    char bytes[64] = "";
    FILE *in = fopen(path, "r");
    cr_assert(in, "%s", path);
    cr_assert(fread(bytes, 1, sizeof(bytes) - 1, in) < sizeof(bytes));
    fclose(in);
    cr_assert_str_eq(bytes, text);
}

// A session whose file somebody else has replaced.
static struct session *open_stale(void) {
    cr_assert_eq(system("rm -rf ..?* .[!.]* *"), 0);
    struct session *session = open_session(FILE_NAME);
    answer(0, 1);
    cr_assert(session_save(session, desk.assessment, &error));
    make(FILE_NAME, "theirs");
    answer(0, 2);
    cr_assert_not(session_save(session, desk.assessment, &error));
    cr_assert_eq(error.code, ESTALE);
    return session;
}

// --- Another's version ---

Test(session_beside, without_links_the_other_version_is_copied) {
    static const int codes[] = {EPERM, EOPNOTSUPP, ENOSYS};
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        struct session *session = open_stale();
        trouble((struct trouble){
            .call = "link", .times = ALWAYS, .code = codes[i]});
        cr_assert(saves_over(session), "%s",
                  file_error_text(desk.arena, &error));
        trouble_over();
        assert_holds(OTHER, "theirs");
        cr_assert_float_eq(level_in(FILE_NAME, 0), 2, 1e-9);
        session_close(session);
        cr_assert_eq(count_entries(), 2);
    }
}

struct failure {
    struct trouble trouble;
    int told;
    const char *step;
    bool aside; // theirs has the other name already
};

static void expect(const struct failure *failure) {
    const char *call = failure->trouble.call;
    struct session *session = open_stale();
    trouble(failure->trouble);
    cr_assert_not(saves_over(session), "%s", call);
    cr_assert(trouble_over(), "%s is not called", call);
    cr_assert_eq(error.code, failure->told, "%s: %s", call,
                 file_error_text(desk.arena, &error));
    cr_assert_str_eq(error.step, failure->step, "%s: %s", call, error.step);
    assert_holds(FILE_NAME, "theirs");
    cr_assert_eq(access(OTHER, F_OK) == 0, failure->aside, "%s", call);
    cr_assert(saves_over(session));
    assert_holds(kept, "theirs");
    cr_assert_float_eq(level_in(FILE_NAME, 0), 2, 1e-9);
    session_close(session);
    cr_assert_eq(count_entries(), failure->aside ? 3 : 2);
}

Test(session_beside, where_putting_aside_fails_theirs_stays_in_its_place) {
    static const struct failure failures[] = {
        {{"realpath", .code = EIO},
         EIO,
         "The folder could not be opened",
         false},
        {{"access", .code = EROFS}, EROFS, "The file is read-only", false},
        {{"link", .code = EIO},
         EIO,
         "The other version could not be put aside",
         false},
        {{"open", .code = EMFILE},
         EMFILE,
         "The folder could not be opened",
         true},
        {{"fsync", .code = EIO},
         EIO,
         "The folder could not be put on disk",
         true},
        {{"write", .code = ENOSPC},
         ENOSPC,
         "The file could not be written",
         true},
    };
    for (size_t i = 0; i < COUNT_OF(failures); i++) {
        expect(&failures[i]);
    }
}

static void forbid_reading(void) {
    trouble((struct trouble){.call = "read", .code = EIO});
}

static void forbid_looking(void) {
    trouble((struct trouble){.call = "lstat", .code = EIO});
}

static void forbid_writing(void) {
    trouble((struct trouble){.call = "write", .code = ENOSPC});
}

Test(session_beside, a_copy_of_theirs_that_fails_leaves_nothing) {
    static const struct {
        void (*forbid)(void);
        int code;
    } cases[] = {
        {forbid_reading, EIO}, {forbid_looking, EIO}, {forbid_writing, ENOSPC}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct session *session = open_stale();
        trouble((struct trouble){
            .call = "link", .code = EPERM, .then = cases[i].forbid});
        cr_assert_not(saves_over(session));
        cr_assert_eq(trouble_over(), 1);
        cr_assert_eq(error.code, cases[i].code);
        assert_holds(FILE_NAME, "theirs");
        cr_assert_eq(access(OTHER, F_OK), -1);
        cr_assert(saves_over(session));
        assert_holds(OTHER, "theirs");
        session_close(session);
    }
}

Test(session_beside, names_for_other_versions_come_to_an_end) {
    struct session *session = open_stale();
    trouble((struct trouble){.call = "link", .times = ALWAYS, .code = EEXIST});
    cr_assert_not(saves_over(session));
    cr_assert_eq(trouble_over(), 1000);
    cr_assert_eq(error.code, EEXIST);
    cr_assert_null(kept);
    assert_holds(FILE_NAME, "theirs");
    session_close(session);
}

Test(session_beside, answers_beyond_the_limit_put_nothing_aside) {
    struct session *session = open_stale();
    size_t size = FILE_SIZE_LIMIT;
    char *note = ARENA_ARRAY(desk.arena, char, size + 1);
    memset(note, 'x', size);
    desk.assessment->answers[1].note = note;
    cr_assert_not(saves_over(session));
    cr_assert_eq(error.code, EFBIG);
    cr_assert_eq(access(OTHER, F_OK), -1);
    session_close(session);
}

// --- The file became a link ---

static struct session *open_relinked(void) {
    struct session *session = open_stale();
    cr_assert_eq(rename(FILE_NAME, "b.cxa.yaml"), 0);
    cr_assert_eq(symlink("b.cxa.yaml", FILE_NAME), 0);
    return session;
}

Test(session_beside, a_session_on_the_file_that_a_link_leads_to_comes_first) {
    struct session *session = open_relinked();
    make(".b.cxa.yaml.lock", "4711 host\n");
    int file = open(".b.cxa.yaml.lock", O_RDONLY);
    cr_assert_eq(flock(file, LOCK_EX), 0);
    cr_assert_not(saves_over(session));
    cr_assert_eq(error.code, EWOULDBLOCK);
    cr_assert_str_eq(error.step, "Another session works on that file");
    assert_holds("b.cxa.yaml", "theirs");
    close(file);
    cr_assert_eq(unlink(".b.cxa.yaml.lock"), 0);
    cr_assert_eq(unlink(FILE_NAME), 0);
    cr_assert_eq(rename("b.cxa.yaml", FILE_NAME), 0);
    cr_assert(saves_over(session), "back at its place");
    session_close(session);
}

Test(session_beside, a_lock_of_another_file_that_fails_is_told) {
    struct session *session = open_relinked();
    trouble((struct trouble){.call = "flock", .code = EIO});
    cr_assert_not(saves_over(session));
    trouble_over();
    cr_assert_eq(error.code, EIO);
    assert_holds("b.cxa.yaml", "theirs");
    session_close(session);
}

// --- Drafts ---

static bool offers(struct session *session) {
    const char *question, *field, *text;
    return session_draft_read(desk.arena, session, &question, &field, &text);
}

Test(session_beside, drafts_up_to_their_limit) {
    static char text[70 * 1024];
    struct session *session = open_session(FILE_NAME);
    memset(text, 'x', sizeof(text) - 1);
    cr_assert_not(session_draft(session, "q", "note", text, &error));
    cr_assert_eq(error.code, EFBIG);
    cr_assert_str_eq(error.step, "The draft is too long");
    cr_assert_eq(count_entries(), 1, "the lock alone");
    text[64 * 1024] = '\0';
    cr_assert(session_draft(session, "q", "note", text, &error));
    cr_assert(offers(session));
    make(DRAFT, "cxladder-draft 1\nq\nnote\nx");
    cr_assert(offers(session));
    cr_assert_eq(truncate(DRAFT, 70 * 1024), 0);
    cr_assert_not(offers(session), "too long to be ours");
    session_close(session);
}

Test(session_beside, a_draft_that_fails_is_told) {
    static const struct failure failures[] = {
        {{"lstat", .code = EIO}, EIO, "The file could not be looked at", false},
        {{"unlink", .code = EIO}, EIO, "The draft could not be removed", false},
    };
    struct session *session = open_session(FILE_NAME);
    for (size_t i = 0; i < COUNT_OF(failures); i++) {
        cr_assert(session_draft(session, "q", "note", "text", &error));
        trouble(failures[i].trouble);
        cr_assert_not(session_draft(session, "q", "note", "", &error));
        trouble_over();
        cr_assert_eq(error.code, failures[i].told);
        cr_assert_str_eq(error.step, failures[i].step);
        cr_assert(offers(session));
    }
    session_close(session);
}

static void grow(void) {
    cr_assert_eq(truncate(DRAFT, 100 * 1024), 0);
}

Test(session_beside, a_draft_that_cannot_be_read_is_not_offered) {
    static const struct {
        struct trouble trouble;
        bool offered;
    } cases[] = {
        {{"lstat", .code = EIO}, false},
        {{"open", .code = EACCES}, false},
        {{"fstat", .code = EIO}, false},
        {{"fstat", .foreign = true}, false},
        {{"read", .code = EIO}, false},
        {{"read", .code = EINTR}, true},
        {{"read", .times = ALWAYS, .code = EINTR}, false},
        {{"read", .before = grow}, true},
    };
    struct session *session = open_session(FILE_NAME);
    cr_assert(session_draft(session, "q", "note", "text", &error));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        trouble(cases[i].trouble);
        bool offered = offers(session);
        cr_assert(trouble_over(), "%s", cases[i].trouble.call);
        cr_assert_eq(offered, cases[i].offered, "%s", cases[i].trouble.call);
    }
    cr_assert_eq(unlink(DRAFT), 0);
    cr_assert_eq(mkfifo(DRAFT, 0600), 0);
    cr_assert_not(offers(session));
    session_close(session);
}

Test(session_beside, drafts_cut_off_or_made_up) {
    static const char *const drafts[] = {
        "cxladder-draft 1\nq",
        "cxladder-draft 1\nq\n",
        "cxladder-draft 1\nq\nnote",
        "cxladder-draft 1\nq\n../note\nx",
        "cxladder-draft 1\nQ q\nnote\nx",
        "cxladder-draft 1\nq\nnote\n\xFF",
    };
    struct session *session = open_session(FILE_NAME);
    for (size_t i = 0; i < COUNT_OF(drafts); i++) {
        make(DRAFT, drafts[i]);
        cr_assert_not(offers(session), "%zu", i);
    }
    session_close(session);
}

Test(session_beside, a_folder_in_the_place_of_a_draft) {
    struct session *session = open_session(FILE_NAME);
    cr_assert_eq(mkdir(DRAFT, 0700), 0);
    cr_assert_not(session_draft(session, "q", "note", "text", &error));
    cr_assert_eq(error.code, EISDIR);
    cr_assert_not(offers(session));
    session_close(session);
}

// --- Everything ---

// Opened, saved, drafted, changed from outside, saved over: each call fails
// once, whichever it is. What was acknowledged is there, whole, and so is what
// somebody else wrote.
static void replace_by_theirs(void) {
    FILE *out = fopen(FILE_NAME, "w");
    cr_assert(out);
    fputs("theirs", out);
    fflush(out); // closing may fail by now
    fclose(out);
}

static bool life(double *acknowledged) {
    struct session *session = session_open(desk.arena, FILE_NAME, &error);
    if (!session || session_state(session) != SESSION_OPEN) {
        session_close(session);
        return false;
    }
    for (int i = 2; i < 4; i++) {
        answer(0, i);
        if (session_save(session, desk.assessment, &error)) *acknowledged = i;
    }
    session_draft(session, "q", "note", "text", &error);
    offers(session);
    session_draft(session, "q", "note", "", &error);
    replace_by_theirs();
    answer(0, 4);
    bool over = saves_over(session);
    session_close(session);
    return over;
}

Test(session_beside, whichever_call_fails_nothing_is_lost) {
    static const int codes[] = {EIO,   EINTR,  ENOSPC, EACCES,
                                EPERM, ENOENT, EMFILE, EEXIST};
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        bool met = true;
        for (unsigned at = 1; met; at++) {
            cr_assert_eq(system("rm -rf ..?* .[!.]* *"), 0);
            make(FILE_NAME, "cxladder-assessment: 1\n"
                            "questionnaire: {id: survey}\n"
                            "answers: {question-1: 1}\n");
            double acknowledged = 1;
            trouble((struct trouble){.at = at, .code = codes[i]});
            bool over = life(&acknowledged);
            met = trouble_over() > 0;
            if (over) {
                cr_assert_float_eq(level_in(FILE_NAME, 0), 4, 1e-9);
                assert_holds(kept, "theirs");
            } else if (system("grep -q theirs *") != 0) {
                // It never came so far.
                double level = level_in(FILE_NAME, 0);
                cr_assert(level >= acknowledged, "call %u: %g", at, level);
            }
            cr_assert(met || over);
        }
    }
}
