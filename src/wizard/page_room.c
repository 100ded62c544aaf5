// SPDX-License-Identifier: MIT
//
// The room's page: where it is and how many have voted; the question; the keys.
// Its layout follows from the size of the screen: everything in full with air
// between, then without, then what matters first.

#include "text.h"
#include "wizard_inside.h"

#include <stdlib.h>

#define ROOMY_WIDTH 64
#define ROOMY_HEIGHT 16

// --- Header ---

static const char *time_text(struct arena *frame, int seconds) {
    int shown = abs(seconds);
    return arena_printf(frame, seconds < 0 ? "+%d:%02d" : "%d:%02d", shown / 60,
                        shown % 60);
}

static const char *clock_text(struct wizard *wizard,
                              const struct workshop_view *view) {
    struct arena *frame = wizard->frame;
    const char *time = time_text(frame, view->clock.seconds);
    if (!view->question) return "";
    if (!view->clock.runs) return arena_printf(frame, _("%s stopped"), time);
    if (view->clock.seconds < 0) return arena_printf(frame, _("%s over"), time);
    return arena_printf(frame, _("%s left"), time);
}

static const char *phase_text(struct wizard *wizard,
                              const struct workshop_view *view) {
    const char *phase = workshop_phase_text(view->phase);
    bool counts = view->phase == WORKSHOP_VOTE;
    if (counts && view->recount)
        return arena_printf(wizard->frame, _("%s, counted again"), phase);
    if (counts && view->round > 1)
        return arena_printf(wizard->frame, _("%s, round %u"), phase,
                            view->round);
    return phase;
}

static const char *place_text(struct wizard *wizard,
                              const struct workshop_view *view) {
    struct arena *frame = wizard->frame;
    const char *text =
        view->question
            ? arena_printf(frame, _("Question %zu of %zu"), view->position,
                           view->total)
            : arena_printf(frame,
                           PLURAL("%zu question", "%zu questions", view->total),
                           view->total);
    if (view->agreed)
        text = arena_printf(frame, _("%s, %zu agreed"), text, view->agreed);
    if (view->parked)
        text = arena_printf(frame, _("%s, %zu parked"), text, view->parked);
    return text;
}

// "18 of 23" is all that is told of a vote.
static const char *voted_text(struct wizard *wizard,
                              const struct workshop_view *view) {
    bool counts = view->phase == WORKSHOP_VOTE || view->phase == WORKSHOP_BLIND;
    if (counts && view->people)
        return arena_printf(wizard->frame, _("voted %u of %u"), view->voted,
                            view->people);
    if (counts) return arena_printf(wizard->frame, _("voted %u"), view->voted);
    if (!view->people) return "";
    return arena_printf(wizard->frame,
                        PLURAL("%u here", "%u here", view->people),
                        view->people);
}

static void big_header(struct wizard *wizard, struct screen *screen,
                       const struct workshop_view *view) {
    struct arena *frame = wizard->frame;
    int end = screen->width - 1;
    int save = frame_save(wizard, screen, end, 0);
    const char *phase = phase_text(wizard, view);
    int columns = text_width(phase), centre = (screen->width - columns) / 2;
    const char *name = text_visible(frame, organisation(wizard), false);
    screen_put(screen, 1, 0, ROLE_TEXT,
               text_clip(frame, name, centre - 3, screen->ascii), centre - 3);
    screen_put(screen, centre, 0, ROLE_TITLE, phase, end - save - 2 - centre);
    const char *clock = clock_text(wizard, view);
    int right = end - text_width(clock);
    screen_put(screen, right, 1, ROLE_TITLE, clock, end - right);
    const char *voted = voted_text(wizard, view);
    columns = text_width(voted);
    int middle = right - 3 - columns;
    screen_put(screen, middle, 1, ROLE_TITLE, voted, columns);
    screen_put(
        screen, 1, 1, ROLE_TEXT,
        text_clip(frame, place_text(wizard, view), middle - 3, screen->ascii),
        middle - 3);
}

static void small_header(struct wizard *wizard, struct screen *screen,
                         const struct workshop_view *view) {
    struct arena *frame = wizard->frame;
    int end = screen->width - 1, x = 1;
    if (wizard->save == SAVE_FAILED)
        end -= frame_save(wizard, screen, end, 0) + 2;
    const char *parts[] = {
        view->question
            ? arena_printf(frame, "%zu/%zu", view->position, view->total)
            : "",
        phase_text(wizard, view), voted_text(wizard, view),
        clock_text(wizard, view)};
    const char *brief = arena_printf(frame, "%u/%u", view->voted, view->people);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        int columns = text_width(parts[i]);
        // How many have voted is worth more than the words for it.
        if (i == 2 && view->phase == WORKSHOP_VOTE && x + columns > end) {
            parts[i] = brief;
            columns = text_width(brief);
        }
        if (!columns || (x > 1 && x + columns > end)) continue;
        x += screen_put(screen, x, 0, ROLE_TITLE, parts[i], end - x) + 2;
    }
}

// --- Body ---

// From the roomiest to the tightest: question and descriptions in full, blank
// lines around the question and between the answers, hints, notes.
static const struct layout {
    bool ask, full, air, gaps, hints, notes;
} layouts[] = {
    {true, true, true, true, true, true},
    {true, true, true, false, true, true},
    {true, true, false, false, true, true},
    {true, true, false, false, true, false},
    {true, true, false, false, false, false},
    {true, false, false, false, true, true},
    {true, false, false, false, true, false},
    {true, false, false, false, false, false},
    {false, false, false, false, false, false},
};

static bool is_revealed(const struct workshop_view *view) {
    return view->phase == WORKSHOP_REVEAL || view->phase == WORKSHOP_DISCUSS ||
           view->phase == WORKSHOP_AGREE;
}

static struct room_page page_of(struct wizard *wizard, struct sheet *sheet,
                                const struct workshop_view *view,
                                const struct layout *layout) {
    struct room_page page = {.wizard = wizard,
                             .view = view,
                             .sheet = sheet,
                             .marked_line = -1,
                             .ask = layout->ask,
                             .full = layout->full,
                             .gaps = layout->gaps,
                             .hints = layout->hints,
                             .notes = layout->notes};
    const struct question *question = view->question;
    bool reads = !is_revealed(view) && view->phase != WORKSHOP_VOTE;
    if (layout->air) sheet_row(sheet);
    if (page.ask || reads) {
        sheet_text(sheet, 2, ROLE_TITLE, question->ask);
    } else if (!is_revealed(view)) {
        sheet_row(sheet);
        sheet_clip(sheet, 1, ROLE_TITLE, question->ask, sheet->width - 3);
    }
    if (layout->air) sheet_row(sheet);
    if (is_revealed(view))
        room_show_votes(&page);
    else
        room_show_ballot(&page);
    return page;
}

// What is marked is in sight.
static void follow(const struct wizard *wizard, const struct room_page *page,
                   struct view *view, int rows) {
    (void)wizard;
    if (page->marked_line < 0) return;
    int last = page->marked_line + page->marked_lines - 1;
    if (last >= view->scroll + rows) view->scroll = last + 1 - rows;
    if (page->marked_line < view->scroll) view->scroll = page->marked_line;
}

static void show_question(struct wizard *wizard, struct screen *screen,
                          const struct workshop_view *shown, int top) {
    int bottom = screen->height - 1, rows = bottom - top;
    int width = screen->width > 100 ? 100 : screen->width;
    struct view *view = &wizard->views[PAGE_ROOM];
    struct sheet sheet;
    struct room_page page;
    for (size_t i = 0; i < COUNT_OF(layouts); i++) {
        sheet = sheet_new(wizard->frame, width, screen->ascii);
        page = page_of(wizard, &sheet, shown, &layouts[i]);
        if ((int)sheet.line_count <= rows) break;
    }
    follow(wizard, &page, view, rows);
    sheet_show(&sheet, view, screen, top, bottom);
}

void page_room_show(struct wizard *wizard, struct screen *screen) {
    const struct workshop_view *view = room_look(wizard);
    bool roomy = screen->width >= ROOMY_WIDTH && screen->height >= ROOMY_HEIGHT;
    if (roomy)
        big_header(wizard, screen, view);
    else
        small_header(wizard, screen, view);
    int top = roomy ? 2 : 1;
    if (view->question) {
        show_question(wizard, screen, view, top);
    } else {
        struct sheet sheet = page_sheet(wizard, PAGE_ROOM);
        sheet_show(&sheet, &wizard->views[PAGE_ROOM], screen, top,
                   screen->height - 1);
    }
    frame_footer(wizard, screen);
}
