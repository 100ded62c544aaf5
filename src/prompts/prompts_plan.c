// SPDX-License-Identifier: MIT
//
// Plans: the cheapest way to a level, what a budget buys, the way in phases.
// All of it is in the result; here a target, a budget and a capacity are
// chosen for it.

#include "prompts_inside.h"
#include "text.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// --- Reading out ---

static void members(struct prompts *prompts,
                    const struct recommendation *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        double cost = prompts->questionnaire->costs[list[i]->effort];
        const char *decision = prompts_decision(prompts, list[i]);
        prompts_say(prompts, _("%zu. %s. Effort: %s, cost %s."), i + 1,
                    list[i]->title, effort_word(list[i]->effort),
                    prompts_amount(prompts, cost));
        if (decision) prompts_say(prompts, _("Decided: %s."), decision);
    }
}

static void show_cost(struct prompts *prompts, size_t count, double cost) {
    prompts_say(prompts,
                PLURAL("%zu recommendation; cost %s.",
                       "%zu recommendations; cost %s in all.", count),
                count, prompts_amount(prompts, cost));
}

static void show_afterwards(struct prompts *prompts,
                            const struct ladder_result *ladder, int level,
                            double score) {
    const char *name = prompts_level(prompts, ladder->ladder, level);
    if (!ladder->node.every_rung_asked || isnan(score))
        prompts_say(prompts, _("Afterwards: level %s."), name);
    else
        prompts_say(prompts, _("Afterwards: level %s, with a score of %s."),
                    name, prompts_number(prompts, score));
}

static void show_missed(struct prompts *prompts, const struct plan *plan) {
    prompts_say(prompts,
                _("These recommendations alone do not reach level %d; this is "
                  "how far they lead."),
                plan->target);
    for (size_t i = 0; i < plan->short_count; i++) {
        prompts_say(prompts, _("Not enough is in place of level %d."),
                    plan->short_of[i]);
    }
}

static void show_target(struct prompts *prompts,
                        const struct ladder_result *ladder) {
    const struct plan *plan = &ladder->plan;
    bool unknown = ladder->node.level == LEVEL_UNKNOWN && !plan->member_count;
    if (!plan->computed || plan->target == LEVEL_UNKNOWN || unknown) {
        prompts_say(prompts, _("No plan yet: answer some questions first."));
        return;
    }
    if (!plan->member_count && plan->attained) {
        prompts_say(prompts,
                    _("Level %d is reached: nothing is to be done for it."),
                    plan->target);
        return;
    }
    if (!plan->attained) show_missed(prompts, plan);
    if (!plan->member_count) return;
    show_cost(prompts, plan->member_count, plan->effort);
    show_afterwards(prompts, ladder, plan->level, plan->score);
    if (plan->attained && plan->minimal)
        prompts_say(prompts, _("No cheaper way leads there."));
    else if (plan->attained)
        prompts_say(prompts,
                    _("There may be a cheaper way, but none below a cost of "
                      "%s."),
                    prompts_amount(prompts, plan->bound));
    members(prompts, plan->members, plan->member_count);
}

static void show_budget(struct prompts *prompts,
                        const struct ladder_result *ladder) {
    const struct plan *plan = &ladder->budget_plan;
    if (!prompts_aims(prompts)->has_budget || !plan->computed) return;
    prompts_say(prompts, _("%s: the best plan for a cost of %s"),
                ladder->ladder->root.title,
                prompts_amount(prompts, plan->budget));
    if (!plan->member_count) {
        prompts_say(prompts, _("Nothing fits into it."));
        return;
    }
    show_cost(prompts, plan->member_count, plan->effort);
    show_afterwards(prompts, ladder, plan->level, plan->score);
    if (!plan->minimal)
        prompts_say(prompts, _("This is the best that was found; that there is "
                               "no better one is not proven."));
    members(prompts, plan->members, plan->member_count);
}

static void show_phases(struct prompts *prompts,
                        const struct ladder_result *ladder) {
    if (!prompts_aims(prompts)->has_capacity || !ladder->phase_count) return;
    prompts_say(prompts, _("%s: the plan in phases"),
                ladder->ladder->root.title);
    for (size_t i = 0; i < ladder->phase_count; i++) {
        const struct phase *phase = &ladder->phases[i];
        prompts_say(prompts, _("Phase %u:"), phase->number);
        show_cost(prompts, phase->member_count, phase->effort);
        show_afterwards(prompts, ladder, phase->level, phase->score);
        members(prompts, phase->members, phase->member_count);
    }
}

void prompts_plan(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct result *result = prompts_result(prompts);
    for (size_t i = 0; i < prompts->questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &result->ladders[i];
        prompts_blank(prompts);
        if (ladder->target == LEVEL_UNKNOWN)
            prompts_say(prompts, "%s.", ladder->ladder->root.title);
        else
            prompts_say(prompts, _("%s: the plan to level %s"),
                        ladder->ladder->root.title,
                        prompts_level(prompts, ladder->ladder, ladder->target));
        show_target(prompts, ladder);
        show_phases(prompts, ladder);
        show_budget(prompts, ladder);
    }
}

// --- What plans are made for ---

const struct aims *prompts_aims(const struct prompts *prompts) {
    return prompts->options->read_only ? &prompts->outlook.aims
                                       : &prompts->assessment->aims;
}

const struct assessment *prompts_aimed(const struct prompts *prompts,
                                       struct arena *arena) {
    return prompts->options->read_only
               ? assessment_aimed(arena, prompts->assessment,
                                  prompts_aims(prompts))
               : prompts->assessment;
}

// Kept like an answer. Looking ahead is allowed also where nothing can be
// changed.
static void keep_aims(struct prompts *prompts, const struct aims *aims) {
    if (prompts->options->read_only) {
        prompts->outlook.aims = *aims;
    } else {
        prompts->assessment->aims = *aims;
        prompts_store(prompts, NULL);
    }
    prompts_plan(prompts, NULL);
}

static const struct ladder *ladder_named(const struct prompts *prompts,
                                         const char *id) {
    const struct questionnaire *questionnaire = prompts->questionnaire;
    if (id) return questionnaire_ladder(questionnaire, id);
    return questionnaire->ladder_count == 1 ? questionnaire->ladders : NULL;
}

static void list_ladders(struct prompts *prompts) {
    const struct questionnaire *questionnaire = prompts->questionnaire;
    assert(questionnaire->ladders); // there is one at least
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        prompts_say(prompts, "%s: %s.", ladder->root.id, ladder->root.title);
    }
}

void prompts_target(struct prompts *prompts, const char *text) {
    const char *id, *level = prompts_word(prompts, text, &id);
    const struct ladder *ladder = ladder_named(prompts, id);
    size_t number;
    if (!ladder) {
        if (prompts->options->interactive) list_ladders(prompts);
        prompts_refuse(prompts, _("target wants a level and the name of a "
                                  "ladder after it."));
        return;
    }
    if (!prompts_count(level, (size_t)ladder->top, &number) ||
        (int)number <= ladder->start) {
        prompts_refuse(prompts, _("%s is not a level from %d to %d."), level,
                       ladder->start + 1, ladder->top);
        return;
    }
    struct aims aims = aims_towards(prompts->arena, prompts->questionnaire,
                                    prompts_aims(prompts), ladder, (int)number);
    keep_aims(prompts, &aims);
}

// "-" is none. False after saying why where [text] is no amount above 0.
static bool read_amount(struct prompts *prompts, const char *text,
                        const char *too_low, bool *has, double *amount) {
    static const struct question number = {
        .type = QUESTION_NUMBER, .min = 0, .max = 1e6};
    struct value value = {0};
    const char *problem = NULL;
    *has = strcmp(text, "-") != 0;
    if (*has &&
        !interview_parse(prompts->scratch, &number, text, &value, &problem)) {
        prompts_refuse(prompts, "%s", problem);
        return false;
    }
    if (*has && value.number < 1e-9) {
        prompts_refuse(prompts, "%s", too_low);
        return false;
    }
    *amount = *has ? value.number : 0;
    return true;
}

void prompts_budget(struct prompts *prompts, const char *text) {
    struct aims aims = *prompts_aims(prompts);
    if (read_amount(prompts, text, _("A plan needs a budget above 0."),
                    &aims.has_budget, &aims.budget))
        keep_aims(prompts, &aims);
}

void prompts_capacity(struct prompts *prompts, const char *text) {
    struct aims aims = *prompts_aims(prompts);
    if (read_amount(prompts, text, _("A phase needs a capacity above 0."),
                    &aims.has_capacity, &aims.capacity))
        keep_aims(prompts, &aims);
}
