// SPDX-License-Identifier: MIT

#define _GNU_SOURCE
#include "fuzz.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define SLOTS 2
#define EVERY_TYPE "tests/prompts/every-type.yaml"

// Memory just freed is watched all the same, and is still in the cache when it
// is used again: with 256 MiB of it most of the time goes into fresh pages. Who
// allocated what is not written down: run a finding again with
// ASAN_OPTIONS=malloc_context_size=30 to be told.
const char *__asan_default_options(void);
const char *__asan_default_options(void) {
    return "quarantine_size_mb=2:malloc_context_size=0";
}

uint8_t fuzz_take(struct fuzz_bytes *bytes) {
    return bytes->next < bytes->end ? *bytes->next++ : 0;
}

uint64_t fuzz_hash(const uint8_t *bytes, size_t size) {
    uint64_t hash = 0xcbf29ce484222325U;
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ bytes[i]) * 0x100000001b3U;
    }
    return hash ^ hash >> 32;
}

const char *fuzz_file(unsigned slot, const uint8_t *bytes, size_t size) {
    static int files[SLOTS] = {-1, -1};
    static char paths[SLOTS][32];
    if (files[slot] < 0) {
        files[slot] = memfd_create("fuzz", 0);
        if (files[slot] < 0) abort();
        snprintf(paths[slot], sizeof(paths[slot]), "/proc/self/fd/%d",
                 files[slot]);
    }
    if (pwrite(files[slot], bytes, size, 0) != (ssize_t)size ||
        ftruncate(files[slot], (off_t)size))
        abort();
    return paths[slot];
}

FILE *fuzz_nowhere(void) {
    static FILE *nowhere;
    static char buffer[1 << 18];
    if (nowhere) return nowhere;
    nowhere = fopen("/dev/null", "w");
    if (!nowhere || setvbuf(nowhere, buffer, _IOFBF, sizeof(buffer))) abort();
    return nowhere;
}

// --- Questionnaires ---

static struct questionnaire *read_good(const char *path) {
    setlocale(LC_CTYPE, "C.UTF-8");
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    struct questionnaire *survey = questionnaire_read(arena, path, diags, NULL);
    if (!survey || diags->errors) {
        diags_print(diags, stderr);
        abort();
    }
    return survey;
}

struct questionnaire *fuzz_survey_read(void) {
    const char *path = getenv("FUZZ_SURVEY");
    return read_good(path ? path : EVERY_TYPE);
}

struct questionnaire *fuzz_survey(void) {
    static struct questionnaire *survey;
    if (!survey) survey = fuzz_survey_read();
    return survey;
}

const struct questionnaire *fuzz_model(unsigned which) {
    static const char *const paths[] = {
        EVERY_TYPE,
        "tests/data/questionnaires/every-key.yaml",
        "tests/data/models/capability.yaml",
        "tests/data/models/cmmi.yaml",
        "tests/data/models/figures.yaml",
        "tests/data/models/isa.yaml",
        "tests/data/models/mil.yaml",
        "tests/data/models/samm.yaml",
        "tests/data/models/worked.yaml",
        "tests/many/survey.yaml",
        "tests/score/poll.yaml",
    };
    enum { PATHS = sizeof(paths) / sizeof(*paths) };
    static const struct questionnaire *models[PATHS];
    which %= PATHS;
    if (!models[which]) models[which] = read_good(paths[which]);
    return models[which];
}

// --- Assessments ---

static char *printed(const struct assessment *assessment, size_t *size) {
    char *text = NULL;
    FILE *out = open_memstream(&text, size);
    if (!out) abort();
    assessment_print(assessment, out);
    if (fclose(out)) abort();
    return text;
}

void fuzz_round_trip(struct arena *arena, const struct assessment *assessment) {
    size_t size = 0, again_size = 0;
    char *text = printed(assessment, &size);
    struct diags *diags = diags_new(arena);
    const struct assessment *again =
        assessment_read(arena, fuzz_file(1, (const uint8_t *)text, size),
                        assessment->questionnaire, diags, NULL);
    if (!again || diags->errors) {
        diags_print(diags, stderr);
        abort();
    }
    char *second = printed(again, &again_size);
    if (size != again_size || memcmp(text, second, size) != 0) {
        fprintf(stderr, "written:\n%s\nand again:\n%s\n", text, second);
        abort();
    }
    free(text);
    free(second);
}
