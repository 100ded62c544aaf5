// SPDX-License-Identifier: MIT
//
// Finding and reading what a command works on, and telling what is wrong with
// it.

#include "commands.h"
#include "language.h"
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

const char *today(struct arena *arena) {
    time_t now = time(NULL);
    struct tm local;
    char date[16] = "1970-01-01";
    if (localtime_r(&now, &local))
        strftime(date, sizeof(date), "%Y-%m-%d", &local);
    return arena_string(arena, date);
}

void tell_file(const char *path, const char *what) {
    fputs("cxladder: ", stderr);
    text_put_line(stderr, path);
    fputs(": ", stderr);
    text_put_line(stderr, what);
    putc('\n', stderr);
}

enum status finish_output(enum status status) {
    bool failed = ferror(stdout) != 0;
    if (fflush(stdout) || failed) {
        int code = errno;
        text_print(stderr, "cxladder: %s: %s\n", _("standard output"),
                   text_errno(code ? code : EIO));
        return STATUS_FILE;
    }
    return status;
}

static bool is_path(const char *name) {
    size_t length = strlen(name);
    return strchr(name, '/') ||
           (length > 5 && !strcmp(name + length - 5, ".yaml"));
}

const char *find_questionnaire(struct arena *arena, const char *name) {
    if (is_path(name)) return name;
    const char *path =
        text_is_id(name) ? places_find(arena, name, NULL, NULL) : NULL;
    if (!path)
        tell_file(name, _("no questionnaire of this name was found; "
                          "\"cxladder list\" shows those that are"));
    return path;
}

static enum status told(struct diags *diags, bool unreadable, bool usable) {
    diags_print(diags, stderr);
    if (unreadable) return STATUS_FILE;
    return diags->errors || !usable ? STATUS_INVALID : STATUS_DONE;
}

// A copy that was kept for the sake of an old result has no translations beside
// it; those of the questionnaire that is found by its id may fit.
static const char *overlay_for(struct arena *arena, const char *path,
                               const char *id) {
    const char *overlay = overlay_find(arena, path, language_now());
    if (overlay) return overlay;
    const char *listed = places_find(arena, id, NULL, path);
    return listed ? overlay_find(arena, listed, language_now()) : NULL;
}

struct questionnaire *read_in_language(struct arena *arena, const char *path,
                                       struct diags *diags, bool *unreadable,
                                       const char **faulty) {
    struct questionnaire *questionnaire =
        questionnaire_read(arena, path, diags, unreadable);
    if (!questionnaire || diags->errors || !questionnaire->language ||
        !strcmp(questionnaire->language, language_now()))
        return questionnaire;
    const char *overlay = overlay_for(arena, path, questionnaire->id);
    // What is wrong with a translation is for its author, who has "check": it
    // keeps nobody from their answers.
    if (!overlay || questionnaire_translate(arena, questionnaire, overlay,
                                            diags_new(arena)))
        return questionnaire;
    if (faulty) *faulty = overlay;
    return questionnaire_read(arena, path, diags_new(arena), unreadable);
}

static struct questionnaire *read_questionnaire(struct arena *arena,
                                                const char *path,
                                                enum status *status) {
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    struct questionnaire *questionnaire =
        read_in_language(arena, path, diags, &unreadable, NULL);
    // Warnings are for its author, who has "check".
    if (questionnaire && !diags->errors) diags = diags_new(arena);
    *status = told(diags, unreadable, questionnaire != NULL);
    return *status == STATUS_DONE ? questionnaire : NULL;
}

struct questionnaire *load_original(struct arena *arena, const char *name,
                                    enum status *status) {
    const char *path = find_questionnaire(arena, name);
    *status = STATUS_FILE;
    if (!path) return NULL;
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    struct questionnaire *questionnaire =
        questionnaire_read(arena, path, diags, &unreadable);
    *status = told(diags, unreadable, questionnaire != NULL);
    return *status == STATUS_DONE ? questionnaire : NULL;
}

struct questionnaire *load_questionnaire(struct arena *arena, const char *name,
                                         enum status *status) {
    const char *path = find_questionnaire(arena, name);
    *status = STATUS_FILE;
    return path ? read_questionnaire(arena, path, status) : NULL;
}

struct questionnaire *named_questionnaire(struct arena *arena, const char *path,
                                          bool tell, enum status *status) {
    struct diags *diags = diags_new(arena);
    struct assessment_head head;
    bool unreadable = false;
    if (!assessment_head_read(arena, path, &head, diags, &unreadable)) {
        *status = tell ? told(diags, unreadable, false) : STATUS_INVALID;
        return NULL;
    }
    const char *found =
        text_is_id(head.questionnaire)
            ? places_find(arena, head.questionnaire, head.fingerprint, path)
            : NULL;
    if (!found) {
        *status = STATUS_FILE;
        if (!tell) return NULL;
        tell_file(path,
                  arena_printf(arena,
                               _("its questionnaire \"%s\" was not found; "
                                 "--questionnaire FILE names it"),
                               head.questionnaire));
        return NULL;
    }
    return read_questionnaire(arena, found, status);
}

struct unit unit_of(struct arena *arena,
                    const struct questionnaire *questionnaire,
                    const struct assessment *assessment, const char *name) {
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = today(arena);
    options.without_advice = true;
    const char *finished = assessment->finished;
    return (struct unit){
        .name = name,
        .date = finished ? finished : assessment->started,
        .version = assessment->version,
        .result = result_build(arena, questionnaire, &assessment, 1, &options),
    };
}

enum status worse(enum status a, enum status b) {
    return a > b ? a : b;
}

struct loaded load_assessments(struct arena *arena,
                               const struct arguments *arguments,
                               char *const *files, size_t count) {
    struct loaded loaded = {.count = count};
    loaded.questionnaire =
        arguments->questionnaire
            ? load_questionnaire(arena, arguments->questionnaire,
                                 &loaded.status)
            : named_questionnaire(arena, files[0], true, &loaded.status);
    if (!loaded.questionnaire) return loaded;
    loaded.assessments = ARENA_ARRAY(arena, struct assessment *, count);
    struct diags *diags = diags_new(arena);
    bool any_unreadable = false;
    for (size_t i = 0; i < count; i++) {
        bool unreadable = false;
        loaded.assessments[i] = assessment_read(
            arena, files[i], loaded.questionnaire, diags, &unreadable);
        any_unreadable |= unreadable;
        if (!loaded.assessments[i]) loaded.status = STATUS_INVALID;
    }
    loaded.status = worse(loaded.status, told(diags, any_unreadable, true));
    return loaded;
}
