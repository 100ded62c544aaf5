// SPDX-License-Identifier: MIT

#include "result.h"

#include "advice.h"
#include "bands.h"
#include "decisions.h"
#include "scoring.h"

#include <string.h>

const char *question_state_name(enum question_state state) {
    static const char *const names[] = {
        [STATE_ANSWERED] = "answered",
        [STATE_UNANSWERED] = "unanswered",
        [STATE_DONT_KNOW] = "dont-know",
        [STATE_NOT_APPLICABLE] = "not-applicable",
        [STATE_HIDDEN] = "hidden",
    };
    return names[state];
}

const char *advice_band_name(enum band_of_advice band) {
    static const char *const names[] = {
        [ADVICE_NONE] = NULL,
        [ADVICE_NOW] = "now",
        [ADVICE_NEXT] = "next",
        [ADVICE_LATER] = "later",
    };
    return names[band];
}

const struct node_result *result_node(const struct result *result,
                                      const struct section *section) {
    if (!section || !section->ladder ||
        section->ladder->index >= result->questionnaire->ladder_count)
        return NULL;
    return result->ladders[section->ladder->index].nodes[section->index];
}

// --- What the files say of themselves ---

static const char *newest_date(const struct result *result, const char *today) {
    const char *newest = NULL;
    for (size_t i = 0; i < result->assessment_count; i++) {
        const struct assessment *assessment = result->assessments[i];
        const char *date =
            assessment->finished ? assessment->finished : assessment->started;
        if (date && (!newest || strcmp(date, newest) > 0)) newest = date;
    }
    return newest ? newest : today;
}

static bool same_codes(const struct value *a, const struct value *b) {
    if (a->code_count != b->code_count) return false;
    for (size_t i = 0; i < a->code_count; i++) {
        if (strcmp(a->codes[i], b->codes[i]) != 0) return false;
    }
    return true;
}

static bool same_number(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

// Lists never count as the same: they are not compared entry by entry.
static bool same_answer(const struct answer *a, const struct answer *b) {
    const struct value *left = &a->value, *right = &b->value;
    if (a->state != ANSWER_GIVEN || b->state != ANSWER_GIVEN) return false;
    if (!left->text != !right->text ||
        (left->text && strcmp(left->text, right->text) != 0))
        return false;
    return same_codes(left, right) &&
           same_number(left->number, right->number) &&
           same_number(left->promoters, right->promoters) &&
           same_number(left->passives, right->passives) &&
           same_number(left->detractors, right->detractors) &&
           !left->entry_count && !right->entry_count;
}

static void profile_build(struct arena *arena, struct result *result,
                          const struct sight *sight) {
    const struct questionnaire *questionnaire = result->questionnaire;
    result->profile =
        ARENA_ARRAY(arena, const struct answer *, questionnaire->profile_count);
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        size_t index = questionnaire->profile[i].index;
        const struct answer *shared = NULL;
        for (size_t row = 0; row < result->assessment_count; row++) {
            const struct answer *own =
                &result->assessments[row]->answers[index];
            bool given = own->state == ANSWER_GIVEN &&
                         sight_of(sight, row, index) == VISIBLE;
            if (!given || (shared && !same_answer(shared, own))) {
                shared = NULL;
                break;
            }
            shared = own;
        }
        result->profile[i] = shared;
    }
}

static void questions_build(struct arena *arena, struct result *result,
                            const struct sight *sight) {
    size_t count = result->questionnaire->question_count;
    result->questions = ARENA_ARRAY(arena, struct question_result, count);
    tally_build(arena, result, sight, NULL, result->questions);
    for (size_t i = 0; i < count; i++) {
        struct question_result *question = &result->questions[i];
        agreement_build(arena, question);
        if (result->assessment_count != 1 || question->state != STATE_ANSWERED)
            continue;
        const struct answer *answer = &result->assessments[0]->answers[i];
        if (answer->state == ANSWER_GIVEN) question->answer = answer;
    }
}

static void ladders_build(struct arena *arena, struct result *result,
                          const struct result_options *options) {
    size_t count = result->questionnaire->ladder_count;
    result->ladders = ARENA_ARRAY(arena, struct ladder_result, count);
    for (size_t i = 0; i < count; i++) {
        struct ladder_result *ladder = &result->ladders[i];
        ladder->ladder = &result->questionnaire->ladders[i];
        share_build(arena, result->questions, ladder);
        share_effective(arena, result->questions, ladder);
        level_build(arena, ladder);
        target_build(ladder,
                     options->targets ? options->targets[i] : LEVEL_UNKNOWN);
        provisional_build(result->questions, ladder);
        blocking_build(arena, ladder);
        settle_build(arena, result->questions, ladder);
        if (!options->without_advice)
            holding_build(arena, result->questions, ladder);
    }
}

// --- Advice ---

struct advising {
    struct arena *arena;   // of the result
    struct arena *scratch; // for the time of the computing
    const struct result_options *options;
    const bool *applies, *out;
    const enum decision_state *decisions;
    const struct requests *requests;
};

static void advise(const struct advising *with, const struct result *result,
                   struct ladder_result *ladder) {
    const struct result_options *options = with->options;
    struct advice *advice =
        advice_new(with->scratch, result, ladder, with->applies, with->out,
                   with->decisions);
    struct ranking ranking = ranking_build(with->scratch, advice);
    size_t *members = NULL;
    plan_build(with->arena, advice, options->plan_seconds, &ladder->plan,
               &members);
    bands_build(with->arena, advice, &ranking, members,
                ladder->plan.member_count, with->requests, ladder);
    if (!isnan(options->budget))
        budget_build(with->arena, advice, options->budget,
                     options->plan_seconds, &ladder->budget_plan);
    if (!isnan(options->capacity))
        roadmap_build(with->arena, advice, members, ladder->plan.member_count,
                      options->capacity, ladder);
}

static void advice_build(struct arena *arena, struct result *result,
                         struct groups *groups,
                         const struct result_options *options) {
    struct arena *scratch = arena_new();
    const enum decision_state *decisions = decisions_build(scratch, result);
    struct advising with = {
        .arena = arena,
        .scratch = scratch,
        .options = options,
        .applies = conditions_build(scratch, result, groups),
        .out = refusals_build(scratch, result->questionnaire, decisions),
        .decisions = decisions,
        .requests = requests_new(arena, result),
    };
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++)
        advise(&with, result, &result->ladders[i]);
    arena_free(scratch);
    combined_build(arena, result);
    discuss_build(arena, result);
}

struct result *result_build(struct arena *arena,
                            const struct questionnaire *questionnaire,
                            const struct assessment *const *assessments,
                            size_t assessment_count,
                            const struct result_options *options) {
    struct result *result = ARENA_NEW(arena, struct result);
    result->questionnaire = questionnaire;
    result->assessments = assessments;
    result->assessment_count = assessment_count;
    for (size_t i = 0; i < assessment_count; i++)
        result->respondents +=
            assessments[i]->people ? assessments[i]->people : 1;
    result->date = newest_date(result, options->today);
    struct sight sight =
        sight_new(arena, questionnaire, assessments, assessment_count);
    profile_build(arena, result, &sight);
    questions_build(arena, result, &sight);
    ladders_build(arena, result, options);
    struct groups *groups = groups_new(arena, result, &sight);
    findings_build(arena, result, groups);
    if (!options->without_advice) advice_build(arena, result, groups, options);
    return result;
}
