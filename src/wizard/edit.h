// SPDX-License-Identifier: MIT
//
// The one place where text can be edited: a buffer with a cursor that moves by
// character cluster. One line or many; limited in bytes, and what would pass
// the limit is refused as a whole.

#ifndef EDIT_H
#define EDIT_H

#include "screen.h"

#define EDIT_BYTES ((size_t)64 * 1024)

struct edit {
    struct arena *arena;
    char *text; // NUL-terminated
    size_t length, room, cursor, limit;
    bool lines;   // LF may be in it
    int wanted;   // column that Up and Down keep to; -1: none yet
    int width;    // of the lines, as shown last
    size_t first; // line shown first
};

enum edit_effect {
    EDIT_UNUSED,  // not a key of editing
    EDIT_MOVED,   // nothing but the cursor changed, or nothing at all
    EDIT_CHANGED, // the text changed
    EDIT_FULL,    // refused: it would pass the limit
};

void edit_begin(struct edit *edit, struct arena *arena, const char *text,
                bool lines);
enum edit_effect edit_handle(struct edit *edit, const struct event *event);
// Lines needed at [width].
size_t edit_height(struct edit *edit, struct arena *scratch, int width);
// Draws it into the area and puts the cursor there.
void edit_show(struct edit *edit, struct screen *screen, struct arena *scratch,
               int x, int y, int width, int height);

#endif
