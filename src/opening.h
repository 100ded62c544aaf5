// SPDX-License-Identifier: MIT
//
// What an interview begins with: the file is taken, questionnaire and answers
// are read, and what was noticed on the way is kept for whoever tells it, on a
// page or on standard error.

#ifndef OPENING_H
#define OPENING_H

#include "commands.h"

struct opening {
    const char *path; // of the assessment; of the questionnaire without one
    struct desk *desk;
    enum status status; // anything but STATUS_DONE: there is no desk
    // Why not, or NULL where the problems say it, or it has been told.
    const char *problem;
    struct diags *diags; // errors, or warnings about the answers
    const char *said[2]; // other things worth knowing; NULL: none
};

// A new assessment of the questionnaire [name], an id or a file.
struct opening opening_new(struct arena *arena,
                           const struct arguments *arguments, const char *name);
// The assessment in the file [path].
struct opening opening_resume(struct arena *arena,
                              const struct arguments *arguments,
                              const char *path);
// To try out the questionnaire [name]: without a file.
struct opening opening_preview(struct arena *arena, const char *name);
void opening_close(struct opening *opening);

// Tells everything on standard error.
void opening_tell(const struct opening *opening);
// The same as sentences for a page; [count] of them.
const char *const *opening_notices(struct arena *arena,
                                   const struct opening *opening,
                                   size_t *count);
// The first reason why it could not be opened, in one line.
const char *opening_failure(struct arena *arena, const struct opening *opening);

// The questionnaire that the assessment at [path] names, in the language of
// the interface, and the head of the former; NULL with the reason in [diags].
struct questionnaire *questionnaire_of(struct arena *arena, const char *path,
                                       struct assessment_head *head,
                                       struct diags *diags, bool *unreadable,
                                       const char **faulty);
// The first mistake of what was read, for people; NULL where there is none.
const char *first_mistake(struct arena *arena, struct diags *diags, bool read);

#endif
