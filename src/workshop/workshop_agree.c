// SPDX-License-Identifier: MIT
//
// What is agreed on, and what stands beside it.

#include "agreement.h"
#include "text.h"
#include "workshop_inside.h"

#include <math.h>
#include <string.h>

// --- On what an agreement rests ---

static const struct {
    const char *name, *text;
} bases[] = {
    [WORKSHOP_BASIS_NONE] = {NULL, NULL},
    [WORKSHOP_BASIS_CONSENSUS] = {"consensus", N_("all agree, or nearly")},
    [WORKSHOP_BASIS_MAJORITY] = {"majority", N_("more than half voted for it")},
    [WORKSHOP_BASIS_MEDIAN] = {"median", N_("the lower middle of the votes")},
    [WORKSHOP_BASIS_STABLE] = {"stable-split",
                               N_("still split, and nobody moves any more")},
    [WORKSHOP_BASIS_FACILITATOR] = {"facilitator", N_("decided in the room")},
};

const char *workshop_basis_name(enum workshop_basis basis) {
    return bases[basis].name;
}

const char *workshop_basis_text(enum workshop_basis basis) {
    return bases[basis].text ? _(bases[basis].text) : NULL;
}

static const struct round *round_before(const struct answer *answer,
                                        const struct round *last) {
    const struct round *before = NULL;
    for (const struct round *round = answer->rounds; round < last; round++) {
        // What is counted again is the same round.
        if (!round->open && !round->is_void && !last->recount) before = round;
    }
    return before;
}

static bool nobody_moves(double stable, struct arena *arena,
                         const struct answer *answer, const struct round *last,
                         const struct rows *rows, const unsigned *counts,
                         unsigned votes) {
    const struct round *before = round_before(answer, last);
    if (!before) return false;
    struct moves moves = moves_of(
        rows, row_counts(arena, rows, before->votes, before->vote_count),
        counts);
    return moves.all < votes * stable;
}

// What [row] would rest on, after the last round.
static enum workshop_basis basis_of(const struct workshop *workshop,
                                    struct arena *arena,
                                    const struct question *question,
                                    const struct answer *answer,
                                    const struct rows *rows, size_t row) {
    const struct round *last = round_counts(answer);
    struct vote_rules rules = workshop_rules(workshop);
    unsigned votes = 0;
    if (!last || row >= rows->levels) return WORKSHOP_BASIS_FACILITATOR;
    const unsigned *counts =
        row_counts(arena, rows, last->votes, last->vote_count);
    for (size_t i = 0; i < rows->levels; i++)
        votes += counts[i];
    enum workshop_class class = class_of(&rules, question, rows, counts);
    size_t middle = proposal_of(&rules, question, rows, counts);
    if (row == middle && class == WORKSHOP_AGREED)
        return WORKSHOP_BASIS_CONSENSUS;
    if (2 * counts[row] > votes) return WORKSHOP_BASIS_MAJORITY;
    if (nobody_moves(vote_share(rules.values[RULE_STABLE]), arena, answer, last,
                     rows, counts, votes))
        return WORKSHOP_BASIS_STABLE;
    return row == middle ? WORKSHOP_BASIS_MEDIAN : WORKSHOP_BASIS_FACILITATOR;
}

size_t workshop_proposal(const struct workshop *workshop, struct arena *arena,
                         const struct question *question,
                         enum workshop_basis *basis) {
    const struct answer *answer = workshop_answer(workshop, question);
    const struct round *last = round_counts(answer);
    struct vote_rules rules = workshop_rules(workshop);
    *basis = WORKSHOP_BASIS_NONE;
    if (!last) return NO_ROW;
    struct rows rows = rows_of(arena, question, answer);
    size_t row =
        proposal_of(&rules, question, &rows,
                    row_counts(arena, &rows, last->votes, last->vote_count));
    if (row != NO_ROW)
        *basis = basis_of(workshop, arena, question, answer, &rows, row);
    return row;
}

// --- Agreeing ---

static void set_basis(struct workshop *workshop, struct answer *answer,
                      enum workshop_basis basis) {
    (void)workshop;
    answer->basis = bases[basis].name;
}

static bool has_levels(const struct question *question) {
    return question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR;
}

static void agree_on(struct workshop *workshop, const struct question *question,
                     const struct rows *rows, size_t row,
                     enum workshop_basis basis) {
    struct answer *answer = workshop_answer(workshop, question);
    struct step *step = workshop_step(workshop, STEP_ANSWER);
    const struct workshop_row *chosen = &rows->items[row];
    step->question = question;
    step->answer = *answer;
    answer->value = (struct value){0};
    answer->state = ANSWER_GIVEN;
    if (!strcmp(chosen->key, WORD_DONT_KNOW))
        answer->state = ANSWER_DONT_KNOW;
    else if (!strcmp(chosen->key, WORD_NOT_APPLICABLE))
        answer->state = ANSWER_NOT_APPLICABLE;
    else if (has_levels(question))
        answer->value.number = chosen->measure;
    else
        answer->value.text = chosen->key;
    set_basis(workshop, answer, basis);
    sequence_look(workshop);
}

bool workshop_take_proposal(struct workshop *workshop,
                            const struct question *question) {
    enum workshop_basis basis;
    size_t row =
        workshop_proposal(workshop, workshop->scratch, question, &basis);
    if (row == NO_ROW) return false;
    struct rows rows = rows_of(workshop->scratch, question,
                               workshop_answer(workshop, question));
    agree_on(workshop, question, &rows, row, basis);
    return true;
}

static bool votes_are_hidden(const struct workshop *workshop) {
    return workshop->phase == WORKSHOP_READ &&
           round_counts(workshop_answer(workshop, workshop->current));
}

enum workshop_reply on_agree(struct workshop *workshop,
                             const struct workshop_event *event) {
    const struct question *question = workshop->current;
    const struct answer *answer = workshop_answer(workshop, question);
    struct rows rows = rows_of(workshop->scratch, question, answer);
    if (votes_are_hidden(workshop))
        return workshop_refuse(
            workshop,
            _("All votes come first now; agreeing comes afterwards."));
    if (event->row >= rows.count)
        return workshop_refuse(workshop, _("There is no such line."));
    agree_on(workshop, question, &rows, event->row,
             basis_of(workshop, workshop->scratch, question, answer, &rows,
                      event->row));
    workshop_enter(workshop, WORKSHOP_AGREE);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_agree_half(struct workshop *workshop,
                                  const struct workshop_event *event) {
    const struct question *question = workshop->current;
    struct answer *answer = workshop_answer(workshop, question);
    struct rows rows = rows_of(workshop->scratch, question, answer);
    if (votes_are_hidden(workshop))
        return workshop_refuse(
            workshop,
            _("All votes come first now; agreeing comes afterwards."));
    double half = event->row < rows.levels
                      ? floor(rows.items[event->row].measure) + 0.5
                      : NAN;
    if (!question->halves || isnan(half) || half > question->ladder->top)
        return workshop_refuse(workshop,
                               _("There is no half level above this line."));
    workshop_step(workshop, STEP_ANSWER);
    answer->state = ANSWER_GIVEN;
    answer->value = (struct value){.number = half};
    set_basis(workshop, answer, WORKSHOP_BASIS_FACILITATOR);
    sequence_look(workshop);
    workshop_enter(workshop, WORKSHOP_AGREE);
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_basis(struct workshop *workshop,
                             const struct workshop_event *event) {
    struct answer *answer = workshop_answer(workshop, workshop->current);
    if (answer->state == ANSWER_NONE)
        return workshop_refuse(workshop, _("Nothing is agreed here yet."));
    if ((size_t)event->basis >= COUNT_OF(bases) || !bases[event->basis].name)
        return workshop_refuse(workshop, _("There is no such basis."));
    workshop_step(workshop, STEP_ANSWER);
    set_basis(workshop, answer, event->basis);
    return WORKSHOP_CHANGED;
}

// All on which the votes agree: nothing is left to be talked about there.
enum workshop_reply on_agree_calm(struct workshop *workshop,
                                  const struct workshop_event *event) {
    (void)event;
    struct arena *arena = workshop->scratch;
    size_t first = workshop->step_count;
    for (size_t i = 0; i < workshop->count; i++) {
        const struct question *question = workshop->sequence[i];
        const struct round *round =
            round_counts(workshop_answer(workshop, question));
        if (!round || !sequence_is_open(workshop, question)) continue;
        struct tally tally = tally_of_round(arena, question, round);
        struct agreement agreement = agreement_of(arena, question, &tally);
        if (accord_of(question, &agreement) == ACCORD_SETTLED)
            workshop_take_proposal(workshop, question);
    }
    for (size_t i = first; i + 1 < workshop->step_count; i++)
        workshop->steps[i].with_next = true;
    if (workshop->step_count == first)
        return workshop_refuse(workshop,
                               _("Nothing is left on which all agree."));
    return WORKSHOP_CHANGED;
}

// --- Beside it ---

static bool is_text(const char *text) {
    size_t length = text ? strlen(text) : 0;
    return length <= TEXT_MOST &&
           (!text || text_valid_prefix(text, length) == length);
}

static const char *text_or_null(struct arena *arena, const char *text) {
    return text && *text ? arena_string(arena, text) : NULL;
}

static enum workshop_reply write_text(struct workshop *workshop,
                                      const char *text, const char **member) {
    if (!is_text(text))
        return workshop_refuse(workshop,
                               _("This text cannot be kept: it is longer than "
                                 "64 KiB, or no UTF-8."));
    const char *now = text_or_null(workshop->arena, text);
    if (now == *member || (now && *member && !strcmp(now, *member)))
        return WORKSHOP_SHOWN;
    workshop_step(workshop, STEP_ANSWER);
    *member = now;
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_text(struct workshop *workshop,
                            const struct workshop_event *event) {
    struct answer *answer = workshop_answer(workshop, workshop->current);
    switch (event->which) {
    case WORKSHOP_NOTE:
        return write_text(workshop, event->text, &answer->note);
    case WORKSHOP_EVIDENCE:
        return write_text(workshop, event->text, &answer->evidence);
    case WORKSHOP_DISSENT:
        return write_text(workshop, event->text, &answer->dissent);
    }
    return workshop_refuse(workshop, _("There is no such text."));
}

enum workshop_reply on_park(struct workshop *workshop,
                            const struct workshop_event *event) {
    struct answer *answer = workshop_answer(workshop, workshop->current);
    return write_text(workshop, event->text, &answer->parked);
}
