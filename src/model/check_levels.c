// SPDX-License-Identifier: MIT
//
// Questions against the levels of their ladder.

#include "check_inside.h"
#include "text.h"

bool ladder_is_usable(const struct ladder *ladder) {
    return ladder && ladder->level_count && ladder->top > ladder->start &&
           ladder->start >= 0 && ladder->top < LEVEL_COUNT;
}

static bool is_level(const struct ladder *ladder, int level) {
    return level >= ladder->start && level <= ladder->top;
}

// Adds what an option or a band stands for; false where the ladder has no such
// level, which is a problem of its own.
static bool add_level(const struct ladder *ladder, int level,
                      unsigned *levels) {
    if (!is_level(ladder, level)) return false;
    *levels |= 1U << level;
    return true;
}

unsigned question_levels(const struct question *question) {
    const struct ladder *ladder = question->ladder;
    unsigned levels = 0;
    if (question->scoring != SCORING_LEVELS || !ladder_is_usable(ladder))
        return 0;
    if (question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR) {
        for (int level = ladder->start; level <= ladder->top; level++) {
            levels |= 1U << level;
        }
    }
    for (size_t i = 0; i < question->option_count; i++) {
        if (!add_level(ladder, question->options[i].level, &levels)) return 0;
    }
    for (size_t i = 0; i < question->band_count; i++) {
        if (!add_level(ladder, question->bands[i].level, &levels)) return 0;
    }
    return levels;
}

double question_highest(const struct question *question) {
    if (question->scoring != SCORING_DEGREE) return NAN;
    if (question->type == QUESTION_MULTIPLE)
        return question->option_count ? 1 : NAN;
    double highest = NAN;
    for (size_t i = 0; i < question->option_count; i++) {
        highest = fmax(highest, question->options[i].value);
    }
    for (size_t i = 0; i < question->band_count; i++) {
        highest = fmax(highest, question->bands[i].value);
    }
    return highest;
}

// --- Rubrics ---

// Whether something stands there, though it may be of the wrong shape.
static bool is_described(const struct question *question, int level) {
    return (size_t)level < question->description_count &&
           question->descriptions[level].at.line;
}

static void check_described(struct check *check,
                            const struct question *question) {
    const struct ladder *ladder = question->ladder;
    struct words missing = {0};
    for (int level = 0; level < LEVEL_COUNT; level++) {
        bool described = is_described(question, level);
        if (described && !is_level(ladder, level))
            diag(check->diags, SEVERITY_ERROR,
                 check_place(check, question->descriptions[level].at),
                 "not-a-level",
                 _("level %d is described, but '%s' has levels %d to %d"),
                 level, shown_id(ladder->root.id), ladder->start, ladder->top);
        // A level that the ladder leaves out is the ladder's mistake.
        if (!described && level && is_level(ladder, level) &&
            ladder_level(ladder, level))
            words_add(&missing, arena_printf(check->arena, "%d", level));
    }
    bool nothing = missing.count ==
                   (size_t)(ladder->top - ladder->start) + (ladder->start > 0);
    if (!missing.count || (nothing && check->half_built)) return;
    struct place at = question->at;
    if (question->described_to.line)
        at = check_place(check, question->described_to);
    diag(check->diags, SEVERITY_ERROR, at, "not-described",
         _("no description is given for: %s; expected one for each level from "
           "%d to %d"),
         words_join(check->arena, &missing), ladder->start ? ladder->start : 1,
         ladder->top);
}

static void check_ticks(struct check *check, const struct question *question) {
    const struct ladder *ladder = question->ladder;
    for (size_t i = 0; i < question->tick_count; i++) {
        const struct tick *tick = &question->ticks[i];
        if (is_level(ladder, tick->level)) continue;
        diag(check->diags, SEVERITY_ERROR, tick->at, "not-a-level",
             _("the statement stands for level %d, expected one from %d to "
               "%d"),
             tick->level, ladder->start, ladder->top);
    }
}

// --- Other types ---

static void check_worth(struct check *check, const struct question *question,
                        int level, struct place at) {
    const struct ladder *ladder = question->ladder;
    if (level == LEVEL_UNKNOWN || is_level(ladder, level)) return;
    diag(check->diags, SEVERITY_ERROR, at, "not-a-level",
         _("this stands for level %d, but '%s' has levels %d to %d"), level,
         shown_id(ladder->root.id), ladder->start, ladder->top);
}

static void check_criterion(struct check *check,
                            const struct question *question) {
    const struct ladder *ladder = question->ladder;
    int level = question->level;
    if (level == LEVEL_UNKNOWN ||
        (level > ladder->start && level <= ladder->top))
        return;
    struct place at = question->level_at.line
                          ? spot_place(question->at.path, question->level_at)
                          : question->at;
    if (level == ladder->start)
        diag(check->diags, SEVERITY_ERROR, at, "not-a-rung",
             _("level %d is the start, which needs no evidence; expected a "
               "level from %d to %d"),
             level, ladder->start + 1, ladder->top);
    else
        diag(check->diags, SEVERITY_ERROR, at, "not-a-rung",
             _("'%s' has no level %d, expected one from %d to %d"),
             shown_id(ladder->root.id), level, ladder->start + 1, ladder->top);
}

// Bands that give nothing.
static void check_bands(struct check *check, const struct question *question) {
    if (question->scoring != SCORING_NONE || !question->band_count) return;
    for (size_t i = 0; i < question->band_count; i++) {
        if (!isnan(question->bands[i].value)) return; // told by the reader
    }
    diag(check->diags, SEVERITY_ERROR, question->bands[0].at, "scoring",
         _("the bands give nothing, expected a 'level' in each, or a 'value' "
           "in each and the question's 'level'"));
}

static void check_question(struct check *check,
                           const struct question *question) {
    check_bands(check, question);
    if (!ladder_is_usable(question->ladder)) return;
    if (question->type == QUESTION_RUBRIC &&
        question->scoring == SCORING_LEVELS)
        check_described(check, question);
    check_ticks(check, question);
    check_criterion(check, question);
    for (size_t i = 0; i < question->option_count; i++) {
        if (question->type != QUESTION_SCALE)
            check_worth(check, question, question->options[i].level,
                        question->options[i].at);
    }
    for (size_t i = 0; i < question->band_count; i++) {
        check_worth(check, question, question->bands[i].level,
                    question->bands[i].at);
    }
}

void check_levels(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (check_enough(check)) return;
        if (questionnaire->questions[i]->ladder)
            check_question(check, questionnaire->questions[i]);
    }
}
