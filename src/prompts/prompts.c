// SPDX-License-Identifier: MIT

#include "prompts.h"

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

#define MOST_SECONDS 3600

static void take_line(struct prompts *prompts, const char *line) {
    const struct question *question = prompts->at;
    if (*line && prompts_command(prompts, line)) return;
    if (prompts->room.workshop)
        votes_take_line(prompts, line);
    else if (!*line && question)
        prompts_move_on(prompts);
    else if (!*line)
        return;
    else if (!question)
        prompts_refuse(prompts, _("%s is not a command; help lists them."),
                       line);
    else if (question->type == QUESTION_LIST)
        prompts_add_entry(prompts, arena_string(prompts->arena, line));
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
    if (prompts->room.workshop) {
        votes_show(prompts);
        return;
    }
    if (prompts->at) {
        prompts_show_question(prompts);
        return;
    }
    prompts_show_end(prompts);
    finish_if_complete(prompts);
}

static const char *expected(struct prompts *prompts) {
    return prompts->room.workshop ? votes_expected(prompts)
                                  : prompts_expected(prompts);
}

// Time went by while a line was awaited; the room's clock is told of it.
static void tick(struct prompts *prompts, long *before) {
    const struct prompts_options *options = prompts->options;
    if (!options->seconds) return;
    long now = options->seconds(options->context), gone = now - *before;
    *before = now;
    // A laptop that slept was not talking with anybody.
    if (gone <= 0 || !prompts->room.workshop) return;
    struct workshop_event event = {
        .action = WORKSHOP_TICK,
        .seconds = gone < MOST_SECONDS ? (int)gone : MOST_SECONDS};
    (void)workshop_handle(prompts->room.workshop, &event);
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

static struct prompts open_prompts(struct arena *arena,
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
        .outlook = {.aims = assessment->aims,
                    .ideas = ARENA_ARRAY(arena, const struct recommendation *,
                                         questionnaire->recommendation_count)},
        .show = true,
    };
    prompts.at = interview_start(prompts.interview);
    return prompts;
}

enum prompts_end prompts_run(struct arena *arena,
                             const struct questionnaire *questionnaire,
                             struct assessment *assessment,
                             const struct prompts_options *options) {
    struct prompts prompts =
        open_prompts(arena, questionnaire, assessment, options);
    long clock = options->seconds ? options->seconds(options->context) : 0;
    prompts_introduce(&prompts);
    if (options->room)
        votes_begin(&prompts, NULL);
    else
        votes_resume(&prompts);
    while (!prompts.over) {
        arena_reset(prompts.scratch);
        if (prompts.show) show(&prompts);
        const char *line;
        bool read = prompts_ask(&prompts, &line, "%s", expected(&prompts));
        tick(&prompts, &clock);
        if (read) take_line(&prompts, line);
    }
    enum prompts_end how = end(&prompts);
    fflush(options->out);
    votes_end(&prompts);
    whatif_free(prompts.outlook.whatif);
    arena_free(prompts.scratch);
    return how;
}
