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

#endif
