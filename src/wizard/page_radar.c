// SPDX-License-Identifier: MIT
//
// The sections of a ladder over the whole screen: as a radar with its numbers
// beside it, or as bars where the screen is small or knows ASCII only.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

#define LEAST_WIDTH 56
#define LEAST_ROWS 10

void build_radar(struct wizard *wizard, struct sheet *sheet) {
    const struct result *result = reckoned(wizard, false);
    bool any = false;
    for (size_t i = 0; i < wizard->questionnaire->ladder_count; i++) {
        const struct node_result *node = &result->ladders[i].node;
        if (!node->section_count) continue;
        sheet_plain(sheet);
        sheet_blank(sheet);
        sheet_text(sheet, 2, ROLE_TITLE, node->section->title);
        section_scores(wizard, sheet, node);
        any = true;
    }
    sheet_plain(sheet);
    if (!any) sheet_text(sheet, 2, ROLE_TEXT, _("There are no sections."));
}

// The ladder of the marked section, else the first that makes a picture.
static const struct node_result *node_shown(struct wizard *wizard,
                                            const struct section *marked) {
    const struct result *result = reckoned(wizard, false);
    const struct node_result *first = NULL;
    for (size_t i = 0; i < wizard->questionnaire->ladder_count; i++) {
        const struct node_result *node = &result->ladders[i].node;
        if (!radar_possible(node)) continue;
        if (marked && marked->ladder == result->ladders[i].ladder) return node;
        if (!first) first = node;
    }
    return first;
}

static void draw(struct screen *screen, const struct radar *radar, int x,
                 int y) {
    for (int row = 0; row < radar->rows; row++) {
        for (int column = 0; column < radar->columns; column++) {
            const struct radar_cell *cell =
                &radar->cells[row * radar->columns + column];
            screen_put(screen, x + column, y + row, (enum role)cell->role,
                       cell->text, 1);
        }
    }
}

void page_radar_show(struct wizard *wizard, struct screen *screen) {
    struct target target = {0};
    int rows = screen->height - 4;
    bool room =
        !screen->ascii && screen->width >= LEAST_WIDTH && rows >= LEAST_ROWS;
    const struct node_result *node = NULL;
    if (room) {
        struct sheet whole = page_sheet(wizard, PAGE_RADAR);
        int marked = wizard->views[PAGE_RADAR].marked;
        if (marked >= 0 && marked < whole.item_count)
            target = whole.targets[marked];
        node = node_shown(wizard, target.section);
    }
    if (!node) {
        frame_sheet(wizard, screen);
        return;
    }
    struct frame frame =
        frame_show(wizard, screen, _(page_rows[PAGE_RADAR].title),
                   words_provisional(wizard));
    // The picture is as wide as it is high, the rest tells what it shows.
    int columns = 2 * (frame.bottom - frame.top) + 2;
    int list = screen->width - 1 - columns;
    if (list < 34) list = screen->width / 2 < 34 ? screen->width / 2 : 34;
    if (list > 72) list = 72;
    columns = screen->width - 1 - list;
    struct sheet sheet = sheet_new(wizard->frame, list, false);
    build_radar(wizard, &sheet);
    sheet_show(&sheet, &wizard->views[PAGE_RADAR], screen, frame.top,
               frame.bottom);
    struct radar *radar = radar_build(wizard->frame, node, columns,
                                      frame.bottom - frame.top, target.section);
    draw(screen, radar, list, frame.top);
}
