// SPDX-License-Identifier: MIT
//
// What holds at every size and after every key.

#include "driver.h"
#include "text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const struct cell *cell(const struct screen *screen, int x, int y) {
    return &screen->cells[(size_t)y * (size_t)screen->width + (size_t)x];
}

// Cells hold one cluster of their width; wide ones cover their neighbour; the
// last cell is empty.
static void check_cells(const struct screen *screen) {
    for (int y = 0; y < screen->height; y++) {
        for (int x = 0; x < screen->width; x++) {
            const struct cell *one = cell(screen, x, y);
            cr_assert_leq(one->role, ROLE_QUIET);
            if (one->width == 0) {
                cr_assert(x > 0 && cell(screen, x - 1, y)->width == 2);
                continue;
            }
            cr_assert_eq(text_width(one->text), one->width);
            cr_assert_eq(text_cluster(one->text), strlen(one->text));
            if (one->width == 2) cr_assert_lt(x + 1, screen->width);
        }
    }
    if (screen->width && screen->height)
        cr_assert_str_eq(
            cell(screen, screen->width - 1, screen->height - 1)->text, " ");
    cr_assert_lt(screen->cursor_x, screen->width);
    cr_assert_lt(screen->cursor_y, screen->height);
}

static bool has_letter(const struct screen *screen, const char *text) {
    int count = screen->width * screen->height;
    for (int i = 0; i < count; i++) {
        if (!strcmp(screen->cells[i].text, text)) return true;
    }
    return false;
}

static void check_levels(struct driver *driver, const struct screen *screen) {
    (void)driver;
    check_cells(screen);
    if (screen->width < 20 || screen->height < 8) return;
    for (int level = 1; level <= 5; level++) {
        char text[2] = {(char)('0' + level), '\0'};
        cr_assert(has_letter(screen, text), "level %d at %dx%d", level,
                  screen->width, screen->height);
    }
}

static void check_any(struct driver *driver, const struct screen *screen) {
    (void)driver;
    check_cells(screen);
}

Test(sizes, all_levels_are_in_sight) {
    struct driver *driver = driver_new("tests/data/wizard.yaml", 80, 24);
    press(driver, "Esc g '1' Enter");
    for_all_sizes(driver, check_levels);
    press(driver, "Down Down Down Down Down");
    for_all_sizes(driver, check_levels);
    press(driver, "2");
    for_all_sizes(driver, check_levels);
    driver_free(driver);
}

static void at_all_sizes(struct driver *driver) {
    for_all_sizes(driver, check_any);
    driver->ascii = true;
    text_set_ascii(true);
    for_all_sizes(driver, check_any);
    driver->ascii = false;
    text_set_ascii(false);
}

// Every page, with something on it.
Test(sizes, no_page_draws_outside) {
    static const char *const keys[] = {
        "",
        "Esc r",
        "R",
        "Enter",
        "f",
        "i",
        "w",
        "x",
        "Esc s",
        "g '1'",
        "Esc / 'guest'",
        "Esc ?",
        "Esc l",
        "Esc g '6' Enter 3",
        "Esc g '7' Enter 1",
        "n 'a note of some length, with 作者 in it'",
        "Enter -",
        "Esc R d",
        "Esc P",
        "b '12'",
        "Enter W",
        "Enter",
        "Esc i o 'Kim'",
        "Enter '2027-01-31'",
        "Esc ."};
    struct driver *driver = driver_new("tests/data/wizard.yaml", 80, 24);
    press(driver, "'Harbour' Enter 1 Enter Enter 1 2 Enter 3 2 '70' Enter");
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        press(driver, keys[i]);
        at_all_sizes(driver);
    }
    driver_free(driver);
}

// What comes out of the answers, with votes, decisions and earlier results.
Test(sizes, no_page_of_results_draws_outside) {
    static const char *const keys[] = {
        "Esc R",
        "Enter",
        "Enter",
        "Esc Esc End",
        "d",
        "Esc f",
        "Esc i t p",
        "Enter",
        "w",
        "Esc Esc o",
        "'Kim' Enter",
        "Enter P",
        "b '9' Enter",
        "k '8' Enter",
        "+ + End",
        "w",
        "w",
        "Esc Esc W",
        "Enter Down + ",
        "w",
        "Esc Esc Esc T",
        "Enter",
        "Esc End",
        "?",
    };
    struct driver *driver = driver_new("tests/data/outlook.yaml", 80, 24);
    driver_answered(driver, "tests/data/outlook.cxa.yaml");
    driver->earlier[0] = "tests/data/outlook-2024.cxa.yaml";
    driver->earlier[1] = "tests/data/outlook-2025.cxa.yaml";
    driver->same_day = 2;
    press(driver, "v");
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        press(driver, keys[i]);
        at_all_sizes(driver);
    }
    driver_free(driver);
}

// --- The monkey ---

static uint64_t seed;

static unsigned chance(unsigned below) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (unsigned)(seed % below);
}

static const char *const typed[] = {
    "a",        "b", "c", "d", "e", "f", "g",  "h",         "i",
    "l",        "m", "n", "o", "p", "q", "r",  "s",         "t",
    "u",        "w", "x", "y", "z", "U", "R",  "N",         "E",
    "0",        "P", "W", "k", "T", "t", "1",  "2",         "3",
    "4",        "5", "6", "7", "8", "9", "+",  "-",         ".",
    "/",        "?", " ", ",", ";", "%", "作", "e\xCC\x81", "\xE2\x80\xAE",
    "\xCC\x81", "😀"};

static const int named[] = {KEY_ENTER_,         KEY_ESCAPE_,
                            KEY_TAB_,           KEY_BACKTAB_,
                            KEY_BACKSPACE_,     KEY_DELETE_,
                            KEY_INSERT_,        KEY_UP_,
                            KEY_DOWN_,          KEY_LEFT_,
                            KEY_RIGHT_,         KEY_HOME_,
                            KEY_END_,           KEY_PAGE_UP_,
                            KEY_PAGE_DOWN_,     KEY_WORD_LEFT_,
                            KEY_WORD_RIGHT_,    KEY_F1_,
                            KEY_CONTROL_ | 'A', KEY_CONTROL_ | 'E',
                            KEY_CONTROL_ | 'K', KEY_CONTROL_ | 'U',
                            KEY_CONTROL_ | 'W', KEY_CONTROL_ | 'O',
                            KEY_CONTROL_ | 'C', KEY_CONTROL_ | 'Z'};

static struct event any_event(void) {
    switch (chance(12)) {
    case 0:
        return (struct event){.kind = EVENT_PASTE,
                              .text = chance(2) ? "12\nпривет\t3\r\n4"
                                                : "3333\x1B[2J\xE2\x80\xAE"};
    case 1:
        return (struct event){.kind =
                                  (enum event_kind)(EVENT_RESIZE + chance(5))};
    case 2:
    case 3:
    case 4:
    case 5:
        return (struct event){.kind = EVENT_KEY,
                              .key = named[chance(COUNT_OF(named))]};
    default:
        return (struct event){.kind = EVENT_TEXT,
                              .text = typed[chance(COUNT_OF(typed))]};
    }
}

// A value that the type of its question allows.
static void check_answer(const struct question *question,
                         const struct answer *answer) {
    if (answer->state != ANSWER_GIVEN) return;
    const struct value *value = &answer->value;
    if (question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR) {
        cr_assert_geq(value->number, question->ladder->start);
        cr_assert_leq(value->number, question->ladder->top);
    }
    if (question->type == QUESTION_SCALE || question->type == QUESTION_CHOICE)
        cr_assert(question_option(question, value->text));
    for (size_t i = 0; i < value->code_count; i++) {
        cr_assert(question_option(question, value->codes[i]));
    }
    if (question->type == QUESTION_DATE) cr_assert(text_is_date(value->text));
    if (question->type == QUESTION_PERCENT)
        cr_assert(value->number >= 0 && value->number <= 100);
    if (question->required) cr_assert_eq(answer->state, ANSWER_GIVEN);
}

static bool clean(const char *text) {
    if (!text) return true;
    if (text_valid_prefix(text, strlen(text)) != strlen(text)) return false;
    while (*text) {
        uint32_t code = text_next(&text);
        if ((code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0))
            return false;
    }
    return true;
}

static void check_assessment(const struct driver *driver) {
    for (size_t i = 0; i < driver->questionnaire->question_count; i++) {
        const struct question *question = driver->questionnaire->questions[i];
        const struct answer *answer = &driver->assessment->answers[i];
        check_answer(question, answer);
        cr_assert(clean(answer->note) && clean(answer->evidence) &&
                  clean(answer->reason) && clean(answer->parked));
        if (answer->state != ANSWER_GIVEN) continue;
        cr_assert(clean(answer->value.text));
    }
}

static void check_decisions(const struct driver *driver) {
    for (size_t i = 0; i < driver->questionnaire->recommendation_count; i++) {
        const struct decision *decision = &driver->assessment->decisions[i];
        cr_assert(clean(decision->owner));
        cr_assert(!decision->due || text_is_date(decision->due));
        if (decision->state == DECISION_NONE)
            cr_assert(!decision->owner && !decision->due);
    }
}

static void carry_out(struct driver *driver, enum outcome outcome) {
    struct wizard *wizard = driver->wizard;
    bool fails = chance(10) == 0;
    switch (outcome) {
    case OUTCOME_SAVE:
    case OUTCOME_SAVE_OVER:
    case OUTCOME_SAVE_ELSEWHERE:
        wizard_saved(wizard, "14:02", fails ? "no room" : NULL,
                     fails && chance(2));
        break;
    case OUTCOME_EDIT:
        wizard_edited(wizard, fails ? NULL : "from\tan editor\r\n", "failed");
        break;
    case OUTCOME_EXPORT:
        wizard_exported(wizard, wizard_export(wizard).path,
                        fails ? "no room" : NULL, chance(3) == 0);
        break;
    case OUTCOME_DRAFT: {
        struct wizard_text draft = wizard_draft(wizard);
        cr_assert(draft.question && draft.field && draft.text);
        break;
    }
    case OUTCOME_LANGUAGE:
        wizard_translated(wizard, "Language: English.");
        break;
    case OUTCOME_EARLIER:
        driver_find_earlier(driver);
        break;
    case OUTCOME_STAY:
    case OUTCOME_OPEN:
    case OUTCOME_QUIT:
        break;
    }
}

// All answers and what belongs to them, as one text.
static const char *everything(struct driver *driver) {
    const char *text = "";
    for (size_t i = 0; i < driver->questionnaire->question_count; i++) {
        const struct question *question = driver->questionnaire->questions[i];
        const struct answer *answer = &driver->assessment->answers[i];
        text = arena_printf(
            driver->arena, "%s%s=%s|%s|%s|%s|%s\n", text, question->id,
            interview_answer_text(driver->arena, question, answer),
            answer->note ? answer->note : "",
            answer->evidence ? answer->evidence : "",
            answer->reason ? answer->reason : "",
            answer->parked ? answer->parked : "");
    }
    for (size_t i = 0; i < driver->questionnaire->recommendation_count; i++) {
        const struct decision *decision = &driver->assessment->decisions[i];
        text = arena_printf(driver->arena, "%s%d|%s|%s\n", text,
                            (int)decision->state,
                            decision->owner ? decision->owner : "",
                            decision->due ? decision->due : "");
    }
    return text;
}

static void repeat(struct driver *driver, const char *key) {
    do {
        press(driver, key);
    } while (driver->outcome == OUTCOME_SAVE);
}

static void undo_all_and_redo(struct driver *driver) {
    // What is being typed is kept by these; and what the monkey undid is put
    // back first.
    press(driver, "Esc Esc Esc Esc Esc Esc Esc Esc");
    repeat(driver, "U");
    const char *before = everything(driver);
    repeat(driver, "u");
    for (size_t i = 0; i < driver->questionnaire->question_count; i++) {
        cr_assert(answer_is_empty(&driver->assessment->answers[i]));
    }
    for (size_t i = 0; i < driver->questionnaire->recommendation_count; i++) {
        cr_assert_eq(driver->assessment->decisions[i].state, DECISION_NONE);
    }
    repeat(driver, "U");
    cr_assert(!strcmp(everything(driver), before));
}

static void session(uint64_t number, int events) {
    seed = number * 0x9E3779B97F4A7C15U + 1;
    struct driver *driver = driver_new("tests/data/wizard.yaml", 80, 24);
    for (int i = 0; i < events; i++) {
        struct event event = any_event();
        carry_out(driver, wizard_handle(driver->wizard, &event));
        if (chance(16)) continue;
        struct arena *arena = arena_new();
        struct screen *screen = screen_new(arena, (int)chance(130),
                                           (int)chance(45), chance(4) == 0);
        text_set_ascii(screen->ascii);
        wizard_show(driver->wizard, screen);
        check_cells(screen);
        text_set_ascii(false);
        arena_free(arena);
        check_assessment(driver);
        check_decisions(driver);
    }
    undo_all_and_redo(driver);
    driver_free(driver);
}

// MONKEY_SESSIONS and MONKEY_EVENTS make more of it.
static int wanted(const char *name, int usual) {
    const char *text = getenv(name);
    return text ? atoi(text) : usual;
}

Test(monkey, leaves_the_assessment_valid, .timeout = 600) {
    int sessions = wanted("MONKEY_SESSIONS", 20);
    int events = wanted("MONKEY_EVENTS", 2000);
    for (int i = 1; i <= sessions; i++) {
        session((uint64_t)i, events);
    }
}
