// SPDX-License-Identifier: MIT
//
// From what a poll has counted to distributions: state, mean and fulfilment of
// each question.

#include "agreement.h"
#include "poll_inside.h"
#include "scoring.h"

#include <string.h>

static double weigh(struct weight weight, bool alone) {
    return alone ? weight.alone : weight.count;
}

static void decide_state(struct question_result *question, bool any,
                         bool doubt) {
    const struct tally *tally = &question->tally;
    question->excluded = any && tally->counted <= 0 && tally->dont_know <= 0 &&
                         tally->unanswered <= 0;
    question->in_doubt = question->excluded && doubt;
    if (tally->counted > 0)
        question->state = STATE_ANSWERED;
    else if (question->excluded)
        question->state =
            tally->not_applicable > 0 ? STATE_NOT_APPLICABLE : STATE_HIDDEN;
    else
        question->state =
            tally->dont_know > 0 ? STATE_DONT_KNOW : STATE_UNANSWERED;
}

void tally_measure(struct question_result *result) {
    const struct question *question = result->question;
    const struct tally *tally = &result->tally;
    int first, last;
    result->mean = NAN;
    for (int rung = 0; rung < LEVEL_COUNT; rung++)
        result->fulfilment[rung] = result->effective[rung] = NAN;
    rungs_of(question, &first, &last);
    if (question->scoring == SCORING_NONE) return;
    if (result->state != STATE_ANSWERED) {
        for (int rung = first; rung <= last && counts_today(result); rung++)
            result->fulfilment[rung] = 0;
        return;
    }
    if (tally->ballot_count == 1) { // one respondent, after each answer
        result->mean = tally->ballots[0].measure;
        for (int rung = first; rung <= last; rung++)
            result->fulfilment[rung] =
                fulfilment_of(question, result->mean, rung);
        return;
    }
    double sum = 0;
    for (size_t i = 0; i < tally->ballot_count; i++)
        sum += tally->ballots[i].count * tally->ballots[i].measure;
    result->mean = sum / tally->counted;
    for (int rung = first; rung <= last; rung++) {
        sum = 0;
        for (size_t i = 0; i < tally->ballot_count; i++)
            sum += tally->ballots[i].count *
                   fulfilment_of(question, tally->ballots[i].measure, rung);
        result->fulfilment[rung] = sum / tally->counted;
    }
}

// --- In doubt ---

struct causes {
    const struct question_result *questions;
    bool open;
};

static void look_at(void *context, const struct question *question) {
    struct causes *causes = context;
    if (question->scoring != SCORING_NONE &&
        is_undecided(&causes->questions[question->index]))
        causes->open = true;
}

// A condition may be unknown in one file because of a question that others have
// answered: it is not open, and nothing hangs on it any more.
static void settle_doubts(const struct questionnaire *questionnaire,
                          struct question_result *questions) {
    bool changed = true;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < questionnaire->question_count; i++) {
            struct question_result *question = &questions[i];
            const struct expression *when = question->question->when;
            struct causes causes = {questions, false};
            if (!question->in_doubt || !when) continue;
            question->in_doubt = false; // is no cause of its own
            expression_answers(when, look_at, &causes);
            question->in_doubt = causes.open;
            changed |= !causes.open;
        }
    }
}

// --- All questions ---

void tally_build(struct arena *arena, const struct poll *poll,
                 struct question_result *questions) {
    const struct questionnaire *questionnaire = poll->questionnaire;
    bool alone = poll->files == 1;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct poll_question *counted = &poll->questions[i];
        struct question_result *question = &questions[i];
        struct tally *tally = &question->tally;
        question->question = questionnaire->questions[i];
        spread_tally(arena, &counted->spread, alone, tally);
        tally->dont_know = weigh(counted->dont_know, alone);
        tally->not_applicable = weigh(counted->not_applicable, alone);
        tally->unanswered = counted->unanswered;
        tally->hidden = counted->not_asked + counted->in_doubt;
        decide_state(question, poll->files > 0, counted->in_doubt > 0);
        tally_measure(question);
    }
    settle_doubts(questionnaire, questions);
}

// --- One round ---

struct tally tally_of_round(struct arena *arena,
                            const struct question *question,
                            const struct round *round) {
    struct spread spread = {0};
    struct tally tally = {0};
    for (size_t i = 0; i < round->vote_count; i++) {
        const struct vote *vote = &round->votes[i];
        struct cast cast;
        if (!vote->count) continue;
        if (strcmp(vote->key, WORD_DONT_KNOW) == 0)
            tally.dont_know += vote->count;
        else if (strcmp(vote->key, WORD_NOT_APPLICABLE) == 0)
            tally.not_applicable += vote->count;
        else if (cast_vote(question, vote->key, &cast))
            spread_add(arena, &spread, cast,
                       (struct weight){vote->count, vote->count});
    }
    spread_tally(arena, &spread, true, &tally);
    return tally;
}
