// SPDX-License-Identifier: MIT
//
// The calls that open a file or change a folder. A program that has confined
// itself is refused them also where its user named the place; a deputy who kept
// the right is then asked for the same call.

#include "safe_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define RENAME_NO_REPLACE 1 // of renameat2(2)

// Confinement belongs to the process, and so does the way around it.
static struct file_deputy deputy;

void file_set_deputy(const struct file_deputy *chosen) {
    deputy = chosen ? *chosen : (struct file_deputy){0};
}

int file_call(const struct file_request *request) {
    const char *path = request->path, *other = request->other;
    switch (request->call) {
    case FILE_OPEN:
        return open(path, request->flags | O_CLOEXEC, (mode_t)request->mode);
    case FILE_UNLINK:
        return unlink(path);
    case FILE_LINK:
        return link(path, other);
    case FILE_RENAME:
        return rename(path, other);
    case FILE_RENAME_NEW:
        return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other,
                            RENAME_NO_REPLACE);
    case FILE_MAKE_FOLDER:
        return mkdir(path, (mode_t)request->mode);
    }
    errno = ENOSYS;
    return -1;
}

static int call(const struct file_request *request) {
    int result = file_call(request);
    if (result >= 0 || errno != EACCES || !deputy.call) return result;
    return deputy.call(deputy.context, request);
}

int file_open(const char *path, int flags, unsigned mode) {
    const struct file_request request = {
        .call = FILE_OPEN, .path = path, .flags = flags, .mode = mode};
    int file = -1;
    for (int i = 0; i < FILE_PATIENCE && file < 0; i++) {
        file = call(&request);
        if (file < 0 && errno != EINTR) break;
    }
    return file;
}

int file_unlink(const char *path) {
    return call(&(struct file_request){.call = FILE_UNLINK, .path = path});
}

int file_link(const char *path, const char *other) {
    return call(&(struct file_request){
        .call = FILE_LINK, .path = path, .other = other});
}

int file_rename(const char *path, const char *other, bool replace) {
    return call(
        &(struct file_request){.call = replace ? FILE_RENAME : FILE_RENAME_NEW,
                               .path = path,
                               .other = other});
}

DIR *file_list(const char *folder) {
    int file = file_open(folder, O_RDONLY | O_DIRECTORY | O_NONBLOCK, 0);
    DIR *entries = file < 0 ? NULL : fdopendir(file);
    if (!entries && file >= 0) close(file);
    return entries;
}

DIR *file_list_known(const char *folder) {
    DIR *entries = file_list(folder);
    if (!entries && errno == ENOMEM) arena_give_up();
    return entries;
}

int file_make_folder(const char *path, unsigned mode) {
    return call(&(struct file_request){
        .call = FILE_MAKE_FOLDER, .path = path, .mode = mode});
}
