// SPDX-License-Identifier: MIT
//
// The end of the text report: what is open, what was parked, what people took
// away, and every answer with what was written beside it.

#include "phrases.h"
#include "remarks.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"

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

static size_t write_open_list(struct writer *writer,
                              const struct result *result,
                              enum question_state state, const char *heading) {
    size_t count = 0;
    for (size_t i = 0; i < result->questionnaire->question_count; i++) {
        const struct question_result *question = &result->questions[i];
        if (question->state != state || !question->question->ladder) continue;
        if (count++ == OPEN_SHOWN) continue;
        if (count > OPEN_SHOWN) continue;
        if (count == 1) {
            writer_gap(writer);
            writer_label(writer, 0, heading);
        }
        writer_item(writer, 0, "-", question->question->ask);
    }
    if (count <= OPEN_SHOWN) return count;
    size_t rest = count - OPEN_SHOWN;
    writer_text(writer, 2,
                arena_printf(writer->arena,
                             PLURAL("and %zu more", "and %zu more", rest),
                             rest));
    return count;
}

static bool has_open(const struct result *result) {
    for (size_t i = 0; i < result->questionnaire->question_count; i++) {
        const struct question_result *question = &result->questions[i];
        if (!question->question->ladder) continue;
        if (question->state == STATE_UNANSWERED ||
            question->state == STATE_DONT_KNOW)
            return true;
    }
    return false;
}

static void write_parked(struct writer *writer, const struct remarks *parked) {
    if (!parked->count) return;
    writer_gap(writer);
    writer_label(writer, 0, _("Parked for later:"));
    for (size_t i = 0; i < parked->count; i++) {
        writer_item(writer, 0, "-",
                    arena_printf(writer->arena, "%s (%s)",
                                 parked->items[i].text,
                                 parked->items[i].label));
    }
}

void text_open_chapter(struct writer *writer, const struct result *result) {
    struct remarks parked =
        remarks_parked(writer->arena, writer->options, result);
    if (!has_open(result) && !parked.count) return;
    writer_chapter(writer, _("What is still open"));
    write_open_list(writer, result, STATE_DONT_KNOW,
                    _("Nobody could say; find out:"));
    write_open_list(writer, result, STATE_UNANSWERED, _("Not answered yet:"));
    write_parked(writer, &parked);
}

// --- Closing questions ---

static bool was_given(const struct result *result,
                      const struct question *question) {
    for (size_t i = 0; i < result->assessment_count; i++) {
        if (result->assessments[i]->answers[question->index].state ==
            ANSWER_GIVEN)
            return true;
    }
    return false;
}

// Answers without a distribution stand by themselves, a line for each
// respondent.
static void write_words(struct writer *writer, const struct result *result,
                        const struct question *question) {
    struct remarks words =
        remarks_of_words(writer->arena, writer->options, result, question);
    write_remarks(writer, 2, &words);
}

// Whether a chapter of its own tells it.
static bool is_sorted(const struct result *result,
                      const struct question *question) {
    for (size_t i = 0; i < result->list_count; i++) {
        if (result->lists[i].question == question) return true;
    }
    return false;
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
        if (!was_given(result, question) || is_sorted(result, question))
            continue;
        if (!any) writer_chapter(writer, _("What was taken away"));
        any = true;
        if (remarks_left_out(writer->options, result))
            write_words(writer, result, question);
        else
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
    size_t hidden = 0;
    writer_chapter(writer, _("Every answer"));
    if (remarks_left_out(writer->options, result))
        writer_text(writer, 0,
                    _("So many have answered that what single respondents "
                      "wrote is left out."));
    for (size_t i = 0; i < result->questionnaire->question_count; i++) {
        const struct question_result *question = &result->questions[i];
        if (!question->question->ladder) continue;
        if (question->state == STATE_HIDDEN) {
            hidden++;
            continue;
        }
        if (question->question->section != section) {
            section = question->question->section;
            writer_heading(writer, sentence_section(writer->arena, section));
        }
        write_answer(writer, result, question);
    }
    if (!hidden) return;
    writer_gap(writer);
    writer_text(writer, 0,
                arena_printf(writer->arena,
                             PLURAL("%zu question was not asked, because other "
                                    "answers made it pointless.",
                                    "%zu questions were not asked, because "
                                    "other answers made them pointless.",
                                    hidden),
                             hidden));
}
