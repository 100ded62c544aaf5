// SPDX-License-Identifier: MIT

#include "driver.h"
#include "interview.h"
#include "text.h"

#include <criterion/criterion.h>
#include <string.h>

static struct driver *driver;
static struct interview *interview;

static void set_up(void) {
    driver = driver_new("tests/data/wizard.yaml", 80, 24);
    interview =
        interview_new(driver->arena, driver->questionnaire, driver->assessment);
}

static void tear_down(void) {
    driver_free(driver);
}

TestSuite(interview, .init = set_up, .fini = tear_down);

static const struct question *question(const char *id) {
    const struct question *found =
        questionnaire_question(driver->questionnaire, id);
    cr_assert(found, "%s", id);
    return found;
}

static void answer(const char *id, const char *typed) {
    struct value value;
    const char *problem = NULL;
    bool parsed =
        interview_parse(driver->arena, question(id), typed, &value, &problem);
    cr_assert(parsed, "%s: %s", id, problem);
    interview_answer(interview, question(id), &value);
}

static const char *after(const char *id) {
    const struct question *next = interview_next(interview, question(id));
    return next ? next->id : "end";
}

Test(interview, asks_profile_ladders_and_closing_in_order) {
    static const char *const order[] = {
        "organisation", "role", "berths",   "opened",  "insight", "berthing",
        "greeting",     "map",  "answered", "loyalty", "habits",  "waiting",
        "vision",       "jobs", "takeaway", "flag"};
    const struct question *at = NULL;
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        at = interview_next(interview, at);
        cr_assert_str_eq(at->id, order[i]);
    }
    cr_assert_null(interview_next(interview, at));
    for (size_t i = COUNT_OF(order) - 1; i-- > 0;) {
        at = interview_previous(interview, at);
        cr_assert_str_eq(at->id, order[i]);
    }
    cr_assert_null(interview_previous(interview, at));
    cr_assert_str_eq(interview_previous(interview, NULL)->id, "flag");
}

Test(interview, conditions_open_and_close_questions) {
    cr_assert_str_eq(after("waiting"), "vision");
    answer("waiting", "15");
    cr_assert_str_eq(after("waiting"), "reasons");
    answer("waiting", "14");
    cr_assert_str_eq(after("waiting"), "vision");
    interview_undo(interview);
    cr_assert_str_eq(after("waiting"), "reasons");
    interview_undo(interview);
    cr_assert_str_eq(after("waiting"), "vision");
}

Test(interview, numbers_the_questions_of_the_ladders) {
    size_t total;
    cr_assert_eq(interview_position(interview, question("role"), &total), 0);
    cr_assert_eq(total, 10);
    cr_assert_eq(interview_position(interview, question("insight"), NULL), 1);
    cr_assert_eq(interview_position(interview, question("jobs"), NULL), 10);
    cr_assert_eq(interview_numbered(interview, 10), question("jobs"));
    cr_assert_null(interview_numbered(interview, 0));
    cr_assert_null(interview_numbered(interview, 11));
    answer("waiting", "60");
    cr_assert_eq(interview_position(interview, question("jobs"), &total), 11);
    cr_assert_eq(total, 11);
}

Test(interview, goes_on_where_it_stopped) {
    cr_assert_str_eq(interview_start(interview)->id, "organisation");
    answer("organisation", "Harbour");
    cr_assert_str_eq(interview_start(interview)->id, "role");
    interview_goto(interview, question("map"));
    cr_assert_str_eq(interview_start(interview)->id, "map");
    // What is not asked any more is no place to go on.
    interview_goto(interview, question("reasons"));
    cr_assert_str_eq(interview_start(interview)->id, "role");
}

Test(interview, finds_what_is_open_going_round) {
    cr_assert_str_eq(interview_next_open(interview, question("flag"))->id,
                     "organisation");
    answer("organisation", "Harbour");
    cr_assert_str_eq(interview_next_open(interview, question("flag"))->id,
                     "role");
    interview_dont_know(interview, question("insight"));
    cr_assert_str_eq(interview_next_open(interview, question("opened"))->id,
                     "berthing");
}

Test(interview, the_same_answer_is_no_step) {
    struct value value = {.number = 3};
    cr_assert(interview_answer(interview, question("insight"), &value));
    cr_assert_not(interview_answer(interview, question("insight"), &value));
    interview_dont_know(interview, question("map"));
    interview_dont_know(interview, question("map"));
    interview_text(interview, question("map"), TEXT_NOTE, "");
    cr_assert_eq(interview_undo(interview), question("map"));
    cr_assert_eq(interview_undo(interview), question("insight"));
    cr_assert_null(interview_undo(interview));
}

Test(interview, notes_outlive_answers) {
    interview_text(interview, question("map"), TEXT_NOTE, "two words");
    answer("map", "2");
    interview_not_applicable(interview, question("map"), "no maps here");
    const struct answer *stored = interview_given(interview, question("map"));
    cr_assert_eq(stored->state, ANSWER_NOT_APPLICABLE);
    cr_assert_str_eq(stored->reason, "no maps here");
    cr_assert_null(stored->value.text);
    cr_assert_str_eq(stored->note, "two words");
    answer("map", "3");
    cr_assert_null(stored->reason);
    interview_clear(interview, question("map"));
    cr_assert_eq(stored->state, ANSWER_NONE);
    cr_assert_str_eq(stored->note, "two words");
}

Test(interview, undo_and_redo_are_inverse) {
    answer("insight", "3");
    answer("waiting", "30");
    answer("reasons", "pumps");
    interview_text(interview, question("reasons"), TEXT_PARKED, "ask Kim");
    interview_finish(interview, "2026-11-24");
    for (int i = 0; i < 5; i++) {
        cr_assert_not_null(interview_undo(interview));
    }
    cr_assert_null(interview_undo(interview));
    cr_assert_null(driver->assessment->finished);
    for (size_t i = 0; i < driver->questionnaire->question_count; i++) {
        cr_assert(answer_is_empty(&driver->assessment->answers[i]));
    }
    for (int i = 0; i < 5; i++) {
        cr_assert_not_null(interview_redo(interview));
    }
    cr_assert_null(interview_redo(interview));
    cr_assert_str_eq(driver->assessment->finished, "2026-11-24");
    cr_assert_str_eq(interview_given(interview, question("reasons"))->parked,
                     "ask Kim");
    cr_assert_str_eq(
        interview_given(interview, question("reasons"))->value.text, "pumps");
}

Test(interview, a_new_step_ends_redo) {
    answer("insight", "3");
    interview_undo(interview);
    answer("insight", "4");
    cr_assert_null(interview_redo(interview));
    cr_assert_eq(interview_given(interview, question("insight"))->value.number,
                 4.0);
}

Test(interview, only_scored_optional_questions_accept_no_answer) {
    cr_assert(interview_accepts_no_answer(question("insight")));
    cr_assert_not(interview_accepts_no_answer(question("organisation")));
    cr_assert_not(interview_accepts_no_answer(question("role")));
}

Test(interview, counts_as_the_assessment_does) {
    static const char *const typed[][2] = {
        {"insight", "3"}, {"waiting", "40"}, {"reasons", "1"}, {"map", "2"}};
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        answer(typed[i][0], typed[i][1]);
        if (i == 1) interview_dont_know(interview, question("jobs"));
        if (i == 2)
            interview_not_applicable(interview, question("vision"), "no");
        struct assessment_progress ours = interview_progress(interview);
        struct assessment_progress theirs =
            assessment_progress(driver->assessment);
        cr_assert_eq(ours.asked, theirs.asked);
        cr_assert_eq(ours.answered, theirs.answered);
        cr_assert_eq(ours.open, theirs.open);
        cr_assert_eq(ours.dont_know, theirs.dont_know);
        cr_assert_eq(ours.not_applicable, theirs.not_applicable);
    }
}
