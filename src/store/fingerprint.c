// SPDX-License-Identifier: MIT
//
// What of a questionnaire decides about answers and results, as one number: the
// SHA-256 of a line `path=value` for each field that is given and is no text,
// list by list in the order of the file. The order of the keys of a mapping,
// and whether a default is written down, mean nothing. The paths of what has an
// id of its own begin anew, behind the line that tells where it stands:
//
//   questions=strategy-derived
//   level=3
//   recommendations=appoint-owner
//   lifts.strategy-derived=fully

#include "expression.h"
#include "questionnaire_yaml.h"

#include <sha2.h>
#include <stdio.h>
#include <string.h>

#define PATH_SIZE 1024 // ids have 64 characters, and paths few parts

struct walk {
    SHA2_CTX digest;
    char path[PATH_SIZE];
    size_t start, length; // of the path in work; what stands before is kept
};

// --- Lines ---

// Text at the end of the path; what is too long for any good file is cut.
static void append(struct walk *walk, const char *text) {
    size_t length = strlen(text), room = PATH_SIZE - walk->length;
    if (length > room) length = room;
    memcpy(walk->path + walk->length, text, length);
    walk->length += length;
}

static void add_bytes(struct walk *walk, const char *bytes, size_t length) {
    SHA256Update(&walk->digest, (const uint8_t *)bytes, length);
}

static void add_line(struct walk *walk, const char *name, const char *value) {
    size_t length = walk->length;
    append(walk, name);
    append(walk, "=");
    add_bytes(walk, walk->path + walk->start, walk->length - walk->start);
    add_bytes(walk, value, strlen(value));
    add_bytes(walk, "\n", 1);
    walk->length = length;
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
    const double *number = member(object, field->offset);
    if (!is_given(mapping, field, object, sizeof(*number))) return;
    char text[40];
    add_line(walk, field->name, number_value(text, sizeof(text), *number));
}

static void add_whole(struct walk *walk, const struct mapping *mapping,
                      const struct field *field, const void *object) {
    char text[16];
    const int *number = member(object, field->offset);
    if (!is_given(mapping, field, object, sizeof(*number))) return;
    bool word = field->words && field->words[*number];
    if (!word) snprintf(text, sizeof(text), "%d", *number);
    add_line(walk, field->name, word ? field->words[*number] : text);
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

static void add_fields(struct walk *walk, const struct mapping *mapping,
                       size_t first, const struct mapping *whole,
                       const void *object);

// What an element is called: the value of its first field, always its id, its
// code or its number.
static const char *element_name(const struct mapping *items,
                                const void *element, char *out, size_t size) {
    const struct field *name = &items->fields[0];
    const void *value = member(element, name->offset);
    const double *number = value;
    const int *whole = value;
    const char *const *text = value;
    if (name->kind == FIELD_NUMBER) return number_value(out, size, *number);
    if (name->kind != FIELD_INTEGER) return *text ? *text : "";
    snprintf(out, size, "%d", *whole);
    return out;
}

static bool is_string(const struct field *field) {
    return field->kind == FIELD_STRING || field->kind == FIELD_OLD_NAME;
}

// A line says that the element is there, in its place; the others what it is.
// Of a pair of strings one line says all.
static void add_element(struct walk *walk, const struct field *field,
                        const void *element) {
    char number[40];
    const struct mapping *items = field->items;
    const char *name = element_name(items, element, number, sizeof(number));
    size_t length = walk->length;
    if (field->kind == FIELD_PAIRS && is_string(&items->fields[1])) {
        const char *const *value = member(element, items->fields[1].offset);
        append(walk, field->name);
        append(walk, ".");
        add_line(walk, name, *value ? *value : "");
        walk->length = length;
        return;
    }
    add_line(walk, field->name, name);
    size_t start = walk->start;
    if (field->apart) {
        walk->start = walk->length;
    } else {
        append(walk, field->name);
        append(walk, ".");
        append(walk, name);
        append(walk, ".");
    }
    add_fields(walk, items, 1, items, element);
    walk->start = start;
    walk->length = length;
}

// Recursion is bounded by the depth that the reader accepts.
static void add_array(struct walk *walk, const struct field *field,
                      const void *object) {
    const unsigned char *const *elements = member(object, field->offset);
    const unsigned *count = member(object, field->count);
    for (size_t i = 0; i < *count; i++) {
        add_element(walk, field, *elements + i * field->items->size);
    }
}

static void add_part(struct walk *walk, const struct field *field,
                     const struct mapping *whole, const void *object) {
    size_t length = walk->length;
    append(walk, field->name);
    append(walk, ".");
    add_fields(walk, field->items, 0, whole, object);
    walk->length = length;
}

static void add_field(struct walk *walk, const struct field *field,
                      const struct mapping *whole, const void *object) {
    object = field_home(field, object);
    if (!object) return;
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_LEVELS:
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
        add_part(walk, field, whole, object);
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
static void add_fields(struct walk *walk, const struct mapping *mapping,
                       size_t first, const struct mapping *whole,
                       const void *object) {
    for (size_t i = first; i < mapping->count; i++) {
        const struct field *field = &mapping->fields[i];
        // Two rows may tell of one array: for two variants, or under two names.
        bool again =
            i > first && field_is_array(field) && field_is_array(field - 1) &&
            field[-1].part == field->part && field[-1].offset == field->offset;
        if (!again) add_field(walk, field, whole, object);
    }
}

void fingerprint_build(struct questionnaire *questionnaire) {
    struct walk walk = {.length = 0};
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256Init(&walk.digest);
    add_fields(&walk, &questionnaire_mapping, 0, &questionnaire_mapping,
               questionnaire);
    SHA256Final(digest, &walk.digest);
    char *out = questionnaire->fingerprint;
    out += snprintf(out, sizeof(questionnaire->fingerprint), "sha256:");
    for (size_t i = 0; i < sizeof(digest); i++) {
        out += snprintf(out, 3, "%02x", digest[i]);
    }
}
