// SPDX-License-Identifier: MIT
//
// Questionnaires that no author writes: half-built after mistakes of shape, and
// as large and as wrong as the limits allow. Nothing crashes, nothing takes
// long, and the number of problems stays readable.

#include "model_fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;
static struct diags *diags;

static void setup(void) {
    arena = arena_new();
    diags = diags_new(arena);
}

static void teardown(void) {
    arena_free(arena);
}

TestSuite(check_hostile, .init = setup, .fini = teardown);

// --- Half-built by hand ---

Test(check_hostile, nothing_at_all) {
    struct questionnaire *made = ARENA_NEW(arena, struct questionnaire);
    questionnaire_check(arena, made, diags); // not even indexed
    questionnaire_index(arena, made, diags);
    questionnaire_check(arena, made, diags);
    cr_assert_eq(diags->errors + diags->warnings, 0);
}

// One of everything, each as the reader leaves it when nothing in it could be
// read: zeros where there is no default.
static struct questionnaire *skeleton(void) {
    struct questionnaire *made = ARENA_NEW(arena, struct questionnaire);
    made->scales = ARENA_ARRAY(arena, struct scale, 2);
    made->scale_count = 2;
    made->scales[1].options = ARENA_ARRAY(arena, struct option, 2);
    made->scales[1].option_count = 2;
    made->profile = ARENA_ARRAY(arena, struct question, 1);
    made->profile_count = 1;
    made->ladders = ARENA_ARRAY(arena, struct ladder, 2);
    made->ladder_count = 2;
    struct section *root = &made->ladders[0].root;
    root->sections = ARENA_ARRAY(arena, struct section, 2);
    root->section_count = 2;
    root->sections[1].questions =
        ARENA_ARRAY(arena, struct question, QUESTION_LIST + 1);
    root->sections[1].question_count = QUESTION_LIST + 1;
    made->closing = ARENA_ARRAY(arena, struct question, 1);
    made->closing_count = 1;
    made->findings = ARENA_ARRAY(arena, struct finding, 1);
    made->finding_count = 1;
    made->findings[0].asks_for = ARENA_ARRAY(arena, struct reference, 2);
    made->findings[0].asks_for_count = 2;
    made->recommendations = ARENA_ARRAY(arena, struct recommendation, 2);
    made->recommendation_count = 2;
    made->recommendations[0].lifts = ARENA_ARRAY(arena, struct lift, 2);
    made->recommendations[0].lift_count = 2;
    made->recommendations[0].needs = ARENA_ARRAY(arena, struct reference, 2);
    made->recommendations[0].need_count = 2;
    made->renames = ARENA_ARRAY(arena, struct rename, 2);
    made->rename_count = 2;
    return made;
}

static void fill_question(struct question *question, int type, int scoring) {
    question->type = (enum question_type)type;
    question->scoring = (enum question_scoring)scoring;
    question->min = question->max = NAN;
    question->options = ARENA_ARRAY(arena, struct option, 2);
    question->option_count = 2;
    question->bands = ARENA_ARRAY(arena, struct band, 2);
    question->band_count = 2;
    question->ticks = ARENA_ARRAY(arena, struct tick, 2);
    question->tick_count = 2;
    question->list = ARENA_NEW(arena, struct question_list);
    question->list->fields = ARENA_ARRAY(arena, struct question, 2);
    question->list->field_count = 2;
    question->list->kinds = ARENA_ARRAY(arena, struct list_kind, 2);
    question->list->kind_count = 2;
}

// Whatever type and scoring a question was taken for, and whatever its ladder.
Test(check_hostile, empty_parts) {
    static const int levels[][2] = {{0, 0}, {1, 5},   {0, 9}, {9, 9},
                                    {5, 1}, {-1, 12}, {3, 3}};
    for (int scoring = SCORING_NONE; scoring <= SCORING_DEGREE; scoring++) {
        for (size_t i = 0; i < COUNT_OF(levels); i++) {
            struct questionnaire *made = skeleton();
            struct ladder *ladder = &made->ladders[0];
            ladder->start = levels[i][0];
            ladder->top = levels[i][1];
            ladder->levels = ARENA_ARRAY(arena, struct level, 2);
            ladder->level_count = 2;
            struct section *section = &ladder->root.sections[1];
            for (int type = 0; type <= QUESTION_LIST; type++) {
                fill_question(&section->questions[type], type, scoring);
            }
            made->recommendations[0].lifts[0].question_id = "q";
            made->recommendations[0].lifts[1].given = "2";
            section->questions[0].id = "q";
            questionnaire_index(arena, made, diags);
            questionnaire_check(arena, made, diags);
            diags->errors = 1; // as if the reader had found something
            questionnaire_check(arena, made, diags);
            diags->errors = 0;
        }
    }
    for (const struct problem *p = diags->first; p; p = p->next) {
        cr_assert_not_null(p->text);
        cr_assert_null(strstr(p->text, "(null)"), "%s", p->text);
    }
}

// A lift may name each question and give whatever text.
Test(check_hostile, lifts_of_everything) {
    static const char *const given[] = {
        "",  "true", "0", "1",  "-1", "2.5", "99999999999999", "x", "1e5",
        "'", "0.5",  "9", "10", "-0", NULL,
    };
    for (int scoring = SCORING_NONE; scoring <= SCORING_DEGREE; scoring++) {
        for (int type = 0; type <= QUESTION_LIST; type++) {
            struct questionnaire *made = skeleton();
            made->ladders[0].start = 0;
            made->ladders[0].top = 9;
            made->ladders[0].level_count = 1;
            made->ladders[0].levels = ARENA_ARRAY(arena, struct level, 1);
            struct question *question =
                &made->ladders[0].root.sections[1].questions[0];
            fill_question(question, type, scoring);
            question->id = "q";
            made->recommendations[0].lifts =
                ARENA_ARRAY(arena, struct lift, COUNT_OF(given));
            made->recommendations[0].lift_count = COUNT_OF(given);
            for (size_t i = 0; i < COUNT_OF(given); i++) {
                made->recommendations[0].lifts[i].question_id = "q";
                made->recommendations[0].lifts[i].given = given[i];
            }
            questionnaire_index(arena, made, diags);
            questionnaire_check(arena, made, diags);
            diags->errors = 0;
        }
    }
}

// --- Large and wrong, from files ---

static FILE *out;
static char *yaml;
static size_t yaml_length;

static void begin_yaml(const char *more) {
    out = open_memstream(&yaml, &yaml_length);
    fprintf(out,
            "cxladder: 1\nid: large\nversion: '1'\nlanguage: en\ntitle: L\n%s"
            "ladders:\n  - id: ladder\n    title: L\n    start: 1\n"
            "    levels: [{level: 1, title: A}, {level: 2, title: B}, {level: "
            "3, title: C}]\n"
            "    sections:\n      - id: only\n        title: O\n"
            "        questions:\n",
            more);
}

static struct model end_yaml(void) {
    fclose(out);
    struct model model = model_read(yaml);
    free(yaml);
    return model;
}

// As much as there may be, with conditions and needs, and all of it right.
Test(check_hostile, large_and_right, .timeout = 20) {
    enum { COUNT = 9999 };
    begin_yaml("");
    for (int i = 0; i < COUNT; i++) {
        fprintf(
            out,
            "          - {id: q%d, ask: Q, levels: {1: a, 2: b, 3: c}%s%d%s", i,
            i ? ", when: answer(q" : "} #", i ? i / 2 : 0,
            i ? ") >= 2}\n" : "\n");
    }
    fputs("recommendations:\n", out);
    for (int i = 0; i < COUNT; i++) {
        fprintf(out,
                "  - {id: a%d, title: T, text: T, effort: 1, lifts: {q%d: 2}}\n"
                "  - {id: b%d, title: T, text: T, effort: 1, lifts: {q%d: 3}, "
                "needs: [a%d]}\n",
                i, i, i, i, i);
    }
    struct model model = end_yaml();
    cr_assert_eq(model.diags->errors, 0, "%s", model.diags->first->text);
    cr_assert_eq(model.diags->warnings, 0, "%s", model.diags->first->text);
    model_free(&model);
}

// Every name misspelt: after the first ones no nearest name is looked for.
Test(check_hostile, all_misspelt, .timeout = 20) {
    enum { COUNT = 20000 };
    begin_yaml("");
    for (int i = 0; i < COUNT; i++) {
        fprintf(out,
                "          - {id: some-question-with-a-long-name-%d, ask: Q, "
                "level: 2, scale: practice-with-a-long-name-%d, when: "
                "answer(some-qestion-with-a-long-name-%d) > 1}\n",
                i, i, i);
    }
    struct model model = end_yaml();
    cr_assert(model.diags->errors >= 1000);
    cr_assert(model.diags->errors < 1100, "%u", model.diags->errors);
    model_free(&model);
}

// One cycle through all, and every condition a cycle of its own with it.
Test(check_hostile, one_large_cycle, .timeout = 20) {
    enum { COUNT = 20000 };
    begin_yaml("");
    for (int i = 0; i < COUNT; i++) {
        fprintf(out,
                "          - {id: q%d, ask: Q, levels: {1: a, 2: b, 3: c}, "
                "when: answer(q%d) > 1 or answer(q0) > 1 or answer(q%d) > 1}\n",
                i, (i + 1) % COUNT, i / 2);
    }
    struct model model = end_yaml();
    cr_assert(model.diags->errors >= 1000);
    cr_assert(model.diags->errors < 1100, "%u", model.diags->errors);
    for (const struct problem *p = model.diags->first; p; p = p->next) {
        cr_assert(strlen(p->text) < 400);
    }
    model_free(&model);
}

// Needs that lead far: looking for the step before ends all the same.
Test(check_hostile, webs_of_needs, .timeout = 20) {
    enum { COUNT = 3000, NEEDS = 200 };
    begin_yaml("");
    fputs("          - {id: q, ask: Q, levels: {1: a, 2: b, 3: c}}\n"
          "recommendations:\n",
          out);
    for (int i = 0; i < COUNT; i++) {
        fprintf(out,
                "  - {id: r%d, title: T, text: T, effort: 1, lifts: {q: 3}", i);
        for (int j = 1; j <= NEEDS && j <= i; j++) {
            fprintf(out, "%s r%d", j == 1 ? ", needs: [" : ",", i - j);
        }
        fputs(i ? "]}\n" : "}\n", out);
    }
    struct model model = end_yaml();
    cr_assert_eq(model.diags->errors, 0);
    model_free(&model);
}

// A finding's condition of 64 KiB, full of what is not there.
Test(check_hostile, long_conditions, .timeout = 20) {
    enum { COUNT = 200, TERMS = 2000 };
    begin_yaml("");
    fputs("          - {id: q, ask: Q, levels: {1: a, 2: b, 3: c}}\n"
          "findings:\n",
          out);
    for (int i = 0; i < COUNT; i++) {
        fprintf(out, "  - {id: f%d, kind: risk, title: T, when: answered(q)",
                i);
        for (int j = 0; j < TERMS; j++) {
            fputs(" and score(nothing) > 1", out);
        }
        fputs("}\n", out);
    }
    struct model model = end_yaml();
    cr_assert(model.diags->errors >= 1000);
    cr_assert(model.diags->errors < 5000);
    model_free(&model);
}

// Old names in long chains and large circles.
Test(check_hostile, renames, .timeout = 20) {
    enum { COUNT = 10000 };
    char *text = NULL;
    size_t length = 0;
    FILE *part = open_memstream(&text, &length);
    fputs("renamed:\n", part);
    for (int i = 0; i < COUNT; i++) {
        fprintf(part, "  chain-%d: chain-%d\n  circle-%d: circle-%d\n", i,
                i + 1, i, (i + 1) % COUNT);
    }
    fprintf(part, "  chain-%d: q\n", COUNT);
    fclose(part);
    begin_yaml(text);
    free(text);
    fputs("          - {id: q, ask: Q, levels: {1: a, 2: b, 3: c}}\n", out);
    struct model model = end_yaml();
    diags_sort(model.diags);
    cr_assert(model.diags->errors >= 1, "%u", model.diags->errors);
    model_free(&model);
}

// --- Truncated and mangled ---

// The model's text cut at every length, and with bytes exchanged: whatever the
// reader makes of it, the check survives.
Test(check_hostile, mangled, .timeout = 120) {
    struct model whole = model_new();
    size_t length = strlen(whole.yaml);
    char *text = arena_copy(arena, whole.yaml, length);
    for (size_t cut = 0; cut < length; cut += 7) {
        char kept = text[cut];
        text[cut] = '\0';
        struct model model = model_read(text);
        model_free(&model);
        text[cut] = kept;
    }
    static const char signs[] = "09az-:{}[],'\"\n |>#&*!%@_";
    unsigned seed = 1;
    for (int round = 0; round < 3000; round++) {
        struct model model;
        char *copy = arena_copy(whole.arena, text, length);
        for (int i = 0; i < 1 + round % 4; i++) {
            seed = seed * 1103515245 + 12345;
            size_t at = (seed >> 8) % length;
            seed = seed * 1103515245 + 12345;
            copy[at] = signs[(seed >> 8) % (sizeof(signs) - 1)];
        }
        model = model_read(copy);
        for (const struct problem *p = model.diags->first; p; p = p->next) {
            cr_assert_null(strstr(p->text, "(null)"), "%s", p->text);
        }
        model_free(&model);
    }
    model_free(&whole);
}
