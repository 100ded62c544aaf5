// SPDX-License-Identifier: MIT
//
// Events in, a grid of cells out: all that the interview and a terminal know of
// each other. The grid holds what is to be seen; a painter only copies it.
// Everything drawn passes through the text gate here, so a painter never sees a
// control character.

#ifndef SCREEN_H
#define SCREEN_H

#include "arena.h"

#include <stdio.h>

// What a cell means. A painter turns roles into attributes; none of them tells
// anything that the characters do not tell as well.
enum role {
    ROLE_TEXT,
    ROLE_TITLE,  // headings: bold
    ROLE_MARK,   // the marked line: reverse
    ROLE_ANSWER, // the chosen answer: bold
    ROLE_KEY,    // a key in the footer: bold
    ROLE_NOTICE, // must be noticed: "not saved": reverse and bold
    ROLE_BAR,    // filled part of a bar
    ROLE_QUIET,  // rules and frames: may be dim
};

// One character cluster; text is "" for the second column of a wide one.
#define CELL_BYTES 24
struct cell {
    char text[CELL_BYTES];
    unsigned char width; // columns: 1 or 2; 0: covered by its left neighbour
    unsigned char role;
};

struct screen {
    int width, height;
    struct cell *cells;     // height rows of width
    int cursor_x, cursor_y; // -1: hidden
    bool ascii;             // chrome in ASCII only
};

struct screen *screen_new(struct arena *arena, int width, int height,
                          bool ascii);
void screen_clear(struct screen *screen);
// Draws [text] from column [x] of row [y], clipped at [limit] columns and at
// the edge; whole clusters only. Returns the columns used.
int screen_put(struct screen *screen, int x, int y, enum role role,
               const char *text, int limit);
// The same for the first [length] bytes of [text].
int screen_put_bytes(struct screen *screen, int x, int y, enum role role,
                     const char *text, size_t length, int limit);
void screen_fill(struct screen *screen, int x, int y, int width, enum role role,
                 const char *cluster);
void screen_set_role(struct screen *screen, int x, int y, int width,
                     enum role role);
void screen_cursor(struct screen *screen, int x, int y);
// The grid as text, a line per row without trailing blanks. With [roles], a
// second block with a letter per cell follows.
void screen_dump(const struct screen *screen, FILE *out, bool roles);

enum event_kind {
    EVENT_KEY,   // a named key, or Control with a letter
    EVENT_TEXT,  // a typed character cluster
    EVENT_PASTE, // text pasted as a whole
    EVENT_RESIZE,
    EVENT_TICK,    // nothing came for a while
    EVENT_HANGUP,  // the terminal is gone, or input has ended
    EVENT_SIGNAL,  // number in .key: end by it after saving
    EVENT_RESUMED, // back from suspension: paint everything
};

enum key {
    KEY_NONE_,
    KEY_ENTER_,
    KEY_ESCAPE_,
    KEY_TAB_,
    KEY_BACKTAB_,
    KEY_BACKSPACE_,
    KEY_DELETE_,
    KEY_INSERT_,
    KEY_UP_,
    KEY_DOWN_,
    KEY_LEFT_,
    KEY_RIGHT_,
    KEY_HOME_,
    KEY_END_,
    KEY_PAGE_UP_,
    KEY_PAGE_DOWN_,
    KEY_WORD_LEFT_,
    KEY_WORD_RIGHT_,
    KEY_F1_,
    KEY_CONTROL_ = 0x100, // KEY_CONTROL_ | 'A' .. 'Z'
};

struct event {
    enum event_kind kind;
    int key;           // EVENT_KEY: enum key; EVENT_SIGNAL: the signal
    const char *text;  // EVENT_TEXT, EVENT_PASTE: valid UTF-8, until the next
    int width, height; // EVENT_RESIZE
    int seconds;       // EVENT_TICK: gone by since the last
};

#endif
