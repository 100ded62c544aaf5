// SPDX-License-Identifier: MIT
//
// Beside the question on wide screens: the sections, and the questions of the
// one that is asked.

#include "text.h"
#include "wizard_inside.h"

static void navigator_section(struct wizard *wizard, struct sheet *sheet,
                              const struct section *section) {
    size_t answered = 0, asked = 0;
    bool here = wizard->at && wizard->at->section == section;
    count_section(wizard, section, &answered, &asked);
    const char *count = arena_printf(wizard->frame, "%zu/%zu", answered, asked);
    sheet_row(sheet);
    if (here) sheet_put(sheet, 0, ROLE_TITLE, sheet->ascii ? ">" : "▌");
    sheet_right(
        sheet, 4, here ? ROLE_TITLE : ROLE_TEXT,
        arena_printf(wizard->frame, "%zu", section_number(wizard, section)));
    sheet_clip(sheet, 5, here ? ROLE_TITLE : ROLE_TEXT, section->title,
               sheet->width - 7 - text_width(count));
    sheet_right(sheet, sheet->width - 1, ROLE_TEXT, count);
    if (!here) return;
    for (size_t i = 0; i < section->question_count; i++) {
        const struct question *question = &section->questions[i];
        if (interview_visibility(wizard->interview, question) != VISIBLE)
            continue;
        bool current = question == wizard->at;
        sheet_item(sheet, (struct target){.question = question});
        sheet_row(sheet);
        if (current) sheet_put(sheet, 3, ROLE_TITLE, sheet->ascii ? ">" : "▌");
        sheet_put(sheet, 5, ROLE_ANSWER, mark_of(wizard, question));
        sheet_clip(sheet, 9, current ? ROLE_TITLE : ROLE_TEXT, question->ask,
                   sheet->width - 10);
        sheet_plain(sheet);
    }
}

static int current_line(const struct wizard *wizard,
                        const struct sheet *sheet) {
    for (size_t i = 0; i < sheet->line_count; i++) {
        int item = sheet->lines[i].item;
        if (item >= 0 && sheet->targets[item].question == wizard->at)
            return (int)i;
    }
    return 0;
}

void navigator_show(struct wizard *wizard, struct screen *screen, int x) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    int top = 4, bottom = screen->height - 4, width = screen->width - x - 2;
    struct sheet sheet = sheet_new(wizard->frame, width, screen->ascii);
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        if (questionnaire->ladder_count > 1) {
            sheet_blank(&sheet);
            sheet_row(&sheet);
            sheet_clip(&sheet, 1, ROLE_TITLE, ladder->root.title, width - 2);
        }
        for (size_t j = 0; j < ladder->node_count; j++) {
            if (ladder->nodes[j]->question_count)
                navigator_section(wizard, &sheet, ladder->nodes[j]);
        }
    }
    const char *line = screen->ascii ? "|" : "│";
    for (int y = 2; y < screen->height - 1; y++) {
        screen_put(screen, x, y, ROLE_QUIET, line, 1);
    }
    screen_put(screen, x + 3, 2, ROLE_TITLE, _("SECTIONS"), width - 8);
    screen_put(screen, x + 2 + width - 4, 2, ROLE_KEY, _("Tab"), 3);
    // The current question stays in sight; nothing here is marked to be moved.
    int rows = bottom - top, over = (int)sheet.line_count - rows;
    int scroll = current_line(wizard, &sheet) - rows / 2;
    if (scroll > over) scroll = over;
    if (scroll < 0) scroll = 0;
    for (int i = 0; i < rows && scroll + i < (int)sheet.line_count; i++) {
        const struct sheet_line *row = &sheet.lines[scroll + i];
        for (size_t j = 0; j < row->count; j++) {
            const struct span *span = &sheet.spans[row->first + j];
            screen_put_bytes(screen, x + 2 + span->x, top + i, span->role,
                             span->text, span->length, width - span->x);
        }
    }
    screen_put(screen, x + 3, bottom + 1, ROLE_TEXT,
               screen->ascii ? _(". open   ? don't know")
                             : _("· open   ? don't know"),
               width - 1);
    screen_put(screen, x + 3, bottom + 2, ROLE_TEXT, _("- not for us"),
               width - 1);
}
