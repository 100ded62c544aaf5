// SPDX-License-Identifier: MIT
//
// What a path names, at the borders: long, odd, linked, in foreign folders.

#include "../../src/store/safe_file.h"
#include "session_fixture.h"
#include "trouble.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

TestSuite(safe_path, .init = desk_set_up, .fini = desk_tear_down);

static struct file_target target;
static struct file_error error;

static int refusal(const char *path) {
    error = (struct file_error){0};
    cr_assert_eq(file_resolve(&target, path, &error), !error.code, "%s", path);
    return error.code;
}

Test(safe_path, the_root_is_a_folder_like_others) {
    cr_assert_eq(refusal("/no-such-file"), 0);
    cr_assert_str_eq(target.path, "/no-such-file");
    cr_assert_str_eq(target.folder, "/");
    cr_assert_str_eq(target.name, "no-such-file");
    cr_assert_not(target.exists);
}

Test(safe_path, what_names_no_file) {
    cr_assert_eq(refusal("."), EISDIR);
    cr_assert_eq(refusal(".."), EISDIR);
    cr_assert_eq(refusal("/"), EISDIR);
    cr_assert_eq(refusal("./.."), EISDIR);
    cr_assert_eq(refusal(""), ENOENT);
}

Test(safe_path, paths_that_are_too_long) {
    char path[PATH_MAX + 8], name[NAME_MAX + 2];
    memset(path, '/', sizeof(path));
    path[PATH_MAX] = '\0';
    cr_assert_eq(refusal(path), ENAMETOOLONG);
    memset(name, 'n', sizeof(name));
    name[NAME_MAX + 1] = '\0';
    cr_assert_eq(refusal(name), ENAMETOOLONG);
    // A link whose text fits, but not behind its folder.
    memset(path, '.', sizeof(path));
    for (size_t i = 1; i < PATH_MAX - 2; i += 2) {
        path[i] = '/';
    }
    path[PATH_MAX - 3] = 'x';
    path[PATH_MAX - 2] = '\0';
    cr_assert_eq(symlink(path, "link"), 0);
    cr_assert_eq(refusal("link"), ENAMETOOLONG);
}

// A folder whose path fills the limit has no room for a name.
Test(safe_path, a_folder_too_deep_for_names) {
    char folder[PATH_MAX], name[NAME_MAX + 1];
    memset(name, 'd', sizeof(name));
    name[NAME_MAX] = '\0';
    memset(folder, 'f', sizeof(folder));
    folder[PATH_MAX - 3] = '\0';
    cr_assert_not(file_own(&target, folder, name, &error));
    cr_assert_eq(error.code, ENAMETOOLONG);
    cr_assert_str_eq(error.step, "The name of the file is too long");
}

Test(safe_path, links_lead_by_whole_paths_too) {
    char there[128];
    snprintf(there, sizeof(there), "%s/there", desk.folder);
    cr_assert_eq(symlink(there, "link"), 0);
    cr_assert_eq(refusal("link"), 0);
    cr_assert_str_eq(target.name, "there");
    cr_assert_not(target.exists);
}

Test(safe_path, what_cannot_be_looked_at_is_told) {
    static const struct {
        struct trouble trouble;
        const char *step;
    } cases[] = {
        {{"stat", .code = EIO}, "The folder could not be looked at"},
        {{"readlink", .code = EIO}, "The link could not be read"},
        {{"lstat", .code = EIO}, "The file could not be looked at"},
        {{"realpath", .code = EIO}, "The folder could not be opened"},
    };
    cr_assert_eq(symlink("there", "link"), 0);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        trouble(cases[i].trouble);
        cr_assert_eq(refusal("link"), EIO);
        cr_assert_eq(trouble_over(), 1);
        cr_assert_str_eq(error.step, cases[i].step);
    }
}

// In a folder of a group its members' links are their own business; one's own
// link is followed.
Test(safe_path, links_in_a_folder_of_a_group) {
    make("victim", "theirs");
    cr_assert_eq(mkdir("team", 0700), 0);
    cr_assert_eq(chmod("team", 0770), 0);
    cr_assert_eq(symlink("../victim", "team/link"), 0);
    cr_assert_eq(refusal("team/link"), 0);
    trouble((struct trouble){.call = "lstat", .foreign = true});
    cr_assert_eq(refusal("team/link"), ELOOP);
    trouble_over();
    cr_assert_eq(chmod("team", 0755), 0);
    trouble((struct trouble){.call = "lstat", .foreign = true});
    cr_assert_eq(refusal("team/link"), 0);
    trouble_over();
}

// --- Names beside it ---

Test(safe_path, names_that_are_shortened_end_between_characters) {
    char name[NAME_MAX + 1], out[NAME_MAX + 1], other[NAME_MAX + 1];
    for (size_t start = 0; start < 3; start++) {
        memset(name, 'a', start);
        size_t length = start;
        while (length + 3 <= NAME_MAX) {
            memcpy(name + length, "\xE2\x82\xAC", 3);
            length += 3;
        }
        name[length] = '\0';
        file_beside(out, name, ".before");
        cr_assert_leq(strlen(out), NAME_MAX);
        size_t kept = strcspn(out, "-") - 1; // after the dot
        cr_assert_eq((kept - start) % 3, 0, "%zu of %zu", kept, start);
        cr_assert_eq(strncmp(out + 1, name, kept), 0);
        name[length - 1]--;
        file_beside(other, name, ".before");
        cr_assert_str_neq(out, other, "two files share one");
    }
}

// No character begins in it.
Test(safe_path, a_name_of_halves_of_characters) {
    char name[NAME_MAX + 1], out[NAME_MAX + 1];
    memset(name, 0x80, NAME_MAX);
    name[NAME_MAX] = '\0';
    file_beside(out, name, ".lock");
    cr_assert_eq(out[1], '-');
    cr_assert_str_eq(out + strlen(out) - 5, ".lock");
}

Test(safe_path, other_versions_keep_the_ending) {
    static const struct {
        const char *name;
        unsigned number;
        const char *expected;
    } cases[] = {
        {"a.cxa.yaml", 1, "a-other.cxa.yaml"}, {"a.yaml", 1, "a-other.yaml"},
        {"a.yml", 2, "a-other-2.yml"},         {"a", 1, "a-other"},
        {".yaml", 1, ".yaml-other"},           {"a.txt", 17, "a.txt-other-17"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char out[NAME_MAX + 1];
        file_other(out, cases[i].name, cases[i].number);
        cr_assert_str_eq(out, cases[i].expected);
    }
}

// --- The deputy ---

static struct file_request asked;
static int answer_of_deputy;

static int ask(void *context, const struct file_request *request) {
    ++*(int *)context;
    asked = *request;
    errno = EPERM;
    return answer_of_deputy;
}

Test(safe_path, who_gave_up_a_right_asks_the_deputy) {
    int times = 0;
    const struct file_deputy deputy = {ask, &times};
    make("a", "text");
    answer_of_deputy = -1;
    trouble((struct trouble){.call = "open", .times = 2, .code = EACCES});
    cr_assert_eq(file_open("a", O_RDONLY, 0), -1);
    cr_assert_eq(errno, EACCES, "nobody can be asked");
    file_set_deputy(&deputy);
    cr_assert_eq(file_open("a", O_RDONLY, 0), -1);
    cr_assert_eq(trouble_over(), 2);
    cr_assert_eq(errno, EPERM);
    cr_assert_eq(times, 1);
    cr_assert_eq(asked.call, FILE_OPEN);
    cr_assert_str_eq(asked.path, "a");
    // What fails for another reason is none of his business.
    cr_assert_eq(file_unlink("missing"), -1);
    cr_assert_eq(errno, ENOENT);
    cr_assert_eq(times, 1);
    static const struct {
        const char *name;
        enum file_call call;
    } calls[] = {{"unlink", FILE_UNLINK},
                 {"link", FILE_LINK},
                 {"rename", FILE_RENAME},
                 {"syscall", FILE_RENAME_NEW},
                 {"mkdir", FILE_MAKE_FOLDER}};
    answer_of_deputy = 0;
    for (size_t i = 0; i < COUNT_OF(calls); i++) {
        const struct file_request request = {.call = calls[i].call};
        trouble((struct trouble){.call = calls[i].name, .code = EACCES});
        int result = 1;
        switch (request.call) {
        case FILE_OPEN:
            break;
        case FILE_UNLINK:
            result = file_unlink("a");
            break;
        case FILE_LINK:
            result = file_link("a", "b");
            break;
        case FILE_RENAME:
        case FILE_RENAME_NEW:
            result = file_rename("a", "b", request.call == FILE_RENAME);
            break;
        case FILE_MAKE_FOLDER:
            result = file_make_folder("b", 0700);
            break;
        }
        cr_assert_eq(trouble_over(), 1, "%s", calls[i].name);
        cr_assert_eq(result, 0, "%s", calls[i].name);
        cr_assert_eq(asked.call, calls[i].call);
    }
    file_set_deputy(NULL);
    cr_assert_eq(file_unlink("a"), 0);
    cr_assert_eq(times, 1 + (int)COUNT_OF(calls));
}

Test(safe_path, a_call_that_nobody_knows_fails) {
    const struct file_request request = {.call = (enum file_call)99};
    cr_assert_eq(file_call(&request), -1);
    cr_assert_eq(errno, ENOSYS);
}

Test(safe_path, a_name_that_is_taken_is_not_renamed_over) {
    make("a", "one");
    make("b", "two");
    cr_assert_eq(file_rename("a", "b", false), -1);
    cr_assert_eq(errno, EEXIST);
    cr_assert_eq(file_rename("a", "c", false), 0);
    cr_assert_eq(file_rename("c", "b", true), 0);
    cr_assert_eq(count_entries(), 1);
}
