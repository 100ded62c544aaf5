// SPDX-License-Identifier: MIT
//
// The terminal: paints a screen, gives the next event. The only module that
// knows curses. Signals arrive as events: handlers only write to a pipe. The
// terminal's state is put back by terminal_close, by terminal_restore (which
// may be called from anywhere at the very end) and around suspension.

#ifndef TERMINAL_H
#define TERMINAL_H

#include "screen.h"

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

// Runs $VISUAL, else $EDITOR, else vi on [path], with the terminal put aside.
// 0, or an errno value; *[why] says what failed.
int terminal_edit(struct terminal *terminal, const char *path,
                  const char **why);

#endif
