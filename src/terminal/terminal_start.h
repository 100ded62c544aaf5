// SPDX-License-Identifier: MIT
//
// The start of curses, and its want of memory: it ends the program by itself,
// crashes, or goes on with less than it needs. Here each of the three ends in
// arena_give_up.

#ifndef TERMINAL_START_H
#define TERMINAL_START_H

// What lies between these two was given all the memory that it asked for, or
// the second does not return. curses says so nowhere, but what allocates leaves
// ENOMEM in errno.
void curses_memory_begin(void);
void curses_memory_end(void);

// Starts curses on the terminal that TERM names, as often as wished; what keeps
// the terminal from being used (static text), or NULL. To be called between the
// two.
const char *curses_start(void);

#endif
