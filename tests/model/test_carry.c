// SPDX-License-Identifier: MIT
//
// Answers taken over to another questionnaire: those that mean the same there,
// and no other.

#include "assessment.h"
#include "model_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

#define ANSWERS 14

// An answer of every kind, votes among them.
static struct assessment *answered(const struct model *model) {
    struct assessment *from = model_assessment(model);
    model_answer(from, "organisation")->state = ANSWER_GIVEN;
    model_answer(from, "organisation")->value.text = "Acme";
    model_give(from, "staff", 900);
    model_answer(from, "founded")->state = ANSWER_GIVEN;
    model_answer(from, "founded")->value.text = "1999-12-31";
    model_give_code(from, "role", "member");
    model_give(from, "rubric", 3);
    model_give(from, "halved", 2.5);
    model_give_code(from, "criterion", "partly");
    model_vote(model, from, "pole", "2: 3, 3: 1, dont-know: 1");
    model_give_code(from, "way", "platform");
    struct answer *habits = model_answer(from, "habits");
    static const char *codes[] = {"firm-date", "sorry"};
    habits->state = ANSWER_GIVEN;
    habits->value.codes = codes;
    habits->value.code_count = COUNT_OF(codes);
    model_give(from, "reach", 40);
    struct answer *loyalty = model_answer(from, "loyalty");
    loyalty->state = ANSWER_GIVEN;
    loyalty->value.promoters = 3;
    model_state(from, "grade", ANSWER_DONT_KNOW);
    model_give(from, "zero", 0);
    from->people = 7;
    return from;
}

Test(carry, everything_goes_to_the_same_questionnaire) {
    struct model model = model_new();
    const struct assessment *from = answered(&model);
    struct assessment *to = model_assessment(&model);
    struct carried carried = assessment_carry(to, from);
    cr_assert_eq(carried.taken, ANSWERS, "%zu", carried.taken);
    cr_assert_eq(carried.left, 0);
    cr_assert_eq(to->people, 7);
    cr_assert_eq(model_answer(to, "halved")->value.number, 2.5);
    cr_assert_eq(model_answer(to, "pole")->round_count, 1);
    cr_assert_eq(model_answer(to, "grade")->state, ANSWER_DONT_KNOW);
    model_free(&model);
}

struct other {
    const char *question;     // whose answer does not fit any more
    const char *piece, *with; // of the questionnaire
};

static const struct other others[] = {
    {"staff", "min: 1, max: 1000", "min: 1, max: 899"},
    {"staff", "min: 1, max: 1000", "min: 901, max: 1000"},
    {"role", "{code: member, label: Member}", "{code: guest, label: Guest}"},
    {"halved", "            halves: true\n", ""},
    {"criterion", "{id: criterion, ask: C, level: 2, scale: practice}",
     "{id: criterion, ask: C, type: text}"},
    {"zero", "start: 0", "start: 1"},
    {"organisation", "{id: organisation, type: text, ask: Organisation}",
     "{id: organisation, type: date, ask: Organisation}"},
    {"habits", "{code: sorry, label: Sorry, weight: 1}",
     "{code: excuse, label: Sorry, weight: 1}"},
    {"way", "{code: platform, label: Platform, level: 3}",
     "{code: network, label: Network, level: 3}"},
    {"grade", "id: grade\n                ask: G",
     "id: grade\n                required: true\n                ask: G"},
    {"founded", "{id: founded, type: date", "{id: begun, type: date"},
};

Test(carry, what_means_something_else_is_left) {
    struct model model = model_new();
    const struct assessment *from = answered(&model);
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        struct model other =
            model_changed(others[i].piece, others[i].with, NULL);
        cr_assert(other.questionnaire, "%s", others[i].piece);
        struct assessment *to = model_assessment(&other);
        struct carried carried = assessment_carry(to, from);
        cr_assert_eq(carried.left, 1, "%s: %zu left", others[i].with,
                     carried.left);
        cr_assert_eq(carried.taken, ANSWERS - 1, "%s", others[i].with);
        const struct question *gone =
            questionnaire_question(other.questionnaire, others[i].question);
        cr_assert(!gone || answer_is_empty(&to->answers[gone->index]), "%s",
                  others[i].question);
        model_free(&other);
    }
    model_free(&model);
}

Test(carry, votes_on_a_level_that_is_gone_are_left) {
    struct model model = model_new();
    struct assessment *from = model_assessment(&model);
    model_vote(&model, from, "zero", "0: 3, 2: 1");
    struct model other = model_changed("start: 0", "start: 1", NULL);
    struct assessment *to = model_assessment(&other);
    struct carried carried = assessment_carry(to, from);
    cr_assert_eq(carried.left, 1);
    cr_assert_eq(carried.taken, 0);
    model_free(&other);
    model_free(&model);
}

Test(carry, votes_of_a_group_that_is_gone_are_left) {
    struct model model = model_new();
    struct assessment *from = model_assessment(&model);
    struct round *round =
        model_vote(&model, from, "pole", "2: 3, 3: 1, dont-know: 1");
    struct group_votes by = {
        .group = "member", .votes = round->votes, .vote_count = 1};
    round->by = &by;
    round->by_count = 1;
    struct assessment *same = model_assessment(&model);
    cr_assert_eq(assessment_carry(same, from).taken, 1);
    struct model other = model_changed("{code: member, label: Member}",
                                       "{code: guest, label: Guest}", NULL);
    struct assessment *to = model_assessment(&other);
    cr_assert_eq(assessment_carry(to, from).left, 1);
    cr_assert(answer_is_empty(model_answer(to, "pole")));
    model_free(&other);
    model_free(&model);
}

// A file with a tick that nobody knows could not be read.
Test(carry, ticks_that_are_not_known_there_stay_behind) {
    static const char *ticks[] = {"named"};
    struct model model = model_new();
    struct assessment *from = model_assessment(&model);
    model_give(from, "rubric", 2);
    struct answer *rubric = model_answer(from, "rubric");
    rubric->has_ticks = true;
    rubric->ticks = ticks;
    rubric->tick_count = COUNT_OF(ticks);
    struct assessment *same = model_assessment(&model);
    assessment_carry(same, from);
    cr_assert_eq(model_answer(same, "rubric")->tick_count, 1);
    struct model other = model_changed("{code: named, label: N}",
                                       "{code: said, label: S}", NULL);
    struct assessment *to = model_assessment(&other);
    struct carried carried = assessment_carry(to, from);
    cr_assert_eq(carried.taken, 1);
    cr_assert_eq(model_answer(to, "rubric")->value.number, 2);
    cr_assert_eq(model_answer(to, "rubric")->tick_count, 0);
    cr_assert_not(model_answer(to, "rubric")->has_ticks);
    model_free(&other);
    model_free(&model);
}
