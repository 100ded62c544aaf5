// SPDX-License-Identifier: MIT
//
// A pseudo-terminal in the place of standard input and output: what a user
// types goes in at one end, what the terminal would show comes out there.
// Criterion runs every test in a process of its own, so nothing is put back.

#ifndef PSEUDO_H
#define PSEUDO_H

#include "terminal.h"

#include <stdio.h>

struct arena *pseudo_arena(void);
// Opens one of this size and makes it standard input and output.
void pseudo_open(int width, int height);
void pseudo_resize(int width, int height);
void pseudo_type(const char *bytes, size_t length);
void pseudo_type_text(const char *text);
// Takes what was written to the terminal so far; its length in *[length].
const char *pseudo_output(size_t *length);
// The other end goes away: a hang-up.
void pseudo_hang_up(void);

// A terminal on it, of type xterm.
struct terminal *pseudo_terminal(int width, int height);
// A screen filled with blanks; cells written without the interview's help.
struct screen *pseudo_screen(int width, int height);
void pseudo_put(struct screen *screen, int x, int y, enum role role,
                const char *text, int width);

#endif
