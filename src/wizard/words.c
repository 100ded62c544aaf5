// SPDX-License-Identifier: MIT
//
// What places, numbers and states are called on the screen.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

size_t words_place_among(const struct wizard *wizard,
                         const struct question *question, size_t *total) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    size_t place = 0;
    *total = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *other = questionnaire->questions[i];
        if (other->ladder || other->closing != question->closing ||
            interview_visibility(wizard->interview, other) != VISIBLE)
            continue;
        ++*total;
        if (other == question) place = *total;
    }
    return place;
}

const char *words_place(const struct wizard *wizard,
                        const struct question *question) {
    size_t total;
    size_t place = interview_position(wizard->interview, question, &total);
    if (place)
        return arena_printf(wizard->frame, _("Question %zu of %zu"), place,
                            total);
    place = words_place_among(wizard, question, &total);
    return arena_printf(wizard->frame,
                        question->closing ? _("Closing question %zu of %zu")
                                          : _("About you, %zu of %zu"),
                        place, total);
}

const char *words_provisional(struct wizard *wizard) {
    struct assessment_progress progress = interview_progress(wizard->interview);
    const struct result *result = reckoned(wizard, false);
    bool provisional = false;
    for (size_t i = 0; i < wizard->questionnaire->ladder_count; i++) {
        provisional |= result->ladders[i].provisional;
    }
    if (wizard->width < 40)
        return arena_printf(wizard->frame,
                            provisional ? _("PROVISIONAL %zu/%zu")
                                        : _("%zu/%zu answered"),
                            progress.answered, progress.asked);
    return arena_printf(wizard->frame,
                        provisional ? _("PROVISIONAL  %zu of %zu")
                                    : _("%zu of %zu answered"),
                        progress.answered, progress.asked);
}

const char *words_number(struct arena *arena, double number, int decimals) {
    return text_figure(arena, number, decimals);
}

const char *words_plain(struct arena *arena, double number) {
    return text_amount(arena, number);
}

const char *words_percent(struct arena *arena, double share) {
    return text_share(arena, share);
}

const char *words_below(struct arena *arena, double share, double threshold) {
    return text_below(arena, share, threshold);
}

const char *words_level_title(const struct ladder *ladder, int level) {
    const char *title = ladder_level_title(ladder, level);
    if (*title || level) return title;
    return _("nothing of this yet");
}

const char *words_level(struct arena *arena, const struct ladder *ladder,
                        int level) {
    const char *title = words_level_title(ladder, level);
    if (!*title) return arena_printf(arena, "%d", level);
    return arena_printf(arena, "%d, %s", level, title);
}

static const char *between(struct arena *arena, const struct node_result *node,
                           size_t open, const char *level) {
    return arena_printf(
        arena,
        PLURAL("Level %s, and between %d and %d however the open question "
               "turns out.",
               "Level %s, and between %d and %d however the %zu open "
               "questions turn out.",
               open),
        level, node->level_low, node->level_high, open);
}

const char *words_certainty(struct arena *arena,
                            const struct node_result *node) {
    size_t open = node->asked_count > node->answered
                      ? node->asked_count - node->answered
                      : 0;
    if (node->level == LEVEL_UNKNOWN)
        return _("The level is not known yet: no answer speaks of it.");
    const char *level = words_level(arena, node->section->ladder, node->level);
    if (node->level_low != node->level_high)
        return between(arena, node, open, level);
    if (!open) return arena_printf(arena, _("Level %s."), level);
    return arena_printf(
        arena,
        PLURAL("Level %s, however the open question turns out.",
               "Level %s, however the %zu open questions turn out.", open),
        level, open);
}

const char *words_measure(struct arena *arena, const struct question *question,
                          double measure) {
    if (isnan(measure)) return _("open");
    if (question->scoring != SCORING_DEGREE) return words_plain(arena, measure);
    // A degree is called by its option where exactly one option has it.
    const char *label = NULL;
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        if (question->type == QUESTION_MULTIPLE ||
            !(fabs(option->value - measure) < 1e-9))
            continue;
        if (label) return words_percent(arena, measure);
        label = option->label;
    }
    return label ? label : words_percent(arena, measure);
}

const char *words_mean(struct arena *arena, const struct question *question,
                       double measure) {
    if (question->scoring == SCORING_DEGREE || isnan(measure) ||
        fabs(2 * measure - round(2 * measure)) < 1e-9)
        return words_measure(arena, question, measure);
    return words_number(arena, measure, 1);
}

const char *words_band(enum band_of_advice band) {
    switch (band) {
    case ADVICE_NONE:
        return "";
    case ADVICE_NOW:
        return _("NOW");
    case ADVICE_NEXT:
        return _("NEXT");
    case ADVICE_LATER:
        return _("LATER");
    }
    return "";
}

const char *words_effort(struct arena *arena, bool ascii, int effort) {
    const char *full = ascii ? "*" : "●", *empty = ascii ? "." : "○";
    const char *text = "";
    for (int i = 1; i <= 5; i++) {
        text = arena_printf(arena, "%s%s", text, i <= effort ? full : empty);
    }
    return text;
}
