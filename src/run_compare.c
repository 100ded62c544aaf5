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

// One after the other is read, computed and forgotten, but for where it stands:
// there may be thousands, and then of units side by side also that lies outside
// of memory. Over time the answers are kept as well, for each result is held
// against the one before it.
struct series {
    struct arena *arena;
    const struct arguments *arguments;
    const struct questionnaire *questionnaire;
    struct unit_store *store; // NULL: the units are here
    struct unit *units;
    size_t count;
    struct arena *scratch; // of the one that is read
    struct telling telling;
    enum status status;
};

static struct assessment *read_next(struct series *series, struct arena *arena,
                                    const char *path) {
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    struct assessment *assessment =
        assessment_read(arena, path, series->questionnaire, diags, &unreadable);
    bool bad = unreadable || diags->errors || !assessment;
    tell_some(&series->telling, diags);
    if (bad)
        series->status =
            worse(series->status, unreadable ? STATUS_FILE : STATUS_INVALID);
    return bad ? NULL : assessment;
}

static void add_unit(struct series *series, struct arena *arena,
                     const char *path, const struct assessment *assessment) {
    struct unit unit = unit_of(arena, series->questionnaire, assessment,
                               unit_name(arena, path));
    size_t place = series->count++;
    if (series->store) {
        unit_store_add(series->store, &unit);
        return;
    }
    series->units[place] = unit_kept(series->arena, &unit);
}

static void prepare_units(struct series *series) {
    const struct arguments *arguments = series->arguments;
    if (arguments->scratch)
        series->store = unit_store_new(series->arena, series->questionnaire,
                                       arguments->scratch);
    else
        series->units =
            ARENA_ARRAY(series->arena, struct unit, arguments->file_count);
}

static void read_series(struct series *series) {
    const struct arguments *arguments = series->arguments;
    struct arena *arena = series->scratch;
    prepare_units(series);
    for (size_t i = 0; i < arguments->file_count; i++) {
        const char *path = arguments->files[i];
        arena_reset(arena);
        const struct assessment *assessment = read_next(series, arena, path);
        if (assessment) add_unit(series, arena, path, assessment);
    }
    tell_rest(&series->telling);
    int error = series->store ? unit_store_finish(series->store) : 0;
    if (!error) return;
    tell_file(_("temporary file"), strerror(error));
    series->status = STATUS_FILE;
    series->count = 0;
}

// By the newest file's questionnaire all are read: what older files answered is
// matched to it by ids.
static struct questionnaire *questionnaire_for(
    struct arena *arena, const struct arguments *arguments,
    enum status *status) {
    return arguments->questionnaire
               ? load_questionnaire(arena, arguments->questionnaire, status)
               : named_questionnaire(
                     arena, arguments->files[arguments->file_count - 1], true,
                     status);
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

// Named, or told by the ending of the file to write; else text.
static const struct compare_format *format_for(
    const struct arguments *arguments) {
    if (arguments->format) return compare_format_find(arguments->format);
    const struct format *format =
        arguments->output ? format_of_file(arguments->output) : NULL;
    return format ? compare_format_find(format->name) : &compare_formats[0];
}

static enum status put_series(struct series *series,
                              struct compared *compared) {
    const struct arguments *arguments = series->arguments;
    compared->comparison =
        series->store
            ? comparison_of_store(series->arena, series->store)
            : comparison_build(series->arena, series->questionnaire,
                               series->units, series->count, !arguments->units);
    compared->options = (struct render_options){.width = arguments->width,
                                                .ascii = arguments->ascii,
                                                .language = language_now(),
                                                .arena = series->arena};
    return put_document(series->arena, arguments, write_compared, compared);
}

enum status run_compare(struct arena *arena,
                        const struct arguments *arguments) {
    struct compared compared = {.format = format_for(arguments)};
    if (!compared.format) {
        tell_file("--format", _("compare does not know this format"));
        return STATUS_USAGE;
    }
    struct series series = {
        .arena = arena, .arguments = arguments, .scratch = arena_new()};
    series.questionnaire = questionnaire_for(arena, arguments, &series.status);
    if (series.questionnaire) read_series(&series);
    enum status status = series.status;
    bool usable =
        series.count && (status == STATUS_DONE || arguments->skip_bad);
    if (usable) status = worse(status, put_series(&series, &compared));
    arena_free(series.scratch);
    return status;
}
