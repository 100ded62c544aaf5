// SPDX-License-Identifier: MIT

#include "store.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static void enter(void) {
    snprintf(folder, sizeof(folder), "/tmp/cxladder-test-XXXXXX");
    cr_assert(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
    umask(022);
}

static void leave(void) {
    char command[96];
    snprintf(command, sizeof(command), "rm -rf '%s'", folder);
    cr_assert_eq(system(command), 0);
}

TestSuite(safe_file, .init = enter, .fini = leave);

static void put_text(void *context, FILE *out) {
    fputs(context, out);
}

static bool put(const char *path, const char *text, bool replace,
                struct file_error *error) {
    char bytes[256];
    snprintf(bytes, sizeof(bytes), "%s", text);
    const struct file_options options = {.replace = replace,
                                         .default_mode = 0600};
    return file_write(path, put_text, bytes, &options, error);
}

static void assert_holds(const char *path, const char *text) {
    char bytes[256] = "";
    FILE *in = fopen(path, "r");
    cr_assert(in, "%s cannot be opened", path);
    bytes[fread(bytes, 1, sizeof(bytes) - 1, in)] = '\0';
    fclose(in);
    cr_assert_str_eq(bytes, text);
}

static void make(const char *path, const char *text) {
    FILE *out = fopen(path, "w");
    cr_assert(out);
    fputs(text, out);
    fclose(out);
}

static mode_t mode_of(const char *path) {
    struct stat status;
    cr_assert_eq(lstat(path, &status), 0);
    return status.st_mode & 07777;
}

static int count_entries(void) {
    int count = 0;
    DIR *entries = opendir(".");
    struct dirent *entry;
    while ((entry = readdir(entries))) {
        count++;
    }
    closedir(entries);
    return count - 2;
}

Test(safe_file, a_new_file_has_the_mode_for_answers_whatever_the_umask) {
    struct file_error error;
    umask(0);
    cr_assert(put("a", "one\n", false, &error));
    assert_holds("a", "one\n");
    cr_assert_eq(mode_of("a"), 0600);
    cr_assert_eq(count_entries(), 1, "a temporary is left");
}

Test(safe_file, the_umask_counts_for_reports) {
    struct file_error error;
    char text[] = "report";
    const struct file_options options = {.default_mode = 0666};
    umask(027);
    cr_assert(file_write("r", put_text, text, &options, &error));
    cr_assert_eq(mode_of("r"), 0640);
}

Test(safe_file, an_existing_file_stays_unless_it_may_be_replaced) {
    struct file_error error;
    make("a", "old");
    cr_assert_not(put("a", "new", false, &error));
    cr_assert_eq(error.code, EEXIST);
    assert_holds("a", "old");
    cr_assert(put("a", "new", true, &error));
    assert_holds("a", "new");
    cr_assert_eq(count_entries(), 1);
}

Test(safe_file, an_existing_mode_is_kept) {
    struct file_error error;
    static const mode_t modes[] = {0600, 0644, 0664, 0640, 0200, 0666};
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        make("a", "old");
        cr_assert_eq(chmod("a", modes[i]), 0);
        cr_assert(put("a", "new", true, &error));
        cr_assert_eq(mode_of("a"), modes[i]);
    }
}

Test(safe_file, a_link_stays_a_link) {
    struct file_error error;
    struct stat status;
    cr_assert_eq(mkdir("elsewhere", 0700), 0);
    make("elsewhere/target", "old");
    cr_assert_eq(symlink("elsewhere/target", "link"), 0);
    cr_assert_eq(symlink("link", "second"), 0);
    cr_assert(put("second", "new", true, &error));
    cr_assert_eq(lstat("link", &status), 0);
    cr_assert(S_ISLNK(status.st_mode));
    cr_assert_eq(lstat("second", &status), 0);
    cr_assert(S_ISLNK(status.st_mode));
    assert_holds("elsewhere/target", "new");
}

Test(safe_file, a_link_to_nothing_makes_its_target) {
    struct file_error error;
    cr_assert_eq(symlink("missing", "link"), 0);
    cr_assert(put("link", "new", false, &error));
    assert_holds("missing", "new");
}

Test(safe_file, a_circle_of_links_is_told) {
    struct file_error error;
    cr_assert_eq(symlink("b", "a"), 0);
    cr_assert_eq(symlink("a", "b"), 0);
    cr_assert_not(put("a", "new", true, &error));
    cr_assert_eq(error.code, ELOOP);
}

Test(safe_file, a_link_where_others_can_write_is_not_followed) {
    struct file_error error;
    make("victim", "theirs");
    cr_assert_eq(mkdir("open", 0700), 0);
    cr_assert_eq(chmod("open", 01777), 0);
    cr_assert_eq(symlink("../victim", "open/link"), 0);
    cr_assert_not(put("open/link", "new", true, &error));
    cr_assert_eq(error.code, ELOOP);
    assert_holds("victim", "theirs");
}

Test(safe_file, only_a_file_is_replaced) {
    struct file_error error;
    cr_assert_eq(mkdir("folder", 0700), 0);
    cr_assert_not(put("folder", "new", true, &error));
    cr_assert_eq(error.code, EISDIR);
    cr_assert_not(put("folder/", "new", true, &error));
    cr_assert_eq(error.code, EISDIR);
    cr_assert_eq(mkfifo("pipe", 0600), 0);
    cr_assert_not(put("pipe", "new", true, &error));
    cr_assert_eq(error.code, EINVAL);
    cr_assert_not(put("", "new", true, &error));
    cr_assert_eq(error.code, ENOENT);
    cr_assert_not(put("no/where", "new", true, &error));
    cr_assert_eq(error.code, ENOENT);
    cr_assert_not(put("/dev/null", "new", true, &error));
    cr_assert_eq(error.code, EINVAL);
}

Test(safe_file, a_file_that_its_owner_protected_stays) {
    struct file_error error;
    make("a", "old");
    cr_assert_eq(chmod("a", 0444), 0);
    cr_assert_not(put("a", "new", true, &error));
    cr_assert_eq(error.code, EACCES);
    assert_holds("a", "old");
}

Test(safe_file, odd_names) {
    char longest[256];
    memset(longest, 'n', 255);
    longest[255] = '\0';
    const char *const names[] = {
        "a b",      "new\nline", "%n%s",  "\xC3\xB5\xE2\x82\xAC",
        longest,    "-rf",       "$(id)", "a:b",
        "\xFF\xFE", "..."};
    struct file_error error;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        cr_assert(put(names[i], "one", false, &error), "%s", names[i]);
        cr_assert(put(names[i], "two", true, &error), "%s", names[i]);
        assert_holds(names[i], "two");
    }
    cr_assert_eq(count_entries(), (int)COUNT_OF(names));
}

static void put_much(void *context, FILE *out) {
    for (size_t i = 0; i < 100000; i++) {
        fputc(*(char *)context + (char)(i % 26), out);
    }
}

Test(safe_file, a_long_file_comes_back) {
    struct file_error error;
    char first[] = "a";
    const struct file_options options = {.default_mode = 0600};
    cr_assert(file_write("a", put_much, first, &options, &error));
    FILE *in = fopen("a", "r");
    cr_assert(in);
    for (size_t i = 0; i < 100000; i++) {
        cr_assert_eq(fgetc(in), 'a' + (int)(i % 26), "%zu", i);
    }
    cr_assert_eq(fgetc(in), EOF);
    fclose(in);
}

static bool reject(void *context, const char *temporary) {
    struct stat status;
    (void)context;
    cr_assert_eq(stat(temporary, &status), 0);
    cr_assert_eq(status.st_size, 3);
    errno = 0;
    return false;
}

Test(safe_file, what_does_not_come_back_never_takes_the_place) {
    struct file_error error;
    char text[] = "new";
    const struct file_options options = {
        .replace = true, .default_mode = 0600, .verify = reject};
    make("a", "old");
    cr_assert_not(file_write("a", put_text, text, &options, &error));
    cr_assert_eq(error.code, EIO);
    assert_holds("a", "old");
    cr_assert_eq(count_entries(), 1);
}

Test(safe_file, the_error_names_the_step_and_the_reason) {
    struct arena *arena = arena_new();
    const struct file_error full = {ENOSPC, "The file could not be written"};
    cr_assert_str_eq(file_error_text(arena, &full),
                     "The file could not be written: No space left on device");
    const struct file_error stale = {ESTALE, NULL};
    cr_assert_str_eq(file_error_text(arena, &stale),
                     "Somebody else changed the file since it was read.");
    // Of a file system that is far away it is an error like others.
    const struct file_error handle = {ESTALE, "The file could not be read"};
    cr_assert_str_eq(file_error_text(arena, &handle),
                     "The file could not be read: Stale file handle");
    const struct file_error bare = {EIO, NULL};
    cr_assert_str_eq(file_error_text(arena, &bare),
                     "The file could not be used: Input/output error");
    arena_free(arena);
}
