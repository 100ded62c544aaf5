// SPDX-License-Identifier: MIT
//
// From files to a document: a questionnaire of the tree, up to four assessments
// of it made from the bytes, read, scored together and written in one of the
// formats, explained, compared or merged.

#include "fuzz.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fuzz_bytes bytes = {data, data + size};
    uint8_t first = fuzz_take(&bytes);
    const struct questionnaire *survey = fuzz_model(first / 4);
    const struct assessment *made[4];
    size_t count = 0;
    struct arena *arena = arena_new();
    // What is asked of the result stands first, lest it be cut off.
    struct fuzz_bytes wanted = bytes;
    for (int i = 0; i < 12; i++) {
        fuzz_take(&bytes);
    }
    for (unsigned i = 0; i <= first % 4U; i++) {
        size_t length = 0;
        const char *text = fuzz_answers(arena, survey, &bytes, &length);
        struct diags *diags = diags_new(arena);
        const struct assessment *read =
            assessment_read(arena, fuzz_file(0, (const uint8_t *)text, length),
                            survey, diags, NULL);
        if (getenv("FUZZ_TELL")) {
            fputs(text, stderr);
            diags_print(diags, stderr);
        }
        if (read && !diags->errors) made[count++] = read;
    }
    if (count) {
        if (fuzz_hash(data, size) % 8 == 0) fuzz_round_trip(arena, made[0]);
        fuzz_report(arena, survey, made, count, &wanted);
    }
    arena_free(arena);
    return 0;
}
