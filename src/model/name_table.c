// SPDX-License-Identifier: MIT
//
// Names and what they name, and what is said of a name that nobody knows.

#include "model_inside.h"
#include "text.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

// FNV-1a, folded.
static uint32_t hash_of(const char *id) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *id; id++) {
        hash = (hash ^ (unsigned char)*id) * UINT64_C(1099511628211);
    }
    return (uint32_t)(hash ^ hash >> 32);
}

struct name_table *names_new(struct arena *arena, size_t capacity) {
    struct name_table *table = ARENA_NEW(arena, struct name_table);
    table->capacity = capacity;
    table->names = ARENA_ARRAY(arena, struct name, capacity);
    table->hashes = ARENA_ARRAY(arena, uint32_t, capacity);
    table->slot_count = 16;
    while (table->slot_count < 2 * capacity) {
        table->slot_count *= 2;
    }
    table->slots = ARENA_ARRAY(arena, uint32_t, table->slot_count);
    return table;
}

// Where everything that has a name keeps its id: behind its place.
#define ID_OFFSET sizeof(struct place)
#define IS_NAMED(type)                                                         \
    _Static_assert(offsetof(struct type, at) == 0 &&                           \
                       offsetof(struct type, id) == ID_OFFSET,                 \
                   "a name looks for its place and its id there")
IS_NAMED(question);
IS_NAMED(section);
IS_NAMED(scale);
IS_NAMED(finding);
IS_NAMED(recommendation);
IS_NAMED(questionnaire);

static struct place place_of(const struct name *name) {
    return *(const struct place *)name->target;
}

static const char *id_of(const struct name *name) {
    const char *id;
    memcpy(&id, (const char *)name->target + ID_OFFSET, sizeof(id));
    return id;
}

// The slot of [id], or the free one where it would go.
static uint32_t *slot_of(const struct name_table *table, const char *id,
                         uint32_t hash) {
    size_t mask = table->slot_count - 1, slot = hash;
    for (;; slot++) {
        size_t index = table->slots[slot & mask];
        if (!index || (table->hashes[index - 1] == hash &&
                       !strcmp(id_of(&table->names[index - 1]), id)))
            return &table->slots[slot & mask];
    }
}

static const char *kind_word(enum name_kind kind) {
    switch (kind) {
    case NAME_NONE:
        break;
    case NAME_QUESTION:
        return _("a question");
    case NAME_SECTION:
        return _("a ladder or section");
    case NAME_SCALE:
        return _("a scale");
    case NAME_FINDING:
        return _("a finding");
    case NAME_RECOMMENDATION:
        return _("a recommendation");
    case NAME_QUESTIONNAIRE:
        return _("the questionnaire itself");
    }
    return "";
}

static bool stands_before(struct place a, struct place b) {
    return a.line < b.line || (a.line == b.line && a.column < b.column);
}

// The one that stands further down is reported.
static void report_twice(const struct name *a, const struct name *b,
                         struct diags *diags) {
    const struct name *first = stands_before(place_of(b), place_of(a)) ? b : a;
    const struct name *second = first == a ? b : a;
    if (place_of(first).line)
        diag(diags, SEVERITY_ERROR, place_of(second), "duplicate-id",
             _("the id '%s' is used twice, first for %s in line %u; expected "
               "one of its own"),
             id_of(second), kind_word(first->kind), place_of(first).line);
    else
        diag(diags, SEVERITY_ERROR, place_of(second), "duplicate-id",
             _("the id '%s' is used twice, first for %s; expected one of its "
               "own"),
             id_of(second), kind_word(first->kind));
}

void names_add(struct name_table *table, struct name name,
               struct diags *diags) {
    const char *id = id_of(&name);
    if (!id || table->count == table->capacity) return;
    uint32_t hash = hash_of(id);
    uint32_t *slot = slot_of(table, id, hash);
    if (*slot) {
        report_twice(&table->names[*slot - 1], &name, diags);
        return;
    }
    table->names[table->count] = name;
    table->hashes[table->count] = hash;
    *slot = (uint32_t)++table->count;
}

const struct name *questionnaire_find(const struct questionnaire *questionnaire,
                                      const char *id) {
    const struct name_table *table = questionnaire->names;
    if (!table || !id) return NULL;
    size_t index = *slot_of(table, id, hash_of(id));
    if (!index) return NULL;
    assert(table->names);
    return &table->names[index - 1];
}

// --- Names that nobody knows ---

#define HINTED_COMPARISONS 400000
#define HINTS_AT_LEAST 8

struct nearest nearest_new(const char *wanted) {
    // As text_nearest: a third of the letters may be wrong, and never all of a
    // short name.
    size_t length = strlen(wanted);
    unsigned limit = length < 3 ? (unsigned)length : (unsigned)(length / 3) + 2;
    return (struct nearest){.wanted = wanted, .limit = limit};
}

void nearest_try(struct nearest *nearest, const char *name) {
    if (!name || nearest->limit <= 1) return;
    unsigned distance = text_distance(nearest->wanted, name, nearest->limit);
    if (distance >= nearest->limit) return;
    nearest->limit = distance;
    nearest->found = name;
}

const char *questionnaire_nearest(const struct questionnaire *questionnaire,
                                  enum name_kind kind, const char *id) {
    const struct name_table *table = questionnaire->names;
    if (!table || !id) return NULL;
    struct nearest nearest = nearest_new(id);
    for (size_t i = 0; i < table->count; i++) {
        if (table->names[i].kind == kind)
            nearest_try(&nearest, id_of(&table->names[i]));
    }
    return nearest.found;
}

bool names_may_hint(const struct questionnaire *questionnaire,
                    const struct diags *diags) {
    size_t names = questionnaire->names ? questionnaire->names->count : 0;
    return diags->errors < HINTS_AT_LEAST ||
           diags->errors * names < HINTED_COMPARISONS;
}

static const char *unknown_rule(enum name_kind kind) {
    switch (kind) {
    case NAME_QUESTION:
        return "unknown-question";
    case NAME_SECTION:
        return "unknown-section";
    case NAME_SCALE:
        return "unknown-scale";
    case NAME_RECOMMENDATION:
        return "unknown-recommendation";
    case NAME_NONE:
    case NAME_FINDING:
    case NAME_QUESTIONNAIRE:
        break;
    }
    return "unknown-name";
}

static const char *unknown_sentence(struct arena *arena, enum name_kind kind,
                                    const char *id) {
    switch (kind) {
    case NAME_QUESTION:
        return arena_printf(arena, _("no question is called '%s'"), id);
    case NAME_SECTION:
        return arena_printf(arena, _("no ladder or section is called '%s'"),
                            id);
    case NAME_SCALE:
        return arena_printf(arena, _("no scale is called '%s'"), id);
    case NAME_RECOMMENDATION:
        return arena_printf(arena, _("no recommendation is called '%s'"), id);
    case NAME_NONE:
    case NAME_FINDING:
    case NAME_QUESTIONNAIRE:
        break;
    }
    return arena_printf(arena, _("nothing is called '%s'"), id);
}

void names_unknown(const struct questionnaire *questionnaire,
                   enum name_kind kind, const char *id, struct place at,
                   struct diags *diags) {
    const char *rule = unknown_rule(kind);
    const char *sentence = unknown_sentence(diags->arena, kind, id);
    const struct name *other = questionnaire_find(questionnaire, id);
    const char *nearest = NULL;
    if (!other && names_may_hint(questionnaire, diags))
        nearest = questionnaire_nearest(questionnaire, kind, id);
    if (other)
        diag(diags, SEVERITY_ERROR, at, rule, _("%s: that is the id of %s"),
             sentence, kind_word(other->kind));
    else if (nearest)
        diag(diags, SEVERITY_ERROR, at, rule, _("%s, did you mean '%s'?"),
             sentence, nearest);
    else
        diag(diags, SEVERITY_ERROR, at, rule, "%s", sentence);
}
