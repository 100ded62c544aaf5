// SPDX-License-Identifier: MIT
//
// Copies a grid of cells to the terminal. What was shown last is remembered,
// so that only rows that changed are handed to curses, which in turn sends
// only the cells that differ.

#ifndef TERMINAL_PAINT_H
#define TERMINAL_PAINT_H

#include "screen.h"

struct painter;

struct painter *painter_new(struct arena *arena);
void painter_free(struct painter *painter);
// The terminal has this size now; nothing is known of what it shows.
void painter_resize(struct painter *painter, int width, int height);
void painter_paint(struct painter *painter, const struct screen *screen);

#endif
