// SPDX-License-Identifier: MIT
//
// The command line as read: knows nothing of the model, because getopt.h and
// the model both have a `struct option`.

#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include "arena.h"

#include <math.h>
#include <stdio.h>

enum status {
    STATUS_DONE = 0,
    STATUS_INVALID = 1, // input is invalid, or check found errors
    STATUS_USAGE = 2,
    STATUS_FILE = 3,     // not read or not written, or answers not on disk
    STATUS_RESOURCE = 4, // terminal or memory does not suffice
};

#define TARGETS_MAX 16

struct arguments {
    const struct command *command; // NULL: the start screen
    char **files;
    size_t file_count;
    bool room; // not an option: chosen on the start screen, a group votes
    bool plain, ascii, force, help, version, brief, notes;
    bool skip_bad, few, units;
    const char *format, *output, *questionnaire, *from, *audience;
    const char *translate;            // a language
    const char *targets[TARGETS_MAX]; // LADDER=LEVEL
    size_t target_count;
    double budget, capacity; // NAN where not given
    int width;               // 0: not given
    // Not an option: opened before the program gives up the right to do so,
    // for more than memory should hold; NULL where none is wanted or to be had.
    FILE *scratch;
};

struct command {
    const char *name;
    const char *usage, *help; // usage after the name; what it does
    unsigned least, most;     // files
    unsigned options;         // bits of the options it takes
    enum status (*run)(struct arena *arena, const struct arguments *arguments);
};
extern const struct command commands[];
extern const size_t command_count;

// Fills [arguments] from the command line; false after telling what is wrong.
bool arguments_read(int argc, char **argv, struct arguments *arguments);
void arguments_help(FILE *out, const struct command *command);

// --- Commands ---

enum status run_start(struct arena *arena, const struct arguments *arguments);
enum status run_new(struct arena *arena, const struct arguments *arguments);
enum status run_preview(struct arena *arena, const struct arguments *arguments);
enum status run_init(struct arena *arena, const struct arguments *arguments);
enum status run_open(struct arena *arena, const struct arguments *arguments);
enum status run_report(struct arena *arena, const struct arguments *arguments);
enum status run_explain(struct arena *arena, const struct arguments *arguments);
enum status run_merge(struct arena *arena, const struct arguments *arguments);
enum status run_compare(struct arena *arena, const struct arguments *arguments);
enum status run_check(struct arena *arena, const struct arguments *arguments);
enum status run_list(struct arena *arena, const struct arguments *arguments);

// The formats of a report, and whom it can be for (run_report.c).
bool is_format(const char *name);
bool is_audience(const char *name);
void list_formats(FILE *out);

#endif
