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
