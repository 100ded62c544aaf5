// SPDX-License-Identifier: MIT

#include "terminal_start.h"

#include "arena.h"
#include "terminal_kind.h"
#include "text.h"

#include <curses.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#define TYPE_BYTES 64
#define FIRST_PAGE 4096 // where nothing lies: what a NULL points to

// --- Memory ---

void curses_memory_begin(void) {
    errno = 0;
}

void curses_memory_end(void) {
    if (errno == ENOMEM) arena_give_up();
}

static struct sigaction before;

// While it starts, curses copies the name of the terminal, and reads the copy
// without a look at whether there is one.
static void on_crash(int number, siginfo_t *info, void *context) {
    (void)context;
    // NOLINTNEXTLINE(bugprone-signal-handler,cert-sig30-c)
    if ((uintptr_t)info->si_addr < FIRST_PAGE) arena_give_up();
    // Something else: it comes again, and what was to happen happens then.
    sigaction(number, &before, NULL);
}

static void watch_crash(void) {
    struct sigaction action = {.sa_sigaction = on_crash,
                               .sa_flags = SA_SIGINFO};
    sigemptyset(&action.sa_mask);
    sigaction(SIGSEGV, &action, &before);
}

// --- Start ---

// Some kinds, the console of Linux among them, are of any size, of which curses
// makes none where it may not look around. It is told one, and the environment
// is put back for whoever is started from here.
static SCREEN *screen_of_some_size(void) {
    static const struct {
        const char *name, *value;
    } sizes[] = {{"LINES", "24"}, {"COLUMNS", "80"}};
    char *kept[COUNT_OF(sizes)];
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        const char *value = getenv(sizes[i].name);
        kept[i] = value ? strdup(value) : NULL;
        if (value && !kept[i]) arena_give_up();
        setenv(sizes[i].name, sizes[i].value, 1);
    }
    use_env(TRUE);
    SCREEN *screen = newterm(NULL, stdout, stdin);
    use_env(FALSE);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        if (kept[i])
            setenv(sizes[i].name, kept[i], 1);
        else
            unsetenv(sizes[i].name);
        free(kept[i]);
    }
    return screen;
}

static bool is_known(void) {
    int found;
    return setupterm(NULL, STDOUT_FILENO, &found) == OK;
}

// A screen of curses is kept for the next time the terminal is opened: curses
// never gives back all of its memory. NULL where TERM is of no use.
static SCREEN *curses_screen(const char *name) {
    static SCREEN *kept;
    static char type[TYPE_BYTES];
    if (kept && !strcmp(name, type)) return kept;
    if (kept) delscreen(kept);
    // The size is measured by whoever asks, not by curses, which would believe
    // anything.
    use_env(FALSE);
    use_tioctl(FALSE);
    kept = newterm(NULL, stdout, stdin);
    if (!kept) {
        curses_memory_end();
        if (*name && is_known()) kept = screen_of_some_size();
    }
    snprintf(type, sizeof(type), "%s", name);
    return kept;
}

static const char *why_not(const char *name) {
    curses_memory_end();
    if (!*name) return _("TERM is not set");
    // Known after all: then something else was missing.
    if (is_known()) arena_give_up();
    return _("the kind of terminal that TERM names is not known");
}

const char *curses_start(void) {
    const char *name = getenv("TERM");
    if (!name) name = "";
    watch_crash();
    const char *why = curses_screen(name) ? NULL : why_not(name);
    sigaction(SIGSEGV, &before, NULL);
    if (why || kind_cursor_address()) return why;
    endwin();
    return _("this kind of terminal cannot place its cursor");
}
