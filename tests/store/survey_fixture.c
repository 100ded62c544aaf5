// SPDX-License-Identifier: MIT

#include "survey_fixture.h"

#include <math.h>
#include <string.h>

#define FINGERPRINT                                                            \
    "sha256:"                                                                  \
    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static struct option option(const char *code, double value) {
    return (struct option){.code = code,
                           .label = code,
                           .value = value,
                           .level = LEVEL_UNKNOWN,
                           .weight = 1};
}

static void give_options(struct arena *arena, struct question *question,
                         const char *const *codes, size_t count) {
    question->options = ARENA_ARRAY(arena, struct option, count);
    question->option_count = (unsigned)count;
    for (size_t i = 0; i < count; i++) {
        question->options[i] = option(codes[i], (double)i / (double)count);
    }
}

static struct question question(const char *id, enum question_type type) {
    return (struct question){.id = id,
                             .ask = id,
                             .type = type,
                             .level = LEVEL_UNKNOWN,
                             .weight = 1,
                             .min = NAN,
                             .max = NAN};
}

static void describe(struct arena *arena, struct question *rubric) {
    rubric->descriptions = ARENA_ARRAY(arena, struct description, 6);
    rubric->description_count = 6;
    for (size_t i = 1; i <= 5; i++) {
        rubric->descriptions[i].text = "described";
    }
}

static void fill_ladder(struct arena *arena, struct ladder *ladder,
                        struct question *questions, size_t count) {
    static const char *const titles[] = {"One", "Two", "Three", "Four", "Five"};
    ladder->start = 1;
    ladder->top = 5;
    ladder->attain = 0.75;
    ladder->attain_each = 0.5;
    ladder->hold = 0.75;
    ladder->levels = ARENA_ARRAY(arena, struct level, 5);
    ladder->level_count = 5;
    for (int i = 0; i < 5; i++) {
        ladder->levels[i] = (struct level){.number = i + 1, .title = titles[i]};
    }
    ladder->root = (struct section){.id = "orientation",
                                    .title = "Orientation",
                                    .weight = 1,
                                    .questions = questions,
                                    .question_count = (unsigned)count};
}

static void make_list(struct arena *arena, struct question *list) {
    static const char *const worded[] = {"yes", "no", "partly"};
    list->list = ARENA_NEW(arena, struct question_list);
    list->list->fields = ARENA_ARRAY(arena, struct question, 3);
    list->list->field_count = 3;
    list->list->fields[0] = question("what", QUESTION_TEXT);
    list->list->fields[1] = question("worded", QUESTION_CHOICE);
    list->list->fields[2] = question("since", QUESTION_DATE);
    give_options(arena, &list_of(list)->fields[1], worded, COUNT_OF(worded));
    list->list->kinds = ARENA_ARRAY(arena, struct list_kind, 2);
    list->list->kind_count = 2;
    list->list->kinds[0].code = "conscious";
    list->list->kinds[1].code = "hidden";
    list->list->map_across = list->list->map_down = "worded";
}

static void make_rubric(struct arena *arena, struct question *rubric) {
    rubric->halves = true;
    rubric->ticks = ARENA_ARRAY(arena, struct tick, 2);
    rubric->tick_count = 2;
    rubric->ticks[0] = (struct tick){.code = "named", .label = "N", .level = 2};
    rubric->ticks[1] =
        (struct tick){.code = "derived", .label = "D", .level = 3};
    describe(arena, rubric);
}

static struct question *ladder_questions(struct arena *arena, size_t *count) {
    static const char *const practice[] = {"not-yet", "partly", "fully"};
    static const char *const habits[] = {"firm-date", "owner", "review"};
    const struct question all[] = {
        question("strategy-role", QUESTION_RUBRIC),
        question("strategy-derived", QUESTION_SCALE),
        question("process-owner", QUESTION_SCALE),
        question("habits", QUESTION_MULTIPLE),
        question("loyalty", QUESTION_NPS),
        question("reach", QUESTION_PERCENT),
        question("turnover", QUESTION_NUMBER),
        question("pole", QUESTION_PAIR),
        question("founded", QUESTION_DATE),
        question("vision", QUESTION_TEXT),
        question("desires", QUESTION_LIST),
        question("people-energy", QUESTION_RUBRIC),
    };
    struct question *questions =
        ARENA_ARRAY(arena, struct question, COUNT_OF(all));
    memcpy(questions, all, sizeof(all));
    *count = COUNT_OF(all);
    make_rubric(arena, &questions[0]);
    give_options(arena, &questions[1], practice, COUNT_OF(practice));
    give_options(arena, &questions[2], practice, COUNT_OF(practice));
    questions[2].required = true;
    give_options(arena, &questions[3], habits, COUNT_OF(habits));
    questions[6].min = -10;
    questions[6].max = 1000000;
    questions[7].low = "closed";
    questions[7].high = "open";
    make_list(arena, &questions[10]);
    describe(arena, &questions[11]);
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        bool rubric = questions[i].type == QUESTION_RUBRIC ||
                      questions[i].type == QUESTION_PAIR;
        bool scale = questions[i].type == QUESTION_SCALE;
        questions[i].scoring = rubric  ? SCORING_LEVELS
                               : scale ? SCORING_DEGREE
                                       : SCORING_NONE;
        if (scale) questions[i].level = 2;
    }
    return questions;
}

static void add_recommendations(struct arena *arena,
                                struct questionnaire *questionnaire) {
    static const char *const ids[] = {"appoint-owner", "ask-customers"};
    questionnaire->recommendations =
        ARENA_ARRAY(arena, struct recommendation, COUNT_OF(ids));
    questionnaire->recommendation_count = COUNT_OF(ids);
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        questionnaire->recommendations[i] = (struct recommendation){
            .id = ids[i], .title = ids[i], .text = ids[i], .effort = 1};
    }
}

static void add_renames(struct arena *arena,
                        struct questionnaire *questionnaire) {
    static const struct rename renames[] = {
        {.from = "strategy-position", .to = "strategy-role"},
        {.from = "owner", .to = "process-owner"},
        {.from = "owner/somewhat", .to = "process-owner/partly"},
        {.from = "strategy-derived/half", .to = "strategy-derived/partly"},
        {.from = "role/boss", .to = "role/leader"},
        {.from = "dropped", .to = NULL},
    };
    questionnaire->renames =
        ARENA_ARRAY(arena, struct rename, COUNT_OF(renames));
    memcpy(questionnaire->renames, renames, sizeof(renames));
    questionnaire->rename_count = COUNT_OF(renames);
}

static struct questionnaire *bare(struct arena *arena) {
    struct questionnaire *questionnaire =
        ARENA_NEW(arena, struct questionnaire);
    questionnaire->path = "survey.yaml";
    questionnaire->id = "survey";
    questionnaire->version = "1.0";
    questionnaire->language = "en";
    questionnaire->title = "Survey";
    questionnaire->minimum_group = 5;
    strcpy(questionnaire->fingerprint, FINGERPRINT);
    questionnaire->ladders = ARENA_NEW(arena, struct ladder);
    questionnaire->ladder_count = 1;
    return questionnaire;
}

struct questionnaire *survey_questionnaire(struct arena *arena) {
    static const char *const roles[] = {"leader", "staff"};
    struct questionnaire *questionnaire = bare(arena);
    questionnaire->profile = ARENA_ARRAY(arena, struct question, 2);
    questionnaire->profile_count = 2;
    questionnaire->profile[0] = question("organisation", QUESTION_TEXT);
    questionnaire->profile[1] = question("role", QUESTION_CHOICE);
    questionnaire->profile[1].group = true;
    give_options(arena, &questionnaire->profile[1], roles, COUNT_OF(roles));
    for (size_t i = 0; i < 2; i++) {
        questionnaire->profile[i].profile = true;
    }
    size_t count;
    struct question *questions = ladder_questions(arena, &count);
    fill_ladder(arena, questionnaire->ladders, questions, count);
    questionnaire->closing = ARENA_NEW(arena, struct question);
    questionnaire->closing_count = 1;
    questionnaire->closing[0] = question("takeaway", QUESTION_TEXT);
    questionnaire->closing[0].closing = true;
    add_recommendations(arena, questionnaire);
    add_renames(arena, questionnaire);
    questionnaire_index(arena, questionnaire, diags_new(arena));
    return questionnaire;
}

struct questionnaire *survey_rubrics(struct arena *arena, size_t count) {
    struct questionnaire *questionnaire = bare(arena);
    struct question *questions = ARENA_ARRAY(arena, struct question, count);
    for (size_t i = 0; i < count; i++) {
        questions[i] = question(arena_printf(arena, "question-%zu", i + 1),
                                QUESTION_RUBRIC);
        questions[i].scoring = SCORING_LEVELS;
        describe(arena, &questions[i]);
    }
    fill_ladder(arena, questionnaire->ladders, questions, count);
    questionnaire_index(arena, questionnaire, diags_new(arena));
    return questionnaire;
}
