// SPDX-License-Identifier: MIT
//
// Bytes of a terminal in, events out. Knows no terminal and reads nothing: the
// bytes are put into keys_room, so that the end of input, a signal and a
// pause stay with the reader and cannot be taken for a key.

#ifndef TERMINAL_KEYS_H
#define TERMINAL_KEYS_H

#include "screen.h"

// A paste longer than this is cut; one that is not closed ends with a pause.
#define PASTE_BYTES 1048576

struct keys;

struct keys *keys_new(struct arena *arena);
// [sequence], which begins with ESC, is [key]. For what terminfo knows beyond
// the sequences that all terminals share.
void keys_bind(struct keys *keys, const char *sequence, int key);

// Where the next bytes go; at least one fits. Then how many came.
char *keys_room(struct keys *keys, size_t *room);
void keys_fed(struct keys *keys, size_t count);

enum keys_found {
    KEYS_NOTHING, // all bytes are used up
    KEYS_EVENT,
    KEYS_PARTIAL, // what is there may go on: read, or ask again after a pause
};
// [pause]: nothing more came for as long as keys_pause said.
enum keys_found keys_next(struct keys *keys, bool pause, struct event *event);
// Whether bytes wait that are not part of an event told yet.
bool keys_waiting(const struct keys *keys);
// Milliseconds to wait for the rest of something partial.
int keys_pause(const struct keys *keys);

#endif
