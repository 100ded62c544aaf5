// SPDX-License-Identifier: MIT

#include "screen.h"

#include "text.h"

#include <string.h>

// Something absurd from a terminal must not become an absurd allocation.
#define SIDE_LIMIT 2000

struct screen *screen_new(struct arena *arena, int width, int height,
                          bool ascii) {
    if (width < 0) width = 0;
    if (height < 0) height = 0;
    if (width > SIDE_LIMIT) width = SIDE_LIMIT;
    if (height > SIDE_LIMIT) height = SIDE_LIMIT;
    struct screen *screen = ARENA_NEW(arena, struct screen);
    screen->width = width;
    screen->height = height;
    screen->ascii = ascii;
    screen->cells =
        ARENA_ARRAY(arena, struct cell, (size_t)width * (size_t)height);
    screen_clear(screen);
    return screen;
}

static void blank(struct cell *cell, enum role role) {
    memset(cell->text, 0, sizeof(cell->text));
    cell->text[0] = ' ';
    cell->width = 1;
    cell->role = (unsigned char)role;
}

void screen_clear(struct screen *screen) {
    size_t count = (size_t)screen->width * (size_t)screen->height;
    for (size_t i = 0; i < count; i++) {
        blank(&screen->cells[i], ROLE_TEXT);
    }
    screen->cursor_x = screen->cursor_y = -1;
}

// Columns of row [y] that may be drawn in: a terminal that gets something in
// its bottom right corner may scroll.
static int row_end(const struct screen *screen, int y) {
    return y == screen->height - 1 ? screen->width - 1 : screen->width;
}

static struct cell *cell_at(struct screen *screen, int x, int y) {
    return &screen->cells[(size_t)y * (size_t)screen->width + (size_t)x];
}

// Of a cell that is about to be filled: half a wide character beside it must
// not stay behind.
static void uncover(struct screen *screen, int x, int y) {
    const struct cell *cell = cell_at(screen, x, y);
    if (cell->width == 1) return; // nearly always
    if (cell->width == 0 && x > 0)
        blank(cell_at(screen, x - 1, y), cell_at(screen, x - 1, y)->role);
    if (cell->width == 2 && x + 1 < screen->width)
        blank(cell_at(screen, x + 1, y), cell_at(screen, x + 1, y)->role);
}

struct pen {
    struct screen *screen;
    int x, y, end;
    enum role role;
    bool full;
};

// One cluster of [width] columns; a following that is too long for the cell is
// left out, as curses could not show it either.
static void put_cluster(struct pen *pen, const char *bytes, size_t length,
                        int width) {
    if (pen->full || pen->x + width > pen->end) {
        pen->full = true;
        return;
    }
    // Clusters left of the screen use their columns and are not seen.
    if (pen->x >= 0) {
        while (length >= CELL_BYTES) {
            do {
                length--;
            } while (length && ((unsigned char)bytes[length] & 0xC0) == 0x80);
        }
        for (int i = 0; i < width; i++) {
            uncover(pen->screen, pen->x + i, pen->y);
        }
        struct cell *cell = cell_at(pen->screen, pen->x, pen->y);
        memset(cell->text, 0, sizeof(cell->text));
        memcpy(cell->text, bytes, length);
        cell->width = (unsigned char)width;
        cell->role = (unsigned char)pen->role;
        if (width == 2) {
            struct cell *covered = cell_at(pen->screen, pen->x + 1, pen->y);
            memset(covered->text, 0, sizeof(covered->text));
            covered->width = 0;
            covered->role = (unsigned char)pen->role;
        }
    }
    pen->x += width;
}

// Clusters of text that has passed the gate.
static void put_shown(struct pen *pen, const char *text, size_t length) {
    size_t at = 0;
    while (at < length && !pen->full) {
        size_t cluster = text_cluster(text + at);
        if (!cluster) return;
        if (cluster > length - at) cluster = length - at;
        int width = text_width_of(text + at, cluster);
        if (width <= 0)
            put_cluster(pen, "\xEF\xBF\xBD", 3, 1);
        else
            put_cluster(pen, text + at, cluster, width > 2 ? 2 : width);
        at += cluster;
    }
}

// The same of a character that is one byte and one column.
static void put_simple(struct pen *pen, char byte) {
    if (pen->x >= pen->end) {
        pen->full = true;
        return;
    }
    if (pen->x >= 0) {
        struct cell *cell = cell_at(pen->screen, pen->x, pen->y);
        uncover(pen->screen, pen->x, pen->y);
        blank(cell, pen->role);
        cell->text[0] = byte;
    }
    pen->x++;
}

static bool plain_ascii(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (text[i] < ' ' || text[i] == 0x7F) return false;
    }
    return true;
}

static void put_through_gate(struct pen *pen, const char *text, size_t length) {
    const char *end = text + length;
    char shown[TEXT_PIECE_SIZE + 1];
    // Followers must stay in the cell of their base, so what is not marked is
    // collected and put down as a whole.
    const char *run = text;
    while (text < end && *text && !pen->full) {
        const char *before = text;
        size_t bytes = text_piece(&text, shown);
        size_t taken = (size_t)(text - before);
        if (bytes == taken && !memcmp(shown, before, bytes)) continue;
        put_shown(pen, run, (size_t)(before - run));
        shown[bytes] = '\0';
        put_shown(pen, shown, bytes);
        run = text;
    }
    if (text > run) put_shown(pen, run, (size_t)(text - run));
}

int screen_put_bytes(struct screen *screen, int x, int y, enum role role,
                     const char *text, size_t length, int limit) {
    if (y < 0 || y >= screen->height || limit <= 0 || !text) return 0;
    int end = row_end(screen, y);
    if (limit < end - x) end = x + limit;
    struct pen pen = {screen, x, y, end, role, false};
    if (!plain_ascii(text, length)) {
        put_through_gate(&pen, text, length);
        return pen.x - x;
    }
    for (size_t i = 0; i < length && !pen.full; i++) {
        put_simple(&pen, text[i]);
    }
    return pen.x - x;
}

int screen_put(struct screen *screen, int x, int y, enum role role,
               const char *text, int limit) {
    if (!text) return 0;
    return screen_put_bytes(screen, x, y, role, text, strlen(text), limit);
}

// The first one is put, the others are copies of it.
static void fill_columns(struct screen *screen, int x, int y, int width,
                         enum role role, const char *cluster) {
    int first = x < 0 ? 0 : x;
    if (width <= first - x) return;
    if (screen_put(screen, first, y, role, cluster, 1) != 1) return;
    const struct cell *filled = cell_at(screen, first, y);
    int end = x + width, last = row_end(screen, y);
    for (int i = first + 1; i < end && i < last; i++) {
        uncover(screen, i, y);
        *cell_at(screen, i, y) = *filled;
    }
}

void screen_fill(struct screen *screen, int x, int y, int width, enum role role,
                 const char *cluster) {
    int step = text_width(cluster);
    if (step < 1) return;
    if (step == 1) {
        fill_columns(screen, x, y, width, role, cluster);
        return;
    }
    for (int done = 0; done + step <= width; done += step) {
        screen_put(screen, x + done, y, role, cluster, step);
    }
}

void screen_set_role(struct screen *screen, int x, int y, int width,
                     enum role role) {
    if (y < 0 || y >= screen->height) return;
    int end = x + width, last = row_end(screen, y);
    for (int i = x < 0 ? 0 : x; i < end && i < last; i++) {
        cell_at(screen, i, y)->role = (unsigned char)role;
    }
}

void screen_cursor(struct screen *screen, int x, int y) {
    bool inside = x >= 0 && y >= 0 && x < screen->width && y < screen->height;
    screen->cursor_x = inside ? x : -1;
    screen->cursor_y = inside ? y : -1;
}

static const char role_letters[] = {
    [ROLE_TEXT] = ' ',   [ROLE_TITLE] = 'T', [ROLE_MARK] = 'M',
    [ROLE_ANSWER] = 'A', [ROLE_KEY] = 'K',   [ROLE_NOTICE] = 'N',
    [ROLE_BAR] = 'B',    [ROLE_QUIET] = 'q',
};

static void dump_row(const struct screen *screen, int y, FILE *out,
                     bool roles) {
    const struct cell *cells =
        screen->cells + (size_t)y * (size_t)screen->width;
    int blanks = 0;
    for (int x = 0; x < screen->width; x++) {
        const struct cell *cell = &cells[x];
        char letter[2] = {role_letters[cell->role], '\0'};
        const char *text = roles ? letter : cell->text;
        if (!roles && cell->width == 0) continue;
        if (text[0] == ' ') {
            blanks++;
            continue;
        }
        fprintf(out, "%*s%s", blanks, "", text);
        blanks = 0;
    }
    putc('\n', out);
}

void screen_dump(const struct screen *screen, FILE *out, bool roles) {
    for (int y = 0; y < screen->height; y++) {
        dump_row(screen, y, out, false);
    }
    if (!roles) return;
    fputs("--- roles\n", out);
    for (int y = 0; y < screen->height; y++) {
        dump_row(screen, y, out, true);
    }
}
