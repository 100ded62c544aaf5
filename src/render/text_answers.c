// SPDX-License-Identifier: MIT
//
// The end of the text report: what is open, what was parked, what people took
// away, and every answer with what was written beside it.

#include "phrases.h"
#include "text.h"
#include "text_parts.h"

#include <string.h>

#define OPEN_SHOWN 20

// --- What stands beside an answer ---

struct remark {
    const char *label, *private_label;
    const char *text;
};

static void write_remark(struct writer *writer, int indent,
                         const struct remark *remark, bool is_private) {
    if (!remark->text || !remark->text[0]) return;
    writer_text(writer, indent,
                arena_printf(writer->arena, "%s: %s",
                             is_private ? remark->private_label : remark->label,
                             remark->text));
}

static const char *tick_labels(struct arena *arena,
                               const struct question *question,
                               const struct answer *answer) {
    const char *text = NULL;
    for (size_t i = 0; i < answer->tick_count; i++) {
        const char *label = answer->ticks[i];
        for (size_t j = 0; j < question->tick_count; j++) {
            if (strcmp(question->ticks[j].code, answer->ticks[i]) == 0)
                label = question->ticks[j].label;
        }
        text = text ? arena_printf(arena, "%s; %s", text, label) : label;
    }
    return text;
}

static void write_remarks(struct writer *writer, int indent,
                          const struct question *question,
                          const struct answer *answer) {
    const struct remark remarks[] = {
        {_("Reason"), _("Reason (private)"), answer->reason},
        {_("Ticked"), _("Ticked"),
         tick_labels(writer->arena, question, answer)},
        {_("Why not what the ticks propose"),
         _("Why not what the ticks propose"), answer->override},
        {_("Note"), _("Note (private)"), answer->note},
        {_("Evidence"), _("Evidence (private)"), answer->evidence},
        {_("Agreed by"), _("Agreed by"), answer->basis},
        {_("Another view"), _("Another view (private)"), answer->dissent},
        {_("Parked"), _("Parked"), answer->parked},
    };
    for (size_t i = 0; i < COUNT_OF(remarks); i++) {
        write_remark(writer, indent, &remarks[i], answer->is_private);
    }
}

static void write_all_remarks(struct writer *writer, int indent,
                              const struct result *result,
                              const struct question *question) {
    for (size_t i = 0; i < result->assessment_count; i++) {
        write_remarks(writer, indent, question,
                      &result->assessments[i]->answers[question->index]);
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
            writer_text(writer, 0, heading);
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

static void write_parked(struct writer *writer, const struct result *result) {
    bool any = false;
    for (size_t i = 0; i < result->questionnaire->question_count; i++) {
        for (size_t j = 0; j < result->assessment_count; j++) {
            const char *parked = result->assessments[j]->answers[i].parked;
            if (!parked || !parked[0]) continue;
            if (!any) {
                writer_gap(writer);
                writer_text(writer, 0, _("Parked for later:"));
            }
            any = true;
            writer_item(writer, 0, "-",
                        arena_printf(writer->arena, "%s (%s)", parked,
                                     result->questionnaire->questions[i]->ask));
        }
    }
}

static bool has_parked(const struct result *result) {
    for (size_t j = 0; j < result->assessment_count; j++) {
        for (size_t i = 0; i < result->questionnaire->question_count; i++) {
            const char *parked = result->assessments[j]->answers[i].parked;
            if (parked && parked[0]) return true;
        }
    }
    return false;
}

void text_open_chapter(struct writer *writer, const struct result *result) {
    if (!has_open(result) && !has_parked(result)) return;
    writer_chapter(writer, _("What is still open"));
    write_open_list(writer, result, STATE_DONT_KNOW,
                    _("Nobody could say; find out:"));
    write_open_list(writer, result, STATE_UNANSWERED, _("Not answered yet:"));
    write_parked(writer, result);
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

void text_closing_chapter(struct writer *writer, const struct result *result) {
    bool any = false;
    for (size_t i = 0; i < result->questionnaire->closing_count; i++) {
        const struct question *question = &result->questionnaire->closing[i];
        if (!was_given(result, question)) continue;
        if (!any) writer_chapter(writer, _("What was taken away"));
        any = true;
        writer_gap(writer);
        writer_text(writer, 0, question->ask);
        for (size_t j = 0; j < result->assessment_count; j++) {
            const struct answer *answer =
                &result->assessments[j]->answers[question->index];
            if (answer->state == ANSWER_GIVEN)
                writer_text(
                    writer, 2,
                    phrase_value(writer->arena, question, &answer->value));
            write_remarks(writer, 2, question, answer);
        }
    }
}

// --- Every answer ---

// Unscored questions have no mean: with several respondents each answer stands
// by itself unless the ballots tell it.
static void write_each(struct writer *writer, const struct result *result,
                       const struct question *question) {
    for (size_t i = 0; i < result->assessment_count; i++) {
        const struct answer *answer =
            &result->assessments[i]->answers[question->index];
        if (answer->state == ANSWER_GIVEN)
            writer_text(writer, 2,
                        phrase_value(writer->arena, question, &answer->value));
    }
}

static void write_answer(struct writer *writer, const struct result *result,
                         const struct question_result *question) {
    struct arena *arena = writer->arena;
    writer_gap(writer);
    writer_text(writer, 0, question->question->ask);
    if (question->state != STATE_ANSWERED)
        writer_text(writer, 2,
                    arena_printf(arena, "[%s]", phrase_state(question->state)));
    else if (question->answer || !isnan(question->mean))
        writer_text(writer, 2, text_today(arena, question));
    else if (!question->tally.ballot_count)
        write_each(writer, result, question->question);
    text_spread(writer, 4, question);
    write_all_remarks(writer, 2, result, question->question);
}

static const char *section_heading(struct arena *arena,
                                   const struct section *section) {
    const char *text = section->title;
    while (section->parent) {
        section = section->parent;
        text = arena_printf(arena, "%s: %s", section->title, text);
    }
    return text;
}

void text_answers_chapter(struct writer *writer, const struct result *result) {
    const struct section *section = NULL;
    size_t hidden = 0;
    writer_chapter(writer, _("Every answer"));
    for (size_t i = 0; i < result->questionnaire->question_count; i++) {
        const struct question_result *question = &result->questions[i];
        if (!question->question->ladder) continue;
        if (question->state == STATE_HIDDEN) {
            hidden++;
            continue;
        }
        if (question->question->section != section) {
            section = question->question->section;
            writer_heading(writer, section_heading(writer->arena, section));
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
