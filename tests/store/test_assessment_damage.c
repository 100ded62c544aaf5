// SPDX-License-Identifier: MIT

#include "assessment_fixture.h"
#include "text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(assessment_damage, .init = assessment_set_up,
          .fini = assessment_tear_down);

// --- Damage ---

static size_t count_answers(const struct assessment *assessment) {
    size_t count = 0;
    for (size_t i = 0; i < survey->question_count; i++) {
        const struct answer *answer = &assessment->answers[i];
        count += answer->state != ANSWER_NONE || answer->round_count > 0;
    }
    return count;
}

// Never silently fewer answers than were saved.
static void assert_not_silent(size_t whole_count, size_t at) {
    struct arena *own = arena_new();
    struct diags *diags = diags_new(own);
    const struct assessment *assessment =
        assessment_read(own, path, survey, diags, NULL);
    bool said = diags->errors + diags->warnings > 0;
    if (!assessment) cr_assert(said, "byte %zu", at);
    if (assessment && !said)
        cr_assert_eq(count_answers(assessment), whole_count, "byte %zu", at);
    arena_free(own);
}

Test(assessment_damage, a_file_cut_at_any_byte_is_noticed) {
    struct diags *diags;
    size_t count = count_answers(read_text(whole, &diags));
    size_t length = strlen(whole);
    for (size_t i = 0; i < length; i++) {
        make_file(whole, i);
        assert_not_silent(count, i);
    }
}

Test(assessment_damage, a_damaged_byte_never_loses_an_answer_silently) {
    static const unsigned char masks[] = {0xFF, 0x01, 0x20, 0x80, 0x03};
    struct diags *diags;
    size_t count = count_answers(read_text(whole, &diags));
    size_t length = strlen(whole);
    char bytes[4096];
    for (size_t i = 0; i < length; i++) {
        for (size_t j = 0; j < COUNT_OF(masks); j++) {
            memcpy(bytes, whole, length);
            bytes[i] = (char)((unsigned char)bytes[i] ^ masks[j]);
            make_file(bytes, length);
            assert_not_silent(count, i);
        }
    }
}

// --- Texts ---

static uint64_t state = 88172645463325252U;

static unsigned random_below(unsigned limit) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state % limit);
}

// Characters that a file may hold: no controls but LF.
static uint32_t random_character(void) {
    static const char signs[] = "\n\n\n  :#-?[]{},&*!|>'\"%@`\\abcyn09.~=<";
    uint32_t code;
    switch (random_below(6)) {
    case 0:
    case 1:
        return (unsigned char)signs[random_below(sizeof(signs) - 1)];
    case 2:
        return 'a' + random_below(26);
    case 3:
        code = 0xA0 + random_below(0x2000);
        break;
    case 4:
        code = random_below(0x10000);
        break;
    default:
        code = random_below(0x110000);
        break;
    }
    bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    bool broken = (code >= 0xD800 && code <= 0xDFFF) ||
                  (code >= 0xFDD0 && code <= 0xFDEF) ||
                  (code & 0xFFFE) == 0xFFFE || code == 0xFEFF ||
                  code == 0x2028 || code == 0x2029;
    return control || broken ? 'x' : code;
}

static const char *random_text(struct arena *own) {
    char text[128];
    size_t length = 0, count = random_below(24);
    for (size_t i = 0; i < count; i++) {
        length += text_encode(random_character(), text + length);
    }
    return arena_copy(own, text, length);
}

// CXLADDER_TEXTS says how many; a full run takes a million.
Test(assessment_damage, texts_come_back_as_they_were, .timeout = 3600) {
    const char *wanted = getenv("CXLADDER_TEXTS");
    long left = wanted ? atol(wanted) : 20000;
    const size_t each = 100;
    for (; left > 0; left -= (long)each * 2) {
        struct arena *own = arena_new();
        struct questionnaire *rubrics = survey_rubrics(own, each);
        struct assessment *assessment = assessment_new(own, rubrics);
        for (size_t i = 0; i < each; i++) {
            assessment->answers[i].note = random_text(own);
            assessment->answers[i].evidence = random_text(own);
        }
        FILE *out = fopen(path, "w");
        assessment_print(assessment, out);
        fclose(out);
        struct diags *diags = diags_new(own);
        struct assessment *back =
            assessment_read(own, path, rubrics, diags, NULL);
        if (diags->errors) diags_print(diags, stderr);
        cr_assert(back);
        cr_assert_eq(diags->errors + diags->warnings, 0);
        for (size_t i = 0; i < each; i++) {
            cr_assert_str_eq(back->answers[i].note,
                             assessment->answers[i].note);
            cr_assert_str_eq(back->answers[i].evidence,
                             assessment->answers[i].evidence);
        }
        arena_free(own);
    }
}

Test(assessment_damage, numbers_come_back_as_they_were) {
    static const char *const numbers[] = {
        "0",      "1",       "-3.5",   "0.1",           "66.6",
        "999999", "0.00001", "0.3333", "123456.789012", "-9.99"};
    struct diags *diags;
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        const char *line = arena_printf(arena, "  turnover: %s\n", numbers[i]);
        struct assessment *assessment = read_text(
            arena_printf(arena, "%sanswers:\n%s...\n", HEAD, line), &diags);
        cr_assert_eq(diags->errors, 0, "%s", line);
        cr_assert(strstr(print(assessment), line), "%s", print(assessment));
    }
}
