// SPDX-License-Identifier: MIT
//
// Signals as something to be asked for: a handler sets a mark and writes to a
// pipe, nothing else. A signal that was ignored when the program started stays
// ignored. There is one set of handlers, as there is one process.

#ifndef TERMINAL_SIGNALS_H
#define TERMINAL_SIGNALS_H

#include "base.h"

// Takes over the signals that concern a terminal; false where no pipe can be
// had. signals_close gives them back.
bool signals_open(void);
void signals_close(void);

// Readable as soon as a signal came; signals_drain empties it.
int signals_descriptor(void);
void signals_drain(void);
// Whether [number] came since it was asked for last.
bool signals_take(int number);
// The signal that wants the program to end, or 0; it is not taken.
int signals_ending(void);

// Stops this process as Ctrl-Z does, and returns when it is continued.
void signals_suspend(void);

#endif
