// SPDX-License-Identifier: MIT

#include "edit.h"

#include "text.h"

#include <string.h>

void edit_begin(struct edit *edit, struct arena *arena, const char *text,
                bool lines) {
    size_t length = text ? strlen(text) : 0;
    *edit = (struct edit){.arena = arena,
                          .length = length,
                          .room = 2 * length + 64,
                          .cursor = length,
                          .limit = EDIT_BYTES,
                          .lines = lines,
                          .wanted = -1,
                          .width = 72};
    edit->text = ARENA_ARRAY(arena, char, edit->room);
    if (length) memcpy(edit->text, text, length);
}

// --- Changes ---

static enum edit_effect replace(struct edit *edit, size_t from, size_t to,
                                const char *bytes, size_t length) {
    if (from == to && !length) return EDIT_MOVED;
    if (edit->length - (to - from) + length > edit->limit) return EDIT_FULL;
    size_t total = edit->length - (to - from) + length;
    if (total + 1 > edit->room) {
        size_t room = 2 * (total + 1);
        char *larger = ARENA_ARRAY(edit->arena, char, room);
        memcpy(larger, edit->text, edit->length);
        edit->text = larger;
        edit->room = room;
    }
    memmove(edit->text + from + length, edit->text + to, edit->length - to);
    if (length) memcpy(edit->text + from, bytes, length);
    edit->length = total;
    edit->text[total] = '\0';
    edit->cursor = from + length;
    edit->wanted = -1;
    return EDIT_CHANGED;
}

// What files may hold: line feeds where lines are allowed, blanks for what
// moves the cursor, and no other control characters.
static size_t cleaned(const struct edit *edit, const char *text, char *out) {
    size_t length = 0;
    bool after_return = false;
    while (*text) {
        uint32_t code = text_next(&text);
        bool line_feed = code == '\n' && after_return;
        after_return = code == '\r';
        if (line_feed) continue;
        if (code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029)
            code = '\n';
        if (code == '\t') code = ' ';
        if (code == '\n' && !edit->lines) code = ' ';
        bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        if (control && code != '\n') continue;
        length += text_encode(code, out + length);
    }
    return length;
}

static enum edit_effect insert(struct edit *edit, const char *text) {
    size_t length = strlen(text);
    char small[256];
    // Each byte of broken text becomes a sign of three.
    if (3 * length > edit->limit * 3) return EDIT_FULL;
    char *clean = 3 * length < sizeof(small)
                      ? small
                      : ARENA_ARRAY(edit->arena, char, 3 * length + 1);
    length = cleaned(edit, text, clean);
    if (!length) return EDIT_MOVED;
    return replace(edit, edit->cursor, edit->cursor, clean, length);
}

// --- Places ---

static size_t line_start(const struct edit *edit) {
    size_t at = edit->cursor;
    while (at && edit->text[at - 1] != '\n') {
        at--;
    }
    return at;
}

static size_t line_end(const struct edit *edit) {
    return edit->cursor + strcspn(edit->text + edit->cursor, "\n");
}

static size_t next_cluster(const struct edit *edit, size_t at) {
    if (edit->text[at] == '\n') return at + 1;
    return at + text_cluster(edit->text + at);
}

static size_t cluster_before(const struct edit *edit, size_t at) {
    if (!at) return 0;
    return at - text_cluster_before(edit->text, at);
}

static bool is_gap(char byte) {
    return byte == ' ' || byte == '\n';
}

static size_t word_left(const struct edit *edit) {
    size_t at = edit->cursor;
    while (at && is_gap(edit->text[at - 1])) {
        at--;
    }
    while (at && !is_gap(edit->text[at - 1])) {
        at = cluster_before(edit, at);
    }
    return at;
}

static size_t word_right(const struct edit *edit) {
    size_t at = edit->cursor;
    while (at < edit->length && is_gap(edit->text[at])) {
        at++;
    }
    while (at < edit->length && !is_gap(edit->text[at])) {
        at = next_cluster(edit, at);
    }
    return at;
}

// --- As lines on the screen ---

struct rows {
    const struct line *lines;
    size_t count, row; // the one with the cursor
    int column;
};

// Long words are broken, so the cursor always stands in a line, or behind it
// when blanks at its end are not shown.
static struct rows rows_of(const struct edit *edit, struct arena *scratch,
                           int width) {
    struct rows rows = {0};
    rows.lines = text_wrap(scratch, edit->text, width, &rows.count);
    // The wrapper leaves out an empty line at the end.
    if (edit->length && edit->text[edit->length - 1] == '\n') {
        struct line *more = ARENA_ARRAY(scratch, struct line, rows.count + 1);
        memcpy(more, rows.lines, rows.count * sizeof(*more));
        more[rows.count++] = (struct line){edit->text + edit->length, 0, 0};
        rows.lines = more;
    }
    while (rows.row + 1 < rows.count &&
           (size_t)(rows.lines[rows.row + 1].start - edit->text) <=
               edit->cursor) {
        rows.row++;
    }
    const struct line *line = &rows.lines[rows.row];
    size_t start = (size_t)(line->start - edit->text);
    rows.column = edit->cursor <= start
                      ? 0
                      : text_width_of(line->start, edit->cursor - start);
    return rows;
}

static void move_rows(struct edit *edit, int by) {
    struct arena *scratch = arena_new();
    struct rows rows = rows_of(edit, scratch, edit->width);
    if (edit->wanted < 0) edit->wanted = rows.column;
    if (by < 0 && rows.row == 0) {
        edit->cursor = 0;
    } else if (by > 0 && rows.row + 1 == rows.count) {
        edit->cursor = edit->length;
    } else {
        const struct line *line =
            &rows.lines[by < 0 ? rows.row - 1 : rows.row + 1];
        size_t fit = text_fit(line->start, edit->wanted);
        if (fit > line->length) fit = line->length;
        edit->cursor = (size_t)(line->start - edit->text) + fit;
    }
    arena_free(scratch);
}

// --- Keys ---

static enum edit_effect go(struct edit *edit, size_t to) {
    edit->cursor = to;
    edit->wanted = -1;
    return EDIT_MOVED;
}

static enum edit_effect erase(struct edit *edit, size_t from, size_t to) {
    return replace(edit, from, to, "", 0);
}

static enum edit_effect row_key(struct edit *edit, int by) {
    if (!edit->lines) return EDIT_UNUSED;
    move_rows(edit, by);
    return EDIT_MOVED;
}

static enum edit_effect key(struct edit *edit, int which) {
    size_t cursor = edit->cursor;
    switch (which) {
    case KEY_LEFT_:
    case KEY_CONTROL_ | 'B':
        return go(edit, cluster_before(edit, cursor));
    case KEY_RIGHT_:
    case KEY_CONTROL_ | 'F':
        return go(edit, next_cluster(edit, cursor));
    case KEY_WORD_LEFT_:
        return go(edit, word_left(edit));
    case KEY_WORD_RIGHT_:
        return go(edit, word_right(edit));
    case KEY_HOME_:
    case KEY_CONTROL_ | 'A':
        return go(edit, line_start(edit));
    case KEY_END_:
    case KEY_CONTROL_ | 'E':
        return go(edit, line_end(edit));
    case KEY_UP_:
        return row_key(edit, -1);
    case KEY_DOWN_:
        return row_key(edit, 1);
    case KEY_BACKSPACE_:
    case KEY_CONTROL_ | 'H':
        return erase(edit, cluster_before(edit, cursor), cursor);
    case KEY_DELETE_:
    case KEY_CONTROL_ | 'D':
        return erase(edit, cursor, next_cluster(edit, cursor));
    case KEY_CONTROL_ | 'K':
        // At the end of a line the line feed goes, so that it can be repeated.
        return erase(edit, cursor,
                     line_end(edit) == cursor ? next_cluster(edit, cursor)
                                              : line_end(edit));
    case KEY_CONTROL_ | 'U':
        return erase(edit, line_start(edit), cursor);
    case KEY_CONTROL_ | 'W':
        return erase(edit, word_left(edit), cursor);
    case KEY_CONTROL_ | 'O':
        return edit->lines ? insert(edit, "\n") : EDIT_UNUSED;
    default:
        return EDIT_UNUSED;
    }
}

enum edit_effect edit_handle(struct edit *edit, const struct event *event) {
    if (event->kind == EVENT_TEXT || event->kind == EVENT_PASTE)
        return event->text ? insert(edit, event->text) : EDIT_UNUSED;
    if (event->kind == EVENT_KEY) return key(edit, event->key);
    return EDIT_UNUSED;
}

// --- Showing ---

size_t edit_height(struct edit *edit, struct arena *scratch, int width) {
    return rows_of(edit, scratch, width).count;
}

// A single line scrolls sideways, so that the cursor stays in sight.
static void show_line(struct edit *edit, struct screen *screen, int x, int y,
                      int width) {
    size_t start = 0;
    int before = text_width_of(edit->text, edit->cursor);
    while (before >= width && start < edit->cursor) {
        size_t step = next_cluster(edit, start) - start;
        before -= text_width_of(edit->text + start, step);
        start += step;
    }
    screen_put(screen, x, y, ROLE_TEXT, edit->text + start, width);
    screen_cursor(screen, x + before, y);
}

void edit_show(struct edit *edit, struct screen *screen, struct arena *scratch,
               int x, int y, int width, int height) {
    if (width < 1 || height < 1) return;
    if (!edit->lines) {
        show_line(edit, screen, x, y, width);
        return;
    }
    edit->width = width > 1 ? width - 1 : 1;
    struct rows rows = rows_of(edit, scratch, edit->width);
    if (rows.row < edit->first) edit->first = rows.row;
    if (rows.row >= edit->first + (size_t)height)
        edit->first = rows.row + 1 - (size_t)height;
    for (int i = 0; i < height && edit->first + (size_t)i < rows.count; i++) {
        const struct line *line = &rows.lines[edit->first + (size_t)i];
        screen_put_bytes(screen, x, y + i, ROLE_TEXT, line->start, line->length,
                         width);
    }
    int column = rows.column < width ? rows.column : width - 1;
    screen_cursor(screen, x + column, y + (int)(rows.row - edit->first));
}
