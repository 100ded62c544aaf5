// SPDX-License-Identifier: MIT
//
// What was noticed when the files were read: seen first, until a key.

#include "driver.h"

#include <criterion/criterion.h>

#define QUESTIONNAIRE "tests/data/wizard.yaml"

static const char *const notices[] = {
    "the questionnaire has changed since these answers were given (version "
    "0.9, now 1.0). Answers kept: 12, under new names: 1, without a place: 2",
    "questions that are new in this version, or were not answered: 2 (one, "
    "two)",
};

static struct driver *noticed(int width, int height) {
    struct driver *driver = driver_new(QUESTIONNAIRE, width, height);
    wizard_notify(driver->wizard, notices, 2);
    return driver;
}

Test(notice, looks_so) {
    struct driver *driver = noticed(80, 24);
    golden(driver, "notice-80x24");
    driver_free(driver);
    driver = noticed(34, 7);
    golden(driver, "notice-34x7");
    driver_free(driver);
}

// A key closes it and does nothing else: it was meant for something that
// nobody saw yet.
Test(notice, any_key_closes_it_and_nothing_more) {
    static const char *const keys[] = {"q", "3", "Enter", "Esc", "'x'"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct driver *driver = noticed(80, 24);
        press(driver, keys[i]);
        cr_assert_eq(driver->outcome, OUTCOME_STAY);
        cr_assert(lacks(driver, "the questionnaire has changed"), "%s",
                  keys[i]);
        cr_assert_eq(driver->saves, 0);
        driver_free(driver);
    }
}

Test(notice, where_it_is_long_it_scrolls) {
    struct driver *driver = noticed(34, 7);
    cr_assert(contains(driver, "the questionnaire has changed"));
    press(driver, "PgDn PgDn PgDn");
    cr_assert(contains(driver, "2 (one, two)"));
    cr_assert(lacks(driver, "the questionnaire has changed"));
    press(driver, "Esc");
    cr_assert(lacks(driver, "2 (one, two)"));
    driver_free(driver);
}

Test(notice, none_is_no_page) {
    struct driver *driver = driver_new(QUESTIONNAIRE, 80, 24);
    wizard_notify(driver->wizard, notices, 0);
    cr_assert(lacks(driver, "Before you go on"));
    driver_free(driver);
}
