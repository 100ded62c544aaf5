// SPDX-License-Identifier: MIT
//
// A room of people and one screen: read the question, vote, reveal, discuss,
// vote again, agree. Events in, what to show out; no terminal, no file, no
// clock. Votes by hand, from files and later from phones differ only in where
// their counts come from.
//
// What holds always, whatever events come in whatever order:
// - Rounds are only ever added to. The votes of a closed round never change; a
//   round cancelled is marked void and stays; a recount is a round of its own.
// - Undo adds: it never takes a round away.
// - Nothing of a vote is shown before the facilitator reveals it: until then a
//   view knows how many have voted, and no more.
// - Nothing but an event of the facilitator closes a vote. The clock does not.
// - What was agreed is a field of its own, and may be an answer that nobody
//   voted for. It is proposed, never set by itself.
// - A round is not closed with more votes than people.
// - The rules by which votes are read stay as they are once votes have been
//   shown by them.
// - Of groups a closed round keeps what may be shown, and nothing else.
//
// All of it but clock, undo and what has been looked at stands in the
// assessment, after every event: save it, and the workshop goes on from there,
// with the open round open, and a talk in pairs a talk in pairs. The same
// events on the same assessment give the same state.

#ifndef WORKSHOP_H
#define WORKSHOP_H

#include "result.h"

struct workshop;

// --- What can be voted on ---

// A rubric, pair, scale or choice of a ladder. All else is answered as in any
// interview.
bool workshop_votes_on(const struct question *question);

// --- The protocol ---

enum workshop_phase {
    WORKSHOP_READ,    // question and descriptions; a vote has not begun
    WORKSHOP_VOTE,    // a round is open
    WORKSHOP_BLIND,   // voted, nothing shown: neighbours talk, then vote again
    WORKSHOP_REVEAL,  // bars, shape, whom to hear first
    WORKSHOP_DISCUSS, // the same, with the clock of the discussion
    WORKSHOP_AGREE,   // the proposal, or what has been agreed
    WORKSHOP_SWEPT,   // all have voted on everything: the list, widest first
    WORKSHOP_DONE,    // nothing is left: what was agreed, parked, left open
};

// Item by item, or all votes first and then only what is worth talking about.
enum workshop_order { WORKSHOP_STEP, WORKSHOP_SWEEP };

// How far apart the votes are, for the time and the prompt that they deserve.
enum workshop_class {
    WORKSHOP_TOO_FEW,   // fewer than three votes
    WORKSHOP_UNKNOWN,   // a third or more cannot judge
    WORKSHOP_POLARISED, // a third at each end
    WORKSHOP_AGREED,    // three quarters on one level, the rest beside it
    WORKSHOP_OUTLIER,   // three quarters on one level, somebody far off
    WORKSHOP_NARROW,    // the middle half within one level
    WORKSHOP_WIDE,
};

#define WORKSHOP_TURNOUT 0.80 // fewer have voted: closing asks first

// --- Events ---

enum workshop_action {
    // Space, PageDown, a clicker: the next thing to do. Alone it runs a whole
    // workshop: READ opens the vote, VOTE closes and reveals it (asking once
    // where people are missing), REVEAL and DISCUSS go on to AGREE, AGREE takes
    // the proposal where nothing is agreed yet and goes to the next question,
    // BLIND opens the second vote, SWEPT goes to the widest question.
    WORKSHOP_FORWARD,
    WORKSHOP_ACCEPT, // Enter: takes the proposal and stays; else as FORWARD

    // Moving, refused while a round is open. Never deletes anything.
    WORKSHOP_BACK, // also from AGREE to REVEAL
    WORKSHOP_NEXT,
    WORKSHOP_GOTO, // .question

    // Rounds.
    WORKSHOP_HIDE,       // VOTE: closed without showing, for talk in pairs
    WORKSHOP_VOID,       // VOTE: this round does not count, begins again
    WORKSHOP_REVOTE,     // REVEAL, DISCUSS, AGREE: another round
    WORKSHOP_RECOUNT,    // likewise: the last round is counted again
    WORKSHOP_COUNT,      // VOTE: .row has .count votes, of .group
    WORKSHOP_UNCOUNT,    // VOTE: .row is not counted yet, of .group
    WORKSHOP_REMAINDER,  // VOTE: .row gets everybody who is not counted yet: of
                         // .group where it is known how many it has, else of
                         // all
    WORKSHOP_DISCUSS_ON, // REVEAL: the clock runs; DISCUSS: it stops, or goes
                         // on

    // Agreement.
    WORKSHOP_AGREE_ON,   // .row, any; "don't know" and "not applicable" too
    WORKSHOP_AGREE_HALF, // half a level above .row, where halves are allowed
    WORKSHOP_BASIS,      // .basis of what was agreed
    WORKSHOP_TEXT,       // .which = .text, "" takes it away
    WORKSHOP_PARK,       // .text: what is to be found out, by whom; "" un-parks
    WORKSHOP_AGREE_CALM, // SWEPT: all on which the votes agree get the proposal

    // The room.
    WORKSHOP_PEOPLE, // .count: how many are here
    WORKSHOP_ORDER,  // .order
    WORKSHOP_UNDO,   // the last decision; once more, the one before. What it
                     // was, workshop_message says

    // The rules, until votes have been shown by them.
    WORKSHOP_RULE, // .rule is .count; 0: as usual
    // Whose votes are counted apart: .question of the profile; NULL: nobody's.
    // Not while a round is open.
    WORKSHOP_GROUPS,
    WORKSHOP_GROUP_PEOPLE, // of .group .count are here; 0: not said

    // The clock.
    WORKSHOP_TICK,   // .seconds went by
    WORKSHOP_ADJUST, // .seconds more or less for this phase; stays the last
};

enum workshop_text {
    WORKSHOP_NOTE,
    WORKSHOP_EVIDENCE,
    WORKSHOP_DISSENT,
};

enum workshop_basis {
    WORKSHOP_BASIS_NONE,
    WORKSHOP_BASIS_CONSENSUS,   // all, or near enough
    WORKSHOP_BASIS_MAJORITY,    // more than half voted for it
    WORKSHOP_BASIS_MEDIAN,      // the lower middle vote
    WORKSHOP_BASIS_STABLE,      // split, and nobody moves any more
    WORKSHOP_BASIS_FACILITATOR, // decided in the room
};
// As in the file: "majority"; NULL for NONE.
const char *workshop_basis_name(enum workshop_basis basis);

struct workshop_event {
    enum workshop_action action;
    const struct question *question;
    size_t row; // of the view's rows
    unsigned count;
    const char *group; // code of an option of the question that groups; NULL:
                       // those in none, or all where there are no groups
    int seconds;
    const char *text; // copied
    enum workshop_text which;
    enum workshop_basis basis;
    enum workshop_order order;
    enum vote_rule rule;
};

enum workshop_reply {
    WORKSHOP_REFUSED, // nothing changed; workshop_message says why
    WORKSHOP_ASKS,    // the same event once more does it; workshop_message
    WORKSHOP_SHOWN,   // what is shown changed, the assessment did not
    WORKSHOP_CHANGED, // the assessment changed: save it
};

struct workshop_options {
    // Where nothing in the assessment tells: a file whose votes were cast
    // before the meeting is swept.
    enum workshop_order order;
    const char *method; // of rounds: "hands" where NULL
    // The answers of an earlier assessment, shown only after a reveal; NULL.
    const struct assessment *prior;
};

// Goes on with [assessment], which it changes in place; what it stores there
// lives in [arena]. NULL: nothing can be voted on.
struct workshop *workshop_new(struct arena *arena,
                              const struct questionnaire *questionnaire,
                              struct assessment *assessment,
                              const struct workshop_options *options);
void workshop_free(struct workshop *workshop); // NULL is allowed
enum workshop_reply workshop_handle(struct workshop *workshop,
                                    const struct workshop_event *event);
// Whether an event of this kind can do anything now: what a footer lists.
// Counting and agreeing are judged without their row.
bool workshop_allows(const struct workshop *workshop,
                     enum workshop_action action);
// Whether all votes come first now: what is closed stays unseen until all have
// voted on everything.
bool workshop_hides(const struct workshop *workshop);
// After REFUSED, ASKS and what was taken back: a sentence for people; else
// NULL.
const char *workshop_message(const struct workshop *workshop);

// --- The record ---

// Every event that was not refused, in order; given to a workshop on the same
// assessment as at the start, they lead to the same state.
const struct workshop_event *workshop_record(const struct workshop *workshop,
                                             size_t *count);

// --- What to show ---

// One line to vote on, in the order of the screen: levels or options, then
// "cannot judge" and "not applicable".
struct workshop_row {
    const char *key;  // as in the file
    const char *text; // the description, the option's label
    double measure;   // level or degree; NAN of the last two, and unscored
    bool counted;     // VOTE: a number has been typed
    unsigned count;   // VOTE: that number. Shown to the one who types it, and
                      // to nobody where votes come from elsewhere too
};

// Of those counted apart: how far they are counted. The last one is everybody
// in none of the groups.
struct workshop_part {
    const struct option *option; // NULL: in none of them
    unsigned people, voted;      // people 0: not said
    bool *counted;               // by row: a number has been typed
    unsigned *counts;            // as count of a row
};

// One round, once it has been revealed.
struct workshop_round {
    const struct round *round;
    unsigned number;  // recounts have the number of what they count again
    unsigned *counts; // by row
    unsigned votes;   // on levels or options
    unsigned ballots; // with "cannot judge" and "not applicable"
    unsigned missing; // people who were not counted
    struct agreement agreement;
    enum workshop_class class;
    unsigned moved, up, down; // against the round before: at least so many
    bool counts_now;          // the last that is neither open nor void
};

// Whom to hear, in this order.
struct workshop_voice {
    size_t low, high; // rows, from..to
    unsigned people;
};

// The votes of one group, where it may be shown.
struct workshop_group {
    const struct option *option;
    unsigned votes;
    unsigned *counts; // by row; NULL: they tell what each of few has said
    double mean;      // NAN: likewise, or unscored
};

// How two groups differ, where that may be told.
struct workshop_gap {
    const struct workshop_group *first, *second; // as in the questionnaire
    double delta; // Cliff: how much more often one of the first is higher than
                  // one of the second than lower, -1..1
};

struct workshop_item {
    const struct question *question;
    enum workshop_phase phase; // that it would open in
    bool voted, agreed, parked;
    double apart; // (1 - consensus) * weight; NAN where it cannot be told or
                  // is not to be seen yet
};

struct workshop_clock {
    int seconds; // left; below 0: so long over
    bool runs;
    int spent;     // of the whole session
    int projected; // until all is done, by the pace so far
};

struct workshop_view {
    enum workshop_phase phase;
    enum workshop_order order;
    const struct question *question; // NULL: SWEPT, DONE
    size_t position, total;          // from 1, in the order of this session
    size_t agreed, parked;           // of the total
    unsigned round;                  // number of the open or the last one
    bool recount;
    unsigned people, voted; // people 0: not said yet
    bool typed;             // VOTE: some row has been counted
    struct vote_rules rules;
    bool settled; // they stay as they are
    struct workshop_clock clock;

    struct workshop_row *rows;
    size_t row_count, level_count; // the first rows are levels or options
    // VOTE, where groups are counted apart; else none.
    struct workshop_part *parts;
    size_t part_count;

    // From the reveal on; none before.
    struct workshop_round *rounds; // that are not void, oldest first
    size_t round_count;
    struct workshop_voice *voices;
    size_t voice_count;
    struct workshop_group *groups; // of the last round
    size_t group_count;
    struct workshop_gap *gaps; // between those that may be compared
    size_t gap_count;
    const struct answer *prior; // last time's, or NULL

    // AGREE, and from the reveal on as a proposal.
    size_t proposal; // row; SIZE_MAX: none
    enum workshop_basis proposed_basis;
    const struct answer *answer; // what is agreed, noted, parked; never NULL
    size_t agreed_row;           // SIZE_MAX: nothing, or between two rows
    bool is_agreed;

    // SWEPT and DONE: everything, widest first.
    struct workshop_item *items;
    size_t item_count;
};

// Built anew in [arena], for one frame.
const struct workshop_view *workshop_look(const struct workshop *workshop,
                                          struct arena *arena);

// --- In words; translated, static or in [arena] ---

// "Two camps: 5 say 2, 5 say 4. Nobody says 3."
const char *workshop_shape_text(struct arena *arena,
                                const struct workshop_view *view);
// What to ask the room for, by the class of the last round.
const char *workshop_prompt(const struct workshop_view *view);
// "Hear first: the 2 on level 1. Then: the 5 on level 4."
const char *workshop_voices_text(struct arena *arena,
                                 const struct workshop_view *view);
// "9 moved: 5 up, 4 down"; NULL with one round.
const char *workshop_moved_text(struct arena *arena,
                                const struct workshop_view *view);
// "Leaders: 3.4 on average, Staff: 2.5. Of 100 pairs, ..."; one sentence.
const char *workshop_gap_text(struct arena *arena,
                              const struct workshop_view *view,
                              const struct workshop_gap *gap);
const char *workshop_phase_text(enum workshop_phase phase);
// Whether votes may be looked at elsewhere: none is open, and none waits for
// its reveal.
bool workshop_phase_is_seen(enum workshop_phase phase);
const char *workshop_basis_text(enum workshop_basis basis);

// What a rule says, without its figure.
const char *workshop_rule_text(enum vote_rule rule);

#endif
