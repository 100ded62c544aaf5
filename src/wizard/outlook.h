// SPDX-License-Identifier: MIT
//
// What looks ahead from a result: the target, budget and capacity that plans
// are made for and decisions, which the assessment keeps; and trying out what
// would happen, which it does not.

#ifndef OUTLOOK_H
#define OUTLOOK_H

#include "whatif.h"
#include "wizard.h"

struct wizard;
struct sheet;
struct target;

// What is being typed on PAGE_PROMPT.
enum prompt { PROMPT_OWNER, PROMPT_DUE, PROMPT_BUDGET, PROMPT_CAPACITY };

struct outlook {
    struct aims aims; // where the assessment's cannot be changed
    enum prompt prompt;
    const struct recommendation *about; // PROMPT_OWNER, PROMPT_DUE
    const char *owner;                  // as typed, before the date is
    struct whatif *whatif;              // NULL until it is opened
    struct wizard_earlier earlier;      // PAGE_TREND
    size_t unit; // of them, told of on PAGE_SECTION; their count: this one
};

// Where [recommendation] stands among those of one ladder; NULL if nowhere.
const struct recommendation_result *advice_of(
    const struct ladder_result *ladder,
    const struct recommendation *recommendation);

// --- Decisions (decide.c) ---

const struct decision *decision_of(const struct wizard *wizard,
                                   const struct recommendation *recommendation);
// "taken  Kim  by 31 January 2027"; NULL where nothing was decided.
const char *decision_text(struct wizard *wizard,
                          const struct recommendation *recommendation);
// The same as lines of [sheet] from column [x].
void decision_lines(struct wizard *wizard, struct sheet *sheet, int x,
                    const struct recommendation *recommendation);

// --- A result in pictures (dashboard.c) ---

// Where [result] stands, with its bounds and what the next level lacks: as
// ladder or track, with a radar beside it where there is room.
void dashboard_lines(struct wizard *wizard, struct sheet *sheet,
                     const struct ladder_result *result);
// What the target still lacks, of the ladder and of its sections.
void lacks_lines(struct wizard *wizard, struct sheet *sheet,
                 const struct ladder_result *result);
// What those who voted said to one question, as a line; nothing where it was
// fewer than two (spread.c).
void spread_lines(struct wizard *wizard, struct sheet *sheet, int x,
                  const struct question_result *result);

// Braille in cells. Sections without a score have no place in it.
struct radar_cell {
    char text[5];
    unsigned char role; // enum role
};
struct radar {
    int columns, rows;
    struct radar_cell *cells;
};
// Whether at least three sections have a score.
bool radar_possible(const struct node_result *node);
// [marked]: a section of [node] whose number stands out; NULL: none.
struct radar *radar_build(struct arena *arena, const struct node_result *node,
                          int columns, int rows, const struct section *marked);
// Row [y] on the last line of [sheet], from column [x].
void radar_row(struct sheet *sheet, int x, const struct radar *radar, int y);

// Opens PAGE_WHATIF, where [count] recommendations are ticked.
void whatif_open(struct wizard *wizard,
                 const struct recommendation *const *ticked, size_t count);

// --- Plans (page_plan.c) ---

// Plans are made for [aims] from now on: kept in the assessment where it can be
// changed, else for this session.
enum outcome aims_keep(struct wizard *wizard, const struct aims *aims);
const struct aims *aims_of(const struct wizard *wizard);
// The assessment with these aims, in [arena] where it is another one.
const struct assessment *aims_on(struct arena *arena,
                                 const struct wizard *wizard);

// What is told of a ladder on PAGE_PLAN, as the number of a target.
enum plan_part { PLAN_TO_TARGET = 1, PLAN_FOR_BUDGET, PLAN_PHASES };
// Opens PAGE_WHATIF with what a part of the plan holds; of a phase
// (PLAN_PHASES and its index) also all before it.
void plan_try(struct wizard *wizard, const struct target *target);

// The answers that [question] can take, by ascending measure (steps.c).
struct step_value {
    double measure; // level or degree
    struct value value;
};
// [codes]: of several options those that are ticked first.
struct step_value *steps_build(struct arena *arena,
                               const struct question *question,
                               const struct value *today, size_t *count);

#endif
