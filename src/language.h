// SPDX-License-Identifier: MIT
//
// The language that people are addressed in: --lang, else the first that says
// something of LANGUAGE, LC_ALL, LC_MESSAGES and LANG. They are read as text,
// because a fresh system has no locale but C.UTF-8 and must speak Estonian all
// the same.

#ifndef LANGUAGE_H
#define LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

struct language {
    const char *code; // "et"
    const char *name; // in the language itself: "eesti"
};
// What the interface speaks, English first.
extern const struct language languages[];
extern const size_t language_count;

// Sets the locale, finds the translations and takes the language that the
// environment asks for. Once, before any text is shown.
void language_start(void);
// Changes the language, also in mid-session: "et", "et_EE.UTF-8", "de:et".
// One that the interface does not speak is kept for the texts of
// questionnaires, the interface is in English then. False, and nothing
// changed, where [wish] names no language.
bool language_set(const char *wish);
// To the next one that the interface speaks.
void language_next(void);
// The language now: the code of one that the interface speaks ("et"), or
// another as it was wished for ("pt_BR").
const char *language_now(void);
// The row of [code] in languages, NULL where the interface does not speak it.
const struct language *language_find(const char *code);

#endif
