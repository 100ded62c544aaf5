// SPDX-License-Identifier: MIT
//
// Answers of one questionnaire taken over into an assessment of another, by
// equal ids: a quick one is gone on with by the full one. Only what means the
// same there is taken: a level that exists, a code that can be answered.

#include "assessment.h"

#include <math.h>
#include <string.h>

static bool level_fits(const struct question *question, double level) {
    if (!question->ladder) return false;
    double whole = floor(level);
    return level >= question->ladder->start && level <= question->ladder->top &&
           (level == whole || question->halves);
}

static bool number_fits(const struct question *question, double number) {
    return !(number < question->min) && !(number > question->max);
}

static bool codes_fit(const struct question *question,
                      const struct value *value) {
    for (size_t i = 0; i < value->code_count; i++) {
        if (!question_option(question, value->codes[i])) return false;
    }
    return true;
}

static bool value_fits(const struct question *question,
                       const struct value *value) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return level_fits(question, value->number);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return question_option(question, value->text) != NULL;
    case QUESTION_MULTIPLE:
        return codes_fit(question, value);
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        return number_fits(question, value->number);
    case QUESTION_NPS:
    case QUESTION_DATE:
    case QUESTION_TEXT:
        return true;
    case QUESTION_LIST:
        break;
    }
    return false;
}

static bool group_known(const struct questionnaire *questionnaire,
                        const char *code) {
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        if (question->group && question_option(question, code)) return true;
    }
    return false;
}

static bool rounds_fit(const struct questionnaire *questionnaire,
                       const struct question *question,
                       const struct answer *answer) {
    for (size_t i = 0; i < answer->round_count; i++) {
        const struct round *round = &answer->rounds[i];
        for (size_t j = 0; j < round->vote_count; j++) {
            const char *key = round->votes[j].key;
            double measure = vote_measure(question, key);
            if (word_is_special(key)) continue;
            if (isnan(measure) || (question->scoring == SCORING_LEVELS &&
                                   !level_fits(question, measure)))
                return false;
        }
        for (size_t j = 0; j < round->by_count; j++) {
            if (!group_known(questionnaire, round->by[j].group)) return false;
        }
    }
    return true;
}

static bool answer_fits(const struct questionnaire *questionnaire,
                        const struct question *to, const struct question *from,
                        const struct answer *answer) {
    if (to->type != from->type || to->scoring != from->scoring) return false;
    if (answer->sums) return false; // by kinds and options that it may not have
    if (answer->state == ANSWER_GIVEN && !value_fits(to, &answer->value))
        return false;
    bool declined = answer->state == ANSWER_DONT_KNOW ||
                    answer->state == ANSWER_NOT_APPLICABLE;
    return !(declined && to->required) && rounds_fit(questionnaire, to, answer);
}

// What was ticked is told by codes: all of them are known there, or none is
// taken along.
static bool ticks_fit(const struct question *question,
                      const struct answer *answer) {
    for (size_t i = 0; i < answer->tick_count; i++) {
        size_t at = 0;
        while (at < question->tick_count &&
               strcmp(question->ticks[at].code, answer->ticks[i]) != 0) {
            at++;
        }
        if (at == question->tick_count) return false;
    }
    return question->tick_count || !answer->has_ticks;
}

static void take(struct answer *to, const struct question *question,
                 const struct answer *answer) {
    *to = *answer;
    if (ticks_fit(question, answer)) return;
    to->has_ticks = false;
    to->ticks = NULL;
    to->tick_count = 0;
}

struct carried assessment_carry(struct assessment *to,
                                const struct assessment *from) {
    struct carried carried = {0};
    const struct questionnaire *questionnaire = from->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *source = questionnaire->questions[i];
        const struct answer *answer = &from->answers[source->index];
        if (answer_is_empty(answer)) continue;
        const struct question *target =
            questionnaire_question(to->questionnaire, source->id);
        if (target && answer_fits(to->questionnaire, target, source, answer)) {
            take(&to->answers[target->index], target, answer);
            carried.taken++;
        } else {
            carried.left++;
        }
    }
    if (!to->people) to->people = from->people;
    return carried;
}
