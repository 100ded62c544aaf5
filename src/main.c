// SPDX-License-Identifier: MIT
//
// Wiring: locale, standard streams, memory, the command.

#include "commands.h"
#include "terminal.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef CXLADDER_LOCALEDIR
#define CXLADDER_LOCALEDIR "/usr/local/share/locale"
#endif

// A standard stream that was closed would give its number to the next file
// that is opened, and output would end up there. A read-only /dev/null takes
// the number, so that writing fails and is told.
static void hold_standard_streams(void) {
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
            open("/dev/null", O_RDONLY) != fd)
            _exit(STATUS_FILE);
    }
}

// LC_ALL is never set: LC_NUMERIC stays "C", so that numbers in files mean the
// same everywhere. Without a UTF-8 locale the characters are still counted as
// UTF-8; what leaves is ASCII then, unless the environment names no codeset at
// all.
static void set_locale(void) {
    const char *given = setlocale(LC_CTYPE, "");
    const char *codeset = given ? nl_langinfo(CODESET) : "";
    bool utf8 = !strcmp(codeset, "UTF-8");
    bool unset = !given || !strcmp(codeset, "ANSI_X3.4-1968");
    text_set_ascii(!(utf8 || unset));
    if (!utf8) setlocale(LC_CTYPE, "C.UTF-8");
    // Translations are looked up only where LC_MESSAGES is not plain C.
    const char *messages = setlocale(LC_MESSAGES, "");
    if (!messages || !strcmp(messages, "C") || !strcmp(messages, "POSIX"))
        setlocale(LC_MESSAGES, "C.UTF-8");
    setlocale(LC_TIME, "");
    setlocale(LC_COLLATE, "");
    bindtextdomain("cxladder", CXLADDER_LOCALEDIR);
    bind_textdomain_codeset("cxladder", "UTF-8");
    textdomain("cxladder");
}

static void apply(const struct arguments *arguments) {
    if (arguments->ascii) text_set_ascii(true);
    if (!arguments->language) return;
    setenv("LANGUAGE", arguments->language, 1);
    textdomain("cxladder"); // else the language looked up before stays
}

static NORETURN void memory_exhausted(void) {
    terminal_restore();
    static const char text[] =
        "cxladder: out of memory; every answer that was shown as saved is on "
        "disk\n";
    if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0) _exit(STATUS_FILE);
    _exit(STATUS_RESOURCE);
}

static void on_abort(int number) {
    terminal_restore();
    signal(number, SIG_DFL);
    raise(number);
}

static enum status run(const struct arguments *arguments) {
    if (arguments->help) {
        arguments_help(stdout, arguments->command);
        return STATUS_DONE;
    }
    if (arguments->version) {
        printf("cxladder %s\n", CXLADDER_VERSION);
        return STATUS_DONE;
    }
    struct arena *arena = arena_new();
    enum status status = arguments->command
                             ? arguments->command->run(arena, arguments)
                             : run_start(arena, arguments);
    arena_free(arena);
    return status;
}

int main(int argc, char **argv) {
    hold_standard_streams();
    // A pipe whose reader went is an error of writing like any other.
    signal(SIGPIPE, SIG_IGN);
    signal(SIGABRT, on_abort);
    arena_when_exhausted(memory_exhausted);
    struct arguments arguments = {0};
    set_locale();
    if (!arguments_read(argc, argv, &arguments)) return STATUS_USAGE;
    apply(&arguments);
    return (int)finish_output(run(&arguments));
}
