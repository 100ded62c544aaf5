// SPDX-License-Identifier: MIT
//
// report and explain: one result, shown.

#include "commands.h"
#include "language.h"
#include "render.h"
#include "text.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

bool is_format(const char *name) {
    return format_find(name) != NULL;
}

bool is_audience(const char *name) {
    enum audience audience;
    return audience_find(name, &audience);
}

void list_formats(FILE *out) {
    for (size_t i = 0; i < format_count; i++) {
        fprintf(out, " %s", formats[i].name);
    }
}

// --- Options of a result ---

static bool target_of(struct arena *arena, const struct ladder *ladder,
                      const char *text, int *target) {
    double level;
    if (text_parse_number(text, &level) && level >= ladder->start &&
        level <= ladder->top && level == (int)level) {
        *target = (int)level;
        return true;
    }
    tell_file("--target",
              arena_printf(arena,
                           _("\"%s\" was found, a level from %d to "
                             "%d of \"%s\" was expected"),
                           text, ladder->start, ladder->top, ladder->root.id));
    return false;
}

static bool targets_of(struct arena *arena, const struct arguments *arguments,
                       const struct questionnaire *questionnaire,
                       int *targets) {
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        targets[i] = LEVEL_UNKNOWN;
    }
    for (size_t i = 0; i < arguments->target_count; i++) {
        const char *text = arguments->targets[i], *sign = strchr(text, '=');
        const char *id = arena_copy(arena, text, (size_t)(sign - text));
        const struct ladder *ladder = questionnaire_ladder(questionnaire, id);
        if (!ladder) {
            tell_file("--target",
                      arena_printf(arena, _("\"%s\" is not a ladder"), id));
            return false;
        }
        if (!target_of(arena, ladder, sign + 1, &targets[ladder->index]))
            return false;
    }
    return true;
}

static const struct result *build(struct arena *arena,
                                  const struct arguments *arguments,
                                  const struct collection *collection,
                                  bool each) {
    int *targets =
        ARENA_ARRAY(arena, int, collection->questionnaire->ladder_count);
    if (!targets_of(arena, arguments, collection->questionnaire, targets))
        return NULL;
    struct result_options options = {
        .targets = targets,
        .budget = arguments->budget,
        .capacity = arguments->capacity,
        .today = today(arena),
        .each = each,
    };
    struct result *result = poll_result(arena, collection->poll, &options);
    result->left_out = collection->left_out;
    return result;
}

// --- Output ---

struct document {
    const struct result *result;
    const struct format *format; // NULL: an explanation
    const char *what;
    struct render_options options;
};

static void write_document(void *context, FILE *out) {
    const struct document *document = context;
    bool ascii = text_ascii();
    if (!document->format) {
        explain_render(document->result, document->what, &document->options,
                       out);
        return;
    }
    // A file that says itself what it is encoded in does not depend on the
    // terminal's codeset.
    if (document->format->flags & FORMAT_FILE)
        text_set_ascii(document->options.ascii);
    document->format->render(document->result, &document->options, out);
    text_set_ascii(ascii);
}

static bool write_file(struct arena *arena, const char *path, bool replace,
                       void (*write)(void *context, FILE *out), void *context,
                       const char **problem, bool *exists) {
    struct file_options options = {.replace = replace, .default_mode = 0600};
    struct file_error error = {0};
    if (file_write(path, write, context, &options, &error)) return true;
    *exists = error.code == EEXIST;
    *problem = *exists ? _("there is a file of this name already")
                       : file_error_text(arena, &error);
    return false;
}

enum status put_document(struct arena *arena, const struct arguments *arguments,
                         void (*write)(void *context, FILE *out),
                         void *context) {
    if (!arguments->output) {
        write(context, stdout);
        return STATUS_DONE;
    }
    const char *problem = NULL;
    bool exists = false;
    if (write_file(arena, arguments->output, arguments->force, write, context,
                   &problem, &exists))
        return STATUS_DONE;
    if (exists)
        problem = arena_printf(arena, _("%s; --force replaces it"), problem);
    tell_file(arguments->output, problem);
    return STATUS_FILE;
}

// Where no format is asked for: the ending of the file's name tells it, and
// text is what is left.
static const struct format *format_for(const char *name, const char *path) {
    if (name) return format_find(name);
    const struct format *format = path ? format_of_file(path) : NULL;
    return format ? format : &formats[0];
}

bool export_report(struct arena *arena, const struct result *result,
                   const char *path, const char *name, bool replace,
                   const char **problem, bool *exists) {
    *exists = false;
    const struct format *format = format_for(name, path);
    if (!format) {
        *problem = _("this is not a format");
        return false;
    }
    *problem = format->missing ? format->missing() : NULL;
    if (*problem) return false;
    struct document document = {
        result, format, NULL, {.arena = arena, .language = language_now()}};
    return write_file(arena, path, replace, write_document, &document, problem,
                      exists);
}

static enum status show(struct arena *arena, const struct arguments *arguments,
                        struct document *document) {
    document->options = (struct render_options){
        .width = arguments->width,
        .ascii = arguments->ascii,
        .brief = arguments->brief,
        .notes = arguments->notes,
        .language = language_now(),
        .arena = arena,
    };
    if (arguments->audience)
        audience_find(arguments->audience, &document->options.audience);
    return put_document(arena, arguments, write_document, document);
}

enum status run_report(struct arena *arena, const struct arguments *arguments) {
    const struct format *format =
        format_for(arguments->format, arguments->output);
    const char *missing = format->missing ? format->missing() : NULL;
    if (missing) {
        tell_file(format->name, missing);
        return STATUS_RESOURCE;
    }
    struct collecting options = {.each = format->flags & FORMAT_EACH};
    struct collection collection = collect_files(
        arena, arguments, arguments->files, arguments->file_count, &options);
    if (!collection.usable) return collection.status;
    struct document document = {
        .result = build(arena, arguments, &collection, options.each),
        .format = format,
    };
    if (!document.result) return STATUS_USAGE;
    return worse(collection.status, show(arena, arguments, &document));
}

static bool names_anything(const struct questionnaire *questionnaire,
                           const char *what) {
    return !what || questionnaire_find(questionnaire, what);
}

enum status run_explain(struct arena *arena,
                        const struct arguments *arguments) {
    struct collecting options = {0};
    struct collection collection =
        collect_files(arena, arguments, arguments->files, 1, &options);
    if (!collection.usable) return collection.status;
    struct document document = {
        .result = build(arena, arguments, &collection, false)};
    if (!document.result) return STATUS_USAGE;
    document.what = arguments->file_count > 1 ? arguments->files[1] : NULL;
    if (!names_anything(collection.questionnaire, document.what)) {
        const char *nearest = questionnaire_nearest(collection.questionnaire,
                                                    NAME_NONE, document.what);
        tell_file(document.what,
                  nearest ? arena_printf(arena,
                                         _("there is no such id in this "
                                           "questionnaire; did you mean "
                                           "\"%s\"?"),
                                         nearest)
                          : _("there is no such id in this questionnaire"));
        return STATUS_USAGE;
    }
    return show(arena, arguments, &document);
}
