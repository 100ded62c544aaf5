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

// Holds the texts of [overlay] against the questionnaire at [path], which has
// to be read anew: a translation takes the place of its texts.
static void check_texts(struct arena *arena, const char *path,
                        const char *overlay, struct diags *diags) {
    struct questionnaire *questionnaire =
        questionnaire_read(arena, path, diags_new(arena), NULL);
    if (questionnaire)
        questionnaire_translate(arena, questionnaire, overlay, diags);
}

// A questionnaire with all its translations.
static enum status check_questionnaire(struct arena *arena, const char *path) {
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    const struct questionnaire *questionnaire =
        questionnaire_read(arena, path, diags, &unreadable);
    if (questionnaire && !diags->errors) {
        struct path_list languages = overlay_languages(arena, path);
        for (size_t i = 0; i < languages.count; i++) {
            check_texts(arena, path,
                        overlay_find(arena, path, languages.paths[i]), diags);
        }
    }
    enum status status = problems(diags, unreadable);
    const char *what = NULL;
    if (questionnaire && !diags->errors)
        what = arena_printf(
            arena,
            _("questions scored: %zu, recommendations: %zu, findings: %zu"),
            scored_questions(questionnaire),
            (size_t)questionnaire->recommendation_count,
            (size_t)questionnaire->finding_count);
    if (!unreadable) summary(path, diags, what);
    return status;
}

// A translation alone, against the questionnaire beside it.
static enum status check_overlay(struct arena *arena, const char *path,
                                 const char *base) {
    struct diags *diags = diags_new(arena), *others = diags_new(arena);
    bool unreadable = false;
    const struct questionnaire *questionnaire =
        questionnaire_read(arena, base, others, &unreadable);
    if (questionnaire && !others->errors) {
        check_texts(arena, base, path, diags);
    } else {
        struct place at = {path, 0, 0};
        diag(diags, SEVERITY_ERROR, at, "no-questionnaire",
             _("the questionnaire that it translates cannot be read: %s"),
             base);
    }
    enum status status = problems(diags, false);
    summary(path, diags, NULL);
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

// Anything that is no assessment is read as a questionnaire, whose problems
// then say what is wrong.
enum status run_check(struct arena *arena, const struct arguments *arguments) {
    (void)arena;
    enum status worst = STATUS_DONE;
    for (size_t i = 0; i < arguments->file_count; i++) {
        char *path = arguments->files[i];
        struct arena *own = arena_new();
        const char *base = overlay_base(own, path);
        enum status status = base ? check_overlay(own, path, base)
                             : file_kind(path) == FILE_ASSESSMENT
                                 ? check_assessment(own, arguments, path)
                                 : check_questionnaire(own, path);
        if (status > worst) worst = status;
        arena_free(own);
    }
    return worst;
}

// Its own language first: "en,et,fi".
static void put_languages(struct arena *arena,
                          const struct questionnaire_head *head) {
    text_put_line(stdout, head->language);
    struct path_list others = overlay_languages(arena, head->path);
    for (size_t i = 0; i < others.count; i++) {
        putchar(',');
        text_put_line(stdout, others.paths[i]);
    }
}

enum status run_list(struct arena *arena, const struct arguments *arguments) {
    (void)arguments;
    struct head_list list = places_heads(arena, NULL);
    for (size_t i = 0; i < list.count; i++) {
        const struct questionnaire_head *head = &list.heads[i];
        if (!head->id) continue;
        text_put_line(stdout, head->id);
        putchar('\t');
        text_put_line(stdout, head->version);
        putchar('\t');
        put_languages(arena, head);
        putchar('\t');
        text_put_line(stdout, head->path);
        putchar('\n');
    }
    if (!list.count)
        text_print(stderr, "cxladder: %s\n", _("no questionnaires were found"));
    return STATUS_DONE;
}
