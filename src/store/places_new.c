// SPDX-License-Identifier: MIT
//
// What the program puts into the user's data directory, and under which names.

#include "places.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define SAME_DAY 10000 // assessments of one questionnaire

// Makes [path] and what is missing above it, for the user alone.
static bool make_folders(struct arena *arena, const char *path,
                         struct file_error *error) {
    char *part = arena_string(arena, path);
    for (char *slash = strchr(part + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (file_make_folder(part, 0700) && errno != EEXIST)
            return file_failed(error, N_("The folder could not be made"));
        *slash = '/';
    }
    struct stat status;
    if (file_make_folder(part, 0700) && errno != EEXIST)
        return file_failed(error, N_("The folder could not be made"));
    if (!stat(part, &status) && S_ISDIR(status.st_mode)) return true;
    return file_refused(error, ENOTDIR, N_("The folder could not be made"));
}

static const char *data_folder(struct arena *arena, const char *name,
                               struct file_error *error) {
    const char *data = places_data(arena);
    if (!data) {
        file_refused(error, ENOENT, N_("There is no home folder"));
        return NULL;
    }
    const char *folder = arena_printf(arena, "%s/%s", data, name);
    return make_folders(arena, folder, error) ? folder : NULL;
}

const char *places_new_assessment(struct arena *arena, const char *id,
                                  const char *date, struct file_error *error) {
    *error = (struct file_error){0};
    if (!text_is_id(id) || !text_is_date(date)) {
        file_refused(error, EINVAL, N_("This is not the name of a file"));
        return NULL;
    }
    const char *folder = data_folder(arena, "assessments", error);
    for (unsigned i = 1; folder && i < SAME_DAY; i++) {
        const char *path =
            i == 1 ? arena_printf(arena, "%s/%s-%s.cxa.yaml", folder, id, date)
                   : arena_printf(arena, "%s/%s-%s-%u.cxa.yaml", folder, id,
                                  date, i);
        struct stat status;
        if (!lstat(path, &status)) continue;
        if (errno == ENOENT) return path;
        file_failed(error, N_("The folder could not be looked at"));
        return NULL;
    }
    if (folder)
        file_refused(error, EEXIST, N_("This is not the name of a file"));
    return NULL;
}

// --- Questionnaires of finished assessments ---

struct copy {
    int from;
    int code; // errno where reading failed
    size_t length;
};

// Written whole to memory first, so a failure here can still be told.
static void write_copy(void *context, FILE *out) {
    struct copy *copy = context;
    char bytes[16 * 1024];
    ssize_t size = 1;
    while (size > 0 && copy->length <= FILE_SIZE_LIMIT) {
        size = pread(copy->from, bytes, sizeof(bytes), (off_t)copy->length);
        if (size <= 0) break;
        fwrite(bytes, 1, (size_t)size, out);
        copy->length += (size_t)size;
    }
    if (size < 0) copy->code = errno;
    if (copy->length > FILE_SIZE_LIMIT) copy->code = EFBIG;
}

static bool is_whole(void *context, const char *temporary) {
    const struct copy *copy = context;
    (void)temporary;
    errno = copy->code;
    return !copy->code;
}

static bool copy_file(const char *from, const char *to,
                      struct file_error *error) {
    struct copy copy = {.from = file_open(from, O_RDONLY | O_NONBLOCK, 0)};
    if (copy.from < 0)
        return file_failed(error, N_("The questionnaire could not be opened"));
    const struct file_options options = {.default_mode = 0600,
                                         .verify = is_whole};
    bool done = file_write(to, write_copy, &copy, &options, error);
    close(copy.from);
    return done;
}

// True also where the copy is there already.
static bool keep(const char *from, const char *to, struct file_error *error) {
    if (!access(to, F_OK) || copy_file(from, to, error)) return true;
    return error->code == EEXIST;
}

bool places_keep_questionnaire(struct arena *arena,
                               const struct questionnaire *questionnaire,
                               struct file_error *error) {
    *error = (struct file_error){0};
    const char *digits = strchr(questionnaire->fingerprint, ':');
    if (!digits || !text_is_id(questionnaire->id) ||
        strspn(digits + 1, "0123456789abcdef") != strlen(digits + 1))
        return file_refused(error, EINVAL,
                            N_("This is not the name of a file"));
    const char *folder = data_folder(arena, "questionnaires", error);
    if (!folder) return false;
    const char *stem =
        arena_printf(arena, "%s/%s-%s", folder, questionnaire->id, digits + 1);
    const char *from = questionnaire->path;
    if (!keep(from, arena_printf(arena, "%s.yaml", stem), error)) return false;
    struct path_list languages = overlay_languages(arena, from);
    for (size_t i = 0; i < languages.count; i++) {
        const char *language = languages.paths[i];
        const char *to = arena_printf(arena, "%s.%s.yaml", stem, language);
        const char *texts = overlay_find(arena, from, language);
        if (texts && !keep(texts, to, error)) return false;
    }
    *error = (struct file_error){0};
    return true;
}
