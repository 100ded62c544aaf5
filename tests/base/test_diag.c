// SPDX-License-Identifier: MIT

#include "diag.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *printed(struct diags *diags) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    diags_print(diags, out);
    fclose(out);
    return text;
}

Test(diag, sorts_by_place_and_drops_repeats) {
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    struct place at = {"none.yaml", 7, 2};
    diag(diags, SEVERITY_WARNING, at, "late", "second");
    at.line = 3;
    diag(diags, SEVERITY_ERROR, at, "early", "first %d", 1);
    diag(diags, SEVERITY_ERROR, at, "early", "first %d", 1);
    char *text = printed(diags);
    cr_assert_str_eq(text, "none.yaml:3:2: error: first 1 [early]\n"
                           "none.yaml:7:2: warning: second [late]\n");
    cr_assert_eq(diags->errors, 1);
    cr_assert_eq(diags->warnings, 1);
    free(text);
    arena_free(arena);
}

Test(diag, shows_the_source_line_with_a_caret) {
    char path[] = "/tmp/diagXXXXXX";
    int file = mkstemp(path);
    const char *source = "first\n\tõä: wrong \033[31m\nõä: wrong\n";
    cr_assert_eq(write(file, source, strlen(source)), (ssize_t)strlen(source));
    close(file);
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    diag(diags, SEVERITY_ERROR, (struct place){path, 3, 5}, NULL, "bad");
    diag(diags, SEVERITY_ERROR, (struct place){path, 2, 6}, NULL, "bad");
    char *text = printed(diags), expected[256];
    snprintf(expected, sizeof(expected),
             "%s:2:6: error: bad\n   õä: wrong ^[[31m\n"
             "%s:3:5: error: bad\n  õä: wrong\n      ^\n",
             path, path);
    cr_assert_str_eq(text, expected);
    free(text);
    arena_free(arena);
    unlink(path);
}

Test(diag, counts_what_it_does_not_show) {
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    for (unsigned i = 0; i < DIAGS_SHOWN + 5; i++) {
        diag(diags, SEVERITY_ERROR, (struct place){"x", i + 1, 1}, "r", "t");
    }
    char *text = printed(diags);
    cr_assert_not_null(strstr(text, "\n5 more problems\n"));
    free(text);
    arena_free(arena);
}

// A file is refused for its errors: no number of warnings may hide them.
Test(diag, shows_errors_behind_many_warnings) {
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    for (unsigned i = 0; i < 2 * DIAGS_SHOWN; i++) {
        diag(diags, SEVERITY_WARNING, (struct place){"x", i + 1, 1}, "r", "t");
    }
    diag(diags, SEVERITY_ERROR, (struct place){"x", 5000, 1}, "r", "error");
    char *text = printed(diags), expected[64];
    cr_assert_not_null(strstr(text, "x:5000:1: error: error [r]\n"));
    snprintf(expected, sizeof(expected), "\n%u more problems\n",
             DIAGS_SHOWN + 1);
    cr_assert_not_null(strstr(text, expected), "%s", text);
    free(text);
    arena_free(arena);
}

// 80 columns: two in front, and dots where the line goes on.
Test(diag, shows_of_a_long_line_what_is_around_the_column) {
    static const struct {
        unsigned column;
        const char *shown;
    } rows[] = {
        {3, "  123456789 123456789 123456789 123456789 123456789 123456789 "
            "123456789 12...\n    ^\n"},
        {100, "  ... 123456789 123456789 123456789 123456789 123456789 "
              "123456789 123456789 1...\n"
              "                                             ^\n"},
        {399, "  ...9 123456789 123456789 123456789 123456789 123456789 "
              "123456789 123456789 ...\n"
              "                                             ^\n"},
        {900, "  123456789 123456789 123456789 123456789 123456789 123456789 "
              "123456789 12...\n"},
    };
    char path[] = "/tmp/diagXXXXXX";
    FILE *out = fdopen(mkstemp(path), "w");
    for (unsigned i = 0; i < 60; i++)
        fputs("123456789 ", out);
    putc('\n', out);
    fclose(out);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena *arena = arena_new();
        struct diags *diags = diags_new(arena);
        diag(diags, SEVERITY_ERROR, (struct place){path, 1, rows[i].column},
             NULL, "bad");
        char *text = printed(diags);
        cr_assert_str_eq(strchr(text, '\n') + 1, rows[i].shown);
        free(text);
        arena_free(arena);
    }
    unlink(path);
}

Test(diag, keeps_a_bounded_number_and_counts_the_rest) {
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    for (unsigned i = 0; i < 100000; i++) {
        diag(diags, SEVERITY_WARNING, (struct place){"x", i + 1, 1}, "r", "t");
    }
    diag(diags, SEVERITY_ERROR, (struct place){"x", 1, 1}, "r", "error");
    cr_assert_eq(diags->warnings, 100000);
    cr_assert_eq(diags->errors, 1);
    cr_assert_lt(arena_used(arena), 1000 * 1000);
    char *text = printed(diags);
    cr_assert_not_null(strstr(text, "x:1:1: error: error [r]\n"));
    cr_assert_not_null(strstr(text, "\n99801 more problems\n"));
    free(text);
    arena_free(arena);
}
