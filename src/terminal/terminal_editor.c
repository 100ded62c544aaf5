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
static NORETURN void become_editor(const char *script, const char *path) {
    signal(SIGPIPE, SIG_DFL); // what is ignored stays so across exec
    execl("/bin/sh", "sh", "-c", script, "sh", path, (char *)NULL);
    _exit(127);
}

// The editor is stopped, or the user pressed Ctrl-Z: both stand still, and go
// on together.
static void stand_still(pid_t editor) {
    signals_suspend();
    kill(editor, SIGCONT);
}

static int end_editor(pid_t editor, int *status) {
    kill(editor, signals_ending());
    for (int i = 0; i < LAST_MILLISECONDS / 10; i++) {
        if (waitpid(editor, status, WNOHANG) == editor) break;
        struct timespec wait = {.tv_nsec = 10000000};
        nanosleep(&wait, NULL);
    }
    return EINTR;
}

static int wait_for(pid_t editor, int *status) {
    struct pollfd signal = {.fd = signals_descriptor(), .events = POLLIN};
    for (;;) {
        signals_drain();
        // Ctrl-C belongs to the editor.
        signals_take(SIGINT);
        signals_take(SIGQUIT);
        if (signals_ending()) return end_editor(editor, status);
        if (signals_take(SIGTSTP)) {
            stand_still(editor);
            continue;
        }
        pid_t changed = waitpid(editor, status, WNOHANG | WUNTRACED);
        if (changed < 0 && errno != EINTR) return errno;
        if (changed == editor && WIFSTOPPED(*status))
            stand_still(editor);
        else if (changed == editor)
            return 0;
        else
            poll(&signal, 1, -1);
    }
}

static int run_editor(const char *script, const char *path, const char **why) {
    pid_t editor = fork();
    if (editor < 0) {
        *why = _("The editor could not be started.");
        return errno;
    }
    if (editor == 0) become_editor(script, path);
    int status = 0;
    int failed = wait_for(editor, &status);
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
                  const char **why) {
    const char *editor = getenv("VISUAL");
    if (!editor || !*editor) editor = getenv("EDITOR");
    if (!editor || !*editor) editor = "vi";
    *why = NULL;
    struct arena *scratch = arena_new();
    const char *script = arena_printf(scratch, "%s \"$1\"", editor);
    // A name that looks like an option must not be one.
    if (*path == '-') path = arena_printf(scratch, "./%s", path);
    terminal_put_aside(terminal);
    int failed = run_editor(script, path, why);
    signals_take(SIGINT);
    signals_take(SIGQUIT);
    signals_take(SIGCONT);
    if (!signals_ending()) terminal_bring_back(terminal);
    arena_free(scratch);
    return failed;
}
