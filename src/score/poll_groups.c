// SPDX-License-Identifier: MIT
//
// Groups of respondents, and who of them may be shown. A group is shown only
// from the questionnaire's least size on, and so is its answer to each
// question; and never so that smaller ones could be worked out by taking what
// is shown from the whole: then the smallest of those shown is hidden as well.

#include "agreement.h"
#include "poll_inside.h"
#include "scoring.h"

#include <string.h>

// --- Who may be shown ---

// How many people there are in each group, and whether they may be shown.
struct sizes {
    const double *people;
    bool *shown;
    size_t count;
    double all; // also those in none of the groups
};

// Whether the people who are not shown are few enough to be found out.
static bool is_leaking(const struct sizes *sizes, double least) {
    double hidden = 0, in_groups = 0;
    size_t hidden_groups = 0;
    for (size_t i = 0; i < sizes->count; i++) {
        in_groups += sizes->people[i];
        if (sizes->shown[i] || sizes->people[i] <= 0) continue;
        hidden += sizes->people[i];
        hidden_groups++;
    }
    double outside = sizes->all - in_groups, unseen = hidden + outside;
    if (unseen <= 0) return false;
    return unseen < least || (outside <= 0 && hidden_groups < 2);
}

static size_t smallest_shown(const struct sizes *sizes) {
    size_t smallest = NOWHERE;
    for (size_t i = 0; i < sizes->count; i++) {
        if (sizes->shown[i] &&
            (smallest == NOWHERE || sizes->people[i] < sizes->people[smallest]))
            smallest = i;
    }
    return smallest;
}

// Of those that are [shown] when it begins, hides what may not be.
static void hide_small(const struct sizes *sizes, double least) {
    for (size_t i = 0; i < sizes->count; i++)
        sizes->shown[i] = sizes->shown[i] && sizes->people[i] >= least;
    while (is_leaking(sizes, least)) {
        size_t smallest = smallest_shown(sizes);
        if (smallest == NOWHERE) return;
        sizes->shown[smallest] = false;
    }
}

static double on_options(const struct question *question,
                         const struct vote *votes, size_t count) {
    double people = 0;
    for (size_t i = 0; i < count; i++) {
        struct cast cast;
        if (cast_vote(question, votes[i].key, &cast)) people += votes[i].count;
    }
    return people;
}

struct round_groups round_groups(struct arena *arena, unsigned least,
                                 const struct question *grouping,
                                 const struct question *question,
                                 const struct round *round) {
    struct round_groups shown = {
        .groups = ARENA_ARRAY(arena, struct group_votes, round->by_count)};
    double *people = ARENA_ARRAY(arena, double, round->by_count);
    bool *may = ARENA_ARRAY(arena, bool, round->by_count);
    struct sizes sizes = {
        people, may, round->by_count,
        on_options(question, round->votes, round->vote_count)};
    for (size_t i = 0; i < round->by_count; i++) {
        const struct group_votes *by = &round->by[i];
        may[i] = question_option(grouping, by->group) != NULL;
        if (may[i]) people[i] = on_options(question, by->votes, by->vote_count);
    }
    hide_small(&sizes, least);
    for (size_t i = 0; i < round->by_count; i++) {
        if (may[i]) shown.groups[shown.count++] = round->by[i];
    }
    round_telling(least, question, round, &shown);
    return shown;
}

// How many groups the grouping has that begins with [first].
static size_t grouping_size(const struct poll *poll, size_t first) {
    size_t next = first;
    while (next < poll->group_count &&
           poll->groups[next].question == poll->groups[first].question)
        next++;
    return next - first;
}

// The groups of each grouping, of which [people] gives the size of each, out of
// [all].
static void hide_groups(const struct poll *poll, const double *people,
                        double all, bool *shown) {
    size_t size;
    for (size_t i = 0; i < poll->group_count; i += size) {
        size = grouping_size(poll, i);
        struct sizes sizes = {&people[i], &shown[i], size, all};
        hide_small(&sizes, poll->least);
    }
}

void poll_show_groups(const struct poll *poll, bool *shown) {
    double *people = poll->sizes;
    for (size_t i = 0; i < poll->group_count; i++) {
        people[i] = poll->groups[i].people;
        shown[i] = true;
    }
    hide_groups(poll, people, poll->people, shown);
}

// The votes before something agreed are shown too, so they belong to the whole.
void poll_show_cells(const struct poll *poll, const bool *groups,
                     const struct question *question, bool *shown) {
    const struct poll_question *counted = &poll->questions[question->index];
    double *people = poll->sizes;
    for (size_t i = 0; i < poll->group_count; i++) {
        people[i] = counted->cells ? counted->cells[i].counted.count : 0;
        shown[i] = groups[i];
    }
    hide_groups(poll, people, poll_voices(counted), shown);
}
