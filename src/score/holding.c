// SPDX-License-Identifier: MIT
//
// What stands between today and the target: the conditions that fail, the
// questions that account for the missing share, and the open questions on which
// the level still hangs.

#include "scoring.h"

// More not applicable than this, by weight, and the result is provisional.
#define MOSTLY_NOT_APPLICABLE 0.2

void target_build(struct ladder_result *result, int wanted) {
    const struct ladder *ladder = result->ladder;
    int level = result->node.level;
    if (level == LEVEL_UNKNOWN) level = ladder->start;
    result->target = level;
    if (wanted != LEVEL_UNKNOWN) {
        result->target = wanted;
        return;
    }
    for (int rung = level + 1; rung <= ladder->top; rung++) {
        if (!result->node.asked[rung]) continue;
        result->target = rung;
        return;
    }
}

void provisional_build(const struct question_result *questions,
                       struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    double all = 0, out = 0;
    for (size_t i = 0; i < ladder->node_count; i++) {
        const struct section *section = ladder->nodes[i];
        for (size_t j = 0; j < section->question_count; j++) {
            const struct question *question = &section->questions[j];
            enum question_state state = questions[question->index].state;
            if (question->scoring == SCORING_NONE || state == STATE_HIDDEN)
                continue;
            all += question->weight;
            if (state == STATE_NOT_APPLICABLE) out += question->weight;
        }
    }
    result->not_applicable = all > 0 ? out / all : NAN;
    result->provisional =
        result->node.level_low != result->node.level_high ||
        result->not_applicable > MOSTLY_NOT_APPLICABLE + TOLERANCE;
}

// --- Conditions that fail ---

static void block(struct ladder_result *result, struct blocking blocking) {
    result->blocking[result->blocking_count++] = blocking;
}

static void block_rung(struct ladder_result *result, int rung,
                       double threshold) {
    const struct node_result *node = &result->node;
    double share = node->shares[rung];
    if (isnan(share) || !at_least(share, threshold))
        block(result, (struct blocking){rung, NULL, share, threshold});
    for (size_t i = 0; i < node->section_count; i++) {
        share = node->sections[i].shares[rung];
        if (!isnan(share) && !at_least(share, result->ladder->attain_each))
            block(result,
                  (struct blocking){rung, node->sections[i].section, share,
                                    result->ladder->attain_each});
    }
}

void blocking_build(struct arena *arena, struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    size_t rungs = (size_t)(ladder->top - ladder->start);
    result->blocking = ARENA_ARRAY(arena, struct blocking,
                                   rungs * (result->node.section_count + 1));
    for (int rung = ladder->start + 1; rung < result->target; rung++) {
        if (result->node.asked[rung]) block_rung(result, rung, ladder->hold);
    }
    if (result->target > ladder->start && result->target <= ladder->top)
        block_rung(result, result->target, ladder->attain);
}

// --- Open questions on which the level hangs ---

static size_t count_open(const struct question_result *questions,
                         const struct ladder *ladder) {
    size_t count = 0;
    for (size_t i = 0; i < ladder->node_count; i++) {
        const struct section *section = ladder->nodes[i];
        for (size_t j = 0; j < section->question_count; j++)
            count += is_undecided(&questions[section->questions[j].index]);
    }
    return count;
}

static bool speaks_of(const struct question *question, int rung) {
    int first, last;
    rungs_of(question, &first, &last);
    return rung >= first && rung <= last;
}

// --- What of it can be settled today ---

// So many that wait are looked behind.
#define WAITING_MOST 64

struct settling {
    const struct question_result *questions;
    struct ladder_result *ladder;
    const struct question_result *waiting[WAITING_MOST];
    size_t count, seen; // of those that wait; how many were looked behind
};

static bool is_among(const struct question_result *const *list, size_t count,
                     const struct question_result *question) {
    for (size_t i = 0; i < count; i++) {
        if (list[i] == question) return true;
    }
    return false;
}

static void settle_one(struct settling *settling,
                       const struct question_result *question) {
    bool open = is_open(question);
    struct ladder_result *ladder = settling->ladder;
    const struct question_result **list =
        open ? ladder->settle_now : settling->waiting;
    size_t *count = open ? &ladder->settle_now_count : &settling->count;
    size_t most = open ? SETTLE_NOW : WAITING_MOST;
    if (*count < most && !is_among(list, *count, question))
        list[(*count)++] = question;
}

static void look_behind(void *context, const struct question *question) {
    struct settling *settling = context;
    const struct question_result *cause = &settling->questions[question->index];
    if (question->scoring != SCORING_NONE && is_undecided(cause))
        settle_one(settling, cause);
}

static void settle_now(const struct question_result *questions,
                       struct ladder_result *ladder) {
    struct settling settling = {.questions = questions, .ladder = ladder};
    for (size_t i = 0; i < ladder->settle_count; i++) {
        settle_one(&settling, ladder->settle_first[i]);
        while (settling.seen < settling.count)
            expression_answers(
                settling.waiting[settling.seen++]->question->when, look_behind,
                &settling);
        if (ladder->settle_now_count == SETTLE_NOW) return;
    }
}

void settle_build(struct arena *arena, const struct question_result *questions,
                  struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    if (result->node.level_low == result->node.level_high) return;
    int rung = contested_rung(arena, result);
    if (rung == LEVEL_UNKNOWN) return;
    const struct node_weight *weights =
        share_weights(arena, questions, result, SHARES_UNDECIDED);
    struct ranked *items =
        ARENA_ARRAY(arena, struct ranked, count_open(questions, ladder));
    size_t count = 0;
    for (size_t i = 0; i < ladder->node_count; i++) {
        const struct section *section = ladder->nodes[i];
        for (size_t j = 0; j < section->question_count; j++) {
            const struct question *question = &section->questions[j];
            if (!is_undecided(&questions[question->index]) ||
                !speaks_of(question, rung))
                continue;
            items[count++] = (struct ranked){
                {question->weight * weights[i].per_question[rung], 0},
                question->index};
        }
    }
    ranked_sort(items, count);
    result->settle_first =
        ARENA_ARRAY(arena, const struct question_result *, count);
    result->settle_count = count;
    for (size_t i = 0; i < count; i++)
        result->settle_first[i] = &questions[items[i].position];
    settle_now(questions, result);
}

// --- Questions by what they account for ---

static double missing_of(const struct question_result *question, int target) {
    double sum = 0;
    int first, last;
    rungs_of(question->question, &first, &last);
    for (int rung = first; rung <= last && rung <= target; rung++)
        sum += question->effective[rung] * (1 - question->fulfilment[rung]);
    return sum;
}

void holding_build(struct arena *arena, struct question_result *questions,
                   struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    struct ranked *items =
        ARENA_ARRAY(arena, struct ranked, result->node.answered);
    size_t count = 0;
    for (size_t i = ladder->node_count; i-- > 0;) {
        const struct section *section = ladder->nodes[i];
        struct node_result *node = result->nodes[i];
        for (size_t j = 0; j < section->question_count; j++) {
            struct question_result *question =
                &questions[section->questions[j].index];
            if (question->state != STATE_ANSWERED ||
                question->question->scoring == SCORING_NONE)
                continue;
            question->missing = missing_of(question, result->target);
            node->missing += question->missing;
            if (question->missing > TOLERANCE)
                items[count++] = (struct ranked){{question->missing, 0},
                                                 question->question->index};
        }
        if (section->parent)
            result->nodes[section->parent->index]->missing += node->missing;
    }
    ranked_sort(items, count);
    result->holding = ARENA_ARRAY(arena, struct holding, count);
    result->holding_count = count;
    for (size_t i = 0; i < count; i++) {
        const struct question_result *question = &questions[items[i].position];
        result->holding[i] = (struct holding){question, question->missing};
    }
}
