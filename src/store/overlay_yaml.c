// SPDX-License-Identifier: MIT
//
// Texts in another language, put in the place of a questionnaire's own: by id
// and code, along the same tables that the questionnaire was read by.

#include "overlay_yaml.h"

#include "store.h"
#include "text.h"
#include "tree_build.h"

#include <stdlib.h>
#include <string.h>

#define NAMED_MOST 8              // texts of one id that a warning names
#define HINTED_COMPARISONS 400000 // of names, in all

// --- The file ---

struct overlay {
    const char *questionnaire, *language;
    struct spot questionnaire_at;
    const struct node *texts; // a mapping, or NULL
};

static void read_texts(struct binder *binder, const struct node *node,
                       const struct field *field, void *object) {
    struct overlay *overlay = object;
    if (node->kind == NODE_MAPPING)
        overlay->texts = node;
    else
        binder_wrong_shape(binder, node, field->name,
                           _("expected texts by id"));
}

static const struct field overlay_fields[] = {
    {.name = "cxladder-texts", .kind = FIELD_OWN, .required = EVERY_VARIANT},
    {FIELD("questionnaire", ID, struct overlay, questionnaire),
     .at = offsetof(struct overlay, questionnaire_at),
     .required = EVERY_VARIANT},
    {FIELD("language", LANGUAGE, struct overlay, language),
     .required = EVERY_VARIANT},
    {.name = "texts",
     .kind = FIELD_OWN,
     .read = read_texts,
     .required = EVERY_VARIANT},
};
static const struct mapping overlay_mapping = {
    FIELDS(overlay_fields),
    .size = sizeof(struct overlay),
    .needs = N_("every file of texts has it"),
};

// --- Things with an id ---

static int by_key(const void *a, const void *b) {
    const struct node *const *first = a, *const *second = b;
    return strcmp((*first)->key, (*second)->key);
}

static struct node *find_entry(const struct translation *translation,
                               const char *id) {
    const struct node wanted = {.key = id}, *key = &wanted;
    struct node **found =
        translation->entry_count
            ? bsearch(&key, translation->entries, translation->entry_count,
                      sizeof(struct node *), by_key)
            : NULL;
    return found ? *found : NULL;
}

static void report_missing(const struct translation *translation,
                           const char *id, const struct node *entry) {
    const struct binder *binder = &translation->binder;
    if (!translation->missing_count || translation->texts->open ||
        binder->diags->warnings >= BINDER_PROBLEMS)
        return;
    if (!entry) {
        diag(binder->diags, SEVERITY_WARNING,
             node_key_place(binder->tree, translation->texts), "not-translated",
             _("'%s' is not translated: its texts stay as they are in the "
               "questionnaire"),
             id);
        return;
    }
    const char *more =
        translation->missing_count > TRANSLATION_NAMED ? ", ..." : "";
    diag(binder->diags, SEVERITY_WARNING, node_key_place(binder->tree, entry),
         "not-translated",
         _("of '%s' these texts are not translated and stay as they are in "
           "the questionnaire: %s%s"),
         id, translation->missing, more);
}

static void translate_thing(void *context, const char *id,
                            const struct mapping *mapping, unsigned variant,
                            void *object) {
    struct translation *translation = context;
    if (!id || binder_enough(&translation->binder)) return;
    struct node *entry = find_entry(translation, id);
    translation->ids[translation->id_count++] = id;
    translation->missing = NULL;
    translation->missing_count = 0;
    if (entry) entry->bound = object;
    // A scale is nothing but its options.
    if (mapping == &scale_mapping)
        translate_items(translation, &mapping->fields[1], object, entry, "");
    else
        translate_object(translation, mapping, variant, object, entry, "");
    report_missing(translation, id, entry);
}

// --- All things with an id ---

struct walk {
    overlay_visit *visit;
    void *context;
};

static void walk_questions(const struct walk *walk, struct question *questions,
                           size_t count) {
    for (size_t i = 0; i < count; i++) {
        walk->visit(walk->context, questions[i].id, &question_mapping,
                    question_variant_of(&questions[i]), &questions[i]);
    }
}

static void walk_sections(const struct walk *walk,
                          const struct section *above) {
    walk_questions(walk, above->questions, above->question_count);
    for (size_t i = 0; i < above->section_count; i++) {
        struct section *section = &above->sections[i];
        walk->visit(walk->context, section->id, &section_mapping, 0, section);
        walk_sections(walk, section);
    }
}

void overlay_walk(struct questionnaire *made, overlay_visit *visit,
                  void *context) {
    const struct walk walk = {visit, context};
    visit(context, made->id, &questionnaire_mapping, 0, made);
    for (size_t i = 0; i < made->scale_count; i++) {
        visit(context, made->scales[i].id, &scale_mapping, 0, &made->scales[i]);
    }
    walk_questions(&walk, made->profile, made->profile_count);
    for (size_t i = 0; i < made->ladder_count; i++) {
        struct ladder *ladder = &made->ladders[i];
        visit(context, ladder->root.id, &ladder_mapping, 0, ladder);
        walk_sections(&walk, &ladder->root);
    }
    walk_questions(&walk, made->closing, made->closing_count);
    for (size_t i = 0; i < made->finding_count; i++) {
        visit(context, made->findings[i].id, &finding_mapping, 0,
              &made->findings[i]);
    }
    for (size_t i = 0; i < made->recommendation_count; i++) {
        visit(context, made->recommendations[i].id, &recommendation_mapping, 0,
              &made->recommendations[i]);
    }
}

// --- Reading ---

static void sort_entries(struct translation *translation) {
    const struct node *texts = translation->texts;
    translation->entries = ARENA_ARRAY(translation->binder.arena,
                                       const struct node *, texts->count);
    for (const struct node *node = texts->first; node; node = node->next) {
        translation->entries[translation->entry_count++] = node;
    }
    qsort(translation->entries, translation->entry_count, sizeof(struct node *),
          by_key);
}

// Entries that nothing of the questionnaire asked for.
static void check_entries(const struct translation *translation) {
    const struct binder *binder = &translation->binder;
    size_t count = translation->id_count;
    for (const struct node *node = translation->texts->first;
         node && !binder_enough(binder); node = node->next) {
        if (node->bound) continue;
        struct place at = node_key_place(binder->tree, node);
        const char *key = binder_short(binder->arena, node->key);
        const char *nearest =
            binder->diags->errors * count < HINTED_COMPARISONS
                ? text_nearest(node->key, translation->ids, count)
                : NULL;
        if (nearest)
            diag(binder->diags, SEVERITY_ERROR, at, "unknown-id",
                 _("nothing in the questionnaire has the id '%s', did you mean "
                   "'%s'?"),
                 key, nearest);
        else
            diag(binder->diags, SEVERITY_ERROR, at, "unknown-id",
                 _("nothing in the questionnaire has the id '%s'"), key);
    }
}

static bool is_overlay(const struct tree *tree, struct diags *diags) {
    const struct place top = {.path = tree->path, .line = 1, .column = 1};
    struct place at = tree->root ? node_place(tree, tree->root) : top;
    if (file_kind_of(tree) != FILE_TEXTS) {
        if (tree->root || !diags->errors)
            diag(diags, SEVERITY_ERROR, at, "not-a-translation",
                 _("these are no texts in another language: the file does not "
                   "begin with 'cxladder-texts: 1'"));
        return false;
    }
    const struct node *format = node_find(tree->root, "cxladder-texts");
    if (format->kind == NODE_SCALAR && !strcmp(format->text, "1")) return true;
    if (!format->bad)
        diag(diags, SEVERITY_ERROR, node_place(tree, format), "unknown-format",
             _("this version of the format is not known, expected 1"));
    return false;
}

static bool belongs_to(const struct binder *binder,
                       const struct overlay *overlay,
                       const struct questionnaire *questionnaire) {
    if (!overlay->questionnaire ||
        !strcmp(overlay->questionnaire, questionnaire->id))
        return true;
    diag(binder->diags, SEVERITY_ERROR,
         spot_place(binder->tree->path, overlay->questionnaire_at),
         "other-questionnaire", _("these are texts of '%s', not of '%s'"),
         binder_short(binder->arena, overlay->questionnaire),
         questionnaire->id);
    return false;
}

static size_t thing_count(const struct questionnaire *questionnaire) {
    size_t count =
        1 + questionnaire->scale_count + questionnaire->question_count +
        questionnaire->finding_count + questionnaire->recommendation_count;
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        count += questionnaire->ladders[i].node_count;
    }
    return count;
}

bool questionnaire_translate(struct arena *arena,
                             struct questionnaire *questionnaire,
                             const char *path, struct diags *diags) {
    unsigned errors = diags->errors;
    struct overlay overlay = {0};
    const struct tree_options options = {0};
    const struct tree *tree =
        tree_build(arena, arena_string(arena, path), &options, diags, NULL);
    struct binder binder = {.arena = arena, .tree = tree, .diags = diags};
    if (!is_overlay(tree, diags)) return false;
    binder_bind(&binder, tree->root, &overlay_mapping, 0, &overlay);
    if (!belongs_to(&binder, &overlay, questionnaire)) return false;
    if (overlay.texts) {
        struct translation translation = {.binder = binder,
                                          .texts = overlay.texts};
        translation.ids =
            ARENA_ARRAY(arena, const char *, thing_count(questionnaire));
        sort_entries(&translation);
        overlay_walk(questionnaire, translate_thing, &translation);
        check_entries(&translation);
    }
    if (diags->errors != errors) return false;
    questionnaire->language = overlay.language;
    return true;
}
