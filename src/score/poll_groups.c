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

size_t round_groups(struct arena *arena,
                    const struct questionnaire *questionnaire,
                    const struct question *grouping,
                    const struct question *question, const struct round *round,
                    struct group_votes *shown) {
    double *people = ARENA_ARRAY(arena, double, round->by_count);
    bool *may = ARENA_ARRAY(arena, bool, round->by_count);
    struct sizes sizes = {
        people, may, round->by_count,
        on_options(question, round->votes, round->vote_count)};
    size_t count = 0;
    for (size_t i = 0; i < round->by_count; i++) {
        const struct group_votes *by = &round->by[i];
        may[i] = question_option(grouping, by->group) != NULL;
        if (may[i]) people[i] = on_options(question, by->votes, by->vote_count);
    }
    hide_small(&sizes, questionnaire->minimum_group);
    for (size_t i = 0; i < round->by_count; i++) {
        if (may[i]) shown[count++] = round->by[i];
    }
    return count;
}

// How many groups the grouping has that begins with [first].
static size_t grouping_size(const struct poll *poll, size_t first) {
    size_t next = first;
    while (next < poll->group_count &&
           poll->groups[next].question == poll->groups[first].question)
        next++;
    return next - first;
}

void poll_show_groups(struct arena *arena, const struct poll *poll,
                      bool *shown) {
    double *people = ARENA_ARRAY(arena, double, poll->group_count);
    size_t size;
    for (size_t i = 0; i < poll->group_count; i++) {
        people[i] = poll->groups[i].people;
        shown[i] = true;
    }
    for (size_t i = 0; i < poll->group_count; i += size) {
        size = grouping_size(poll, i);
        struct sizes sizes = {&people[i], &shown[i], size, poll->people};
        hide_small(&sizes, poll->questionnaire->minimum_group);
    }
}

// Where [groups] are shown at all, and the question has been answered by
// [people] of each. The votes before something agreed are shown too, so they
// belong to the whole.
static void show_cells(const struct poll *poll, const bool *groups,
                       const struct poll_question *counted, double *people,
                       bool *shown) {
    size_t size;
    for (size_t i = 0; i < poll->group_count; i++) {
        people[i] = counted->cells ? counted->cells[i].counted.count : 0;
        shown[i] = groups[i];
    }
    for (size_t i = 0; i < poll->group_count; i += size) {
        size = grouping_size(poll, i);
        struct sizes sizes = {&people[i], &shown[i], size,
                              poll_voices(counted)};
        hide_small(&sizes, poll->questionnaire->minimum_group);
    }
}

void poll_show_cells(struct arena *arena, const struct poll *poll,
                     const struct poll_question *counted, bool *shown) {
    bool *groups = ARENA_ARRAY(arena, bool, poll->group_count);
    double *people = ARENA_ARRAY(arena, double, poll->group_count);
    poll_show_groups(arena, poll, groups);
    show_cells(poll, groups, counted, people, shown);
}

// --- Building ---

struct work {
    struct arena *arena;
    const struct poll *poll;
    bool *groups;   // by group of the poll: shown at all
    double *people; // in the cells of one question
    bool *shown;    // of those
    double least;
};

// Within what one person may have said of the end of the scale.
static bool near_end(double value, double low, double high, double people) {
    double one = (1 + TOLERANCE) / people * (high - low);
    return value - low < one || high - value < one;
}

static void fill_cell(struct work *work, const struct question *question,
                      const struct spread *spread, struct group_cell *cell) {
    struct tally *tally = &cell->tally;
    double low = 0, high = 0, sum = 0;
    cell->shown = true;
    spread_tally(work->arena, spread, false, tally);
    if (question->scoring != SCORING_NONE) {
        for (size_t i = 0; i < tally->ballot_count; i++)
            sum += tally->ballots[i].count * tally->ballots[i].measure;
        cell->mean = cell->shown_mean = sum / tally->counted;
        scale_ends(question, &low, &high);
        if (tally->counted < 2 * work->least &&
            near_end(cell->mean, low, high, tally->counted))
            cell->shown_mean = NAN;
    }
}

// What scoring sees of a group: its shown cells; the rest was not asked.
static void fill_question(const struct group_cell *cell,
                          struct question_result *question) {
    question->excluded = !cell->shown;
    question->state = cell->shown ? STATE_ANSWERED : STATE_HIDDEN;
    if (cell->shown) question->tally = cell->tally;
    tally_measure(question);
}

// [first] is the place of the grouping's first group among those of the poll.
static void fill_cells(struct work *work, struct grouping_result *grouping,
                       size_t first, const struct question *question) {
    const struct poll_question *counted =
        &work->poll->questions[question->index];
    for (size_t i = 0; i < grouping->group_count; i++) {
        if (!grouping->groups[i].shown) continue;
        struct group_cell *cell = &grouping->groups[i].cells[question->index];
        cell->mean = cell->shown_mean = NAN;
        if (work->shown[first + i] && question->ladder && counted->cells)
            fill_cell(work, question, &counted->cells[first + i], cell);
    }
}

static void score_build(struct work *work, struct group_result *group) {
    const struct questionnaire *questionnaire = work->poll->questionnaire;
    struct question_result *questions = ARENA_ARRAY(
        work->arena, struct question_result, questionnaire->question_count);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        questions[i].question = questionnaire->questions[i];
        fill_question(&group->cells[i], &questions[i]);
    }
    group->ladders = ARENA_ARRAY(work->arena, struct ladder_result,
                                 questionnaire->ladder_count);
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        group->ladders[i].ladder = &questionnaire->ladders[i];
        share_build(work->arena, questions, &group->ladders[i]);
    }
    // From here on only what may be looked at.
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        struct group_cell *cell = &group->cells[i];
        if (cell->tally.counted >= 2 * work->least) continue;
        cell->tally.ballots = NULL;
        cell->tally.ballot_count = 0;
    }
}

static void add_grouping(struct work *work, struct grouping_result *grouping,
                         size_t first) {
    const struct questionnaire *questionnaire = work->poll->questionnaire;
    const struct question *question = work->poll->groups[first].question;
    grouping->question = question;
    grouping->group_count = question->option_count;
    grouping->groups =
        ARENA_ARRAY(work->arena, struct group_result, question->option_count);
    for (size_t i = 0; i < grouping->group_count; i++) {
        struct group_result *group = &grouping->groups[i];
        double people = work->poll->groups[first + i].people;
        group->option = &question->options[i];
        group->shown = work->groups[first + i];
        grouping->withheld |= !group->shown && people > 0;
        if (!group->shown) continue;
        grouping->shown_count++;
        group->people = people;
        group->few = people < 2 * work->least;
        group->cells = ARENA_ARRAY(work->arena, struct group_cell,
                                   questionnaire->question_count);
    }
}

static void add_groupings(struct work *work, struct result *result) {
    const struct poll *poll = work->poll;
    result->groupings = ARENA_ARRAY(work->arena, struct grouping_result,
                                    poll->questionnaire->profile_count);
    for (size_t i = 0; i < poll->group_count; i += grouping_size(poll, i))
        add_grouping(work, &result->groupings[result->grouping_count++], i);
}

void groups_build(struct arena *arena, const struct poll *poll,
                  struct result *result) {
    const struct questionnaire *questionnaire = poll->questionnaire;
    struct work work = {
        .arena = arena,
        .poll = poll,
        .groups = ARENA_ARRAY(arena, bool, poll->group_count),
        .people = ARENA_ARRAY(arena, double, poll->group_count),
        .shown = ARENA_ARRAY(arena, bool, poll->group_count),
        .least = questionnaire->minimum_group,
    };
    poll_show_groups(arena, poll, work.groups);
    add_groupings(&work, result);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        show_cells(poll, work.groups, &poll->questions[i], work.people,
                   work.shown);
        size_t first = 0;
        for (size_t j = 0; j < result->grouping_count; j++) {
            fill_cells(&work, &result->groupings[j], first,
                       questionnaire->questions[i]);
            first += result->groupings[j].group_count;
        }
    }
    for (size_t i = 0; i < result->grouping_count; i++) {
        struct grouping_result *grouping = &result->groupings[i];
        if (!grouping->shown_count) continue;
        gaps_build(arena, poll, grouping);
        for (size_t j = 0; j < grouping->group_count; j++) {
            if (grouping->groups[j].shown)
                score_build(&work, &grouping->groups[j]);
        }
    }
}

// --- Their scores ---

static const struct node_result *node_of(const struct group_result *group,
                                         const struct section *node) {
    return group->ladders
               ? group->ladders[node->ladder->index].nodes[node->index]
               : NULL;
}

double group_score(const struct group_result *group,
                   const struct section *node) {
    const struct node_result *result = node_of(group, node);
    const struct ladder *ladder = node->ladder;
    if (!result || isnan(result->score) || !result->every_rung_asked)
        return NAN;
    bool told = group->few && near_end(result->score, ladder->start,
                                       ladder->top, group->people);
    return told ? NAN : result->score;
}

static const struct group_result *find_group(
    const struct grouping_result *grouping, const char *code) {
    for (size_t i = 0; i < grouping->group_count; i++) {
        if (strcmp(grouping->groups[i].option->code, code) == 0)
            return &grouping->groups[i];
    }
    return NULL;
}

double groups_gap(const struct result *result, const struct section *section,
                  const char *first, const char *second) {
    for (size_t i = 0; i < result->grouping_count; i++) {
        const struct grouping_result *grouping = &result->groupings[i];
        const struct group_result *a = find_group(grouping, first);
        const struct group_result *b = find_group(grouping, second);
        if (!a || !b) continue;
        const struct node_result *of_a = node_of(a, section);
        const struct node_result *of_b = node_of(b, section);
        return of_a && of_b ? of_a->score - of_b->score : NAN;
    }
    return NAN;
}
