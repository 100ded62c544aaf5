// SPDX-License-Identifier: MIT
//
// The report that the customer receives: first where they stand and what to do
// first, in sentences; then why; then what to do; at the end every answer. And
// its one page, for those who read no more.

#include "formats.h"
#include "groups.h"
#include "phrases.h"
#include "remarks.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"

#define FIRST_STEPS 3
#define BRIEF_ROWS 3
#define BRIEF_STEPS 4

// --- Head ---

// The longest of these labels, but not more than a third of the page.
static int label_columns(const struct writer *writer,
                         const struct result *result) {
    int columns = 13;
    for (size_t i = 0; i < result->questionnaire->profile_count; i++) {
        if (!result->profile[i]) continue;
        const char *ask = result->questionnaire->profile[i].ask;
        int width = text_width(text_visible(writer->arena, ask, false));
        if (width > columns) columns = width;
    }
    return columns > writer->width / 3 ? writer->width / 3 : columns;
}

static void write_profile(struct writer *writer, const struct result *result,
                          int columns) {
    const struct questionnaire *questionnaire = result->questionnaire;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        const struct answer *answer = result->profile[i];
        if (!answer || answer->state != ANSWER_GIVEN ||
            !remarks_profile(writer->options, question))
            continue;
        writer_pair(writer, 0, columns, question->ask,
                    phrase_value(writer->arena, question, &answer->value));
    }
}

static void write_head(struct writer *writer, const struct result *result) {
    struct arena *arena = writer->arena;
    int columns = writer->options->brief ? 13 : label_columns(writer, result);
    writer_title(writer, sentence_title(arena, result));
    writer_pairs(writer, _("About"), _("Details"));
    if (!writer->options->brief)
        writer_pair(writer, 0, columns, _("Questionnaire"),
                    sentence_questionnaire(arena, result));
    if (result->date)
        writer_pair(writer, 0, columns, _("Date"),
                    text_date(arena, result->date));
    writer_pair(writer, 0, columns, _("Respondents"),
                phrase_plain(arena, result->respondents));
    const char *left_out = sentence_left_out(arena, &result->left_out);
    if (left_out) writer_pair(writer, 0, columns, _("Not counted"), left_out);
    if (!writer->options->brief) write_profile(writer, result, columns);
}

// --- Where you stand ---

// Where a ladder stands, with its picture where the form has one; the one page
// has no room for the score.
static void write_stand(struct writer *writer,
                        const struct ladder_result *ladder) {
    struct arena *arena = writer->arena;
    bool brief = writer->options->brief;
    const char *more[] = {
        brief ? NULL : sentence_score(arena, ladder),
        sentence_next(arena, ladder),
        sentence_sure(arena, ladder),
        sentence_provisional(arena, ladder),
    };
    writer_gap(writer);
    writer_label(writer, 0, sentence_stand(arena, ladder));
    if (writer->form->track) writer->form->track(writer, ladder);
    for (size_t i = 0; i < COUNT_OF(more); i++) {
        if (more[i]) writer_text(writer, brief ? 0 : 2, more[i]);
    }
}

static void write_first_steps(struct writer *writer,
                              const struct result *result) {
    size_t shown = 0;
    for (size_t i = 0; i < result->combined_count && shown < FIRST_STEPS; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band != ADVICE_NOW) continue;
        if (!shown++) {
            writer_gap(writer);
            writer_label(writer, 0, _("What to do first:"));
        }
        writer_item(writer, 2, arena_printf(writer->arena, "%zu.", shown),
                    combined->recommendation->title);
    }
    if (!shown) return;
    writer_gap(writer);
    writer_text(writer, 0,
                _("How to go about it, and what comes next, stands under "
                  "\"What to do\"."));
}

static void write_summary(struct writer *writer, const struct result *result) {
    const struct finding *risk = first_risk(result);
    writer_chapter(writer, _("Where you stand"));
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        write_stand(writer, &result->ladders[i]);
    }
    if (risk) {
        writer_gap(writer);
        writer_text(writer, 0,
                    arena_printf(writer->arena, _("Look at this first: %s."),
                                 risk->title));
    }
    write_first_steps(writer, result);
}

// --- How to read the numbers ---

static void write_legend(struct writer *writer, const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct arena *arena = writer->arena;
    writer_chapter(writer, _("How to read the numbers"));
    writer_item(writer, 0, "-",
                _("No level is good or bad in itself. An organisation goes "
                  "through them step by step; advice is for the next step."));
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        writer_item(writer, 0, "-",
                    sentence_thresholds(arena, &questionnaire->ladders[i]));
        if (questionnaire->ladders[i].unanswered_zero)
            writer_text(writer, 2,
                        _("Open questions count as nothing in place."));
    }
    writer_item(writer, 0, "-",
                _("The score adds up how much of each level is in place. It "
                  "shows movement between two assessments; the level does not "
                  "follow from it alone."));
    writer_item(writer, 0, "-",
                _("Open and not applicable questions never count as a zero "
                  "without a word: the report says what they could change."));
    const char *agreed = agreement_thresholds(arena, result);
    if (agreed) writer_item(writer, 0, "-", agreed);
    const char *rules = vote_rules_sentence(arena, result);
    if (rules) writer_item(writer, 0, "-", rules);
    const char *warning = groups_subtraction(result);
    if (warning && !groups_are_told(result))
        writer_item(writer, 0, "-", warning);
}

// --- The one page ---

static void write_brief_steps(struct writer *writer,
                              const struct result *result) {
    struct arena *arena = writer->arena;
    size_t shown = 0;
    for (size_t i = 0; i < result->combined_count && shown < BRIEF_STEPS; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band != ADVICE_NOW) continue;
        if (!shown++) writer_chapter(writer, _("What to do first"));
        writer_item(
            writer, 0, arena_printf(arena, "%zu.", shown),
            arena_printf(arena, "%s (%s)", combined->recommendation->title,
                         effort_word(combined->recommendation->effort)));
        if (combined->recommendation->measure && shown <= BRIEF_ROWS)
            writer_prose(writer, 3,
                         arena_printf(arena, _("Worked when: %s"),
                                      combined->recommendation->measure));
    }
}

// The answers that hold back, by their questions alone.
static void write_brief_holding(struct writer *writer,
                                const struct ladder_result *ladder) {
    const char *heading = sentence_holding(writer->arena, ladder);
    if (!ladder->holding_count) return;
    writer_gap(writer);
    writer_text(writer, 0, arena_printf(writer->arena, _("%s:"), heading));
    for (size_t i = 0; i < ladder->holding_count && i < BRIEF_ROWS; i++)
        writer_item(writer, 0, "-", ladder->holding[i].question->question->ask);
}

static void write_brief_ladder(struct writer *writer,
                               const struct ladder_result *ladder) {
    write_stand(writer, ladder);
    if (!writer->form->track) {
        writer_gap(writer);
        writer->form->rungs(writer, ladder);
    }
    write_brief_holding(writer, ladder);
}

static void write_brief(struct writer *writer, const struct result *result) {
    const struct finding *risk = first_risk(result);
    writer_chapter(writer, _("Where you stand"));
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++)
        write_brief_ladder(writer, &result->ladders[i]);
    if (risk) {
        writer_chapter(writer,
                       arena_printf(writer->arena, "%s: %s",
                                    _("Look at this first"), risk->title));
        if (risk->text) writer_prose(writer, 0, risk->text);
    }
    write_brief_steps(writer, result);
}

void text_report_write(struct writer *writer, const struct result *result) {
    write_head(writer, result);
    if (writer->options->brief) {
        write_brief(writer, result);
        return;
    }
    write_summary(writer, result);
    text_findings_chapter(writer, result);
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        text_ladder_chapter(writer, &result->ladders[i]);
    }
    text_advice_chapter(writer, result);
    text_people_chapter(writer, result);
    text_groups_chapter(writer, result);
    text_lists_chapter(writer, result);
    text_open_chapter(writer, result);
    text_closing_chapter(writer, result);
    if (writer->form->setting) writer->form->setting(writer, SETTING_LOOKED);
    text_later_chapter(writer, result);
    text_answers_chapter(writer, result);
    write_legend(writer, result);
}

void text_report_render(const struct result *result,
                        const struct render_options *options, FILE *out) {
    struct writer writer = writer_new(&plain_form, options, out);
    text_report_write(&writer, result);
}
