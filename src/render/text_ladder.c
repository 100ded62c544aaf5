// SPDX-License-Identifier: MIT
//
// One ladder of the text report: where the level stands, the sections, and what
// holds the next level back.

#include "phrases.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"

#define LONGEST_BAR 30
#define HOLDING_SHOWN 7

// Columns for the longest label of a column, but at most two fifths of a page.
static int fit_label(const struct writer *writer, int longest) {
    int most = writer->width * 2 / 5;
    return longest > most ? most : longest;
}

static int bar_columns(const struct writer *writer, int indent, int label,
                       int beside) {
    int columns = writer_room(writer, indent, label) - beside;
    return columns > LONGEST_BAR ? LONGEST_BAR : columns < 4 ? 4 : columns;
}

static int shown_width(const struct writer *writer, const char *text) {
    return text_width(text_visible(writer->arena, text, false));
}

// --- The picture ---

#define MARK_COLUMNS 5 // "> 2  "

// The title beside the mark and the number, below each other where it takes
// several lines.
static const char *rung_label(struct arena *arena, const struct ladder *ladder,
                              int level, bool here, int columns) {
    const char *title =
        text_visible(arena, ladder_level_title(ladder, level), false);
    size_t count;
    struct line *lines =
        text_wrap(arena, title, columns - MARK_COLUMNS, &count);
    const char *label = arena_printf(arena, "%s %d  ", here ? ">" : " ", level);
    for (size_t i = 0; i < count; i++)
        label = arena_printf(arena, "%s%s%.*s", label, i ? "\n     " : "",
                             (int)lines[i].length, lines[i].start);
    return label;
}

static const char *rung_bar(struct writer *writer,
                            const struct ladder_result *ladder, int rung,
                            int columns) {
    const struct node_result *node = &ladder->node;
    double needed = ladder->ladder->attain, share = node->shares[rung];
    if (!node->asked[rung]) return _("nothing is asked about this level");
    const char *bar = writer_bar(writer, columns, share, needed);
    if (isnan(share))
        return arena_printf(writer->arena, "%s  %s", bar, _("open"));
    return arena_printf(writer->arena, "%s  %s", bar,
                        share < needed - 1e-9
                            ? phrase_percent_below(writer->arena, share, needed)
                            : phrase_percent(writer->arena, share));
}

void text_rungs(struct writer *writer, const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    struct arena *arena = writer->arena;
    int longest = 4;
    for (int level = ladder->start; level <= ladder->top; level++) {
        int width = shown_width(writer, ladder_level_title(ladder, level));
        if (width > longest) longest = width;
    }
    int label = fit_label(writer, MARK_COLUMNS + longest);
    int columns = bar_columns(writer, 0, label, 6);
    for (int level = ladder->top; level >= ladder->start; level--) {
        bool here = level == result->node.level;
        if (level == ladder->start && level == 0 && !here) continue;
        writer_pair(
            writer, 0, label, rung_label(arena, ladder, level, here, label),
            level == ladder->start ? _("where everyone starts")
                                   : rung_bar(writer, result, level, columns));
    }
    if (writer->options->brief) return;
    writer_gap(writer);
    writer_text(
        writer, 0,
        arena_printf(arena,
                     _("Each bar shows how much of a level is in place; the "
                       "upright line marks the %s that is needed. \">\" marks "
                       "the level reached."),
                     phrase_percent(arena, ladder->attain)));
}

static void write_level_text(struct writer *writer, const struct ladder *ladder,
                             int number, const char *heading) {
    const struct level *level = ladder_level(ladder, number);
    if (!level || !level->text) return;
    writer_heading(writer, heading);
    writer_prose(writer, 0, level->text);
}

// --- Sections ---

static const char *answered_text(struct arena *arena,
                                 const struct node_result *node) {
    const char *text = sentence_answered(arena, node);
    return text[0] ? arena_printf(arena, "  %s", text) : "";
}

static const char *score_bar(struct writer *writer,
                             const struct node_result *node, int columns) {
    const struct ladder *ladder = node->section->ladder;
    double part = (node->score - ladder->start) / (ladder->top - ladder->start);
    return arena_printf(
        writer->arena, "%s  %s%s", writer_bar(writer, columns, part, NAN),
        isnan(node->score) ? _("open")
                           : phrase_number(writer->arena, node->score, 1),
        answered_text(writer->arena, node));
}

// A section that asks about some levels only has no score to compare.
static const char *share_bars(struct writer *writer,
                              const struct node_result *node, int columns) {
    const struct ladder *ladder = node->section->ladder;
    struct arena *arena = writer->arena;
    const char *text = NULL;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (!node->asked[rung]) continue;
        double share = node->shares[rung];
        const char *bar = arena_printf(
            arena, _("%s  %s of level %d"),
            writer_bar(writer, columns, share, ladder->attain_each),
            isnan(share) ? _("open") : phrase_percent(arena, share), rung);
        text = text ? arena_printf(arena, "%s\n%s", text, bar) : bar;
    }
    if (!text) return _("nothing applies");
    return arena_printf(arena, "%s%s", text, answered_text(arena, node));
}

static void write_section(struct writer *writer, const struct node_result *node,
                          int indent, int label) {
    bool scored = node->every_rung_asked;
    int columns = bar_columns(writer, indent, label, scored ? 5 : 18);
    writer_pair(writer, indent, label, node->section->title,
                scored ? score_bar(writer, node, columns)
                       : share_bars(writer, node, columns));
    for (size_t i = 0; i < node->section_count; i++) {
        write_section(writer, &node->sections[i], indent + 2,
                      label > 12 ? label - 2 : label);
    }
}

void text_sections(struct writer *writer, const struct ladder_result *ladder) {
    const struct node_result *node = &ladder->node;
    int longest = 8;
    for (size_t i = 0; i < node->section_count; i++) {
        int width = shown_width(writer, node->sections[i].section->title);
        if (width > longest) longest = width;
    }
    for (size_t i = 0; i < node->section_count; i++) {
        write_section(writer, &node->sections[i], 0,
                      fit_label(writer, longest));
    }
}

static void write_sections(struct writer *writer,
                           const struct ladder_result *ladder) {
    const struct node_result *node = &ladder->node;
    struct arena *arena = writer->arena;
    bool scored = false;
    if (!node->section_count) return;
    for (size_t i = 0; i < node->section_count; i++) {
        scored |= node->sections[i].every_rung_asked;
    }
    writer_heading(
        writer,
        scored ? arena_printf(arena, _("Section by section, from %d to %d"),
                              ladder->ladder->start, ladder->ladder->top)
               : _("Section by section"));
    writer->form->sections(writer, ladder);
    const char *extremes = sentence_extremes(arena, node);
    if (!extremes) return;
    writer_gap(writer);
    writer_text(writer, 0, extremes);
}

// --- What holds back ---

static void write_answers(struct writer *writer,
                          const struct ladder_result *ladder) {
    struct arena *arena = writer->arena;
    size_t most = HOLDING_SHOWN;
    if (!ladder->holding_count) return;
    writer_gap(writer);
    writer_text(writer, 0,
                arena_printf(arena,
                             _("These answers account for most of it. The "
                               "points say how much of the levels up to %d "
                               "each of them leaves open."),
                             ladder->target));
    for (size_t i = 0; i < ladder->holding_count && i < most; i++) {
        const struct holding *holding = &ladder->holding[i];
        const struct question *question = holding->question->question;
        writer_gap(writer);
        writer_item(
            writer, 0, "-",
            arena_printf(arena, _("%s (%s, %s points)"), question->ask,
                         question->section->title,
                         phrase_number(arena, 100 * holding->missing, 1)));
        writer_text(writer, 2,
                    arena_printf(arena, _("Today: %s"),
                                 sentence_today(arena, holding->question)));
    }
    if (ladder->holding_count <= most) return;
    size_t rest = ladder->holding_count - most;
    writer_gap(writer);
    writer_text(
        writer, 0,
        arena_printf(arena,
                     PLURAL("%zu other answer accounts for less.",
                            "%zu other answers account for less.", rest),
                     rest));
}

static void write_settle(struct writer *writer,
                         const struct ladder_result *ladder) {
    if (!ladder->settle_now_count) return;
    writer_gap(writer);
    writer_text(writer, 0,
                _("The level depends on questions that are still open. Settle "
                  "these first:"));
    for (size_t i = 0; i < ladder->settle_now_count; i++) {
        writer_item(writer, 0, "-", ladder->settle_now[i]->question->ask);
    }
}

static void write_holding(struct writer *writer,
                          const struct ladder_result *ladder) {
    struct arena *arena = writer->arena;
    const char *heading = sentence_holding(arena, ladder);
    if (heading) writer_heading(writer, heading);
    for (size_t i = 0; i < ladder->blocking_count; i++) {
        writer_item(
            writer, 0, "-",
            sentence_blocking(arena, ladder->ladder, &ladder->blocking[i]));
    }
    write_answers(writer, ladder);
    write_settle(writer, ladder);
}

void text_ladder_chapter(struct writer *writer,
                         const struct ladder_result *ladder) {
    struct arena *arena = writer->arena;
    int level = ladder->node.level, target = ladder->target;
    writer_chapter(writer, ladder->ladder->root.title);
    if (ladder->ladder->root.text) {
        writer_prose(writer, 0, ladder->ladder->root.text);
        writer_gap(writer);
    }
    writer->form->rungs(writer, ladder);
    if (level != LEVEL_UNKNOWN)
        write_level_text(
            writer, ladder->ladder, level,
            arena_printf(arena, _("Level %s"),
                         phrase_level(arena, ladder->ladder, level)));
    if (level != LEVEL_UNKNOWN && target > level)
        write_level_text(
            writer, ladder->ladder, target,
            arena_printf(arena, _("What level %s looks like"),
                         phrase_level_inside(arena, ladder->ladder, target)));
    write_sections(writer, ladder);
    write_holding(writer, ladder);
}
