// SPDX-License-Identifier: MIT
//
// check and list: for those who write questionnaires.

#include "commands.h"
#include "text.h"

#include <string.h>

static enum status problems(struct diags *diags, bool unreadable) {
    diags_print(diags, stderr);
    if (unreadable) return STATUS_FILE;
    return diags->errors ? STATUS_INVALID : STATUS_DONE;
}

static size_t scored_questions(const struct questionnaire *questionnaire) {
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        if (questionnaire->questions[i]->scoring != SCORING_NONE) count++;
    }
    return count;
}

static void summary(const char *path, const struct diags *diags,
                    const char *what) {
    text_put_line(stdout, path);
    fputs(": ", stdout);
    if (diags->errors)
        text_print(stdout, PLURAL("%u error", "%u errors", diags->errors),
                   diags->errors);
    else
        text_print(stdout, "%s", _("no errors"));
    if (diags->warnings) {
        fputs(", ", stdout);
        text_print(stdout, PLURAL("%u warning", "%u warnings", diags->warnings),
                   diags->warnings);
    }
    if (!diags->errors && what) {
        fputs("; ", stdout);
        text_put_line(stdout, what);
    }
    putchar('\n');
}

static enum status check_questionnaire(struct arena *arena, const char *path) {
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    const struct questionnaire *questionnaire =
        questionnaire_read(arena, path, diags, &unreadable);
    enum status status = problems(diags, unreadable);
    const char *what = NULL;
    if (questionnaire && !diags->errors)
        what = arena_printf(
            arena,
            _("questions scored: %zu, recommendations: %zu, findings: %zu"),
            scored_questions(questionnaire),
            questionnaire->recommendation_count, questionnaire->finding_count);
    if (!unreadable) summary(path, diags, what);
    return status;
}

static enum status check_assessment(struct arena *arena,
                                    const struct arguments *arguments,
                                    char *path) {
    struct loaded loaded = load_assessments(arena, arguments, &path, 1);
    if (loaded.status != STATUS_DONE) return loaded.status;
    struct assessment_progress progress =
        assessment_progress(loaded.assessments[0]);
    text_put_line(stdout, path);
    fputs(": ", stdout);
    text_print(stdout, _("no errors; answered: %zu of %zu"), progress.answered,
               progress.asked);
    putchar('\n');
    return STATUS_DONE;
}

// What a file is, by its first key; anything else is read as a questionnaire,
// whose problems then say what is wrong.
static bool is_assessment(struct arena *arena, const char *path) {
    struct assessment_head head;
    struct diags *ignored = diags_new(arena);
    bool unreadable = false;
    return assessment_head_read(arena, path, &head, ignored, &unreadable);
}

enum status run_check(struct arena *arena, const struct arguments *arguments) {
    enum status worst = STATUS_DONE;
    for (size_t i = 0; i < arguments->file_count; i++) {
        char *path = arguments->files[i];
        struct arena *own = arena_new();
        enum status status = is_assessment(arena, path)
                                 ? check_assessment(own, arguments, path)
                                 : check_questionnaire(own, path);
        if (status > worst) worst = status;
        arena_free(own);
    }
    return worst;
}

enum status run_list(struct arena *arena, const struct arguments *arguments) {
    (void)arguments;
    struct path_list list = places_questionnaires(arena, NULL);
    for (size_t i = 0; i < list.count; i++) {
        struct questionnaire_head head;
        if (!questionnaire_head_read(arena, list.paths[i], &head)) continue;
        text_put_line(stdout, head.id);
        putchar('\t');
        text_put_line(stdout, head.version);
        putchar('\t');
        text_put_line(stdout, head.language);
        putchar('\t');
        text_put_line(stdout, list.paths[i]);
        putchar('\n');
    }
    if (!list.count)
        text_print(stderr, "cxladder: %s\n", _("no questionnaires were found"));
    return STATUS_DONE;
}
