// SPDX-License-Identifier: MIT
//
// Paths and bytes below the one writer: what a path really names, which names
// the program's own files beside it have, and the sequence that puts bytes on
// disk. No memory is allocated here: paths live in the structs below.

#ifndef SAFE_FILE_H
#define SAFE_FILE_H

#include "store.h"

#include <dirent.h>
#include <limits.h>
#include <sys/stat.h>

// A call that is interrupted again and again is given up after so many times:
// nothing may hang.
#define FILE_PATIENCE 100

// Where a path leads once its links are followed. [path] is folder/name.
struct file_target {
    char path[PATH_MAX], folder[PATH_MAX];
    const char *name; // in [path]
    bool exists;
    struct stat status; // if it exists
};

// Follows the links of [path]; the last part need not exist, its folder must.
// A link in a folder that others can write is refused (ELOOP).
bool file_resolve(struct file_target *target, const char *path,
                  struct file_error *error);
// [path] as it is, without following a link in its last part: for files that
// the program makes by itself. [folder] must be resolved.
bool file_own(struct file_target *target, const char *folder, const char *name,
              struct file_error *error);

// Whether the file, if it is there, is one that may be written.
bool file_writable(const struct file_target *target, struct file_error *error);

// The name of an own file beside [name]: .NAME[suffix], shortened with a
// checksum where that would pass the limit of names.
void file_beside(char out[NAME_MAX + 1], const char *name, const char *suffix);
// NAME-other.cxa.yaml, NAME-other-2.cxa.yaml ...
void file_other(char out[NAME_MAX + 1], const char *name, unsigned number);
// folder/name; false and ENAMETOOLONG where it does not fit.
bool file_join(char out[PATH_MAX], const char *folder, const char *name,
               struct file_error *error);

// Removes the temporaries that killed runs left in [folder]. Those of living
// ones are locked.
void file_sweep(const char *folder);
// A fresh name for a temporary in [folder] that nobody can foresee.
bool file_temporary(char out[PATH_MAX], const char *folder,
                    struct file_error *error);

// What file_write does, for bytes at hand. *[placed] is set once the new file
// may stand in its place, also where a later step failed. May be NULL.
bool file_put(const struct file_target *target, const char *bytes,
              size_t length, const struct file_options *options, void *context,
              bool *placed, struct file_error *error);
bool file_sync_folder(const char *folder, struct file_error *error);

// Notes errno and what was being done; always false.
bool file_failed(struct file_error *error, const char *step);
bool file_refused(struct file_error *error, int code, const char *step);

// link(2), and rename(2), which without [replace] fails where there is a file;
// a deputy may make them.
int file_link(const char *path, const char *other);
int file_rename(const char *path, const char *other, bool replace);
// What is in a folder, as opendir(3).
DIR *file_list(const char *folder);
// The same, where a folder that is not told must not be taken for an empty one:
// gives up where memory has ended.
DIR *file_list_known(const char *folder);
int file_make_folder(const char *path, unsigned mode);
// Waits only for other calls of this program; -1 and errno otherwise.
int file_lock(int file, int operation);

#endif
