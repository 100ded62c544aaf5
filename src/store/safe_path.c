// SPDX-License-Identifier: MIT
//
// What a path names, and how the program's own files beside it are named.

#include "safe_file.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

#define LINK_LIMIT 40

#define TEMPORARY_PREFIX ".cxladder-"
#define TEMPORARY_SUFFIX ".tmp"
#define TEMPORARY_DIGITS 16

bool file_refused(struct file_error *error, int code, const char *step) {
    error->code = code;
    error->step = step;
    return false;
}

bool file_failed(struct file_error *error, const char *step) {
    return file_refused(error, errno ? errno : EIO, step);
}

int file_lock(int file, int operation) {
    int result = -1;
    for (int i = 0; i < FILE_PATIENCE && result; i++) {
        result = flock(file, operation);
        if (result && errno != EINTR) break;
    }
    return result;
}

bool file_join(char out[PATH_MAX], const char *folder, const char *name,
               struct file_error *error) {
    const char *slash = folder[0] == '/' && !folder[1] ? "" : "/";
    int length = snprintf(out, PATH_MAX, "%s%s%s", folder, slash, name);
    if ((size_t)length < PATH_MAX) return true; // below 0, it is huge
    return file_refused(error, ENAMETOOLONG,
                        N_("The name of the file is too long"));
}

// --- Where a path leads ---

static bool resolve_folder(char out[PATH_MAX], const char *path,
                           struct file_error *error) {
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    memcpy(folder, path, length);
    folder[length] = '\0';
    const char *given = !slash ? "." : length ? folder : "/";
    if (realpath(given, out)) return true;
    return file_failed(error, N_("The folder could not be opened"));
}

static bool look(struct file_target *target, struct file_error *error) {
    target->name = strrchr(target->path, '/') + 1;
    target->exists = lstat(target->path, &target->status) == 0;
    if (target->exists || errno == ENOENT) return true;
    return file_failed(error, N_("The file could not be looked at"));
}

// Whoever can write a folder can put a link there that leads elsewhere.
static bool may_follow(const struct file_target *target,
                       struct file_error *error) {
    struct stat folder;
    if (stat(target->folder, &folder))
        return file_failed(error, N_("The folder could not be looked at"));
    bool foreign = target->status.st_uid != geteuid();
    bool open_to_all = (folder.st_mode & S_IWOTH) != 0;
    bool open_to_group = (folder.st_mode & S_IWGRP) != 0;
    if (!open_to_all && !(open_to_group && foreign)) return true;
    return file_refused(error, ELOOP,
                        N_("A link in a folder that others can write is not "
                           "followed"));
}

static bool read_link(char next[PATH_MAX], const struct file_target *target,
                      struct file_error *error) {
    char text[PATH_MAX];
    ssize_t length = readlink(target->path, text, sizeof(text) - 1);
    if (length < 0) return file_failed(error, N_("The link could not be read"));
    text[length] = '\0';
    if (text[0] != '/') return file_join(next, target->folder, text, error);
    memcpy(next, text, (size_t)length + 1);
    return true;
}

bool file_own(struct file_target *target, const char *folder, const char *name,
              struct file_error *error) {
    if (!file_join(target->path, folder, name, error)) return false;
    if (target->folder != folder)
        snprintf(target->folder, PATH_MAX, "%s", folder);
    return look(target, error);
}

bool file_resolve(struct file_target *target, const char *path,
                  struct file_error *error) {
    char now[PATH_MAX], next[PATH_MAX];
    if (strlen(path) >= PATH_MAX)
        return file_refused(error, ENAMETOOLONG,
                            N_("The name of the file is too long"));
    snprintf(now, sizeof(now), "%s", path);
    for (int i = 0; i < LINK_LIMIT; i++) {
        const char *slash = strrchr(now, '/');
        const char *name = slash ? slash + 1 : now;
        if (!*name || !strcmp(name, ".") || !strcmp(name, ".."))
            return file_refused(error, *now ? EISDIR : ENOENT,
                                N_("This is not the name of a file"));
        if (!resolve_folder(target->folder, now, error)) return false;
        if (!file_own(target, target->folder, name, error)) return false;
        if (!target->exists || !S_ISLNK(target->status.st_mode)) return true;
        if (!may_follow(target, error)) return false;
        if (!read_link(next, target, error)) return false;
        memcpy(now, next, sizeof(now));
    }
    return file_refused(error, ELOOP, N_("The link leads in a circle"));
}

bool file_writable(const struct file_target *target, struct file_error *error) {
    if (!target->exists) return true;
    mode_t mode = target->status.st_mode;
    if (!S_ISREG(mode))
        return file_refused(error, S_ISDIR(mode) ? EISDIR : EINVAL,
                            N_("This is not the name of a file"));
    // Replacing needs no right to the file itself, and root has every right:
    // what its owner said about it counts all the same.
    if (!(mode & 0222))
        return file_refused(error, EACCES, N_("The file is read-only"));
    if (!access(target->path, W_OK)) return true;
    return file_failed(error, N_("The file is read-only"));
}

// --- Names beside it ---

// FNV-1a: enough to keep the shortened names of one folder apart.
static uint64_t checksum(const char *text) {
    uint64_t sum = 14695981039346656037U;
    for (; *text; text++) {
        sum = (sum ^ (unsigned char)*text) * 1099511628211U;
    }
    return sum;
}

// [before], [name] as far as it fits, [after].
static void fit(char out[NAME_MAX + 1], const char *before, const char *name,
                size_t length, const char *after) {
    char ending[64];
    size_t around = strlen(before) + strlen(after);
    snprintf(ending, sizeof(ending), "%s", after);
    if (length + around > NAME_MAX) {
        snprintf(ending, sizeof(ending), "-%016llx%s",
                 (unsigned long long)checksum(name), after);
        length = NAME_MAX - strlen(before) - strlen(ending);
        while (length && ((unsigned char)name[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    snprintf(out, NAME_MAX + 1, "%s%.*s%s", before, (int)length, name, ending);
}

void file_beside(char out[NAME_MAX + 1], const char *name, const char *suffix) {
    fit(out, ".", name, strlen(name), suffix);
}

static bool ends_with(const char *text, size_t length, const char *ending) {
    size_t size = strlen(ending);
    return length > size && !strcmp(text + length - size, ending);
}

void file_other(char out[NAME_MAX + 1], const char *name, unsigned number) {
    static const char *const endings[] = {".cxa.yaml", ".yaml", ".yml", ""};
    size_t length = strlen(name), i = 0;
    while (*endings[i] && !ends_with(name, length, endings[i])) {
        i++;
    }
    char after[48];
    if (number < 2)
        snprintf(after, sizeof(after), "-other%s", endings[i]);
    else
        snprintf(after, sizeof(after), "-other-%u%s", number, endings[i]);
    fit(out, "", name, length - strlen(endings[i]), after);
}

// --- Temporaries ---

bool file_temporary(char out[PATH_MAX], const char *folder,
                    struct file_error *error) {
    uint64_t random = 0;
    ssize_t size = -1;
    for (int i = 0; i < FILE_PATIENCE && size != (ssize_t)sizeof(random); i++) {
        size = getrandom(&random, sizeof(random), 0);
        if (size < 0 && errno != EINTR) break;
    }
    if (size >= 0 && size != (ssize_t)sizeof(random)) errno = EIO;
    if (size != (ssize_t)sizeof(random))
        return file_failed(error, N_("No random name could be made"));
    char name[sizeof(TEMPORARY_PREFIX TEMPORARY_SUFFIX) + TEMPORARY_DIGITS];
    snprintf(name, sizeof(name), TEMPORARY_PREFIX "%016llx" TEMPORARY_SUFFIX,
             (unsigned long long)random);
    return file_join(out, folder, name, error);
}

static bool is_temporary(const char *name) {
    size_t prefix = strlen(TEMPORARY_PREFIX);
    if (strncmp(name, TEMPORARY_PREFIX, prefix) != 0) return false;
    name += prefix;
    return strspn(name, "0123456789abcdef") == TEMPORARY_DIGITS &&
           !strcmp(name + TEMPORARY_DIGITS, TEMPORARY_SUFFIX);
}

// Only our own, and only when nobody holds its lock. The lock is kept until it
// is gone, so its maker, if it lives, notices (see take_temporary).
static void sweep_one(const char *path) {
    int file = file_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    if (file < 0) return;
    struct stat status;
    if (!fstat(file, &status) && S_ISREG(status.st_mode) &&
        status.st_uid == geteuid() && !file_lock(file, LOCK_EX | LOCK_NB))
        file_unlink(path);
    close(file);
}

void file_sweep(const char *folder) {
    DIR *entries = file_list(folder);
    if (!entries) return;
    struct dirent *entry;
    while ((entry = readdir(entries))) {
        char path[PATH_MAX];
        struct file_error ignored;
        if (is_temporary(entry->d_name) &&
            file_join(path, folder, entry->d_name, &ignored))
            sweep_one(path);
    }
    closedir(entries);
}
