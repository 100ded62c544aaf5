// SPDX-License-Identifier: MIT

#include "crowd.h"

#include "store.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

unsigned roll(struct dice *dice, unsigned below) {
    dice->state = dice->state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(dice->state >> 33) % below;
}

struct crowd crowd_new(uint64_t seed) {
    struct crowd crowd = {.arena = arena_new(), .dice = {seed}};
    struct diags *diags = diags_new(crowd.arena);
    crowd.questionnaire =
        questionnaire_read(crowd.arena, "tests/score/poll.yaml", diags, NULL);
    if (diags->errors) diags_print(diags, stderr);
    cr_assert(crowd.questionnaire && !diags->errors);
    return crowd;
}

void crowd_free(struct crowd *crowd) {
    arena_free(crowd->arena);
}

const struct question *crowd_question(const struct crowd *crowd,
                                      const char *id) {
    const struct question *question =
        questionnaire_question(crowd->questionnaire, id);
    cr_assert(question, "%s", id);
    return question;
}

struct assessment *crowd_blank(struct crowd *crowd) {
    return assessment_new(crowd->arena, crowd->questionnaire);
}

static struct answer *answer_to(struct crowd *crowd,
                                struct assessment *assessment, const char *id) {
    return &assessment->answers[crowd_question(crowd, id)->index];
}

void crowd_level(struct crowd *crowd, struct assessment *assessment,
                 const char *id, double level) {
    struct answer *answer = answer_to(crowd, assessment, id);
    answer->state = ANSWER_GIVEN;
    answer->value.number = level;
}

void crowd_code(struct crowd *crowd, struct assessment *assessment,
                const char *id, const char *code) {
    struct answer *answer = answer_to(crowd, assessment, id);
    answer->state = ANSWER_GIVEN;
    answer->value.text = code;
}

// --- At random ---

static void tick_any(struct crowd *crowd, const struct question *question,
                     struct value *value) {
    value->codes =
        ARENA_ARRAY(crowd->arena, const char *, question->option_count);
    for (size_t i = 0; i < question->option_count; i++) {
        if (roll(&crowd->dice, 2))
            value->codes[value->code_count++] = question->options[i].code;
    }
}

static void list_any(struct crowd *crowd, struct value *value) {
    static const char *const words[] = {"More time", "Less noise", "Lunch"};
    value->entry_count = roll(&crowd->dice, 3);
    value->entries =
        ARENA_ARRAY(crowd->arena, struct entry, value->entry_count);
    for (size_t i = 0; i < value->entry_count; i++) {
        value->entries[i].values = ARENA_NEW(crowd->arena, struct value);
        value->entries[i].given = ARENA_NEW(crowd->arena, bool);
        value->entries[i].given[0] = true;
        value->entries[i].values[0].text = words[roll(&crowd->dice, 3)];
    }
}

static void answer_any(struct crowd *crowd, const struct question *question,
                       struct answer *answer) {
    static const char *const words[] = {"good", "bad", "two\nlines"};
    struct dice *dice = &crowd->dice;
    struct value *value = &answer->value;
    answer->state = ANSWER_GIVEN;
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        value->number = 1 + (double)roll(dice, 5);
        if (question->halves && value->number < 5 && roll(dice, 3) == 0)
            value->number += 0.5;
        break;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        value->text =
            question->options[roll(dice, (unsigned)question->option_count)]
                .code;
        break;
    case QUESTION_MULTIPLE:
        tick_any(crowd, question, value);
        break;
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        value->number = roll(dice, 101);
        break;
    case QUESTION_NPS:
        value->promoters = roll(dice, 4);
        value->passives = roll(dice, 4);
        value->detractors = roll(dice, 4);
        break;
    case QUESTION_TEXT:
        value->text = words[roll(dice, 3)];
        break;
    case QUESTION_LIST:
        list_any(crowd, value);
        break;
    case QUESTION_DATE:
        value->text = "2026-11-03";
        break;
    }
}

struct assessment *crowd_member(struct crowd *crowd, const char *role,
                                const char *site) {
    static const char *const dates[] = {"2026-11-03", "2026-11-05",
                                        "2026-12-24"};
    static const char *const notes[] = {"seen", "heard\nof it", "told"};
    struct assessment *member = crowd_blank(crowd);
    struct dice *dice = &crowd->dice;
    member->started = dates[roll(dice, 3)];
    for (size_t i = 0; i < crowd->questionnaire->question_count; i++) {
        const struct question *question = crowd->questionnaire->questions[i];
        struct answer *answer = &member->answers[i];
        unsigned what = roll(dice, 12);
        bool scored = question->scoring != SCORING_NONE;
        if (what == 0) continue;
        if (what == 1 && scored)
            answer->state = ANSWER_DONT_KNOW;
        else if (what == 2 && scored)
            answer->state = ANSWER_NOT_APPLICABLE;
        else
            answer_any(crowd, question, answer);
        if (!question->profile && roll(dice, 6) == 0) {
            answer->note = notes[roll(dice, 3)];
            answer->is_private = roll(dice, 4) == 0;
        }
    }
    if (role) crowd_code(crowd, member, "role", role);
    if (site) crowd_code(crowd, member, "site", site);
    return member;
}

// --- Files ---

struct assessment *crowd_reread(struct crowd *crowd,
                                const struct assessment *assessment) {
    char path[] = "/tmp/cxladder-crowd-XXXXXX";
    int file = mkstemp(path);
    FILE *out = file < 0 ? NULL : fdopen(file, "w");
    cr_assert(out);
    assessment_print(assessment, out);
    fclose(out);
    struct diags *diags = diags_new(crowd->arena);
    struct assessment *read =
        assessment_read(crowd->arena, arena_string(crowd->arena, path),
                        crowd->questionnaire, diags, NULL);
    if (diags->errors || diags->warnings) diags_print(diags, stderr);
    cr_assert(read && !diags->errors && !diags->warnings);
    unlink(path);
    return read;
}

const char *crowd_text(struct crowd *crowd,
                       const struct assessment *assessment) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assessment_print(assessment, out);
    fclose(out);
    const char *copy = arena_copy(crowd->arena, text, size);
    free(text);
    return copy;
}

// --- Together ---

struct poll *crowd_poll(struct crowd *crowd, struct assessment *const *members,
                        size_t count) {
    struct poll *poll = poll_new(crowd->arena, crowd->questionnaire);
    for (size_t i = 0; i < count; i++)
        poll_keep(poll, members[i]);
    return poll;
}

const struct result *crowd_result(struct crowd *crowd,
                                  struct assessment *const *members,
                                  size_t count) {
    struct result_options options = {
        .budget = 4, .capacity = 3, .today = "2020-01-01"};
    return poll_result(crowd->arena, crowd_poll(crowd, members, count),
                       &options);
}

struct assessment *crowd_merge(struct crowd *crowd,
                               struct assessment *const *members,
                               size_t count) {
    size_t left_out;
    struct assessment *merged =
        poll_merge(crowd->arena, crowd_poll(crowd, members, count), &left_out);
    cr_assert_eq(left_out, 0);
    // Any list of sources makes it a merged file.
    merged->merged = ARENA_NEW(crowd->arena, uint64_t);
    merged->merged_count = 1;
    return crowd_reread(crowd, merged);
}
