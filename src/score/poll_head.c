// SPDX-License-Identifier: MIT
//
// What files say of themselves and not of a question: the profile as far as all
// say the same, decisions, dates, language.

#include "poll_inside.h"

#include <math.h>
#include <string.h>

// --- Profile ---

static bool same_codes(const struct value *a, const struct value *b) {
    if (a->code_count != b->code_count) return false;
    for (size_t i = 0; i < a->code_count; i++) {
        if (strcmp(a->codes[i], b->codes[i]) != 0) return false;
    }
    return true;
}

static bool same_number(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

// Lists never count as the same: they are not compared entry by entry.
static bool same_value(const struct value *left, const struct value *right) {
    if (!left->text != !right->text ||
        (left->text && strcmp(left->text, right->text) != 0))
        return false;
    return same_codes(left, right) &&
           same_number(left->number, right->number) &&
           same_number(left->promoters, right->promoters) &&
           same_number(left->passives, right->passives) &&
           same_number(left->detractors, right->detractors) &&
           !left->entry_count && !right->entry_count;
}

static struct answer copy_answer(struct arena *arena,
                                 const struct answer *answer) {
    struct answer copy = {.state = ANSWER_GIVEN, .value = answer->value};
    copy.value.text = arena_string(arena, answer->value.text);
    copy.value.codes =
        ARENA_ARRAY(arena, const char *, answer->value.code_count);
    for (size_t i = 0; i < answer->value.code_count; i++)
        copy.value.codes[i] = arena_string(arena, answer->value.codes[i]);
    return copy;
}

static void share_profile(struct poll *poll,
                          const struct assessment *assessment) {
    const struct questionnaire *questionnaire = poll->questionnaire;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        size_t index = questionnaire->profile[i].index;
        const struct answer *own = &assessment->answers[index];
        struct poll_shared *shared = &poll->profile[i];
        bool given =
            own->state == ANSWER_GIVEN && poll->visibility[index] == VISIBLE;
        shared->single = given && !poll->files ? own : NULL;
        bool same = given && (!poll->files ||
                              (shared->answer.state == ANSWER_GIVEN &&
                               same_value(&shared->answer.value, &own->value)));
        if (!same)
            shared->answer.state = ANSWER_NONE;
        else if (!poll->files)
            shared->answer = copy_answer(poll->arena, own);
    }
}

// --- Decisions ---

static int compare_text(const char *a, const char *b) {
    if (!a || !b) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

// Of several that decided on the same, one is taken that does not depend on the
// order of the files.
static bool goes_before(const struct decision *a, const struct decision *b) {
    if (b->state == DECISION_NONE) return true;
    if (a->state != b->state) return a->state < b->state;
    int order = compare_text(a->owner, b->owner);
    return order ? order < 0 : compare_text(a->due, b->due) < 0;
}

static void take_decisions(struct poll *poll,
                           const struct assessment *assessment) {
    size_t count = poll->questionnaire->recommendation_count;
    for (size_t i = 0; assessment->decisions && i < count; i++) {
        const struct decision *own = &assessment->decisions[i];
        struct decision *taken = &poll->decisions[i];
        if (own->state == DECISION_NONE || !goes_before(own, taken)) continue;
        *taken = *own;
        taken->owner = arena_string(poll->arena, own->owner);
        taken->due = arena_string(poll->arena, own->due);
    }
}

// --- The rest ---

static void take_date(struct poll *poll, const struct assessment *assessment) {
    const char *date =
        assessment->finished ? assessment->finished : assessment->started;
    size_t length = date ? strlen(date) : 0;
    if (length < sizeof(poll->newest) && length &&
        strcmp(date, poll->newest) > 0)
        memcpy(poll->newest, date, length + 1);
}

static void take_language(struct poll *poll,
                          const struct assessment *assessment) {
    const char *language = assessment->language;
    if (!poll->files) {
        poll->language = arena_string(poll->arena, language);
        poll->same_language = true;
    } else if (compare_text(poll->language, language) != 0) {
        poll->same_language = false;
    }
}

// The most careful of them holds for all.
static void take_minimum(struct poll *poll,
                         const struct assessment *assessment) {
    struct vote_rules rules = assessment_rules(assessment);
    if (rules.values[RULE_MINIMUM] > poll->least)
        poll->least = rules.values[RULE_MINIMUM];
}

// --- Rooms ---

static bool voted_in_a_room(const struct assessment *assessment) {
    size_t count = assessment->questionnaire->question_count;
    for (size_t i = 0; i < count; i++) {
        const struct answer *answer = &assessment->answers[i];
        const struct round *round =
            answer->round_count ? answer_round(answer) : NULL;
        if (round && !(round->method && !strcmp(round->method, "files")))
            return true;
    }
    return false;
}

static void take_rules(struct poll *poll, const struct assessment *assessment) {
    struct room_rules *all = &poll->rules;
    if (!voted_in_a_room(assessment)) return;
    struct vote_rules rules = assessment_rules(assessment);
    bool first = !all->rooms++;
    for (size_t i = 0; i < VOTE_RULES; i++) {
        unsigned value = rules.values[i];
        if (first || value < all->low[i]) all->low[i] = value;
        if (first || value > all->high[i]) all->high[i] = value;
        if (all->low[i] != all->high[i]) all->differ = true;
    }
    if (first) all->groups = rules.groups;
    if (all->groups != rules.groups) {
        all->groups = NULL;
        all->differ = true;
    }
}

void poll_add_head(struct poll *poll, const struct assessment *assessment) {
    share_profile(poll, assessment);
    take_decisions(poll, assessment);
    take_date(poll, assessment);
    take_language(poll, assessment);
    take_minimum(poll, assessment);
    take_rules(poll, assessment);
}
