// SPDX-License-Identifier: MIT
//
// Looking around: what is open, the sections, a search, going somewhere.

#include "prompts_inside.h"
#include "text.h"

#include <ctype.h>
#include <string.h>

// --- Review ---

static void list_question(struct prompts *prompts,
                          const struct question *question, const char *state) {
    prompts_say(prompts, "%s, %s: %s", prompts_place(prompts, question), state,
                question->ask);
}

// What a review is about, in the order in which the state is named.
static const char *state_words(struct prompts *prompts,
                               const struct question *question, bool all) {
    const struct answer *answer = interview_given(prompts->interview, question);
    const char *words = prompts_answer_words(prompts, question);
    if (!words) words = _("open");
    if (answer->parked && *answer->parked)
        return arena_printf(prompts->scratch, _("%s, parked: %s"), words,
                            answer->parked);
    if (answer->note && *answer->note)
        return arena_printf(prompts->scratch, _("%s, note: %s"), words,
                            answer->note);
    if (answer->state == ANSWER_GIVEN && !all) return NULL;
    return words;
}

void prompts_review(struct prompts *prompts, const char *which) {
    bool all = which &&
               (!strcmp(which, "all") || !strcmp(which, C_("command", "all")));
    if (which && !all) {
        prompts_refuse(prompts, _("review takes nothing after it, or all."));
        return;
    }
    struct assessment_progress progress =
        assessment_progress(prompts->assessment);
    prompts_say(prompts,
                _("%zu of %zu answered, %zu open, %zu don't know, %zu not "
                  "applicable."),
                progress.answered, progress.asked, progress.open,
                progress.dont_know, progress.not_applicable);
    struct interview *interview = prompts->interview;
    const struct question *question = interview_next(interview, NULL);
    for (; question; question = interview_next(interview, question)) {
        // Profile and closing questions may stay open without harm.
        if (!all && !question->ladder && interview_is_open(interview, question))
            continue;
        const char *state = state_words(prompts, question, all);
        if (state) list_question(prompts, question, state);
    }
    if (progress.open)
        prompts_say(prompts, _("\"open\" leads to the next open one, \"go "
                               "NUMBER\" to any."));
}

// --- Sections ---

void prompts_sections(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    struct interview *interview = prompts->interview;
    const struct question *question = interview_next(interview, NULL);
    while (question) {
        const struct section *section = question->section;
        const struct question *first = question;
        size_t asked = 0, answered = 0;
        while (question && question->section == section) {
            asked++;
            if (!interview_is_open(interview, question)) answered++;
            question = interview_next(interview, question);
        }
        if (section)
            prompts_say(prompts, _("%s (%s): %zu of %zu, from %s"),
                        section->title, section->id, answered, asked,
                        prompts_place(prompts, first));
    }
}

// --- Search ---

static bool contains(const char *text, const char *part) {
    size_t length = strlen(part);
    for (; *text; text++) {
        size_t i = 0;
        while (i < length && text[i] &&
               tolower((unsigned char)text[i]) ==
                   tolower((unsigned char)part[i])) {
            i++;
        }
        if (i == length) return true;
    }
    return false;
}

static bool question_contains(const struct question *question,
                              const char *text) {
    if (contains(question->ask, text)) return true;
    if (question->help && contains(question->help, text)) return true;
    for (size_t i = 0; i < question->description_count; i++) {
        const char *description = question->descriptions[i].text;
        if (description && contains(description, text)) return true;
    }
    for (size_t i = 0; i < question->option_count; i++) {
        if (question->options[i].label &&
            contains(question->options[i].label, text))
            return true;
    }
    return false;
}

void prompts_find(struct prompts *prompts, const char *text) {
    struct interview *interview = prompts->interview;
    const struct question *question = interview_next(interview, NULL);
    size_t found = 0;
    for (; question; question = interview_next(interview, question)) {
        if (!question_contains(question, text)) continue;
        found++;
        const char *words = prompts_answer_words(prompts, question);
        list_question(prompts, question, words ? words : _("open"));
    }
    if (!found) prompts_say(prompts, _("No question holds that text."));
}
