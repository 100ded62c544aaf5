// SPDX-License-Identifier: MIT
//
// What the two halves of reading texts in another language share: the file and
// its entries, and the texts of one thing.

#ifndef OVERLAY_YAML_H
#define OVERLAY_YAML_H

#include "questionnaire_yaml.h"

#define TRANSLATION_NAMED 8 // texts of one id that a warning names

struct translation {
    struct binder binder;
    const struct node *texts;
    const struct node **entries; // of the file, sorted by id
    size_t entry_count;
    const char **ids; // of the questionnaire
    size_t id_count;
    // Of the thing in work: what it lacks.
    const char *missing;
    size_t missing_count;
};

// Puts the texts of [node] in the place of those of [object], and notes what
// is missing. NULL: everything is. [path] stands before the names of what is
// missing.
void translate_object(struct translation *translation,
                      const struct mapping *mapping, unsigned variant,
                      void *object, const struct node *node, const char *path);
// The same for the entries of one of its lists, by their ids or codes.
void translate_items(struct translation *translation, const struct field *field,
                     void *object, const struct node *node, const char *path);

// Warns where the text of [node] is still [original], or has lost a number.
void overlay_compare(const struct translation *translation,
                     const struct node *node, const char *original);
// Whether [field] is a text, or holds texts.
bool overlay_translates(const struct field *field);
// Whether [object] has that text, or any such entry, at all.
bool overlay_has(const struct field *field, void *object);
// The one text of an item that has no other: its translation needs no key.
const struct field *overlay_only_text(const struct mapping *mapping);
// What an item of a list is called: its id or code, or the number of a level.
const char *overlay_item_name(struct arena *arena, const struct mapping *items,
                              void *item);
// Calls [visit] for everything that has an id and texts, in the order of the
// file: the questionnaire itself, scales, questions, ladders, sections, ...
typedef void overlay_visit(void *context, const char *id,
                           const struct mapping *mapping, unsigned variant,
                           void *object);
void overlay_walk(struct questionnaire *questionnaire, overlay_visit *visit,
                  void *context);

#endif
