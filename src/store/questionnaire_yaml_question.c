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
    unsigned i = 0;
    while (i <= QUESTION_LIST && !(variant & 1U << i)) {
        i++;
    }
    return i;
}

// What it probably is, so that what refers to it is no second mistake.
static enum question_type guess_type(const struct node *node) {
    if (node_find(node, "options")) return QUESTION_CHOICE;
    if (node_find(node, "fields")) return QUESTION_LIST;
    return node_find(node, "bands") ? QUESTION_NUMBER : QUESTION_TEXT;
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
    question->type =
        variant == TYPE_UNTOLD ? guess_type(node) : type_of_variant(variant);
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
        names[i] = (only & 1U << i) ? question_type_names[i] : NULL;
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

// --- By level: descriptions, and statements to be ticked ---

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

void question_read_levels(struct binder *binder, const struct node *node,
                          const struct field *field, void *object) {
    struct question *question = object;
    struct descriptions all = {0};
    size_t count = 0;
    if (node->kind != NODE_MAPPING) {
        binder_wrong_shape(binder, node, field->name,
                           binder_expected(binder, field));
        return;
    }
    binder_bind(binder, node, field->items, 0, &all);
    // A level is told of at its number; one that is missing, behind what stands
    // there, which may be the reason.
    for (const struct node *child = node->first; child; child = child->next) {
        int level;
        question->described_to =
            (struct spot){child->key_line, child->key_column};
        if (!is_level(child->key, &level)) continue;
        all.of[level].at = question->described_to;
        if (count <= (size_t)level) count = (size_t)level + 1;
    }
    question->descriptions =
        ARENA_ARRAY(binder->arena, struct description, count);
    question->description_count = (unsigned)count;
    memcpy(question->descriptions, all.of, count * sizeof(all.of[0]));
}

struct descriptions question_levels_of(const struct question *question) {
    struct descriptions all = {0};
    if (question->description_count)
        memcpy(all.of, question->descriptions,
               question->description_count * sizeof(all.of[0]));
    return all;
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
