// SPDX-License-Identifier: MIT
//
// Texts of one thing, along the tables that it was read by: what is a text is
// replaced, what is none may not be there.

#include "overlay_yaml.h"
#include "text.h"

#include <string.h>

// --- What is translated ---

static bool has_texts(const struct mapping *mapping);

// Whether [field] is a text, or holds texts.
bool overlay_translates(const struct field *field) {
    if (field->kind == FIELD_TEXT) return true;
    return field->items && !field->apart && has_texts(field->items);
}

// Recursion ends: only the fields of a list are questions again, and those
// begin with texts.
static bool has_texts(const struct mapping *mapping) {
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->fields[i].kind == FIELD_TEXT) return true;
    }
    for (size_t i = 0; i < mapping->count; i++) {
        if (overlay_translates(&mapping->fields[i])) return true;
    }
    return false;
}

// The one text of an item that has no other: its translation needs no key.
const struct field *overlay_only_text(const struct mapping *mapping) {
    const struct field *only = NULL;
    for (size_t i = 0; i < mapping->count; i++) {
        if (!overlay_translates(&mapping->fields[i])) continue;
        if (only || mapping->fields[i].kind != FIELD_TEXT) return NULL;
        only = &mapping->fields[i];
    }
    return only;
}

static const struct field *name_field(const struct mapping *mapping) {
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->fields[i].is_name) return &mapping->fields[i];
    }
    return NULL;
}

static void *member(void *object, size_t offset) {
    return (unsigned char *)object + offset;
}

// A text that is not there at all needs no translation.
bool overlay_has(const struct field *field, void *object) {
    object = field_home(field, object);
    if (!object) return false;
    if (field->kind == FIELD_TEXT)
        return *(const char **)member(object, field->offset) != NULL;
    return !field_is_array(field) ||
           *(unsigned *)member(object, field->count) != 0;
}

// What an item of a list is called: its id or code, or the number of a level.
const char *overlay_item_name(struct arena *arena, const struct mapping *items,
                              void *item) {
    const struct field *field = name_field(items);
    if (!field) return NULL;
    if (field->kind != FIELD_INTEGER)
        return *(const char **)member(item, field->offset);
    return arena_printf(arena, "%d", *(int *)member(item, field->offset));
}

// --- Mistakes ---

static void lacks(struct translation *translation, const char *path,
                  const char *name) {
    struct arena *arena = translation->binder.arena;
    if (translation->missing_count++ >= TRANSLATION_NAMED) return;
    const char *whole = arena_printf(arena, "%s%s", path, name);
    translation->missing =
        translation->missing
            ? arena_printf(arena, "%s, %s", translation->missing, whole)
            : whole;
}

// The keys that a translation of [object] may have.
static size_t text_names(const struct mapping *mapping, unsigned variant,
                         void *object, const char **names) {
    size_t count = 0;
    for (size_t i = 0; i < mapping->count; i++) {
        const struct field *field = &mapping->fields[i];
        if (field_is_of(field, variant) && overlay_translates(field) &&
            overlay_has(field, object))
            names[count++] = field->name;
    }
    return count;
}

static void no_original(const struct translation *translation,
                        const struct node *node) {
    diag(translation->binder.diags, SEVERITY_ERROR,
         node_key_place(translation->binder.tree, node), "unknown-text",
         _("'%s' has no text in the questionnaire that could be translated"),
         node->key);
}

static void unknown_item(const struct translation *translation,
                         const struct node *node, const char *const *names,
                         size_t count) {
    const struct binder *binder = &translation->binder;
    struct place at = node_key_place(binder->tree, node);
    const char *nearest = binder->diags->errors < BINDER_HINTS
                              ? text_nearest(node->key, names, count)
                              : NULL;
    if (nearest)
        diag(binder->diags, SEVERITY_ERROR, at, "unknown-code",
             _("'%s' is not in the questionnaire, did you mean '%s'?"),
             binder_short(binder->arena, node->key), nearest);
    else
        diag(binder->diags, SEVERITY_ERROR, at, "unknown-code",
             _("'%s' is not in the questionnaire, expected one of: %s"),
             binder_short(binder->arena, node->key),
             binder_joined(binder->arena, names, count));
}

// --- Texts ---

static void translate_text(struct translation *translation,
                           const struct field *field, void *object,
                           const struct node *node, const char *path,
                           const char *name) {
    const char **text = member(field_home(field, object), field->offset);
    if (!*text) {
        if (node) no_original(translation, node);
        return;
    }
    if (node && node->kind != NODE_SCALAR) {
        binder_wrong_shape(&translation->binder, node, name,
                           _("expected a text"));
        return;
    }
    if (!node || node->bad || binder_is_blank(node->text))
        lacks(translation, path, name);
    else {
        overlay_compare(translation, node, *text);
        *text = binder_trimmed(node->text);
    }
}

static const struct node *child_of(const struct node *node, const char *key) {
    return node ? node_find(node, key) : NULL;
}

static void translate_item(struct translation *translation,
                           const struct mapping *items, void *item,
                           const struct node *node, const char *path,
                           const char *name) {
    const struct field *only = overlay_only_text(items);
    if (only) {
        translate_text(translation, only, item, node, path, name);
        return;
    }
    unsigned variant =
        items == &question_mapping ? question_variant_of(item) : 0;
    if (!node)
        lacks(translation, path, name);
    else
        translate_object(
            translation, items, variant, item, node,
            arena_printf(translation->binder.arena, "%s%s.", path, name));
}

static void check_items(const struct translation *translation,
                        const struct node *node, const char *const *names,
                        size_t count) {
    const struct binder *binder = &translation->binder;
    for (const struct node *child = node ? node->first : NULL;
         child && !binder_enough(binder); child = child->next) {
        size_t i = 0;
        while (i < count && (!names[i] || strcmp(names[i], child->key) != 0)) {
            i++;
        }
        if (i == count) unknown_item(translation, child, names, count);
    }
}

// The entries of a list, by their ids or codes.
void translate_items(struct translation *translation, const struct field *field,
                     void *object, const struct node *node, const char *path) {
    object = field_home(field, object);
    if (!object) return;
    unsigned char *items = *(unsigned char **)member(object, field->offset);
    size_t count = *(unsigned *)member(object, field->count);
    struct arena *arena = translation->binder.arena;
    if (node && node->kind != NODE_MAPPING) {
        binder_wrong_shape(&translation->binder, node, field->name,
                           _("expected texts by code"));
        return;
    }
    const char **names = ARENA_ARRAY(arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        void *item = items + i * field->items->size;
        names[i] = overlay_item_name(arena, field->items, item);
        if (!names[i]) continue;
        translate_item(translation, field->items, item,
                       child_of(node, names[i]), path, names[i]);
    }
    check_items(translation, node, names, count);
}

// Those of the levels that are given.
static void translate_levels(struct translation *translation,
                             const struct field *field,
                             struct question *question, const struct node *node,
                             const char *path) {
    struct descriptions all = question_levels_of(question);
    translate_object(translation, field->items, 0, &all, node, path);
    memcpy(question->descriptions, all.of,
           question->description_count * sizeof(all.of[0]));
}

static bool is_own_part(const struct mapping *mapping, size_t index,
                        unsigned variant) {
    const struct field *field = &mapping->fields[index];
    return field_is_of(field, variant) && overlay_translates(field);
}

static void translate_field(struct translation *translation,
                            const struct field *field, unsigned variant,
                            void *object, const struct node *node,
                            const char *path) {
    if (!overlay_has(field, object)) {
        if (node) no_original(translation, node);
        return;
    }
    if (field->kind == FIELD_TEXT) {
        translate_text(translation, field, object, node, path, field->name);
        return;
    }
    const char *below =
        arena_printf(translation->binder.arena, "%s%s.", path, field->name);
    if (field_is_array(field) && field->kind != FIELD_LEVELS)
        translate_items(translation, field, object, node, below);
    else if (node && node->kind != NODE_MAPPING)
        binder_wrong_shape(&translation->binder, node, field->name,
                           _("expected keys and values"));
    else if (field->kind == FIELD_LEVELS)
        translate_levels(translation, field, object, node, below);
    else
        translate_object(translation, field->items, variant, object, node,
                         below);
}

static void check_keys(const struct translation *translation,
                       const struct mapping *mapping, unsigned variant,
                       void *object, const struct node *node) {
    const struct binder *binder = &translation->binder;
    const char *names[FIELDS_MOST];
    size_t count = text_names(mapping, variant, object, names);
    for (const struct node *child = node->first;
         child && !binder_enough(binder); child = child->next) {
        const struct field *field = mapping_field(mapping, child->key, variant);
        if (!field)
            binder_unknown_key(binder, node, child, names, count);
        else if (!field_is_of(field, variant))
            binder_misplaced_key(binder, child, mapping, field, variant);
        else if (!overlay_translates(field))
            diag(binder->diags, SEVERITY_ERROR,
                 node_key_place(binder->tree, child), "structure",
                 _("'%s' belongs to the structure, and a translation holds "
                   "nothing but texts, expected one of: %s"),
                 child->key, binder_joined(binder->arena, names, count));
    }
}

void translate_object(struct translation *translation,
                      const struct mapping *mapping, unsigned variant,
                      void *object, const struct node *node, const char *path) {
    if (node && node->kind != NODE_MAPPING) {
        if (!node->bad)
            binder_wrong_shape(&translation->binder, node, NULL,
                               _("expected texts by key"));
        return;
    }
    for (size_t i = 0; i < mapping->count; i++) {
        const struct field *field = &mapping->fields[i];
        if (is_own_part(mapping, i, variant))
            translate_field(translation, field, variant, object,
                            child_of(node, field->name), path);
    }
    if (node) check_keys(translation, mapping, variant, object, node);
}
