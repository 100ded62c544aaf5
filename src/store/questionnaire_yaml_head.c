// SPDX-License-Identifier: MIT
//
// What tells a questionnaire from other files, and what is shown of it in a
// list.

#include "questionnaire_yaml.h"
#include "store.h"
#include "text.h"
#include "tree_build.h"

#include <assert.h>
#include <string.h>

static const char *const first_keys[] = {
    [FILE_QUESTIONNAIRE] = "cxladder",
    [FILE_ASSESSMENT] = "cxladder-assessment",
    [FILE_TEXTS] = "cxladder-texts",
};

enum file_kind file_kind_of(const struct tree *tree) {
    if (!tree->root || tree->root->kind != NODE_MAPPING) return FILE_OTHER;
    for (unsigned i = 0; i < COUNT_OF(first_keys); i++) {
        if (node_find(tree->root, first_keys[i])) return i;
    }
    return FILE_OTHER;
}

static const char *what_it_is(enum file_kind kind) {
    switch (kind) {
    case FILE_QUESTIONNAIRE:
        return NULL;
    case FILE_ASSESSMENT:
        return _("this is an assessment (answers to a questionnaire), expected "
                 "a questionnaire: it begins with 'cxladder: 1'");
    case FILE_TEXTS:
        return _("these are texts of a questionnaire in another language, "
                 "expected the questionnaire itself: it begins with "
                 "'cxladder: 1'");
    case FILE_OTHER:
        return _("this is no questionnaire: it does not begin with "
                 "'cxladder: 1'");
    }
    return NULL;
}

bool questionnaire_is_one(const struct tree *tree, struct diags *diags) {
    const struct place top = {.path = tree->path, .line = 1, .column = 1};
    struct place at = tree->root ? node_place(tree, tree->root) : top;
    const char *what = what_it_is(file_kind_of(tree));
    if (what) {
        // A file that broke off before its first key has been told of.
        if (tree->root || !diags->errors)
            diag(diags, SEVERITY_ERROR, at, "not-a-questionnaire", "%s", what);
        return false;
    }
    const struct node *root = tree->root;
    assert(root);
    const struct node *format = node_find(root, first_keys[FILE_QUESTIONNAIRE]);
    if (format != root->first)
        diag(diags, SEVERITY_ERROR, node_key_place(tree, format), "first-key",
             _("'cxladder' stands here, expected it as the first key of the "
               "file: by it a questionnaire is known"));
    if (format->kind == NODE_SCALAR && !strcmp(format->text, "1")) return true;
    if (!format->bad)
        diag(diags, SEVERITY_ERROR, node_place(tree, format), "unknown-format",
             _("this version of the format is not known, expected 1"));
    return false;
}

// --- Heads ---

static const char *head_text(const struct tree *tree, const char *key) {
    const struct node *node = node_find(tree->root, key);
    return node && node->kind == NODE_SCALAR && !binder_is_blank(node->text)
               ? binder_trimmed(node->text)
               : NULL;
}

static bool fill_head(const struct tree *tree,
                      struct questionnaire_head *head) {
    head->id = head_text(tree, "id");
    head->version = head_text(tree, "version");
    head->language = head_text(tree, "language");
    head->title = head_text(tree, "title");
    head->about = head_text(tree, "about");
    return head->id && head->version && head->language && head->title;
}

static void *pass_over(void *context, const struct tree *tree,
                       struct node *item, const char *list_key) {
    (void)tree;
    (void)item;
    (void)list_key;
    return context;
}

bool questionnaire_head_read(struct arena *arena, const char *path,
                             struct questionnaire_head *head) {
    static char nothing;
    struct tree_options options = {
        .stop_key = "ladders", .item = pass_over, .context = &nothing};
    struct diags *ignored = diags_new(arena);
    *head = (struct questionnaire_head){.path = path};
    struct tree *tree = tree_build(arena, path, &options, ignored, NULL);
    if (file_kind_of(tree) != FILE_QUESTIONNAIRE) return false;
    if (fill_head(tree, head)) return true;
    // Unusual, but allowed: some of it stands behind the ladders.
    options.stop_key = NULL;
    tree = tree_build(arena, path, &options, ignored, NULL);
    return file_kind_of(tree) == FILE_QUESTIONNAIRE && fill_head(tree, head);
}
