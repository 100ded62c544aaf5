// SPDX-License-Identifier: MIT
//
// The languages that a questionnaire exists in: NAME.yaml has its siblings
// NAME.LANG.yaml. Language names become parts of paths only after they have
// been checked to be made of letters, digits, '-' and '_'.

#include "safe_file.h"
#include "text.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define ENDING ".yaml"
#define LANGUAGE_LENGTH 24

static bool is_language_sign(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// How much of [text] can be the name of a language; "et_EE" of
// "et_EE.UTF-8@euro".
static size_t language_length(const char *text) {
    size_t length = 0;
    while (is_language_sign(text[length])) {
        length++;
    }
    return length <= LANGUAGE_LENGTH ? length : 0;
}

// Length of [path] without ".yaml"; 0 where it does not end so.
static size_t stem_length(const char *path) {
    size_t length = strlen(path), ending = strlen(ENDING);
    if (length <= ending || strcmp(path + length - ending, ENDING) != 0)
        return 0;
    return length - ending;
}

// --- One language ---

static const char *sibling(struct arena *arena, const char *path,
                           const char *language, size_t length) {
    size_t stem = stem_length(path);
    if (!stem || !length) return NULL;
    const char *found = arena_printf(arena, "%.*s.%.*s" ENDING, (int)stem, path,
                                     (int)length, language);
    return file_kind(found) == FILE_TEXTS ? found : NULL;
}

const char *overlay_find(struct arena *arena, const char *path,
                         const char *language) {
    size_t length = language_length(language);
    while (length) {
        const char *found = sibling(arena, path, language, length);
        if (found) return found;
        // et_EE, then et.
        while (length && language[length - 1] != '_' &&
               language[length - 1] != '-') {
            length--;
        }
        if (length) length--;
    }
    return NULL;
}

const char *overlay_base(struct arena *arena, const char *path) {
    size_t stem = stem_length(path), at = stem;
    while (at && is_language_sign(path[at - 1])) {
        at--;
    }
    if (at < 2 || at == stem || path[at - 1] != '.' || path[at - 2] == '/' ||
        file_kind(path) != FILE_TEXTS)
        return NULL;
    return arena_printf(arena, "%.*s" ENDING, (int)at - 1, path);
}

// --- All of them ---

static int by_text(const void *a, const void *b) {
    const char *const *first = a, *const *second = b;
    return strcmp(*first, *second);
}

// The language in NAME.LANG.yaml, or NULL for another file.
static const char *language_in(struct arena *arena, const char *file,
                               const char *name, size_t length) {
    if (strncmp(file, name, length) != 0 || file[length] != '.') return NULL;
    const char *language = file + length + 1;
    size_t size = language_length(language);
    if (!size || strcmp(language + size, ENDING) != 0) return NULL;
    return arena_copy(arena, language, size);
}

struct path_list overlay_languages(struct arena *arena, const char *path) {
    struct path_list list = {0};
    size_t stem = stem_length(path);
    if (!stem) return list;
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = stem - (size_t)(name - path), room = 0;
    const char *folder =
        slash ? arena_copy(arena, path, (size_t)(name - path)) : ".";
    DIR *entries = file_list_known(folder);
    const struct dirent *entry;
    while (entries && (entry = readdir(entries))) {
        const char *language = language_in(arena, entry->d_name, name, length);
        if (!language || !sibling(arena, path, language, strlen(language)))
            continue;
        if (list.count == room) {
            room = room ? 2 * room : 8;
            const char **longer = ARENA_ARRAY(arena, const char *, room);
            if (list.count)
                memcpy(longer, list.paths, list.count * sizeof(*longer));
            list.paths = longer;
        }
        list.paths[list.count++] = language;
    }
    if (entries) closedir(entries);
    if (list.count) qsort(list.paths, list.count, sizeof(char *), by_text);
    return list;
}
