// SPDX-License-Identifier: MIT
//
// The interview on one assessment: the loop between terminal, wizard and file.
// The wizard says what is to be done; it is done here, and the wizard is told
// how it went.

#include "commands.h"
#include "confine.h"
#include "desk.h"
#include "earlier.h"
#include "language.h"
#include "opening.h"
#include "prompts.h"
#include "render.h"
#include "terminal.h"
#include "text.h"
#include "wizard.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// A text being typed goes to its draft after so many keys, or when no key has
// come for so long.
#define DRAFT_KEYS 10
#define DRAFT_MILLISECONDS 500
// A clock on the screen moves once a second. A laptop that slept for longer
// than this was not talking with anybody.
#define CLOCK_MILLISECONDS 1000
#define MOST_SECONDS 3600

// To the language that is wished for, or to the next one; what is said of it.
static const char *change_language(struct arena *arena, struct desk *desk,
                                   const char *wish) {
    if (!wish)
        language_next();
    else if (!language_set(wish))
        return arena_printf(arena,
                            _("%s is not a language such as en, et, fi "
                              "or lt."),
                            wish);
    const struct language *language = language_find(language_now());
    const char *name = language ? language->name : language_now();
    bool read = desk_translate(desk);
    const char *own = desk_questionnaire(desk)->language;
    if (read && own && !strcmp(own, language_now()))
        return arena_printf(arena, _("Language: %s."), name);
    return arena_printf(
        arena, _("Language: %s. These questions do not exist in it."), name);
}

bool wants_plain(const struct arguments *arguments) {
    const char *term = getenv("TERM"), *accessible = getenv("ACCESSIBLE");
    return arguments->plain || (accessible && *accessible) ||
           (term && !strcmp(term, "dumb")) || !isatty(STDIN_FILENO) ||
           !isatty(STDOUT_FILENO);
}

// --- Full screen ---

struct run {
    struct desk *desk;
    struct terminal *terminal;
    struct wizard *wizard;
    struct arena *earlier; // assessments; NULL until they are looked for
    struct arena *frame;
    struct screen *screen;
    unsigned draft_keys; // typed since the draft was written
    time_t second;       // of the last tick of the clock; 0: none yet
    struct ending ending;
};

static void fit_screen(struct run *run) {
    int width, height;
    terminal_size(run->terminal, &width, &height);
    arena_reset(run->frame);
    run->screen = screen_new(run->frame, width, height, text_ascii());
}

static void paint(struct run *run) {
    screen_clear(run->screen);
    wizard_show(run->wizard, run->screen);
    terminal_paint(run->terminal, run->screen);
}

// The words that the export page offers.
static const struct wizard_format *offered(struct arena *arena) {
    struct wizard_format *offer =
        ARENA_ARRAY(arena, struct wizard_format, format_count);
    for (size_t i = 0; i < format_count; i++) {
        offer[i] =
            (struct wizard_format){formats[i].name, formats[i].extension};
    }
    return offer;
}

static void tell_saved(struct run *run, const char *problem, bool foreign) {
    char clock[8] = "";
    time_t now = time(NULL);
    struct tm local;
    if (localtime_r(&now, &local))
        strftime(clock, sizeof(clock), "%H:%M", &local);
    wizard_saved(run->wizard, problem ? NULL : clock, problem, foreign);
}

// The mark of an answer is painted before the disk is waited for.
static void save(struct run *run) {
    if (!terminal_pending(run->terminal)) paint(run);
    const char *problem = NULL;
    bool foreign = false;
    if (desk_save(run->desk, &problem, &foreign)) problem = NULL;
    tell_saved(run, problem, foreign);
}

static void save_over(struct run *run) {
    const char *problem = NULL;
    desk_save_over(run->desk, &problem);
    tell_saved(run, problem, false);
}

static void save_elsewhere(struct run *run) {
    const char *problem = NULL;
    desk_move(run->desk, wizard_elsewhere(run->wizard), &problem);
    tell_saved(run, problem, false);
}

static void draft(struct run *run, bool now) {
    struct wizard_text text = wizard_draft(run->wizard);
    bool over = !text.text || !*text.text;
    if (!now && !over && ++run->draft_keys < DRAFT_KEYS) return;
    run->draft_keys = 0;
    desk_draft(run->desk, text.question, text.field, over ? "" : text.text);
}

static void edit(struct run *run) {
    const char *problem = NULL;
    const char *path =
        desk_edit_begin(run->desk, wizard_editor_text(run->wizard), &problem);
    const char *text = NULL;
    if (path && !terminal_edit(run->terminal, path, confine_editor(), &problem))
        text = desk_edit_end(run->desk, path, &problem);
    else if (path)
        desk_edit_drop(run->desk, path);
    wizard_edited(run->wizard, text, problem);
    if (text && wizard_unsaved(run->wizard)) save(run);
}

static void export(struct run *run) {
    struct wizard_export wanted = wizard_export(run->wizard);
    const char *problem = NULL;
    bool exists = false;
    desk_export(run->desk, wanted.path, wanted.format, wanted.replace, &problem,
                &exists);
    wizard_exported(run->wizard, wanted.path, problem, exists);
}

static void speak_next(struct run *run) {
    wizard_translated(run->wizard,
                      change_language(run->frame, run->desk, NULL));
}

static void look_back(struct run *run) {
    if (run->earlier)
        arena_reset(run->earlier);
    else
        run->earlier = arena_new();
    struct wizard_earlier earlier = earlier_find(run->earlier, run->desk);
    wizard_earlier(run->wizard, &earlier);
}

// The place to go on may have changed since the last answer: that it cannot be
// noted loses no answer. Answers that could not be saved are tried once more.
static void leave(struct run *run) {
    if (!wizard_unsaved(run->wizard)) return;
    const char *problem = NULL;
    bool foreign = false, answers = desk_unsaved(run->desk);
    if (!desk_save(run->desk, &problem, &foreign) && !answers)
        desk_forget_failure(run->desk);
}

// True when the interview is over.
static bool carry_out(struct run *run, enum outcome outcome) {
    switch (outcome) {
    case OUTCOME_SAVE:
        save(run);
        return false;
    case OUTCOME_DRAFT:
        draft(run, false);
        return false;
    case OUTCOME_EDIT:
        edit(run);
        return false;
    case OUTCOME_EXPORT:
        export(run);
        return false;
    case OUTCOME_SAVE_ELSEWHERE:
        save_elsewhere(run);
        return false;
    case OUTCOME_SAVE_OVER:
        save_over(run);
        return false;
    case OUTCOME_LANGUAGE:
        speak_next(run);
        return false;
    case OUTCOME_EARLIER:
        look_back(run);
        return false;
    case OUTCOME_QUIT:
        leave(run);
        return true;
    case OUTCOME_STAY:
    case OUTCOME_OPEN:
        return false;
    }
    return false;
}

// True when the terminal is gone or the program is told to end: what is not on
// disk yet is tried once more, then it ends.
static bool ends(struct run *run, const struct event *event) {
    if (event->kind != EVENT_HANGUP && event->kind != EVENT_SIGNAL)
        return false;
    run->ending.over = true;
    if (event->kind == EVENT_SIGNAL) run->ending.signal = event->key;
    if (run->draft_keys) draft(run, true);
    wizard_handle(run->wizard, event);
    if (wizard_unsaved(run->wizard)) {
        const char *problem;
        bool foreign;
        desk_save(run->desk, &problem, &foreign);
    }
    return true;
}

// How long nothing need happen; for ever where no clock is on the screen.
static int patience(const struct run *run) {
    if (run->draft_keys) return DRAFT_MILLISECONDS;
    return wizard_has_clock(run->wizard) ? CLOCK_MILLISECONDS : -1;
}

// Tells the wizard how many seconds have gone by, by a clock that nobody sets.
static void tick(struct run *run) {
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now)) return;
    bool shown = wizard_has_clock(run->wizard);
    time_t gone = run->second && shown ? now.tv_sec - run->second : 0;
    run->second = shown ? now.tv_sec : 0;
    if (gone <= 0) return;
    struct event event = {.kind = EVENT_TICK,
                          .seconds =
                              gone < MOST_SECONDS ? (int)gone : MOST_SECONDS};
    (void)wizard_handle(run->wizard, &event);
}

static void loop(struct run *run) {
    fit_screen(run);
    for (;;) {
        tick(run);
        if (!terminal_pending(run->terminal)) paint(run);
        desk_confine(run->desk); // after the first picture: it takes a moment
        struct event event = terminal_next(run->terminal, patience(run));
        if (ends(run, &event)) return;
        if (event.kind == EVENT_TICK && run->draft_keys) {
            draft(run, true);
            continue;
        }
        if (event.kind == EVENT_RESIZE || event.kind == EVENT_RESUMED)
            fit_screen(run);
        if (carry_out(run, wizard_handle(run->wizard, &event))) return;
    }
}

static struct wizard *open_wizard(struct arena *arena,
                                  const struct arguments *arguments,
                                  const struct opening *opening) {
    struct desk *desk = opening->desk;
    struct wizard_options options = {
        .today = today(arena),
        .read_only = desk_read_only(desk) != NULL,
        .read_only_why = desk_read_only(desk),
        .preview = desk_is_preview(desk),
        .room = arguments->room,
        .formats = offered(arena),
        .format_count = format_count,
    };
    struct wizard *wizard = wizard_new(arena, desk_questionnaire(desk),
                                       desk_assessment(desk), &options);
    struct wizard_text text = {0};
    if (desk_draft_read(desk, &text.question, &text.field, &text.text))
        wizard_offer_draft(wizard, &text);
    size_t count;
    const char *const *notices = opening_notices(arena, opening, &count);
    wizard_notify(wizard, notices, count);
    return wizard;
}

struct terminal *open_terminal(struct arena *arena,
                               const struct arguments *arguments) {
    const char *colour = getenv("NO_COLOR"), *why = NULL;
    struct terminal_options options = {.ascii = arguments->ascii,
                                       .no_color = colour && *colour};
    struct terminal *terminal = terminal_open(arena, &options, &why);
    if (terminal) return terminal;
    tell_file(_("terminal"), why);
    text_print(stderr, "cxladder: %s\n",
               _("--plain asks the same questions line by line"));
    return NULL;
}

void end_by(int number) {
    signal(number, SIG_DFL);
    raise(number);
}

struct ending interview_on(struct terminal *terminal, struct arena *arena,
                           const struct arguments *arguments,
                           struct opening *opening) {
    struct run run = {
        .desk = opening->desk, .terminal = terminal, .frame = arena_new()};
    run.wizard = open_wizard(arena, arguments, opening);
    loop(&run);
    wizard_free(run.wizard);
    arena_free(run.frame);
    arena_free(run.earlier);
    return run.ending;
}

static enum status on_screen(struct arena *arena,
                             const struct arguments *arguments,
                             struct opening *opening) {
    struct terminal *terminal = open_terminal(arena, arguments);
    if (!terminal) return STATUS_RESOURCE;
    struct ending ending = interview_on(terminal, arena, arguments, opening);
    terminal_close(terminal);
    if (ending.signal) {
        opening_close(opening);
        end_by(ending.signal);
    }
    return desk_unsaved(opening->desk) ? STATUS_FILE : STATUS_DONE;
}

// --- Line prompts ---

static bool save_for_prompts(void *context, const struct assessment *assessment,
                             const char **problem) {
    (void)assessment; // the desk holds the same one
    bool foreign;
    return desk_save(context, problem, &foreign);
}

static bool export_for_prompts(void *context, const char *path,
                               const char *format, const char **problem) {
    bool exists;
    return desk_export(context, path, format, false, problem, &exists);
}

static bool move_for_prompts(void *context, const char *path,
                             const char **problem) {
    return desk_move(context, path, problem);
}

static bool save_over_for_prompts(void *context, const char **problem) {
    return desk_save_over(context, problem);
}

static const char *language_for_prompts(void *context, const char *wish) {
    return change_language(desk_arena(context), context, wish);
}

static bool explain_for_prompts(void *context, const struct result *result,
                                const char *what) {
    struct render_options options = {.ascii = text_ascii(),
                                     .aloud = true,
                                     .language = language_now(),
                                     .arena = desk_arena(context)};
    return explain_render(result, what, &options, stdout);
}

static long seconds_for_prompts(void *context) {
    (void)context;
    struct timespec now;
    return clock_gettime(CLOCK_MONOTONIC, &now) ? 0 : (long)now.tv_sec;
}

static enum status by_lines(struct arena *arena,
                            const struct arguments *arguments,
                            const struct opening *opening) {
    struct desk *desk = opening->desk;
    static const enum status statuses[] = {
        [PROMPTS_DONE] = STATUS_DONE,
        [PROMPTS_INVALID] = STATUS_INVALID,
        [PROMPTS_UNSAVED] = STATUS_FILE,
    };
    opening_tell(opening);
    if (desk_read_only(desk)) tell_file(desk_path(desk), desk_read_only(desk));
    desk_confine(desk);
    struct prompts_options options = {
        .in = stdin,
        .out = stdout,
        .err = stderr,
        .interactive = isatty(STDIN_FILENO),
        .today = today(arena),
        .read_only = desk_read_only(desk) != NULL,
        .room = arguments->room,
        .save = save_for_prompts,
        .export = export_for_prompts,
        .save_elsewhere = move_for_prompts,
        .save_over = save_over_for_prompts,
        .language = language_for_prompts,
        .explain = explain_for_prompts,
        .seconds = seconds_for_prompts,
        .context = desk,
    };
    return statuses[prompts_run(arena, desk_questionnaire(desk),
                                desk_assessment(desk), &options)];
}

// --- Either ---

const char *interview_place(struct arena *arena,
                            const struct opening *opening) {
    const char *path = desk_path(opening->desk);
    if (desk_unsaved(opening->desk))
        return arena_printf(arena, "%s: %s", path,
                            _("not every answer is on disk"));
    if (!path || access(path, F_OK) != 0) return NULL;
    return arena_printf(arena, _("The answers are in %s"),
                        text_visible(arena, path, false));
}

// After the screen is gone.
static void tell_place(struct arena *arena, const struct opening *opening) {
    const struct desk *desk = opening->desk;
    const char *place = interview_place(arena, opening);
    if (desk_unsaved(desk))
        tell_file(desk_path(desk), _("not every answer is on disk"));
    else if (place)
        text_print(stdout, "%s\n", place);
}

enum status interview(struct arena *arena, const struct arguments *arguments,
                      struct opening *opening) {
    if (opening->status != STATUS_DONE) {
        opening_tell(opening);
        return opening->status;
    }
    enum status status = wants_plain(arguments)
                             ? by_lines(arena, arguments, opening)
                             : on_screen(arena, arguments, opening);
    if (status != STATUS_RESOURCE) tell_place(arena, opening);
    opening_close(opening);
    return status;
}
