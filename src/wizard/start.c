// SPDX-License-Identifier: MIT
//
// The start screen: go on with an assessment, or begin one.

#include "start_inside.h"
#include "text.h"

#include <string.h>

// --- The items ---

bool start_can_open(const struct start_item *item) {
    return item->kind != START_BROKEN;
}

// In the order of the screen: to go on with, to begin, what cannot be used.
static void sort_items(struct start *start) {
    size_t count = 0;
    for (int kind = START_RESUME; kind <= START_BROKEN; kind++) {
        for (size_t i = 0; i < start->count; i++) {
            if ((int)start->items[i].kind == kind) start->order[count++] = i;
        }
    }
}

static struct start_item copied(struct arena *arena,
                                const struct start_item *item) {
    return (struct start_item){
        .kind = item->kind,
        .path = arena_string(arena, item->path),
        .title = arena_string(arena, item->title),
        .detail = arena_string(arena, item->detail),
        .about = arena_string(arena, item->about),
        .progress = arena_string(arena, item->progress),
        .when = arena_string(arena, item->when),
    };
}

struct start *start_new(struct arena *arena, struct start_item *items,
                        size_t count) {
    struct start *start = ARENA_NEW(arena, struct start);
    start->arena = arena;
    start->frame = arena_new();
    start->typing = arena_new();
    start->count = count;
    start->items = ARENA_ARRAY(arena, struct start_item, count);
    start->order = ARENA_ARRAY(arena, size_t, count);
    for (size_t i = 0; i < count; i++) {
        start->items[i] = copied(arena, &items[i]);
    }
    start->view = ARENA_NEW(arena, struct view);
    start->edit = ARENA_NEW(arena, struct edit);
    start->choice = count;
    sort_items(start);
    return start;
}

void start_free(struct start *start) {
    if (!start) return;
    arena_free(start->frame);
    arena_free(start->typing);
    start->frame = start->typing = NULL;
}

// What is marked stays marked, wherever it moves.
void start_update(struct start *start, size_t index,
                  const struct start_item *item) {
    if (index >= start->count) return;
    size_t marked =
        start->view->marked >= 0 && (size_t)start->view->marked < start->count
            ? start->order[start->view->marked]
            : 0;
    start->items[index] = copied(start->arena, item);
    sort_items(start);
    for (size_t i = 0; i < start->count; i++) {
        if (start->order[i] == marked) start->view->marked = (int)i;
    }
}

void start_message(struct start *start, const char *text) {
    snprintf(start->message, sizeof(start->message), "%s", text ? text : "");
    size_t length = strlen(start->message);
    start->message[text_valid_prefix(start->message, length)] = '\0';
}

// --- Events ---

static enum outcome open_item(struct start *start, size_t place, bool room) {
    if (place >= start->count) return OUTCOME_STAY;
    size_t index = start->order[place];
    start->view->marked = (int)place;
    start->view->follow = true;
    if (!start_can_open(&start->items[index])) {
        start_message(start, _("This file has a mistake in it and cannot be "
                               "opened; cxladder check tells all of them."));
        return OUTCOME_STAY;
    }
    start->choice = index;
    start->room = room;
    return OUTCOME_OPEN;
}

static enum outcome path_event(struct start *start, const struct event *event) {
    if (event->kind == EVENT_KEY && event->key == KEY_ESCAPE_) {
        start->typing_path = false;
        return OUTCOME_STAY;
    }
    if (event->kind == EVENT_KEY && event->key == KEY_ENTER_) {
        if (!start->edit->length) {
            start->typing_path = false;
            return OUTCOME_STAY;
        }
        start->choice = start->count;
        start->room = false;
        start->path = arena_string(start->arena, start->edit->text);
        return OUTCOME_OPEN;
    }
    if (event->kind == EVENT_KEY && !start->edit->length &&
        (event->key == KEY_LEFT_ || event->key == KEY_BACKSPACE_)) {
        start->typing_path = false;
        return OUTCOME_STAY;
    }
    if (edit_handle(start->edit, event) == EDIT_FULL)
        start_message(start, _("That is too long for the name of a file."));
    return OUTCOME_STAY;
}

static enum outcome text_event(struct start *start, const char *text) {
    if (text[0] >= '1' && text[0] <= '9' && !text[1])
        return open_item(start, (size_t)(text[0] - '1'), false);
    if (!strcmp(text, "q")) return OUTCOME_QUIT;
    if (!strcmp(text, "L")) return OUTCOME_LANGUAGE;
    if (!strcmp(text, " "))
        return open_item(start, (size_t)start->view->marked, false);
    if (!strcmp(text, "v"))
        return open_item(start, (size_t)start->view->marked, true);
    if (!strcmp(text, "?")) {
        start->help = true;
        return OUTCOME_STAY;
    }
    if (!strcmp(text, "o")) {
        arena_reset(start->typing);
        edit_begin(start->edit, start->typing, "", false);
        start->typing_path = true;
        return OUTCOME_STAY;
    }
    start_message(start,
                  _("That key does nothing here; ? lists the keys that do."));
    return OUTCOME_STAY;
}

static enum outcome key_event(struct start *start, int key) {
    if (key == KEY_ENTER_ || key == KEY_RIGHT_)
        return start->count
                   ? open_item(start, (size_t)start->view->marked, false)
                   : OUTCOME_STAY;
    if (key == KEY_F1_) {
        start->help = true;
        return OUTCOME_STAY;
    }
    if (key == KEY_ESCAPE_) {
        start_message(start,
                      _("Nothing lies on top that could be closed; q quits."));
        return OUTCOME_STAY;
    }
    struct sheet items = start_list(start, 80, false);
    if (!start->view->rows) start->view->rows = 20;
    view_move(start->view, &items, key == KEY_TAB_ ? KEY_DOWN_ : key);
    return OUTCOME_STAY;
}

enum outcome start_handle(struct start *start, const struct event *event) {
    bool pressed = event->kind == EVENT_KEY || event->kind == EVENT_TEXT ||
                   event->kind == EVENT_PASTE;
    if (!pressed) return OUTCOME_STAY;
    arena_reset(start->frame);
    start->message[0] = '\0';
    if (start->help) {
        start->help = false;
        return OUTCOME_STAY;
    }
    if (start->typing_path) return path_event(start, event);
    if (event->kind == EVENT_PASTE) {
        start_message(start, _("Pasted text is not taken here; o opens a file "
                               "by its name."));
        return OUTCOME_STAY;
    }
    if (event->kind == EVENT_TEXT)
        return event->text && *event->text ? text_event(start, event->text)
                                           : OUTCOME_STAY;
    return key_event(start, event->key);
}

size_t start_marked(const struct start *start) {
    int marked = start->view->marked;
    return marked >= 0 && (size_t)marked < start->count ? start->order[marked]
                                                        : start->count;
}

size_t start_choice(const struct start *start) {
    return start->choice;
}

bool start_room(const struct start *start) {
    return start->room;
}

const char *start_path(const struct start *start) {
    return start->path ? start->path : "";
}
