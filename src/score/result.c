// SPDX-License-Identifier: MIT

#include "result.h"

#include "advice.h"
#include "agreement.h"
#include "bands.h"
#include "decisions.h"
#include "poll_inside.h"
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

static void profile_build(struct arena *arena, const struct poll *poll,
                          struct result *result) {
    size_t count = result->questionnaire->profile_count;
    result->profile = ARENA_ARRAY(arena, const struct answer *, count);
    for (size_t i = 0; i < count; i++) {
        const struct poll_shared *shared = &poll->profile[i];
        if (poll->files == 1)
            result->profile[i] = shared->single;
        else if (shared->answer.state == ANSWER_GIVEN)
            result->profile[i] = &shared->answer;
    }
}

static const struct votes_before *votes_build(struct arena *arena,
                                              const struct question *question,
                                              const struct spread *behind,
                                              bool alone) {
    struct votes_before *votes = ARENA_NEW(arena, struct votes_before);
    spread_tally(arena, behind, alone, &votes->tally);
    if (!votes->tally.ballot_count) return NULL;
    votes->agreement = agreement_of(arena, question, &votes->tally);
    return votes;
}

static void questions_build(struct arena *arena, const struct poll *poll,
                            struct result *result) {
    size_t count = result->questionnaire->question_count;
    result->questions = ARENA_ARRAY(arena, struct question_result, count);
    tally_build(arena, poll, result->questions);
    for (size_t i = 0; i < count; i++) {
        struct question_result *question = &result->questions[i];
        agreement_build(arena, question);
        if (poll->questions[i].behind)
            question->votes =
                votes_build(arena, question->question,
                            poll->questions[i].behind, poll->files == 1);
        if (poll->files != 1 || question->state != STATE_ANSWERED) continue;
        const struct answer *answer = &poll->last->answers[i];
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
                         const struct result_options *options) {
    struct arena *scratch = arena_new();
    const enum decision_state *decisions = decisions_build(scratch, result);
    struct advising with = {
        .arena = arena,
        .scratch = scratch,
        .options = options,
        .applies = conditions_build(scratch, result),
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

// What each file says alone: a row of its own in a table of many.
static void each_build(struct arena *arena, struct result *result,
                       const struct result_options *options) {
    struct result_options alone = {.today = options->today,
                                   .budget = NAN,
                                   .capacity = NAN,
                                   .targets = options->targets,
                                   .without_advice = true};
    result->each =
        ARENA_ARRAY(arena, const struct result *, result->assessment_count);
    for (size_t i = 0; i < result->assessment_count; i++)
        result->each[i] = result_build(arena, result->questionnaire,
                                       &result->assessments[i], 1, &alone);
}

// --- What plans are made for ---

static const int *targets_of(struct arena *arena,
                             const struct questionnaire *questionnaire,
                             const int *given, const int *kept) {
    if (!given || !kept) return given ? given : kept;
    size_t count = questionnaire->ladder_count;
    int *targets = ARENA_ARRAY(arena, int, count);
    for (size_t i = 0; i < count; i++) {
        targets[i] = given[i] != LEVEL_UNKNOWN ? given[i] : kept[i];
    }
    return targets;
}

// What is given comes before what the assessment holds.
static struct result_options aimed(struct arena *arena, const struct poll *poll,
                                   const struct result_options *options) {
    struct result_options all = *options;
    if (poll->files != 1) return all;
    const struct aims *aims = &poll->last->aims;
    all.targets =
        targets_of(arena, poll->questionnaire, options->targets, aims->targets);
    if (isnan(all.budget) && aims->has_budget) all.budget = aims->budget;
    if (isnan(all.capacity) && aims->has_capacity)
        all.capacity = aims->capacity;
    return all;
}

struct result *poll_result(struct arena *arena, const struct poll *poll,
                           const struct result_options *given) {
    const struct result_options all = aimed(arena, poll, given);
    const struct result_options *options = &all;
    struct result *result = ARENA_NEW(arena, struct result);
    struct sight sight = {poll->kept_seen};
    result->questionnaire = poll->questionnaire;
    result->assessments = poll->kept;
    result->assessment_count = poll->kept_count;
    result->file_count = poll->files;
    result->respondents = poll->people;
    result->minimum_group = poll->least;
    result->rules = poll->rules;
    result->decisions = poll->decisions;
    result->date = poll->newest[0] ? poll->newest : options->today;
    profile_build(arena, poll, result);
    questions_build(arena, poll, result);
    ladders_build(arena, result, options);
    groups_build(arena, poll, result);
    result->can_be_subtracted = poll_is_survey(poll);
    findings_build(arena, result);
    entries_build(arena, poll, result, &sight);
    if (options->each && result->assessment_count > 1)
        each_build(arena, result, options);
    if (!options->without_advice) advice_build(arena, result, options);
    return result;
}

struct result *result_build(struct arena *arena,
                            const struct questionnaire *questionnaire,
                            const struct assessment *const *assessments,
                            size_t assessment_count,
                            const struct result_options *options) {
    struct poll *poll = poll_new(arena, questionnaire);
    // One person is no group: there is nothing to count by groups.
    if (assessment_count == 1 &&
        assessments[0]->people <
            assessment_rules(assessments[0]).values[RULE_MINIMUM])
        poll->group_count = 0;
    for (size_t i = 0; i < assessment_count; i++)
        poll_keep(poll, assessments[i]);
    return poll_result(arena, poll, options);
}
