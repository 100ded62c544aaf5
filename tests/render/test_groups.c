// SPDX-License-Identifier: MIT
//
// Two groups that see things differently, in every format that tells of it; and
// nothing of it where they see the same.

#include "render.h"
#include "store.h"
#include "text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define PEOPLE 120

struct crowd {
    struct arena *arena;
    struct questionnaire *survey;
    const struct assessment *people[PEOPLE];
};

static struct answer *answer_of(struct assessment *assessment, const char *id) {
    const struct question *question =
        questionnaire_question(assessment->questionnaire, id);
    cr_assert(question, "%s", id);
    return &assessment->answers[question->index];
}

// Every second one is a leader; leaders answer [leader], the others [staff], a
// third of them one more or less.
static struct crowd crowd_new(double leader, double staff) {
    struct crowd crowd = {.arena = arena_new()};
    struct diags *diags = diags_new(crowd.arena);
    crowd.survey =
        questionnaire_read(crowd.arena, "tests/many/survey.yaml", diags, NULL);
    cr_assert(crowd.survey && !diags->errors);
    for (size_t i = 0; i < PEOPLE; i++) {
        struct assessment *one = assessment_new(crowd.arena, crowd.survey);
        bool leads = i % 2 == 0;
        struct answer *role = answer_of(one, "role");
        role->state = ANSWER_GIVEN;
        role->value.text = leads ? "leader" : "staff";
        struct answer *hear = answer_of(one, "hear");
        hear->state = ANSWER_GIVEN;
        hear->value.number = (leads ? leader : staff) + (i / 2 % 3 == 0);
        struct answer *heed = answer_of(one, "heed");
        heed->state = ANSWER_GIVEN;
        heed->value.number = 2 + (double)(i / 2 % 3);
        crowd.people[i] = one;
    }
    return crowd;
}

static const char *rendered(struct crowd *crowd, size_t count,
                            const char *name) {
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = "2026-01-01";
    const struct result *result = result_build(crowd->arena, crowd->survey,
                                               crowd->people, count, &options);
    struct render_options shown = {.arena = crowd->arena};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    cr_assert(out);
    format_find(name)->render(result, &shown, out);
    fclose(out);
    const char *copy = arena_string(crowd->arena, text);
    free(text);
    return copy;
}

static const struct {
    const char *format, *said;
} told[] = {
    {"text", "What they see most differently:"},
    {"markdown", "What they see most differently:"},
    {"html", "What they see most differently:"},
    {"json", "\"delta\": "},
};

Test(groups, what_two_groups_see_differently_is_told) {
    struct crowd crowd = crowd_new(4, 1);
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        const char *text = rendered(&crowd, PEOPLE, told[i].format);
        cr_assert(strstr(text, told[i].said), "%s: %s", told[i].format, text);
        cr_assert(strstr(text, "Leaders") || strstr(text, "leader"));
    }
    arena_free(crowd.arena);
}

Test(groups, where_they_see_the_same_nothing_is_told) {
    struct crowd crowd = crowd_new(3, 3);
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        const char *text = rendered(&crowd, PEOPLE, told[i].format);
        cr_assert_null(strstr(text, "What they see most"), "%s",
                       told[i].format);
    }
    arena_free(crowd.arena);
}

Test(groups, of_two_people_nothing_is_told) {
    struct crowd crowd = crowd_new(4, 1);
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        const char *text = rendered(&crowd, 2, told[i].format);
        cr_assert_null(strstr(text, told[i].said), "%s", told[i].format);
    }
    arena_free(crowd.arena);
}
