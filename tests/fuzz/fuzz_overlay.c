// SPDX-License-Identifier: MIT
//
// Any bytes as a translation of the questionnaire of every type: its texts are
// put in the place of the originals, and the result is reported and written as
// an overlay again.

#include "fuzz.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static struct questionnaire *survey;
    if (!survey) survey = fuzz_survey_read();
    uint64_t hash = fuzz_hash(bytes, size);
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    bool taken = questionnaire_translate(arena, survey,
                                         fuzz_file(0, bytes, size), diags);
    if (hash % 8 == 1) diags_print(diags, fuzz_nowhere());
    if (taken && hash % 4 == 0)
        questionnaire_print_texts(survey, "et", fuzz_nowhere());
    if (taken && hash % 4 == 2) {
        const struct assessment *assessment = assessment_new(arena, survey);
        struct fuzz_bytes wanted = {bytes, bytes + size};
        fuzz_report(arena, survey, &assessment, 1, &wanted);
    }
    // The texts go with the arena.
    if (!questionnaire_take_texts(survey, fuzz_survey())) abort();
    arena_free(arena);
    return 0;
}
