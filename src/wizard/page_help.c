// SPDX-License-Identifier: MIT
//
// Help over any page: the rows of the key table that work here, and no others.

#include "text.h"
#include "wizard_inside.h"

static const char *const groups[] = {
    [GROUP_ANSWER] = N_("ANSWER"),
    [GROUP_MOVE] = N_("MOVE"),
    [GROUP_SAY] = N_("SAY MORE"),
    [GROUP_WHOLE] = N_("THE WHOLE"),
};

// What the groups are called where text is typed.
static const char *group_title(enum page below, size_t group) {
    if (page_rows[below].types && group == GROUP_SAY) return _("EDIT");
    return _(groups[group]);
}

static size_t group_rows(const struct wizard *wizard, enum page below,
                         enum key_group group, const struct key_row **rows) {
    size_t count = 0;
    const struct key_row *row;
    for (size_t i = 0; (row = key_row_at(i)); i++) {
        if (row->group != group || !key_applies(wizard, row, below)) continue;
        if (!key_works(wizard, row)) continue;
        rows[count++] = row;
    }
    return count;
}

static void group_lines(struct wizard *wizard, struct sheet *sheet, int x,
                        int width, enum page below, enum key_group group) {
    const struct key_row *rows[128];
    size_t count = group_rows(wizard, below, group, rows);
    if (!count) return;
    sheet_row(sheet);
    sheet_put(sheet, x, ROLE_TITLE, group_title(below, group));
    int column = width >= 36 ? 12 : 10;
    for (size_t i = 0; i < count; i++) {
        const char *names = key_names(wizard, rows[i], sheet->ascii);
        sheet_row(sheet);
        int used = sheet_put(sheet, x + 1, ROLE_KEY, names);
        // Many keys push their text to the next line.
        if (used >= column) sheet_row(sheet);
        int wide = sheet->width;
        sheet->width = x + width;
        sheet_flow(sheet, x + 1 + column, ROLE_TEXT, _(rows[i]->help));
        sheet->width = wide;
    }
    sheet_row(sheet);
}

static const char *const advice[] = {
    N_("Nothing to save: an answer is on disk before the next question comes."),
    N_("A clicker works (PgUp, PgDn, \".\"). Zoom the terminal: the page "
       "follows."),
    N_("Esc closes what lies on top and never leaves. q leaves and loses "
       "nothing."),
};

static void build(struct wizard *wizard, struct sheet *sheet, int x, int width,
                  enum page below, unsigned chosen) {
    for (int i = GROUP_ANSWER; i <= GROUP_WHOLE; i++) {
        if (chosen & 1U << i)
            group_lines(wizard, sheet, x, width, below, (enum key_group)i);
    }
}

static enum page page_below(const struct wizard *wizard) {
    return wizard->depth > 1 ? wizard->stack[wizard->depth - 2] : PAGE_QUESTION;
}

void page_footer_closes(struct screen *screen, bool more) {
    const char *footer = more ? _("Up and Down scroll, any other key closes")
                              : _("Any key closes this");
    if (text_width(footer) > screen->width - 2) footer = _("Esc closes");
    screen_put(screen, 1, screen->height - 1, ROLE_TEXT, footer,
               screen->width - 2);
}

void page_help_show(struct wizard *wizard, struct screen *screen) {
    enum page below = page_below(wizard);
    struct view *view = &wizard->views[PAGE_HELP];
    int width = screen->width > 100 ? 100 : screen->width;
    bool two = screen->width >= 76;
    int half = screen->width >= 76 ? width / 2 : width;
    struct sheet sheet = sheet_new(wizard->frame, width, screen->ascii);
    const unsigned left = 1U << GROUP_ANSWER | 1U << GROUP_SAY;
    const unsigned right = 1U << GROUP_MOVE | 1U << GROUP_WHOLE;
    if (two) {
        struct sheet other = sheet_new(wizard->frame, width, screen->ascii);
        build(wizard, &sheet, 2, half - 3, below, left);
        build(wizard, &other, half, width - half - 1, below, right);
        sheet_beside(&sheet, 0, &other);
    } else {
        build(wizard, &sheet, 1, half - 1, below, left | right);
    }
    for (size_t i = 0; i < COUNT_OF(advice); i++) {
        sheet_text(&sheet, two ? 2 : 1, ROLE_TEXT, _(advice[i]));
    }
    bool rules = screen->height >= 8;
    screen_put(screen, 1, 0, ROLE_TITLE, _("KEYS THAT WORK HERE"),
               screen->width - 2);
    if (rules) frame_rule(screen, 1, screen->width);
    int bottom = screen->height - 1;
    sheet_show(&sheet, view, screen, rules ? 2 : 1, bottom);
    page_footer_closes(screen, (int)sheet.line_count > view->rows);
}
