// SPDX-License-Identifier: MIT
//
// A page that may be longer than the screen: lines of spans, some of which
// belong to an item that can be marked and opened. Built anew for every frame
// from state and width; the view keeps what is marked and where it is scrolled.

#ifndef SHEET_H
#define SHEET_H

#include "questionnaire.h"
#include "screen.h"

struct span {
    int x;
    enum role role;
    const char *text;
    size_t length;
};

struct sheet_line {
    size_t first, count; // spans
    int item;            // -1: none
    int end;             // column where the mark of a marked line ends
};

// What an item stands for: one of them is set.
struct target {
    const struct question *question;
    const struct section *section;
    const struct recommendation *recommendation;
    int number; // of something without a pointer
};

struct sheet {
    struct arena *arena;
    int width; // columns
    bool ascii;
    struct span *spans;
    size_t span_count, span_room;
    struct sheet_line *lines;
    size_t line_count, line_room;
    struct target *targets;
    int item_count;
    size_t item_room;
    int item; // that new lines belong to; -1: none
    int end;  // where the mark of new lines ends; 0: at the right edge
};

struct view {
    int marked;  // item
    int scroll;  // first line shown
    int rows;    // lines shown last time
    bool follow; // the marked item must come into sight
};

struct sheet sheet_new(struct arena *arena, int width, bool ascii);
// Lines from here on belong to a new item, until sheet_plain.
void sheet_item(struct sheet *sheet, struct target target);
void sheet_plain(struct sheet *sheet);
void sheet_blank(struct sheet *sheet); // an empty line, unless there is one
void sheet_row(struct sheet *sheet);   // a new line for sheet_put
// On the last line: the columns that it takes.
int sheet_put(struct sheet *sheet, int x, enum role role, const char *text);
// The same within [limit] columns, with an ellipsis where it is cut.
int sheet_clip(struct sheet *sheet, int x, enum role role, const char *text,
               int limit);
// The same for a title: cut behind a word where that keeps most of it.
int sheet_title(struct sheet *sheet, int x, enum role role, const char *text,
                int limit);
// Ends at column [end] of the last line.
void sheet_right(struct sheet *sheet, int end, enum role role,
                 const char *text);
// New lines, wrapped from column [x] to the right edge.
void sheet_text(struct sheet *sheet, int x, enum role role, const char *text);
// The same, its first line on the last line.
void sheet_flow(struct sheet *sheet, int x, enum role role, const char *text);
// A bar of [columns] on the last line, filled by [share].
void sheet_bar(struct sheet *sheet, int x, int columns, double share);

// Puts the lines of [from] beside those of [sheet] from line [first] on; where
// there are more of them, lines are added.
void sheet_beside(struct sheet *sheet, size_t first, const struct sheet *from);

// Keys: KEY_UP_, KEY_DOWN_, KEY_HOME_, KEY_END_, and whole screens.
void view_move(struct view *view, const struct sheet *sheet, int key);
bool view_at_top(const struct view *view);
bool view_at_end(const struct view *view, const struct sheet *sheet);
// Draws rows [top] up to [bottom] and keeps the view within bounds.
void sheet_show(const struct sheet *sheet, struct view *view,
                struct screen *screen, int top, int bottom);

#endif
