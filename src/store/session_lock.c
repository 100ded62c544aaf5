// SPDX-License-Identifier: MIT
//
// One session a file. The lock is a flock(2) on a file of its own beside the
// answers, because a save replaces theirs; the kernel drops it when its holder
// dies, however that happens. The holder's name in it is for people only.

#include "session.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define HOST_SIZE 65

// "PROCESS HOST\n", where the host may be missing. Whoever can write the file
// can write what he likes: only what looks right is shown.
static void read_holder(struct session *session, int file) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    char text[SESSION_HOLDER_SIZE] = "";
    session->holder[0] = '\0';
    if (pread(file, text, sizeof(text) - 1, 0) <= 0) return;
    char *host = text;
    long process = strtol(text, &host, 10);
    host += strspn(host, " ");
    host[strspn(host, letters)] = '\0';
    if (process <= 0 || process > INT32_MAX) return;
    if (*host)
        snprintf(session->holder, sizeof(session->holder),
                 _("process %ld on %.64s"), process, host);
    else
        snprintf(session->holder, sizeof(session->holder), _("process %ld"),
                 process);
}

static void write_holder(int file) {
    char host[HOST_SIZE] = "", text[SESSION_HOLDER_SIZE];
    if (gethostname(host, sizeof(host) - 1)) host[0] = '\0';
    int length = snprintf(text, sizeof(text), "%ld %s\n", (long)getpid(), host);
    // Only a courtesy: what is missing here is missing in a message.
    if (ftruncate(file, 0) == 0) (void)!pwrite(file, text, (size_t)length, 0);
}

// The file that was locked may have lost its name to a session that just ended.
static bool still_named(const struct session *session, int file) {
    struct stat named, locked;
    return !lstat(session->lock_path, &named) && !fstat(file, &locked) &&
           named.st_dev == locked.st_dev && named.st_ino == locked.st_ino;
}

static bool no_locks_here(int code) {
    return code == ENOLCK || code == EOPNOTSUPP || code == ENOSYS;
}

enum try { TRY_DONE, TRY_AGAIN, TRY_FAILED };

static enum try try_lock(struct session *session, struct file_error *error) {
    unsigned mode =
        session->target.exists ? session->target.status.st_mode & 0666 : 0600;
    int flags = O_CREAT | O_NOFOLLOW | O_NONBLOCK;
    int file = file_open(session->lock_path, flags | O_RDWR, mode);
    if (file < 0 && errno == EACCES) {
        // The lock of another user, who lets us not even look.
        session->state = SESSION_LOCKED;
        return TRY_DONE;
    }
    if (file < 0) {
        file_failed(error, N_("The lock could not be made"));
        return TRY_FAILED;
    }
    struct stat status;
    if (fstat(file, &status) || !S_ISREG(status.st_mode)) {
        close(file);
        file_refused(error, EINVAL, N_("The lock is no file"));
        return TRY_FAILED;
    }
    if (file_lock(file, LOCK_EX | LOCK_NB)) {
        int code = errno;
        if (code == EWOULDBLOCK) {
            read_holder(session, file);
            session->state = SESSION_LOCKED;
        }
        close(file);
        // Without locks, changes from outside are noticed all the same.
        if (code == EWOULDBLOCK || no_locks_here(code)) return TRY_DONE;
        file_refused(error, code, N_("The lock could not be taken"));
        return TRY_FAILED;
    }
    if (!still_named(session, file)) {
        close(file);
        return TRY_AGAIN;
    }
    write_holder(file);
    session->lock = file;
    return TRY_DONE;
}

bool session_lock(struct session *session, struct file_error *error) {
    char name[NAME_MAX + 1];
    file_beside(name, session->target.name, ".lock");
    if (!file_join(session->lock_path, session->target.folder, name, error))
        return false;
    for (int i = 0; i < FILE_PATIENCE; i++) {
        enum try result = try_lock(session, error);
        if (result != TRY_AGAIN) return result == TRY_DONE;
    }
    return file_refused(error, EBUSY, N_("The lock could not be taken"));
}

void session_unlock(struct session *session) {
    if (session->lock < 0) return;
    // Still under the lock, so nobody else's file can be meant.
    if (still_named(session, session->lock)) file_unlink(session->lock_path);
    close(session->lock);
    session->lock = -1;
}
