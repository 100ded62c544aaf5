// SPDX-License-Identifier: MIT

#include "text.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;

static void set_up(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    arena = arena_new();
}

static void tear_down(void) {
    arena_free(arena);
}

TestSuite(text, .init = set_up, .fini = tear_down);

Test(text, decodes_strictly) {
    static const struct {
        const char *bytes;
        size_t valid;
    } rows[] = {
        {"abc", 3},
        {"\xC3\xA4x", 3},
        {"\xE2\x82\xAC", 3},
        {"\xF0\x9F\x98\x80", 4},
        {"a\xC0\x80", 1},         // overlong NUL
        {"a\xE0\x9F\xBF", 1},     // overlong
        {"a\xED\xA0\x80", 1},     // surrogate
        {"a\xF4\x90\x80\x80", 1}, // beyond U+10FFFF
        {"a\xF0\x8F\xBF\xBF", 1}, // overlong
        {"ab\xFF", 2},
        {"ab\xC3", 2},           // cut short
        {"\xF4\x8F\xBF\xBF", 4}, // the last code point
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        cr_assert_eq(text_valid_prefix(rows[i].bytes, strlen(rows[i].bytes)),
                     rows[i].valid, "row %zu", i);
    }
}

Test(text, every_code_point_survives_encoding) {
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        char bytes[5] = "";
        size_t length = text_encode(code, bytes);
        const char *at = bytes;
        cr_assert_eq(text_next(&at), code);
        cr_assert_eq((size_t)(at - bytes), length);
    }
}

Test(text, clusters_keep_marks_with_their_base) {
    const char *text = "e\xCC\x81x";
    cr_assert_eq(text_cluster(text), 3);
    cr_assert_eq(text_cluster(text + 3), 1);
    cr_assert_eq(text_cluster(text + 4), 0);
    cr_assert_eq(text_cluster_before(text, 3), 3);
    cr_assert_eq(text_cluster_before(text, 4), 1);
    cr_assert_eq(text_width(text), 2);
    cr_assert_eq(text_width("作者"), 4);
    cr_assert_eq(text_width("õhtu"), 4);
}

Test(text, clips_between_clusters) {
    cr_assert_str_eq(text_clip(arena, "kliendikogemus", 8, false), "kliendi…");
    cr_assert_str_eq(text_clip(arena, "kliendikogemus", 8, true), "klien...");
    cr_assert_str_eq(text_clip(arena, "作者作者", 5, false), "作者…");
    cr_assert_str_eq(text_clip(arena, "abc", 3, false), "abc");
    cr_assert_str_eq(text_clip(arena, "abc def", 5, false), "abc…");
    cr_assert_str_eq(text_clip(arena, "abc", 0, false), "");
}

static void check_lines(const char *text, int columns, const char *expected) {
    size_t count;
    struct line *lines = text_wrap(arena, text, columns, &count);
    char joined[512] = "";
    for (size_t i = 0; i < count; i++) {
        cr_assert_leq(lines[i].width, columns < 1 ? 2 : columns);
        strcat(joined, i ? "|" : "");
        strncat(joined, lines[i].start, lines[i].length);
    }
    cr_assert_str_eq(joined, expected);
}

Test(text, wraps_at_blanks_hyphens_and_clusters) {
    check_lines("one two three", 7, "one two|three");
    check_lines("one two three", 5, "one|two|three");
    check_lines("one\ntwo\n", 9, "one|two");
    check_lines("one\n\ntwo", 9, "one||two");
    check_lines("", 9, "");
    check_lines("customer-oriented", 12, "customer-|oriented");
    check_lines("levels 2-3", 9, "levels|2-3");
    check_lines("klienditeenindus", 6, "kliend|iteeni|ndus");
    check_lines("作者作者", 3, "作|者|作|者");
    check_lines("a  b", 1, "a|b");
    check_lines("ab c", 2, "ab|c");
}

Test(text, gate_shows_what_deceives) {
    static const struct {
        const char *text, *shown;
    } rows[] = {
        {"plain õ 作", "plain õ 作"},
        {"\033]52;c;x\a", "^[]52;c;x^G"},
        {"a\xE2\x80\xAE"
         "b",
         "a<U+202E>b"},
        {"a\xC2\x9B"
         "b",
         "a<U+009B>b"},
        {"a\nb", "a b"},
        {"a\tb\rc", "a^Ib^Mc"},
        {"\x7F", "^?"},
        {"a\xEF\xBB\xBF", "a<U+FEFF>"},
        {"bad\xFFtail", "bad\xEF\xBF\xBDtail"},
        {"soft\xC2\xADhyphen", "soft<U+00AD>hyphen"},
        {"tag\xF3\xA0\x81\x81", "tag<U+E0041>"},
        {"%n%s", "%n%s"},
        {"\xD8\xA7\xD9\x84", "\xD8\xA7\xD9\x84"}, // Arabic reads as it is
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        cr_assert_str_eq(text_visible(arena, rows[i].text, false),
                         rows[i].shown);
        char *written;
        size_t size;
        FILE *out = open_memstream(&written, &size);
        text_put_line(out, rows[i].text);
        fclose(out);
        cr_assert_str_eq(written, rows[i].shown);
        free(written);
    }
    cr_assert_str_eq(text_visible(arena, "a\nb", true), "a\nb");
}

Test(text, no_code_point_passes_the_gate_as_a_control) {
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        char bytes[5] = "";
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        text_encode(code, bytes);
        const char *shown = text_visible(arena, bytes, false);
        for (const char *at = shown; *at;) {
            cr_assert_not(text_is_deceptive(text_next(&at)), "U+%04X", code);
        }
        if (code % 4096 == 0) arena_reset(arena);
    }
}

Test(text, ascii_has_nothing_beyond_ascii) {
    text_set_ascii(true);
    cr_assert_str_eq(text_visible(arena, "Šį žodį – õige: 作", false),
                     "Si zodi - oige: ?");
    for (uint32_t code = 1; code <= 0x2FFFF; code++) {
        char bytes[5] = "";
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        text_encode(code, bytes);
        for (const char *at = text_visible(arena, bytes, false); *at; at++) {
            cr_assert(*at >= ' ' && *at < 0x7F, "U+%04X", code);
        }
        if (code % 4096 == 0) arena_reset(arena);
    }
}

Test(text, numbers_for_people) {
    static const struct {
        double number;
        int decimals;
        const char *shown;
    } rows[] = {
        {2.35, 1, "2.4"}, {2.45, 1, "2.5"},     {-0.04, 1, "0.0"},
        {2, 0, "2"},      {1.0 / 3, 2, "0.33"}, {NAN, 1, "–"},
    };
    char out[TEXT_NUMBER_SIZE];
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        cr_assert_str_eq(text_number(out, rows[i].number, rows[i].decimals),
                         rows[i].shown);
    }
    cr_assert_str_eq(text_percent(out, 0.667), "67%");
    cr_assert_str_eq(text_date(arena, "2026-11-22"), "2026-11-22");
    cr_assert_str_eq(text_date(arena, "soon"), "soon");
}

Test(text, parses_only_plain_numbers) {
    static const char *const good[] = {"0", "-1", "2.50", "007", "123456789"};
    static const double values[] = {0, -1, 2.5, 7, 123456789};
    double number;
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        cr_assert(text_parse_number(good[i], &number), "%s", good[i]);
        cr_assert_float_eq(number, values[i], 1e-12);
    }
    static const char *const bad[] = {
        "",     "-",   ".5",  "5.",    "1e3",
        "0x10", "inf", "nan", "1,5",   "+1",
        " 1",   "1 ",  "--1", "1.2.3", "1234567890123456"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        cr_assert_not(text_parse_number(bad[i], &number), "%s", bad[i]);
    }
}

Test(text, names_near_each_other) {
    static const char *const names[] = {"weight", "when", "levels", "title"};
    cr_assert_str_eq(text_nearest("wieght", names, 4), "weight");
    cr_assert_str_eq(text_nearest("titel", names, 4), "title");
    cr_assert_str_eq(text_nearest("level", names, 4), "levels");
    cr_assert_null(text_nearest("organisation", names, 4));
    cr_assert_eq(text_distance("abc", "acb", 9), 1);
    cr_assert_eq(text_distance("abc", "", 9), 3);
}

Test(text, ids_and_dates) {
    cr_assert(text_is_id("customer-orientation"));
    cr_assert(text_is_id("a1-2"));
    static const char *const bad[] = {"",  "-a",  "a-",  "a--b",
                                      "A", "a_b", "a b", "../x"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        cr_assert_not(text_is_id(bad[i]), "%s", bad[i]);
    }
    char id[66];
    memset(id, 'a', 65);
    id[65] = '\0';
    cr_assert_not(text_is_id(id));
    id[64] = '\0';
    cr_assert(text_is_id(id));
    cr_assert(text_is_date("2024-02-29"));
    cr_assert_not(text_is_date("2026-02-29"));
    cr_assert_not(text_is_date("2026-13-01"));
    cr_assert_not(text_is_date("2026-1-01"));
    cr_assert_not(text_is_date("2026-01-011"));
}
