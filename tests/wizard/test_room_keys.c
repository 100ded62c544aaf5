// SPDX-License-Identifier: MIT
//
// Whatever keys are pressed in the room: no vote is lost by them, what is
// saved can be read back, and a letter means one thing in all phases.

#include "driver.h"
#include "store.h"
#include "text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define WIZARD "tests/data/wizard.yaml"
#define GROUPS "tests/workshop/room.yaml"
#define BEGIN "Esc g '1' Enter v '23' Enter "
#define SHOWN                                                                  \
    BEGIN "Space 2 Enter 8 Enter 9 Enter 3 Enter 0 Enter 1 Enter Space "

// --- Whatever is pressed ---

static const char *const any_keys[] = {
    "Enter", "Space", "Left",  "Right", "Up",  "Down", "PgUp", "PgDn",  "Bksp",
    "Del",   "Esc",   "Home",  "End",   "Tab", "0",    "1",    "2",     "3",
    "5",     "9",     "=",     "d",     "h",   "i",    "r",    "t",     "u",
    "f",     "y",     "Y",     "g",     "e",   "n",    "x",    "p",     "+",
    "-",     "/",     "a",     "#",     "R",   "b",    ".",    "v",     "?",
    "Space", "Enter", "Space", "1",     "2",   "3",    "=",    "Space", "#",
    "s",     "c",     "Tab",   "Right"};

static const char *written(struct driver *driver) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assessment_print(driver->assessment, out);
    fclose(out);
    const char *copy = arena_copy(driver->arena, text, size);
    free(text);
    return copy;
}

// What is on disk is read back as the same.
static void check_file(struct driver *driver, const char *path) {
    const char *text = written(driver);
    FILE *out = fopen(path, "we");
    cr_assert(out);
    fputs(text, out);
    fclose(out);
    struct diags *diags = diags_new(driver->arena);
    bool unreadable = false;
    struct assessment *read = assessment_read(
        driver->arena, path, driver->questionnaire, diags, &unreadable);
    if (diags->errors) diags_print(diags, stderr);
    cr_assert(read && !diags->errors, "%s", text);
    struct assessment *kept = driver->assessment;
    driver->assessment = read;
    const char *again = written(driver);
    driver->assessment = kept;
    cr_assert_str_eq(again, text);
}

static size_t closed_rounds(const struct driver *driver) {
    size_t count = 0;
    for (size_t i = 0; i < driver->questionnaire->question_count; i++) {
        count += driver->assessment->answers[i].round_count;
    }
    return count;
}

static void no_round_has_more_votes_than_people(const struct driver *driver) {
    for (size_t i = 0; i < driver->questionnaire->question_count; i++) {
        const struct answer *answer = &driver->assessment->answers[i];
        for (size_t j = 0; j < answer->round_count; j++) {
            const struct round *round = &answer->rounds[j];
            unsigned votes = 0;
            for (size_t k = 0; k < round->vote_count; k++) {
                votes += round->votes[k].count;
            }
            cr_assert(round->open || round->is_void || !round->people ||
                      votes <= round->people);
        }
    }
}

// What a key has changed is saved, or known not to be.
static const char *key_is_saved(struct driver *driver, const char *before,
                                const char *key) {
    const char *now = written(driver);
    if (strcmp(now, before) != 0 && driver->outcome != OUTCOME_SAVE)
        cr_assert(wizard_unsaved(driver->wizard), "%s\n%s", key, now);
    return now;
}

static void random_walk(unsigned seed, const char *path) {
    struct driver *driver = driver_new(seed % 3 == 2 ? GROUPS : WIZARD, 80, 24);
    struct wizard_options options = {.today = "2026-11-24"};
    size_t rounds = 0;
    // In each third walk votes are counted apart by group.
    static const char *const begins[] = {
        "Esc g '1' Enter v 7 Enter", "Esc g '1' Enter v '23' Tab Enter",
        "Esc g '1' Enter v '23' s End Right Esc Enter"};
    press(driver, begins[seed % COUNT_OF(begins)]);
    const char *now = written(driver);
    for (int i = 0; i < 250; i++) {
        seed = seed * 1103515245U + 12345U;
        const char *key = any_keys[(seed >> 16) % COUNT_OF(any_keys)];
        press(driver, key);
        (void)shown(driver);
        now = key_is_saved(driver, now, key);
        // Rounds only come.
        cr_assert_geq(closed_rounds(driver), rounds);
        rounds = closed_rounds(driver);
        if (i % 50 == 49) {
            driver_begin(driver, &options);
            now = written(driver);
        }
    }
    no_round_has_more_votes_than_people(driver);
    check_file(driver, path);
    driver_free(driver);
}

Test(room_keys, any_keys_leave_it_valid) {
    char path[] = "/tmp/cxladder-room-XXXXXX";
    int file = mkstemp(path);
    cr_assert(file >= 0);
    for (unsigned seed = 1; seed <= 60; seed++) {
        random_walk(seed, path);
    }
    remove(path);
}

// A number still being typed goes on disk with the end of the session.
Test(room_keys, a_number_that_was_not_entered_is_kept) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    press(driver, BEGIN "Space 2 Enter 7");
    cr_assert(!wizard_unsaved(driver->wizard));
    wizard_handle(driver->wizard, &(struct event){.kind = EVENT_HANGUP});
    cr_assert(wizard_unsaved(driver->wizard));
    cr_assert(strstr(written(driver), "2: 7"), "%s", written(driver));
    driver_free(driver);
    driver = driver_new(WIZARD, 80, 24);
    press(driver, BEGIN "Space 2 Enter 7 q");
    cr_assert_eq(driver->outcome, OUTCOME_QUIT);
    cr_assert(strstr(written(driver), "2: 7"), "%s", written(driver));
    driver_free(driver);
}

// --- A letter means one thing ---

static const char *const phases[] = {
    BEGIN,
    BEGIN "Space",
    SHOWN "r 2 Enter 8 Enter 9 Enter 4 Enter i",
    SHOWN,
    SHOWN "t",
    SHOWN "Space",
    SHOWN "Space Enter",
    BEGIN "a Right Right Right Right Right Right",
};

// What help says of each character, by its first line.
static void learn(struct driver *driver, const char *meanings[128]) {
    press(driver, "?");
    char *help = arena_string(driver->arena, shown(driver)), *rest = NULL;
    press(driver, "Esc");
    for (char *line = strtok_r(help, "\n", &rest); line;
         line = strtok_r(NULL, "\n", &rest)) {
        if (strlen(line) < 15 || line[0] != ' ' || line[2] == ' ' ||
            line[3] != ' ' || line[2] < 0)
            continue;
        const char **before = &meanings[(int)line[2]];
        if (*before)
            cr_assert_str_eq(*before, line + 14, "%c has two meanings",
                             line[2]);
        *before = line + 14;
    }
}

Test(room_keys, a_letter_means_one_thing_in_all_phases) {
    struct arena *arena = arena_new();
    const char *meanings[128] = {0};
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(phases); i++) {
        struct driver *driver = driver_new(WIZARD, 60, 120);
        press(driver, phases[i]);
        learn(driver, meanings);
        for (int c = 0; c < 128; c++) {
            if (meanings[c]) meanings[c] = arena_string(arena, meanings[c]);
        }
        driver_free(driver);
    }
    for (int c = 0; c < 128; c++) {
        count += meanings[c] != NULL;
    }
    cr_assert_gt(count, 18, "%zu", count);
    arena_free(arena);
}
