// SPDX-License-Identifier: MIT
//
// Where questionnaires and assessments are found. Nothing is remembered: the
// folders are looked at each time. Ids become parts of paths only after they
// have been checked to be ids.

#include "places.h"

#include "text.h"

#include <dirent.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef CXLADDER_DATADIR
#define CXLADDER_DATADIR "/usr/local/share/cxladder"
#endif

#define SOURCE_TREE_STEPS 4 // from the program up to the source tree
#define HEAD_SIZE 4096

// --- Lists of paths ---

static void add(struct arena *arena, struct places *places, const char *path) {
    for (struct place_item *item = places->first; item; item = item->next) {
        if (!strcmp(item->path, path)) return;
    }
    struct place_item *item = ARENA_NEW(arena, struct place_item);
    item->path = path;
    if (places->last)
        places->last->next = item;
    else
        places->first = item;
    places->last = item;
    places->count++;
}

static struct path_list as_list(struct arena *arena,
                                const struct places *places) {
    struct path_list list = {ARENA_ARRAY(arena, const char *, places->count),
                             places->count};
    const struct place_item *item = places->first;
    for (size_t i = 0; i < list.count; i++) {
        list.paths[i] = item->path;
        item = item->next;
    }
    return list;
}

// --- Folders ---

// XDG: a relative path in these variables is to be taken as unset.
static const char *absolute(const char *name) {
    const char *value = getenv(name);
    return value && value[0] == '/' ? value : NULL;
}

const char *places_data(struct arena *arena) {
    const char *data = absolute("XDG_DATA_HOME");
    if (data) return arena_printf(arena, "%s/cxladder", data);
    const char *home = absolute("HOME");
    if (!home) {
        const struct passwd *user = getpwuid(getuid());
        home = user ? user->pw_dir : NULL;
    }
    if (!home) return NULL;
    return arena_printf(arena, "%s/.local/share/cxladder", home);
}

// Each part of [value], which is separated by colons, with [below] behind it.
static void add_parts(struct arena *arena, struct places *places,
                      const char *value, const char *below,
                      bool only_absolute) {
    while (*value) {
        size_t length = strcspn(value, ":");
        if (length && (!only_absolute || value[0] == '/'))
            add(arena, places,
                arena_printf(arena, "%.*s%s", (int)length, value, below));
        value += length;
        if (*value == ':') value++;
    }
}

static bool exists(struct arena *arena, const char *folder, const char *name) {
    return !access(arena_printf(arena, "%s/%s", folder, name), F_OK);
}

// An installation that was moved as a whole, and the source tree, known by its
// headers: both relative to the program.
static void add_near_program(struct arena *arena, struct places *places) {
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof(program) - 1);
    if (length <= 0) return;
    program[length] = '\0';
    for (int i = 0; i <= SOURCE_TREE_STEPS; i++) {
        char *slash = strrchr(program, '/');
        if (!slash || slash == program) return;
        *slash = '\0';
        if (i == 1 && exists(arena, program, "share/cxladder"))
            add(arena, places,
                arena_printf(arena, "%s/share/cxladder/questionnaires",
                             program));
        if (i > 0 && exists(arena, program, "include/questionnaire.h")) {
            add(arena, places,
                arena_printf(arena, "%s/questionnaires", program));
            return;
        }
    }
}

static const char *folder_of(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) return ".";
    return slash == path ? "/"
                         : arena_copy(arena, path, (size_t)(slash - path));
}

struct path_list places_questionnaire_folders(struct arena *arena,
                                              const char *beside) {
    struct places places = {0};
    if (beside) add(arena, &places, folder_of(arena, beside));
    const char *path = getenv("CXLADDER_PATH");
    if (path) add_parts(arena, &places, path, "", false);
    const char *data = places_data(arena);
    if (data)
        add(arena, &places, arena_printf(arena, "%s/questionnaires", data));
    const char *system = getenv("XDG_DATA_DIRS");
    add_parts(arena, &places,
              system && *system ? system : "/usr/local/share:/usr/share",
              "/cxladder/questionnaires", true);
    add(arena, &places, CXLADDER_DATADIR "/questionnaires");
    add_near_program(arena, &places);
    return as_list(arena, &places);
}

// --- Questionnaires ---

static bool ends_with(const char *text, const char *ending) {
    size_t length = strlen(text), size = strlen(ending);
    return length > size && !strcmp(text + length - size, ending);
}

// A comment, an empty line, or the mark that begins a document.
static const char *skip_preface(const char *at) {
    for (;;) {
        size_t blanks = strspn(at, " \t\r\n");
        if (at[blanks] == '#') {
            at += blanks + strcspn(at + blanks, "\n");
        } else if (!strncmp(at + blanks, "---", 3)) {
            at += blanks + 3;
        } else {
            return at + blanks;
        }
    }
}

// NULL behind the last.
static const char *next_line(const char *at) {
    const char *end = strchr(at, '\n');
    return end ? end + 1 : NULL;
}

enum file_kind file_kind(const char *path) {
    static const char *const keys[] = {
        [FILE_QUESTIONNAIRE] = "cxladder:",
        [FILE_ASSESSMENT] = "cxladder-assessment:",
        [FILE_TEXTS] = "cxladder-texts:",
    };
    char head[HEAD_SIZE + 1];
    int file = file_open(path, O_RDONLY | O_NONBLOCK, 0);
    if (file < 0) return FILE_OTHER;
    struct stat status;
    ssize_t length = fstat(file, &status) || !S_ISREG(status.st_mode)
                         ? -1
                         : read(file, head, HEAD_SIZE);
    close(file);
    if (length <= 0) return FILE_OTHER;
    head[length] = '\0';
    const char *at = head;
    if (!strncmp(at, "\xEF\xBB\xBF", 3)) at += 3;
    at = skip_preface(at);
    // Most have the key first, but it may stand anywhere.
    for (; at; at = next_line(at)) {
        for (unsigned i = 0; i < COUNT_OF(keys); i++) {
            if (!strncmp(at, keys[i], strlen(keys[i]))) return i;
        }
    }
    return FILE_OTHER;
}

#define DIGEST_DIGITS 64

// Copies of finished assessments' questionnaires end in -FINGERPRINT.yaml; the
// fingerprint in [path], or NULL.
static const char *kept_fingerprint(const char *path) {
    size_t length = strlen(path), behind = DIGEST_DIGITS + strlen(".yaml");
    if (length <= behind || !ends_with(path, ".yaml")) return NULL;
    const char *digits = path + length - behind;
    if (digits[-1] != '-') return NULL;
    return strspn(digits, "0123456789abcdef") == DIGEST_DIGITS ? digits : NULL;
}

static int by_text(const void *a, const void *b) {
    const char *const *first = a, *const *second = b;
    return strcmp(*first, *second);
}

static struct path_list files_in(struct arena *arena, const char *folder,
                                 const char *ending) {
    struct places names = {0};
    DIR *entries = file_list_known(folder);
    struct dirent *entry;
    while (entries && (entry = readdir(entries))) {
        if (entry->d_name[0] == '.' || !ends_with(entry->d_name, ending))
            continue;
        struct place_item *item = ARENA_NEW(arena, struct place_item);
        const char *slash = ends_with(folder, "/") ? "" : "/";
        item->path =
            strcmp(folder, ".") == 0
                ? arena_string(arena, entry->d_name)
                : arena_printf(arena, "%s%s%s", folder, slash, entry->d_name);
        item->next = names.first;
        names.first = item;
        names.count++;
    }
    if (entries) closedir(entries);
    struct path_list list = as_list(arena, &names);
    if (list.count) qsort(list.paths, list.count, sizeof(char *), by_text);
    return list;
}

// Calls [visit] for every questionnaire, best place first, until it returns
// true.
static bool each(struct arena *arena, const char *beside,
                 bool (*visit)(void *context, const char *path),
                 void *context) {
    struct path_list folders = places_questionnaire_folders(arena, beside);
    for (size_t i = 0; i < folders.count; i++) {
        struct path_list files = files_in(arena, folders.paths[i], ".yaml");
        for (size_t j = 0; j < files.count; j++) {
            if (file_kind(files.paths[j]) == FILE_QUESTIONNAIRE &&
                visit(context, files.paths[j]))
                return true;
        }
    }
    return false;
}

struct listing {
    struct arena *arena;
    struct questionnaire_head *heads;
    size_t count, room;
};

static bool is_listed(const struct listing *listing, const char *id) {
    for (size_t i = 0; i < listing->count; i++) {
        const char *other = listing->heads[i].id;
        if (other && !strcmp(other, id)) return true;
    }
    return false;
}

// One that cannot be read is listed too: its defects are worth a look.
static bool list_one(void *context, const char *path) {
    struct listing *listing = context;
    struct questionnaire_head head = {0};
    if (kept_fingerprint(path)) return false;
    if (!questionnaire_head_read(listing->arena, path, &head))
        head = (struct questionnaire_head){.path = path};
    else if (is_listed(listing, head.id))
        return false;
    if (listing->count == listing->room) {
        listing->room = listing->room ? 2 * listing->room : 16;
        struct questionnaire_head *more = ARENA_ARRAY(
            listing->arena, struct questionnaire_head, listing->room);
        if (listing->count)
            memcpy(more, listing->heads, listing->count * sizeof(*more));
        listing->heads = more;
    }
    listing->heads[listing->count++] = head;
    return false;
}

static int by_path(const void *a, const void *b) {
    const struct questionnaire_head *first = a, *second = b;
    return strcmp(first->path, second->path);
}

struct head_list places_heads(struct arena *arena, const char *beside) {
    struct listing listing = {.arena = arena};
    each(arena, beside, list_one, &listing);
    if (listing.count)
        qsort(listing.heads, listing.count, sizeof(*listing.heads), by_path);
    return (struct head_list){listing.heads, listing.count};
}

struct path_list places_questionnaires(struct arena *arena,
                                       const char *beside) {
    struct head_list heads = places_heads(arena, beside);
    struct path_list list = {ARENA_ARRAY(arena, const char *, heads.count),
                             heads.count};
    for (size_t i = 0; i < heads.count; i++) {
        list.paths[i] = heads.heads[i].path;
    }
    return list;
}

struct search {
    struct arena *arena;
    const char *id;
    struct places paths, kept;
};

static bool find_one(void *context, const char *path) {
    struct search *search = context;
    struct questionnaire_head head = {0};
    if (questionnaire_head_read(search->arena, path, &head) && head.id &&
        !strcmp(head.id, search->id))
        add(search->arena,
            kept_fingerprint(path) ? &search->kept : &search->paths, path);
    return false;
}

// Only a whole reading gives the fingerprint of a file that does not carry it
// in its name.
static bool has_fingerprint(const char *path, const char *fingerprint) {
    const char *kept = kept_fingerprint(path);
    const char *colon = strchr(fingerprint, ':');
    if (kept)
        return colon && !strncmp(kept, colon + 1, DIGEST_DIGITS) &&
               strlen(colon + 1) == DIGEST_DIGITS;
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    const struct questionnaire *questionnaire =
        questionnaire_read(arena, path, diags, NULL);
    bool same =
        questionnaire && !strcmp(questionnaire->fingerprint, fingerprint);
    arena_free(arena);
    return same;
}

const char *places_find(struct arena *arena, const char *id,
                        const char *fingerprint, const char *beside) {
    if (!text_is_id(id)) return NULL;
    struct search search = {.arena = arena, .id = id};
    each(arena, beside, find_one, &search);
    const struct place_item *first = search.paths.first;
    // A single one is used in any case, so nothing is gained by reading it.
    bool choice = search.paths.count + search.kept.count > 1;
    if (fingerprint && choice) {
        for (const struct place_item *item = first; item; item = item->next) {
            if (has_fingerprint(item->path, fingerprint)) return item->path;
        }
        for (const struct place_item *item = search.kept.first; item;
             item = item->next) {
            if (has_fingerprint(item->path, fingerprint)) return item->path;
        }
    }
    if (first) return first->path;
    return search.kept.first ? search.kept.first->path : NULL;
}

// --- Assessments ---

struct dated {
    const char *path;
    struct timespec changed;
};

static int newest_first(const void *a, const void *b) {
    const struct dated *first = a, *second = b;
    if (first->changed.tv_sec != second->changed.tv_sec)
        return first->changed.tv_sec < second->changed.tv_sec ? 1 : -1;
    if (first->changed.tv_nsec != second->changed.tv_nsec)
        return first->changed.tv_nsec < second->changed.tv_nsec ? 1 : -1;
    return strcmp(first->path, second->path);
}

static size_t take_dated(struct dated *dated, size_t count,
                         const struct path_list *files) {
    for (size_t i = 0; i < files->count; i++) {
        struct stat status;
        if (stat(files->paths[i], &status) || !S_ISREG(status.st_mode))
            continue;
        dated[count++] = (struct dated){files->paths[i], status.st_mtim};
    }
    return count;
}

static bool same_folder(const char *a, const char *b) {
    struct stat first, second;
    return !stat(a, &first) && !stat(b, &second) &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

struct path_list places_assessments(struct arena *arena) {
    const char *data = places_data(arena);
    const char *folder =
        data ? arena_printf(arena, "%s/assessments", data) : NULL;
    struct path_list here = files_in(arena, ".", ".cxa.yaml"), there = {0};
    if (folder && !same_folder(folder, "."))
        there = files_in(arena, folder, ".cxa.yaml");
    struct dated *dated =
        ARENA_ARRAY(arena, struct dated, here.count + there.count);
    size_t count = take_dated(dated, 0, &here);
    count = take_dated(dated, count, &there);
    if (count) qsort(dated, count, sizeof(*dated), newest_first);
    struct path_list list = {ARENA_ARRAY(arena, const char *, count), count};
    for (size_t i = 0; i < count; i++) {
        list.paths[i] = dated[i].path;
    }
    return list;
}
