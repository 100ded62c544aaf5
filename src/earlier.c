// SPDX-License-Identifier: MIT

#include "earlier.h"

#include "commands.h"
#include "store.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// More of a series than fits on any screen.
#define MOST 24
// A folder with more files is no place for a series.
#define MOST_FILES 5000

static const char *date_of(const struct assessment *assessment) {
    return assessment->finished ? assessment->finished : assessment->started;
}

static bool same_text(const char *a, const char *b) {
    if (!a || !b) return !a && !b;
    return !strcmp(a, b);
}

static bool same_profile(const struct questionnaire *questionnaire,
                         const struct assessment *a,
                         const struct assessment *b) {
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        const struct answer *one = &a->answers[question->index];
        const struct answer *other = &b->answers[question->index];
        if (question->type == QUESTION_TEXT &&
            !same_text(one->value.text, other->value.text))
            return false;
    }
    return true;
}

static bool same_file(const char *a, const char *b) {
    struct stat one, other;
    return !stat(a, &one) && !stat(b, &other) && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

// The assessment at [path] where it belongs to the series; else NULL.
static struct assessment *member(struct arena *arena, const struct desk *desk,
                                 const char *path) {
    const struct questionnaire *questionnaire = desk_questionnaire(desk);
    const struct assessment *mine = desk_assessment(desk);
    struct diags *ignored = diags_new(arena);
    struct assessment_head head;
    bool unreadable = false;
    if (same_file(path, desk_path(desk)) ||
        !assessment_head_read(arena, path, &head, ignored, &unreadable) ||
        !head.finished || !head.questionnaire ||
        strcmp(head.questionnaire, questionnaire->id) != 0)
        return NULL;
    struct assessment *assessment =
        assessment_read(arena, path, questionnaire, ignored, &unreadable);
    if (!assessment || !assessment->finished ||
        !same_profile(questionnaire, mine, assessment))
        return NULL;
    const char *now = date_of(mine);
    // What came later is nothing that this one rose from.
    return now && strcmp(assessment->finished, now) > 0 ? NULL : assessment;
}

static int by_date(const void *a, const void *b) {
    const struct assessment *const *one = a, *const *other = b;
    int order = strcmp((*one)->finished, (*other)->finished);
    return order ? order : strcmp((*one)->path, (*other)->path);
}

static size_t collect(struct arena *arena, const struct desk *desk,
                      struct assessment **found) {
    static const char ending[] = ".cxa.yaml";
    const char *slash = strrchr(desk_path(desk), '/');
    const char *folder = slash
                             ? arena_copy(arena, desk_path(desk),
                                          (size_t)(slash - desk_path(desk)) + 1)
                             : "./";
    DIR *entries = opendir(folder);
    if (!entries && errno == ENOMEM) arena_give_up();
    const struct dirent *entry;
    size_t count = 0;
    for (size_t i = 0; entries && i < MOST_FILES && (entry = readdir(entries));
         i++) {
        size_t length = strlen(entry->d_name);
        if (entry->d_name[0] == '.' || length < sizeof(ending) ||
            strcmp(entry->d_name + length + 1 - sizeof(ending), ending) != 0)
            continue;
        const char *path = arena_printf(arena, "%s%s", folder, entry->d_name);
        struct assessment *one = member(arena, desk, path);
        if (one) found[count++] = one;
    }
    if (entries) closedir(entries);
    qsort(found, count, sizeof(struct assessment *), by_date);
    return count;
}

// Several of one day are what several people answered. Returns how many are
// left.
static size_t drop_same_day(struct assessment **found, size_t count,
                            const char *now) {
    size_t kept = 0;
    for (size_t first = 0, behind = 0; first < count; first = behind) {
        const char *date = found[first]->finished;
        while (behind < count && !strcmp(found[behind]->finished, date)) {
            behind++;
        }
        if (behind - first == 1 && !(now && !strcmp(date, now)))
            found[kept++] = found[first];
    }
    return kept;
}

struct wizard_earlier earlier_find(struct arena *arena,
                                   const struct desk *desk) {
    struct wizard_earlier earlier = {0};
    if (desk_is_preview(desk) || !desk_path(desk)) return earlier;
    const struct questionnaire *questionnaire = desk_questionnaire(desk);
    struct assessment **found =
        ARENA_ARRAY(arena, struct assessment *, MOST_FILES);
    size_t all = collect(arena, desk, found);
    size_t count = drop_same_day(found, all, date_of(desk_assessment(desk)));
    earlier.same_day = all - count;
    struct assessment **newest = count > MOST ? found + (count - MOST) : found;
    if (count > MOST) count = MOST;
    struct unit *units = ARENA_ARRAY(arena, struct unit, count + 1);
    for (size_t i = 0; i < count; i++) {
        units[i] = unit_of(arena, questionnaire, newest[i], newest[i]->path);
    }
    earlier.units = units;
    earlier.count = count;
    return earlier;
}
