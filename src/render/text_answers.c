// SPDX-License-Identifier: MIT
//
// The end of the text report: what is open, what was parked, what people took
// away, and every answer with what was written beside it.

#include "phrases.h"
#include "remarks.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"
#include "told.h"

#define OPEN_SHOWN 20

// --- What stands beside an answer ---

static void write_remarks(struct writer *writer, int indent,
                          const struct remarks *remarks) {
    for (size_t i = 0; i < remarks->count; i++) {
        const struct remark *remark = &remarks->items[i];
        writer_text(writer, indent,
                    remark->label ? arena_printf(writer->arena, "%s: %s",
                                                 remark->label, remark->text)
                                  : remark->text);
    }
}

// --- What is open ---

static void write_open_list(struct writer *writer, const struct result *result,
                            enum question_state state, const char *heading) {
    const struct question_result *open[OPEN_SHOWN];
    size_t all = told_questions(result, state, open, OPEN_SHOWN);
    if (!all) return;
    writer_gap(writer);
    writer_label(writer, 0, heading);
    for (size_t i = 0; i < all && i < OPEN_SHOWN; i++) {
        writer_item(writer, 0, "-", open[i]->question->ask);
    }
    if (all > OPEN_SHOWN)
        writer_text(writer, 2, told_rest(writer->arena, all - OPEN_SHOWN));
}

static void write_parked(struct writer *writer, const struct result *result) {
    struct remarks parked =
        remarks_parked(writer->arena, writer->options, result);
    if (!parked.count) return;
    writer_gap(writer);
    writer_label(writer, 0, _("Parked for later:"));
    for (size_t i = 0; i < parked.count; i++) {
        writer_item(writer, 0, "-",
                    told_parked(writer->arena, &parked.items[i]));
    }
}

void text_open_chapter(struct writer *writer, const struct result *result) {
    if (!told_open(writer->arena, writer->options, result)) return;
    writer_chapter(writer, _("What is still open"));
    write_open_list(writer, result, STATE_DONT_KNOW,
                    _("Nobody could say; find out:"));
    write_open_list(writer, result, STATE_UNANSWERED, _("Not answered yet:"));
    write_parked(writer, result);
}

// --- Closing questions ---

// Answers without a distribution stand by themselves, a line for each
// respondent.
static void write_words(struct writer *writer, const struct result *result,
                        const struct question *question) {
    struct remarks words =
        remarks_of_words(writer->arena, writer->options, result, question);
    write_remarks(writer, 2, &words);
}

static void write_closing(struct writer *writer, const struct result *result,
                          const struct question *question) {
    struct arena *arena = writer->arena;
    const struct render_options *options = writer->options;
    writer_gap(writer);
    writer_label(writer, 0, question->ask);
    for (size_t i = 0; i < result->assessment_count; i++) {
        const struct answer *answer =
            &result->assessments[i]->answers[question->index];
        if (answer->state == ANSWER_GIVEN)
            writer_text(writer, 2,
                        phrase_value(arena, question, &answer->value));
        struct remarks beside = remarks_of(arena, options, question, answer);
        write_remarks(writer, 2, &beside);
    }
}

void text_closing_chapter(struct writer *writer, const struct result *result) {
    bool any = false;
    for (size_t i = 0; i < result->questionnaire->closing_count; i++) {
        const struct question *question = &result->questionnaire->closing[i];
        if (!told_closing(writer->arena, writer->options, result, question))
            continue;
        if (!any) writer_chapter(writer, _("What was taken away"));
        any = true;
        write_closing(writer, result, question);
    }
}

// --- Every answer ---

static void write_answer(struct writer *writer, const struct result *result,
                         const struct question_result *question) {
    struct arena *arena = writer->arena;
    const struct render_options *options = writer->options;
    struct remarks beside =
        remarks_of_all(arena, options, result, question->question);
    writer_gap(writer);
    writer_label(writer, 0, question->question->ask);
    if (question->state != STATE_ANSWERED)
        writer_text(writer, 2,
                    arena_printf(arena, "[%s]", phrase_state(question->state)));
    else if (question->answer || !isnan(question->mean))
        writer_text(writer, 2, sentence_today(arena, question));
    else if (!question->tally.ballot_count)
        write_words(writer, result, question->question);
    text_spread(writer, 4, question);
    write_remarks(writer, 2, &beside);
}

void text_answers_chapter(struct writer *writer, const struct result *result) {
    const struct section *section = NULL;
    const char *hidden = told_hidden(writer->arena, result);
    writer_chapter(writer, _("Every answer"));
    if (remarks_left_out(writer->options, result))
        writer_text(writer, 0,
                    _("So many have answered that what single respondents "
                      "wrote is left out."));
    for (size_t i = 0; i < result->questionnaire->question_count; i++) {
        const struct question_result *question = &result->questions[i];
        if (!question->question->ladder || question->state == STATE_HIDDEN)
            continue;
        if (question->question->section != section) {
            section = question->question->section;
            writer_heading(writer, sentence_section(writer->arena, section));
        }
        write_answer(writer, result, question);
    }
    if (!hidden) return;
    writer_gap(writer);
    writer_text(writer, 0, hidden);
}
