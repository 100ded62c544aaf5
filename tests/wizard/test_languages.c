// SPDX-License-Identifier: MIT
//
// Every question of every shipped questionnaire, in every language that it
// exists in, on a screen of 80x24: nothing of it is cut. The interface around
// it speaks the same language where its translations were built.

#include "driver.h"
#include "interview.h"
#include "store.h"
#include "text.h"

#include <criterion/criterion.h>
#include <glob.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FULL "questionnaires/customer-orientation.yaml"

// The translations lie beside the program under test.
// False where they were not built.
static bool speak(const char *language) {
    const char *program = getenv("CXLADDER");
    char folder[512], catalogue[600];
    snprintf(folder, sizeof(folder), "%s",
             program ? program : "build/cxladder");
    char *slash = strrchr(folder, '/');
    snprintf(slash ? slash : folder, 16, "/locale");
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", language, 1);
    bindtextdomain("cxladder", folder);
    bind_textdomain_codeset("cxladder", "UTF-8");
    textdomain("cxladder");
    snprintf(catalogue, sizeof(catalogue), "%s/%s/LC_MESSAGES/cxladder.mo",
             folder, language);
    return !strcmp(language, "en") || access(catalogue, R_OK) == 0;
}

// The lines of the screen in which something is cut. The name of an
// organisation, at the left of the first line, may be of any length.
static const char *cut_lines(struct driver *driver) {
    const char *screen = shown(driver), *found = "";
    const char *behind_name = strstr(screen, "  ");
    if (behind_name) screen = behind_name;
    while (*screen) {
        size_t length = strcspn(screen, "\n");
        const char *line = arena_copy(driver->arena, screen, length);
        if (strstr(line, "…"))
            found = arena_printf(driver->arena, "%s\n%s", found, line);
        screen += length + (screen[length] ? 1 : 0);
    }
    return found;
}

// The pages of questions, where nothing is answered yet.
static size_t page_count(struct driver *driver) {
    struct interview *interview =
        interview_new(driver->arena, driver->questionnaire, driver->assessment);
    size_t count = 0;
    const struct question *question = interview_next(interview, NULL);
    for (; question; question = interview_next(interview, question)) {
        count++;
    }
    return count;
}

static struct driver *driver_in(const char *path, const char *language) {
    struct driver *driver = driver_new(path, 80, 24);
    const char *overlay = overlay_find(driver->arena, path, language);
    if (overlay)
        cr_assert(questionnaire_translate(driver->arena, driver->questionnaire,
                                          overlay, diags_new(driver->arena)),
                  "%s", overlay);
    return driver;
}

static size_t walk(const char *path, const char *language) {
    size_t cut = 0;
    struct driver *driver = driver_in(path, language);
    size_t pages_of_questions = page_count(driver);
    for (size_t i = 0; i < pages_of_questions; i++) {
        const char *lines = cut_lines(driver);
        if (*lines)
            cr_log_error("%s, %s, page %zu:%s", path, language, i + 1, lines);
        cut += *lines != '\0';
        press(driver, "PgDn");
    }
    static const char *const pages[] = {"r", "R", "s", "i", "x", "/", "g"};
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        press(driver, pages[i]);
        // Titles of questions are cut in lists, and shown when they are chosen;
        // what stands above them is the interface's own.
        const char *title = strstr(shown(driver), "  ");
        size_t length = strcspn(title, "\n");
        title = arena_copy(driver->arena, title, length);
        cr_assert_null(strstr(title, "…"), "%s: %s", language, title);
        press(driver, "Esc");
    }
    driver_free(driver);
    return cut;
}

static bool exists_in(const char *path, const char *language) {
    struct arena *arena = arena_new();
    bool found = !strcmp(language, "en") || overlay_find(arena, path, language);
    arena_free(arena);
    return found;
}

static void nothing_is_cut(const char *language) {
    glob_t files;
    size_t cut = 0, seen = 0;
    cr_assert_eq(glob("questionnaires/*.yaml", 0, NULL, &files), 0);
    speak(language);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        const char *path = files.gl_pathv[i];
        const char *name = strrchr(path, '/') + 1;
        bool overlay = strchr(name, '.') != strrchr(name, '.');
        if (overlay || !exists_in(path, language)) continue;
        seen++;
        cut += walk(path, language);
    }
    globfree(&files);
    cr_assert_eq(cut, 0, "%s: %zu pages with something cut", language, cut);
    cr_assert(seen > 0 || strcmp(language, "en") != 0);
}

Test(languages, english) {
    nothing_is_cut("en");
}

Test(languages, estonian) {
    nothing_is_cut("et");
}

Test(languages, finnish) {
    nothing_is_cut("fi");
}

Test(languages, lithuanian) {
    nothing_is_cut("lt");
}

// --- The longest question ---

static int described(const struct question *question) {
    int width = 0;
    for (int i = 0; i < LEVEL_COUNT; i++) {
        const char *text = question_describes(question, i);
        if (text) width += text_width(text);
    }
    return width;
}

// The rubric with the longest descriptions.
static const struct question *longest(const struct questionnaire *all) {
    const struct question *found = NULL;
    for (size_t i = 0; i < all->question_count; i++) {
        const struct question *question = all->questions[i];
        if (question->type == QUESTION_RUBRIC && !question->when &&
            (!found || described(question) > described(found)))
            found = question;
    }
    return found;
}

// [text] without blanks and line ends: however it was wrapped.
static const char *closed_up(struct driver *driver, const char *text) {
    char *out = ARENA_ARRAY(driver->arena, char, strlen(text) + 1), *end = out;
    for (; *text; text++) {
        if (*text != ' ' && *text != '\n') *end++ = *text;
    }
    return out;
}

static void longest_is_shown_whole(const char *language) {
    if (!speak(language)) cr_skip_test("the translations were not built");
    struct driver *driver = driver_in(FULL, language);
    const struct question *question = longest(driver->questionnaire);
    driver->assessment->at = question->index;
    driver->assessment->has_at = true;
    const struct wizard_options options = {.today = "2026-11-24"};
    driver_begin(driver, &options);
    const char *screen = closed_up(driver, shown(driver));
    cr_assert(strstr(screen, closed_up(driver, question->ask)), "%s", screen);
    for (int i = question->ladder->start; i <= question->ladder->top; i++) {
        const char *text = closed_up(driver, question_description(question, i));
        cr_assert(strstr(screen, text), "%s: level %d of %s", language, i,
                  question->id);
    }
    golden(driver, arena_printf(driver->arena, "longest-%s-80x24", language));
    driver_free(driver);
}

Test(longest, english) {
    longest_is_shown_whole("en");
}

Test(longest, estonian) {
    longest_is_shown_whole("et");
}

Test(longest, finnish) {
    longest_is_shown_whole("fi");
}

Test(longest, lithuanian) {
    longest_is_shown_whole("lt");
}
