// SPDX-License-Identifier: MIT
//
// The language, reports, other files, and the end.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

// The question is read out again in it, with where it stands.
void prompts_language(struct prompts *prompts, const char *wish) {
    const struct prompts_options *options = prompts->options;
    if (!options->language) {
        prompts_refuse(prompts, _("The language cannot be changed here."));
        return;
    }
    prompts_say(prompts, "%s", options->language(options->context, wish));
    prompts_again(prompts, NULL);
}

// The last word names a format where it is one word of letters alone and
// something stands before it.
void prompts_export(struct prompts *prompts, const char *argument) {
    char *path = arena_copy(prompts->scratch, argument, strlen(argument));
    const char *format = NULL, *problem = NULL;
    char *blank = strrchr(path, ' ');
    if (blank && !strpbrk(blank, "./")) {
        *blank = '\0';
        format = blank + 1;
    }
    const struct prompts_options *options = prompts->options;
    if (options->export &&
        options->export(options->context, path, format, &problem)) {
        prompts_say(prompts, _("Written: %s"), path);
        return;
    }
    prompts_refuse(prompts, _("Not written: %s"),
                   problem ? problem : _("reports cannot be written here"));
}

static void save_how(struct prompts *prompts, bool saved, const char *problem) {
    if (saved) {
        prompts->unsaved = prompts->moved = prompts->told = false;
        prompts_say(prompts, _("Saved: every answer is on disk."));
        return;
    }
    prompts_refuse(prompts, _("NOT SAVED: %s"),
                   problem ? problem : _("the reason is not known"));
}

void prompts_save(struct prompts *prompts, const char *path) {
    const struct prompts_options *options = prompts->options;
    const char *problem = NULL;
    if (!path && !prompts->unsaved)
        prompts_say(prompts, _("Every answer is saved at once; there is "
                               "nothing left to save."));
    else if (!path)
        save_how(prompts,
                 options->save(options->context, prompts->assessment, &problem),
                 problem);
    else if (options->save_elsewhere && !options->read_only)
        save_how(prompts,
                 options->save_elsewhere(options->context,
                                         arena_string(prompts->arena, path),
                                         &problem),
                 problem);
    else
        prompts_refuse(prompts, _("It cannot go on in another file here."));
}

void prompts_overwrite(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct prompts_options *options = prompts->options;
    const char *problem = NULL;
    if (!prompts->unsaved || !options->save_over) {
        prompts_refuse(prompts, _("There is nothing to overwrite."));
        return;
    }
    save_how(prompts, options->save_over(options->context, &problem), problem);
}

void prompts_finish(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (!prompts_may_write(prompts)) return;
    interview_finish(prompts->interview, prompts->options->today);
    prompts_store(prompts, _("Saved: the assessment is finished. It can still "
                             "be changed."));
}

// Leaving loses nothing, so it is not asked about, unless it would.
void prompts_quit(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct prompts_options *options = prompts->options;
    const char *problem = NULL;
    if (!prompts->unsaved || prompts->told || !options->interactive ||
        options->save(options->context, prompts->assessment, &problem)) {
        if (!prompts->told) prompts->unsaved = prompts->unsaved && !problem;
        prompts->over = true;
        return;
    }
    prompts->told = true;
    prompts_say(prompts, _("NOT SAVED: %s"),
                problem ? problem : _("the reason is not known"));
    prompts_say(prompts, options->save_elsewhere
                             ? _("\"save FILE\" saves in another file; quit "
                                 "once more leaves and loses the answers that "
                                 "are not on disk.")
                             : _("quit once more leaves and loses the answers "
                                 "that are not on disk."));
}
