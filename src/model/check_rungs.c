// SPDX-License-Identifier: MIT
//
// Rungs of a ladder: about which nobody asks, and which even the best answers
// do not reach.

#include "check_inside.h"
#include "expression_inside.h"
#include "text.h"

// The best share of each rung at one node; NAN where nothing speaks of it.
struct best {
    double shares[LEVEL_COUNT];
};

static double clamp01(double value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

// The most that an answer to [question] says of [rung]; NAN: nothing.
static double best_answer(const struct question *question, int rung) {
    if (question->scoring == SCORING_DEGREE)
        return question->level == rung ? question_highest(question) : NAN;
    unsigned levels = question_levels(question);
    if (!levels) return NAN;
    int highest = LEVEL_COUNT - 1;
    while (!(levels & 1U << highest)) {
        highest--;
    }
    return clamp01(highest - (rung - 1));
}

static double mean(double sum, double weight) {
    return weight > 0 ? sum / weight : NAN;
}

static void best_of_questions(const struct section *section,
                              struct best *best) {
    const struct ladder *ladder = section->ladder;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        double sum = 0, weight = 0;
        for (size_t i = 0; i < section->question_count; i++) {
            const struct question *question = &section->questions[i];
            double answer = best_answer(question, rung);
            if (isnan(answer)) continue;
            sum += question->weight * answer;
            weight += question->weight;
        }
        best->shares[rung] = mean(sum, weight);
    }
}

static void best_of_sections(const struct section *section,
                             const struct best *all, struct best *best) {
    const struct ladder *ladder = section->ladder;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        double sum = 0, weight = 0;
        for (size_t i = 0; i < section->section_count; i++) {
            const struct section *child = &section->sections[i];
            double share = all[child->index].shares[rung];
            if (isnan(share)) continue;
            sum += child->weight * share;
            weight += child->weight;
        }
        best->shares[rung] = mean(sum, weight);
    }
}

// By index of the section. Sections stand behind what they are in.
static const struct best *best_build(struct check *check,
                                     const struct ladder *ladder) {
    struct best *all =
        ARENA_ARRAY(check->arena, struct best, ladder->node_count);
    for (size_t i = ladder->node_count; i-- > 0;) {
        if (ladder->nodes[i]->section_count)
            best_of_sections(ladder->nodes[i], all, &all[i]);
        else
            best_of_questions(ladder->nodes[i], &all[i]);
    }
    return all;
}

static struct place place_of(const struct ladder *ladder, int rung) {
    const struct level *level = ladder_level(ladder, rung);
    return level && level->at.line ? level->at : ladder->root.at;
}

static void warn_short(struct check *check, const struct ladder *ladder,
                       int rung, const struct section *section, double share,
                       double wanted) {
    if (!check_may_warn(check)) return;
    char best[TEXT_NUMBER_SIZE], threshold[TEXT_NUMBER_SIZE];
    text_percent(best, share);
    text_percent(threshold, wanted);
    if (section)
        diag(check->diags, SEVERITY_WARNING, place_of(ladder, rung),
             "level-out-of-reach",
             _("even the best answers reach only %s of level %d in "
               "'%s', and attain-each asks for %s: give its questions a "
               "higher answer, or lower attain-each"),
             best, rung, shown_id(section->id), threshold);
    else
        diag(check->diags, SEVERITY_WARNING, place_of(ladder, rung),
             "level-out-of-reach",
             _("even the best answers reach only %s of level %d, and "
               "%s are asked for: give its questions a higher answer, or "
               "lower the threshold"),
             best, rung, threshold);
}

// What a rung needs to be attained; those below another are also to be held.
static double threshold_of(const struct ladder *ladder, int rung) {
    return rung < ladder->top ? fmax(ladder->attain, ladder->hold)
                              : ladder->attain;
}

static void check_rung(struct check *check, const struct ladder *ladder,
                       const struct best *all, int rung) {
    double share = all[0].shares[rung];
    double threshold = threshold_of(ladder, rung);
    if (isnan(share)) {
        if (check_may_warn(check))
            diag(check->diags, SEVERITY_WARNING, place_of(ladder, rung),
                 "level-not-asked",
                 _("no question speaks of level %d: it counts as held and is "
                   "never attained; add a question of this level"),
                 rung);
        return;
    }
    if (share < threshold - TOLERANCE)
        warn_short(check, ladder, rung, NULL, share, threshold);
    const struct section *root = &ladder->root;
    for (size_t i = 0; i < root->section_count; i++) {
        const struct section *section = &root->sections[i];
        double part = all[section->index].shares[rung];
        if (part < ladder->attain_each - TOLERANCE)
            warn_short(check, ladder, rung, section, part, ladder->attain_each);
    }
}

// --- Conditions about shares ---

// share(x, l) where nothing in x speaks of l; the rung stands before it.
static void check_shares(struct check *check,
                         const struct expression *expression,
                         const struct best *const *best) {
    for (size_t i = 1; expression && i < expression->count; i++) {
        const struct instruction *instruction = &expression->instructions[i];
        if (instruction->operation != OPERATION_SHARE) continue;
        const struct section *node = instruction->of.section;
        const struct best *all = best[node->ladder->index];
        int rung = (int)instruction[-1].of.number;
        if (!all || !isnan(all[node->index].shares[rung]) ||
            !check_may_warn(check))
            continue;
        diag(check->diags, SEVERITY_WARNING,
             expression_place(expression->text, expression->at,
                              instruction->offset),
             "share-not-asked",
             _("nothing in '%s' speaks of level %d, so this is never known: "
               "ask about it there, or name another section"),
             shown_id(node->id), rung);
    }
}

void check_rungs(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    const struct best **best = ARENA_ARRAY(check->arena, const struct best *,
                                           questionnaire->ladder_count);
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        if (!ladder_is_usable(ladder)) continue;
        best[i] = best_build(check, ladder);
        for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
            check_rung(check, ladder, best[i], rung);
        }
    }
    for (size_t i = 0; i < questionnaire->finding_count; i++) {
        check_shares(check, questionnaire->findings[i].when, best);
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        check_shares(check, questionnaire->recommendations[i].when, best);
    }
}
