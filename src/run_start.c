// SPDX-License-Identifier: MIT
//
// new, open, preview, and the start page that leads to either: chosen there,
// an assessment is gone through in the same terminal, and leads back to it.

#include "confine.h"
#include "desk.h"
#include "language.h"
#include "opening.h"
#include "start_items.h"
#include "terminal.h"
#include "text.h"

#include <string.h>
#include <unistd.h>

// Only after no key has come for this long the slower facts are looked up; then
// one after the other, as long as none comes.
#define IDLE_MILLISECONDS 100
// Assessments that fit on the first page of a usual terminal.
#define SEEN_AT_FIRST 24

// --- new, open, preview ---

enum status run_new(struct arena *arena, const struct arguments *arguments) {
    struct opening opening = opening_new(arena, arguments, arguments->files[0]);
    return interview(arena, arguments, &opening);
}

enum status run_open(struct arena *arena, const struct arguments *arguments) {
    struct opening opening =
        opening_resume(arena, arguments, arguments->files[0]);
    return interview(arena, arguments, &opening);
}

enum status run_preview(struct arena *arena,
                        const struct arguments *arguments) {
    struct opening opening = opening_preview(arena, arguments->files[0]);
    return interview(arena, arguments, &opening);
}

static struct opening open_item(struct arena *arena,
                                const struct arguments *arguments,
                                enum start_kind kind, const char *path) {
    path = arena_string(arena, path);
    return kind == START_RESUME ? opening_resume(arena, arguments, path)
                                : opening_new(arena, arguments, path);
}

// --- On screen ---

struct visit {
    struct terminal *terminal;
    const struct arguments *arguments;
    struct arena *frame;
    struct arena *arena; // of the page, since it was shown anew
    struct items items;
    struct start *start;
    bool idle; // no key has come since something was looked up
    // Of the interviews so far, for the time after the terminal.
    struct arena *lasting;
    const char *places;
    enum status status;
};

static void show(struct visit *visit) {
    int width, height;
    terminal_size(visit->terminal, &width, &height);
    arena_reset(visit->frame);
    struct screen *screen =
        screen_new(visit->frame, width, height, text_ascii());
    start_show(visit->start, screen);
    terminal_paint(visit->terminal, screen);
}

static void list_anew(struct visit *visit) {
    start_free(visit->start);
    arena_free(visit->arena);
    visit->arena = arena_new();
    visit->items = items_collect(visit->arena, SEEN_AT_FIRST);
    visit->start =
        start_new(visit->arena, visit->items.items, visit->items.count);
    visit->idle = false;
}

static void look_up_one(struct visit *visit) {
    size_t index =
        items_look_up(visit->arena, &visit->items, start_marked(visit->start));
    start_update(visit->start, index, &visit->items.items[index]);
    visit->idle = true;
}

static enum start_kind kind_of(struct arena *arena, const char *path) {
    struct assessment_head head;
    return assessment_head_glance(arena, path, &head) ? START_RESUME
                                                      : START_NEW;
}

// What is said once, of each assessment that was worked on, when the terminal
// is the shell's again.
static void remember_place(struct visit *visit, const struct opening *opening) {
    const char *place = interview_place(visit->arena, opening);
    if (desk_unsaved(opening->desk)) {
        start_message(visit->start, place);
        visit->status = STATUS_FILE;
    }
    if (!place || (visit->places && strstr(visit->places, place))) return;
    visit->places = arena_printf(visit->lasting, "%s%s\n",
                                 visit->places ? visit->places : "", place);
}

// Opens what was chosen, or says on the page why it cannot be opened.
static struct ending go_through(struct visit *visit) {
    struct ending ending = {0};
    struct arena *arena = arena_new();
    size_t index = start_choice(visit->start);
    bool listed = index < visit->items.count;
    const char *path =
        listed ? visit->items.items[index].path : start_path(visit->start);
    confine_allow(path); // where an interview before this one confined us
    struct arguments arguments = *visit->arguments;
    arguments.room = start_room(visit->start);
    struct opening opening = open_item(
        arena, &arguments,
        listed ? visit->items.items[index].kind : kind_of(arena, path), path);
    if (opening.status != STATUS_DONE) {
        const char *why = opening_failure(arena, &opening);
        start_message(visit->start,
                      arena_printf(arena, "%s: %s", opening.path, why));
    } else {
        ending = interview_on(visit->terminal, arena, &arguments, &opening);
        list_anew(visit);
        remember_place(visit, &opening);
    }
    opening_close(&opening);
    arena_free(arena);
    return ending;
}

static struct ending go_round(struct visit *visit) {
    for (;;) {
        if (!terminal_pending(visit->terminal)) show(visit);
        int wait = !visit->items.left ? -1
                   : visit->idle      ? 0
                                      : IDLE_MILLISECONDS;
        struct event event = terminal_next(visit->terminal, wait);
        if (event.kind == EVENT_TICK) {
            if (visit->items.left) look_up_one(visit);
            continue;
        }
        visit->idle = false;
        if (event.kind == EVENT_SIGNAL)
            return (struct ending){.over = true, .signal = event.key};
        if (event.kind == EVENT_HANGUP) return (struct ending){.over = true};
        enum outcome outcome = start_handle(visit->start, &event);
        if (outcome == OUTCOME_QUIT) return (struct ending){.over = true};
        if (outcome == OUTCOME_LANGUAGE) {
            // Titles of questionnaires may be others, too.
            language_next();
            list_anew(visit);
        }
        if (outcome != OUTCOME_OPEN) continue;
        struct ending ending = go_through(visit);
        if (ending.over) return ending;
    }
}

// Frees [page], the arena of [items].
static enum status on_screen(struct arena *arena,
                             const struct arguments *arguments,
                             struct arena *page, const struct items *items) {
    struct terminal *terminal = open_terminal(arena, arguments);
    if (!terminal) {
        arena_free(page);
        return STATUS_RESOURCE;
    }
    struct visit visit = {.terminal = terminal,
                          .arguments = arguments,
                          .frame = arena_new(),
                          .arena = page,
                          .items = *items,
                          .lasting = arena};
    visit.start = start_new(page, visit.items.items, visit.items.count);
    struct ending ending = go_round(&visit);
    start_free(visit.start);
    arena_free(visit.arena);
    arena_free(visit.frame);
    terminal_close(terminal);
    if (visit.places)
        text_print(visit.status == STATUS_DONE ? stdout : stderr, "%s",
                   visit.places);
    fflush(stdout);
    if (ending.signal) end_by(ending.signal);
    return visit.status;
}

// --- By lines ---

static void list_by_lines(const struct items *items) {
    for (size_t i = 0; i < items->count; i++) {
        const struct start_item *item = &items->items[i];
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
                            struct items *items) {
    for (size_t i = 0; i < items->count; i++) {
        if (items->items[i].kind == START_BROKEN)
            items_look_up(arena, items, i);
    }
    list_by_lines(items);
    char line[32];
    for (;;) {
        text_print(stdout, _("Number 1 to %zu, or quit: "), items->count);
        fflush(stdout);
        if (!fgets(line, sizeof(line), stdin)) return STATUS_DONE;
        line[strcspn(line, "\r\n")] = '\0';
        if (!strcmp(line, "quit") || !strcmp(line, "q") ||
            !strcmp(line, C_("command", "quit")))
            return STATUS_DONE;
        double number;
        if (text_parse_number(line, &number) && number >= 1 &&
            number <= (double)items->count && number == (double)(size_t)number)
            break;
        text_print(stdout, "%s\n", _("That is not one of the numbers."));
        if (!isatty(STDIN_FILENO)) return STATUS_INVALID;
    }
    double number;
    text_parse_number(line, &number);
    const struct start_item *item = &items->items[(size_t)number - 1];
    struct opening opening =
        open_item(arena, arguments, item->kind, item->path);
    return interview(arena, arguments, &opening);
}

enum status run_start(struct arena *arena, const struct arguments *arguments) {
    bool plain = wants_plain(arguments);
    struct arena *page = plain ? arena : arena_new();
    struct items items = items_collect(page, plain ? SIZE_MAX : SEEN_AT_FIRST);
    if (items.count)
        return plain ? by_lines(arena, arguments, &items)
                     : on_screen(arena, arguments, page, &items);
    text_print(stderr, "cxladder: %s\n",
               _("no questionnaires were found; CXLADDER_PATH can name "
                 "their folder"));
    if (!plain) arena_free(page);
    return STATUS_FILE;
}
