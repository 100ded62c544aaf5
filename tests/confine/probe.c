// SPDX-License-Identifier: MIT
//
// A library to preload: tries, from inside the program, what a file that took
// it over would try, and tells how far that came. It also stands between the
// program and Landlock, so that kernels of other ages can be played.
//
//   PROBE_TRY=FILE   lines of "KIND ARGUMENT [ARGUMENT]": read, write, make,
//                    remove, move, folder, link, exec, connect, abstract,
//                    signal; read anew each time
//   PROBE_LOG=FILE   for each "KIND ARGUMENT errno"; and "ruleset FILES NETWORK
//                    SCOPES", "restricted RESULT"
//   PROBE_AT_END=1   at the end of the program; else at each SIGUSR1
//   PROBE_VERSION=N  the version of Landlock that the kernel says it has; 0:
//                    none at all
//   PROBE_FAIL=CALL  444 (create), 445 (rule) or 446 (restrict) fails

#define _GNU_SOURCE 1

#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define CREATE 444
#define RESTRICT 446
#define EXPORT __attribute__((visibility("default")))

static int attempts = -1, log_file = -1;
static pid_t program;

// Out of the way of numbers that the program may expect.
static int open_high(const char *path, int flags) {
    int file = path ? open(path, flags | O_CLOEXEC, 0600) : -1;
    int high = file < 0 ? -1 : fcntl(file, F_DUPFD_CLOEXEC, 900);
    if (file >= 0) close(file);
    return high;
}

static void tell(const char *format, ...) {
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
    if (log_file >= 0 && write(log_file, line, (size_t)length) < 0) return;
}

// --- What is tried ---

static int outcome(int result) {
    return result < 0 ? errno : 0;
}

static int opened(const char *path, int flags) {
    int file = open(path, flags | O_CLOEXEC, 0600);
    int code = outcome(file);
    if (file >= 0) close(file);
    return code;
}

static int executed(const char *path) {
    pid_t child = fork();
    if (child == 0) {
        execle(path, path, (char *)NULL, (char *[]){NULL});
        _exit(errno);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

static int connected(const char *port) {
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)atoi(port)),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int code = outcome(connect(file, (struct sockaddr *)&to, sizeof(to)));
    close(file);
    return code;
}

static int abstract(const char *name) {
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    size_t length = strnlen(name, sizeof(to.sun_path) - 1);
    memcpy(to.sun_path + 1, name, length);
    int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    socklen_t size =
        (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length);
    int code = outcome(connect(file, (struct sockaddr *)&to, size));
    close(file);
    return code;
}

static int attempt(const char *kind, const char *one, const char *two) {
    if (!strcmp(kind, "read")) return opened(one, O_RDONLY);
    if (!strcmp(kind, "write")) return opened(one, O_WRONLY | O_TRUNC);
    if (!strcmp(kind, "make")) return opened(one, O_WRONLY | O_CREAT);
    if (!strcmp(kind, "remove")) return outcome(unlink(one));
    if (!strcmp(kind, "move")) return outcome(rename(one, two));
    if (!strcmp(kind, "folder")) return outcome(mkdir(one, 0700));
    if (!strcmp(kind, "link")) return outcome(symlink(one, two));
    if (!strcmp(kind, "exec")) return executed(one);
    if (!strcmp(kind, "connect")) return connected(one);
    if (!strcmp(kind, "abstract")) return abstract(one);
    if (!strcmp(kind, "signal")) return outcome(kill(atoi(one), 0));
    return -1;
}

static void try_all(void) {
    char text[16384], *line, *rest = text;
    ssize_t length = pread(attempts, text, sizeof(text) - 1, 0);
    text[length > 0 ? length : 0] = '\0';
    while ((line = strsep(&rest, "\n"))) {
        char kind[16], one[1024], two[1024] = "";
        if (sscanf(line, "%15s %1023s %1023s", kind, one, two) < 2) continue;
        tell("%s %s %d\n", kind, one, attempt(kind, one, two));
    }
    tell("done\n");
}

static void on_signal(int number) {
    (void)number;
    int code = errno;
    try_all();
    errno = code;
}

__attribute__((constructor)) static void begin(void) {
    program = getpid();
    attempts = open_high(getenv("PROBE_TRY"), O_RDONLY);
    log_file = open_high(getenv("PROBE_LOG"), O_WRONLY | O_CREAT | O_APPEND);
    if (attempts < 0 || getenv("PROBE_AT_END")) return;
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigaction(SIGUSR1, &action, NULL);
}

__attribute__((destructor)) static void end(void) {
    if (getenv("PROBE_AT_END") && getpid() == program) try_all();
}

// --- Between the program and Landlock ---

EXPORT long syscall(long number, ...) {
    long a[6];
    va_list arguments;
    va_start(arguments, number);
    for (int i = 0; i < 6; i++) {
        a[i] = va_arg(arguments, long);
    }
    va_end(arguments);
    long (*real)(long, ...);
    *(void **)&real = dlsym(RTLD_NEXT, "syscall");
    if (number < CREATE || number > RESTRICT)
        return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    const char *version = getenv("PROBE_VERSION"), *fail = getenv("PROBE_FAIL");
    if (version && !atoi(version)) {
        errno = ENOSYS;
        return -1;
    }
    if (number == CREATE && !a[0] && version) return atoi(version);
    if (fail && atoi(fail) == number && (number != CREATE || a[0])) {
        errno = EINVAL;
        return -1;
    }
    if (number == CREATE && a[0]) {
        const uint64_t *set = (const uint64_t *)a[0];
        tell("ruleset %llx %llx %llx\n", (unsigned long long)set[0],
             (unsigned long long)set[1], (unsigned long long)set[2]);
    }
    long result = real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    if (number == RESTRICT) tell("restricted %ld\n", result);
    return result;
}
