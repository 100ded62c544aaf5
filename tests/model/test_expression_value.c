// SPDX-License-Identifier: MIT
//
// What conditions come to, in a world whose values are known: three-valued
// logic, arithmetic and comparisons.

#include "expression.h"
#include "model_fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct model model;

static void setup(void) {
    model = model_new();
}

static void teardown(void) {
    model_free(&model);
}

TestSuite(expression_value, .init = setup, .fini = teardown);

// The world: rubric is answered 2, halved 2.5, way 'shop', grade is open.
static struct expression_value answer_of(const void *context,
                                         const struct question *question) {
    (void)context;
    struct expression_value value = {.kind = EXPRESSION_NUMBER};
    if (!strcmp(question->id, "rubric"))
        value = (struct expression_value){
            .kind = EXPRESSION_NUMBER, .known = true, .number = 2};
    if (!strcmp(question->id, "halved"))
        value = (struct expression_value){
            .kind = EXPRESSION_NUMBER, .known = true, .number = 2.5};
    if (!strcmp(question->id, "way"))
        value = (struct expression_value){
            .kind = EXPRESSION_CODE, .known = true, .code = "shop"};
    if (!strcmp(question->id, "grade")) value.kind = EXPRESSION_CODE;
    return value;
}

static bool answered(const void *context, const struct question *question) {
    return answer_of(context, question).known;
}

static double level_of(const void *context, const struct section *node) {
    (void)context;
    return !strcmp(node->id, "ladder") ? 2 : NAN;
}

static double score_of(const void *context, const struct section *node) {
    (void)context;
    return !strcmp(node->id, "first") ? 2.25 : 1.75;
}

static double share_of(const void *context, const struct section *node,
                       int rung) {
    (void)context;
    (void)node;
    return rung == 2 ? 0.75 : NAN;
}

static double coverage_of(const void *context, const struct section *node) {
    (void)context;
    (void)node;
    return 0.5;
}

static double consensus_of(const void *context,
                           const struct question *question) {
    (void)context;
    return !strcmp(question->id, "rubric") ? 0.9 : NAN;
}

static double respondents_of(const void *context) {
    (void)context;
    return 7;
}

static double gap_of(const void *context, const struct section *node,
                     const char *first, const char *second) {
    (void)context;
    (void)node;
    double gap = !strcmp(first, "leader") ? 0.5 : -0.5;
    return strcmp(second, first) != 0 ? gap : 0;
}

static const struct expression_world world = {
    .answer = answer_of,
    .answered = answered,
    .level = level_of,
    .score = score_of,
    .share = share_of,
    .coverage = coverage_of,
    .consensus = consensus_of,
    .respondents = respondents_of,
    .gap = gap_of,
};

static struct expression *parsed(const char *text) {
    struct place at = {"x.yaml", 1, 1};
    struct expression *expression =
        expression_parse(model.arena, text, at, model.diags);
    cr_assert(expression, "%s: %s", text, model_problems(&model));
    expression_check(expression, model.questionnaire, EXPRESSION_OF_RESULT,
                     NULL, model.diags);
    cr_assert_str_eq(model_problems(&model), "");
    return expression;
}

static enum truth truth(const char *text) {
    return expression_truth(parsed(text), &world);
}

struct row {
    const char *text;
    enum truth expected;
};

#define T TRUTH_TRUE
#define F TRUTH_FALSE
#define U TRUTH_UNKNOWN

// Atoms with each of the three values, for the tables of logic.
static const char *const atoms[] = {
    [F] = "answer(rubric) == 1",
    [T] = "answer(rubric) == 2",
    [U] = "level(change) == 1",
};

Test(expression_value, kleene) {
    static const enum truth both[3][3] = {
        // false, true, unknown
        {F, F, F},
        {F, T, U},
        {F, U, U},
    };
    static const enum truth either[3][3] = {
        {F, T, U},
        {T, T, T},
        {U, T, U},
    };
    static const enum truth negated[3] = {T, F, U};
    for (int a = 0; a < 3; a++) {
        cr_assert_eq(truth(atoms[a]), (enum truth)a);
        cr_assert_eq(truth(arena_printf(model.arena, "not %s", atoms[a])),
                     negated[a]);
        for (int b = 0; b < 3; b++) {
            cr_assert_eq(truth(arena_printf(model.arena, "%s and %s", atoms[a],
                                            atoms[b])),
                         both[a][b], "%d and %d", a, b);
            cr_assert_eq(truth(arena_printf(model.arena, "%s or %s", atoms[a],
                                            atoms[b])),
                         either[a][b], "%d or %d", a, b);
        }
    }
}

static const struct row rows[] = {
    // Comparisons, each at, below and above.
    {"answer(rubric) == 2", T},
    {"answer(rubric) != 2", F},
    {"answer(rubric) < 2", F},
    {"answer(rubric) < 3", T},
    {"answer(rubric) <= 2", T},
    {"answer(rubric) <= 1", F},
    {"answer(rubric) > 2", F},
    {"answer(rubric) > 1", T},
    {"answer(rubric) >= 2", T},
    {"answer(rubric) >= 3", F},
    {"answer(halved) == 2.5", T},
    {"2.5 == answer(halved)", T},
    // Codes.
    {"answer(way) == 'shop'", T},
    {"answer(way) != 'shop'", F},
    {"answer(way) == 'platform'", F},
    {"'platform' != answer(way)", T},
    {"answer(grade) == 'high'", U},
    {"answer(grade) != 'high'", U},
    // Answered is always known.
    {"answered(rubric)", T},
    {"answered(grade)", F},
    {"not answered(grade)", T},
    // Nodes.
    {"level(ladder) == 2", T},
    {"level(change) >= 0", U},
    {"score(first) > score(second)", T},
    {"score(first) - score(second) == 0.5", T},
    {"share(ladder, 2) >= 0.75", T},
    {"share(ladder, 3) >= 0.75", U},
    {"coverage(first) < 1", T},
    {"consensus(rubric) >= 0.9", T},
    {"consensus(halved) >= 0.9", U},
    {"respondents() >= 5", T},
    {"gap(first, leader, member) == 0.5", T},
    {"gap(first, 'member', 'leader') < 0", T},
    // Arithmetic: binding, grouping to the left, negative numbers.
    {"1 + 2 * 3 == 7", T},
    {"(1 + 2) * 3 == 9", T},
    {"8 - 4 - 2 == 2", T},
    {"8 / 4 / 2 == 1", T},
    {"2 * 3 / 4 == 1.5", T},
    {"-1.5 + 1 == -0.5", T},
    {"0 - -2 == 2", T},
    {"(answer(rubric) + answer(halved)) / 2 == 2.25", T},
    // What divides by nothing, or adds to the unknown, is unknown.
    {"answer(rubric) / 0 > 1", U},
    {"1 / (answer(rubric) - 2) > 0", U},
    {"level(change) + 1 > 0", U},
    {"0 * level(change) == 0", U},
    // Binding of logic: not, and, or.
    {"answered(rubric) or answered(rubric) and answered(grade)", T},
    {"(answered(rubric) or answered(rubric)) and answered(grade)", F},
    {"not answered(grade) and answered(grade)", F},
    {"not (answered(grade) and answered(grade))", T},
    {"not not answered(rubric)", T},
    {"not answer(rubric) == 1", T},
    // The unknown settles nothing, and is settled by what it stands beside.
    {"level(change) == 1 or answered(rubric)", T},
    {"level(change) == 1 and answered(grade)", F},
    {"level(change) == 1 or level(change) != 1", U},
    // Blanks and lines.
    {"answer( rubric )==2", T},
    {"share( ladder , 2 )>=0.75", T},
    {"answered(rubric)\nand\nanswered(way)", T},
    {"  answered(rubric)  ", T},
    {"((((answered(rubric)))))", T},
};

Test(expression_value, values) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        cr_assert_eq(truth(rows[i].text), rows[i].expected, "%s", rows[i].text);
    }
}

// Numbers equal within 1e-9, and no further.
static struct expression_value nearly_two(const void *context,
                                          const struct question *question) {
    (void)question;
    return (struct expression_value){.kind = EXPRESSION_NUMBER,
                                     .known = true,
                                     .number = 2 + *(const double *)context};
}

Test(expression_value, tolerance) {
    static const struct {
        double off;
        const char *text;
        enum truth expected;
    } cases[] = {
        {1e-10, "answer(halved) == 2", T},  {1e-8, "answer(halved) == 2", F},
        {1e-10, "answer(halved) != 2", F},  {1e-8, "answer(halved) != 2", T},
        {1e-10, "answer(halved) > 2", F},   {1e-8, "answer(halved) > 2", T},
        {-1e-10, "answer(halved) < 2", F},  {-1e-8, "answer(halved) < 2", T},
        {-1e-10, "answer(halved) >= 2", T}, {-1e-8, "answer(halved) >= 2", F},
        {1e-10, "answer(halved) <= 2", T},  {1e-8, "answer(halved) <= 2", F},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct expression_world near = {.context = &cases[i].off,
                                              .answer = nearly_two};
        cr_assert_eq(expression_truth(parsed(cases[i].text), &near),
                     cases[i].expected, "%s at %g", cases[i].text,
                     cases[i].off);
    }
}

// A world that knows nothing answers with the unknown, not with a crash.
Test(expression_value, empty_world) {
    static const struct expression_world empty = {0};
    static const char *const texts[] = {
        "answer(rubric) == 2",
        "answered(rubric)",
        "level(ladder) == 1",
        "score(ladder) > 1",
        "share(ladder, 2) > 0.5",
        "coverage(ladder) > 0.5",
        "consensus(rubric) > 0.5",
        "respondents() > 1",
        "gap(first, leader, member) > 0",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        cr_assert_eq(expression_truth(parsed(texts[i]), &empty), U, "%s",
                     texts[i]);
    }
    cr_assert_eq(expression_truth(NULL, &empty), U);
}

// Infinite and absent numbers are unknown, whoever gives them.
static double infinite(const void *context, const struct section *node) {
    (void)context;
    (void)node;
    return INFINITY;
}

Test(expression_value, infinite_is_unknown) {
    const struct expression_world odd = {.score = infinite};
    cr_assert_eq(expression_truth(parsed("score(first) > 1"), &odd), U);
}

// --- What a condition looks at ---

static void write_id(void *context, const struct question *question) {
    char *list = context;
    strcat(list, question->id);
    strcat(list, " ");
}

Test(expression_value, questions_in_order_of_writing) {
    char list[200] = "";
    expression_questions(
        parsed("answer(way) == 'shop' and (answered(rubric) or "
               "level(ladder) == 2 and answer(halved) > 1) or answered(way) "
               "or consensus(pole) > 0.5"),
        write_id, list);
    cr_assert_str_eq(list, "way rubric halved way ");
    list[0] = '\0';
    expression_questions(NULL, write_id, list);
    cr_assert_str_eq(list, "");
}

Test(expression_value, text_is_kept) {
    cr_assert_str_eq(expression_text(parsed(" answer(rubric)  >= 2")),
                     " answer(rubric)  >= 2");
}
