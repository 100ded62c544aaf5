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

// A sign for each digit: whoever types sees that it was taken, and nobody what
// it is.
static const char *covered(const struct room_page *page, unsigned number) {
    static const char *const signs[] = {"••••••", "******"};
    size_t digits = 1;
    while (number >= 10) {
        number /= 10;
        digits++;
    }
    return arena_copy(page->wizard->frame, signs[page->sheet->ascii],
                      digits * (page->sheet->ascii ? 1 : strlen("•")));
}

static const char *number_text(const struct room_page *page, size_t row) {
    const struct room *room = &page->wizard->room;
    struct arena *frame = page->wizard->frame;
    bool marked = (int)row == room->marked, ascii = page->sheet->ascii;
    bool counted = room_is_counted(room, page->view, row);
    unsigned number = room_number(room, page->view, row);
    if (marked && room->typing) {
        counted = true;
        number = room->typed;
    }
    if (!counted) return marked ? "[     ]" : ascii ? ".  " : "·  ";
    const char *text = room->uncovered ? arena_printf(frame, "%u", number)
                       : marked        ? covered(page, number)
                       : ascii         ? "**"
                                       : "••";
    if (!marked) return arena_printf(frame, "%s  ", text);
    int blanks = 4 - text_width(text);
    return arena_printf(frame, "[%*s%s ]", blanks > 0 ? blanks : 0, "", text);
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

static bool hides(const struct room_page *page) {
    return workshop_hides(page->wizard->room.workshop);
}

static const char *reading_hint(const struct room_page *page) {
    const struct workshop_view *view = page->view;
    if (view->answer->parked && *view->answer->parked)
        return arena_printf(page->wizard->frame,
                            _("Parked: %s. Right goes on; Space opens the vote "
                              "all the same."),
                            view->answer->parked);
    if (hides(page) && view->voted)
        return _("Voted on; shown when all have voted on everything. Space "
                 "goes on; h counts again.");
    return _("Read it aloud and clear up words, without an opinion. Space "
             "opens the vote.");
}

static const char *all_counted_hint(const struct room_page *page) {
    if (page->view->recount)
        return _("Counted again: Up and Down mark the line that was wrong; "
                 "type its number. Space closes the vote.");
    return hides(page) ? _("Everybody is counted. Space keeps the votes, "
                           "unseen, and goes on.")
                       : _("Everybody is counted. Space shows the votes.");
}

static const char *counting_hint(const struct room_page *page) {
    const struct workshop_view *view = page->view;
    const struct room *room = &page->wizard->room;
    bool marked = room->marked >= 0;
    if (room->resumed)
        return _("This vote was open when you left: counting goes on.");
    if (view->people && view->voted > view->people)
        return room->uncovered
                   ? _("More votes than people: type this number again, or "
                       "that of another line. # corrects how many are here.")
                   : _("More votes than people: type this number again, or "
                       "that of another line; c shows them. # corrects how "
                       "many are here.");
    if (view->typed && !marked && view->people)
        return arena_printf(
            page->wizard->frame,
            PLURAL("%u is not counted yet: Up and Down mark a line. Space "
                   "closes the vote.",
                   "%u are not counted yet: Up and Down mark a line. Space "
                   "closes the vote.",
                   view->people - view->voted),
            view->people - view->voted);
    if (view->typed && room->uncovered)
        return _("Everybody can see the numbers; c covers them again.");
    if (view->typed)
        return _("Numbers stay covered until the votes are shown; c shows "
                 "them now.");
    return _("3, 2, 1: all show their number at once. Then count line by line: "
             "type how many, Enter.");
}

static const char *hint(const struct room_page *page) {
    const struct workshop_view *view = page->view;
    switch (view->phase) {
    case WORKSHOP_READ:
        return reading_hint(page);
    case WORKSHOP_VOTE:
        return view->people && view->voted == view->people
                   ? all_counted_hint(page)
                   : counting_hint(page);
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

// Whose hands are counted now, and how far each group is.
static void show_parts(struct room_page *page) {
    const struct workshop_view *view = page->view;
    struct sheet *sheet = page->sheet;
    struct arena *frame = page->wizard->frame;
    size_t now = page->wizard->room.part;
    if (!view->part_count) return;
    sheet_row(sheet);
    int x = 3 + sheet_put(sheet, 3, ROLE_TITLE, _("COUNTING")) + 1;
    for (size_t i = 0; i < view->part_count; i++) {
        const struct workshop_part *part = &view->parts[i];
        const char *name = !part->option         ? _("others")
                           : part->option->label ? part->option->label
                                                 : part->option->code;
        const char *text =
            part->people && part->option
                ? arena_printf(frame, _("%s %u of %u"), name, part->voted,
                               part->people)
                : arena_printf(frame, "%s %u", name, part->voted);
        // Those in no group are told of when there are some.
        if (!part->option && i != now && !part->voted) continue;
        if (i == now) text = arena_printf(frame, "[%s]", text);
        if (x + 1 + text_width(text) > sheet->width - 2) {
            sheet_row(sheet);
            x = 3;
        }
        x += 1 +
             sheet_put(sheet, x + 1, i == now ? ROLE_MARK : ROLE_TEXT, text) +
             1;
    }
    if (page->gaps) sheet_row(sheet);
}

void room_show_ballot(struct room_page *page) {
    struct sheet *sheet = page->sheet;
    const struct workshop_view *view = page->view;
    show_parts(page);
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
