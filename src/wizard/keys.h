// SPDX-License-Identifier: MIT
//
// Every key of the interview: where it works, what it does and what it is
// called. Dispatch, footer and help all read the same tables, so that none of
// them can lie.

#ifndef KEYS_H
#define KEYS_H

#include "questionnaire.h"
#include "screen.h"
#include "wizard.h"

#include <stdint.h>

enum page {
    PAGE_QUESTION,
    PAGE_FIELD, // over it: an answer is being typed
    PAGE_FORM,  // an answer of several parts: a list's entry, counts
    PAGE_TEXT,  // a note and the like
    PAGE_ABOUT, // everything on one question
    PAGE_TICKS,
    PAGE_SECTIONS,
    PAGE_JUMP,
    PAGE_SEARCH,
    PAGE_REVIEW,
    PAGE_RESULTS,
    PAGE_SECTION,
    PAGE_FINDINGS,
    PAGE_ADVICE,
    PAGE_RECOMMENDATION,
    PAGE_WHY,
    PAGE_PLAN,
    PAGE_PROMPT, // over it or advice: owner, date, budget, capacity
    PAGE_RADAR,
    PAGE_WHATIF,
    PAGE_TREND,
    PAGE_EXPORT,
    PAGE_REPLACE, // may the report replace a file?
    PAGE_UNSAVED,
    PAGE_ELSEWHERE, // another place to save
    PAGE_DRAFT,     // what was being typed when a session ended badly
    PAGE_ROOM,      // a group votes: in the place of the question
    PAGE_PEOPLE,    // how many are in the room
    PAGE_RULES,     // by what votes are read
    PAGE_NOTICE,    // what is to be known before the first question
    PAGE_HELP,
    PAGE_BLANK,
    PAGE_COUNT,
};

// A set of pages: bit `1 << page`.
typedef uint64_t page_set;
_Static_assert(PAGE_COUNT <= 64, "a page has a bit of a page_set");

static inline bool page_is_in(page_set pages, enum page page) {
    return pages >> page & 1;
}

// A typed character in the place of a named key.
#define CHARACTER(c) (0x10000 | (c))
#define DIGITS 0x20000 // any digit that chooses an answer

enum key_group { GROUP_ANSWER, GROUP_MOVE, GROUP_SAY, GROUP_WHOLE };

struct key_row {
    int keys[4];
    page_set pages;
    enum key_group group;
    int rank;          // in the footer, 1 first; 0: not there
    const char *shown; // how the keys are called; NULL: by the first of them
    const char *label; // in the footer
    const char *help;
    bool (*works)(const struct wizard *wizard); // NULL: always
    const char *refused;                        // said where it does not
    enum outcome (*act)(struct wizard *wizard, const struct event *event);
};

// One per family of pages; together they are all keys that there are.
struct key_table {
    const struct key_row *rows;
    size_t count;
};
extern const struct key_table question_keys, sheet_keys, result_keys,
    typing_keys, room_keys, people_keys;
// All tables as one; NULL behind the last row.
const struct key_row *key_row_at(size_t index);

// The row of [event] on [page]; one that works before one that does not.
const struct key_row *key_find(const struct wizard *wizard, enum page page,
                               const struct event *event);
// A key of the question page while a figure is typed: the field is left first.
enum outcome field_command(struct wizard *wizard, const struct key_row *row,
                           const struct event *event);
// Whether [row] belongs to [page], also where it is borrowed from another.
bool key_applies(const struct wizard *wizard, const struct key_row *row,
                 enum page page);
// Part of a number or date as it is typed now.
bool key_is_figure(const struct wizard *wizard, int key);
bool key_works(const struct wizard *wizard, const struct key_row *row);
// "1-5", "Enter", "←": what the key is called; may use the frame arena.
const char *key_name(const struct wizard *wizard, const struct key_row *row,
                     bool ascii);
// All keys of the row: "← PgUp Bksp".
const char *key_names(const struct wizard *wizard, const struct key_row *row,
                      bool ascii);

// What the keys do (act_*.c).
typedef enum outcome key_act(struct wizard *wizard, const struct event *event);
key_act act_digit, act_take, act_half, act_dont_know, act_not_applicable,
    act_clear, act_add, act_delete, act_next, act_back, act_mark, act_note,
    act_evidence, act_park, act_note_editor, act_evidence_editor, act_undo,
    act_redo, act_quit, act_blank, act_language, act_help, act_escape,
    act_return, act_about, act_ticks, act_sections, act_jump, act_search,
    act_next_open, act_review, act_results, act_advice, act_findings,
    act_export, act_why;
key_act act_room, act_room_leave, act_room_forward, act_room_accept,
    act_room_digit, act_room_unknown, act_room_rest, act_room_erase,
    act_room_step, act_room_mark, act_room_back, act_room_next, act_room_again,
    act_room_recount, act_room_pairs, act_room_undo, act_room_half,
    act_room_basis, act_room_calm, act_room_clock, act_room_adjust,
    act_room_order, act_room_groups, act_room_dissent;
key_act act_people, act_people_digit, act_people_erase, act_people_step,
    act_people_keep, act_people_close;
key_act act_room_part, act_room_cover, act_rules, act_rules_move,
    act_rules_step, act_rules_digit, act_rules_erase, act_rules_keep,
    act_rules_close;
key_act act_sheet_move, act_close, act_open_marked, act_tick, act_proposal,
    act_filter, act_finish;
key_act act_field_keep, act_field_back, act_field_next, act_field_close;
key_act act_form_next, act_form_move, act_form_close;
key_act act_text_keep, act_text_close, act_type;
key_act act_find_go, act_find_move;
key_act act_plan, act_radar, act_trend, act_whatif, act_decide, act_owner,
    act_budget, act_capacity, act_prompt_keep, act_target, act_try, act_raise,
    act_as_today, act_whatif_why;
key_act act_export_format, act_export_write, act_replace;
key_act act_save_again, act_save_elsewhere, act_save_over, act_unsaved_close,
    act_leave, act_elsewhere_take, act_draft_take, act_draft_drop;

#endif
