// SPDX-License-Identifier: MIT

#include "groups.h"

#include "agreement.h"
#include "phrases.h"
#include "text.h"

bool grouping_is_shown(const struct grouping_result *grouping) {
    return grouping->shown_count >= 2;
}

const char *group_heading(struct arena *arena,
                          const struct group_result *group) {
    return arena_printf(arena, "%s (%s)", group->option->label,
                        phrase_plain(arena, group->people));
}

bool group_has_score(const struct result *result, const struct section *node) {
    const struct node_result *own = result_node(result, node);
    return own && own->every_rung_asked;
}

const char *group_figure(struct arena *arena, const struct group_result *group,
                         const struct section *node) {
    return phrase_number(arena, group_score(group, node), 1);
}

static const char *shown_mean(struct arena *arena,
                              const struct question *question,
                              const struct group_result *group) {
    double mean = group->cells[question->index].mean;
    if (isnan(mean)) return NULL;
    return question->scoring == SCORING_DEGREE ? phrase_percent(arena, mean)
                                               : phrase_number(arena, mean, 1);
}

const char *group_gap(struct arena *arena,
                      const struct grouping_result *grouping,
                      const struct gap_result *gap) {
    const struct group_result *first = &grouping->groups[gap->first];
    const struct group_result *second = &grouping->groups[gap->second];
    const char *a = shown_mean(arena, gap->question, first);
    const char *b = shown_mean(arena, gap->question, second);
    if (!gap->notable || !a || !b) return NULL;
    const char *text =
        arena_printf(arena, _("%s: %s on average; %s: %s."),
                     first->option->label, a, second->option->label, b);
    text = arena_printf(
        arena, _("%s Of 100 pairs, one of each, the first is higher in %d."),
        text, (int)(50 * (1 + gap->delta) + 0.5));
    return isnan(gap->p)
               ? text
               : arena_printf(arena, _("%s That is unlikely to be chance."),
                              text);
}

bool groups_are_told(const struct result *result) {
    for (size_t i = 0; i < result->grouping_count; i++) {
        const struct grouping_result *grouping = &result->groupings[i];
        if (grouping_is_shown(grouping) || grouping->withheld) return true;
    }
    return false;
}

const char *groups_subtraction(const struct result *result) {
    return result->can_be_subtracted
               ? _("Hand out one such report only: from two of nearly the same "
                   "people, the answers of those who differ could be worked "
                   "out.")
               : NULL;
}

const char *group_withheld(struct arena *arena, const struct result *result,
                           const struct grouping_result *grouping) {
    unsigned least = result->minimum_group;
    if (!grouping->withheld) return NULL;
    if (!grouping_is_shown(grouping))
        return arena_printf(
            arena, _("Groups of fewer than %u people are not shown."), least);
    return arena_printf(
        arena,
        _("Groups of fewer than %u people are not shown, nor what would tell "
          "about them; \"%s\" stands for that."),
        least, phrase_number(arena, NAN, 0));
}

const char *agreement_thresholds(struct arena *arena,
                                 const struct result *result) {
    if (result->respondents <= 1) return NULL;
    return arena_printf(
        arena,
        _("A consensus of %s or more is taken as agreed, one below %s as worth "
          "a discussion; so is an average distance from the middle answer of a "
          "sixth of the levels or more. That ranks what to talk about and "
          "proves nothing."),
        phrase_percent(arena, AGREEMENT_SETTLED),
        phrase_percent(arena, AGREEMENT_CHECKED));
}

// "75%"; of rooms that had different ones, "70%–75%".
static const char *rule_text(struct arena *arena,
                             const struct room_rules *rules,
                             enum vote_rule rule) {
    unsigned ends[] = {rules->low[rule], rules->high[rule]};
    const char *texts[2];
    for (size_t i = 0; i < 2; i++) {
        texts[i] = vote_rule_limits[rule].is_share
                       ? phrase_percent(arena, ends[i] / 100.0)
                       : arena_printf(arena, "%u", ends[i]);
    }
    return ends[0] == ends[1]
               ? texts[0]
               : arena_printf(arena, "%s–%s", texts[0], texts[1]);
}

// NULL of a single one.
static const char *several_rooms(struct arena *arena,
                                 const struct room_rules *rules) {
    if (rules->rooms == 1) return NULL;
    if (!rules->differ)
        return arena_printf(arena, _("All %zu rooms had the same rules."),
                            rules->rooms);
    return arena_printf(
        arena,
        _("The %zu rooms did not all have the same rules: where they differ, "
          "the lowest and the highest figure are told. Of groups, nothing is "
          "told below the highest of their least sizes."),
        rules->rooms);
}

const char *vote_rules_sentence(struct arena *arena,
                                const struct result *result) {
    const struct room_rules *rules = &result->rules;
    if (!rules->rooms) return NULL;
    const char *told = arena_printf(
        arena,
        _("The votes were read by rules that were settled before the first "
          "of them was shown: agreed, when %s are on one level and the "
          "others beside it; two camps, when %s are at each end; to be "
          "found out, when %s cannot judge; nobody moves any more, when "
          "fewer than %s vote differently; at most %s votes on a question; "
          "nothing of groups of fewer than %s people."),
        rule_text(arena, rules, RULE_AGREED),
        rule_text(arena, rules, RULE_CAMPS),
        rule_text(arena, rules, RULE_UNSURE),
        rule_text(arena, rules, RULE_STABLE),
        rule_text(arena, rules, RULE_ROUNDS),
        rule_text(arena, rules, RULE_MINIMUM));
    const char *rooms = several_rooms(arena, rules);
    return rooms ? arena_printf(arena, "%s %s", told, rooms) : told;
}
