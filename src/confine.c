// SPDX-License-Identifier: MIT
//
// Landlock, with constants of our own: the kernel's headers may be older than
// the kernel. What a kernel knows is asked at run time.

#include "confine.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The same numbers on every architecture but Alpha.
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

#ifndef O_PATH
#define O_PATH 010000000 // which the C library shows to GNU's eyes only
#endif

#define ASK_VERSION 1U
#define RULE_PATH_BENEATH 1

// Rights on files and folders.
#define EXECUTE (1ULL << 0)
#define WRITE_FILE (1ULL << 1)
#define READ_FILE (1ULL << 2)
#define READ_FOLDER (1ULL << 3)
#define REMOVE_FOLDER (1ULL << 4)
#define REMOVE_FILE (1ULL << 5)
#define MAKE_CHARACTER (1ULL << 6)
#define MAKE_FOLDER (1ULL << 7)
#define MAKE_REGULAR (1ULL << 8)
#define MAKE_SOCKET (1ULL << 9)
#define MAKE_FIFO (1ULL << 10)
#define MAKE_BLOCK (1ULL << 11)
#define MAKE_LINK (1ULL << 12)
#define MOVE (1ULL << 13) // between folders
#define TRUNCATE (1ULL << 14)
#define DEVICE_CONTROL (1ULL << 15)
// On the network, and towards processes outside.
#define BIND_TCP (1ULL << 0)
#define CONNECT_TCP (1ULL << 1)
#define ABSTRACT_SOCKETS (1ULL << 0)
#define SIGNALS (1ULL << 1)

#define READING (READ_FILE | READ_FOLDER)
#define WRITING                                                                \
    (READING | WRITE_FILE | TRUNCATE | REMOVE_FILE | MAKE_REGULAR | MAKE_FOLDER)
#define ON_FILES (WRITE_FILE | READ_FILE | TRUNCATE)

// The kernel's struct landlock_ruleset_attr: an older one takes the longer
// struct as long as what it does not know is zero.
struct ruleset {
    uint64_t files, network, scopes;
};
// struct landlock_path_beneath_attr, which is packed.
struct rule {
    uint64_t rights;
    int32_t folder;
} __attribute__((packed));

// What each version of the interface added.
static const struct {
    long version;
    struct ruleset adds;
} versions[] = {
    {1,
     {.files = EXECUTE | WRITE_FILE | READING | REMOVE_FOLDER | REMOVE_FILE |
               MAKE_CHARACTER | MAKE_FOLDER | MAKE_REGULAR | MAKE_SOCKET |
               MAKE_FIFO | MAKE_BLOCK | MAKE_LINK}},
    {2, {.files = MOVE}},
    {3, {.files = TRUNCATE}},
    {4, {.network = BIND_TCP | CONNECT_TCP}},
    {5, {.files = DEVICE_CONTROL}},
    {6, {.scopes = ABSTRACT_SOCKETS | SIGNALS}},
};

static long known_version(void) {
    return syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, ASK_VERSION);
}

static struct ruleset all_of(long version) {
    struct ruleset all = {0};
    for (size_t i = 0; i < COUNT_OF(versions); i++) {
        if (versions[i].version > version) break;
        all.files |= versions[i].adds.files;
        all.network |= versions[i].adds.network;
        all.scopes |= versions[i].adds.scopes;
    }
    return all;
}

// What is not there need not be allowed: only a rule that the kernel refuses is
// a failure.
static bool allow(int ruleset, const char *path, uint64_t rights) {
    if (!*path) return true;
    struct rule rule = {.rights = rights};
    rule.folder =
        (int32_t)syscall(SYS_openat, AT_FDCWD, path, O_PATH | O_CLOEXEC);
    if (rule.folder < 0) return true;
    struct stat status;
    if (!fstat(rule.folder, &status) && !S_ISDIR(status.st_mode))
        rule.rights &= ON_FILES;
    bool done =
        !syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0U);
    close(rule.folder);
    return done;
}

static bool allow_all(int ruleset, const char *const *paths, uint64_t rights) {
    for (; paths && *paths; paths++) {
        if (!allow(ruleset, *paths, rights)) return false;
    }
    return true;
}

bool confine_possible(void) {
    return known_version() >= 1;
}

bool confine_process(const struct confine_lists *lists) {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    long version = known_version();
    if (version < 1) return false;
    struct ruleset all = all_of(version);
    if (lists->read_all) all.files &= ~READING;
    int ruleset =
        (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0U);
    if (ruleset < 0) return false;
    bool done = allow_all(ruleset, lists->read, READING & all.files) &&
                allow_all(ruleset, lists->write, WRITING & all.files) &&
                !syscall(SYS_landlock_restrict_self, ruleset, 0U);
    close(ruleset);
    return done;
}
