// SPDX-License-Identifier: MIT
//
// What is said of mistakes, word for word. Each file of tests/data/bad holds
// one family of them, NAME.expected beside it what is printed. GOLDEN=1 writes
// those anew, and the difference is read before it is kept.

#include "questionnaire_fixture.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "tests/data/bad"
#define FEWEST_FILES 60

TestSuite(bad_files, .init = sheet_set_up, .fini = sheet_tear_down);

static int by_name(const void *a, const void *b) {
    const char *const *first = a, *const *second = b;
    return strcmp(*first, *second);
}

// The names of the files without ".yaml", sorted.
static struct path_list bad_files(void) {
    struct path_list list = {ARENA_ARRAY(sheet_arena, const char *, 1000), 0};
    DIR *folder = opendir(FOLDER);
    cr_assert(folder);
    const struct dirent *entry;
    while ((entry = readdir(folder))) {
        size_t length = strlen(entry->d_name);
        if (length <= 5 || strcmp(entry->d_name + length - 5, ".yaml") != 0)
            continue;
        cr_assert_lt(list.count, 1000);
        list.paths[list.count++] =
            arena_copy(sheet_arena, entry->d_name, length - 5);
    }
    closedir(folder);
    qsort(list.paths, list.count, sizeof(*list.paths), by_name);
    return list;
}

// What is printed about the file: a questionnaire, or a translation of one.
static const char *printed(const char *path) {
    struct arena *arena = arena_new();
    struct diags *diags = diags_new(arena);
    const char *base = overlay_base(arena, path);
    struct questionnaire *questionnaire =
        questionnaire_read(arena, base ? base : path, diags, NULL);
    if (base && questionnaire)
        questionnaire_translate(arena, questionnaire, path, diags);
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    diags_print(diags, out);
    fprintf(out, "%u errors, %u warnings\n", diags->errors, diags->warnings);
    fclose(out);
    const char *kept = arena_string(sheet_arena, text);
    free(text);
    arena_free(arena);
    return kept;
}

static void write_golden(const char *path, const char *text) {
    FILE *out = fopen(path, "w");
    cr_assert(out, "%s", path);
    fputs(text, out);
    cr_assert_eq(fclose(out), 0);
}

Test(bad_files, are_told_as_they_were) {
    struct path_list list = bad_files();
    cr_assert_geq(list.count, FEWEST_FILES);
    unsigned different = 0;
    for (size_t i = 0; i < list.count; i++) {
        const char *name = list.paths[i];
        const char *golden =
            arena_printf(sheet_arena, FOLDER "/%s.expected", name);
        const char *text =
            printed(arena_printf(sheet_arena, FOLDER "/%s.yaml", name));
        if (getenv("GOLDEN")) {
            write_golden(golden, text);
        } else if (strcmp(text, sheet_file(golden)) != 0) {
            fprintf(stderr, "--- %s is not as expected, but\n%s", golden, text);
            different++;
        }
    }
    cr_assert_eq(different, 0, "%u of %zu differ", different, list.count);
}
