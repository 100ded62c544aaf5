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

// More than most heads have: what is read beyond is decoded in vain.
#define HEAD_PIECE 1024

static const char *text_in(const struct node *mapping, const char *key) {
    const struct node *node = mapping && mapping->kind == NODE_MAPPING
                                  ? node_find(mapping, key)
                                  : NULL;
    return node && node->kind == NODE_SCALAR && !binder_is_blank(node->text)
               ? binder_trimmed(node->text)
               : NULL;
}

static bool fill_head(const struct tree *tree,
                      struct questionnaire_head *head) {
    head->id = text_in(tree->root, "id");
    head->version = text_in(tree->root, "version");
    head->language = text_in(tree->root, "language");
    head->title = text_in(tree->root, "title");
    head->about = text_in(tree->root, "about");
    return head->id && head->version && head->language && head->title;
}

static bool head_is_whole(const struct tree *tree) {
    struct questionnaire_head head;
    return tree->root && fill_head(tree, &head) && head.about;
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
    struct tree_options options = {.stop_key = "ladders",
                                   .enough = head_is_whole,
                                   .piece = HEAD_PIECE,
                                   .item = pass_over,
                                   .context = &nothing};
    struct diags *ignored = diags_new(arena);
    *head = (struct questionnaire_head){.path = path};
    struct tree *tree = tree_build(arena, path, &options, ignored, NULL);
    if (file_kind_of(tree) != FILE_QUESTIONNAIRE) return false;
    if (fill_head(tree, head)) return true;
    // Unusual, but allowed: some of it stands behind the ladders.
    options.stop_key = NULL;
    options.enough = NULL;
    options.piece = 0;
    tree = tree_build(arena, path, &options, ignored, NULL);
    return file_kind_of(tree) == FILE_QUESTIONNAIRE && fill_head(tree, head);
}

// --- Heads in other languages ---

// The texts of the questionnaire itself stand first, as they are written out
// for translators; elsewhere they are not looked for.
static const struct node *first_texts(const struct tree *tree) {
    const struct node *texts = tree->root && tree->root->kind == NODE_MAPPING
                                   ? node_find(tree->root, "texts")
                                   : NULL;
    return texts && texts->kind == NODE_MAPPING ? texts->first : NULL;
}

static bool first_texts_are_whole(const struct tree *tree) {
    const struct node *first = first_texts(tree);
    return first && (first->next ||
                     (text_in(first, "title") && text_in(first, "about")));
}

void questionnaire_head_translate(struct arena *arena, const char *path,
                                  struct questionnaire_head *head) {
    const struct tree_options options = {.enough = first_texts_are_whole,
                                         .piece = HEAD_PIECE};
    const struct tree *tree =
        tree_build(arena, path, &options, diags_new(arena), NULL);
    if (file_kind_of(tree) != FILE_TEXTS) return;
    const struct node *first = first_texts(tree);
    if (!first || strcmp(first->key, head->id) != 0) return;
    const char *title = text_in(first, "title");
    const char *about = text_in(first, "about");
    if (title) head->title = title;
    if (about) head->about = about;
}
