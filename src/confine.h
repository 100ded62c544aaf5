// SPDX-License-Identifier: MIT
//
// The program gives up what it does not need, so that a file which takes it
// over gets little. Landlock does this without privilege, as far as the kernel
// goes; where there is none, or anything of it fails, the program runs as it
// would without: never a reason not to start. No new privileges are to be had
// in either case.
//
// A session may read what it needs and write beneath the folder of its answers
// and in the user's data directory. For the places that the user types it has a
// helper: a process forked before, which makes single calls on files in these
// folders (include/store.h) and runs the user's editor.

#ifndef CONFINE_H
#define CONFINE_H

#include "arena.h"
#include "terminal.h"

struct confined; // the helper of a session

// For a command that asks nothing: no file is written but in the folder of
// [output] (NULL: in none), no program started, no connection made.
void confine_command(struct arena *arena, const char *output);

// For a session on the answers at [path] (NULL: a preview, nothing is written),
// once it is open. [questionnaire] is a file. NULL where it is not confined.
struct confined *confine_session(struct arena *arena, const char *path,
                                 const char *questionnaire);
// The user typed [path]: from now on its folder may be written.
void confine_allow(struct confined *confined, const char *path);
// How the terminal has the user's editor run; NULL where it does so itself.
const struct terminal_editor *confine_editor(const struct confined *confined);
// Ends the helper. NULL is allowed, here and above.
void confine_end(struct confined *confined);

// --- Its two halves ---

// Where the file at [path] is, once links are followed; it need not be there.
const char *confine_real_path(struct arena *arena, const char *path);

// What may be written and read beneath; "" in either is left out.
struct confine_lists {
    const char *const *write, *const *read; // NULL ends them
    bool read_all;                          // reading is not confined
};
// False where nothing was confined.
bool confine_process(const struct confine_lists *lists);
// Whether the kernel can: asked before a helper is forked for it.
bool confine_possible(void);

// Forks the helper, which may write the folder [answers] and beneath [data]
// (each NULL: nothing). NULL where it could not be had.
struct confined *confine_helper(struct arena *arena, const char *answers,
                                const char *data);

#endif
