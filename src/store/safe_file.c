// SPDX-License-Identifier: MIT
//
// The one writer. The order of its calls is what keeps answers through crashes
// and power cuts: temporary file, write, fsync, read back, rename, fsync of the
// folder. A failed fsync is never repeated on the same file, because the kernel
// may have forgotten by then what it could not write.

#define _GNU_SOURCE // fopencookie

#include "safe_file.h"

#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

// One attempt at putting a file in its place.
struct attempt {
    const struct file_target *target;
    const char *bytes;
    size_t length;
    const struct file_options *options;
    void *context;
    bool replace, placed;
    int file, folder;
    char temporary[PATH_MAX];
    struct file_error *error;
};

static bool failed(const struct attempt *attempt, const char *step) {
    return file_failed(attempt->error, step);
}

// --- Before the bytes ---

static bool check_target(const struct attempt *attempt) {
    const struct file_target *target = attempt->target;
    if (!target->exists) return true;
    if (S_ISDIR(target->status.st_mode))
        return file_refused(attempt->error, EISDIR,
                            N_("This is not the name of a file"));
    if (!attempt->replace)
        return file_refused(attempt->error, EEXIST,
                            N_("The file was not replaced"));
    return true;
}

static bool open_folder(struct attempt *attempt) {
    // Before anything is written: where the folder cannot be synced later, no
    // answer may be called saved.
    attempt->folder =
        file_open(attempt->target->folder, O_RDONLY | O_DIRECTORY, 0);
    if (attempt->folder >= 0) return true;
    return failed(attempt, N_("The folder could not be opened"));
}

// The lock tells sweepers that this temporary is in use. One that came between
// has removed it: then it has no name any more. Where locks are not to be had,
// nobody sweeps either.
static bool take_temporary(const struct attempt *attempt) {
    struct stat status;
    if (file_lock(attempt->file, LOCK_EX) && errno == EINTR) return false;
    return fstat(attempt->file, &status) == 0 && status.st_nlink > 0;
}

static bool create(struct attempt *attempt) {
    unsigned mode =
        attempt->target->exists ? 0600 : attempt->options->default_mode;
    for (int i = 0; i < 10; i++) {
        if (!file_temporary(attempt->temporary, attempt->target->folder,
                            attempt->error))
            return false;
        errno = 0;
        attempt->file = file_open(attempt->temporary,
                                  O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
        if (attempt->file >= 0 && take_temporary(attempt)) return true;
        if (attempt->file < 0 && errno != EEXIST) break;
        if (attempt->file >= 0) {
            file_unlink(attempt->temporary);
            close(attempt->file);
            attempt->file = -1;
        }
    }
    attempt->temporary[0] = '\0';
    return failed(attempt, N_("No temporary file could be made"));
}

// An existing file keeps its mode and, where we may, its owner and group. A
// group that cannot be kept must not let another group in.
static bool keep_mode(const struct attempt *attempt) {
    if (!attempt->target->exists) return true;
    const struct stat *old = &attempt->target->status;
    struct stat now;
    if (fstat(attempt->file, &now))
        return failed(attempt, N_("The temporary file could not be looked at"));
    mode_t mode = old->st_mode & 0777;
    if (now.st_uid != old->st_uid)
        (void)!fchown(attempt->file, old->st_uid, (gid_t)-1);
    if (now.st_gid != old->st_gid &&
        fchown(attempt->file, (uid_t)-1, old->st_gid))
        mode = (mode & 0707) | (mode & 0007) << 3;
    if (fchmod(attempt->file, mode))
        return failed(attempt, N_("The mode of the file could not be kept"));
    return true;
}

// --- The bytes ---

static bool write_all(const struct attempt *attempt) {
    size_t done = 0;
    int idle = 0;
    while (done < attempt->length) {
        ssize_t size =
            write(attempt->file, attempt->bytes + done, attempt->length - done);
        if (size > 0) {
            done += (size_t)size;
            idle = 0;
            continue;
        }
        if (size == 0) errno = ENOSPC; // nothing taken, no reason given
        if ((size < 0 && errno != EINTR) || ++idle == FILE_PATIENCE)
            return failed(attempt, N_("The file could not be written"));
    }
    return true;
}

static bool same_bytes(const struct attempt *attempt) {
    char bytes[16 * 1024];
    size_t done = 0;
    int idle = 0;
    for (;;) {
        ssize_t size = pread(attempt->file, bytes, sizeof(bytes), (off_t)done);
        if (size < 0 && errno == EINTR && ++idle < FILE_PATIENCE) continue;
        if (size < 0)
            return failed(attempt, N_("The file could not be read back"));
        if (size == 0) break;
        if ((size_t)size > attempt->length - done ||
            memcmp(bytes, attempt->bytes + done, (size_t)size) != 0)
            break;
        done += (size_t)size;
    }
    if (done == attempt->length) return true;
    return file_refused(attempt->error, EIO,
                        N_("What was written did not come back the same"));
}

static bool verify(const struct attempt *attempt) {
    if (!same_bytes(attempt)) return false;
    if (!attempt->options->verify) return true;
    errno = 0;
    if (attempt->options->verify(attempt->context, attempt->temporary))
        return true;
    // A full table of files or an empty memory is told as what it is.
    return failed(attempt, N_("What was written did not come back the same"));
}

// --- Into its place ---

// Gives the file its name where no file may be replaced: link(2) fails if there
// is one, rename(2) would not. Some file systems have no links.
static bool place_new(const struct attempt *attempt) {
    const char *path = attempt->target->path;
    if (!file_link(attempt->temporary, path)) {
        file_unlink(attempt->temporary); // or a sweep, later
        return true;
    }
    if (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS) {
        if (!file_rename(attempt->temporary, path, false)) return true;
    }
    return failed(attempt, N_("The file could not be given its name"));
}

static bool place(struct attempt *attempt) {
    if (!attempt->replace) {
        attempt->placed = place_new(attempt);
        return attempt->placed;
    }
    // Some file systems report a failure after the fact.
    attempt->placed = true;
    if (!file_rename(attempt->temporary, attempt->target->path, true))
        return true;
    return failed(attempt, N_("The old file could not be replaced"));
}

static bool sync_folder(int folder, struct file_error *error) {
    // Some file systems cannot sync a folder and say so; there is nothing else
    // to be had from them.
    if (!fsync(folder) || errno == EINVAL) return true;
    return file_failed(error, N_("The folder could not be put on disk"));
}

static bool put_once(struct attempt *attempt) {
    if (!check_target(attempt) || !open_folder(attempt) || !create(attempt) ||
        !keep_mode(attempt) || !write_all(attempt))
        return false;
    if (fsync(attempt->file))
        return failed(attempt, N_("The file could not be put on disk"));
    if (!verify(attempt) || !place(attempt)) return false;
    attempt->temporary[0] = '\0';
    if (!sync_folder(attempt->folder, attempt->error)) return false;
    int file = attempt->file;
    attempt->file = -1;
    if (close(file) && errno != EINTR)
        return failed(attempt, N_("The file could not be closed"));
    return true;
}

static void clean_up(struct attempt *attempt) {
    if (attempt->temporary[0]) file_unlink(attempt->temporary);
    if (attempt->file >= 0) close(attempt->file);
    if (attempt->folder >= 0) close(attempt->folder);
    attempt->temporary[0] = '\0';
    attempt->file = attempt->folder = -1;
}

bool file_put(const struct file_target *target, const char *bytes,
              size_t length, const struct file_options *options, void *context,
              bool *placed, struct file_error *error) {
    struct attempt attempt = {.target = target,
                              .bytes = bytes,
                              .length = length,
                              .options = options,
                              .context = context,
                              .replace = options->replace,
                              .file = -1,
                              .folder = -1,
                              .error = error};
    bool done = false;
    // A sync that a signal interrupted says nothing: all over again then.
    for (int i = 0; i < 3 && !done; i++) {
        *error = (struct file_error){0};
        done = put_once(&attempt);
        clean_up(&attempt);
        attempt.replace = attempt.replace || attempt.placed;
        if (!done && error->code != EINTR) break;
    }
    if (placed) *placed = attempt.placed;
    if (done) *error = (struct file_error){0};
    return done;
}

bool file_sync_folder(const char *folder, struct file_error *error) {
    int file = file_open(folder, O_RDONLY | O_DIRECTORY, 0);
    if (file < 0)
        return file_failed(error, N_("The folder could not be opened"));
    bool done = sync_folder(file, error);
    close(file);
    return done;
}

// What a writer writes, until it is whole. Not open_memstream, which loses
// bytes without a word where memory runs out.
struct gathered {
    char *bytes;
    size_t length, room;
};

static ssize_t gather(void *cookie, const char *bytes, size_t size) {
    struct gathered *all = cookie;
    if (size > all->room - all->length) {
        size_t room = 2 * all->room + size;
        char *longer = realloc(all->bytes, room);
        if (!longer) return 0; // leaves the stream marked
        all->bytes = longer;
        all->room = room;
    }
    memcpy(all->bytes + all->length, bytes, size);
    all->length += size;
    return (ssize_t)size;
}

static bool gather_all(struct gathered *all,
                       void (*write)(void *context, FILE *out), void *context) {
    FILE *out = fopencookie(all, "w", (cookie_io_functions_t){.write = gather});
    if (!out) return false;
    write(context, out);
    bool whole = !fflush(out) && !ferror(out);
    return !fclose(out) && whole;
}

bool file_write(const char *path, void (*write)(void *context, FILE *out),
                void *context, const struct file_options *options,
                struct file_error *error) {
    struct file_error unasked;
    if (!error) error = &unasked;
    *error = (struct file_error){0};
    struct file_target target;
    if (!file_resolve(&target, path, error)) return false;
    if (!file_writable(&target, error)) return false;
    // Whole in memory first: a writer that fails half-way leaves no trace.
    struct gathered all = {0};
    bool done =
        gather_all(&all, write, context)
            ? file_put(&target, all.bytes, all.length, options, context, NULL,
                       error)
            : file_refused(error, ENOMEM, N_("There is not enough memory"));
    free(all.bytes);
    return done;
}

const char *file_error_text(struct arena *arena,
                            const struct file_error *error) {
    if (error->code == ESTALE && !error->step)
        return _("Somebody else changed the file since it was read.");
    // The step is a sentence, the system's reason follows in its own words.
    return arena_printf(arena, "%s: %s",
                        error->step ? _(error->step)
                                    : _("The file could not be used"),
                        text_errno(error->code));
}
