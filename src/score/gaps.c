// SPDX-License-Identifier: MIT
//
// Where two groups see the same thing differently. In a survey a gap is notable
// where chance alone would seldom make it, all gaps considered together; a room
// is all there is, and there the size of the gap decides.

#include "poll_inside.h"
#include "scoring.h"
#include "statistics.h"

#define CHANCE 0.05

static struct heap *heaps_of(struct arena *arena, const struct tally *tally) {
    struct heap *heaps = ARENA_ARRAY(arena, struct heap, tally->ballot_count);
    for (size_t i = 0; i < tally->ballot_count; i++)
        heaps[i] =
            (struct heap){tally->ballots[i].measure, tally->ballots[i].count};
    return heaps;
}

static void compare(struct arena *arena, const struct grouping_result *grouping,
                    const struct question *question, struct gap_result *gap) {
    const struct group_cell *a =
        &grouping->groups[gap->first].cells[question->index];
    const struct group_cell *b =
        &grouping->groups[gap->second].cells[question->index];
    const struct heap *first = heaps_of(arena, &a->tally);
    const struct heap *second = heaps_of(arena, &b->tally);
    size_t size_a = a->tally.ballot_count, size_b = b->tally.ballot_count;
    gap->question = question;
    gap->difference = a->mean - b->mean;
    gap->delta = cliff_delta(first, size_a, second, size_b);
    gap->p = mann_whitney(first, size_a, second, size_b).p;
}

static bool both_shown(const struct grouping_result *grouping, size_t first,
                       size_t second, const struct question *question) {
    const struct group_cell *a = grouping->groups[first].cells;
    const struct group_cell *b = grouping->groups[second].cells;
    return a && b && question->scoring != SCORING_NONE &&
           a[question->index].shown && b[question->index].shown;
}

static void all_gaps(struct arena *arena,
                     const struct questionnaire *questionnaire,
                     struct grouping_result *grouping) {
    size_t shown = grouping->shown_count;
    size_t most = questionnaire->question_count * shown * shown / 2;
    grouping->gaps = ARENA_ARRAY(arena, struct gap_result, most);
    for (size_t q = 0; q < questionnaire->question_count; q++) {
        const struct question *question = questionnaire->questions[q];
        for (size_t i = 0; i < grouping->group_count; i++) {
            for (size_t j = i + 1; j < grouping->group_count; j++) {
                if (!both_shown(grouping, i, j, question)) continue;
                struct gap_result *gap = &grouping->gaps[grouping->gap_count++];
                gap->first = i;
                gap->second = j;
                compare(arena, grouping, question, gap);
            }
        }
    }
}

static void judge(struct arena *arena, struct grouping_result *grouping,
                  bool survey) {
    double **p = ARENA_ARRAY(arena, double *, grouping->gap_count);
    for (size_t i = 0; i < grouping->gap_count; i++)
        p[i] = &grouping->gaps[i].p;
    if (survey) adjust_family(p, grouping->gap_count);
    for (size_t i = 0; i < grouping->gap_count; i++) {
        struct gap_result *gap = &grouping->gaps[i];
        enum effect effect = effect_of(gap->delta);
        if (!survey) gap->p = NAN;
        gap->notable = survey
                           ? gap->p < CHANCE && effect != EFFECT_NEGLIGIBLE
                           : effect == EFFECT_MEDIUM || effect == EFFECT_LARGE;
    }
}

void gaps_build(struct arena *arena, const struct poll *poll,
                struct grouping_result *grouping) {
    all_gaps(arena, poll->questionnaire, grouping);
    judge(arena, grouping, poll_is_survey(poll));
    struct ranked *order =
        ARENA_ARRAY(arena, struct ranked, grouping->gap_count);
    struct gap_result *sorted =
        ARENA_ARRAY(arena, struct gap_result, grouping->gap_count);
    for (size_t i = 0; i < grouping->gap_count; i++)
        order[i] = (struct ranked){{fabs(grouping->gaps[i].delta), 0}, i};
    ranked_sort(order, grouping->gap_count);
    for (size_t i = 0; i < grouping->gap_count; i++)
        sorted[i] = grouping->gaps[order[i].position];
    grouping->gaps = sorted;
}
