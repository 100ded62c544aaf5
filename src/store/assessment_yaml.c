// SPDX-License-Identifier: MIT
//
// Reading an assessment: the file's own keys, and where each answer goes. An
// answer of another version that has no place any more is kept word for word
// under `unused`; of the same version, it is a mistake.

#include "assessment_yaml.h"

#include "safe_file.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// --- One answer ---

static const char *nearest(const struct binding *binding, enum name_kind kind,
                           const char *id) {
    if (!bind_hints(binding)) return NULL;
    return questionnaire_nearest(binding->questionnaire, kind, id);
}

static bool same_part(const struct question *question, bool profile) {
    return question->profile == profile;
}

static void bind_strictly(struct binding *binding, const struct node *node,
                          bool profile) {
    struct place at = node_key_place(binding->tree, node);
    const struct questionnaire *questionnaire = binding->questionnaire;
    const struct question *question =
        questionnaire_question(questionnaire, node->key);
    if (!question) {
        bind_unknown(binding, at, "unknown-question",
                     arena_printf(binding->arena,
                                  _("no question is called '%s'"), node->key),
                     nearest(binding, NAME_QUESTION, node->key));
        return;
    }
    if (!same_part(question, profile)) {
        diag(binding->diags, SEVERITY_ERROR, at, "wrong-part",
             profile ? _("'%s' is no question of the profile, expected it "
                         "under 'answers'")
                     : _("'%s' is a question of the profile, expected it "
                         "under 'profile'"),
             node->key);
        return;
    }
    bind_answer(binding, node, question,
                &binding->assessment->answers[question->index]);
}

// Whether one of them is about a name that changed.
static bool repeat(struct diags *diags, const struct diags *from) {
    bool renamed = false;
    for (const struct problem *p = from->first; p; p = p->next) {
        renamed |= !strcmp(p->rule, RENAMED_RULE);
        if (diags->warnings < BIND_PROBLEMS)
            diag(diags, p->severity, p->at, p->rule, "%s", p->text);
    }
    return renamed;
}

// Tries [node] as an answer of today's questionnaire; NULL, or why it is none.
static const char *try_answer(struct binding *binding,
                              const struct node *node) {
    struct assessment *assessment = binding->assessment;
    const char *id = bind_id(binding, node->key, NAME_QUESTION);
    if (!id) return _("no such question");
    const struct question *question =
        questionnaire_question(binding->questionnaire, id);
    struct answer *answer = &assessment->answers[question->index];
    if (!answer_is_empty(answer)) return _("already answered");
    // What is kept word for word loses no unknown key.
    const struct assessment before = *assessment;
    struct diags *diags = binding->diags;
    struct diags *trial = diags_new(binding->arena);
    binding->diags = trial;
    binding->as_id = node->key;
    bind_renamed(binding, node_key_place(binding->tree, node), node->key, id);
    bind_answer(binding, node, question, answer);
    binding->diags = diags;
    binding->as_id = NULL;
    if (trial->errors) {
        *answer = (struct answer){0};
        *assessment = before;
        return trial->first->text;
    }
    if (repeat(diags, trial))
        binding->renamed++;
    else
        binding->kept++;
    return NULL;
}

static void bind_by_map(struct binding *binding, const struct node *node) {
    const char *why = try_answer(binding, node);
    if (why) unused_report(binding, node, why);
}

static void bind_answers(struct binding *binding, const struct node *node,
                         bool profile) {
    if (!bind_kind(binding, node, NODE_MAPPING)) return;
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        if (!text_is_id(child->key))
            diag(binding->diags, SEVERITY_ERROR,
                 node_key_place(binding->tree, child), "not-an-id",
                 _("'%s' is not an id: small letters, digits and hyphens"),
                 child->key);
        else if (binding->mapped)
            bind_by_map(binding, child);
        else
            bind_strictly(binding, child, profile);
    }
}

// --- The keys of the file ---

static void read_language(struct binding *binding, const struct node *node) {
    bind_text(binding, node, &binding->assessment->language);
}

static void read_started(struct binding *binding, const struct node *node) {
    bind_date(binding, node, &binding->assessment->started);
}

static void read_finished(struct binding *binding, const struct node *node) {
    bind_date(binding, node, &binding->assessment->finished);
}

static void read_people(struct binding *binding, const struct node *node) {
    bind_count(binding, node, 1, &binding->assessment->people);
}

static void read_workshop(struct binding *binding, const struct node *node) {
    bind_rules(binding, node);
}

static void read_respondent(struct binding *binding, const struct node *node) {
    bind_text(binding, node, &binding->assessment->respondent);
    binding->assessment->respondent_at = node_place(binding->tree, node);
}

static int by_number(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void read_merged(struct binding *binding, const struct node *node) {
    if (!bind_kind(binding, node, NODE_SEQUENCE)) return;
    struct assessment *assessment = binding->assessment;
    uint64_t *merged = ARENA_ARRAY(binding->arena, uint64_t, node->count);
    size_t count = 0;
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        const char *text;
        if (!bind_text(binding, child, &text)) continue;
        char *end;
        merged[count] = strtoull(text, &end, 16);
        if (strlen(text) == 16 && !*end &&
            strspn(text, "0123456789abcdef") == 16)
            count++;
        else
            diag(binding->diags, SEVERITY_ERROR,
                 node_place(binding->tree, child), "not-a-checksum",
                 _("'%s' was found, expected the 16 digits that stand for a "
                   "merged file"),
                 text);
    }
    qsort(merged, count, sizeof(*merged), by_number);
    assessment->merged = merged;
    assessment->merged_count = count;
}

static void read_profile(struct binding *binding, const struct node *node) {
    bind_answers(binding, node, true);
}

static void read_answers(struct binding *binding, const struct node *node) {
    bind_answers(binding, node, false);
}

static void read_at(struct binding *binding, const struct node *node) {
    const char *text;
    if (!bind_text(binding, node, &text)) return;
    const char *id = bind_id(binding, text, NAME_QUESTION);
    if (id) {
        binding->assessment->at =
            questionnaire_question(binding->questionnaire, id)->index;
        binding->assessment->has_at = true;
    } else if (!binding->mapped) {
        bind_unknown(
            binding, node_place(binding->tree, node), "unknown-question",
            arena_printf(binding->arena, _("no question is called '%s'"), text),
            nearest(binding, NAME_QUESTION, text));
    }
}

static void read_decision(struct binding *binding, const struct node *node) {
    const struct questionnaire *questionnaire = binding->questionnaire;
    const char *id = bind_id(binding, node->key, NAME_RECOMMENDATION);
    if (id) {
        const struct recommendation *recommendation =
            questionnaire_recommendation(questionnaire, id);
        bind_decision(binding, node,
                      &binding->assessment->decisions[recommendation->index]);
    } else if (binding->mapped) {
        unused_report(binding, node, _("no such recommendation"));
    } else {
        bind_unknown(binding, node_key_place(binding->tree, node),
                     "unknown-recommendation",
                     arena_printf(binding->arena,
                                  _("no recommendation is called '%s'"),
                                  node->key),
                     nearest(binding, NAME_RECOMMENDATION, node->key));
    }
}

static void read_decisions(struct binding *binding, const struct node *node) {
    if (!bind_kind(binding, node, NODE_MAPPING)) return;
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        read_decision(binding, child);
    }
}

static void read_plan(struct binding *binding, const struct node *node) {
    bind_plan(binding, node);
}

// What was put aside before is kept; of another version, it may have a place
// again.
static void read_unused(struct binding *binding, const struct node *node) {
    if (!unused_check(binding, node)) return;
    for (const struct node *child = node->first; child; child = child->next) {
        if (!binding->mapped || try_answer(binding, child))
            unused_put(binding, child);
    }
}

// Read before all others, or not here.
static void read_nothing(struct binding *binding, const struct node *node) {
    (void)binding;
    (void)node;
}

// In the order in which they are read: what stands under `answers` goes before
// what was unused.
static const char *const file_keys[] = {
    "cxladder-assessment",
    "questionnaire",
    "language",
    "started",
    "finished",
    "at",
    "people",
    "workshop",
    "respondent",
    "profile",
    "answers",
    "decisions",
    "plan",
    "merged",
    "unused",
};
static void (*const file_readers[COUNT_OF(file_keys)])(
    struct binding *binding, const struct node *node) = {
    read_nothing, read_nothing,   read_language, read_started,    read_finished,
    read_at,      read_people,    read_workshop, read_respondent, read_profile,
    read_answers, read_decisions, read_plan,     read_merged,     read_unused,
};

// --- The file ---

static void read_identity_key(const struct binding *binding,
                              const struct node *node, const char **id) {
    static const char *const keys[] = {"id", "version", "fingerprint"};
    const char **const texts[] = {id, &binding->assessment->version,
                                  &binding->assessment->fingerprint};
    size_t key = name_index(node->key, keys, COUNT_OF(keys));
    if (key == 2)
        binding->assessment->fingerprint_at = node_place(binding->tree, node);
    if (key < COUNT_OF(keys))
        bind_text(binding, node, texts[key]);
    else
        bind_unknown_key(binding, node, keys, COUNT_OF(keys));
}

// Whose answers these are. False where they are another questionnaire's.
static bool read_identity(struct binding *binding) {
    const struct tree *tree = binding->tree;
    const struct node *node = node_find(tree->root, "questionnaire");
    if (!node) {
        diag(binding->diags, SEVERITY_ERROR,
             assessment_place_of(tree, "questionnaire"), "missing-key",
             _("'questionnaire' is missing, expected the id of the "
               "questionnaire that was answered"));
        return false;
    }
    if (!bind_kind(binding, node, NODE_MAPPING)) return false;
    const char *id = NULL;
    for (const struct node *child = node->first; child; child = child->next) {
        read_identity_key(binding, child, &id);
    }
    if (!id) {
        diag(binding->diags, SEVERITY_ERROR, node_place(tree, node),
             "missing-key",
             _("'id' is missing, expected that of the "
               "questionnaire that was answered"));
        return false;
    }
    const struct questionnaire *questionnaire = binding->questionnaire;
    if (strcmp(id, questionnaire->id) != 0) {
        diag(binding->diags, SEVERITY_ERROR,
             node_place(tree, node_find(node, "id")), "other-questionnaire",
             _("these are answers to '%s', not to '%s'"), id,
             questionnaire->id);
        return false;
    }
    const char *fingerprint = binding->assessment->fingerprint;
    binding->mapped =
        fingerprint && strcmp(fingerprint, questionnaire->fingerprint) != 0;
    return true;
}

// A key with nothing behind its colon says nothing yet.
static bool is_said(const struct node *node) {
    return node->kind != NODE_SCALAR || *node->text ||
           node->style != STYLE_PLAIN;
}

static void read_keys(struct binding *binding) {
    const struct node *root = binding->tree->root;
    for (const struct node *child = root->first; child; child = child->next) {
        if (name_index(child->key, file_keys, COUNT_OF(file_keys)) ==
            COUNT_OF(file_keys))
            bind_unknown_key(binding, child, file_keys, COUNT_OF(file_keys));
    }
    for (size_t i = 0; i < COUNT_OF(file_keys); i++) {
        const struct node *node = node_find(root, file_keys[i]);
        if (node && is_said(node)) file_readers[i](binding, node);
    }
    // What a mistake of syntax cut off may have had them.
    if (!node_find(root, "answers") && !root->open)
        diag(binding->diags, SEVERITY_ERROR,
             assessment_place_of(binding->tree, "answers"), "missing-key",
             _("'answers' is missing"));
}

static void note_comment(const struct binding *binding) {
    const struct tree *tree = binding->tree;
    if (!tree->comment_line) return;
    const struct place at = {tree->path, tree->comment_line,
                             tree->comment_column};
    diag(binding->diags, SEVERITY_WARNING, at, "comment",
         _("the file has a comment, saving would lose it"));
    bind_read_only(binding, at, _("it has a comment, which saving would lose"));
}

// A file that the program wrote ends with the end mark of YAML. Where that is
// gone, so may be answers before it.
static void check_end(const struct binding *binding) {
    if (!binding->assessment->fingerprint) return;
    char end[8] = "";
    int file = file_open(binding->tree->path, O_RDONLY | O_NONBLOCK, 0);
    if (file < 0) return;
    off_t size = lseek(file, 0, SEEK_END);
    bool read = size >= 4 && pread(file, end, 4, size - 4) == 4;
    close(file);
    if (read && !strcmp(end, ASSESSMENT_END)) return;
    const struct place whole = {.path = binding->tree->path};
    diag(binding->diags, SEVERITY_WARNING, whole, "end-missing",
         _("the file does not end with '...': something may have cut it off, "
           "and answers may be missing"));
}

struct assessment *assessment_read(struct arena *arena, const char *path,
                                   const struct questionnaire *questionnaire,
                                   struct diags *diags, bool *unreadable) {
    bool missing = false;
    struct tree *tree = tree_read(arena, path, NULL, diags, &missing);
    if (unreadable) *unreadable = missing;
    if (!tree || missing || !assessment_is_one(tree, diags)) return NULL;
    struct assessment *assessment = assessment_new(arena, questionnaire);
    assessment->path = tree->path;
    assessment->content = tree->content;
    assessment->version = assessment->fingerprint = NULL;
    assessment->language = assessment->started = NULL;
    struct binding binding = {.arena = arena,
                              .tree = tree,
                              .questionnaire = questionnaire,
                              .diags = diags,
                              .assessment = assessment};
    note_comment(&binding);
    if (!read_identity(&binding)) return NULL;
    bind_prepare(&binding);
    read_keys(&binding);
    unused_finish(&binding);
    if (binding.mapped) version_report(&binding);
    check_end(&binding);
    return assessment;
}
