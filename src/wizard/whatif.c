// SPDX-License-Identifier: MIT
//
// What if: a copy of the assessment in which answers are raised and
// recommendations are done. Nothing of it reaches the assessment. What was
// tried is kept apart and put on a fresh copy each time, so that taking one
// thing back leaves the others as they were.

#include "whatif.h"

#include "outlook.h"

#include <string.h>

// Every key builds a result, so that no plan may keep it waiting.
#define PLAN_SECONDS 0.1

struct whatif {
    const struct questionnaire *questionnaire;
    const struct assessment *assessment;
    const char *date;
    struct arena *arena;   // of what is tried
    struct arena *before;  // of the result as it is
    struct arena *results; // of the result of it; emptied at each change
    // Without a budget and phases, which nobody asks for here.
    struct assessment same, copy;
    const struct value **tried; // per question; NULL: as today
    bool *ticked;               // per recommendation
    const struct result *today, *result;
};

static const struct result *build(struct whatif *whatif, struct arena *arena,
                                  const struct assessment *assessment) {
    const struct assessment **assessments =
        ARENA_NEW(arena, const struct assessment *);
    assessments[0] = assessment;
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = whatif->date;
    options.plan_seconds = PLAN_SECONDS;
    return result_build(arena, whatif->questionnaire, assessments, 1, &options);
}

static void give(struct whatif *whatif, const struct question *question,
                 const struct value *value) {
    struct answer *answer = &whatif->copy.answers[question->index];
    answer->state = ANSWER_GIVEN;
    answer->value = *value;
}

static const struct value *value_of(const struct whatif *whatif,
                                    const struct question *question) {
    return &whatif->assessment->answers[question->index].value;
}

// What the copy says to [question] at the moment: a level or degree.
static double measure_of(const struct whatif *whatif,
                         const struct question *question) {
    const struct answer *answer = &whatif->copy.answers[question->index];
    if (answer->state == ANSWER_GIVEN)
        return value_measure(question, &answer->value);
    return whatif->today->questions[question->index].mean;
}

// --- Lifting ---

// How a vote for what [lift] reaches is written; NULL where votes on this kind
// of question are not moved.
static const char *lifted_key(struct whatif *whatif, const struct lift *lift) {
    const struct question *question = lift->question;
    if (question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR)
        return arena_printf(whatif->results, "%g", lift->amount);
    if (lift_code(lift)) return lift_code(lift);
    for (size_t i = 0; i < question->option_count; i++) {
        const char *code = question->options[i].code;
        if (fabs(vote_measure(question, code) - lift->amount) < 1e-9)
            return code;
    }
    return NULL;
}

// Of several votes those that lie below are brought there. False where this is
// no vote.
static bool lift_votes(struct whatif *whatif, const struct lift *lift) {
    const struct question *question = lift->question;
    struct answer *answer = &whatif->copy.answers[question->index];
    const struct round *counts = answer_round(answer);
    if (answer->state == ANSWER_GIVEN || !counts) return false;
    const char *key = lifted_key(whatif, lift);
    if (!key) return false;
    struct arena *arena = whatif->results;
    struct round *rounds =
        ARENA_ARRAY(arena, struct round, answer->round_count);
    memcpy(rounds, answer->rounds, answer->round_count * sizeof(*rounds));
    struct round *round = &rounds[counts - answer->rounds];
    struct vote *votes = ARENA_ARRAY(arena, struct vote, round->vote_count + 1);
    size_t count = 1;
    votes[0] = (struct vote){.key = key};
    for (size_t i = 0; i < round->vote_count; i++) {
        const struct vote *vote = &round->votes[i];
        bool below = vote_measure(question, vote->key) < lift->amount - 1e-9;
        if (below || !strcmp(vote->key, key))
            votes[0].count += vote->count;
        else
            votes[count++] = *vote;
    }
    if (!votes[0].count) return true;
    round->votes = votes;
    round->vote_count = count;
    answer->rounds = rounds;
    return true;
}

// On what is open or excluded today it does nothing, as in a plan.
static void apply_lift(struct whatif *whatif, const struct lift *lift) {
    const struct question *question = lift->question;
    const struct question_result *today =
        &whatif->today->questions[question->index];
    if (today->state != STATE_ANSWERED || today->excluded ||
        lift_votes(whatif, lift) ||
        !(measure_of(whatif, question) < lift->amount - 1e-9))
        return;
    size_t count;
    struct step_value *steps = steps_build(whatif->results, question,
                                           value_of(whatif, question), &count);
    for (size_t i = 0; i < count; i++) {
        if (steps[i].measure < lift->amount - 1e-9 && i + 1 < count) continue;
        give(whatif, question, &steps[i].value);
        return;
    }
}

// The copy anew: today's answers, then what was tried.
static void apply(struct whatif *whatif) {
    const struct questionnaire *questionnaire = whatif->questionnaire;
    const struct assessment *assessment = whatif->assessment;
    arena_reset(whatif->results);
    memcpy(whatif->copy.answers, assessment->answers,
           questionnaire->question_count * sizeof(struct answer));
    if (questionnaire->recommendation_count)
        memcpy(whatif->copy.decisions, assessment->decisions,
               questionnaire->recommendation_count * sizeof(struct decision));
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (whatif->tried[i])
            give(whatif, questionnaire->questions[i], whatif->tried[i]);
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct recommendation *done = &questionnaire->recommendations[i];
        if (!whatif->ticked[i]) continue;
        whatif->copy.decisions[i].state = DECISION_DONE;
        for (size_t j = 0; j < done->lift_count; j++) {
            apply_lift(whatif, &done->lifts[j]);
        }
    }
    whatif->result = build(whatif, whatif->results, &whatif->copy);
}

struct whatif *whatif_new(const struct questionnaire *questionnaire,
                          const struct assessment *assessment,
                          const char *today) {
    struct arena *arena = arena_new();
    struct whatif *whatif = ARENA_NEW(arena, struct whatif);
    *whatif = (struct whatif){
        .questionnaire = questionnaire,
        .assessment = assessment,
        .date = arena_string(arena, today),
        .arena = arena,
        .before = arena_new(),
        .results = arena_new(),
        .copy = *assessment,
        .tried = ARENA_ARRAY(arena, const struct value *,
                             questionnaire->question_count),
        .ticked = ARENA_ARRAY(arena, bool, questionnaire->recommendation_count),
    };
    whatif->copy.aims.has_budget = whatif->copy.aims.has_capacity = false;
    whatif->copy.answers =
        ARENA_ARRAY(arena, struct answer, questionnaire->question_count);
    whatif->copy.decisions = ARENA_ARRAY(arena, struct decision,
                                         questionnaire->recommendation_count);
    whatif_renew(whatif);
    return whatif;
}

void whatif_renew(struct whatif *whatif) {
    arena_reset(whatif->before);
    whatif->same = *whatif->assessment;
    whatif->same.aims.has_budget = whatif->same.aims.has_capacity = false;
    whatif->today = build(whatif, whatif->before, &whatif->same);
    apply(whatif);
}

void whatif_free(struct whatif *whatif) {
    if (!whatif) return;
    arena_free(whatif->results);
    arena_free(whatif->before);
    arena_free(whatif->arena);
}

const struct result *whatif_result(const struct whatif *whatif) {
    return whatif->result;
}

const struct result *whatif_today(const struct whatif *whatif) {
    return whatif->today;
}

bool whatif_ticked(const struct whatif *whatif,
                   const struct recommendation *recommendation) {
    return whatif->ticked[recommendation->index];
}

bool whatif_changed(const struct whatif *whatif) {
    const struct questionnaire *questionnaire = whatif->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (whatif->tried[i]) return true;
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        if (whatif->ticked[i]) return true;
    }
    return false;
}

double whatif_cost(const struct whatif *whatif) {
    const struct questionnaire *questionnaire = whatif->questionnaire;
    double cost = 0;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        if (whatif->ticked[i])
            cost +=
                questionnaire->costs[questionnaire->recommendations[i].effort];
    }
    return cost;
}

void whatif_tick(struct whatif *whatif,
                 const struct recommendation *recommendation) {
    bool *ticked = &whatif->ticked[recommendation->index];
    *ticked = !*ticked;
    apply(whatif);
}

bool whatif_raise(struct whatif *whatif, const struct question *question,
                  bool down) {
    size_t count;
    struct step_value *steps = steps_build(whatif->arena, question,
                                           value_of(whatif, question), &count);
    double now = measure_of(whatif, question);
    const struct step_value *found = NULL;
    for (size_t i = 0; i < count && !found; i++) {
        size_t at = down ? count - 1 - i : i;
        double measure = steps[at].measure;
        bool beyond =
            down ? measure < now - 1e-9 : isnan(now) || measure > now + 1e-9;
        if (beyond) found = &steps[at];
    }
    if (!found) return false;
    // Back where it is today, nothing is tried any more.
    double today = whatif->today->questions[question->index].mean;
    bool same = fabs(found->measure - today) < 1e-9;
    whatif->tried[question->index] = same ? NULL : &found->value;
    apply(whatif);
    return true;
}

void whatif_clear(struct whatif *whatif) {
    const struct questionnaire *questionnaire = whatif->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        whatif->tried[i] = NULL;
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        whatif->ticked[i] = false;
    }
    apply(whatif);
}
