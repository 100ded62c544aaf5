// SPDX-License-Identifier: MIT
//
// What tells an assessment from other files, and what is shown of it in a list.

#include "assessment_yaml.h"
#include "text.h"
#include "tree_build.h"

#include <string.h>
#include <sys/stat.h>

bool assessment_is_one(const struct tree *tree, struct diags *diags) {
    const struct place top = {.path = tree->path, .line = 1, .column = 1};
    if (!tree->root || tree->root->kind != NODE_MAPPING) {
        if (!diags->errors)
            diag(diags, SEVERITY_ERROR, top, "not-an-assessment",
                 _("this is no assessment: it does not begin with "
                   "'cxladder-assessment: 1'"));
        return false;
    }
    const struct node *format = node_find(tree->root, "cxladder-assessment");
    if (!format) {
        diag(diags, SEVERITY_ERROR, top, "not-an-assessment",
             _("this is no assessment: it does not begin with "
               "'cxladder-assessment: 1'"));
        return false;
    }
    if (format->kind == NODE_SCALAR && !strcmp(format->text, "1")) return true;
    diag(diags, SEVERITY_ERROR, node_place(tree, format), "unknown-format",
         _("this version of the format is not known, expected 1"));
    return false;
}

static const char *scalar_of(const struct node *mapping, const char *key) {
    const struct node *node = mapping && mapping->kind == NODE_MAPPING
                                  ? node_find(mapping, key)
                                  : NULL;
    return node && node->kind == NODE_SCALAR ? node->text : NULL;
}

struct place assessment_place_of(const struct tree *tree, const char *key) {
    for (const struct node *node = tree->root->first; node; node = node->next) {
        if (text_nearest(node->key, &key, 1)) return node_key_place(tree, node);
    }
    return node_place(tree, tree->root);
}

static void fill_head(struct assessment_head *head, const struct node *root) {
    const struct node *identity = node_find(root, "questionnaire");
    head->questionnaire = scalar_of(identity, "id");
    head->version = scalar_of(identity, "version");
    head->fingerprint = scalar_of(identity, "fingerprint");
    head->language = scalar_of(root, "language");
    head->started = scalar_of(root, "started");
    head->finished = scalar_of(root, "finished");
    head->at = scalar_of(root, "at");
    head->organisation = scalar_of(node_find(root, "profile"), "organisation");
    const struct node *answers = node_find(root, "answers");
    head->answers =
        answers && answers->kind == NODE_MAPPING ? answers->count : 0;
}

bool assessment_head_read(struct arena *arena, const char *path,
                          struct assessment_head *head, struct diags *diags,
                          bool *unreadable) {
    bool missing = false;
    struct stat status;
    *head = (struct assessment_head){.path = path};
    struct tree *tree = tree_read(arena, path, NULL, diags, &missing);
    if (unreadable) *unreadable = missing;
    if (!tree || missing || !assessment_is_one(tree, diags)) return false;
    fill_head(head, tree->root);
    if (!stat(path, &status)) head->changed = status.st_mtime;
    if (head->questionnaire) return true;
    const struct node *identity = node_find(tree->root, "questionnaire");
    if (identity && identity->kind != NODE_MAPPING) {
        diag(diags, SEVERITY_ERROR, node_place(tree, identity), "wrong-shape",
             _("keys and values were expected here: {...}"));
        return false;
    }
    diag(diags, SEVERITY_ERROR, assessment_place_of(tree, "questionnaire"),
         "missing-key",
         _("'questionnaire' is missing, expected the id of the questionnaire "
           "that was answered"));
    return false;
}

// As the program writes them, most heads are no longer.
#define HEAD_PIECE 1024

bool assessment_head_glance(struct arena *arena, const char *path,
                            struct assessment_head *head) {
    const struct tree_options options = {.stop_key = "answers",
                                         .piece = HEAD_PIECE};
    struct diags *ignored = diags_new(arena);
    *head = (struct assessment_head){.path = path};
    const struct tree *tree = tree_build(arena, path, &options, ignored, NULL);
    if (!assessment_is_one(tree, ignored)) return false;
    fill_head(head, tree->root);
    return head->questionnaire != NULL;
}
