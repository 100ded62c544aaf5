// SPDX-License-Identifier: MIT

#include "fuzz.h"
#include "poll.h"
#include "render.h"

#include <stdlib.h>

// --- What is asked of the result ---

static int target_of(const struct ladder *ladder, uint8_t byte) {
    int rungs = ladder->top - ladder->start;
    if (byte < 128 || rungs < 1) return LEVEL_UNKNOWN;
    return ladder->start + 1 + byte % rungs;
}

static struct result_options options_of(struct arena *arena,
                                        const struct questionnaire *survey,
                                        struct fuzz_bytes *bytes) {
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = "2026-01-01";
    options.plan_seconds = 0.002;
    int *targets = ARENA_ARRAY(arena, int, survey->ladder_count);
    for (size_t i = 0; i < survey->ladder_count; i++) {
        targets[i] = target_of(&survey->ladders[i], fuzz_take(bytes));
    }
    uint8_t said = fuzz_take(bytes);
    if (said & 1) options.targets = targets;
    if (said & 2) options.budget = fuzz_take(bytes) / 4.0;
    if (said & 4) options.capacity = 1 + fuzz_take(bytes) % 20;
    options.each = said & 8;
    options.without_advice = said & 16;
    return options;
}

static struct render_options shown_of(struct arena *arena,
                                      struct fuzz_bytes *bytes) {
    static const char *const languages[] = {NULL, "et", "fi", "lt"};
    uint8_t said = fuzz_take(bytes), width = fuzz_take(bytes);
    return (struct render_options){
        .arena = arena,
        .ascii = said & 1,
        .brief = said & 2,
        .notes = said & 4,
        .audience = (enum audience)(said / 8 % 3),
        .language = languages[said / 64],
        .width = width ? 20 + width % 180 : 0,
    };
}

// --- Showing it ---

// The id of anything, or of nothing.
static const char *what_of(const struct questionnaire *survey, uint8_t byte) {
    switch (byte % 5) {
    case 1:
        return survey->ladders[byte / 5 % survey->ladder_count].root.id;
    case 2:
        if (!survey->question_count) return NULL;
        return survey->questions[byte / 5 % survey->question_count]->id;
    case 3:
        if (!survey->recommendation_count) return NULL;
        return survey->recommendations[byte / 5 % survey->recommendation_count]
            .id;
    case 4:
        if (!survey->finding_count) return "nothing-of-that-name";
        return survey->findings[byte / 5 % survey->finding_count].id;
    default:
        return NULL;
    }
}

static void compared(struct arena *arena, const struct questionnaire *survey,
                     const struct assessment *const *assessments, size_t count,
                     const struct render_options *shown, uint8_t byte) {
    struct unit *units = ARENA_ARRAY(arena, struct unit, count);
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = "2026-01-01";
    for (size_t i = 0; i < count; i++) {
        units[i] =
            (struct unit){.name = arena_printf(arena, "unit %zu", i),
                          .date = assessments[i]->finished,
                          .version = assessments[i]->version,
                          .result = result_build(arena, survey, &assessments[i],
                                                 1, &options)};
    }
    const struct comparison *made =
        comparison_build(arena, survey, units, count, byte & 1);
    compare_formats[byte / 2 % compare_format_count].render(made, shown,
                                                            fuzz_nowhere());
}

// What is merged scores as its parts; here: it can be written and read.
static void merged(struct arena *arena, const struct questionnaire *survey,
                   const struct assessment *const *assessments, size_t count) {
    struct poll *poll = poll_new(arena, survey);
    for (size_t i = 0; i < count; i++) {
        poll_keep(poll, assessments[i]);
    }
    size_t left_out = 0;
    fuzz_round_trip(arena, poll_merge(arena, poll, &left_out));
}

void fuzz_report(struct arena *arena, const struct questionnaire *survey,
                 const struct assessment *const *assessments, size_t count,
                 struct fuzz_bytes *bytes) {
    uint8_t which = fuzz_take(bytes);
    struct render_options shown = shown_of(arena, bytes);
    struct result_options options = options_of(arena, survey, bytes);
    const struct result *result =
        result_build(arena, survey, assessments, count, &options);
    size_t choice = which % (format_count + 3);
    if (choice < format_count) {
        if (!formats[choice].missing || !formats[choice].missing())
            formats[choice].render(result, &shown, fuzz_nowhere());
    } else if (choice == format_count) {
        explain_render(result, what_of(survey, fuzz_take(bytes)), &shown,
                       fuzz_nowhere());
    } else if (choice == format_count + 1) {
        compared(arena, survey, assessments, count, &shown, fuzz_take(bytes));
    } else {
        merged(arena, survey, assessments, count);
    }
}
