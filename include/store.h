// SPDX-License-Identifier: MIT
//
// Files: questionnaires and assessments in, assessments out, and the one writer
// through which every file of the program goes to disk. The only module that
// knows YAML.

#ifndef STORE_H
#define STORE_H

#include "assessment.h"

#include <stdio.h>
#include <time.h>

// --- The one writer ---

// What failed in the world: errno's number and what was being done.
struct file_error {
    int code; // errno; 0: nothing failed
    // Static; a sentence such as "The file could not be written", translated
    // when shown. NULL with ESTALE.
    const char *step;
};

struct file_options {
    bool replace;          // an existing file may be replaced
    unsigned default_mode; // of a new file: 0600 for answers, 0666 for reports
    // Called with the finished temporary file before it takes its place;
    // false: it does not, and EIO is reported. NULL: no check.
    bool (*verify)(void *context, const char *temporary);
};

// Writes [path] whole or not at all: a temporary file beside the (resolved)
// target, fsync, verify, rename, fsync of the folder. Links stay links, an
// existing file keeps its mode. False and *[error] when anything failed; the
// old file is then untouched.
bool file_write(const char *path, void (*write)(void *context, FILE *out),
                void *context, const struct file_options *options,
                struct file_error *error);
// One line that says what failed, for people.
const char *file_error_text(struct arena *arena,
                            const struct file_error *error);

// --- Calls on files ---
//
// Whatever opens a file or changes a folder does so through one of these calls.
// A process that has given up the right to make one (EACCES) asks its deputy,
// where it has one.

enum file_call {
    FILE_OPEN,
    FILE_UNLINK,
    FILE_LINK,
    FILE_RENAME,
    FILE_RENAME_NEW, // EEXIST where there is a file
    FILE_MAKE_FOLDER,
};

struct file_request {
    enum file_call call;
    const char *path, *other; // other: the new name, where there is one
    int flags;                // of open(2); O_CLOEXEC is always set
    unsigned mode;
};

struct file_deputy {
    // As file_call; a file that it opened belongs to the caller.
    int (*call)(void *context, const struct file_request *request);
    void *context;
};
// For the whole process; NULL: nobody is asked any more.
void file_set_deputy(const struct file_deputy *deputy);

// The call itself, asking nobody: -1 and errno where it fails, for FILE_OPEN
// the file, else 0.
int file_call(const struct file_request *request);
// open, tried again when a signal interrupts it, and unlink; asking the deputy.
int file_open(const char *path, int flags, unsigned mode);
int file_unlink(const char *path);

struct path_list {
    const char **paths;
    size_t count;
};

// What a YAML file is, told by a key at the beginning of a line of its first
// 4096 bytes, without a parser.
enum file_kind {
    FILE_QUESTIONNAIRE,
    FILE_ASSESSMENT,
    FILE_TEXTS, // of a questionnaire in another language
    FILE_OTHER, // or not a file that can be read
};
enum file_kind file_kind(const char *path);

// --- Questionnaires ---

#define FILE_SIZE_LIMIT (16L * 1024 * 1024)

// Reads and checks. NULL after a file that could not be read at all (reported
// with line 0, diags->errors counts it, and *[unreadable] is set if given).
struct questionnaire *questionnaire_read(struct arena *arena, const char *path,
                                         struct diags *diags, bool *unreadable);

// What the start screen needs, read from the head of the file alone (at most up
// to `ladders:`). False where it is no questionnaire.
struct questionnaire_head {
    const char *path, *id, *version, *language, *title, *about;
};
bool questionnaire_head_read(struct arena *arena, const char *path,
                             struct questionnaire_head *head);
// Puts the title and the introduction of the overlay at [path] in the place of
// those of [head], where they stand at its beginning.
void questionnaire_head_translate(struct arena *arena, const char *path,
                                  struct questionnaire_head *head);

// --- Texts in other languages ---
//
// An overlay NAME.LANG.yaml beside NAME.yaml holds the texts of a questionnaire
// in another language, by id and code, and nothing else.

// Puts the texts of the overlay at [path] in the place of those of
// [questionnaire], which was read without an error. What is not translated
// stays, with a warning that names the id. False after an error: the texts may
// then be mixed. To change to another language read the questionnaire again.
bool questionnaire_translate(struct arena *arena,
                             struct questionnaire *questionnaire,
                             const char *path, struct diags *diags);
// All texts of [questionnaire] as such an overlay, the originals standing where
// the translations in [language] will.
void questionnaire_print_texts(const struct questionnaire *questionnaire,
                               const char *language, FILE *out);
// The overlay of the questionnaire at [path] for a language or locale: for
// "et_EE.UTF-8" NAME.et_EE.yaml, else NAME.et.yaml. NULL if there is none, as
// for the language of the questionnaire itself.
const char *overlay_find(struct arena *arena, const char *path,
                         const char *language);
// The languages that there are overlays for, sorted; the questionnaire's own
// is not among them.
struct path_list overlay_languages(struct arena *arena, const char *path);
// The questionnaire's file that the overlay at [path] belongs to by its name
// (it need not exist); NULL where that file is no overlay.
const char *overlay_base(struct arena *arena, const char *path);

// --- Assessments ---

// Enough to find the questionnaire and to list the file.
struct assessment_head {
    const char *path, *questionnaire, *version, *fingerprint, *language;
    const char *started, *finished, *at, *organisation;
    size_t answers; // keys below answers
    time_t changed; // of the file
};
bool assessment_head_read(struct arena *arena, const char *path,
                          struct assessment_head *head, struct diags *diags,
                          bool *unreadable);
// The same from what stands above `answers:`, which are not counted; for lists
// that must be there at once. False where that is no assessment.
bool assessment_head_glance(struct arena *arena, const char *path,
                            struct assessment_head *head);

// NULL where it cannot be used at all; see diags.
struct assessment *assessment_read(struct arena *arena, const char *path,
                                   const struct questionnaire *questionnaire,
                                   struct diags *diags, bool *unreadable);
// As text, in stable order: one changed answer is one changed line.
void assessment_print(const struct assessment *assessment, FILE *out);

// --- A session on one file ---
//
// Holds the lock, notices changes from outside, keeps the version before the
// session and the draft of a text being typed.

struct session;

enum session_state {
    SESSION_OPEN,
    SESSION_LOCKED,    // another cxladder works on it: read-only here
    SESSION_READ_ONLY, // the file or its folder cannot be written
};

// Opens [path] for editing; it need not exist yet, its folder must. NULL and
// *[error] where it cannot be opened or locked. Open the session before the
// assessment is read from [path]: what changes in between is then noticed.
// Temporaries of killed runs are removed from the folder. A process forked
// while a session is open shares its lock and must not outlive it.
struct session *session_open(struct arena *arena, const char *path,
                             struct file_error *error);
enum session_state session_state(const struct session *session);
// Who holds the lock ("process 4711 on host"), or NULL.
const char *session_holder(const struct session *session);
// How many other names (hard links) the file has: they keep the old version
// when the session saves.
unsigned session_other_names(const struct session *session);
// Saves whole; read back and compared before it replaces the old file. ESTALE
// when the file was changed by somebody else since it was read or saved. The
// first save keeps the version before the session as .NAME.before.
bool session_save(struct session *session, const struct assessment *assessment,
                  struct file_error *error);
// After ESTALE: put the foreign version aside under a new name (returned in
// *[kept]) and save ours.
bool session_save_over(struct session *session,
                       const struct assessment *assessment, const char **kept,
                       struct file_error *error);
// Text being typed, beside the file; "" removes the draft.
bool session_draft(struct session *session, const char *question,
                   const char *field, const char *text,
                   struct file_error *error);
// A draft left behind by a session that ended badly; false if none.
bool session_draft_read(struct arena *arena, struct session *session,
                        const char **question, const char **field,
                        const char **text);
void session_close(struct session *session);
// The version of [path] from before its last session; NULL if none is kept.
// Also offered where [path] itself is damaged.
const char *session_before(struct arena *arena, const char *path);

// Puts a copy of the questionnaire's file, and of its translations, into the
// user's data directory as questionnaires/ID-FINGERPRINT.yaml, so that a
// finished assessment's result can be had again however the questionnaire
// changes. What is there already stays. FINGERPRINT is its 64 hex digits. Such
// copies are never listed; places_find knows them.
bool places_keep_questionnaire(struct arena *arena,
                               const struct questionnaire *questionnaire,
                               struct file_error *error);

// --- Places ---

// The user's data directory, which need not exist; NULL without a home.
const char *places_data(struct arena *arena);
// Places searched for questionnaires, best first: beside [beside] (a file, may
// be NULL), $CXLADDER_PATH, the user's and the system's data directories, the
// source tree.
struct path_list places_questionnaire_folders(struct arena *arena,
                                              const char *beside);
// All *.yaml below those folders that are questionnaires by their first key,
// sorted; an id found twice is listed once, the best place first.
struct path_list places_questionnaires(struct arena *arena, const char *beside);
// The same with their heads; one that cannot be read has its path alone.
struct head_list {
    struct questionnaire_head *heads;
    size_t count;
};
struct head_list places_heads(struct arena *arena, const char *beside);
// The file of questionnaire [id] (a kebab-case id, never used as a path);
// prefers an equal [fingerprint] (may be NULL). NULL if none.
const char *places_find(struct arena *arena, const char *id,
                        const char *fingerprint, const char *beside);
// Assessments (*.cxa.yaml) in the data directory and the current folder,
// newest first.
struct path_list places_assessments(struct arena *arena);
// A file that does not exist yet: the data directory's
// assessments/ID-DATE[-N].cxa.yaml; its folders are made.
const char *places_new_assessment(struct arena *arena, const char *id,
                                  const char *date, struct file_error *error);

#endif
