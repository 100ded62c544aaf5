// SPDX-License-Identifier: MIT
//
// A room of people before the wizard's screen: what the pages of a workshop
// share. The workshop decides what happens; here is what is marked and typed.

#ifndef ROOM_H
#define ROOM_H

#include "sheet.h"
#include "workshop.h"

struct wizard;

#define PEOPLE_DIGITS 6 // of a count

struct room {
    struct workshop *workshop; // NULL: nobody votes, the interview goes on
    enum workshop_order order;
    int marked;     // row; -1: none
    bool typing;    // a number is being typed
    bool stepped;   // or came about by steps: a digit begins anew
    unsigned typed; // that number
    bool groups;    // votes are shown by group
    bool resumed;   // the vote was open when the session ended last
    bool uncovered; // numbers are shown while votes are counted
    size_t part;    // of those counted apart: whose votes are being counted

    // As shown last: what changes of it takes the mark back.
    enum workshop_phase phase;
    const struct question *question;
    unsigned round;
};

// Goes to the room, where there is anything to vote on; false, after saying
// why, where not.
bool room_begin(struct wizard *wizard);
// As room_begin, where the assessment says that a group was at work on it.
void room_resume(struct wizard *wizard);
// Back to the interview. An open vote stays open.
void room_leave(struct wizard *wizard);
// To [question]; false where it is not voted on, and the room is left.
bool room_goto(struct wizard *wizard, const struct question *question);
// Carries out [event] and says what there is to say of it. True: to be saved.
bool room_send(struct wizard *wizard, const struct workshop_event *event);
// What is to be shown now, in the frame arena.
const struct workshop_view *room_look(struct wizard *wizard);
// Marks what comes first now.
void room_mark_anew(struct wizard *wizard);
// Time goes by.
void room_tick(struct wizard *wizard, int seconds);

// Whether votes may be looked at on other pages: none is open, and none waits
// for its reveal.
bool room_is_seen(const struct wizard *wizard);
// The row that stands for "cannot judge"; -1: none.
int room_unknown_row(const struct workshop_view *view);
// The group that is being counted; NULL: nobody is counted apart.
const struct workshop_part *room_part(const struct room *room,
                                      const struct workshop_view *view);
// What stands in the marked row now.
unsigned room_number(const struct room *room, const struct workshop_view *view,
                     size_t row);
bool room_is_counted(const struct room *room, const struct workshop_view *view,
                     size_t row);
// An event about the marked row, as it is counted now.
struct workshop_event room_row_event(struct wizard *wizard,
                                     enum workshop_action action);
// Marks the next row that is to be counted, in this group or the next one;
// none when all are.
void room_next_row(struct wizard *wizard);
// Goes on with the next group, after the last with those in none of them.
void room_next_part(struct wizard *wizard);
// One more digit of the number that is typed.
void room_type_digit(struct room *room, int digit);
// Keeps the text that was typed. True: to be saved.
bool room_text_typed(struct wizard *wizard);
// Puts what is typed into its row. True: to be saved.
bool room_count_typed(struct wizard *wizard);
// The same when the session ends, by a key or without one: wizard_unsaved says
// so then.
void room_keep_typed(struct wizard *wizard);

// The lines of the page of rules.
enum rule_line_kind {
    RULE_LINE_NONE,
    RULE_LINE_VALUE,
    RULE_LINE_GROUPS, // whose votes are counted apart
    RULE_LINE_PEOPLE, // how many of a group are here
};
struct rule_line {
    enum rule_line_kind kind;
    enum vote_rule rule;
    const struct option *option;
};
struct rule_line rules_line(const struct wizard *wizard, int item);
unsigned rules_value(const struct wizard *wizard, const struct rule_line *line);
// The profile's questions that group, from 0 on; NULL behind the last.
const struct question *rules_grouping(const struct wizard *wizard, size_t at);
void build_rules(struct wizard *wizard, struct sheet *sheet);

// Parts of the page (page_room_*.c).
struct room_page {
    struct wizard *wizard;
    const struct workshop_view *view;
    struct sheet *sheet;
    int marked_line; // first line of the marked row; -1: none
    int marked_lines;
    bool ask;   // the question in full
    bool full;  // every description in full
    bool gaps;  // blank lines between them
    bool hints; // what is to be done now
    bool notes; // evidence, note, another view
};
void room_show_ballot(struct room_page *page); // READ, VOTE, BLIND
void room_show_votes(struct room_page *page);  // REVEAL, DISCUSS, AGREE
// The key of a row as it is pressed: "3", "?".
const char *room_row_key(const struct room_page *page, size_t row);

#endif
