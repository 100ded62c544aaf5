// SPDX-License-Identifier: MIT
//
// Whether two assessments hold the same: what was about to be saved, and what
// came back from the file. Every key of the format counts.

#include "assessment_yaml.h"
#include "session.h"

#include <math.h>
#include <string.h>

static bool same_text(const char *a, const char *b) {
    return a && b ? !strcmp(a, b) : a == b;
}

static bool same_texts(const char *const *a, size_t count_a,
                       const char *const *b, size_t count_b) {
    if (count_a != count_b) return false;
    for (size_t i = 0; i < count_a; i++) {
        if (!same_text(a[i], b[i])) return false;
    }
    return true;
}

// Numbers come from files, or from people who typed them the same way; both are
// exact in fifteen digits.
static bool same_number(double a, double b) {
    if (isnan(a) || isnan(b)) return isnan(a) && isnan(b);
    return fabs(a - b) <= 1e-14 * fmax(fabs(a), fabs(b));
}

static bool same_simple(const struct question *question, const struct value *a,
                        const struct value *b) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        return same_number(a->number, b->number);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
    case QUESTION_DATE:
    case QUESTION_TEXT:
        return same_text(a->text, b->text);
    case QUESTION_MULTIPLE:
        return same_texts(a->codes, a->code_count, b->codes, b->code_count);
    case QUESTION_NPS:
        return same_number(a->promoters, b->promoters) &&
               same_number(a->passives, b->passives) &&
               same_number(a->detractors, b->detractors);
    case QUESTION_LIST: // has entries of simple values
        return a->entry_count == b->entry_count;
    }
    return false;
}

static bool same_entries(const struct question *question, const struct value *a,
                         const struct value *b) {
    if (a->entry_count != b->entry_count) return false;
    for (size_t i = 0; i < a->entry_count; i++) {
        for (size_t j = 0; j < list_of(question)->field_count; j++) {
            if (a->entries[i].given[j] != b->entries[i].given[j]) return false;
            if (a->entries[i].given[j] &&
                !same_simple(&list_of(question)->fields[j],
                             &a->entries[i].values[j],
                             &b->entries[i].values[j]))
                return false;
        }
    }
    return true;
}

static bool same_value(const struct question *question, const struct value *a,
                       const struct value *b) {
    if (question->type == QUESTION_LIST) return same_entries(question, a, b);
    return same_simple(question, a, b);
}

static bool same_votes(const struct vote *a, size_t count_a,
                       const struct vote *b, size_t count_b) {
    if (count_a != count_b) return false;
    for (size_t i = 0; i < count_a; i++) {
        if (!same_text(a[i].key, b[i].key) || a[i].count != b[i].count)
            return false;
    }
    return true;
}

static bool same_round(const struct round *a, const struct round *b) {
    if (!same_votes(a->votes, a->vote_count, b->votes, b->vote_count) ||
        a->by_count != b->by_count || !same_text(a->method, b->method) ||
        a->people != b->people || a->not_asked != b->not_asked ||
        a->in_doubt != b->in_doubt || a->open != b->open ||
        a->unseen != b->unseen || a->is_void != b->is_void ||
        a->recount != b->recount)
        return false;
    for (size_t i = 0; i < a->by_count; i++) {
        const struct group_votes *mine = &a->by[i], *other = &b->by[i];
        if (!same_text(mine->group, other->group) ||
            !same_votes(mine->votes, mine->vote_count, other->votes,
                        other->vote_count))
            return false;
    }
    return true;
}

static bool same_remarks(const struct answer *a, const struct answer *b) {
    return same_text(a->note, b->note) && same_text(a->evidence, b->evidence) &&
           same_text(a->reason, b->reason) &&
           same_text(a->dissent, b->dissent) &&
           same_text(a->parked, b->parked) && same_text(a->basis, b->basis) &&
           same_text(a->override, b->override) &&
           a->is_private == b->is_private && a->has_ticks == b->has_ticks &&
           same_texts(a->ticks, a->tick_count, b->ticks, b->tick_count);
}

static bool same_answer(const struct question *question, const struct answer *a,
                        const struct answer *b) {
    if (a->state != b->state || a->round_count != b->round_count ||
        !same_remarks(a, b) || !counts_same(question, a->sums, b->sums))
        return false;
    if (a->state == ANSWER_GIVEN && !same_value(question, &a->value, &b->value))
        return false;
    for (size_t i = 0; i < a->round_count; i++) {
        if (!same_round(&a->rounds[i], &b->rounds[i])) return false;
    }
    return true;
}

static bool same_node(const struct node *a, const struct node *b) {
    if (!a || !b) return a == b;
    if (a->kind != b->kind || a->count != b->count ||
        !same_text(a->text, b->text))
        return false;
    const struct node *other = b->first;
    for (const struct node *child = a->first; child; child = child->next) {
        if (!other || !same_text(child->key, other->key) ||
            !same_node(child, other))
            return false;
        other = other->next;
    }
    return !other;
}

static bool same_merged(const struct assessment *a,
                        const struct assessment *b) {
    return a->merged_count == b->merged_count &&
           (!a->merged_count ||
            !memcmp(a->merged, b->merged, a->merged_count * sizeof(uint64_t)));
}

static bool same_head(const struct assessment *a, const struct assessment *b) {
    return same_text(a->language, b->language) && same_merged(a, b) &&
           same_text(a->started, b->started) &&
           same_text(a->finished, b->finished) && a->has_at == b->has_at &&
           (!a->has_at || a->at == b->at) && a->people == b->people &&
           same_text(a->respondent, b->respondent) &&
           rules_same(&a->rules, &b->rules) &&
           plan_same(a->questionnaire, &a->aims, &b->aims);
}

static const struct node *kept(const struct assessment *assessment) {
    const struct node *unused = assessment->unused;
    return unused && unused->first ? unused : NULL;
}

bool assessment_same(const struct assessment *a, const struct assessment *b) {
    const struct questionnaire *questionnaire = a->questionnaire;
    if (!same_head(a, b) || !same_node(kept(a), kept(b))) return false;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (!same_answer(questionnaire->questions[i], &a->answers[i],
                         &b->answers[i]))
            return false;
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct decision *mine = &a->decisions[i];
        const struct decision *other = &b->decisions[i];
        if (mine->state != other->state ||
            !same_text(mine->owner, other->owner) ||
            !same_text(mine->due, other->due))
            return false;
    }
    return true;
}
