// SPDX-License-Identifier: MIT
//
// What became of names of earlier versions. An old name is no longer in use;
// where it led to leads to something that is, at once or by further old names.

#include "check_graph.h"
#include "check_inside.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define NOWHERE ((size_t)-1)
#define NAME_SIZE 132 // an id, a slash, a code

struct renames {
    struct check *check;
    const struct rename **sorted; // by the old name
    size_t count;
};

static int by_old_name(const void *a, const void *b) {
    const struct rename *const *first = a, *const *second = b;
    int order = strcmp((*first)->from, (*second)->from);
    if (order) return order;
    if ((*first)->at.line != (*second)->at.line)
        return (*first)->at.line < (*second)->at.line ? -1 : 1;
    return (*first)->at.column < (*second)->at.column ? -1 : 1;
}

static int by_name(const void *name, const void *rename) {
    const struct rename *const *entry = rename;
    return strcmp(name, (*entry)->from);
}

static size_t find_rename(const struct renames *renames, const char *from) {
    const struct rename **found =
        renames->count ? bsearch(from, renames->sorted, renames->count,
                                 sizeof(struct rename *), by_name)
                       : NULL;
    return found ? (size_t)(found - renames->sorted) : NOWHERE;
}

// --- Names with and without a code ---

struct old_name {
    char id[NAME_SIZE]; // before the slash
    const char *code;   // behind it; NULL
};

// False for what no name is; the reader has said so.
static bool split(const char *text, struct old_name *name) {
    const char *slash = strchr(text, '/');
    size_t length = slash ? (size_t)(slash - text) : strlen(text);
    if (length >= sizeof(name->id)) return false;
    memcpy(name->id, text, length);
    name->id[length] = '\0';
    name->code = slash ? slash + 1 : NULL;
    return true;
}

static bool has_code(const struct question *question, const char *code) {
    for (size_t i = 0; i < question->tick_count; i++) {
        const char *known = question->ticks[i].code;
        if (known && !strcmp(known, code)) return true;
    }
    return question_option(question, code) != NULL;
}

// Answers and decisions have names that are kept.
static bool is_kept(const struct name *name) {
    return name->kind == NAME_QUESTION || name->kind == NAME_RECOMMENDATION;
}

// What the id of [name] is called today; NULL if nothing is. Rounds end.
static const struct name *today(const struct renames *renames, const char *id) {
    const struct questionnaire *questionnaire = renames->check->questionnaire;
    for (size_t i = 0; i <= renames->count; i++) {
        const struct name *found = questionnaire_find(questionnaire, id);
        if (found) return found;
        size_t index = find_rename(renames, id);
        if (index == NOWHERE || !renames->sorted[index]->to) return NULL;
        id = renames->sorted[index]->to;
    }
    return NULL;
}

// --- Old names ---

static void check_from(const struct renames *renames,
                       const struct rename *rename,
                       const struct old_name *from) {
    struct check *check = renames->check;
    const struct questionnaire *questionnaire = check->questionnaire;
    const struct name *name = questionnaire_find(questionnaire, from->id);
    bool used = name && is_kept(name);
    if (from->code)
        used = used && name->kind == NAME_QUESTION &&
               has_code(name->target, from->code);
    if (used)
        diag(check->diags, SEVERITY_ERROR, rename->at, "still-used",
             rename->to ? _("'%s' is said to be renamed, but is in use; "
                            "expected a name of an earlier version")
                        : _("'%s' is said to be retired, but is in use; "
                            "expected a name of an earlier version"),
             rename->from);
}

static void check_twice(const struct renames *renames) {
    for (size_t i = 1; i < renames->count; i++) {
        const struct rename *rename = renames->sorted[i];
        const struct rename *before = renames->sorted[i - 1];
        if (strcmp(rename->from, before->from) != 0) continue;
        if (check_enough(renames->check)) return;
        diag(renames->check->diags, SEVERITY_ERROR, rename->at, "renamed-twice",
             _("what became of '%s' is said twice, first in line %u"),
             rename->from, before->at.line);
    }
}

// --- New names ---

static void report_code(struct check *check, const struct rename *rename,
                        const struct question *question, const char *code) {
    struct nearest nearest = nearest_new(code);
    for (size_t i = 0; i < question->option_count; i++) {
        nearest_try(&nearest, question->options[i].code);
    }
    for (size_t i = 0; i < question->tick_count; i++) {
        nearest_try(&nearest, question->ticks[i].code);
    }
    if (nearest.found)
        diag(check->diags, SEVERITY_ERROR, rename->at, "unknown-code",
             _("'%s' leads to '%s', but '%s' is not an answer to '%s', did "
               "you mean '%s'?"),
             rename->from, rename->to, code, question->id, nearest.found);
    else
        diag(check->diags, SEVERITY_ERROR, rename->at, "unknown-code",
             _("'%s' leads to '%s', but '%s' is not an answer to '%s'"),
             rename->from, rename->to, code, question->id);
}

// A code stays with its question, whatever that is called now.
static void check_code(const struct renames *renames,
                       const struct rename *rename, const struct old_name *from,
                       const struct old_name *to) {
    struct check *check = renames->check;
    const struct name *target = today(renames, to->id);
    const struct name *source = today(renames, from->id);
    if (!target || target->kind != NAME_QUESTION) {
        names_unknown(check->questionnaire, NAME_QUESTION, to->id, rename->at,
                      check->diags);
        return;
    }
    const struct question *question = target->target;
    if (source != target)
        diag(check->diags, SEVERITY_ERROR, rename->at, "wrong-rename",
             _("'%s' cannot become '%s': a code stays with its question"),
             rename->from, rename->to);
    else if (question->type == QUESTION_SCALE && !question->scale)
        return; // its codes are not known, and that has been told
    else if (!has_code(question, to->code) &&
             find_rename(renames, rename->to) == NOWHERE)
        report_code(check, rename, question, to->code);
}

static void check_to(const struct renames *renames, const struct rename *rename,
                     const struct old_name *from) {
    struct check *check = renames->check;
    struct old_name to;
    if (!split(rename->to, &to)) return;
    if (!from->code != !to.code) {
        diag(check->diags, SEVERITY_ERROR, rename->at, "wrong-rename",
             _("'%s' cannot become '%s': expected an id for an id, or "
               "question/code for question/code"),
             rename->from, rename->to);
    } else if (to.code) {
        check_code(renames, rename, from, &to);
    } else {
        const struct name *name =
            questionnaire_find(check->questionnaire, to.id);
        bool known =
            name ? is_kept(name) : find_rename(renames, to.id) != NOWHERE;
        if (!known)
            names_unknown(check->questionnaire, NAME_QUESTION, to.id,
                          rename->at, check->diags);
    }
}

// --- Circles ---

static void report_circle(void *context, const size_t *members, size_t count) {
    const struct renames *renames = context;
    struct check *check = renames->check;
    struct words words = {0};
    for (size_t i = 0; i < count; i++) {
        words_add(&words, renames->sorted[members[i]]->from);
    }
    if (check_enough(check)) return;
    diag(check->diags, SEVERITY_ERROR, renames->sorted[members[0]]->at,
         "rename-cycle",
         _("these names lead to each other and to nothing that is asked: %s"),
         words_join(check->arena, &words));
}

static void check_circles(struct renames *renames) {
    struct arena *arena = renames->check->arena;
    size_t *first = ARENA_ARRAY(arena, size_t, renames->count + 1);
    size_t *edges = ARENA_ARRAY(arena, size_t, renames->count);
    size_t *order = ARENA_ARRAY(arena, size_t, renames->count), used = 0;
    for (size_t i = 0; i < renames->count; i++) {
        const struct rename *rename = renames->sorted[i];
        size_t next = rename->to ? find_rename(renames, rename->to) : NOWHERE;
        if (next != NOWHERE) edges[used++] = next;
        first[i + 1] = used;
    }
    struct graph graph = {renames->count, first, edges};
    graph_order(arena, &graph, order, report_circle, renames);
}

void check_renames(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    struct renames renames = {.check = check};
    renames.sorted = ARENA_ARRAY(check->arena, const struct rename *,
                                 questionnaire->rename_count);
    for (size_t i = 0; i < questionnaire->rename_count; i++) {
        if (questionnaire->renames[i].from)
            renames.sorted[renames.count++] = &questionnaire->renames[i];
    }
    if (!renames.count) return;
    qsort(renames.sorted, renames.count, sizeof(struct rename *), by_old_name);
    check_twice(&renames);
    check_circles(&renames);
    for (size_t i = 0; i < renames.count && !check_enough(check); i++) {
        const struct rename *rename = renames.sorted[i];
        struct old_name from;
        if (!split(rename->from, &from)) continue;
        check_from(&renames, rename, &from);
        if (rename->to) check_to(&renames, rename, &from);
    }
}
