// SPDX-License-Identifier: MIT
//
// What kind of question the keys make, and what they have to agree on.

#include "questionnaire_yaml.h"
#include "text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// --- Types ---

// What the keys say where there is no `type`, in this order.
static const struct {
    const char *key;
    enum question_type type;
} telling_keys[] = {
    {"pair", QUESTION_PAIR},
    {"scale", QUESTION_SCALE},
    {"levels", QUESTION_RUBRIC},
};

// What is missing where not even that is there.
static const struct {
    const char *key, *text;
} type_hints[] = {
    {"options", N_("'type' is missing: with options it is 'choice' (one of "
                   "them) or 'multiple' (any of them)")},
    {"bands", N_("'type' is missing: with bands it is 'number', 'percent' or "
                 "'nps'")},
    {"fields", N_("'type' is missing, expected 'type: list'")},
    {"unit", N_("'type' is missing, expected 'type: number'")},
    {"min", N_("'type' is missing, expected 'type: number'")},
    {"max", N_("'type' is missing, expected 'type: number'")},
    {"level", N_("'scale' is missing: a question with a level of its own is "
                 "answered on a scale, or has a 'type'")},
};

static bool type_of_word(const char *word, enum question_type *type) {
    for (unsigned i = QUESTION_CHOICE; i <= QUESTION_LIST; i++) {
        if (strcmp(question_type_names[i], word) != 0) continue;
        *type = i;
        return true;
    }
    return false;
}

static void untold(const struct binder *binder, const struct node *node,
                   unsigned as) {
    const char *text =
        as == IN_LADDER
            ? _("it cannot be told what kind of question this is: expected "
                "'levels' (a rubric), 'level' and 'scale' (a criterion), "
                "'pair' or 'type'")
            : _("'type' is missing: it says what kind of question this is");
    for (size_t i = COUNT_OF(type_hints); i-- > 0;) {
        if (node_find(node, type_hints[i].key)) text = _(type_hints[i].text);
    }
    diag(binder->diags, SEVERITY_ERROR, node_place(binder->tree, node),
         "missing-type", "%s", text);
}

static const struct node *find_key(const struct binder *binder,
                                   const struct node *node, const char *key,
                                   bool misspelt) {
    return misspelt ? binder_find(binder, node, &question_mapping, 0, key)
                    : node_find(node, key);
}

// False where nothing tells the type. Outside a ladder nothing is scored, and
// the type has to be said.
static bool tell_type(const struct binder *binder, const struct node *node,
                      unsigned as, bool misspelt, unsigned *variant) {
    const struct node *said = find_key(binder, node, "type", misspelt);
    enum question_type type;
    if (said) {
        // A wrong word is told where the key is read.
        bool known =
            said->kind == NODE_SCALAR && type_of_word(said->text, &type);
        *variant = known ? 1U << type : TYPE_UNTOLD;
        return true;
    }
    for (size_t i = 0; i < COUNT_OF(telling_keys); i++) {
        if (!find_key(binder, node, telling_keys[i].key, misspelt)) continue;
        *variant = as == IN_LADDER ? 1U << telling_keys[i].type : TYPE_UNTOLD;
        return true;
    }
    return false;
}

static enum question_type type_of_variant(unsigned variant) {
    for (unsigned i = 0; i <= QUESTION_LIST; i++) {
        if (variant & 1U << i) return i;
    }
    return QUESTION_TEXT;
}

unsigned question_variant(const struct binder *binder, const struct node *node,
                          unsigned as, void *object) {
    struct question *question = object;
    unsigned variant = TYPE_UNTOLD;
    question->profile = as == IN_PROFILE;
    question->closing = as == IN_CLOSING;
    if (!tell_type(binder, node, as, false, &variant) &&
        !tell_type(binder, node, as, true, &variant) && !node->open)
        untold(binder, node, as);
    question->type = type_of_variant(variant);
    const struct node *type = node_find(node, "type");
    if (variant == TYPE(LIST) && as == IN_LIST)
        diag(binder->diags, SEVERITY_ERROR,
             node_place(binder->tree, type ? type : node), "wrong-value",
             _("a list cannot stand in a list, expected another type"));
    return variant;
}

unsigned question_variant_of(const struct question *question) {
    unsigned part = question->profile   ? IN_PROFILE
                    : question->closing ? IN_CLOSING
                    : question->ladder  ? IN_LADDER
                                        : IN_LIST;
    return part | 1U << question->type;
}

// --- Keys without a place ---

static const char *types_that_have(const struct binder *binder,
                                   const struct field *field) {
    const char *names[QUESTION_LIST + 1];
    unsigned only = 0;
    for (const struct field *f = question_mapping.fields;
         f < question_mapping.fields + question_mapping.count; f++) {
        if (!strcmp(f->name, field->name)) only |= f->only;
    }
    for (unsigned i = 0; i <= QUESTION_LIST; i++) {
        names[i] = only & 1U << i ? question_type_names[i] : NULL;
    }
    return binder_joined(binder->arena, names, COUNT_OF(names));
}

const char *question_misplaced(const struct binder *binder,
                               const struct field *field, unsigned variant) {
    unsigned part = variant & EVERY_PART;
    struct arena *arena = binder->arena;
    if (field->only & part)
        return arena_printf(
            arena,
            _("'%s' has no place in a question of type %s, expected only with: "
              "%s"),
            field->name, question_type_names[type_of_variant(variant)],
            types_that_have(binder, field));
    if (!(field->only & IN_LADDER))
        return arena_printf(
            arena, _("'%s' has no place here, expected only in the profile"),
            field->name);
    if (part == IN_LIST)
        return arena_printf(arena, _("'%s' has no place in a field of a list"),
                            field->name);
    return arena_printf(arena,
                        _("'%s' has no place here: questions of the profile "
                          "and of the closing are not scored"),
                        field->name);
}

const char *option_misplaced(const struct binder *binder,
                             const struct field *field, unsigned variant) {
    struct arena *arena = binder->arena;
    if (variant == OF_SCALE)
        return arena_printf(arena,
                            _("'%s' has no place in an option of a scale, "
                              "expected 'code', 'value' and 'label'"),
                            field->name);
    if (variant == OF_CHOICE)
        return arena_printf(arena,
                            _("'%s' has no place in an option of a choice, "
                              "only those of type multiple have a weight"),
                            field->name);
    return arena_printf(arena,
                        _("'%s' has no place in an option of type multiple: "
                          "what is ticked counts by 'weight'"),
                        field->name);
}

// --- Statements to be ticked ---

static int by_level(const void *a, const void *b) {
    const struct tick *first = a, *second = b;
    if (first->level != second->level)
        return first->level < second->level ? -1 : 1;
    // The order of the file.
    if (first->at.line != second->at.line)
        return first->at.line < second->at.line ? -1 : 1;
    return first->at.column < second->at.column ? -1 : 1;
}

static bool is_level(const char *text, int *level) {
    if (text[0] < '0' || text[0] > '9' || text[1]) return false;
    *level = text[0] - '0';
    return true;
}

void question_read_criteria(struct binder *binder, const struct node *node,
                            const struct field *field, void *object) {
    struct question *question = object;
    if (node->kind != NODE_MAPPING) {
        binder_wrong_shape(binder, node, field->name,
                           _("expected statements by level, such as {2: [...], "
                             "3: [...]}"));
        return;
    }
    for (const struct node *child = node->first;
         child && !binder_enough(binder); child = child->next) {
        int level;
        if (!is_level(child->key, &level)) {
            diag(binder->diags, SEVERITY_ERROR,
                 node_key_place(binder->tree, child), "unknown-key",
                 _("'%s' is not a level, expected one such as 2"),
                 binder_short(binder->arena, child->key));
            continue;
        }
        size_t before = question->tick_count;
        binder_read_list(binder, child, field, question);
        for (size_t i = before; i < question->tick_count; i++) {
            question->ticks[i].level = level;
        }
    }
    if (question->tick_count)
        qsort(question->ticks, question->tick_count, sizeof(struct tick),
              by_level);
}

// --- Scoring ---

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
            error_at(binder, question->level_at, "missing-key",
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
