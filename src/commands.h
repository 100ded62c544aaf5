// SPDX-License-Identifier: MIT
//
// What main's files share: the arguments of a run, exit statuses, and the
// loading of files with their problems told. One function per command.

#ifndef COMMANDS_H
#define COMMANDS_H

#include "arguments.h"
#include "comparison.h"
#include "poll.h"
#include "store.h"

// --- Loading (loading.c) ---

struct loaded {
    struct questionnaire *questionnaire;
    struct assessment **assessments;
    size_t count;
    enum status status;
};
// Reads the assessments and the questionnaire that they name, or the one that
// --questionnaire names, and tells all problems on standard error.
struct loaded load_assessments(struct arena *arena,
                               const struct arguments *arguments,
                               char *const *files, size_t count);
// [assessment] and where it stands, as one of those that are compared: all of
// it in [arena], but for [name] and the assessment itself.
struct unit unit_of(struct arena *arena,
                    const struct questionnaire *questionnaire,
                    const struct assessment *assessment, const char *name);
// The questionnaire that the assessment at [path] names; NULL after telling
// why not, if it is to be told.
struct questionnaire *named_questionnaire(struct arena *arena, const char *path,
                                          bool tell, enum status *status);
// Reads a questionnaire, by id or by file, and tells its problems.
struct questionnaire *load_questionnaire(struct arena *arena, const char *name,
                                         enum status *status);
// The same in its own language, with the warnings told too.
struct questionnaire *load_original(struct arena *arena, const char *name,
                                    enum status *status);
// The questionnaire at [path] with its texts in the language of the interface,
// where there is a translation; otherwise as questionnaire_read. *[faulty],
// unless NULL, is the translation that could not be used, if there is one.
struct questionnaire *read_in_language(struct arena *arena, const char *path,
                                       struct diags *diags, bool *unreadable,
                                       const char **faulty);
// The file of a questionnaire given by id or by path; NULL after telling.
const char *find_questionnaire(struct arena *arena, const char *name);

// --- Many files, one poll (collecting.c) ---

struct collection {
    struct questionnaire *questionnaire;
    struct poll *poll;
    size_t counted; // files
    struct left_out left_out;
    // What the counted files were merged from, or are themselves; ascending.
    // In an arena of their own, to be freed: there may be very many.
    struct arena *source_arena;
    uint64_t *sources;
    size_t source_count;
    bool any_merged;    // one of them was merged from others
    bool without_words; // they are too many for what was written in words
    double fresh;       // people in those that were not
    // Whether anything is to be made of it; what is wrong with any of the files
    // stands in the status all the same.
    bool usable;
    enum status status;
};

struct collecting {
    bool each;  // every single file is wanted afterwards
    bool merge; // copies and superseded files are left out, not a problem
};

// Reads and counts [files]. What is wrong with any of them is told; then
// nothing is to be made of the rest, unless --skip-bad says so. Files are kept
// one by one only up to 100 of them, or where notes are wanted.
struct collection collect_files(struct arena *arena,
                                const struct arguments *arguments,
                                char *const *files, size_t count,
                                const struct collecting *options);

// --- Problems of many files (collecting.c) ---

// Not more are told than anybody reads; how many more there are is told last.
// The warnings of some files do not keep back the errors of others.
struct telling {
    unsigned errors, warnings; // told
    unsigned untold;
};
void tell_some(struct telling *telling, struct diags *diags);
void tell_rest(const struct telling *telling);

// --- Small things (loading.c) ---

enum status worse(enum status a, enum status b);
const char *today(struct arena *arena);
// Tells on standard error: "cxladder: PATH: what failed".
void tell_file(const char *path, const char *what);
// Flushes standard output; STATUS_FILE where not all of it was written.
enum status finish_output(enum status status);

// Lets [write] write to --output, whole or not at all, or to standard output.
enum status put_document(struct arena *arena, const struct arguments *arguments,
                         void (*write)(void *context, FILE *out),
                         void *context);

// Renders [result] into the file [path] in the format [name]; where that is
// NULL, in the one that the ending of the path tells. False with a sentence in
// *[problem]. [exists] tells that the file is there already.
bool export_report(struct arena *arena, const struct result *result,
                   const char *path, const char *name, bool replace,
                   const char **problem, bool *exists);

// --- Interview (run_session.c) ---

struct opening;
struct terminal;

// The interview on what was opened, on the screen or by lines as is wished;
// [opening] is closed afterwards.
enum status interview(struct arena *arena, const struct arguments *arguments,
                      struct opening *opening);
// How an interview on the screen ended.
struct ending {
    bool over;  // nobody is there any more: the whole program ends
    int signal; // by it; 0: none
};
// The same in a terminal that is open and stays so. The desk stays open: what
// became of it is still to be told.
struct ending interview_on(struct terminal *terminal, struct arena *arena,
                           const struct arguments *arguments,
                           struct opening *opening);
// Where the answers are, or that not all of them are on disk; NULL where there
// is nothing to tell.
const char *interview_place(struct arena *arena, const struct opening *opening);
// Opens the terminal; NULL after telling why there is none.
struct terminal *open_terminal(struct arena *arena,
                               const struct arguments *arguments);
// Ends the program by the signal [number], once everything is put back.
void end_by(int number);
// Whether prompts are to be used instead of screens.
bool wants_plain(const struct arguments *arguments);

#endif
