// SPDX-License-Identifier: MIT
//
// The parts of a session: what it holds, and the two halves of its work that
// stand in files of their own.

#ifndef SESSION_H
#define SESSION_H

#include "safe_file.h"

#define SESSION_HOLDER_SIZE 128
#define SESSION_STREAM_SIZE ((size_t)16 * 1024)

// Texts of the file: the one that is on disk as far as we know, and the next.
// Both reserve room for the largest file at once, as addresses only, so that a
// save never asks for memory that may not be there.
struct session_text {
    char *bytes;
    size_t length;
};

struct session {
    struct arena *arena;
    struct arena *proof; // what is read back; emptied at each save
    const char *path;    // as given
    struct file_target target;
    enum session_state state;
    char holder[SESSION_HOLDER_SIZE]; // "" where unknown
    int lock;                         // -1: none
    char lock_path[PATH_MAX];
    struct session_text disk, fresh;
    FILE *out, *other; // write into fresh and, before the next swap, disk
    bool exists;       // the file is on disk, with the text [disk]
    bool settled;      // and we put it there, down to the folder
    bool in_doubt;     // a failed save may have put [fresh] there
    bool kept;         // the version before this session is kept
    const struct assessment *saving;
    char streams[2][SESSION_STREAM_SIZE];
};

// Takes the lock of session->target: sets state and holder. False and *[error]
// where that failed for another reason than a living holder.
bool session_lock(struct session *session, struct file_error *error);
void session_unlock(struct session *session);

// Whether the two hold the same, in every key of the file format.
bool assessment_same(const struct assessment *a, const struct assessment *b);

#endif
