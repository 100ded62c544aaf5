// SPDX-License-Identifier: MIT
//
// Any bytes as an assessment of the questionnaire of every type: read, and,
// where it is good, written and read again, which must give the same text.

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct questionnaire *survey = fuzz_survey();
    uint64_t hash = fuzz_hash(bytes, size);
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    const char *path = fuzz_file(0, bytes, size);
    if (hash % 8 == 0) {
        struct assessment_head head;
        assessment_head_read(arena, path, &head, diags_new(arena), NULL);
    }
    const struct assessment *assessment =
        assessment_read(arena, path, survey, diags, NULL);
    if (hash % 8 == 1) diags_print(diags, fuzz_nowhere());
    if (assessment && !diags->errors) {
        if (hash % 2 == 0) fuzz_round_trip(arena, assessment);
        if (hash % 32 == 3) {
            struct fuzz_bytes wanted = {bytes, bytes + size};
            fuzz_report(arena, survey, &assessment, 1, &wanted);
        }
    }
    arena_free(arena);
    return 0;
}
