// SPDX-License-Identifier: MIT
//
// The user's editor on a file. It shares the terminal and the process group,
// so Ctrl-C and Ctrl-Z reach it as they reach this program: here, the first is
// forgotten and the second stops both.

#include "terminal_inside.h"
#include "terminal_signals.h"
#include "text.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LAST_MILLISECONDS 300 // for an editor that is told to end

// The name in the environment may hold options and quotes, as everywhere, so
// the shell reads it. The path is an argument and is never read by a shell.
void terminal_become_editor(const char *path) {
    const char *editor = getenv("VISUAL");
    if (!editor || !*editor) editor = getenv("EDITOR");
    if (!editor || !*editor) editor = "vi";
    struct arena *arena = arena_new();
    const char *script = arena_printf(arena, "%s \"$1\"", editor);
    // A name that looks like an option must not be one.
    if (*path == '-') path = arena_printf(arena, "./%s", path);
    signal(SIGPIPE, SIG_DFL); // what is ignored stays so across exec
    execl("/bin/sh", "sh", "-c", script, "sh", path, (char *)NULL);
    _exit(127);
}

// --- By this process itself ---

static pid_t start(void *context, const char *path) {
    (void)context;
    pid_t editor = fork();
    if (editor == 0) terminal_become_editor(path);
    return editor;
}

static pid_t look(void *context, pid_t editor, int *status) {
    (void)context;
    return waitpid(editor, status, WNOHANG | WUNTRACED);
}

static void pass_on(void *context, pid_t editor, int number) {
    (void)context;
    kill(editor, number);
}

static const struct terminal_editor own = {start, look, pass_on, -1, NULL};

// --- Beside it ---

// The editor is stopped, or the user pressed Ctrl-Z: both stand still, and go
// on together. True where the editor has ended meanwhile.
static bool stand_still(const struct terminal_editor *by, pid_t editor,
                        int *status) {
    signals_suspend();
    // That it stopped may be told only now, and is over.
    while (by->look(by->context, editor, status) == editor) {
        if (!WIFSTOPPED(*status)) return true;
    }
    by->signal(by->context, editor, SIGCONT);
    return false;
}

static int end_editor(const struct terminal_editor *by, pid_t editor,
                      int *status) {
    by->signal(by->context, editor, signals_ending());
    for (int i = 0; i < LAST_MILLISECONDS / 10; i++) {
        if (by->look(by->context, editor, status) == editor) break;
        struct timespec wait = {.tv_nsec = 10000000};
        nanosleep(&wait, NULL);
    }
    return EINTR;
}

static int wait_for(const struct terminal_editor *by, pid_t editor,
                    int *status) {
    struct pollfd waited[] = {
        {.fd = signals_descriptor(), .events = POLLIN},
        {.fd = by->descriptor, .events = POLLIN},
    };
    for (;;) {
        signals_drain();
        // Ctrl-C belongs to the editor.
        signals_take(SIGINT);
        signals_take(SIGQUIT);
        if (signals_ending()) return end_editor(by, editor, status);
        if (signals_take(SIGTSTP)) {
            if (stand_still(by, editor, status)) return 0;
            continue;
        }
        pid_t changed = by->look(by->context, editor, status);
        if (changed < 0 && errno != EINTR) return errno;
        if (changed == editor &&
            (!WIFSTOPPED(*status) || stand_still(by, editor, status)))
            return 0;
        if (changed != editor) poll(waited, COUNT_OF(waited), -1);
    }
}

static int run_editor(const struct terminal_editor *by, const char *path,
                      const char **why) {
    pid_t editor = by->start(by->context, path);
    if (editor < 0) {
        *why = _("The editor could not be started.");
        return errno;
    }
    int status = 0;
    int failed = wait_for(by, editor, &status);
    if (failed) {
        *why = _("The editor was interrupted.");
        return failed;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return 0;
    if (WIFEXITED(status) && WEXITSTATUS(status) >= 126) {
        *why = _("The editor could not be started.");
        return ENOENT;
    }
    *why = _("The editor ended with an error; the text is as before.");
    return ECANCELED;
}

int terminal_edit(struct terminal *terminal, const char *path,
                  const struct terminal_editor *editor, const char **why) {
    *why = NULL;
    terminal_put_aside(terminal);
    int failed = run_editor(editor ? editor : &own, path, why);
    signals_take(SIGINT);
    signals_take(SIGQUIT);
    signals_take(SIGCONT);
    if (!signals_ending()) terminal_bring_back(terminal);
    return failed;
}
