// SPDX-License-Identifier: MIT
//
// What answers are worth to a ladder, and whether the keys of a question agree
// on it.

#include "questionnaire_yaml.h"
#include "text.h"

#include <math.h>

static void error_at(const struct binder *binder, struct place at,
                     const char *rule, const char *text) {
    diag(binder->diags, SEVERITY_ERROR, at, rule, "%s", text);
}

// An option or band, and what it is worth: a level, a value, both or neither,
// as written; what is wrong has been told.
struct worth {
    struct place at;
    bool has_level, has_value;
};

static struct worth worth_of(const struct binder *binder,
                             const struct question *question,
                             const struct node *node, size_t i) {
    const struct field *list = mapping_field(
        &question_mapping,
        question->type == QUESTION_CHOICE ? "options" : "bands", 0);
    const struct mapping *items = list->items;
    struct place at = question->type == QUESTION_CHOICE
                          ? question->options[i].at
                          : question->bands[i].at;
    return (struct worth){at,
                          binder_find(binder, node, items, 0, "level") != NULL,
                          binder_find(binder, node, items, 0, "value") != NULL};
}

// All have a value, and the question a level: it is a criterion. All have a
// level: it is a rubric. Nothing in between.
static const char *worth_problem(enum question_scoring scoring,
                                 struct worth worth) {
    if (worth.has_level && worth.has_value)
        return _("a level and a value stand here, expected one of them");
    if (scoring == SCORING_DEGREE && worth.has_level)
        return _("the question has a 'level' of its own, expected a 'value' "
                 "here");
    if (scoring == SCORING_DEGREE && !worth.has_value)
        return _("'value' is missing: the question has a 'level', so each "
                 "answer is worth something from 0 to 1");
    if (scoring == SCORING_LEVELS && worth.has_value)
        return _("'value' has no place beside levels");
    if (scoring == SCORING_LEVELS && !worth.has_level)
        return _("'level' is missing: other answers to this question have one");
    if (scoring == SCORING_NONE && worth.has_value)
        return _("'value' means nothing while the question has no 'level' that "
                 "it counts for");
    return NULL;
}

static bool has_level(const struct binder *binder, const struct node *node) {
    return binder_find(binder, node, &question_mapping, 0, "level") != NULL;
}

static void score_by_worth(const struct binder *binder, const struct node *node,
                           struct question *question) {
    bool choice = question->type == QUESTION_CHOICE;
    const struct node *list = binder_find(binder, node, &question_mapping, 0,
                                          choice ? "options" : "bands");
    size_t count = choice ? question->option_count : question->band_count;
    const struct node *first =
        list && list->kind == NODE_SEQUENCE ? list->first : NULL;
    const struct node *item = first;
    if (has_level(binder, node)) question->scoring = SCORING_DEGREE;
    for (size_t i = 0; i < count && item; i++, item = item->next) {
        if (question->scoring == SCORING_NONE &&
            worth_of(binder, question, item, i).has_level)
            question->scoring = SCORING_LEVELS;
    }
    item = first;
    for (size_t i = 0; i < count && item; i++, item = item->next) {
        struct worth worth = worth_of(binder, question, item, i);
        const char *problem = item->kind == NODE_MAPPING
                                  ? worth_problem(question->scoring, worth)
                                  : NULL;
        if (problem) error_at(binder, worth.at, "scoring", problem);
    }
}

static void set_scoring(const struct binder *binder, const struct node *node,
                        struct question *question) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        question->scoring = SCORING_LEVELS;
        return;
    case QUESTION_SCALE:
        question->scoring = SCORING_DEGREE;
        return;
    case QUESTION_MULTIPLE:
        if (has_level(binder, node)) question->scoring = SCORING_DEGREE;
        return;
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
        if (has_level(binder, node) &&
            !binder_find(binder, node, &question_mapping, 0, "bands"))
            error_at(binder, spot_place(binder->tree->path, question->level_at),
                     "missing-key",
                     _("'bands' is missing: they say what a number is worth on "
                       "this level"));
        score_by_worth(binder, node, question);
        return;
    case QUESTION_CHOICE:
        score_by_worth(binder, node, question);
        return;
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        return;
    }
}

// Outside ladders options may not have levels or values.
static void check_unscored(const struct binder *binder,
                           const struct question *question) {
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        if (option->level == LEVEL_UNKNOWN && isnan(option->value)) continue;
        error_at(binder, option->at, "scoring",
                 _("a level or value has no place here: only questions of "
                   "ladders are scored"));
    }
}

// --- Numbers ---

static void check_bands(const struct binder *binder,
                        const struct question *question) {
    bool percent = question->type == QUESTION_PERCENT;
    bool nps = question->type == QUESTION_NPS;
    for (size_t i = 0; i < question->band_count; i++) {
        const struct band *band = &question->bands[i];
        if (i && !(band->from > band[-1].from))
            error_at(binder, band->at, "band-order",
                     _("this band does not begin above the one before, "
                       "expected them in rising order"));
        else if (percent && (band->from < 0 || band->from > 100))
            error_at(binder, band->at, "out-of-range",
                     _("a percentage is never there, expected 0 to 100"));
        else if (nps && (band->from < -100 || band->from > 100))
            error_at(binder, band->at, "out-of-range",
                     _("the NPS is never there, expected -100 to 100"));
    }
}

static void check_limits(const struct binder *binder, const struct node *node,
                         struct question *question) {
    if (!(question->min > question->max)) return;
    const struct node *max =
        binder_find(binder, node, &question_mapping, 0, "max");
    error_at(binder, node_place(binder->tree, max ? max : node), "out-of-range",
             _("'max' is smaller than 'min', so that no number can be "
               "answered"));
    question->min = question->max = NAN;
}

void question_finish(struct binder *binder, const struct node *node,
                     unsigned variant, void *object) {
    struct question *question = object;
    if (variant & TYPE_UNTOLD) {
        question->band_count = 0; // nobody can say what they would give
        return;
    }
    if (variant & IN_LADDER)
        set_scoring(binder, node, question);
    else
        check_unscored(binder, question);
    check_bands(binder, question);
    check_limits(binder, node, question);
}
