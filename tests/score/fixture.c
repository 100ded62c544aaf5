// SPDX-License-Identifier: MIT

#include "fixture.h"

#include <stdlib.h>

#define MAKE(type, count) ARENA_ARRAY(fixture->arena, type, (size_t)(count))

struct fixture *fixture_new(void) {
    struct arena *arena = arena_new();
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    fixture->arena = arena;
    fixture->questionnaire = ARENA_NEW(arena, struct questionnaire);
    fixture->questionnaire->minimum_group = 5;
    for (int effort = 1; effort <= 5; effort++)
        fixture->questionnaire->costs[effort] = effort;
    return fixture;
}

void fixture_free(struct fixture *fixture) {
    arena_free(fixture->arena);
}

int fixture_ladder(struct fixture *fixture, int start, int top) {
    struct ladder *ladder = &fixture->ladders[fixture->ladder_count];
    ladder->start = start;
    ladder->top = top;
    ladder->attain = ladder->hold = 0.75;
    ladder->attain_each = 0.5;
    return fixture->ladder_count++;
}

int fixture_section(struct fixture *fixture, int ladder, int parent,
                    double weight) {
    fixture->sections[fixture->section_count] =
        (struct fixture_section){ladder, parent, weight};
    return fixture->section_count++;
}

static int add_question(struct fixture *fixture, int section, int level,
                        double weight) {
    fixture->questions[fixture->question_count] =
        (struct fixture_question){section, level, weight, level == 0};
    return fixture->question_count++;
}

int fixture_rubric(struct fixture *fixture, int section, double weight) {
    return add_question(fixture, section, 0, weight);
}

int fixture_criterion(struct fixture *fixture, int section, int level,
                      double weight) {
    return add_question(fixture, section, level, weight);
}

int fixture_recommendation(struct fixture *fixture, int effort) {
    fixture->recommendations[fixture->recommendation_count].effort = effort;
    return fixture->recommendation_count++;
}

void fixture_lift(struct fixture *fixture, int recommendation, int question,
                  double amount) {
    struct fixture_recommendation *lifting =
        &fixture->recommendations[recommendation];
    lifting->questions[lifting->lift_count] = question;
    lifting->amounts[lifting->lift_count++] = amount;
}

void fixture_need(struct fixture *fixture, int recommendation, int need) {
    struct fixture_recommendation *needing =
        &fixture->recommendations[recommendation];
    needing->needs[needing->need_count++] = need;
}

// --- Putting together ---

static const char *id_of(struct fixture *fixture, const char *kind,
                         int number) {
    return arena_printf(fixture->arena, "%s%d", kind, number + 1);
}

static void make_scale(struct fixture *fixture) {
    struct questionnaire *questionnaire = fixture->questionnaire;
    struct scale *scale = ARENA_NEW(fixture->arena, struct scale);
    scale->id = "degree";
    scale->option_count = 5;
    scale->options = MAKE(struct option, 5);
    for (int i = 0; i < 5; i++) {
        struct option *option = &scale->options[i];
        option->code = id_of(fixture, "v", i);
        option->label = option->code;
        option->value = i / 4.0;
        option->level = LEVEL_UNKNOWN;
        option->weight = 1;
    }
    questionnaire->scales = scale;
    questionnaire->scale_count = 1;
}

static void make_question(struct fixture *fixture, struct question *question,
                          int number) {
    const struct fixture_question *source = &fixture->questions[number];
    question->id = id_of(fixture, "q", number);
    question->ask = question->id;
    question->weight = source->weight;
    question->halves = source->halves;
    question->level = source->level ? source->level : LEVEL_UNKNOWN;
    question->min = question->max = NAN;
    question->type = source->level ? QUESTION_SCALE : QUESTION_RUBRIC;
    question->scoring = source->level ? SCORING_DEGREE : SCORING_LEVELS;
    if (!source->level) return;
    question->scale = fixture->questionnaire->scales;
    question->options = question->scale->options;
    question->option_count = question->scale->option_count;
}

static bool stands_in(const struct fixture *fixture, int section, int ladder,
                      int parent) {
    return fixture->sections[section].ladder == ladder &&
           fixture->sections[section].parent == parent;
}

static void make_section(struct fixture *fixture, struct section *section,
                         int ladder, int number) {
    size_t questions = 0, sections = 0;
    for (int i = 0; i < fixture->question_count; i++)
        questions += number >= 0 && fixture->questions[i].section == number;
    for (int i = 0; i < fixture->section_count; i++)
        sections += stands_in(fixture, i, ladder, number);
    section->questions = MAKE(struct question, questions);
    section->sections = MAKE(struct section, sections);
    for (int i = 0; i < fixture->question_count && questions; i++) {
        if (fixture->questions[i].section != number) continue;
        fixture->made[i] = &section->questions[section->question_count++];
        make_question(fixture, fixture->made[i], i);
    }
    for (int i = 0; i < fixture->section_count && sections; i++) {
        if (!stands_in(fixture, i, ladder, number)) continue;
        struct section *child = &section->sections[section->section_count++];
        child->id = id_of(fixture, "s", i);
        child->title = child->id;
        child->weight = fixture->sections[i].weight;
        make_section(fixture, child, ladder, i);
    }
}

static struct reference *make_needs(struct fixture *fixture, const int *needs,
                                    int count) {
    struct reference *list = MAKE(struct reference, count);
    for (int i = 0; i < count; i++) {
        list[i].id = id_of(fixture, "r", needs[i]);
        list[i].index = (size_t)needs[i];
    }
    return list;
}

static void make_recommendations(struct fixture *fixture) {
    struct questionnaire *questionnaire = fixture->questionnaire;
    int count = fixture->recommendation_count;
    questionnaire->recommendations = MAKE(struct recommendation, count);
    questionnaire->recommendation_count = (unsigned)count;
    for (int i = 0; i < count; i++) {
        const struct fixture_recommendation *source =
            &fixture->recommendations[i];
        struct recommendation *made = &questionnaire->recommendations[i];
        made->id = made->title = made->text = id_of(fixture, "r", i);
        made->index = (unsigned)i;
        made->effort = source->effort;
        made->needs = make_needs(fixture, source->needs, source->need_count);
        made->need_count = (unsigned)source->need_count;
        made->lifts = MAKE(struct lift, source->lift_count);
        made->lift_count = (unsigned)source->lift_count;
        for (int j = 0; j < source->lift_count; j++) {
            made->lifts[j].question =
                fixture_question(fixture, source->questions[j]);
            made->lifts[j].question_id = made->lifts[j].question->id;
            made->lifts[j].amount = source->amounts[j];
        }
    }
}

void fixture_close(struct fixture *fixture) {
    struct questionnaire *questionnaire = fixture->questionnaire;
    make_scale(fixture);
    questionnaire->id = questionnaire->title = "fixture";
    questionnaire->version = "1";
    questionnaire->language = "en";
    questionnaire->ladders = MAKE(struct ladder, fixture->ladder_count);
    questionnaire->ladder_count = (unsigned)fixture->ladder_count;
    for (int i = 0; i < fixture->ladder_count; i++) {
        struct ladder *ladder = &questionnaire->ladders[i];
        *ladder = fixture->ladders[i];
        ladder->root.id = ladder->root.title = id_of(fixture, "l", i);
        ladder->root.weight = 1;
        make_section(fixture, &ladder->root, i, -1);
    }
    struct diags *diags = diags_new(fixture->arena);
    questionnaire_index(fixture->arena, questionnaire, diags);
    if (diags->errors) abort();
    make_recommendations(fixture);
    fixture_assessment(fixture);
}

// --- Answers ---

struct assessment *fixture_assessment(struct fixture *fixture) {
    struct assessment *assessment =
        assessment_new(fixture->arena, fixture->questionnaire);
    fixture->assessments[fixture->assessment_count++] = assessment;
    return assessment;
}

struct question *fixture_question(const struct fixture *fixture, int question) {
    return fixture->made[question];
}

void fixture_answer(struct fixture *fixture, int assessment, int question,
                    double measure) {
    const struct question *asked = fixture_question(fixture, question);
    struct answer *answer =
        &fixture->assessments[assessment]->answers[asked->index];
    answer->state = ANSWER_GIVEN;
    if (asked->type == QUESTION_SCALE)
        answer->value.text = asked->options[(int)(measure * 4)].code;
    else
        answer->value.number = measure;
}

void fixture_state(struct fixture *fixture, int assessment, int question,
                   enum answer_state state) {
    const struct question *asked = fixture_question(fixture, question);
    fixture->assessments[assessment]->answers[asked->index].state = state;
}

struct result *fixture_result(struct fixture *fixture,
                              const struct result_options *options) {
    return result_build(fixture->arena, fixture->questionnaire,
                        (const struct assessment *const *)fixture->assessments,
                        (size_t)fixture->assessment_count, options);
}

const struct question_result *fixture_row(const struct fixture *fixture,
                                          const struct result *result,
                                          int question) {
    return &result->questions[fixture_question(fixture, question)->index];
}
