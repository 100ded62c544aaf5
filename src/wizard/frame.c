// SPDX-License-Identifier: MIT
//
// What surrounds a page: header, rules, footer with the keys that fit.

#include "text.h"
#include "wizard_inside.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_WIDTH 20
#define LEAST_HEIGHT 5
// From here on rules separate header and footer from the page.
#define RULES_FROM 10

const char *glyph(const struct screen *screen, const char *utf8,
                  const char *ascii) {
    return screen->ascii ? ascii : utf8;
}

void frame_rule(struct screen *screen, int y, int width) {
    screen_fill(screen, 0, y, width, ROLE_QUIET, glyph(screen, "─", "-"));
}

void frame_bar(struct screen *screen, int x, int y, int columns, size_t part,
               size_t whole) {
    int filled = whole ? (int)((size_t)columns * part / whole) : 0;
    if (!filled && part) filled = 1;
    screen_fill(screen, x, y, filled, ROLE_BAR, glyph(screen, "█", "#"));
    screen_fill(screen, x + filled, y, columns - filled, ROLE_QUIET,
                glyph(screen, "░", "."));
}

bool frame_too_small(struct wizard *wizard, struct screen *screen) {
    if (screen->width >= LEAST_WIDTH && screen->height >= LEAST_HEIGHT)
        return false;
    // The shortest of the sentences that fits, so that it can be read.
    const char *texts[] = {
        arena_printf(wizard->frame,
                     _("This window is too small. At least %d columns and %d "
                       "rows are needed."),
                     LEAST_WIDTH, LEAST_HEIGHT),
        arena_printf(wizard->frame, _("At least %dx%d is needed."), LEAST_WIDTH,
                     LEAST_HEIGHT),
        arena_printf(wizard->frame, "%dx%d", LEAST_WIDTH, LEAST_HEIGHT),
    };
    int columns = screen->width > 1 ? screen->width - 1 : 1;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        size_t count;
        struct line *lines =
            text_wrap(wizard->frame, texts[i], columns, &count);
        if ((int)count > screen->height && i + 1 < COUNT_OF(texts)) continue;
        for (size_t j = 0; j < count; j++) {
            screen_put_bytes(screen, 0, (int)j, ROLE_TEXT, lines[j].start,
                             lines[j].length, screen->width);
        }
        break;
    }
    return true;
}

// --- Header ---

static const char *save_text(const struct wizard *wizard, enum role *role) {
    struct arena *frame = wizard->frame;
    *role = ROLE_TEXT;
    if (wizard->options.preview) return _("preview: nothing is saved");
    if (wizard->options.read_only) return _("read-only");
    switch (wizard->save) {
    case SAVE_NONE:
        return "";
    case SAVE_BUSY:
        return _("saving");
    case SAVE_DONE:
        return arena_printf(frame, _("saved %s"), wizard->clock);
    case SAVE_FAILED:
        *role = ROLE_NOTICE;
        return arena_printf(frame, _("NOT SAVED: %s"), wizard->problem);
    }
    return "";
}

int frame_save(const struct wizard *wizard, struct screen *screen, int end,
               int y) {
    enum role role;
    const char *text = save_text(wizard, &role);
    int limit = end / 2 > 12 ? end / 2 : 12;
    text = text_visible(wizard->frame, text, false);
    if (wizard->save == SAVE_FAILED && text_width(text) > limit)
        text = _("NOT SAVED");
    text = text_clip(wizard->frame, text, limit, screen->ascii);
    int width = text_width(text);
    screen_put(screen, end - width, y, role, text, width);
    return width;
}

static void header(struct wizard *wizard, struct screen *screen,
                   const char *title, const char *right) {
    struct arena *frame = wizard->frame;
    int width = screen->width, used;
    if (right && wizard->save != SAVE_FAILED) {
        right = text_clip(frame, text_visible(frame, right, false), width - 2,
                          screen->ascii);
        used = text_width(right);
        screen_put(screen, width - 1 - used, 0, ROLE_TITLE, right, used);
    } else {
        used = frame_save(wizard, screen, width - 1, 0);
    }
    int room = width - used - 4;
    const char *name = text_visible(frame, organisation(wizard), false);
    title = text_visible(frame, title, false);
    int middle = text_width(title);
    // The title of the page stands in the middle where there is room for it.
    int centre = (width - middle) / 2;
    if (width < 60 || centre + middle > room || centre < 12) {
        if (room < 6) return;
        title = text_clip(frame, title, room, screen->ascii);
        screen_put(screen, 1, 0, ROLE_TITLE, title, room);
        return;
    }
    name = text_clip(frame, name, centre - 3, screen->ascii);
    screen_put(screen, 1, 0, ROLE_TEXT, name, centre - 3);
    screen_put(screen, centre, 0, ROLE_TITLE, title, room);
}

struct frame frame_show(struct wizard *wizard, struct screen *screen,
                        const char *title, const char *right) {
    bool rules = screen->height >= RULES_FROM;
    int columns = screen->width;
    header(wizard, screen, title, right);
    if (rules) {
        frame_rule(screen, 1, columns);
        frame_rule(screen, screen->height - 2, columns);
    }
    frame_footer(wizard, screen);
    return (struct frame){rules ? 2 : 1, screen->height - (rules ? 2 : 1),
                          columns};
}

void frame_sheet(struct wizard *wizard, struct screen *screen) {
    enum page page = wizard->drawing;
    struct sheet sheet = page_sheet(wizard, page);
    const char *right = NULL, *whose = NULL;
    bool results = page == PAGE_RESULTS || page == PAGE_SECTION ||
                   page == PAGE_FINDINGS || page == PAGE_RECOMMENDATION ||
                   page == PAGE_WHY || page == PAGE_PLAN || page == PAGE_RADAR;
    if (results) right = words_provisional(wizard);
    if (page == PAGE_SECTION) (void)explained(wizard, &whose);
    // How much is answered today says nothing of another result.
    if (whose) right = whose;
    struct frame frame =
        frame_show(wizard, screen, _(page_rows[page].title), right);
    sheet_show(&sheet, &wizard->views[page], screen, frame.top, frame.bottom);
}

// --- Footer ---

#define FOOTER_KEYS 64

struct hint {
    const struct key_row *row;
    const char *key, *label;
    int width;
    bool shown;
};

static size_t collect(struct wizard *wizard, bool ascii, struct hint *hints) {
    enum page page = page_top(wizard);
    size_t count = 0;
    const struct key_row *row;
    for (size_t i = 0; (row = key_row_at(i)) && count < FOOTER_KEYS; i++) {
        if (!row->rank || !key_applies(wizard, row, page)) continue;
        if (!key_works(wizard, row)) continue;
        struct hint hint = {row, key_name(wizard, row, ascii),
                            C_("key", row->label), 0, false};
        hint.width = text_width(hint.key) + 1 + text_width(hint.label);
        hints[count++] = hint;
    }
    return count;
}

static int by_rank(const void *a, const void *b) {
    const struct hint *first = a, *second = b;
    return (first->row->rank > second->row->rank) -
           (first->row->rank < second->row->rank);
}

static int put_hint(struct screen *screen, int x, int y,
                    const struct hint *hint) {
    int width = screen->width - 1;
    x += screen_put(screen, x, y, ROLE_KEY, hint->key, width - x);
    x++;
    return x + screen_put(screen, x, y, ROLE_TEXT, hint->label, width - x);
}

static void message(struct wizard *wizard, struct screen *screen) {
    const char *text = text_visible(wizard->frame, wizard->message, false);
    int columns = screen->width - 2;
    size_t count;
    struct line *lines = text_wrap(wizard->frame, text, columns, &count);
    size_t most = screen->height > 8 ? 3 : 1;
    if (count > most) count = most;
    for (size_t i = 0; i < count; i++) {
        int y = screen->height - (int)(count - i);
        screen_fill(screen, 0, y, screen->width, ROLE_TEXT, " ");
        screen_put_bytes(screen, 1, y, ROLE_TITLE, lines[i].start,
                         lines[i].length, columns);
    }
}

void frame_footer(struct wizard *wizard, struct screen *screen) {
    if (wizard->message[0]) {
        message(wizard, screen);
        return;
    }
    struct hint hints[FOOTER_KEYS];
    size_t count = collect(wizard, screen->ascii, hints);
    qsort(hints, count, sizeof(hints[0]), by_rank);
    int room = screen->width - 2, y = screen->height - 1;
    // Help stands at the right end, always.
    struct hint *help =
        count && hints[count - 1].row->act == act_help ? &hints[--count] : NULL;
    // On the narrowest screens the most important key is worth more.
    if (help && count && hints[0].width + 2 + help->width > room) help = NULL;
    int used = help ? help->width : -2;
    for (size_t i = 0; i < count; i++) {
        if (used + 2 + hints[i].width > room) continue;
        used += 2 + hints[i].width;
        hints[i].shown = true;
    }
    int x = 1;
    for (size_t i = 0; i < count; i++) {
        if (hints[i].shown) x = put_hint(screen, x, y, &hints[i]) + 2;
    }
    if (help) put_hint(screen, screen->width - 1 - help->width, y, help);
}
