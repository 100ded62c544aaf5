// SPDX-License-Identifier: MIT

#include "sheet.h"

#include "text.h"

#include <math.h>
#include <string.h>

// A next item that is at most so many lines out of sight is marked at once;
// text in between is scrolled through line by line.
#define REACH 3

struct sheet sheet_new(struct arena *arena, int width, bool ascii) {
    return (struct sheet){
        .arena = arena, .width = width, .ascii = ascii, .item = -1};
}

// The larger of twice [room] and a start; moves [count] old elements over.
static void *grown(struct arena *arena, const void *old, size_t count,
                   size_t size, size_t *room) {
    *room = *room ? 2 * *room : 64;
    char *larger = arena_alloc(arena, *room, size);
    if (count) memcpy(larger, old, count * size);
    return larger;
}

void sheet_item(struct sheet *sheet, struct target target) {
    if ((size_t)sheet->item_count == sheet->item_room)
        sheet->targets =
            grown(sheet->arena, sheet->targets, (size_t)sheet->item_count,
                  sizeof(struct target), &sheet->item_room);
    sheet->item = sheet->item_count;
    sheet->targets[sheet->item_count++] = target;
}

void sheet_plain(struct sheet *sheet) {
    sheet->item = -1;
}

void sheet_row(struct sheet *sheet) {
    if (sheet->line_count == sheet->line_room)
        sheet->lines = grown(sheet->arena, sheet->lines, sheet->line_count,
                             sizeof(struct sheet_line), &sheet->line_room);
    sheet->lines[sheet->line_count++] =
        (struct sheet_line){sheet->span_count, 0, sheet->item,
                            sheet->end ? sheet->end : sheet->width - 1};
}

void sheet_blank(struct sheet *sheet) {
    if (sheet->line_count && !sheet->lines[sheet->line_count - 1].count) return;
    if (!sheet->line_count) return;
    int item = sheet->item;
    sheet->item = -1;
    sheet_row(sheet);
    sheet->item = item;
}

static void add_span(struct sheet *sheet, struct span span) {
    if (sheet->span_count == sheet->span_room)
        sheet->spans = grown(sheet->arena, sheet->spans, sheet->span_count,
                             sizeof(struct span), &sheet->span_room);
    sheet->spans[sheet->span_count++] = span;
    sheet->lines[sheet->line_count - 1].count++;
}

int sheet_put(struct sheet *sheet, int x, enum role role, const char *text) {
    const char *shown = text_visible(sheet->arena, text, false);
    add_span(sheet, (struct span){x, role, shown, strlen(shown)});
    return text_width(shown);
}

int sheet_clip(struct sheet *sheet, int x, enum role role, const char *text,
               int limit) {
    const char *shown = text_visible(sheet->arena, text, false);
    shown = text_clip(sheet->arena, shown, limit, sheet->ascii);
    return sheet_put(sheet, x, role, shown);
}

int sheet_title(struct sheet *sheet, int x, enum role role, const char *text,
                int limit) {
    const char *shown = text_visible(sheet->arena, text, false);
    const char *end = sheet->ascii ? "..." : "…";
    int room = limit - text_width(end);
    if (text_width(shown) > limit && room > 0) {
        size_t fits = text_fit(shown, room), at = fits;
        while (at && shown[at] != ' ') {
            at--;
        }
        if (text_width_of(shown, at) * 3 >= room * 2)
            shown = arena_printf(sheet->arena, "%.*s%s", (int)at, shown, end);
    }
    return sheet_clip(sheet, x, role, shown, limit);
}

void sheet_right(struct sheet *sheet, int end, enum role role,
                 const char *text) {
    const char *shown = text_visible(sheet->arena, text, false);
    sheet_put(sheet, end - text_width(shown), role, shown);
}

void sheet_flow(struct sheet *sheet, int x, enum role role, const char *text) {
    const char *shown = text_visible(sheet->arena, text, true);
    // The last but one column tells that there is more above or below.
    int columns = sheet->width - 2 - x;
    size_t count;
    struct line *lines =
        text_wrap(sheet->arena, shown, columns < 4 ? 4 : columns, &count);
    for (size_t i = 0; i < count; i++) {
        if (i) sheet_row(sheet);
        add_span(sheet,
                 (struct span){x, role, lines[i].start, lines[i].length});
    }
}

void sheet_text(struct sheet *sheet, int x, enum role role, const char *text) {
    sheet_row(sheet);
    sheet_flow(sheet, x, role, text);
}

void sheet_bar(struct sheet *sheet, int x, int columns, double share) {
    if (columns < 1) return;
    if (isnan(share)) {
        sheet_put(sheet, x, ROLE_QUIET, sheet->ascii ? "-" : "–");
        return;
    }
    if (share < 0) share = 0;
    if (share > 1) share = 1;
    int filled = (int)floor(share * columns + 1e-9);
    // What is begun shows, and what is not full never looks full.
    if (!filled && share > 1e-9) filled = 1;
    const char *full = sheet->ascii ? "#" : "█";
    const char *empty = sheet->ascii ? "." : "░";
    size_t size = (size_t)columns * strlen(full) + 1;
    char *bar = ARENA_ARRAY(sheet->arena, char, size);
    size_t step = strlen(full);
    for (int i = 0; i < columns; i++) {
        memcpy(bar + (size_t)i * step, i < filled ? full : empty, step);
    }
    size_t length = (size_t)filled * step;
    add_span(sheet, (struct span){x, ROLE_BAR, bar, length});
    add_span(sheet, (struct span){x + filled, ROLE_QUIET, bar + length,
                                  size - 1 - length});
}

// Spans of one line lie together, so a line that gets more is written anew.
static void append(struct sheet *sheet, size_t at, const struct sheet *from,
                   const struct sheet_line *line) {
    struct sheet_line *target = &sheet->lines[at];
    size_t first = target->first, count = target->count;
    target->first = sheet->span_count;
    target->count = 0;
    for (size_t i = 0; i < count + line->count; i++) {
        struct span span = i < count ? sheet->spans[first + i]
                                     : from->spans[line->first + i - count];
        if (sheet->span_count == sheet->span_room)
            sheet->spans = grown(sheet->arena, sheet->spans, sheet->span_count,
                                 sizeof(struct span), &sheet->span_room);
        sheet->spans[sheet->span_count++] = span;
        target->count++;
    }
}

void sheet_beside(struct sheet *sheet, size_t first, const struct sheet *from) {
    for (size_t i = 0; i < from->line_count; i++) {
        while (sheet->line_count <= first + i) {
            sheet_row(sheet);
        }
        append(sheet, first + i, from, &from->lines[i]);
    }
}

// --- Moving ---

static int line_of(const struct sheet *sheet, int item, bool last) {
    int found = -1;
    for (size_t i = 0; i < sheet->line_count; i++) {
        if (sheet->lines[i].item != item) continue;
        if (!last) return (int)i;
        found = (int)i;
    }
    return found;
}

static int last_scroll(const struct view *view, const struct sheet *sheet) {
    int over = (int)sheet->line_count - view->rows;
    return over > 0 ? over : 0;
}

bool view_at_top(const struct view *view) {
    return view->scroll == 0;
}

bool view_at_end(const struct view *view, const struct sheet *sheet) {
    return view->scroll >= last_scroll(view, sheet);
}

static void scroll_by(struct view *view, const struct sheet *sheet, int lines) {
    view->scroll += lines;
    int last = last_scroll(view, sheet);
    if (view->scroll > last) view->scroll = last;
    if (view->scroll < 0) view->scroll = 0;
    view->follow = false;
}

static void mark(struct view *view, int item) {
    view->marked = item;
    view->follow = true;
}

static void step_item(struct view *view, const struct sheet *sheet, int by) {
    int next = view->marked + by;
    if (next < 0 || next >= sheet->item_count) {
        scroll_by(view, sheet, by);
        return;
    }
    int line = line_of(sheet, next, false);
    // Keys may come before the first frame.
    bool near = !view->rows || (line >= view->scroll - REACH &&
                                line < view->scroll + view->rows + REACH);
    if (near)
        mark(view, next);
    else
        scroll_by(view, sheet, by);
}

// After scrolling by screens the marker is taken along.
static void mark_in_sight(struct view *view, const struct sheet *sheet) {
    int end = view->scroll + view->rows;
    for (int i = view->scroll; i < end && i < (int)sheet->line_count; i++) {
        if (sheet->lines[i].item < 0) continue;
        if (line_of(sheet, sheet->lines[i].item, false) < i) continue;
        view->marked = sheet->lines[i].item;
        return;
    }
}

void view_move(struct view *view, const struct sheet *sheet, int key) {
    int page = view->rows > 2 ? view->rows - 1 : 1;
    switch (key) {
    case KEY_UP_:
        step_item(view, sheet, -1);
        break;
    case KEY_DOWN_:
        step_item(view, sheet, 1);
        break;
    case KEY_HOME_:
        view->scroll = 0;
        view->marked = 0;
        view->follow = false;
        break;
    case KEY_END_:
        view->scroll = last_scroll(view, sheet);
        view->marked = sheet->item_count ? sheet->item_count - 1 : 0;
        view->follow = false;
        break;
    case KEY_PAGE_UP_:
        scroll_by(view, sheet, -page);
        mark_in_sight(view, sheet);
        break;
    case KEY_PAGE_DOWN_:
        scroll_by(view, sheet, page);
        mark_in_sight(view, sheet);
        break;
    default:
        break;
    }
}

// --- Showing ---

static void keep_in_bounds(struct view *view, const struct sheet *sheet) {
    if (view->marked >= sheet->item_count)
        view->marked = sheet->item_count ? sheet->item_count - 1 : 0;
    if (view->marked < 0) view->marked = 0;
    if (view->follow && sheet->item_count) {
        int first = line_of(sheet, view->marked, false);
        int last = line_of(sheet, view->marked, true);
        if (last >= view->scroll + view->rows)
            view->scroll = last + 1 - view->rows;
        if (first < view->scroll) view->scroll = first;
        // The heading above the first item belongs to it.
        if (view->marked == 0 && first < view->rows) view->scroll = 0;
    }
    int over = last_scroll(view, sheet);
    if (view->scroll > over) view->scroll = over;
    if (view->scroll < 0) view->scroll = 0;
}

static void show_line(const struct sheet *sheet, const struct sheet_line *line,
                      struct screen *screen, int y, bool marked) {
    for (size_t i = 0; i < line->count; i++) {
        const struct span *span = &sheet->spans[line->first + i];
        screen_put_bytes(screen, span->x, y, span->role, span->text,
                         span->length, sheet->width - span->x);
    }
    if (!marked) return;
    screen_put(screen, 1, y, ROLE_TEXT, sheet->ascii ? ">" : "▌", 1);
    screen_set_role(screen, 2, y, line->end - 2, ROLE_MARK);
}

void sheet_show(const struct sheet *sheet, struct view *view,
                struct screen *screen, int top, int bottom) {
    view->rows = bottom > top ? bottom - top : 0;
    keep_in_bounds(view, sheet);
    for (int y = top; y < bottom; y++) {
        size_t at = (size_t)(view->scroll + y - top);
        if (at >= sheet->line_count) break;
        const struct sheet_line *line = &sheet->lines[at];
        show_line(sheet, line, screen, y,
                  line->item >= 0 && line->item == view->marked);
    }
    if (!view->rows || sheet->width < 12) return;
    int edge = sheet->width - 2;
    if (view->scroll > 0)
        screen_put(screen, edge, top, ROLE_TITLE, sheet->ascii ? "^" : "▲", 1);
    if (view->scroll < last_scroll(view, sheet))
        screen_put(screen, edge, bottom - 1, ROLE_TITLE,
                   sheet->ascii ? "v" : "▼", 1);
}
