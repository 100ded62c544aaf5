// SPDX-License-Identifier: MIT
//
// The room as it is read out, phase by phase. Before the reveal nothing of a
// vote is said but how many have been counted.

#include "prompts_inside.h"
#include "text.h"

#include <math.h>
#include <string.h>

static bool has_levels(const struct question *question) {
    return question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR;
}

static const struct workshop_round *last_round(
    const struct workshop_view *view) {
    return view->round_count ? &view->rounds[view->round_count - 1] : NULL;
}

// "3, Defined"; "2, Partly"; "Cannot judge": by what it is called when it is
// counted or agreed on.
const char *votes_row_name(struct prompts *prompts,
                           const struct workshop_view *view, size_t row) {
    const struct workshop_row *shown = &view->rows[row];
    const char *text = shown->text ? shown->text : "";
    if (row >= view->level_count) return text;
    if (!has_levels(view->question))
        return arena_printf(prompts->scratch, "%zu, %s", row + 1, text);
    bool whole = fabs(shown->measure - floor(shown->measure)) < 1e-9;
    return whole ? prompts_level(prompts, view->question->ladder,
                                 (int)shown->measure)
                 : shown->key;
}

// --- Where it is ---

static const char *place(struct prompts *prompts,
                         const struct workshop_view *view) {
    struct arena *arena = prompts->scratch;
    const char *text = arena_printf(arena, _("Question %zu of %zu"),
                                    view->position, view->total);
    if (view->agreed)
        text = arena_printf(arena, _("%s, %zu agreed"), text, view->agreed);
    if (view->parked)
        text = arena_printf(arena, _("%s, %zu parked"), text, view->parked);
    return text;
}

static void show_phase(struct prompts *prompts,
                       const struct workshop_view *view) {
    const char *phase = workshop_phase_text(view->phase);
    if (view->phase == WORKSHOP_VOTE && view->recount)
        phase = arena_printf(prompts->scratch, _("%s, counted again"), phase);
    else if (view->phase == WORKSHOP_VOTE && view->round > 1)
        phase = arena_printf(prompts->scratch, _("%s, round %u"), phase,
                             view->round);
    prompts_say(prompts, "%s.", phase);
}

static void show_text(struct prompts *prompts, const char *name,
                      const char *text) {
    if (text && *text) prompts_say(prompts, "%s: %s", name, text);
}

static void show_beside(struct prompts *prompts,
                        const struct workshop_view *view) {
    show_text(prompts, _("Note"), view->answer->note);
    show_text(prompts, _("Evidence"), view->answer->evidence);
    show_text(prompts, _("Other view"), view->answer->dissent);
    show_text(prompts, _("Parked"), view->answer->parked);
}

static void show_question(struct prompts *prompts,
                          const struct workshop_view *view) {
    prompts_say(prompts, "%s. %s", place(prompts, view), view->question->ask);
}

// --- Before the votes are shown ---

static void show_reading(struct prompts *prompts,
                         const struct workshop_view *view) {
    prompts_show_place(prompts, place(prompts, view));
    prompts_say(prompts, "%s", view->question->ask);
    if (has_levels(view->question))
        prompts_show_levels(prompts, view->question);
    else
        prompts_show_options(prompts, view->question);
    show_beside(prompts, view);
    prompts_say(prompts, _("Read it aloud and clear up words, without an "
                           "opinion."));
}

static void show_voting(struct prompts *prompts,
                        const struct workshop_view *view) {
    // A vote that was open when the program ended.
    if (view->typed)
        prompts_say(prompts, _("%u of %u counted so far."), view->voted,
                    view->people);
    if (prompts->room.introduced) return;
    prompts->room.introduced = true;
    prompts_say(prompts,
                _("3, 2, 1: all show their number at once. Then type how many "
                  "hands are up, answer by answer; all numbers in one line "
                  "count from the first answer on, and = counts everybody not "
                  "counted yet."));
}

// --- The votes ---

static void show_row(struct prompts *prompts, const struct workshop_view *view,
                     size_t row) {
    const struct workshop_round *last = last_round(view);
    const struct workshop_round *before = NULL;
    unsigned now = last->counts[row];
    for (size_t i = 0; i < view->round_count; i++) {
        if (view->rounds[i].number < last->number) before = &view->rounds[i];
    }
    unsigned then = before ? before->counts[row] : 0;
    if (row >= view->level_count && !now && !then) return;
    const char *name = votes_row_name(prompts, view, row);
    if (before)
        prompts_say(prompts, _("%s: %u, in the round before %u."), name, now,
                    then);
    else
        prompts_say(prompts, "%s: %u.", name, now);
}

static void say(struct prompts *prompts, const char *text) {
    if (text && *text) prompts_say(prompts, "%s", text);
}

static void show_figures(struct prompts *prompts,
                         const struct workshop_view *view) {
    const struct workshop_round *last = last_round(view);
    if (!last) return; // nothing is revealed before it was counted
    if (!isnan(last->agreement.consensus))
        prompts_say(prompts, _("Agreement %s."),
                    prompts_percent(prompts, last->agreement.consensus));
    if (last->missing)
        prompts_say(prompts,
                    PLURAL("%u was not counted.", "%u were not counted.",
                           last->missing),
                    last->missing);
}

static void show_votes(struct prompts *prompts,
                       const struct workshop_view *view) {
    struct arena *arena = prompts->scratch;
    show_question(prompts, view);
    if (last_round(view)) {
        for (size_t i = 0; i < view->row_count; i++) {
            show_row(prompts, view, i);
        }
        say(prompts, workshop_shape_text(arena, view));
        say(prompts, workshop_moved_text(arena, view));
        show_figures(prompts, view);
        say(prompts, workshop_voices_text(arena, view));
        say(prompts, workshop_prompt(view));
    }
    if (view->prior)
        prompts_say(prompts, _("Last time: %s"),
                    interview_answer_text(arena, view->question, view->prior));
    show_beside(prompts, view);
}

// --- What is agreed ---

static const char *basis_text(const char *name) {
    for (int i = WORKSHOP_BASIS_CONSENSUS;
         name && i <= WORKSHOP_BASIS_FACILITATOR; i++) {
        if (!strcmp(workshop_basis_name((enum workshop_basis)i), name))
            return workshop_basis_text((enum workshop_basis)i);
    }
    return NULL;
}

static void show_agreed(struct prompts *prompts,
                        const struct workshop_view *view) {
    const char *agreed =
        interview_answer_text(prompts->scratch, view->question, view->answer);
    const char *basis = basis_text(view->answer->basis);
    if (basis)
        prompts_say(prompts, _("Agreed: %s; %s."), agreed, basis);
    else
        prompts_say(prompts, _("Agreed: %s."), agreed);
    if (view->answer->dissent) return;
    prompts_say(prompts, _("Does anybody see it differently? dissent keeps "
                           "that view."));
}

static void show_agreement(struct prompts *prompts,
                           const struct workshop_view *view) {
    if (view->is_agreed) {
        show_agreed(prompts, view);
        return;
    }
    if (view->proposal >= view->row_count) {
        prompts_say(prompts, _("Nothing is proposed: type what is agreed, or "
                               "park it."));
        return;
    }
    const char *proposed = votes_row_name(prompts, view, view->proposal);
    const char *basis = workshop_basis_text(view->proposed_basis);
    if (basis)
        prompts_say(prompts, _("Proposal: %s; %s."), proposed, basis);
    else
        prompts_say(prompts, _("Proposal: %s."), proposed);
}

// --- By group ---

void votes_groups(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct workshop_view *view = votes_look(prompts);
    if (!view->group_count) {
        prompts_refuse(prompts,
                       _("There are no groups large enough to be shown."));
        return;
    }
    for (size_t i = 0; i < view->group_count; i++) {
        const struct workshop_group *group = &view->groups[i];
        const char *label =
            group->option->label ? group->option->label : group->option->code;
        prompts_say(prompts, "%s: %u", label, group->votes);
        for (size_t row = 0; group->counts && row < view->level_count; row++) {
            prompts_say(prompts, "%s: %u.", votes_row_name(prompts, view, row),
                        group->counts[row]);
        }
    }
    for (size_t i = 0; i < view->gap_count; i++) {
        say(prompts, workshop_gap_text(prompts->scratch, view, &view->gaps[i]));
    }
}

// --- Between the questions ---

static const char *state(struct prompts *prompts,
                         const struct workshop_item *item) {
    struct arena *arena = prompts->scratch;
    const struct answer *answer =
        interview_given(prompts->interview, item->question);
    if (item->agreed)
        return arena_printf(
            arena, _("agreed: %s"),
            interview_answer_text(arena, item->question, answer));
    if (item->parked)
        return arena_printf(arena, _("parked: %s"), answer->parked);
    return item->voted ? _("voted on, not agreed") : _("not voted on");
}

static void show_list(struct prompts *prompts,
                      const struct workshop_view *view) {
    size_t open = view->total - view->agreed - view->parked;
    prompts_say(prompts, _("%zu of %zu agreed, %zu parked, %zu open."),
                view->agreed, view->total, view->parked, open);
    if (view->phase == WORKSHOP_DONE)
        prompts_say(prompts, _("Everything has been gone through."));
    else
        prompts_say(prompts, _("All have voted. The list begins with what is "
                               "furthest apart."));
    for (size_t i = 0; i < view->item_count; i++) {
        const struct workshop_item *item = &view->items[i];
        prompts_say(prompts, "%zu, %s: %s", i + 1, state(prompts, item),
                    item->question->ask);
    }
    if (view->phase == WORKSHOP_SWEPT)
        prompts_say(prompts, _("calm agrees on everything that nobody "
                               "disputes."));
}

// --- All of it ---

static void show_one(struct prompts *prompts, const struct workshop_view *view,
                     bool heard) {
    switch (view->phase) {
    case WORKSHOP_READ:
        show_reading(prompts, view);
        break;
    case WORKSHOP_VOTE:
        if (!heard) show_question(prompts, view);
        show_voting(prompts, view);
        break;
    case WORKSHOP_BLIND:
        prompts_say(prompts, _("Voted; nothing is shown yet. Two neighbours "
                               "tell each other why."));
        break;
    case WORKSHOP_REVEAL:
    case WORKSHOP_DISCUSS:
        show_votes(prompts, view);
        if (view->is_agreed) show_agreement(prompts, view);
        break;
    case WORKSHOP_AGREE:
        if (!heard) show_question(prompts, view);
        show_agreement(prompts, view);
        break;
    case WORKSHOP_SWEPT:
    case WORKSHOP_DONE:
        break;
    }
}

void votes_show(struct prompts *prompts) {
    const struct workshop_view *view = votes_look(prompts);
    bool heard = view->question == prompts->room.heard;
    prompts->room.heard = view->question;
    prompts_blank(prompts);
    show_phase(prompts, view);
    if (view->question)
        show_one(prompts, view, heard);
    else
        show_list(prompts, view);
}

static const char *expected_count(struct prompts *prompts,
                                  const struct workshop_view *view) {
    size_t row = prompts->room.row;
    if (row == NO_ROW || row >= view->row_count)
        return view->people && view->voted == view->people
                   ? _("Everybody is counted. Enter closes the vote")
                   : _("Enter closes the vote");
    const struct workshop_part *part = votes_part(prompts, view);
    const char *name = votes_row_name(prompts, view, row);
    if (!part) return arena_printf(prompts->scratch, _("%s, how many"), name);
    const char *group = !part->option         ? _("others")
                        : part->option->label ? part->option->label
                                              : part->option->code;
    return arena_printf(prompts->scratch, _("%s: %s, how many"), group, name);
}

const char *votes_expected(struct prompts *prompts) {
    const struct workshop_view *view = votes_look(prompts);
    switch (view->phase) {
    case WORKSHOP_READ:
        return _("Enter opens the vote");
    case WORKSHOP_VOTE:
        return expected_count(prompts, view);
    case WORKSHOP_BLIND:
        return _("Enter opens the second vote");
    case WORKSHOP_REVEAL:
    case WORKSHOP_DISCUSS:
        return _("Enter goes on to what is agreed");
    case WORKSHOP_AGREE:
        if (view->is_agreed) return _("Enter goes on to the next question");
        return view->proposal < view->row_count
                   ? _("Enter takes the proposal; another answer takes that "
                       "one")
                   : _("What is agreed");
    case WORKSHOP_SWEPT:
        return _("Enter goes to the first; a number to that one");
    case WORKSHOP_DONE:
        return _("Enter reads out the results; a number goes there");
    }
    return "";
}
