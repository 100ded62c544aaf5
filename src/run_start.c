// SPDX-License-Identifier: MIT
//
// new, open, and the start screen that leads to either.

#include "commands.h"
#include "desk.h"
#include "language.h"
#include "terminal.h"
#include "text.h"
#include "wizard.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

// Only after no key has come for this long the slower facts are looked up.
#define IDLE_MILLISECONDS 100

// --- new, open ---

static const char *new_path(struct arena *arena,
                            const struct arguments *arguments,
                            const struct questionnaire *questionnaire) {
    const char *path = arguments->output;
    if (path && access(path, F_OK) == 0) {
        tell_file(path, _("there is a file of this name already"));
        return NULL;
    }
    if (path) return path;
    struct file_error error = {0};
    path =
        places_new_assessment(arena, questionnaire->id, today(arena), &error);
    if (!path) tell_file(questionnaire->id, file_error_text(arena, &error));
    return path;
}

// --from: what was answered in another questionnaire, and is asked here too.
static enum status carry_over(struct arena *arena,
                              const struct arguments *arguments,
                              struct assessment *assessment) {
    if (!arguments->from) return STATUS_DONE;
    struct arguments plain = *arguments;
    plain.questionnaire = NULL; // of the new one, not of the old
    char *path = arena_string(arena, arguments->from);
    struct loaded loaded = load_assessments(arena, &plain, &path, 1);
    if (loaded.status != STATUS_DONE) return loaded.status;
    struct carried carried =
        assessment_carry(assessment, loaded.assessments[0]);
    text_print(stderr, "cxladder: %s: ", path);
    text_print(stderr,
               PLURAL("%zu answer taken over", "%zu answers taken over",
                      carried.taken),
               carried.taken);
    if (carried.left)
        text_print(stderr,
                   PLURAL(", %zu has no place here", ", %zu have no place here",
                          carried.left),
                   carried.left);
    text_print(stderr, "\n");
    return STATUS_DONE;
}

// By which two files of one respondent are known as such, and a copy as a copy.
// It tells nothing of the respondent.
static const char *respondent_id(struct arena *arena) {
    uint64_t bits[2];
    if (getrandom(bits, sizeof(bits), GRND_NONBLOCK) != sizeof(bits))
        return NULL;
    return arena_printf(arena, "%016" PRIx64 "%016" PRIx64, bits[0], bits[1]);
}

static enum status begin(struct arena *arena, const struct arguments *arguments,
                         const char *name) {
    enum status status;
    struct questionnaire *questionnaire =
        load_questionnaire(arena, name, &status);
    if (!questionnaire) return status;
    const char *path = new_path(arena, arguments, questionnaire);
    struct desk *desk = path ? desk_open(arena, path) : NULL;
    if (!desk) return STATUS_FILE;
    struct assessment *assessment = assessment_new(arena, questionnaire);
    assessment->path = path;
    assessment->started = today(arena);
    assessment->respondent = respondent_id(arena);
    status = carry_over(arena, arguments, assessment);
    if (status != STATUS_DONE) {
        desk_close(desk);
        return status;
    }
    desk_begin(desk, questionnaire, assessment);
    // What was taken over is work, too: on disk before the first question. That
    // it cannot be saved is said there, as after any answer.
    const char *problem = NULL;
    bool foreign = false;
    if (arguments->from) desk_save(desk, &problem, &foreign);
    return interview(arena, arguments, desk);
}

static enum status go_on(struct arena *arena, const struct arguments *arguments,
                         char *path) {
    if (access(path, F_OK) != 0) {
        tell_file(path, text_errno(errno));
        return STATUS_FILE;
    }
    struct desk *desk = desk_open(arena, path);
    if (!desk) return STATUS_FILE;
    struct loaded loaded = load_assessments(arena, arguments, &path, 1);
    if (loaded.status != STATUS_DONE) {
        desk_close(desk);
        return loaded.status;
    }
    desk_begin(desk, loaded.questionnaire, loaded.assessments[0]);
    return interview(arena, arguments, desk);
}

enum status run_new(struct arena *arena, const struct arguments *arguments) {
    return begin(arena, arguments, arguments->files[0]);
}

enum status run_preview(struct arena *arena,
                        const struct arguments *arguments) {
    enum status status;
    struct questionnaire *questionnaire =
        load_questionnaire(arena, arguments->files[0], &status);
    if (!questionnaire) return status;
    struct assessment *assessment = assessment_new(arena, questionnaire);
    assessment->started = today(arena);
    return interview(arena, arguments,
                     desk_preview(arena, questionnaire, assessment));
}

enum status run_open(struct arena *arena, const struct arguments *arguments) {
    return go_on(arena, arguments, arguments->files[0]);
}

// --- The list ---

struct list {
    struct start_item *items;
    size_t count;
};

static const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void add_assessment(struct arena *arena, struct list *list,
                           const char *path) {
    struct assessment_head head;
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    struct start_item *item = &list->items[list->count++];
    *item = (struct start_item){.kind = START_RESUME, .path = path};
    if (!assessment_head_read(arena, path, &head, diags, &unreadable)) {
        item->kind = START_BROKEN;
        item->title = file_name(path);
        item->detail = diags->first ? diags->first->text : NULL;
        return;
    }
    item->title = head.organisation ? head.organisation : file_name(path);
    item->detail = head.questionnaire;
    const char *date = head.finished ? head.finished : head.started;
    item->when = date ? text_date(arena, date) : NULL;
    if (head.finished) item->progress = _("finished");
}

static void add_questionnaire(struct arena *arena, struct list *list,
                              const char *path) {
    struct questionnaire_head head;
    struct start_item *item = &list->items[list->count++];
    *item = (struct start_item){.kind = START_NEW, .path = path};
    if (!questionnaire_head_read(arena, path, &head)) {
        item->kind = START_BROKEN;
        item->title = file_name(path);
        return;
    }
    item->title = head.title;
    item->detail = path;
    item->about = head.about;
}

static struct list collect(struct arena *arena) {
    struct path_list resumable = places_assessments(arena);
    struct path_list fresh = places_questionnaires(arena, NULL);
    struct list list = {0};
    list.items =
        ARENA_ARRAY(arena, struct start_item, resumable.count + fresh.count);
    for (size_t i = 0; i < resumable.count; i++) {
        add_assessment(arena, &list, resumable.paths[i]);
    }
    for (size_t i = 0; i < fresh.count; i++) {
        add_questionnaire(arena, &list, fresh.paths[i]);
    }
    return list;
}

// --- What takes longer to know ---

// The first problem of what was read, for people; NULL if there is none.
static const char *first_problem(struct arena *arena, struct diags *diags,
                                 bool read) {
    if (read && !diags->errors) return NULL;
    diags_sort(diags);
    const struct problem *problem = diags->first;
    while (problem && problem->severity != SEVERITY_ERROR) {
        problem = problem->next;
    }
    if (!problem) return _("cannot be read");
    if (!problem->at.line) return arena_string(arena, problem->text);
    return arena_printf(arena, _("line %u: %s"), problem->at.line,
                        problem->text);
}

// Fills in what is known of a questionnaire once it is read; the reason where
// it cannot be used.
static const char *look_at_questionnaire(struct arena *arena,
                                         struct start_item *item) {
    struct arena *own = arena_new();
    struct diags *diags = diags_new(own);
    const struct questionnaire *questionnaire =
        read_in_language(own, item->path, diags, NULL);
    const char *problem = first_problem(arena, diags, questionnaire != NULL);
    if (!problem && questionnaire) {
        item->title = arena_string(arena, questionnaire->title);
        if (questionnaire->about)
            item->about = arena_string(arena, questionnaire->about);
        size_t count = 0;
        for (size_t i = 0; i < questionnaire->question_count; i++) {
            if (questionnaire->questions[i]->ladder) count++;
        }
        item->progress = arena_printf(
            arena, PLURAL("%zu question", "%zu questions", count), count);
    }
    arena_free(own);
    return problem;
}

static const struct questionnaire *questionnaire_of(struct arena *arena,
                                                    const char *path,
                                                    struct diags *diags) {
    struct assessment_head head;
    bool unreadable = false;
    if (!assessment_head_read(arena, path, &head, diags, &unreadable))
        return NULL;
    const char *found =
        text_is_id(head.questionnaire)
            ? places_find(arena, head.questionnaire, head.fingerprint, path)
            : NULL;
    if (found) return read_in_language(arena, found, diags, &unreadable);
    struct place at = {path, 0, 0};
    diag(diags, SEVERITY_ERROR, at, "no-questionnaire",
         _("its questionnaire \"%s\" was not found"), head.questionnaire);
    return NULL;
}

static const char *look_at_assessment(struct arena *arena,
                                      struct start_item *item) {
    struct arena *own = arena_new();
    struct diags *diags = diags_new(own);
    const struct questionnaire *questionnaire =
        questionnaire_of(own, item->path, diags);
    const struct assessment *assessment =
        questionnaire && !diags->errors
            ? assessment_read(own, item->path, questionnaire, diags, NULL)
            : NULL;
    const char *problem = first_problem(arena, diags, assessment != NULL);
    if (!problem && questionnaire && assessment) {
        struct assessment_progress progress = assessment_progress(assessment);
        item->detail = arena_string(arena, questionnaire->title);
        if (!assessment->finished)
            item->progress = arena_printf(arena, _("%zu of %zu"),
                                          progress.answered, progress.asked);
    }
    arena_free(own);
    return problem;
}

static const char *look_at(struct arena *arena, struct start_item *item) {
    return item->kind == START_RESUME ? look_at_assessment(arena, item)
                                      : look_at_questionnaire(arena, item);
}

// Looks up one item, if there is one left.
static void look_up(struct arena *arena, struct start *start, struct list *list,
                    size_t *done) {
    if (*done >= list->count) return;
    struct start_item *item = &list->items[*done];
    if (item->kind != START_BROKEN) {
        const char *problem = look_at(arena, item);
        if (problem) {
            item->kind = START_BROKEN;
            item->detail = problem;
        }
    }
    start_update(start, *done, item);
    (*done)++;
}

// --- On screen ---

struct choice {
    enum start_kind kind;
    const char *path; // NULL: left
    int signal;
    bool room; // with a group that votes
};

static void show_start(struct terminal *terminal, struct arena *frame,
                       const struct start *start) {
    int width, height;
    terminal_size(terminal, &width, &height);
    arena_reset(frame);
    struct screen *screen = screen_new(frame, width, height, text_ascii());
    start_show(start, screen);
    terminal_paint(terminal, screen);
}

static struct start_item item_chosen(struct arena *arena,
                                     const struct start *start,
                                     const struct list *list) {
    size_t index = start_choice(start);
    if (index < list->count) return list->items[index];
    const char *path = arena_string(arena, start_path(start));
    struct assessment_head head;
    struct diags *ignored = diags_new(arena);
    bool unreadable = false;
    bool resumes =
        assessment_head_read(arena, path, &head, ignored, &unreadable);
    return (struct start_item){.kind = resumes ? START_RESUME : START_NEW,
                               .path = path};
}

// What cannot be opened is told on the page: the list stays.
static bool opens(struct arena *arena, struct start *start,
                  const struct list *list, struct choice *choice) {
    struct start_item item = item_chosen(arena, start, list);
    const char *problem = look_at(arena, &item);
    if (problem) {
        start_message(start, arena_printf(arena, "%s: %s", item.path, problem));
        return false;
    }
    choice->kind = item.kind;
    choice->path = item.path;
    choice->room = start_room(start);
    return true;
}

// The whole page anew: titles of questionnaires may be others, too.
static struct start *in_next_language(struct arena *arena, struct start *start,
                                      struct list *list, size_t *looked_up) {
    language_next();
    start_free(start);
    *list = collect(arena);
    *looked_up = 0;
    return start_new(arena, list->items, list->count);
}

static struct choice choose(struct arena *arena, struct terminal *terminal,
                            struct list *list) {
    struct start *start = start_new(arena, list->items, list->count);
    struct arena *frame = arena_new();
    struct choice choice = {0};
    size_t looked_up = 0;
    for (;;) {
        if (!terminal_pending(terminal)) show_start(terminal, frame, start);
        int wait = looked_up < list->count ? IDLE_MILLISECONDS : -1;
        struct event event = terminal_next(terminal, wait);
        if (event.kind == EVENT_TICK) {
            look_up(arena, start, list, &looked_up);
            continue;
        }
        if (event.kind == EVENT_SIGNAL) choice.signal = event.key;
        if (event.kind == EVENT_SIGNAL || event.kind == EVENT_HANGUP) break;
        enum outcome outcome = start_handle(start, &event);
        if (outcome == OUTCOME_QUIT) break;
        if (outcome == OUTCOME_LANGUAGE)
            start = in_next_language(arena, start, list, &looked_up);
        if (outcome == OUTCOME_OPEN && opens(arena, start, list, &choice))
            break;
    }
    start_free(start);
    arena_free(frame);
    return choice;
}

static enum status on_screen(struct arena *arena,
                             const struct arguments *arguments,
                             struct list *list) {
    struct terminal *terminal = open_terminal(arena, arguments);
    if (!terminal) return STATUS_RESOURCE;
    struct choice choice = choose(arena, terminal, list);
    // Whatever is told from here on must be seen: the interview opens the
    // terminal anew.
    terminal_close(terminal);
    if (choice.signal) end_by(choice.signal);
    if (!choice.path) return STATUS_DONE;
    char *path = arena_string(arena, choice.path);
    struct arguments chosen = *arguments;
    chosen.room = choice.room;
    return choice.kind == START_RESUME ? go_on(arena, &chosen, path)
                                       : begin(arena, &chosen, path);
}

// --- By lines ---

static void list_by_lines(const struct list *list) {
    for (size_t i = 0; i < list->count; i++) {
        const struct start_item *item = &list->items[i];
        text_print(stdout, "%zu. %s ", i + 1,
                   item->kind == START_RESUME ? _("Go on:")
                   : item->kind == START_NEW  ? _("New:")
                                              : _("Cannot be opened:"));
        text_put_line(stdout, item->title);
        if (item->detail) {
            fputs(", ", stdout);
            text_put_line(stdout, item->detail);
        }
        if (item->when) text_print(stdout, ", %s", item->when);
        putchar('\n');
    }
}

static enum status by_lines(struct arena *arena,
                            const struct arguments *arguments,
                            struct list *list) {
    list_by_lines(list);
    char line[32];
    for (;;) {
        text_print(stdout, _("Number 1 to %zu, or quit: "), list->count);
        fflush(stdout);
        if (!fgets(line, sizeof(line), stdin)) return STATUS_DONE;
        line[strcspn(line, "\r\n")] = '\0';
        if (!strcmp(line, "quit") || !strcmp(line, "q") ||
            !strcmp(line, C_("command", "quit")))
            return STATUS_DONE;
        double number;
        if (text_parse_number(line, &number) && number >= 1 &&
            number <= (double)list->count && number == (double)(size_t)number)
            break;
        text_print(stdout, "%s\n", _("That is not one of the numbers."));
        if (!isatty(STDIN_FILENO)) return STATUS_INVALID;
    }
    double number;
    text_parse_number(line, &number);
    const struct start_item *item = &list->items[(size_t)number - 1];
    char *path = arena_string(arena, item->path);
    return item->kind == START_RESUME ? go_on(arena, arguments, path)
                                      : begin(arena, arguments, path);
}

enum status run_start(struct arena *arena, const struct arguments *arguments) {
    struct list list = collect(arena);
    if (!list.count) {
        text_print(stderr, "cxladder: %s\n",
                   _("no questionnaires were found; CXLADDER_PATH can name "
                     "their folder"));
        return STATUS_FILE;
    }
    return wants_plain(arguments) ? by_lines(arena, arguments, &list)
                                  : on_screen(arena, arguments, &list);
}
