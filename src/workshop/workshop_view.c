// SPDX-License-Identifier: MIT
//
// What to show now. Nothing of the votes is in it before they are revealed.

#include "workshop_view.h"

#include "agreement.h"

#include <math.h>
#include <stdlib.h>

#define MOVED_FROM 5 // people: of fewer, who moved would be known

static bool is_seen(enum workshop_phase phase) {
    return phase == WORKSHOP_REVEAL || phase == WORKSHOP_DISCUSS ||
           phase == WORKSHOP_AGREE;
}

// --- Rounds ---

static struct workshop_round round_view(struct look *look,
                                        const struct round *round) {
    struct workshop_round shown = {.round = round};
    struct arena *arena = look->arena;
    struct tally tally = tally_of_round(arena, look->question, round);
    shown.counts =
        row_counts(arena, &look->rows, round->votes, round->vote_count);
    for (size_t i = 0; i < look->rows.count; i++) {
        if (i < look->rows.levels) shown.votes += shown.counts[i];
        shown.ballots += shown.counts[i];
    }
    unsigned asked = round->people - round->not_asked - round->in_doubt;
    if (round->people && asked > shown.ballots)
        shown.missing = asked - shown.ballots;
    shown.agreement = agreement_of(arena, look->question, &tally);
    shown.class =
        class_of(&look->view->rules, look->question, &look->rows, shown.counts);
    shown.counts_now = round == round_counts(look->answer);
    return shown;
}

static void add_moves(struct look *look, struct workshop_round *now) {
    const struct workshop_round *before = NULL;
    for (const struct workshop_round *round = look->view->rounds; round < now;
         round++) {
        if (round->number < now->number) before = round;
    }
    if (!before || now->ballots < MOVED_FROM) return;
    struct moves moves = moves_of(&look->rows, before->counts, now->counts);
    now->moved = moves.all;
    now->up = moves.up;
    now->down = moves.down;
}

static void show_rounds(struct look *look) {
    struct workshop_view *view = look->view;
    unsigned number = 0;
    view->rounds = ARENA_ARRAY(look->arena, struct workshop_round,
                               look->answer->round_count);
    for (size_t i = 0; i < look->answer->round_count; i++) {
        const struct round *round = &look->answer->rounds[i];
        if (round->is_void || round->open) continue;
        if (!round->recount || !number) number++;
        struct workshop_round *shown = &view->rounds[view->round_count++];
        *shown = round_view(look, round);
        shown->number = number;
        add_moves(look, shown);
    }
}

static const struct workshop_round *last_round(
    const struct workshop_view *view) {
    return view->round_count ? &view->rounds[view->round_count - 1] : NULL;
}

// --- One question ---

static void show_counts(struct look *look, const struct round *open) {
    struct workshop_view *view = look->view;
    view->voted = votes_in(open->votes, open->vote_count);
    view->typed = open->vote_count > 0;
    view->recount = open->recount;
    view_parts(look, open);
    for (size_t i = 0; i < open->vote_count; i++) {
        size_t row = row_of(&look->rows, open->votes[i].key);
        if (row == NO_ROW) continue;
        view->rows[row].counted = true;
        view->rows[row].count += open->votes[i].count;
    }
}

static void show_revealed(struct look *look) {
    struct workshop_view *view = look->view;
    show_rounds(look);
    const struct workshop_round *last = last_round(view);
    if (last) {
        view->voices =
            voices_of(look->arena, look->question, &look->rows, last->counts,
                      last->agreement.shape, &view->voice_count);
        view->recount = last->round->recount;
    }
    view_groups(look);
    view->proposal = workshop_proposal(look->workshop, look->arena,
                                       look->question, &view->proposed_basis);
    if (look->workshop->prior) {
        const struct answer *prior =
            &look->workshop->prior->answers[look->question->index];
        if (prior->state != ANSWER_NONE || round_counts(prior))
            view->prior = prior;
    }
}

static void show_question(struct look *look) {
    const struct workshop *workshop = look->workshop;
    struct workshop_view *view = look->view;
    const struct round *open = round_open(look->answer);
    const struct round *last = round_counts(look->answer);
    look->rows = rows_of(look->arena, look->question, look->answer);
    view->rows = look->rows.items;
    view->row_count = look->rows.count;
    view->level_count = look->rows.levels;
    view->answer = look->answer;
    view->is_agreed = look->answer->state != ANSWER_NONE;
    view->agreed_row = row_of_answer(look->question, &look->rows, look->answer);
    view->round = rounds_planned(look->answer);
    if (view->phase == WORKSHOP_VOTE && open)
        show_counts(look, open);
    else if (view->phase == WORKSHOP_BLIND && open)
        view->voted = votes_in(open->votes, open->vote_count);
    else if (last)
        view->voted = votes_in(last->votes, last->vote_count);
    size_t position = sequence_position(workshop, look->question);
    view->position = position == NO_ROW ? 0 : position + 1;
    if (is_seen(view->phase)) show_revealed(look);
}

// --- All of them ---

struct width {
    double apart;
    size_t position;
};

static int widest_first(const void *a, const void *b) {
    const struct width *left = a, *right = b;
    double x = isnan(left->apart) ? -1 : floor(left->apart * 1e9 + 0.5);
    double y = isnan(right->apart) ? -1 : floor(right->apart * 1e9 + 0.5);
    if (x != y) return x > y ? -1 : 1;
    return (left->position > right->position) -
           (left->position < right->position);
}

static void show_items(struct look *look) {
    const struct workshop *workshop = look->workshop;
    struct workshop_view *view = look->view;
    struct width *widths =
        ARENA_ARRAY(look->arena, struct width, workshop->count);
    view->items =
        ARENA_ARRAY(look->arena, struct workshop_item, workshop->count);
    for (size_t i = 0; i < workshop->count; i++)
        widths[i] = (struct width){
            sequence_apart(workshop, look->arena, workshop->sequence[i]), i};
    qsort(widths, workshop->count, sizeof(*widths), widest_first);
    for (size_t i = 0; i < workshop->count; i++) {
        const struct question *question =
            workshop->sequence[widths[i].position];
        const struct answer *answer = workshop_answer(workshop, question);
        view->items[view->item_count++] = (struct workshop_item){
            .question = question,
            .phase = sequence_phase(workshop, question),
            .voted = round_counts(answer) != NULL,
            .agreed = answer->state != ANSWER_NONE,
            .parked = answer->parked && *answer->parked,
            .apart = widths[i].apart,
        };
    }
}

static void count_settled(const struct workshop *workshop,
                          struct workshop_view *view) {
    view->total = workshop->count;
    for (size_t i = 0; i < workshop->count; i++) {
        const struct answer *answer =
            workshop_answer(workshop, workshop->sequence[i]);
        if (answer->state != ANSWER_NONE)
            view->agreed++;
        else if (answer->parked && *answer->parked)
            view->parked++;
    }
}

const struct workshop_view *workshop_look(const struct workshop *workshop,
                                          struct arena *arena) {
    static const struct answer nothing;
    struct workshop_view *view = ARENA_NEW(arena, struct workshop_view);
    *view = (struct workshop_view){
        .phase = workshop->phase,
        .order = workshop->order,
        .question = workshop->current,
        .people = workshop->assessment->people,
        .rules = workshop_rules(workshop),
        .settled = rules_are_settled(workshop),
        .clock = {workshop->seconds, !workshop->stopped, workshop->spent,
                  clock_projected(workshop)},
        .proposal = NO_ROW,
        .agreed_row = NO_ROW,
        .answer = &nothing,
    };
    struct look look = {.arena = arena, .workshop = workshop, .view = view};
    count_settled(workshop, view);
    if (!workshop->current) {
        show_items(&look);
        return view;
    }
    look.question = workshop->current;
    look.answer = workshop_answer(workshop, workshop->current);
    show_question(&look);
    return view;
}
