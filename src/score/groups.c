// SPDX-License-Identifier: MIT
//
// Results of groups of respondents, for findings that compare them. A group is
// shown only from the questionnaire's least size on, and never so that a
// smaller one could be worked out by taking the shown ones from the whole: then
// the smallest of those shown is hidden as well.

#include "scoring.h"

#include <string.h>

struct group {
    const char *code;
    double people;
    bool shown;
    // Built when first asked for.
    struct ladder_result *ladders;
    double **taking_part; // by ladder and node: people with an answer there
};

// The groups by one question of the profile.
struct grouping {
    const struct question *question;
    struct group *groups;
    size_t count;
};

struct groups {
    struct arena *arena;
    const struct result *result;
    const struct sight *sight;
    struct grouping *groupings;
    size_t count;
    bool counted;
};

struct groups *groups_new(struct arena *arena, const struct result *result,
                          const struct sight *sight) {
    struct groups *groups = ARENA_NEW(arena, struct groups);
    groups->arena = arena;
    groups->result = result;
    groups->sight = sight;
    return groups;
}

static double people_of(const struct assessment *assessment) {
    return assessment->people ? assessment->people : 1;
}

static bool is_member(const struct groups *groups, size_t row,
                      const struct question *question, const char *code) {
    const struct answer *answer =
        &groups->result->assessments[row]->answers[question->index];
    return sight_of(groups->sight, row, question->index) == VISIBLE &&
           answer->state == ANSWER_GIVEN && answer->value.text &&
           strcmp(answer->value.text, code) == 0;
}

// --- Who may be shown ---

// The people whom nobody may work out: in hidden groups, or in none.
static bool is_leaking(const struct grouping *grouping, double all,
                       double least) {
    double hidden = 0, in_groups = 0;
    size_t hidden_groups = 0;
    for (size_t i = 0; i < grouping->count; i++) {
        const struct group *group = &grouping->groups[i];
        in_groups += group->people;
        if (group->shown || group->people <= 0) continue;
        hidden += group->people;
        hidden_groups++;
    }
    double outside = all - in_groups, unseen = hidden + outside;
    if (unseen <= 0) return false;
    return unseen < least || (outside <= 0 && hidden_groups < 2);
}

static void hide_small(struct grouping *grouping, double all, double least) {
    for (size_t i = 0; i < grouping->count; i++)
        grouping->groups[i].shown = grouping->groups[i].people >= least;
    while (is_leaking(grouping, all, least)) {
        struct group *smallest = NULL;
        for (size_t i = 0; i < grouping->count; i++) {
            struct group *group = &grouping->groups[i];
            if (group->shown && (!smallest || group->people < smallest->people))
                smallest = group;
        }
        if (!smallest) return;
        smallest->shown = false;
    }
}

static void count_groups(struct groups *groups) {
    const struct result *result = groups->result;
    const struct questionnaire *questionnaire = result->questionnaire;
    groups->counted = true;
    groups->groupings = ARENA_ARRAY(groups->arena, struct grouping,
                                    questionnaire->profile_count);
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        if (!question->group) continue;
        struct grouping *grouping = &groups->groupings[groups->count++];
        grouping->question = question;
        grouping->count = question->option_count;
        grouping->groups =
            ARENA_ARRAY(groups->arena, struct group, grouping->count);
        for (size_t j = 0; j < grouping->count; j++) {
            struct group *group = &grouping->groups[j];
            group->code = question->options[j].code;
            for (size_t row = 0; row < result->assessment_count; row++) {
                if (is_member(groups, row, question, group->code))
                    group->people += people_of(result->assessments[row]);
            }
        }
        hide_small(grouping, result->respondents, questionnaire->minimum_group);
    }
}

// --- Their scores ---

static bool has_ballot(const struct assessment *assessment, size_t question) {
    const struct answer *answer = &assessment->answers[question];
    return answer->state == ANSWER_GIVEN ||
           (answer->state == ANSWER_NONE && answer->round_count);
}

// Adds the people of [row] to every node that they have an answer in.
static void take_part(const struct groups *groups, size_t row,
                      const struct ladder *ladder, double *people) {
    const struct assessment *assessment = groups->result->assessments[row];
    bool *part = ARENA_ARRAY(groups->arena, bool, ladder->node_count);
    for (size_t i = ladder->node_count; i-- > 0;) {
        const struct section *section = ladder->nodes[i];
        for (size_t j = 0; j < section->question_count && !part[i]; j++) {
            size_t index = section->questions[j].index;
            part[i] = section->questions[j].scoring != SCORING_NONE &&
                      sight_of(groups->sight, row, index) == VISIBLE &&
                      has_ballot(assessment, index);
        }
        if (!part[i]) continue;
        people[i] += people_of(assessment);
        if (section->parent) part[section->parent->index] = true;
    }
}

static void score_group(struct groups *groups, const struct question *question,
                        struct group *group) {
    struct arena *arena = groups->arena;
    const struct result *result = groups->result;
    const struct questionnaire *questionnaire = result->questionnaire;
    bool *chosen = ARENA_ARRAY(arena, bool, result->assessment_count);
    struct question_result *questions = ARENA_ARRAY(
        arena, struct question_result, questionnaire->question_count);
    for (size_t row = 0; row < result->assessment_count; row++)
        chosen[row] = is_member(groups, row, question, group->code);
    tally_build(arena, result, groups->sight, chosen, questions);
    group->ladders =
        ARENA_ARRAY(arena, struct ladder_result, questionnaire->ladder_count);
    group->taking_part =
        ARENA_ARRAY(arena, double *, questionnaire->ladder_count);
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        group->ladders[i].ladder = ladder;
        share_build(arena, questions, &group->ladders[i]);
        group->taking_part[i] = ARENA_ARRAY(arena, double, ladder->node_count);
        for (size_t row = 0; row < result->assessment_count; row++) {
            if (chosen[row])
                take_part(groups, row, ladder, group->taking_part[i]);
        }
    }
}

static struct group *find_group(const struct grouping *grouping,
                                const char *code) {
    for (size_t i = 0; i < grouping->count; i++) {
        if (strcmp(grouping->groups[i].code, code) == 0)
            return &grouping->groups[i];
    }
    return NULL;
}

// The group's score there; NAN where too few have taken part.
static double group_score(struct groups *groups,
                          const struct grouping *grouping, struct group *group,
                          const struct section *section) {
    if (!group->shown) return NAN;
    if (!group->ladders) score_group(groups, grouping->question, group);
    size_t ladder = section->ladder->index;
    if (group->taking_part[ladder][section->index] <
        groups->result->questionnaire->minimum_group)
        return NAN;
    return group->ladders[ladder].nodes[section->index]->score;
}

double groups_gap(struct groups *groups, const struct section *section,
                  const char *first, const char *second) {
    if (!groups->counted) count_groups(groups);
    for (size_t i = 0; i < groups->count; i++) {
        const struct grouping *grouping = &groups->groupings[i];
        struct group *a = find_group(grouping, first);
        struct group *b = find_group(grouping, second);
        if (a && b)
            return group_score(groups, grouping, a, section) -
                   group_score(groups, grouping, b, section);
    }
    return NAN;
}
