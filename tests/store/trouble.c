// SPDX-License-Identifier: MIT

#define _GNU_SOURCE // fopencookie

#include "trouble.h"

#include "arena.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// The linker's names.
#pragma GCC diagnostic ignored "-Wmissing-prototypes"

static struct trouble now;
static unsigned seen, met;
static bool armed;

void trouble(struct trouble next) {
    now = next;
    if (!now.at) now.at = 1;
    if (!now.times) now.times = 1;
    seen = met = 0;
    armed = true;
}

unsigned trouble_over(void) {
    armed = false;
    return met;
}

// Whether this call is one of those.
static bool meets(const char *call) {
    if (!armed || (now.call && strcmp(now.call, call) != 0)) return false;
    if (++seen < now.at || seen - now.at >= now.times) return false;
    met++;
    if (!now.before) return true;
    armed = false; // what happens now happens to nobody else
    now.before();
    armed = true;
    return true;
}

// Whether it is not made at all; then [failed] is what it returns.
static bool fails(const char *call, long *failed) {
    if (!meets(call)) return false;
    const struct trouble done = now;
    if (now.then && met == now.times) now.then();
    if (done.code)
        errno = done.code;
    else if (done.idle)
        *failed = done.result;
    return done.code || done.idle;
}

#define WRAP_AS(said, type, name, parameters, arguments, none)                 \
    type __real_##name parameters;                                             \
    type __wrap_##name parameters;                                             \
    type __wrap_##name parameters {                                            \
        long failed = none;                                                    \
        if (fails(said, &failed)) return (type)failed;                         \
        return __real_##name arguments;                                        \
    }
#define WRAP(type, name, parameters, arguments)                                \
    WRAP_AS(#name, type, name, parameters, arguments, -1)
#define WRAP_POINTER(type, name, parameters, arguments)                        \
    WRAP_AS(#name, type, name, parameters, arguments, 0)
#define WRAP_LOOK(name, type, value)                                           \
    int __real_##name(type value, struct stat *status);                        \
    int __wrap_##name(type value, struct stat *status);                        \
    int __wrap_##name(type value, struct stat *status) {                       \
        long failed = -1;                                                      \
        unsigned before = met;                                                 \
        if (fails(#name, &failed)) return (int)failed;                         \
        int result = __real_##name(value, status);                             \
        if (met > before && now.foreign) be_foreign(status);                   \
        return result;                                                         \
    }

static void be_foreign(struct stat *status) {
    status->st_uid++;
    status->st_gid++;
}

WRAP_LOOK(fstat, int, file)
WRAP_LOOK(lstat, const char *, path)
WRAP_LOOK(stat, const char *, path)

WRAP(int, open, (const char *path, int flags, mode_t mode), (path, flags, mode))
WRAP(int, close, (int file), (file))
WRAP(ssize_t, read, (int file, void *bytes, size_t size), (file, bytes, size))
WRAP(ssize_t, pread, (int file, void *bytes, size_t size, off_t at),
     (file, bytes, size, at))
WRAP(ssize_t, write, (int file, const void *bytes, size_t size),
     (file, bytes, size))
WRAP(int, fsync, (int file), (file))
WRAP(int, ftruncate, (int file, off_t size), (file, size))
WRAP(int, fchmod, (int file, mode_t mode), (file, mode))
WRAP(int, fchown, (int file, uid_t user, gid_t group), (file, user, group))
WRAP(int, fcntl, (int file, int command, long value), (file, command, value))
WRAP(int, flock, (int file, int operation), (file, operation))
WRAP(int, access, (const char *path, int mode), (path, mode))
WRAP(int, link, (const char *path, const char *other), (path, other))
WRAP(int, rename, (const char *path, const char *other), (path, other))
WRAP(int, unlink, (const char *path), (path))
WRAP(int, mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(ssize_t, readlink, (const char *path, char *text, size_t size),
     (path, text, size))
WRAP(ssize_t, getrandom, (void *bytes, size_t size, unsigned flags),
     (bytes, size, flags))
WRAP(int, gethostname, (char *name, size_t size), (name, size))
WRAP(uid_t, geteuid, (void), ())
WRAP(long, syscall, (long number, long a, long b, long c, long d, long e),
     (number, a, b, c, d, e))
WRAP_AS("mmap", void *, mmap,
        (void *at, size_t size, int rights, int flags, int file, off_t from),
        (at, size, rights, flags, file, from), (intptr_t)MAP_FAILED)
WRAP_POINTER(char *, realpath, (const char *path, char *out), (path, out))
WRAP_AS("realpath", char *, __realpath_chk,
        (const char *path, char *out, size_t size), (path, out, size), 0)
WRAP_POINTER(DIR *, fdopendir, (int file), (file))
WRAP_POINTER(FILE *, fmemopen, (void *bytes, size_t size, const char *mode),
             (bytes, size, mode))
WRAP_POINTER(FILE *, fopencookie,
             (void *cookie, const char *mode, cookie_io_functions_t calls),
             (cookie, mode, calls))
WRAP(int, fclose, (FILE * file), (file))
WRAP_POINTER(struct passwd *, getpwuid, (uid_t user), (user))

// --- Memory ---

#if TROUBLE_MEMORY
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

// A test of "any" call is about files.
static bool starves(void) {
    long failed;
    return now.call && fails("memory", &failed);
}

void *malloc(size_t size) {
    return starves() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    return starves() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
    return starves() ? NULL : __libc_realloc(memory, size);
}
#endif

// Where lines are counted: the process ends without its handlers.
extern void __gcov_dump(void) __attribute__((weak));

static NORETURN void end(int status) {
    if (__gcov_dump) __gcov_dump();
    _exit(status);
}

static void give_up(void) {
    trouble_over();
    end(STARVED);
}

int trouble_starve(int (*body)(void), unsigned at, bool on) {
    int status;
    pid_t process = fork();
    cr_assert(process >= 0);
    if (!process) {
        arena_when_exhausted(give_up);
        trouble((struct trouble){.call = "memory",
                                 .at = at,
                                 .times = on ? ALWAYS : 1,
                                 .code = ENOMEM});
        int result = body();
        end(trouble_over() ? result : FULL);
    }
    cr_assert_eq(waitpid(process, &status, 0), process);
    cr_assert(WIFEXITED(status), "allocation %u: signal %d", at,
              WTERMSIG(status));
    return WEXITSTATUS(status);
}
