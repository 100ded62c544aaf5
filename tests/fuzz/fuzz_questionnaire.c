// SPDX-License-Identifier: MIT
//
// Any bytes as a questionnaire: read and checked. Of those that are valid some
// are answered, scored and reported.

#include "fuzz.h"

#include <locale.h>

static void answered(struct arena *arena, const struct questionnaire *made,
                     uint64_t hash) {
    // What was typed is no source of good answers: the hash is spread out.
    uint8_t spread[512];
    for (size_t i = 0; i < sizeof(spread); i++) {
        hash = hash * 6364136223846793005U + 1442695040888963407U;
        spread[i] = (uint8_t)(hash >> 56);
    }
    struct fuzz_bytes wanted = {spread, spread + 16};
    struct fuzz_bytes bytes = {spread + 16, spread + sizeof(spread)};
    size_t length = 0;
    const char *text = fuzz_answers(arena, made, &bytes, &length);
    const struct assessment *assessment =
        assessment_read(arena, fuzz_file(1, (const uint8_t *)text, length),
                        made, diags_new(arena), NULL);
    const struct assessment *empty = assessment_new(arena, made);
    const struct assessment *both[] = {assessment ? assessment : empty, empty};
    fuzz_report(arena, made, both, 1 + spread[0] % 2U, &wanted);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    setlocale(LC_CTYPE, "C.UTF-8");
    uint64_t hash = fuzz_hash(bytes, size);
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    const char *path = fuzz_file(0, bytes, size);
    if (hash % 8 == 0) {
        struct questionnaire_head head;
        questionnaire_head_read(arena, path, &head);
    }
    const struct questionnaire *made =
        questionnaire_read(arena, path, diags, NULL);
    if (hash % 8 == 1) diags_print(diags, fuzz_nowhere());
    if (hash % 8 == 2 && made && !diags->errors) answered(arena, made, hash);
    if (hash % 8 == 3 && made && !diags->errors)
        questionnaire_print_texts(made, "et", fuzz_nowhere());
    arena_free(arena);
    return 0;
}
