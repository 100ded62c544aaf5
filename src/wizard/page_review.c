// SPDX-License-Identifier: MIT
//
// All questions and what was said, by section; or only those that need a look.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

// On lower screens the filter's count is all that is told of the whole.
#define TOTALS_FROM 9

struct filter {
    const char *key, *label;
};

static const struct filter filters[] = {
    [FILTER_ALL] = {"a", N_("all")},
    [FILTER_OPEN] = {"o", N_("open")},
    [FILTER_NOTED] = {"n", N_("noted")},
    [FILTER_PARKED] = {"p", N_("parked")},
    [FILTER_DONT_KNOW] = {"d", N_("don't know")},
    [FILTER_NOT_APPLICABLE] = {"-", N_("not for us")},
};

static bool passes(const struct wizard *wizard, enum review_filter filter,
                   const struct question *question) {
    const struct answer *answer = interview_given(wizard->interview, question);
    if (interview_visibility(wizard->interview, question) != VISIBLE)
        return false;
    switch (filter) {
    case FILTER_ALL:
    case FILTER_COUNT:
        return true;
    case FILTER_OPEN:
        return interview_is_open(wizard->interview, question);
    case FILTER_NOTED:
        return answer->note || answer->evidence;
    case FILTER_PARKED:
        return answer->parked != NULL;
    case FILTER_DONT_KNOW:
        return answer->state == ANSWER_DONT_KNOW;
    case FILTER_NOT_APPLICABLE:
        return answer->state == ANSWER_NOT_APPLICABLE;
    }
    return false;
}

size_t filter_count(const struct wizard *wizard, enum review_filter filter) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        count += passes(wizard, filter, questionnaire->questions[i]);
    }
    return count;
}

// The three kinds of no answer are counted apart.
static void totals(struct wizard *wizard, struct sheet *sheet) {
    struct arena *frame = wizard->frame;
    struct assessment_progress progress = interview_progress(wizard->interview);
    const char *text = arena_printf(frame, _("%zu of %zu answered"),
                                    progress.answered, progress.asked);
    if (progress.open)
        text = arena_printf(frame, _("%s, %zu open"), text, progress.open);
    if (progress.dont_know)
        text = arena_printf(frame, _("%s, %zu don't know"), text,
                            progress.dont_know);
    if (progress.not_applicable)
        text = arena_printf(frame, _("%s, %zu not applicable"), text,
                            progress.not_applicable);
    int columns = sheet->width - 4 - text_width(text) - 3;
    if (columns > 20) columns = 20;
    sheet_row(sheet);
    int x = 2;
    if (columns >= 6) {
        sheet_bar(sheet, x, columns,
                  progress.asked
                      ? (double)progress.answered / (double)progress.asked
                      : 0);
        x += columns + 2;
    }
    sheet_flow(sheet, x, ROLE_TITLE, text);
    if (wizard->assessment->finished)
        sheet_text(
            sheet, 2, ROLE_TEXT,
            arena_printf(frame, _("Finished on %s."),
                         text_date(frame, wizard->assessment->finished)));
}

// "a all 40   [o open 4]   ...", in as many lines as it takes.
static void filter_row(struct wizard *wizard, struct sheet *sheet) {
    int x = sheet->width;
    for (int i = 0; i < FILTER_COUNT; i++) {
        bool chosen = (int)wizard->filter == i;
        // Low screens are for the questions.
        if (!chosen && wizard->height < 12) continue;
        const char *label =
            arena_printf(wizard->frame, "%s %zu", _(filters[i].label),
                         filter_count(wizard, (enum review_filter)i));
        int columns = 2 + text_width(label) + 2;
        if (x + columns >= sheet->width) {
            sheet_row(sheet);
            x = 1;
        }
        if (chosen) sheet_put(sheet, x, ROLE_ANSWER, "[");
        sheet_put(sheet, x + 1, ROLE_KEY, filters[i].key);
        sheet_put(sheet, x + 3, chosen ? ROLE_ANSWER : ROLE_TEXT, label);
        if (chosen) sheet_put(sheet, x + columns - 1, ROLE_ANSWER, "]");
        x += columns;
    }
}

static void heading(struct sheet *sheet, const char *text) {
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TITLE, text);
}

static const char *group_of(const struct wizard *wizard,
                            const struct question *question) {
    if (!question->section)
        return question->closing ? _("To close") : _("About you");
    return arena_printf(wizard->frame, "%zu  %s",
                        section_number(wizard, question->section),
                        question->section->title);
}

static void answer_lines(struct wizard *wizard, struct sheet *sheet,
                         const struct question *question) {
    const struct answer *answer = interview_given(wizard->interview, question);
    struct arena *frame = wizard->frame;
    if (answer->state != ANSWER_NONE || answer_round(answer))
        sheet_text(sheet, 14, ROLE_ANSWER,
                   interview_answer_text(frame, question, answer));
    const char *const texts[] = {answer->reason, answer->note, answer->evidence,
                                 answer->parked};
    const char *const labels[] = {_("reason"), _("note"), _("evidence"),
                                  _("parked")};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (texts[i])
            sheet_text(sheet, 14, ROLE_TEXT,
                       arena_printf(frame, "%s: %s", labels[i], texts[i]));
    }
}

static void question_lines(struct wizard *wizard, struct sheet *sheet,
                           const struct question *question) {
    bool marked = wizard->views[PAGE_REVIEW].marked == sheet->item_count;
    sheet_item(sheet, (struct target){.question = question});
    question_row(wizard, sheet, question, marked);
    if (question->required && interview_is_open(wizard->interview, question))
        sheet_text(sheet, 14, ROLE_TITLE, _("must be answered to finish"));
    if (marked) answer_lines(wizard, sheet, question);
}

void build_review(struct wizard *wizard, struct sheet *sheet) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    if (wizard->height >= TOTALS_FROM) totals(wizard, sheet);
    filter_row(wizard, sheet);
    const struct section *section = NULL;
    bool closing = false, any = false;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (!passes(wizard, wizard->filter, question)) continue;
        if (!any || question->section != section ||
            question->closing != closing)
            heading(sheet, group_of(wizard, question));
        any = true;
        section = question->section;
        closing = question->closing;
        question_lines(wizard, sheet, question);
    }
    sheet_plain(sheet);
    if (any) return;
    heading(sheet, wizard->filter == FILTER_OPEN
                       ? _("Nothing is open. R shows the results.")
                       : _("None of the questions is of that kind."));
}
