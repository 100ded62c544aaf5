// SPDX-License-Identifier: MIT
//
// A questionnaire from its file: read in pieces (a question is bound as soon as
// its last line was seen), then linked and checked.

#include "questionnaire_yaml.h"

#include "store.h"
#include "text.h"
#include "tree_build.h"

#include <string.h>
#include <sys/stat.h>

// --- Pieces ---

// Most of what a questionnaire is stands in long lists of a few kinds. Those
// are made one behind the other in large blocks, so that their array needs no
// copying; of such a block only what is used costs memory.
#define BYTES_PER_PIECE 512 // in a file; where it is less, a block more
#define FEWEST_PIECES 16

struct block {
    unsigned char *pieces;
    size_t used, capacity;
};
enum { QUESTION_BLOCK, FINDING_BLOCK, RECOMMENDATION_BLOCK, BLOCKS };

// Lists whose entries are bound as they come. Everywhere in the format a list
// of this name is a list of these.
static const struct piece_list {
    const char *name;
    const struct mapping *items;
    unsigned as;
    unsigned block; // BLOCKS: they are copied into their array later
} piece_lists[] = {
    {"questions", &question_mapping, IN_LADDER, QUESTION_BLOCK},
    {"profile", &question_mapping, IN_PROFILE, QUESTION_BLOCK},
    {"closing", &question_mapping, IN_CLOSING, QUESTION_BLOCK},
    {"sections", &section_mapping, 0, BLOCKS},
    {"ladders", &ladder_mapping, 0, BLOCKS},
    {"findings", &finding_mapping, 0, FINDING_BLOCK},
    {"recommendations", &recommendation_mapping, 0, RECOMMENDATION_BLOCK},
};

struct reader {
    struct binder binder;
    struct arena *scratch; // for what is copied
    struct block blocks[BLOCKS];
    size_t capacity; // of a block
    size_t question_count, other_count;
    enum file_kind kind;
    bool known; // of what kind the file is
};

static void *new_piece(struct reader *reader, const struct piece_list *list) {
    size_t size = list->items->size;
    if (list->block == BLOCKS) return arena_alloc(reader->scratch, 1, size);
    struct block *block = &reader->blocks[list->block];
    if (block->used == block->capacity) {
        block->capacity = reader->capacity;
        block->pieces =
            arena_alloc(reader->binder.arena, block->capacity, size);
        block->used = 0;
    }
    return block->pieces + size * block->used++;
}

// False, with a report for the first, once there are too many.
static bool count(struct reader *reader, const struct node *item,
                  bool question) {
    size_t *counted = question ? &reader->question_count : &reader->other_count;
    if (++*counted <= QUESTIONS_MOST) return true;
    if (*counted == QUESTIONS_MOST + 1)
        diag(reader->binder.diags, SEVERITY_ERROR,
             node_place(reader->binder.tree, item), "too-many",
             question ? _("more than %d questions, which is the limit")
                      : _("more than %d sections, findings and "
                          "recommendations, which is the limit"),
             QUESTIONS_MOST);
    return false;
}

static const struct piece_list *find_list(const char *name) {
    for (size_t i = 0; i < COUNT_OF(piece_lists); i++) {
        if (!strcmp(piece_lists[i].name, name)) return &piece_lists[i];
    }
    return NULL;
}

// Only a questionnaire's lists are bound; of other files nothing is.
static bool is_ours(struct reader *reader, const struct tree *tree) {
    if (!reader->known) reader->kind = file_kind_of(tree);
    reader->known = true;
    return reader->kind == FILE_QUESTIONNAIRE;
}

static void *bind_piece(void *context, const struct tree *tree,
                        struct node *item, const char *list_key) {
    struct reader *reader = context;
    const struct piece_list *list = find_list(list_key);
    if (!list) return NULL;
    reader->binder.tree = tree;
    bool is_question = list->items == &question_mapping;
    if (!is_ours(reader, tree) || binder_enough(&reader->binder) ||
        !count(reader, item, is_question))
        return binder_passed_over;
    void *piece = new_piece(reader, list);
    binder_bind(&reader->binder, item, list->items, list->as, piece);
    return piece;
}

// --- The file ---

static size_t guess_pieces(const char *path) {
    struct stat status;
    size_t size =
        !stat(path, &status) && status.st_size > 0 ? (size_t)status.st_size : 0;
    size_t guess = size / BYTES_PER_PIECE + FEWEST_PIECES;
    return guess < QUESTIONS_MOST ? guess : QUESTIONS_MOST;
}

static struct questionnaire *bind_file(struct reader *reader,
                                       const struct tree *tree) {
    struct questionnaire *questionnaire =
        ARENA_NEW(reader->binder.arena, struct questionnaire);
    reader->binder.tree = tree;
    binder_bind(&reader->binder, tree->root, &questionnaire_mapping, 0,
                questionnaire);
    const struct node *id = binder_find(&reader->binder, tree->root,
                                        &questionnaire_mapping, 0, "id");
    questionnaire->path = tree->path;
    questionnaire->at = node_place(tree, id ? id : tree->root);
    return questionnaire;
}

struct questionnaire *questionnaire_read(struct arena *arena, const char *path,
                                         struct diags *diags,
                                         bool *unreadable) {
    struct reader reader = {.binder = {.arena = arena, .diags = diags},
                            .scratch = arena_new(),
                            .capacity = guess_pieces(path)};
    const struct tree_options options = {.item = bind_piece,
                                         .context = &reader};
    unsigned errors = diags->errors;
    bool missing = false;
    const char *kept = arena_string(arena, path);
    struct tree *tree = tree_build(arena, kept, &options, diags, &missing);
    if (unreadable) *unreadable = missing;
    struct questionnaire *questionnaire = NULL;
    if (!missing && questionnaire_is_one(tree, diags)) {
        questionnaire = bind_file(&reader, tree);
        questionnaire_index(arena, questionnaire, diags);
        if (diags->errors == errors) fingerprint_build(questionnaire);
        // What was not read cannot be missed.
        if (!tree->partial) questionnaire_check(arena, questionnaire, diags);
    }
    arena_free(reader.scratch);
    return questionnaire;
}
