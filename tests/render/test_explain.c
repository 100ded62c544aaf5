// SPDX-License-Identifier: MIT
//
// Everything that has an id can be explained: each ladder, section, question,
// recommendation and finding of the published models, on answers of theirs.

#include "report_fixture.h"
#include "store.h"
#include "text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

struct sample {
    struct arena *arena;
    const struct questionnaire *survey;
    const struct result *result;
};

static struct sample sample_read(const char *survey, const char *answers,
                                 enum decision_state first) {
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    struct sample made = {.arena = arena};
    made.survey = questionnaire_read(arena, survey, diags, NULL);
    cr_assert(made.survey && !diags->errors, "%s", survey);
    struct assessment *assessment =
        answers ? assessment_read(arena, answers, made.survey, diags, NULL)
                : assessment_new(arena, made.survey);
    cr_assert(assessment && !diags->errors, "%s", answers ? answers : "");
    if (made.survey->recommendation_count)
        assessment->decisions[0].state = first;
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = "2026-01-01";
    const struct assessment *const one = assessment;
    made.result = result_build(arena, made.survey, &one, 1, &options);
    return made;
}

static const char *explained(const struct sample *sample, const char *what) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    cr_assert(out);
    struct render_options options = {.arena = sample->arena};
    bool known = explain_render(sample->result, what, &options, out);
    fclose(out);
    const char *copy = known ? arena_string(sample->arena, text) : NULL;
    free(text);
    return copy;
}

// It speaks of what was asked for: the first word of its title is there.
static void holds(const struct sample *sample, const char *id,
                  const char *title) {
    const char *text = explained(sample, id);
    cr_assert(text, "%s cannot be explained", id);
    const char *word =
        arena_copy(sample->arena, title, strcspn(title, " \n\"'"));
    cr_assert(strstr(text, word), "%s: '%s' is not in: %s", id, word, text);
    cr_assert_gt(strlen(text), strlen(title) + 10, "%s: %s", id, text);
}

static void explain_all(const struct sample *sample) {
    const struct questionnaire *survey = sample->survey;
    for (size_t i = 0; i < survey->ladder_count; i++) {
        const struct ladder *ladder = &survey->ladders[i];
        for (size_t j = 0; j < ladder->node_count; j++) {
            holds(sample, ladder->nodes[j]->id, ladder->nodes[j]->title);
        }
    }
    for (size_t i = 0; i < survey->question_count; i++) {
        holds(sample, survey->questions[i]->id, survey->questions[i]->ask);
    }
    for (size_t i = 0; i < survey->recommendation_count; i++) {
        holds(sample, survey->recommendations[i].id,
              survey->recommendations[i].title);
    }
    for (size_t i = 0; i < survey->finding_count; i++) {
        holds(sample, survey->findings[i].id, survey->findings[i].title);
    }
    cr_assert_null(explained(sample, "nothing-of-that-name"));
    cr_assert(explained(sample, NULL));
}

#define MODELS "tests/data/models/"

Test(explain, whatever_has_an_id_can_be_explained) {
    static const char *const samples[][2] = {
        {MODELS "capability.yaml", MODELS "capability-2.cxa.yaml"},
        {MODELS "cmmi.yaml", MODELS "cmmi-1.cxa.yaml"},
        {MODELS "figures.yaml", MODELS "figures-1.cxa.yaml"},
        {MODELS "isa.yaml", MODELS "isa-2.cxa.yaml"},
        {MODELS "mil.yaml", MODELS "mil-1.cxa.yaml"},
        {MODELS "samm.yaml", MODELS "samm-1.cxa.yaml"},
        {MODELS "worked.yaml", MODELS "worked-1.cxa.yaml"},
        {"tests/prompts/every-type.yaml", NULL},
        {"tests/data/questionnaires/every-key.yaml", NULL},
        {"questionnaires/customer-orientation.yaml",
         "examples/sample.cxa.yaml"},
    };
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        struct sample sample =
            sample_read(samples[i][0], samples[i][1], DECISION_NONE);
        explain_all(&sample);
        arena_free(sample.arena);
    }
}

Test(explain, a_decision_is_the_reason_for_no_band) {
    static const struct {
        enum decision_state state;
        const char *said;
    } rows[] = {{DECISION_REFUSED, "it was refused"},
                {DECISION_DONE, "it was done"}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct sample sample =
            sample_read("questionnaires/customer-orientation.yaml",
                        "examples/sample.cxa.yaml", rows[i].state);
        const char *text =
            explained(&sample, sample.survey->recommendations[0].id);
        cr_assert(text && strstr(text, rows[i].said), "%s", text);
        arena_free(sample.arena);
    }
}
