// SPDX-License-Identifier: MIT

#include "pseudo.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int master = -1;
static struct arena *arena;

void pseudo_resize(int width, int height) {
    struct winsize size = {.ws_col = (unsigned short)width,
                           .ws_row = (unsigned short)height};
    cr_assert_eq(ioctl(master, TIOCSWINSZ, &size), 0);
}

// ncurses itself loses a little each time a type of terminal is set up.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:new_prescr\n";
}
const char *__lsan_default_options(void);
const char *__lsan_default_options(void) {
    return "print_suppressions=0";
}

// One for all, reachable until the end, so that no checker calls it lost.
struct arena *pseudo_arena(void) {
    if (!arena) arena = arena_new();
    return arena;
}

void pseudo_open(int width, int height) {
    setlocale(LC_CTYPE, "C.UTF-8");
    master = posix_openpt(O_RDWR | O_NOCTTY);
    cr_assert(master >= 0);
    cr_assert_eq(grantpt(master), 0);
    cr_assert_eq(unlockpt(master), 0);
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    cr_assert(slave >= 0);
    pseudo_resize(width, height);
    cr_assert(dup2(slave, STDIN_FILENO) >= 0);
    cr_assert(dup2(slave, STDOUT_FILENO) >= 0);
    close(slave);
}

void pseudo_type(const char *bytes, size_t length) {
    cr_assert_eq(write(master, bytes, length), (ssize_t)length);
}

void pseudo_type_text(const char *text) {
    pseudo_type(text, strlen(text));
}

const char *pseudo_output(size_t *length) {
    static char bytes[1 << 20];
    size_t count = 0;
    struct pollfd waited = {.fd = master, .events = POLLIN};
    while (count < sizeof(bytes) - 1 && poll(&waited, 1, 30) > 0) {
        ssize_t more = read(master, bytes + count, sizeof(bytes) - 1 - count);
        if (more <= 0) break;
        count += (size_t)more;
    }
    bytes[count] = '\0';
    if (length) *length = count;
    return bytes;
}

void pseudo_hang_up(void) {
    close(master);
    master = -1;
}

struct terminal *pseudo_terminal(int width, int height) {
    pseudo_open(width, height);
    setenv("TERM", "xterm", 1);
    struct terminal_options options = {0};
    const char *why = NULL;
    struct terminal *terminal = terminal_open(pseudo_arena(), &options, &why);
    cr_assert(terminal != NULL, "%s", why);
    return terminal;
}

struct screen *pseudo_screen(int width, int height) {
    struct screen *screen = ARENA_NEW(pseudo_arena(), struct screen);
    size_t count = (size_t)width * (size_t)height;
    *screen = (struct screen){.width = width,
                              .height = height,
                              .cells = ARENA_ARRAY(arena, struct cell, count),
                              .cursor_x = -1,
                              .cursor_y = -1};
    for (size_t i = 0; i < count; i++) {
        screen->cells[i] = (struct cell){.text = " ", .width = 1};
    }
    return screen;
}

void pseudo_put(struct screen *screen, int x, int y, enum role role,
                const char *text, int width) {
    struct cell *cell = &screen->cells[y * screen->width + x];
    *cell = (struct cell){.width = (unsigned char)width,
                          .role = (unsigned char)role};
    memcpy(cell->text, text, strlen(text) + 1);
    if (width == 2) cell[1] = (struct cell){.role = (unsigned char)role};
}
