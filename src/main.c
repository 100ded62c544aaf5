// SPDX-License-Identifier: MIT
//
// Wiring: language, standard streams, memory, the command.

#include "commands.h"
#include "confine.h"
#include "language.h"
#include "terminal.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

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

static NORETURN void memory_exhausted(void) {
    terminal_restore();
    static const char text[] =
        "cxladder: out of memory; every answer that was shown as saved is on "
        "disk\n";
    if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0) _exit(STATUS_FILE);
    _exit(STATUS_RESOURCE);
}

static const int fatal[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
static struct sigaction before[COUNT_OF(fatal)];

// The program is lost anyway: that the terminal is usable afterwards is worth
// the risk. What was to happen before happens then.
static void on_fatal(int number, siginfo_t *info, void *context) {
    (void)context;
    terminal_restore(); // NOLINT(bugprone-signal-handler,cert-sig30-c)
    for (size_t i = 0; i < COUNT_OF(fatal); i++) {
        if (fatal[i] == number) sigaction(number, &before[i], NULL);
    }
    // A fault comes again by itself, at the same instruction.
    if (number == SIGABRT || info->si_code <= 0) raise(number);
}

static void watch_fatal(void) {
    struct sigaction action = {.sa_sigaction = on_fatal,
                               .sa_flags = SA_SIGINFO};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT_OF(fatal); i++) {
        sigaction(fatal[i], &action, &before[i]);
    }
}

// A session does, once what it needs is open; init, once it knows its file.
static bool confines_itself(const struct command *command) {
    return !command || command->run == run_new || command->run == run_open ||
           command->run == run_preview || command->run == run_init;
}

static const char *output_of(const struct arguments *arguments) {
    return arguments->command->run == run_merge ? arguments->files[0]
                                                : arguments->output;
}

static bool wants_scratch(const struct arguments *arguments) {
    return arguments->command && arguments->command->run == run_compare &&
           arguments->units && arguments->file_count > COMPARISON_FEW &&
           !arguments->help;
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
    if (!confines_itself(arguments->command))
        confine_command(arena, output_of(arguments));
    enum status status = arguments->command
                             ? arguments->command->run(arena, arguments)
                             : run_start(arena, arguments);
    arena_free(arena);
    confine_end();
    return status;
}

int main(int argc, char **argv) {
    hold_standard_streams();
    // A pipe whose reader went is an error of writing like any other.
    signal(SIGPIPE, SIG_IGN);
    watch_fatal();
    arena_when_exhausted(memory_exhausted);
    struct arguments arguments = {0};
    language_start();
    if (!arguments_read(argc, argv, &arguments)) return STATUS_USAGE;
    // It has no name, and is gone with the program.
    if (wants_scratch(&arguments)) arguments.scratch = tmpfile();
    enum status status = run(&arguments);
    if (arguments.scratch) fclose(arguments.scratch);
    return (int)finish_output(status);
}
