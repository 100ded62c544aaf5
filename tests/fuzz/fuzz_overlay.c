// SPDX-License-Identifier: MIT
//
// Any bytes as a translation of the questionnaire of every type: its texts are
// put in the place of the originals, and the result is reported and written as
// an overlay again.

#include "fuzz.h"
#include "render.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    fuzz_survey(); // sets the locale, and shows that it can be read
    const char *path = getenv("FUZZ_SURVEY");
    if (!path) path = "tests/prompts/every-type.yaml";
    struct arena *arena = arena_new();
    struct questionnaire *survey =
        questionnaire_read(arena, path, diags_new(arena), NULL);
    struct diags *diags = diags_new(arena);
    bool taken = questionnaire_translate(arena, survey,
                                         fuzz_file(0, bytes, size), diags);
    diags_print(diags, fuzz_nowhere());
    if (taken) {
        questionnaire_print_texts(survey, "et", fuzz_nowhere());
        const struct assessment *assessment = assessment_new(arena, survey);
        struct result_options options = RESULT_OPTIONS_DEFAULT;
        options.today = "2026-01-01";
        const struct result *result =
            result_build(arena, survey, &assessment, 1, &options);
        struct render_options shown = {.arena = arena};
        for (size_t i = 0; i < format_count; i++) {
            formats[i].render(result, &shown, fuzz_nowhere());
        }
    }
    arena_free(arena);
    return 0;
}
