// SPDX-License-Identifier: MIT
//
// A poll as one assessment. Votes add up, so a merged file can be merged again;
// who said what is gone for good.

#include "merge_texts.h"
#include "poll_inside.h"
#include "scoring.h"

#include <string.h>

#define METHOD "files"

struct merge {
    struct arena *arena;
    const struct poll *poll;
    struct assessment *assessment;
    size_t left_out;
};

// --- Votes ---

static void add_vote(struct vote *votes, size_t *count, const char *key,
                     double times) {
    if (times > 0) votes[(*count)++] = (struct vote){key, (unsigned)times};
}

static struct vote *votes_of(struct arena *arena,
                             const struct question *question,
                             const struct spread *spread, size_t more,
                             size_t *count) {
    struct vote *votes = ARENA_ARRAY(arena, struct vote, spread->count + more);
    *count = 0;
    for (size_t i = 0; i < spread->count; i++) {
        const struct pile *pile = &spread->piles[i];
        add_vote(votes, count, cast_key(arena, question, &pile->cast),
                 pile->weight.count);
    }
    return votes;
}

// A code that an earlier question of the profile has as well would be taken for
// that one's.
static bool is_unambiguous(const struct poll *poll, size_t group) {
    return poll_find_group(poll, NULL, poll->groups[group].option->code) ==
           group;
}

static bool is_shared(const struct poll *poll,
                      const struct question *question) {
    return poll->profile[question->index].answer.state == ANSWER_GIVEN;
}

static void add_groups(struct merge *merge, const struct question *question,
                       const struct poll_question *counted,
                       struct round *round) {
    const struct poll *poll = merge->poll;
    bool *groups = ARENA_ARRAY(merge->arena, bool, poll->group_count);
    bool *shown = ARENA_ARRAY(merge->arena, bool, poll->group_count);
    // What was agreed is nobody's; the votes before it are not in this round.
    if (!counted->cells || counted->behind) return;
    poll_show_groups(poll, groups);
    poll_show_cells(poll, groups, question, shown);
    round->by =
        ARENA_ARRAY(merge->arena, struct group_votes, poll->group_count);
    for (size_t i = 0; i < poll->group_count; i++) {
        const struct poll_group *group = &poll->groups[i];
        if (!shown[i] || is_shared(poll, group->question) ||
            !is_unambiguous(poll, i))
            continue;
        struct group_votes *by = &round->by[round->by_count++];
        by->group = group->option->code;
        by->votes = votes_of(merge->arena, question, &counted->cells[i], 0,
                             &by->vote_count);
    }
}

static bool can_be_voted(const struct question *question) {
    return question->type != QUESTION_DATE && question->type != QUESTION_TEXT &&
           question->type != QUESTION_LIST;
}

static void add_round(struct merge *merge, const struct question *question,
                      struct answer *answer) {
    const struct poll_question *counted =
        &merge->poll->questions[question->index];
    double said = counted->spread.counted.count + counted->dont_know.count +
                  counted->not_applicable.count;
    // Nothing to say, and no condition that would be looked at again.
    if (said <= 0 && !question->when) return;
    struct round *round = ARENA_NEW(merge->arena, struct round);
    round->votes = votes_of(merge->arena, question, &counted->spread, 2,
                            &round->vote_count);
    add_vote(round->votes, &round->vote_count, WORD_DONT_KNOW,
             counted->dont_know.count);
    add_vote(round->votes, &round->vote_count, WORD_NOT_APPLICABLE,
             counted->not_applicable.count);
    add_groups(merge, question, counted, round);
    round->method = METHOD;
    round->not_asked = (unsigned)counted->not_asked;
    round->in_doubt = (unsigned)counted->in_doubt;
    round->people = (unsigned)(said + counted->unanswered) + round->not_asked +
                    round->in_doubt;
    answer->rounds = round;
    answer->round_count = 1;
}

// --- Profile ---

// How many are in each group that may be shown at all, and in all groups.
static void add_people(struct merge *merge, const struct question *question,
                       struct answer *answer) {
    const struct poll *poll = merge->poll;
    bool *shown = ARENA_ARRAY(merge->arena, bool, poll->group_count);
    struct round *round = ARENA_NEW(merge->arena, struct round);
    double people = poll->profile[question->index].hidden;
    poll_show_groups(poll, shown);
    round->votes =
        ARENA_ARRAY(merge->arena, struct vote, question->option_count);
    for (size_t i = 0; i < poll->group_count; i++) {
        const struct poll_group *group = &poll->groups[i];
        if (group->question != question) continue;
        people += group->people;
        if (shown[i])
            add_vote(round->votes, &round->vote_count, group->option->code,
                     group->people);
    }
    if (people <= 0) return;
    round->method = METHOD;
    round->people = (unsigned)people;
    answer->rounds = round;
    answer->round_count = 1;
}

static void merge_profile(struct merge *merge) {
    const struct questionnaire *questionnaire = merge->poll->questionnaire;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        struct answer *answer = &merge->assessment->answers[question->index];
        if (is_shared(merge->poll, question))
            *answer = merge->poll->profile[i].answer;
        else if (question->group)
            add_people(merge, question, answer);
    }
}

// --- The whole ---

static void merge_answers(struct merge *merge) {
    const struct questionnaire *questionnaire = merge->poll->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        struct answer *answer = &merge->assessment->answers[i];
        if (question->profile) continue;
        if (can_be_voted(question)) add_round(merge, question, answer);
        merge->left_out +=
            merge_texts(merge->arena, merge->poll, question, answer);
        const struct entry_counts *entries = merge->poll->questions[i].entries;
        if (entries)
            answer->sums =
                entries_beyond(merge->arena, entries, question, &answer->value);
        if (answer->sums) answer->state = ANSWER_GIVEN; // none may be listed
    }
}

struct assessment *poll_merge(struct arena *arena, const struct poll *poll,
                              size_t *left_out) {
    struct merge merge = {.arena = arena, .poll = poll};
    size_t decisions = poll->questionnaire->recommendation_count;
    merge.assessment = assessment_new(arena, poll->questionnaire);
    if (poll->same_language && poll->language)
        merge.assessment->language = poll->language;
    // It begins where the last of them ended; the room goes on with it.
    if (poll->newest[0])
        merge.assessment->started = arena_string(arena, poll->newest);
    merge.assessment->people = (unsigned)poll->people;
    if (poll->least > poll->questionnaire->minimum_group)
        merge.assessment->rules.values[RULE_MINIMUM] = poll->least;
    merge_profile(&merge);
    merge_answers(&merge);
    if (decisions)
        memcpy(merge.assessment->decisions, poll->decisions,
               decisions * sizeof(struct decision));
    *left_out = merge.left_out;
    return merge.assessment;
}
