// SPDX-License-Identifier: MIT
//
// init: a questionnaire to begin with, or the texts of one for translation.

#include "commands.h"
#include "confine.h"
#include "text.h"

#include <string.h>

// The lines of src/starter.yaml, made into strings by the Makefile.
static const char *const starter[] = {
#include "starter.inc"
};

struct draft {
    const char *id, *title;                    // of a new questionnaire
    const struct questionnaire *questionnaire; // or one to be translated
    const char *language;
};

static void put_line(const char *line, const struct draft *draft, FILE *out) {
    const char *mark = strchr(line, '@');
    if (!mark) {
        fputs(line, out);
        return;
    }
    bool id = !strncmp(mark, "@ID@", 4);
    fprintf(out, "%.*s%s%s", (int)(mark - line), line,
            id ? draft->id : draft->title,
            mark + strlen(id ? "@ID@" : "@TITLE@"));
}

static void put_starter(void *context, FILE *out) {
    for (size_t i = 0; i < COUNT_OF(starter); i++) {
        put_line(starter[i], context, out);
    }
}

static void put_texts(void *context, FILE *out) {
    const struct draft *draft = context;
    questionnaire_print_texts(draft->questionnaire, draft->language, out);
}

static enum status written(struct arena *arena, const char *path,
                           void (*put)(void *context, FILE *out),
                           struct draft *draft) {
    const struct file_options options = {.default_mode = 0666};
    struct file_error error = {0};
    if (!file_write(path, put, draft, &options, &error)) {
        tell_file(path, file_error_text(arena, &error));
        return STATUS_FILE;
    }
    text_put_line(stdout, path);
    putchar('\n');
    return STATUS_DONE;
}

static enum status translate(struct arena *arena,
                             const struct arguments *arguments) {
    enum status status;
    const char *found = find_questionnaire(arena, arguments->files[0]);
    if (!found) return STATUS_FILE;
    confine_command(arena, found);
    const struct questionnaire *questionnaire =
        load_original(arena, found, &status);
    if (!questionnaire) return status;
    const char *language = arguments->translate;
    if (!text_is_id(language) || strlen(language) > 8) {
        tell_file("--translate",
                  arena_printf(arena,
                               _("\"%s\" was found, a language such as \"et\" "
                                 "was expected"),
                               language));
        return STATUS_USAGE;
    }
    size_t stem = strlen(questionnaire->path);
    if (stem > 5 && !strcmp(questionnaire->path + stem - 5, ".yaml")) stem -= 5;
    const char *path = arena_printf(arena, "%.*s.%s.yaml", (int)stem,
                                    questionnaire->path, language);
    struct draft draft = {.questionnaire = questionnaire, .language = language};
    return written(arena, path, put_texts, &draft);
}

// "service-desk" reads "Service desk".
static const char *title_of(struct arena *arena, const char *id) {
    char *title = arena_string(arena, id);
    if (title[0] >= 'a' && title[0] <= 'z') title[0] -= 'a' - 'A';
    for (char *c = title; *c; c++) {
        if (*c == '-') *c = ' ';
    }
    return title;
}

enum status run_init(struct arena *arena, const struct arguments *arguments) {
    if (arguments->translate) return translate(arena, arguments);
    const char *name = arguments->files[0], *slash = strrchr(name, '/');
    const char *base = slash ? slash + 1 : name;
    size_t length = strlen(base);
    bool whole = length > 5 && !strcmp(base + length - 5, ".yaml");
    const char *id = arena_copy(arena, base, whole ? length - 5 : length);
    if (!text_is_id(id)) {
        tell_file(name, _("small letters, digits and single hyphens were "
                          "expected, such as \"service-desk\""));
        return STATUS_USAGE;
    }
    confine_command(arena, name);
    struct draft draft = {.id = id, .title = title_of(arena, id)};
    return written(arena, whole ? name : arena_printf(arena, "%s.yaml", name),
                   put_starter, &draft);
}
