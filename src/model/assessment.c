// SPDX-License-Identifier: MIT
//
// An assessment: what is answered and what that is worth.

#include "assessment.h"

#include "assessment_inside.h"
#include "model_inside.h"
#include "text.h"

#include <string.h>

struct assessment *assessment_new(struct arena *arena,
                                  const struct questionnaire *questionnaire) {
    struct assessment *assessment = ARENA_NEW(arena, struct assessment);
    assessment->questionnaire = questionnaire;
    assessment->version = questionnaire->version;
    assessment->fingerprint = questionnaire->fingerprint;
    assessment->language = questionnaire->language;
    assessment->answers =
        ARENA_ARRAY(arena, struct answer, questionnaire->question_count);
    assessment->decisions = ARENA_ARRAY(arena, struct decision,
                                        questionnaire->recommendation_count);
    return assessment;
}

bool aims_said(const struct questionnaire *questionnaire,
               const struct aims *aims) {
    for (size_t i = 0; aims->targets && i < questionnaire->ladder_count; i++) {
        if (aims->targets[i] != LEVEL_UNKNOWN) return true;
    }
    return aims->has_budget || aims->has_capacity;
}

const char *decision_word(enum decision_state state) {
    switch (state) {
    case DECISION_NONE:
        return NULL;
    case DECISION_TAKEN:
        return _("taken on");
    case DECISION_POSTPONED:
        return _("postponed");
    case DECISION_REFUSED:
        return _("refused");
    case DECISION_DONE:
        return _("done");
    }
    return NULL;
}

struct aims aims_towards(struct arena *arena,
                         const struct questionnaire *questionnaire,
                         const struct aims *aims, const struct ladder *ladder,
                         int target) {
    size_t count = questionnaire->ladder_count;
    int *targets = ARENA_ARRAY(arena, int, count);
    for (size_t i = 0; i < count; i++) {
        targets[i] = aims->targets ? aims->targets[i] : LEVEL_UNKNOWN;
    }
    targets[ladder->index] = target;
    struct aims towards = *aims;
    towards.targets = targets;
    return towards;
}

const struct assessment *assessment_aimed(struct arena *arena,
                                          const struct assessment *assessment,
                                          const struct aims *aims) {
    struct assessment *aimed = ARENA_NEW(arena, struct assessment);
    *aimed = *assessment;
    aimed->aims = *aims;
    return aimed;
}

static bool is_late(const struct decision *decision, const char *today) {
    return today && strcmp(decision->due, today) < 0 &&
           (decision->state == DECISION_TAKEN ||
            decision->state == DECISION_POSTPONED);
}

const char *decision_in_words(struct arena *arena,
                              const struct decision *decision, const char *word,
                              const char *between, const char *today) {
    const char *text = word;
    if (decision->owner)
        text = arena_printf(arena, "%s%s%s", text, between, decision->owner);
    if (!decision->due) return text;
    const char *due = arena_printf(
        arena, is_late(decision, today) ? _("overdue since %s") : _("until %s"),
        text_date(arena, decision->due));
    return arena_printf(arena, "%s%s%s", text, between, due);
}

const struct answer *assessment_answer(const struct assessment *assessment,
                                       const struct question *question) {
    return &assessment->answers[question->index];
}

const struct round *answer_round(const struct answer *answer) {
    for (size_t i = answer->round_count; i-- > 0;) {
        const struct round *round = &answer->rounds[i];
        if (!round->open && !round->is_void) return round;
    }
    return NULL;
}

bool answer_is_empty(const struct answer *answer) {
    return answer->state == ANSWER_NONE && !answer->note && !answer->evidence &&
           !answer->reason && !answer->dissent && !answer->parked &&
           !answer->basis && !answer->override && !answer->is_private &&
           !answer->has_ticks && !answer->tick_count && !answer->round_count &&
           !answer->sums;
}

bool word_is_special(const char *word) {
    return !strcmp(word, WORD_DONT_KNOW) || !strcmp(word, WORD_NOT_APPLICABLE);
}

// --- What an answer is worth ---

static double option_measure(const struct question *question,
                             const char *code) {
    const struct option *option = question_option(question, code);
    if (!option) return NAN;
    if (question->scoring == SCORING_DEGREE) return option->value;
    return option->level == LEVEL_UNKNOWN ? NAN : (double)option->level;
}

static uint64_t bit_of(const struct question *question, const char *code) {
    const struct option *option = question_option(question, code);
    return option ? UINT64_C(1) << (option - question->options) : 0;
}

uint64_t value_ticked(const struct question *question,
                      const struct value *value) {
    uint64_t ticked = 0;
    for (size_t i = 0; i < value->code_count; i++)
        ticked |= bit_of(question, value->codes[i]);
    return ticked;
}

// The option whose code [text] begins with, up to [length].
static uint64_t bit_named(const struct question *question, const char *text,
                          size_t length) {
    for (size_t i = 0; i < question->option_count; i++) {
        const char *code = question->options[i].code;
        if (code && !strncmp(code, text, length) && !code[length])
            return UINT64_C(1) << i;
    }
    return 0;
}

bool vote_ticked(const struct question *question, const char *key,
                 uint64_t *ticked) {
    *ticked = 0;
    while (*key) {
        size_t length = strcspn(key, VOTE_JOINED);
        uint64_t bit = length ? bit_named(question, key, length) : 0;
        if (length && !bit) return false;
        *ticked |= bit;
        key += length;
        key += *key != '\0';
    }
    return true;
}

// The weight of the options [ticked] in that of all.
static double ticked_measure(const struct question *question, uint64_t ticked) {
    double sum = 0, all = 0;
    for (size_t i = 0; i < question->option_count; i++) {
        double weight = question->options[i].weight;
        all += weight;
        if (ticked >> i & 1) sum += weight;
    }
    return all > 0 ? sum / all : NAN;
}

static double nps_index(const struct value *value) {
    double people = value->promoters + value->passives + value->detractors;
    return people > 0 ? 100 * (value->promoters - value->detractors) / people
                      : NAN;
}

double value_measure(const struct question *question,
                     const struct value *value) {
    if (question->scoring == SCORING_NONE) return NAN;
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return value->number;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return option_measure(question, value->text);
    case QUESTION_MULTIPLE:
        return ticked_measure(question, value_ticked(question, value));
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        return question_band(question, value->number);
    case QUESTION_NPS:
        return question_band(question, nps_index(value));
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    return NAN;
}

static double key_number(const char *key) {
    double number;
    return text_parse_number(key, &number) ? number : NAN;
}

double vote_measure(const struct question *question, const char *key) {
    if (question->scoring == SCORING_NONE || !key || word_is_special(key))
        return NAN;
    uint64_t ticked;
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return key_number(key);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return option_measure(question, key);
    case QUESTION_MULTIPLE:
        return vote_ticked(question, key, &ticked)
                   ? ticked_measure(question, ticked)
                   : NAN;
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
        return question_band(question, key_number(key));
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    return NAN;
}

// --- As a condition sees it ---

static bool is_numeric(const struct question *question) {
    return question->type == QUESTION_NUMBER ||
           question->type == QUESTION_PERCENT || question->type == QUESTION_NPS;
}

double value_number(const struct question *question,
                    const struct value *value) {
    if (question->type == QUESTION_NPS) return nps_index(value);
    return is_numeric(question) ? value->number
                                : value_measure(question, value);
}

double vote_number(const struct question *question, const char *key) {
    return is_numeric(question) ? key_number(key) : vote_measure(question, key);
}
