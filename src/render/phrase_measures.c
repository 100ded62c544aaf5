// SPDX-License-Identifier: MIT
//
// What a degree or a level means at one question, in its own words: a level by
// its description, a number by the range that stands for it.

#include "phrases.h"
#include "text.h"

const char *phrase_described(struct arena *arena,
                             const struct question *question, double level) {
    double below = floor(level + 1e-9);
    if (fabs(level - below) < 1e-9) {
        const char *text = question_description(question, (int)below);
        if (text[0]) return arena_printf(arena, "%d, %s", (int)below, text);
        return question->type == QUESTION_PAIR
                   ? arena_printf(arena, _("%d, between: %s / %s"), (int)below,
                                  question->low, question->high)
                   : arena_printf(arena, "%d", (int)below);
    }
    return arena_printf(arena, _("%s, between levels %d and %d"),
                        phrase_plain(arena, level), (int)below, (int)below + 1);
}

// --- Numbers: what a degree or level stands for is a range of them ---

static bool is_number(const struct question *question) {
    return question->type == QUESTION_NUMBER ||
           question->type == QUESTION_PERCENT || question->type == QUESTION_NPS;
}

const char *phrase_amount(struct arena *arena, const struct question *question,
                          double number) {
    const char *shown = phrase_plain(arena, number);
    if (question->type == QUESTION_PERCENT)
        return arena_printf(arena, _("%s%%"), shown);
    return question->type == QUESTION_NUMBER && question->unit
               ? arena_printf(arena, "%s %s", shown, question->unit)
               : shown;
}

static double band_measure(const struct question *question,
                           const struct band *band) {
    return question->scoring == SCORING_DEGREE ? band->value : band->level;
}

// "at least 80%"; NULL where not exactly one band has this measure.
static const char *band_text(struct arena *arena,
                             const struct question *question, double measure) {
    size_t found = question->band_count;
    if (!is_number(question) || question->band_count < 2) return NULL;
    for (size_t i = 0; i < question->band_count; i++) {
        double own = band_measure(question, &question->bands[i]);
        if (!(fabs(own - measure) < 1e-9)) continue;
        if (found < question->band_count) return NULL;
        found = i;
    }
    if (found == question->band_count) return NULL;
    bool last = found + 1 == question->band_count;
    const char *from =
        phrase_amount(arena, question, question->bands[found].from);
    if (last) return arena_printf(arena, _("at least %s"), from);
    const char *below =
        phrase_amount(arena, question, question->bands[found + 1].from);
    return found == 0
               ? arena_printf(arena, _("under %s"), below)
               : arena_printf(arena, _("at least %s, under %s"), from, below);
}

// --- Degrees and levels ---

// The one option of that degree; NULL if none or several have it.
static const char *degree_label(const struct question *question,
                                double degree) {
    const char *label = NULL;
    if (question->type == QUESTION_MULTIPLE) return NULL;
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        if (!(fabs(option->value - degree) < 1e-9)) continue;
        if (label) return NULL;
        label = option->label;
    }
    return label;
}

// A percentage alone would be read as the answer where that is one itself.
const char *phrase_degree(struct arena *arena, const struct question *question,
                          double degree) {
    const char *share = phrase_percent(arena, degree);
    if (question->type == QUESTION_MULTIPLE)
        return arena_printf(arena, _("%s of what is listed"), share);
    return is_number(question) ? arena_printf(arena, _("%s in place"), share)
                               : share;
}

const char *phrase_measure(struct arena *arena, const struct question *question,
                           double measure) {
    if (isnan(measure)) return _("open");
    const char *band = band_text(arena, question, measure);
    if (question->scoring != SCORING_DEGREE) {
        const char *level = phrase_number(
            arena, measure, fabs(measure - round(measure)) < 1e-9 ? 0 : 1);
        return band ? arena_printf(arena, "%s (%s)", level, band) : level;
    }
    if (band) return band;
    const char *label = degree_label(question, measure);
    return label ? label : phrase_degree(arena, question, measure);
}

// The one option that stands for [level]; NULL if none or several do.
static const char *level_label(const struct question *question, double level) {
    const char *label = NULL;
    for (size_t i = 0; i < question->option_count; i++) {
        if (fabs(question->options[i].level - level) > 1e-9) continue;
        if (label) return NULL;
        label = question->options[i].label;
    }
    return label;
}

const char *phrase_position(struct arena *arena,
                            const struct question *question, double measure) {
    bool described =
        question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR;
    if (isnan(measure) || question->scoring != SCORING_LEVELS)
        return phrase_measure(arena, question, measure);
    // Means of several answers lie anywhere, answers on levels and halves.
    if (fabs(2 * measure - round(2 * measure)) > 1e-9)
        return arena_printf(arena, _("level %s on average"),
                            phrase_number(arena, measure, 1));
    if (described) return phrase_described(arena, question, measure);
    const char *label = level_label(question, measure);
    return label ? label
                 : arena_printf(arena, _("level %s"),
                                phrase_measure(arena, question, measure));
}

const char *phrase_place(struct arena *arena, const struct question *question,
                         double measure) {
    bool described =
        question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR;
    if (!described || isnan(measure) ||
        fabs(2 * measure - round(2 * measure)) > 1e-9)
        return phrase_position(arena, question, measure);
    return arena_printf(arena, _("level %s"), phrase_plain(arena, measure));
}
