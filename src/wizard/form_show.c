// SPDX-License-Identifier: MIT
//
// The parts of an answer as they are typed, and the entries of a list.

#include "text.h"
#include "wizard_inside.h"

static void show_options(struct wizard *wizard, struct screen *screen, int x,
                         int y, int bottom) {
    const struct form *form = &wizard->form;
    const struct question *field =
        form->fields ? form->fields[form->current] : NULL;
    if (!field) return;
    for (size_t i = 0; i < field->option_count && y < bottom; i++, y++) {
        const struct option *option = &field->options[i];
        screen_put(screen, x, y, ROLE_KEY,
                   arena_printf(wizard->frame, "%zu", i + 1), 3);
        screen_put(screen, x + 3, y, ROLE_TEXT,
                   option->label ? option->label : option->code,
                   screen->width - x - 4);
    }
}

static void form_show(struct wizard *wizard, struct screen *screen, int top,
                      int bottom, int width) {
    const struct form *form = &wizard->form;
    // Wide labels stand above their text, so that neither is cut.
    int column = 0;
    for (size_t i = 0; i < form->count; i++) {
        int columns = text_width(form->labels[i]);
        if (columns > column) column = columns;
    }
    bool beside = column + 24 <= width;
    int x = beside ? column + 6 : 6, each = beside ? 1 : 2;
    int fit = (bottom - top) / each;
    size_t first = 0;
    if (fit > 0 && (int)form->current >= fit)
        first = form->current - (size_t)fit + 1;
    int y = top;
    for (size_t i = first; i < form->count && y + each <= bottom;
         i++, y += each) {
        bool current = i == form->current;
        if (current)
            screen_put(screen, 2, y, ROLE_TITLE, glyph(screen, "▌", ">"), 1);
        screen_put(
            screen, 4, y, current ? ROLE_TITLE : ROLE_TEXT,
            text_clip(wizard->frame,
                      text_visible(wizard->frame, form->labels[i], false),
                      beside ? column : width - 6, screen->ascii),
            width - 5);
        if (current)
            edit_show(&wizard->edit, screen, wizard->frame, x, y + each - 1,
                      width - x - 1, 1);
        else
            screen_put(screen, x, y + each - 1, ROLE_ANSWER, form->texts[i],
                       width - x - 1);
    }
    show_options(wizard, screen, 6, y + 1, bottom);
}

const char *list_entry_text(struct wizard *wizard, size_t entry) {
    return text_visible(
        wizard->frame,
        interview_entry_text(wizard->frame, wizard->at,
                             &given(wizard)->value.entries[entry]),
        false);
}

static void entries_show(struct wizard *wizard, struct screen *screen, int top,
                         int bottom, int width) {
    int count = list_places(wizard), rows = bottom - top;
    int first = wizard->marked >= rows ? wizard->marked - rows + 1 : 0;
    const char *unlisted =
        interview_unlisted_text(wizard->frame, given(wizard));
    if (!count && !unlisted)
        screen_put(screen, 4, top, ROLE_TEXT,
                   _("no entries yet; + or Space adds one"), width - 5);
    if (unlisted && count - first < rows)
        screen_put(screen, 8, top + count - first, ROLE_TEXT, unlisted,
                   width - 9);
    for (int i = first; i < count && i - first < rows; i++) {
        int y = top + i - first;
        const char *number = arena_printf(wizard->frame, "%d", i + 1);
        screen_put(screen, 3, y, ROLE_TEXT, number, 4);
        screen_put(screen, 8, y, ROLE_ANSWER,
                   text_clip(wizard->frame, list_entry_text(wizard, (size_t)i),
                             width - 10, screen->ascii),
                   width - 9);
        if (i != wizard->marked) continue;
        screen_put(screen, 1, y, ROLE_TEXT, glyph(screen, "▌", ">"), 1);
        screen_set_role(screen, 2, y, width - 3, ROLE_MARK);
    }
}

void list_show(struct wizard *wizard, struct screen *screen, int top,
               int bottom, int width) {
    if (bottom <= top) return;
    if (page_top(wizard) == PAGE_FORM) {
        form_show(wizard, screen, top, bottom, width);
        return;
    }
    if (wizard->at->type == QUESTION_LIST) {
        entries_show(wizard, screen, top, bottom, width);
        return;
    }
    const struct answer *answer = given(wizard);
    bool answered = answer->state == ANSWER_GIVEN;
    const char *text =
        answered ? interview_answer_text(wizard->frame, wizard->at, answer)
                 : _("nothing yet; Space or a digit begins with the promoters");
    size_t count;
    struct line *lines = text_wrap(wizard->frame, text, width - 6, &count);
    for (size_t i = 0; i < count && top + (int)i < bottom; i++) {
        screen_put_bytes(screen, 4, top + (int)i,
                         answered ? ROLE_ANSWER : ROLE_TEXT, lines[i].start,
                         lines[i].length, width - 5);
    }
}
