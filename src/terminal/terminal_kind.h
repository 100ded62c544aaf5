// SPDX-License-Identifier: MIT
//
// What terminfo says of the terminal that curses has started on, read from the
// loaded entry itself: to look it up by name, curses first builds tables of all
// names, and crashes where it gets no memory for them. NULL, or a number below
// 1, for what this kind of terminal cannot do. The texts are curses' own and
// live as long as it keeps the terminal.

#ifndef TERMINAL_KIND_H
#define TERMINAL_KIND_H

#include "terminal_keys.h"

#define KIND_RESTORING 4

// Has curses read the longest text that it fills in, so that it needs no memory
// for it in the middle of a picture, where it would crash without.
void kind_prepare(void);

const char *kind_cursor_address(void);
// What puts the terminal back, in this order.
void kind_restoring(const char *texts[KIND_RESTORING]);
int kind_columns(void);
int kind_lines(void);
void kind_bind_keys(struct keys *keys);

#endif
