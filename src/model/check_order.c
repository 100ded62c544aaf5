// SPDX-License-Identifier: MIT
//
// Conditions, and what hangs on itself.

#include "check_graph.h"
#include "check_inside.h"
#include "expression_inside.h"
#include "text.h"

// --- Conditions of questions ---

// Questions with a condition, by number; edges to those that they look at.
struct building {
    struct check *check;
    const struct question **questions;
    size_t count;
    size_t *number; // by index of the question; count: has no condition
    size_t *edges, edge_count;
    size_t own; // the number of the one whose condition is looked at
};

// The number of [question]; what has no condition hangs on nothing. Who looks
// at the own answer has been told so.
static bool hangs_on(const struct building *building,
                     const struct question *question, size_t *number) {
    *number = building->number[question->index];
    return *number < building->count && *number != building->own;
}

static void count_mention(void *context, const struct question *question) {
    struct building *building = context;
    size_t number;
    if (hangs_on(building, question, &number)) building->edge_count++;
}

static void add_mention(void *context, const struct question *question) {
    struct building *building = context;
    size_t number;
    if (hangs_on(building, question, &number))
        building->edges[building->edge_count++] = number;
}

static void report_conditions(void *context, const size_t *members,
                              size_t count) {
    struct building *building = context;
    struct check *check = building->check;
    struct words words = {0};
    const struct question *first = building->questions[members[0]];
    check->circular = true;
    if (check_enough(check)) return;
    for (size_t i = 0; i < count; i++) {
        words_add(&words, building->questions[members[i]]->id);
    }
    diag(check->diags, SEVERITY_ERROR, first->when->at, "condition-cycle",
         _("whether '%s' is asked hangs on itself, by way of: %s; expected "
           "one of the conditions to look elsewhere"),
         shown_id(first->id), words_join(check->arena, &words));
}

static void order_conditions(struct check *check) {
    struct questionnaire *questionnaire = check->questionnaire;
    size_t all = questionnaire->question_count;
    struct building building = {.check = check};
    building.questions =
        ARENA_ARRAY(check->arena, const struct question *, all);
    building.number = ARENA_ARRAY(check->arena, size_t, all);
    for (size_t i = 0; i < all; i++) {
        const struct question *question = questionnaire->questions[i];
        building.number[i] = question->when ? building.count : all;
        if (question->when) building.questions[building.count++] = question;
    }
    size_t *first = ARENA_ARRAY(check->arena, size_t, building.count + 1);
    for (size_t i = 0; i < building.count; i++) {
        building.own = i;
        expression_questions(building.questions[i]->when, count_mention,
                             &building);
    }
    building.edges = ARENA_ARRAY(check->arena, size_t, building.edge_count);
    building.edge_count = 0;
    for (size_t i = 0; i < building.count; i++) {
        building.own = i;
        expression_questions(building.questions[i]->when, add_mention,
                             &building);
        first[i + 1] = building.edge_count;
    }
    struct graph graph = {building.count, first, building.edges};
    size_t *order = ARENA_ARRAY(check->arena, size_t, building.count);
    graph_order(check->arena, &graph, order, report_conditions, &building);
    struct name_table *names = questionnaire->names;
    if (!names) return;
    names->conditional =
        ARENA_ARRAY(check->lasting, const struct question *, building.count);
    names->conditional_count = building.count;
    for (size_t i = 0; i < building.count; i++) {
        names->conditional[i] = building.questions[order[i]];
    }
}

// --- The order of asking ---

struct looking {
    struct check *check;
    const struct question *question; // whose condition it is
};

static void warn_later(void *context, const struct question *question) {
    struct looking *looking = context;
    const struct question *asked = looking->question;
    if (question->index <= asked->index || !check_may_warn(looking->check))
        return;
    diag(looking->check->diags, SEVERITY_WARNING, asked->when->at,
         "looks-ahead",
         _("whether '%s' is asked hangs on '%s', which is asked later: move "
           "'%s' behind it, or people have to go back"),
         shown_id(asked->id), shown_id(question->id), shown_id(asked->id));
}

void check_order_of_asking(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count && !check->circular;
         i++) {
        struct looking looking = {check, questionnaire->questions[i]};
        expression_questions(looking.question->when, warn_later, &looking);
    }
}

// --- All conditions ---

static void check_when(struct check *check, struct expression *when,
                       enum expression_scope scope,
                       const struct question *owner) {
    if (!check_enough(check))
        expression_check(when, check->questionnaire, scope, owner,
                         check->diags);
}

void check_conditions(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        check_when(check, question->when, EXPRESSION_OF_QUESTION, question);
        for (size_t j = 0; j < list_of(question)->kind_count; j++) {
            check_when(check, list_of(question)->kinds[j].when,
                       EXPRESSION_OF_ENTRY, question);
        }
    }
    for (size_t i = 0; i < questionnaire->finding_count; i++) {
        check_when(check, questionnaire->findings[i].when, EXPRESSION_OF_RESULT,
                   NULL);
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        check_when(check, questionnaire->recommendations[i].when,
                   EXPRESSION_OF_RESULT, NULL);
    }
    order_conditions(check);
}

// --- Needs ---

static void report_needs(void *context, const size_t *members, size_t count) {
    struct check *check = context;
    const struct recommendation *all = check->questionnaire->recommendations;
    struct words words = {0};
    if (check_enough(check)) return;
    for (size_t i = 0; i < count; i++) {
        words_add(&words, all[members[i]].id);
    }
    // At the need that leads from the first to the second.
    const struct recommendation *first = &all[members[0]];
    size_t next = members[count > 1 ? 1 : 0];
    struct place at = first->at;
    for (size_t i = 0; i < first->need_count; i++) {
        if (first->needs[i].index == next) at = first->needs[i].at;
    }
    diag(check->diags, SEVERITY_ERROR, at, "needs-cycle",
         _("'%s' needs itself, by way of: %s; expected one of them to need "
           "nothing of the others"),
         shown_id(first->id), words_join(check->arena, &words));
}

void check_needs(struct check *check) {
    const struct questionnaire *questionnaire = check->questionnaire;
    size_t count = questionnaire->recommendation_count, all = 0;
    size_t *first = ARENA_ARRAY(check->arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        all += questionnaire->recommendations[i].need_count;
    }
    size_t *edges = ARENA_ARRAY(check->arena, size_t, all), used = 0;
    for (size_t i = 0; i < count; i++) {
        const struct recommendation *one = &questionnaire->recommendations[i];
        for (size_t j = 0; j < one->need_count; j++) {
            if (one->needs[j].index < count)
                edges[used++] = one->needs[j].index;
        }
        first[i + 1] = used;
    }
    struct graph graph = {count, first, edges};
    size_t *order = ARENA_ARRAY(check->arena, size_t, count);
    graph_order(check->arena, &graph, order, report_needs, check);
}
