// SPDX-License-Identifier: MIT
//
// Field tables, and the one binder that follows them. A table says which keys a
// mapping of the format has, where in a struct their values go, and what they
// may be. It is read by the binder (YAML into structs, with every mistake and
// its place), by the fingerprint (everything but texts) and by translations
// (texts and nothing else), so that no key is told twice.

#ifndef BINDER_H
#define BINDER_H

#include "tree.h"

#include <string.h>

enum field_kind {
    FIELD_TEXT,      // const char *, for people: what a translation replaces
    FIELD_STRING,    // const char *, the same in every language
    FIELD_ID,        // const char *, an id
    FIELD_CODE,      // const char *, a code: an id that an answer is stored as
    FIELD_REFERENCE, // const char *, the id of something else
    FIELD_OLD_NAME,  // const char *, an id, or an id and a code: question/code
    FIELD_LANGUAGE,  // const char *, such as en or pt_BR
    FIELD_NUMBER,    // double
    FIELD_SHARE,     // double: 75% or 0.75
    FIELD_INTEGER,   // int
    FIELD_FLAG,      // bool: false, true; or by two words
    FIELD_WORD,      // an enum: which of the words it is
    FIELD_CONDITION, // struct expression *
    FIELD_INLINE,    // a mapping whose fields lie in the same struct
    FIELD_LIST,      // an array and its count: a list of mappings
    FIELD_NAMES,     // likewise: a list of single values
    FIELD_PAIRS,     // likewise: a mapping, an element for each of its keys
    FIELD_LEVELS,    // likewise: texts by level; [items] is a row of all levels
    FIELD_OWN,       // what [read] makes of it; an array where it has [items]
};

// What a number may be. [expected] says it: "expected a number above 0".
struct range {
    double least, most;
    bool above; // [least] itself is too small
    const char *expected;
};

struct binder {
    struct arena *arena;
    const struct tree *tree;
    struct diags *diags;
};

// A struct may come in variants with different keys (types of questions, parts
// of a file): sets of bits. A field belongs to a variant whose every bit is in
// the field's set.
#define EVERY_VARIANT (~0U)
#define NO_VARIANT (1U << 31)

struct mapping;

struct field {
    const char *name;
    size_t offset;
    size_t at; // where its spot is kept; 0: nowhere
    // Where the pointer to the part of the struct is in which it lies, with all
    // its offsets, and that part's size; 0: in the struct itself.
    size_t part, part_size;
    const struct range *range;
    const char *const *words; // NULL where a value cannot be said
    size_t word_count;
    // Arrays. Of FIELD_NAMES the first field of an item is the value; of
    // FIELD_PAIRS the first is the key and the second the value.
    size_t count;
    const struct mapping *items;
    void (*read)(struct binder *binder, const struct node *node,
                 const struct field *field, void *object);
    enum field_kind kind;
    unsigned only;     // variants that have it; 0: all
    unsigned required; // variants that need it; 0: none
    unsigned as;       // what the items are: a part of their variant
    unsigned most;     // entries
    bool filled;       // at least one entry
    bool apart;        // translated by their own ids, wherever they stand
    bool is_name;      // its place is the place of the thing
};

// The beginning of a field's row.
#define FIELD(key, KIND, type, member)                                         \
    .name = (key), .kind = FIELD_##KIND, .offset = offsetof(type, member)
// What an array's row has besides: the count, the items, the limit.
#define ARRAY(type, counter, mapping, limit)                                   \
    .count = offsetof(type, counter), .items = (mapping), .most = (limit)
#define WORDS(list) .words = (list), .word_count = COUNT_OF(list)

struct mapping {
    const struct field *fields;
    size_t count;
    size_t size;
    const void *initial; // [size] bytes of defaults; NULL: zeros
    bool placed;         // the struct begins with its place
    // Where a reader of pieces bound the entries of a list one by one
    // (node->bound), it made them where they can stay.
    bool stays;
    const char *needs; // behind "'id' is missing: "
    // All optional: the bits of the variant beyond [as]; why [field] has no
    // place in this variant; what can be checked once all keys are read.
    unsigned (*variant)(const struct binder *binder, const struct node *node,
                        unsigned as, void *object);
    const char *(*misplaced)(const struct binder *binder,
                             const struct field *field, unsigned variant);
    void (*finish)(struct binder *binder, const struct node *node,
                   unsigned variant, void *object);
};

#define FIELDS(table) .fields = (table), .count = COUNT_OF(table)
#define FIELDS_MOST 64 // of one table

// Fills [object] from [node]. What is missing keeps its default.
void binder_bind(struct binder *binder, const struct node *node,
                 const struct mapping *mapping, unsigned as, void *object);
// Makes room for [extra] more elements behind those of an array; the first new
// one. Elements have their defaults.
void *binder_extend(const struct binder *binder, const struct field *field,
                    void *object, size_t extra);
// Reads a list of mappings behind what the array holds already.
void binder_read_list(struct binder *binder, const struct node *node,
                      const struct field *field, void *object);
// Reads a single value of any kind.
void binder_read_scalar(struct binder *binder, const struct node *node,
                        const struct field *field, void *object);
// Reads the value of a field of any kind.
void binder_read_field(struct binder *binder, const struct node *node,
                       const struct field *field, void *object);

static inline bool field_is_of(const struct field *field, unsigned variant) {
    return !field->only || (field->only & variant) == variant;
}
// What the offsets of [field] begin at; NULL where that part was never made.
static inline void *field_home(const struct field *field, const void *object) {
    void *home = (void *)object;
    if (field->part)
        memcpy(&home, (const char *)object + field->part, sizeof(home));
    return home;
}
static inline bool field_is_array(const struct field *field) {
    return field->items && field->kind != FIELD_INLINE;
}
// The field called [name] of this variant; else the first of that name, which
// then has no place in it; else NULL.
const struct field *mapping_field(const struct mapping *mapping,
                                  const char *name, unsigned variant);

// What an entry of a list is bound to that shall be passed over: nothing of it
// is read, and each has a place of its own in the list.
extern unsigned char binder_passed_over[1];

// A hostile file may hold a mistake every few bytes: after so many no more are
// looked for, and the nearest names are looked for only for the first ones.
#define BINDER_PROBLEMS 1000
#define BINDER_HINTS 200
bool binder_enough(const struct binder *binder);

// Reports an error about [node], whose value is wrong: found and [expected].
void binder_wrong_value(const struct binder *binder, const struct node *node,
                        const char *name, const char *expected);
void binder_wrong_shape(const struct binder *binder, const struct node *node,
                        const char *name, const char *expected);
// [node] stands in [parent] with a key that is none of [count] names. The one
// that was probably meant, or NULL.
const char *binder_unknown_key(const struct binder *binder,
                               const struct node *parent,
                               const struct node *node,
                               const char *const *names, size_t count);
// The value of a key of the mapping; also where that key is misspelt.
const struct node *binder_find(const struct binder *binder,
                               const struct node *node,
                               const struct mapping *mapping, unsigned variant,
                               const char *name);
// [field] has no place in this variant of the mapping.
void binder_misplaced_key(const struct binder *binder, const struct node *node,
                          const struct mapping *mapping,
                          const struct field *field, unsigned variant);
void binder_missing_key(const struct binder *binder, const struct node *node,
                        const struct mapping *mapping, const char *name);
// What a value of this kind should be, as a clause: "expected a list, ...".
const char *binder_expected(const struct binder *binder,
                            const struct field *field);
// The words, separated by commas.
const char *binder_joined(struct arena *arena, const char *const *words,
                          size_t count);
// A text without the blanks and line ends behind it, which are cut off in
// place: the texts of nodes are the reader's own.
const char *binder_trimmed(const char *text);
bool binder_is_blank(const char *text);
// A text as it is quoted in a message: short.
const char *binder_short(struct arena *arena, const char *text);

#endif
