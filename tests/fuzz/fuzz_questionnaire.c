// SPDX-License-Identifier: MIT
//
// Any bytes as a questionnaire: read, checked, and where it is valid asked
// nothing of: an empty assessment of it is scored and reported in each format.

#include "fuzz.h"
#include "render.h"

#include <locale.h>

static void report(struct arena *arena, const struct questionnaire *made) {
    const struct assessment *assessment = assessment_new(arena, made);
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = "2026-01-01";
    options.plan_seconds = 0.01;
    const struct result *result =
        result_build(arena, made, &assessment, 1, &options);
    struct render_options shown = {.arena = arena};
    for (size_t i = 0; i < format_count; i++) {
        formats[i].render(result, &shown, fuzz_nowhere());
    }
    explain_render(result, NULL, &shown, fuzz_nowhere());
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    setlocale(LC_CTYPE, "C.UTF-8");
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    const char *path = fuzz_file(0, bytes, size);
    struct questionnaire_head head;
    questionnaire_head_read(arena, path, &head);
    const struct questionnaire *made =
        questionnaire_read(arena, path, diags, NULL);
    diags_print(diags, fuzz_nowhere());
    if (made && !diags->errors) report(arena, made);
    arena_free(arena);
    return 0;
}
