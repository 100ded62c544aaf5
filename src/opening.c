// SPDX-License-Identifier: MIT

#include "opening.h"

#include "desk.h"
#include "text.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

static struct opening nothing(struct arena *arena, const char *path) {
    return (struct opening){.path = path, .diags = diags_new(arena)};
}

static void refuse(struct opening *opening, enum status status,
                   const char *problem) {
    opening_close(opening);
    opening->status = status;
    opening->problem = problem;
}

static void take_desk(struct arena *arena, struct opening *opening) {
    struct file_error error = {0};
    opening->desk = desk_open(arena, opening->path, &error);
    if (!opening->desk)
        refuse(opening, error.code == ENOMEM ? STATUS_RESOURCE : STATUS_FILE,
               file_error_text(arena, &error));
}

// What was read is of no use where there are errors.
static bool usable(struct opening *opening, bool read, bool unreadable) {
    if (read && !opening->diags->errors) return true;
    refuse(opening, unreadable ? STATUS_FILE : STATUS_INVALID, NULL);
    return false;
}

static void say_faulty(struct arena *arena, struct opening *opening,
                       const char *faulty) {
    if (faulty)
        opening->said[0] = arena_printf(
            arena,
            _("%s: this translation has a mistake in it, so the questions "
              "are as they were written; cxladder check tells all of them"),
            faulty);
}

// --- A new one ---

static struct questionnaire *read_fresh(struct arena *arena,
                                        struct opening *opening,
                                        const char *name) {
    const char *path = find_questionnaire(arena, name), *faulty = NULL;
    if (!path) {
        refuse(opening, STATUS_FILE, NULL);
        return NULL;
    }
    bool unreadable = false;
    struct questionnaire *questionnaire =
        read_in_language(arena, path, opening->diags, &unreadable, &faulty);
    opening->path = path;
    if (!usable(opening, questionnaire != NULL, unreadable)) return NULL;
    // Warnings are for its author, who has "check".
    opening->diags = diags_new(arena);
    say_faulty(arena, opening, faulty);
    return questionnaire;
}

static void choose_path(struct arena *arena, const struct arguments *arguments,
                        const struct questionnaire *questionnaire,
                        struct opening *opening) {
    opening->path = arguments->output;
    if (opening->path && access(opening->path, F_OK) == 0) {
        refuse(opening, STATUS_FILE, _("there is a file of this name already"));
        return;
    }
    if (opening->path) return;
    struct file_error error = {0};
    opening->path =
        places_new_assessment(arena, questionnaire->id, today(arena), &error);
    if (opening->path) return;
    opening->path = questionnaire->id;
    refuse(opening, STATUS_FILE, file_error_text(arena, &error));
}

// By which two files of one respondent are known as such, and a copy as a copy.
// It tells nothing of the respondent.
static const char *respondent_id(struct arena *arena) {
    uint64_t bits[2];
    if (getrandom(bits, sizeof(bits), GRND_NONBLOCK) != sizeof(bits))
        return NULL;
    return arena_printf(arena, "%016" PRIx64 "%016" PRIx64, bits[0], bits[1]);
}

// --from: what was answered in another questionnaire, and is asked here too.
static void carry_over(struct arena *arena, const struct arguments *arguments,
                       struct assessment *assessment, struct opening *opening) {
    struct arguments plain = *arguments;
    plain.questionnaire = NULL; // of the new one, not of the old
    char *path = arena_string(arena, arguments->from);
    struct loaded loaded = load_assessments(arena, &plain, &path, 1);
    if (loaded.status != STATUS_DONE) {
        refuse(opening, loaded.status, NULL);
        return;
    }
    struct carried carried =
        assessment_carry(assessment, loaded.assessments[0]);
    const char *taken =
        arena_printf(arena,
                     PLURAL("%zu answer taken over", "%zu answers taken over",
                            carried.taken),
                     carried.taken);
    const char *left =
        carried.left
            ? arena_printf(arena,
                           PLURAL(", %zu has no place here",
                                  ", %zu have no place here", carried.left),
                           carried.left)
            : "";
    opening->said[1] = arena_printf(arena, "%s: %s%s", path, taken, left);
}

struct opening opening_new(struct arena *arena,
                           const struct arguments *arguments,
                           const char *name) {
    struct opening opening = nothing(arena, name);
    struct questionnaire *questionnaire = read_fresh(arena, &opening, name);
    if (!questionnaire) return opening;
    choose_path(arena, arguments, questionnaire, &opening);
    if (opening.status == STATUS_DONE) take_desk(arena, &opening);
    if (opening.status != STATUS_DONE) return opening;
    struct assessment *assessment = assessment_new(arena, questionnaire);
    assessment->path = opening.path;
    assessment->started = today(arena);
    assessment->respondent = respondent_id(arena);
    if (arguments->from) carry_over(arena, arguments, assessment, &opening);
    if (opening.status != STATUS_DONE) return opening;
    desk_begin(opening.desk, questionnaire, assessment);
    // What was taken over is work, too: on disk before the first question. That
    // it cannot be saved is said there, as after any answer.
    const char *problem = NULL;
    bool foreign = false;
    if (arguments->from) desk_save(opening.desk, &problem, &foreign);
    return opening;
}

struct opening opening_preview(struct arena *arena, const char *name) {
    struct opening opening = nothing(arena, name);
    struct questionnaire *questionnaire = read_fresh(arena, &opening, name);
    if (!questionnaire) return opening;
    struct assessment *assessment = assessment_new(arena, questionnaire);
    assessment->started = today(arena);
    opening.desk = desk_preview(arena, questionnaire, assessment);
    return opening;
}

// --- One that exists ---

struct questionnaire *questionnaire_of(struct arena *arena, const char *path,
                                       struct assessment_head *head,
                                       struct diags *diags, bool *unreadable,
                                       const char **faulty) {
    if (!assessment_head_read(arena, path, head, diags, unreadable))
        return NULL;
    const char *found =
        text_is_id(head->questionnaire)
            ? places_find(arena, head->questionnaire, head->fingerprint, path)
            : NULL;
    if (found) return read_in_language(arena, found, diags, unreadable, faulty);
    *unreadable = true;
    diag(diags, SEVERITY_ERROR, (struct place){path, 0, 0}, "no-questionnaire",
         _("its questionnaire \"%s\" was not found; --questionnaire FILE "
           "names it"),
         head->questionnaire);
    return NULL;
}

struct opening opening_resume(struct arena *arena,
                              const struct arguments *arguments,
                              const char *path) {
    struct opening opening = nothing(arena, path);
    if (access(path, F_OK) != 0)
        refuse(&opening, STATUS_FILE, text_errno(errno));
    else
        take_desk(arena, &opening);
    if (opening.status != STATUS_DONE) return opening;
    bool unreadable = false;
    const char *faulty = NULL;
    struct questionnaire *questionnaire;
    if (arguments->questionnaire) {
        questionnaire = load_questionnaire(arena, arguments->questionnaire,
                                           &opening.status);
        if (!questionnaire) {
            refuse(&opening, opening.status, NULL);
            return opening;
        }
    } else {
        struct assessment_head head;
        questionnaire = questionnaire_of(arena, path, &head, opening.diags,
                                         &unreadable, &faulty);
        if (!usable(&opening, questionnaire != NULL, unreadable))
            return opening;
        // Warnings are for its author, who has "check".
        opening.diags = diags_new(arena);
        say_faulty(arena, &opening, faulty);
    }
    struct assessment *assessment =
        assessment_read(arena, path, questionnaire, opening.diags, &unreadable);
    if (!usable(&opening, assessment != NULL, unreadable)) return opening;
    desk_begin(opening.desk, questionnaire, assessment);
    return opening;
}

void opening_close(struct opening *opening) {
    if (opening->desk) desk_close(opening->desk);
    opening->desk = NULL;
}

// --- Telling ---

void opening_tell(const struct opening *opening) {
    if (opening->problem) tell_file(opening->path, opening->problem);
    diags_print(opening->diags, stderr);
    for (size_t i = 0; i < COUNT_OF(opening->said); i++) {
        if (!opening->said[i]) continue;
        fputs("cxladder: ", stderr);
        text_put_line(stderr, opening->said[i]);
        putc('\n', stderr);
    }
}

static const char *problem_line(struct arena *arena,
                                const struct problem *problem) {
    if (!problem->at.line) return arena_string(arena, problem->text);
    return arena_printf(arena, _("line %u: %s"), problem->at.line,
                        problem->text);
}

const char *const *opening_notices(struct arena *arena,
                                   const struct opening *opening,
                                   size_t *count) {
    diags_sort(opening->diags);
    size_t most = COUNT_OF(opening->said);
    for (const struct problem *p = opening->diags->first; p; p = p->next) {
        most++;
    }
    const char **notices = ARENA_ARRAY(arena, const char *, most);
    *count = 0;
    for (size_t i = 0; i < COUNT_OF(opening->said); i++) {
        if (opening->said[i]) notices[(*count)++] = opening->said[i];
    }
    for (const struct problem *p = opening->diags->first; p; p = p->next) {
        notices[(*count)++] = problem_line(arena, p);
    }
    return notices;
}

const char *first_mistake(struct arena *arena, struct diags *diags, bool read) {
    if (read && !diags->errors) return NULL;
    diags_sort(diags);
    const struct problem *problem = diags->first;
    while (problem && problem->severity != SEVERITY_ERROR) {
        problem = problem->next;
    }
    return problem ? problem_line(arena, problem) : _("cannot be read");
}

const char *opening_failure(struct arena *arena,
                            const struct opening *opening) {
    return opening->problem ? opening->problem
                            : first_mistake(arena, opening->diags, false);
}
