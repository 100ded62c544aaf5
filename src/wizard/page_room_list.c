// SPDX-License-Identifier: MIT
//
// Between the questions: what is furthest apart, and what is left at the end.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

static const char *state_text(struct wizard *wizard,
                              const struct workshop_item *item) {
    const struct answer *answer =
        interview_given(wizard->interview, item->question);
    if (item->agreed)
        return arena_printf(
            wizard->frame, _("agreed: %s"),
            interview_answer_text(wizard->frame, item->question, answer));
    if (item->parked)
        return arena_printf(wizard->frame, _("parked: %s"), answer->parked);
    return item->voted ? _("voted on, not agreed") : _("not voted on");
}

static void show_item(struct wizard *wizard, struct sheet *sheet,
                      const struct workshop_item *item, size_t place) {
    bool marked = wizard->views[PAGE_ROOM].marked == sheet->item_count;
    bool wide = sheet->width >= 60;
    sheet_item(sheet, (struct target){.question = item->question});
    sheet_row(sheet);
    int x = wide ? 7 : 3;
    if (wide)
        sheet_right(sheet, 5, ROLE_TEXT,
                    arena_printf(wizard->frame, "%zu", place));
    const char *mark = item->agreed   ? mark_of(wizard, item->question)
                       : item->parked ? wide ? _("parked") : "*"
                                      : "";
    int room = sheet->width - x - (wide ? 28 : 6);
    sheet_clip(sheet, x, ROLE_TEXT, item->question->ask, room);
    if (*mark)
        sheet_right(sheet, sheet->width - (wide ? 18 : 2), ROLE_ANSWER, mark);
    if (wide && !isnan(item->apart))
        sheet_bar(sheet, sheet->width - 15, 12,
                  item->apart > 1 ? 1 : item->apart);
    if (!marked) return;
    if (text_width(item->question->ask) > room)
        sheet_text(sheet, x, ROLE_TEXT, item->question->ask);
    sheet_text(sheet, x + 2, ROLE_ANSWER, state_text(wizard, item));
}

static size_t left_for_interview(const struct wizard *wizard) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        count += !workshop_votes_on(question) &&
                 interview_is_open(wizard->interview, question);
    }
    return count;
}

static const char *summary(struct wizard *wizard,
                           const struct workshop_view *view) {
    struct arena *frame = wizard->frame;
    size_t open = view->total - view->agreed - view->parked;
    const char *text =
        arena_printf(frame, _("%zu of %zu agreed"), view->agreed, view->total);
    if (view->parked)
        text = arena_printf(frame, _("%s, %zu parked"), text, view->parked);
    if (open) text = arena_printf(frame, _("%s, %zu open"), text, open);
    return text;
}

static const char *time_text(struct wizard *wizard,
                             const struct workshop_view *view) {
    unsigned spent = (unsigned)(view->clock.spent / 60);
    unsigned more = (unsigned)((view->clock.projected + 59) / 60);
    if (!more)
        return arena_printf(
            wizard->frame,
            PLURAL("%u minute so far.", "%u minutes so far.", spent), spent);
    return arena_printf(wizard->frame,
                        _("%u minutes so far, about %u more to go."), spent,
                        more);
}

void build_room(struct wizard *wizard, struct sheet *sheet) {
    const struct workshop_view *view = room_look(wizard);
    bool done = view->phase == WORKSHOP_DONE, low = wizard->height < 12;
    if (view->question) return;
    sheet_text(sheet, 2, ROLE_TITLE, summary(wizard, view));
    if (!low) {
        sheet_text(sheet, 2, ROLE_TEXT, time_text(wizard, view));
        sheet_text(sheet, 2, ROLE_TEXT,
                   done && view->agreed + view->parked < view->total
                       ? _("The end of the list. Enter goes to the marked "
                           "question; Space shows the results, there x writes "
                           "the report.")
                   : done
                       ? _("Everything has been gone through. Space shows the "
                           "results; there x writes the report.")
                       : _("All have voted. The list begins with what is "
                           "furthest apart; Space goes there."));
    }
    size_t others = done ? left_for_interview(wizard) : 0;
    if (others)
        sheet_text(
            sheet, 2, ROLE_TITLE,
            arena_printf(wizard->frame,
                         PLURAL("%zu question is not for votes: v goes there.",
                                "%zu questions are not for votes: v goes "
                                "there.",
                                others),
                         others));
    if (!low) sheet_row(sheet);
    for (size_t i = 0; i < view->item_count; i++) {
        show_item(wizard, sheet, &view->items[i], i + 1);
    }
    sheet_plain(sheet);
}
