// SPDX-License-Identifier: MIT

#include "driver.h"
#include "interview.h"
#include "text.h"

#include <criterion/criterion.h>
#include <string.h>

struct parse_case {
    const char *question, *typed, *expected; // NULL: refused
};

static const struct parse_case cases[] = {
    {"insight", "3", "3, By plan"},
    {"insight", " 5 ", "5, Beyond expectation"},
    {"insight", "0", NULL},
    {"insight", "6", NULL},
    {"insight", "2.5", NULL},
    {"insight", "three", NULL},
    {"insight", "", NULL},
    {"insight", "1e0", NULL},
    {"berthing", "2.5", "2.5, between levels 2 and 3"},
    {"berthing", "2,5", "2.5, between levels 2 and 3"},
    {"berthing", "2.25", NULL},
    {"berthing", "5.5", NULL},
    {"greeting", "4", "4, By measure"},
    {"map", "1", "Not at all"},
    {"map", "partly", "In parts"},
    {"map", "FULLY, and we can show it", "Fully, and we can show it"},
    {"map", "4", NULL},
    {"map", "0", NULL},
    {"answered", "80", "80%"},
    {"answered", "80 %", "80%"},
    {"answered", "12,5%", "12.5%"},
    {"answered", "101", NULL},
    {"answered", "-1", NULL},
    {"loyalty", "30 20 10",
     "NPS 33 (30 promoters, 20 passives, 10 detractors)"},
    {"loyalty", "30, 20, 10",
     "NPS 33 (30 promoters, 20 passives, 10 detractors)"},
    {"loyalty", "30 20", NULL},
    {"loyalty", "30 20 10 5", NULL},
    {"loyalty", "0 0 0", NULL},
    {"loyalty", "1.5 2 3", NULL},
    {"habits", "1, 3",
     "Walk the piers and talk to guests; Repair what was found"},
    {"habits", "3 1 1",
     "Walk the piers and talk to guests; Repair what was found"},
    {"habits", "walk", "Walk the piers and talk to guests"},
    {"habits", "0", "None of these"},
    {"habits", "none", "None of these"},
    {"habits", "1 4", NULL},
    {"waiting", "600", "600 minutes"},
    {"waiting", "601", NULL},
    {"waiting", "2,5", "2.5 minutes"},
    {"waiting", "inf", NULL},
    {"waiting", "0x10", NULL},
    {"opened", "2026-11-22", "2026-11-22"},
    {"opened", "22.11.2026", "2026-11-22"},
    {"opened", "2026-02-30", NULL},
    {"opened", "yesterday", NULL},
    {"organisation", " Harbour ", "Harbour"},
    {"organisation", " ", NULL},
    {"takeaway", "Ask more; 1", "Ask more, This week"},
    {"takeaway", "; later", "Later"},
    {"takeaway", "Ask more; 3", NULL},
    {"takeaway", ";", NULL},
    {"takeaway", "a;1;c", NULL},
};

Test(parse_answer, means_what_a_person_means) {
    struct driver *driver = driver_new("tests/data/wizard.yaml", 80, 24);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct parse_case *one = &cases[i];
        const struct question *question =
            questionnaire_question(driver->questionnaire, one->question);
        struct answer answer = {.state = ANSWER_GIVEN};
        const char *problem = NULL;
        bool parsed = interview_parse(driver->arena, question, one->typed,
                                      &answer.value, &problem);
        cr_assert_eq(parsed, one->expected != NULL, "%s: %s", one->question,
                     one->typed);
        if (!parsed) {
            cr_assert(problem && *problem, "%s: %s", one->question, one->typed);
            continue;
        }
        cr_assert_str_eq(
            interview_answer_text(driver->arena, question, &answer),
            one->expected);
    }
    driver_free(driver);
}

// Of a merged list it is not said that there is nothing.
Test(parse_answer, what_is_only_counted_is_told) {
    struct driver *driver = driver_new("tests/data/wizard.yaml", 80, 24);
    const struct question *question =
        questionnaire_question(driver->questionnaire, "takeaway");
    const struct entry_sums sums = {.entries = 244};
    struct answer answer = {.state = ANSWER_GIVEN};
    const char *problem = NULL;
    cr_assert_null(interview_unlisted_text(driver->arena, &answer));
    cr_assert_str_eq(interview_answer_text(driver->arena, question, &answer),
                     "Nothing");
    answer.sums = &sums;
    cr_assert_str_eq(interview_answer_text(driver->arena, question, &answer),
                     "244 entries without their words");
    cr_assert(interview_parse(driver->arena, question, "Ask more; 1",
                              &answer.value, &problem));
    cr_assert_str_eq(interview_answer_text(driver->arena, question, &answer),
                     "Ask more, This week; 244 entries without their words");
    driver_free(driver);
}
