// SPDX-License-Identifier: MIT
//
// What plans are made for, as the file has it: under `plan`.

#include "assessment_yaml.h"
#include "text.h"

#include <string.h>

#define KEY_TARGETS "targets"
#define KEY_BUDGET "budget"
#define KEY_CAPACITY "capacity"

#define LARGEST_COST 1e6

// --- Reading ---

static const struct ladder *ladder_of(const struct binding *binding,
                                      const struct node *node) {
    const struct questionnaire *questionnaire = binding->questionnaire;
    const struct ladder *ladder =
        questionnaire_ladder(questionnaire, node->key);
    // Of another version of the questionnaire: a ladder that has gone.
    if (ladder || binding->mapped) return ladder;
    bind_unknown(
        binding, node_key_place(binding->tree, node), "unknown-ladder",
        arena_printf(binding->arena, _("no ladder is called '%s'"), node->key),
        bind_hints(binding)
            ? questionnaire_nearest(questionnaire, NAME_SECTION, node->key)
            : NULL);
    return NULL;
}

static void bind_target(const struct binding *binding, const struct node *node,
                        int *targets) {
    const struct ladder *ladder = ladder_of(binding, node);
    double level;
    if (!ladder || !bind_number(binding, node, &level)) return;
    if (level >= ladder->start && level <= ladder->top && level == (int)level)
        targets[ladder->index] = (int)level;
    else if (!binding->mapped)
        diag(binding->diags, SEVERITY_ERROR, node_place(binding->tree, node),
             "not-a-level",
             _("'%s' was found, expected a level from %d to %d of '%s'"),
             node->text, ladder->start, ladder->top, ladder->root.id);
}

static void bind_targets(const struct binding *binding,
                         const struct node *node) {
    size_t count = binding->questionnaire->ladder_count;
    if (!bind_kind(binding, node, NODE_MAPPING)) return;
    int *targets = ARENA_ARRAY(binding->arena, int, count);
    for (size_t i = 0; i < count; i++) {
        targets[i] = LEVEL_UNKNOWN;
    }
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        bind_target(binding, child, targets);
    }
    binding->assessment->aims.targets = targets;
}

static void bind_cost(const struct binding *binding, const struct node *node,
                      bool *has, double *cost) {
    if (!bind_number(binding, node, cost)) return;
    *has = *cost > 0 && *cost <= LARGEST_COST;
    if (!*has)
        diag(binding->diags, SEVERITY_ERROR, node_place(binding->tree, node),
             "not-a-cost",
             _("'%s' was found, expected a cost above 0, up to a million"),
             node->text);
}

void bind_plan(const struct binding *binding, const struct node *node) {
    static const char *const keys[] = {KEY_TARGETS, KEY_BUDGET, KEY_CAPACITY};
    struct aims *aims = &binding->assessment->aims;
    if (!bind_kind(binding, node, NODE_MAPPING)) return;
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        switch (name_index(child->key, keys, COUNT_OF(keys))) {
        case 0:
            bind_targets(binding, child);
            break;
        case 1:
            bind_cost(binding, child, &aims->has_budget, &aims->budget);
            break;
        case 2:
            bind_cost(binding, child, &aims->has_capacity, &aims->capacity);
            break;
        default:
            bind_unknown_key(binding, child, keys, COUNT_OF(keys));
        }
    }
}

// --- Writing ---

static void put_targets(FILE *out, const struct questionnaire *questionnaire,
                        const int *targets) {
    const char *between = "  " KEY_TARGETS ": {";
    bool any = false;
    for (size_t i = 0; targets && i < questionnaire->ladder_count; i++) {
        if (targets[i] == LEVEL_UNKNOWN) continue;
        fputs(between, out);
        yaml_scalar(out, questionnaire->ladders[i].root.id);
        fprintf(out, ": %d", targets[i]);
        between = ", ";
        any = true;
    }
    if (any) fputs("}\n", out);
}

static void put_cost(FILE *out, const char *key, double cost) {
    fprintf(out, "  %s: ", key);
    yaml_number(out, cost);
    putc('\n', out);
}

void plan_print(const struct questionnaire *questionnaire,
                const struct aims *aims, FILE *out) {
    if (!aims_said(questionnaire, aims)) return;
    fputs("plan:\n", out);
    put_targets(out, questionnaire, aims->targets);
    if (aims->has_budget) put_cost(out, KEY_BUDGET, aims->budget);
    if (aims->has_capacity) put_cost(out, KEY_CAPACITY, aims->capacity);
}

// --- Comparing ---

static int target_in(const struct aims *aims, size_t ladder) {
    return aims->targets ? aims->targets[ladder] : LEVEL_UNKNOWN;
}

bool plan_same(const struct questionnaire *questionnaire, const struct aims *a,
               const struct aims *b) {
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        if (target_in(a, i) != target_in(b, i)) return false;
    }
    return a->has_budget == b->has_budget &&
           (!a->has_budget || a->budget == b->budget) &&
           a->has_capacity == b->has_capacity &&
           (!a->has_capacity || a->capacity == b->capacity);
}
