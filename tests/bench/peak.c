// SPDX-License-Identifier: MIT
//
// Runs a command and writes its wall time and peak memory on standard error:
//   peak COMMAND [ARGUMENT...]  ->  "SECONDS KILOBYTES STATUS"
// What a process had before exec counts into its peak, so whoever measures has
// to be small: an interpreter would measure itself.

#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    pid_t child;
    int status = 0;
    struct rusage usage;
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", 1, 0);
    double start = now();
    if (count < 2 || posix_spawnp(&child, arguments[1], &quiet, NULL,
                                  arguments + 1, environ))
        return 127;
    if (wait4(child, &status, 0, &usage) != child) return 127;
    fprintf(stderr, "%.6f %ld %d\n", now() - start, usage.ru_maxrss,
            WIFEXITED(status) ? WEXITSTATUS(status) : 255);
    return 0;
}
