// SPDX-License-Identifier: MIT
//
// What is decided about recommendations: what becomes of it, by whom, until
// when.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

static const struct {
    const char *name;
    enum decision_state state;
} states[] = {
    {N_("taken"), DECISION_TAKEN},     {N_("postponed"), DECISION_POSTPONED},
    {N_("refused"), DECISION_REFUSED}, {N_("done"), DECISION_DONE},
    {N_("undecided"), DECISION_NONE},
};

static const char *state_word(enum decision_state state) {
    for (size_t i = 0; i < COUNT_OF(states); i++) {
        if (states[i].state == state) return _(states[i].name);
    }
    return "";
}

static const struct decision *decision_of(
    const struct prompts *prompts,
    const struct recommendation *recommendation) {
    return &prompts->assessment->decisions[recommendation->index];
}

const char *prompts_decision(struct prompts *prompts,
                             const struct recommendation *recommendation) {
    const struct decision *decision = decision_of(prompts, recommendation);
    if (decision->state == DECISION_NONE) return NULL;
    return decision_in_words(prompts->scratch, decision,
                             state_word(decision->state), ", ",
                             prompts->options->today);
}

static void keep(struct prompts *prompts,
                 const struct recommendation *recommendation,
                 const struct decision *decision) {
    if (!interview_decide(prompts->interview, recommendation, decision)) {
        prompts_say(prompts, _("It was decided like that already."));
        return;
    }
    const char *text = prompts_decision(prompts, recommendation);
    prompts_store(prompts, arena_printf(prompts->scratch, _("Saved: %s: %s."),
                                        recommendation->title,
                                        text ? text : _("undecided")));
}

// --- The parts of a decision ---

// By its number or its word.
static bool read_state(struct prompts *prompts, const char *text,
                       enum decision_state *state) {
    size_t number;
    bool numbered = prompts_count(text, COUNT_OF(states), &number);
    for (size_t i = 0; i < COUNT_OF(states); i++) {
        if ((numbered && number == i + 1) || !strcmp(text, states[i].name) ||
            !strcmp(text, _(states[i].name))) {
            *state = states[i].state;
            return true;
        }
    }
    prompts_refuse(prompts,
                   _("%s is none of: taken, postponed, refused, done, "
                     "undecided."),
                   text);
    return false;
}

static bool ask_state(struct prompts *prompts, enum decision_state *state) {
    const char *text;
    for (size_t i = 0; i < COUNT_OF(states); i++) {
        prompts_say(prompts, "%zu. %s", i + 1, _(states[i].name));
    }
    if (!prompts_ask(prompts, &text, _("Number 1 to %zu"), COUNT_OF(states)))
        return false;
    return *text && read_state(prompts, text, state);
}

// Read as the answer to a question for a date would be; "-" is none.
static bool read_date(struct prompts *prompts, const char *text,
                      const char **due) {
    static const struct question date = {.type = QUESTION_DATE};
    struct value value = {0};
    const char *problem = NULL;
    *due = NULL;
    if (!strcmp(text, "-")) return true;
    if (!interview_parse(prompts->arena, &date, text, &value, &problem)) {
        prompts_refuse(prompts, "%s", problem);
        return false;
    }
    *due = value.text;
    return true;
}

static bool ask_date(struct prompts *prompts, const char **due) {
    const char *text;
    for (;;) {
        if (!prompts_ask(prompts, &text,
                         _("%s (Enter changes nothing, - removes it)"),
                         _("Until when?")))
            return false;
        if (!*text || read_date(prompts, text, due)) return true;
        if (prompts->over) return false;
    }
}

static bool ask_owner(struct prompts *prompts, const char **owner) {
    const char *text;
    if (!prompts_ask(prompts, &text,
                     _("%s (Enter changes nothing, - removes it)"),
                     _("Who is responsible?")))
        return false;
    if (*text)
        *owner = strcmp(text, "-") ? arena_string(prompts->arena, text) : NULL;
    return true;
}

// --- Commands ---

// One that is said outright is kept as it is; else all of it is asked for.
void prompts_decide(struct prompts *prompts, const char *which) {
    const char *rest;
    if (!prompts_may_write(prompts)) return;
    const struct recommendation *one = prompts_idea(prompts, which, &rest);
    if (!one) return;
    struct decision decision = *decision_of(prompts, one);
    if (rest) {
        if (read_state(prompts, rest, &decision.state))
            keep(prompts, one, &decision);
        return;
    }
    prompts_say(prompts, "%s.", one->title);
    if (!ask_state(prompts, &decision.state)) return;
    bool asks = decision.state == DECISION_TAKEN ||
                decision.state == DECISION_POSTPONED;
    if (asks &&
        (!ask_owner(prompts, &decision.owner) ||
         !ask_date(prompts, &decision.due)) &&
        prompts->refused)
        return;
    keep(prompts, one, &decision);
}

// Who names an owner or a date has taken it up.
static void keep_part(struct prompts *prompts, const struct recommendation *one,
                      struct decision *decision) {
    if (decision->state == DECISION_NONE && (decision->owner || decision->due))
        decision->state = DECISION_TAKEN;
    keep(prompts, one, decision);
}

void prompts_owner(struct prompts *prompts, const char *which) {
    const char *rest;
    if (!prompts_may_write(prompts)) return;
    const struct recommendation *one = prompts_idea(prompts, which, &rest);
    if (!one) return;
    struct decision decision = *decision_of(prompts, one);
    if (!rest && !ask_owner(prompts, &decision.owner)) return;
    if (rest) decision.owner = strcmp(rest, "-") ? rest : NULL;
    keep_part(prompts, one, &decision);
}

void prompts_due(struct prompts *prompts, const char *which) {
    const char *rest;
    if (!prompts_may_write(prompts)) return;
    const struct recommendation *one = prompts_idea(prompts, which, &rest);
    if (!one) return;
    struct decision decision = *decision_of(prompts, one);
    if (rest ? !read_date(prompts, rest, &decision.due)
             : !ask_date(prompts, &decision.due))
        return;
    keep_part(prompts, one, &decision);
}

void prompts_decisions(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct questionnaire *questionnaire = prompts->questionnaire;
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct recommendation *one = &questionnaire->recommendations[i];
        const char *decision = prompts_decision(prompts, one);
        if (!decision) continue;
        count++;
        prompts_say(prompts, "%s: %s.", one->title, decision);
    }
    if (!count) prompts_say(prompts, _("Nothing has been decided yet."));
}
