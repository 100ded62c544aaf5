// SPDX-License-Identifier: MIT
//
// Many files and the one file that they are merged into say the same; the order
// of the files says nothing.

#include "crowd.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define NEAR 1e-9
#define MOST 60

static void same_number(double a, double b, const char *what, const char *id) {
    cr_assert((isnan(a) && isnan(b)) || fabs(a - b) <= NEAR,
              "%s of %s: %.17g, %.17g", what, id, a, b);
}

static void same_tally(const struct tally *a, const struct tally *b,
                       const char *id) {
    same_number(a->counted, b->counted, "counted", id);
    cr_assert_eq(a->ballot_count, b->ballot_count, "%s", id);
    for (size_t i = 0; i < a->ballot_count; i++) {
        cr_assert_str_eq(a->ballots[i].key, b->ballots[i].key, "%s", id);
        same_number(a->ballots[i].count, b->ballots[i].count, "ballots", id);
        same_number(a->ballots[i].measure, b->ballots[i].measure, "measure",
                    id);
    }
}

static void same_question(const struct question_result *a,
                          const struct question_result *b) {
    const char *id = a->question->id;
    cr_assert_eq(a->state, b->state, "%s: %d, %d", id, a->state, b->state);
    cr_assert_eq(a->excluded, b->excluded, "%s", id);
    cr_assert_eq(a->in_doubt, b->in_doubt, "%s", id);
    same_tally(&a->tally, &b->tally, id);
    same_number(a->tally.dont_know, b->tally.dont_know, "dont-know", id);
    same_number(a->tally.not_applicable, b->tally.not_applicable,
                "not applicable", id);
    same_number(a->mean, b->mean, "mean", id);
    same_number(a->agreement.consensus, b->agreement.consensus, "consensus",
                id);
    same_number(a->agreement.distance, b->agreement.distance, "distance", id);
    cr_assert_eq(a->agreement.shape, b->agreement.shape, "%s", id);
    same_number(a->missing, b->missing, "missing", id);
    if (a->question->scoring == SCORING_NONE) return;
    same_number(a->tally.hidden, b->tally.hidden, "hidden", id);
    same_number(a->tally.unanswered, b->tally.unanswered, "unanswered", id);
}

static void same_node(const struct node_result *a,
                      const struct node_result *b) {
    const char *id = a->section->id;
    same_number(a->score, b->score, "score", id);
    same_number(a->score_low, b->score_low, "low score", id);
    same_number(a->score_high, b->score_high, "high score", id);
    same_number(a->coverage, b->coverage, "coverage", id);
    cr_assert_eq(a->level, b->level);
    cr_assert_eq(a->level_low, b->level_low);
    cr_assert_eq(a->level_high, b->level_high);
    for (int rung = 0; rung < LEVEL_COUNT; rung++)
        same_number(a->shares[rung], b->shares[rung], "share", id);
    for (size_t i = 0; i < a->section_count; i++)
        same_node(&a->sections[i], &b->sections[i]);
}

static void same_ladder(const struct ladder_result *a,
                        const struct ladder_result *b) {
    const char *id = a->ladder->root.id;
    same_node(&a->node, &b->node);
    cr_assert_eq(a->provisional, b->provisional, "%s", id);
    same_number(a->not_applicable, b->not_applicable, "not applicable", id);
    cr_assert_eq(a->settle_count, b->settle_count);
    cr_assert_eq(a->recommendation_count, b->recommendation_count);
    for (size_t i = 0; i < a->recommendation_count; i++) {
        cr_assert_eq(a->recommendations[i].recommendation,
                     b->recommendations[i].recommendation);
        cr_assert_eq(a->recommendations[i].rank, b->recommendations[i].rank);
        same_number(a->recommendations[i].value, b->recommendations[i].value,
                    "value", id);
    }
    same_number(a->plan.effort, b->plan.effort, "plan", id);
}

static void same_group(const struct group_result *a,
                       const struct group_result *b,
                       const struct questionnaire *questionnaire) {
    cr_assert_eq(a->shown, b->shown, "%s", a->option->code);
    if (!a->shown) return;
    same_number(a->people, b->people, "people", a->option->code);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (!question->ladder) continue;
        cr_assert_eq(a->cells[i].shown, b->cells[i].shown, "%s", question->id);
        same_tally(&a->cells[i].tally, &b->cells[i].tally, question->id);
        same_number(a->cells[i].mean, b->cells[i].mean, "mean", question->id);
    }
    for (size_t i = 0; i < questionnaire->ladder_count; i++)
        same_number(group_score(a, &questionnaire->ladders[i].root),
                    group_score(b, &questionnaire->ladders[i].root), "score",
                    a->option->code);
}

static void same_groupings(const struct result *a, const struct result *b) {
    cr_assert_eq(a->grouping_count, b->grouping_count);
    for (size_t i = 0; i < a->grouping_count; i++) {
        const struct grouping_result *left = &a->groupings[i];
        const struct grouping_result *right = &b->groupings[i];
        cr_assert_eq(left->shown_count, right->shown_count);
        for (size_t j = 0; j < left->group_count; j++)
            same_group(&left->groups[j], &right->groups[j], a->questionnaire);
        cr_assert_eq(left->gap_count, right->gap_count);
        for (size_t j = 0; j < left->gap_count; j++) {
            cr_assert_eq(left->gaps[j].question, right->gaps[j].question);
            same_number(left->gaps[j].delta, right->gaps[j].delta, "delta",
                        left->gaps[j].question->id);
            same_number(left->gaps[j].p, right->gaps[j].p, "p",
                        left->gaps[j].question->id);
            cr_assert_eq(left->gaps[j].notable, right->gaps[j].notable);
        }
    }
}

static void same_result(const struct result *a, const struct result *b) {
    const struct questionnaire *questionnaire = a->questionnaire;
    same_number(a->respondents, b->respondents, "respondents", "all");
    cr_assert_str_eq(a->date, b->date);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (questionnaire->questions[i]->ladder)
            same_question(&a->questions[i], &b->questions[i]);
    }
    for (size_t i = 0; i < questionnaire->ladder_count; i++)
        same_ladder(&a->ladders[i], &b->ladders[i]);
    cr_assert_eq(a->finding_count, b->finding_count);
    for (size_t i = 0; i < a->finding_count; i++)
        cr_assert_eq(a->findings[i], b->findings[i]);
    cr_assert_eq(a->discuss_count, b->discuss_count);
    for (size_t i = 0; i < a->discuss_count; i++)
        cr_assert_eq(a->discuss_first[i]->question,
                     b->discuss_first[i]->question);
    same_groupings(a, b);
}

static size_t any_crowd(struct crowd *crowd, struct assessment **members) {
    size_t count = 5 + roll(&crowd->dice, MOST - 5);
    for (size_t i = 0; i < count; i++)
        members[i] = crowd_member(crowd, NULL, NULL);
    return count;
}

static void shuffle(struct crowd *crowd, struct assessment **members,
                    size_t count) {
    for (size_t i = count; i > 1; i--) {
        size_t other = roll(&crowd->dice, (unsigned)i);
        struct assessment *member = members[i - 1];
        members[i - 1] = members[other];
        members[other] = member;
    }
}

// --- Merged ---

Test(poll, a_merged_file_scores_as_its_files) {
    for (uint64_t seed = 1; seed <= 120; seed++) {
        struct crowd crowd = crowd_new(seed);
        struct assessment *members[MOST];
        size_t count = any_crowd(&crowd, members);
        struct assessment *merged = crowd_merge(&crowd, members, count);
        same_result(crowd_result(&crowd, members, count),
                    crowd_result(&crowd, &merged, 1));
        crowd_free(&crowd);
    }
}

Test(poll, the_order_of_the_files_says_nothing) {
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct crowd crowd = crowd_new(seed);
        struct assessment *members[MOST];
        size_t count = any_crowd(&crowd, members);
        const struct result *result = crowd_result(&crowd, members, count);
        const char *text =
            crowd_text(&crowd, crowd_merge(&crowd, members, count));
        shuffle(&crowd, members, count);
        same_result(result, crowd_result(&crowd, members, count));
        cr_assert_str_eq(
            text, crowd_text(&crowd, crowd_merge(&crowd, members, count)));
        crowd_free(&crowd);
    }
}

// merge(merge(a), merge(b), c) = merge(a, b, c), but for groups that were too
// small to go into one of the parts.
Test(poll, a_merged_file_can_be_merged_again) {
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct crowd crowd = crowd_new(seed);
        struct assessment *members[MOST];
        size_t count = any_crowd(&crowd, members), half = count / 2;
        for (size_t i = 0; i < count; i++) {
            members[i]->answers[crowd_question(&crowd, "role")->index] =
                (struct answer){0};
            members[i]->answers[crowd_question(&crowd, "site")->index] =
                (struct answer){0};
        }
        struct assessment *parts[] = {
            crowd_merge(&crowd, members, half),
            crowd_merge(&crowd, members + half, count - half)};
        const char *at_once =
            crowd_text(&crowd, crowd_merge(&crowd, members, count));
        cr_assert_str_eq(crowd_text(&crowd, crowd_merge(&crowd, parts, 2)),
                         at_once);
        struct assessment *mixed[MOST];
        memcpy(mixed, members, half * sizeof(*mixed));
        mixed[half] = parts[1];
        cr_assert_str_eq(
            crowd_text(&crowd, crowd_merge(&crowd, mixed, half + 1)), at_once);
        crowd_free(&crowd);
    }
}

// Rooms count as many ballots as people voted; with what was agreed there.
Test(poll, a_room_weighs_as_many_as_voted) {
    struct crowd crowd = crowd_new(1);
    struct assessment *room = crowd_blank(&crowd), *one = crowd_blank(&crowd);
    struct vote votes[] = {{"2", 3}, {"4", 6}, {"dont-know", 2}};
    struct round round = {.votes = votes, .vote_count = 3, .people = 12};
    size_t heed = crowd_question(&crowd, "heed")->index;
    room->people = 12;
    room->answers[heed].rounds = &round;
    room->answers[heed].round_count = 1;
    crowd_level(&crowd, one, "heed", 1);
    struct assessment *both[] = {room, one};
    const struct question_result *row =
        &crowd_result(&crowd, both, 2)->questions[heed];
    cr_assert_float_eq(row->mean, (3 * 2 + 6 * 4 + 1) / 10.0, NEAR);
    cr_assert_float_eq(row->tally.dont_know, 2, NEAR);
    // Agreed on 3: nine ballots for it, and beside it the votes.
    crowd_level(&crowd, room, "heed", 3);
    row = &crowd_result(&crowd, both, 2)->questions[heed];
    cr_assert_float_eq(row->mean, (9 * 3 + 1) / 10.0, NEAR);
    cr_assert_float_eq(row->votes->tally.counted, 9, NEAR);
    cr_assert_float_eq(row->votes->agreement.median, 4, NEAR);
    // By itself it is one answer.
    row = &crowd_result(&crowd, both, 1)->questions[heed];
    cr_assert_float_eq(row->tally.counted, 1, NEAR);
    struct assessment *merged = crowd_merge(&crowd, both, 2);
    same_result(crowd_result(&crowd, both, 2),
                crowd_result(&crowd, &merged, 1));
    crowd_free(&crowd);
}

// What is private goes nowhere; the others' words stand in no one's order.
Test(poll, texts_are_sorted_and_private_ones_left_out) {
    struct crowd crowd = crowd_new(1);
    struct assessment *members[6];
    static const char *const notes[] = {"c", "a\nb", "b", "d", NULL, "a"};
    size_t heed = crowd_question(&crowd, "heed")->index;
    for (size_t i = 0; i < 6; i++) {
        members[i] = crowd_blank(&crowd);
        members[i]->answers[heed].note = notes[i];
        members[i]->answers[heed].is_private = i == 3;
        members[i]->respondent = "5f0c";
    }
    struct assessment *merged = crowd_merge(&crowd, members, 6);
    cr_assert_str_eq(merged->answers[heed].note, "a\na b\nb\nc");
    cr_assert_null(merged->respondent);
    cr_assert_not(merged->answers[heed].is_private);
    crowd_free(&crowd);
}

// Of files that are not kept only the counts are there.
Test(poll, counts_need_no_files) {
    struct crowd crowd = crowd_new(7);
    struct result_options options = {.budget = 4, .capacity = 3};
    struct assessment *members[MOST];
    size_t count = any_crowd(&crowd, members);
    struct poll *poll = poll_new(crowd.arena, crowd.questionnaire);
    for (size_t i = 0; i < count; i++)
        poll_add(poll, members[i]);
    const struct result *result = poll_result(crowd.arena, poll, &options);
    cr_assert_eq(result->assessment_count, 0);
    cr_assert_eq(result->file_count, count);
    same_result(crowd_result(&crowd, members, count), result);
    crowd_free(&crowd);
}
