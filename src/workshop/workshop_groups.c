// SPDX-License-Identifier: MIT
//
// Groups in a view: how far each is counted while the vote is open, and what
// may be told of them once it is shown.

#include "poll.h"
#include "statistics.h"
#include "text.h"
#include "workshop_view.h"

#include <math.h>

// --- While votes are counted ---

static void add_part(struct look *look, const struct option *option,
                     unsigned people) {
    struct workshop_view *view = look->view;
    view->parts[view->part_count++] = (struct workshop_part){
        .option = option,
        .people = people,
        .counted = ARENA_ARRAY(look->arena, bool, look->rows.count),
        .counts = ARENA_ARRAY(look->arena, unsigned, look->rows.count),
    };
}

static void fill_part(struct look *look, struct workshop_part *part,
                      const struct vote *votes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t row = row_of(&look->rows, votes[i].key);
        if (row == NO_ROW) continue;
        part->counted[row] = true;
        part->counts[row] += votes[i].count;
        part->voted += votes[i].count;
    }
}

// All that no group accounts for.
static void fill_rest(struct look *look, const struct round *open) {
    struct workshop_view *view = look->view;
    struct workshop_part *rest = &view->parts[view->part_count - 1];
    const unsigned *all =
        row_counts(look->arena, &look->rows, open->votes, open->vote_count);
    for (size_t row = 0; row < look->rows.count; row++) {
        unsigned apart = 0;
        for (size_t i = 0; i + 1 < view->part_count; i++)
            apart += view->parts[i].counts[row];
        rest->counts[row] = all[row] > apart ? all[row] - apart : 0;
        rest->counted[row] = rest->counts[row] > 0;
        rest->voted += rest->counts[row];
    }
}

void view_parts(struct look *look, const struct round *open) {
    struct workshop_view *view = look->view;
    const struct question *groups = view->rules.groups;
    unsigned people = 0;
    if (!groups) return;
    view->parts = ARENA_ARRAY(look->arena, struct workshop_part,
                              groups->option_count + 1);
    for (size_t i = 0; i < groups->option_count; i++) {
        const struct option *option = &groups->options[i];
        const struct group_votes *by = round_group(open, option->code);
        add_part(look, option, view->rules.group_people[i]);
        people += view->rules.group_people[i];
        if (by) fill_part(look, &view->parts[i], by->votes, by->vote_count);
    }
    add_part(look, NULL, view->people > people ? view->people - people : 0);
    fill_rest(look, open);
}

// --- Once they are shown ---

static void show_group(struct look *look, const struct question *grouping,
                       const struct round_groups *shown, size_t index) {
    const struct group_votes *votes = &shown->groups[index];
    struct workshop_group *group =
        &look->view->groups[look->view->group_count++];
    unsigned *counts =
        row_counts(look->arena, &look->rows, votes->votes, votes->vote_count);
    double sum = 0;
    group->option = question_option(grouping, votes->group);
    for (size_t i = 0; i < look->rows.levels; i++) {
        group->votes += counts[i];
        sum += counts[i] ? counts[i] * look->rows.items[i].measure : 0;
    }
    group->mean = shown->means ? sum / group->votes : NAN;
    group->counts = shown->bars ? counts : NULL;
}

static struct heap *heaps_of(const struct look *look,
                             const struct group_votes *votes) {
    const unsigned *counts =
        row_counts(look->arena, &look->rows, votes->votes, votes->vote_count);
    struct heap *heaps =
        ARENA_ARRAY(look->arena, struct heap, look->rows.levels);
    for (size_t i = 0; i < look->rows.levels; i++)
        heaps[i] = (struct heap){look->rows.items[i].measure, counts[i]};
    return heaps;
}

// [first] is where the groups of [shown] begin in the view.
static void show_gaps(struct look *look, const struct round_groups *shown,
                      size_t first) {
    struct workshop_view *view = look->view;
    size_t levels = look->rows.levels;
    if (!shown->means) return;
    for (size_t i = 0; i < shown->count; i++) {
        for (size_t j = i + 1; j < shown->count; j++)
            view->gaps[view->gap_count++] = (struct workshop_gap){
                &view->groups[first + i], &view->groups[first + j],
                cliff_delta(heaps_of(look, &shown->groups[i]), levels,
                            heaps_of(look, &shown->groups[j]), levels)};
    }
}

void view_groups(struct look *look) {
    const struct questionnaire *questionnaire = look->workshop->questionnaire;
    struct workshop_view *view = look->view;
    const struct round *round = round_counts(look->answer);
    if (!round || !round->by_count) return;
    size_t most = round->by_count * (questionnaire->profile_count + 1);
    view->groups = ARENA_ARRAY(look->arena, struct workshop_group, most);
    view->gaps = ARENA_ARRAY(look->arena, struct workshop_gap, most * most);
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *grouping = &questionnaire->profile[i];
        size_t first = view->group_count;
        if (!grouping->group) continue;
        struct round_groups shown =
            round_groups(look->arena, view->rules.values[RULE_MINIMUM],
                         grouping, look->question, round);
        for (size_t j = 0; j < shown.count; j++)
            show_group(look, grouping, &shown, j);
        show_gaps(look, &shown, first);
    }
}

// --- In words ---

static const char *mean_text(struct arena *arena, const struct question *on,
                             const struct workshop_group *group) {
    char text[TEXT_NUMBER_SIZE];
    return arena_string(arena, on->scoring == SCORING_DEGREE
                                   ? text_percent(text, group->mean)
                                   : text_number(text, group->mean, 1));
}

static const char *name_of(const struct workshop_group *group) {
    const struct option *option = group->option;
    return option->label ? option->label : option->code;
}

const char *workshop_gap_text(struct arena *arena,
                              const struct workshop_view *view,
                              const struct workshop_gap *gap) {
    bool rises = gap->delta < 0;
    const struct workshop_group *high = rises ? gap->second : gap->first;
    const struct workshop_group *low = rises ? gap->first : gap->second;
    enum effect effect = effect_of(gap->delta);
    const char *text =
        arena_printf(arena, _("%s: %s on average; %s: %s."), name_of(high),
                     mean_text(arena, view->question, high), name_of(low),
                     mean_text(arena, view->question, low));
    if (effect != EFFECT_MEDIUM && effect != EFFECT_LARGE)
        return arena_printf(arena, _("%s No clear difference."), text);
    return arena_printf(
        arena, _("%s Of 100 pairs, one of each, the first is higher in %d."),
        text, (int)(50 * (1 + fabs(gap->delta)) + 0.5));
}
