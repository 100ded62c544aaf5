// SPDX-License-Identifier: MIT
//
// Parts of a questionnaire: numbered, linked, found by name, and what is read
// of them.

#include "model_fixture.h"
#include "questionnaire.h"
#include "text.h"

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

TestSuite(questionnaire, .init = setup, .fini = teardown);

// --- Indexing ---

Test(questionnaire, questions_in_order_of_asking) {
    static const char *const expected[] = {
        "organisation", "staff",  "founded", "role",    "rubric", "halved",
        "criterion",    "pole",   "way",     "grade",   "habits", "reach",
        "loyalty",      "ticked", "zero",    "desires",
    };
    const struct questionnaire *questionnaire = model.questionnaire;
    cr_assert_eq(questionnaire->question_count, COUNT_OF(expected));
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        cr_assert_str_eq(questionnaire->questions[i]->id, expected[i]);
        cr_assert_eq(questionnaire->questions[i]->index, i);
    }
}

Test(questionnaire, sections_are_linked) {
    static const char *const expected[] = {"ladder", "first", "second", "inner",
                                           "figures"};
    static const char *const parents[] = {NULL, "ladder", "ladder", "second",
                                          "second"};
    const struct ladder *ladder = &model.questionnaire->ladders[0];
    cr_assert_eq(ladder->node_count, COUNT_OF(expected));
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        const struct section *node = ladder->nodes[i];
        cr_assert_str_eq(node->id, expected[i]);
        cr_assert_eq(node->index, i);
        cr_assert_eq(node->ladder, ladder);
        if (parents[i])
            cr_assert_str_eq(node->parent->id, parents[i]);
        else
            cr_assert_null(node->parent);
    }
    cr_assert_eq(model.questionnaire->ladders[1].index, 1);
    cr_assert_eq(ladder->nodes[0], &ladder->root);
}

Test(questionnaire, questions_know_where_they_stand) {
    const struct question *pole = model_question(&model, "pole");
    cr_assert_str_eq(pole->section->id, "inner");
    cr_assert_eq(pole->ladder, &model.questionnaire->ladders[0]);
    const struct question *role = model_question(&model, "role");
    cr_assert_null(role->section);
    cr_assert_null(role->ladder);
    cr_assert_null(model_question(&model, "desires")->ladder);
}

// Indexing again gives the same: what was counted is not counted on.
Test(questionnaire, index_twice) {
    struct questionnaire *questionnaire = model.questionnaire;
    size_t questions = questionnaire->question_count;
    size_t nodes = questionnaire->ladders[0].node_count;
    questionnaire_index(model.arena, questionnaire, model.diags);
    cr_assert_eq(questionnaire->question_count, questions);
    cr_assert_eq(questionnaire->ladders[0].node_count, nodes);
    cr_assert_eq(model.diags->errors, 0);
}

// --- Finding ---

Test(questionnaire, find) {
    static const struct {
        const char *id;
        enum name_kind kind;
    } names[] = {
        {"base", NAME_QUESTIONNAIRE},    {"practice", NAME_SCALE},
        {"organisation", NAME_QUESTION}, {"ladder", NAME_SECTION},
        {"figures", NAME_SECTION},       {"desires", NAME_QUESTION},
        {"low", NAME_FINDING},           {"to-three", NAME_RECOMMENDATION},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const struct name *name =
            questionnaire_find(model.questionnaire, names[i].id);
        cr_assert(name, "%s", names[i].id);
        cr_assert_eq(name->kind, names[i].kind);
        cr_assert(name->target);
    }
    cr_assert_null(questionnaire_find(model.questionnaire, "what"));
    cr_assert_null(questionnaire_find(model.questionnaire, ""));
    cr_assert_null(questionnaire_find(model.questionnaire, NULL));
}

Test(questionnaire, find_of_a_kind) {
    const struct questionnaire *questionnaire = model.questionnaire;
    cr_assert(questionnaire_question(questionnaire, "rubric"));
    cr_assert_null(questionnaire_question(questionnaire, "first"));
    cr_assert(questionnaire_section(questionnaire, "first"));
    cr_assert(questionnaire_section(questionnaire, "ladder"));
    cr_assert_null(questionnaire_section(questionnaire, "rubric"));
    cr_assert_eq(questionnaire_ladder(questionnaire, "change"),
                 &questionnaire->ladders[1]);
    cr_assert_null(questionnaire_ladder(questionnaire, "first"));
    cr_assert_null(questionnaire_ladder(questionnaire, "nothing"));
    cr_assert_eq(questionnaire_recommendation(questionnaire, "rest"),
                 &questionnaire->recommendations[2]);
    cr_assert_null(questionnaire_recommendation(questionnaire, "low"));
}

Test(questionnaire, nearest) {
    const struct questionnaire *questionnaire = model.questionnaire;
    cr_assert_str_eq(
        questionnaire_nearest(questionnaire, NAME_QUESTION, "rubrik"),
        "rubric");
    cr_assert_str_eq(
        questionnaire_nearest(questionnaire, NAME_QUESTION, "loyatly"),
        "loyalty");
    cr_assert_str_eq(
        questionnaire_nearest(questionnaire, NAME_SECTION, "laddder"),
        "ladder");
    cr_assert_str_eq(
        questionnaire_nearest(questionnaire, NAME_RECOMMENDATION, "to-tree"),
        "to-three");
    // Of the kind asked for only, and nothing far away.
    cr_assert_null(questionnaire_nearest(questionnaire, NAME_SCALE, "rubric"));
    cr_assert_null(
        questionnaire_nearest(questionnaire, NAME_QUESTION, "something-else"));
    cr_assert_null(questionnaire_nearest(questionnaire, NAME_QUESTION, NULL));
}

// --- Levels and options ---

Test(questionnaire, levels) {
    const struct ladder *ladder = &model.questionnaire->ladders[0];
    cr_assert_eq(ladder_level(ladder, 2)->number, 2);
    cr_assert_null(ladder_level(ladder, 0));
    cr_assert_null(ladder_level(ladder, 4));
    cr_assert_str_eq(ladder_level_title(ladder, 3), "Three");
    cr_assert_str_eq(ladder_level_title(ladder, 4), "");
    cr_assert_str_eq(ladder_level_title(ladder, LEVEL_UNKNOWN), "");
    cr_assert_str_eq(ladder_level_title(&model.questionnaire->ladders[1], 0),
                     "");
}

Test(questionnaire, options) {
    const struct question *way = model_question(&model, "way");
    cr_assert_str_eq(question_option(way, "platform")->label, "Platform");
    cr_assert_null(question_option(way, "plat"));
    cr_assert_null(question_option(way, NULL));
    // Those of a scale are the question's own.
    const struct question *criterion = model_question(&model, "criterion");
    cr_assert_float_eq(question_option(criterion, "partly")->value, 0.5, 1e-9);
    cr_assert_null(question_option(model_question(&model, "rubric"), "partly"));
}

Test(questionnaire, descriptions) {
    const struct question *rubric = model_question(&model, "rubric");
    cr_assert_str_eq(question_description(rubric, 1), "a");
    cr_assert_str_eq(question_description(rubric, 3), "c");
    cr_assert_str_eq(question_description(rubric, 4), "");
    cr_assert_str_eq(question_description(rubric, LEVEL_UNKNOWN), "");
    cr_assert_str_eq(question_description(rubric, LEVEL_COUNT), "");
    const struct question *zero = model_question(&model, "zero");
    cr_assert_str_eq(question_description(zero, 0), "nothing of this yet");
    cr_assert_str_eq(question_description(zero, 1), "a");
    // Of a pair the ends are described.
    const struct question *pole = model_question(&model, "pole");
    cr_assert_str_eq(question_description(pole, 1), "Down");
    cr_assert_str_eq(question_description(pole, 2), "");
    cr_assert_str_eq(question_description(pole, 3), "Up");
    // What has no descriptions has none.
    cr_assert_str_eq(question_description(model_question(&model, "reach"), 0),
                     "");
}

Test(questionnaire, described_level_zero) {
    struct model other =
        model_changed("{id: zero, ask: Z, levels: {1: a, 2: b}}",
                      "{id: zero, ask: Z, levels: {0: no, 1: a, 2: b}}", NULL);
    cr_assert_str_eq(model_problems(&other), "");
    cr_assert_str_eq(question_description(model_question(&other, "zero"), 0),
                     "no");
    model_free(&other);
}

// A band holds from its `from` up to the next; below the first, the first.
Test(questionnaire, bands) {
    static const struct {
        const char *id;
        double number, expected;
    } rows[] = {
        {"reach", 0, 0},
        {"reach", 9.9, 0},
        {"reach", 10, 0},
        {"reach", 49.99, 0},
        {"reach", 50, 0.5},
        {"reach", 79, 0.5},
        {"reach", 80, 1},
        {"reach", 100, 1},
        {"loyalty", -100, 1},
        {"loyalty", -0.1, 1},
        {"loyalty", 0, 2},
        {"loyalty", 29.9, 2},
        {"loyalty", 30, 3},
        {"loyalty", 1e12, 3},
        // What was computed comes within 1e-9.
        {"loyalty", 30 - 1e-10, 3},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        cr_assert_float_eq(
            question_band(model_question(&model, rows[i].id), rows[i].number),
            rows[i].expected, 1e-12, "%s %g", rows[i].id, rows[i].number);
    }
    cr_assert(isnan(question_band(model_question(&model, "reach"), NAN)));
    cr_assert(isnan(question_band(model_question(&model, "staff"), 5)));
}

// --- Size ---

static struct questionnaire *large(struct arena *arena, size_t count) {
    struct questionnaire *made = ARENA_NEW(arena, struct questionnaire);
    made->id = "large";
    made->ladders = ARENA_NEW(arena, struct ladder);
    made->ladder_count = 1;
    made->ladders->root.id = "ladder";
    made->ladders->root.questions = ARENA_ARRAY(arena, struct question, count);
    made->ladders->root.question_count = (unsigned)count;
    for (size_t i = 0; i < count; i++) {
        made->ladders->root.questions[i].id =
            arena_printf(arena, "question-%zu", i);
    }
    return made;
}

// 20,000 names are found one as fast as the other.
Test(questionnaire, many_names, .timeout = 10) {
    struct arena *arena = arena_new();
    struct questionnaire *made = large(arena, 20000);
    struct diags *diags = diags_new(arena);
    questionnaire_index(arena, made, diags);
    cr_assert_eq(diags->errors, 0);
    for (size_t round = 0; round < 50; round++) {
        for (size_t i = 0; i < made->question_count; i++) {
            cr_assert_eq(questionnaire_question(made, made->questions[i]->id),
                         made->questions[i]);
        }
    }
    cr_assert_null(questionnaire_question(made, "question-20000"));
    arena_free(arena);
}

// --- Ids used twice ---

Test(questionnaire, duplicate_ids) {
    struct model other =
        model_changed("{id: criterion, ask: C,", "{id: rubric, ask: C,", NULL);
    cr_assert_str_eq(
        model_problems_at(&other),
        "rubric | error duplicate-id: the id 'rubric' is used twice, first "
        "for a question in line 34; expected one of its own\n"
        "criterion | error unknown-question: no question is called "
        "'criterion'\n");
    model_free(&other);
}

static const struct {
    const char *piece, *with, *expected;
} twice[] = {
    {"id: figures", "id: base",
     "the id 'base' is used twice, first for the questionnaire itself in line "
     "2; expected one of its own"},
    {"id: figures", "id: ladder",
     "the id 'ladder' is used twice, first for a ladder or section in line "
     "23; expected one of its own"},
    {"id: figures", "id: practice",
     "the id 'practice' is used twice, first for a scale in line 7; expected "
     "one of its own"},
    {"id: low\n", "id: organisation\n",
     "the id 'organisation' is used twice, first for a question in line 12; "
     "expected one of its own"},
    {"id: rest", "id: low",
     "the id 'low' is used twice, first for a finding in line 116; expected "
     "one of its own"},
    {"id: rest", "id: to-two",
     "the id 'to-two' is used twice, first for a recommendation in line 122; "
     "expected one of its own"},
};

Test(questionnaire, duplicate_ids_of_all_kinds) {
    for (size_t i = 0; i < COUNT_OF(twice); i++) {
        struct model other = model_changed(twice[i].piece, twice[i].with, NULL);
        const struct problem *problem = other.diags->first;
        while (problem && strcmp(problem->rule, "duplicate-id") != 0) {
            problem = problem->next;
        }
        cr_assert(problem, "%s", twice[i].with);
        cr_expect_str_eq(problem->text, twice[i].expected);
        model_free(&other);
    }
}

// Whatever order the file has, the lower one is the second.
Test(questionnaire, duplicate_further_up) {
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    struct questionnaire *made = large(arena, 2);
    made->at.line = 9;
    made->ladders->root.questions[0].id = "large";
    made->ladders->root.questions[0].at.line = 3;
    questionnaire_index(arena, made, diags);
    cr_assert_eq(diags->errors, 1);
    cr_assert_eq(diags->first->at.line, 9);
    cr_assert(strstr(diags->first->text, "first for a question in line 3"));
    arena_free(arena);
}
