// SPDX-License-Identifier: MIT

#define _GNU_SOURCE
#include "fuzz.h"

#include <locale.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define SLOTS 2

const char *fuzz_file(unsigned slot, const uint8_t *bytes, size_t size) {
    static int files[SLOTS] = {-1, -1};
    static char paths[SLOTS][32];
    if (files[slot] < 0) {
        files[slot] = memfd_create("fuzz", 0);
        if (files[slot] < 0) abort();
        snprintf(paths[slot], sizeof(paths[slot]), "/proc/self/fd/%d",
                 files[slot]);
    }
    if (ftruncate(files[slot], 0) ||
        pwrite(files[slot], bytes, size, 0) != (ssize_t)size)
        abort();
    return paths[slot];
}

FILE *fuzz_nowhere(void) {
    static FILE *nowhere;
    if (!nowhere) nowhere = fopen("/dev/null", "w");
    if (!nowhere) abort();
    return nowhere;
}

struct questionnaire *fuzz_survey(void) {
    static struct questionnaire *survey;
    if (survey) return survey;
    const char *path = getenv("FUZZ_SURVEY");
    if (!path) path = "tests/prompts/every-type.yaml";
    setlocale(LC_CTYPE, "C.UTF-8");
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    survey = questionnaire_read(arena, path, diags, NULL);
    if (!survey || diags->errors) {
        diags_print(diags, stderr);
        abort();
    }
    return survey;
}
