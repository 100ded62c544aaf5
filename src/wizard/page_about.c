// SPDX-License-Identifier: MIT
//
// Everything there is on one question: for when the page is too small, and for
// the facilitator.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

static void part(struct sheet *sheet, const char *title, const char *text) {
    if (!text || !*text) return;
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TITLE, title);
    sheet_text(sheet, 4, ROLE_TEXT, text);
}

static void answers(struct wizard *wizard, struct sheet *sheet) {
    size_t count;
    struct choice *choices = choices_build(wizard, sheet->width, true, &count);
    for (size_t i = 0; i < count; i++) {
        const struct choice *choice = &choices[i];
        sheet_blank(sheet);
        sheet_row(sheet);
        if (choice->answered) sheet_put(sheet, 1, ROLE_ANSWER, "[");
        int x =
            2 + sheet_put(sheet, 2, choice->answered ? ROLE_ANSWER : ROLE_TEXT,
                          choice->key);
        if (choice->answered) sheet_put(sheet, x, ROLE_ANSWER, "]");
        sheet_flow(sheet, x + 2, ROLE_TEXT, choice->text);
    }
}

static void votes(struct wizard *wizard, struct sheet *sheet) {
    const struct round *round = answer_round(given(wizard));
    if (!round) return;
    const char *text = "";
    for (size_t i = 0; i < round->vote_count; i++) {
        text = arena_printf(wizard->frame, "%s%s%s: %u", text, i ? ", " : "",
                            round->votes[i].key, round->votes[i].count);
    }
    part(sheet, _("Votes in the last round"), text);
}

void build_about(struct wizard *wizard, struct sheet *sheet) {
    const struct question *question = wizard->at;
    const struct answer *answer = given(wizard);
    if (question->section) {
        sheet_text(sheet, 2, ROLE_TEXT,
                   arena_printf(wizard->frame, "%s, %s",
                                question->section->title,
                                words_place(wizard, question)));
        if (question->section->text)
            sheet_text(sheet, 2, ROLE_TEXT, question->section->text);
        sheet_blank(sheet);
    }
    sheet_text(sheet, 2, ROLE_TITLE, question->ask);
    if (question->help) {
        sheet_blank(sheet);
        sheet_text(sheet, 2, ROLE_TEXT, question->help);
    }
    part(sheet, _("What would show it?"), question->probe);
    if (field_of(question)->take) answers(wizard, sheet);
    const char *said =
        answer->state == ANSWER_NONE
            ? NULL
            : interview_answer_text(wizard->frame, question, answer);
    part(sheet, _("Answer"), said);
    part(sheet, _("Reason"), answer->reason);
    part(sheet, _("Why more than the ticks propose"), answer->override);
    part(sheet, _("Note"), answer->note);
    part(sheet, _("Evidence"), answer->evidence);
    part(sheet, _("Parked"), answer->parked);
    part(sheet, _("Another view"), answer->dissent);
    votes(wizard, sheet);
}
