// SPDX-License-Identifier: MIT
//
// What if: answers raised and recommendations done on a copy; nothing of it is
// kept.

#include "prompts_inside.h"
#include "text.h"

#include <math.h>
#include <string.h>

// --- What changes ---

static void show_change(struct prompts *prompts,
                        const struct ladder_result *before,
                        const struct ladder_result *after) {
    const struct ladder *ladder = after->ladder;
    prompts_say(prompts, _("%s: level %s, then %s."), ladder->root.title,
                prompts_level(prompts, ladder, before->node.level),
                prompts_level(prompts, ladder, after->node.level));
    if (after->node.every_rung_asked && !isnan(after->node.score))
        prompts_say(prompts, _("Score %s, then %s."),
                    prompts_number(prompts, before->node.score),
                    prompts_number(prompts, after->node.score));
    int target = before->target;
    if (target == LEVEL_UNKNOWN || isnan(after->node.shares[target])) return;
    prompts_say(prompts, _("Of level %d, %s is in place, then %s."), target,
                prompts_percent(prompts, before->node.shares[target]),
                prompts_percent(prompts, after->node.shares[target]));
}

static void show_all(struct prompts *prompts) {
    const struct whatif *whatif = prompts->outlook.whatif;
    const struct result *before = whatif_today(whatif);
    const struct result *after = whatif_result(whatif);
    for (size_t i = 0; i < prompts->questionnaire->ladder_count; i++) {
        show_change(prompts, &before->ladders[i], &after->ladders[i]);
    }
    double cost = whatif_cost(whatif);
    if (cost > 0)
        prompts_say(prompts, _("What is tried costs %s in all."),
                    prompts_amount(prompts, cost));
    prompts_say(prompts, _("Nothing of it is kept; \"try -\" forgets it."));
}

// --- Trying ---

static const struct question *question_tried(const struct prompts *prompts,
                                             const char *name) {
    const struct question *question =
        questionnaire_question(prompts->questionnaire, name);
    size_t number;
    if (!question &&
        prompts_count(name, prompts->questionnaire->question_count, &number))
        question = interview_numbered(prompts->interview, number);
    return question && question->scoring != SCORING_NONE ? question : NULL;
}

// "up 12", "down strategy-role"
static void raise_answer(struct prompts *prompts, const char *name, bool down) {
    struct whatif *whatif = prompts->outlook.whatif;
    const struct question *question =
        name ? question_tried(prompts, name) : prompts->at;
    if (!question || question->scoring == SCORING_NONE) {
        prompts_refuse(prompts, _("Name a question that counts, by its number "
                                  "or its id."));
        return;
    }
    if (!whatif_raise(whatif, question, down)) {
        prompts_say(prompts,
                    down ? _("There is no lower answer to this question.")
                         : _("There is no higher answer to this question."));
        return;
    }
    prompts_say(prompts, "%s", question->ask);
    prompts_say(
        prompts, _("Today %s, tried %s."),
        prompts_measure(prompts, question,
                        whatif_today(whatif)->questions[question->index].mean),
        prompts_measure(
            prompts, question,
            whatif_result(whatif)->questions[question->index].mean));
    show_all(prompts);
}

static void tick_idea(struct prompts *prompts, const char *text) {
    struct whatif *whatif = prompts->outlook.whatif;
    const char *rest;
    const struct recommendation *one = prompts_idea(prompts, text, &rest);
    if (!one) return;
    whatif_tick(whatif, one);
    prompts_say(prompts,
                whatif_ticked(whatif, one) ? _("As if done: %s.")
                                           : _("As today again: %s."),
                one->title);
    show_all(prompts);
}

void prompts_try(struct prompts *prompts, const char *text) {
    struct outlook *outlook = &prompts->outlook;
    const char *rest = NULL;
    const char *word = text ? prompts_word(prompts, text, &rest) : NULL;
    if (word && !strcmp(word, "-")) {
        whatif_free(outlook->whatif);
        outlook->whatif = NULL;
        prompts_say(prompts, _("Everything is as it is today."));
        return;
    }
    if (!outlook->whatif)
        outlook->whatif = whatif_new(prompts->questionnaire,
                                     prompts_aimed(prompts, prompts->arena),
                                     prompts->options->today);
    if (!word)
        show_all(prompts);
    else if (!strcmp(word, "up") || !strcmp(word, C_("command", "up")))
        raise_answer(prompts, rest, false);
    else if (!strcmp(word, "down") || !strcmp(word, C_("command", "down")))
        raise_answer(prompts, rest, true);
    else
        tick_idea(prompts, text);
}
