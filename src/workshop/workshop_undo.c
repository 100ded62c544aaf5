// SPDX-License-Identifier: MIT
//
// Taking back. What was agreed or written goes back to what it was; of rounds
// nothing is ever taken away: one that was opened becomes void, and one that
// was closed becomes void and stands there once more, open, with its votes.

#include "text.h"
#include "workshop_inside.h"

static void make_open_void(struct answer *answer) {
    struct round *open = round_open(answer);
    if (open) round_make_void(open);
}

static void restore_texts(struct answer *answer, const struct answer *before) {
    struct round *rounds = answer->rounds;
    size_t count = answer->round_count;
    *answer = *before;
    answer->rounds = rounds;
    answer->round_count = count;
}

// What was closed becomes void, and stands there once more, open.
static void reopen(struct workshop *workshop, struct answer *answer,
                   const struct step *step) {
    size_t left = step->open_count;
    for (size_t i = answer->round_count; i-- > 0 && left;) {
        struct round *round = &answer->rounds[i];
        if (round->open || round->is_void) continue;
        round->is_void = true;
        left--;
    }
    for (size_t i = 0; i < step->open_count; i++)
        round_add(workshop, &step->open[i], step->open[i].recount);
}

static const struct round *last_open(const struct step *step) {
    return &step->open[step->open_count - 1];
}

static void restore_votes(struct answer *answer, const struct step *step) {
    struct round *open = round_open(answer);
    if (!open) return;
    open->votes = last_open(step)->votes;
    open->vote_count = last_open(step)->vote_count;
    open->by = last_open(step)->by;
    open->by_count = last_open(step)->by_count;
}

// A vote that was closed for a talk in pairs goes on.
static void show_again(struct answer *answer, unsigned people) {
    struct round *open = round_open(answer);
    if (!open) return;
    open->unseen = false;
    open->people = people;
}

// Whether the question can be in [phase] as it is now.
static bool is_possible(const struct workshop *workshop,
                        const struct answer *answer,
                        enum workshop_phase phase) {
    bool open = round_open(answer) != NULL;
    bool seen = sequence_phase(workshop, workshop->current) != WORKSHOP_READ;
    switch (phase) {
    case WORKSHOP_VOTE:
        return open && !round_open(answer)->unseen;
    case WORKSHOP_BLIND:
        return open && round_open(answer)->unseen;
    case WORKSHOP_REVEAL:
    case WORKSHOP_DISCUSS:
        return !open && seen && round_counts(answer);
    case WORKSHOP_AGREE:
        return !open && seen;
    case WORKSHOP_READ:
        return !open && !seen;
    case WORKSHOP_SWEPT:
    case WORKSHOP_DONE:
        break;
    }
    return false;
}

static void take_back(struct workshop *workshop, const struct step *step) {
    if (step->kind == STEP_PEOPLE) {
        workshop->assessment->people = step->people;
        struct round *open =
            workshop->current
                ? round_open(workshop_answer(workshop, workshop->current))
                : NULL;
        if (open && !open->unseen) open->people = step->people;
        return;
    }
    if (step->kind == STEP_RULES) {
        enum vote_order order = workshop->assessment->rules.order;
        workshop->assessment->rules = step->rules;
        workshop->assessment->rules.order = order;
        return;
    }
    struct answer *answer = workshop_answer(workshop, step->question);
    workshop->current = step->question;
    workshop->left[step->question->index] = false;
    switch (step->kind) {
    case STEP_OPEN:
        make_open_void(answer);
        restore_texts(answer, &step->answer);
        break;
    case STEP_COUNT:
        restore_votes(answer, step);
        break;
    case STEP_CLOSE:
        reopen(workshop, answer, step);
        break;
    case STEP_VOID:
        make_open_void(answer);
        round_add(workshop, last_open(step), last_open(step)->recount);
        break;
    case STEP_ANSWER:
        restore_texts(answer, &step->answer);
        break;
    case STEP_HIDE:
        show_again(answer, workshop->assessment->people);
        break;
    case STEP_PEOPLE:
    case STEP_RULES:
        break;
    }
    sequence_look(workshop);
    if (step->phase == WORKSHOP_SWEPT) {
        workshop->before = workshop->current;
        workshop->current = NULL;
        workshop_enter(workshop, WORKSHOP_SWEPT);
        return;
    }
    workshop_enter(workshop, is_possible(workshop, answer, step->phase)
                                 ? step->phase
                                 : sequence_phase(workshop, workshop->current));
}

static const char *const taken_back[] = {
    [STEP_OPEN] = N_("Taken back: this vote was not opened."),
    [STEP_COUNT] = N_("Taken back: the last number."),
    [STEP_CLOSE] = N_("Taken back: the vote is open again."),
    [STEP_HIDE] = N_("Taken back: the vote is open again."),
    [STEP_VOID] = N_("Taken back: the numbers are there again."),
    [STEP_ANSWER] = N_("Taken back: what was agreed or written last."),
    [STEP_PEOPLE] = N_("Taken back: how many are here."),
    [STEP_RULES] = N_("Taken back: the last of the rules."),
};

enum workshop_reply on_undo(struct workshop *workshop,
                            const struct workshop_event *event) {
    (void)event;
    if (!workshop->step_count)
        return workshop_refuse(workshop, _("There is nothing to take back."));
    const struct step *step;
    do {
        step = &workshop->steps[--workshop->step_count];
        take_back(workshop, step);
    } while (workshop->step_count &&
             workshop->steps[workshop->step_count - 1].with_next);
    workshop->message = _(taken_back[step->kind]);
    return WORKSHOP_CHANGED;
}
