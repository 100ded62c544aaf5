// SPDX-License-Identifier: MIT

#include "text.h"
#include "wizard.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

static struct arena *arena;
static struct start *start;

static struct start_item items[] = {
    {.kind = START_NEW, .path = "b.yaml", .title = "Second"},
    {.kind = START_RESUME, .path = "a.cxa.yaml", .title = "First"},
    {.kind = START_BROKEN, .path = "c.yaml", .title = "Third"},
};

static void set_up(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    arena = arena_new();
    start = start_new(arena, items, COUNT_OF(items));
}

static void tear_down(void) {
    start_free(start);
    arena_free(arena);
}

TestSuite(start, .init = set_up, .fini = tear_down);

static enum outcome key(int which) {
    struct event event = {.kind = EVENT_KEY, .key = which};
    return start_handle(start, &event);
}

static enum outcome text(const char *typed) {
    enum outcome outcome = OUTCOME_STAY;
    for (; *typed; typed++) {
        char one[2] = {*typed, '\0'};
        struct event event = {.kind = EVENT_TEXT, .text = one};
        outcome = start_handle(start, &event);
    }
    return outcome;
}

Test(start, the_newest_is_marked) {
    cr_assert_eq(key(KEY_ENTER_), OUTCOME_OPEN);
    cr_assert_eq(start_choice(start), 1);
}

Test(start, digits_open_in_the_order_shown) {
    cr_assert_eq(text("2"), OUTCOME_OPEN);
    cr_assert_eq(start_choice(start), 0);
    cr_assert_eq(text("9"), OUTCOME_STAY);
}

Test(start, what_is_broken_is_not_opened) {
    cr_assert_eq(text("3"), OUTCOME_STAY);
    cr_assert_eq(key(KEY_ENTER_), OUTCOME_STAY);
}

Test(start, arrows_choose) {
    key(KEY_DOWN_);
    cr_assert_eq(key(KEY_ENTER_), OUTCOME_OPEN);
    cr_assert_eq(start_choice(start), 0);
}

Test(start, another_file_is_typed) {
    cr_assert_eq(text("o"), OUTCOME_STAY);
    cr_assert_eq(text("x/q.yaml"), OUTCOME_STAY);
    cr_assert_eq(key(KEY_ENTER_), OUTCOME_OPEN);
    cr_assert_eq(start_choice(start), COUNT_OF(items));
    cr_assert_str_eq(start_path(start), "x/q.yaml");
}

Test(start, what_is_learnt_later_keeps_the_mark) {
    key(KEY_DOWN_); // the questionnaire
    struct start_item broken = items[0];
    broken.kind = START_BROKEN;
    start_update(start, 0, &broken);
    cr_assert_eq(key(KEY_ENTER_), OUTCOME_STAY);
    start_update(start, 99, &broken);
}

Test(start, q_quits_and_esc_does_not) {
    cr_assert_eq(key(KEY_ESCAPE_), OUTCOME_STAY);
    text("o");
    cr_assert_eq(text("q"), OUTCOME_STAY);
    cr_assert_eq(key(KEY_ESCAPE_), OUTCOME_STAY);
    cr_assert_eq(text("q"), OUTCOME_QUIT);
}

Test(start, another_language) {
    cr_assert_eq(text("L"), OUTCOME_LANGUAGE);
    text("o");
    cr_assert_eq(text("L"), OUTCOME_STAY);
}

Test(start, every_size_without_items) {
    struct start *none = start_new(arena, NULL, 0);
    for (int width = 1; width < 100; width += 7) {
        for (int height = 1; height < 40; height += 3) {
            struct arena *frame = arena_new();
            struct screen *screen = screen_new(frame, width, height, false);
            start_show(none, screen);
            start_show(start, screen);
            arena_free(frame);
        }
    }
    struct event enter = {.kind = EVENT_KEY, .key = KEY_ENTER_};
    cr_assert_eq(start_handle(none, &enter), OUTCOME_STAY);
    start_free(none);
}
