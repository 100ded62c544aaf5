// SPDX-License-Identifier: MIT
//
// A question's ballots, what they fulfil of each level, and their weight.

#include "explain.h"
#include "phrases.h"
#include "sentences.h"
#include "text.h"

// What one ballot fulfils of [rung].
static double ballot_fulfilment(const struct question *question,
                                const struct ballot *ballot, int rung) {
    if (question->scoring == SCORING_DEGREE) return ballot->measure;
    double part = ballot->measure - (rung - 1);
    return part < 0 ? 0 : part > 1 ? 1 : part;
}

static const char *fulfilments(struct writer *writer,
                               const struct question_result *result) {
    const struct ladder *ladder = result->question->ladder;
    struct arena *arena = writer->arena;
    const char *text = NULL;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (!explain_speaks(result->question, rung)) continue;
        const char *part =
            arena_printf(arena, "f(%d) = %s", rung,
                         explain_figure(arena, result->fulfilment[rung]));
        text = phrase_join(arena, text, part);
    }
    return text ? text : "";
}

void explain_answers(struct writer *writer, const struct result *result,
                     const struct section *section) {
    struct arena *arena = writer->arena;
    for (size_t i = 0; i < section->question_count; i++) {
        const struct question *question = &section->questions[i];
        const struct question_result *row = &result->questions[question->index];
        if (question->scoring == SCORING_NONE) continue;
        if (row->state == STATE_ANSWERED)
            writer_item(writer, 2, "-",
                        arena_printf(arena, _("%s, weight %s: %s"),
                                     question->id,
                                     phrase_plain(arena, question->weight),
                                     fulfilments(writer, row)));
        else
            writer_item(writer, 2, "-",
                        arena_printf(arena, _("%s, weight %s: %s"),
                                     question->id,
                                     phrase_plain(arena, question->weight),
                                     phrase_state(row->state)));
    }
}

static void write_ballots(struct writer *writer,
                          const struct question_result *result) {
    const struct tally *tally = &result->tally;
    struct arena *arena = writer->arena;
    writer_heading(writer, _("Ballots"));
    for (size_t i = 0; i < tally->ballot_count; i++) {
        const struct ballot *ballot = &tally->ballots[i];
        writer_item(writer, 0, "-",
                    arena_printf(arena, "%s: %s",
                                 phrase_ballot(arena, result->question, ballot),
                                 phrase_plain(arena, ballot->count)));
    }
    const struct {
        const char *label;
        double count;
    } others[] = {
        {_("don't know"), tally->dont_know},
        {_("not applicable"), tally->not_applicable},
        {_("open"), (double)tally->unanswered},
        {_("not asked"), (double)tally->hidden},
    };
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (others[i].count > 0)
            writer_item(writer, 0, "-",
                        arena_printf(arena, _("%s: %s (not counted)"),
                                     others[i].label,
                                     phrase_plain(arena, others[i].count)));
    }
}

static void write_fulfilment(struct writer *writer,
                             const struct question_result *result, int rung) {
    const struct tally *tally = &result->tally;
    struct arena *arena = writer->arena;
    struct terms terms = {0};
    for (size_t i = 0; i < tally->ballot_count; i++) {
        terms_add(
            writer, &terms, tally->ballots[i].count,
            ballot_fulfilment(result->question, &tally->ballots[i], rung));
    }
    if (!terms.count) return;
    writer_item(writer, 0, "-",
                arena_printf(arena, "f(%d) = (%s) %s %s = %s", rung, terms.text,
                             explain_by(writer),
                             phrase_plain(arena, tally->counted),
                             explain_figure(arena, result->fulfilment[rung])));
    writer_text(
        writer, 2,
        arena_printf(arena, _("weight in the ladder's share of level %d: %s"),
                     rung, explain_figure(arena, result->effective[rung])));
}

static void write_agreement(struct writer *writer,
                            const struct agreement *agreement) {
    if (isnan(agreement->consensus)) return;
    struct arena *arena = writer->arena;
    const char *shape = phrase_shape(agreement->shape);
    writer_heading(writer, _("Agreement"));
    writer_item(writer, 0, "-",
                arena_printf(arena,
                             _("consensus %s (1: all agree; 0: split "
                               "between the ends)"),
                             explain_figure(arena, agreement->consensus)));
    writer_item(writer, 0, "-",
                arena_printf(arena,
                             _("middle answer %s; mean distance from it "
                               "%s"),
                             explain_figure(arena, agreement->median),
                             explain_figure(arena, agreement->distance)));
    if (shape) writer_item(writer, 0, "-", shape);
}

static void write_scored(struct writer *writer,
                         const struct question_result *result) {
    const struct question *question = result->question;
    const struct ladder *ladder = question->ladder;
    struct arena *arena = writer->arena;
    writer_heading(writer, _("What it fulfils"));
    writer_text(writer, 0,
                question->scoring == SCORING_LEVELS
                    ? _("It speaks of every level: an answer fulfils all "
                        "levels up to it, half a level by half.")
                    : arena_printf(arena, _("It speaks of level %d alone."),
                                   question->level));
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (explain_speaks(question, rung))
            write_fulfilment(writer, result, rung);
    }
    if (!isnan(result->mean))
        writer_item(writer, 0, "-",
                    arena_printf(arena, _("mean of the ballots: %s"),
                                 explain_figure(arena, result->mean)));
    if (!isnan(result->missing) && result->missing > 1e-9)
        writer_item(writer, 0, "-",
                    arena_printf(arena,
                                 _("it accounts for %s of what is "
                                   "missing up to the target"),
                                 explain_figure(arena, result->missing)));
}

// Which recommendations would change this answer.
static void write_lifted_by(struct writer *writer, const struct result *result,
                            const struct question *question) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct arena *arena = writer->arena;
    bool any = false;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct recommendation *advice =
            &questionnaire->recommendations[i];
        for (size_t j = 0; j < advice->lift_count; j++) {
            if (advice->lifts[j].question != question) continue;
            if (!any) writer_heading(writer, _("What would lift it"));
            any = true;
            writer_item(writer, 0, "-",
                        arena_printf(arena, _("%s, to %s (%s)"), advice->title,
                                     phrase_measure(arena, question,
                                                    advice->lifts[j].amount),
                                     advice->id));
        }
    }
}

void explain_question(struct writer *writer, const struct result *result,
                      const struct question_result *row) {
    const struct question *question = row->question;
    struct arena *arena = writer->arena;
    writer_chapter(writer,
                   arena_printf(arena, "%s (%s)", question->ask, question->id));
    if (question->section)
        writer_text(writer, 0,
                    arena_printf(arena, _("Section: %s; weight in it: %s"),
                                 question->section->title,
                                 phrase_plain(arena, question->weight)));
    writer_text(writer, 0,
                arena_printf(arena, _("State: %s"), phrase_state(row->state)));
    if (row->state == STATE_ANSWERED)
        writer_text(
            writer, 0,
            arena_printf(arena, _("Answer: %s"), sentence_today(arena, row)));
    if (question->when)
        writer_text(writer, 0,
                    arena_printf(arena, _("Asked only when: %s"),
                                 expression_text(question->when)));
    write_ballots(writer, row);
    if (question->scoring == SCORING_NONE) return;
    write_scored(writer, row);
    write_agreement(writer, &row->agreement);
    write_lifted_by(writer, result, question);
}
