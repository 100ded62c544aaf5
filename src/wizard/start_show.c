// SPDX-License-Identifier: MIT
//
// The start screen: what can be gone on with or begun, and what is known about
// the marked one.

#include "start_inside.h"
#include "text.h"

#include <string.h>

#define LEAST_WIDTH 20
#define LEAST_HEIGHT 5

// --- Keys: footer and help read this table too ---

enum start_action { GO, MOVE, DIGIT, VOTE, OTHER, LANGUAGE, HELP, QUIT };

struct start_key {
    enum start_action action;
    const char *key, *ascii, *label, *help;
};

// Most important first; help stands at the right end.
static const struct start_key keys[] = {
    {GO, N_("Enter"), N_("Enter"), NC_("key", "open"),
     N_("open the marked one")},
    {DIGIT, "1-9", "1-9", NC_("key", "by number"),
     N_("open the one of that number")},
    {VOTE, "v", "v", NC_("key", "vote"),
     N_("open the marked one with a group that votes")},
    {MOVE, "↑↓", N_("Up Down"), NC_("key", "choose"), N_("mark another one")},
    {OTHER, "o", "o", NC_("key", "other file"), N_("open a file by its name")},
    {QUIT, "q", "q", NC_("key", "quit"), N_("quit")},
    {LANGUAGE, "L", "L", NC_("key", "language"), N_("next language")},
    {HELP, "?", "?", NC_("key", "help"), N_("these keys")},
};

static const struct start_key path_keys[] = {
    {GO, N_("Enter"), N_("Enter"), NC_("key", "open"), N_("open this file")},
    {QUIT, N_("Esc"), N_("Esc"), NC_("key", "back"), N_("back to the list")},
};

// The name of the folder that [path] lies in.
static const char *folder_of(const struct start *start, const char *path) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    if (!slash || slash == path) return "";
    const char *from = slash;
    while (from > path && from[-1] != '/') {
        from--;
    }
    return arena_copy(start->frame, from, (size_t)(slash - from));
}

// Two of one name show where they lie.
static const char *title_of(const struct start *start, size_t index) {
    const struct start_item *item = &start->items[index];
    const char *title = item->title ? item->title : item->path;
    if (!title) return "";
    for (size_t i = 0; i < start->count; i++) {
        const struct start_item *other = &start->items[i];
        if (i == index || other->kind != item->kind || !other->title ||
            strcmp(other->title, title) != 0)
            continue;
        const char *folder = folder_of(start, item->path);
        if (*folder)
            return arena_printf(start->frame, "%s (%s)", title, folder);
    }
    return title;
}

static double next_number(const char **text) {
    while (**text && (**text < '0' || **text > '9')) {
        (*text)++;
    }
    double number = **text ? 0 : -1;
    while (**text >= '0' && **text <= '9') {
        number = 10 * number + (*(*text)++ - '0');
    }
    return number;
}

// Of "28 of 40", in whatever language: the two numbers; -1 where there are
// none.
static double share_of(const char *progress) {
    double part = next_number(&progress), whole = next_number(&progress);
    return part >= 0 && whole > 0 ? part / whole : -1;
}

static void item_row(const struct start *start, struct sheet *sheet,
                     size_t place) {
    const struct start_item *item = &start->items[start->order[place]];
    int right = sheet->width - 2;
    sheet_item(sheet, (struct target){.number = (int)place});
    sheet_row(sheet);
    if (!start_can_open(item))
        sheet_put(sheet, 3, ROLE_NOTICE, "!");
    else if (place < 9)
        sheet_put(sheet, 3, ROLE_KEY,
                  arena_printf(start->frame, "%zu", place + 1));
    const char *side = item->kind == START_RESUME ? item->when : NULL;
    if (side && sheet->width >= 60) {
        sheet_right(sheet, right, ROLE_TEXT, side);
        right -= 12;
    }
    const char *progress = start_can_open(item) ? item->progress : NULL;
    if (progress && sheet->width >= 50) {
        sheet_right(sheet, right, ROLE_TEXT, progress);
        right -= text_width(progress) + 2;
        double share = item->kind == START_RESUME ? share_of(progress) : -1;
        if (share >= 0 && sheet->width >= 72) {
            right = sheet->width - 2 - 12 - 10;
            sheet_bar(sheet, right - 14, 14, share);
            right -= 16;
        }
    }
    sheet_clip(sheet, 6, ROLE_TEXT, title_of(start, start->order[place]),
               right - 6);
    if (!start_can_open(item) && item->detail)
        sheet_text(sheet, 6, ROLE_TEXT, item->detail);
}

struct sheet start_list(const struct start *start, int width, bool ascii) {
    static const char *const headings[] = {
        [START_RESUME] = N_("GO ON"),
        [START_NEW] = N_("BEGIN"),
        [START_BROKEN] = N_("CANNOT BE OPENED"),
    };
    struct sheet sheet =
        sheet_new(start->frame, width > 100 ? 100 : width, ascii);
    int kind = -1;
    for (size_t i = 0; i < start->count; i++) {
        int next = (int)start->items[start->order[i]].kind;
        if (next != kind) {
            kind = next;
            sheet_plain(&sheet);
            sheet_blank(&sheet);
            sheet_text(&sheet, 2, ROLE_TITLE, _(headings[kind]));
        }
        item_row(start, &sheet, i);
    }
    sheet_plain(&sheet);
    if (!start->count)
        sheet_text(&sheet, 2, ROLE_TEXT,
                   _("Nothing was found here; o opens a file by its name."));
    return sheet;
}

// What there is to know about the marked one.
static struct sheet pane(const struct start *start, int width, bool ascii) {
    struct sheet sheet =
        sheet_new(start->frame, width > 82 ? 82 : width, ascii);
    if (start->view->marked < 0 || (size_t)start->view->marked >= start->count)
        return sheet;
    size_t index = start->order[start->view->marked];
    const struct start_item *item = &start->items[index];
    if (item->kind == START_RESUME && item->detail)
        sheet_text(&sheet, 2, ROLE_TITLE, item->detail);
    if (item->path) sheet_text(&sheet, 2, ROLE_TEXT, item->path);
    if (item->about) {
        sheet_blank(&sheet);
        sheet_text(&sheet, 2, ROLE_TEXT, item->about);
    }
    return sheet;
}

static void rule(struct screen *screen, int y) {
    screen_fill(screen, 0, y, screen->width, ROLE_QUIET,
                screen->ascii ? "-" : "─");
}

static const char *key_label(const struct start_key *key, bool ascii) {
    return _(ascii ? key->ascii : key->key);
}

// Columns that it takes at the right end, with the gap before it.
static int put_help(struct screen *screen, int y) {
    const char *label = C_("key", "help");
    int columns = 2 + text_width(label), x = screen->width - 1 - columns;
    screen_put(screen, x, y, ROLE_KEY, "?", 1);
    screen_put(screen, x + 2, y, ROLE_TEXT, label, columns);
    return columns + 2;
}

static void footer(const struct start *start, struct screen *screen) {
    const struct start_key *rows = start->typing_path ? path_keys : keys;
    size_t count = start->typing_path ? COUNT_OF(path_keys) : COUNT_OF(keys);
    int y = screen->height - 1, x = 1, room = screen->width - 1;
    if (start->message[0]) {
        screen_put(screen, 1, y, ROLE_TITLE,
                   text_clip(start->frame,
                             text_visible(start->frame, start->message, false),
                             room - 1, screen->ascii),
                   room - 1);
        return;
    }
    int help = start->typing_path ? 0 : put_help(screen, y);
    for (size_t i = 0; i < count; i++) {
        const char *key = key_label(&rows[i], screen->ascii);
        const char *label = C_("key", rows[i].label);
        int columns = text_width(key) + 1 + text_width(label);
        if (rows[i].action == HELP || x + columns + help > room) continue;
        x += screen_put(screen, x, y, ROLE_KEY, key, room) + 1;
        x += screen_put(screen, x, y, ROLE_TEXT, label, room) + 2;
    }
}

static void show_help(const struct start *start, struct screen *screen) {
    struct sheet sheet = sheet_new(start->frame, screen->width, screen->ascii);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        sheet_row(&sheet);
        sheet_put(&sheet, 2, ROLE_KEY, key_label(&keys[i], screen->ascii));
        sheet_flow(&sheet, 11, ROLE_TEXT, _(keys[i].help));
    }
    sheet_blank(&sheet);
    sheet_text(&sheet, 2, ROLE_TEXT,
               _("An answer is on disk before the next question comes. Esc "
                 "closes what lies on top and never leaves."));
    screen_put(screen, 1, 0, ROLE_TITLE, _("KEYS THAT WORK HERE"),
               screen->width - 2);
    struct view view = {0};
    sheet_show(&sheet, &view, screen, 2, screen->height - 1);
    screen_put(screen, 1, screen->height - 1, ROLE_TEXT,
               _("Any key closes this"), screen->width - 2);
}

static void show_path(const struct start *start, struct screen *screen) {
    screen_put(screen, 2, 2, ROLE_TITLE,
               _("Questionnaire or assessment to open:"), screen->width - 3);
    edit_show(start->edit, screen, start->frame, 2, 3, screen->width - 4, 1);
    footer(start, screen);
}

static bool too_small(const struct start *start, struct screen *screen) {
    if (screen->width >= LEAST_WIDTH && screen->height >= LEAST_HEIGHT)
        return false;
    screen_put(screen, 0, 0, ROLE_TEXT,
               arena_printf(start->frame, _("%dx%d is needed."), LEAST_WIDTH,
                            LEAST_HEIGHT),
               screen->width);
    return true;
}

static void show_list(const struct start *start, struct screen *screen) {
    bool rules = screen->height >= 10;
    int top = rules ? 2 : 1, bottom = screen->height - 1;
    struct sheet items = start_list(start, screen->width, screen->ascii);
    struct sheet about = pane(start, screen->width, screen->ascii);
    // The list comes first, then what is told about the marked one.
    int spare = bottom - top - (int)items.line_count - 2;
    int rows = bottom - top >= 14 && spare < 5 ? 5 : spare;
    if (rows > (int)about.line_count + 1) rows = (int)about.line_count + 1;
    if (rows < 2) rows = 0;
    int middle = bottom - (rows ? rows + 1 : 0);
    if (rules && !rows) middle--;
    sheet_show(&items, start->view, screen, top, middle);
    if (rules) rule(screen, middle);
    if (!rows) return;
    struct view still = {.marked = -1};
    sheet_show(&about, &still, screen, middle + 1, bottom);
}

void start_show(const struct start *start, struct screen *screen) {
    arena_reset(start->frame);
    if (too_small(start, screen)) return;
    if (start->help) {
        show_help(start, screen);
        return;
    }
    const char *title = _("cxladder  customer-experience maturity");
    if (text_width(title) > screen->width - 2) title = "cxladder";
    screen_put(screen, 1, 0, ROLE_TITLE, title, screen->width - 2);
    if (screen->height >= 10) rule(screen, 1);
    if (start->typing_path) {
        show_path(start, screen);
        return;
    }
    show_list(start, screen);
    footer(start, screen);
}
