// SPDX-License-Identifier: MIT
//
// Screens as a person sees them, kept as files: GOLDEN=1 writes them anew, and
// the difference is read before it is kept.

#include "driver.h"
#include "text.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

struct size {
    const char *name;
    int width, height;
};

static const struct size sizes[] = {
    {"80x24", 80, 24}, {"110x30", 110, 30}, {"60x16", 60, 16},
    {"34x7", 34, 7},   {"20x5", 20, 5},     {"19x4", 19, 4},
};

// Everything up to and with the ladder questions of the first section.
#define PROFILE "'Harbour of Rest' Enter 2 '120' Enter '1987-05-01' Enter "
#define SOME PROFILE "2 2 h Enter 4 2 '60' Enter "
#define ALL SOME "'30' Enter '20' Enter '10' Enter 1 3 Enter '5' Enter 1 2 "

struct scene {
    const char *name, *keys;
    bool every_size;
};

static const struct scene scenes[] = {
    {"profile", "", true},
    {"profile-typed", "'Harbour of Re'", false},
    {"choice", "'Harbour of Rest' Enter", false},
    {"date", "'Harbour of Rest' Enter 2 '120' Enter '19'", false},
    {"rubric", PROFILE, true},
    {"rubric-answered", PROFILE "3 Left", true},
    {"rubric-marked", PROFILE "3 Left Down", false},
    {"halves", PROFILE "3 2 h", true},
    {"pair", PROFILE "3 2 Enter", true},
    {"scale", PROFILE "3 2 Enter 4", true},
    {"percent", PROFILE "g '5' Enter '6'", true},
    {"nps", PROFILE "g '6' Enter 3 '0' Enter", true},
    {"multiple", PROFILE "g '7' Enter 1 3", true},
    {"number-refused", PROFILE "g '8' Enter '700' Enter", false},
    {"list", ALL "+ 'Ask, then build' Enter 1 + 'Say thanks' Enter 2 ", true},
    {"list-typed", ALL "+ 'Ask, then build' Enter", false},
    {"many", ALL "PgDn Down Down Down Down Down Down Down Down Down Down",
     true},
    {"dont-know", PROFILE "d Left", false},
    {"not-applicable", PROFILE "- 'no guests yet' Enter Left", false},
    {"note", PROFILE "n 'Only three of nine read it.'", true},
    {"noted", PROFILE "n 'Only three of nine read it.' Enter p 'ask Kim' Enter",
     false},
    {"full", PROFILE "l", true},
    {"sections", SOME "s", true},
    {"jump", SOME "g '6'", true},
    {"search", SOME "/ 'guest'", true},
    {"review", SOME "Esc r", true},
    {"review-open", SOME "Esc r o Down", false},
    {"results", SOME "Esc R", true},
    {"results-end", SOME "Esc R End", false},
    {"results-complete", ALL "R", false},
    {"section", SOME "Esc R Enter", true},
    {"findings", SOME "Esc R f", false},
    {"advice", SOME "Esc i", true},
    {"recommendation", SOME "Esc i Enter", true},
    {"why", SOME "Esc i w", true},
    {"help", PROFILE "?", true},
    {"help-results", SOME "Esc R ?", false},
    {"help-note", PROFILE "n F1", false},
    {"export", SOME "Esc x", true},
    {"message", PROFILE "y", false},
    {"blank", PROFILE ".", false},
};

static void show(const struct scene *scene, const struct size *size,
                 bool ascii) {
    struct driver *driver =
        driver_new("tests/data/wizard.yaml", size->width, size->height);
    text_set_ascii(ascii);
    driver->ascii = ascii;
    press(driver, scene->keys);
    golden(driver, arena_printf(driver->arena, "%s-%s%s", scene->name,
                                size->name, ascii ? "-ascii" : ""));
    text_set_ascii(false);
    driver_free(driver);
}

Test(screens, look_as_they_did) {
    for (size_t i = 0; i < COUNT_OF(scenes); i++) {
        size_t count = scenes[i].every_size ? COUNT_OF(sizes) - 1 : 1;
        for (size_t j = 0; j < count; j++) {
            show(&scenes[i], &sizes[j], false);
        }
    }
    show(&scenes[4], &sizes[COUNT_OF(sizes) - 1], false);
}

Test(screens, in_ascii) {
    static const char *const names[] = {"rubric-answered", "results", "advice",
                                        "help"};
    for (size_t i = 0; i < COUNT_OF(scenes); i++) {
        for (size_t j = 0; j < COUNT_OF(names); j++) {
            if (!strcmp(scenes[i].name, names[j]))
                show(&scenes[i], &sizes[0], true);
        }
    }
}

Test(screens, unsaved) {
    struct driver *driver = driver_new("tests/data/wizard.yaml", 80, 24);
    press(driver, PROFILE);
    driver->disk = "the disk is full";
    press(driver, "3");
    golden(driver, "unsaved-80x24");
    press(driver, "Esc");
    golden(driver, "unsaved-question-80x24");
    driver->width = 34;
    driver->height = 7;
    golden(driver, "unsaved-question-34x7");
    driver_free(driver);
}

// --- Start ---

static struct start_item items[] = {
    {START_RESUME, "/home/a/harbour.cxa.yaml", "Harbour of Rest",
     "Harbour check", NULL, "28 of 40", "2026-11-23"},
    {START_RESUME, "/home/a/old/harbour.cxa.yaml", "Harbour of Rest",
     "Harbour check", NULL, "finished", "2026-03-03"},
    {START_NEW, "/usr/share/cxladder/questionnaires/wizard.yaml",
     "Harbour check", NULL,
     "Twelve questions on how a harbour treats its guests.", "12 questions",
     NULL},
    {START_BROKEN, "/home/a/partner.yaml", "partner.yaml",
     "line 14: level 3 has no text", NULL, NULL, NULL},
    {START_NEW, "/home/a/quick.yaml", "Quick scan of the piers", NULL, NULL,
     NULL, NULL},
};

static void golden_start(struct arena *arena, struct start *start,
                         const char *name) {
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct screen *screen =
            screen_new(arena, sizes[i].width, sizes[i].height, false);
        start_show(start, screen);
        golden_screen(screen,
                      arena_printf(arena, "%s-%s", name, sizes[i].name));
    }
}

Test(screens, start) {
    setlocale(LC_CTYPE, "C.UTF-8");
    struct arena *arena = arena_new();
    struct start *start = start_new(arena, items, COUNT_OF(items));
    golden_start(arena, start, "start");
    struct event down = {.kind = EVENT_KEY, .key = KEY_DOWN_};
    start_handle(start, &down);
    start_handle(start, &down);
    golden_start(arena, start, "start-new");
    struct event help = {.kind = EVENT_TEXT, .text = "?"};
    start_handle(start, &help);
    struct screen *screen = screen_new(arena, 80, 24, false);
    start_show(start, screen);
    golden_screen(screen, "start-help-80x24");
    start_free(start);
    arena_free(arena);
}
