// SPDX-License-Identifier: MIT
//
// Several respondents: how far they agree, and what to talk about first.

#include "phrases.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"

#define DISCUSS_SHOWN 5
#define WIDEST_BAR 24

static int widest_label(struct writer *writer, const struct question *question,
                        const struct tally *tally) {
    int widest = 1;
    for (size_t i = 0; i < tally->ballot_count; i++) {
        const char *label =
            phrase_ballot(writer->arena, question, &tally->ballots[i]);
        int width = text_width(text_visible(writer->arena, label, false));
        if (width > widest) widest = width;
    }
    return widest > writer->width * 2 / 5 ? writer->width * 2 / 5 : widest;
}

static void write_ballot(struct writer *writer, int indent, int label,
                         const char *name, double count, double most) {
    if (writer->form->bar) {
        writer->form->bar(writer, indent, name, count / most,
                          phrase_plain(writer->arena, count));
        return;
    }
    int room = writer_room(writer, indent, label) - 8;
    int columns = room > WIDEST_BAR ? WIDEST_BAR : room < 4 ? 4 : room;
    int filled = (int)(count / most * columns + 0.5);
    const char *bar = writer_bar(writer, filled < 1 ? 1 : filled, 1, NAN);
    writer_pair(writer, indent, label, name,
                arena_printf(writer->arena, "%s %s", bar,
                             phrase_plain(writer->arena, count)));
}

static void write_distribution(struct writer *writer, int indent,
                               const struct question *question,
                               const struct tally *tally) {
    double most = tally->dont_know > tally->not_applicable
                      ? tally->dont_know
                      : tally->not_applicable;
    int label = widest_label(writer, question, tally);
    for (size_t i = 0; i < tally->ballot_count; i++) {
        if (tally->ballots[i].count > most) most = tally->ballots[i].count;
    }
    if (!(most > 0)) return;
    writer_pairs(writer, _("Answer"), _("Respondents"));
    if (writer->form->keep) writer->form->keep(writer, tally->ballot_count);
    for (size_t i = 0; i < tally->ballot_count; i++) {
        const struct ballot *ballot = &tally->ballots[i];
        write_ballot(writer, indent, label,
                     phrase_ballot(writer->arena, question, ballot),
                     ballot->count, most);
    }
    if (tally->dont_know > 0)
        writer_text(
            writer, indent,
            arena_printf(writer->arena, _("Don't know: %s"),
                         phrase_plain(writer->arena, tally->dont_know)));
    if (tally->not_applicable > 0)
        writer_text(
            writer, indent,
            arena_printf(writer->arena, _("Not applicable: %s"),
                         phrase_plain(writer->arena, tally->not_applicable)));
}

void text_spread(struct writer *writer, int indent,
                 const struct question_result *question) {
    const struct tally *tally = &question->tally;
    struct arena *arena = writer->arena;
    if (tally->counted + tally->dont_know + tally->not_applicable > 1) {
        write_distribution(writer, indent, question->question, tally);
        const char *agreement =
            sentence_agreement(arena, question->question, &question->agreement);
        if (agreement) writer_text(writer, indent, agreement);
    }
    const struct votes_before *votes = question->votes;
    if (!votes) return;
    writer_text(writer, indent, _("The votes before it was agreed:"));
    write_distribution(writer, indent, question->question, &votes->tally);
    const char *agreement =
        sentence_agreement(arena, question->question, &votes->agreement);
    if (agreement) writer_text(writer, indent, agreement);
}

void text_people_chapter(struct writer *writer, const struct result *result) {
    if (!result->discuss_count) return;
    writer_chapter(writer, _("What to talk about first"));
    writer_text(writer, 0,
                _("Here the respondents see things most differently. The "
                  "number ranks the list; it proves nothing. Hear what each "
                  "side sees before you settle on an answer."));
    for (size_t i = 0; i < result->discuss_count && i < DISCUSS_SHOWN; i++) {
        const struct question_result *question = result->discuss_first[i];
        writer_entry(writer, arena_printf(writer->arena, "%zu.", i + 1),
                     question->question->ask);
        text_spread(writer, 3, question);
    }
}
