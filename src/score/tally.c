// SPDX-License-Identifier: MIT
//
// From answers to distributions. Each file is one respondent: what is hidden
// there by that file's own answers does not count. A vote of a room brings as
// many ballots as people voted; an agreed answer stands for the vote before it.

#include "scoring.h"

#include <stdlib.h>
#include <string.h>

struct sight sight_new(struct arena *arena,
                       const struct questionnaire *questionnaire,
                       const struct assessment *const *assessments,
                       size_t count) {
    size_t columns = questionnaire->question_count;
    struct sight sight = {ARENA_ARRAY(arena, unsigned char, count *columns),
                          columns};
    enum visibility *row = ARENA_ARRAY(arena, enum visibility, columns);
    for (size_t i = 0; i < count; i++) {
        assessment_visibility(assessments[i], row);
        for (size_t j = 0; j < columns; j++)
            sight.seen[i * columns + j] = (unsigned char)row[j];
    }
    return sight;
}

// A ballot on its way into the distribution.
struct cast {
    const char *key; // NULL: still to be written from [order]
    double measure, order, count;
};

struct casts {
    struct cast *items;
    size_t count, capacity;
};

static void casts_reserve(struct arena *arena, struct casts *casts,
                          size_t more) {
    if (casts->count + more <= casts->capacity) return;
    size_t capacity = 2 * (casts->count + more) + 16;
    struct cast *items = ARENA_ARRAY(arena, struct cast, capacity);
    if (casts->count) memcpy(items, casts->items, casts->count * sizeof *items);
    casts->items = items;
    casts->capacity = capacity;
}

static const char *level_key(double level) {
    static const char *const keys[] = {
        "0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5",
        "5", "5.5", "6", "6.5", "7", "7.5", "8", "8.5", "9"};
    size_t count = COUNT_OF(keys);
    double twice = level * 2;
    if (!(twice >= 0 && twice < (double)count)) return NULL;
    size_t index = (size_t)twice;
    return (double)index == twice ? keys[index] : NULL;
}

static double nps_of(const struct value *value) {
    double all = value->promoters + value->passives + value->detractors;
    return all > 0 ? 100 * (value->promoters - value->detractors) / all : NAN;
}

// The ballot for the answer [value]; false where an answer of this type is
// counted without having a place in a distribution.
static bool cast_value(const struct question *question,
                       const struct value *value, struct cast *cast) {
    const struct option *option;
    cast->key = NULL;
    cast->measure = question->scoring == SCORING_NONE
                        ? NAN
                        : value_measure(question, value);
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        cast->key = level_key(value->number);
        cast->order = value->number;
        return true;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        option = value->text ? question_option(question, value->text) : NULL;
        cast->key = value->text;
        cast->order = option ? (double)(option - question->options) : NAN;
        return value->text != NULL;
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        cast->order = value->number;
        return true;
    case QUESTION_NPS:
        cast->order = nps_of(value);
        return true;
    case QUESTION_MULTIPLE:
        cast->order = cast->measure;
        return question->scoring != SCORING_NONE;
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    return false;
}

// The ballot that the key of a vote stands for.
static bool cast_vote(const struct question *question, const char *key,
                      struct cast *cast) {
    const struct option *option = question_option(question, key);
    cast->key = key;
    cast->measure =
        question->scoring == SCORING_NONE ? NAN : vote_measure(question, key);
    cast->order = option ? (double)(option - question->options) : cast->measure;
    if (question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR)
        cast->key = level_key(cast->measure);
    return question->scoring == SCORING_NONE || !isnan(cast->measure);
}

static bool is_special(const char *key, const char *word) {
    return strcmp(key, word) == 0;
}

// People who voted for an option in [round].
static double votes_on_options(const struct round *round) {
    double votes = 0;
    for (size_t i = 0; round && i < round->vote_count; i++) {
        const char *key = round->votes[i].key;
        if (!is_special(key, "dont-know") && !is_special(key, "not-applicable"))
            votes += round->votes[i].count;
    }
    return votes;
}

struct count {
    struct arena *arena;
    const struct question *question;
    struct tally *tally;
    struct casts *casts;
};

static void count_ballot(struct count *count, struct cast cast, double times) {
    count->tally->counted += times;
    cast.count = times;
    casts_reserve(count->arena, count->casts, 1);
    count->casts->items[count->casts->count++] = cast;
}

// An answer given or agreed; [weight] ballots.
static void count_answer(struct count *count, const struct answer *answer,
                         double weight) {
    struct cast cast;
    switch (answer->state) {
    case ANSWER_DONT_KNOW:
        count->tally->dont_know += weight;
        return;
    case ANSWER_NOT_APPLICABLE:
        count->tally->not_applicable += weight;
        return;
    case ANSWER_NONE:
        count->tally->unanswered++;
        return;
    case ANSWER_GIVEN:
        break;
    }
    bool placed = cast_value(count->question, &answer->value, &cast);
    if (count->question->scoring != SCORING_NONE && isnan(cast.measure))
        count->tally->unanswered++; // nothing in it: an NPS of no people
    else if (placed)
        count_ballot(count, cast, weight);
    else
        count->tally->counted += weight;
}

static void count_round(struct count *count, const struct round *round) {
    bool any = false;
    for (size_t i = 0; i < round->vote_count; i++) {
        const struct vote *vote = &round->votes[i];
        struct cast cast;
        if (!vote->count) continue;
        any = true;
        if (is_special(vote->key, "dont-know"))
            count->tally->dont_know += vote->count;
        else if (is_special(vote->key, "not-applicable"))
            count->tally->not_applicable += vote->count;
        else if (cast_vote(count->question, vote->key, &cast))
            count_ballot(count, cast, vote->count);
    }
    if (!any) count->tally->unanswered++;
}

static void count_assessment(struct count *count,
                             const struct assessment *assessment, bool alone) {
    const struct answer *answer = &assessment->answers[count->question->index];
    const struct round *round =
        answer->round_count ? answer_round(answer) : NULL;
    if (answer->state == ANSWER_NONE && round) {
        count_round(count, round);
        return;
    }
    double votes = alone ? 0 : votes_on_options(round);
    count_answer(count, answer, votes > 0 ? votes : 1);
}

static int by_measure(const void *a, const void *b) {
    const struct cast *left = a, *right = b;
    if (left->measure != right->measure && !isnan(left->measure) &&
        !isnan(right->measure))
        return left->measure < right->measure ? -1 : 1;
    return (left->order > right->order) - (left->order < right->order);
}

static const char *number_key(struct arena *arena, double number) {
    return arena_printf(arena, "%.15g", number + 0.0); // no -0
}

static void collect(struct arena *arena, struct casts *casts,
                    struct tally *tally) {
    if (!casts->count) return;
    if (casts->count > 1)
        qsort(casts->items, casts->count, sizeof *casts->items, by_measure);
    size_t distinct = 1;
    for (size_t i = 1; i < casts->count; i++)
        distinct += by_measure(&casts->items[i - 1], &casts->items[i]) != 0;
    tally->ballots = ARENA_ARRAY(arena, struct ballot, distinct);
    for (size_t i = 0; i < casts->count; i++) {
        const struct cast *cast = &casts->items[i];
        if (!i || by_measure(&casts->items[i - 1], cast) != 0) {
            struct ballot *ballot = &tally->ballots[tally->ballot_count++];
            ballot->key =
                cast->key ? cast->key : number_key(arena, cast->order);
            ballot->measure = cast->measure;
        }
        tally->ballots[tally->ballot_count - 1].count += cast->count;
    }
}

static void decide_state(struct question_result *question, size_t people,
                         bool doubt) {
    const struct tally *tally = &question->tally;
    question->excluded = people > 0 && tally->counted <= 0 &&
                         tally->dont_know <= 0 && tally->unanswered == 0;
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

static void measure(struct question_result *result) {
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

void tally_build(struct arena *arena, const struct result *result,
                 const struct sight *sight, const bool *chosen,
                 struct question_result *questions) {
    const struct questionnaire *questionnaire = result->questionnaire;
    bool alone = result->assessment_count == 1;
    struct casts casts = {0};
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        struct question_result *question = &questions[i];
        question->question = questionnaire->questions[i];
        struct count count = {arena, question->question, &question->tally,
                              &casts};
        bool doubt = false;
        size_t people = 0;
        casts.count = 0;
        for (size_t row = 0; row < result->assessment_count; row++) {
            if (chosen && !chosen[row]) continue;
            enum visibility seen = sight_of(sight, row, i);
            people++;
            doubt = doubt || seen == IN_DOUBT;
            if (seen == VISIBLE)
                count_assessment(&count, result->assessments[row], alone);
            else
                question->tally.hidden++;
        }
        collect(arena, &casts, &question->tally);
        decide_state(question, people, doubt);
        measure(question);
    }
}
