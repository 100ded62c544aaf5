// SPDX-License-Identifier: MIT
//
// What the files of the wizard share: its state, and who does what. Pages lie
// on a stack, the question at the bottom; each page at most once. Nothing here
// remembers a layout: sizes are kept only as a hint for moving by screens.

#ifndef WIZARD_INSIDE_H
#define WIZARD_INSIDE_H

#include "edit.h"
#include "interview.h"
#include "outlook.h"
#include "room.h"
#include "sheet.h"
#include "wizard.h"

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
    PAGE_EXPORT,
    PAGE_REPLACE, // may the report replace a file?
    PAGE_UNSAVED,
    PAGE_ELSEWHERE, // another place to save
    PAGE_DRAFT,     // what was being typed when a session ended badly
    PAGE_ROOM,      // a group votes: in the place of the question
    PAGE_PEOPLE,    // how many are in the room
    PAGE_HELP,
    PAGE_BLANK,
    PAGE_COUNT,
};

enum save_state { SAVE_NONE, SAVE_BUSY, SAVE_DONE, SAVE_FAILED };

enum review_filter {
    FILTER_ALL,
    FILTER_OPEN,
    FILTER_NOTED,
    FILTER_PARKED,
    FILTER_DONT_KNOW,
    FILTER_NOT_APPLICABLE,
    FILTER_COUNT,
};

// Texts that were typed and are no answer yet: kept per question, so that
// moving away loses nothing.
struct form {
    const struct question *question; // NULL: none begun
    size_t entry;                    // being changed; the count: a new one
    size_t count, current;
    const struct question **fields; // NULL for the counts of an NPS
    const char **labels, **texts;
};

#define MESSAGE_BYTES 400

// The question is never wider than this, however wide the screen is; from the
// other width on there is room for the sections beside it.
#define READING_WIDTH 80
#define NAVIGATOR_FROM 108

struct wizard {
    struct arena *arena; // of the session
    struct arena *frame; // emptied at each event and each frame
    struct arena *typing;
    struct arena *reckoning; // of the result
    const struct questionnaire *questionnaire;
    struct assessment *assessment;
    struct wizard_options options;
    struct interview *interview;
    size_t **section_numbers; // per ladder and node
    size_t section_count;

    size_t depth;
    enum page stack[PAGE_COUNT];
    struct view views[PAGE_COUNT];
    enum page drawing; // the page that is being shown
    int width, height; // as shown last
    int marked;        // place within the answers; -1: none
    char message[MESSAGE_BYTES];

    const struct question *at; // NULL: no question is asked
    const char **pending;      // per question: typed, and no answer yet
    const char *left_reason;   // typed for this question, and not kept
    struct edit edit;
    struct form form;
    struct room room;
    enum answer_text text;    // PAGE_TEXT: which
    enum answer_text editing; // OUTCOME_EDIT
    const char *found;        // what is looked for, as typed last
    struct wizard_text offered;

    const struct section *section;               // PAGE_SECTION
    const struct recommendation *recommendation; // PAGE_RECOMMENDATION, WHY
    struct result *result;                       // NULL: to be built
    struct outlook outlook; // PAGE_PLAN, PAGE_PROMPT, PAGE_WHATIF
    size_t format;          // PAGE_EXPORT
    const char *export_path, *elsewhere;
    enum review_filter filter;

    enum save_state save;
    char clock[16];
    const char *problem;
    const struct question *next; // see going; NULL: to the review
    bool going;                  // once it is saved, go to `next`
    bool dirty;                  // answers are not on disk
    bool moved;                  // only the place to go on is not
    bool conflict;               // somebody else changed the file
    bool leaving;                // asked to leave while something is not saved
    bool draft_written;          // a draft may be on disk
    bool result_advised;
    bool export_replace;
};

// --- Pages (pages.c) ---

enum page page_top(const struct wizard *wizard);
bool page_is_open(const struct wizard *wizard, enum page page);
// Puts [page] on top; where it lies already, what is over it goes.
void page_open(struct wizard *wizard, enum page page);
// Takes the top page away; the question stays.
void page_close(struct wizard *wizard);
// Back to the question, or to the room.
void page_close_all(struct wizard *wizard);
void page_say(struct wizard *wizard, const char *format, ...) PRINTF_LIKE(2, 3);
// The lines of a sheet page, at the size shown last; for keys and for showing.
struct sheet page_sheet(struct wizard *wizard, enum page page);
// The target that is marked on the sheet on top; false if none.
bool page_marked(struct wizard *wizard, struct target *target);

// One row per page: what it is called and how it is shown.
struct page_row {
    const char *title;
    void (*show)(struct wizard *wizard, struct screen *screen);
    void (*build)(struct wizard *wizard, struct sheet *sheet); // sheet pages
    bool types; // characters go into the edit line
};
extern const struct page_row page_rows[PAGE_COUNT];

// --- Moving (moving.c) ---

void move_to(struct wizard *wizard, const struct question *question);
// After a change: everything that follows from it. [advance]: then on to
// [next] once it is on disk.
enum outcome change_stored(struct wizard *wizard);
enum outcome change_stored_then(struct wizard *wizard,
                                const struct question *next);
// False, after saying why, where nothing can be changed.
bool change_allowed(struct wizard *wizard);
const struct answer *given(const struct wizard *wizard);
// Sections with questions are numbered through all ladders, from 1; 0 for the
// others.
void sections_number(struct wizard *wizard);
size_t section_number(const struct wizard *wizard,
                      const struct section *section);
const char *organisation(const struct wizard *wizard);

// --- Results (reckoning.c) ---

const struct result *reckoned(struct wizard *wizard, bool advised);

// --- Words (words.c): sentences in the frame arena ---

// "PROVISIONAL  36 of 40", or the latter alone.
const char *words_provisional(struct wizard *wizard);
const char *words_place(const struct wizard *wizard,
                        const struct question *question);
// Place of a question outside of the ladders among its like, from 1.
size_t words_place_among(const struct wizard *wizard,
                         const struct question *question, size_t *total);
const char *words_percent(struct arena *arena, double share);
// As percent, never as if [threshold] were reached where it is not.
const char *words_below(struct arena *arena, double share, double threshold);
const char *words_number(struct arena *arena, double number, int decimals);
const char *words_plain(struct arena *arena, double number);
// A level 0 that the questionnaire leaves out has a title all the same.
const char *words_level_title(const struct ladder *ladder, int level);
const char *words_level(struct arena *arena, const struct ladder *ladder,
                        int level);
const char *words_certainty(struct arena *arena,
                            const struct node_result *node);
const char *words_measure(struct arena *arena, const struct question *question,
                          double measure);
// "Score 2.4 of 5, between 2.1 and 3.0"; "" where a section or ladder asks only
// some rungs and so has no score for people.
const char *words_score(struct wizard *wizard, const struct node_result *node);
const char *words_finding(enum finding_kind kind);
const char *words_band(enum band_of_advice band);
const char *words_effort(struct arena *arena, bool ascii, int effort);

// --- The frame of a page (frame.c) ---

struct frame {
    int top, bottom; // rows for the content, bottom excluded
    int width;       // columns for the content
};
const char *glyph(const struct screen *screen, const char *utf8,
                  const char *ascii);
void frame_rule(struct screen *screen, int y, int width);
// Header and footer of a page that fills the screen; what is left between.
struct frame frame_show(struct wizard *wizard, struct screen *screen,
                        const char *title, const char *right);
// How the save stands, ended at column [end] of row [y]; columns used.
int frame_save(const struct wizard *wizard, struct screen *screen, int end,
               int y);
void frame_footer(struct wizard *wizard, struct screen *screen);
void frame_bar(struct screen *screen, int x, int y, int columns, size_t part,
               size_t whole);
// A sheet page between header and footer.
void frame_sheet(struct wizard *wizard, struct screen *screen);
bool frame_too_small(struct wizard *wizard, struct screen *screen);

// --- Answers by type (field.c) ---

// How a question type is answered: a row of the table.
struct field {
    // Places that the marker can take; 0: none.
    int (*places)(const struct wizard *wizard);
    // The place of the answer; -1: none.
    int (*answered)(const struct wizard *wizard);
    // Takes place [place]: 1 stored, 0 as before, -1 refused.
    int (*take)(struct wizard *wizard, int place);
    // The place that a typed digit means; -1: none.
    int (*digit)(const struct wizard *wizard, int digit);
    // Whether a digit or Enter is enough to go on.
    bool goes_on;
    bool typed; // PAGE_FIELD
    bool form;  // PAGE_FORM
    void (*show)(struct wizard *wizard, struct screen *screen, int top,
                 int bottom, int width);
};
const struct field *field_of(const struct question *question);

int choices_places(const struct wizard *wizard);
int choices_answered(const struct wizard *wizard);
int choices_take(struct wizard *wizard, int place);
int choices_digit(const struct wizard *wizard, int digit);
int ticks_take(struct wizard *wizard, int place);
int list_places(const struct wizard *wizard);
void typed_show(struct wizard *wizard, struct screen *screen, int top,
                int bottom, int width);
void list_show(struct wizard *wizard, struct screen *screen, int top,
               int bottom, int width);

// The answers to choose from, as rows (choices.c).
struct choice {
    int place;
    const char *key; // "3", "2.5"; "" where no key chooses it
    const char *title, *text;
    struct line *lines;
    size_t line_count;
    bool answered, marked, half;
};
struct choice *choices_build(struct wizard *wizard, int columns, bool titles,
                             size_t *count);
// Columns left of the text.
#define CHOICE_INDENT 6
void choice_show(struct wizard *wizard, struct screen *screen,
                 const struct choice *choice, int y, int rows, int width);
void choices_show_strip(struct screen *screen, int y,
                        const struct choice *choices, size_t count);

void field_begin(struct wizard *wizard);
// Leaves the field: stores what is valid, keeps what is not. True: stored.
bool field_leave(struct wizard *wizard);
void text_begin(struct wizard *wizard, enum answer_text text);
// Any key while help or nothing is shown.
enum outcome page_key(struct wizard *wizard, const struct event *event);
void form_begin(struct wizard *wizard, size_t entry);
// All parts as they are typed, as one text; and back.
const char *form_text(const struct wizard *wizard);
void form_resume(struct wizard *wizard, const char *text);
const char *list_entry_text(struct wizard *wizard, size_t entry);

// --- Showing (page_*.c) ---

// Rows above the question; 1 or 2, and what stands in them.
int question_header_rows(const struct screen *screen);
void question_header_show(struct wizard *wizard, struct screen *screen,
                          bool large);
// Note and evidence in rows [y] and [y] + 1.
void question_notes_show(struct wizard *wizard, struct screen *screen, int y,
                         int width);
void page_question_show(struct wizard *wizard, struct screen *screen);
void page_form_show(struct wizard *wizard, struct screen *screen);
void page_text_show(struct wizard *wizard, struct screen *screen);
void page_find_show(struct wizard *wizard, struct screen *screen);
void page_advice_show(struct wizard *wizard, struct screen *screen);
void page_export_show(struct wizard *wizard, struct screen *screen);
void page_ask_show(struct wizard *wizard, struct screen *screen);
void page_prompt_show(struct wizard *wizard, struct screen *screen);
void page_radar_show(struct wizard *wizard, struct screen *screen);
void page_whatif_show(struct wizard *wizard, struct screen *screen);
void page_help_show(struct wizard *wizard, struct screen *screen);
void page_room_show(struct wizard *wizard, struct screen *screen);
void page_blank_show(struct wizard *wizard, struct screen *screen);
void page_elsewhere_show(struct wizard *wizard, struct screen *screen);
void navigator_show(struct wizard *wizard, struct screen *screen, int x);

void build_about(struct wizard *wizard, struct sheet *sheet);
void build_ticks(struct wizard *wizard, struct sheet *sheet);
void build_sections(struct wizard *wizard, struct sheet *sheet);
void build_found(struct wizard *wizard, struct sheet *sheet);
void build_review(struct wizard *wizard, struct sheet *sheet);
void build_results(struct wizard *wizard, struct sheet *sheet);
void build_section(struct wizard *wizard, struct sheet *sheet);
void build_findings(struct wizard *wizard, struct sheet *sheet);
void build_advice(struct wizard *wizard, struct sheet *sheet);
void build_recommendation(struct wizard *wizard, struct sheet *sheet);
void build_why(struct wizard *wizard, struct sheet *sheet);
void build_room(struct wizard *wizard, struct sheet *sheet);
void build_people(struct wizard *wizard, struct sheet *sheet);
void build_plan(struct wizard *wizard, struct sheet *sheet);
void build_radar(struct wizard *wizard, struct sheet *sheet);
void build_whatif(struct wizard *wizard, struct sheet *sheet);
void build_ask(struct wizard *wizard, struct sheet *sheet);
// The sections of [node] with scores and bars, and those in them.
void section_scores(struct wizard *wizard, struct sheet *sheet,
                    const struct node_result *node);
// Each ladder in one line; nothing where the screen is too narrow.
void overview_lines(struct wizard *wizard, struct sheet *sheet,
                    const struct result *result);

// How a question is marked in lists: "[3]", "?", "-", "·".
const char *mark_of(const struct wizard *wizard,
                    const struct question *question);
// Adds to the counts of a section those of everything in it.
void count_section(const struct wizard *wizard, const struct section *section,
                   size_t *answered, size_t *asked);
// A question with its number and mark, on a new line; in full if marked.
void question_row(struct wizard *wizard, struct sheet *sheet,
                  const struct question *question, bool marked);
size_t filter_count(const struct wizard *wizard, enum review_filter filter);

// --- Keys (keys.c, key_table.c) ---

// A typed character in the place of a named key.
#define CHARACTER(c) (0x10000 | (c))
#define DIGITS 0x20000 // any digit that chooses an answer

enum key_group { GROUP_ANSWER, GROUP_MOVE, GROUP_SAY, GROUP_WHOLE };

struct key_row {
    int keys[4];
    unsigned pages; // 1 << page
    enum key_group group;
    int rank;          // in the footer, 1 first; 0: not there
    const char *shown; // how the keys are called; NULL: by the first of them
    const char *label; // in the footer
    const char *help;
    bool (*works)(const struct wizard *wizard); // NULL: always
    const char *refused;                        // said where it does not
    enum outcome (*act)(struct wizard *wizard, const struct event *event);
};
extern const struct key_row key_rows[];
extern const size_t key_row_count;
// Those of the room, in a table of their own (room_keys.c).
extern const struct key_row room_key_rows[];
extern const size_t room_key_row_count;
// Both tables as one; NULL behind the last row.
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
    act_about, act_ticks, act_sections, act_jump, act_search, act_next_open,
    act_review, act_results, act_advice, act_findings, act_export, act_why;
key_act act_room, act_room_leave, act_room_forward, act_room_accept,
    act_room_digit, act_room_unknown, act_room_rest, act_room_erase,
    act_room_step, act_room_mark, act_room_back, act_room_next, act_room_again,
    act_room_recount, act_room_pairs, act_room_undo, act_room_half,
    act_room_basis, act_room_calm, act_room_clock, act_room_adjust,
    act_room_order, act_room_groups, act_room_dissent;
key_act act_people, act_people_digit, act_people_erase, act_people_step,
    act_people_keep, act_people_close;
key_act act_sheet_move, act_close, act_open_marked, act_tick, act_proposal,
    act_filter, act_finish;
key_act act_field_keep, act_field_back, act_field_next, act_field_close;
key_act act_form_next, act_form_move, act_form_close;
key_act act_text_keep, act_text_close, act_type;
key_act act_find_go, act_find_move;
key_act act_plan, act_radar, act_whatif, act_decide, act_owner, act_budget,
    act_capacity, act_prompt_keep, act_target, act_try, act_raise, act_as_today;
key_act act_export_format, act_export_write, act_replace;
key_act act_save_again, act_save_elsewhere, act_save_over, act_unsaved_close,
    act_leave, act_elsewhere_take, act_draft_take, act_draft_drop;

#endif
