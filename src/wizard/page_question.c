// SPDX-License-Identifier: MIT
//
// The question page. Its layout follows from what is asked and the size of the
// screen, anew at every frame: everything in full with air between; then
// without; then one line per answer with the marked one in full; then all
// answers in one line.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

struct sketch {
    struct wizard *wizard;
    struct screen *screen;
    int width, height; // of the reading column, of the screen
    struct line *ask;
    int ask_lines;
    struct line *help;
    int help_lines;
    struct choice *choices;
    size_t choice_count;
    bool titles; // are in the choices
};

// What a layout affords.
struct layout {
    bool titles, help, gaps, notes, air;
};

// From the roomiest to the tightest that still shows every answer in full.
// Those with level titles come first, so that texts are wrapped twice at most.
static const struct layout layouts[] = {
    {true, true, true, true, true},     {true, false, true, true, true},
    {false, true, true, true, true},    {false, false, true, true, true},
    {false, false, false, true, true},  {false, false, false, true, false},
    {false, false, false, false, true}, {false, false, false, false, false},
};

// --- Body ---

static int put_lines(struct sketch *sketch, int x, int y, enum role role,
                     const struct line *lines, int count, int most) {
    struct wizard *wizard = sketch->wizard;
    struct screen *screen = sketch->screen;
    int limit = sketch->width - 1 - x;
    for (int i = 0; i < count && i < most; i++) {
        const char *text =
            arena_copy(wizard->frame, lines[i].start, lines[i].length);
        if (i == most - 1 && count > most)
            text = text_clip(wizard->frame,
                             arena_printf(wizard->frame, "%s %s", text,
                                          glyph(screen, "…", "...")),
                             limit, screen->ascii);
        screen_put(screen, x, y + i, role, text, limit);
    }
    return count < most ? count : most;
}

static int choice_lines(const struct sketch *sketch) {
    int lines = 0;
    for (size_t i = 0; i < sketch->choice_count; i++) {
        lines += (int)sketch->choices[i].line_count;
    }
    return lines;
}

// A half level stands between two rows and takes the blank line there.
static int gap_lines(const struct sketch *sketch) {
    int gaps = 0;
    for (size_t i = 1; i < sketch->choice_count; i++) {
        if (!sketch->choices[i].half && !sketch->choices[i - 1].half) gaps++;
    }
    return gaps;
}

static void build(struct sketch *sketch, bool titles) {
    sketch->titles = titles;
    sketch->choices =
        choices_build(sketch->wizard, sketch->width - CHOICE_INDENT - 2, titles,
                      &sketch->choice_count);
}

static bool fits(struct sketch *sketch, const struct layout *layout) {
    if (!sketch->choices || sketch->titles != layout->titles)
        build(sketch, layout->titles);
    int rows = question_header_rows(sketch->screen) + sketch->ask_lines +
               choice_lines(sketch);
    if (layout->help) rows += sketch->help_lines ? sketch->help_lines + 1 : 0;
    if (layout->gaps) rows += gap_lines(sketch);
    if (layout->air) rows += 2;
    rows += layout->notes ? 3 : 0; // with the rule above
    return rows + 1 <= sketch->height;
}

static void show_full(struct sketch *sketch, const struct layout *layout) {
    struct wizard *wizard = sketch->wizard;
    int y = question_header_rows(sketch->screen) + (layout->air ? 1 : 0);
    y += put_lines(sketch, 2, y, ROLE_TITLE, sketch->ask, sketch->ask_lines,
                   sketch->ask_lines);
    if (layout->help && sketch->help_lines) {
        y += 1;
        y += put_lines(sketch, 2, y, ROLE_TEXT, sketch->help,
                       sketch->help_lines, sketch->help_lines);
    }
    if (layout->air) y++;
    for (size_t i = 0; i < sketch->choice_count; i++) {
        const struct choice *choice = &sketch->choices[i];
        if (layout->gaps && i && !choice->half && !sketch->choices[i - 1].half)
            y++;
        choice_show(wizard, sketch->screen, choice, y, (int)choice->line_count,
                    sketch->width);
        y += (int)choice->line_count;
    }
    if (!layout->notes) return;
    frame_rule(sketch->screen, sketch->height - 4, sketch->width);
    question_notes_show(sketch->wizard, sketch->screen, sketch->height - 3,
                        sketch->width);
}

// --- One line per answer ---

static size_t marked_choice(const struct sketch *sketch) {
    for (size_t i = 0; i < sketch->choice_count; i++) {
        if (sketch->choices[i].marked) return i;
    }
    for (size_t i = 0; i < sketch->choice_count; i++) {
        if (sketch->choices[i].answered) return i;
    }
    return sketch->choice_count;
}

// Lines that the marked answer may take of [rows], when the others have one.
static int lines_of_marked(const struct sketch *sketch, size_t marked,
                           int rows) {
    if (marked == sketch->choice_count) return 0;
    int wanted = (int)sketch->choices[marked].line_count;
    int spare = rows - (int)sketch->choice_count + 1;
    if (spare < 1) spare = rows > 3 ? 3 : 1;
    return wanted < spare ? wanted : spare;
}

// Rows [y] up to [bottom]: all answers, or those around the marked one, which
// may take [most] lines.
static void show_around(struct sketch *sketch, size_t marked, int y, int bottom,
                        int most) {
    struct screen *screen = sketch->screen;
    int n = (int)sketch->choice_count, top = y, edge = sketch->width - 2;
    int room = bottom - y - (most > 1 ? most - 1 : 0);
    size_t first = 0, at;
    if (n > room && marked < sketch->choice_count && (int)marked > room / 2)
        first = marked - (size_t)(room / 2);
    if (n > room && (int)first > n - room) first = (size_t)(n - room);
    for (at = first; at < sketch->choice_count && y < bottom; at++) {
        int lines = at == marked && most > 1 ? most : 1;
        if (y + lines > bottom) lines = bottom - y;
        choice_show(sketch->wizard, screen, &sketch->choices[at], y, lines,
                    sketch->width);
        y += lines;
    }
    if (first > 0)
        screen_put(screen, edge, top, ROLE_TITLE, glyph(screen, "▲", "^"), 1);
    if (at < sketch->choice_count)
        screen_put(screen, edge, bottom - 1, ROLE_TITLE,
                   glyph(screen, "▼", "v"), 1);
}

static void show_accordion(struct sketch *sketch) {
    int n = (int)sketch->choice_count,
        top = question_header_rows(sketch->screen);
    int rows = sketch->height - top - 1;
    int ask = sketch->ask_lines < 3 ? sketch->ask_lines : 3;
    while (ask > 1 && rows - ask < n + 2) {
        ask--;
    }
    rows -= ask;
    size_t marked = marked_choice(sketch);
    int most = lines_of_marked(sketch, marked, rows);
    int needed = n + (most > 1 ? most - 1 : 0);
    bool with_notes = rows - needed >= 3, air = rows - needed >= 5;
    int y = top + (air ? 1 : 0);
    y += put_lines(sketch, 2, y, ROLE_TITLE, sketch->ask, sketch->ask_lines,
                   ask);
    if (air) y++;
    int bottom = sketch->height - 1 - (with_notes ? 3 : 0);
    show_around(sketch, marked, y, bottom, most);
    if (!with_notes) return;
    frame_rule(sketch->screen, sketch->height - 4, sketch->width);
    question_notes_show(sketch->wizard, sketch->screen, sketch->height - 3,
                        sketch->width);
}

// --- All answers in one line ---

static void show_strip(struct sketch *sketch) {
    struct wizard *wizard = sketch->wizard;
    struct screen *screen = sketch->screen;
    int top = sketch->height >= 7 && wizard->save == SAVE_FAILED ? 1 : 0;
    int rows = sketch->height - 1 - top;
    if (top) question_header_show(wizard, screen, false);
    size_t total;
    size_t place = interview_position(wizard->interview, wizard->at, &total);
    if (!place) place = words_place_among(wizard, wizard->at, &total);
    const char *ask = text_visible(wizard->frame, wizard->at->ask, false);
    ask = arena_printf(wizard->frame, "%zu/%zu %s", place, total, ask);
    size_t count;
    struct line *lines =
        text_wrap(wizard->frame, ask, sketch->width - 2, &count);
    int ask_rows = (rows - 1) / 2;
    if ((int)count < ask_rows) ask_rows = (int)count;
    if (ask_rows < 1) ask_rows = 1;
    int y = top +
            put_lines(sketch, 1, top, ROLE_TITLE, lines, (int)count, ask_rows);
    if (rows - ask_rows >= 5) y++;
    choices_show_strip(screen, y, sketch->choices, sketch->choice_count);
    y++;
    size_t marked = marked_choice(sketch);
    const char *text = marked < sketch->choice_count
                           ? sketch->choices[marked].text
                           : _("Up and down read each answer in full.");
    lines = text_wrap(wizard->frame, text, sketch->width - 2, &count);
    put_lines(sketch, 1, y, ROLE_TEXT, lines, (int)count,
              sketch->height - 1 - y);
}

// --- Choosing ---

static void show_choices(struct sketch *sketch) {
    for (size_t i = 0; i < COUNT_OF(layouts); i++) {
        if (!fits(sketch, &layouts[i])) continue;
        question_header_show(sketch->wizard, sketch->screen, true);
        show_full(sketch, &layouts[i]);
        return;
    }
    int rows = sketch->height - question_header_rows(sketch->screen) - 2;
    bool many = sketch->choice_count > 10;
    if (rows >= (int)sketch->choice_count + 2 || (many && rows >= 4)) {
        question_header_show(sketch->wizard, sketch->screen, true);
        show_accordion(sketch);
        return;
    }
    show_strip(sketch);
}

// Questions that are typed: the field takes what question and notes leave.
static void show_typed(struct sketch *sketch) {
    const struct field *field = field_of(sketch->wizard->at);
    int top = question_header_rows(sketch->screen), height = sketch->height;
    bool roomy = height >= 12, with_notes = height >= 14;
    question_header_show(sketch->wizard, sketch->screen, true);
    int y = top + (roomy ? 1 : 0);
    int most = height - y - 4 - (with_notes ? 3 : 0);
    if (most < 1) most = 1;
    y += put_lines(sketch, 2, y, ROLE_TITLE, sketch->ask, sketch->ask_lines,
                   most);
    int bottom = height - 1 - (with_notes ? 3 : 0);
    if (sketch->help_lines && bottom - y - sketch->help_lines >= 6) {
        y++;
        y += put_lines(sketch, 2, y, ROLE_TEXT, sketch->help,
                       sketch->help_lines, sketch->help_lines);
    }
    if (roomy) y++;
    field->show(sketch->wizard, sketch->screen, y, bottom, sketch->width);
    if (!with_notes) return;
    frame_rule(sketch->screen, height - 4, sketch->width);
    question_notes_show(sketch->wizard, sketch->screen, sketch->height - 3,
                        sketch->width);
}

void page_question_show(struct wizard *wizard, struct screen *screen) {
    struct sketch sketch = {.wizard = wizard,
                            .screen = screen,
                            .width = screen->width,
                            .height = screen->height};
    if (sketch.width > READING_WIDTH) sketch.width = READING_WIDTH;
    frame_footer(wizard, screen);
    if (!wizard->at) {
        screen_put(screen, 1, 1, ROLE_TEXT, _("No question is asked here."),
                   screen->width - 1);
        return;
    }
    struct arena *frame = wizard->frame;
    size_t count;
    sketch.ask = text_wrap(frame, text_visible(frame, wizard->at->ask, true),
                           sketch.width - 4, &count);
    sketch.ask_lines = (int)count;
    if (wizard->at->help && *wizard->at->help) {
        sketch.help =
            text_wrap(frame, text_visible(frame, wizard->at->help, true),
                      sketch.width - 4, &count);
        sketch.help_lines = (int)count;
    }
    if (field_of(wizard->at)->show)
        show_typed(&sketch);
    else
        show_choices(&sketch);
    if (screen->width >= NAVIGATOR_FROM && screen->height >= 20)
        navigator_show(wizard, screen, READING_WIDTH);
    // What cannot be told beside the keys is told over everything else.
    if (wizard->message[0]) frame_footer(wizard, screen);
}
