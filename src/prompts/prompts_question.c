// SPDX-License-Identifier: MIT
//
// A question as it is read out: where it stands, what is asked, what can be
// answered, what stands there already.

#include "prompts_inside.h"
#include "text.h"

#include <math.h>
#include <string.h>

const char *prompts_answer_words(struct prompts *prompts,
                                 const struct question *question) {
    const struct answer *answer = interview_given(prompts->interview, question);
    if (answer->state == ANSWER_NONE && !answer_round(answer)) return NULL;
    return interview_answer_text(prompts->scratch, question, answer);
}

// --- Where it stands ---

// The sections that have questions are numbered through all ladders.
static size_t section_number(const struct questionnaire *questionnaire,
                             const struct section *section, size_t *total) {
    size_t number = 0;
    *total = 0;
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        for (size_t j = 0; j < ladder->node_count; j++) {
            if (!ladder->nodes[j]->question_count) continue;
            ++*total;
            if (ladder->nodes[j] == section) number = *total;
        }
    }
    return number;
}

const char *prompts_place(struct prompts *prompts,
                          const struct question *question) {
    size_t total;
    size_t position = interview_position(prompts->interview, question, &total);
    if (position)
        return arena_printf(prompts->scratch, _("Question %zu of %zu"),
                            position, total);
    return question->closing ? _("Closing question") : _("About you");
}

void prompts_show_place(struct prompts *prompts, const char *place) {
    const struct section *section = prompts->at->section;
    if (!section || section == prompts->section) {
        prompts->section = section;
        prompts_say(prompts, "%s.", place);
        return;
    }
    prompts->section = section;
    if (section->ladder != prompts->ladder) {
        prompts->ladder = section->ladder;
        prompts_say(prompts, "%s.", section->ladder->root.title);
    }
    size_t total;
    size_t number = section_number(prompts->questionnaire, section, &total);
    prompts_say(prompts, _("Section %zu of %zu, %s. %s."), number, total,
                section->title, place);
    if (section->text) prompts_say(prompts, "%s", section->text);
}

// --- What can be answered ---

static bool is_ticked(const struct answer *answer, const char *code) {
    for (size_t i = 0; i < answer->tick_count; i++) {
        if (!strcmp(answer->ticks[i], code)) return true;
    }
    return false;
}

static void show_ticks(struct prompts *prompts, const struct question *question,
                       int level) {
    const struct answer *answer = interview_given(prompts->interview, question);
    for (size_t i = 0; i < question->tick_count; i++) {
        const struct tick *tick = &question->ticks[i];
        if (tick->level != level) continue;
        if (is_ticked(answer, tick->code))
            prompts_say(prompts, _("tick %zu, ticked: %s"), i + 1, tick->label);
        else
            prompts_say(prompts, _("tick %zu: %s"), i + 1, tick->label);
    }
}

void prompts_show_levels(struct prompts *prompts,
                         const struct question *question) {
    const struct ladder *ladder = question->ladder;
    for (int level = ladder->start; level <= ladder->top; level++) {
        const char *title = ladder_level_title(ladder, level);
        const char *text = question_description(question, level);
        if (*title && strcmp(title, text) != 0)
            prompts_say(prompts, "%d. %s. %s", level, title, text);
        else
            prompts_say(prompts, "%d. %s", level, text);
        show_ticks(prompts, question, level);
    }
}

void prompts_show_options(struct prompts *prompts,
                          const struct question *question) {
    for (size_t i = 0; i < question->option_count; i++) {
        prompts_say(prompts, "%zu. %s", i + 1, question->options[i].label);
    }
}

static void show_criterion(struct prompts *prompts,
                           const struct question *question) {
    if (question->level == LEVEL_UNKNOWN || !question->ladder) return;
    const char *title = ladder_level_title(question->ladder, question->level);
    if (*title)
        prompts_say(prompts, _("This belongs to level %d, %s."),
                    question->level, title);
    else
        prompts_say(prompts, _("This belongs to level %d."), question->level);
}

static void show_entries(struct prompts *prompts,
                         const struct question *question) {
    const struct answer *answer = interview_given(prompts->interview, question);
    size_t count =
        answer->state == ANSWER_GIVEN ? answer->value.entry_count : 0;
    const char *unlisted = interview_unlisted_text(prompts->scratch, answer);
    if (unlisted) prompts_say(prompts, "%s.", unlisted);
    if (!count) return;
    prompts_say(prompts,
                PLURAL("%zu entry so far:", "%zu entries so far:", count),
                count);
    for (size_t i = 0; i < count; i++) {
        prompts_say(prompts, "%zu. %s", i + 1,
                    interview_entry_text(prompts->scratch, question,
                                         &answer->value.entries[i]));
    }
}

static void show_answers(struct prompts *prompts) {
    const struct question *question = prompts->at;
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        prompts_show_levels(prompts, question);
        break;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
    case QUESTION_MULTIPLE:
        show_criterion(prompts, question);
        prompts_show_options(prompts, question);
        break;
    case QUESTION_LIST:
        show_entries(prompts, question);
        return;
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
    case QUESTION_DATE:
    case QUESTION_TEXT:
        show_criterion(prompts, question);
        break;
    }
    const char *now = prompts_answer_words(prompts, question);
    if (now) prompts_say(prompts, _("Answer now: %s. Enter keeps it."), now);
}

static void show_text(struct prompts *prompts, const char *name,
                      const char *text) {
    if (text && *text) prompts_say(prompts, "%s: %s", name, text);
}

void prompts_show_question(struct prompts *prompts) {
    const struct question *question = prompts->at;
    prompts_blank(prompts);
    prompts_show_place(prompts, prompts_place(prompts, question));
    prompts_say(prompts, "%s", question->ask);
    show_answers(prompts);
    const struct answer *answer = interview_given(prompts->interview, question);
    show_text(prompts, _("Note"), answer->note);
    show_text(prompts, _("Evidence"), answer->evidence);
    show_text(prompts, _("Parked"), answer->parked);
    show_text(prompts, _("Other view"), answer->dissent);
    show_text(prompts, _("Why more than the ticks propose?"), answer->override);
    if (answer->state == ANSWER_NOT_APPLICABLE)
        show_text(prompts, _("Reason"), answer->reason);
}

// --- What is expected ---

static const char *expected_number(struct prompts *prompts,
                                   const struct question *question) {
    char least[TEXT_NUMBER_SIZE], most[TEXT_NUMBER_SIZE];
    struct arena *arena = prompts->scratch;
    int decimals = 0;
    for (int i = 0; i < 2; i++) {
        double bound = i ? question->max : question->min;
        if (!isnan(bound) && fabs(bound - round(bound)) > 1e-9) decimals = 2;
    }
    text_number(least, question->min, decimals);
    text_number(most, question->max, decimals);
    const char *text = _("Number");
    if (!isnan(question->min) && !isnan(question->max))
        text = arena_printf(arena, _("Number from %s to %s"), least, most);
    else if (!isnan(question->min))
        text = arena_printf(arena, _("Number from %s"), least);
    else if (!isnan(question->max))
        text = arena_printf(arena, _("Number up to %s"), most);
    if (!question->unit) return text;
    return arena_printf(arena, _("%s (%s)"), text, question->unit);
}

static const char *expected_answer(struct prompts *prompts,
                                   const struct question *question) {
    struct arena *arena = prompts->scratch;
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        if (question->halves)
            return arena_printf(arena,
                                _("Level %d to %d, also halves such as %d.5"),
                                question->ladder->start, question->ladder->top,
                                question->ladder->start);
        return arena_printf(arena, _("Level %d to %d"), question->ladder->start,
                            question->ladder->top);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return arena_printf(arena, _("Number 1 to %zu"),
                            (size_t)question->option_count);
    case QUESTION_MULTIPLE:
        return arena_printf(arena,
                            _("All that apply, numbers 1 to %zu with blanks "
                              "between, 0 for none of them"),
                            (size_t)question->option_count);
    case QUESTION_NUMBER:
        return expected_number(prompts, question);
    case QUESTION_PERCENT:
        return _("Percent, 0 to 100");
    case QUESTION_NPS:
        return _("How many promoters, passives and detractors: three numbers");
    case QUESTION_DATE:
        return _("Date as year-month-day, such as 2026-03-31");
    case QUESTION_TEXT:
        return _("Text");
    case QUESTION_LIST:
        return list_of(question)->fields[0].ask
                   ? list_of(question)->fields[0].ask
                   : list_of(question)->fields[0].id;
    }
    return "";
}

const char *prompts_expected(struct prompts *prompts) {
    const struct question *question = prompts->at;
    if (!question) return _("Command");
    const char *text = expected_answer(prompts, question);
    if (question->type == QUESTION_LIST)
        return arena_printf(prompts->scratch,
                            _("%s (for one more entry; Enter goes on)"), text);
    if (!interview_accepts_no_answer(question)) return text;
    return arena_printf(prompts->scratch, _("%s, d for don't know"), text);
}

// --- Beginning and end ---

void prompts_introduce(struct prompts *prompts) {
    const struct questionnaire *questionnaire = prompts->questionnaire;
    struct assessment_progress progress =
        assessment_progress(prompts->assessment);
    size_t sections;
    section_number(questionnaire, NULL, &sections);
    struct arena *arena = prompts->scratch;
    const char *many = arena_printf(
        arena, PLURAL("%zu question", "%zu questions", progress.asked),
        progress.asked);
    const char *parts = arena_printf(
        arena, PLURAL("%zu section", "%zu sections", sections), sections);
    const char *place =
        prompts->at ? prompts_place(prompts, prompts->at) : NULL;
    size_t said =
        progress.answered + progress.dont_know + progress.not_applicable;
    if (said && place)
        prompts_say(
            prompts, _("%s. %s in %s. %zu answered; going on here: %s."),
            questionnaire->title, many, parts, progress.answered, place);
    else
        prompts_say(prompts, _("%s. %s in %s. %zu answered."),
                    questionnaire->title, many, parts, progress.answered);
    if (!said && questionnaire->about)
        prompts_say(prompts, "%s", questionnaire->about);
    prompts_say(prompts,
                _("Commands: a number answers; back, skip, note, undo, review, "
                  "results, go, help, quit."));
    if (!prompts->options->read_only)
        prompts_say(prompts, _("Every answer is saved at once."));
}

void prompts_show_end(struct prompts *prompts) {
    struct assessment_progress progress =
        assessment_progress(prompts->assessment);
    prompts_blank(prompts);
    prompts_say(prompts, _("That was the last question. %zu of %zu answered."),
                progress.answered, progress.asked);
    if (progress.open)
        prompts_say(prompts,
                    PLURAL("%zu is open; review lists it.",
                           "%zu are open; review lists them.", progress.open),
                    progress.open);
    prompts_say(prompts,
                _("results shows where you stand, ideas what to do first, "
                  "export FILE writes the report, quit leaves."));
}
