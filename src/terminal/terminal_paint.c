// SPDX-License-Identifier: MIT
//
// curses.h calls its own type SCREEN a `struct screen` without ever saying
// what is in it; here a `struct screen` is always our grid.

#include "terminal_paint.h"

#include "terminal_start.h"
#include "text.h"

#include <curses.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#define REPLACEMENT 0xfffd

struct painter {
    struct arena *arena; // of what follows; emptied at each change of size
    struct cell *shown;
    cchar_t *row;
    int width, height;
    bool known;          // shown holds what the terminal shows
    bool cursor, hidden; // whether it is shown; whether that was ever set
};

// Reverse and bold alone, and dim for lines that nobody reads. Colours are
// never switched on: the terminal's own are right on every background, and
// NO_COLOR has nothing to forbid.
static const attr_t attributes[] = {
    [ROLE_TEXT] = A_NORMAL,  [ROLE_TITLE] = A_BOLD,
    [ROLE_MARK] = A_REVERSE, [ROLE_ANSWER] = A_BOLD,
    [ROLE_KEY] = A_BOLD,     [ROLE_NOTICE] = A_REVERSE | A_BOLD,
    [ROLE_BAR] = A_NORMAL,   [ROLE_QUIET] = A_DIM,
};

struct painter *painter_new(struct arena *arena) {
    struct painter *painter = ARENA_NEW(arena, struct painter);
    painter->arena = arena_new();
    return painter;
}

void painter_free(struct painter *painter) {
    arena_free(painter->arena);
    painter->arena = NULL;
}

void painter_resize(struct painter *painter, int width, int height) {
    arena_reset(painter->arena);
    painter->width = width;
    painter->height = height;
    painter->shown = ARENA_ARRAY(painter->arena, struct cell,
                                 (size_t)width * (size_t)height);
    painter->row = ARENA_ARRAY(painter->arena, cchar_t, (size_t)width + 1);
    painter->known = false;
}

// --- Cells ---

// A character that the terminal could take for something else, or whose width
// curses sees in another way than the grid does, is replaced.
static wchar_t base_of(uint32_t code, int width) {
    wchar_t base = (wchar_t)code;
    if (code < 0x80) return code < 0x20 || code == 0x7f ? L'?' : base;
    if (iswprint((wint_t)base) && wcwidth(base) == width) return base;
    return wcwidth(REPLACEMENT) == 1 ? REPLACEMENT : L'?';
}

static void put_cell(const struct cell *cell, int width, cchar_t *out) {
    unsigned char byte = (unsigned char)cell->text[0];
    if (byte >= 0x20 && byte < 0x7F && !cell->text[1] &&
        cell->role < COUNT_OF(attributes)) {
        // What setcchar would come to, without its checks: most cells are so.
        *out =
            (cchar_t){.attr = attributes[cell->role], .chars = {(wchar_t)byte}};
        return;
    }
    wchar_t characters[CCHARW_MAX + 1] = {L' '};
    size_t count = 1;
    const char *text = cell->text;
    if (*text) characters[0] = base_of(text_next(&text), width);
    while (*text && count < CCHARW_MAX) {
        wchar_t follower = (wchar_t)text_next(&text);
        if (wcwidth(follower) == 0) characters[count++] = follower;
    }
    characters[count] = L'\0';
    attr_t attribute =
        cell->role < COUNT_OF(attributes) ? attributes[cell->role] : A_NORMAL;
    if (setcchar(out, characters, attribute, 0, NULL) == OK) return;
    setcchar(out, L"?", attribute, 0, NULL);
}

// Columns of [screen] that fit; the rest of the row becomes blank.
static void put_row(struct painter *painter, const struct screen *screen,
                    int y) {
    static const struct cell blank = {.width = 1};
    const struct cell *cells =
        screen->cells + (size_t)y * (size_t)screen->width;
    int count = 0;
    for (int x = 0; x < painter->width;) {
        const struct cell *cell = x < screen->width ? &cells[x] : &blank;
        int width = cell->width == 2 ? 2 : 1;
        if (cell->width == 0 || x + width > painter->width ||
            (width == 2 && x + width > screen->width)) {
            cell = &blank;
            width = 1;
        }
        cchar_t *out = &painter->row[count++];
        put_cell(cell, width, out);
        wchar_t base[CCHARW_MAX + 1];
        attr_t attribute;
        short pair;
        x += 1;
        // A wide character that had to be replaced leaves a column over.
        if (width == 2 && getcchar(out, base, &attribute, &pair, NULL) == OK &&
            wcwidth(base[0]) != 2) {
            put_cell(&blank, 1, &painter->row[count++]);
        }
        x += width - 1;
    }
    mvadd_wchnstr(y, 0, painter->row, count);
}

static void put_cursor(struct painter *painter, const struct screen *screen) {
    int x = screen->cursor_x, y = screen->cursor_y;
    bool shown = x >= 0 && y >= 0 && x < painter->width && y < painter->height;
    if (shown != painter->cursor || !painter->hidden) {
        curs_set(shown ? 1 : 0);
        painter->cursor = shown;
        painter->hidden = true;
    }
    leaveok(stdscr, !shown);
    if (shown) move(y, x);
}

void painter_paint(struct painter *painter, const struct screen *screen) {
    size_t width = (size_t)painter->width;
    bool same_size =
        screen->width == painter->width && screen->height == painter->height;
    if (!painter->known || !same_size) werase(stdscr);
    for (int y = 0; y < screen->height && y < painter->height; y++) {
        const struct cell *cells = screen->cells + (size_t)y * width;
        struct cell *shown = painter->shown + (size_t)y * width;
        if (same_size) {
            size_t bytes = width * sizeof(struct cell);
            if (painter->known && !memcmp(shown, cells, bytes)) continue;
            memcpy(shown, cells, bytes);
        }
        put_row(painter, screen, y);
    }
    painter->known = same_size;
    put_cursor(painter, screen);
    curses_memory_begin();
    wrefresh(stdscr);
    curses_memory_end();
}
