// SPDX-License-Identifier: MIT
//
// What is done with a result: decisions, targets and budgets, which are kept;
// what if, which is not.

#include "driver.h"
#include "store.h"
#include "text.h"
#include "whatif.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct driver *inn(int width, int height) {
    struct driver *driver =
        driver_new("tests/data/outlook.yaml", width, height);
    driver_answered(driver, "tests/data/outlook.cxa.yaml");
    driver->earlier[0] = "tests/data/outlook-2024.cxa.yaml";
    driver->earlier[1] = "tests/data/outlook-2025.cxa.yaml";
    // A group was at work on it: from the room back to the interview.
    press(driver, "v");
    return driver;
}

static const struct decision *decided(struct driver *driver, const char *id) {
    const struct questionnaire *questionnaire = driver->questionnaire;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        if (!strcmp(questionnaire->recommendations[i].id, id))
            return &driver->assessment->decisions[i];
    }
    cr_assert(false, "%s", id);
    return NULL;
}

// --- Screens ---

struct scene {
    const char *name, *keys;
};

static const struct scene scenes[] = {
    {"dashboard", "Esc R"},
    {"dashboard-next", "Esc R PgDn"},
    {"dashboard-votes", "Esc R End"},
    {"radar", "Esc R d Down"},
    {"decided", "Esc i t Down p Down n Down d"},
    {"decided-end", "Esc i n End"},
    {"recommendation-decided", "Esc i Down Down Enter"},
    {"owner", "Esc i o 'Kim'"},
    {"due", "Esc i o 'Kim' Enter '31.1.2027'"},
    {"plan", "Esc P"},
    {"plan-phases", "Esc P b '9' Enter k '8' Enter PgDn"},
    {"plan-target", "Esc P + +"},
    {"budget", "Esc P b"},
    {"what-if", "Esc W"},
    {"what-if-tried", "Esc W Enter Down Enter Down Enter"},
    {"what-if-answers", "Esc W PgDn + Down Down +"},
    {"plan-tried", "Esc P w"},
    {"what-if-why", "Esc W Enter w"},
    {"trend", "Esc T"},
    {"trend-end", "Esc T End"},
    {"trend-why", "Esc T Enter Enter"},
    {"help-plan", "Esc P ?"},
    {"help-what-if", "Esc W ?"},
};

static void show(const struct scene *scene, int width, int height, bool ascii) {
    struct driver *driver = inn(width, height);
    text_set_ascii(ascii);
    driver->ascii = ascii;
    press(driver, scene->keys);
    golden(driver, arena_printf(driver->arena, "%s-%dx%d%s", scene->name, width,
                                height, ascii ? "-ascii" : ""));
    text_set_ascii(false);
    driver_free(driver);
}

Test(outlook, looks_as_it_did) {
    for (size_t i = 0; i < COUNT_OF(scenes); i++) {
        show(&scenes[i], 80, 24, false);
        show(&scenes[i], 120, 40, false);
        show(&scenes[i], 60, 16, false);
        show(&scenes[i], 80, 24, true);
    }
}

static bool has_braille(const char *text) {
    while (*text) {
        uint32_t code = text_next(&text);
        if (code > 0x2800 && code < 0x2900) return true;
    }
    return false;
}

Test(outlook, a_radar_only_where_it_can_be_shown) {
    struct driver *driver = inn(80, 24);
    press(driver, "Esc R");
    cr_assert(has_braille(shown(driver)));
    press(driver, "d");
    cr_assert(has_braille(shown(driver)));
    driver->width = 50;
    cr_assert(!has_braille(shown(driver)));
    driver->width = 80;
    driver->ascii = true;
    text_set_ascii(true);
    cr_assert(!has_braille(shown(driver)));
    cr_assert(contains(driver, "2 Rooms"));
    text_set_ascii(false);
    driver_free(driver);
}

// --- From any number to its answers ---

// A page, a number on it, the keys that mark its line and ask why, what says
// where it comes from, and the keys from there to an answer.
struct figure {
    const char *page, *number, *why, *from, *on;
};

static const struct figure figures[] = {
    {"Esc R", "[2]━", "w", "level 2: 81%, level 3: 21%", "Enter Enter"},
    {"Esc R Down", "[0]━", "w", "level 1: 50%", "Enter Enter"},
    {"Esc R Down Down", "Score 2.1 of 5", "w", "Score: 1 + 0.81 + 0.21",
     "Enter Enter"},
    {"Esc R Down Down Down", "1.5", "w", "Score: 1 + 0.50 + 0.00", "Enter"},
    {"Esc R d", "1.5", "w", "Score: 1 + 0.50 + 0.00", "Enter"},
    {"Esc R Enter", "81%", "w", "level 2: 100%, level 3: 0%", "Enter"},
    {"Esc R Enter Enter", "level 2: 100%", "Enter", "Question 1 of 14", NULL},
    {"Esc i", "WHY NUMBER 1", "w", "Value: (", "Enter"},
    {"Esc i", "cost", "Enter", "effort", "Down Down Enter"},
    {"Esc P", "cost", "w", "WHAT IF", "w Enter Enter"},
    {"Esc P b '9' Enter PgDn Up", "cost of 9", "w", "WHAT IF", "w Enter Enter"},
    {"Esc P k '8' Enter", "Phase 1", "Down Down Down Down Down Down w",
     "WHAT IF", "w Enter Enter"},
    {"Esc W Enter", "level 2", "w", "as tried, not saved", "Enter Enter"},
    {"Esc T", "level 1, By chance", "w", "2024-11-05", "Enter Enter"},
    {"Esc T Down", "score", "w", "2025-11-04", "Enter Enter"},
    {"Esc T Down Down", "score", "w", "level 2: 81%", "Enter Enter"},
    {"Esc T End Up Up", "from ", "Enter", "Question ", NULL},
};

Test(outlook, from_any_number_to_its_answers) {
    for (size_t i = 0; i < COUNT_OF(figures); i++) {
        const struct figure *figure = &figures[i];
        struct driver *driver = inn(80, 40);
        press(driver, figure->page);
        cr_assert(contains(driver, figure->number), "%s", figure->page);
        press(driver, figure->why);
        cr_assert(contains(driver, figure->from), "%s", figure->page);
        if (figure->on) press(driver, figure->on);
        cr_assert(contains(driver, "Question "), "%s", figure->page);
        // And back to where one came from.
        press(driver, "Esc");
        if (figure->on) cr_assert(lacks(driver, "Question "));
        driver_free(driver);
    }
}

// --- What a plan promises is what trying it shows ---

static void try_members(const struct recommendation *const *members,
                        size_t count, struct whatif *whatif) {
    for (size_t i = 0; i < count; i++) {
        if (!whatif_ticked(whatif, members[i])) whatif_tick(whatif, members[i]);
    }
}

static void check_promise(const struct whatif *whatif, size_t ladder, int level,
                          double score) {
    const struct node_result *node =
        &whatif_result(whatif)->ladders[ladder].node;
    cr_assert_eq(node->level, level);
    if (isnan(score))
        cr_assert(isnan(node->score));
    else
        cr_assert_float_eq(node->score, score, 1e-9);
}

static void check_plans(const char *questionnaire, const char *answers) {
    struct driver *driver = driver_new(questionnaire, 80, 24);
    driver_answered(driver, answers);
    const struct assessment *assessment = driver->assessment;
    struct result_options options = {.budget = 20, .capacity = 12};
    const struct result *result = result_build(
        driver->arena, driver->questionnaire, &assessment, 1, &options);
    for (size_t i = 0; i < driver->questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &result->ladders[i];
        const struct plan *plans[] = {&ladder->plan, &ladder->budget_plan};
        for (size_t j = 0; j < COUNT_OF(plans); j++) {
            struct whatif *whatif =
                whatif_new(driver->questionnaire, assessment, "2026-11-24");
            try_members(plans[j]->members, plans[j]->member_count, whatif);
            check_promise(whatif, i, plans[j]->level, plans[j]->score);
            whatif_free(whatif);
        }
        struct whatif *whatif =
            whatif_new(driver->questionnaire, assessment, "2026-11-24");
        for (size_t j = 0; j < ladder->phase_count; j++) {
            const struct phase *phase = &ladder->phases[j];
            try_members(phase->members, phase->member_count, whatif);
            check_promise(whatif, i, phase->level, phase->score);
        }
        whatif_free(whatif);
    }
    driver_free(driver);
}

Test(outlook, what_a_plan_promises_is_what_trying_it_shows) {
    check_plans("tests/data/outlook.yaml", "tests/data/outlook.cxa.yaml");
    check_plans("questionnaires/customer-orientation.yaml",
                "examples/sample.cxa.yaml");
    check_plans("questionnaires/cx-practice.yaml",
                "examples/cx-practice.cxa.yaml");
}

// --- Decisions ---

// Writes the assessment to a file and reads it back.
static struct assessment *read_back(struct driver *driver) {
    char path[] = "/tmp/outlook-XXXXXX";
    int file = mkstemp(path);
    cr_assert_geq(file, 0);
    FILE *out = fdopen(file, "w");
    assessment_print(driver->assessment, out);
    fclose(out);
    struct diags *diags = diags_new(driver->arena);
    bool unreadable = false;
    struct assessment *assessment = assessment_read(
        driver->arena, path, driver->questionnaire, diags, &unreadable);
    unlink(path);
    cr_assert(assessment && !diags->errors);
    return assessment;
}

// --- What plans are made for ---

Test(outlook, what_plans_are_made_for_is_kept) {
    struct driver *driver = inn(80, 24);
    press(driver, "Esc P + b '9' Enter k '8' Enter");
    cr_assert_eq(driver->saves, 3);
    const struct assessment *again = read_back(driver);
    cr_assert_eq(again->aims.targets[0], 4);
    cr_assert_eq(again->aims.targets[1], LEVEL_UNKNOWN);
    cr_assert(again->aims.has_budget && again->aims.budget == 9);
    cr_assert(again->aims.has_capacity && again->aims.capacity == 8);
    // A report takes it from there, unless it is told otherwise.
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    const struct result *result =
        result_build(driver->arena, driver->questionnaire, &again, 1, &options);
    cr_assert_eq(result->ladders[0].plan.target, 4);
    cr_assert_eq(result->ladders[1].plan.target, 1);
    cr_assert_eq(result->ladders[0].budget_plan.budget, 9);
    cr_assert_gt(result->ladders[0].phase_count, 1);
    const int targets[] = {2, LEVEL_UNKNOWN};
    options = (struct result_options){
        .targets = targets, .budget = 3, .capacity = 50};
    result =
        result_build(driver->arena, driver->questionnaire, &again, 1, &options);
    cr_assert_eq(result->ladders[0].target, 2);
    cr_assert_eq(result->ladders[0].budget_plan.budget, 3);
    // Of several people at once, nobody's.
    const struct assessment *both[] = {again, again};
    options = RESULT_OPTIONS_DEFAULT;
    result =
        result_build(driver->arena, driver->questionnaire, both, 2, &options);
    cr_assert_eq(result->ladders[0].target, 3);
    cr_assert_not(result->ladders[0].budget_plan.computed);
    // Nothing typed: none again.
    press(driver, "b C-u Enter k C-u Enter");
    cr_assert_not(driver->assessment->aims.has_budget);
    cr_assert(contains(driver, "Budget (b): none"));
    driver_free(driver);
}

Test(outlook, decisions_are_saved_and_read_back) {
    struct driver *driver = inn(80, 24);
    press(driver, "Esc i t");
    cr_assert_eq(driver->saves, 1);
    press(driver, "o '  Kim: the cook ' Enter '31.1.2027' Enter");
    cr_assert_eq(driver->saves, 2);
    const struct decision *first = decided(driver, "say");
    cr_assert_eq(first->state, DECISION_TAKEN);
    cr_assert_str_eq(first->owner, "Kim: the cook");
    cr_assert_str_eq(first->due, "2027-01-31");
    press(driver, "Down Down Down Down n");
    const struct assessment *again = read_back(driver);
    for (size_t i = 0; i < driver->questionnaire->recommendation_count; i++) {
        const struct decision *was = &driver->assessment->decisions[i];
        const struct decision *is = &again->decisions[i];
        cr_assert_eq(was->state, is->state);
        cr_assert_eq(!was->owner, !is->owner);
        cr_assert_eq(!was->due, !is->due);
        if (was->owner) cr_assert_str_eq(was->owner, is->owner);
        if (was->due) cr_assert_str_eq(was->due, is->due);
    }
    driver_free(driver);
}

Test(outlook, each_decision_can_be_taken_back) {
    struct driver *driver = inn(80, 24);
    const char *before = printed(driver);
    press(driver, "Esc i t p n d");
    press(driver, "Home o 'Kim' Enter Enter");
    const char *after = printed(driver);
    cr_assert_str_neq(before, after);
    for (int i = 0; i < 10; i++) {
        press(driver, "u");
    }
    cr_assert(contains(driver, "Nothing is left to undo"));
    cr_assert(contains(driver, "What to do next"));
    cr_assert_str_eq(printed(driver), before);
    for (int i = 0; i < 10; i++) {
        press(driver, "U");
    }
    cr_assert_str_eq(printed(driver), after);
    driver_free(driver);
}

Test(outlook, undecided_again_forgets_owner_and_date) {
    struct driver *driver = inn(80, 24);
    press(driver, "Esc i Down Down");
    cr_assert(contains(driver, "taken on  The innkeeper  overdue since"));
    press(driver, "c");
    const struct decision *drink = decided(driver, "drink");
    cr_assert_eq(drink->state, DECISION_NONE);
    cr_assert(!drink->owner && !drink->due);
    press(driver, "c");
    cr_assert(contains(driver, "decided like that already"));
    press(driver, "u");
    cr_assert_str_eq(decided(driver, "drink")->owner, "The innkeeper");
    driver_free(driver);
}

Test(outlook, a_date_that_is_none_is_refused) {
    static const char *const wrong[] = {"31.2.2027", "soon", "2027-13-01",
                                        "27-01-01"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct driver *driver = inn(80, 24);
        const char *before = printed(driver);
        press(driver, "Esc i o 'Kim' Enter");
        press(driver, arena_printf(driver->arena, "'%s' Enter", wrong[i]));
        cr_assert(contains(driver, "Type a date"));
        press(driver, "Esc");
        cr_assert(contains(driver, "What to do next"));
        cr_assert_str_eq(printed(driver), before);
        driver_free(driver);
    }
}

Test(outlook, plans_go_around_decisions) {
    struct driver *driver = inn(80, 40);
    press(driver, "Esc P");
    cr_assert(contains(driver, "Put up signs for carriages"));
    press(driver, "Down n Up");
    cr_assert_eq(decided(driver, "signs")->state, DECISION_REFUSED);
    cr_assert(lacks(driver, "Put up signs for carriages"));
    cr_assert(contains(driver, "Set up a night shift"));
    press(driver, "u");
    cr_assert(contains(driver, "Put up signs for carriages"));
    driver_free(driver);
}

Test(outlook, nothing_is_decided_where_nothing_can_be_changed) {
    struct driver *driver = inn(80, 24);
    struct wizard_options options = {.today = "2026-11-24", .read_only = true};
    driver_begin(driver, &options);
    const char *before = printed(driver);
    press(driver, "Esc i t p n d c o");
    cr_assert(contains(driver, "Nothing can be changed"));
    cr_assert_eq(driver->saves, 0);
    press(driver, "P + b '12' Enter k '8' Enter");
    cr_assert(contains(driver, "Phase 1"));
    cr_assert_str_eq(printed(driver), before);
    driver_free(driver);
}

// --- Targets, budgets, phases ---

Test(outlook, a_target_a_budget_and_a_capacity_are_chosen) {
    struct driver *driver = inn(80, 60);
    press(driver, "Esc P +");
    cr_assert(contains(driver, "the plan to level 4, Led by what guests tell"));
    press(driver, "b '12,5' Enter k '8' Enter");
    cr_assert(contains(driver, "Budget (b): 12.5"));
    cr_assert(contains(driver, "the best plan for a cost of 12.5"));
    cr_assert(contains(driver, "Phase 1"));
    press(driver, "b C-u Enter");
    cr_assert(lacks(driver, "the best plan"));
    press(driver, "k C-u '0' Enter");
    cr_assert(contains(driver, "above 0"));
    press(driver, "Esc b 'much' Enter");
    cr_assert(contains(driver, "Type a number"));
    press(driver, "Esc - - - - -");
    cr_assert(contains(driver, "There is no lower level to aim at."));
    cr_assert(strstr(printed(driver), "plan:\n"
                                      "  targets: {guests: 2}\n"
                                      "  capacity: 8\n"));
    driver_free(driver);
}

// --- What if ---

// All that is in memory of answers and decisions, byte for byte.
struct kept {
    struct answer *answers;
    struct decision *decisions;
    size_t answers_size, decisions_size;
    const char *text;
};

static struct kept keep(struct driver *driver) {
    const struct questionnaire *questionnaire = driver->questionnaire;
    struct kept kept = {
        .answers_size = questionnaire->question_count * sizeof(struct answer),
        .decisions_size =
            questionnaire->recommendation_count * sizeof(struct decision),
        .text = printed(driver),
    };
    kept.answers = ARENA_ARRAY(driver->arena, struct answer,
                               questionnaire->question_count);
    kept.decisions = ARENA_ARRAY(driver->arena, struct decision,
                                 questionnaire->recommendation_count);
    memcpy(kept.answers, driver->assessment->answers, kept.answers_size);
    memcpy(kept.decisions, driver->assessment->decisions, kept.decisions_size);
    return kept;
}

static void check_kept(struct driver *driver, const struct kept *kept) {
    cr_assert(!memcmp(kept->answers, driver->assessment->answers,
                      kept->answers_size));
    cr_assert(!memcmp(kept->decisions, driver->assessment->decisions,
                      kept->decisions_size));
    cr_assert_str_eq(printed(driver), kept->text);
    cr_assert_eq(driver->saves, 0);
}

Test(outlook, what_if_changes_nothing) {
    static const char *const keys[] = {
        "Enter", "+",   "-",    "Up",   "Down",  "Down",  "Down", "c",
        "PgDn",  "End", "Home", "PgUp", "Space", "? Esc", "Esc W"};
    struct driver *driver = inn(80, 24);
    press(driver, "Esc");
    struct kept kept = keep(driver);
    unsigned state = 12345;
    press(driver, "W");
    for (int i = 0; i < 1500; i++) {
        state = state * 1103515245U + 12345U;
        press(driver, keys[(state >> 16) % COUNT_OF(keys)]);
        if (i % 50 == 0) check_kept(driver, &kept);
    }
    check_kept(driver, &kept);
    driver_free(driver);
}

Test(outlook, what_if_says_what_would_be) {
    struct driver *driver = inn(80, 60);
    press(driver, "Esc W");
    cr_assert(contains(driver, "level 2   score 2.1   of level 3: 21%"));
    // All that the plan to level 3 holds.
    press(driver, "Down Enter Down Enter Down Enter Down Enter Down Enter");
    cr_assert(contains(driver, "level 2 → 3   score 2.1 → 3.1"));
    cr_assert(contains(driver, "What is ticked costs 35 in all."));
    press(driver, "c");
    cr_assert(contains(driver, "level 2   score 2.1   of level 3: 21%"));
    press(driver, "Esc");
    cr_assert(lacks(driver, "WHAT IF"));
    driver_free(driver);
}

// The plan and what if must agree on what a plan leads to.
Test(outlook, an_answer_goes_up_and_back) {
    struct driver *driver = inn(80, 60);
    press(driver, "Esc W Down Down Down Down Down Down Down Down Down +");
    cr_assert(contains(driver, "2 → 3"));
    press(driver, "-");
    cr_assert(lacks(driver, "→"));
    cr_assert(contains(driver, "as it is today"));
    press(driver, "- -");
    cr_assert(contains(driver, "There is no lower answer."));
    driver_free(driver);
}

// What was opened before still holds after an answer changed.
Test(outlook, what_if_begins_with_the_answers_of_now) {
    struct driver *driver = inn(80, 60);
    press(driver, "Esc W Enter Esc g '2' Enter 3 W");
    cr_assert(contains(driver, "as it is today"));
    cr_assert(contains(driver, "score 2.3"));
    driver_free(driver);
}
