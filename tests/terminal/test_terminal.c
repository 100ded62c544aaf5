// SPDX-License-Identifier: MIT
//
// The terminal itself: who is refused, what is painted, which events come,
// and that everything is put back.

#include "pseudo.h"
#include "terminal.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static struct event next(struct terminal *terminal) {
    return terminal_next(terminal, 5000);
}

static struct terminal *try_open(const char *type, const char **why) {
    pseudo_open(80, 24);
    if (type)
        setenv("TERM", type, 1);
    else
        unsetenv("TERM");
    struct terminal_options options = {0};
    *why = NULL;
    return terminal_open(pseudo_arena(), &options, why);
}

// --- Who is refused ---

Test(terminal, unusable_types_are_refused_with_a_reason) {
    static const char *const types[] = {
        NULL, "", "no-such-terminal", "dumb", "../../etc/passwd", "unknown"};
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        const char *why;
        struct terminal *terminal = try_open(types[i], &why);
        cr_assert(terminal == NULL, "%s", types[i] ? types[i] : "unset");
        cr_assert(why && *why);
        // Nothing was written but what a terminal can undo.
        terminal_restore();
    }
}

Test(terminal, broken_terminfo) {
    setenv("TERMINFO", "/dev/null", 1);
    setenv("TERMINFO_DIRS", "/dev/null", 1);
    setenv("HOME", "/dev/null", 1);
    const char *why;
    struct terminal *terminal = try_open("no-such-terminal", &why);
    cr_assert(terminal == NULL);
    cr_assert(why && *why);
}

Test(terminal, no_terminal) {
    const char *why = NULL;
    int null = open("/dev/null", O_RDWR);
    cr_assert(dup2(null, STDIN_FILENO) >= 0);
    cr_assert(dup2(null, STDOUT_FILENO) >= 0);
    struct terminal_options options = {0};
    setenv("TERM", "xterm", 1);
    cr_assert(terminal_open(pseudo_arena(), &options, &why) == NULL);
    cr_assert(why && *why);
    terminal_restore(); // does nothing
}

Test(terminal, usual_types_work) {
    // That of linux says nothing of its size.
    static const char *const types[] = {
        "linux", "xterm", "vt100", "linux", "screen", "tmux", "xterm-256color"};
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        const char *why;
        struct terminal *terminal = try_open(types[i], &why);
        cr_assert(terminal != NULL, "%s: %s", types[i], why);
        struct screen *screen = pseudo_screen(80, 24);
        pseudo_put(screen, 0, 0, ROLE_MARK, "Q", 1);
        terminal_paint(terminal, screen);
        cr_assert(strchr(pseudo_output(NULL), 'Q'), "%s", types[i]);
        terminal_close(terminal);
        pseudo_output(NULL);
    }
}

// --- Size ---

static void assert_size(const struct terminal *terminal, int width,
                        int height) {
    int actual_width, actual_height;
    terminal_size(terminal, &actual_width, &actual_height);
    cr_assert_eq(actual_width, width, "%d wide", actual_width);
    cr_assert_eq(actual_height, height, "%d high", actual_height);
}

Test(terminal, size_is_the_terminals) {
    setenv("LINES", "100000000", 1);
    setenv("COLUMNS", "-3", 1);
    struct terminal *terminal = pseudo_terminal(91, 33);
    assert_size(terminal, 91, 33);
    terminal_close(terminal);
}

Test(terminal, absurd_sizes) {
    setenv("LINES", "100000000", 1);
    setenv("COLUMNS", "-3", 1);
    struct terminal *terminal = pseudo_terminal(0, 0);
    assert_size(terminal, 80, 24); // of terminfo
    terminal_close(terminal);
    terminal = pseudo_terminal(65535, 65535);
    assert_size(terminal, 1000, 1000);
    terminal_close(terminal);
    setenv("LINES", "30", 1);
    setenv("COLUMNS", "100", 1);
    terminal = pseudo_terminal(0, 0);
    assert_size(terminal, 100, 30);
    terminal_close(terminal);
}

Test(terminal, resize_is_an_event) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_resize(60, 16);
    raise(SIGWINCH);
    struct event event = next(terminal);
    cr_assert_eq(event.kind, EVENT_RESIZE);
    cr_assert_eq(event.width, 60);
    cr_assert_eq(event.height, 16);
    assert_size(terminal, 60, 16);
    // The same size again: it may have been another one in between, and the
    // picture gone.
    raise(SIGWINCH);
    cr_assert_eq(terminal_next(terminal, 20).kind, EVENT_RESIZE);
    cr_assert_eq(terminal_next(terminal, 20).kind, EVENT_TICK);
    terminal_close(terminal);
}

// --- Paint ---

Test(terminal, every_size_can_be_painted) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    for (int size = 1; size < 40; size++) {
        pseudo_resize(size, 40 - size);
        raise(SIGWINCH);
        cr_assert_eq(next(terminal).kind, EVENT_RESIZE);
        struct screen *screen = pseudo_screen(size, 40 - size);
        for (int y = 0; y < 40 - size; y++) {
            for (int x = 0; x + 1 < size; x += 2) {
                pseudo_put(screen, x, y, ROLE_TEXT, "日", 2);
            }
            pseudo_put(screen, size - 1, y, ROLE_MARK, "#", 1);
        }
        terminal_paint(terminal, screen);
        pseudo_output(NULL);
    }
    terminal_close(terminal);
}

// A screen made for another size, as just after a resize, does no harm.
Test(terminal, wrong_sizes_are_cut) {
    struct terminal *terminal = pseudo_terminal(10, 5);
    struct screen *large = pseudo_screen(30, 20), *small = pseudo_screen(3, 2);
    for (int y = 0; y < 20; y++) {
        for (int x = 0; x < 30; x++) {
            pseudo_put(large, x, y, ROLE_TEXT, "x", 1);
        }
    }
    large->cursor_x = 29;
    large->cursor_y = 19;
    terminal_paint(terminal, large);
    pseudo_output(NULL);
    pseudo_put(small, 2, 1, ROLE_TEXT, "y", 1);
    terminal_paint(terminal, small);
    cr_assert(strchr(pseudo_output(NULL), 'y'));
    terminal_close(terminal);
}

Test(terminal, what_did_not_change_is_not_sent) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    struct screen *screen = pseudo_screen(80, 24);
    for (int x = 0; x < 80; x++) {
        pseudo_put(screen, x, 10, ROLE_TEXT, "a", 1);
    }
    terminal_paint(terminal, screen);
    pseudo_output(NULL);
    size_t length;
    terminal_paint(terminal, screen);
    pseudo_output(&length);
    cr_assert_eq(length, 0, "%zu bytes", length);
    pseudo_put(screen, 40, 10, ROLE_TEXT, "b", 1);
    terminal_paint(terminal, screen);
    pseudo_output(&length);
    cr_assert(length > 0 && length < 20, "%zu bytes", length);
    cr_assert_eq(terminal_next(terminal, 20).kind, EVENT_TICK);
    pseudo_output(&length);
    cr_assert_eq(length, 0, "idle, and %zu bytes", length);
    terminal_close(terminal);
}

// What is painted last is right whatever stood there before: narrow over
// halves of wide characters and the other way round.
Test(terminal, wide_and_narrow_take_turns) {
    struct terminal *terminal = pseudo_terminal(8, 1);
    static const struct {
        const char *first, *second, *third; // at columns 1, 2, 3
        int widths[3];
    } rows[] = {
        {"日", "", "x", {2, 0, 1}},
        {"a", "本", "", {1, 2, 0}},
        {"b", "c", "d", {1, 1, 1}},
        {"e\xcc\x81", "語", "", {1, 2, 0}},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct screen *screen = pseudo_screen(8, 1);
        if (rows[i].widths[0])
            pseudo_put(screen, 1, 0, ROLE_TEXT, rows[i].first,
                       rows[i].widths[0]);
        if (rows[i].widths[1])
            pseudo_put(screen, 2, 0, ROLE_TEXT, rows[i].second,
                       rows[i].widths[1]);
        if (rows[i].widths[2])
            pseudo_put(screen, 3, 0, ROLE_TEXT, rows[i].third,
                       rows[i].widths[2]);
        terminal_paint(terminal, screen);
        const char *sent = pseudo_output(NULL);
        cr_assert(strstr(sent, rows[i].first), "row %zu: %s", i, sent);
        cr_assert(strstr(sent, rows[i].second), "row %zu: %s", i, sent);
    }
    terminal_close(terminal);
}

// Nothing that a cell may hold reaches the terminal as a control.
Test(terminal, cells_cannot_send_controls) {
    struct terminal *terminal = pseudo_terminal(40, 2);
    struct screen *screen = pseudo_screen(40, 2);
    terminal_paint(terminal, screen);
    pseudo_output(NULL);
    static const char *const cells[] = {"\033",     "\a",   "\b",      "\r",
                                        "\xc2\x9b", "\x7f", "\xcc\x81"};
    for (size_t i = 0; i < COUNT_OF(cells); i++) {
        pseudo_put(screen, (int)i * 2, 0, ROLE_TEXT, cells[i], 1);
    }
    terminal_paint(terminal, screen);
    const char *sent = pseudo_output(NULL);
    cr_assert(!strpbrk(sent, "\a\x7f"));
    cr_assert(!strstr(sent, "\xc2\x9b"));
    cr_assert(!strstr(sent, "\033\033"));
    terminal_close(terminal);
}

Test(terminal, no_colours_no_questions_no_mouse) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    struct screen *screen = pseudo_screen(80, 24);
    for (int role = ROLE_TEXT; role <= ROLE_QUIET; role++) {
        pseudo_put(screen, role, 0, (enum role)role, "x", 1);
    }
    terminal_paint(terminal, screen);
    terminal_close(terminal);
    const char *sent = pseudo_output(NULL);
    static const char *const unwanted[] = {
        "\033[3", "\033[4",      "\033[6n",     "\033[c",      "\033]",
        "\033P",  "\033[?1000h", "\033[?1002h", "\033[?1006h", "\033[18t"};
    for (size_t i = 0; i < COUNT_OF(unwanted); i++) {
        const char *at = strstr(sent, unwanted[i]);
        // "ESC [ 4 l" leaves insert mode, "ESC [ 39;49m" is the default.
        if (at && !strncmp(at, "\033[4l", 4)) continue;
        cr_assert(at == NULL, "%s", unwanted[i] + 1);
    }
}

// --- Signals, the end of input ---

Test(terminal, signals_are_events) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    // A job in the background of a script ignores some of them.
    for (size_t i = 0; i < COUNT_OF(signals); i++) {
        signal(signals[i], SIG_DFL);
    }
    struct terminal *terminal = pseudo_terminal(80, 24);
    for (size_t i = 0; i < COUNT_OF(signals); i++) {
        raise(signals[i]);
        cr_assert(terminal_pending(terminal));
        struct event event = next(terminal);
        cr_assert_eq(event.kind, EVENT_SIGNAL);
        cr_assert_eq(event.key, signals[i]);
    }
    cr_assert_eq(terminal_next(terminal, 20).kind, EVENT_TICK);
    terminal_close(terminal);
}

// Told to end before anything else, however much is waiting.
Test(terminal, ending_comes_first) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type_text("12345");
    pseudo_resize(60, 20);
    raise(SIGWINCH);
    raise(SIGTERM);
    struct event event = next(terminal);
    cr_assert_eq(event.kind, EVENT_SIGNAL);
    cr_assert_eq(event.key, SIGTERM);
    terminal_close(terminal);
}

Test(terminal, ignored_signals_stay_ignored) {
    signal(SIGINT, SIG_IGN);
    struct terminal *terminal = pseudo_terminal(80, 24);
    raise(SIGINT);
    cr_assert_eq(terminal_next(terminal, 20).kind, EVENT_TICK);
    terminal_close(terminal);
    raise(SIGINT);
}

Test(terminal, signal_that_nobody_took, .signal = SIGTERM) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    raise(SIGTERM);
    terminal_close(terminal); // raised again, now for good
}

Test(terminal, hang_up_is_told_for_ever) {
    signal(SIGHUP, SIG_IGN);
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type_text("3");
    cr_assert_eq(next(terminal).kind, EVENT_TEXT);
    pseudo_hang_up();
    for (int i = 0; i < 3; i++) {
        cr_assert_eq(terminal_next(terminal, -1).kind, EVENT_HANGUP);
    }
    cr_assert_not(terminal_pending(terminal));
    terminal_paint(terminal, pseudo_screen(80, 24));
    terminal_close(terminal);
}

Test(terminal, nothing_came) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    cr_assert_not(terminal_pending(terminal));
    cr_assert_eq(terminal_next(terminal, 0).kind, EVENT_TICK);
    cr_assert_eq(terminal_next(terminal, 30).kind, EVENT_TICK);
    pseudo_type_text("12");
    cr_assert_eq(next(terminal).kind, EVENT_TEXT);
    cr_assert(terminal_pending(terminal));
    cr_assert_eq(next(terminal).kind, EVENT_TEXT);
    cr_assert_not(terminal_pending(terminal));
    terminal_close(terminal);
}

// A frame that was skipped for what turned out to be no event is not skipped
// for good.
Test(terminal, what_waited_was_nothing) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    pseudo_type_text("\033[I");
    for (int i = 0; i < 100 && !terminal_pending(terminal); i++) {
        usleep(10000);
    }
    cr_assert_eq(terminal_next(terminal, -1).kind, EVENT_TICK);
    terminal_close(terminal);
}

// --- Putting back ---

static void assert_same_modes(const struct termios *one,
                              const struct termios *other) {
    cr_assert_eq(one->c_iflag, other->c_iflag);
    cr_assert_eq(one->c_oflag, other->c_oflag);
    cr_assert_eq(one->c_cflag, other->c_cflag);
    cr_assert_eq(one->c_lflag, other->c_lflag);
    cr_assert_arr_eq(one->c_cc, other->c_cc, sizeof(one->c_cc));
}

Test(terminal, modes_are_put_back) {
    pseudo_open(80, 24);
    setenv("TERM", "xterm", 1);
    struct termios before, during, after;
    cr_assert_eq(tcgetattr(STDIN_FILENO, &before), 0);
    const char *why;
    struct terminal_options options = {0};
    for (int i = 0; i < 3; i++) {
        struct terminal *terminal =
            terminal_open(pseudo_arena(), &options, &why);
        cr_assert(terminal != NULL);
        cr_assert_eq(tcgetattr(STDIN_FILENO, &during), 0);
        cr_assert_eq(during.c_lflag & (tcflag_t)(ICANON | ECHO), 0);
        cr_assert_eq(during.c_iflag & (tcflag_t)IXON, 0);
        cr_assert(during.c_lflag & (tcflag_t)ISIG);
        terminal_paint(terminal, pseudo_screen(80, 24));
        pseudo_output(NULL);
        if (i == 1)
            terminal_restore();
        else
            terminal_close(terminal);
        const char *sent = pseudo_output(NULL);
        cr_assert(strstr(sent, "\033[?1049l"), "normal screen");
        cr_assert(strstr(sent, "\033[?2004l"), "bracketed paste %d", i);
        cr_assert(strstr(sent, "\033[?12l\033[?25h"), "cursor");
        cr_assert_eq(tcgetattr(STDIN_FILENO, &after), 0);
        assert_same_modes(&after, &before);
        terminal_restore(); // once is enough
        size_t length;
        pseudo_output(&length);
        cr_assert_eq(length, 0);
        if (i == 1) terminal_close(terminal);
        pseudo_output(NULL);
    }
}

// What main installs, but for the message.
static NORETURN void out_of_memory(void) {
    terminal_restore();
    _exit(4);
}

// As curses does where it gets no memory.
Test(terminal, ended_from_inside) {
    pseudo_open(80, 24);
    struct termios before, after;
    cr_assert_eq(tcgetattr(STDIN_FILENO, &before), 0);
    pid_t child = fork();
    if (child == 0) {
        setenv("TERM", "xterm", 1);
        const char *why;
        arena_when_exhausted(out_of_memory);
        terminal_open(pseudo_arena(), &(struct terminal_options){0}, &why);
        exit(1);
    }
    int status;
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFEXITED(status));
    cr_assert_eq(WEXITSTATUS(status), 4);
    const char *sent = pseudo_output(NULL);
    cr_assert(strstr(sent, "\033[?1049h"));
    cr_assert(strstr(sent, "\033[?1049l"), "normal screen");
    cr_assert_eq(tcgetattr(STDIN_FILENO, &after), 0);
    assert_same_modes(&after, &before);
}

// A process that is stopped is continued by this child as soon as it stands.
static pid_t continuer(void) {
    pid_t child = fork();
    if (child != 0) return child;
    char path[64], line[512];
    snprintf(path, sizeof(path), "/proc/%d/stat", (int)getppid());
    for (int i = 0; i < 200; i++) {
        FILE *file = fopen(path, "r");
        bool stopped =
            file && fgets(line, sizeof(line), file) && strstr(line, ") T ");
        if (file) fclose(file);
        if (stopped) break;
        usleep(10000);
    }
    kill(getppid(), SIGCONT);
    _exit(0);
}

Test(terminal, stopped_and_continued) {
    struct termios before;
    struct terminal *terminal = pseudo_terminal(80, 24);
    cr_assert_eq(tcgetattr(STDIN_FILENO, &before), 0);
    struct screen *screen = pseudo_screen(80, 24);
    pseudo_put(screen, 5, 5, ROLE_TEXT, "Q", 1);
    terminal_paint(terminal, screen);
    pseudo_output(NULL);
    for (int i = 0; i < 3; i++) {
        continuer();
        raise(SIGTSTP);
        cr_assert_eq(next(terminal).kind, EVENT_RESUMED);
        const char *sent = pseudo_output(NULL);
        cr_assert(strstr(sent, "\033[?1049l"));
        cr_assert(strstr(sent, "\033[?1049h"));
        cr_assert(strchr(sent, 'Q'), "painted anew");
        struct termios after;
        cr_assert_eq(tcgetattr(STDIN_FILENO, &after), 0);
        assert_same_modes(&after, &before);
    }
    terminal_close(terminal);
}

Test(terminal, told_to_end_while_stopped) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    terminal_paint(terminal, pseudo_screen(80, 24));
    pseudo_output(NULL);
    pid_t child = fork();
    if (child == 0) {
        usleep(200000);
        kill(getppid(), SIGTERM);
        kill(getppid(), SIGCONT);
        _exit(0);
    }
    raise(SIGTSTP);
    struct event event = next(terminal);
    // Where nothing can stop this process it comes back at once.
    if (event.kind == EVENT_RESUMED)
        event = next(terminal);
    else
        cr_assert(!strstr(pseudo_output(NULL), "\033[?1049h"));
    cr_assert_eq(event.kind, EVENT_SIGNAL);
    cr_assert_eq(event.key, SIGTERM);
    terminal_close(terminal);
}

// --- The editor ---

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    cr_assert(file != NULL);
    fputs(text, file);
    fclose(file);
}

static const char *file_text(const char *path) {
    static char text[256];
    FILE *file = fopen(path, "r");
    cr_assert(file != NULL);
    size_t count = fread(text, 1, sizeof(text) - 1, file);
    text[count] = '\0';
    fclose(file);
    return text;
}

Test(terminal, editor) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    // A name full of what a shell would act on.
    char path[] = "/tmp/-$(id)`id`; '\"%n XXXXXX";
    int file = mkstemp(path);
    cr_assert(file >= 0);
    close(file);
    write_file(path, "one");
    const char *why = "";
    setenv("EDITOR", "false", 1);
    setenv("VISUAL", "printf 'two' >", 1); // options and all
    cr_assert_eq(terminal_edit(terminal, path, NULL, &why), 0, "%s", why);
    cr_assert(why == NULL);
    cr_assert_str_eq(file_text(path), "two");
    unsetenv("VISUAL");
    cr_assert_eq(terminal_edit(terminal, path, NULL, &why), ECANCELED);
    cr_assert(why && *why);
    setenv("EDITOR", "/no/such/editor", 1);
    cr_assert_eq(terminal_edit(terminal, path, NULL, &why), ENOENT);
    const char *sent = pseudo_output(NULL);
    cr_assert(strstr(sent, "\033[?1049l"));
    cr_assert(strstr(sent, "\033[?1049h"));
    pseudo_type_text("3");
    cr_assert_eq(next(terminal).kind, EVENT_TEXT);
    terminal_close(terminal);
    unlink(path);
}

// Ctrl-C in the editor is the editor's; SIGTERM ends both.
Test(terminal, signals_while_editing) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    const char *why;
    setenv("VISUAL", "kill -INT $PPID; sleep 0.1; true", 1);
    cr_assert_eq(terminal_edit(terminal, "/dev/null", NULL, &why), 0);
    cr_assert_eq(terminal_next(terminal, 0).kind, EVENT_TICK);
    setenv("VISUAL", "kill -TERM $PPID; exec sleep 20; true", 1);
    cr_assert_eq(terminal_edit(terminal, "/dev/null", NULL, &why), EINTR);
    struct event event = terminal_next(terminal, 0);
    cr_assert_eq(event.kind, EVENT_SIGNAL);
    cr_assert_eq(event.key, SIGTERM);
    terminal_close(terminal);
}

Test(terminal, editor_that_stops_itself) {
    struct terminal *terminal = pseudo_terminal(80, 24);
    const char *why;
    setenv("VISUAL", "kill -STOP $$; true", 1);
    continuer();
    cr_assert_eq(terminal_edit(terminal, "/dev/null", NULL, &why), 0);
    terminal_close(terminal);
}
