// SPDX-License-Identifier: MIT
//
// new, open, and the start screen that leads to either.

#include "commands.h"
#include "terminal.h"
#include "text.h"
#include "wizard.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Only after no key has come for this long the slower facts are looked up.
#define IDLE_MILLISECONDS 100

// --- new, open ---

static enum status begin(struct arena *arena, const struct arguments *arguments,
                         const char *name) {
    enum status status;
    struct questionnaire *questionnaire =
        load_questionnaire(arena, name, &status);
    if (!questionnaire) return status;
    const char *path = arguments->output;
    if (path && access(path, F_OK) == 0) {
        tell_file(path, _("there is a file of this name already"));
        return STATUS_FILE;
    }
    if (!path) {
        struct file_error error = {0};
        path = places_new_assessment(arena, questionnaire->id, today(arena),
                                     &error);
        if (!path) {
            tell_file(questionnaire->id, file_error_text(arena, &error));
            return STATUS_FILE;
        }
    }
    struct assessment *assessment = assessment_new(arena, questionnaire);
    assessment->path = path;
    assessment->started = today(arena);
    return interview_file(arena, arguments, questionnaire, assessment, path);
}

static enum status go_on(struct arena *arena, const struct arguments *arguments,
                         char *path) {
    struct loaded loaded = load_assessments(arena, arguments, &path, 1);
    if (loaded.status != STATUS_DONE) return loaded.status;
    return interview_file(arena, arguments, loaded.questionnaire,
                          loaded.assessments[0], path);
}

enum status run_new(struct arena *arena, const struct arguments *arguments) {
    return begin(arena, arguments, arguments->files[0]);
}

enum status run_open(struct arena *arena, const struct arguments *arguments) {
    return go_on(arena, arguments, arguments->files[0]);
}

// --- The list ---

struct list {
    struct start_item *items;
    const char **names; // what was told of an item before: id or organisation
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

static void count_questions(struct arena *arena, struct start_item *item) {
    struct arena *own = arena_new();
    struct diags *diags = diags_new(own);
    bool unreadable = false;
    const struct questionnaire *questionnaire =
        questionnaire_read(own, item->path, diags, &unreadable);
    if (questionnaire && !diags->errors) {
        size_t count = 0;
        for (size_t i = 0; i < questionnaire->question_count; i++) {
            if (questionnaire->questions[i]->ladder) count++;
        }
        item->progress = arena_printf(
            arena, PLURAL("%zu question", "%zu questions", count), count);
    } else {
        diags_sort(diags);
        const struct problem *first = diags->first;
        item->kind = START_BROKEN;
        item->detail = first ? arena_printf(arena, _("line %u: %s"),
                                            first->at.line, first->text)
                             : _("cannot be read");
    }
    arena_free(own);
}

static void count_answers(struct arena *arena, struct start_item *item) {
    struct arena *own = arena_new();
    struct diags *diags = diags_new(own);
    struct assessment_head head;
    bool unreadable = false;
    const char *path = NULL;
    if (assessment_head_read(own, item->path, &head, diags, &unreadable) &&
        text_is_id(head.questionnaire))
        path =
            places_find(own, head.questionnaire, head.fingerprint, item->path);
    const struct questionnaire *questionnaire =
        path ? questionnaire_read(own, path, diags, &unreadable) : NULL;
    const struct assessment *assessment =
        questionnaire && !diags->errors
            ? assessment_read(own, item->path, questionnaire, diags,
                              &unreadable)
            : NULL;
    if (assessment && !diags->errors) {
        struct assessment_progress progress = assessment_progress(assessment);
        item->detail = arena_string(arena, questionnaire->title);
        if (!assessment->finished)
            item->progress = arena_printf(arena, _("%zu of %zu"),
                                          progress.answered, progress.asked);
    }
    arena_free(own);
}

// True when something was looked up; each call looks up one item.
static bool look_up(struct arena *arena, struct start *start, struct list *list,
                    size_t *done) {
    if (*done >= list->count) return false;
    struct start_item *item = &list->items[*done];
    if (item->kind == START_NEW)
        count_questions(arena, item);
    else if (item->kind == START_RESUME)
        count_answers(arena, item);
    start_update(start, *done, item);
    (*done)++;
    return true;
}

// --- On screen ---

struct choice {
    enum start_kind kind;
    const char *path; // NULL: left
    int signal;
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

static struct choice chosen(struct arena *arena, const struct start *start,
                            const struct list *list) {
    size_t index = start_choice(start);
    if (index < list->count)
        return (struct choice){list->items[index].kind, list->items[index].path,
                               0};
    const char *path = arena_string(arena, start_path(start));
    struct assessment_head head;
    struct diags *ignored = diags_new(arena);
    bool unreadable = false;
    bool resumes =
        assessment_head_read(arena, path, &head, ignored, &unreadable);
    return (struct choice){resumes ? START_RESUME : START_NEW, path, 0};
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
        if (outcome != OUTCOME_OPEN) continue;
        choice = chosen(arena, start, list);
        break;
    }
    arena_free(frame);
    return choice;
}

static enum status on_screen(struct arena *arena,
                             const struct arguments *arguments,
                             struct list *list) {
    const char *why = NULL, *colour = getenv("NO_COLOR");
    struct terminal_options options = {.ascii = arguments->ascii,
                                       .no_color = colour && *colour};
    struct terminal *terminal = terminal_open(arena, &options, &why);
    if (!terminal) {
        tell_file(_("terminal"), why);
        fputs(_("cxladder: --plain asks the same questions line by line\n"),
              stderr);
        return STATUS_RESOURCE;
    }
    struct choice choice = choose(arena, terminal, list);
    terminal_close(terminal);
    if (choice.signal) {
        signal(choice.signal, SIG_DFL);
        raise(choice.signal);
    }
    if (!choice.path) return STATUS_DONE;
    char *path = arena_string(arena, choice.path);
    return choice.kind == START_RESUME ? go_on(arena, arguments, path)
                                       : begin(arena, arguments, path);
}

// --- By lines ---

static void list_by_lines(const struct list *list) {
    for (size_t i = 0; i < list->count; i++) {
        const struct start_item *item = &list->items[i];
        printf("%zu. %s", i + 1,
               item->kind == START_RESUME ? _("Go on: ")
               : item->kind == START_NEW  ? _("New: ")
                                          : _("Cannot be opened: "));
        text_put_line(stdout, item->title);
        if (item->detail) {
            fputs(", ", stdout);
            text_put_line(stdout, item->detail);
        }
        if (item->when) printf(", %s", item->when);
        putchar('\n');
    }
}

static enum status by_lines(struct arena *arena,
                            const struct arguments *arguments,
                            struct list *list) {
    list_by_lines(list);
    char line[32];
    for (;;) {
        printf(_("Number 1 to %zu, or quit: "), list->count);
        fflush(stdout);
        if (!fgets(line, sizeof(line), stdin)) return STATUS_DONE;
        line[strcspn(line, "\r\n")] = '\0';
        if (!strcmp(line, "quit") || !strcmp(line, "q")) return STATUS_DONE;
        double number;
        if (text_parse_number(line, &number) && number >= 1 &&
            number <= (double)list->count && number == (double)(size_t)number)
            break;
        puts(_("That is not one of the numbers."));
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
        fputs(_("cxladder: no questionnaires were found; CXLADDER_PATH can "
                "name their folder\n"),
              stderr);
        return STATUS_FILE;
    }
    return wants_plain(arguments) ? by_lines(arena, arguments, &list)
                                  : on_screen(arena, arguments, &list);
}
