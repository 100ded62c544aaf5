// SPDX-License-Identifier: MIT

#include "desk.h"

#include "commands.h"
#include "confine.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define EDIT_LIMIT ((size_t)64 * 1024)

struct desk {
    struct arena *arena;
    struct questionnaire *questionnaire;
    struct assessment *assessment;
    struct session *session;
    bool confined;
    struct arena *texts; // of the questionnaire, since the language was changed
    const char *path, *read_only;
    bool unsaved, kept; // kept: the questionnaire was put aside
    bool preview;       // there is no file: nothing is kept of anything
};

static const char *why_read_only(struct desk *desk) {
    struct arena *arena = desk->arena;
    if (desk->assessment->read_only) return desk->assessment->read_only_why;
    switch (session_state(desk->session)) {
    case SESSION_OPEN:
        return NULL;
    case SESSION_LOCKED: {
        const char *holder = session_holder(desk->session);
        return arena_printf(arena, _("open in another cxladder (%s)"),
                            holder ? holder : _("unknown"));
    }
    case SESSION_READ_ONLY:
        return _("the file or its folder cannot be written");
    }
    return NULL;
}

struct desk *desk_open(struct arena *arena, const char *path,
                       struct file_error *error) {
    struct desk *desk = ARENA_NEW(arena, struct desk);
    desk->arena = arena;
    desk->path = path;
    desk->session = session_open(arena, path, error);
    return desk->session ? desk : NULL;
}

struct desk *desk_preview(struct arena *arena,
                          struct questionnaire *questionnaire,
                          struct assessment *assessment) {
    struct desk *desk = ARENA_NEW(arena, struct desk);
    *desk = (struct desk){.arena = arena,
                          .questionnaire = questionnaire,
                          .assessment = assessment,
                          .preview = true};
    return desk;
}

bool desk_is_preview(const struct desk *desk) {
    return desk->preview;
}

void desk_begin(struct desk *desk, struct questionnaire *questionnaire,
                struct assessment *assessment) {
    desk->questionnaire = questionnaire;
    desk->assessment = assessment;
    desk->read_only = why_read_only(desk);
}

void desk_confine(struct desk *desk) {
    if (!desk->confined) confine_session(desk->path, desk->questionnaire->path);
    desk->confined = true;
}

void desk_close(struct desk *desk) {
    if (desk->session) session_close(desk->session);
    desk->session = NULL;
    arena_free(desk->texts);
    desk->texts = NULL;
}

struct arena *desk_arena(const struct desk *desk) {
    return desk->arena;
}

struct questionnaire *desk_questionnaire(const struct desk *desk) {
    return desk->questionnaire;
}

struct assessment *desk_assessment(const struct desk *desk) {
    return desk->assessment;
}

const char *desk_path(const struct desk *desk) {
    return desk->path;
}

const char *desk_read_only(const struct desk *desk) {
    return desk->read_only;
}

bool desk_unsaved(const struct desk *desk) {
    return desk->unsaved;
}

void desk_forget_failure(struct desk *desk) {
    desk->unsaved = false;
}

// --- Saving ---

// Once finished, the result must stay reproducible. That the copy cannot be
// made is no reason to trouble anybody: the answers are safe.
static void keep_questionnaire(struct desk *desk) {
    if (!desk->assessment->finished || desk->kept) return;
    struct file_error ignored = {0};
    desk->kept =
        places_keep_questionnaire(desk->arena, desk->questionnaire, &ignored);
}

static bool saved(struct desk *desk, bool success,
                  const struct file_error *error, const char **problem) {
    desk->unsaved = !success;
    if (success)
        keep_questionnaire(desk);
    else
        *problem = file_error_text(desk->arena, error);
    return success;
}

bool desk_save(struct desk *desk, const char **problem, bool *foreign) {
    *foreign = false;
    if (desk->preview) return true;
    if (desk->read_only) {
        *problem = desk->read_only;
        return false;
    }
    struct file_error error = {0};
    bool success = session_save(desk->session, desk->assessment, &error);
    *foreign = !success && error.code == ESTALE;
    return saved(desk, success, &error, problem);
}

bool desk_save_over(struct desk *desk, const char **problem) {
    struct file_error error = {0};
    const char *kept = NULL;
    bool success =
        session_save_over(desk->session, desk->assessment, &kept, &error);
    return saved(desk, success, &error, problem);
}

bool desk_move(struct desk *desk, const char *path, const char **problem) {
    struct file_error error = {0};
    if (access(path, F_OK) == 0) {
        *problem = _("there is a file of this name already");
        return false;
    }
    const char *place = arena_string(desk->arena, path);
    confine_allow(place);
    struct session *session = session_open(desk->arena, place, &error);
    if (!session) {
        *problem = file_error_text(desk->arena, &error);
        return false;
    }
    if (!session_save(session, desk->assessment, &error)) {
        session_close(session);
        *problem = file_error_text(desk->arena, &error);
        return false;
    }
    session_close(desk->session);
    desk->session = session;
    desk->path = place;
    desk->read_only = NULL;
    return saved(desk, true, &error, problem);
}

// --- Drafts ---

void desk_draft(struct desk *desk, const char *question, const char *field,
                const char *text) {
    if (desk->read_only || desk->preview) return;
    // An emergency copy: that it fails says nothing that the next save of the
    // answer will not say.
    struct file_error ignored = {0};
    (void)session_draft(desk->session, question, field, text, &ignored);
}

bool desk_draft_read(struct desk *desk, const char **question,
                     const char **field, const char **text) {
    return !desk->read_only && !desk->preview &&
           session_draft_read(desk->arena, desk->session, question, field,
                              text);
}

// --- The user's editor ---

static void write_text(void *context, FILE *out) {
    fputs(context, out);
}

const char *desk_edit_begin(struct desk *desk, const char *text,
                            const char **problem) {
    if (desk->preview) {
        *problem = _("a preview has no file for the editor");
        return NULL;
    }
    // Beside the answers, also where a link leads to them from elsewhere.
    const char *real = confine_real_path(desk->arena, desk->path);
    const char *slash = strrchr(real, '/');
    size_t folder = slash ? (size_t)(slash - real) + 1 : 0;
    const char *path = arena_printf(desk->arena, "%.*s.%s.edit", (int)folder,
                                    real, real + folder);
    struct file_options options = {.replace = true, .default_mode = 0600};
    struct file_error error = {0};
    char *copy = arena_string(desk->arena, text ? text : "");
    if (file_write(path, write_text, copy, &options, &error)) return path;
    *problem = file_error_text(desk->arena, &error);
    return NULL;
}

static const char *read_text(struct desk *desk, const char *path,
                             const char **problem) {
    int file = file_open(path, O_RDONLY, 0);
    FILE *in = file < 0 ? NULL : fdopen(file, "r");
    if (!in) {
        *problem = text_errno(errno);
        return NULL;
    }
    char *text = ARENA_ARRAY(desk->arena, char, EDIT_LIMIT + 2);
    size_t length = fread(text, 1, EDIT_LIMIT + 1, in);
    bool failed = ferror(in);
    fclose(in);
    if (failed)
        *problem = text_errno(EIO);
    else if (length > EDIT_LIMIT)
        *problem = _("the text is longer than 64 KiB");
    else if (text_valid_prefix(text, length) != length)
        *problem = _("the text is not valid UTF-8");
    if (*problem) return NULL;
    while (length && text[length - 1] == '\n') {
        text[--length] = '\0';
    }
    return text;
}

const char *desk_edit_end(struct desk *desk, const char *path,
                          const char **problem) {
    *problem = NULL;
    const char *text = read_text(desk, path, problem);
    // What was typed is kept where it could not be taken over.
    if (text)
        file_unlink(path);
    else
        *problem = arena_printf(desk->arena, _("%s; it is kept in %s"),
                                *problem, path);
    return text;
}

void desk_edit_drop(struct desk *desk, const char *path) {
    (void)desk;
    file_unlink(path);
}

// --- The language ---

bool desk_translate(struct desk *desk) {
    struct arena *arena = arena_new();
    bool unreadable = false;
    const struct questionnaire *other = read_in_language(
        arena, desk->questionnaire->path, diags_new(arena), &unreadable, NULL);
    if (!other || !questionnaire_take_texts(desk->questionnaire, other)) {
        arena_free(arena);
        return false;
    }
    arena_free(desk->texts);
    desk->texts = arena;
    return true;
}

// --- Reports ---

bool desk_export(struct desk *desk, const char *path, const char *format,
                 bool replace, const char **problem, bool *exists) {
    struct arena *arena = arena_new();
    confine_allow(path);
    const struct assessment *assessment = desk->assessment;
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = today(arena);
    const struct result *result =
        result_build(arena, desk->questionnaire, &assessment, 1, &options);
    bool done =
        export_report(arena, result, path, format, replace, problem, exists);
    // The sentence must outlive the arena of the report.
    if (!done) *problem = arena_string(desk->arena, *problem);
    arena_free(arena);
    return done;
}
