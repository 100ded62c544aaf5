// SPDX-License-Identifier: MIT
//
// The command line: two tables, commands and options, from which parsing and
// help both follow.

#include "arguments.h"

#include "language.h"
#include "text.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum option_id {
    OPTION_PLAIN,
    OPTION_ASCII,
    OPTION_LANG,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_OUTPUT,
    OPTION_FORCE,
    OPTION_FORMAT,
    OPTION_TARGET,
    OPTION_BUDGET,
    OPTION_CAPACITY,
    OPTION_WIDTH,
    OPTION_QUESTIONNAIRE,
    OPTION_BRIEF,
    OPTION_FOR,
    OPTION_NOTES,
    OPTION_SKIP_BAD,
    OPTION_FEW,
    OPTION_FROM,
    OPTION_TRANSLATE,
    OPTION_UNITS,
    OPTION_COUNT
};

#define BIT(option) (1U << (option))
#define EVERYWHERE                                                             \
    (BIT(OPTION_ASCII) | BIT(OPTION_LANG) | BIT(OPTION_HELP) |                 \
     BIT(OPTION_VERSION))
#define INTERVIEW (EVERYWHERE | BIT(OPTION_PLAIN))
#define RESULT                                                                 \
    (EVERYWHERE | BIT(OPTION_OUTPUT) | BIT(OPTION_FORCE) |                     \
     BIT(OPTION_TARGET) | BIT(OPTION_BUDGET) | BIT(OPTION_CAPACITY) |          \
     BIT(OPTION_WIDTH) | BIT(OPTION_QUESTIONNAIRE))

#define REPORT                                                                 \
    (RESULT | BIT(OPTION_FORMAT) | BIT(OPTION_BRIEF) | BIT(OPTION_FOR) |       \
     BIT(OPTION_NOTES) | BIT(OPTION_SKIP_BAD))

#define MERGE                                                                  \
    (EVERYWHERE | BIT(OPTION_FORCE) | BIT(OPTION_QUESTIONNAIRE) |              \
     BIT(OPTION_NOTES) | BIT(OPTION_SKIP_BAD) | BIT(OPTION_FEW))

const struct command commands[] = {
    {"new", N_("QUESTIONNAIRE"), N_("begin a new assessment"), 1, 1,
     INTERVIEW | BIT(OPTION_OUTPUT) | BIT(OPTION_FROM), run_new},
    {"open", N_("FILE"), N_("go on with an assessment where it stopped"), 1, 1,
     INTERVIEW | BIT(OPTION_QUESTIONNAIRE), run_open},
    {"report", N_("FILE..."),
     N_("print the results; several files are several respondents"), 1,
     UINT32_MAX, REPORT, run_report},
    {"explain", N_("FILE [WHAT]"),
     N_("show how a number came about, down to the answers"), 1, 2, RESULT,
     run_explain},
    {"merge", N_("OUT IN..."),
     N_("make one assessment of many respondents' files"), 2, UINT32_MAX, MERGE,
     run_merge},
    {"compare", N_("FILE FILE..."),
     N_("hold results against each other, the oldest first"), 2, UINT32_MAX,
     EVERYWHERE | BIT(OPTION_OUTPUT) | BIT(OPTION_FORCE) | BIT(OPTION_WIDTH) |
         BIT(OPTION_QUESTIONNAIRE) | BIT(OPTION_FORMAT) | BIT(OPTION_UNITS) |
         BIT(OPTION_SKIP_BAD),
     run_compare},
    {"check", N_("FILE..."),
     N_("look for mistakes in questionnaires and assessments"), 1, UINT32_MAX,
     EVERYWHERE | BIT(OPTION_QUESTIONNAIRE), run_check},
    {"init", N_("NAME"), N_("write a questionnaire to begin with"), 1, 1,
     EVERYWHERE | BIT(OPTION_TRANSLATE), run_init},
    {"preview", N_("FILE"), N_("walk through the questions; nothing is saved"),
     1, 1, INTERVIEW, run_preview},
    {"list", "", N_("list the questionnaires that can be found"), 0, 0,
     EVERYWHERE, run_list},
};
const size_t command_count = COUNT_OF(commands);

struct option_row {
    const char *name;
    char letter;          // 0: none
    const char *argument; // NULL: takes none
    const char *help;
};

static const struct option_row option_rows[OPTION_COUNT] = {
    [OPTION_PLAIN] = {"plain", 0, NULL, N_("line prompts instead of screens")},
    [OPTION_ASCII] = {"ascii", 0, NULL, N_("no characters beyond ASCII")},
    [OPTION_LANG] = {"lang", 0, N_("LANG"), N_("language: en, et, fi or lt")},
    [OPTION_HELP] = {"help", 'h', NULL, N_("show this help")},
    [OPTION_VERSION] = {"version", 'V', NULL, N_("show the version")},
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"),
                       N_("write to FILE, which must not exist yet")},
    [OPTION_FORCE] = {"force", 'f', NULL,
                      N_("let --output replace an existing file")},
    [OPTION_FORMAT] = {"format", 0, N_("FORMAT"), N_("format of the report")},
    [OPTION_TARGET] = {"target", 0, N_("LADDER=LEVEL"),
                       N_("plan to this level")},
    [OPTION_BUDGET] = {"budget", 0, N_("COST"),
                       N_("also plan for this total cost")},
    [OPTION_CAPACITY] = {"capacity", 0, N_("COST"),
                         N_("also lay the plan out in phases of this cost")},
    [OPTION_WIDTH] = {"width", 0, N_("COLUMNS"),
                      N_("columns of a text report (30 to 200)")},
    [OPTION_QUESTIONNAIRE] = {"questionnaire", 'q', N_("FILE"),
                              N_("the questionnaire, where it is not found "
                                 "by its id")},
    [OPTION_BRIEF] = {"brief", 0, NULL,
                      N_("one page: where you stand, why, what to do first")},
    [OPTION_FOR] = {"for", 0, N_("AUDIENCE"),
                    N_("leaders or staff: leaves out names and what is "
                       "private")},
    [OPTION_NOTES] = {"notes", 0, NULL,
                      N_("notes also where there are more than 100 files")},
    [OPTION_SKIP_BAD] = {"skip-bad", 0, NULL,
                         N_("leave out files that cannot be used")},
    [OPTION_FEW] = {"few", 0, NULL,
                    N_("also of fewer people than can stay unnamed")},
    [OPTION_FROM] = {"from", 0, N_("FILE"),
                     N_("take over the answers of another assessment")},
    [OPTION_UNITS] = {"units", 0, NULL,
                      N_("units side by side, not one over time")},
    [OPTION_TRANSLATE] = {"translate", 0, N_("LANG"),
                          N_("write the texts of NAME for translation")},
};

static PRINTF_LIKE(1, 2) bool wrong(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("cxladder: ", stderr);
    char text[512];
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    text_put_line(stderr, text);
    text_print(stderr, "\n%s\n",
               _("cxladder --help lists commands and options."));
    return false;
}

// --- Help ---

#define HELP_WIDTH 79
#define COMMAND_COLUMN 27
#define OPTION_COLUMN 33

// [left], and from [column] on what it does, in as many lines as that takes.
static void help_row(FILE *out, const char *left, int column,
                     const char *text) {
    struct arena *arena = arena_new();
    size_t count;
    struct line *lines = text_wrap(arena, text, HELP_WIDTH - column, &count);
    text_put(out, left);
    int used = text_width(left);
    if (used && used >= column) {
        putc('\n', out);
        used = 0;
    }
    for (size_t i = 0; i < count; i++) {
        const char *line = arena_copy(arena, lines[i].start, lines[i].length);
        text_print(out, "%*s%s\n", column - used, "", line);
        used = 0;
    }
    arena_free(arena);
}

static void help_options(FILE *out, unsigned options) {
    for (unsigned i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        if (!(options & BIT(i))) continue;
        char shown[96];
        snprintf(shown, sizeof(shown), "  %s%c%s --%s%s%s",
                 row->letter ? "-" : "", row->letter ? row->letter : ' ',
                 row->letter ? "," : "  ", row->name, row->argument ? " " : "",
                 row->argument ? _(row->argument) : "");
        help_row(out, shown, OPTION_COLUMN, _(row->help));
    }
}

static void help_paragraph(FILE *out, const char *text) {
    help_row(out, "", 0, text);
    putc('\n', out);
}

static void help_command(FILE *out, const struct command *command) {
    // TRANSLATORS: the name of a command and what follows it.
    text_print(out, _("Usage: cxladder %s [options] %s"), command->name,
               command->usage[0] ? _(command->usage) : "");
    fputs("\n\n", out);
    help_paragraph(out, _(command->help));
    help_options(out, command->options);
    if (!(command->options & BIT(OPTION_FORMAT))) return;
    text_print(out, "\n%s", _("Formats:"));
    list_formats(out);
    putc('\n', out);
}

void arguments_help(FILE *out, const struct command *command) {
    if (command) {
        help_command(out, command);
        return;
    }
    text_print(out, "%s\n\n", _("Usage: cxladder [options] [command]"));
    help_paragraph(out, _("Finds where an organisation stands in customer "
                          "orientation, says why, and what to do first. "
                          "Without a command it starts with a choice of "
                          "questionnaires and of assessments to go on with."));
    text_print(out, "%s\n", _("Commands:"));
    for (size_t i = 0; i < command_count; i++) {
        char shown[96];
        const char *usage = commands[i].usage;
        snprintf(shown, sizeof(shown), "  %s %s", commands[i].name,
                 usage[0] ? _(usage) : "");
        help_row(out, shown, COMMAND_COLUMN, _(commands[i].help));
    }
    text_print(out, "\n%s\n", _("Options:"));
    help_options(out, INTERVIEW);
    text_print(out, "\n%s\n",
               _("cxladder COMMAND --help shows the options of a command."));
}

// --- Parsing ---

static const struct command *command_find(const char *name) {
    for (size_t i = 0; i < command_count; i++) {
        if (!strcmp(commands[i].name, name)) return &commands[i];
    }
    return NULL;
}

static bool number_from(const char *text, const char *option, double least,
                        double *number) {
    if (text_parse_number(text, number) && *number >= least) return true;
    return wrong(_("--%s: \"%s\" was found, a number from %g was expected"),
                 option, text, least);
}

static bool take_format(const char *name, struct arguments *arguments) {
    if (!is_format(name))
        return wrong(_("--format: \"%s\" is not a format"), name);
    arguments->format = name;
    return true;
}

static bool take_audience(const char *name, struct arguments *arguments) {
    if (!is_audience(name))
        return wrong(_("--for: \"%s\" was found, leaders or staff was "
                       "expected"),
                     name);
    arguments->audience = name;
    return true;
}

static bool take_target(const char *text, struct arguments *arguments) {
    if (arguments->target_count == TARGETS_MAX)
        return wrong(_("--target: at most %d can be given"), TARGETS_MAX);
    if (!strchr(text, '='))
        return wrong(_("--target: \"%s\" was found, LADDER=LEVEL was expected"),
                     text);
    arguments->targets[arguments->target_count++] = text;
    return true;
}

// At once, so that help and complaints are in it, too.
static bool take_language(const char *text) {
    if (!language_set(text))
        return wrong(_("--lang: \"%s\" is not a language such as en, et, fi "
                       "or lt"),
                     text);
    if (language_find(language_now())) return true;
    text_print(stderr, "cxladder: ");
    text_print(stderr,
               _("--lang: the interface does not speak \"%s\"; it is in "
                 "English, only texts of questionnaires can be in it"),
               text);
    putc('\n', stderr);
    return true;
}

static bool take_width(const char *text, struct arguments *arguments) {
    double width;
    if (!number_from(text, "width", 30, &width)) return false;
    arguments->width = width > 200 ? 200 : (int)width;
    return true;
}

static bool take(enum option_id option, const char *value,
                 struct arguments *arguments) {
    switch (option) {
    case OPTION_PLAIN:
        return arguments->plain = true;
    case OPTION_ASCII:
        text_set_ascii(true); // at once, as the language
        return arguments->ascii = true;
    case OPTION_LANG:
        return take_language(value);
    case OPTION_HELP:
        return arguments->help = true;
    case OPTION_VERSION:
        return arguments->version = true;
    case OPTION_OUTPUT:
        arguments->output = value;
        return true;
    case OPTION_FORCE:
        return arguments->force = true;
    case OPTION_FORMAT:
        return take_format(value, arguments);
    case OPTION_TARGET:
        return take_target(value, arguments);
    case OPTION_BUDGET:
        return number_from(value, "budget", 0, &arguments->budget);
    case OPTION_CAPACITY:
        return number_from(value, "capacity", 0, &arguments->capacity);
    case OPTION_WIDTH:
        return take_width(value, arguments);
    case OPTION_QUESTIONNAIRE:
        arguments->questionnaire = value;
        return true;
    case OPTION_BRIEF:
        return arguments->brief = true;
    case OPTION_FOR:
        return take_audience(value, arguments);
    case OPTION_NOTES:
        return arguments->notes = true;
    case OPTION_SKIP_BAD:
        return arguments->skip_bad = true;
    case OPTION_FEW:
        return arguments->few = true;
    case OPTION_FROM:
        arguments->from = value;
        return true;
    case OPTION_UNITS:
        return arguments->units = true;
    case OPTION_TRANSLATE:
        arguments->translate = value;
        return true;
    case OPTION_COUNT:
        break;
    }
    return false;
}

static void fill_getopt(struct option *longs, char *shorts) {
    *shorts++ = ':';
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        longs[i] = (struct option){
            row->name, row->argument ? required_argument : no_argument, NULL,
            0x100 + i};
        if (!row->letter) continue;
        *shorts++ = row->letter;
        if (row->argument) *shorts++ = ':';
    }
    *shorts = '\0';
}

static int option_of(int code) {
    if (code >= 0x100) return code - 0x100;
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (option_rows[i].letter == code) return i;
    }
    return -1;
}

static bool read_options(int argc, char **argv, struct arguments *arguments,
                         unsigned *given) {
    struct option longs[OPTION_COUNT + 1] = {0};
    char shorts[2 * OPTION_COUNT + 2];
    fill_getopt(longs, shorts);
    opterr = 0;
    int code;
    while ((code = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        int option = option_of(code);
        if (code == ':')
            return wrong(_("%s: a value was expected after it"),
                         argv[optind - 1]);
        if (option < 0)
            return wrong(_("%s: there is no such option"), argv[optind - 1]);
        *given |= BIT((unsigned)option);
        if (!take((enum option_id)option, optarg, arguments)) return false;
    }
    return true;
}

static bool fits_command(const struct arguments *arguments, unsigned given) {
    const struct command *command = arguments->command;
    unsigned refused = given & ~(command ? command->options : INTERVIEW);
    for (unsigned i = 0; i < OPTION_COUNT; i++) {
        if (!(refused & BIT(i))) continue;
        if (!command)
            return wrong(_("--%s goes with a command"), option_rows[i].name);
        return wrong(_("--%s does not go with \"%s\""), option_rows[i].name,
                     command->name);
    }
    if (!command) return true;
    if (arguments->file_count < command->least)
        return wrong(_("%s: %s was expected after it"), command->name,
                     _(command->usage));
    if (arguments->file_count > command->most)
        return command->usage[0] ? wrong(_("%s: only %s was expected after it"),
                                         command->name, _(command->usage))
                                 : wrong(_("%s: nothing was expected after it"),
                                         command->name);
    return true;
}

static bool unknown_command(const char *name) {
    const char *names[COUNT_OF(commands)];
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        names[i] = commands[i].name;
    }
    const char *nearest = text_nearest(name, names, COUNT_OF(commands));
    if (nearest)
        return wrong(_("\"%s\" is not a command; did you mean \"%s\"?"), name,
                     nearest);
    return wrong(_("\"%s\" is not a command"), name);
}

bool arguments_read(int argc, char **argv, struct arguments *arguments) {
    *arguments = (struct arguments){.budget = NAN, .capacity = NAN};
    unsigned given = 0;
    if (!read_options(argc, argv, arguments, &given)) return false;
    if (optind < argc) {
        arguments->command = command_find(argv[optind]);
        if (!arguments->command) return unknown_command(argv[optind]);
        arguments->files = argv + optind + 1;
        arguments->file_count = (size_t)(argc - optind - 1);
    }
    if (arguments->help || arguments->version) return true;
    return fits_command(arguments, given);
}
