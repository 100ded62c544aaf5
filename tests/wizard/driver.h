// SPDX-License-Identifier: MIT
//
// Drives an interview as a person would: keys by name, screens as text. Every
// OUTCOME_SAVE is answered as if the disk were fast and always there, unless a
// test says otherwise.

#ifndef DRIVER_H
#define DRIVER_H

#include "interview.h"
#include "wizard.h"

struct driver {
    struct arena *arena;
    struct questionnaire *questionnaire;
    struct assessment *assessment;
    struct wizard *wizard;
    int width, height;
    bool ascii;
    const char *disk; // why nothing can be saved; NULL: it can
    size_t saves, drafts;
    const char *earlier[4]; // assessments, the oldest first, up to a NULL
    size_t same_day;        // said to be left out of them
    enum outcome outcome;   // of the last event
};

// Reads [path] (a questionnaire) and begins an assessment.
struct driver *driver_new(const char *path, int width, int height);
// The same with options and with answers given already.
struct driver *driver_begin(struct driver *driver,
                            const struct wizard_options *options);
// The answers of the assessment at [path] instead.
struct driver *driver_answered(struct driver *driver, const char *path);
void driver_free(struct driver *driver);
// Answers OUTCOME_EARLIER with `earlier`.
void driver_find_earlier(struct driver *driver);

// Keys with blanks between: names (Enter, Esc, Up, C-a ...), 'texts' typed
// character by character, and single characters.
void press(struct driver *driver, const char *keys);
void paste(struct driver *driver, const char *text);
// The screen as text; lives until the driver goes.
const char *shown(struct driver *driver);
bool contains(struct driver *driver, const char *text);
bool lacks(struct driver *driver, const char *text);
const struct answer *answer_to(struct driver *driver, const char *id);

// Compares with tests/data/screens/NAME.txt; with GOLDEN set writes it.
void golden(struct driver *driver, const char *name);
// The assessment as its file would be.
const char *printed(struct driver *driver);
void golden_screen(const struct screen *screen, const char *name);

// Screens for which [check] is called: all sizes from 1x1 to this.
void for_all_sizes(struct driver *driver,
                   void (*check)(struct driver *driver,
                                 const struct screen *screen));

#endif
