// SPDX-License-Identifier: MIT

#include "told.h"

#include "text.h"

size_t told_questions(const struct result *result, enum question_state state,
                      const struct question_result **questions, size_t most) {
    size_t count = 0;
    for (size_t i = 0; i < result->questionnaire->question_count; i++) {
        const struct question_result *question = &result->questions[i];
        if (question->state != state || !question->question->ladder) continue;
        if (count < most) questions[count] = question;
        count++;
    }
    return count;
}

bool told_open(struct arena *arena, const struct render_options *options,
               const struct result *result) {
    return told_questions(result, STATE_DONT_KNOW, NULL, 0) ||
           told_questions(result, STATE_UNANSWERED, NULL, 0) ||
           remarks_parked(arena, options, result).count;
}

const char *told_parked(struct arena *arena, const struct remark *parked) {
    return arena_printf(arena, "%s (%s)", parked->text, parked->label);
}

const char *told_rest(struct arena *arena, size_t rest) {
    return arena_printf(arena, PLURAL("and %zu more", "and %zu more", rest),
                        rest);
}

bool told_closing(struct arena *arena, const struct render_options *options,
                  const struct result *result,
                  const struct question *question) {
    for (size_t i = 0; i < result->list_count; i++) {
        if (result->lists[i].question == question) return false;
    }
    return remarks_of_words(arena, options, result, question).count > 0;
}

const char *told_hidden(struct arena *arena, const struct result *result) {
    size_t hidden = told_questions(result, STATE_HIDDEN, NULL, 0);
    if (!hidden) return NULL;
    return arena_printf(arena,
                        PLURAL("%zu question was not asked, because other "
                               "answers made it pointless.",
                               "%zu questions were not asked, because "
                               "other answers made them pointless.",
                               hidden),
                        hidden);
}
