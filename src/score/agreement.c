// SPDX-License-Identifier: MIT
//
// How far respondents agree on one question, from the counts alone, and where
// talking pays off first. Consensus is that of Tastle and Wierman (2007): 1
// when all say the same, 0 when half stand at each end of the scale offered.

#include "scoring.h"

#define FEWEST_BALLOTS 3

// The ends of the scale that was offered: what could have been answered.
struct ends {
    double low, high;
};

static void widen(struct ends *ends, double value) {
    if (isnan(value)) return;
    if (isnan(ends->low) || value < ends->low) ends->low = value;
    if (isnan(ends->high) || value > ends->high) ends->high = value;
}

static double level_measure(int level) {
    return level == LEVEL_UNKNOWN ? NAN : (double)level;
}

static struct ends scale_ends(const struct question *question) {
    struct ends ends = {NAN, NAN};
    bool levels = question->scoring == SCORING_LEVELS;
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        if (question->type != QUESTION_MULTIPLE)
            widen(&ends, levels ? level_measure(option->level) : option->value);
    }
    for (size_t i = 0; i < question->band_count; i++) {
        const struct band *band = &question->bands[i];
        widen(&ends, levels ? level_measure(band->level) : band->value);
    }
    if (levels) {
        if (isnan(ends.low)) ends.low = question->ladder->start;
        ends.high = question->ladder->top;
    } else if (isnan(ends.low)) {
        ends = (struct ends){0, 1}; // a checklist
    }
    return ends;
}

static double consensus_of(const struct question_result *result) {
    const struct tally *tally = &result->tally;
    struct ends ends = scale_ends(result->question);
    double width = ends.high - ends.low, sum = 0;
    if (tally->counted < FEWEST_BALLOTS) return NAN;
    for (size_t i = 0; i < tally->ballot_count; i++) {
        double off = fabs(tally->ballots[i].measure - result->mean);
        // Less than nothing left is rounding: half of the ballots at each end.
        double left = off > 0 ? 1 - off / width : 1;
        if (left > 0)
            sum += tally->ballots[i].count / tally->counted * log2(left);
    }
    double consensus = 1 + sum;
    return consensus < TOLERANCE ? 0 : consensus;
}

// The measure of the [nth] ballot from below, counting from 0.
static double nth_measure(const struct tally *tally, double nth) {
    double seen = 0;
    for (size_t i = 0; i < tally->ballot_count; i++) {
        seen += tally->ballots[i].count;
        if (nth < seen) return tally->ballots[i].measure;
    }
    return NAN;
}

static double median_of(const struct tally *tally) {
    double last = tally->counted - 1;
    return (nth_measure(tally, floor(last / 2)) +
            nth_measure(tally, ceil(last / 2))) /
           2;
}

static double distance_of(const struct tally *tally, double median) {
    double sum = 0;
    for (size_t i = 0; i < tally->ballot_count; i++)
        sum +=
            tally->ballots[i].count * fabs(tally->ballots[i].measure - median);
    return sum / tally->counted;
}

// --- Shape ---

// Ballots by position on the scale: whole levels, or the steps of the scale.
struct stack {
    double position, count;
};

static double step_of(const struct question *question, double measure) {
    double step = 0;
    for (size_t i = 0; i < question->option_count; i++) {
        double value = question->options[i].value;
        bool lower = value < measure - TOLERANCE;
        // Each value below counts once, however many codes share it.
        for (size_t j = 0; lower && j < i; j++)
            lower = fabs(question->options[j].value - value) > TOLERANCE;
        step += lower;
    }
    for (size_t i = 0; i < question->band_count; i++)
        step += question->bands[i].value < measure - TOLERANCE &&
                (!i || question->bands[i].value > question->bands[i - 1].value);
    return step;
}

static size_t stack_ballots(const struct question_result *result,
                            struct stack *stacks) {
    size_t count = 0;
    for (size_t i = 0; i < result->tally.ballot_count; i++) {
        const struct ballot *ballot = &result->tally.ballots[i];
        double position = result->question->scoring == SCORING_LEVELS
                              ? ballot->measure
                              : step_of(result->question, ballot->measure);
        if (!count || stacks[count - 1].position < position - TOLERANCE)
            stacks[count++] = (struct stack){position, 0};
        stacks[count - 1].count += ballot->count;
    }
    return count;
}

static bool near_each_other(const struct stack *first,
                            const struct stack *last) {
    return last->position - first->position <= 1 + TOLERANCE;
}

static bool one_differs(const struct stack *stacks, size_t count, double all) {
    const struct stack *last = &stacks[count - 1];
    if (all < 4) return false;
    if (stacks[0].count <= 1 && near_each_other(&stacks[1], last) &&
        stacks[1].position - stacks[0].position >= 2 - TOLERANCE)
        return true;
    return last->count <= 1 && near_each_other(&stacks[0], last - 1) &&
           last->position - last[-1].position >= 2 - TOLERANCE;
}

static bool two_camps(const struct stack *stacks, size_t count, double all) {
    double below = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        below += stacks[i].count;
        double fewer = below < all - below ? below : all - below;
        if (!near_each_other(&stacks[i], &stacks[i + 1]) && fewer >= 2 &&
            at_least(fewer, all / 4))
            return true;
    }
    return false;
}

static enum shape shape_of(struct arena *arena,
                           const struct question_result *result) {
    const struct tally *tally = &result->tally;
    // A checklist's degree has no steps to be neighbours on.
    if (tally->counted < FEWEST_BALLOTS ||
        result->question->type == QUESTION_MULTIPLE)
        return SHAPE_NONE;
    struct stack *stacks =
        ARENA_ARRAY(arena, struct stack, tally->ballot_count);
    size_t count = stack_ballots(result, stacks);
    if (count == 1) return SHAPE_UNANIMOUS;
    if (near_each_other(&stacks[0], &stacks[count - 1]))
        return SHAPE_NEIGHBOURS;
    if (one_differs(stacks, count, tally->counted)) return SHAPE_ONE_DIFFERS;
    if (two_camps(stacks, count, tally->counted)) return SHAPE_TWO_CAMPS;
    if (count >= 4 ||
        stacks[count - 1].position - stacks[0].position >= 3 - TOLERANCE)
        return SHAPE_SPREAD;
    return SHAPE_MOSTLY_AGREED;
}

void agreement_build(struct arena *arena, struct question_result *result) {
    struct agreement *agreement = &result->agreement;
    *agreement = (struct agreement){NAN, NAN, NAN, SHAPE_NONE};
    if (result->question->scoring == SCORING_NONE ||
        result->state != STATE_ANSWERED)
        return;
    agreement->consensus = consensus_of(result);
    agreement->median = median_of(&result->tally);
    agreement->distance = distance_of(&result->tally, agreement->median);
    if (result->tally.counted >= FEWEST_BALLOTS)
        agreement->shape = shape_of(arena, result);
}

void discuss_build(struct arena *arena, struct result *result) {
    size_t all = result->questionnaire->question_count, count = 0;
    struct ranked *items = ARENA_ARRAY(arena, struct ranked, all);
    for (size_t i = 0; i < all; i++) {
        const struct question_result *question = &result->questions[i];
        double apart =
            (1 - question->agreement.consensus) * question->question->weight;
        if (apart > TOLERANCE) // not where it is unknown
            items[count++] =
                (struct ranked){{apart, question->agreement.distance}, i};
    }
    ranked_sort(items, count);
    result->discuss_first =
        ARENA_ARRAY(arena, const struct question_result *, count);
    result->discuss_count = count;
    for (size_t i = 0; i < count; i++)
        result->discuss_first[i] = &result->questions[items[i].position];
}
