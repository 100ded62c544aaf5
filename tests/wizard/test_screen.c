// SPDX-License-Identifier: MIT

#include "screen.h"
#include "text.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;

static void set_up(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    arena = arena_new();
}

static void tear_down(void) {
    text_set_ascii(false);
    arena_free(arena);
}

TestSuite(screen, .init = set_up, .fini = tear_down);

static const char *dump(const struct screen *screen, bool roles) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    screen_dump(screen, out, roles);
    fclose(out);
    const char *copy = arena_copy(arena, text, length);
    free(text);
    return copy;
}

struct put_case {
    const char *text;
    int x, limit;
    const char *expected; // the row
    int used;
};

// On a row of eight columns that is not the last one.
static const struct put_case put_cases[] = {
    {"abc", 0, 8, "abc", 3},
    {"abc", 6, 8, "      ab", 2},
    {"abcdef", 1, 3, " abc", 3},
    {"äöü", 0, 8, "äöü", 3},
    {"e\xCC\x81x", 0, 8, "e\xCC\x81x", 2},         // combining accent
    {"\xE4\xBD\x9C\xE8\x80\x85", 0, 8, "作者", 4}, // wide
    {"\xE4\xBD\x9C\xE8\x80\x85", 0, 3, "作", 2},   // half does not fit
    {"a\nb", 0, 8, "a b", 3},                      // a line feed
    {"a\x1B[m", 0, 8, "a^[[m", 5},                 // an escape sequence
    {"a\xE2\x80\xAE", 0, 9, "a<U+202E", 8},        // reordering
    {"\xCC\x81x", 0, 8, "\xEF\xBF\xBDx", 2},       // nothing to combine with
    {"a\xFFz", 0, 8, "a\xEF\xBF\xBDz", 3},         // broken bytes
    {"abc", -1, 8, "bc", 3},
    {"abc", 0, 0, "", 0},
};

Test(screen, puts_clusters_within_limits) {
    for (size_t i = 0; i < COUNT_OF(put_cases); i++) {
        const struct put_case *one = &put_cases[i];
        struct screen *screen = screen_new(arena, 8, 2, false);
        int used =
            screen_put(screen, one->x, 0, ROLE_TEXT, one->text, one->limit);
        cr_assert_eq(used, one->used, "%zu: %d columns", i, used);
        const char *row = dump(screen, false);
        cr_assert_str_eq(row, arena_printf(arena, "%s\n\n", one->expected),
                         "%zu: %s", i, row);
    }
}

Test(screen, half_a_wide_character_never_stays) {
    struct screen *screen = screen_new(arena, 6, 2, false);
    screen_put(screen, 0, 0, ROLE_TEXT, "作者", 6);
    screen_put(screen, 1, 0, ROLE_TEXT, "x", 1);
    cr_assert_str_eq(dump(screen, false), " x者\n\n");
    screen_put(screen, 2, 0, ROLE_TEXT, "y", 1);
    cr_assert_str_eq(dump(screen, false), " xy\n\n");
}

Test(screen, the_last_cell_stays_empty) {
    struct screen *screen = screen_new(arena, 3, 2, false);
    screen_put(screen, 0, 0, ROLE_TEXT, "abc", 3);
    screen_put(screen, 0, 1, ROLE_TEXT, "abc", 3);
    screen_fill(screen, 0, 1, 3, ROLE_QUIET, "-");
    cr_assert_str_eq(dump(screen, false), "abc\n--\n");
}

Test(screen, nothing_outside_is_drawn) {
    struct screen *screen = screen_new(arena, 3, 2, false);
    screen_put(screen, 0, -1, ROLE_TEXT, "abc", 3);
    screen_put(screen, 0, 2, ROLE_TEXT, "abc", 3);
    screen_put(screen, 3, 0, ROLE_TEXT, "abc", 3);
    screen_set_role(screen, -5, 0, 100, ROLE_MARK);
    screen_set_role(screen, 0, 9, 100, ROLE_MARK);
    screen_cursor(screen, 3, 0);
    cr_assert_eq(screen->cursor_x, -1);
    cr_assert_str_eq(dump(screen, true), "\n\n--- roles\nMMM\n\n");
}

Test(screen, ascii_is_ascii) {
    text_set_ascii(true);
    struct screen *screen = screen_new(arena, 12, 2, true);
    int used = screen_put(screen, 0, 0, ROLE_TEXT, "Tööd … 作", 12);
    cr_assert_str_eq(dump(screen, false), "Tood ... ?\n\n");
    cr_assert_eq(used, 10);
}

Test(screen, absurd_sizes_are_cut) {
    struct screen *screen = screen_new(arena, -5, 2000000, false);
    cr_assert_eq(screen->width, 0);
    cr_assert_leq(screen->height, 2000);
    screen_put(screen, 0, 0, ROLE_TEXT, "abc", 3);
    screen = screen_new(arena, 1, 1, false);
    screen_put(screen, 0, 0, ROLE_TEXT, "abc", 3);
    cr_assert_str_eq(dump(screen, false), "\n");
}
