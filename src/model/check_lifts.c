// SPDX-License-Identifier: MIT
//
// What recommendations make of answers: it has to be an answer that the
// question takes.

#include "check_inside.h"
#include "text.h"

#include <string.h>

static void report(struct check *check, const struct lift *lift,
                   const char *expected) {
    diag(check->diags, SEVERITY_ERROR, check_place(check, lift->given_at),
         "wrong-lift", _("'%s' is not what '%s' can be lifted to, %s"),
         text_clip(check->arena, lift->given, 64, false), lift->question_id,
         expected);
}

static const char *list_levels(struct check *check, unsigned levels) {
    struct words words = {0};
    for (int level = 0; level < LEVEL_COUNT; level++) {
        if (levels & 1U << level)
            words_add(&words, arena_printf(check->arena, "%d", level));
    }
    return words_join(check->arena, &words);
}

// --- To a level ---

// Between two levels only where halves are answered.
static bool takes_level(const struct question *question, unsigned levels,
                        double level) {
    if (level < 0 || level >= LEVEL_COUNT) return false;
    if (question->halves && same_number(2 * level, round(2 * level)))
        return levels & 1U << (int)level && levels & 1U << (int)ceil(level);
    return same_number(level, round(level)) && levels & 1U << (int)level;
}

static void resolve_level(struct check *check, struct lift *lift) {
    const struct question *question = lift->question;
    unsigned levels = question_levels(question);
    const struct option *option = question_option(question, lift->given);
    double level;
    if (!levels) return; // a problem of the question's own
    if (option) {
        lift->amount = option->level;
    } else if (text_parse_number(lift->given, &level) &&
               takes_level(question, levels, level)) {
        lift->amount = level;
    } else {
        report(check, lift,
               arena_printf(check->arena,
                            question->halves
                                ? _("expected one of its levels or a half "
                                    "between two: %s")
                                : _("expected one of its levels: %s"),
                            list_levels(check, levels)));
    }
}

// --- To an option ---

static const struct option *highest_option(const struct question *question) {
    const struct option *highest = NULL;
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        if (!isnan(option->value) &&
            (!highest || option->value > highest->value))
            highest = option;
    }
    return highest;
}

static void report_code(struct check *check, const struct lift *lift) {
    const struct question *question = lift->question;
    const char *nearest =
        words_nearest(lift->given, question->options, question->option_count);
    if (nearest) {
        report(check, lift,
               arena_printf(check->arena, _("did you mean '%s'?"), nearest));
        return;
    }
    struct words words = {0};
    for (size_t i = 0; i < question->option_count; i++) {
        words_add(&words, question->options[i].code);
    }
    words_add(&words, "true");
    report(check, lift,
           arena_printf(check->arena, _("expected one of: %s"),
                        words_join(check->arena, &words)));
}

static void resolve_option(struct check *check, struct lift *lift) {
    const struct question *question = lift->question;
    if (!question->option_count) return;
    const struct option *option = question_option(question, lift->given);
    if (!option && !strcmp(lift->given, "true"))
        option = highest_option(question);
    if (!option) {
        report_code(check, lift);
        return;
    }
    lift->given = option->code;
    lift->amount = option->value;
}

// --- To a degree ---

static void resolve_degree(struct check *check, struct lift *lift) {
    double highest = question_highest(lift->question), degree;
    if (isnan(highest)) return;
    if (!strcmp(lift->given, "true")) {
        lift->amount = highest;
    } else if (text_parse_number(lift->given, &degree) && degree >= 0 &&
               degree <= highest + TOLERANCE) {
        lift->amount = degree;
    } else {
        report(check, lift,
               arena_printf(check->arena,
                            _("expected a number from 0 to %.15g, or true for "
                              "the highest"),
                            highest));
    }
}

// --- All ---

static void resolve_lift(struct check *check, struct lift *lift) {
    lift->amount = 0;
    lift->question = NULL;
    if (!lift->question_id) return;
    lift->question =
        questionnaire_question(check->questionnaire, lift->question_id);
    if (!lift->question) {
        names_unknown(check->questionnaire, NAME_QUESTION, lift->question_id,
                      check_place(check, lift->at), check->diags);
        return;
    }
    if (!lift->given) return;
    switch (lift->question->scoring) {
    case SCORING_NONE:
        // A question without a type is one that was not understood.
        if (!check->half_built)
            diag(check->diags, SEVERITY_ERROR, check_place(check, lift->at),
                 "unscored-lift",
                 _("'%s' is not scored, expected a question that counts for a "
                   "ladder"),
                 lift->question_id);
        return;
    case SCORING_LEVELS:
        resolve_level(check, lift);
        return;
    case SCORING_DEGREE:
        if (lift->question->type == QUESTION_SCALE ||
            lift->question->type == QUESTION_CHOICE)
            resolve_option(check, lift);
        else
            resolve_degree(check, lift);
        return;
    }
}

void check_lifts(struct check *check) {
    struct questionnaire *questionnaire = check->questionnaire;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        struct recommendation *one = &questionnaire->recommendations[i];
        for (size_t j = 0; j < one->lift_count && !check_enough(check); j++) {
            resolve_lift(check, &one->lifts[j]);
        }
    }
}
