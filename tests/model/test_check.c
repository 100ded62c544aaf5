// SPDX-License-Identifier: MIT
//
// The check of a questionnaire's meaning: one mistake at a time, put into a
// questionnaire without any, and everything that is said of it.

#include "model_fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

struct row {
    const char *piece, *with; // of the questionnaire
    const char *expected;     // as model_problems_at tells it; "": nothing
};

static void check_rows(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct model model = model_changed(rows[i].piece, rows[i].with, NULL);
        cr_expect_str_eq(model_problems_at(&model), rows[i].expected,
                         "%s\nexpected: %sfound:    %s", rows[i].with,
                         rows[i].expected, model_problems_at(&model));
        model_free(&model);
    }
}

// --- Scales, options, codes ---

static const struct row codes[] = {
    {"scale: practice", "scale: practise",
     "practise | error unknown-scale: no scale is called 'practise', did you "
     "mean 'practice'?\n"},
    {"scale: practice", "scale: first",
     "first | error unknown-scale: no scale is called 'first': that is the id "
     "of a ladder or section\n"},
    {"code: partly, value: 0.5", "code: fully, value: 0.5",
     "fully | error duplicate-code: the code 'fully' is used twice, first in "
     "line 9; answers are stored as codes, expected one of its own\n"},
    {"label: In parts", "label: Fully",
     "fully | warning same-label: two options are both called 'Fully'; give "
     "each a label of its own, so that they can be told apart\n"},
    {"    - {code: not-yet, value: 0, label: No}\n"
     "    - {code: partly, value: 0.5, label: In parts}\n",
     "",
     "practice | warning too-few-options: the scale 'practice' has one option, "
     "expected at least two to choose from\n"},
    {"profile:\n",
     "  other:\n    - {code: a, value: 0, label: A}\n"
     "    - {code: b, value: 1, label: B}\nprofile:\n",
     "other | warning unused-scale: no question uses the scale 'other': name "
     "it in a question's 'scale', or take it out\n"},
    // Two codes may share a value, and a scale may run the other way.
    {"value: 0.5", "value: 1", ""},
    {"value: 0, label: No", "value: 1, label: No", ""},
    {"      - {code: leader, label: Leader}\n", "",
     "role | warning too-few-options: the choice has one option, expected at "
     "least two to choose from\n"},
    {"code: leader, label: Leader", "code: member, label: Leader",
     "member | error duplicate-code: the code 'member' is used twice, first "
     "in line 20; answers are stored as codes, expected one of its own\n"},
    {"label: Leader", "label: Member",
     "member | warning same-label: two options are both called 'Member'; give "
     "each a label of its own, so that they can be told apart\n"},
    {"code: call-back", "code: sorry",
     "sorry | error duplicate-code: the code 'sorry' is used twice, first in "
     "line 69; answers are stored as codes, expected one of its own\n"},
    {"code: led", "code: named",
     "named | error duplicate-code: the code 'named' is used twice, first in "
     "line 37; answers are stored as codes, expected one of its own\n"},
    // A checklist may have one item.
    {"                  - {code: call-back, label: Call, weight: 1}\n"
     "                  - {code: sorry, label: Sorry, weight: 1}\n",
     "", ""},
};

Test(check, codes) {
    check_rows(codes, COUNT_OF(codes));
}

// --- Levels ---

static const struct row levels[] = {
    {"levels: {1: a, 2: b, 3: c}\n            criteria",
     "levels: {1: a, 3: c}\n            criteria",
     "3 | error not-described: no description is given for: 2; expected "
     "one for each level from 1 to 3\n"},
    {"levels: {1: a, 2: b, 3: c}\n            criteria",
     "levels: {1: a, 2: b, 3: c, 4: d}\n            criteria",
     "4 | error not-a-level: level 4 is described, but 'ladder' has levels 1 "
     "to 3\n"},
    {"levels: {1: a, 2: b, 3: c}\n            criteria",
     "levels: {0: z, 1: a, 2: b, 3: c}\n            criteria",
     "0 | error not-a-level: level 0 is described, but 'ladder' has levels 1 "
     "to 3\n"},
    {"levels: {1: a, 2: b, 3: c}\n            criteria",
     "levels: {}\n            criteria",
     "rubric | error not-described: no description is given for: 1, 2, 3; "
     "expected one for each level from 1 to 3\n"},
    {"ask: Z, levels: {1: a, 2: b}", "ask: Z, levels: {2: b}",
     "2 | error not-described: no description is given for: 1; expected "
     "one for each level from 1 to 2\n"},
    {"ask: Z, levels: {1: a, 2: b}", "ask: Z, levels: {0: z, 1: a, 2: b}", ""},
    // Only what the ladder names is asked for.
    {"      - {level: 2, title: Two}\n", "",
     "3 | error level-order: level 3 follows, expected level 2: levels have "
     "no gaps\n"},
    {"criteria: {2: [", "criteria: {4: [",
     "named | error not-a-level: the statement stands for level 4, expected "
     "one from 1 to 3\n"},
    {"ask: C, level: 2", "ask: C, level: 1",
     "1 | error not-a-rung: level 1 is the start, which needs no evidence; "
     "expected a level from 2 to 3\n"},
    {"ask: C, level: 2", "ask: C, level: 4",
     "4 | error not-a-rung: 'ladder' has no level 4, expected one from 2 to "
     "3\n"},
    {"ask: C, level: 2", "ask: C, level: 3", ""},
    {"label: Shop, level: 1", "label: Shop, level: 0",
     "shop | error not-a-level: this stands for level 0, but 'ladder' has "
     "levels 1 to 3\n"},
    {"{from: 30, level: 3}", "{from: 30, level: 5}",
     "30 | error not-a-level: this stands for level 5, but 'ladder' has "
     "levels 1 to 3\n"},
    {"bands: [{from: -100, level: 1}, {from: 0, level: 2}, {from: 30, level: "
     "3}]",
     "bands: [{from: -100}, {from: 0}]",
     "-100 | error scoring: the bands give nothing, expected a 'level' in "
     "each, or a 'value' in each and the question's 'level'\n"
     "loyalty | error unscored-lift: 'loyalty' is not scored, expected a "
     "question that counts for a ladder\n"
     "loyalty | error unscored-lift: 'loyalty' is not scored, expected a "
     "question that counts for a ladder\n"},
};

Test(check, levels) {
    check_rows(levels, COUNT_OF(levels));
}

// --- Lists ---

static const struct row lists[] = {
    {"{id: many, type: number", "{id: what, type: number",
     "what | error duplicate-id: the list has a field 'what' already, "
     "expected another id\n"},
    {"kinds: [", "kinds: [{code: conscious, label: X, when: wanted == 'no'}, ",
     "conscious | error duplicate-code: the code 'conscious' is used twice, "
     "first in line 113; answers are stored as codes, expected one of its "
     "own\n"},
    {"across: worded", "across: wordde",
     "desires | error unknown-field: map: across: the list has no field "
     "'wordde', did you mean 'worded'?\n"},
    {"down: wanted", "down: zzzzzz",
     "desires | error unknown-field: map: down: the list has no field "
     "'zzzzzz'\n"},
    {"down: wanted", "down: many",
     "desires | error wrong-field: map: down: 'many' is of another type, "
     "expected a choice, whose options become the lines of the table\n"},
    {"down: wanted", "down: worded",
     "desires | error wrong-field: map: 'worded' stands across and down, "
     "expected two fields\n"},
    {"when: worded == 'yes'", "when: worded == 'si'",
     "'si' | error unknown-code: 'si' is not an answer to 'worded', "
     "expected one of: yes, no\n"},
    // Fields are the list's own: their ids may stand elsewhere, too.
    {"{id: what, type: text, ask: What}", "{id: rubric, type: text, ask: W}",
     ""},
};

Test(check, lists) {
    check_rows(lists, COUNT_OF(lists));
}

// --- References ---

static const struct row references[] = {
    {"title: Base\n", "title: Base\nfollow-up: base\n",
     "base | error follow-up: 'base' names itself as its follow-up, expected "
     "the id of the fuller questionnaire\n"},
    {"title: Base\n", "title: Base\nfollow-up: larger\n", ""},
    {"asks-for: [to-two]", "asks-for: [to-tow]",
     "to-tow | error unknown-recommendation: no recommendation is called "
     "'to-tow', did you mean 'to-two'?\n"},
    {"asks-for: [to-two]", "asks-for: [low]",
     "low | error unknown-recommendation: no recommendation is called 'low': "
     "that is the id of a finding\n"},
    {"asks-for: [to-two]", "asks-for: [to-two, rest, to-two]",
     "to-two | warning named-twice: 'to-two' is named here a second time, "
     "which changes nothing: take it out\n"},
    {"needs: [to-two]", "needs: [two]",
     "two | error unknown-recommendation: no recommendation is called 'two'\n"},
    {"needs: [to-two]", "needs: [to-two, to-two]",
     "to-two | warning named-twice: 'to-two' is named here a second time, "
     "which changes nothing: take it out\n"},
    {"needs: [to-two]", "needs: [to-three]",
     "to-three | error needs-cycle: 'to-three' needs itself, by way of: "
     "to-three; expected one of them to need nothing of the others\n"},
    {"effort: 1\n", "effort: 1\n    needs: [rest]\n", ""},
    {"effort: 1\n", "effort: 1\n    needs: [to-three]\n",
     "to-three | error needs-cycle: 'to-two' needs itself, by way of: to-two, "
     "to-three; expected one of them to need nothing of the others\n"},
};

Test(check, references) {
    check_rows(references, COUNT_OF(references));
}

// --- Lifts ---

#define LIFTS "lifts: {criterion: fully, grade: high, habits: true, reach: 0.5}"

static const struct row lifts[] = {
    {LIFTS, "lifts: {criterium: fully}",
     "criterium | error unknown-question: no question is called 'criterium', "
     "did you mean 'criterion'?\n"},
    {LIFTS, "lifts: {second: 2}",
     "second | error unknown-question: no question is called 'second': that "
     "is the id of a ladder or section\n"},
    {LIFTS, "lifts: {role: leader}",
     "role | error unscored-lift: 'role' is not scored, expected a question "
     "that counts for a ladder\n"},
    {LIFTS, "lifts: {ticked: true}",
     "ticked | error unscored-lift: 'ticked' is not scored, expected a "
     "question that counts for a ladder\n"},
    // A scale: a code, or true.
    {LIFTS, "lifts: {criterion: partly}", ""},
    {LIFTS, "lifts: {criterion: true}", ""},
    {LIFTS, "lifts: {criterion: fuly}",
     "fuly | error wrong-lift: 'fuly' is not what 'criterion' can be lifted "
     "to, did you mean 'fully'?\n"},
    {LIFTS, "lifts: {criterion: 1}",
     "1 | error wrong-lift: '1' is not what 'criterion' can be lifted to, "
     "expected one of: not-yet, partly, fully, true\n"},
    {LIFTS, "lifts: {criterion: not-yet}",
     "criterion | warning lifts-nothing: 'not-yet' is worth nothing in "
     "'criterion', so this lifts nothing: name a higher answer or take the "
     "line out\n"},
    // A choice with values: likewise.
    {LIFTS, "lifts: {grade: true}", ""},
    {LIFTS, "lifts: {grade: 0.5}",
     "0.5 | error wrong-lift: '0.5' is not what 'grade' can be lifted to, "
     "expected one of: low, high, true\n"},
    // A rubric, of whatever type: a level that can be answered.
    {"rubric: 3, halved: 3", "rubric: 4, halved: 3",
     "4 | error wrong-lift: '4' is not what 'rubric' can be lifted to, "
     "expected one of its levels: 1, 2, 3\n"},
    {"rubric: 3, halved: 3", "rubric: 2.5, halved: 3",
     "2.5 | error wrong-lift: '2.5' is not what 'rubric' can be lifted to, "
     "expected one of its levels: 1, 2, 3\n"},
    {"rubric: 3, halved: 3", "rubric: true, halved: 3",
     "true | error wrong-lift: 'true' is not what 'rubric' can be lifted to, "
     "expected one of its levels: 1, 2, 3\n"},
    {"rubric: 2, halved: 2", "rubric: 2, halved: 2.5",
     "halved | warning leap: 'halved' is lifted to 2.5, and nothing that "
     "'to-two' needs lifts it to 1.5 first: name in 'needs' what does, or add "
     "it\n"},
    {"rubric: 2, halved: 2", "rubric: 2, halved: 1.25",
     "1.25 | error wrong-lift: '1.25' is not what 'halved' can be lifted to, "
     "expected one of its levels or a half between two: 1, 2, 3\n"},
    {"rubric: 2, halved: 2", "rubric: 2, halved: 0.5",
     "0.5 | error wrong-lift: '0.5' is not what 'halved' can be lifted to, "
     "expected one of its levels or a half between two: 1, 2, 3\n"},
    {"way: 3", "way: platform", ""},
    {"way: 3", "way: 2",
     "2 | error wrong-lift: '2' is not what 'way' can be lifted to, expected "
     "one of its levels: 1, 3\n"},
    {"way: 3", "way: true",
     "true | error wrong-lift: 'true' is not what 'way' can be lifted to, "
     "expected one of its levels: 1, 3\n"},
    {"loyalty: 3", "loyalty: 30",
     "30 | error wrong-lift: '30' is not what 'loyalty' can be lifted to, "
     "expected one of its levels: 1, 2, 3\n"},
    {"zero: 1", "zero: 0",
     "zero | warning lifts-nothing: level 0 is where everybody stands, so this "
     "lifts nothing: name a higher level or take the line out\n"
     "zero | warning leap: 'zero' is lifted to 2, and nothing that 'to-three' "
     "needs lifts it to 1 first: name in 'needs' what does, or add it\n"},
    // A checklist or a number: 0 to 1, or true.
    {LIFTS, "lifts: {habits: 0.25, reach: true}", ""},
    {LIFTS, "lifts: {habits: 1.5}",
     "1.5 | error wrong-lift: '1.5' is not what 'habits' can be lifted to, "
     "expected a number from 0 to 1, or true for the highest\n"},
    {LIFTS, "lifts: {habits: -0.5}",
     "-0.5 | error wrong-lift: '-0.5' is not what 'habits' can be lifted to, "
     "expected a number from 0 to 1, or true for the highest\n"},
    {LIFTS, "lifts: {reach: 80}",
     "80 | error wrong-lift: '80' is not what 'reach' can be lifted to, "
     "expected a number from 0 to 1, or true for the highest\n"},
    {LIFTS, "lifts: {habits: firm-date}",
     "firm-date | error wrong-lift: 'firm-date' is not what 'habits' can be "
     "lifted to, expected a number from 0 to 1, or true for the highest\n"},
    {LIFTS, "lifts: {reach: 0}",
     "reach | warning lifts-nothing: '0' is worth nothing in 'reach', so this "
     "lifts nothing: name a higher answer or take the line out\n"},
};

Test(check, lifts) {
    check_rows(lifts, COUNT_OF(lifts));
}

static const struct lift *find_lift(const struct model *model,
                                    const char *recommendation,
                                    const char *question) {
    const struct recommendation *one =
        questionnaire_recommendation(model->questionnaire, recommendation);
    for (size_t i = 0; i < one->lift_count; i++) {
        if (!strcmp(one->lifts[i].question_id, question)) return &one->lifts[i];
    }
    cr_assert_fail("%s does not lift %s", recommendation, question);
    return NULL;
}

// What was written, as the level or degree and the option that it comes to.
Test(check, lifts_are_resolved) {
    struct model model = model_changed(
        LIFTS,
        "lifts: {criterion: true, grade: high, habits: true, reach: 0.5}",
        "way: 3", "way: platform", NULL);
    static const struct {
        const char *recommendation, *question;
        double amount;
        const char *code;
    } rows[] = {
        {"to-two", "rubric", 2, NULL},     {"to-three", "halved", 3, NULL},
        {"to-three", "way", 3, NULL},      {"to-three", "loyalty", 3, NULL},
        {"rest", "criterion", 1, "fully"}, {"rest", "grade", 1, "high"},
        {"rest", "habits", 1, NULL},       {"rest", "reach", 0.5, NULL},
    };
    cr_assert_str_eq(model_problems(&model), "");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct lift *lift =
            find_lift(&model, rows[i].recommendation, rows[i].question);
        cr_assert_eq(lift->question, model_question(&model, rows[i].question));
        cr_assert_float_eq(lift->amount, rows[i].amount, 1e-12);
        if (rows[i].code)
            cr_assert_str_eq(lift_code(lift), rows[i].code);
        else
            cr_assert_null(lift_code(lift));
    }
    model_free(&model);
}

// The highest of a scale or of bands is what they have, not always 1.
Test(check, the_highest_answer) {
    struct model model =
        model_changed("{code: fully, value: 1, label: Fully}",
                      "{code: fully, value: 0.8, label: Fully}",
                      "{from: 80, value: 1}", "{from: 80, value: 0.9}", LIFTS,
                      "lifts: {criterion: true, reach: true}", NULL);
    cr_assert_eq(model.diags->errors, 0);
    cr_assert_float_eq(find_lift(&model, "rest", "criterion")->amount, 0.8,
                       1e-12);
    cr_assert_float_eq(find_lift(&model, "rest", "reach")->amount, 0.9, 1e-12);
    model_free(&model);
}

// --- Advice ---

static const struct row advice[] = {
    {"rubric: 2, halved: 2", "halved: 2",
     "rubric | warning leap: 'rubric' is lifted to 3, and nothing that "
     "'to-three' needs lifts it to 2 first: name in 'needs' what does, or add "
     "it\n"},
    {"needs: [to-two]", "needs: [rest]",
     "rubric | warning leap: 'rubric' is lifted to 3, and nothing that "
     "'to-three' needs lifts it to 2 first: name in 'needs' what does, or add "
     "it\n"
     "halved | warning leap: 'halved' is lifted to 3, and nothing that "
     "'to-three' needs lifts it to 2 first: name in 'needs' what does, or add "
     "it\n"
     "pole | warning leap: 'pole' is lifted to 3, and nothing that 'to-three' "
     "needs lifts it to 2 first: name in 'needs' what does, or add it\n"
     "loyalty | warning leap: 'loyalty' is lifted to 3, and nothing that "
     "'to-three' needs lifts it to 2 first: name in 'needs' what does, or add "
     "it\n"
     "zero | warning leap: 'zero' is lifted to 2, and nothing that 'to-three' "
     "needs lifts it to 1 first: name in 'needs' what does, or add it\n"},
    {"lifts: {rubric: 3, halved: 3", "lifts: {halved: 3",
     "rubric | warning not-lifted: no recommendation lifts the answer to "
     "'rubric' from: 2; whoever answers so gets no advice on it, add a "
     "recommendation\n"},
    {"way: 3, ", "",
     "way | warning not-lifted: no recommendation lifts the answer to 'way' "
     "from: 1; whoever answers so gets no advice on it, add a "
     "recommendation\n"},
    {"halved: 3, ", "halved: 2.5, ",
     "halved | warning not-lifted: no recommendation lifts the answer to "
     "'halved' from: 2.5; whoever answers so gets no advice on it, add a "
     "recommendation\n"},
};

Test(check, advice) {
    check_rows(advice, COUNT_OF(advice));
}

// What is needed by what is needed has been done, too.
Test(check, needs_of_needs) {
    struct model model =
        model_changed("needs: [to-two]", "needs: [rest]", "effort: 3\n",
                      "effort: 3\n    needs: [to-two]\n", NULL);
    cr_assert_str_eq(model_problems(&model), "");
    model_free(&model);
}

// A level that nobody can answer is no step: 'way' goes from 1 to 3 at once.
Test(check, steps_are_answers) {
    struct model model = model_changed("way: 3", "way: 3", NULL);
    cr_assert_str_eq(model_problems(&model), "");
    model_free(&model);
}

// --- Rungs ---

static const struct row rungs[] = {
    {"      - {level: 2, title: Done}\n",
     "      - {level: 2, title: Done}\n      - {level: 3, title: More}\n",
     "2 | error not-described: no description is given for: 3; expected "
     "one for each level from 1 to 3\n"},
    {"          - {id: zero, ask: Z, levels: {1: a, 2: b}}\n",
     "          - {id: zero, ask: Z, level: 1, scale: practice}\n",
     "1 | error wrong-lift: '1' is not what 'zero' can be lifted to, expected "
     "one of: not-yet, partly, fully, true\n"
     "2 | error wrong-lift: '2' is not what 'zero' can be lifted to, expected "
     "one of: not-yet, partly, fully, true\n"},
    {"{from: 80, value: 1}", "{from: 80, value: 0.6}",
     ""}, // a part of rung 2 only
};

Test(check, rungs) {
    check_rows(rungs, COUNT_OF(rungs));
}

Test(check, a_rung_that_nobody_asks_about) {
    struct model model =
        model_changed("{id: zero, ask: Z, levels: {1: a, 2: b}}",
                      "{id: zero, ask: Z, level: 1, scale: practice}",
                      "zero: 1}", "zero: fully}", ", zero: 2", "", NULL);
    cr_assert_str_eq(model_problems_at(&model),
                     "2 | warning level-not-asked: no question speaks of "
                     "level 2: it counts as held and is never attained; add a "
                     "question of this level\n");
    model_free(&model);
}

Test(check, a_rung_out_of_reach) {
    struct model model = model_changed(
        "{id: zero, ask: Z, levels: {1: a, 2: b}}",
        "{id: zero, ask: Z, type: nps, bands: [{from: -100, level: 0}, "
        "{from: 0, level: 1}]}",
        ", zero: 2", "", NULL);
    cr_assert_str_eq(
        model_problems_at(&model),
        "2 | warning level-out-of-reach: even the best answers reach only 0% "
        "of level 2, and 75% are asked for: give its questions a higher "
        "answer, or lower the threshold\n"
        "2 | warning level-out-of-reach: even the best answers reach only 0% "
        "of level 2 in 'seeing', and attain-each asks for 50%: give its "
        "questions a higher answer, or lower attain-each\n");
    model_free(&model);
}

// Asked about, but not there.
Test(check, share_of_a_rung_not_asked_there) {
    struct model model = model_changed(
        "when: level(ladder) == 1", "when: share(figures, 3) > 0.5",
        "bands: [{from: -100, level: 1}, {from: 0, level: 2}, {from: 30, "
        "level: 3}]",
        "level: 2\n                bands: [{from: -100, value: 0}, {from: 0, "
        "value: 1}]",
        "loyalty: 2, ", "", "loyalty: 3, ", "", NULL);
    cr_assert_str_eq(
        model_problems_at(&model),
        "share(figures | warning share-not-asked: nothing in 'figures' speaks "
        "of level 3, so this is never known: ask about it there, or name "
        "another section\n");
    model_free(&model);
}

// --- Names of earlier versions ---

#define LINE "title: Base\n"

static const struct row renames[] = {
    {LINE,
     LINE "renamed: {old: rubric, rubric/two: rubric/led}\n"
          "retired: [gone, rubric/gone, elsewhere/gone]\n",
     ""},
    {LINE, LINE "renamed: {first-step: to-two}\n", ""},
    {LINE, LINE "renamed: {older: old, old: rubric}\n", ""},
    {LINE, LINE "renamed: {old: rubric, old/half: rubric/led}\n", ""},
    {LINE, LINE "renamed: {old: rubrik}\n",
     "old | error unknown-question: no question is called 'rubrik', did you "
     "mean 'rubric'?\n"},
    {LINE, LINE "renamed: {old: first}\n",
     "old | error unknown-question: no question is called 'first': that is "
     "the id of a ladder or section\n"},
    {LINE, LINE "renamed: {halved: rubric}\n",
     "halved | error still-used: 'halved' is said to be renamed, but is in "
     "use; expected a name of an earlier version\n"},
    {LINE, LINE "retired: [halved]\n",
     "halved | error still-used: 'halved' is said to be retired, but is in "
     "use; expected a name of an earlier version\n"},
    {LINE, LINE "retired: [criterion/partly]\n",
     "criterion/partly | error still-used: 'criterion/partly' is said to be "
     "retired, but is in use; expected a name of an earlier version\n"},
    {LINE, LINE "renamed: {old: rubric}\nretired: [old]\n",
     "old | error renamed-twice: what became of 'old' is said twice, first in "
     "line 6\n"},
    {LINE, LINE "renamed: {old: new-one, new-one: old}\n",
     "new-one | error rename-cycle: these names lead to each other and to "
     "nothing that is asked: new-one, old\n"},
    {LINE, LINE "renamed: {old: criterion/partly}\n",
     "old | error wrong-rename: 'old' cannot become 'criterion/partly': "
     "expected an id for an id, or question/code for question/code\n"},
    {LINE, LINE "renamed: {criterion/half: criterion/partyl}\n",
     "criterion/half | error unknown-code: 'criterion/half' leads to "
     "'criterion/partyl', but 'partyl' is not an answer to 'criterion', did "
     "you mean 'partly'?\n"},
    {LINE, LINE "renamed: {criterion/half: criterion/zzzzzz}\n",
     "criterion/half | error unknown-code: 'criterion/half' leads to "
     "'criterion/zzzzzz', but 'zzzzzz' is not an answer to 'criterion'\n"},
    {LINE, LINE "renamed: {way/half: criterion/partly}\n",
     "way/half | error wrong-rename: 'way/half' cannot become "
     "'criterion/partly': a code stays with its question\n"},
};

Test(check, renames) {
    check_rows(renames, COUNT_OF(renames));
}

// --- Conditions ---

#define CRITERION "{id: criterion, ask: C,"

static const struct row conditions[] = {
    {CRITERION, "{id: criterion, ask: C, when: answer(rubric) >= 2,", ""},
    {CRITERION, "{id: criterion, ask: C, when: answer(rubrik) >= 2,",
     "rubrik) | error unknown-question: no question is called 'rubrik', did "
     "you mean 'rubric'?\n"},
    {CRITERION, "{id: criterion, ask: C, when: answer(criterion) > 0,",
     "criterion) | error own-answer: the condition looks at the answer to its "
     "own question, expected another one\n"},
    {CRITERION, "{id: criterion, ask: C, when: answer(pole) >= 2,",
     "answer(pole) | warning looks-ahead: whether 'criterion' is asked hangs "
     "on 'pole', which is asked later: move 'criterion' behind it, or people "
     "have to go back\n"},
    {"{id: staff,", "{id: staff, when: answered(desires),",
     "answered(desires) | warning looks-ahead: whether 'staff' is asked hangs "
     "on 'desires', which is asked later: move 'staff' behind it, or people "
     "have to go back\n"},
    {"when: level(ladder) == 1", "when: level(ladder) == 4",
     "== | error never-true: this can never be true: level(ladder) is a whole "
     "number from 1 to 3\n"},
    {"effort: 3\n", "effort: 3\n    when: score(first) + 1\n",
     "score(first) | error wrong-type: this is a number, expected a "
     "comparison such as answer(question) >= 2\n"},
    {"when: level(ladder) == 1",
     "when: |\n      level(ladder) == 1\n      and "
     "answered(rubrik)",
     "rubrik) | error unknown-question: no question is called 'rubrik', did "
     "you mean 'rubric'?\n"},
    {"when: level(ladder) == 1", "when: level(ladder) != 4",
     "!= | warning always-true: this is true of every answer, for "
     "level(ladder) is a whole number from 1 to 3: name one of them, or take "
     "the comparison out\n"},
    {"when: level(ladder) == 1", "when: level(ladder) != 3", ""},
    {"when: level(ladder) == 1", "when: \"level(ladder) == 0\"",
     "== | error never-true: this can never be true: level(ladder) is a whole "
     "number from 1 to 3\n"},
};

Test(check, conditions) {
    check_rows(conditions, COUNT_OF(conditions));
}

// Groups of two questions have no gap between them.
Test(check, groups_of_two_questions) {
    struct model model = model_changed(
        "  - id: role\n",
        "  - id: unit\n    type: choice\n    group: true\n    ask: Unit\n"
        "    options: [{code: north, label: N}, {code: south, label: S}]\n"
        "  - id: role\n",
        "when: level(ladder) == 1", "when: gap(first, leader, north) > 0",
        NULL);
    cr_assert_str_eq(model_problems_at(&model),
                     "north) | error other-group: 'leader' and 'north' are "
                     "answers to different questions, expected two groups of "
                     "one\n");
    model_free(&model);
}

// Each looks at the next: wherever that begins, nobody can decide it.
Test(check, condition_cycle) {
    struct model model = model_changed(
        CRITERION, "{id: criterion, ask: C, when: answer(pole) >= 2,",
        "{id: pole, ask: P,", "{id: pole, ask: P, when: answer(zero) >= 1,",
        "{id: zero, ask: Z,",
        "{id: zero, ask: Z, when: answered(criterion) or answered(rubric),",
        NULL);
    diags_sort(model.diags);
    cr_assert_eq(model.diags->errors, 1);
    cr_assert_eq(model.diags->warnings, 0); // no order would help
    cr_assert_str_eq(
        model.diags->first->text,
        "whether 'criterion' is asked hangs on itself, by way of: criterion, "
        "pole, zero; expected one of the conditions to look elsewhere");
    model_free(&model);
}

// --- What is missing ---

// Beside an error nothing is said of what is missing: the error may be why.
Test(check, errors_hide_what_is_missing) {
    struct model model = model_changed("scale: practice", "scale: practise",
                                       "rubric: 2, ", "", NULL);
    cr_assert_eq(model.diags->errors, 1);
    cr_assert_eq(model.diags->warnings, 0);
    model_free(&model);
}
