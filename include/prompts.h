// SPDX-License-Identifier: MIT
//
// The interview as line prompts: for screen readers, dumb terminals and pipes.
// Append-only, no boxes, no redraw; the same engine as the full screen. What
// was typed is acknowledged with "Saved" only when it is on disk.

#ifndef PROMPTS_H
#define PROMPTS_H

#include "interview.h"
#include "result.h"

#include <stdio.h>

// A line may be this long; a longer one is refused as a whole.
#define PROMPTS_LINE_BYTES 65536

struct prompts_options {
    FILE *in, *out, *err;
    bool interactive;  // input is a terminal: an invalid line is asked again;
                       // else it is an error with its line number
    const char *today; // ISO date
    bool read_only;
    bool room; // begin with a group that votes
    // Puts the assessment on disk; false with a sentence in *[problem].
    bool (*save)(void *context, const struct assessment *assessment,
                 const char **problem);
    // Writes a report; false likewise.
    bool (*export)(void *context, const char *path, const char *format,
                   const char **problem);
    // When saving fails: goes on in another file, or replaces a file that
    // somebody else changed (and keeps that version); false likewise. NULL:
    // not offered.
    bool (*save_elsewhere)(void *context, const char *path,
                           const char **problem);
    bool (*save_over)(void *context, const char **problem);
    // Changes the language of interface and questionnaire: to [wish], "et", or
    // to the next one where that is NULL. What is to be said of it. NULL: not
    // offered.
    const char *(*language)(void *context, const char *wish);
    // Writes to [out] how the numbers of [result] came about: those of [what],
    // an id of the questionnaire, or all of them where that is NULL; false
    // where it cannot. NULL: not offered.
    bool (*explain)(void *context, const struct result *result,
                    const char *what);
    // Seconds of a clock that nobody sets; NULL: there is none.
    long (*seconds)(void *context);
    void *context;
};

enum prompts_end {
    PROMPTS_DONE,    // quit, or end of input: everything is on disk
    PROMPTS_INVALID, // a line from a pipe was not understood
    PROMPTS_UNSAVED, // not every answer is on disk
};

enum prompts_end prompts_run(struct arena *arena,
                             const struct questionnaire *questionnaire,
                             struct assessment *assessment,
                             const struct prompts_options *options);

#endif
