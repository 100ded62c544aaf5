// SPDX-License-Identifier: MIT
//
// Before the votes are shown: what there is to vote on, and how far the
// counting is. Numbers that were typed are covered; only the marked line shows
// its own, to whoever types it.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

#define LABEL 6  // column of the descriptions
#define NUMBER 9 // columns of a number in its brackets

const char *room_row_key(const struct room_page *page, size_t row) {
    const struct workshop_view *view = page->view;
    enum question_type type = view->question->type;
    // Of those that are no answer one has a key, while votes are counted.
    if (row >= view->level_count)
        return view->phase == WORKSHOP_VOTE &&
                       !strcmp(view->rows[row].key, "dont-know")
                   ? "d"
                   : "";
    if (type == QUESTION_RUBRIC || type == QUESTION_PAIR)
        return view->rows[row].key;
    return arena_printf(page->wizard->frame, "%zu", row + 1);
}

static const char *number_text(const struct room_page *page, size_t row) {
    const struct workshop_row *shown = &page->view->rows[row];
    const struct room *room = &page->wizard->room;
    struct arena *frame = page->wizard->frame;
    bool ascii = page->sheet->ascii;
    if ((int)row != room->marked)
        return shown->counted ? ascii ? "**  " : "••  " : ascii ? ".  " : "·  ";
    if (room->typing) return arena_printf(frame, "[%4u ]", room->typed);
    if (shown->counted) return arena_printf(frame, "[%4u ]", shown->count);
    return "[     ]";
}

static const char *level_text(const struct room_page *page, size_t row) {
    const struct workshop_view *view = page->view;
    const struct workshop_row *shown = &view->rows[row];
    const char *text = shown->text ? shown->text : "";
    const struct ladder *ladder = view->question->ladder;
    bool levels =
        row < view->level_count && (view->question->type == QUESTION_RUBRIC ||
                                    view->question->type == QUESTION_PAIR);
    if (!levels || *text || !ladder) return text;
    return words_level_title(ladder, (int)shown->measure);
}

static void show_row(struct room_page *page, size_t row) {
    struct sheet *sheet = page->sheet;
    bool counts = page->view->phase == WORKSHOP_VOTE;
    bool marked = counts && (int)row == page->wizard->room.marked;
    enum role role = marked ? ROLE_MARK : ROLE_TEXT;
    int wide = sheet->width;
    sheet_row(sheet);
    if (marked) {
        page->marked_line = (int)sheet->line_count - 1;
        page->marked_lines = 1;
        sheet_put(sheet, 1, ROLE_TITLE, sheet->ascii ? ">" : "▌");
    }
    sheet_put(sheet, 3, marked ? role : ROLE_TITLE, room_row_key(page, row));
    if (counts) {
        sheet_right(sheet, wide - 2, marked ? role : ROLE_TITLE,
                    number_text(page, row));
        sheet->width = wide - NUMBER;
    }
    const char *text = level_text(page, row);
    if (page->full)
        sheet_flow(sheet, LABEL, role, text);
    else
        sheet_clip(sheet, LABEL, role, text, sheet->width - LABEL - 2);
    sheet->width = wide;
    if (marked) page->marked_lines = (int)sheet->line_count - page->marked_line;
}

// --- What is to be done now ---

static const char *hint(const struct room_page *page) {
    const struct workshop_view *view = page->view;
    switch (view->phase) {
    case WORKSHOP_READ:
        return view->answer->parked && *view->answer->parked
                   ? arena_printf(page->wizard->frame,
                                  _("Parked; Right goes on. %s"),
                                  view->answer->parked)
                   : _("Read it aloud and clear up words, without an opinion. "
                       "Space opens the vote.");
    case WORKSHOP_VOTE:
        if (view->people && view->voted == view->people)
            return _("Everybody is counted. Space shows the votes.");
        if (view->people && view->voted > view->people)
            return _("More votes than people. Up and Down show each number; # "
                     "corrects how many are here.");
        return _("3, 2, 1: all show their number at once. Then count line by "
                 "line.");
    case WORKSHOP_BLIND:
        return _("Voted; nothing is shown yet. Two neighbours tell each other "
                 "why. Space opens the second vote.");
    case WORKSHOP_REVEAL:
    case WORKSHOP_DISCUSS:
    case WORKSHOP_AGREE:
    case WORKSHOP_SWEPT:
    case WORKSHOP_DONE:
        break;
    }
    return "";
}

static void show_voted(struct room_page *page) {
    const struct workshop_view *view = page->view;
    struct sheet *sheet = page->sheet;
    if (view->phase != WORKSHOP_VOTE || !view->people) return;
    const char *text = arena_printf(page->wizard->frame, _("VOTED  %u of %u"),
                                    view->voted, view->people);
    sheet_row(sheet);
    int x = 3 + sheet_put(sheet, 3, ROLE_TITLE, text) + 2;
    int columns = sheet->width - x - 3;
    if (columns > 40) columns = 40;
    sheet_bar(sheet, x, columns, (double)view->voted / (double)view->people);
}

void room_show_ballot(struct room_page *page) {
    struct sheet *sheet = page->sheet;
    const struct workshop_view *view = page->view;
    // Descriptions stay for those who vote; who cannot judge needs no line
    // before.
    size_t rows =
        view->phase == WORKSHOP_VOTE ? view->row_count : view->level_count;
    for (size_t i = 0; i < rows; i++) {
        // The lines that are no answer stand together.
        if (page->gaps && i && i <= view->level_count) sheet_row(sheet);
        show_row(page, i);
    }
    if (!page->hints) return;
    if (page->notes) sheet_row(sheet);
    show_voted(page);
    sheet_text(sheet, 3, ROLE_TEXT, hint(page));
}
