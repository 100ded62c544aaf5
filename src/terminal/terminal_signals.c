// SPDX-License-Identifier: MIT

#include "terminal_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

// Those that end the program come first, in the order in which they are told.
static const int watched[] = {SIGTERM, SIGHUP,  SIGINT,   SIGQUIT,
                              SIGTSTP, SIGCONT, SIGWINCH, SIGCHLD};
#define ENDING 4

static struct sigaction before[COUNT_OF(watched)];
static volatile sig_atomic_t came[COUNT_OF(watched)];
static int ends[2] = {-1, -1};

static size_t place_of(int number) {
    size_t i = 0;
    while (i < COUNT_OF(watched) && watched[i] != number) {
        i++;
    }
    return i;
}

static void on_signal(int number) {
    int saved = errno;
    size_t place = place_of(number);
    if (place < COUNT_OF(watched)) came[place] = 1;
    // A full pipe wakes the reader as well.
    ssize_t ignored = write(ends[1], "", 1);
    (void)ignored;
    errno = saved;
}

// --- The pipe ---

bool signals_open(void) {
    if (pipe(ends) != 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
    }
    for (size_t i = 0; i < COUNT_OF(watched); i++) {
        came[i] = 0;
        sigaction(watched[i], NULL, &before[i]);
        if (before[i].sa_handler == SIG_IGN && watched[i] != SIGCHLD) continue;
        // No SA_RESTART: whatever waits is to notice.
        struct sigaction action = {.sa_handler = on_signal};
        sigfillset(&action.sa_mask);
        sigaction(watched[i], &action, NULL);
    }
    return true;
}

void signals_close(void) {
    for (size_t i = 0; i < COUNT_OF(watched); i++) {
        sigaction(watched[i], &before[i], NULL);
    }
    // One that nobody took must not be lost.
    if (signals_ending()) raise(signals_ending());
    for (int i = 0; i < 2; i++) {
        close(ends[i]);
        ends[i] = -1;
    }
}

int signals_descriptor(void) {
    return ends[0];
}

void signals_drain(void) {
    char bytes[256];
    while (read(ends[0], bytes, sizeof(bytes)) > 0) {
    }
}

bool signals_take(int number) {
    size_t place = place_of(number);
    if (place == COUNT_OF(watched) || !came[place]) return false;
    came[place] = 0;
    return true;
}

int signals_ending(void) {
    for (size_t i = 0; i < ENDING; i++) {
        if (came[i]) return watched[i];
    }
    return 0;
}

void signals_suspend(void) {
    struct sigaction stops = {.sa_handler = SIG_DFL}, catches;
    sigemptyset(&stops.sa_mask);
    sigaction(SIGTSTP, &stops, &catches);
    kill(getpid(), SIGTSTP);
    sigaction(SIGTSTP, &catches, NULL);
    signals_take(SIGTSTP);
    signals_take(SIGCONT);
}
