// SPDX-License-Identifier: MIT
//
// compare: results of one questionnaire over time, or units side by side.

#include "commands.h"
#include "language.h"
#include "render.h"
#include "text.h"

#include <string.h>

// What a person calls it: the file without folder and ending.
static const char *unit_name(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    size_t length = strlen(base);
    static const char *const endings[] = {".cxa.yaml", ".yaml"};
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && !strcmp(base + length - ending, endings[i]))
            return arena_copy(arena, base, length - ending);
    }
    return base;
}

// The newest file's questionnaire is the one that all are read by: what older
// files answered is matched to it by ids.
static struct loaded load_newest_last(struct arena *arena,
                                      const struct arguments *arguments) {
    size_t count = arguments->file_count;
    char **files = ARENA_ARRAY(arena, char *, count);
    for (size_t i = 0; i < count; i++) {
        files[i] = arguments->files[count - 1 - i];
    }
    struct loaded loaded = load_assessments(arena, arguments, files, count);
    if (loaded.status != STATUS_DONE) return loaded;
    for (size_t i = 0; i < count / 2; i++) {
        struct assessment *other = loaded.assessments[i];
        loaded.assessments[i] = loaded.assessments[count - 1 - i];
        loaded.assessments[count - 1 - i] = other;
    }
    return loaded;
}

static struct unit *units_of(struct arena *arena,
                             const struct arguments *arguments,
                             const struct loaded *loaded) {
    struct unit *units = ARENA_ARRAY(arena, struct unit, loaded->count);
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = today(arena);
    options.without_advice = true;
    for (size_t i = 0; i < loaded->count; i++) {
        const struct assessment *assessment = loaded->assessments[i];
        const char *finished = assessment->finished;
        units[i] = (struct unit){
            .name = unit_name(arena, arguments->files[i]),
            .date = finished ? finished : assessment->started,
            .version = assessment->version,
            .result = result_build(arena, loaded->questionnaire, &assessment, 1,
                                   &options),
        };
    }
    return units;
}

struct compared {
    const struct comparison *comparison;
    const struct compare_format *format;
    struct render_options options;
};

static void write_compared(void *context, FILE *out) {
    const struct compared *compared = context;
    bool ascii = text_ascii();
    if (compared->format->flags & FORMAT_FILE)
        text_set_ascii(compared->options.ascii);
    compared->format->render(compared->comparison, &compared->options, out);
    text_set_ascii(ascii);
}

enum status run_compare(struct arena *arena,
                        const struct arguments *arguments) {
    struct compared compared = {.format = &compare_formats[0]};
    if (arguments->format)
        compared.format = compare_format_find(arguments->format);
    if (!compared.format) {
        tell_file("--format", _("compare does not know this format"));
        return STATUS_USAGE;
    }
    struct loaded loaded = load_newest_last(arena, arguments);
    if (loaded.status != STATUS_DONE) return loaded.status;
    compared.comparison = comparison_build(arena, loaded.questionnaire,
                                           units_of(arena, arguments, &loaded),
                                           loaded.count, !arguments->units);
    compared.options = (struct render_options){.width = arguments->width,
                                               .ascii = arguments->ascii,
                                               .language = language_now(),
                                               .arena = arena};
    return put_document(arena, arguments, write_compared, &compared);
}
