// SPDX-License-Identifier: MIT
//
// Rules of the questionnaire over today's result: findings, and the conditions
// of recommendations. What is unknown never makes a rule hold.

#include "scoring.h"
#include "text.h"

static const struct question_result *row_of(const void *context,
                                            const struct question *question) {
    const struct result *result = context;
    return &result->questions[question->index];
}

// The code that all gave.
static struct expression_value code_of(const struct question_result *row) {
    struct expression_value value = {.kind = EXPRESSION_CODE};
    value.known = row->tally.ballot_count == 1;
    if (value.known) value.code = row->tally.ballots[0].key;
    return value;
}

// The mean of what was typed, where no level or degree stands for it: an
// unscored number, percentage or index. NAN where nothing has a number.
static double number_of(const struct question_result *row) {
    const struct tally *tally = &row->tally;
    double sum = 0, number;
    if (!tally->ballot_count) return NAN;
    for (size_t i = 0; i < tally->ballot_count; i++) {
        const struct ballot *ballot = &tally->ballots[i];
        if (!ballot->key || !text_parse_number(ballot->key, &number))
            return NAN;
        sum += ballot->count * number;
    }
    return sum / tally->counted;
}

static struct expression_value answer_of(const void *context,
                                         const struct question *question) {
    const struct question_result *row = row_of(context, question);
    if (question->type == QUESTION_CHOICE) return code_of(row);
    double number =
        question->scoring == SCORING_NONE ? number_of(row) : row->mean;
    return (struct expression_value){
        .kind = EXPRESSION_NUMBER, .known = !isnan(number), .number = number};
}

static bool answered(const void *context, const struct question *question) {
    return row_of(context, question)->state == STATE_ANSWERED;
}

static const struct node_result *node_of(const void *context,
                                         const struct section *section) {
    return result_node(context, section);
}

static double level_of(const void *context, const struct section *section) {
    int level = node_of(context, section)->level;
    return level == LEVEL_UNKNOWN ? NAN : (double)level;
}

static double score_of(const void *context, const struct section *section) {
    return node_of(context, section)->score;
}

static double share_of(const void *context, const struct section *section,
                       int rung) {
    return rung >= 0 && rung < LEVEL_COUNT
               ? node_of(context, section)->shares[rung]
               : NAN;
}

static double coverage_of(const void *context, const struct section *section) {
    return node_of(context, section)->coverage;
}

static double consensus_of(const void *context,
                           const struct question *question) {
    return row_of(context, question)->agreement.consensus;
}

static double respondents(const void *context) {
    const struct result *result = context;
    return result->respondents;
}

static double gap_of(const void *context, const struct section *section,
                     const char *first, const char *second) {
    return groups_gap(context, section, first, second);
}

static struct expression_world world_of(const struct result *result) {
    return (struct expression_world){
        .context = result,
        .answer = answer_of,
        .answered = answered,
        .level = level_of,
        .score = score_of,
        .share = share_of,
        .coverage = coverage_of,
        .consensus = consensus_of,
        .respondents = respondents,
        .gap = gap_of,
    };
}

void findings_build(struct arena *arena, struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct expression_world world = world_of(result);
    result->findings = ARENA_ARRAY(arena, const struct finding *,
                                   questionnaire->finding_count);
    for (size_t i = 0; i < questionnaire->finding_count; i++) {
        const struct finding *finding = &questionnaire->findings[i];
        if (expression_truth(finding->when, &world) == TRUTH_TRUE)
            result->findings[result->finding_count++] = finding;
    }
}

bool *conditions_build(struct arena *arena, const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct expression_world world = world_of(result);
    bool *applies =
        ARENA_ARRAY(arena, bool, questionnaire->recommendation_count);
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct recommendation *recommendation =
            &questionnaire->recommendations[i];
        applies[i] =
            !recommendation->when ||
            expression_truth(recommendation->when, &world) == TRUTH_TRUE;
    }
    return applies;
}
