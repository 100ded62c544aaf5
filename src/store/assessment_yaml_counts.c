// SPDX-License-Identifier: MIT
//
// Entries of a list that are counted without their words, as the file has them:
// under `counts` of an answer.
//
//   counts: {entries: 231, kinds: {conscious: 100}, map: {yes: {no: 12}}}
//
// What stands in the map is told by the option of the field across, and below
// it by that of the field down.

#include "assessment_yaml.h"
#include "text.h"

#include <math.h>

static const char *const count_keys[] = {"entries", "kinds", "map"};
enum { KEY_ENTRIES, KEY_KINDS, KEY_MAP };

// --- Reading ---

static const char *const *kind_codes(const struct binding *binding,
                                     const struct question_list *list) {
    const char **codes =
        ARENA_ARRAY(binding->arena, const char *, list->kind_count);
    for (size_t i = 0; i < list->kind_count; i++)
        codes[i] = list->kinds[i].code;
    return codes;
}

// All functions return how many entries they have read.
static double bind_kinds(const struct binding *binding, const struct node *node,
                         const struct question *question, unsigned *kinds) {
    size_t count = list_of(question)->kind_count;
    const char *const *codes = kind_codes(binding, list_of(question));
    double all = 0;
    if (!bind_kind(binding, node, NODE_MAPPING)) return 0;
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        size_t kind = name_index(child->key, codes, count);
        if (kind == count)
            bind_unknown_code(
                binding, node_key_place(binding->tree, child), child->key,
                arena_printf(binding->arena, _("'%s' has no kind '%s'"),
                             question->id, child->key),
                codes, count);
        else if (bind_count(binding, child, 0, &kinds[kind]))
            all += kinds[kind];
    }
    return all;
}

static size_t option_index(const struct binding *binding,
                           const struct node *node,
                           const struct question *field) {
    const char *code = bind_option(binding, node->key,
                                   node_key_place(binding->tree, node), field);
    const struct option *option = code ? question_option(field, code) : NULL;
    return option ? (size_t)(option - field->options) : field->option_count;
}

static double bind_column(const struct binding *binding,
                          const struct node *node,
                          const struct question *across, size_t x,
                          const struct question *down, unsigned *cells) {
    double all = 0;
    if (!bind_kind(binding, node, NODE_MAPPING)) return 0;
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        size_t y = option_index(binding, child, down);
        if (y == down->option_count) continue;
        unsigned *cell = &cells[y * across->option_count + x];
        if (bind_count(binding, child, 0, cell)) all += *cell;
    }
    return all;
}

static double bind_map(const struct binding *binding, const struct node *node,
                       const struct question *question,
                       struct entry_sums *sums) {
    const struct question *across, *down;
    double all = 0;
    if (!list_map(question, &across, &down)) {
        diag(binding->diags, SEVERITY_ERROR,
             node_key_place(binding->tree, node), "unknown-key",
             _("'%s' is not shown as a map, expected no 'map' here"),
             question->id);
        return 0;
    }
    if (!bind_kind(binding, node, NODE_MAPPING)) return 0;
    sums->cells = ARENA_ARRAY(binding->arena, unsigned, list_cells(question));
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        size_t x = option_index(binding, child, across);
        if (x < across->option_count)
            all += bind_column(binding, child, across, x, down, sums->cells);
    }
    return all;
}

void bind_counts(const struct binding *binding, const struct node *node,
                 const struct question *question, struct answer *answer) {
    double kinds = 0, cells = 0;
    if (question->type != QUESTION_LIST) {
        diag(binding->diags, SEVERITY_ERROR,
             node_key_place(binding->tree, node), "unknown-key",
             _("'%s' is no list, only entries of lists are counted"),
             question->id);
        return;
    }
    if (!bind_kind(binding, node, NODE_MAPPING)) return;
    struct entry_sums *sums = ARENA_NEW(binding->arena, struct entry_sums);
    sums->kinds =
        ARENA_ARRAY(binding->arena, unsigned, list_of(question)->kind_count);
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        size_t key = name_index(child->key, count_keys, COUNT_OF(count_keys));
        if (key == KEY_ENTRIES)
            bind_count(binding, child, 0, &sums->entries);
        else if (key == KEY_KINDS)
            kinds = bind_kinds(binding, child, question, sums->kinds);
        else if (key == KEY_MAP)
            cells = bind_map(binding, child, question, sums);
        else
            bind_unknown_key(binding, child, count_keys, COUNT_OF(count_keys));
    }
    if (kinds > sums->entries || cells > sums->entries)
        diag(binding->diags, SEVERITY_ERROR, node_place(binding->tree, node),
             "too-many",
             _("%.0f entries are counted by kind or in the map, expected no "
               "more than the %u that there are"),
             fmax(kinds, cells), sums->entries);
    if (sums->entries) answer->sums = sums;
}

// --- Writing ---

static void put_one(FILE *out, const char **between, const char *name,
                    unsigned count) {
    fputs(*between, out);
    yaml_scalar(out, name);
    fprintf(out, ": %u", count);
    *between = ", ";
}

static void put_kinds(FILE *out, const struct question_list *list,
                      const unsigned *kinds) {
    const char *between = ", kinds: {";
    for (size_t i = 0; i < list->kind_count; i++) {
        if (kinds[i]) put_one(out, &between, list->kinds[i].code, kinds[i]);
    }
    if (between[2] != 'k') putc('}', out);
}

static bool put_column(FILE *out, const char *before,
                       const struct question *across, size_t x,
                       const struct question *down, const unsigned *cells) {
    const char *between = "";
    for (size_t y = 0; y < down->option_count; y++) {
        unsigned count = cells[y * across->option_count + x];
        if (!count) continue;
        if (!*between) {
            fputs(before, out);
            yaml_scalar(out, across->options[x].code);
            fputs(": {", out);
        }
        put_one(out, &between, down->options[y].code, count);
    }
    if (*between) putc('}', out);
    return *between != '\0';
}

static void put_map(FILE *out, const struct question *question,
                    const unsigned *cells) {
    const struct question *across, *down;
    bool any = false;
    if (!cells || !list_map(question, &across, &down)) return;
    for (size_t x = 0; x < across->option_count; x++) {
        if (put_column(out, any ? ", " : ", map: {", across, x, down, cells))
            any = true;
    }
    if (any) putc('}', out);
}

void counts_print(const struct question *question,
                  const struct entry_sums *sums, FILE *out) {
    fprintf(out, "{entries: %u", sums->entries);
    put_kinds(out, list_of(question), sums->kinds);
    put_map(out, question, sums->cells);
    putc('}', out);
}

// --- Comparing ---

static bool same_numbers(const unsigned *a, const unsigned *b, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if ((a ? a[i] : 0) != (b ? b[i] : 0)) return false;
    }
    return true;
}

bool counts_same(const struct question *question, const struct entry_sums *a,
                 const struct entry_sums *b) {
    if (!a || !b) return a == b;
    return a->entries == b->entries &&
           same_numbers(a->kinds, b->kinds, list_of(question)->kind_count) &&
           same_numbers(a->cells, b->cells, list_cells(question));
}
