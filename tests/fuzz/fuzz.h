// SPDX-License-Identifier: MIT
//
// What the fuzz targets share: bytes as a file that never touches the disk, and
// ways to take a whole run through. Each target is a program of its own:
// libFuzzer calls LLVMFuzzerTestOneInput.

#ifndef FUZZ_H
#define FUZZ_H

#include "store.h"

// What a target is given, taken byte by byte; zeros behind its end.
struct fuzz_bytes {
    const uint8_t *next, *end;
};
uint8_t fuzz_take(struct fuzz_bytes *bytes);

// A number made of all bytes. What is dear and need not be done on every input
// is done where this says so: the same on the same input, always.
uint64_t fuzz_hash(const uint8_t *bytes, size_t size);

// The path of a file in memory that holds [size] bytes; the same file each
// time. Slot 0 or 1, for targets that need two files at once.
const char *fuzz_file(unsigned slot, const uint8_t *bytes, size_t size);

// A stream that forgets what is written to it.
FILE *fuzz_nowhere(void);

// The questionnaire of the corpus that answers and keys belong to: every type
// of question, read once. Ends the program where it cannot be read.
struct questionnaire *fuzz_survey(void);
// The same, read anew.
struct questionnaire *fuzz_survey_read(void);

// One of the questionnaires kept in the tree, each read once.
const struct questionnaire *fuzz_model(unsigned which);

// The text of an assessment of [survey] with answers of every kind, good ones
// but for few, as [bytes] say.
char *fuzz_answers(struct arena *arena, const struct questionnaire *survey,
                   struct fuzz_bytes *bytes, size_t *size);

// Writes [assessment] and reads what was written: it must be read without an
// error and be written as the same bytes again. Ends the program otherwise.
void fuzz_round_trip(struct arena *arena, const struct assessment *assessment);

// The result of one or several assessments, in the formats, for the readers and
// with the options that [bytes] name.
void fuzz_report(struct arena *arena, const struct questionnaire *survey,
                 const struct assessment *const *assessments, size_t count,
                 struct fuzz_bytes *bytes);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif
