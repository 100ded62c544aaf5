// SPDX-License-Identifier: MIT
//
// Help and footer say what the keys do; here is that they do not lie.

#include "driver.h"
#include "text.h"

#include <criterion/criterion.h>
#include <string.h>

#define ROOM "Esc g '1' Enter v 8 Enter "

static const char *const pages[] = {
    "Esc",                 // a text, not being typed
    "Esc g '1' Enter",     // a rubric, nothing answered
    "Esc g '2' Enter 3",   // with half levels, answered
    "Esc g '4' Enter",     // a scale
    "Esc g '7' Enter 1",   // several
    "Esc g '8' Enter Esc", // a number
    "Esc r",
    "Esc R",
    "Esc i",
    "Esc s",
    "Esc l",
    "Esc P",
    "Esc W",
    "Esc g '1' Enter 2 Esc R d",
    "Esc g '1' Enter 2 Esc i Enter",
    // A room in its phases.
    ROOM,
    ROOM "Space",
    ROOM "Space 2 =",
    ROOM "Space 2 = Enter r 2 = i",
    ROOM "Space 2 = Enter",
    ROOM "Space 2 = Enter t",
    ROOM "Space 2 = Enter Space",
    ROOM "Space 2 = Enter Enter",
    ROOM "Right Right Right Right Right Right",
};

static struct driver *on_page(size_t page) {
    struct driver *driver = driver_new("tests/data/wizard.yaml", 60, 120);
    press(driver, pages[page]);
    return driver;
}

#define TOKENS 96

struct tokens {
    const char *all[TOKENS];
    size_t count;
};

// The keys of a help screen: what stands in its narrow left column.
static struct tokens listed(struct driver *driver) {
    struct tokens tokens = {0};
    press(driver, "?");
    const char *help = shown(driver);
    press(driver, "Esc");
    char *copy = arena_string(driver->arena, help), *rest = NULL;
    for (char *line = strtok_r(copy, "\n", &rest); line;
         line = strtok_r(NULL, "\n", &rest)) {
        if (strncmp(line, "  ", 2) != 0 || line[2] == ' ') continue;
        char *end = strstr(line + 2, "  "), *inner = NULL;
        size_t length = end ? (size_t)(end - line) - 2 : strlen(line + 2);
        // Where the keys fill their column one blank divides them.
        char *keys = arena_copy(driver->arena, line + 2, length);
        if (length > 10) {
            keys[10] = '\0';
            if (keys[9] != ' ' && line[12] != ' ') continue;
        }
        for (char *key = strtok_r(keys, " ", &inner); key;
             key = strtok_r(NULL, " ", &inner)) {
            cr_assert_lt(tokens.count, TOKENS);
            tokens.all[tokens.count++] = key;
        }
    }
    return tokens;
}

static bool lists(const struct tokens *tokens, const char *key) {
    for (size_t i = 0; i < tokens->count; i++) {
        if (!strcmp(tokens->all[i], key)) return true;
    }
    return false;
}

Test(keys, no_key_has_two_meanings) {
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        struct driver *driver = on_page(i);
        struct tokens tokens = listed(driver);
        cr_assert_gt(tokens.count, 8, "%s", pages[i]);
        for (size_t j = 0; j < tokens.count; j++) {
            for (size_t k = 0; k < j; k++) {
                cr_assert_str_neq(tokens.all[j], tokens.all[k], "%s", pages[i]);
            }
        }
        driver_free(driver);
    }
}

Test(keys, help_lists_what_works_and_nothing_else) {
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        struct driver *driver = on_page(i);
        struct tokens tokens = listed(driver);
        for (char byte = '!'; byte <= '~'; byte++) {
            if (byte >= '0' && byte <= '9') continue;
            char key[2] = {byte, '\0'};
            if (byte == '\'') continue;
            struct driver *fresh = on_page(i);
            press(fresh, key);
            bool nothing = strstr(shown(fresh), "does nothing here") != NULL;
            cr_assert(!(nothing && lists(&tokens, key)),
                      "help lists %s after %s, where it does nothing", key,
                      pages[i]);
            bool refused = !nothing && !lists(&tokens, key) &&
                           fresh->outcome == OUTCOME_STAY;
            // A key that is not listed either does nothing or says why not.
            if (!nothing && !refused)
                cr_assert(lists(&tokens, key),
                          "%s works after %s and help hides it", key, pages[i]);
            driver_free(fresh);
        }
        driver_free(driver);
    }
}

// The footer never cuts a word: every key in it is followed by its label.
Test(keys, the_footer_has_whole_words_at_every_width) {
    struct driver *driver = on_page(1);
    const char *wide = NULL;
    driver->height = 24;
    for (int width = 500; width >= 20; width--) {
        driver->width = width;
        const char *screen = shown(driver), *line = screen;
        for (const char *at = screen; *at; at++) {
            if (*at == '\n' && at[1]) line = at + 1;
        }
        if (!wide) wide = line;
        char *copy = arena_string(driver->arena, line), *part = copy;
        while (*part) {
            while (*part == ' ' || *part == '\n') {
                part++;
            }
            if (!*part) break;
            char *end = strstr(part, "  ");
            if (!end) end = part + strcspn(part, "\n");
            char kept = *end;
            *end = '\0';
            cr_assert(strstr(wide, part), "\"%s\" at %d", part, width);
            *end = kept;
            part = end;
        }
    }
    driver_free(driver);
}
