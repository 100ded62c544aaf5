// SPDX-License-Identifier: MIT
//
// From question to question.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

void prompts_move(struct prompts *prompts, const struct question *question) {
    prompts->at = question;
    prompts->show = true;
    if (!question || prompts->options->read_only) return;
    interview_goto(prompts->interview, question);
    prompts->moved = true;
}

void prompts_move_on(struct prompts *prompts) {
    prompts_move(prompts, prompts->at
                              ? interview_next(prompts->interview, prompts->at)
                              : NULL);
}

void prompts_back(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct question *question =
        interview_previous(prompts->interview, prompts->at);
    if (question)
        prompts_move(prompts, question);
    else
        prompts_say(prompts, _("This is the first question."));
}

void prompts_skip(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (prompts->at)
        prompts_move_on(prompts);
    else
        prompts_say(prompts, _("That was the last question."));
}

void prompts_again(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    prompts->show = true;
    prompts->section = NULL;
    prompts->ladder = NULL;
}

void prompts_open(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct question *question =
        interview_next_open(prompts->interview, prompts->at);
    if (question)
        prompts_move(prompts, question);
    else
        prompts_say(prompts, _("Nothing is open."));
}

// --- To a certain one ---

static bool is_within(const struct section *section,
                      const struct section *whole) {
    for (; section; section = section->parent) {
        if (section == whole) return true;
    }
    return false;
}

static const struct question *by_id(struct prompts *prompts, const char *id) {
    const struct section *section =
        questionnaire_section(prompts->questionnaire, id);
    struct interview *interview = prompts->interview;
    const struct question *question = interview_next(interview, NULL);
    for (; question; question = interview_next(interview, question)) {
        if (!strcmp(question->id, id)) return question;
        if (section && is_within(question->section, section)) return question;
    }
    return NULL;
}

const struct question *prompts_named(struct prompts *prompts,
                                     const char *where) {
    struct assessment_progress progress =
        interview_progress(prompts->interview);
    size_t number;
    const struct question *question =
        prompts_count(where, progress.asked, &number)
            ? interview_numbered(prompts->interview, number)
            : by_id(prompts, where);
    if (!question)
        prompts_refuse(prompts,
                       _("%s is not a question that is asked; numbers go from "
                         "1 to %zu."),
                       where, progress.asked);
    return question;
}

void prompts_go(struct prompts *prompts, const char *where) {
    const struct question *question = prompts_named(prompts, where);
    if (question) prompts_move(prompts, question);
}
