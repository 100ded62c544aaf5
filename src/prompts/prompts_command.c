// SPDX-License-Identifier: MIT
//
// The commands: one table, from which reading and help both follow.

#include "prompts_inside.h"
#include "text.h"

#include <ctype.h>
#include <string.h>

enum wants { WANTS_NOTHING, WANTS_MAYBE, WANTS_TEXT };

struct command {
    const char *name, *letter; // letter: a short form, or NULL
    enum wants wants;
    const char *argument, *help;
    void (*run)(struct prompts *prompts, const char *argument);
};

// --- Moving ---

static void go_back(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct question *question =
        interview_previous(prompts->interview, prompts->at);
    if (question)
        prompts_move(prompts, question);
    else
        prompts_say(prompts, _("This is the first question."));
}

static void skip(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (prompts->at)
        prompts_move_on(prompts);
    else
        prompts_say(prompts, _("That was the last question."));
}

static void again(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    prompts->show = true;
    prompts->section = NULL;
    prompts->ladder = NULL;
}

static void next_open(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct question *question =
        interview_next_open(prompts->interview, prompts->at);
    if (question)
        prompts_move(prompts, question);
    else
        prompts_say(prompts, _("Nothing is open."));
}

// --- Answers ---

static void answer_literally(struct prompts *prompts, const char *text) {
    if (prompts->at && prompts->at->type == QUESTION_LIST)
        prompts_answer_list(prompts, arena_string(prompts->arena, text));
    else
        prompts_answer(prompts, text);
}

static void clear(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (!prompts_may_change(prompts)) return;
    const char *before = prompts_answer_words(prompts, prompts->at);
    if (!before) {
        prompts_say(prompts, _("There is no answer to clear."));
        return;
    }
    interview_clear(prompts->interview, prompts->at);
    prompts_store(prompts,
                  arena_printf(prompts->scratch,
                               _("Saved: open again. It was %s."), before));
}

static void take_back(struct prompts *prompts,
                      const struct question *(*step)(struct interview *),
                      const char *none) {
    if (prompts->options->read_only) {
        prompts_may_change(prompts);
        return;
    }
    const struct question *question = step(prompts->interview);
    if (!question) {
        prompts_say(prompts, "%s", none);
        return;
    }
    prompts_move(prompts, question);
    const char *now = prompts_answer_words(prompts, question);
    prompts_store(
        prompts,
        now ? arena_printf(prompts->scratch, _("Saved: %s is %s now."),
                           prompts_place(prompts, question), now)
            : arena_printf(prompts->scratch, _("Saved: %s has no answer now."),
                           prompts_place(prompts, question)));
}

static void undo(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    take_back(prompts, interview_undo, _("There is nothing to undo."));
}

static void redo(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    take_back(prompts, interview_redo, _("There is nothing to redo."));
}

// --- Texts beside the answer ---

static const char *stored_text(const struct answer *answer,
                               enum answer_text which) {
    switch (which) {
    case TEXT_NOTE:
        return answer->note;
    case TEXT_EVIDENCE:
        return answer->evidence;
    case TEXT_REASON:
        return answer->reason;
    case TEXT_PARKED:
        return answer->parked;
    case TEXT_OVERRIDE:
        return answer->override;
    case TEXT_DISSENT:
        return answer->dissent;
    }
    return NULL;
}

static void put_text(struct prompts *prompts, enum answer_text which,
                     const char *name, const char *text) {
    if (!prompts_may_change(prompts)) return;
    if (!text) {
        const char *now = stored_text(
            interview_given(prompts->interview, prompts->at), which);
        if (now && *now) prompts_say(prompts, "%s: %s", name, now);
        if (!prompts_ask(prompts, &text,
                         _("%s (Enter changes nothing, - removes it)"), name))
            return;
        if (!*text) return;
    }
    bool removed = !strcmp(text, "-");
    interview_text(prompts->interview, prompts->at, which,
                   removed ? "" : arena_string(prompts->arena, text));
    prompts_store(prompts, removed ? _("Saved: it is removed.") : _("Saved."));
}

static void note(struct prompts *prompts, const char *text) {
    put_text(prompts, TEXT_NOTE, _("Note"), text);
}

static void evidence(struct prompts *prompts, const char *text) {
    put_text(prompts, TEXT_EVIDENCE, _("Evidence"), text);
}

static void park(struct prompts *prompts, const char *text) {
    put_text(prompts, TEXT_PARKED, _("Parked"), text);
}

// --- The language ---

// The question is read out again in it, with where it stands.
static void language(struct prompts *prompts, const char *wish) {
    const struct prompts_options *options = prompts->options;
    if (!options->language) {
        prompts_refuse(prompts, _("The language cannot be changed here."));
        return;
    }
    prompts_say(prompts, "%s", options->language(options->context, wish));
    again(prompts, NULL);
}

// --- Files ---

// The last word names a format where it is one word of letters alone and
// something stands before it.
static void export(struct prompts *prompts, const char *argument) {
    char *path = arena_string(prompts->scratch, argument);
    const char *format = NULL, *problem = NULL;
    char *blank = strrchr(path, ' ');
    if (blank && !strpbrk(blank, "./")) {
        *blank = '\0';
        format = blank + 1;
    }
    const struct prompts_options *options = prompts->options;
    if (options->export &&
        options->export(options->context, path, format, &problem)) {
        prompts_say(prompts, _("Written: %s"), path);
        return;
    }
    prompts_refuse(prompts, _("Not written: %s"),
                   problem ? problem : _("reports cannot be written here"));
}

static void save_how(struct prompts *prompts, bool saved, const char *problem) {
    if (saved) {
        prompts->unsaved = prompts->moved = prompts->told = false;
        prompts_say(prompts, _("Saved: every answer is on disk."));
        return;
    }
    prompts_refuse(prompts, _("NOT SAVED: %s"),
                   problem ? problem : _("the reason is not known"));
}

static void save(struct prompts *prompts, const char *path) {
    const struct prompts_options *options = prompts->options;
    const char *problem = NULL;
    if (!path && !prompts->unsaved)
        prompts_say(prompts, _("Every answer is saved at once; there is "
                               "nothing left to save."));
    else if (!path)
        save_how(prompts,
                 options->save(options->context, prompts->assessment, &problem),
                 problem);
    else if (options->save_elsewhere && !options->read_only)
        save_how(prompts,
                 options->save_elsewhere(options->context,
                                         arena_string(prompts->arena, path),
                                         &problem),
                 problem);
    else
        prompts_refuse(prompts, _("It cannot go on in another file here."));
}

static void overwrite(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct prompts_options *options = prompts->options;
    const char *problem = NULL;
    if (!prompts->unsaved || !options->save_over) {
        prompts_refuse(prompts, _("There is nothing to overwrite."));
        return;
    }
    save_how(prompts, options->save_over(options->context, &problem), problem);
}

static void finish(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (prompts->options->read_only) {
        prompts_may_change(prompts);
        return;
    }
    interview_finish(prompts->interview, prompts->options->today);
    prompts_store(prompts, _("Saved: the assessment is finished. It can still "
                             "be changed."));
}

// Leaving loses nothing, so it is not asked about, unless it would.
static void quit(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct prompts_options *options = prompts->options;
    const char *problem = NULL;
    if (!prompts->unsaved || prompts->told || !options->interactive ||
        options->save(options->context, prompts->assessment, &problem)) {
        if (!prompts->told) prompts->unsaved = prompts->unsaved && !problem;
        prompts->over = true;
        return;
    }
    prompts->told = true;
    prompts_say(prompts, _("NOT SAVED: %s"),
                problem ? problem : _("the reason is not known"));
    prompts_say(prompts, options->save_elsewhere
                             ? _("\"save FILE\" saves in another file; quit "
                                 "once more leaves and loses the answers that "
                                 "are not on disk.")
                             : _("quit once more leaves and loses the answers "
                                 "that are not on disk."));
}

// --- The table ---

static const struct command commands[] = {
    {NC_("command", "back"), "b", WANTS_NOTHING, NULL,
     N_("the question before"), go_back},
    {NC_("command", "skip"), "s", WANTS_NOTHING, NULL,
     N_("the next question; this one stays as it is (Enter does the same)"),
     skip},
    {NC_("command", "go"), "g", WANTS_TEXT, N_("NUMBER"),
     N_("to this question; also the id of a question or a section"),
     prompts_go},
    {NC_("command", "open"), "o", WANTS_NOTHING, NULL,
     N_("the next question without answer"), next_open},
    {NC_("command", "again"), "a", WANTS_NOTHING, NULL,
     N_("read the question out again"), again},
    {"d", NULL, WANTS_NOTHING, NULL, N_("don't know"), prompts_dont_know},
    {"-", NULL, WANTS_MAYBE, N_("REASON"), N_("does not apply to us"),
     prompts_not_applicable},
    {NC_("command", "tick"), "t", WANTS_TEXT, N_("NUMBER"),
     N_("tick a statement of a level, or take the tick away"), prompts_tick},
    {NC_("command", "clear"), "c", WANTS_NOTHING, NULL,
     N_("take the answer away"), clear},
    {NC_("command", "answer"), NULL, WANTS_TEXT, N_("TEXT"),
     N_("an answer that would be read as a command"), answer_literally},
    {NC_("command", "note"), "n", WANTS_MAYBE, N_("TEXT"),
     N_("a note beside the answer"), note},
    {NC_("command", "evidence"), "e", WANTS_MAYBE, N_("TEXT"),
     N_("what shows the answer"), evidence},
    {NC_("command", "park"), "p", WANTS_MAYBE, N_("TEXT"),
     N_("a topic for later"), park},
    {NC_("command", "undo"), "u", WANTS_NOTHING, NULL,
     N_("take the last change back"), undo},
    {NC_("command", "redo"), NULL, WANTS_NOTHING, NULL, N_("make it again"),
     redo},
    {NC_("command", "review"), "r", WANTS_MAYBE, N_("[all]"),
     N_("what is open, noted or parked; all: every answer"), prompts_review},
    {NC_("command", "sections"), NULL, WANTS_NOTHING, NULL,
     N_("the sections and how far they are"), prompts_sections},
    {NC_("command", "find"), "/", WANTS_TEXT, N_("TEXT"),
     N_("questions with this text"), prompts_find},
    {NC_("command", "results"), NULL, WANTS_NOTHING, NULL,
     N_("where you stand, at any time"), prompts_results},
    {NC_("command", "ideas"), "i", WANTS_NOTHING, NULL, N_("what to do first"),
     prompts_ideas},
    {NC_("command", "why"), "w", WANTS_TEXT, N_("NUMBER"),
     N_("all about one of the ideas"), prompts_why},
    {NC_("command", "export"), "x", WANTS_TEXT, N_("FILE [FORMAT]"),
     N_("write the report into a file"), export},
    {NC_("command", "save"), NULL, WANTS_MAYBE, N_("FILE"),
     N_("go on in another file; only needed where saving failed"), save},
    {NC_("command", "overwrite"), NULL, WANTS_NOTHING, NULL,
     N_("replace a file that somebody else changed, and keep that version"),
     overwrite},
    {NC_("command", "finish"), NULL, WANTS_NOTHING, NULL,
     N_("mark the assessment as finished"), finish},
    {NC_("command", "language"), NULL, WANTS_MAYBE, N_("LANG"),
     N_("speak this language, or the next one"), language},
    {NC_("command", "help"), "?", WANTS_NOTHING, NULL,
     N_("help on the question, and this list"), prompts_help},
    {NC_("command", "quit"), "q", WANTS_NOTHING, NULL,
     N_("leave; nothing is lost"), quit},
};

void prompts_help(struct prompts *prompts, const char *argument) {
    (void)argument;
    const struct question *question = prompts->at;
    if (question && question->help) prompts_say(prompts, "%s", question->help);
    if (question && question->probe)
        prompts_say(prompts, _("What would show it: %s"), question->probe);
    if (question && !interview_accepts_no_answer(question))
        prompts_say(prompts, _("d and - are for questions that count, unless "
                               "an answer is required."));
    prompts_say(prompts, _("Commands, with their short forms:"));
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        const struct command *command = &commands[i];
        prompts_say(
            prompts, "%s%s%s%s%s: %s.", C_("command", command->name),
            command->letter ? ", " : "", command->letter ? command->letter : "",
            command->argument ? " " : "",
            command->argument ? _(command->argument) : "", _(command->help));
    }
}

// --- Reading ---

static bool same_word(const char *line, size_t length, const char *name,
                      bool exact) {
    if (!name || strlen(name) != length) return false;
    for (size_t i = 0; i < length; i++) {
        char c = line[i];
        if (!exact) c = (char)tolower((unsigned char)c);
        if (c != name[i]) return false;
    }
    return true;
}

// Commands are known by their English names, too: a manual or a colleague may
// name them so. Where any text is an answer, only whole commands in small
// letters are commands: "Go North" is a name. `answer` helps with the rest.
static bool takes_any_text(const struct question *question) {
    if (!question) return false;
    if (question->type == QUESTION_TEXT) return true;
    return question->type == QUESTION_LIST &&
           question->fields[0].type == QUESTION_TEXT;
}

static const struct command *find(const struct prompts *prompts,
                                  const char *line, const char **argument) {
    bool any_text = takes_any_text(prompts->at);
    size_t length = strcspn(line, " ");
    const char *rest = line + length;
    while (*rest == ' ') {
        rest++;
    }
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        const struct command *command = &commands[i];
        bool named =
            same_word(line, length, command->name, any_text) ||
            same_word(line, length, C_("command", command->name), any_text);
        bool short_form = same_word(line, length, command->letter, true);
        if (!named && (!short_form || any_text)) continue;
        if (*rest && command->wants == WANTS_NOTHING) continue;
        *argument = *rest ? rest : NULL;
        return command;
    }
    return NULL;
}

bool prompts_command(struct prompts *prompts, const char *line) {
    const char *argument = NULL;
    const struct command *command = find(prompts, line, &argument);
    if (!command) return false;
    bool no_answer = command->run == prompts_dont_know ||
                     command->run == prompts_not_applicable;
    if (no_answer && prompts->at && !interview_accepts_no_answer(prompts->at)) {
        if (takes_any_text(prompts->at)) return false;
        prompts_refuse(prompts, _("An answer is wanted here, or skip."));
        return true;
    }
    if (command->wants == WANTS_TEXT && !argument) {
        prompts_refuse(prompts, _("%s wants %s after it."),
                       C_("command", command->name), _(command->argument));
        return true;
    }
    // The line is overwritten by the next one that is asked for.
    if (argument) argument = arena_string(prompts->arena, argument);
    command->run(prompts, argument);
    return true;
}
