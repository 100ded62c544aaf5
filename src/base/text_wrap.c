// SPDX-License-Identifier: MIT
//
// Breaking text into lines.

#include "text.h"

#include <string.h>

struct wrapper {
    struct arena *arena;
    struct line *lines;
    size_t count, room;
};

static void add(struct wrapper *wrapper, const char *start, size_t length) {
    if (wrapper->count == wrapper->room) {
        size_t room = wrapper->room ? 2 * wrapper->room : 8;
        struct line *lines = ARENA_ARRAY(wrapper->arena, struct line, room);
        if (wrapper->count)
            memcpy(lines, wrapper->lines, wrapper->count * sizeof(*lines));
        wrapper->lines = lines;
        wrapper->room = room;
    }
    while (length && start[length - 1] == ' ') {
        length--;
    }
    wrapper->lines[wrapper->count++] =
        (struct line){start, length, text_width_of(start, length)};
}

// After a hyphen inside a word a line may break; not after a leading one, and
// not within a number range or a negative number.
static bool breaks_after(const char *start, size_t at) {
    if (start[at] != '-' || at == 0) return false;
    char before = start[at - 1], after = start[at + 1];
    return before != ' ' && before != '-' && after != ' ' && after != '\0' &&
           after != '-' && !(after >= '0' && after <= '9');
}

// The length of the first line of [text], which ends at [end]: the longest
// that fits and ends at a blank or hyphen; else as many clusters as fit.
static size_t line_length(const char *text, const char *end, int columns) {
    size_t at = 0, best = 0;
    int width = 0;
    while (text + at < end) {
        if (text[at] == ' ') best = at;
        bool simple = text_is_simple(text + at);
        size_t cluster = simple ? 1 : text_cluster(text + at);
        width += simple ? 1 : text_width_of(text + at, cluster);
        if (width > columns && text[at] != ' ') {
            if (best) return best;
            return at ? at : cluster;
        }
        if (breaks_after(text, at) && width <= columns) best = at + 1;
        at += cluster;
    }
    return at;
}

static void wrap_paragraph(struct wrapper *wrapper, const char *text,
                           const char *end, int columns) {
    if (text == end) {
        add(wrapper, text, 0);
        return;
    }
    while (text < end) {
        size_t length = line_length(text, end, columns);
        add(wrapper, text, length);
        text += length;
        while (text < end && *text == ' ') {
            text++;
        }
    }
}

struct line *text_wrap(struct arena *arena, const char *text, int columns,
                       size_t *count) {
    struct wrapper wrapper = {.arena = arena};
    if (columns < 1) columns = 1;
    for (;;) {
        const char *end = strchr(text, '\n');
        if (!end) {
            // A final line feed ends the last line and begins no new one.
            if (*text || !wrapper.count)
                wrap_paragraph(&wrapper, text, text + strlen(text), columns);
            break;
        }
        wrap_paragraph(&wrapper, text, end, columns);
        text = end + 1;
    }
    *count = wrapper.count;
    return wrapper.lines;
}
