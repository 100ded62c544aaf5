// SPDX-License-Identifier: MIT
//
// What the votes of one round say to the facilitator: how much talk they
// deserve, what could be agreed on, who has moved, whom to hear first.

#include "agreement.h"
#include "workshop_inside.h"

#include <math.h>

// Votes by position on the scale; rows of the same value stand at one.
struct stack {
    double step;
    unsigned count;
    size_t low, high; // rows
};

#define STACKS_MOST 64

static size_t stack_rows(const struct question *question,
                         const struct rows *rows, const unsigned *counts,
                         struct stack stacks[STACKS_MOST]) {
    size_t count = 0;
    for (size_t i = 0; i < rows->levels && count < STACKS_MOST; i++) {
        if (!counts[i] || isnan(rows->items[i].measure)) continue;
        double step = scale_step(question, rows->items[i].measure);
        size_t place = count;
        // Scales stand in the order in which they are shown, most often but
        // not always ascending.
        while (place && stacks[place - 1].step > step + 1e-9)
            place--;
        if (place && fabs(stacks[place - 1].step - step) < 1e-9) {
            stacks[place - 1].count += counts[i];
            stacks[place - 1].high = i;
            continue;
        }
        for (size_t j = count; j > place; j--)
            stacks[j] = stacks[j - 1];
        stacks[place] = (struct stack){step, counts[i], i, i};
        count++;
    }
    return count;
}

static unsigned sum_of(const unsigned *counts, size_t count) {
    unsigned all = 0;
    for (size_t i = 0; i < count; i++)
        all += counts[i];
    return all;
}

// --- Classes ---

static double step_at(const struct stack *stacks, size_t count,
                      unsigned wanted) {
    unsigned seen = 0;
    for (size_t i = 0; i < count; i++) {
        seen += stacks[i].count;
        if (wanted <= seen) return stacks[i].step;
    }
    return NAN;
}

static bool is_polarised(double camp, const struct question *question,
                         const struct stack *stacks, size_t count,
                         unsigned votes) {
    double low, high, below = 0, above = 0;
    scale_ends(question, &low, &high);
    double first = scale_step(question, low), last = scale_step(question, high);
    for (size_t i = 0; i < count; i++) {
        double place = (stacks[i].step - first) / (last - first);
        if (place <= 1.0 / 3 + 1e-9) below += stacks[i].count;
        if (place >= 2.0 / 3 - 1e-9) above += stacks[i].count;
    }
    return votes >= 6 && below >= votes * camp - 1e-9 &&
           above >= votes * camp - 1e-9;
}

enum workshop_class class_of(const struct vote_rules *rules,
                             const struct question *question,
                             const struct rows *rows, const unsigned *counts) {
    struct stack stacks[STACKS_MOST];
    unsigned votes = sum_of(counts, rows->levels), most = 0;
    unsigned ballots = sum_of(counts, rows->count);
    size_t unsure = row_of(rows, WORD_DONT_KNOW);
    size_t count = stack_rows(question, rows, counts, stacks);
    if (ballots >= AGREEMENT_FEWEST && unsure != NO_ROW &&
        counts[unsure] >=
            ballots * vote_share(rules->values[RULE_UNSURE]) - 1e-9)
        return WORKSHOP_UNKNOWN;
    if (votes < AGREEMENT_FEWEST || !count) return WORKSHOP_TOO_FEW;
    if (is_polarised(vote_share(rules->values[RULE_CAMPS]), question, stacks,
                     count, votes))
        return WORKSHOP_POLARISED;
    for (size_t i = 0; i < count; i++) {
        if (stacks[i].count > most) most = stacks[i].count;
    }
    double range = stacks[count - 1].step - stacks[0].step;
    if (most >= votes * vote_share(rules->values[RULE_AGREED]) - 1e-9)
        return range <= 1 + 1e-9 ? WORKSHOP_AGREED : WORKSHOP_OUTLIER;
    double middle = step_at(stacks, count, (3 * votes + 3) / 4) -
                    step_at(stacks, count, (votes + 3) / 4);
    return middle <= 1 + 1e-9 ? WORKSHOP_NARROW : WORKSHOP_WIDE;
}

// --- Proposals ---

static size_t most_chosen(const struct rows *rows, const unsigned *counts) {
    size_t best = NO_ROW;
    bool tied = false;
    for (size_t i = 0; i < rows->levels; i++) {
        if (!counts[i]) continue;
        if (best == NO_ROW || counts[i] > counts[best]) {
            best = i;
            tied = false;
        } else if (counts[i] == counts[best]) {
            tied = true;
        }
    }
    return tied ? NO_ROW : best;
}

size_t proposal_of(const struct vote_rules *rules,
                   const struct question *question, const struct rows *rows,
                   const unsigned *counts) {
    struct stack stacks[STACKS_MOST];
    if (question->scoring == SCORING_NONE) return most_chosen(rows, counts);
    size_t count = stack_rows(question, rows, counts, stacks);
    unsigned votes = sum_of(counts, rows->levels), seen = 0;
    if (class_of(rules, question, rows, counts) == WORKSHOP_UNKNOWN)
        return NO_ROW;
    for (size_t i = 0; i < count; i++) {
        seen += stacks[i].count;
        // A level counts only when it is fully met: ties go down.
        if (seen >= (votes + 1) / 2) return stacks[i].low;
    }
    return NO_ROW;
}

// --- Who moved ---

// The next row of those that lost (or gained), one person at a time.
struct walk {
    const unsigned *from, *to;
    size_t row, count;
    unsigned left;
};

static size_t next_of(struct walk *walk) {
    while (!walk->left && walk->row < walk->count) {
        size_t row = walk->row++;
        if (walk->from[row] > walk->to[row])
            walk->left = walk->from[row] - walk->to[row];
    }
    if (!walk->left) return NO_ROW;
    walk->left--;
    return walk->row - 1;
}

struct moves moves_of(const struct rows *rows, const unsigned *before,
                      const unsigned *after) {
    struct walk lost = {before, after, 0, rows->levels, 0};
    struct walk gained = {after, before, 0, rows->levels, 0};
    struct moves moves = {0};
    for (;;) {
        size_t from = next_of(&lost), to = next_of(&gained);
        if (from == NO_ROW || to == NO_ROW) return moves;
        double rise = rows->items[to].measure - rows->items[from].measure;
        moves.all++;
        moves.up += rise > 0;
        moves.down += rise < 0;
    }
}

// --- Whom to hear ---

static struct workshop_voice voice(const struct stack *first,
                                   const struct stack *last) {
    struct workshop_voice voice = {first->low, last->high, 0};
    for (const struct stack *stack = first; stack <= last; stack++)
        voice.people += stack->count;
    return voice;
}

// Where the votes split widest, for two camps.
static size_t split_of(const struct stack *stacks, size_t count) {
    size_t split = 1;
    for (size_t i = 1; i < count; i++) {
        if (stacks[i].step - stacks[i - 1].step >
            stacks[split].step - stacks[split - 1].step + 1e-9)
            split = i;
    }
    return split;
}

struct workshop_voice *voices_of(struct arena *arena,
                                 const struct question *question,
                                 const struct rows *rows,
                                 const unsigned *counts, enum shape shape,
                                 size_t *count) {
    struct stack stacks[STACKS_MOST];
    struct workshop_voice *voices =
        ARENA_ARRAY(arena, struct workshop_voice, 3);
    size_t all = stack_rows(question, rows, counts, stacks);
    *count = 0;
    if (all < 2 || shape == SHAPE_NONE) return voices;
    struct stack *first = &stacks[0], *last = &stacks[all - 1];
    if (shape == SHAPE_ONE_DIFFERS) {
        bool low = first->count == 1 && first[1].step - first->step > 1 + 1e-9;
        voices[0] = low ? voice(first, first) : voice(last, last);
        voices[1] = low ? voice(first + 1, last) : voice(first, last - 1);
        *count = 2;
    } else if (shape == SHAPE_TWO_CAMPS) {
        size_t split = split_of(stacks, all);
        voices[0] = voice(first, &stacks[split - 1]);
        voices[1] = voice(&stacks[split], last);
        *count = 2;
    } else {
        voices[0] = voice(first, first);
        voices[1] = voice(last, last);
        *count = 2;
        if (all > 2) voices[(*count)++] = voice(first + 1, last - 1);
    }
    return voices;
}
