// SPDX-License-Identifier: MIT

#include "prompts.h"

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

static void take_line(struct prompts *prompts, const char *line) {
    const struct question *question = prompts->at;
    if (!*line) {
        if (question) prompts_move_on(prompts);
        return;
    }
    if (prompts_command(prompts, line)) return;
    if (!question)
        prompts_refuse(prompts, _("%s is not a command; help lists them."),
                       line);
    else if (question->type == QUESTION_LIST)
        prompts_answer_list(prompts, arena_string(prompts->arena, line));
    else
        prompts_answer(prompts, line);
}

// Whoever has answered everything has finished; what is changed later does not
// take that back.
static void finish_if_complete(struct prompts *prompts) {
    struct assessment *assessment = prompts->assessment;
    struct assessment_progress progress = assessment_progress(assessment);
    if (prompts->options->read_only || assessment->finished || progress.open ||
        !progress.asked)
        return;
    interview_finish(prompts->interview, prompts->options->today);
    prompts_store(prompts, _("Saved: the assessment is finished. It can still "
                             "be changed."));
}

static void show(struct prompts *prompts) {
    prompts->show = false;
    if (prompts->at) {
        prompts_show_question(prompts);
        return;
    }
    prompts_show_end(prompts);
    finish_if_complete(prompts);
}

static bool anything_answered(const struct prompts *prompts) {
    const struct assessment *assessment = prompts->assessment;
    for (size_t i = 0; i < prompts->questionnaire->question_count; i++) {
        if (!answer_is_empty(&assessment->answers[i])) return true;
    }
    return false;
}

// The last try for what is not on disk. The place to go on alone is worth no
// file where there was none.
static enum prompts_end end(struct prompts *prompts) {
    const struct prompts_options *options = prompts->options;
    const char *problem = NULL;
    bool save = prompts->unsaved || (prompts->moved && !options->read_only &&
                                     anything_answered(prompts));
    if (save &&
        !options->save(options->context, prompts->assessment, &problem) &&
        prompts->unsaved) {
        fflush(options->out);
        text_print(options->err, _("NOT SAVED: %s"),
                   problem ? problem : _("the reason is not known"));
        putc('\n', options->err);
        return PROMPTS_UNSAVED;
    }
    if (prompts->unsaved)
        prompts_say(prompts, _("Saved: every answer is on disk."));
    return prompts->refused ? PROMPTS_INVALID : PROMPTS_DONE;
}

enum prompts_end prompts_run(struct arena *arena,
                             const struct questionnaire *questionnaire,
                             struct assessment *assessment,
                             const struct prompts_options *options) {
    struct prompts prompts = {
        .options = options,
        .questionnaire = questionnaire,
        .assessment = assessment,
        .interview = interview_new(arena, questionnaire, assessment),
        .arena = arena,
        .scratch = arena_new(),
        .line = ARENA_ARRAY(arena, char, PROMPTS_LINE_BYTES + 1),
        .show = true,
    };
    prompts.at = interview_start(prompts.interview);
    prompts_introduce(&prompts);
    while (!prompts.over) {
        arena_reset(prompts.scratch);
        if (prompts.show) show(&prompts);
        const char *line;
        if (prompts_ask(&prompts, &line, "%s", prompts_expected(&prompts)))
            take_line(&prompts, line);
    }
    enum prompts_end how = end(&prompts);
    fflush(options->out);
    arena_free(prompts.scratch);
    return how;
}
