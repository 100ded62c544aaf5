// SPDX-License-Identifier: MIT

#include "driver.h"

#include "store.h"
#include "text.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

struct named {
    const char *name;
    int key;
};

static const struct named named[] = {
    {"Enter", KEY_ENTER_},
    {"Esc", KEY_ESCAPE_},
    {"Tab", KEY_TAB_},
    {"BackTab", KEY_BACKTAB_},
    {"Bksp", KEY_BACKSPACE_},
    {"Del", KEY_DELETE_},
    {"Up", KEY_UP_},
    {"Down", KEY_DOWN_},
    {"Left", KEY_LEFT_},
    {"Right", KEY_RIGHT_},
    {"Home", KEY_HOME_},
    {"End", KEY_END_},
    {"PgUp", KEY_PAGE_UP_},
    {"PgDn", KEY_PAGE_DOWN_},
    {"WordLeft", KEY_WORD_LEFT_},
    {"WordRight", KEY_WORD_RIGHT_},
    {"F1", KEY_F1_},
    {"Insert", KEY_INSERT_},
};

static void send(struct driver *driver, const struct event *event) {
    driver->outcome = wizard_handle(driver->wizard, event);
    if (driver->outcome == OUTCOME_DRAFT) driver->drafts++;
    if (driver->outcome == OUTCOME_EARLIER) driver_find_earlier(driver);
    bool saves = driver->outcome == OUTCOME_SAVE ||
                 driver->outcome == OUTCOME_SAVE_OVER ||
                 driver->outcome == OUTCOME_SAVE_ELSEWHERE;
    if (!saves) return;
    driver->saves++;
    wizard_saved(driver->wizard, driver->disk ? NULL : "14:02", driver->disk,
                 false);
}

static void type(struct driver *driver, const char *text, size_t length) {
    char cluster[64];
    while (length) {
        size_t bytes = text_cluster(text);
        cr_assert(bytes && bytes < sizeof(cluster));
        memcpy(cluster, text, bytes);
        cluster[bytes] = '\0';
        struct event event = {.kind = EVENT_TEXT, .text = cluster};
        send(driver, &event);
        text += bytes;
        length -= bytes;
    }
}

static int key_named(const char *word, size_t length) {
    for (size_t i = 0; i < COUNT_OF(named); i++) {
        if (strlen(named[i].name) == length &&
            !strncmp(named[i].name, word, length))
            return named[i].key;
    }
    if (length == 3 && word[0] == 'C' && word[1] == '-')
        return KEY_CONTROL_ | (word[2] & ~0x20);
    return KEY_NONE_;
}

void press(struct driver *driver, const char *keys) {
    while (*keys) {
        if (*keys == ' ') {
            keys++;
            continue;
        }
        if (*keys == '\'') {
            size_t length = strcspn(++keys, "'");
            type(driver, keys, length);
            keys += length + (keys[length] ? 1 : 0);
            continue;
        }
        size_t length = strcspn(keys, " ");
        struct event event = {.kind = EVENT_KEY,
                              .key = key_named(keys, length)};
        if (event.key)
            send(driver, &event);
        else if (length == 5 && !strncmp(keys, "Space", 5))
            type(driver, " ", 1);
        else
            type(driver, keys, length);
        keys += length;
    }
}

void paste(struct driver *driver, const char *text) {
    struct event event = {.kind = EVENT_PASTE, .text = text};
    send(driver, &event);
}

struct driver *driver_begin(struct driver *driver,
                            const struct wizard_options *options) {
    if (driver->wizard) wizard_free(driver->wizard);
    driver->wizard = wizard_new(driver->arena, driver->questionnaire,
                                driver->assessment, options);
    return driver;
}

struct driver *driver_new(const char *path, int width, int height) {
    setlocale(LC_CTYPE, "C.UTF-8");
    struct arena *arena = arena_new();
    struct driver *driver = ARENA_NEW(arena, struct driver);
    driver->arena = arena;
    driver->width = width;
    driver->height = height;
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    driver->questionnaire = questionnaire_read(arena, path, diags, &unreadable);
    if (diags->errors) diags_print(diags, stderr);
    cr_assert(driver->questionnaire && !diags->errors, "%s", path);
    driver->assessment = assessment_new(arena, driver->questionnaire);
    driver->assessment->path = "harbour.cxa.yaml";
    struct wizard_options options = {.today = "2026-11-24"};
    return driver_begin(driver, &options);
}

struct driver *driver_answered(struct driver *driver, const char *path) {
    struct diags *diags = diags_new(driver->arena);
    bool unreadable = false;
    driver->assessment = assessment_read(
        driver->arena, path, driver->questionnaire, diags, &unreadable);
    if (diags->errors) diags_print(diags, stderr);
    cr_assert(driver->assessment && !diags->errors, "%s", path);
    struct wizard_options options = {.today = "2026-11-24"};
    return driver_begin(driver, &options);
}

void driver_find_earlier(struct driver *driver) {
    static const struct result_options usual = {
        .budget = NAN, .capacity = NAN, .without_advice = true};
    struct arena *arena = driver->arena;
    struct unit *units =
        ARENA_ARRAY(arena, struct unit, COUNT_OF(driver->earlier));
    size_t count = 0;
    for (; count < COUNT_OF(driver->earlier) && driver->earlier[count];
         count++) {
        const char *path = driver->earlier[count];
        struct diags *diags = diags_new(arena);
        bool unreadable = false;
        const struct assessment *one = assessment_read(
            arena, path, driver->questionnaire, diags, &unreadable);
        cr_assert(one && !diags->errors, "%s", path);
        units[count] =
            (struct unit){.name = path,
                          .date = one->finished,
                          .version = one->version,
                          .result = result_build(arena, driver->questionnaire,
                                                 &one, 1, &usual)};
    }
    struct wizard_earlier earlier = {units, count, driver->same_day};
    wizard_earlier(driver->wizard, &earlier);
}

const char *printed(struct driver *driver) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assessment_print(driver->assessment, out);
    fclose(out);
    const char *copy = arena_copy(driver->arena, text, length);
    free(text);
    return copy;
}

void driver_free(struct driver *driver) {
    wizard_free(driver->wizard);
    arena_free(driver->arena);
}

// --- Screens ---

static struct screen *draw(struct driver *driver, int width, int height) {
    struct screen *screen =
        screen_new(driver->arena, width, height, driver->ascii);
    wizard_show(driver->wizard, screen);
    return screen;
}

static char *dumped(struct arena *arena, const struct screen *screen,
                    bool roles) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    screen_dump(screen, out, roles);
    fclose(out);
    char *copy = arena_copy(arena, text, length);
    free(text);
    return copy;
}

const char *shown(struct driver *driver) {
    return dumped(driver->arena, draw(driver, driver->width, driver->height),
                  false);
}

bool contains(struct driver *driver, const char *text) {
    const char *screen = shown(driver);
    if (strstr(screen, text)) return true;
    fprintf(stderr, "--- \"%s\" is not on this screen:\n%s", text, screen);
    return false;
}

bool lacks(struct driver *driver, const char *text) {
    const char *screen = shown(driver);
    if (!strstr(screen, text)) return true;
    fprintf(stderr, "--- \"%s\" is on this screen:\n%s", text, screen);
    return false;
}

const struct answer *answer_to(struct driver *driver, const char *id) {
    const struct question *question =
        questionnaire_question(driver->questionnaire, id);
    cr_assert(question, "%s", id);
    return &driver->assessment->answers[question->index];
}

static char *read_file(struct arena *arena, const char *path) {
    FILE *in = fopen(path, "re");
    if (!in) return NULL;
    size_t room = 1 << 16;
    char *text = ARENA_ARRAY(arena, char, room);
    size_t length = fread(text, 1, room - 1, in);
    fclose(in);
    text[length] = '\0';
    return text;
}

// A failed golden tells the first line that differs, and both screens.
void golden_screen(const struct screen *screen, const char *name) {
    struct arena *arena = arena_new();
    const char *now = dumped(arena, screen, true);
    const char *path = arena_printf(arena, "tests/data/screens/%s.txt", name);
    if (getenv("GOLDEN")) {
        FILE *out = fopen(path, "we");
        cr_assert(out, "%s", path);
        fputs(now, out);
        fclose(out);
    }
    const char *before = read_file(arena, path);
    cr_assert(before, "%s is missing; GOLDEN=1 writes it", path);
    size_t line = 1;
    for (size_t i = 0; now[i] && now[i] == before[i]; i++) {
        if (now[i] == '\n') line++;
    }
    bool same = !strcmp(now, before);
    if (!same)
        fprintf(stderr, "--- %s, line %zu: was\n%s--- is\n%s", path, line,
                before, now);
    cr_assert(same, "%s differs in line %zu", path, line);
    arena_free(arena);
}

void golden(struct driver *driver, const char *name) {
    golden_screen(draw(driver, driver->width, driver->height), name);
}

void for_all_sizes(struct driver *driver,
                   void (*check)(struct driver *driver,
                                 const struct screen *screen)) {
    static const int widths[] = {1,  2,  3,  5,   8,   13,  19,  20,  21, 24,
                                 27, 30, 34, 40,  47,  55,  60,  64,  72, 79,
                                 80, 81, 90, 100, 107, 108, 110, 120, 130};
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        for (int height = 1; height <= 40; height++) {
            struct arena *arena = arena_new();
            struct screen *screen =
                screen_new(arena, widths[i], height, driver->ascii);
            wizard_show(driver->wizard, screen);
            check(driver, screen);
            arena_free(arena);
        }
    }
}
