// SPDX-License-Identifier: MIT
//
// Sections with their scores, and where the figures of one come from, down to
// the answers.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

// Sections within sections are listed down to here.
#define MOST_DEPTH 3
// Below so many columns sections have no bars.
#define NARROW 50

// --- Scores of sections ---

// "level 2: 80%, level 3: 40%": [text] with one more level behind it.
static const char *add_share(struct arena *arena, const char *text, int level,
                             const char *share) {
    return arena_printf(arena, "%s%s%s", text, *text ? ", " : "",
                        arena_printf(arena, _("level %d: %s"), level, share));
}

// Of the rungs that are asked.
static const char *shares_text(struct wizard *wizard,
                               const struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    struct arena *frame = wizard->frame;
    const char *text = "";
    for (int level = ladder->start + 1; level <= ladder->top; level++) {
        if (!node->asked[level]) continue;
        text = add_share(frame, text, level,
                         isnan(node->shares[level])
                             ? _("open")
                             : words_percent(frame, node->shares[level]));
    }
    return *text ? text : _("nothing asked");
}

// Sections of the first level have numbers, by which a radar calls them.
static void section_line(struct wizard *wizard, struct sheet *sheet,
                         const struct node_result *node, int depth,
                         size_t number, int titles) {
    const struct section *section = node->section;
    const struct ladder *ladder = section->ladder;
    struct arena *frame = wizard->frame;
    int x = 4 + 2 * depth, title = titles - 2 * depth;
    int bar = sheet->width - 4 - titles - 18;
    if (bar > 24) bar = 24;
    if (sheet->width < NARROW) bar = 0;
    sheet_item(sheet, (struct target){.section = section});
    sheet_row(sheet);
    sheet_title(sheet, x, ROLE_TEXT,
                number ? arena_printf(frame, "%zu %s", number, section->title)
                       : section->title,
                title);
    int column = x + title + 1;
    if (bar <= 0) {
        // Narrow: the number alone, at the edge.
        const char *text = node->every_rung_asked
                               ? words_number(frame, node->score, 1)
                               : shares_text(wizard, node);
        sheet_clip(sheet, column, ROLE_ANSWER, text, sheet->width - 1 - column);
        return;
    }
    if (!node->every_rung_asked) {
        sheet_clip(sheet, column, ROLE_TEXT, shares_text(wizard, node),
                   sheet->width - 2 - column);
        return;
    }
    int rungs = ladder->top - ladder->start;
    sheet_right(sheet, column + 4, ROLE_ANSWER,
                words_number(frame, node->score, 1));
    sheet_bar(sheet, column + 6, bar, (node->score - ladder->start) / rungs);
    if (node->answered < node->asked_count)
        sheet_clip(sheet, column + 8 + bar, ROLE_TEXT,
                   // TRANSLATORS: the number of open questions, in at most
                   // eight columns.
                   arena_printf(frame, C_("narrow column", "%zu open"),
                                node->asked_count - node->answered),
                   sheet->width - 1 - (column + 8 + bar));
}

static void section_lines(struct wizard *wizard, struct sheet *sheet,
                          const struct node_result *node, int depth,
                          int titles) {
    bool numbered = !depth && node->section->parent == NULL;
    for (size_t i = 0; i < node->section_count; i++) {
        section_line(wizard, sheet, &node->sections[i], depth,
                     numbered ? i + 1 : 0, titles);
        if (depth < MOST_DEPTH)
            section_lines(wizard, sheet, &node->sections[i], depth + 1, titles);
    }
}

// What the titles need, indented as they are.
static int titles_need(const struct node_result *node, int depth) {
    int most = 0;
    for (size_t i = 0; i < node->section_count; i++) {
        const struct node_result *one = &node->sections[i];
        int width = 2 * depth + text_width(one->section->title) + 3;
        int below = depth < MOST_DEPTH ? titles_need(one, depth + 1) : 0;
        if (width > most) most = width;
        if (below > most) most = below;
    }
    return most;
}

static bool has_scores(const struct node_result *node) {
    for (size_t i = 0; i < node->section_count; i++) {
        if (!node->sections[i].every_rung_asked) return false;
    }
    return true;
}

void section_scores(struct wizard *wizard, struct sheet *sheet,
                    const struct node_result *node) {
    // A bar gives way to titles, down to so many columns; where the screen is
    // narrow there is none.
    int titles = titles_need(node, 0), least = sheet->width >= 72 ? 12 : 8;
    int most = sheet->width - 22 - least;
    if (sheet->width < NARROW)
        most = sheet->width - 4 - (has_scores(node) ? 6 : 15);
    if (titles > most) titles = most > 8 ? most : 8;
    section_lines(wizard, sheet, node, 0, titles);
}

// --- Where a section comes from ---

static void question_shares(struct wizard *wizard, struct sheet *sheet,
                            const struct result *whole,
                            const struct question_result *result) {
    const struct question *question = result->question;
    struct arena *frame = wizard->frame;
    bool marked = wizard->views[PAGE_SECTION].marked == sheet->item_count;
    sheet_item(sheet, (struct target){.question = question});
    question_row_as(wizard, sheet, question,
                    &whole->assessments[0]->answers[question->index], marked);
    const char *text = "";
    for (int i = 0; i < LEVEL_COUNT; i++) {
        if (isnan(result->fulfilment[i])) continue;
        text = add_share(frame, text, i,
                         words_percent(frame, result->fulfilment[i]));
    }
    if (!*text)
        text = result->excluded ? _("does not count: not applicable or not "
                                    "asked")
                                : _("open: does not count yet");
    if (fabs(question->weight - 1) > 1e-9)
        text = arena_printf(frame, _("%s; weight %s"), text,
                            words_plain(frame, question->weight));
    sheet_text(sheet, 14, ROLE_TEXT, text);
    spread_lines(wizard, sheet, 14, result);
    sheet_plain(sheet);
}

// "Score: 1 + 1 + 0.19 + 0.02 + 0.02 = 2.23": where every level is asked.
static void score_line(struct wizard *wizard, struct sheet *sheet,
                       const struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    struct arena *frame = wizard->frame;
    if (!node->every_rung_asked || isnan(node->score)) return;
    const char *sum = arena_printf(frame, "%d", ladder->start);
    for (int i = ladder->start + 1; i <= ladder->top; i++) {
        sum = arena_printf(frame, "%s + %s", sum,
                           words_number(frame, node->shares[i], 2));
    }
    // TRANSLATORS: the start of a ladder plus the share of each level.
    sheet_text(sheet, 2, ROLE_TEXT,
               arena_printf(frame, _("Score: %s = %s"), sum,
                            words_number(frame, node->score, 2)));
}

static void figures(struct wizard *wizard, struct sheet *sheet,
                    const struct result *result,
                    const struct node_result *node) {
    const struct section *section = node->section;
    struct arena *frame = wizard->frame;
    bool whole = !section->parent;
    if (whole) sheet_text(sheet, 2, ROLE_ANSWER, words_certainty(frame, node));
    const char *score = words_score(wizard, node);
    if (*score) sheet_text(sheet, 2, ROLE_ANSWER, score);
    sheet_text(sheet, 2, ROLE_TEXT, shares_text(wizard, node));
    score_line(wizard, sheet, node);
    sheet_text(sheet, 2, ROLE_TEXT,
               arena_printf(frame,
                            PLURAL("%zu of %zu question answered.",
                                   "%zu of %zu questions answered.",
                                   node->asked_count),
                            node->answered, node->asked_count));
    if (whole)
        lacks_lines(wizard, sheet, &result->ladders[section->ladder->index]);
    sheet_blank(sheet);
}

void build_section(struct wizard *wizard, struct sheet *sheet) {
    const char *whose;
    const struct result *result = explained(wizard, &whose);
    const struct section *section = wizard->section;
    const struct node_result *node = result_node(result, section);
    if (!node) return;
    sheet_text(
        sheet, 2, ROLE_TITLE,
        whose ? arena_printf(wizard->frame, "%s (%s)", section->title, whose)
              : section->title);
    if (section->text) sheet_text(sheet, 2, ROLE_TEXT, section->text);
    figures(wizard, sheet, result, node);
    section_scores(wizard, sheet, node);
    for (size_t i = 0; i < section->question_count; i++) {
        question_shares(wizard, sheet, result,
                        &result->questions[section->questions[i].index]);
    }
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TEXT,
               section->section_count
                   ? _("The share of a level is the mean of the sections' "
                       "shares, by their weights.")
                   : _("The share of a level is the weighted mean of how far "
                       "each answer fulfils it."));
}
