// SPDX-License-Identifier: MIT
//
// The one writer in a system that lets it down: at each of its calls, with each
// error that matters.

#include "../../src/store/safe_file.h"
#include "session_fixture.h"
#include "trouble.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(safe_file_trouble, .init = desk_set_up, .fini = desk_tear_down);

static void put_text(void *context, FILE *out) {
    fputs(context, out);
}

static bool put(const char *text, bool replace, struct file_error *error) {
    char bytes[32];
    snprintf(bytes, sizeof(bytes), "%s", text);
    const struct file_options options = {.replace = replace,
                                         .default_mode = 0600};
    return file_write("a", put_text, bytes, &options, error);
}

static const char *held(void) {
    static char bytes[32];
    FILE *in = fopen("a", "r");
    memset(bytes, 0, sizeof(bytes));
    if (!in) return "";
    cr_assert(fread(bytes, 1, sizeof(bytes) - 1, in) < sizeof(bytes));
    fclose(in);
    return bytes;
}

struct failure {
    struct trouble trouble;
    int told;         // the error's number; 0: it is written all the same
    const char *step; // that it names
    bool replaced;    // the new file stands in its place nevertheless
};

static void expect(const struct failure *failure, bool replace) {
    struct file_error error;
    const char *call = failure->trouble.call;
    cr_assert_eq(system("rm -rf ..?* .[!.]* *"), 0);
    if (replace) make("a", "old");
    trouble(failure->trouble);
    bool done = put("new", replace, &error);
    unsigned met = trouble_over();
    cr_assert(met > 0, "%s %u is not called", call, failure->trouble.at);
    cr_assert_eq(done, !failure->told, "%s %u", call, failure->trouble.at);
    cr_assert_eq(error.code, failure->told, "%s: %s", call,
                 file_error_text(desk.arena, &error));
    if (failure->step) cr_assert_str_eq(error.step, failure->step);
    const char *expected = done || failure->replaced ? "new"
                           : replace                 ? "old"
                                                     : "";
    cr_assert_str_eq(held(), expected, "%s", call);
    cr_assert_eq(count_entries(), *expected ? 1 : 0, "%s leaves something",
                 call);
}

static void remove_temporaries(void) {
    cr_assert_eq(system("rm -f .cxladder-*.tmp"), 0);
}

static void spoil_temporary(void) {
    cr_assert_eq(system("printf NEW >\"$(echo .cxladder-*.tmp)\""), 0);
}

static void lengthen_temporary(void) {
    cr_assert_eq(system("printf x >>\"$(echo .cxladder-*.tmp)\""), 0);
}

static const struct failure failures[] = {
    {{"realpath", .code = EIO}, EIO, "The folder could not be opened", false},
    {{"lstat", .code = EIO}, EIO, "The file could not be looked at", false},
    {{"access", .code = EACCES}, EACCES, "The file is read-only", false},
    {{"fopencookie", .code = ENOMEM},
     ENOMEM,
     "There is not enough memory",
     false},
    {{"fclose", .code = ENOSPC}, ENOMEM, "There is not enough memory", false},
    {{"open", .code = EMFILE}, EMFILE, "The folder could not be opened", false},
    {{"getrandom", .code = ENOSYS},
     ENOSYS,
     "No random name could be made",
     false},
    {{"getrandom", .code = EINTR}, 0, NULL, false},
    {{"getrandom", .times = ALWAYS, .code = EINTR},
     EINTR,
     "No random name could be made",
     false},
    {{"getrandom", .times = ALWAYS, .idle = true, .result = 3},
     EIO,
     "No random name could be made",
     false},
    {{"open", .at = 2, .code = EROFS},
     EROFS,
     "No temporary file could be made",
     false},
    {{"open", .at = 2, .code = EEXIST}, 0, NULL, false},
    {{"open", .at = 2, .times = ALWAYS, .code = EEXIST},
     EEXIST,
     "No temporary file could be made",
     false},
    {{"open", .at = 2, .code = EINTR}, 0, NULL, false},
    {{"open", .at = 2, .times = ALWAYS, .code = EINTR}, EINTR, NULL, false},
    {{"flock", .code = EINTR}, 0, NULL, false},
    {{"flock", .times = 100, .code = EINTR}, 0, NULL, false},
    {{"flock", .code = ENOLCK}, 0, NULL, false},
    {{"fstat", .before = remove_temporaries}, 0, NULL, false},
    {{"fstat", .code = EIO}, 0, NULL, false},
    {{"fstat", .at = 2, .code = EIO},
     EIO,
     "The temporary file could not be looked at",
     false},
    {{"fchmod", .code = EPERM},
     EPERM,
     "The mode of the file could not be kept",
     false},
    {{"write", .code = ENOSPC}, ENOSPC, "The file could not be written", false},
    {{"write", .code = EINTR}, 0, NULL, false},
    {{"write", .times = 100, .code = EINTR}, 0, NULL, false},
    {{"write", .times = ALWAYS, .code = EINTR},
     EINTR,
     "The file could not be written",
     false},
    {{"write", .idle = true, .times = ALWAYS},
     ENOSPC,
     "The file could not be written",
     false},
    {{"fsync", .code = EIO}, EIO, "The file could not be put on disk", false},
    {{"fsync", .code = EINTR}, 0, NULL, false},
    {{"fsync", .times = ALWAYS, .code = EINTR},
     EINTR,
     "The file could not be put on disk",
     false},
    {{"pread", .code = EIO}, EIO, "The file could not be read back", false},
    {{"pread", .code = EINTR}, 0, NULL, false},
    {{"pread", .times = ALWAYS, .code = EINTR},
     EINTR,
     "The file could not be read back",
     false},
    {{"pread", .before = spoil_temporary},
     EIO,
     "What was written did not come back the same",
     false},
    {{"pread", .before = lengthen_temporary},
     EIO,
     "What was written did not come back the same",
     false},
    {{"pread", .idle = true},
     EIO,
     "What was written did not come back the same",
     false},
    {{"fsync", .at = 2, .code = EIO},
     EIO,
     "The folder could not be put on disk",
     true},
    {{"fsync", .at = 2, .code = EINVAL}, 0, NULL, false},
    {{"close", .code = EIO}, EIO, "The file could not be closed", true},
    {{"close", .code = EINTR}, 0, NULL, false},
};

Test(safe_file_trouble, a_file_that_is_replaced_is_the_old_or_the_new_one) {
    static const struct failure more[] = {
        {{"rename", .code = EXDEV},
         EXDEV,
         "The old file could not be replaced",
         false},
        {{"rename", .code = EINTR}, 0, NULL, false},
        {{"fstat", .at = 2, .foreign = true}, 0, NULL, false},
    };
    for (size_t i = 0; i < COUNT_OF(failures); i++) {
        expect(&failures[i], true);
    }
    for (size_t i = 0; i < COUNT_OF(more); i++) {
        expect(&more[i], true);
    }
}

static void put_theirs(void) {
    make("a", "new");
}

Test(safe_file_trouble, a_new_file_is_there_whole_or_not_at_all) {
    static const struct failure more[] = {
        {{"link", .code = EIO},
         EIO,
         "The file could not be given its name",
         false},
        // Without links in the file system it is renamed.
        {{"link", .code = EPERM}, 0, NULL, false},
        {{"link", .code = EOPNOTSUPP}, 0, NULL, false},
        {{"link", .code = ENOSYS}, 0, NULL, false},
        // Somebody else's that has just come stays: it says "new", too.
        {{"link", .before = put_theirs},
         EEXIST,
         "The file could not be given its name",
         true},
    };
    for (size_t i = 0; i < COUNT_OF(failures); i++) {
        const struct failure *failure = &failures[i];
        // What is asked of the old file only.
        if (!strcmp(failure->trouble.call, "access") ||
            !strcmp(failure->trouble.call, "fchmod") ||
            (!strcmp(failure->trouble.call, "fstat") &&
             failure->trouble.at == 2))
            continue;
        expect(failure, false);
    }
    for (size_t i = 0; i < COUNT_OF(more); i++) {
        expect(&more[i], false);
    }
}

// Where neither links nor rename without replacing are to be had, nothing is
// overwritten.
Test(safe_file_trouble, without_links_a_file_that_came_between_stays) {
    struct file_error error;
    trouble(
        (struct trouble){.call = "link", .code = EPERM, .before = put_theirs});
    cr_assert_not(put("ours", false, &error));
    trouble_over();
    cr_assert_eq(error.code, EEXIST);
    cr_assert_str_eq(held(), "new");
    cr_assert_eq(count_entries(), 1);
}

// The group that cannot be kept does not let others in.
Test(safe_file_trouble, a_foreign_group_that_cannot_be_kept_gets_no_more) {
    static const struct {
        mode_t old, kept;
    } modes[] = {{0660, 0600}, {0664, 0644}, {0606, 0666}, {0640, 0600}};
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        struct file_error error;
        struct stat status;
        make("a", "old");
        cr_assert_eq(chmod("a", modes[i].old), 0);
        // As its user is another one, too, that is tried first.
        trouble((struct trouble){.call = "lstat", .foreign = true});
        struct file_target target;
        cr_assert(file_resolve(&target, "a", &error));
        trouble(
            (struct trouble){.call = "fchown", .times = ALWAYS, .code = EPERM});
        const struct file_options options = {.replace = true};
        cr_assert(file_put(&target, "new", 3, &options, NULL, NULL, &error));
        cr_assert_eq(trouble_over(), 2);
        cr_assert_eq(stat("a", &status), 0);
        cr_assert_eq(status.st_mode & 0777, modes[i].kept, "%o: %o",
                     modes[i].old, status.st_mode & 0777);
    }
}

// Every call, one after the other, with errors that it may not even know.
Test(safe_file_trouble, whatever_fails_the_file_is_whole) {
    static const int codes[] = {EIO, EINTR, ENOSPC, EACCES, EPERM, ENOENT};
    for (size_t i = 0; i < 2 * COUNT_OF(codes); i++) {
        bool replace = i % 2, met = true;
        for (unsigned at = 1; met; at++) {
            struct file_error error;
            unlink("a");
            if (replace) make("a", "old");
            trouble((struct trouble){.at = at, .code = codes[i / 2]});
            bool done = put("new", replace, &error);
            met = trouble_over() > 0;
            const char *now = held();
            cr_assert(!strcmp(now, "new") ||
                          (!done && !strcmp(now, replace ? "old" : "")),
                      "call %u: '%s'", at, now);
            cr_assert_eq(done, !error.code, "call %u", at);
            cr_assert(met || done);
            cr_assert_eq(system("rm -f .cxladder-*.tmp"), 0);
        }
    }
}

Test(safe_file_trouble, nobody_needs_to_ask_why) {
    make("a", "old");
    trouble((struct trouble){.call = "fsync", .code = EIO});
    cr_assert_not(put("new", true, NULL));
    trouble_over();
    cr_assert_str_eq(held(), "old");
    cr_assert(put("new", true, NULL));
}

static bool refuse_with_reason(void *context, const char *temporary) {
    (void)context;
    (void)temporary;
    errno = EMFILE;
    return false;
}

Test(safe_file_trouble, a_proof_that_fails_for_a_reason_tells_it) {
    struct file_error error;
    char text[] = "new";
    const struct file_options options = {.default_mode = 0600,
                                         .verify = refuse_with_reason};
    cr_assert_not(file_write("a", put_text, text, &options, &error));
    cr_assert_eq(error.code, EMFILE);
    cr_assert_eq(count_entries(), 0);
}

#if TROUBLE_MEMORY
static void put_much_without_memory(void *context, FILE *out) {
    trouble(
        (struct trouble){.call = "memory", .times = ALWAYS, .code = ENOMEM});
    for (int i = 0; i < 100000; i++) {
        fputs(context, out);
    }
    cr_assert(trouble_over() > 0);
}

Test(safe_file_trouble, what_did_not_fit_into_memory_is_not_written) {
    struct file_error error;
    char text[] = "new";
    const struct file_options options = {.default_mode = 0600};
    cr_assert_not(
        file_write("a", put_much_without_memory, text, &options, &error));
    cr_assert_eq(error.code, ENOMEM);
    cr_assert_eq(count_entries(), 0);
}
#endif

// --- Folders ---

Test(safe_file_trouble, a_folder_that_cannot_be_synced_is_told) {
    struct file_error error;
    cr_assert(file_sync_folder(".", &error));
    cr_assert_not(file_sync_folder("missing", &error));
    cr_assert_eq(error.code, ENOENT);
    trouble((struct trouble){.call = "fsync", .code = EIO});
    cr_assert_not(file_sync_folder(".", &error));
    trouble_over();
    cr_assert_eq(error.code, EIO);
}

Test(safe_file_trouble, a_folder_that_cannot_be_listed_leaves_nothing_open) {
    trouble((struct trouble){.call = "fdopendir", .code = ENOMEM});
    int first = dup(0);
    cr_assert_null(file_list("."));
    int second = dup(0);
    trouble_over();
    cr_assert_eq(second, first + 1);
    close(first);
    close(second);
}

Test(safe_file_trouble, a_sweep_goes_on_without_what_it_may_not_touch) {
    static const char name[] = ".cxladder-0123456789abcdef.tmp";
    static const struct trouble troubles[] = {
        {"open", .at = 2, .code = EACCES},
        {"fstat", .code = EIO},
        {"flock", .code = EWOULDBLOCK},
        {"geteuid", .idle = true, .result = 4711},
        {"fdopendir", .code = ENOMEM}};
    for (size_t i = 0; i < COUNT_OF(troubles); i++) {
        make(name, "dead");
        make(".cxladder-0123456789abcdef.tmpx", "other");
        trouble(troubles[i]);
        file_sweep(".");
        cr_assert_eq(trouble_over(), 1, "%s", troubles[i].call);
        cr_assert_eq(access(name, F_OK), 0, "%s", troubles[i].call);
    }
    file_sweep("missing");
    file_sweep(".");
    cr_assert_neq(access(name, F_OK), 0);
    cr_assert_eq(count_entries(), 1);
    cr_assert_eq(mkfifo(name, 0600), 0);
    file_sweep(".");
    cr_assert_eq(access(name, F_OK), 0);
}
