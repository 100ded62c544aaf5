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

// For a command that asks nothing: no file is written but in the folder of
// [output] (NULL: in none), no program started, no connection made.
void confine_command(struct arena *arena, const char *output);

// For a session on the answers at [path] (NULL: a preview, nothing is written),
// once it is open. [questionnaire] is a file. The first session confines the
// process for good: what a later one needs, it has through the helper.
void confine_session(const char *path, const char *questionnaire);
// The user typed or chose [path]: from now on its folder may be written.
void confine_allow(const char *path);
// How the terminal has the user's editor run; NULL where it does so itself.
const struct terminal_editor *confine_editor(void);
// Ends the helper, if there is one.
void confine_end(void);

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

// Forks the helper, which may write beneath [data] (NULL: nothing) and reads
// the current folder; false where it could not be had.
bool confine_helper(const char *data);
bool confine_has_helper(void);
// Lets it make calls on the files in [folder]: only to read them, or all.
void confine_tell(const char *folder, bool write);

#endif
