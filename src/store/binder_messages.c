// SPDX-License-Identifier: MIT
//
// What is said of keys and values that are wrong: what was found, what was
// expected, and the nearest known name.

#include "binder.h"
#include "text.h"

#include <string.h>

#define QUOTED_COLUMNS 60 // of a value in a message

const char *binder_short(struct arena *arena, const char *text) {
    return text_clip(arena, text, QUOTED_COLUMNS, false);
}

const char *binder_joined(struct arena *arena, const char *const *words,
                          size_t count) {
    size_t size = 1;
    for (size_t i = 0; i < count; i++) {
        if (words[i]) size += strlen(words[i]) + 2;
    }
    char *list = ARENA_ARRAY(arena, char, size), *end = list;
    for (size_t i = 0; i < count; i++) {
        if (!words[i]) continue;
        end += snprintf(end, size - (size_t)(end - list), "%s%s",
                        end > list ? ", " : "", words[i]);
    }
    return list;
}

const char *binder_expected(const struct binder *binder,
                            const struct field *field) {
    static const char *const expected[] = {
        [FIELD_TEXT] = N_("expected a text"),
        [FIELD_STRING] = N_("expected a text"),
        [FIELD_ID] = N_("expected an id: small letters, digits and single "
                        "hyphens, at most 64 characters"),
        [FIELD_CODE] = N_("expected a code: small letters, digits and single "
                          "hyphens, at most 64 characters"),
        [FIELD_REFERENCE] = N_("expected an id"),
        [FIELD_OLD_NAME] = N_("expected an id or id/code: small letters, "
                              "digits and single hyphens"),
        [FIELD_NUMBER] = N_("expected a number such as 3 or 2.5"),
        // xgettext:no-c-format
        [FIELD_SHARE] = N_("expected a share such as 75% or 0.75"),
        [FIELD_INTEGER] = N_("expected a whole number"),
        [FIELD_FLAG] = N_("expected true or false"),
        [FIELD_LANGUAGE] = N_("expected a language such as en or et"),
        [FIELD_WORD] = NULL,
        [FIELD_CONDITION] =
            N_("expected a condition such as answer(question) >= 2"),
        [FIELD_INLINE] = N_("expected keys and values"),
        [FIELD_LIST] = N_("expected a list: each entry in a line of its own, "
                          "behind '- '"),
        [FIELD_NAMES] = N_("expected a list such as [one, two]"),
        [FIELD_PAIRS] = N_("expected keys and values"),
        [FIELD_LEVELS] = N_("expected keys and values"),
        [FIELD_OWN] = N_("expected keys and values"),
    };
    if (field->range) return _(field->range->expected);
    if (!field->words) return _(expected[field->kind]);
    return arena_printf(
        binder->arena, _("expected one of: %s"),
        binder_joined(binder->arena, field->words, field->word_count));
}

static const char *found(const struct node *node) {
    if (node->kind == NODE_SEQUENCE) return _("a list was found");
    if (node->kind == NODE_MAPPING) return _("keys and values were found");
    return binder_is_blank(node->text) ? _("nothing was found")
                                       : _("a single value was found");
}

static void tell(const struct binder *binder, const struct node *node,
                 const char *rule, const char *name, const char *what,
                 const char *expected) {
    struct place at = node_place(binder->tree, node);
    if (name)
        diag(binder->diags, SEVERITY_ERROR, at, rule, "%s: %s, %s", name, what,
             expected);
    else
        diag(binder->diags, SEVERITY_ERROR, at, rule, "%s, %s", what, expected);
}

void binder_wrong_shape(const struct binder *binder, const struct node *node,
                        const char *name, const char *expected) {
    // What is cut off by a mistake of syntax is not a second one.
    if (!node->open)
        tell(binder, node, "wrong-shape", name, found(node), expected);
}

void binder_wrong_value(const struct binder *binder, const struct node *node,
                        const char *name, const char *expected) {
    const char *what = arena_printf(binder->arena, _("'%s' was found"),
                                    binder_short(binder->arena, node->text));
    tell(binder, node, "wrong-value", name, what, expected);
}

void binder_missing_key(const struct binder *binder, const struct node *node,
                        const struct mapping *mapping, const char *name) {
    struct place at = node_place(binder->tree, node);
    if (mapping->needs)
        diag(binder->diags, SEVERITY_ERROR, at, "missing-key",
             _("'%s' is missing: %s"), name, _(mapping->needs));
    else
        diag(binder->diags, SEVERITY_ERROR, at, "missing-key",
             _("'%s' is missing"), name);
}

// A comma or a colon in a text without quotes makes keys of its parts.
static bool is_cut_text(const struct node *node) {
    return node->kind == NODE_SCALAR && node->style == STYLE_PLAIN &&
           !*node->text && node->key_style == STYLE_PLAIN;
}

// The text without quotes that a comma before [node] ended; "" if none.
static const char *text_before(const struct node *parent,
                               const struct node *node) {
    const char *text = "";
    for (const struct node *at = parent->first; at && at != node;
         at = at->next) {
        if (at->kind == NODE_SCALAR && at->style == STYLE_PLAIN && *at->text)
            text = at->text;
    }
    return text;
}

// Text programs turn straight quotes into these.
static bool is_curly(const char *text) {
    static const char *const quotes[] = {"“", "”", "„", "«", "»", "‘", "‚"};
    for (size_t i = 0; i < COUNT_OF(quotes); i++) {
        if (!strncmp(text, quotes[i], strlen(quotes[i]))) return true;
    }
    return false;
}

static bool is_digits(const char *text) {
    return *text && !text[strspn(text, "0123456789")];
}

// A key that was to be the rest of a text, or of a number.
static void tell_cut_text(const struct binder *binder, struct place at,
                          const char *key, const char *before) {
    if (is_digits(before) && is_digits(key))
        diag(binder->diags, SEVERITY_ERROR, at, "unknown-key",
             _("the key '%s' is not known here: a comma ends the number before "
               "it, did you mean %s.%s?"),
             key, before, key);
    else if (is_curly(before))
        diag(binder->diags, SEVERITY_ERROR, at, "unknown-key",
             _("the key '%s' is not known here: put the text in quotes: a "
               "comma ends it here; curly quotes do not count"),
             key);
    else
        diag(binder->diags, SEVERITY_ERROR, at, "unknown-key",
             _("the key '%s' is not known here: put the text in quotes: a "
               "comma ends it here"),
             key);
}

const char *binder_unknown_key(const struct binder *binder,
                               const struct node *parent,
                               const struct node *node,
                               const char *const *names, size_t count) {
    struct place at = node_key_place(binder->tree, node);
    const char *key = binder_short(binder->arena, node->key);
    const char *nearest = binder->diags->errors < BINDER_HINTS
                              ? text_nearest(node->key, names, count)
                              : NULL;
    if (nearest)
        diag(binder->diags, SEVERITY_ERROR, at, "unknown-key",
             _("the key '%s' is not known here, did you mean '%s'?"), key,
             nearest);
    else if (parent->flow && is_cut_text(node))
        tell_cut_text(binder, at, key, text_before(parent, node));
    else
        diag(binder->diags, SEVERITY_ERROR, at, "unknown-key",
             _("the key '%s' is not known here, expected one of: %s"), key,
             binder_joined(binder->arena, names, count));
    return nearest;
}

void binder_misplaced_key(const struct binder *binder, const struct node *node,
                          const struct mapping *mapping,
                          const struct field *field, unsigned variant) {
    struct place at = node_key_place(binder->tree, node);
    if (mapping->misplaced)
        diag(binder->diags, SEVERITY_ERROR, at, "misplaced-key", "%s",
             mapping->misplaced(binder, field, variant));
    else
        diag(binder->diags, SEVERITY_ERROR, at, "misplaced-key",
             _("'%s' has no place here"), node->key);
}
