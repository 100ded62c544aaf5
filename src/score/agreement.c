// SPDX-License-Identifier: MIT
//
// How far respondents agree on one question, from the counts alone, and where
// talking pays off first. Consensus is that of Tastle and Wierman (2007): 1
// when all say the same, 0 when half stand at each end of the scale offered.

#include "agreement.h"

#include "scoring.h"
#include "statistics.h"

// --- The scale ---

static void widen(double *low, double *high, double value) {
    if (isnan(value)) return;
    if (isnan(*low) || value < *low) *low = value;
    if (isnan(*high) || value > *high) *high = value;
}

static double level_measure(int level) {
    return level == LEVEL_UNKNOWN ? NAN : (double)level;
}

void scale_ends(const struct question *question, double *low, double *high) {
    bool levels = question->scoring == SCORING_LEVELS;
    *low = *high = NAN;
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        if (question->type != QUESTION_MULTIPLE)
            widen(low, high,
                  levels ? level_measure(option->level) : option->value);
    }
    for (size_t i = 0; i < question->band_count; i++) {
        const struct band *band = &question->bands[i];
        widen(low, high, levels ? level_measure(band->level) : band->value);
    }
    if (levels) {
        if (isnan(*low)) *low = question->ladder->start;
        *high = question->ladder->top;
    } else if (isnan(*low)) {
        *low = 0; // a checklist
        *high = 1;
    }
}

// How many different values of the scale lie below [measure].
static double degrees_below(const struct question *question, double measure) {
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

double scale_step(const struct question *question, double measure) {
    return question->scoring == SCORING_LEVELS
               ? measure
               : degrees_below(question, measure);
}

// --- Shape ---

// Ballots by position on the scale: whole levels, or the steps of the scale.
struct stack {
    double position, count;
};

static size_t stack_ballots(const struct question *question,
                            const struct tally *tally, struct stack *stacks) {
    size_t count = 0;
    for (size_t i = 0; i < tally->ballot_count; i++) {
        const struct ballot *ballot = &tally->ballots[i];
        double position = scale_step(question, ballot->measure);
        if (!(ballot->count > 0)) continue;
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

static enum shape shape_of(struct arena *arena, const struct question *question,
                           const struct tally *tally) {
    // A checklist's degree has no steps to be neighbours on.
    if (tally->counted < AGREEMENT_FEWEST ||
        question->type == QUESTION_MULTIPLE)
        return SHAPE_NONE;
    struct stack *stacks =
        ARENA_ARRAY(arena, struct stack, tally->ballot_count);
    size_t count = stack_ballots(question, tally, stacks);
    if (!count) return SHAPE_NONE;
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

// --- One question ---

static struct heap *heaps_of(struct arena *arena, const struct tally *tally) {
    struct heap *heaps = ARENA_ARRAY(arena, struct heap, tally->ballot_count);
    for (size_t i = 0; i < tally->ballot_count; i++)
        heaps[i] =
            (struct heap){tally->ballots[i].measure, tally->ballots[i].count};
    return heaps;
}

// All ballots in one place.
static struct agreement agreement_of_one(const struct question *question,
                                         const struct tally *tally) {
    bool enough = tally->counted >= AGREEMENT_FEWEST;
    bool steps = question->type != QUESTION_MULTIPLE;
    return (struct agreement){.consensus = enough ? 1 : NAN,
                              .median = tally->ballots[0].measure,
                              .shape = enough && steps ? SHAPE_UNANIMOUS
                                                       : SHAPE_NONE};
}

struct agreement agreement_of(struct arena *arena,
                              const struct question *question,
                              const struct tally *tally) {
    struct agreement agreement = {NAN, NAN, NAN, SHAPE_NONE};
    size_t size = tally->ballot_count;
    if (question->scoring == SCORING_NONE || !(tally->counted > 0) || !size)
        return agreement;
    if (size == 1) return agreement_of_one(question, tally);
    const struct heap *heaps = heaps_of(arena, tally);
    double low, high;
    scale_ends(question, &low, &high);
    agreement.median = heaps_median(heaps, size);
    agreement.distance = mean_distance(heaps, size, agreement.median);
    if (tally->counted < AGREEMENT_FEWEST) return agreement;
    // On a scale of one value there is nothing to agree about.
    if (high > low) agreement.consensus = consensus(heaps, size, high - low);
    agreement.shape = shape_of(arena, question, tally);
    return agreement;
}

enum accord accord_of(const struct question *question,
                      const struct agreement *agreement) {
    double low, high;
    if (isnan(agreement->consensus)) return ACCORD_NONE;
    scale_ends(question, &low, &high);
    double steps = scale_step(question, high) - scale_step(question, low);
    double distance = agreement->distance / (high - low) * steps;
    if (agreement->consensus < AGREEMENT_CHECKED - TOLERANCE ||
        at_least(distance, (steps + 1) * AGREEMENT_DISTANCE))
        return ACCORD_DISCUSS;
    return at_least(agreement->consensus, AGREEMENT_SETTLED) ? ACCORD_SETTLED
                                                             : ACCORD_CHECK;
}

void agreement_build(struct arena *arena, struct question_result *result) {
    static const struct tally nothing;
    result->agreement = agreement_of(
        arena, result->question,
        result->state == STATE_ANSWERED ? &result->tally : &nothing);
}

// --- Where to begin ---

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
