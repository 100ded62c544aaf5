// SPDX-License-Identifier: MIT
//
// The texts of a questionnaire as a file to be translated: along the same
// tables that translations are read by, so that the two always agree. The
// original stands where the translation will: what is left to do is what
// "check" still finds equal to it.

#include "assessment_yaml.h"
#include "overlay_yaml.h"
#include "store.h"

#include <string.h>

struct text_writer {
    FILE *out;
    struct arena *arena;
};

static void *member(void *object, size_t offset) {
    return (unsigned char *)object + offset;
}

static void put_object(struct text_writer *writer,
                       const struct mapping *mapping, unsigned variant,
                       void *object, int indent);

static void put_key(struct text_writer *writer, const char *key, int indent) {
    yaml_indent(writer->out, indent);
    // A number would be one thing to some readers and a text to others; as a
    // key of this file it is only a name.
    fputs(key, writer->out);
    putc(':', writer->out);
}

static void put_text(struct text_writer *writer, const char *key,
                     const char *text, int indent) {
    put_key(writer, key, indent);
    putc(' ', writer->out);
    yaml_text(writer->out, text, indent);
    putc('\n', writer->out);
}

static void put_item(struct text_writer *writer, const struct mapping *items,
                     void *item, int indent) {
    const char *name = overlay_item_name(writer->arena, items, item);
    if (!name) return;
    const struct field *only = overlay_only_text(items);
    if (only) {
        const char *text = *(const char **)member(item, only->offset);
        if (text) put_text(writer, name, text, indent);
        return;
    }
    unsigned variant =
        items == &question_mapping ? question_variant_of(item) : 0;
    put_key(writer, name, indent);
    putc('\n', writer->out);
    put_object(writer, items, variant, item, indent + 2);
}

static void put_items(struct text_writer *writer, const struct field *field,
                      void *object, int indent) {
    object = field_home(field, object);
    if (!object) return;
    unsigned char *items = *(unsigned char **)member(object, field->offset);
    size_t count = *(unsigned *)member(object, field->count);
    for (size_t i = 0; i < count; i++) {
        put_item(writer, field->items, items + i * field->items->size, indent);
    }
}

static bool any_text(const struct mapping *mapping, unsigned variant,
                     void *object) {
    for (size_t i = 0; i < mapping->count; i++) {
        const struct field *field = &mapping->fields[i];
        if (field_is_of(field, variant) && overlay_translates(field) &&
            overlay_has(field, object))
            return true;
    }
    return false;
}

static void put_field(struct text_writer *writer, const struct field *field,
                      unsigned variant, void *object, int indent) {
    if (field->kind == FIELD_TEXT) {
        put_text(writer, field->name,
                 *(const char **)member(object, field->offset), indent);
        return;
    }
    struct descriptions levels;
    bool items = field_is_array(field) && field->kind != FIELD_LEVELS;
    if (field->kind == FIELD_LEVELS) {
        levels = question_levels_of(object);
        object = &levels;
    }
    // Of a part that is no list none of the texts may be there.
    if (!items && !any_text(field->items, variant, object)) return;
    put_key(writer, field->name, indent);
    putc('\n', writer->out);
    if (items)
        put_items(writer, field, object, indent + 2);
    else
        put_object(writer, field->items, variant, object, indent + 2);
}

static void put_object(struct text_writer *writer,
                       const struct mapping *mapping, unsigned variant,
                       void *object, int indent) {
    for (size_t i = 0; i < mapping->count; i++) {
        const struct field *field = &mapping->fields[i];
        if (field_is_of(field, variant) && overlay_translates(field) &&
            overlay_has(field, object))
            put_field(writer, field, variant, object, indent);
    }
}

static void put_thing(void *context, const char *id,
                      const struct mapping *mapping, unsigned variant,
                      void *object) {
    struct text_writer *writer = context;
    put_key(writer, id, 2);
    putc('\n', writer->out);
    if (mapping == &scale_mapping)
        put_items(writer, &mapping->fields[1], object, 4);
    else
        put_object(writer, mapping, variant, object, 4);
}

void questionnaire_print_texts(const struct questionnaire *questionnaire,
                               const char *language, FILE *out) {
    struct text_writer writer = {out, arena_new()};
    fprintf(out, "cxladder-texts: 1\nquestionnaire: %s\nlanguage: %s\ntexts:\n",
            questionnaire->id, language);
    // The walk offers what it meets for change; nothing is changed here.
    overlay_walk((struct questionnaire *)questionnaire, put_thing, &writer);
    arena_free(writer.arena);
}
