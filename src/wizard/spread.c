// SPDX-License-Identifier: MIT
//
// What those who voted said to one question, as a line of bars.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

// "1 ██░░░░░░ 2   2 ██████░░ 9": each answer with the share that it got.
static int ballot_bars(struct wizard *wizard, struct sheet *sheet, int x,
                       const struct question *question,
                       const struct tally *tally) {
    int bar = sheet->width >= 72 ? 8 : 4;
    for (size_t i = 0; i < tally->ballot_count; i++) {
        const struct ballot *ballot = &tally->ballots[i];
        if (ballot->count < 0.5) continue;
        const char *name = option_name(question, ballot->key);
        const char *count = arena_printf(wizard->frame, "%.0f", ballot->count);
        int width = text_width(name) + 1 + bar + 1 + text_width(count);
        if (x + width >= sheet->width - 2) {
            sheet_row(sheet);
            x = 14;
        }
        x += sheet_clip(sheet, x, ROLE_TEXT, name, sheet->width / 2) + 1;
        sheet_bar(sheet, x, bar, ballot->count / tally->counted);
        x += bar + 1;
        x += sheet_put(sheet, x, ROLE_TEXT, count) + 3;
    }
    return x;
}

void spread_lines(struct wizard *wizard, struct sheet *sheet, int x,
                  const struct question_result *result) {
    // What was agreed after a vote is one ballot; the votes show the spread.
    const struct votes_before *votes = result->votes;
    const struct tally *tally = votes ? &votes->tally : &result->tally;
    const struct agreement *agreement =
        votes ? &votes->agreement : &result->agreement;
    if (tally->counted < 1.5) return;
    sheet_row(sheet);
    x = ballot_bars(wizard, sheet, x, result->question, tally);
    if (isnan(agreement->consensus)) return;
    const char *text =
        arena_printf(wizard->frame, _("agreement %s"),
                     words_percent(wizard->frame, agreement->consensus));
    if (x + text_width(text) >= sheet->width - 2) {
        sheet_row(sheet);
        x = 14;
    }
    sheet_put(sheet, x, ROLE_TEXT, text);
}
