// SPDX-License-Identifier: MIT
//
// The interview as a state machine: events in, a screen out, no terminal, no
// file, no clock. Saving is an outcome that the caller carries out and reports
// back with wizard_saved. Layout is computed from state and size at every
// frame. Two machines: `start` (choose what to open) and `wizard` (one
// assessment, from the profile to the export).

#ifndef WIZARD_H
#define WIZARD_H

#include "comparison.h"
#include "screen.h"

enum outcome {
    OUTCOME_STAY,
    OUTCOME_SAVE,   // the assessment changed: put it on disk, then wizard_saved
    OUTCOME_DRAFT,  // text being typed changed: wizard_draft says what
    OUTCOME_EDIT,   // run the user's editor on wizard_editor_text, then
                    // wizard_edited
    OUTCOME_EXPORT, // write a report as wizard_export says, then
                    // wizard_exported
    OUTCOME_SAVE_ELSEWHERE, // to the path that wizard_elsewhere says
    OUTCOME_SAVE_OVER,      // the file was changed by somebody else: keep both
    OUTCOME_EARLIER,        // look for earlier assessments, then wizard_earlier
    OUTCOME_LANGUAGE,       // the next language, then wizard_translated
    OUTCOME_OPEN,           // start: open start_choice
    OUTCOME_QUIT,           // leave; first save where wizard_unsaved says so:
                            // the place to go on may have changed
};

// --- Start screen ---

enum start_kind { START_RESUME, START_NEW, START_BROKEN };
struct start_item {
    enum start_kind kind;
    const char *path, *title, *detail; // detail: below the list, may be NULL
    const char *about;                 // longer text, may be NULL
    const char *progress;              // "28 of 40", or NULL while unknown
    const char *when;                  // "today", a date; NULL
};
struct start;
struct start *start_new(struct arena *arena, struct start_item *items,
                        size_t count);
void start_free(struct start *start);
// More is known of an item now (progress, defects): shown at the next frame.
void start_update(struct start *start, size_t index,
                  const struct start_item *item);
enum outcome start_handle(struct start *start, const struct event *event);
void start_show(const struct start *start, struct screen *screen);
// The item that is marked; COUNT where there is none.
size_t start_marked(const struct start *start);
// After OUTCOME_OPEN: the chosen item, or COUNT with start_path for a file
// typed by the user.
size_t start_choice(const struct start *start);
const char *start_path(const struct start *start);
bool start_room(const struct start *start); // with a group that votes
// A message for the line above the footer ("could not be opened: ...").
void start_message(struct start *start, const char *text);

// --- One assessment ---

// A report's format, as the export page offers it.
struct wizard_format {
    const char *name, *extension; // "text", "txt"
};

struct wizard_options {
    const char *today; // ISO date
    bool read_only;    // nothing can be changed
    const char *read_only_why;
    bool preview;                        // nothing is saved
    bool room;                           // begin with a group that votes
    const struct wizard_format *formats; // NULL: text and json
    size_t format_count;
};

struct wizard;
// Changes [assessment] in place; what it stores lives in [arena].
struct wizard *wizard_new(struct arena *arena,
                          const struct questionnaire *questionnaire,
                          struct assessment *assessment,
                          const struct wizard_options *options);
// Before anything else: what was noticed when the files were read, sentences
// that must live as long as the wizard. They stay until a key is pressed.
void wizard_notify(struct wizard *wizard, const char *const *notices,
                   size_t count);
void wizard_free(struct wizard *wizard);
enum outcome wizard_handle(struct wizard *wizard, const struct event *event);
void wizard_show(struct wizard *wizard, struct screen *screen);
// A clock is on the screen: an EVENT_TICK with the seconds gone by is awaited
// every second.
bool wizard_has_clock(const struct wizard *wizard);

// How the save went: [clock] is "14:02" when it is on disk, else [problem] says
// why it is not ("disk full"), and whether somebody else changed the file.
void wizard_saved(struct wizard *wizard, const char *clock, const char *problem,
                  bool changed_outside);
bool wizard_unsaved(const struct wizard *wizard);

// After OUTCOME_DRAFT; text "" when the draft is over. Also offered at start.
struct wizard_text {
    const char *question, *field, *text;
};
struct wizard_text wizard_draft(const struct wizard *wizard);
void wizard_offer_draft(struct wizard *wizard, const struct wizard_text *draft);

// After OUTCOME_EDIT: what the editor starts with; then what came back (NULL:
// failed, [problem] says why). Afterwards wizard_unsaved says whether something
// is to be saved.
const char *wizard_editor_text(const struct wizard *wizard);
void wizard_edited(struct wizard *wizard, const char *text,
                   const char *problem);

// After OUTCOME_EXPORT: file and format; whether an existing one may be
// replaced.
struct wizard_export {
    const char *path, *format;
    bool replace;
};
struct wizard_export wizard_export(const struct wizard *wizard);
void wizard_exported(struct wizard *wizard, const char *path,
                     const char *problem, bool exists);
const char *wizard_elsewhere(const struct wizard *wizard);

// After OUTCOME_EARLIER: the finished assessments of the same organisation by
// the same questionnaire, the oldest first, with results without advice. They
// must live until the next call, or as long as the wizard.
struct wizard_earlier {
    const struct unit *units;
    size_t count;
    size_t same_day; // left out: several of one day are answers of several
                     // people, and no series
};
void wizard_earlier(struct wizard *wizard,
                    const struct wizard_earlier *earlier);

// After OUTCOME_LANGUAGE: the texts of the questionnaire may be others now.
// [message] says which language it is.
void wizard_translated(struct wizard *wizard, const char *message);

// --- As line prompts (src/prompts) ---
//
// What both faces of the interview share: order of pages, what an input means,
// what is stored. See interview.h.

#endif
