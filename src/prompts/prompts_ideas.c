// SPDX-License-Identifier: MIT
//
// What to do first, and all about one of the recommendations. Numbers are those
// of the list that was read out last: a decision does not renumber it under the
// listener.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

static const char *band_word(enum band_of_advice band) {
    switch (band) {
    case ADVICE_NONE:
        return _("Without a place in the order");
    case ADVICE_NOW:
        return _("Now");
    case ADVICE_NEXT:
        return _("Next");
    case ADVICE_LATER:
        return _("Later");
    }
    return "";
}

static void remember(struct prompts *prompts, const struct result *result) {
    struct outlook *outlook = &prompts->outlook;
    outlook->idea_count = result->combined_count;
    for (size_t i = 0; i < result->combined_count; i++) {
        outlook->ideas[i] = result->combined[i].recommendation;
    }
}

void prompts_list_ideas(struct prompts *prompts, const struct result *result,
                        size_t most) {
    enum band_of_advice band = ADVICE_NONE;
    size_t count =
        result->combined_count < most ? result->combined_count : most;
    remember(prompts, result);
    for (size_t i = 0; i < count; i++) {
        const struct combined *combined = &result->combined[i];
        const struct recommendation *one = combined->recommendation;
        if (i == 0 || combined->band != band)
            prompts_say(prompts, "%s:", band_word(combined->band));
        band = combined->band;
        const char *decision = prompts_decision(prompts, one);
        if (decision)
            prompts_say(prompts, _("%zu. %s. Effort: %s. Decided: %s."), i + 1,
                        one->title, effort_word(one->effort), decision);
        else
            prompts_say(prompts, _("%zu. %s. Effort: %s."), i + 1, one->title,
                        effort_word(one->effort));
    }
    if (count)
        prompts_say(prompts, _("\"why NUMBER\" tells all about one of them, "
                               "\"decide NUMBER\" keeps a decision."));
}

void prompts_ideas(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct result *result = prompts_result(prompts);
    if (!result->combined_count)
        prompts_say(prompts, _("No recommendation applies to these answers."));
    prompts_list_ideas(prompts, result, result->combined_count);
}

// --- One of them ---

static const struct recommendation *by_id(const struct prompts *prompts,
                                          const char *id) {
    const struct questionnaire *questionnaire = prompts->questionnaire;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct recommendation *one = &questionnaire->recommendations[i];
        if (!strcmp(one->id, id)) return one;
    }
    return NULL;
}

const struct recommendation *prompts_idea(struct prompts *prompts,
                                          const char *text, const char **rest) {
    struct outlook *outlook = &prompts->outlook;
    const char *name = prompts_word(prompts, text, rest);
    const struct recommendation *found = by_id(prompts, name);
    if (found) return found;
    if (!outlook->idea_count) remember(prompts, prompts_result(prompts));
    size_t number;
    if (prompts_count(name, outlook->idea_count, &number))
        return outlook->ideas[number - 1];
    prompts_refuse(prompts,
                   _("%s is not the number of an idea; they go from 1 to %zu."),
                   name, outlook->idea_count);
    return NULL;
}

static void show_lifts(struct prompts *prompts,
                       const struct ladder_result *ladder,
                       const struct recommendation_result *result) {
    prompts_say(prompts, _("%s, rank %u: the score goes from %s to %s."),
                ladder->ladder->root.title, result->rank,
                prompts_number(prompts, result->score_before),
                prompts_number(prompts, result->score_after));
    for (size_t i = 0; i < result->lift_count; i++) {
        const struct lift_result *lift = &result->lifts[i];
        const struct question *question = lift->lift->question;
        if (!lift->effective || !question) continue;
        prompts_say(prompts, _("It brings \"%s\" from %s to %s."),
                    question->ask,
                    prompts_measure(prompts, question, lift->from),
                    prompts_measure(prompts, question, lift->to));
    }
}

static void show_ladder(struct prompts *prompts,
                        const struct ladder_result *ladder,
                        const struct recommendation *recommendation) {
    for (size_t i = 0; i < ladder->recommendation_count; i++) {
        const struct recommendation_result *one = &ladder->recommendations[i];
        if (one->recommendation != recommendation) continue;
        if (one->rank) show_lifts(prompts, ladder, one);
        for (size_t j = 0; j < one->asked_by_count; j++) {
            prompts_say(prompts, _("A finding asks for it: %s."),
                        one->asked_by[j]->title);
        }
    }
}

void prompts_why(struct prompts *prompts, const char *which) {
    const char *rest;
    const struct recommendation *one = prompts_idea(prompts, which, &rest);
    if (!one) return;
    const struct result *result = prompts_result(prompts);
    const struct questionnaire *questionnaire = prompts->questionnaire;
    prompts_say(prompts, "%s.", one->title);
    prompts_say(prompts, "%s", one->text);
    if (one->measure)
        prompts_say(prompts, _("You will know that it worked by this: %s"),
                    one->measure);
    prompts_say(prompts, _("Effort: %s."), effort_word(one->effort));
    for (size_t i = 0; i < one->need_count; i++) {
        prompts_say(prompts, _("It needs this first: %s."),
                    questionnaire->recommendations[one->needs[i].index].title);
    }
    const char *decision = prompts_decision(prompts, one);
    if (decision) prompts_say(prompts, _("Decided: %s."), decision);
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        show_ladder(prompts, &result->ladders[i], one);
    }
}
