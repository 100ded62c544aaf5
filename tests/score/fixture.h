// SPDX-License-Identifier: MIT
//
// Questionnaires and assessments made by hand, for the tests of scoring: parts
// are added one by one, each known by its number, and put together by
// fixture_close.

#ifndef FIXTURE_H
#define FIXTURE_H

#include "result.h"

#define FIXTURE_MOST 10000
#define FIXTURE_LIFTS 12

struct fixture_section {
    int ladder, parent; // parent -1: stands in the ladder itself
    double weight;
};

struct fixture_question {
    int section, level; // level 0: a rubric, else a criterion of that level
    double weight;
    bool halves;
};

struct fixture_recommendation {
    int effort;
    int questions[FIXTURE_LIFTS];
    double amounts[FIXTURE_LIFTS];
    int lift_count;
    int needs[FIXTURE_LIFTS];
    int need_count;
    const char *when;
};

struct fixture {
    struct arena *arena;
    struct questionnaire *questionnaire;
    struct assessment *assessments[1000];
    int assessment_count;
    struct ladder ladders[8];
    int ladder_count;
    struct fixture_section sections[FIXTURE_MOST];
    int section_count;
    struct fixture_question questions[FIXTURE_MOST];
    struct question *made[FIXTURE_MOST]; // of the questionnaire, by number
    int question_count;
    struct fixture_recommendation recommendations[FIXTURE_MOST];
    int recommendation_count;
};

struct fixture *fixture_new(void);
void fixture_free(struct fixture *fixture);
// Returns its number; attain 75 %, hold likewise, attain-each 50 %.
int fixture_ladder(struct fixture *fixture, int start, int top);
int fixture_section(struct fixture *fixture, int ladder, int parent,
                    double weight);
int fixture_rubric(struct fixture *fixture, int section, double weight);
int fixture_criterion(struct fixture *fixture, int section, int level,
                      double weight);
int fixture_recommendation(struct fixture *fixture, int effort);
void fixture_lift(struct fixture *fixture, int recommendation, int question,
                  double amount);
void fixture_need(struct fixture *fixture, int recommendation, int need);
// Puts the questionnaire together; with a first, empty assessment.
void fixture_close(struct fixture *fixture);

struct assessment *fixture_assessment(struct fixture *fixture);
struct question *fixture_question(const struct fixture *fixture, int question);
// The answer of a level or degree (quarters for criteria).
void fixture_answer(struct fixture *fixture, int assessment, int question,
                    double measure);
void fixture_state(struct fixture *fixture, int assessment, int question,
                   enum answer_state state);
struct result *fixture_result(struct fixture *fixture,
                              const struct result_options *options);
const struct question_result *fixture_row(const struct fixture *fixture,
                                          const struct result *result,
                                          int question);

#endif
