// SPDX-License-Identifier: MIT
//
// Before the first vote: how many are here, in which order it goes, and by
// which measure votes will be read. What is said here is fixed from then on.

#include "text.h"
#include "wizard_inside.h"

static void part(struct sheet *sheet, const char *text) {
    sheet_row(sheet);
    sheet_text(sheet, 2, ROLE_TEXT, text);
}

static void orders(struct wizard *wizard, struct sheet *sheet) {
    bool sweep = wizard->room.order == WORKSHOP_SWEEP;
    const char *const texts[] = {
        _("question by question: vote, talk, agree"),
        _("all votes first, then talk about what is furthest apart")};
    for (int i = 0; i < 2; i++) {
        bool chosen = sweep == (i == 1);
        sheet_row(sheet);
        sheet_put(sheet, 2, chosen ? ROLE_ANSWER : ROLE_TEXT,
                  chosen ? sheet->ascii ? "(*)" : "(•)" : "( )");
        sheet_flow(sheet, 6, chosen ? ROLE_ANSWER : ROLE_TEXT, texts[i]);
    }
}

static const char *measures(struct wizard *wizard) {
    struct arena *frame = wizard->frame;
    struct vote_rules rules = assessment_rules(wizard->assessment);
    const char *text = arena_printf(
        frame,
        PLURAL("Agreed is what %s choose alike and the others beside it; "
               "%u vote on a question at most; what is proposed is the lower "
               "middle answer, and people decide. s shows and changes how "
               "votes are read.",
               "Agreed is what %s choose alike and the others beside it; "
               "%u votes on a question at most; what is proposed is the lower "
               "middle answer, and people decide. s shows and changes how "
               "votes are read.",
               rules.values[RULE_ROUNDS]),
        words_percent(frame, rules.values[RULE_AGREED] / 100.0),
        rules.values[RULE_ROUNDS]);
    if (!rules.groups) return text;
    return arena_printf(frame, _("%s Votes are counted apart by: %s"), text,
                        rules.groups->ask);
}

void build_people(struct wizard *wizard, struct sheet *sheet) {
    const struct room *room = &wizard->room;
    struct arena *frame = wizard->frame;
    unsigned people = room->typing ? room->typed : wizard->assessment->people;
    bool said = room->typing || people > 1;
    const char *typed =
        said ? arena_printf(frame, "[%4u ]", people) : "[     ]";
    sheet_row(sheet);
    int x = 2 + sheet_put(sheet, 2, ROLE_TITLE, _("How many people are here?"));
    if (x + 10 > sheet->width) {
        sheet_row(sheet);
        x = 1;
    }
    sheet_put(sheet, x + 1, ROLE_MARK, typed);
    if (wizard->height >= 12)
        part(sheet, _("Each of them has one vote, with fingers or cards; you "
                      "count them here. Until all are counted the screen says "
                      "how many have voted, and nothing else. Who leads this "
                      "does not vote."));
    sheet_row(sheet);
    orders(wizard, sheet);
    part(sheet, measures(wizard));
}
