// SPDX-License-Identifier: MIT
//
// One assessment with its file, as both faces of the interview use it: saving,
// drafts, the text for the user's editor, reports. Sentences in *[problem] are
// for people and already translated.

#ifndef DESK_H
#define DESK_H

#include "assessment.h"

struct desk;
struct file_error;

// Takes the file at [path], which need not exist yet, before anybody reads it:
// what others change from now on is noticed. NULL with what failed in *[error].
struct desk *desk_open(struct arena *arena, const char *path,
                       struct file_error *error);
// A desk without a file, to try a questionnaire out: nothing is kept.
struct desk *desk_preview(struct arena *arena,
                          struct questionnaire *questionnaire,
                          struct assessment *assessment);
bool desk_is_preview(const struct desk *desk);
// What was read from it, or is to be written to it.
void desk_begin(struct desk *desk, struct questionnaire *questionnaire,
                struct assessment *assessment);
void desk_close(struct desk *desk);
// Gives up what the interview does not need (confine.h), once.
void desk_confine(struct desk *desk);

struct arena *desk_arena(const struct desk *desk);
struct questionnaire *desk_questionnaire(const struct desk *desk);
struct assessment *desk_assessment(const struct desk *desk);
const char *desk_path(const struct desk *desk);
// Why nothing can be changed, or NULL.
const char *desk_read_only(const struct desk *desk);
// Whether the last attempt to save failed.
bool desk_unsaved(const struct desk *desk);
// What failed to be saved was no answer.
void desk_forget_failure(struct desk *desk);

bool desk_save(struct desk *desk, const char **problem, bool *foreign);
bool desk_save_over(struct desk *desk, const char **problem);
// Goes on in another file, which must not exist.
bool desk_move(struct desk *desk, const char *path, const char **problem);

void desk_draft(struct desk *desk, const char *question, const char *field,
                const char *text);
bool desk_draft_read(struct desk *desk, const char **question,
                     const char **field, const char **text);

// A file with [text] for the user's editor, readable by nobody else; then what
// became of it.
const char *desk_edit_begin(struct desk *desk, const char *text,
                            const char **problem);
const char *desk_edit_end(struct desk *desk, const char *path,
                          const char **problem);
void desk_edit_drop(struct desk *desk, const char *path);

// Puts the texts of the questionnaire in the language of the interface, where
// they exist in it; else they are as its file has them. False where the file
// cannot be read any more, or is another one: the texts stay.
bool desk_translate(struct desk *desk);

bool desk_export(struct desk *desk, const char *path, const char *format,
                 bool replace, const char **problem, bool *exists);

#endif
