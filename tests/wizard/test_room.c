// SPDX-License-Identifier: MIT
//
// A room of people before the screen: each phase as it is seen, and that no
// sequence of keys loses a vote or shows one too early.

#include "driver.h"
#include "store.h"
#include "text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define WIZARD "tests/data/wizard.yaml"
#define BEGIN "Esc g '1' Enter v '23' Enter "
#define VOTED BEGIN "Space 2 Enter 8 Enter 9 Enter 3 Enter = d "
#define SHOWN                                                                  \
    BEGIN "Space 2 Enter 8 Enter 9 Enter 3 Enter 0 Enter 1 Enter Space "
#define AGAIN SHOWN "r 0 Enter 3 Enter 1 4 Enter 5 Enter 0 Enter 1 Enter Space "

struct size {
    const char *name;
    int width, height;
};

static const struct size sizes[] = {
    {"80x24", 80, 24}, {"60x16", 60, 16}, {"34x7", 34, 7}, {"20x5", 20, 5}};

struct scene {
    const char *name, *keys;
};

static const struct scene scenes[] = {
    {"room-people", "Esc g '1' Enter v '23'"},
    {"room-read", BEGIN},
    {"room-vote", BEGIN "Space"},
    {"room-count", BEGIN "Space 2 Enter 8 Enter 1"},
    {"room-too-many", BEGIN "Space 2 Enter '22' Enter Space"},
    {"room-counted",
     BEGIN "Space 2 Enter 8 Enter 9 Enter 3 Enter 0 Enter 1 Enter"},
    {"room-missing", BEGIN "Space 2 Enter 8 Enter 9 Enter Space"},
    {"room-pairs", SHOWN "r 2 Enter 8 Enter 9 Enter 4 Enter i"},
    {"room-reveal", SHOWN},
    {"room-discuss", SHOWN "t e 'Monthly list, seen.' Enter"},
    {"room-again", SHOWN "r 0 Enter 3"},
    {"room-rounds", AGAIN},
    {"room-agree", AGAIN "Space"},
    {"room-agreed", AGAIN "Space Enter x '2 at 4: the piers have it' Enter"},
    {"room-marked", AGAIN "Down Down"},
    {"room-done", SHOWN "Space Space Right Right Right Right Right"},
    {"room-help", SHOWN "?"},
    {"room-note", SHOWN "n 'Retail and harbour differ.'"},
};

static void show(const struct scene *scene, const struct size *size,
                 bool ascii) {
    struct driver *driver = driver_new(WIZARD, size->width, size->height);
    text_set_ascii(ascii);
    driver->ascii = ascii;
    press(driver, scene->keys);
    golden(driver, arena_printf(driver->arena, "%s-%s%s", scene->name,
                                size->name, ascii ? "-ascii" : ""));
    text_set_ascii(false);
    driver_free(driver);
}

Test(room, looks_as_it_did) {
    for (size_t i = 0; i < COUNT_OF(scenes); i++) {
        for (size_t j = 0; j < COUNT_OF(sizes); j++) {
            show(&scenes[i], &sizes[j], false);
        }
    }
    show(&scenes[3], &sizes[0], true);
    show(&scenes[11], &sizes[0], true);
}
