// SPDX-License-Identifier: MIT
//
// What the files of the terminal share.

#ifndef TERMINAL_INSIDE_H
#define TERMINAL_INSIDE_H

#include "terminal.h"

// Gives the terminal back to the shell or to another program; and takes it
// again with everything painted anew. Both may be called twice.
void terminal_put_aside(struct terminal *terminal);
void terminal_bring_back(struct terminal *terminal);

#endif
