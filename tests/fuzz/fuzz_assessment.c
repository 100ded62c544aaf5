// SPDX-License-Identifier: MIT
//
// Any bytes as an assessment: read, written, read again (which must give the
// same text), scored and reported.

#include "fuzz.h"
#include "render.h"

#include <stdlib.h>
#include <string.h>

static char *printed(const struct assessment *assessment, size_t *size) {
    char *text = NULL;
    FILE *out = open_memstream(&text, size);
    if (!out) abort();
    assessment_print(assessment, out);
    if (fclose(out)) abort();
    return text;
}

// What was written must be read back as the same, whatever was read first.
static void round_trip(struct arena *arena,
                       const struct assessment *assessment) {
    size_t size = 0, again_size = 0;
    char *text = printed(assessment, &size);
    struct diags *diags = diags_new(arena);
    const struct assessment *again =
        assessment_read(arena, fuzz_file(1, (const uint8_t *)text, size),
                        fuzz_survey(), diags, NULL);
    if (!again || diags->errors) {
        diags_print(diags, stderr);
        abort();
    }
    char *second = printed(again, &again_size);
    if (size != again_size || memcmp(text, second, size) != 0) abort();
    free(text);
    free(second);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct questionnaire *survey = fuzz_survey();
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    const char *path = fuzz_file(0, bytes, size);
    struct assessment_head head;
    assessment_head_read(arena, path, &head, diags_new(arena), NULL);
    const struct assessment *assessment =
        assessment_read(arena, path, survey, diags, NULL);
    diags_print(diags, fuzz_nowhere());
    if (assessment && !diags->errors) {
        round_trip(arena, assessment);
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
