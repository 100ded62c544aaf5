// SPDX-License-Identifier: MIT
//
// By what a room reads its votes, as the file has it: under `workshop`.

#include "assessment_yaml.h"
#include "text.h"

#include <string.h>

#define KEY_GROUPS "groups"
#define KEY_HERE "here"
#define KEY_SETTLED "settled"
#define KEY_ORDER "order"

static const char *const orders[] = {
    [ORDER_UNSAID] = NULL, [ORDER_STEP] = "step", [ORDER_SWEEP] = "sweep"};

// --- Reading ---

static void bind_rule(const struct binding *binding, const struct node *node,
                      enum vote_rule rule) {
    const struct vote_rule_limits *limits = &vote_rule_limits[rule];
    const char *text;
    if (!bind_text(binding, node, &text)) return;
    size_t length = strlen(text);
    double number;
    if (limits->is_share && length && text[length - 1] == '%') length--;
    if (text_parse_number(arena_copy(binding->arena, text, length), &number) &&
        number >= limits->least && number <= limits->most &&
        number == (double)(unsigned)number) {
        binding->assessment->rules.values[rule] = (unsigned)number;
        return;
    }
    diag(binding->diags, SEVERITY_ERROR, node_place(binding->tree, node),
         "not-a-rule",
         limits->is_share
             ? _("'%s' was found, expected a whole percentage from %u%% to "
                 "%u%%")
             : _("'%s' was found, expected a whole number from %u to %u"),
         text, limits->least, limits->most);
}

// Of another version of the questionnaire: a question that has gone groups
// nobody.
static void bind_groups(const struct binding *binding,
                        const struct node *node) {
    struct vote_rules *rules = &binding->assessment->rules;
    const char *text;
    if (!bind_text(binding, node, &text)) return;
    const char *id = bind_id(binding, text, NAME_QUESTION);
    const struct question *question =
        id ? questionnaire_question(binding->questionnaire, id) : NULL;
    if (question && question->group) {
        rules->groups = question;
        rules->group_people =
            ARENA_ARRAY(binding->arena, unsigned, question->option_count);
        return;
    }
    if (!binding->mapped)
        diag(binding->diags, SEVERITY_ERROR, node_place(binding->tree, node),
             "unknown-group",
             _("'%s' is no question of the profile that groups people"), text);
}

static void bind_here(const struct binding *binding, const struct node *node) {
    struct vote_rules *rules = &binding->assessment->rules;
    if (!bind_kind(binding, node, NODE_MAPPING) || !rules->groups) return;
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        const char *code =
            bind_option(binding, child->key,
                        node_key_place(binding->tree, child), rules->groups);
        if (!code) continue;
        size_t index = (size_t)(question_option(rules->groups, code) -
                                rules->groups->options);
        bind_count(binding, child, 0, &rules->group_people[index]);
    }
}

static void bind_order(const struct binding *binding, const struct node *node) {
    size_t order = bind_word(binding, node, orders, COUNT_OF(orders));
    if (order < COUNT_OF(orders))
        binding->assessment->rules.order = (enum vote_order)order;
}

void bind_rules(const struct binding *binding, const struct node *node) {
    const char *keys[VOTE_RULES + 4];
    for (size_t i = 0; i < VOTE_RULES; i++)
        keys[i] = vote_rule_limits[i].key;
    keys[VOTE_RULES] = KEY_GROUPS;
    keys[VOTE_RULES + 1] = KEY_HERE;
    keys[VOTE_RULES + 2] = KEY_SETTLED;
    keys[VOTE_RULES + 3] = KEY_ORDER;
    if (!bind_kind(binding, node, NODE_MAPPING)) return;
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        size_t key = name_index(child->key, keys, COUNT_OF(keys));
        if (key < VOTE_RULES)
            bind_rule(binding, child, (enum vote_rule)key);
        else if (key == VOTE_RULES + 3)
            bind_order(binding, child);
        else if (key == COUNT_OF(keys))
            bind_unknown_key(binding, child, keys, COUNT_OF(keys));
    }
    // Whose groups they are is known first.
    const struct node *groups = node_find(node, KEY_GROUPS);
    const struct node *here = node_find(node, KEY_HERE);
    const struct node *settled = node_find(node, KEY_SETTLED);
    if (groups) bind_groups(binding, groups);
    if (here) bind_here(binding, here);
    if (settled)
        bind_flag(binding, settled, &binding->assessment->rules.settled);
}

// --- Writing ---

static void put_here(FILE *out, const struct vote_rules *rules) {
    const char *between = "  " KEY_HERE ": {";
    bool any = false;
    for (size_t i = 0; i < rules->groups->option_count; i++) {
        if (!rules->group_people[i]) continue;
        fputs(between, out);
        yaml_scalar(out, rules->groups->options[i].code);
        fprintf(out, ": %u", rules->group_people[i]);
        between = ", ";
        any = true;
    }
    if (any) fputs("}\n", out);
}

void rules_print(const struct vote_rules *rules, FILE *out) {
    if (!vote_rules_said(rules)) return;
    fputs("workshop:\n", out);
    for (size_t i = 0; i < VOTE_RULES; i++) {
        const struct vote_rule_limits *limits = &vote_rule_limits[i];
        if (!rules->values[i]) continue;
        fprintf(out, "  %s: %u%s\n", limits->key, rules->values[i],
                limits->is_share ? "%" : "");
    }
    if (rules->order != ORDER_UNSAID)
        fprintf(out, "  " KEY_ORDER ": %s\n", orders[rules->order]);
    if (rules->groups) {
        fputs("  " KEY_GROUPS ": ", out);
        yaml_scalar(out, rules->groups->id);
        putc('\n', out);
        put_here(out, rules);
    }
    if (rules->settled) fputs("  " KEY_SETTLED ": true\n", out);
}

// --- Comparing ---

bool rules_same(const struct vote_rules *a, const struct vote_rules *b) {
    if (a->groups != b->groups || a->settled != b->settled ||
        a->order != b->order ||
        memcmp(a->values, b->values, sizeof(a->values)) != 0)
        return false;
    for (size_t i = 0; a->groups && i < a->groups->option_count; i++) {
        if (a->group_people[i] != b->group_people[i]) return false;
    }
    return true;
}
