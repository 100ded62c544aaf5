// SPDX-License-Identifier: MIT
//
// Whether recommendations lead up every question, one step after the other.

#include "check_inside.h"
#include "text.h"

// Following needs of needs takes its time; past so many steps no more are
// followed and nothing more is said of leaps.
#define STEPS_MOST 2000000

struct advice_check {
    struct check *check;
    double *reached; // by index of the question: the most that it is lifted to
    unsigned *seen;  // by recommendation: in the search of this number
    unsigned search;
    size_t *queue;
    size_t steps;
};

// --- Answers that nothing lifts ---

static void find_reached(struct advice_check *all) {
    struct check *check = all->check;
    const struct questionnaire *questionnaire = check->questionnaire;
    size_t questions = questionnaire->question_count;
    all->reached = ARENA_ARRAY(check->arena, double, questions);
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct recommendation *one = &questionnaire->recommendations[i];
        for (size_t j = 0; j < one->lift_count; j++) {
            const struct lift *lift = &one->lifts[j];
            if (!lift->question) continue;
            double *reached = &all->reached[lift->question->index];
            *reached = fmax(*reached, lift->amount);
        }
    }
}

static void check_lifted(const struct advice_check *all,
                         const struct question *question) {
    struct check *check = all->check;
    unsigned levels = question_levels(question);
    if (!levels) return;
    double reached =
        fmax(question->ladder->start, all->reached[question->index]);
    int top = LEVEL_COUNT - 1;
    while (!(levels & 1U << top)) {
        top--;
    }
    struct words words = {0};
    for (int half = 0; half < 2 * top; half += question->halves ? 1 : 2) {
        bool answerable = levels & 1U << half / 2;
        if (answerable && half / 2.0 > reached - TOLERANCE)
            words_add(&words, arena_printf(check->arena, "%.15g", half / 2.0));
    }
    if (!words.count || !check_may_warn(check)) return;
    diag(check->diags, SEVERITY_WARNING, question->at, "not-lifted",
         _("no recommendation lifts the answer to '%s' from: %s; whoever "
           "answers so gets no advice on it, add a recommendation"),
         shown_id(question->id), words_join(check->arena, &words));
}

// --- Leaps ---

// Where an answer stands one step before [level]: a level less, or what can be
// answered next below where not every level can. The start if nothing can.
static double step_before(const struct question *question, unsigned levels,
                          double level) {
    double start = question->ladder->start;
    if (question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR)
        return fmax(level - 1, start);
    int below = (int)level - 1;
    while (below >= 0 && !(levels & 1U << below)) {
        below--;
    }
    return fmax(below, start);
}

static bool lifts_to(const struct recommendation *one,
                     const struct question *question, double level) {
    for (size_t i = 0; i < one->lift_count; i++) {
        if (one->lifts[i].question == question &&
            one->lifts[i].amount >= level - TOLERANCE)
            return true;
    }
    return false;
}

// Whether something that [one] needs, at once or by way of others, lifts
// [question] to [level] at least.
static bool needs_step(struct advice_check *all,
                       const struct recommendation *one,
                       const struct question *question, double level) {
    const struct questionnaire *questionnaire = all->check->questionnaire;
    size_t count = 0, done = 0;
    all->search++;
    all->seen[one->index] = all->search;
    all->queue[count++] = one->index;
    while (done < count) {
        const struct recommendation *next =
            &questionnaire->recommendations[all->queue[done++]];
        all->steps += 1 + next->lift_count + next->need_count;
        if (all->steps > STEPS_MOST) return true;
        if (next != one && lifts_to(next, question, level)) return true;
        for (size_t i = 0; i < next->need_count; i++) {
            size_t need = next->needs[i].index;
            if (need >= questionnaire->recommendation_count ||
                all->seen[need] == all->search)
                continue;
            all->seen[need] = all->search;
            all->queue[count++] = need;
        }
    }
    return false;
}

static void check_leap(struct advice_check *all,
                       const struct recommendation *one,
                       const struct lift *lift) {
    struct check *check = all->check;
    const struct question *question = lift->question;
    unsigned levels = question ? question_levels(question) : 0;
    if (!levels) return;
    double before = step_before(question, levels, lift->amount);
    if (same_number(before, question->ladder->start) ||
        needs_step(all, one, question, before))
        return;
    if (check_may_warn(check))
        diag(check->diags, SEVERITY_WARNING, check_place(check, lift->at),
             "leap",
             _("'%s' is lifted to %.15g, and nothing that '%s' needs lifts it "
               "to %.15g first: name in 'needs' what does, or add it"),
             shown_id(question->id), lift->amount, shown_id(one->id), before);
}

// --- Lifts that lift nothing ---

static void check_idle(struct check *check, const struct lift *lift) {
    const struct question *question = lift->question;
    if (!question || question->scoring == SCORING_NONE) return;
    bool levels = question->scoring == SCORING_LEVELS;
    if (levels && !question_levels(question)) return;
    double nothing = levels ? question->ladder->start : 0;
    struct place at = check_place(check, lift->at);
    if (lift->amount > nothing + TOLERANCE || !check_may_warn(check)) return;
    if (levels)
        diag(check->diags, SEVERITY_WARNING, at, "lifts-nothing",
             _("level %d is where everybody stands, so this lifts nothing: "
               "name a higher level or take the line out"),
             question->ladder->start);
    else
        diag(check->diags, SEVERITY_WARNING, at, "lifts-nothing",
             _("'%s' is worth nothing in '%s', so this lifts nothing: name a "
               "higher answer or take the line out"),
             shown_id(lift->given), shown_id(question->id));
}

void check_advice(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    size_t count = questionnaire->recommendation_count;
    struct advice_check all = {.check = check};
    all.seen = ARENA_ARRAY(check->arena, unsigned, count);
    all.queue = ARENA_ARRAY(check->arena, size_t, count);
    find_reached(&all);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        check_lifted(&all, questionnaire->questions[i]);
    }
    for (size_t i = 0; i < count; i++) {
        const struct recommendation *one = &questionnaire->recommendations[i];
        for (size_t j = 0; j < one->lift_count; j++) {
            check_leap(&all, one, &one->lifts[j]);
            check_idle(check, &one->lifts[j]);
        }
    }
}
