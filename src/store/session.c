// SPDX-License-Identifier: MIT

#include "session.h"

#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define OTHER_VERSIONS 1000

// --- The text on disk ---

static bool reserve(struct session_text *text, struct file_error *error) {
    // One byte more than a file may have: a text that fills it is too long.
    void *bytes = mmap(NULL, FILE_SIZE_LIMIT + 1, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (bytes == MAP_FAILED)
        return file_failed(error, N_("There is not enough memory"));
    text->bytes = bytes;
    return true;
}

static void release(struct session_text *text) {
    if (text->bytes) munmap(text->bytes, FILE_SIZE_LIMIT + 1);
    text->bytes = NULL;
}

static ssize_t read_patiently(int file, char *bytes, size_t size) {
    ssize_t length = -1;
    for (int i = 0; i < FILE_PATIENCE; i++) {
        length = read(file, bytes, size);
        if (length >= 0 || errno != EINTR) break;
    }
    return length;
}

// Reads the file into session->disk.
static bool load(struct session *session, struct file_error *error) {
    session->exists = session->target.exists;
    session->settled = false;
    session->in_doubt = false;
    session->disk.length = 0;
    if (!session->exists) return true;
    int file =
        file_open(session->target.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    if (file < 0) return file_failed(error, N_("The file could not be opened"));
    ssize_t size = 1;
    while (size > 0 && session->disk.length <= FILE_SIZE_LIMIT) {
        size = read_patiently(file, session->disk.bytes + session->disk.length,
                              FILE_SIZE_LIMIT + 1 - session->disk.length);
        if (size > 0) session->disk.length += (size_t)size;
    }
    int code = errno;
    close(file);
    if (size < 0)
        return file_refused(error, code, N_("The file could not be read"));
    if (session->disk.length > FILE_SIZE_LIMIT)
        return file_refused(error, EFBIG, N_("The file is too large"));
    return true;
}

// Which of the two texts the open [file] holds.
struct likeness {
    bool disk, fresh;
};

static bool compare(const struct session *session, int file,
                    struct likeness *like, struct file_error *error) {
    char bytes[16 * 1024];
    size_t done = 0;
    *like = (struct likeness){true, session->in_doubt};
    for (ssize_t size = 1; size > 0 && (like->disk || like->fresh);) {
        size = read_patiently(file, bytes, sizeof(bytes));
        if (size < 0)
            return file_failed(error, N_("The file could not be read"));
        const struct session_text *texts[] = {&session->disk, &session->fresh};
        bool *same[] = {&like->disk, &like->fresh};
        for (size_t i = 0; i < COUNT_OF(texts); i++) {
            size_t left = texts[i]->length > done ? texts[i]->length - done : 0;
            if (size == 0
                    ? left > 0
                    : (size_t)size > left || memcmp(texts[i]->bytes + done,
                                                    bytes, (size_t)size) != 0)
                *same[i] = false;
        }
        done += (size_t)size;
    }
    return true;
}

static void swap_texts(struct session *session) {
    struct session_text text = session->disk;
    session->disk = session->fresh;
    session->fresh = text;
    // The stream writes into the memory, not into the struct.
    FILE *out = session->out;
    session->out = session->other;
    session->other = out;
}

static bool stale(struct file_error *error) {
    return file_refused(error, ESTALE, NULL);
}

// Whether the file is as we left it. Only its content counts: clocks jump, and
// a copy put back is as good as the file itself.
static bool unchanged(struct session *session, struct file_error *error) {
    struct file_target now;
    if (!file_resolve(&now, session->path, error)) return false;
    if (strcmp(now.path, session->target.path) != 0) return stale(error);
    if (now.exists != session->exists && !session->in_doubt)
        return stale(error);
    session->target.exists = now.exists;
    session->target.status = now.status;
    if (!now.exists && session->exists) return stale(error);
    if (!now.exists) return true;
    if (!S_ISREG(now.status.st_mode)) return stale(error);
    if (!file_writable(&now, error)) return false;
    int file = file_open(now.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    if (file < 0) return file_failed(error, N_("The file could not be opened"));
    struct likeness like;
    bool read = compare(session, file, &like, error);
    close(file);
    if (!read) return false;
    if (like.disk && session->exists) return true;
    if (!like.fresh) return stale(error);
    swap_texts(session); // the save that failed was not all in vain
    session->exists = true;
    return true;
}

// --- Open and close ---

static bool reserve_all(struct session *session, struct file_error *error) {
    struct session_text *texts[] = {&session->disk, &session->fresh};
    FILE **streams[] = {&session->other, &session->out};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (!reserve(texts[i], error)) return false;
        *streams[i] = fmemopen(texts[i]->bytes, FILE_SIZE_LIMIT + 1, "w");
        if (!*streams[i])
            return file_failed(error, N_("There is not enough memory"));
        setvbuf(*streams[i], session->streams[i], _IOFBF, SESSION_STREAM_SIZE);
    }
    session->proof = arena_new();
    return true;
}

static void judge(struct session *session) {
    struct file_error why = {0};
    bool writable = !access(session->target.folder, W_OK | X_OK) &&
                    file_writable(&session->target, &why);
    session->state = writable ? SESSION_OPEN : SESSION_READ_ONLY;
}

static bool open_all(struct session *session, struct file_error *error) {
    if (!file_resolve(&session->target, session->path, error)) return false;
    if (session->target.exists && !S_ISREG(session->target.status.st_mode))
        return file_refused(error, EINVAL,
                            N_("This is not the name of a file"));
    if (!reserve_all(session, error)) return false;
    judge(session);
    if (session->state == SESSION_OPEN) {
        file_sweep(session->target.folder);
        if (!session_lock(session, error)) return false;
    }
    // Looked at again under the lock: the last holder may just have saved.
    if (!file_resolve(&session->target, session->path, error) ||
        !load(session, error))
        return false;
    session->kept = !session->exists; // nothing was there before
    return true;
}

struct session *session_open(struct arena *arena, const char *path,
                             struct file_error *error) {
    *error = (struct file_error){0};
    struct session *session = ARENA_NEW(arena, struct session);
    session->arena = arena;
    session->path = arena_string(arena, path);
    session->lock = -1;
    if (open_all(session, error)) return session;
    session_close(session);
    return NULL;
}

void session_close(struct session *session) {
    if (!session) return;
    session_unlock(session);
    if (session->out) fclose(session->out);
    if (session->other) fclose(session->other);
    release(&session->disk);
    release(&session->fresh);
    arena_free(session->proof);
    session->out = session->other = NULL;
    session->proof = NULL;
    session->state = SESSION_READ_ONLY;
}

enum session_state session_state(const struct session *session) {
    return session->state;
}

const char *session_holder(const struct session *session) {
    return session->holder[0] ? session->holder : NULL;
}

unsigned session_other_names(const struct session *session) {
    const struct file_target *target = &session->target;
    return target->exists ? (unsigned)target->status.st_nlink - 1 : 0;
}

// --- Save ---

static bool render(struct session *session, const struct assessment *assessment,
                   struct file_error *error) {
    rewind(session->out);
    clearerr(session->out);
    assessment_print(assessment, session->out);
    bool whole = !fflush(session->out) && !ferror(session->out);
    long length = ftell(session->out);
    session->in_doubt = false;
    // Below 0, it is huge.
    if (!whole || (size_t)length > (size_t)FILE_SIZE_LIMIT)
        return file_refused(error, EFBIG, N_("The answers are too many"));
    session->fresh.length = (size_t)length;
    return true;
}

// Reads the new file as it will be read one day.
static bool proves(void *context, const char *temporary) {
    struct session *session = context;
    arena_reset(session->proof);
    struct diags *diags = diags_new(session->proof);
    const struct assessment *saving = session->saving;
    const struct assessment *back = assessment_read(
        session->proof, temporary, saving->questionnaire, diags, NULL);
    return back && !diags->errors && !back->read_only &&
           assessment_same(saving, back);
}

// The version before this session, so that it can be taken back.
static bool keep_before(struct session *session, struct file_error *error) {
    if (session->kept || !session->exists) return true;
    char name[NAME_MAX + 1];
    struct file_target target;
    file_beside(name, session->target.name, ".before");
    if (!file_own(&target, session->target.folder, name, error)) return false;
    const struct file_options options = {
        .replace = true,
        .default_mode = session->target.status.st_mode & 0666,
    };
    session->kept = file_put(&target, session->disk.bytes, session->disk.length,
                             &options, NULL, NULL, error);
    return session->kept;
}

static bool same_text(const struct session *session) {
    return session->fresh.length == session->disk.length &&
           !memcmp(session->fresh.bytes, session->disk.bytes,
                   session->disk.length);
}

static bool put(struct session *session, const struct assessment *assessment,
                bool replace, struct file_error *error) {
    const struct file_options options = {
        .replace = replace, .default_mode = 0600, .verify = proves};
    session->saving = assessment;
    bool placed = false;
    if (!file_put(&session->target, session->fresh.bytes, session->fresh.length,
                  &options, session, &placed, error)) {
        session->in_doubt = placed;
        session->settled = false;
        if (error->code == EEXIST) stale(error);
        return false;
    }
    swap_texts(session);
    session->exists = session->settled = true;
    return true;
}

bool session_save(struct session *session, const struct assessment *assessment,
                  struct file_error *error) {
    *error = (struct file_error){0};
    if (session->state != SESSION_OPEN)
        return file_refused(error, EACCES, N_("The file is read-only"));
    if (!unchanged(session, error) || !render(session, assessment, error))
        return false;
    if (session->exists && session->settled && same_text(session)) return true;
    if (!keep_before(session, error)) return false;
    return put(session, assessment, session->exists, error);
}

// --- Save over another's version ---

static bool no_links_here(int code) {
    return code == EPERM || code == EOPNOTSUPP || code == ENOSYS;
}

// A second name is given to what is there: whatever it is, and however large,
// no byte of it moves. Some file systems have no links: there it is copied.
static bool give_name(struct session *session, const char *name,
                      struct file_error *error) {
    static const char step[] = N_("The other version could not be put aside");
    char path[PATH_MAX];
    if (!file_join(path, session->target.folder, name, error)) return false;
    if (!file_link(session->target.path, path))
        return file_sync_folder(session->target.folder, error);
    if (!no_links_here(errno)) return file_failed(error, step);
    struct file_target target;
    if (!load(session, error) ||
        !file_own(&target, session->target.folder, name, error))
        return false;
    const struct file_options options = {
        .default_mode = session->target.status.st_mode & 0666};
    return file_put(&target, session->disk.bytes, session->disk.length,
                    &options, NULL, NULL, error);
}

static bool put_aside(struct session *session, const char **kept,
                      struct file_error *error) {
    char name[NAME_MAX + 1];
    bool done = false;
    for (unsigned i = 1; i <= OTHER_VERSIONS && !done; i++) {
        file_other(name, session->target.name, i);
        done = give_name(session, name, error);
        if (!done && error->code != EEXIST) return false;
    }
    if (done)
        *kept =
            arena_printf(session->arena, "%s/%s", session->target.folder, name);
    return done;
}

static bool follow(struct session *session, struct file_error *error) {
    struct file_target now;
    if (!file_resolve(&now, session->path, error)) return false;
    bool elsewhere = strcmp(now.path, session->target.path) != 0;
    session->target = now;
    session->target.name = strrchr(session->target.path, '/') + 1;
    if (!elsewhere) return true;
    session_unlock(session);
    if (!session_lock(session, error)) return false;
    if (session->state == SESSION_OPEN) return true;
    session->state = SESSION_OPEN; // of this session; the other file is theirs
    return file_refused(error, EWOULDBLOCK,
                        N_("Another session works on that file"));
}

bool session_save_over(struct session *session,
                       const struct assessment *assessment, const char **kept,
                       struct file_error *error) {
    *error = (struct file_error){0};
    *kept = NULL;
    if (session->state != SESSION_OPEN)
        return file_refused(error, EACCES, N_("The file is read-only"));
    if (!follow(session, error) || !file_writable(&session->target, error) ||
        !render(session, assessment, error))
        return false;
    if (session->target.exists && !put_aside(session, kept, error))
        return false;
    return put(session, assessment, session->target.exists, error);
}

const char *session_before(struct arena *arena, const char *path) {
    struct file_target target, before;
    struct file_error ignored;
    char name[NAME_MAX + 1];
    if (!file_resolve(&target, path, &ignored)) return NULL;
    file_beside(name, target.name, ".before");
    if (!file_own(&before, target.folder, name, &ignored) || !before.exists ||
        !S_ISREG(before.status.st_mode))
        return NULL;
    return arena_string(arena, before.path);
}
