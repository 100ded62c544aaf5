// SPDX-License-Identifier: MIT
//
// The manual's examples are what they say: read from the page itself.

#include "questionnaire_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

#define PAGE "man/cxladder-questionnaire.5"
// The page has another one, in parts: tests/manual.py puts it together.
#define WHOLE "cxladder: 1\nid: service-desk\n"

TestSuite(manual, .init = sheet_set_up, .fini = sheet_tear_down);

static const struct {
    const char *escape, *text;
} escapes[] = {
    {"\\(dq", "\""}, {"\\(:a", "ä"}, {"\\(:o", "ö"},
    {"\\(:u", "ü"},  {"\\(~o", "õ"}, {"\\e", "\\"},
};

static const char *unescaped(const char *text, size_t length) {
    char *out = ARENA_ARRAY(sheet_arena, char, length + 1), *end = out;
    const char *stop = text + length;
    while (text < stop) {
        size_t i = 0;
        while (i < COUNT_OF(escapes) &&
               strncmp(text, escapes[i].escape, strlen(escapes[i].escape)) != 0)
            i++;
        if (i == COUNT_OF(escapes)) {
            *end++ = *text++;
            continue;
        }
        memcpy(end, escapes[i].text, strlen(escapes[i].text));
        end += strlen(escapes[i].text);
        text += strlen(escapes[i].escape);
    }
    return out;
}

// The displayed block of the page that begins with [line].
static const char *example(const char *line) {
    const char *page = sheet_file(PAGE);
    const char *start =
        strstr(page, arena_printf(sheet_arena, "offset indent\n%s", line));
    cr_assert(start, "no example begins with '%s'", line);
    start = strstr(start, line);
    const char *end = strstr(start, "\n.Ed\n");
    cr_assert(end);
    return unescaped(start, (size_t)(end - start) + 1);
}

Test(manual, the_questionnaire_has_no_mistake) {
    cr_assert(sheet_read_text(example(WHOLE)));
    if (sheet_diags->errors) diags_print(sheet_diags, stderr);
    cr_assert_eq(sheet_diags->errors, 0);
}

Test(manual, the_translation_has_no_mistake_and_lacks_nothing) {
    struct questionnaire *questionnaire = sheet_read_text(example(WHOLE));
    const char *path = arena_printf(sheet_arena, "%s/x.et.yaml", sheet_folder);
    sheet_write_beside("x.et.yaml", example("cxladder-texts: 1"));
    struct diags *diags = diags_new(sheet_arena);
    bool done =
        questionnaire_translate(sheet_arena, questionnaire, path, diags);
    if (!done || diags->warnings) diags_print(diags, stderr);
    cr_assert(done);
    cr_assert_eq(diags->warnings, 0);
    cr_assert_str_eq(questionnaire->title, "Kasutajatugi");
    cr_assert_str_eq(questionnaire->scales[0].options[0].label,
                     "Ei, üldse mitte");
}
