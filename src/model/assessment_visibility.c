// SPDX-License-Identifier: MIT
//
// Which questions are asked, by the answers of one file alone, and how far it
// is. A condition sees answers as they were typed or voted; what is hidden or
// in doubt counts as not answered.

#include "assessment_inside.h"
#include "expression_inside.h"
#include "model_inside.h"

#include <assert.h>

// The format's limit: so many questions are looked at without an arena.
#define MOST_QUESTIONS 20000

struct view {
    const struct assessment *assessment;
    const enum visibility *visibility;
};

// What the round of votes says that counts where nothing is agreed.
struct votes {
    double counted, sum; // of votes on options, and of what they are worth
    const char *code;    // the first one
    bool divided;        // there are others
    double dont_know, not_applicable;
};

static struct votes votes_of(const struct question *question,
                             const struct answer *answer) {
    struct votes votes = {0};
    const struct round *round = answer_round(answer);
    for (size_t i = 0; round && i < round->vote_count; i++) {
        const struct vote *vote = &round->votes[i];
        if (!vote->count || !vote->key) continue;
        if (!strcmp(vote->key, WORD_DONT_KNOW)) {
            votes.dont_know += vote->count;
        } else if (!strcmp(vote->key, WORD_NOT_APPLICABLE)) {
            votes.not_applicable += vote->count;
        } else {
            votes.counted += vote->count;
            votes.sum += vote->count * vote_number(question, vote->key);
            if (votes.code && strcmp(votes.code, vote->key) != 0)
                votes.divided = true;
            votes.code = vote->key;
        }
    }
    return votes;
}

// --- What a condition sees ---

static bool is_given(const struct question *question,
                     const struct answer *answer) {
    if (answer->state == ANSWER_NONE)
        return votes_of(question, answer).counted > 0;
    // Nothing is in an NPS of no people.
    return answer->state == ANSWER_GIVEN &&
           (question->type != QUESTION_NPS ||
            !isnan(value_number(question, &answer->value)));
}

static struct expression_value code_given(const struct question *question,
                                          const struct answer *answer) {
    struct expression_value value = {.kind = EXPRESSION_CODE};
    if (answer->state == ANSWER_GIVEN) {
        value.code = answer->value.text;
    } else {
        struct votes votes = votes_of(question, answer);
        value.code = votes.divided ? NULL : votes.code;
    }
    value.known = value.code != NULL;
    return value;
}

static struct expression_value answer_seen(const void *context,
                                           const struct question *question) {
    const struct view *view = context;
    const struct answer *answer = assessment_answer(view->assessment, question);
    struct expression_value value = {.kind = EXPRESSION_NUMBER, .number = NAN};
    if (view->visibility[question->index] != VISIBLE ||
        !is_given(question, answer))
        return value;
    if (question->type == QUESTION_CHOICE) return code_given(question, answer);
    if (answer->state == ANSWER_GIVEN) {
        value.number = value_number(question, &answer->value);
    } else {
        struct votes votes = votes_of(question, answer);
        value.number = votes.sum / votes.counted;
    }
    value.known = !isnan(value.number);
    return value;
}

static bool answered_seen(const void *context,
                          const struct question *question) {
    const struct view *view = context;
    return view->visibility[question->index] == VISIBLE &&
           is_given(question, assessment_answer(view->assessment, question));
}

// --- In doubt ---

// Asked, and neither answered nor called not applicable.
static bool is_open(const struct view *view, const struct question *question) {
    const struct answer *answer = assessment_answer(view->assessment, question);
    if (view->visibility[question->index] != VISIBLE ||
        answer->state == ANSWER_NOT_APPLICABLE || is_given(question, answer))
        return false;
    if (answer->state != ANSWER_NONE) return true;
    struct votes votes = votes_of(question, answer);
    return votes.dont_know > 0 || votes.not_applicable <= 0;
}

// Whether an unknown condition may still be settled by an open scored question:
// what waits for nothing that will come is as good as hidden.
static bool waits(const struct view *view,
                  const struct expression *expression) {
    for (size_t i = 0; i < expression->count; i++) {
        const struct instruction *instruction = &expression->instructions[i];
        if (instruction->operation != OPERATION_ANSWER ||
            !instruction->resolved)
            continue;
        const struct question *question = instruction->of.question;
        if (question->scoring != SCORING_NONE &&
            (view->visibility[question->index] == IN_DOUBT ||
             is_open(view, question)))
            return true;
    }
    return false;
}

// --- Votes from files ---

// Of the people behind votes from files each one's own file has told what is
// asked: nothing is left to evaluate. False where there are no such votes.
static bool look_at_files(const struct answer *answer,
                          enum visibility *visibility) {
    const struct round *last = answer_round(answer), *files = NULL;
    for (size_t i = 0; i < answer->round_count; i++) {
        const struct round *round = &answer->rounds[i];
        if (!round->open && !round->is_void && round->method &&
            !strcmp(round->method, "files"))
            files = round;
    }
    if (!files) return false;
    bool nobody =
        files->people && files->not_asked + files->in_doubt >= files->people;
    *visibility = VISIBLE;
    // The room may have taken it up all the same.
    if (nobody && files == last && answer->state == ANSWER_NONE)
        *visibility = files->in_doubt ? IN_DOUBT : HIDDEN;
    return true;
}

// --- Visibility ---

static enum visibility look(const struct view *view,
                            const struct question *question) {
    struct expression_world world = {
        .context = view, .answer = answer_seen, .answered = answered_seen};
    enum visibility told;
    if (look_at_files(assessment_answer(view->assessment, question), &told))
        return told;
    switch (expression_truth(question->when, &world)) {
    case TRUTH_TRUE:
        return VISIBLE;
    case TRUTH_FALSE:
        return HIDDEN;
    case TRUTH_UNKNOWN:
        break;
    }
    return waits(view, question->when) ? IN_DOUBT : HIDDEN;
}

bool assessment_unsettled(const struct assessment *assessment,
                          const enum visibility *visibility,
                          const struct question *question) {
    const struct view view = {assessment, visibility};
    struct expression_world world = {
        .context = &view, .answer = answer_seen, .answered = answered_seen};
    enum visibility told = visibility[question->index];
    if (told != HIDDEN) return told == IN_DOUBT;
    return question->when &&
           !look_at_files(assessment_answer(assessment, question), &told) &&
           expression_truth(question->when, &world) == TRUTH_UNKNOWN;
}

// Until nothing changes. Without cycles each pass settles at least one more.
static void look_again(const struct view *view, enum visibility *visibility) {
    const struct questionnaire *questionnaire = view->assessment->questionnaire;
    size_t count = questionnaire->question_count;
    bool changed = true;
    for (size_t pass = 0; changed && pass <= count; pass++) {
        changed = false;
        for (size_t i = 0; i < count; i++) {
            const struct question *question = questionnaire->questions[i];
            if (!question->when) continue;
            enum visibility now = look(view, question);
            changed = changed || now != visibility[i];
            visibility[i] = now;
        }
    }
}

void assessment_visibility(const struct assessment *assessment,
                           enum visibility *visibility) {
    const struct questionnaire *questionnaire = assessment->questionnaire;
    const struct name_table *names = questionnaire->names;
    struct view view = {assessment, visibility};
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        visibility[i] = questionnaire->questions[i]->when ? HIDDEN : VISIBLE;
    }
    if (!names || !names->conditional) {
        look_again(&view, visibility);
        return;
    }
    // In an order in which each finds settled what it looks at.
    for (size_t i = 0; i < names->conditional_count; i++) {
        const struct question *question = names->conditional[i];
        visibility[question->index] = look(&view, question);
    }
}

// --- Progress ---

static void count_answer(struct assessment_progress *progress,
                         const struct answer *answer) {
    progress->asked++;
    switch (answer->state) {
    case ANSWER_NONE:
        if (answer_round(answer))
            progress->answered++;
        else
            progress->open++;
        break;
    case ANSWER_GIVEN:
        progress->answered++;
        break;
    case ANSWER_DONT_KNOW:
        progress->dont_know++;
        break;
    case ANSWER_NOT_APPLICABLE:
        progress->not_applicable++;
        break;
    }
}

struct assessment_progress assessment_progress(
    const struct assessment *assessment) {
    const struct questionnaire *questionnaire = assessment->questionnaire;
    enum visibility visibility[MOST_QUESTIONS];
    struct assessment_progress progress = {0};
    assert(questionnaire->question_count <= MOST_QUESTIONS);
    assessment_visibility(assessment, visibility);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (questionnaire->questions[i]->ladder && visibility[i] == VISIBLE)
            count_answer(&progress, &assessment->answers[i]);
    }
    return progress;
}
