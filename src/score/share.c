// SPDX-License-Identifier: MIT
//
// Shares: how far a rung is fulfilled at a node. In a section with questions
// the weighted mean of their f; above that the weighted mean of the children's
// shares that are known. The bounds are the same sums with every undecided
// question at 0 and at 1. Also the weight that each question has in the end.

#include "scoring.h"

// Sums over the questions of one section, by rung.
struct sums {
    double answered[LEVEL_COUNT];  // Σ w of answered questions
    double fulfilled[LEVEL_COUNT]; // Σ w·f of them
    double open[LEVEL_COUNT];      // Σ w of open ones
    double doubtful[LEVEL_COUNT];  // Σ w of those in doubt
};

// A weighted mean; NAN of nothing.
static double mean(double sum, double weight) {
    return weight > 0 ? sum / weight : NAN;
}

static void add_question(const struct question_result *question,
                         struct sums *sums) {
    double weight = question->question->weight;
    int first, last;
    rungs_of(question->question, &first, &last);
    if (question->state == STATE_ANSWERED) {
        for (int rung = first; rung <= last; rung++) {
            sums->answered[rung] += weight;
            sums->fulfilled[rung] += weight * question->fulfilment[rung];
        }
        return;
    }
    if (question->excluded && !question->in_doubt) return;
    double *open = question->in_doubt ? sums->doubtful : sums->open;
    for (int rung = first; rung <= last; rung++)
        open[rung] += weight;
}

static void share_leaf(const struct question_result *questions,
                       struct node_result *node) {
    const struct section *section = node->section;
    const struct ladder *ladder = section->ladder;
    struct sums sums = {0};
    for (size_t i = 0; i < section->question_count; i++)
        add_question(&questions[section->questions[i].index], &sums);
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        double answered = sums.answered[rung], open = sums.open[rung];
        double all = answered + open + sums.doubtful[rung];
        double low = sums.fulfilled[rung];
        node->asked[rung] = answered > 0 || open > 0;
        node->shares[rung] =
            mean(low, answered + (ladder->unanswered_zero ? open : 0));
        node->shares_low[rung] = mean(low, all);
        node->shares_high[rung] = mean(low + open + sums.doubtful[rung], all);
    }
}

static void share_inner(struct node_result *node, int rung) {
    double today = 0, weight = 0, low = 0, high = 0, all = 0;
    for (size_t i = 0; i < node->section_count; i++) {
        const struct node_result *child = &node->sections[i];
        double own = child->section->weight;
        node->asked[rung] = node->asked[rung] || child->asked[rung];
        if (!isnan(child->shares[rung])) {
            today += own * child->shares[rung];
            weight += own;
        }
        if (!isnan(child->shares_low[rung])) {
            low += own * child->shares_low[rung];
            high += own * child->shares_high[rung];
            all += own;
        }
    }
    node->shares[rung] = mean(today, weight);
    node->shares_low[rung] = mean(low, all);
    node->shares_high[rung] = mean(high, all);
}

// start + R × the mean over the rungs asked; unknown while one is unknown.
static double score_of(const struct ladder *ladder, const double *shares,
                       const bool *asked) {
    double sum = 0, count = 0;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (!asked[rung]) continue;
        sum += shares[rung]; // NAN spreads
        count++;
    }
    return count > 0
               ? ladder->start + (ladder->top - ladder->start) * sum / count
               : NAN;
}

static void score_node(struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    bool possible[LEVEL_COUNT] = {false};
    node->every_rung_asked = true;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        possible[rung] = !isnan(node->shares_low[rung]);
        if (!node->asked[rung]) node->every_rung_asked = false;
    }
    node->score = score_of(ladder, node->shares, node->asked);
    node->score_low = score_of(ladder, node->shares_low, possible);
    node->score_high = score_of(ladder, node->shares_high, possible);
}

// Weights of answered and of open scored questions below each node.
struct reach {
    double answered, open;
};

static void count_questions(const struct question_result *questions,
                            struct node_result *node, struct reach *reach) {
    const struct section *section = node->section;
    for (size_t i = 0; i < section->question_count; i++) {
        const struct question *question = &section->questions[i];
        const struct question_result *result = &questions[question->index];
        if (question->scoring == SCORING_NONE || result->excluded) continue;
        node->asked_count++;
        if (result->state == STATE_ANSWERED) {
            node->answered++;
            reach->answered += question->weight;
        } else {
            reach->open += question->weight;
        }
    }
}

static void nodes_new(struct arena *arena, struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    result->nodes =
        ARENA_ARRAY(arena, struct node_result *, ladder->node_count);
    result->node.section = &ladder->root;
    result->nodes[0] = &result->node;
    for (size_t i = 0; i < ladder->node_count; i++) {
        struct node_result *node = result->nodes[i];
        node->section_count = node->section->section_count;
        node->sections =
            ARENA_ARRAY(arena, struct node_result, node->section_count);
        for (size_t j = 0; j < node->section_count; j++) {
            node->sections[j].section = &node->section->sections[j];
            result->nodes[node->sections[j].section->index] =
                &node->sections[j];
        }
        for (int rung = 0; rung < LEVEL_COUNT; rung++)
            node->shares[rung] = node->shares_low[rung] =
                node->shares_high[rung] = NAN;
    }
}

void share_build(struct arena *arena, const struct question_result *questions,
                 struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    nodes_new(arena, result);
    struct reach *reach = ARENA_ARRAY(arena, struct reach, ladder->node_count);
    // Sections come after what they stand in, so from the end upwards.
    for (size_t i = ladder->node_count; i-- > 0;) {
        struct node_result *node = result->nodes[i];
        const struct section *parent = node->section->parent;
        count_questions(questions, node, &reach[i]);
        if (!node->section_count) {
            share_leaf(questions, node);
        } else {
            for (int rung = ladder->start + 1; rung <= ladder->top; rung++)
                share_inner(node, rung);
        }
        score_node(node);
        node->coverage =
            mean(reach[i].answered, reach[i].answered + reach[i].open);
        if (!parent) continue;
        reach[parent->index].answered += reach[i].answered;
        reach[parent->index].open += reach[i].open;
        result->nodes[parent->index]->answered += node->answered;
        result->nodes[parent->index]->asked_count += node->asked_count;
    }
}

// --- Effective weights ---

static const double *shares_as(const struct node_result *node,
                               enum shares_of what) {
    return what == SHARES_TODAY ? node->shares : node->shares_low;
}

static bool has_part(const struct question_result *question,
                     enum shares_of what) {
    if (question->question->scoring == SCORING_NONE) return false;
    return what == SHARES_TODAY
               ? counts_today(question)
               : question->state == STATE_ANSWERED || is_undecided(question);
}

static void weigh_children(const struct node_result *node, enum shares_of what,
                           struct node_weight *weights) {
    const struct ladder *ladder = node->section->ladder;
    const double *own = weights[node->section->index].factor;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        double all = 0;
        for (size_t i = 0; i < node->section_count; i++) {
            const struct node_result *child = &node->sections[i];
            if (!isnan(shares_as(child, what)[rung]))
                all += child->section->weight;
        }
        for (size_t i = 0; all > 0 && i < node->section_count; i++) {
            const struct section *child = node->sections[i].section;
            if (!isnan(shares_as(&node->sections[i], what)[rung]))
                weights[child->index].factor[rung] =
                    own[rung] * child->weight / all;
        }
    }
}

static void weigh_questions(const struct question_result *questions,
                            const struct section *section, enum shares_of what,
                            struct node_weight *weight) {
    double all[LEVEL_COUNT] = {0};
    int first, last;
    for (size_t i = 0; i < section->question_count; i++) {
        const struct question *question = &section->questions[i];
        if (!has_part(&questions[question->index], what)) continue;
        rungs_of(question, &first, &last);
        for (int rung = first; rung <= last; rung++)
            all[rung] += question->weight;
    }
    for (int rung = 0; rung < LEVEL_COUNT; rung++)
        weight->per_question[rung] =
            all[rung] > 0 ? weight->factor[rung] / all[rung] : 0;
}

struct node_weight *share_weights(struct arena *arena,
                                  const struct question_result *questions,
                                  const struct ladder_result *ladder,
                                  enum shares_of what) {
    size_t count = ladder->ladder->node_count;
    struct node_weight *weights = ARENA_ARRAY(arena, struct node_weight, count);
    for (int rung = 0; rung < LEVEL_COUNT; rung++)
        weights[0].factor[rung] = 1;
    for (size_t i = 0; i < count; i++) {
        const struct node_result *node = ladder->nodes[i];
        if (node->section_count)
            weigh_children(node, what, weights);
        else
            weigh_questions(questions, node->section, what, &weights[i]);
    }
    return weights;
}

void share_effective(struct arena *arena, struct question_result *questions,
                     const struct ladder_result *ladder) {
    const struct node_weight *weights =
        share_weights(arena, questions, ladder, SHARES_TODAY);
    for (size_t i = 0; i < ladder->ladder->node_count; i++) {
        const struct section *section = ladder->ladder->nodes[i];
        for (size_t j = 0; j < section->question_count; j++) {
            struct question_result *question =
                &questions[section->questions[j].index];
            int first, last;
            if (!has_part(question, SHARES_TODAY)) continue;
            rungs_of(question->question, &first, &last);
            for (int rung = first; rung <= last; rung++)
                question->effective[rung] =
                    question->question->weight * weights[i].per_question[rung];
        }
    }
}
