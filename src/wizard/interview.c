// SPDX-License-Identifier: MIT
//
// What is asked, in which order, and how far it is.

#include "interview_inside.h"

void interview_look(struct interview *interview) {
    const struct questionnaire *questionnaire = interview->questionnaire;
    assessment_visibility(interview->assessment, interview->visibility);
    size_t position = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        bool counts = questionnaire->questions[i]->ladder &&
                      interview->visibility[i] == VISIBLE;
        interview->position[i] = counts ? ++position : 0;
    }
    interview->total = position;
}

static void mention(void *context, const struct question *question) {
    bool *mentioned = context;
    mentioned[question->index] = true;
}

struct interview *interview_new(struct arena *arena,
                                const struct questionnaire *questionnaire,
                                struct assessment *assessment) {
    struct interview *interview = ARENA_NEW(arena, struct interview);
    size_t count = questionnaire->question_count;
    *interview = (struct interview){
        .arena = arena,
        .questionnaire = questionnaire,
        .assessment = assessment,
        .visibility = ARENA_ARRAY(arena, enum visibility, count),
        .mentioned = ARENA_ARRAY(arena, bool, count),
        .position = ARENA_ARRAY(arena, size_t, count),
    };
    for (size_t i = 0; i < count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (question->when)
            expression_questions(question->when, mention, interview->mentioned);
    }
    interview_look(interview);
    return interview;
}

struct assessment *interview_assessment(const struct interview *interview) {
    return interview->assessment;
}

const struct questionnaire *interview_questionnaire(
    const struct interview *interview) {
    return interview->questionnaire;
}

enum visibility interview_visibility(const struct interview *interview,
                                     const struct question *question) {
    return interview->visibility[question->index];
}

const struct answer *interview_given(const struct interview *interview,
                                     const struct question *question) {
    return &interview->assessment->answers[question->index];
}

bool interview_is_open(const struct interview *interview,
                       const struct question *question) {
    const struct answer *answer = interview_given(interview, question);
    return interview->visibility[question->index] == VISIBLE &&
           answer->state == ANSWER_NONE && !answer_round(answer);
}

bool interview_accepts_no_answer(const struct question *question) {
    return question->scoring != SCORING_NONE && !question->required;
}

const struct question *interview_start(const struct interview *interview) {
    const struct assessment *assessment = interview->assessment;
    const struct questionnaire *questionnaire = interview->questionnaire;
    if (assessment->has_at && assessment->at < questionnaire->question_count &&
        interview->visibility[assessment->at] == VISIBLE)
        return questionnaire->questions[assessment->at];
    const struct question *open = interview_next_open(interview, NULL);
    return open ? open : interview_next(interview, NULL);
}

const struct question *interview_next(const struct interview *interview,
                                      const struct question *from) {
    const struct questionnaire *questionnaire = interview->questionnaire;
    for (size_t i = from ? from->index + 1 : 0;
         i < questionnaire->question_count; i++) {
        if (interview->visibility[i] == VISIBLE)
            return questionnaire->questions[i];
    }
    return NULL;
}

const struct question *interview_previous(const struct interview *interview,
                                          const struct question *from) {
    const struct questionnaire *questionnaire = interview->questionnaire;
    for (size_t i = from ? from->index : questionnaire->question_count;
         i-- > 0;) {
        if (interview->visibility[i] == VISIBLE)
            return questionnaire->questions[i];
    }
    return NULL;
}

const struct question *interview_next_open(const struct interview *interview,
                                           const struct question *from) {
    const struct questionnaire *questionnaire = interview->questionnaire;
    size_t count = questionnaire->question_count;
    size_t start = from ? from->index + 1 : 0;
    for (size_t i = 0; i < count; i++) {
        const struct question *question =
            questionnaire->questions[(start + i) % count];
        if (interview_is_open(interview, question)) return question;
    }
    return NULL;
}

size_t interview_position(const struct interview *interview,
                          const struct question *question, size_t *total) {
    if (total) *total = interview->total;
    return interview->position[question->index];
}

const struct question *interview_numbered(const struct interview *interview,
                                          size_t position) {
    const struct questionnaire *questionnaire = interview->questionnaire;
    if (!position) return NULL;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (interview->position[i] == position)
            return questionnaire->questions[i];
    }
    return NULL;
}

struct assessment_progress interview_progress(
    const struct interview *interview) {
    struct assessment_progress progress = {0};
    for (size_t i = 0; i < interview->questionnaire->question_count; i++) {
        if (!interview->position[i]) continue;
        const struct answer *answer = &interview->assessment->answers[i];
        progress.asked++;
        switch (answer->state) {
        case ANSWER_NONE:
            if (answer_round(answer))
                progress.answered++;
            else
                progress.open++;
            break;
        case ANSWER_GIVEN:
            progress.answered++;
            break;
        case ANSWER_DONT_KNOW:
            progress.dont_know++;
            break;
        case ANSWER_NOT_APPLICABLE:
            progress.not_applicable++;
            break;
        }
    }
    return progress;
}

void interview_goto(struct interview *interview,
                    const struct question *question) {
    interview->assessment->at = question->index;
    interview->assessment->has_at = true;
}
