// SPDX-License-Identifier: MIT

#include "binder.h"

#include "text.h"

#include <string.h>

// --- Tables ---

const struct field *mapping_field(const struct mapping *mapping,
                                  const char *name, unsigned variant) {
    const struct field *other = NULL;
    for (size_t i = 0; i < mapping->count; i++) {
        const struct field *field = &mapping->fields[i];
        if (field->name[0] != name[0] || strcmp(field->name, name) != 0)
            continue;
        if (field_is_of(field, variant)) return field;
        if (!other) other = field;
    }
    return other;
}

static size_t known_names(const struct mapping *mapping, unsigned variant,
                          const char **names) {
    size_t count = 0;
    for (size_t i = 0; i < mapping->count; i++) {
        if (field_is_of(&mapping->fields[i], variant))
            names[count++] = mapping->fields[i].name;
    }
    return count;
}

const struct node *binder_find(const struct binder *binder,
                               const struct node *node,
                               const struct mapping *mapping, unsigned variant,
                               const char *name) {
    const struct node *found = node_find(node, name);
    if (found || node->kind != NODE_MAPPING ||
        binder->diags->errors >= BINDER_HINTS)
        return found;
    const char *names[FIELDS_MOST];
    size_t count = known_names(mapping, variant, names);
    for (const struct node *child = node->first; child; child = child->next) {
        if (mapping_field(mapping, child->key, variant)) continue;
        const char *nearest = text_nearest(child->key, names, count);
        if (nearest && !strcmp(nearest, name)) return child;
    }
    return NULL;
}

bool binder_enough(const struct binder *binder) {
    return binder->diags->errors >= BINDER_PROBLEMS;
}

// --- Mappings ---

static void set_place(const struct binder *binder, const struct node *node,
                      void *place) {
    *(struct place *)place = node_place(binder->tree, node);
}

static void set_spot(const struct node *node, void *spot) {
    *(struct spot *)spot = (struct spot){node->line, node->column};
}

static void start(const struct mapping *mapping, void *object) {
    if (mapping->initial) memcpy(object, mapping->initial, mapping->size);
}

// The field that a key stands for; NULL after a report. A misspelt key is
// taken for what was probably meant, so that it is one mistake and not two.
static const struct field *field_for(const struct binder *binder,
                                     const struct node *node,
                                     const struct node *child,
                                     const struct mapping *mapping,
                                     unsigned variant) {
    const struct field *field = mapping_field(mapping, child->key, variant);
    if (field && field_is_of(field, variant)) return field;
    if (field) {
        binder_misplaced_key(binder, child, mapping, field, variant);
        return NULL;
    }
    const char *names[FIELDS_MOST];
    size_t count = known_names(mapping, variant, names);
    const char *meant = binder_unknown_key(binder, node, child, names, count);
    return meant && !node_find(node, meant)
               ? mapping_field(mapping, meant, variant)
               : NULL;
}

// Which of the mapping's fields were given.
static uint64_t bind_keys(struct binder *binder, const struct node *node,
                          const struct mapping *mapping, unsigned variant,
                          void *object) {
    uint64_t given = 0;
    for (const struct node *child = node->first;
         child && !binder_enough(binder); child = child->next) {
        const struct field *field =
            field_for(binder, node, child, mapping, variant);
        if (!field) continue;
        given |= UINT64_C(1) << (field - mapping->fields);
        if (field->is_name) set_place(binder, child, object);
        if (!child->bad) binder_read_field(binder, child, field, object);
    }
    return given;
}

static void check_missing(const struct binder *binder, const struct node *node,
                          const struct mapping *mapping, unsigned variant,
                          uint64_t given) {
    for (size_t i = 0; i < mapping->count; i++) {
        const struct field *field = &mapping->fields[i];
        if ((field->required & variant) != variant || !field->required)
            continue;
        if (!field_is_of(field, variant) || given & UINT64_C(1) << i) continue;
        binder_missing_key(binder, node, mapping, field->name);
    }
}

static void fill(struct binder *binder, const struct node *node,
                 const struct mapping *mapping, unsigned as, void *object) {
    unsigned variant =
        as |
        (mapping->variant ? mapping->variant(binder, node, as, object) : 0);
    uint64_t given = bind_keys(binder, node, mapping, variant, object);
    if (binder_enough(binder)) return;
    // What was cut off may have had the rest.
    if (!node->open) check_missing(binder, node, mapping, variant, given);
    if (mapping->finish) mapping->finish(binder, node, variant, object);
}

void binder_bind(struct binder *binder, const struct node *node,
                 const struct mapping *mapping, unsigned as, void *object) {
    start(mapping, object);
    if (mapping->placed) set_place(binder, node, object);
    if (node->kind == NODE_MAPPING)
        fill(binder, node, mapping, as, object);
    else if (!node->bad)
        binder_wrong_shape(binder, node, NULL, _("expected keys and values"));
}

// --- Arrays ---

struct array {
    unsigned char **elements;
    unsigned *count;
};

static struct array array_of(const struct field *field, void *object) {
    return (struct array){
        (unsigned char **)(void *)((unsigned char *)object + field->offset),
        (unsigned *)(void *)((unsigned char *)object + field->count)};
}

void *binder_extend(const struct binder *binder, const struct field *field,
                    void *object, size_t extra) {
    struct array array = array_of(field, object);
    size_t size = field->items->size, count = *array.count;
    unsigned char *elements = arena_alloc(binder->arena, count + extra, size);
    if (count) memcpy(elements, *array.elements, count * size);
    *array.elements = elements;
    *array.count = (unsigned)(count + extra);
    for (size_t i = count; i < count + extra; i++) {
        start(field->items, elements + i * size);
    }
    return elements + count * size;
}

// How many of the entries are taken. Too many are a mistake, as may be none.
static size_t accepted(const struct binder *binder, const struct node *node,
                       const struct field *field) {
    struct place at = node_place(binder->tree, node);
    if (!node->count && field->filled && !node->open)
        diag(binder->diags, SEVERITY_ERROR, at, "empty-list",
             _("'%s' is empty, expected at least one entry"), field->name);
    if (node->count <= field->most) return node->count;
    diag(binder->diags, SEVERITY_ERROR, at, "too-many",
         _("'%s' has %u entries, at most %u are allowed"), field->name,
         node->count, field->most);
    return field->most;
}

unsigned char binder_passed_over[1];

// Whether the entries lie one behind the other already: then that is the array.
static bool lies_in_place(const struct node *node, size_t size) {
    const unsigned char *expected = node->first ? node->first->bound : NULL;
    if (!expected || expected == binder_passed_over) return false;
    for (const struct node *n = node->first; n; n = n->next) {
        if (n->bound != expected) return false;
        expected += size;
    }
    return true;
}

void binder_read_list(struct binder *binder, const struct node *node,
                      const struct field *field, void *object) {
    if (node->kind != NODE_SEQUENCE) {
        static const struct field list = {.kind = FIELD_LIST};
        binder_wrong_shape(binder, node, field->name,
                           binder_expected(binder, &list));
        return;
    }
    const struct mapping *items = field->items;
    struct array array = array_of(field, object);
    // What was bound under another key is of another kind.
    bool pieces = node->key && !strcmp(node->key, field->name);
    size_t count = accepted(binder, node, field);
    if (!count) return;
    if (items->stays && pieces && !*array.count && count == node->count &&
        lies_in_place(node, items->size)) {
        *array.elements = node->first->bound;
        *array.count = (unsigned)count;
        return;
    }
    unsigned char *element = binder_extend(binder, field, object, count);
    const struct node *child = node->first;
    for (size_t i = 0; i < count;
         i++, child = child->next, element += items->size) {
        if (child->bound == binder_passed_over) continue;
        if (child->bound && pieces)
            memcpy(element, child->bound, items->size);
        else if (!child->bound && !binder_enough(binder))
            binder_bind(binder, child, items, field->as, element);
    }
}

static void read_names(struct binder *binder, const struct node *node,
                       const struct field *field, void *object) {
    if (node->kind != NODE_SEQUENCE) {
        binder_wrong_shape(binder, node, field->name,
                           binder_expected(binder, field));
        return;
    }
    const struct mapping *items = field->items;
    size_t count = accepted(binder, node, field);
    if (!count) return;
    unsigned char *element = binder_extend(binder, field, object, count);
    const struct node *child = node->first;
    for (size_t i = 0; i < count && !binder_enough(binder);
         i++, child = child->next) {
        if (items->placed) set_place(binder, child, element);
        if (!child->bad)
            binder_read_field(binder, child, &items->fields[0], element);
        element += items->size;
    }
}

// A key as the value that it is.
static struct node key_node(const struct node *node) {
    return (struct node){.kind = NODE_SCALAR,
                         .text = node->key,
                         .style = node->key_style,
                         .line = node->key_line,
                         .column = node->key_column};
}

static void read_pairs(struct binder *binder, const struct node *node,
                       const struct field *field, void *object) {
    if (node->kind != NODE_MAPPING) {
        binder_wrong_shape(binder, node, field->name,
                           binder_expected(binder, field));
        return;
    }
    const struct mapping *items = field->items;
    const struct field *key = &items->fields[0];
    const struct field *value = &items->fields[1];
    size_t count = accepted(binder, node, field);
    if (!count) return;
    unsigned char *element = binder_extend(binder, field, object, count);
    const struct node *child = node->first;
    for (size_t i = 0; i < count && !binder_enough(binder);
         i++, child = child->next) {
        struct node as_value = key_node(child);
        if (items->placed) set_place(binder, &as_value, element);
        binder_read_field(binder, &as_value, key, element);
        if (!child->bad) binder_read_field(binder, child, value, element);
        element += items->size;
    }
}

static void read_inline(struct binder *binder, const struct node *node,
                        const struct field *field, void *object) {
    if (node->kind == NODE_MAPPING)
        fill(binder, node, field->items, 0, object);
    else
        binder_wrong_shape(binder, node, field->name,
                           binder_expected(binder, field));
}

// --- Fields ---

// Where the value goes; a part is made when its first value is read.
static void *make_home(const struct binder *binder, const struct field *field,
                       void *object) {
    if (!field->part) return object;
    void *home = field_home(field, object);
    if (home) return home;
    home = arena_alloc(binder->arena, 1, field->part_size);
    memcpy((unsigned char *)object + field->part, &home, sizeof(home));
    return home;
}

void binder_read_field(struct binder *binder, const struct node *node,
                       const struct field *field, void *object) {
    object = make_home(binder, field, object);
    if (field->at) set_spot(node, (unsigned char *)object + field->at);
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_STRING:
    case FIELD_ID:
    case FIELD_CODE:
    case FIELD_REFERENCE:
    case FIELD_OLD_NAME:
    case FIELD_LANGUAGE:
    case FIELD_NUMBER:
    case FIELD_SHARE:
    case FIELD_INTEGER:
    case FIELD_FLAG:
    case FIELD_WORD:
    case FIELD_CONDITION:
        binder_read_scalar(binder, node, field, object);
        return;
    case FIELD_INLINE:
        read_inline(binder, node, field, object);
        return;
    case FIELD_LIST:
        binder_read_list(binder, node, field, object);
        return;
    case FIELD_NAMES:
        read_names(binder, node, field, object);
        return;
    case FIELD_PAIRS:
        read_pairs(binder, node, field, object);
        return;
    case FIELD_LEVELS:
    case FIELD_OWN:
        if (field->read) field->read(binder, node, field, object);
        return;
    }
}
