// SPDX-License-Identifier: MIT
//
// The terminal: paints a screen, gives the next event. The only module that
// knows curses. Signals arrive as events: handlers only write to a pipe. The
// terminal's state is put back by terminal_close, by terminal_restore (which
// may be called from anywhere at the very end) and around suspension.

#ifndef TERMINAL_H
#define TERMINAL_H

#include "screen.h"

#include <sys/types.h>

struct terminal;

struct terminal_options {
    bool ascii;
    bool no_color;
};

// NULL where there is no usable terminal; *[why] then says why (static text).
struct terminal *terminal_open(struct arena *arena,
                               const struct terminal_options *options,
                               const char **why);
void terminal_close(struct terminal *terminal);
void terminal_restore(void);

void terminal_size(const struct terminal *terminal, int *width, int *height);
void terminal_paint(struct terminal *terminal, const struct screen *screen);
// Waits at most [milliseconds] (negative: for ever); EVENT_TICK when nothing
// came. Handles Ctrl-Z itself (EVENT_RESUMED afterwards).
struct event terminal_next(struct terminal *terminal, int milliseconds);
// True while typed input waits: a painter may skip frames. terminal_next then
// returns at once, with EVENT_TICK where what waited was nothing.
bool terminal_pending(struct terminal *terminal);

// Who starts the user's editor and looks after it, where this process may not.
struct terminal_editor {
    // As fork, fulfilled by terminal_become_editor on the other side.
    pid_t (*start)(void *context, const char *path);
    // As waitpid with WNOHANG and WUNTRACED.
    pid_t (*look)(void *context, pid_t editor, int *status);
    void (*signal)(void *context, pid_t editor, int number);
    int descriptor; // can be read from when there is something to look at
    void *context;
};

// Runs $VISUAL, else $EDITOR, else vi on [path], with the terminal put aside;
// by [editor], or by this process itself where that is NULL. 0, or an errno
// value; *[why] says what failed.
int terminal_edit(struct terminal *terminal, const char *path,
                  const struct terminal_editor *editor, const char **why);
// In a process of its own.
NORETURN void terminal_become_editor(const char *path);

#endif
