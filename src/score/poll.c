// SPDX-License-Identifier: MIT
//
// From answers to counts. Each file is one respondent or one room: what is
// hidden there by that file's own answers does not count. A vote of a room
// brings as many ballots as people voted; an agreed answer stands for the vote
// before it.

#include "poll.h"

#include "poll_inside.h"
#include "scoring.h"

#include <stdlib.h>
#include <string.h>

// --- Groups ---

static void find_groups(struct poll *poll) {
    const struct questionnaire *questionnaire = poll->questionnaire;
    size_t most = 0;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        if (questionnaire->profile[i].group)
            most += questionnaire->profile[i].option_count;
    }
    poll->groups = ARENA_ARRAY(poll->arena, struct poll_group, most);
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        for (size_t j = 0; question->group && j < question->option_count; j++)
            poll->groups[poll->group_count++] =
                (struct poll_group){question, &question->options[j], 0};
    }
    poll->member_of =
        ARENA_ARRAY(poll->arena, size_t, questionnaire->profile_count);
    poll->file_groups = ARENA_ARRAY(poll->arena, double, poll->group_count);
    poll->sizes = ARENA_ARRAY(poll->arena, double, poll->group_count);
}

size_t poll_find_group(const struct poll *poll, const struct question *question,
                       const char *code) {
    for (size_t i = 0; code && i < poll->group_count; i++) {
        const struct poll_group *group = &poll->groups[i];
        if ((!question || group->question == question) &&
            strcmp(group->option->code, code) == 0)
            return i;
    }
    return NOWHERE;
}

bool poll_is_survey(const struct poll *poll) {
    return poll->files > 1 || (poll->last && poll->last->merged_count);
}

double poll_voices(const struct poll_question *question) {
    double behind = question->behind ? question->behind->counted.count : 0;
    return question->spread.counted.count - question->agreed + behind;
}

// --- Counting one question of one file ---

struct count {
    struct poll *poll;
    const struct assessment *assessment;
    const struct question *question;
    const struct answer *answer;
    struct poll_question *into;
};

static struct spread *cell_of(const struct count *count, size_t group) {
    struct poll *poll = count->poll;
    if (!count->into->cells)
        count->into->cells =
            ARENA_ARRAY(poll->arena, struct spread, poll->group_count);
    return &count->into->cells[group];
}

static void count_ballot(struct count *count, struct cast cast,
                         struct weight weight, bool agreed) {
    struct poll *poll = count->poll;
    spread_add(poll->arena, &count->into->spread, cast, weight);
    if (agreed) {
        count->into->agreed += weight.count;
        return; // what was agreed is nobody's in particular
    }
    for (size_t i = 0; i < poll->questionnaire->profile_count; i++) {
        if (poll->member_of[i] != NOWHERE)
            spread_add(poll->arena, cell_of(count, poll->member_of[i]), cast,
                       weight);
    }
}

static double people_of(const struct assessment *assessment) {
    return assessment->people ? assessment->people : 1;
}

static bool is_special(const char *key) {
    return strcmp(key, WORD_DONT_KNOW) == 0 ||
           strcmp(key, WORD_NOT_APPLICABLE) == 0;
}

// People who voted for an option in [round].
static double votes_on_options(const struct round *round) {
    double votes = 0;
    for (size_t i = 0; round && i < round->vote_count; i++) {
        if (!is_special(round->votes[i].key)) votes += round->votes[i].count;
    }
    return votes;
}

// An answer given, or agreed after [votes] on options.
static void count_answer(struct count *count, double votes) {
    struct poll_question *into = count->into;
    struct weight weight = {votes > 0 ? votes : 1, 1};
    struct cast cast;
    switch (count->answer->state) {
    case ANSWER_DONT_KNOW:
        into->dont_know.count += weight.count;
        into->dont_know.alone += weight.alone;
        return;
    case ANSWER_NOT_APPLICABLE:
        into->not_applicable.count += weight.count;
        into->not_applicable.alone += weight.alone;
        return;
    case ANSWER_NONE:
        into->unanswered += people_of(count->assessment);
        return;
    case ANSWER_GIVEN:
        break;
    }
    bool placed = cast_value(count->question, &count->answer->value, &cast);
    if (count->question->scoring != SCORING_NONE && isnan(cast.measure)) {
        into->unanswered += people_of(count->assessment); // an NPS of no people
    } else if (placed) {
        count_ballot(count, cast, weight, votes > 0);
    } else {
        into->spread.counted.count += weight.count;
        into->spread.counted.alone += weight.alone;
    }
}

// Votes of groups, where the file as a whole belongs to none of theirs.
static void count_groups(struct count *count, const struct round *round) {
    struct poll *poll = count->poll;
    for (size_t i = 0; i < round->by_count; i++) {
        const struct group_votes *votes = &round->by[i];
        size_t group = poll_find_group(poll, NULL, votes->group);
        if (group == NOWHERE) continue;
        const struct question *question = poll->groups[group].question;
        if (poll->member_of[question->index] != NOWHERE) continue;
        double people = 0;
        for (size_t j = 0; j < votes->vote_count; j++) {
            struct cast cast;
            double times = votes->votes[j].count;
            people += times;
            if (times > 0 && !is_special(votes->votes[j].key) &&
                cast_vote(count->question, votes->votes[j].key, &cast))
                spread_add(poll->arena, cell_of(count, group), cast,
                           (struct weight){times, times});
        }
        if (people > poll->file_groups[group])
            poll->file_groups[group] = people;
    }
}

// People whose files the votes were merged from and who said nothing.
static double silent(const struct round *round, double voted) {
    double rest =
        (double)round->people - voted - round->not_asked - round->in_doubt;
    return rest > 0 ? rest : 0;
}

static void count_round(struct count *count, const struct round *round) {
    struct poll_question *into = count->into;
    bool files = round->method && strcmp(round->method, "files") == 0;
    double voted = 0;
    for (size_t i = 0; i < round->vote_count; i++) {
        const struct vote *vote = &round->votes[i];
        struct weight weight = {vote->count, vote->count};
        struct cast cast;
        if (!vote->count) continue;
        voted += vote->count;
        if (strcmp(vote->key, WORD_DONT_KNOW) == 0) {
            into->dont_know.count += weight.count;
            into->dont_know.alone += weight.alone;
        } else if (strcmp(vote->key, WORD_NOT_APPLICABLE) == 0) {
            into->not_applicable.count += weight.count;
            into->not_applicable.alone += weight.alone;
        } else if (cast_vote(count->question, vote->key, &cast)) {
            count_ballot(count, cast, weight, false);
        }
    }
    count_groups(count, round);
    if (files) {
        into->unanswered += silent(round, voted);
        into->not_asked += round->not_asked;
        into->in_doubt += round->in_doubt;
    } else if (voted <= 0) {
        into->unanswered += people_of(count->assessment);
    }
}

// The votes before an agreed answer: to be shown beside it.
static void count_behind(struct count *count, const struct round *round) {
    struct poll_question *into = count->into;
    for (size_t i = 0; i < round->vote_count; i++) {
        const struct vote *vote = &round->votes[i];
        struct cast cast;
        if (!vote->count || is_special(vote->key) ||
            !cast_vote(count->question, vote->key, &cast))
            continue;
        if (!into->behind)
            into->behind = ARENA_NEW(count->poll->arena, struct spread);
        spread_add(count->poll->arena, into->behind, cast,
                   (struct weight){vote->count, vote->count});
    }
    count_groups(count, round);
}

static void count_question(struct count *count, enum visibility seen) {
    const struct answer *answer = count->answer;
    const struct round *round =
        answer->round_count ? answer_round(answer) : NULL;
    bool files = round && round->method && !strcmp(round->method, "files");
    if (seen != VISIBLE) {
        double people = people_of(count->assessment);
        bool unsettled = assessment_unsettled(
            count->assessment, count->poll->visibility, count->question);
        double doubt = unsettled ? people : 0;
        if (files && round->people) {
            people = round->people;
            doubt = round->in_doubt;
        }
        count->into->in_doubt += doubt;
        count->into->not_asked += people - doubt;
    } else if (answer->state == ANSWER_NONE && round) {
        count_round(count, round);
    } else {
        count_answer(count, votes_on_options(round));
        if (round) count_behind(count, round);
    }
}

static void count_entries(const struct count *count) {
    const struct answer *answer = count->answer;
    if (answer->state == ANSWER_GIVEN)
        entries_add(count->into->entries, count->question, &answer->value);
    if (answer->sums)
        entries_add_sums(count->into->entries, count->question, answer->sums);
}

// --- One file ---

static void join_groups(struct poll *poll,
                        const struct assessment *assessment) {
    const struct questionnaire *questionnaire = poll->questionnaire;
    for (size_t i = 0; i < poll->group_count; i++)
        poll->file_groups[i] = 0;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        const struct answer *answer = &assessment->answers[question->index];
        poll->member_of[i] = NOWHERE;
        if (!question->group || poll->visibility[question->index] != VISIBLE ||
            answer->state != ANSWER_GIVEN)
            continue;
        size_t group = poll_find_group(poll, question, answer->value.text);
        poll->member_of[i] = group;
        if (group != NOWHERE) poll->file_groups[group] = people_of(assessment);
    }
}

// Of a merged file, people in groups of which it tells nothing.
static void count_hidden(struct poll *poll,
                         const struct assessment *assessment) {
    const struct questionnaire *questionnaire = poll->questionnaire;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct answer *answer = &assessment->answers[i];
        const struct round *round =
            answer->state == ANSWER_NONE ? answer_round(answer) : NULL;
        double people = round ? round->people : 0;
        for (size_t j = 0; round && j < round->vote_count; j++)
            people -= round->votes[j].count;
        if (people > 0) poll->profile[i].hidden += people;
    }
}

// How many are in each group where the file tells it by votes on the profile
// question; else at least as many as voted in it.
static void count_people(struct poll *poll,
                         const struct assessment *assessment) {
    for (size_t i = 0; i < poll->group_count; i++) {
        struct poll_group *group = &poll->groups[i];
        const struct answer *answer =
            &assessment->answers[group->question->index];
        const struct round *round =
            answer->state == ANSWER_NONE ? answer_round(answer) : NULL;
        double people = poll->file_groups[i];
        for (size_t j = 0; round && j < round->vote_count; j++) {
            if (strcmp(round->votes[j].key, group->option->code) == 0)
                people = round->votes[j].count;
        }
        group->people += people;
    }
    count_hidden(poll, assessment);
}

void poll_add(struct poll *poll, const struct assessment *assessment) {
    const struct questionnaire *questionnaire = poll->questionnaire;
    struct count count = {.poll = poll, .assessment = assessment};
    assessment_visibility(assessment, poll->visibility);
    poll_add_head(poll, assessment);
    join_groups(poll, assessment);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        count.question = questionnaire->questions[i];
        count.answer = &assessment->answers[i];
        count.into = &poll->questions[i];
        count_question(&count, poll->visibility[i]);
        if (count.into->entries && poll->visibility[i] == VISIBLE)
            count_entries(&count);
    }
    count_people(poll, assessment);
    poll->people += people_of(assessment);
    poll->last = assessment;
    poll->files++;
}

static void make_room(struct poll *poll) {
    if (poll->kept_count < poll->kept_room) return;
    size_t room = poll->kept_room ? 2 * poll->kept_room : 1;
    const struct assessment **kept =
        ARENA_ARRAY(poll->arena, const struct assessment *, room);
    unsigned char **seen = ARENA_ARRAY(poll->arena, unsigned char *, room);
    for (size_t i = 0; i < poll->kept_count; i++) {
        kept[i] = poll->kept[i];
        seen[i] = poll->kept_seen[i];
    }
    poll->kept = kept;
    poll->kept_seen = seen;
    poll->kept_room = room;
}

void poll_keep(struct poll *poll, const struct assessment *assessment) {
    size_t questions = poll->questionnaire->question_count;
    poll_add(poll, assessment);
    make_room(poll);
    unsigned char *seen = ARENA_ARRAY(poll->arena, unsigned char, questions);
    for (size_t i = 0; i < questions; i++)
        seen[i] = (unsigned char)poll->visibility[i];
    poll->kept[poll->kept_count] = assessment;
    poll->kept_seen[poll->kept_count++] = seen;
}

struct poll *poll_new(struct arena *arena,
                      const struct questionnaire *questionnaire) {
    struct poll *poll = ARENA_NEW(arena, struct poll);
    poll->arena = arena;
    poll->questionnaire = questionnaire;
    poll->least = questionnaire->minimum_group;
    poll->questions =
        ARENA_ARRAY(arena, struct poll_question, questionnaire->question_count);
    poll->profile =
        ARENA_ARRAY(arena, struct poll_shared, questionnaire->profile_count);
    poll->decisions = ARENA_ARRAY(arena, struct decision,
                                  questionnaire->recommendation_count);
    poll->visibility =
        ARENA_ARRAY(arena, enum visibility, questionnaire->question_count);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (entries_are_sorted(question))
            poll->questions[i].entries = entries_new(arena, question);
    }
    find_groups(poll);
    return poll;
}

size_t poll_files(const struct poll *poll) {
    return poll->files;
}

unsigned poll_minimum(const struct poll *poll) {
    return poll->least;
}

double poll_people(const struct poll *poll) {
    return poll->people;
}
