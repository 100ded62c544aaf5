// SPDX-License-Identifier: MIT
//
// Answers and what becomes of them. Nothing is called saved before it is.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

bool prompts_may_write(struct prompts *prompts) {
    if (!prompts->options->read_only) return true;
    prompts_refuse(prompts, _("This assessment is read-only here: nothing in "
                              "it can be changed."));
    return false;
}

bool prompts_may_change(struct prompts *prompts) {
    if (!prompts_may_write(prompts)) return false;
    if (prompts->at) return true;
    prompts_refuse(prompts, _("All questions are behind us; back, go or review "
                              "lead to one."));
    return false;
}

static void offer_way_out(struct prompts *prompts) {
    const struct prompts_options *options = prompts->options;
    if (!options->interactive) return;
    if (options->save_elsewhere)
        prompts_say(prompts, _("It is tried again with the next answer. "
                               "\"save FILE\" goes on in another file."));
    else
        prompts_say(prompts, _("It is tried again with the next answer."));
    if (options->save_over)
        prompts_say(prompts, _("\"overwrite\" replaces the file where "
                               "somebody else changed it; that version is "
                               "kept beside it."));
}

void prompts_store(struct prompts *prompts, const char *done) {
    const struct prompts_options *options = prompts->options;
    const char *problem = NULL;
    // What was tried was tried on other answers.
    whatif_free(prompts->outlook.whatif);
    prompts->outlook.whatif = NULL;
    if (options->save(options->context, prompts->assessment, &problem)) {
        prompts->unsaved = prompts->moved = prompts->told = false;
        if (done) prompts_say(prompts, "%s", done);
        return;
    }
    prompts->unsaved = true;
    prompts_say(prompts, _("NOT SAVED: %s"),
                problem ? problem : _("the reason is not known"));
    offer_way_out(prompts);
}

// The place to go on is saved together with the answer.
static void store_and_move_on(struct prompts *prompts, const char *done) {
    prompts_move_on(prompts);
    prompts_store(prompts, done);
}

static const char *saved(struct prompts *prompts, const char *now,
                         const char *before) {
    if (!before) return arena_printf(prompts->scratch, _("Saved: %s."), now);
    if (!strcmp(now, before))
        return arena_printf(prompts->scratch, _("Saved: %s, as before."), now);
    return arena_printf(prompts->scratch, _("Saved: %s. It was %s."), now,
                        before);
}

static void saved_answer(struct prompts *prompts, const char *before) {
    const char *now = prompts_answer_words(prompts, prompts->at);
    store_and_move_on(prompts, saved(prompts, now ? now : "", before));
}

// An answer above what the ticks propose is kept with its reason.
static bool overrides(const struct prompts *prompts) {
    const struct answer *answer =
        interview_given(prompts->interview, prompts->at);
    int proposal = interview_proposal(prompts->interview, prompts->at);
    return proposal != LEVEL_UNKNOWN && answer->has_ticks &&
           answer->state == ANSWER_GIVEN && !answer->override &&
           answer->value.number > proposal + 1e-9;
}

static void ask_why(struct prompts *prompts) {
    const char *text;
    if (!prompts_ask(prompts, &text, "%s",
                     _("Why more than the ticks propose?")) ||
        !*text)
        return;
    interview_text(prompts->interview, prompts->at, TEXT_OVERRIDE, text);
    prompts_store(prompts, _("Saved."));
}

void prompts_answer(struct prompts *prompts, const char *text) {
    if (!prompts_may_change(prompts)) return;
    const struct question *question = prompts->at;
    struct value value = {0};
    const char *problem = NULL;
    if (!interview_parse(prompts->arena, question, text, &value, &problem)) {
        prompts_refuse(prompts, "%s", problem);
        return;
    }
    const char *before = prompts_answer_words(prompts, question);
    interview_answer(prompts->interview, question, &value);
    if (!overrides(prompts)) {
        saved_answer(prompts, before);
        return;
    }
    // On disk before more is asked.
    const char *now = prompts_answer_words(prompts, question);
    prompts_store(prompts, saved(prompts, now ? now : "", before));
    ask_why(prompts);
    prompts_move_on(prompts);
}

void prompts_answer_literally(struct prompts *prompts, const char *text) {
    if (prompts->at && prompts->at->type == QUESTION_LIST)
        prompts_add_entry(prompts, text);
    else
        prompts_answer(prompts, text);
}

void prompts_dont_know(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (!prompts_may_change(prompts)) return;
    const char *before = prompts_answer_words(prompts, prompts->at);
    interview_dont_know(prompts->interview, prompts->at);
    saved_answer(prompts, before);
}

void prompts_not_applicable(struct prompts *prompts, const char *reason) {
    if (!prompts_may_change(prompts)) return;
    if (!reason && !prompts_ask(prompts, &reason,
                                _("Why does this not apply? An empty line "
                                  "changes nothing")))
        return;
    if (!*reason) {
        prompts_refuse(prompts, _("Nothing was changed: a reason is needed."));
        return;
    }
    const char *before = prompts_answer_words(prompts, prompts->at);
    interview_not_applicable(prompts->interview, prompts->at,
                             arena_string(prompts->arena, reason));
    saved_answer(prompts, before);
}

void prompts_clear(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (!prompts_may_change(prompts)) return;
    const char *before = prompts_answer_words(prompts, prompts->at);
    if (!before) {
        prompts_say(prompts, _("There is no answer to clear."));
        return;
    }
    interview_clear(prompts->interview, prompts->at);
    prompts_store(prompts,
                  arena_printf(prompts->scratch,
                               _("Saved: open again. It was %s."), before));
}

// --- Taking back ---

static void told_decision(struct prompts *prompts,
                          const struct recommendation *recommendation) {
    const char *now = prompts_decision(prompts, recommendation);
    prompts_store(prompts, arena_printf(prompts->scratch, _("Saved: %s: %s."),
                                        recommendation->title,
                                        now ? now : _("undecided")));
}

static void told_answer(struct prompts *prompts,
                        const struct question *question) {
    prompts_move(prompts, question);
    const char *now = prompts_answer_words(prompts, question);
    prompts_store(
        prompts,
        now ? arena_printf(prompts->scratch, _("Saved: %s is %s now."),
                           prompts_place(prompts, question), now)
            : arena_printf(prompts->scratch, _("Saved: %s has no answer now."),
                           prompts_place(prompts, question)));
}

static void take_back(struct prompts *prompts, bool redo, const char *none) {
    if (!prompts_may_write(prompts)) return;
    struct interview *interview = prompts->interview;
    if (!(redo ? interview_can_redo(interview)
               : interview_can_undo(interview))) {
        prompts_say(prompts, "%s", none);
        return;
    }
    const struct recommendation *decided = interview_undoes(interview, redo);
    const struct question *question =
        redo ? interview_redo(interview) : interview_undo(interview);
    if (decided)
        told_decision(prompts, decided);
    else if (question)
        told_answer(prompts, question);
    else
        prompts_store(prompts, _("Saved."));
}

void prompts_undo(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    take_back(prompts, false, _("There is nothing to undo."));
}

void prompts_redo(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    take_back(prompts, true, _("There is nothing to redo."));
}

// --- Ticks ---

void prompts_tick(struct prompts *prompts, const char *number) {
    if (!prompts_may_change(prompts)) return;
    const struct question *question = prompts->at;
    size_t place;
    if (!prompts_count(number, question->tick_count, &place)) {
        prompts_refuse(prompts,
                       _("%s is not the number of a statement to be "
                         "ticked here."),
                       number);
        return;
    }
    interview_tick(prompts->interview, question,
                   question->ticks[place - 1].code);
    prompts_store(
        prompts,
        arena_printf(prompts->scratch,
                     _("Saved. What is ticked speaks for level %d."),
                     interview_proposal(prompts->interview, question)));
}
