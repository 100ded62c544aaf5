// SPDX-License-Identifier: MIT
//
// What is shown of the groups that may be shown. If all of so few people say
// the same, or nearly all of them the highest or the lowest, it tells what each
// of them has said; and what is not told of one group could be worked out from
// the others and the whole. So where one of the parts that the respondents fall
// into is that small, no distribution of any is shown, and where its average
// tells too much, no average.

#include "agreement.h"
#include "poll_inside.h"
#include "scoring.h"

#include <string.h>

struct work {
    struct arena *arena;
    const struct poll *poll;
    struct result *result;
    bool *groups; // by group of the poll: shown at all
    bool *shown;  // of those: on one question
    double least;
};

// Within what one person may have said of the end of the scale.
static bool near_end(double value, double low, double high, double people) {
    double one = (1 + TOLERANCE) / people * (high - low);
    return value - low < one || high - value < one;
}

// --- Cells ---

// So many ballots, and the sum of what they are worth.
struct part {
    double count, sum;
};

static struct part part_of(const struct spread *spread) {
    struct part part = {spread->counted.count, 0};
    for (size_t i = 0; i < spread->count; i++) {
        const struct pile *pile = &spread->piles[i];
        if (!isnan(pile->cast.measure))
            part.sum += pile->weight.count * pile->cast.measure;
    }
    return part;
}

static struct group_cell *cell_of(const struct grouping_result *grouping,
                                  size_t group,
                                  const struct question *question) {
    struct group_cell *cells = grouping->groups[group].cells;
    return cells ? &cells[question->index] : NULL;
}

struct telling {
    bool bars, means; // would tell too much
};

static void look_at_part(const struct question *question, double least,
                         struct part part, struct telling *telling) {
    double low, high;
    if (part.count <= TOLERANCE || part.count >= 2 * least) return;
    telling->bars = true;
    if (question->scoring == SCORING_NONE) return;
    scale_ends(question, &low, &high);
    telling->means |= near_end(part.sum / part.count, low, high, part.count);
}

// [first] is the place of the grouping's first group among those of the poll.
static void fill_cells(struct work *work,
                       const struct grouping_result *grouping, size_t first,
                       const struct question *question) {
    const struct poll_question *counted =
        &work->poll->questions[question->index];
    struct part rest =
        part_of(counted->behind ? counted->behind : &counted->spread);
    struct telling telling = {false, false};
    for (size_t i = 0; i < grouping->group_count; i++) {
        struct group_cell *cell = cell_of(grouping, i, question);
        if (!cell) continue;
        cell->mean = NAN;
        cell->shown = work->shown[first + i];
        if (!cell->shown) continue;
        struct part part = part_of(&counted->cells[first + i]);
        rest.count -= part.count;
        rest.sum -= part.sum;
        look_at_part(question, work->least, part, &telling);
        spread_tally(work->arena, &counted->cells[first + i], false,
                     &cell->tally);
        if (question->scoring != SCORING_NONE)
            cell->mean = part.sum / part.count;
    }
    look_at_part(question, work->least, rest, &telling);
    for (size_t i = 0; i < grouping->group_count; i++) {
        struct group_cell *cell = cell_of(grouping, i, question);
        if (!cell || !cell->shown) continue;
        cell->bars = !telling.bars;
        if (telling.means) cell->mean = NAN;
    }
}

static bool any_shown(const struct result *result) {
    for (size_t i = 0; i < result->grouping_count; i++) {
        if (result->groupings[i].shown_count) return true;
    }
    return false;
}

static void cells_build(struct work *work) {
    const struct questionnaire *questionnaire = work->poll->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        size_t first = 0;
        if (!question->ladder) continue;
        poll_show_cells(work->poll, work->groups, question, work->shown);
        for (size_t j = 0; j < work->result->grouping_count; j++) {
            const struct grouping_result *grouping =
                &work->result->groupings[j];
            fill_cells(work, grouping, first, question);
            first += grouping->group_count;
        }
    }
}

// --- One round ---

static struct part part_of_votes(const struct question *question,
                                 const struct vote *votes, size_t count) {
    struct part part = {0, 0};
    for (size_t i = 0; i < count; i++) {
        struct cast cast;
        if (!cast_vote(question, votes[i].key, &cast)) continue;
        part.count += votes[i].count;
        if (!isnan(cast.measure)) part.sum += votes[i].count * cast.measure;
    }
    return part;
}

void round_telling(unsigned least, const struct question *question,
                   const struct round *round, struct round_groups *shown) {
    struct telling telling = {false, false};
    struct part rest = part_of_votes(question, round->votes, round->vote_count);
    for (size_t i = 0; i < shown->count; i++) {
        const struct group_votes *group = &shown->groups[i];
        struct part part =
            part_of_votes(question, group->votes, group->vote_count);
        rest.count -= part.count;
        rest.sum -= part.sum;
        look_at_part(question, least, part, &telling);
    }
    look_at_part(question, least, rest, &telling);
    shown->bars = !telling.bars;
    shown->means = !telling.means && question->scoring != SCORING_NONE;
}

// --- Scores ---

// What scoring sees of a group: its shown cells; the rest was not asked.
static void fill_question(const struct group_cell *cell,
                          struct question_result *question) {
    question->excluded = !cell->shown;
    question->state = cell->shown ? STATE_ANSWERED : STATE_HIDDEN;
    if (cell->shown) question->tally = cell->tally;
    tally_measure(question);
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
    group->scores =
        ARENA_ARRAY(work->arena, double *, questionnaire->ladder_count);
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        group->ladders[i].ladder = ladder;
        share_build(work->arena, questions, &group->ladders[i]);
        group->scores[i] = ARENA_ARRAY(work->arena, double, ladder->node_count);
    }
}

static double node_score(const struct group_result *group,
                         const struct ladder *ladder, size_t node) {
    const struct node_result *result =
        group->ladders[ladder->index].nodes[node];
    return result->every_rung_asked ? result->score : NAN;
}

// By node: whether an average of any question below may be looked at.
static bool *open_nodes(const struct work *work,
                        const struct grouping_result *grouping,
                        const struct ladder *ladder) {
    bool *open = ARENA_ARRAY(work->arena, bool, ladder->node_count);
    for (size_t i = ladder->node_count; i-- > 0;) {
        const struct section *section = ladder->nodes[i];
        for (size_t j = 0; j < section->question_count; j++) {
            for (size_t k = 0; k < grouping->group_count; k++) {
                const struct group_cell *cell =
                    cell_of(grouping, k, &section->questions[j]);
                open[i] |= cell && cell->shown && !isnan(cell->mean);
            }
        }
        if (section->parent) open[section->parent->index] |= open[i];
    }
    return open;
}

static void show_scores(const struct work *work,
                        const struct grouping_result *grouping,
                        const struct ladder *ladder, size_t node, bool open) {
    bool told = !open;
    for (size_t i = 0; i < grouping->group_count; i++) {
        const struct group_result *group = &grouping->groups[i];
        if (!group->shown || group->people >= 2 * work->least) continue;
        double score = node_score(group, ladder, node);
        told |= near_end(score, ladder->start, ladder->top, group->people);
    }
    for (size_t i = 0; i < grouping->group_count; i++) {
        const struct group_result *group = &grouping->groups[i];
        if (group->shown)
            group->scores[ladder->index][node] =
                told ? NAN : node_score(group, ladder, node);
    }
}

// From here on only what may be looked at.
static void hide_bars(const struct grouping_result *grouping,
                      const struct questionnaire *questionnaire) {
    for (size_t i = 0; i < grouping->group_count; i++) {
        struct group_cell *cells = grouping->groups[i].cells;
        for (size_t j = 0; cells && j < questionnaire->question_count; j++) {
            if (cells[j].bars) continue;
            cells[j].tally.ballots = NULL;
            cells[j].tally.ballot_count = 0;
        }
    }
}

static void scores_build(struct work *work, struct grouping_result *grouping) {
    const struct questionnaire *questionnaire = work->poll->questionnaire;
    for (size_t i = 0; i < grouping->group_count; i++) {
        if (grouping->groups[i].shown) score_build(work, &grouping->groups[i]);
    }
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        const bool *open = open_nodes(work, grouping, ladder);
        for (size_t j = 0; j < ladder->node_count; j++)
            show_scores(work, grouping, ladder, j, open[j]);
    }
}

// --- Groupings ---

static void add_grouping(struct work *work, struct grouping_result *grouping,
                         size_t first) {
    const struct questionnaire *questionnaire = work->poll->questionnaire;
    const struct question *question = work->poll->groups[first].question;
    grouping->question = question;
    grouping->withheld = work->poll->profile[question->index].hidden > 0;
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
        group->cells = ARENA_ARRAY(work->arena, struct group_cell,
                                   questionnaire->question_count);
    }
}

void groups_build(struct arena *arena, const struct poll *poll,
                  struct result *result) {
    struct work work = {
        .arena = arena,
        .poll = poll,
        .result = result,
        .groups = ARENA_ARRAY(arena, bool, poll->group_count),
        .shown = ARENA_ARRAY(arena, bool, poll->group_count),
        .least = poll->least,
    };
    result->groupings = ARENA_ARRAY(arena, struct grouping_result,
                                    poll->questionnaire->profile_count);
    poll_show_groups(poll, work.groups);
    for (size_t i = 0; i < poll->group_count;
         i += result->groupings[result->grouping_count - 1].group_count)
        add_grouping(&work, &result->groupings[result->grouping_count++], i);
    if (!any_shown(result)) return;
    cells_build(&work);
    for (size_t i = 0; i < result->grouping_count; i++) {
        struct grouping_result *grouping = &result->groupings[i];
        if (!grouping->shown_count) continue;
        scores_build(&work, grouping);
        gaps_build(arena, poll, grouping);
        hide_bars(grouping, poll->questionnaire);
    }
}

// --- Looking ---

double group_score(const struct group_result *group,
                   const struct section *node) {
    return group->scores ? group->scores[node->ladder->index][node->index]
                         : NAN;
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
    size_t ladder = section->ladder->index;
    for (size_t i = 0; i < result->grouping_count; i++) {
        const struct grouping_result *grouping = &result->groupings[i];
        const struct group_result *a = find_group(grouping, first);
        const struct group_result *b = find_group(grouping, second);
        if (!a || !b) continue;
        if (!a->ladders || !b->ladders) return NAN;
        return a->ladders[ladder].nodes[section->index]->score -
               b->ladders[ladder].nodes[section->index]->score;
    }
    return NAN;
}
