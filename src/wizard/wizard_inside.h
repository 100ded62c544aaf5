// SPDX-License-Identifier: MIT
//
// What the files of the wizard share: its state, and who does what. Pages lie
// on a stack, the question at the bottom; each page at most once. Nothing here
// remembers a layout: sizes are kept only as a hint for moving by screens.

#ifndef WIZARD_INSIDE_H
#define WIZARD_INSIDE_H

#include "edit.h"
#include "field.h"
#include "interview.h"
#include "keys.h"
#include "outlook.h"
#include "room.h"
#include "sheet.h"
#include "wizard.h"

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

// What a page showed before it was opened again from itself; and the pages that
// led to a question.
struct step {
    enum page page;
    const struct section *section;
    const struct recommendation *recommendation;
    struct view view;
};
struct trail {
    struct step steps[16];
    size_t count;
};
struct origin {
    enum page stack[PAGE_COUNT];
    size_t depth; // 0: the question was not opened from a page
    struct trail trail;
    const struct section *section;
    const struct recommendation *recommendation;
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
    struct trail trail;
    struct origin origin;
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
    const char *const *notices; // PAGE_NOTICE
    size_t notice_count;

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
// The same, but what is over it stays: it comes from there to the top.
void page_raise(struct wizard *wizard, enum page page);
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

// --- Back to where one came from (trail.c) ---

// Opens [page], which shows one thing, from its top. The caller then says what
// it shows.
void trail_open(struct wizard *wizard, enum page page);
// The thing shown before on the same page; false if there is none.
bool trail_back(struct wizard *wizard);
// Before a question is opened from a page: remembers the pages that lie there.
void origin_keep(struct wizard *wizard);
bool origin_known(const struct wizard *wizard);
void origin_return(struct wizard *wizard);

// --- Moving (moving.c) ---

void move_to(struct wizard *wizard, const struct question *question);
// After a change: everything that follows from it. [advance]: then on to
// [next] once it is on disk.
enum outcome change_stored(struct wizard *wizard);
enum outcome change_stored_if(struct wizard *wizard, bool changed);
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
// What PAGE_SECTION tells of: today's result, one that is tried, or an earlier
// one; *[whose] says which, NULL for today's.
const struct result *explained(struct wizard *wizard, const char **whose);

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
// The same for a mean of votes, which may lie anywhere between two levels.
const char *words_mean(struct arena *arena, const struct question *question,
                       double measure);
// "Score 2.4 of 5, between 2.1 and 3.0"; "" where a section or ladder asks only
// some rungs and so has no score for people.
const char *words_score(struct wizard *wizard, const struct node_result *node);
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
void page_notice_show(struct wizard *wizard, struct screen *screen);
// The footer of a page that any key closes; [more]: it can be scrolled.
void page_footer_closes(struct screen *screen, bool more);
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
void build_trend(struct wizard *wizard, struct sheet *sheet);
void build_ask(struct wizard *wizard, struct sheet *sheet);
void build_notice(struct wizard *wizard, struct sheet *sheet);
// The sections of [node] with scores and bars, and those in them.
void section_scores(struct wizard *wizard, struct sheet *sheet,
                    const struct node_result *node);
// Each ladder in one line; nothing where the screen is too narrow.
void overview_lines(struct wizard *wizard, struct sheet *sheet,
                    const struct result *result);

// How a question is marked in lists: "[3]", "?", "-", "·".
const char *mark_of(const struct wizard *wizard,
                    const struct question *question);
const char *mark_for(struct arena *arena, const struct question *question,
                     const struct answer *answer);
// Adds to the counts of a section those of everything in it.
void count_section(const struct wizard *wizard, const struct section *section,
                   size_t *answered, size_t *asked);
// A question with its number and mark, on a new line; in full if marked.
void question_row(struct wizard *wizard, struct sheet *sheet,
                  const struct question *question, bool marked);
// The same with another answer than that of this assessment.
void question_row_as(struct wizard *wizard, struct sheet *sheet,
                     const struct question *question,
                     const struct answer *answer, bool marked);
size_t filter_count(const struct wizard *wizard, enum review_filter filter);

#endif
