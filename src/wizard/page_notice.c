// SPDX-License-Identifier: MIT
//
// What was noticed when the files were read: nobody sees standard error once
// the terminal shows a page.

#include "text.h"
#include "wizard_inside.h"

void wizard_notify(struct wizard *wizard, const char *const *notices,
                   size_t count) {
    if (!count) return;
    wizard->notices = notices;
    wizard->notice_count = count;
    page_open(wizard, PAGE_NOTICE);
}

void build_notice(struct wizard *wizard, struct sheet *sheet) {
    for (size_t i = 0; i < wizard->notice_count; i++) {
        if (i) sheet_blank(sheet);
        sheet_text(sheet, 2, ROLE_TEXT, wizard->notices[i]);
    }
}

void page_notice_show(struct wizard *wizard, struct screen *screen) {
    struct sheet sheet = page_sheet(wizard, PAGE_NOTICE);
    struct view *view = &wizard->views[PAGE_NOTICE];
    struct frame frame =
        frame_show(wizard, screen, _(page_rows[PAGE_NOTICE].title), NULL);
    sheet_show(&sheet, view, screen, frame.top, frame.bottom);
    // In the place of the keys, of which there are none here.
    if (!wizard->message[0])
        page_footer_closes(screen, (int)sheet.line_count > view->rows);
}
