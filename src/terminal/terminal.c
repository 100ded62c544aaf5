// SPDX-License-Identifier: MIT

#include "terminal.h"

#include "terminal_inside.h"
#include "terminal_keys.h"
#include "terminal_kind.h"
#include "terminal_paint.h"
#include "terminal_signals.h"
#include "terminal_start.h"
#include "text.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define SIZE_MAX_ 1000 // columns or rows; what lies beyond stays blank
#define RESTORE_BYTES 256
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

struct terminal {
    struct painter *painter;
    struct keys *keys;
    int in, out;
    int width, height;
    bool ended;      // input has ended for good
    bool aside;      // the shell or an editor has the terminal
    bool paste_mode; // pastes are asked to come with marks around
    bool promised;   // terminal_pending said that something waits
};

// What puts the terminal back when nothing else can be relied on any more:
// plain bytes and modes, for write and tcsetattr.
static struct {
    volatile bool active;
    int out;
    struct termios modes;
    char bytes[RESTORE_BYTES];
    size_t length;
} restore;

// Past curses, whose own buffer is empty whenever this is called.
static void send(int out, const char *bytes, size_t length) {
    while (length) {
        ssize_t written = write(out, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        length -= (size_t)written;
    }
}

// Whether a paste comes with marks around it.
static void mark_pastes(const struct terminal *terminal, bool wanted) {
    if (!terminal->paste_mode) return;
    const char *bytes = wanted ? PASTE_ON : PASTE_OFF;
    send(terminal->out, bytes, strlen(bytes));
}

// --- What puts it back ---

// A capability without its delays, `$<5>`: they were meant for slow lines.
static void restore_add(const char *value) {
    while (value && *value && restore.length < RESTORE_BYTES) {
        const char *close =
            strncmp(value, "$<", 2) != 0 ? NULL : strchr(value, '>');
        if (close)
            value = close + 1;
        else
            restore.bytes[restore.length++] = *value++;
    }
}

// curses ends the program by itself where it gets no memory; nothing else here
// ends it while it has the terminal.
static void at_exit(void) {
    if (restore.active) arena_give_up();
}

// Before curses touches anything: only the modes.
static void restore_begin(const struct terminal *terminal) {
    static bool watched;
    if (!watched) watched = atexit(at_exit) == 0;
    restore.length = 0;
    restore.out = terminal->out;
    restore.active = true;
}

static void restore_prepare(const struct terminal *terminal) {
    const char *texts[KIND_RESTORING];
    kind_restoring(texts);
    restore_add(terminal->paste_mode ? PASTE_OFF : NULL);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        restore_add(texts[i]);
    }
}

// --- Size ---

static int sane(double number) {
    return number >= 1 && number <= SIZE_MAX_ ? (int)number : 0;
}

// Where the terminal does not tell its size, the environment may, if that is
// credible, then terminfo.
static int size_without_terminal(const char *variable, int known,
                                 int otherwise) {
    const char *value = getenv(variable);
    double number;
    if (value && text_parse_number(value, &number) && sane(number))
        return sane(number);
    known = sane(known);
    return known ? known : otherwise;
}

static int clamped(int number) {
    return number < SIZE_MAX_ ? number : SIZE_MAX_;
}

// True when it is another one than before.
static bool measure(struct terminal *terminal) {
    int width = 0, height = 0;
    struct winsize size;
    if (ioctl(terminal->out, TIOCGWINSZ, &size) == 0) {
        width = clamped(size.ws_col);
        height = clamped(size.ws_row);
    }
    if (!width) width = size_without_terminal("COLUMNS", kind_columns(), 80);
    if (!height) height = size_without_terminal("LINES", kind_lines(), 24);
    if (width == terminal->width && height == terminal->height) return false;
    terminal->width = width;
    terminal->height = height;
    curses_memory_begin();
    resize_term(height, width);
    curses_memory_end();
    painter_resize(terminal->painter, width, height);
    return true;
}

// --- Open, close ---

// Keys come at once and without echo; Ctrl-C, Ctrl-\ and Ctrl-Z still make
// signals. Ctrl-S and Ctrl-Q are keys: a page that stands still because of a
// habit looks like a loss. So are Ctrl-V and Ctrl-O.
static void set_modes(int in) {
    cbreak();
    noecho();
    nonl();
    struct termios modes;
    if (tcgetattr(in, &modes) == 0) {
        modes.c_iflag &= ~(tcflag_t)(IXON | ISTRIP | INLCR | IGNCR | ICRNL);
        modes.c_lflag &= ~(tcflag_t)(IEXTEN);
        modes.c_cc[VMIN] = 1;
        modes.c_cc[VTIME] = 0;
        tcsetattr(in, TCSADRAIN, &modes);
    }
    def_prog_mode();
}

struct terminal *terminal_open(struct arena *arena,
                               const struct terminal_options *options,
                               const char **why) {
    (void)options; // neither colours nor characters of its own
    struct terminal *terminal = ARENA_NEW(arena, struct terminal);
    terminal->in = STDIN_FILENO;
    terminal->out = STDOUT_FILENO;
    *why = NULL;
    if (!isatty(terminal->in) || !isatty(terminal->out) ||
        tcgetattr(terminal->out, &restore.modes) != 0)
        *why = _("input and output must both be a terminal");
    else if (!signals_open())
        *why = _("signals cannot be received");
    if (*why) return NULL;
    restore_begin(terminal);
    fflush(stdout);
    curses_memory_begin();
    *why = curses_start();
    if (*why) {
        restore.active = false;
        signals_close();
        return NULL;
    }
    const char *place = kind_cursor_address();
    terminal->paste_mode = place && place[0] == '\033' && place[1] == '[';
    restore_prepare(terminal);
    kind_prepare();
    curses_memory_end();
    set_modes(terminal->in);
    typeahead(-1); // frames are whole
    keypad(stdscr, TRUE);
    mark_pastes(terminal, true);
    terminal->keys = keys_new(arena);
    kind_bind_keys(terminal->keys);
    terminal->painter = painter_new(arena);
    measure(terminal);
    clearok(curscr, TRUE);
    return terminal;
}

// Another job has the terminal: it must not be touched, and touching it would
// stop this process.
static bool in_background(const struct terminal *terminal) {
    pid_t foreground = tcgetpgrp(terminal->out);
    return foreground > 0 && foreground != getpgrp();
}

void terminal_put_aside(struct terminal *terminal) {
    if (terminal->aside) return;
    terminal->aside = true;
    if (in_background(terminal)) return;
    mark_pastes(terminal, false);
    endwin();
}

void terminal_bring_back(struct terminal *terminal) {
    terminal->aside = false;
    measure(terminal);
    mark_pastes(terminal, true);
    clearok(curscr, TRUE);
    wrefresh(curscr); // also sets the modes again
}

void terminal_close(struct terminal *terminal) {
    terminal_put_aside(terminal);
    restore.active = false;
    painter_free(terminal->painter);
    signals_close();
}

void terminal_restore(void) {
    if (!restore.active) return;
    restore.active = false;
    send(restore.out, restore.bytes, restore.length);
    tcsetattr(restore.out, TCSANOW, &restore.modes);
}

// --- Paint ---

void terminal_size(const struct terminal *terminal, int *width, int *height) {
    *width = terminal->width;
    *height = terminal->height;
}

// A pseudo-terminal's bytes are handed over by a worker of the kernel, which
// may have been given this very processor: let it run before what comes next,
// a save for instance, keeps it.
void terminal_paint(struct terminal *terminal, const struct screen *screen) {
    if (terminal->aside) return;
    painter_paint(terminal->painter, screen);
    sched_yield();
}

// --- Events ---

static struct event resized(const struct terminal *terminal) {
    return (struct event){.kind = EVENT_RESIZE,
                          .width = terminal->width,
                          .height = terminal->height};
}

static bool suspended(struct terminal *terminal, struct event *event) {
    bool stop = signals_take(SIGTSTP);
    bool continued = signals_take(SIGCONT);
    if (!stop && !continued) return false;
    terminal_put_aside(terminal);
    if (stop) signals_suspend();
    // Told to end while it stood still: the terminal stays the shell's.
    if (signals_ending()) return false;
    terminal_bring_back(terminal);
    *event = (struct event){.kind = EVENT_RESUMED};
    return true;
}

static bool signalled(struct terminal *terminal, struct event *event) {
    signals_drain();
    if (!signals_ending() && suspended(terminal, event)) return true;
    int ending = signals_ending();
    if (ending) {
        signals_take(ending);
        *event = (struct event){.kind = EVENT_SIGNAL, .key = ending};
        return true;
    }
    if (signals_take(SIGWINCH)) {
        // Terminals differ in what they keep of the old picture, also of one
        // that became small and large again before anybody looked.
        if (!measure(terminal))
            painter_resize(terminal->painter, terminal->width,
                           terminal->height);
        clearok(curscr, TRUE);
        *event = resized(terminal);
        return true;
    }
    return false;
}

static void read_input(struct terminal *terminal) {
    size_t room;
    char *bytes = keys_room(terminal->keys, &room);
    ssize_t count = read(terminal->in, bytes, room);
    if (count > 0)
        keys_fed(terminal->keys, (size_t)count);
    else if (count == 0 || (errno != EINTR && errno != EAGAIN))
        terminal->ended = true;
}

static long long now_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Waits for input or a signal; false when neither came in time.
static bool wait_for_input(struct terminal *terminal, int milliseconds) {
    struct pollfd waited[] = {
        {.fd = signals_descriptor(), .events = POLLIN},
        {.fd = terminal->in, .events = POLLIN},
    };
    int ready = poll(waited, COUNT_OF(waited), milliseconds);
    if (ready == 0) return false;
    if (ready > 0 && waited[1].revents) read_input(terminal);
    return true;
}

struct event terminal_next(struct terminal *terminal, int milliseconds) {
    // What waits may turn out to be nothing, a report that the terminal sends
    // by itself; whoever skipped a frame for it must get to paint it now.
    if (terminal->promised) milliseconds = 0;
    terminal->promised = false;
    long long until = now_milliseconds() + milliseconds;
    struct event event;
    bool pause = false;
    for (;;) {
        if (signalled(terminal, &event)) return event;
        enum keys_found found =
            keys_next(terminal->keys, pause || terminal->ended, &event);
        if (found == KEYS_EVENT) return event;
        if (terminal->ended) return (struct event){.kind = EVENT_HANGUP};
        int wait = -1;
        if (found == KEYS_PARTIAL) {
            wait = keys_pause(terminal->keys);
        } else if (milliseconds >= 0) {
            long long left = until - now_milliseconds();
            wait = left > 0 ? (int)left : 0;
        }
        pause = false;
        if (wait_for_input(terminal, wait)) continue;
        if (found != KEYS_PARTIAL) return (struct event){.kind = EVENT_TICK};
        pause = true;
    }
}

bool terminal_pending(struct terminal *terminal) {
    struct pollfd waited[] = {
        {.fd = signals_descriptor(), .events = POLLIN},
        {.fd = terminal->in, .events = POLLIN},
    };
    terminal->promised =
        !terminal->ended &&
        (keys_waiting(terminal->keys) || poll(waited, COUNT_OF(waited), 0) > 0);
    return terminal->promised;
}
