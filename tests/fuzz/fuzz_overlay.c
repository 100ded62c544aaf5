// SPDX-License-Identifier: MIT
//
// Any bytes as the texts of a questionnaire in another language. The
// questionnaire has every key that can be translated.

#include "fuzz.h"

#include <locale.h>

#define QUESTIONNAIRE "tests/data/questionnaires/every-key.yaml"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    setlocale(LC_CTYPE, "C.UTF-8");
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    const char *path = fuzz_file(0, bytes, size);
    struct questionnaire *questionnaire =
        questionnaire_read(arena, QUESTIONNAIRE, diags, NULL);
    if (questionnaire)
        questionnaire_translate(arena, questionnaire, path, diags);
    diags_print(diags, fuzz_nowhere());
    arena_free(arena);
    return 0;
}
