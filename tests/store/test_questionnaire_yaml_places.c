// SPDX-License-Identifier: MIT
//
// Places are those that an editor shows: whatever ends the lines, whatever
// stands before.

#include "questionnaire_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(questionnaire_places, .init = sheet_set_up, .fini = sheet_tear_down);

#define LINE SHEET_QUESTIONS_LINE

static void read_questions(const char *questions) {
    sheet_read_text(sheet_of_questions(questions));
}

// [text] with every line end replaced.
static const char *with_line_ends(const char *text, const char *end) {
    size_t size = strlen(text) * 2 + 1, length = 0;
    char *out = ARENA_ARRAY(sheet_arena, char, size);
    for (; *text; text++) {
        if (*text == '\n')
            length += (size_t)snprintf(out + length, size - length, "%s", end);
        else
            out[length++] = *text;
    }
    return out;
}

#define ONE_MISTAKE                                                            \
    "    - {id: one, ask: A, levels: {1: a, 2: b}}\n"                          \
    "    - {id: two, ask: B, wieght: 2, levels: {1: a, 2: b}}\n"

Test(questionnaire_places, an_unknown_key) {
    read_questions(ONE_MISTAKE);
    sheet_expect("unknown-key", LINE + 1, 25, "did you mean 'weight'?");
}

Test(questionnaire_places, after_crlf) {
    sheet_read_text(with_line_ends(sheet_of_questions(ONE_MISTAKE), "\r\n"));
    sheet_expect("unknown-key", LINE + 1, 25, NULL);
}

Test(questionnaire_places, after_lone_returns) {
    sheet_read_text(with_line_ends(sheet_of_questions(ONE_MISTAKE), "\r"));
    sheet_expect("unknown-key", LINE + 1, 25, NULL);
}

Test(questionnaire_places, after_a_byte_order_mark) {
    sheet_read_text(arena_printf(sheet_arena, "\xEF\xBB\xBF%s",
                                 sheet_of_questions(ONE_MISTAKE)));
    sheet_expect("unknown-key", LINE + 1, 25, NULL);
    // In the first line it counts as nothing.
    sheet_read_text("\xEF\xBB\xBF"
                    "cxladder: 2\n");
    sheet_expect("unknown-format", 1, 11, NULL);
}

Test(questionnaire_places, after_wide_characters) {
    // Columns are characters: neither bytes nor columns of a terminal.
    read_questions(
        "    - {id: one, ask: \"客户体验 🙂 e\xCC\x81\", wieght: 2, "
        "levels: {1: a, 2: b}}\n");
    sheet_expect("unknown-key", LINE, 35, NULL);
}

Test(questionnaire_places, after_tabs) {
    read_questions("    - {id: one,\task: A,\t\twieght: 2, levels: {1: a, 2: "
                   "b}}\n");
    sheet_expect("unknown-key", LINE, 26, NULL);
}

Test(questionnaire_places, in_a_line_of_many_texts) {
    read_questions("    - id: one\n"
                   "      ask: |\n"
                   "        Several lines\n"
                   "\n"
                   "        of text.\n"
                   "      levels:\n"
                   "        1: a long text that\n"
                   "          goes on\n"
                   "        2: b\n"
                   "      weight: none\n");
    sheet_expect("wrong-value", LINE + 9, 15, "'none' was found");
}

Test(questionnaire_places, in_conditions) {
    read_questions("    - {id: one, ask: A, levels: {1: a, 2: b}}\n"
                   "    - {id: two, ask: B, when: answer(on) >= 2, levels: "
                   "{1: a, 2: b}}\n");
    sheet_expect("unknown-question", LINE + 1, 38, "did you mean 'one'?");
    read_questions("    - {id: one, ask: A, levels: {1: a, 2: b}}\n"
                   "    - {id: two, ask: B, when: \"answer(on) >= 2\", levels: "
                   "{1: a, 2: b}}\n");
    sheet_expect("unknown-question", LINE + 1, 39, NULL);
    read_questions("    - {id: one, ask: A, levels: {1: a, 2: b}}\n"
                   "    - id: two\n"
                   "      ask: B\n"
                   "      when: |\n"
                   "        answer(on) >= 2\n"
                   "      levels: {1: a, 2: b}\n");
    sheet_expect("unknown-question", LINE + 4, 16, NULL);
}

Test(questionnaire_places, all_mistakes_are_told_in_the_order_of_the_file) {
    read_questions("    - {id: One, ask: A, levels: {1: a, 2: b}}\n"
                   "    - {ask: A, levels: {1: a, 2: b}}\n"
                   "    - {id: three, ask: A, level: 7, scale: practise}\n"
                   "    - {id: four, levels: {1: a, 2: b}, weight: 0}\n"
                   "    - {id: five, ask: A, type: chioce, options: []}\n"
                   "    - {id: three, ask: A, levels: {1: a}}\n");
    static const struct {
        const char *rule;
        unsigned line, column;
    } expected[] = {
        {"wrong-value", LINE, 12},      {"missing-key", LINE + 1, 7},
        {"not-a-rung", LINE + 2, 34},   {"unknown-scale", LINE + 2, 44},
        {"missing-key", LINE + 3, 7},   {"wrong-value", LINE + 3, 48},
        {"wrong-value", LINE + 4, 32},  {"empty-list", LINE + 4, 49},
        {"duplicate-id", LINE + 5, 12}, {"not-described", LINE + 5, 36},
    };
    const struct problem *problem = sheet_diags->first;
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        cr_assert(problem, "%s", expected[i].rule);
        cr_assert_str_eq(problem->rule, expected[i].rule, "%s: %s",
                         problem->rule, problem->text);
        cr_assert_eq(problem->at.line, expected[i].line, "%s", problem->text);
        cr_assert_eq(problem->at.column, expected[i].column, "%s: %u",
                     problem->text, problem->at.column);
        problem = problem->next;
    }
    cr_assert_null(problem);
}

// A mistake of syntax ends the reading; what stands before it is still told.
Test(questionnaire_places, mistakes_before_one_of_syntax) {
    read_questions("    - {id: one, ask: A, wieght: 2, levels: {1: a, 2: b}}\n"
                   "    - id: two\n"
                   "      aks: B\n"
                   "      levels: {1: a, 2: b\n"
                   "    - {id: three}\n");
    cr_assert_eq(sheet_diags->errors, 3);
    const struct problem *first = sheet_diags->first;
    cr_assert_eq(first->at.line, LINE);
    cr_assert_str_eq(first->rule, "unknown-key");
    cr_assert_eq(first->next->at.line, LINE + 2);
    cr_assert_str_eq(first->next->rule, "unknown-key");
    cr_assert_eq(first->next->next->at.line, LINE + 3);
    cr_assert_str_eq(first->next->next->rule, "syntax");
}
