// SPDX-License-Identifier: MIT
//
// The small parts of reading an assessment: scalars, names, and what is said
// where they are wrong.

#include "assessment_yaml.h"
#include "binder.h"
#include "text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RENAME_STEPS 16 // old names of old names

static struct place at(const struct binding *binding, const struct node *node) {
    return node_place(binding->tree, node);
}

bool bind_enough(const struct binding *binding) {
    return binding->diags->errors >= BIND_PROBLEMS;
}

bool bind_hints(const struct binding *binding) {
    return !binding->mapped &&
           binding->diags->errors + binding->diags->warnings < BIND_HINTS;
}

// --- Unknown names ---

void bind_unknown(const struct binding *binding, struct place place,
                  const char *rule, const char *sentence, const char *nearest) {
    if (nearest)
        diag(binding->diags, SEVERITY_ERROR, place, rule,
             _("%s, did you mean '%s'?"), sentence, nearest);
    else
        diag(binding->diags, SEVERITY_ERROR, place, rule, "%s", sentence);
}

void bind_read_only(const struct binding *binding, struct place place,
                    const char *why) {
    struct assessment *assessment = binding->assessment;
    if (assessment->read_only) return;
    assessment->read_only = true;
    assessment->read_only_why = why;
    assessment->read_only_at = place;
}

void bind_unknown_key(const struct binding *binding, const struct node *node,
                      const char *const *keys, size_t count) {
    struct place place = node_key_place(binding->tree, node);
    if (binding->diags->warnings >= BIND_PROBLEMS) return; // read-only by now
    const char *nearest =
        bind_hints(binding) ? text_nearest(node->key, keys, count) : NULL;
    if (nearest)
        diag(binding->diags, SEVERITY_WARNING, place, "unknown-key",
             _("the key '%s' is not known, did you mean '%s'? Saving would "
               "lose it"),
             node->key, nearest);
    else
        diag(binding->diags, SEVERITY_WARNING, place, "unknown-key",
             _("the key '%s' is not known, saving would lose it"), node->key);
    bind_read_only(
        binding, place,
        arena_printf(binding->arena,
                     _("it has a key that is not known ('%s'), which saving "
                       "would lose"),
                     node->key));
}

size_t name_index(const char *name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (names[i] && !strcmp(name, names[i])) return i;
    }
    return count;
}

// --- Shapes and scalars ---

bool bind_kind(const struct binding *binding, const struct node *node,
               enum node_kind kind) {
    if (node->kind == kind) return true;
    static const char *const expected[] = {
        [NODE_SCALAR] = N_("a single value was expected here"),
        [NODE_SEQUENCE] = N_("a list was expected here: [...]"),
        [NODE_MAPPING] = N_("keys and values were expected here: {...}"),
    };
    diag(binding->diags, SEVERITY_ERROR, at(binding, node), "wrong-shape", "%s",
         _(expected[kind]));
    return false;
}

bool bind_text(const struct binding *binding, const struct node *node,
               const char **text) {
    if (!bind_kind(binding, node, NODE_SCALAR)) return false;
    *text = node->text;
    return true;
}

bool bind_date(const struct binding *binding, const struct node *node,
               const char **date) {
    const char *text;
    if (!bind_text(binding, node, &text)) return false;
    if (!text_is_date(text)) {
        diag(binding->diags, SEVERITY_ERROR, at(binding, node), "not-a-date",
             _("'%s' is not a date, expected one such as 2026-11-03"), text);
        return false;
    }
    *date = text;
    return true;
}

bool bind_number(const struct binding *binding, const struct node *node,
                 double *number) {
    const char *text;
    if (!bind_text(binding, node, &text)) return false;
    if (text_parse_number(text, number)) return true;
    diag(binding->diags, SEVERITY_ERROR, at(binding, node), "not-a-number",
         _("'%s' is not a number, expected one such as 3 or 2.5"), text);
    return false;
}

bool bind_count(const struct binding *binding, const struct node *node,
                unsigned least, unsigned *count) {
    double number;
    if (!bind_number(binding, node, &number)) return false;
    if (number >= least && number <= LARGEST_COUNT && floor(number) == number) {
        *count = (unsigned)number;
        return true;
    }
    diag(binding->diags, SEVERITY_ERROR, at(binding, node), "not-a-count",
         _("'%s' is not a count, expected a whole number from %u to %d"),
         node->text, least, LARGEST_COUNT);
    return false;
}

bool bind_flag(const struct binding *binding, const struct node *node,
               bool *flag) {
    const char *text;
    if (!bind_text(binding, node, &text)) return false;
    if (strcmp(text, "true") != 0 && strcmp(text, "false") != 0) {
        diag(binding->diags, SEVERITY_ERROR, at(binding, node), "not-a-flag",
             _("'%s' was found, expected true or false"), text);
        return false;
    }
    *flag = text[0] == 't';
    return true;
}

size_t bind_word(const struct binding *binding, const struct node *node,
                 const char *const *words, size_t count) {
    const char *text;
    if (!bind_text(binding, node, &text)) return count;
    size_t index = name_index(text, words, count);
    if (index < count) return index;
    diag(binding->diags, SEVERITY_ERROR, at(binding, node), "unknown-word",
         _("'%s' was found, expected one of: %s"), text,
         binder_joined(binding->arena, words, count));
    return count;
}

// --- What names became ---

static int by_old_name(const void *a, const void *b) {
    const struct rename *const *first = a, *const *second = b;
    return strcmp((*first)->from, (*second)->from);
}

void bind_prepare(struct binding *binding) {
    const struct questionnaire *questionnaire = binding->questionnaire;
    size_t count = questionnaire->rename_count;
    if (binding->mapped && count) {
        binding->renames =
            ARENA_ARRAY(binding->arena, const struct rename *, count);
        for (size_t i = 0; i < count; i++) {
            binding->renames[i] = &questionnaire->renames[i];
        }
        qsort(binding->renames, count, sizeof(struct rename *), by_old_name);
    }
    binding->groupings = ARENA_ARRAY(binding->arena, const struct question *,
                                     questionnaire->profile_count);
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        if (questionnaire->profile[i].group)
            binding->groupings[binding->grouping_count++] =
                &questionnaire->profile[i];
    }
}

static const struct rename *find_rename(const struct binding *binding,
                                        const char *from) {
    if (!binding->renames) return NULL;
    const struct rename wanted = {.from = from}, *key = &wanted;
    const struct rename **found =
        bsearch(&key, binding->renames, binding->questionnaire->rename_count,
                sizeof(struct rename *), by_old_name);
    return found ? *found : NULL;
}

void bind_renamed(const struct binding *binding, struct place at,
                  const char *old, const char *now) {
    if (!strcmp(old, now) || binding->diags->warnings >= BIND_PROBLEMS) return;
    diag(binding->diags, SEVERITY_WARNING, at, RENAMED_RULE,
         _("'%s' is called '%s' in this version of the questionnaire: the "
           "answer was taken over"),
         old, now);
}

const char *bind_id(const struct binding *binding, const char *id,
                    enum name_kind kind) {
    for (int i = 0; i < RENAME_STEPS; i++) {
        const struct name *name =
            questionnaire_find(binding->questionnaire, id);
        if (name && name->kind == kind) return id;
        const struct rename *rename = find_rename(binding, id);
        if (!rename || !rename->to) return NULL;
        id = rename->to;
    }
    return NULL;
}

// question/code under its old and its new id; the new code, or NULL.
static const char *renamed_code(const struct binding *binding,
                                const struct question *question,
                                const char *code) {
    const char *const ids[] = {question->id, binding->as_id};
    for (size_t i = 0; i < COUNT_OF(ids) && binding->renames; i++) {
        if (!ids[i]) continue;
        const struct rename *rename = find_rename(
            binding, arena_printf(binding->arena, "%s/%s", ids[i], code));
        const char *slash =
            rename && rename->to ? strchr(rename->to, '/') : NULL;
        if (slash) return slash + 1;
    }
    return NULL;
}

static const char *const *option_codes(const struct binding *binding,
                                       const struct question *question) {
    const char **codes =
        ARENA_ARRAY(binding->arena, const char *, question->option_count);
    for (size_t i = 0; i < question->option_count; i++) {
        codes[i] = question->options[i].code;
    }
    return codes;
}

static const char *const *tick_codes(const struct binding *binding,
                                     const struct question *question) {
    const char **codes =
        ARENA_ARRAY(binding->arena, const char *, question->tick_count);
    for (size_t i = 0; i < question->tick_count; i++) {
        codes[i] = question->ticks[i].code;
    }
    return codes;
}

void bind_unknown_code(const struct binding *binding, struct place place,
                       const char *code, const char *sentence,
                       const char *const *codes, size_t count) {
    const char *nearest =
        bind_hints(binding) ? text_nearest(code, codes, count) : NULL;
    if (nearest || !bind_hints(binding))
        bind_unknown(binding, place, "unknown-code", sentence, nearest);
    else
        diag(binding->diags, SEVERITY_ERROR, place, "unknown-code",
             _("%s, expected one of: %s"), sentence,
             binder_joined(binding->arena, codes, count));
}

static const char *unknown_code(const struct binding *binding, const char *code,
                                struct place place,
                                const struct question *question,
                                const char *const *codes, size_t count) {
    const char *sentence = arena_printf(
        binding->arena, _("'%s' is not an answer to '%s'"), code, question->id);
    bind_unknown_code(binding, place, code, sentence, codes, count);
    return NULL;
}

const char *bind_option(const struct binding *binding, const char *code,
                        struct place place, const struct question *question) {
    const char *now = code;
    for (int i = 0; i < RENAME_STEPS && now; i++) {
        for (size_t j = 0; j < question->option_count; j++) {
            const char *known = question->options[j].code;
            if (!known || strcmp(known, now) != 0) continue;
            bind_renamed(binding, place, code, known);
            return known;
        }
        now = renamed_code(binding, question, now);
    }
    return unknown_code(binding, code, place, question,
                        option_codes(binding, question),
                        question->option_count);
}

const char *bind_tick(const struct binding *binding, const char *code,
                      struct place place, const struct question *question) {
    const char *now = code;
    for (int i = 0; i < RENAME_STEPS && now; i++) {
        for (size_t j = 0; j < question->tick_count; j++) {
            const char *known = question->ticks[j].code;
            if (!known || strcmp(known, now) != 0) continue;
            bind_renamed(binding, place, code, known);
            return known;
        }
        now = renamed_code(binding, question, now);
    }
    return unknown_code(binding, code, place, question,
                        tick_codes(binding, question), question->tick_count);
}
