// SPDX-License-Identifier: MIT

#include "told.h"

#include "phrases.h"
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

const char *told_count(struct arena *arena, const struct list_result *list) {
    if (list->entry_count)
        return arena_printf(
            arena, _("%.0f entries; the words of %zu of them are told here."),
            list->counted, list->entry_count);
    return arena_printf(arena,
                        PLURAL("%.0f entry; its words are told only when "
                               "asked for.",
                               "%.0f entries; their words are told only "
                               "when asked for.",
                               list->counted),
                        list->counted);
}

static size_t count_line(struct arena *arena, const char **lines, size_t at,
                         const char *name, double count) {
    if (count <= 0) return at;
    lines[at] = arena_printf(arena, "%s: %s", name, phrase_plain(arena, count));
    return at + 1;
}

const char **told_kinds(struct arena *arena, const struct list_result *list) {
    const struct question *question = list->question;
    if (!list_of(question)->kind_count) return NULL;
    size_t most = list_of(question)->kind_count + 1, at = 0;
    const char **lines = ARENA_ARRAY(arena, const char *, most + 1);
    for (size_t i = 0; i < most; i++) {
        const struct list_kind *kind = i < list_of(question)->kind_count
                                           ? &list_of(question)->kinds[i]
                                           : NULL;
        at = count_line(arena, lines, at, phrase_kind(question, kind),
                        list->kinds[i]);
    }
    return lines;
}

static const char *crossed(struct arena *arena, const char *down,
                           const char *across) {
    return arena_printf(arena, "%s / %s", down, across);
}

const char **told_cells(struct arena *arena, const struct list_result *list) {
    const struct question *across = list->across, *down = list->down;
    if (!across) return NULL;
    size_t most = list_cells(list->question), at = 0;
    const char **lines = ARENA_ARRAY(arena, const char *, most + 1);
    for (size_t i = 0; i < most; i++) {
        const char *name =
            crossed(arena, down->options[i / across->option_count].label,
                    across->options[i % across->option_count].label);
        at = count_line(arena, lines, at, name, list->cells[i]);
    }
    return lines;
}

const char *told_map(struct arena *arena, const struct list_result *list) {
    return crossed(arena, list->down->ask, list->across->ask);
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
