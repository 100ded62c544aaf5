// SPDX-License-Identifier: MIT

#include "store.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[64];
static struct arena *arena;

static const char *in_root(const char *name) {
    return arena_printf(arena, "%s/%s", root, name);
}

static void make_folder(const char *name) {
    char command[256];
    snprintf(command, sizeof(command), "mkdir -p '%s/%s'", root, name);
    cr_assert_eq(system(command), 0);
}

static void set_up(void) {
    snprintf(root, sizeof(root), "/tmp/cxladder-test-XXXXXX");
    cr_assert(mkdtemp(root));
    arena = arena_new();
    make_folder("work");
    cr_assert_eq(chdir(in_root("work")), 0);
    setenv("HOME", in_root("home"), 1);
    setenv("XDG_DATA_HOME", in_root("data"), 1);
    setenv("XDG_DATA_DIRS", in_root("system"), 1);
    unsetenv("CXLADDER_PATH");
}

static void tear_down(void) {
    char command[96];
    snprintf(command, sizeof(command), "rm -rf '%s'", root);
    cr_assert_eq(system(command), 0);
    arena_free(arena);
}

TestSuite(places, .init = set_up, .fini = tear_down);

static const char *make(const char *name, const char *text) {
    const char *path = in_root(name);
    FILE *out = fopen(path, "w");
    cr_assert(out, "%s", path);
    fputs(text, out);
    fclose(out);
    return path;
}

static const char *questionnaire(const char *id) {
    return arena_printf(arena,
                        "cxladder: 1\n"
                        "id: %s\n"
                        "version: \"1.0\"\n"
                        "language: en\n"
                        "title: A title\n"
                        "ladders: []\n",
                        id);
}

static bool holds(struct path_list list, const char *path) {
    for (size_t i = 0; i < list.count; i++) {
        if (!strcmp(list.paths[i], path)) return true;
    }
    return false;
}

static size_t position(struct path_list list, const char *path) {
    size_t i = 0;
    while (i < list.count && strcmp(list.paths[i], path) != 0) {
        i++;
    }
    cr_assert_lt(i, list.count, "%s is missing", path);
    return i;
}

Test(places, the_best_folder_stands_first) {
    setenv("CXLADDER_PATH", arena_printf(arena, "%s/one::%s/two", root, root),
           1);
    struct path_list list =
        places_questionnaire_folders(arena, in_root("work/a.cxa.yaml"));
    cr_assert_eq(position(list, in_root("work")), 0);
    cr_assert_eq(position(list, in_root("one")), 1);
    cr_assert_eq(position(list, in_root("two")), 2);
    cr_assert_eq(position(list, in_root("data/cxladder/questionnaires")), 3);
    cr_assert_eq(position(list, in_root("system/cxladder/questionnaires")), 4);
}

Test(places, relative_xdg_folders_count_as_unset) {
    setenv("XDG_DATA_HOME", "relative", 1);
    setenv("XDG_DATA_DIRS", "also/relative:/absolute", 1);
    struct path_list list = places_questionnaire_folders(arena, NULL);
    cr_assert(holds(list, in_root("home/.local/share/cxladder/"
                                  "questionnaires")));
    cr_assert(holds(list, "/absolute/cxladder/questionnaires"));
    for (size_t i = 0; i < list.count; i++) {
        cr_assert_eq(list.paths[i][0], '/', "%s", list.paths[i]);
    }
}

Test(places, the_source_tree_is_found_from_the_program) {
    struct path_list list = places_questionnaire_folders(arena, NULL);
    const char *last = list.paths[list.count - 1];
    cr_assert(strstr(last, "/questionnaires"));
}

Test(places, questionnaires_are_known_by_their_first_key) {
    setenv("CXLADDER_PATH", in_root("work"), 1);
    const char *plain = make("work/plain.yaml", questionnaire("plain"));
    const char *later =
        make("work/later.yaml", arena_printf(arena, "# about it\n\n---\n%s",
                                             questionnaire("later")));
    const char *behind =
        make("work/behind.yaml",
             "id: behind\ntitle: Behind\nlanguage: en\ncxladder: 1\n");
    const char *others[] = {
        make("work/plain.et.yaml", "cxladder-texts: 1\n"),
        make("work/a.cxa.yaml", "cxladder-assessment: 1\n"),
        make("work/x.yaml", "key: 1\nof:\n  cxladder: 1\n"),
        make("work/empty.yaml", ""),
        make("work/plain.txt", questionnaire("text")),
        make("work/.hidden.yaml", questionnaire("hidden")),
    };
    cr_assert_eq(mkdir(in_root("work/folder.yaml"), 0700), 0);
    cr_assert_eq(mkfifo(in_root("work/pipe.yaml"), 0600), 0);
    struct path_list list = places_questionnaires(arena, NULL);
    cr_assert(holds(list, plain));
    cr_assert(holds(list, later));
    cr_assert(holds(list, behind));
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        cr_assert_not(holds(list, others[i]), "%s", others[i]);
    }
    for (size_t i = 1; i < list.count; i++) {
        cr_assert_lt(strcmp(list.paths[i - 1], list.paths[i]), 0);
    }
}

Test(places, an_id_found_twice_is_listed_from_its_best_place) {
    make_folder("one");
    make_folder("data/cxladder/questionnaires");
    const char *best = make("one/same.yaml", questionnaire("same"));
    const char *worse =
        make("data/cxladder/questionnaires/same.yaml", questionnaire("same"));
    setenv("CXLADDER_PATH", in_root("one"), 1);
    struct path_list list = places_questionnaires(arena, NULL);
    cr_assert(holds(list, best));
    cr_assert_not(holds(list, worse));
    cr_assert_str_eq(places_find(arena, "same", NULL, NULL), best);
}

// With heads that are those of the files, or the path alone.
Test(places, questionnaires_are_listed_with_their_heads) {
    setenv("CXLADDER_PATH", in_root("work"), 1);
    make("work/one.yaml", questionnaire("one"));
    make("work/broken.yaml", "cxladder: 1\nid: [\n");
    struct head_list list = places_heads(arena, NULL);
    struct path_list paths = places_questionnaires(arena, NULL);
    cr_assert_eq(list.count, paths.count);
    size_t seen = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct questionnaire_head *head = &list.heads[i];
        cr_assert_str_eq(head->path, paths.paths[i]);
        if (!strcmp(head->path, in_root("work/broken.yaml")))
            seen += head->id == NULL;
        if (!strcmp(head->path, in_root("work/one.yaml")))
            seen += !strcmp(head->id, "one");
    }
    cr_assert_eq(seen, 2);
}

Test(places, one_is_found_by_its_id_not_its_name) {
    const char *path = make("work/anything.yaml", questionnaire("wanted"));
    make("work/other.yaml", questionnaire("unwanted"));
    const char *beside = in_root("work/a.cxa.yaml");
    cr_assert_str_eq(places_find(arena, "wanted", NULL, beside), path);
    cr_assert_null(places_find(arena, "missing", NULL, beside));
    cr_assert_null(places_find(arena, "../work/anything", NULL, beside));
    cr_assert_null(places_find(arena, "%n", NULL, beside));
}

#define DIGITS                                                                 \
    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

Test(places, kept_copies_are_found_by_fingerprint_and_never_listed) {
    make_folder("data/cxladder/questionnaires");
    const char *now = make("work/now.yaml", questionnaire("kept"));
    const char *copy = make("data/cxladder/questionnaires/kept-" DIGITS ".yaml",
                            questionnaire("kept"));
    const char *beside = in_root("work/a.cxa.yaml");
    cr_assert_str_eq(places_find(arena, "kept", NULL, beside), now);
    cr_assert_str_eq(places_find(arena, "kept", "sha256:" DIGITS, beside),
                     copy);
    cr_assert_str_eq(places_find(arena, "kept", "sha256:00", beside), now);
    cr_assert_not(holds(places_questionnaires(arena, beside), copy));
    cr_assert_eq(unlink(now), 0);
    cr_assert_str_eq(places_find(arena, "kept", "sha256:00", beside), copy);
}

#define COPY "data/cxladder/questionnaires/q-" DIGITS ".yaml"

Test(places, finishing_keeps_the_questionnaire) {
    struct file_error error;
    const char *path = make("work/q.yaml", questionnaire("q"));
    struct questionnaire kept = {.id = "q", .path = path};
    snprintf(kept.fingerprint, sizeof(kept.fingerprint), "sha256:%s", DIGITS);
    cr_assert(places_keep_questionnaire(arena, &kept, &error));
    cr_assert(places_keep_questionnaire(arena, &kept, &error), "twice");
    char text[256] = "";
    FILE *in = fopen(in_root(COPY), "r");
    cr_assert(in);
    cr_assert_gt(fread(text, 1, sizeof(text) - 1, in), 0);
    fclose(in);
    cr_assert_str_eq(text, questionnaire("q"));
    const char *texts = make("work/q.et.yaml", "cxladder-texts: 1\n");
    cr_assert(places_keep_questionnaire(arena, &kept, &error), "again");
    cr_assert_eq(error.code, 0);
    cr_assert_str_neq(overlay_find(arena, in_root(COPY), "et_EE"), texts);
    kept.id = "../q";
    cr_assert_not(places_keep_questionnaire(arena, &kept, &error));
}

Test(places, new_assessments_get_a_name_of_their_own) {
    struct file_error error;
    const char *first =
        places_new_assessment(arena, "survey", "2026-11-22", &error);
    cr_assert_str_eq(
        first, in_root("data/cxladder/assessments/survey-2026-11-22.cxa.yaml"));
    make("data/cxladder/assessments/survey-2026-11-22.cxa.yaml", "");
    cr_assert_str_eq(
        places_new_assessment(arena, "survey", "2026-11-22", &error),
        in_root("data/cxladder/assessments/survey-2026-11-22-2.cxa.yaml"));
    struct stat status;
    cr_assert_eq(stat(in_root("data/cxladder/assessments"), &status), 0);
    cr_assert_eq(status.st_mode & 0777, 0700);
    cr_assert_null(places_new_assessment(arena, "../x", "2026-11-22", &error));
    cr_assert_eq(error.code, EINVAL);
    cr_assert_null(places_new_assessment(arena, "x", "../../y", &error));
}

Test(places, no_room_for_a_new_assessment_is_told) {
    struct file_error error;
    make("data", "a file, not a folder");
    cr_assert_null(
        places_new_assessment(arena, "survey", "2026-11-22", &error));
    cr_assert_eq(error.code, ENOTDIR);
}

Test(places, assessments_are_listed_newest_first) {
    make_folder("data/cxladder/assessments");
    make("work/old.cxa.yaml", "");
    make("data/cxladder/assessments/new.cxa.yaml", "");
    make("work/middle.cxa.yaml", "");
    make("work/.hidden.cxa.yaml", "");
    make("work/other.yaml", "");
    const char *const files[] = {"work/old.cxa.yaml", "work/middle.cxa.yaml",
                                 "data/cxladder/assessments/new.cxa.yaml"};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct timespec times[2] = {{.tv_sec = 1000 + (time_t)i},
                                    {.tv_sec = 1000 + (time_t)i}};
        cr_assert_eq(utimensat(AT_FDCWD, in_root(files[i]), times, 0), 0);
    }
    struct path_list list = places_assessments(arena);
    cr_assert_eq(list.count, 3);
    cr_assert_str_eq(list.paths[0],
                     in_root("data/cxladder/assessments/new.cxa.yaml"));
    cr_assert_str_eq(list.paths[1], "middle.cxa.yaml");
    cr_assert_str_eq(list.paths[2], "old.cxa.yaml");
}

Test(places, the_data_folder_as_current_folder_is_listed_once) {
    make_folder("data/cxladder/assessments");
    make("data/cxladder/assessments/new.cxa.yaml", "");
    cr_assert_eq(chdir(in_root("data/cxladder/assessments")), 0);
    cr_assert_eq(places_assessments(arena).count, 1);
}
