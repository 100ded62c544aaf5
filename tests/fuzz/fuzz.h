// SPDX-License-Identifier: MIT
//
// What the fuzz targets share: bytes as a file that never touches the disk, and
// ways to take a whole run through. Each target is a program of its own:
// libFuzzer calls LLVMFuzzerTestOneInput.

#ifndef FUZZ_H
#define FUZZ_H

#include "store.h"

// The path of a file in memory that holds [size] bytes; the same file each
// time. Slot 0 or 1, for targets that need two files at once.
const char *fuzz_file(unsigned slot, const uint8_t *bytes, size_t size);

// A stream that forgets what is written to it.
FILE *fuzz_nowhere(void);

// The questionnaire of the corpus that answers and keys belong to: every type
// of question, read once. Ends the program where it cannot be read.
struct questionnaire *fuzz_survey(void);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif
