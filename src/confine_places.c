// SPDX-License-Identifier: MIT
//
// What a session reads and writes, as lists of places.

#include "confine.h"
#include "store.h"

#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_PLACES 96

struct places_list {
    struct arena *arena;
    const char *paths[MOST_PLACES + 1]; // NULL ends it
    size_t count;
};

static void add(struct places_list *list, const char *path) {
    if (path && *path && list->count < MOST_PLACES)
        list->paths[list->count++] = path;
}

static const char *folder_of(struct arena *arena, const char *path) {
    return dirname(arena_string(arena, path));
}

const char *confine_real_path(struct arena *arena, const char *path) {
    char real[PATH_MAX];
    if (realpath(path, real)) return arena_string(arena, real);
    // Not there yet, as the file of a new session; its folder is.
    if (!realpath(folder_of(arena, path), real)) return path;
    const char *slash = strrchr(path, '/');
    return arena_printf(arena, "%s/%s", strcmp(real, "/") != 0 ? real : "",
                        slash ? slash + 1 : path);
}

// --- What a program needs to read ---

// Libraries for PDF, fonts, time zones, translations. Not there: whatever lies
// in somebody's home, on a mounted disk or in a temporary folder.
static const char *const of_the_system[] = {
    "/usr",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc",
    "/opt",
    "/nix/store",
    "/gnu/store",
    "/run/current-system",
    "/run/host",
    "/snap",
    "/app",
    "/proc",
    "/sys/devices/system/cpu",
    "/var/cache/fontconfig",
    "/dev/null",
    "/dev/urandom",
    CXLADDER_DATADIR,
    CXLADDER_LIBDIR,
    CXLADDER_LOCALEDIR,
};

// Fonts of the user's own, and where they are told of: below a folder that a
// variable names, else below the home.
static const struct {
    const char *variable, *below, *home;
} of_the_user[] = {
    {"XDG_DATA_HOME", "/fonts", "/.local/share/fonts"},
    {"XDG_CONFIG_HOME", "/fontconfig", "/.config/fontconfig"},
    {"XDG_CACHE_HOME", "/fontconfig", "/.cache/fontconfig"},
    {"FONTCONFIG_PATH", "", "/.fonts"},
    {"FONTCONFIG_FILE", "", "/.fonts.conf"},
    {"TZDIR", "", "/.fontconfig"},
};

static void add_parts(struct places_list *list, const char *variable,
                      const char *below) {
    const char *value = getenv(variable);
    while (value && *value) {
        size_t length = strcspn(value, ":");
        if (length)
            add(list,
                arena_printf(list->arena, "%.*s%s", (int)length, value, below));
        value += length + (value[length] == ':');
    }
}

// Beside the program: its library, its translations, also of an installation
// that was moved as a whole.
static void add_near_program(struct places_list *list) {
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);
    if (length <= 0) return;
    program[length] = '\0';
    const char *folder = folder_of(list->arena, program);
    add(list, folder);
    add(list, arena_printf(list->arena, "%s/../share", folder));
    add(list, arena_printf(list->arena, "%s/../lib", folder));
}

static void add_readable(struct places_list *list, const char *questionnaire) {
    for (size_t i = 0; i < COUNT_OF(of_the_system); i++) {
        add(list, of_the_system[i]);
    }
    const char *home = getenv("HOME");
    for (size_t i = 0; i < COUNT_OF(of_the_user); i++) {
        const char *value = getenv(of_the_user[i].variable);
        if (value && *value)
            add(list,
                arena_printf(list->arena, "%s%s", value, of_the_user[i].below));
        if (home && *home)
            add(list,
                arena_printf(list->arena, "%s%s", home, of_the_user[i].home));
    }
    add_near_program(list);
    add_parts(list, "LD_LIBRARY_PATH", "");
    add_parts(list, "XDG_DATA_DIRS", "/fonts");
    // Another language may be asked for: the questionnaire and its translations
    // are looked for again.
    add(list,
        folder_of(list->arena, confine_real_path(list->arena, questionnaire)));
    struct path_list folders =
        places_questionnaire_folders(list->arena, questionnaire);
    for (size_t i = 0; i < folders.count; i++) {
        add(list, folders.paths[i]);
    }
}

// --- What is written ---

// Test builds write what they found, or what was covered, when they end.
static void add_of_this_build(struct places_list *list) {
#ifdef CXLADDER_ALSO_WRITE
    add(list, CXLADDER_ALSO_WRITE);
#else
    (void)list;
#endif
}

void confine_command(struct arena *arena, const char *output) {
    struct places_list write = {.arena = arena};
    add(&write, "/dev/null");
    if (output) add(&write, folder_of(arena, confine_real_path(arena, output)));
    add_of_this_build(&write);
    (void)confine_process(
        &(struct confine_lists){.write = write.paths, .read_all = true});
}

void confine_allow(const char *path) {
    if (!confine_has_helper()) return;
    struct arena *arena = arena_new();
    confine_tell(folder_of(arena, confine_real_path(arena, path)), true);
    arena_free(arena);
}

// The folder of the answers stays allowed by its name: it may be another one
// after somebody moved it away and put it back from a copy.
static void allow_session(struct arena *arena, const char *path,
                          const char *questionnaire) {
    if (path) confine_allow(path);
    confine_tell(folder_of(arena, confine_real_path(arena, questionnaire)),
                 false);
}

static void confine_first(struct arena *arena, const char *path,
                          const char *questionnaire) {
    struct places_list read = {.arena = arena}, write = {.arena = arena};
    const char *data = places_data(arena);
    add_readable(&read, questionnaire);
    add(&write, "/dev/null");
    add(&write, "/dev/tty");
    add(&write, data);
    if (path) add(&write, folder_of(arena, confine_real_path(arena, path)));
    add_of_this_build(&write);
    if (confine_helper(data) && !confine_process(&(struct confine_lists){
                                    .write = write.paths, .read = read.paths}))
        confine_end();
}

void confine_session(const char *path, const char *questionnaire) {
    struct arena *arena = arena_new();
    if (!confine_has_helper() && confine_possible())
        confine_first(arena, path, questionnaire);
    allow_session(arena, path, questionnaire);
    arena_free(arena);
}
