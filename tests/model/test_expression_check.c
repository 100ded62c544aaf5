// SPDX-License-Identifier: MIT
//
// Every mistake that can be made in a condition, each with its own column.

#include "expression.h"
#include "model_fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct model model;

static void setup(void) {
    model = model_new();
}

static void teardown(void) {
    model_free(&model);
}

TestSuite(expression_check, .init = setup, .fini = teardown);

// The texts begin in line 10, column 20.
static const struct place begin = {"x.yaml", 10, 20};

#define QUESTION EXPRESSION_OF_QUESTION
#define RESULT EXPRESSION_OF_RESULT
#define ENTRY EXPRESSION_OF_ENTRY

static const char *problems_of(const char *text, enum expression_scope scope) {
    model.diags = diags_new(model.arena);
    struct expression *expression =
        expression_parse(model.arena, text, begin, model.diags);
    const struct question *owner =
        scope == QUESTION ? model_question(&model, "criterion")
        : scope == ENTRY  ? model_question(&model, "desires")
                          : NULL;
    if (expression)
        expression_check(expression, model.questionnaire, scope, owner,
                         model.diags);
    cr_assert_eq(expression == NULL || model.diags->errors > 0,
                 model.diags->errors > 0, "%s", text);
    return model_problems(&model);
}

struct row {
    const char *text;
    const char *expected; // "column rule: text"
};

static void check_rows(const struct row *rows, size_t count,
                       enum expression_scope scope) {
    for (size_t i = 0; i < count; i++) {
        const char *column = rows[i].expected;
        const char *rule = strchr(column, ' ') + 1;
        const char *expected =
            arena_printf(model.arena, "10:%.*s error %s\n",
                         (int)(rule - column - 1), column, rule);
        cr_expect_str_eq(problems_of(rows[i].text, scope), expected, "%s: %s",
                         rows[i].text, problems_of(rows[i].text, scope));
    }
}

// --- Syntax ---

static const struct row syntax[] = {
    {"", "20 expression: the condition is empty, expected one such as "
         "answer(question) >= 2"},
    {"   ", "20 expression: the condition is empty, expected one such as "
            "answer(question) >= 2"},
    {"answer(rubric) >=",
     "37 expression: the condition ends too early, expected a function such "
     "as answer(question), a number or a code in quotes"},
    {"answer(rubric) >= 2 and",
     "43 expression: the condition ends too early, expected a function such "
     "as answer(question), a number or a code in quotes"},
    {"answer(rubric >= 2",
     "34 expression: '>=' was found, expected a closing parenthesis, as in "
     "answer(question)"},
    {"answer(rubric",
     "33 expression: the condition ends too early, expected a closing "
     "parenthesis, as in answer(question)"},
    {"answer()", "27 expression: ')' was found, expected the id of a "
                 "question"},
    {"score('first') > 1", "26 expression: ''first'' was found, expected the "
                           "id of a ladder or section"},
    {"answer rubric >= 2",
     "27 expression: 'rubric' was found, expected an opening parenthesis"},
    {"(answer(rubric) >= 2",
     "40 expression: the condition ends too early, expected an operator or a "
     "closing parenthesis"},
    {"answer(rubric) >= 2)",
     "39 expression: ')' was found, expected an operator such as 'and', or "
     "the end"},
    {"answer(rubric) >= 2 answer(halved) >= 2",
     "40 expression: 'answer' was found, expected an operator such as 'and', "
     "or the end"},
    {"answer(rubric) = 2", "35 expression: '=' was found, expected '=='"},
    {"answer(rubric) => 2", "35 expression: '=>' was found, expected '>='"},
    {"answer(rubric) <> 2", "35 expression: '<>' was found, expected '!='"},
    {"answer(rubric) ≥ 2", "35 expression: '≥' was found, expected '>='"},
    {"answered(rubric) && answered(way)",
     "37 expression: '&&' was found, expected 'and'"},
    {"answered(rubric) || answered(way)",
     "37 expression: '||' was found, expected 'or'"},
    {"!answered(rubric)", "20 expression: '!' was found, expected 'not'"},
    {"answered(rubric) AND answered(way)",
     "37 expression: 'AND' was found, expected 'and'"},
    {"answer(way) == \"shop\"",
     "35 expression: '\"' was found, expected a straight quote (')"},
    {"answer(way) == ‘shop’",
     "35 expression: '‘' was found, expected a straight quote (')"},
    {"answer(way) == 'shop",
     "35 expression: the quote that begins here is not closed, expected "
     "another ' behind the code"},
    {"respondents(3) > 1",
     "32 expression: '3' was found, expected a closing parenthesis, as in "
     "respondents()"},
    {"share(ladder) > 0.5",
     "32 expression: ')' was found, expected a comma and the number of a "
     "level"},
    {"share(ladder, x) > 0.5",
     "34 expression: 'x' was found, expected the number of a level"},
    {"gap(first, leader) > 0",
     "37 expression: ')' was found, expected a comma and the code of a "
     "group"},
    {"gap(first, leader, ) > 0",
     "39 expression: ')' was found, expected the code of a group"},
    {"anwser(rubric) >= 2",
     "20 expression: there is no function 'anwser', did you mean 'answer'?"},
    {"sqrt(rubric) >= 2",
     "20 expression: there is no function 'sqrt', expected one of answer, "
     "answered, level, score, share, coverage, consensus, respondents, gap"},
    {"score(first) -1 > 0",
     "33 expression: the minus touches what stands beside it, expected a "
     "blank on both sides, because ids hold hyphens"},
    {"score(first)- score(second) > 0",
     "32 expression: the minus touches what stands beside it, expected a "
     "blank on both sides, because ids hold hyphens"},
    {"- score(first) > 0",
     "20 expression: the minus has nothing before it, expected a number, a "
     "function or a parenthesis"},
    {"1 < score(first) < 3",
     "37 expression: this is a second comparison, expected 'and' between two "
     "of them, as in score(a) > 1 and score(a) < 3"},
    {"score(first) > 1234567890123456",
     "35 expression: '1234567890123456' is not a number, expected at most 15 "
     "digits such as 3 or 2.5"},
    {"score(first) > 1e3 and answered(rubric)",
     "35 bare-name: '1e3' stands alone, expected a function such as "
     "answer(1e3), or '1e3' in quotes if it is a code"},
    {"score(first) > 2.", "36 expression: '.' was found, expected an operator "
                          "such as 'and', or the end"},
    {"answered(rubric) and not",
     "44 expression: the condition ends too early, expected a function such "
     "as answer(question), a number or a code in quotes"},
    {"and answered(rubric)",
     "20 expression: 'and' was found, expected a function such as "
     "answer(question), a number or a code in quotes"},
    {"()", "21 expression: ')' was found, expected a function such as "
           "answer(question), a number or a code in quotes"},
    // Characters are counted, not bytes.
    {"answer(way) == 'äöü' %", "41 expression: '%' was found, expected an "
                               "operator such as 'and', or the end"},
};

Test(expression_check, syntax) {
    check_rows(syntax, COUNT_OF(syntax), RESULT);
}

// Where a block text goes on in the next line, its column is that of the first.
Test(expression_check, lines) {
    cr_assert_str_eq(
        problems_of("answered(rubric)\nand answered(nothing)\nor\n  x", RESULT),
        "11:33 error unknown-question: no question is called 'nothing'\n"
        "13:22 error bare-name: 'x' stands alone, expected a function such as "
        "answer(x), or 'x' in quotes if it is a code\n");
    cr_assert_str_eq(problems_of("answered(rubric)\n\nand", RESULT),
                     "12:23 error expression: the condition ends too early, "
                     "expected a function such as answer(question), a number "
                     "or a code in quotes\n");
}

// --- Names ---

static const struct row names[] = {
    {"answer(rubrik) >= 2", "27 unknown-question: no question is called "
                            "'rubrik', did you mean 'rubric'?"},
    {"answer( zzzzzzzz ) >= 2",
     "28 unknown-question: no question is called 'zzzzzzzz'"},
    {"answered(first)", "29 unknown-question: no question is called 'first': "
                        "that is the id of a ladder or section"},
    {"answered(practice)", "29 unknown-question: no question is called "
                           "'practice': that is the id of a scale"},
    {"answered(to-two)", "29 unknown-question: no question is called "
                         "'to-two': that is the id of a recommendation"},
    {"level(laddr) == 1", "26 unknown-section: no ladder or section is "
                          "called 'laddr', did you mean 'ladder'?"},
    {"score(rubric) > 1", "26 unknown-section: no ladder or section is "
                          "called 'rubric': that is the id of a question"},
    {"coverage(nowhere-at-all) > 0.5",
     "29 unknown-section: no ladder or section is called 'nowhere-at-all'"},
    {"consensus(poll) > 0.5", "30 unknown-question: no question is called "
                              "'poll', did you mean 'pole'?"},
    {"share(inner, 1) > 0.5",
     "33 not-a-rung: 1 is not a step of 'ladder', expected a level from 2 to "
     "3"},
    {"share(change, 3) > 0.5",
     "34 not-a-rung: 3 is not a step of 'change', expected a level from 1 to "
     "2"},
    {"share(change, 1.5) > 0.5",
     "34 not-a-rung: 1.5 is not a step of 'change', expected a level from 1 "
     "to 2"},
    {"gap(first, leader, membr) > 0",
     "39 unknown-group: 'membr' is no group of the profile, did you mean "
     "'member'?"},
    {"gap(first, xyzxyz, member) > 0",
     "31 unknown-group: 'xyzxyz' is no group of the profile, expected a code "
     "of a question with 'group: true'"},
    {"gap(first, leader, leader) > 0",
     "39 same-group: both groups are the same, so there is never a gap "
     "between them"},
    {"answer(way) == 'shpo'", "35 unknown-code: 'shpo' is not an answer to "
                              "'way', did you mean 'shop'?"},
    {"'other-thing' != answer(way)",
     "20 unknown-code: 'other-thing' is not an answer to 'way', expected one "
     "of: shop, platform"},
};

Test(expression_check, names) {
    check_rows(names, COUNT_OF(names), RESULT);
}

Test(expression_check, two_mistakes_are_two) {
    cr_assert_str_eq(
        problems_of("answer(rubrik) >= 2 or score(frist) < 2", RESULT),
        "10:27 error unknown-question: no question is called "
        "'rubrik', did you mean 'rubric'?\n"
        "10:49 error unknown-section: no ladder or section is "
        "called 'frist', did you mean 'first'?\n");
}

// --- Types ---

static const struct row types[] = {
    {"answer(rubric)", "20 wrong-type: answer(rubric) is a number, expected a "
                       "comparison such as answer(question) >= 2"},
    {"answer(way)", "20 wrong-type: answer(way) is a code, expected a "
                    "comparison such as answer(question) == 'code'"},
    {"1", "20 wrong-type: 1 is a number, expected a comparison such as "
          "answer(question) >= 2"},
    {"-1.5", "20 wrong-type: -1.5 is a number, expected a comparison such as "
             "answer(question) >= 2"},
    {"'shop'", "20 wrong-type: 'shop' is a code, expected a comparison such "
               "as answer(question) == 'code'"},
    {"not score(first)", "24 wrong-type: score(first) is a number, expected "
                         "a comparison such as answer(question) >= 2"},
    {"answered(rubric) and score(first)",
     "41 wrong-type: score(first) is a number, expected a comparison such as "
     "answer(question) >= 2"},
    {"score(first) + 1 or answered(rubric)",
     "20 wrong-type: this is a number, expected a comparison such as "
     "answer(question) >= 2"},
    {"answered(rubric) + 1 > 1",
     "20 wrong-type: answered(rubric) is true or false, expected a number to "
     "compute with"},
    {"1 + answer(way) > 1", "24 wrong-type: answer(way) is a code, expected a "
                            "number to compute with"},
    {"answered(rubric) == answered(way)",
     "37 wrong-type: what is true or false is not compared, expected 'and', "
     "'or' or 'not'"},
    {"answered(rubric) == 1",
     "37 wrong-type: what is true or false is not compared, expected 'and', "
     "'or' or 'not'"},
    {"(score(first) > 1) == 1",
     "39 wrong-type: what is true or false is not compared, expected 'and', "
     "'or' or 'not'"},
    {"answer(way) == 1", "35 wrong-type: answer(way) is a code, expected one "
                         "in quotes to compare it with: shop, platform"},
    {"2 < answer(way)", "20 wrong-type: answer(way) is a code, expected one "
                        "in quotes to compare it with: shop, platform"},
    {"answer(rubric) == 'shop'",
     "38 wrong-type: 'shop' is a code, expected a number to compare with"},
    {"answer(way) >= 'shop'",
     "32 wrong-type: codes have no order, expected == or !="},
    {"answer(way) == shop",
     "35 bare-name: 'shop' stands alone, expected a function such as "
     "answer(shop), or 'shop' in quotes if it is a code"},
    {"answer(organisation) == 'acme'",
     "27 wrong-type: 'organisation' is answered with a text and has no value, "
     "only answered(organisation) can be asked"},
    {"answer(founded) > 2000",
     "27 wrong-type: 'founded' is answered with a date and has no value, only "
     "answered(founded) can be asked"},
    {"answer(desires) > 2",
     "27 wrong-type: 'desires' is answered with a list and has no value, only "
     "answered(desires) can be asked"},
    {"answer(ticked) > 0",
     "27 wrong-type: what is ticked in 'ticked' is not scored and has no "
     "value, only answered(ticked) can be asked"},
    {"consensus(role) > 0.5", "30 wrong-type: 'role' is not scored, so there "
                              "is no consensus on it"},
};

Test(expression_check, types) {
    check_rows(types, COUNT_OF(types), RESULT);
}

// --- What can never be true ---

static const struct row never[] = {
    {"answer(rubric) == 7", "35 never-true: this can never be true: "
                            "answer(rubric) is a whole number from 1 to 3"},
    {"answer(rubric) >= 4", "35 never-true: this can never be true: "
                            "answer(rubric) is a whole number from 1 to 3"},
    {"answer(rubric) > 3", "35 never-true: this can never be true: "
                           "answer(rubric) is a whole number from 1 to 3"},
    {"answer(rubric) < 1", "35 never-true: this can never be true: "
                           "answer(rubric) is a whole number from 1 to 3"},
    {"answer(rubric) == 2.5", "35 never-true: this can never be true: "
                              "answer(rubric) is a whole number from 1 to 3"},
    {"4 <= answer(rubric)", "22 never-true: this can never be true: "
                            "answer(rubric) is a whole number from 1 to 3"},
    {"answer(halved) == 2.25", "35 never-true: this can never be true: "
                               "answer(halved) is from 1 to 3"},
    {"answer(pole) == 1.5", "33 never-true: this can never be true: "
                            "answer(pole) is a whole number from 1 to 3"},
    {"answer(habits) > 1", "35 never-true: this can never be true: "
                           "answer(habits) is from 0 to 1"},
    {"answer(staff) < 1", "34 never-true: this can never be true: "
                          "answer(staff) is from 1 to 1000"},
    {"answer(reach) > 100", "34 never-true: this can never be true: "
                            "answer(reach) is from 0 to 100"},
    {"answer(loyalty) < -100", "36 never-true: this can never be true: "
                               "answer(loyalty) is from -100 to 100"},
    {"answer(zero) == 3", "33 never-true: this can never be true: "
                          "answer(zero) is a whole number from 0 to 2"},
    {"1 > 2", "22 never-true: this can never be true: the left side is 1, the "
              "right side is 2"},
    {"2 != 2", "22 never-true: this can never be true: the left side is 2, "
               "the right side is 2"},
    {"answer(rubric) + answer(halved) > 6",
     "52 never-true: this can never be true: the left side is from 2 to 6, "
     "the right side is 6"},
    {"answer(rubric) > answer(zero) + 3",
     "35 never-true: this can never be true: the left side is a whole number "
     "from 1 to 3, the right side is from 3 to 5"},
    {"answer(way) == answer(role)",
     "32 never-true: this can never be true: the two sides have no code in "
     "common"},
    {"'a' == 'b'", "24 never-true: this can never be true: the two sides have "
                   "no code in common"},
};

Test(expression_check, never_true_of_answers) {
    check_rows(never, COUNT_OF(never), QUESTION);
}

static const struct row never_of_results[] = {
    {"share(ladder, 2) > 1", "37 never-true: this can never be true: "
                             "share(ladder, 2) is from 0 to 1"},
    {"coverage(ladder) < 0", "37 never-true: this can never be true: "
                             "coverage(ladder) is from 0 to 1"},
    {"consensus(rubric) >= 1.1", "38 never-true: this can never be true: "
                                 "consensus(rubric) is from 0 to 1"},
    {"level(ladder) == 0", "34 never-true: this can never be true: "
                           "level(ladder) is a whole number from 1 to 3"},
    {"level(ladder) == 2.5", "34 never-true: this can never be true: "
                             "level(ladder) is a whole number from 1 to 3"},
    {"score(change) > 2", "34 never-true: this can never be true: "
                          "score(change) is from 0 to 2"},
    {"respondents() < 1", "34 never-true: this can never be true: "
                          "respondents() is at least 1"},
    {"respondents() == 2.5", "34 never-true: this can never be true: "
                             "respondents() is at least 1"},
    {"gap(first, leader, member) > 2",
     "47 never-true: this can never be true: gap(first, leader, member) is "
     "from -2 to 2"},
    {"score(first) - score(second) > 2",
     "49 never-true: this can never be true: the left side is from -2 to 2, "
     "the right side is 2"},
    // Over results a number is what its bands make of it.
    {"answer(reach) > 1", "34 never-true: this can never be true: "
                          "answer(reach) is from 0 to 1"},
    {"answer(loyalty) == 30", "36 never-true: this can never be true: "
                              "answer(loyalty) is from 1 to 3"},
};

Test(expression_check, never_true_of_results) {
    check_rows(never_of_results, COUNT_OF(never_of_results), RESULT);
}

// --- Who asks ---

static const struct row in_questions[] = {
    {"score(first) > 1", "20 not-here: score() is not known while questions "
                         "are asked, expected answer() or answered()"},
    {"level(ladder) == 2", "20 not-here: level() is not known while questions "
                           "are asked, expected answer() or answered()"},
    {"share(ladder, 2) > 0.5",
     "20 not-here: share() is not known while questions are asked, expected "
     "answer() or answered()"},
    {"gap(first, leader, member) > 0",
     "20 not-here: gap() is not known while questions are asked, expected "
     "answer() or answered()"},
    {"coverage(first) > 0.5",
     "20 not-here: coverage() is not known while questions are asked, "
     "expected answer() or answered()"},
    {"consensus(rubric) > 0.5",
     "20 not-here: consensus() is not known while questions are asked, "
     "expected answer() or answered()"},
    {"respondents() > 3", "20 not-here: respondents() is not known while "
                          "questions are asked, expected answer() or "
                          "answered()"},
    {"answer(criterion) > 0",
     "27 own-answer: the condition looks at the answer to its own question, "
     "expected another one"},
    {"not answered(criterion)",
     "33 own-answer: the condition looks at the answer to its own question, "
     "expected another one"},
};

Test(expression_check, in_questions) {
    check_rows(in_questions, COUNT_OF(in_questions), QUESTION);
}

static const struct row in_entries[] = {
    {"wordde == 'yes'", "20 unknown-field: the entries have no field "
                        "'wordde', did you mean 'worded'?"},
    {"worded == yes", "30 unknown-field: the entries have no field 'yes'; a "
                      "code would stand in quotes"},
    {"worded == 'maybe'", "30 unknown-code: 'maybe' is not an answer to "
                          "'worded', expected one of: yes, no"},
    {"worded", "20 wrong-type: worded is a code, expected a comparison such "
               "as answer(question) == 'code'"},
    {"what == 'yes'", "20 wrong-type: 'what' is answered with a text and has "
                      "no value, only answered(what) can be asked"},
    {"many < 0", "25 never-true: this can never be true: many is at least 0"},
    {"answer(worded) == 'yes'",
     "20 not-here: answer() cannot be asked of an entry of a list, expected "
     "the name of one of its fields"},
    {"answered(rubric)", "29 unknown-field: the entries have no field "
                         "'rubric'; a code would stand in quotes"},
    {"level(ladder) == 2", "20 not-here: level() cannot be asked of an entry "
                           "of a list, expected the name of one of its "
                           "fields"},
};

Test(expression_check, in_entries) {
    check_rows(in_entries, COUNT_OF(in_entries), ENTRY);
}

// --- What is right ---

static const struct {
    enum expression_scope scope;
    const char *text;
} right[] = {
    {QUESTION, "answer(rubric) >= 2"},
    {QUESTION, "answer(halved) == 2.5"},
    {QUESTION, "answer(habits) >= 0.5"},
    {QUESTION, "answer(reach) >= 80"},
    {QUESTION, "answer(loyalty) < -10"},
    {QUESTION, "answer(staff) > 100 and answer(role) == 'leader'"},
    {QUESTION, "answered(organisation) and not answered(founded)"},
    {QUESTION, "answer(way) == 'shop' or answer(grade) != 'low'"},
    {QUESTION, "answer(zero) == 0"},
    {QUESTION, "answer(rubric) > answer(halved)"},
    {RESULT, "answer(rubric) == 2.25"}, // a mean of several
    {RESULT, "answer(criterion) == 0.3"},
    {RESULT, "answer(reach) == 0.5"},
    {RESULT, "answer(loyalty) >= 2"},
    {RESULT, "answer(staff) > 10"},
    {RESULT, "answer(way) == 'shop'"},
    {RESULT, "level(change) == 0"},
    {RESULT, "level(inner) >= 2 and score(figures) < 2.6"},
    {RESULT, "share(seeing, 2) >= 0.5 and share(seeing, 1) < 1"},
    {RESULT, "gap(ladder, leader, member) >= -2"},
    {RESULT, "respondents() >= 5"},
    {RESULT, "score(first) / score(seeing) > 100"}, // by nearly nothing
    {ENTRY, "worded == 'yes' and wanted == 'no'"},
    {ENTRY, "many > 3 or answered(what)"},
    {ENTRY, "worded == wanted"},
};

Test(expression_check, right) {
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        cr_expect_str_eq(problems_of(right[i].text, right[i].scope), "", "%s",
                         right[i].text);
    }
}

// A closed scale has the values of its options and no others.
Test(expression_check, values_of_a_scale) {
    const struct question *other = model_question(&model, "rubric");
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"answer(criterion) == 0.5", ""},
        {"answer(criterion) > 0.9", ""},
        {"answer(criterion) == 0.3",
         "10:38 error never-true: this can never be true: answer(criterion) "
         "is one of 0, 0.5, 1\n"},
        {"answer(criterion) > 1",
         "10:38 error never-true: this can never be true: answer(criterion) "
         "is one of 0, 0.5, 1\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        model.diags = diags_new(model.arena);
        struct expression *expression =
            expression_parse(model.arena, cases[i].text, begin, model.diags);
        expression_check(expression, model.questionnaire, QUESTION, other,
                         model.diags);
        cr_expect_str_eq(model_problems(&model), cases[i].expected);
    }
}

Test(expression_check, nothing_to_check) {
    struct diags *diags = diags_new(model.arena);
    expression_check(NULL, model.questionnaire, RESULT, NULL, diags);
    cr_assert_eq(diags->errors, 0);
}

// --- Depth and length ---

static char *nested(size_t depth, const char *open, const char *close) {
    char *text = ARENA_ARRAY(model.arena, char,
                             depth *(strlen(open) + strlen(close)) + 40);
    char *end = text;
    for (size_t i = 0; i < depth; i++) {
        end = stpcpy(end, open);
    }
    end = stpcpy(end, "answered(rubric)");
    for (size_t i = 0; i < depth; i++) {
        end = stpcpy(end, close);
    }
    return text;
}

Test(expression_check, depth) {
    const char *too_deep = "error expression: the condition is nested more "
                           "than 64 deep\n";
    cr_assert_str_eq(problems_of(nested(64, "(", ")"), RESULT), "");
    cr_assert_str_eq(problems_of(nested(65, "(", ")"), RESULT),
                     arena_printf(model.arena, "10:84 %s", too_deep));
    cr_assert_str_eq(problems_of(nested(64, "not ", ""), RESULT), "");
    cr_assert_str_eq(problems_of(nested(65, "not ", ""), RESULT),
                     arena_printf(model.arena, "10:20 %s", too_deep));
    cr_assert_str_eq(problems_of(nested(32, "not (", ")"), RESULT), "");
    // What lies side by side is not deep, however much of it there is.
    cr_assert_str_eq(problems_of(nested(2000, "(1 < 2) and ", ""), RESULT), "");
}

// The deepest stack there can be: at each depth every operator waits.
Test(expression_check, stack) {
    char *text = ARENA_ARRAY(model.arena, char, 64 * 64 + 100), *end = text;
    for (int i = 0; i < EXPRESSION_DEPTH; i++) {
        end = stpcpy(end, "1 > 2 or 1 < 2 and 1 == 1 + 1 * (");
    }
    end = stpcpy(end, "gap(first, leader, member)");
    for (int i = 0; i < EXPRESSION_DEPTH; i++) {
        *end++ = ')';
    }
    model.diags = diags_new(model.arena);
    struct expression *expression =
        expression_parse(model.arena, text, begin, model.diags);
    cr_assert(expression);
    expression_check(expression, model.questionnaire, RESULT, NULL,
                     model.diags);
    cr_assert(model.diags->errors > 0 && model.diags->errors <= 20);
}

// 64 KiB of whatever an attacker likes end at once and with few problems.
Test(expression_check, hostile, .timeout = 20) {
    static const char *const pieces[] = {
        "(",
        ")",
        "not ",
        "-",
        "'",
        "1+",
        "a(",
        "answer(x)+",
        "1 < 2 and ",
        "==",
        "é",
        "1 ",
        ",",
        "x ",
        "score(y) > 1 or ",
        "0.",
        "\n",
        "1/0*",
        "-1 - ",
        "gap(first, x, y) + ",
        "'x' == ",
        "answer(rubric) == 9 or ",
    };
    enum { SIZE = 64 * 1024 };
    char *text = ARENA_ARRAY(model.arena, char, SIZE + 64);
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        char *end = text;
        while (end < text + SIZE) {
            end = stpcpy(end, pieces[i]);
        }
        for (int scope = QUESTION; scope <= ENTRY; scope++) {
            model.diags = diags_new(model.arena);
            struct expression *expression =
                expression_parse(model.arena, text, begin, model.diags);
            expression_check(expression, model.questionnaire,
                             (enum expression_scope)scope, NULL, model.diags);
            cr_assert(model.diags->errors <= 20, "%s", pieces[i]);
            cr_assert(expression || model.diags->errors == 1);
        }
    }
}

// Random words: never a crash, and what is found right can be evaluated and
// negated.
static enum truth truth_of(struct arena *arena, struct diags *diags,
                           const char *text) {
    static const struct expression_world empty = {0};
    struct expression *expression = expression_parse(arena, text, begin, diags);
    expression_check(expression, model.questionnaire, RESULT, NULL, diags);
    return diags->errors ? TRUTH_UNKNOWN : expression_truth(expression, &empty);
}

Test(expression_check, random_texts, .timeout = 60) {
    static const char *const words[] = {
        "answer",
        "answered",
        "score",
        "share",
        "gap",
        "(",
        ")",
        "rubric",
        "first",
        "way",
        ",",
        "2",
        "0.5",
        "'shop'",
        "and",
        "or",
        "not",
        "==",
        ">",
        "<=",
        "+",
        " - ",
        "/",
        "*",
        "role",
        "leader",
        "level",
        "ladder",
        "answer(rubric)",
        "answered(way)",
        "score(first) > 1",
        "1 < 2",
    };
    static const enum truth negated[] = {TRUTH_TRUE, TRUTH_FALSE,
                                         TRUTH_UNKNOWN};
    unsigned seed = 12345, known = 0, unknown = 0;
    for (int round = 0; round < 20000; round++) {
        char text[400] = "";
        for (unsigned i = 0; i < 1 + (unsigned)round % 9; i++) {
            seed = seed * 1103515245 + 12345;
            strcat(text, words[(seed >> 16) % COUNT_OF(words)]);
            strcat(text, " ");
        }
        struct arena *arena = arena_new();
        struct diags *diags = diags_new(arena);
        enum truth truth = truth_of(arena, diags, text);
        if (!diags->errors) {
            enum truth other =
                truth_of(arena, diags, arena_printf(arena, "not (%s)", text));
            cr_assert_eq(other, negated[truth], "%s", text);
            known += truth != TRUTH_UNKNOWN;
            unknown += truth == TRUTH_UNKNOWN;
        }
        arena_free(arena);
    }
    cr_assert(known > 50 && unknown > 50, "%u, %u", known, unknown);
}
