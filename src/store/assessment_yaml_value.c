// SPDX-License-Identifier: MIT
//
// Values of answers, each checked against its question: what is stored can be
// scored.

#include "assessment_yaml.h"
#include "text.h"

#include <math.h>
#include <string.h>

#define LIST_ENTRIES 1000

static bool wrong(const struct binding *binding, struct place at,
                  const char *rule, const char *text) {
    diag(binding->diags, SEVERITY_ERROR, at, rule, "%s", text);
    return false;
}

// --- Levels and numbers ---

bool bind_level(const struct binding *binding, const char *text,
                struct place at, const struct question *question,
                double *level) {
    const struct ladder *ladder = question->ladder;
    int start = ladder ? ladder->start : 0;
    int top = ladder ? ladder->top : LEVEL_COUNT - 1;
    double number;
    if (!text_parse_number(text, &number) || number < start || number > top) {
        diag(binding->diags, SEVERITY_ERROR, at, "not-a-level",
             _("'%s' is not a level of '%s', expected one from %d to %d"), text,
             question->id, start, top);
        return false;
    }
    bool whole = floor(number) == number;
    bool half = floor(number * 2) == number * 2;
    if (!whole && !(half && question->halves)) {
        diag(binding->diags, SEVERITY_ERROR, at, "not-a-level",
             question->halves
                 ? _("'%s' is between two levels, only halves are answered")
                 : _("'%s' is between two levels, '%s' takes whole ones"),
             text, question->id);
        return false;
    }
    *level = number;
    return true;
}

static bool bind_amount(const struct binding *binding, const struct node *node,
                        const struct question *question, double *number) {
    if (!bind_number(binding, node, number)) return false;
    bool percent = question->type == QUESTION_PERCENT;
    double min = percent ? fmax(0, question->min) : question->min;
    double max = percent ? fmin(100, question->max) : question->max;
    if (!(*number < min) && !(*number > max)) return true;
    char least[TEXT_NUMBER_SIZE], most[TEXT_NUMBER_SIZE];
    snprintf(least, sizeof(least), "%.15g", min);
    snprintf(most, sizeof(most), "%.15g", max);
    struct place at = node_place(binding->tree, node);
    if (*number < min)
        diag(binding->diags, SEVERITY_ERROR, at, "out-of-range",
             _("'%s' is too small, expected at least %s"), node->text, least);
    else
        diag(binding->diags, SEVERITY_ERROR, at, "out-of-range",
             _("'%s' is too large, expected at most %s"), node->text, most);
    return false;
}

// --- Codes ---

static bool bind_code(const struct binding *binding, const struct node *node,
                      const struct question *question, const char **code) {
    const char *text;
    if (!bind_text(binding, node, &text)) return false;
    *code =
        bind_option(binding, text, node_place(binding->tree, node), question);
    return *code != NULL;
}

static bool bind_codes(const struct binding *binding, const struct node *node,
                       const struct question *question, struct value *value) {
    if (!bind_kind(binding, node, NODE_SEQUENCE)) return false;
    if (node->count > question->option_count)
        return wrong(binding, node_place(binding->tree, node), "too-many",
                     _("more is ticked than there are options"));
    value->codes = ARENA_ARRAY(binding->arena, const char *, node->count);
    value->code_count = 0;
    for (const struct node *child = node->first; child; child = child->next) {
        const char *code;
        if (!bind_code(binding, child, question, &code)) return false;
        if (name_index(code, value->codes, value->code_count) <
            value->code_count) {
            diag(binding->diags, SEVERITY_ERROR,
                 node_place(binding->tree, child), "twice",
                 _("'%s' is ticked twice"), code);
            return false;
        }
        value->codes[value->code_count++] = code;
    }
    return true;
}

// --- NPS ---

static bool bind_nps(const struct binding *binding, const struct node *node,
                     struct value *value) {
    static const char *const keys[] = {"promoters", "passives", "detractors"};
    double *const counts[] = {&value->promoters, &value->passives,
                              &value->detractors};
    bool given[COUNT_OF(keys)] = {false};
    if (!bind_kind(binding, node, NODE_MAPPING)) return false;
    for (const struct node *child = node->first; child; child = child->next) {
        unsigned count;
        size_t i = name_index(child->key, keys, COUNT_OF(keys));
        if (i == COUNT_OF(keys)) {
            bind_unknown_key(binding, child, keys, COUNT_OF(keys));
            continue;
        }
        if (!bind_count(binding, child, 0, &count)) return false;
        *counts[i] = count;
        given[i] = true;
    }
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        if (given[i]) continue;
        diag(binding->diags, SEVERITY_ERROR, node_place(binding->tree, node),
             "missing-key",
             _("'%s' is missing, expected promoters, passives and detractors"),
             keys[i]);
        return false;
    }
    return true;
}

// --- Simple values ---

static bool bind_simple(const struct binding *binding, const struct node *node,
                        const struct question *question, struct value *value) {
    const char *text;
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return bind_text(binding, node, &text) &&
               bind_level(binding, text, node_place(binding->tree, node),
                          question, &value->number);
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        return bind_amount(binding, node, question, &value->number);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return bind_code(binding, node, question, &value->text);
    case QUESTION_MULTIPLE:
        return bind_codes(binding, node, question, value);
    case QUESTION_NPS:
        return bind_nps(binding, node, value);
    case QUESTION_DATE:
        return bind_date(binding, node, &value->text);
    case QUESTION_TEXT:
        return bind_text(binding, node, &value->text);
    case QUESTION_LIST:
        return wrong(binding, node_place(binding->tree, node), "wrong-shape",
                     _("a list cannot stand in a list"));
    }
    return false;
}

// --- Lists ---

static const char *nearest_field(const struct binding *binding,
                                 const struct question *question,
                                 const char *id) {
    if (!bind_hints(binding)) return NULL;
    const char **ids = ARENA_ARRAY(binding->arena, const char *,
                                   list_of(question)->field_count);
    for (size_t i = 0; i < list_of(question)->field_count; i++) {
        ids[i] = list_of(question)->fields[i].id;
    }
    return text_nearest(id, ids, list_of(question)->field_count);
}

static size_t find_field(const struct question *question, const char *id) {
    size_t i = 0;
    while (i < list_of(question)->field_count &&
           strcmp(list_of(question)->fields[i].id, id) != 0) {
        i++;
    }
    return i;
}

static bool bind_entry(const struct binding *binding, const struct node *node,
                       const struct question *question, struct entry *entry) {
    if (!bind_kind(binding, node, NODE_MAPPING)) return false;
    entry->values = ARENA_ARRAY(binding->arena, struct value,
                                list_of(question)->field_count);
    entry->given =
        ARENA_ARRAY(binding->arena, bool, list_of(question)->field_count);
    bool good = true;
    for (const struct node *child = node->first; child; child = child->next) {
        if (bind_enough(binding)) return false;
        size_t i = find_field(question, child->key);
        if (i == list_of(question)->field_count) {
            bind_unknown(
                binding, node_key_place(binding->tree, child), "unknown-field",
                arena_printf(binding->arena, _("'%s' has no field '%s'"),
                             question->id, child->key),
                nearest_field(binding, question, child->key));
            good = false;
            continue;
        }
        entry->given[i] = bind_simple(
            binding, child, &list_of(question)->fields[i], &entry->values[i]);
        good = good && entry->given[i];
    }
    return good;
}

static bool bind_list(const struct binding *binding, const struct node *node,
                      const struct question *question, struct value *value) {
    if (!bind_kind(binding, node, NODE_SEQUENCE)) return false;
    if (node->count > LIST_ENTRIES) {
        diag(binding->diags, SEVERITY_ERROR, node_place(binding->tree, node),
             "too-many", _("the list has %u entries, at most %d are allowed"),
             node->count, LIST_ENTRIES);
        return false;
    }
    value->entries = ARENA_ARRAY(binding->arena, struct entry, node->count);
    value->entry_count = 0;
    bool good = true;
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        good &= bind_entry(binding, child, question,
                           &value->entries[value->entry_count]);
        value->entry_count++;
    }
    return good;
}

bool bind_value(const struct binding *binding, const struct node *node,
                const struct question *question, struct value *value) {
    if (question->type == QUESTION_LIST)
        return bind_list(binding, node, question, value);
    return bind_simple(binding, node, question, value);
}
