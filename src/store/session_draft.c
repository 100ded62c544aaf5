// SPDX-License-Identifier: MIT
//
// The text being typed, in a file of its own beside the answers: three lines
// (what it is, the question, the field), then the text as it is.

#include "session.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define DRAFT_FIRST_LINE "cxladder-draft 1"
#define DRAFT_TEXT_SIZE ((size_t)64 * 1024)
#define DRAFT_SIZE (DRAFT_TEXT_SIZE + 256)

static bool draft_target(struct file_target *target,
                         const struct session *session,
                         struct file_error *error) {
    char name[NAME_MAX + 1];
    file_beside(name, session->target.name, ".draft");
    return file_own(target, session->target.folder, name, error);
}

bool session_draft(struct session *session, const char *question,
                   const char *field, const char *text,
                   struct file_error *error) {
    struct file_target target;
    *error = (struct file_error){0};
    if (session->state != SESSION_OPEN)
        return file_refused(error, EACCES, N_("The file is read-only"));
    if (!draft_target(&target, session, error)) return false;
    if (!*text) {
        if (!file_unlink(target.path) || errno == ENOENT) return true;
        return file_failed(error, N_("The draft could not be removed"));
    }
    char bytes[DRAFT_SIZE];
    int length = snprintf(bytes, sizeof(bytes), DRAFT_FIRST_LINE "\n%s\n%s\n%s",
                          question, field, text);
    if ((size_t)length >= sizeof(bytes)) // below 0, it is huge
        return file_refused(error, EFBIG, N_("The draft is too long"));
    const struct file_options options = {.replace = true, .default_mode = 0600};
    return file_put(&target, bytes, (size_t)length, &options, NULL, NULL,
                    error);
}

// Somebody else's draft is not ours to offer.
static bool is_ours(int file) {
    struct stat status;
    return !fstat(file, &status) && S_ISREG(status.st_mode) &&
           status.st_uid == geteuid() && (size_t)status.st_size < DRAFT_SIZE;
}

static size_t read_bytes(int file, char *bytes, size_t size) {
    size_t done = 0;
    for (int idle = 0; done < size && idle < FILE_PATIENCE;) {
        ssize_t length = read(file, bytes + done, size - done);
        if (length < 0 && errno == EINTR) {
            idle++;
            continue;
        }
        if (length <= 0) break;
        done += (size_t)length;
    }
    return done;
}

static char *take_line(char **at) {
    char *line = *at, *end = strchr(line, '\n');
    if (!end) return NULL;
    *end = '\0';
    *at = end + 1;
    return line;
}

static bool parse(struct arena *arena, char *bytes, const char **question,
                  const char **field, const char **text) {
    const char *first = take_line(&bytes);
    if (!first || strcmp(first, DRAFT_FIRST_LINE) != 0) return false;
    const char *second = take_line(&bytes);
    const char *third = second ? take_line(&bytes) : NULL;
    if (!third || !text_is_id(second) || !text_is_id(third) || !*bytes)
        return false;
    *question = arena_string(arena, second);
    *field = arena_string(arena, third);
    *text = arena_string(arena, bytes);
    return true;
}

bool session_draft_read(struct arena *arena, struct session *session,
                        const char **question, const char **field,
                        const char **text) {
    struct file_target target;
    struct file_error ignored;
    if (!draft_target(&target, session, &ignored) || !target.exists)
        return false;
    int file = file_open(target.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    if (file < 0) return false;
    char bytes[DRAFT_SIZE + 1];
    size_t length = is_ours(file) ? read_bytes(file, bytes, DRAFT_SIZE) : 0;
    close(file);
    bytes[length] = '\0';
    // A NUL or a broken character ends what can be offered.
    bytes[text_valid_prefix(bytes, length)] = '\0';
    return parse(arena, bytes, question, field, text);
}
