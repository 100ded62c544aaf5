// SPDX-License-Identifier: MIT
//
// Level, score and shares of a ladder or section, down to the answers.

#include "explain.h"
#include "phrases.h"
#include "text.h"

#define TOLERANCE 1e-9

// --- Shares ---

static bool is_open(const struct question_result *question) {
    return !question->excluded && question->state != STATE_ANSWERED;
}

// The fulfilment that counts in a share; NAN for what stays out of it. Where
// the ladder counts open questions as nothing in place, they do count.
static double counted(const struct question_result *question, int rung) {
    if (!explain_speaks(question->question, rung)) return NAN;
    if (is_open(question))
        return question->question->ladder->unanswered_zero ? 0 : NAN;
    return question->excluded ? NAN : question->fulfilment[rung];
}

static double section_terms(struct writer *writer,
                            const struct node_result *node, int rung,
                            struct terms *terms) {
    double weights = 0;
    for (size_t i = 0; i < node->section_count; i++) {
        const struct node_result *section = &node->sections[i];
        if (isnan(section->shares[rung])) continue;
        terms_add(writer, terms, section->section->weight,
                  section->shares[rung]);
        weights += section->section->weight;
    }
    return weights;
}

static double question_terms(struct writer *writer, const struct result *result,
                             const struct section *section, int rung,
                             struct terms *terms) {
    double weights = 0;
    for (size_t i = 0; i < section->question_count; i++) {
        const struct question *question = &section->questions[i];
        double value = counted(&result->questions[question->index], rung);
        if (isnan(value)) continue;
        terms_add(writer, terms, question->weight, value);
        weights += question->weight;
    }
    return weights;
}

static void write_share(struct writer *writer, const struct result *result,
                        const struct node_result *node, int rung) {
    struct arena *arena = writer->arena;
    const char *title = node->section->title;
    if (!node->asked[rung]) {
        writer_text(writer, 0,
                    arena_printf(arena, _("share(%d) of %s: nothing asked"),
                                 rung, title));
        return;
    }
    struct terms terms = {0};
    double weights =
        node->section_count
            ? section_terms(writer, node, rung, &terms)
            : question_terms(writer, result, node->section, rung, &terms);
    if (!terms.count) {
        writer_text(writer, 0,
                    arena_printf(arena,
                                 _("share(%d) of %s: unknown, all that is "
                                   "asked about it is open"),
                                 rung, title));
        return;
    }
    const char *text = arena_printf(arena, "share(%d) of %s = (%s) %s %s = %s",
                                    rung, title, terms.text, explain_by(writer),
                                    phrase_plain(arena, weights),
                                    explain_figure(arena, node->shares[rung]));
    if (node->shares_high[rung] - node->shares_low[rung] > TOLERANCE)
        text =
            arena_printf(arena, _("%s (between %s and %s with what is open)"),
                         text, explain_figure(arena, node->shares_low[rung]),
                         explain_figure(arena, node->shares_high[rung]));
    writer_item(writer, 0, "-", text);
}

static void write_shares(struct writer *writer, const struct result *result,
                         const struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        write_share(writer, result, node, rung);
    }
}

// --- Score ---

static void write_score(struct writer *writer, const struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    struct arena *arena = writer->arena;
    const char *sum = NULL;
    int asked = 0;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (!node->asked[rung]) continue;
        const char *share = explain_figure(arena, node->shares[rung]);
        sum = sum ? arena_printf(arena, "%s + %s", sum, share) : share;
        asked++;
    }
    if (!sum) return;
    writer_item(writer, 0, "-",
                arena_printf(arena, _("score of %s = %d + %d%s(%s) %s %d = %s"),
                             node->section->title, ladder->start,
                             ladder->top - ladder->start, explain_times(writer),
                             sum, explain_by(writer), asked,
                             explain_figure(arena, node->score)));
    if (node->score_high - node->score_low > TOLERANCE)
        writer_text(writer, 2,
                    arena_printf(arena,
                                 _("between %s and %s, however the open "
                                   "questions turn out"),
                                 explain_figure(arena, node->score_low),
                                 explain_figure(arena, node->score_high)));
    writer_item(writer, 0, "-",
                arena_printf(arena,
                             _("coverage of %s = %s (by weight; %zu of %zu "
                               "questions are answered)"),
                             node->section->title,
                             explain_figure(arena, node->coverage),
                             node->answered, node->asked_count));
}

// --- Level ---

// "0.7499 < 0.75": with as many decimals as show the difference.
static const char *comparison(struct arena *arena, double share,
                              double threshold) {
    if (isnan(share)) return _("unknown");
    bool reached = share >= threshold - TOLERANCE;
    int decimals = 2;
    while (!reached && decimals < 9 &&
           fabs(share - threshold) < pow(10, -decimals)) {
        decimals++;
    }
    return arena_printf(arena, "%s %s %s",
                        phrase_number(arena, share, decimals),
                        reached ? ">=" : "<", explain_figure(arena, threshold));
}

static bool enough(double share, double threshold) {
    return !isnan(share) && share >= threshold - TOLERANCE;
}

// Whether [rung] of the ladder passes [threshold] everywhere; says so.
static bool write_condition(struct writer *writer,
                            const struct ladder_result *result, int rung,
                            double threshold, const char *word) {
    const struct node_result *node = &result->node;
    struct arena *arena = writer->arena;
    bool passed = enough(node->shares[rung], threshold);
    writer_item(writer, 2, "-",
                arena_printf(arena, "%s: %s", word,
                             comparison(arena, node->shares[rung], threshold)));
    for (size_t i = 0; i < node->section_count; i++) {
        const struct node_result *section = &node->sections[i];
        double share = section->shares[rung];
        if (isnan(share) || enough(share, result->ladder->attain_each))
            continue;
        passed = false;
        writer_item(writer, 4, "-",
                    arena_printf(
                        arena, _("but in \"%s\": %s"), section->section->title,
                        comparison(arena, share, result->ladder->attain_each)));
    }
    return passed;
}

static void write_rung(struct writer *writer,
                       const struct ladder_result *result, int rung) {
    const struct ladder *ladder = result->ladder;
    struct arena *arena = writer->arena;
    const char *name = phrase_level(arena, ladder, rung);
    if (!result->node.asked[rung]) {
        writer_item(writer, 0, "-",
                    arena_printf(arena,
                                 _("Level %s: nothing is asked about it, so it "
                                   "counts as held and is never attained."),
                                 name));
        return;
    }
    writer_item(writer, 0, "-", arena_printf(arena, _("Level %s:"), name));
    bool attained = write_condition(writer, result, rung, ladder->attain,
                                    _("to attain it"));
    bool held = attained;
    if (fabs(ladder->hold - ladder->attain) > TOLERANCE)
        held = write_condition(writer, result, rung, ladder->hold,
                               _("to hold it below another"));
    writer_text(writer, 2,
                attained ? held ? _("So it is attained and held.")
                                : _("So it is attained, but not held.")
                : held ? _("So it is held, but not attained.")
                         : _("So it is neither attained nor held."));
}

static void write_level(struct writer *writer,
                        const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    struct arena *arena = writer->arena;
    writer_heading(writer, _("Level"));
    writer_text(writer, 0,
                arena_printf(arena,
                             _("Attained: a share of at least %s, and at least "
                               "%s in each main section. Held: at least %s, "
                               "and the same in each main section. The level "
                               "is the highest one that is attained with every "
                               "level below it held."),
                             explain_figure(arena, ladder->attain),
                             explain_figure(arena, ladder->attain_each),
                             explain_figure(arena, ladder->hold)));
    writer_gap(writer);
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        write_rung(writer, result, rung);
    }
    writer_gap(writer);
    if (result->node.level == LEVEL_UNKNOWN)
        writer_text(writer, 0, _("The level is unknown: nothing is answered."));
    else
        writer_text(
            writer, 0,
            arena_printf(arena, _("So the level is %s."),
                         phrase_level(arena, ladder, result->node.level)));
    if (result->node.level_low != result->node.level_high)
        writer_text(writer, 0,
                    arena_printf(arena,
                                 _("With every open question at its lowest it "
                                   "would be %d, at its highest %d."),
                                 result->node.level_low,
                                 result->node.level_high));
    if (result->provisional)
        writer_text(
            writer, 0,
            arena_printf(arena,
                         _("The result is provisional: this span, or more than "
                           "a fifth of the weight not applicable (here %s)."),
                         explain_figure(arena, result->not_applicable)));
}

// --- What holds back ---

static void write_holding(struct writer *writer,
                          const struct ladder_result *ladder) {
    struct arena *arena = writer->arena;
    if (ladder->holding_count) {
        writer_heading(writer,
                       arena_printf(arena, _("What is missing up to level %d"),
                                    ladder->target));
        writer_text(writer, 0,
                    _("For each question: its weight in the ladder's share of "
                      "a level, times what is missing of it, summed over these "
                      "levels."));
        writer_gap(writer);
    }
    for (size_t i = 0; i < ladder->holding_count; i++) {
        writer_item(
            writer, 0, "-",
            arena_printf(arena, "%s: %s",
                         ladder->holding[i].question->question->id,
                         explain_figure(arena, ladder->holding[i].missing)));
    }
    if (!ladder->settle_count) return;
    writer_heading(writer, _("Settle first"));
    for (size_t i = 0; i < ladder->settle_count; i++) {
        writer_item(writer, 0, "-", ladder->settle_first[i]->question->id);
    }
}

// --- Whole nodes ---

static void write_node(struct writer *writer, const struct result *result,
                       const struct node_result *node) {
    const struct section *section = node->section;
    writer_heading(writer, arena_printf(writer->arena, "%s (%s)",
                                        section->title, section->id));
    write_score(writer, node);
    write_shares(writer, result, node);
    explain_answers(writer, result, section);
    for (size_t i = 0; i < node->section_count; i++) {
        write_node(writer, result, &node->sections[i]);
    }
}

void explain_section(struct writer *writer, const struct result *result,
                     const struct node_result *node) {
    struct arena *arena = writer->arena;
    const struct ladder *ladder = node->section->ladder;
    write_node(writer, result, node);
    writer_gap(writer);
    if (node->level == LEVEL_UNKNOWN) return;
    writer_text(writer, 0,
                arena_printf(arena,
                             _("By its own shares alone this section is at "
                               "level %s."),
                             phrase_level(arena, ladder, node->level)));
}

void explain_standing(struct writer *writer, const struct result *result,
                      const struct ladder_result *ladder) {
    const struct section *root = &ladder->ladder->root;
    write_level(writer, ladder);
    writer_heading(writer, _("Score and shares"));
    write_score(writer, &ladder->node);
    write_shares(writer, result, &ladder->node);
    write_holding(writer, ladder);
    explain_answers(writer, result, root);
}

void explain_ladder(struct writer *writer, const struct result *result,
                    const struct ladder_result *ladder) {
    const struct section *root = &ladder->ladder->root;
    writer_chapter(
        writer, arena_printf(writer->arena, "%s (%s)", root->title, root->id));
    explain_standing(writer, result, ladder);
    for (size_t i = 0; i < ladder->node.section_count; i++) {
        write_node(writer, result, &ladder->node.sections[i]);
    }
}
