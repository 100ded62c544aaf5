// SPDX-License-Identifier: MIT

#include "comparison.h"

#include "scoring.h"

#include <stdlib.h>
#include <string.h>

// --- What stays of a unit ---

static struct node_result standing(struct arena *arena,
                                   const struct node_result *node,
                                   struct ladder_result *ladder) {
    struct node_result copy = *node;
    copy.sections = ARENA_ARRAY(arena, struct node_result, node->section_count);
    for (size_t i = 0; i < node->section_count; i++) {
        copy.sections[i] = standing(arena, &node->sections[i], ladder);
        ladder->nodes[node->sections[i].section->index] = &copy.sections[i];
    }
    return copy;
}

static struct result *standing_of(struct arena *arena,
                                  const struct result *result) {
    size_t ladders = result->questionnaire->ladder_count;
    struct result *copy = ARENA_NEW(arena, struct result);
    copy->questionnaire = result->questionnaire;
    copy->respondents = result->respondents;
    copy->ladders = ARENA_ARRAY(arena, struct ladder_result, ladders);
    for (size_t i = 0; i < ladders; i++) {
        const struct ladder_result *from = &result->ladders[i];
        struct ladder_result *to = &copy->ladders[i];
        to->ladder = from->ladder;
        to->target = from->target;
        to->provisional = from->provisional;
        to->nodes =
            ARENA_ARRAY(arena, struct node_result *, from->ladder->node_count);
        to->node = standing(arena, &from->node, to);
        to->nodes[from->ladder->root.index] = &to->node;
    }
    return copy;
}

struct unit unit_kept(struct arena *arena, const struct unit *unit) {
    const struct result *result = unit->result;
    const struct questionnaire *questionnaire = result->questionnaire;
    size_t questions = questionnaire->question_count;
    size_t recommendations = questionnaire->recommendation_count;
    struct result *copy = standing_of(arena, result);
    struct decision *decisions =
        ARENA_ARRAY(arena, struct decision, recommendations);
    double *means = ARENA_ARRAY(arena, double, questions);
    for (size_t i = 0; i < recommendations; i++)
        decisions[i].state = result->decisions[i].state;
    for (size_t i = 0; i < questions; i++)
        means[i] = result->questions[i].mean;
    copy->decisions = decisions;
    return (struct unit){.name = arena_string(arena, unit->name),
                         .date = arena_string(arena, unit->date),
                         .version = arena_string(arena, unit->version),
                         .result = copy,
                         .means = means};
}

// --- Answers ---

static double mean_of(const struct unit *unit, size_t question) {
    return unit->means ? unit->means[question]
                       : unit->result->questions[question].mean;
}

// How far a change goes on its own scale: levels are counted in levels, degrees
// in what a whole rung is.
static double size_of(const struct change *change) {
    return fabs(change->to - change->from);
}

static int by_size(const void *a, const void *b) {
    const struct change *left = a, *right = b;
    double first = size_of(left), second = size_of(right);
    if (first != second) return first > second ? -1 : 1;
    return (left->question->index > right->question->index) -
           (left->question->index < right->question->index);
}

static const struct unit *first_of(const struct comparison *comparison) {
    return &comparison->units[0];
}

static const struct unit *last_of(const struct comparison *comparison) {
    return &comparison->units[comparison->count - 1];
}

static void changes_build(struct arena *arena, struct comparison *comparison) {
    size_t all = comparison->questionnaire->question_count;
    comparison->rose = ARENA_ARRAY(arena, struct change, all);
    comparison->fell = ARENA_ARRAY(arena, struct change, all);
    for (size_t i = 0; i < all; i++) {
        const struct question *question =
            comparison->questionnaire->questions[i];
        if (question->scoring == SCORING_NONE) continue;
        struct change change = {question, mean_of(first_of(comparison), i),
                                mean_of(last_of(comparison), i)};
        if (change.to > change.from + TOLERANCE)
            comparison->rose[comparison->rose_count++] = change;
        else if (change.to < change.from - TOLERANCE)
            comparison->fell[comparison->fell_count++] = change;
    }
    qsort(comparison->rose, comparison->rose_count, sizeof(struct change),
          by_size);
    qsort(comparison->fell, comparison->fell_count, sizeof(struct change),
          by_size);
}

// --- Levels ---

// Which answers of a ladder fell from one result to another.
static void fall_changes(struct arena *arena,
                         const struct comparison *comparison, struct fall *fall,
                         size_t before) {
    size_t all = comparison->questionnaire->question_count;
    fall->fell = ARENA_ARRAY(arena, struct change, all);
    for (size_t i = 0; i < all; i++) {
        const struct question *question =
            comparison->questionnaire->questions[i];
        if (question->scoring == SCORING_NONE ||
            question->ladder != fall->ladder)
            continue;
        struct change change = {question,
                                mean_of(&comparison->units[before], i),
                                mean_of(&comparison->units[fall->unit], i)};
        if (change.to < change.from - TOLERANCE)
            fall->fell[fall->fell_count++] = change;
    }
    qsort(fall->fell, fall->fell_count, sizeof(struct change), by_size);
}

static void falls_build(struct arena *arena, struct comparison *comparison) {
    size_t ladders = comparison->questionnaire->ladder_count;
    comparison->falls =
        ARENA_ARRAY(arena, struct fall, ladders * comparison->count);
    for (size_t i = 0; i < ladders; i++) {
        int before = LEVEL_UNKNOWN;
        size_t known = 0;
        for (size_t j = 0; j < comparison->count; j++) {
            const struct ladder_result *ladder =
                &comparison->units[j].result->ladders[i];
            int level = ladder->node.level;
            if (level == LEVEL_UNKNOWN) continue;
            if (before != LEVEL_UNKNOWN && level < before) {
                struct fall *fall =
                    &comparison->falls[comparison->fall_count++];
                *fall = (struct fall){.ladder = ladder->ladder,
                                      .unit = j,
                                      .from = before,
                                      .to = level};
                fall_changes(arena, comparison, fall, known);
            }
            before = level;
            known = j;
        }
    }
}

// --- What was decided ---

// As it stands last; what was taken once and is not spoken of any more still
// counts as taken.
static enum decision_state decided(const struct comparison *comparison,
                                   size_t recommendation) {
    enum decision_state state = DECISION_NONE;
    for (size_t i = 0; i < comparison->count; i++) {
        enum decision_state now =
            comparison->units[i].result->decisions[recommendation].state;
        if (now != DECISION_NONE) state = now;
    }
    return state;
}

static void count_lift(const struct comparison *comparison,
                       const struct question *question,
                       struct followed *followed) {
    double from = mean_of(first_of(comparison), question->index);
    double to = mean_of(last_of(comparison), question->index);
    if (isnan(from) || isnan(to))
        followed->unknown++;
    else if (to > from + TOLERANCE)
        followed->rose++;
    else if (to < from - TOLERANCE)
        followed->fell++;
    else
        followed->same++;
}

static void followed_build(struct arena *arena, struct comparison *comparison) {
    const struct questionnaire *questionnaire = comparison->questionnaire;
    size_t all = questionnaire->recommendation_count;
    comparison->followed = ARENA_ARRAY(arena, struct followed, all);
    for (size_t i = 0; i < all; i++) {
        const struct recommendation *one = &questionnaire->recommendations[i];
        enum decision_state state = decided(comparison, i);
        if (state != DECISION_TAKEN && state != DECISION_DONE) continue;
        struct followed *followed =
            &comparison->followed[comparison->followed_count++];
        *followed = (struct followed){.recommendation = one, .state = state};
        for (size_t j = 0; j < one->lift_count; j++)
            count_lift(comparison, one->lifts[j].question, followed);
    }
}

// --- All of it ---

static bool same_version(const struct unit *a, const struct unit *b) {
    const char *first = a->version ? a->version : "";
    const char *second = b->version ? b->version : "";
    return !strcmp(first, second);
}

struct comparison *comparison_build(struct arena *arena,
                                    const struct questionnaire *questionnaire,
                                    const struct unit *units, size_t count,
                                    bool over_time) {
    struct comparison *comparison = ARENA_NEW(arena, struct comparison);
    comparison->questionnaire = questionnaire;
    comparison->units = units;
    comparison->count = count;
    comparison->over_time = over_time;
    for (size_t i = 1; i < count; i++) {
        if (!same_version(&units[i], &units[0]))
            comparison->versions_differ = true;
    }
    if (!count || !over_time) return comparison;
    changes_build(arena, comparison);
    falls_build(arena, comparison);
    followed_build(arena, comparison);
    return comparison;
}

struct comparison *comparison_of_store(struct arena *arena,
                                       struct unit_store *store) {
    struct comparison *comparison = ARENA_NEW(arena, struct comparison);
    comparison->store = store;
    comparison->count = unit_store_count(store);
    comparison->questionnaire = unit_store_questionnaire(store);
    comparison->versions_differ = unit_store_versions_differ(store);
    return comparison;
}

const struct unit *comparison_unit(const struct comparison *comparison,
                                   size_t index) {
    return comparison->store ? unit_store_get(comparison->store, index)
                             : &comparison->units[index];
}

struct node_result comparison_node(const struct comparison *comparison,
                                   size_t index,
                                   const struct section *section) {
    return comparison->store
               ? unit_store_node(comparison->store, index, section)
               : *result_node(comparison->units[index].result, section);
}
