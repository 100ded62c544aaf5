// SPDX-License-Identifier: MIT
//
// One answer of a file: the short form, or a mapping with remarks and rounds.

#include "assessment_yaml.h"
#include "text.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// --- Votes ---

// Options ticked together, joined by "+"; "+" alone where none is.
static const char *bind_codes(const struct binding *binding, const char *key,
                              struct place at,
                              const struct question *question) {
    const char *joined = NULL;
    for (const char *rest = key; *rest;) {
        size_t length = strcspn(rest, "+");
        if (length) {
            const char *code =
                bind_option(binding, arena_copy(binding->arena, rest, length),
                            at, question);
            if (!code) return NULL;
            joined = joined
                         ? arena_printf(binding->arena, "%s+%s", joined, code)
                         : code;
        }
        rest += length + (rest[length] == '+');
    }
    return joined ? joined : "+";
}

static const char *bind_vote_key(const struct binding *binding,
                                 const struct node *node,
                                 const struct question *question) {
    const char *key = node->key;
    struct place at = node_key_place(binding->tree, node);
    double number;
    if (!strcmp(key, WORD_DONT_KNOW) || !strcmp(key, WORD_NOT_APPLICABLE))
        return key;
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return bind_level(binding, key, at, question, &number) ? key : NULL;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return bind_option(binding, key, at, question);
    case QUESTION_MULTIPLE:
        return bind_codes(binding, key, at, question);
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
        if (text_parse_number(key, &number)) return key;
        diag(binding->diags, SEVERITY_ERROR, at, "not-a-number",
             _("'%s' is not a number, expected one such as 3 or 2.5"), key);
        return NULL;
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    diag(binding->diags, SEVERITY_ERROR, at, "no-votes",
         _("'%s' cannot be voted on"), question->id);
    return NULL;
}

// --- One name for two ---

// Names that differ in the file may mean one: an option that was renamed beside
// its new name, "a+" beside "a". Votes and groups both begin with their name.
static const char *name_at(const void *item) {
    const char *name;
    memcpy(&name, item, sizeof(name));
    return name;
}

static int by_name(const void *a, const void *b) {
    const char *const *left = a, *const *right = b;
    int order = strcmp(name_at(*left), name_at(*right));
    return order ? order : (*left > *right) - (*left < *right);
}

// Pointers to [count] items of [size] bytes: those of one name behind one
// another, the first of the file in front.
static void **sort_by_name(struct arena *arena, void *items, size_t count,
                           size_t size) {
    void **sorted = ARENA_ARRAY(arena, void *, count);
    for (size_t i = 0; i < count; i++)
        sorted[i] = (char *)items + i * size;
    if (count) qsort(sorted, count, sizeof(void *), by_name);
    return sorted;
}

// Behind the last of [sorted] that has the name of the one at [from].
static size_t run_end(void *const *sorted, size_t from, size_t count) {
    size_t end = from + 1;
    while (end < count && !strcmp(name_at(sorted[end]), name_at(sorted[from])))
        end++;
    return end;
}

// The votes for one key add up in the place of the first, since no key may be
// written twice.
static size_t add_up(struct arena *arena, struct vote *votes, size_t count) {
    void **sorted = sort_by_name(arena, votes, count, sizeof(*votes));
    size_t left = 0;
    for (size_t i = 0, end; i < count; i = end) {
        struct vote *into = sorted[i];
        end = run_end(sorted, i, count);
        for (size_t j = i + 1; j < end; j++) {
            struct vote *vote = sorted[j];
            unsigned room = LARGEST_COUNT - into->count;
            into->count += vote->count < room ? vote->count : room;
        }
        for (size_t j = i + 1; j < end; j++)
            ((struct vote *)sorted[j])->key = NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (votes[i].key) votes[left++] = votes[i];
    }
    return left;
}

static struct vote *bind_votes(const struct binding *binding,
                               const struct node *node,
                               const struct question *question, size_t *count) {
    *count = 0;
    if (!bind_kind(binding, node, NODE_MAPPING)) return NULL;
    struct vote *votes = ARENA_ARRAY(binding->arena, struct vote, node->count);
    bool changed = false;
    for (const struct node *child = node->first; child; child = child->next) {
        if (bind_enough(binding)) break;
        struct vote *vote = &votes[*count];
        vote->key = bind_vote_key(binding, child, question);
        if (!vote->key || !bind_count(binding, child, 0, &vote->count))
            continue;
        ++*count;
        changed |= strcmp(vote->key, child->key) != 0;
    }
    if (changed) *count = add_up(binding->arena, votes, *count);
    return votes;
}

// --- Groups ---

static bool has_option(const struct question *question, const char *code) {
    for (size_t i = 0; i < question->option_count; i++) {
        const char *known = question->options[i].code;
        if (known && !strcmp(known, code)) return true;
    }
    return false;
}

// A group is a code of one of the profile questions that group.
static const char *bind_group(const struct binding *binding,
                              const struct node *node) {
    for (size_t i = 0; i < binding->grouping_count; i++) {
        if (has_option(binding->groupings[i], node->key)) return node->key;
    }
    struct place at = node_key_place(binding->tree, node);
    if (binding->grouping_count == 1) {
        struct binding grouping = *binding;
        grouping.as_id = NULL;
        return bind_option(&grouping, node->key, at, binding->groupings[0]);
    }
    diag(binding->diags, SEVERITY_ERROR, at, "unknown-group",
         _("'%s' is not a group of the profile"), node->key);
    return NULL;
}

// Makes one of the groups from [i] up to [end], which are the same.
static void join_run(struct arena *arena, void *const *sorted, size_t i,
                     size_t end) {
    struct group_votes *into = sorted[i];
    size_t most = 0, count = 0;
    for (size_t j = i; j < end; j++)
        most += ((struct group_votes *)sorted[j])->vote_count;
    struct vote *votes = ARENA_ARRAY(arena, struct vote, most);
    for (size_t j = i; j < end; j++) {
        const struct group_votes *group = sorted[j];
        for (size_t k = 0; k < group->vote_count; k++)
            votes[count++] = group->votes[k];
    }
    into->votes = votes;
    into->vote_count = add_up(arena, votes, count);
    for (size_t j = i + 1; j < end; j++)
        ((struct group_votes *)sorted[j])->group = NULL;
}

static size_t join_groups(struct arena *arena, struct group_votes *groups,
                          size_t count) {
    void **sorted = sort_by_name(arena, groups, count, sizeof(*groups));
    size_t left = 0;
    for (size_t i = 0, end; i < count; i = end) {
        end = run_end(sorted, i, count);
        if (end > i + 1) join_run(arena, sorted, i, end);
    }
    for (size_t i = 0; i < count; i++) {
        if (groups[i].group) groups[left++] = groups[i];
    }
    return left;
}

static void bind_by(const struct binding *binding, const struct node *node,
                    const struct question *question, struct round *round) {
    if (!bind_kind(binding, node, NODE_MAPPING)) return;
    round->by = ARENA_ARRAY(binding->arena, struct group_votes, node->count);
    round->by_count = 0;
    bool changed = false;
    for (const struct node *child = node->first; child; child = child->next) {
        if (bind_enough(binding)) break;
        struct group_votes *group = &round->by[round->by_count];
        group->group = bind_group(binding, child);
        if (!group->group) continue;
        group->votes = bind_votes(binding, child, question, &group->vote_count);
        round->by_count++;
        changed |= strcmp(group->group, child->key) != 0;
    }
    if (changed)
        round->by_count =
            join_groups(binding->arena, round->by, round->by_count);
}

// --- Rounds ---

enum round_key {
    ROUND_VOTES,
    ROUND_BY,
    ROUND_METHOD,
    ROUND_PEOPLE,
    ROUND_NOT_ASKED,
    ROUND_IN_DOUBT,
    ROUND_OPEN,
    ROUND_UNSEEN,
    ROUND_VOID,
    ROUND_RECOUNT,
};
static const char *const round_keys[] = {
    [ROUND_VOTES] = "votes",         [ROUND_BY] = "by",
    [ROUND_METHOD] = "method",       [ROUND_PEOPLE] = "people",
    [ROUND_NOT_ASKED] = "not-asked", [ROUND_IN_DOUBT] = "in-doubt",
    [ROUND_OPEN] = "open",           [ROUND_UNSEEN] = "unseen",
    [ROUND_VOID] = "void",           [ROUND_RECOUNT] = "recount",
};
static const char *const methods[] = {"hands", "files", "phones", "single"};

static void bind_round_key(const struct binding *binding,
                           const struct node *node, enum round_key key,
                           const struct question *question,
                           struct round *round) {
    switch (key) {
    case ROUND_VOTES:
        round->votes = bind_votes(binding, node, question, &round->vote_count);
        break;
    case ROUND_BY:
        bind_by(binding, node, question, round);
        break;
    case ROUND_METHOD: {
        size_t index = bind_word(binding, node, methods, COUNT_OF(methods));
        if (index < COUNT_OF(methods)) round->method = methods[index];
        break;
    }
    case ROUND_PEOPLE:
        bind_count(binding, node, 1, &round->people);
        break;
    case ROUND_NOT_ASKED:
        bind_count(binding, node, 0, &round->not_asked);
        break;
    case ROUND_IN_DOUBT:
        bind_count(binding, node, 0, &round->in_doubt);
        break;
    case ROUND_OPEN:
        bind_flag(binding, node, &round->open);
        break;
    case ROUND_UNSEEN:
        bind_flag(binding, node, &round->unseen);
        break;
    case ROUND_VOID:
        bind_flag(binding, node, &round->is_void);
        break;
    case ROUND_RECOUNT:
        bind_flag(binding, node, &round->recount);
        break;
    }
}

static void bind_round(const struct binding *binding, const struct node *node,
                       const struct question *question, struct round *round) {
    round->at = node_place(binding->tree, node);
    if (!bind_kind(binding, node, NODE_MAPPING)) return;
    for (const struct node *child = node->first; child; child = child->next) {
        size_t key = name_index(child->key, round_keys, COUNT_OF(round_keys));
        if (key < COUNT_OF(round_keys))
            bind_round_key(binding, child, (enum round_key)key, question,
                           round);
        else
            bind_unknown_key(binding, child, round_keys, COUNT_OF(round_keys));
    }
    if (!node_find(node, "votes"))
        diag(binding->diags, SEVERITY_ERROR, round->at, "missing-key",
             _("the round has no 'votes'"));
}

static void bind_rounds(const struct binding *binding, const struct node *node,
                        const struct question *question,
                        struct answer *answer) {
    if (!bind_kind(binding, node, NODE_SEQUENCE)) return;
    answer->rounds = ARENA_ARRAY(binding->arena, struct round, node->count);
    answer->round_count = 0;
    for (const struct node *child = node->first; child && !bind_enough(binding);
         child = child->next) {
        bind_round(binding, child, question,
                   &answer->rounds[answer->round_count++]);
    }
}

// --- What was answered ---

// Quotes tell a text that reads like a state from the state itself.
static bool is_state(const struct node *node, const struct question *question,
                     enum answer_state *state) {
    if (node->kind != NODE_SCALAR ||
        (question->type == QUESTION_TEXT && node->style != STYLE_PLAIN))
        return false;
    if (!strcmp(node->text, WORD_DONT_KNOW))
        *state = ANSWER_DONT_KNOW;
    else if (!strcmp(node->text, WORD_NOT_APPLICABLE))
        *state = ANSWER_NOT_APPLICABLE;
    else
        return false;
    return true;
}

static void bind_given(const struct binding *binding, const struct node *node,
                       const struct question *question, struct answer *answer) {
    // Nothing behind the colon: not answered yet.
    if (node->kind == NODE_SCALAR && !*node->text && node->style == STYLE_PLAIN)
        return;
    if (!is_state(node, question, &answer->state)) {
        if (bind_value(binding, node, question, &answer->value))
            answer->state = ANSWER_GIVEN;
    } else if (question->required) {
        answer->state = ANSWER_NONE;
        diag(binding->diags, SEVERITY_ERROR, node_place(binding->tree, node),
             "required", _("'%s' must be answered, '%s' is not allowed"),
             question->id, node->text);
    }
}

static void bind_ticks(const struct binding *binding, const struct node *node,
                       const struct question *question, struct answer *answer) {
    answer->has_ticks = true;
    if (!bind_kind(binding, node, NODE_SEQUENCE)) return;
    if (node->count > question->tick_count) {
        diag(binding->diags, SEVERITY_ERROR, node_place(binding->tree, node),
             "too-many", _("more is ticked than '%s' has criteria"),
             question->id);
        return;
    }
    answer->ticks = ARENA_ARRAY(binding->arena, const char *, node->count);
    answer->tick_count = 0;
    for (const struct node *child = node->first; child; child = child->next) {
        const char *text, *code;
        struct place at = node_place(binding->tree, child);
        if (!bind_text(binding, child, &text)) continue;
        code = bind_tick(binding, text, at, question);
        if (!code) continue;
        if (name_index(code, answer->ticks, answer->tick_count) <
            answer->tick_count)
            diag(binding->diags, SEVERITY_ERROR, at, "twice",
                 _("'%s' is ticked twice"), code);
        else
            answer->ticks[answer->tick_count++] = code;
    }
}

static void bind_private(const struct binding *binding, const struct node *node,
                         const struct question *question,
                         struct answer *answer) {
    (void)question;
    bind_flag(binding, node, &answer->is_private);
}

// --- The mapping ---

static const char *const answer_keys[] = {
    "answer",   "rounds",   "ticks", "private", "note",   "reason",
    "evidence", "override", "basis", "dissent", "parked", "counts",
};
// A function, or for a text NULL and the member that it goes to.
static const struct {
    void (*bind)(const struct binding *binding, const struct node *node,
                 const struct question *question, struct answer *answer);
    size_t text;
} answer_targets[COUNT_OF(answer_keys)] = {
    {bind_given, 0},
    {bind_rounds, 0},
    {bind_ticks, 0},
    {bind_private, 0},
    {NULL, offsetof(struct answer, note)},
    {NULL, offsetof(struct answer, reason)},
    {NULL, offsetof(struct answer, evidence)},
    {NULL, offsetof(struct answer, override)},
    {NULL, offsetof(struct answer, basis)},
    {NULL, offsetof(struct answer, dissent)},
    {NULL, offsetof(struct answer, parked)},
    {bind_counts, 0},
};

static void bind_answer_key(const struct binding *binding,
                            const struct node *node,
                            const struct question *question,
                            struct answer *answer) {
    size_t key = name_index(node->key, answer_keys, COUNT_OF(answer_keys));
    const char *text = NULL;
    if (key == COUNT_OF(answer_keys)) {
        bind_unknown_key(binding, node, answer_keys, COUNT_OF(answer_keys));
    } else if (answer_targets[key].bind) {
        answer_targets[key].bind(binding, node, question, answer);
    } else if (bind_text(binding, node, &text)) {
        char *member = (char *)answer + answer_targets[key].text;
        memcpy(member, &text, sizeof(text));
    }
}

// The counts of an NPS are a mapping themselves, and may stand without more.
static bool is_nps(const struct node *node, const struct question *question) {
    return question->type == QUESTION_NPS &&
           (node_find(node, "promoters") || node_find(node, "passives") ||
            node_find(node, "detractors"));
}

void bind_answer(const struct binding *binding, const struct node *node,
                 const struct question *question, struct answer *answer) {
    *answer = (struct answer){.at = node_place(binding->tree, node)};
    if (node->kind != NODE_MAPPING || is_nps(node, question)) {
        bind_given(binding, node, question, answer);
        return;
    }
    for (const struct node *child = node->first; child; child = child->next) {
        bind_answer_key(binding, child, question, answer);
    }
}

// --- Decisions ---

void bind_decision(const struct binding *binding, const struct node *node,
                   struct decision *decision) {
    static const char *const keys[] = {"state", "owner", "due"};
    decision->at = node_place(binding->tree, node);
    if (!bind_kind(binding, node, NODE_MAPPING)) return;
    for (const struct node *child = node->first; child; child = child->next) {
        size_t key = name_index(child->key, keys, COUNT_OF(keys));
        if (key == 0) {
            size_t state = bind_word(binding, child, decision_words,
                                     COUNT_OF(decision_words));
            if (state < COUNT_OF(decision_words))
                decision->state = (enum decision_state)state;
        } else if (key == 1) {
            bind_text(binding, child, &decision->owner);
        } else if (key == 2) {
            bind_date(binding, child, &decision->due);
        } else {
            bind_unknown_key(binding, child, keys, COUNT_OF(keys));
        }
    }
}
