// SPDX-License-Identifier: MIT
//
// What of a questionnaire decides about answers and results, as one number: the
// SHA-256 of a line `path=value` for each field that is given and is no text,
// list by list in the order of the file. The order of the keys of a mapping,
// and whether a default is written down, mean nothing.

#include "expression.h"
#include "questionnaire_yaml.h"

#include <sha2.h>
#include <stdio.h>
#include <string.h>

// Longer than any path: tables nest seven deep, sections some thirty.
#define PATH_SIZE 2048

struct walk {
    SHA2_CTX digest;
    char path[PATH_SIZE];
    size_t length;
};

// --- Lines ---

static void add_bytes(struct walk *walk, const char *bytes, size_t length) {
    SHA256Update(&walk->digest, (const uint8_t *)bytes, length);
}

static void add_line(struct walk *walk, const char *name, const char *value) {
    add_bytes(walk, walk->path, walk->length);
    add_bytes(walk, name, strlen(name));
    add_bytes(walk, "=", 1);
    add_bytes(walk, value, strlen(value));
    add_bytes(walk, "\n", 1);
}

static void enter(struct walk *walk, const char *name, size_t index) {
    size_t room = PATH_SIZE - walk->length;
    int length =
        snprintf(walk->path + walk->length, room, "%s.%zu.", name, index + 1);
    if (length > 0 && (size_t)length < room) walk->length += (size_t)length;
}

// --- Values ---

static const void *member(const void *object, size_t offset) {
    return (const unsigned char *)object + offset;
}

static const char *number_value(char *out, size_t size, double number) {
    snprintf(out, size, "%.15g", number);
    return out;
}

// Whether the field has something else than its default.
static bool is_given(const struct mapping *mapping, const struct field *field,
                     const void *object, size_t size) {
    static const unsigned char zeros[sizeof(double)];
    const void *initial =
        mapping->initial ? member(mapping->initial, field->offset) : zeros;
    return memcmp(member(object, field->offset), initial, size) != 0;
}

static void add_number(struct walk *walk, const struct mapping *mapping,
                       const struct field *field, const void *object) {
    char text[40];
    const double *number = member(object, field->offset);
    if (is_given(mapping, field, object, sizeof(*number)))
        add_line(walk, field->name, number_value(text, sizeof(text), *number));
}

static void add_whole(struct walk *walk, const struct mapping *mapping,
                      const struct field *field, const void *object) {
    char text[16];
    const int *number = member(object, field->offset);
    if (!is_given(mapping, field, object, sizeof(*number))) return;
    snprintf(text, sizeof(text), "%d", *number);
    add_line(walk, field->name, text);
}

static void add_flag(struct walk *walk, const struct field *field,
                     const void *object) {
    const bool *flag = member(object, field->offset);
    if (*flag) add_line(walk, field->name, "true");
}

static void add_string(struct walk *walk, const struct field *field,
                       const void *object) {
    const char *const *text = member(object, field->offset);
    if (*text) add_line(walk, field->name, *text);
}

static void add_condition(struct walk *walk, const struct field *field,
                          const void *object) {
    struct expression *const *when = member(object, field->offset);
    if (*when) add_line(walk, field->name, expression_text(*when));
}

// --- Structs ---

static void add_object(struct walk *walk, const struct mapping *mapping,
                       const struct mapping *whole, const void *object);

// Recursion is bounded by the depth that the reader accepts.
static void add_array(struct walk *walk, const struct field *field,
                      const void *object) {
    const unsigned char *const *elements = member(object, field->offset);
    const size_t *count = member(object, field->count);
    size_t length = walk->length;
    for (size_t i = 0; i < *count; i++) {
        enter(walk, field->name, i);
        add_object(walk, field->items, field->items,
                   *elements + i * field->items->size);
        walk->length = length;
    }
}

static void add_field(struct walk *walk, const struct field *field,
                      const struct mapping *whole, const void *object) {
    switch (field->kind) {
    case FIELD_TEXT:
        return;
    case FIELD_STRING:
    case FIELD_ID:
    case FIELD_CODE:
    case FIELD_REFERENCE:
    case FIELD_OLD_NAME:
    case FIELD_LANGUAGE:
        add_string(walk, field, object);
        return;
    case FIELD_NUMBER:
    case FIELD_SHARE:
        add_number(walk, whole, field, object);
        return;
    case FIELD_INTEGER:
    case FIELD_WORD:
        add_whole(walk, whole, field, object);
        return;
    case FIELD_FLAG:
        add_flag(walk, field, object);
        return;
    case FIELD_CONDITION:
        add_condition(walk, field, object);
        return;
    case FIELD_INLINE:
        add_object(walk, field->items, whole, object);
        return;
    case FIELD_LIST:
    case FIELD_NAMES:
    case FIELD_PAIRS:
    case FIELD_OWN:
        if (field->items) add_array(walk, field, object);
        return;
    }
}

// [whole] is the table of the struct, [mapping] it or a part of it.
static void add_object(struct walk *walk, const struct mapping *mapping,
                       const struct mapping *whole, const void *object) {
    for (size_t i = 0; i < mapping->count; i++) {
        const struct field *field = &mapping->fields[i];
        // Two rows may tell of one array: for two variants, or under two names.
        bool again = i && field_is_array(field) && field_is_array(field - 1) &&
                     field[-1].offset == field->offset;
        if (!again) add_field(walk, field, whole, object);
    }
}

void fingerprint_build(struct questionnaire *questionnaire) {
    struct walk walk = {.length = 0};
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256Init(&walk.digest);
    add_object(&walk, &questionnaire_mapping, &questionnaire_mapping,
               questionnaire);
    SHA256Final(digest, &walk.digest);
    char *out = questionnaire->fingerprint;
    out += snprintf(out, sizeof(questionnaire->fingerprint), "sha256:");
    for (size_t i = 0; i < sizeof(digest); i++) {
        out += snprintf(out, 3, "%02x", digest[i]);
    }
}
