// SPDX-License-Identifier: MIT
//
// Each format as a whole: read them as the one who receives them.

#include "report_fixture.h"
#include "text.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const single[] = {"single", NULL};
static const char *const empty[] = {"empty", NULL};
static const char *const several[] = {"single", "second", "third", NULL};
static const char *const wide[] = {"wide", NULL};
static const char *const wishes[] = {"wishes", NULL};

static void check_as(const char *name, const char *questionnaire,
                     const char *const *files, const char *format,
                     const char *extension,
                     const struct render_options *options) {
    struct report report = report_read(questionnaire, files);
    const char *text =
        report_render(&report, report_result(&report), format, options);
    report_golden(report.arena,
                  arena_printf(report.arena, "%s.%s", name, extension), text);
    report_free(&report);
}

static void check_all(const char *name, const char *questionnaire,
                      const char *const *files) {
    for (size_t i = 0; i < format_count; i++) {
        if (!report_is_text(&formats[i])) continue;
        char extension[32];
        snprintf(extension, sizeof(extension), "%s%s", formats[i].name,
                 strcmp(formats[i].name, "text") ? "" : ".txt");
        check_as(name, questionnaire, files, formats[i].name, extension, NULL);
    }
    check_as(name, questionnaire, files, "explain", "explain.txt", NULL);
}

Test(reports, of_one) {
    check_all("single", "survey", single);
}

Test(reports, of_nothing_answered) {
    check_all("empty", "survey", empty);
}

Test(reports, of_several) {
    check_all("several", "survey", several);
}

Test(reports, of_texts_that_are_hard_to_fit) {
    check_all("wide", "wide", wide);
}

Test(reports, of_a_list_on_a_map) {
    check_all("wishes", "wishes", wishes);
}

// Where the words of a list are left out, it is counted; by kinds, by the map,
// or as a whole. What there is nothing of leaves no list behind.
Test(reports, of_a_list_that_is_counted_only) {
    struct report report = report_read("wishes", wishes);
    const struct result *result = report_result(&report);
    struct list_result *list = &result->lists[0];
    list->entry_count = 0;
    const char *text = report_render(&report, result, "html", NULL);
    cr_expect(strstr(text, "told only when asked for"));
    cr_expect(strstr(text, "Conscious: "));
    cr_expect(strstr(text, "Worth it / Said: "));
    text = report_render(&report, result, "text", NULL);
    cr_expect(strstr(text, "- Conscious: "));
    struct question *question =
        report.questionnaire->questions[list->question->index];
    question->list->kind_count = 0;
    list->across = list->down = NULL;
    text = report_render(&report, result, "html", NULL);
    cr_expect(strstr(text, "told only when asked for"));
    cr_expect(!strstr(text, "<ul>\n</ul>"));
    report_free(&report);
}

Test(reports, of_one_page) {
    struct render_options options = {.brief = true};
    for (size_t i = 0; i < format_count; i++) {
        if (report_is_text(&formats[i]))
            check_as("single-brief", "survey", single, formats[i].name,
                     formats[i].name, &options);
    }
}

Test(reports, for_leaders_and_for_staff) {
    struct render_options leaders = {.audience = AUDIENCE_LEADERS};
    struct render_options staff = {.audience = AUDIENCE_STAFF};
    for (size_t i = 0; i < format_count; i++) {
        if (!report_is_text(&formats[i])) continue;
        check_as("several-leaders", "survey", several, formats[i].name,
                 formats[i].name, &leaders);
        check_as("several-staff", "survey", several, formats[i].name,
                 formats[i].name, &staff);
    }
}

Test(reports, in_ascii) {
    struct render_options options = {.ascii = true};
    text_set_ascii(true);
    check_as("single-ascii", "survey", single, "text", "text.txt", &options);
    check_as("single-ascii", "survey", single, "markdown", "markdown",
             &options);
    text_set_ascii(false);
}

// --- Who may read what ---

static void marked(struct report *report) {
    for (size_t i = 0; i < report->count; i++) {
        struct assessment *assessment = report->assessments[i];
        assessment->path = "/home/PERSON/PERSON.cxa.yaml";
        assessment->respondent = "PERSON";
        for (size_t j = 0; j < report->questionnaire->question_count; j++) {
            struct answer *answer = &assessment->answers[j];
            const struct question *question =
                report->questionnaire->questions[j];
            answer->is_private = j % 2;
            const char *said = j % 2 ? "SECRET" : "OPEN";
            answer->note = answer->evidence = answer->reason = said;
            answer->dissent = j % 2 ? "SECRET" : "DISSENT";
            answer->parked = "PARKED";
            if (question->type == QUESTION_TEXT &&
                strcmp(question->id, "organisation") != 0) {
                answer->state = ANSWER_GIVEN;
                answer->value.text = "PERSON";
            }
        }
        for (size_t j = 0; j < report->questionnaire->recommendation_count; j++)
            assessment->decisions[j] =
                (struct decision){.state = DECISION_TAKEN, .owner = "PERSON"};
    }
}

// With several files the profile is not shared, with one it is.
static void spares(const char *const *files, enum audience audience) {
    struct report report = report_read("survey", files);
    marked(&report);
    const struct result *result = report_result(&report);
    struct render_options options = {.audience = audience};
    for (size_t i = 0; i < format_count; i++) {
        const char *name = formats[i].name;
        if (!report_is_text(&formats[i])) continue;
        const char *text = report_render(&report, result, name, &options);
        cr_expect(!strstr(text, "PERSON"), "%s names", name);
        cr_expect(!strstr(text, "SECRET"), "%s tells what is private", name);
        // Only with --notes is there anything of them in it.
        bool without = !strcmp(name, "csv-wide");
        cr_expect_eq(!strstr(text, "DISSENT"),
                     audience == AUDIENCE_STAFF || without, "%s and dissent",
                     name);
        if (audience == AUDIENCE_STAFF)
            cr_expect(!strstr(text, "PARKED"), "%s tells what is parked", name);
    }
    report_free(&report);
}

Test(reports, spare_names_and_what_is_private) {
    spares(single, AUDIENCE_LEADERS);
    spares(single, AUDIENCE_STAFF);
    spares(several, AUDIENCE_LEADERS);
    spares(several, AUDIENCE_STAFF);
}

Test(reports, tell_everything_without_an_audience) {
    struct report report = report_read("survey", single);
    marked(&report);
    const struct result *result = report_result(&report);
    static const char *const whole[] = {"text", "markdown", "html", "csv",
                                        "json"};
    for (size_t i = 0; i < COUNT_OF(whole); i++) {
        const char *text = report_render(&report, result, whole[i], NULL);
        cr_expect(strstr(text, "PERSON"), "%s", whole[i]);
        cr_expect(strstr(text, "SECRET"), "%s", whole[i]);
        cr_expect(strstr(text, "OPEN"), "%s", whole[i]);
        cr_expect(strstr(text, "PARKED"), "%s", whole[i]);
    }
    report_free(&report);
}

// A table for statistics has them only where they were asked for.
Test(reports, of_a_row_for_each_tell_notes_where_asked_for) {
    for (int staff = 0; staff < 2; staff++) {
        struct report report = report_read("survey", single);
        marked(&report);
        const struct result *result = report_result(&report);
        struct render_options options = {
            .notes = true, .audience = staff ? AUDIENCE_STAFF : AUDIENCE_ALL};
        const char *text = report_render(&report, result, "csv-wide", &options);
        cr_expect(strstr(text, ".note,"), "%s", text);
        cr_expect(strstr(text, "OPEN"));
        cr_expect_eq(!strstr(text, "SECRET"), staff == 1);
        text = report_render(&report, result, "csv-wide", NULL);
        cr_expect(!strstr(text, "OPEN"));
        report_free(&report);
    }
}

// --- Lines ---

Test(reports, of_text_are_never_wider_than_asked) {
    static const int widths[] = {20, 30, 40, 72, 100, 200};
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        for (int brief = 0; brief < 2; brief++) {
            struct report report = report_read("wide", wide);
            struct render_options options = {.width = widths[i],
                                             .brief = brief};
            const char *text = report_render(&report, report_result(&report),
                                             "text", &options);
            while (*text) {
                size_t length = strcspn(text, "\n");
                int columns = text_width_of(text, length);
                cr_assert_leq(columns, widths[i], "%.*s", (int)length, text);
                text += length + (text[length] == '\n');
            }
            report_free(&report);
        }
    }
}
