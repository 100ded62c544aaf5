// SPDX-License-Identifier: MIT
//
// By what votes are read, and whose votes are counted apart. Both are said
// before; once votes have been shown by them, the rules stay.

#include "text.h"
#include "workshop_inside.h"

#include <string.h>

struct vote_rules workshop_rules(const struct workshop *workshop) {
    return assessment_rules(workshop->assessment);
}

// --- Settling ---

static bool has_votes(const struct workshop *workshop) {
    for (size_t i = 0; i < workshop->count; i++) {
        if (round_counts(workshop_answer(workshop, workshop->sequence[i])))
            return true;
    }
    return false;
}

bool rules_are_settled(const struct workshop *workshop) {
    if (workshop->assessment->rules.settled) return true;
    // In a file that does not say so. Before all have voted, a sweep has shown
    // nothing.
    return workshop->order == WORKSHOP_SWEEP ? workshop->swept
                                             : has_votes(workshop);
}

// What was said before the first votes were shown cannot be taken back.
static void forget_steps(struct workshop *workshop) {
    size_t kept = 0;
    for (size_t i = 0; i < workshop->step_count; i++) {
        if (workshop->steps[i].kind != STEP_RULES)
            workshop->steps[kept++] = workshop->steps[i];
    }
    workshop->step_count = kept;
}

void rules_settle(struct workshop *workshop) {
    struct assessment *assessment = workshop->assessment;
    if (assessment->rules.settled) return;
    assessment->rules = assessment_rules(assessment);
    assessment->rules.settled = true;
    forget_steps(workshop);
}

// Said with the first vote: who comes back finds it as it was left.
void rules_keep_order(struct workshop *workshop) {
    workshop->assessment->rules.order =
        workshop->order == WORKSHOP_SWEEP ? ORDER_SWEEP : ORDER_STEP;
}

// --- Saying ---

const char *workshop_rule_text(enum vote_rule rule) {
    static const char *const texts[VOTE_RULES] = {
        [RULE_AGREED] =
            N_("agreed: so many on one level, the others beside it"),
        [RULE_CAMPS] = N_("two camps: so many at each end"),
        [RULE_UNSURE] = N_("somebody finds out: so many cannot judge"),
        [RULE_STABLE] = N_("nobody moves any more: fewer vote differently"),
        [RULE_ROUNDS] = N_("votes on one question, at most"),
        [RULE_MINIMUM] = N_("people in the smallest group that is shown"),
    };
    return _(texts[rule]);
}

static enum workshop_reply settled(struct workshop *workshop) {
    return workshop_refuse(
        workshop,
        _("Votes have been shown by these rules: they stay as they are."));
}

static struct vote_rules *change(struct workshop *workshop) {
    workshop_step(workshop, STEP_RULES)->rules = workshop->assessment->rules;
    return &workshop->assessment->rules;
}

enum workshop_reply on_rule(struct workshop *workshop,
                            const struct workshop_event *event) {
    if (rules_are_settled(workshop)) return settled(workshop);
    if ((size_t)event->rule >= VOTE_RULES)
        return workshop_refuse(workshop, _("There is no such rule."));
    const struct vote_rule_limits *limits = &vote_rule_limits[event->rule];
    unsigned least = limits->least;
    if (event->rule == RULE_MINIMUM &&
        least < workshop->questionnaire->minimum_group)
        least = workshop->questionnaire->minimum_group;
    if (event->count && (event->count < least || event->count > limits->most))
        return workshop_refuse(
            workshop, arena_printf(workshop->arena,
                                   _("A number from %u to %u is needed."),
                                   least, limits->most));
    if (workshop->assessment->rules.values[event->rule] == event->count)
        return WORKSHOP_SHOWN;
    change(workshop)->values[event->rule] = event->count;
    return WORKSHOP_CHANGED;
}

// --- Groups ---

bool is_group(const struct workshop *workshop, const char *code) {
    const struct question *groups = workshop->assessment->rules.groups;
    return groups && question_option(groups, code);
}

enum workshop_reply on_groups(struct workshop *workshop,
                              const struct workshop_event *event) {
    const struct question *question = event->question;
    if (question && !question->group)
        return workshop_refuse(workshop,
                               _("This question does not tell groups apart."));
    if (question == workshop->assessment->rules.groups) return WORKSHOP_SHOWN;
    struct vote_rules *rules = change(workshop);
    rules->groups = question;
    rules->group_people = question ? ARENA_ARRAY(workshop->arena, unsigned,
                                                 question->option_count)
                                   : NULL;
    return WORKSHOP_CHANGED;
}

enum workshop_reply on_group_people(struct workshop *workshop,
                                    const struct workshop_event *event) {
    const struct question *groups = workshop->assessment->rules.groups;
    if (!event->group || !is_group(workshop, event->group))
        return workshop_refuse(workshop, _("There is no such group."));
    if (event->count > PEOPLE_MOST)
        return workshop_refuse(workshop, _("This number is too large."));
    size_t index =
        (size_t)(question_option(groups, event->group) - groups->options);
    if (workshop->assessment->rules.group_people[index] == event->count)
        return WORKSHOP_SHOWN;
    struct vote_rules *rules = change(workshop);
    unsigned *people =
        ARENA_ARRAY(workshop->arena, unsigned, groups->option_count);
    memcpy(people, rules->group_people, groups->option_count * sizeof(*people));
    people[index] = event->count;
    rules->group_people = people;
    return WORKSHOP_CHANGED;
}
