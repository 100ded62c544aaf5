// SPDX-License-Identifier: MIT
//
// The parts of a workshop: its state, and the steps that files of this folder
// do for each other.

#ifndef WORKSHOP_INSIDE_H
#define WORKSHOP_INSIDE_H

#include "workshop.h"

#define WORD_DONT_KNOW "dont-know"
#define WORD_NOT_APPLICABLE "not-applicable"
#define NO_ROW ((size_t)-1)
#define PEOPLE_MOST 1000000U // as the file allows
#define TEXT_MOST ((size_t)64 * 1024)

// A decision that can be taken back, and what was before it.
enum step_kind {
    STEP_OPEN,   // a round was added
    STEP_COUNT,  // votes of the open round
    STEP_CLOSE,  // the open round was closed
    STEP_HIDE,   // closed for a talk in pairs: nothing but the phase
    STEP_VOID,   // the open round was made void, and another opened
    STEP_ANSWER, // what is agreed or written
    STEP_PEOPLE,
    STEP_RULES,
};

struct step {
    enum step_kind kind;
    const struct question *question;
    enum workshop_phase phase;
    struct answer answer; // before; of its rounds nothing is used
    struct round *open;   // before: the open ones, the last one last
    size_t open_count;
    unsigned people;         // before
    struct vote_rules rules; // before
    bool with_next;          // taken back together with the step after it
};

struct workshop {
    struct arena *arena;
    struct arena *scratch; // for the time of one event
    const struct questionnaire *questionnaire;
    struct assessment *assessment;
    const struct assessment *prior;
    const char *method;

    enum workshop_phase phase;
    enum workshop_order order;
    bool swept; // in a sweep: all have voted, votes may be seen
    const struct question *current, *before; // before: the one left last
    enum visibility *visibility;
    bool *left; // by question: gone on from without agreeing, on purpose
    // In the order of this session; file order until it is swept.
    const struct question **sequence;
    size_t count;

    const char *message;
    bool asks;
    enum workshop_action asked;

    int seconds;  // left of this phase
    bool stopped; // the clock of a discussion
    int spent;

    struct step *steps;
    size_t step_count, step_room;
    struct workshop_event *record;
    size_t record_count, record_room;
};

enum workshop_reply workshop_refuse(struct workshop *workshop,
                                    const char *message);
// Asks first; true when the same has been asked just before.
bool workshop_confirms(struct workshop *workshop,
                       const struct workshop_event *event, const char *message);
void workshop_enter(struct workshop *workshop, enum workshop_phase phase);
struct answer *workshop_answer(const struct workshop *workshop,
                               const struct question *question);
struct step *workshop_step(struct workshop *workshop, enum step_kind kind);

// --- Rules (workshop_rules.c) ---

// Those that hold.
struct vote_rules workshop_rules(const struct workshop *workshop);
bool rules_are_settled(const struct workshop *workshop);
// Votes are shown now: from here on the rules stay.
void rules_settle(struct workshop *workshop);
void rules_keep_order(struct workshop *workshop);
enum workshop_reply on_rule(struct workshop *workshop,
                            const struct workshop_event *event);
enum workshop_reply on_groups(struct workshop *workshop,
                              const struct workshop_event *event);
enum workshop_reply on_group_people(struct workshop *workshop,
                                    const struct workshop_event *event);

// --- Rows (workshop_rows.c) ---

struct rows {
    const struct question *question;
    struct workshop_row *items;
    size_t count, levels;
};
struct rows rows_of(struct arena *arena, const struct question *question,
                    const struct answer *answer);
// NO_ROW where no row has this key. "2.0" is level 2.
size_t row_of(const struct rows *rows, const char *key);
// The row of a given answer; NO_ROW between two rows.
size_t row_of_answer(const struct question *question, const struct rows *rows,
                     const struct answer *answer);
// By row; 0 where nothing was counted.
unsigned *row_counts(struct arena *arena, const struct rows *rows,
                     const struct vote *votes, size_t vote_count);
unsigned votes_in(const struct vote *votes, size_t count); // all ballots

// --- What the votes say (workshop_spread.c) ---

enum workshop_class class_of(const struct vote_rules *rules,
                             const struct question *question,
                             const struct rows *rows, const unsigned *counts);
// The lower middle of the levels; where unscored the row most chosen. NO_ROW
// where nothing can be proposed.
size_t proposal_of(const struct vote_rules *rules,
                   const struct question *question, const struct rows *rows,
                   const unsigned *counts);
// At least so many moved from [before] to [after], and which way.
struct moves {
    unsigned all, up, down;
};
struct moves moves_of(const struct rows *rows, const unsigned *before,
                      const unsigned *after);
struct workshop_voice *voices_of(struct arena *arena,
                                 const struct question *question,
                                 const struct rows *rows,
                                 const unsigned *counts, enum shape shape,
                                 size_t *count);

// --- Rounds (workshop_rounds.c, workshop_count.c) ---

struct round *round_open(const struct answer *answer); // the last one; or NULL
// The round that counts: neither open nor void.
const struct round *round_counts(const struct answer *answer);
// Rounds that are neither void nor recounts: which one this would be.
unsigned rounds_planned(const struct answer *answer);
// Whether the rules leave another vote on the current question.
bool round_is_left(const struct workshop *workshop);
// Adds an open round to the current question, empty or as [like].
struct round *round_add(struct workshop *workshop, const struct round *like,
                        bool recount);
// A step that remembers the open rounds as they are now.
struct step *round_step(struct workshop *workshop, enum step_kind kind);
// Of each grouping those groups are kept whose votes may be shown.
void round_keep_groups(struct workshop *workshop,
                       const struct question *question, struct round *round);
// Does not count, and holds nothing of groups any more.
void round_make_void(struct round *round);
// Votes of [group] in [round]; NULL if there are none.
struct group_votes *round_group(const struct round *round, const char *group);
// The groups that the session counts apart, of which [code] is one.
bool is_group(const struct workshop *workshop, const char *code);
// Gives the round votes of its own.
void round_copy_votes(struct arena *arena, struct round *round);

enum workshop_reply on_open(struct workshop *workshop,
                            const struct workshop_event *event);
enum workshop_reply on_close(struct workshop *workshop,
                             const struct workshop_event *event);
enum workshop_reply on_hide(struct workshop *workshop,
                            const struct workshop_event *event);
enum workshop_reply on_void(struct workshop *workshop,
                            const struct workshop_event *event);
enum workshop_reply on_revote(struct workshop *workshop,
                              const struct workshop_event *event);
enum workshop_reply on_recount(struct workshop *workshop,
                               const struct workshop_event *event);
enum workshop_reply on_count(struct workshop *workshop,
                             const struct workshop_event *event);
enum workshop_reply on_uncount(struct workshop *workshop,
                               const struct workshop_event *event);
enum workshop_reply on_remainder(struct workshop *workshop,
                                 const struct workshop_event *event);

// --- Agreement (workshop_agree.c) ---

// The proposal for the current question, and on what it rests.
size_t workshop_proposal(const struct workshop *workshop, struct arena *arena,
                         const struct question *question,
                         enum workshop_basis *basis);
bool workshop_take_proposal(struct workshop *workshop,
                            const struct question *question);
enum workshop_reply on_agree(struct workshop *workshop,
                             const struct workshop_event *event);
enum workshop_reply on_agree_half(struct workshop *workshop,
                                  const struct workshop_event *event);
enum workshop_reply on_basis(struct workshop *workshop,
                             const struct workshop_event *event);
enum workshop_reply on_text(struct workshop *workshop,
                            const struct workshop_event *event);
enum workshop_reply on_park(struct workshop *workshop,
                            const struct workshop_event *event);
enum workshop_reply on_agree_calm(struct workshop *workshop,
                                  const struct workshop_event *event);

// --- Order (workshop_sequence.c) ---

// Looks anew at what is asked, and in which order.
void sequence_look(struct workshop *workshop);
enum workshop_phase sequence_phase(const struct workshop *workshop,
                                   const struct question *question);
bool sequence_is_open(const struct workshop *workshop,
                      const struct question *question); // neither agreed nor
                                                        // parked
double sequence_apart(const struct workshop *workshop, struct arena *arena,
                      const struct question *question);
size_t sequence_position(const struct workshop *workshop,
                         const struct question *question); // NO_ROW if none
void sequence_visit(struct workshop *workshop, const struct question *question);
// To the next question that is to be done, or to the end.
void sequence_advance(struct workshop *workshop);
void sequence_start(struct workshop *workshop);
enum workshop_reply on_back(struct workshop *workshop,
                            const struct workshop_event *event);
enum workshop_reply on_next(struct workshop *workshop,
                            const struct workshop_event *event);
enum workshop_reply on_goto(struct workshop *workshop,
                            const struct workshop_event *event);
enum workshop_reply on_order(struct workshop *workshop,
                             const struct workshop_event *event);

// --- Undo (workshop_undo.c) ---

enum workshop_reply on_undo(struct workshop *workshop,
                            const struct workshop_event *event);

// --- The clock (workshop_clock.c) ---

int clock_time(const struct workshop *workshop, enum workshop_phase phase);
int clock_projected(const struct workshop *workshop);

#endif
