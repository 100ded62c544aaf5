// SPDX-License-Identifier: MIT
//
// Changes of the assessment, each a step that can be taken back.

#include "interview_inside.h"

#include <math.h>
#include <string.h>

static struct step *add_step(struct interview *interview) {
    if (interview->done == interview->step_room) {
        size_t room = interview->step_room ? 2 * interview->step_room : 16;
        struct step *steps = ARENA_ARRAY(interview->arena, struct step, room);
        if (interview->done)
            memcpy(steps, interview->steps,
                   interview->done * sizeof(struct step));
        interview->steps = steps;
        interview->step_room = room;
    }
    struct step *step = &interview->steps[interview->done++];
    interview->step_count = interview->done;
    *step = (struct step){0};
    return step;
}

static void change(struct interview *interview, const struct question *question,
                   struct answer after) {
    struct answer *answer = &interview->assessment->answers[question->index];
    struct step *step = add_step(interview);
    step->question = question;
    step->before = *answer;
    step->after = after;
    *answer = after;
    if (interview->mentioned[question->index]) interview_look(interview);
}

static bool same_text(const char *a, const char *b) {
    return a == b || (a && b && !strcmp(a, b));
}

static bool same_number(double a, double b) {
    return (isnan(a) && isnan(b)) || fabs(a - b) < 1e-9;
}

static bool same_value(const struct value *a, const struct value *b) {
    if (!same_number(a->number, b->number) || !same_text(a->text, b->text) ||
        a->code_count != b->code_count || a->entry_count || b->entry_count ||
        !same_number(a->promoters, b->promoters) ||
        !same_number(a->passives, b->passives) ||
        !same_number(a->detractors, b->detractors))
        return false;
    for (size_t i = 0; i < a->code_count; i++) {
        if (strcmp(a->codes[i], b->codes[i]) != 0) return false;
    }
    return true;
}

bool interview_answer(struct interview *interview,
                      const struct question *question,
                      const struct value *value) {
    struct answer after = *interview_given(interview, question);
    if (after.state == ANSWER_GIVEN && same_value(&after.value, value))
        return false;
    after.state = ANSWER_GIVEN;
    after.value = *value;
    after.reason = NULL;
    after.override = NULL;
    change(interview, question, after);
    return true;
}

void interview_dont_know(struct interview *interview,
                         const struct question *question) {
    struct answer after = *interview_given(interview, question);
    if (after.state == ANSWER_DONT_KNOW) return;
    after.state = ANSWER_DONT_KNOW;
    after.value = (struct value){0};
    after.reason = NULL;
    after.override = NULL;
    change(interview, question, after);
}

void interview_not_applicable(struct interview *interview,
                              const struct question *question,
                              const char *reason) {
    struct answer after = *interview_given(interview, question);
    after.state = ANSWER_NOT_APPLICABLE;
    after.value = (struct value){0};
    after.reason =
        reason && *reason ? arena_string(interview->arena, reason) : NULL;
    after.override = NULL;
    change(interview, question, after);
}

void interview_clear(struct interview *interview,
                     const struct question *question) {
    struct answer after = *interview_given(interview, question);
    if (after.state == ANSWER_NONE) return;
    after.state = ANSWER_NONE;
    after.value = (struct value){0};
    after.reason = NULL;
    after.override = NULL;
    change(interview, question, after);
}

static const char **text_member(struct answer *answer, enum answer_text which) {
    switch (which) {
    case TEXT_NOTE:
        return &answer->note;
    case TEXT_EVIDENCE:
        return &answer->evidence;
    case TEXT_REASON:
        return &answer->reason;
    case TEXT_PARKED:
        return &answer->parked;
    case TEXT_OVERRIDE:
        return &answer->override;
    case TEXT_DISSENT:
        break;
    }
    return &answer->dissent;
}

void interview_text(struct interview *interview,
                    const struct question *question, enum answer_text which,
                    const char *text) {
    struct answer after = *interview_given(interview, question);
    const char **member = text_member(&after, which);
    const char *kept = text && *text ? text : NULL;
    if (same_text(*member, kept)) return;
    *member = arena_string(interview->arena, kept);
    change(interview, question, after);
}

void interview_tick(struct interview *interview,
                    const struct question *question, const char *code) {
    struct answer after = *interview_given(interview, question);
    const char **ticks = ARENA_ARRAY(interview->arena, const char *,
                                     question->tick_count + after.tick_count);
    size_t count = 0;
    // In the order of the questionnaire, whatever the order of ticking.
    for (size_t i = 0; i < question->tick_count; i++) {
        const char *each = question->ticks[i].code;
        bool ticked = !strcmp(each, code);
        for (size_t j = 0; j < after.tick_count; j++) {
            if (!strcmp(after.ticks[j], each)) ticked = !ticked;
        }
        if (ticked) ticks[count++] = each;
    }
    after.ticks = ticks;
    after.tick_count = count;
    after.has_ticks = count > 0;
    change(interview, question, after);
}

int interview_proposal(const struct interview *interview,
                       const struct question *question) {
    const struct answer *answer = interview_given(interview, question);
    if (!question->tick_count || !question->ladder) return LEVEL_UNKNOWN;
    int proposed = question->ladder->start;
    for (int level = proposed; level <= question->ladder->top; level++) {
        bool any = false;
        for (size_t i = 0; i < question->tick_count; i++) {
            if (question->ticks[i].level != level) continue;
            bool ticked = false;
            for (size_t j = 0; j < answer->tick_count; j++) {
                if (!strcmp(answer->ticks[j], question->ticks[i].code))
                    ticked = true;
            }
            if (!ticked) return proposed;
            any = true;
        }
        if (any) proposed = level;
    }
    return proposed;
}

void interview_finish(struct interview *interview, const char *date) {
    struct assessment *assessment = interview->assessment;
    if (same_text(assessment->finished, date)) return;
    struct step *step = add_step(interview);
    step->finishes = true;
    step->finished_before = assessment->finished;
    step->finished_after = arena_string(interview->arena, date);
    assessment->finished = step->finished_after;
}

bool interview_decide(struct interview *interview,
                      const struct recommendation *recommendation,
                      const struct decision *decision) {
    struct decision *now =
        &interview->assessment->decisions[recommendation->index];
    bool empty = decision->state == DECISION_NONE;
    const char *owner =
        empty || !decision->owner || !*decision->owner ? NULL : decision->owner;
    const char *due =
        empty || !decision->due || !*decision->due ? NULL : decision->due;
    if (now->state == decision->state && same_text(now->owner, owner) &&
        same_text(now->due, due))
        return false;
    struct decision after = {.at = now->at, .state = decision->state};
    if (owner) after.owner = arena_string(interview->arena, owner);
    if (due) after.due = arena_string(interview->arena, due);
    struct step *step = add_step(interview);
    step->decides = recommendation;
    step->decided_before = *now;
    step->decided_after = after;
    *now = after;
    return true;
}

// --- Undo ---

static const struct question *apply(struct interview *interview,
                                    const struct step *step, bool back) {
    struct assessment *assessment = interview->assessment;
    if (step->finishes || step->decides) {
        if (step->decides)
            assessment->decisions[step->decides->index] =
                back ? step->decided_before : step->decided_after;
        else
            assessment->finished =
                back ? step->finished_before : step->finished_after;
        const struct question *question = interview_start(interview);
        return question ? question : interview->questionnaire->questions[0];
    }
    assessment->answers[step->question->index] =
        back ? step->before : step->after;
    interview_look(interview);
    return step->question;
}

const struct question *interview_undo(struct interview *interview) {
    if (!interview->done) return NULL;
    return apply(interview, &interview->steps[--interview->done], true);
}

const struct question *interview_redo(struct interview *interview) {
    if (interview->done == interview->step_count) return NULL;
    return apply(interview, &interview->steps[interview->done++], false);
}

bool interview_can_undo(const struct interview *interview) {
    return interview->done > 0;
}

bool interview_can_redo(const struct interview *interview) {
    return interview->done < interview->step_count;
}

const struct recommendation *interview_undoes(const struct interview *interview,
                                              bool redo) {
    if (redo ? !interview_can_redo(interview) : !interview_can_undo(interview))
        return NULL;
    return interview->steps[redo ? interview->done : interview->done - 1]
        .decides;
}
