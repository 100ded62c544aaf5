// SPDX-License-Identifier: MIT
//
// Results: where each ladder stands, its sections, what holds it back, where
// opinions differ, and where a section's figures come from.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

// Questions named as holding back, and as to be settled first.
#define HOLDING_SHOWN 5
#define SETTLE_SHOWN 3
// Questions whose votes are shown.
#define VOTES_SHOWN 6
// Sections within sections are listed down to here.
#define MOST_DEPTH 3
// Below so many columns sections have no bars.
#define NARROW 50

static void heading(struct sheet *sheet, const char *text) {
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TITLE, text);
}

// --- Sections ---

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

// --- What holds back ---

static void item_of(struct wizard *wizard, struct sheet *sheet,
                    const struct question *question) {
    bool marked = wizard->views[PAGE_RESULTS].marked == sheet->item_count;
    sheet_item(sheet, (struct target){.question = question});
    question_row(wizard, sheet, question, marked);
    sheet_plain(sheet);
}

static void holding_lines(struct wizard *wizard, struct sheet *sheet,
                          const struct ladder_result *result) {
    if (!result->holding_count) return;
    heading(sheet, arena_printf(wizard->frame,
                                _("WHAT HOLDS BACK FROM "
                                  "LEVEL %s"),
                                words_level(wizard->frame, result->ladder,
                                            result->target)));
    sheet_text(sheet, 4, ROLE_TEXT,
               _("These answers account for most of what is missing:"));
    for (size_t i = 0; i < result->holding_count && i < HOLDING_SHOWN; i++) {
        item_of(wizard, sheet, result->holding[i].question->question);
    }
}

static void settle_lines(struct wizard *wizard, struct sheet *sheet,
                         const struct ladder_result *result) {
    if (!result->settle_count) return;
    heading(sheet, _("SETTLE FIRST, since the level depends on it"));
    for (size_t i = 0; i < result->settle_count && i < SETTLE_SHOWN; i++) {
        item_of(wizard, sheet, result->settle_first[i]->question);
    }
}

static void ladder_result_lines(struct wizard *wizard, struct sheet *sheet,
                                const struct ladder_result *result) {
    const struct node_result *node = &result->node;
    sheet_plain(sheet);
    sheet_blank(sheet);
    dashboard_lines(wizard, sheet, result);
    if (node->section_count) {
        heading(sheet, _("SECTIONS"));
        section_scores(wizard, sheet, node);
        sheet_plain(sheet);
    }
    holding_lines(wizard, sheet, result);
    settle_lines(wizard, sheet, result);
}

// --- Where opinions differ ---

static void spread_item(struct wizard *wizard, struct sheet *sheet,
                        const struct question_result *one, size_t *shown) {
    if (*shown >= VOTES_SHOWN) return;
    if (!(*shown)++) heading(sheet, _("HOW PEOPLE VOTED"));
    item_of(wizard, sheet, one->question);
    spread_lines(wizard, sheet, 14, one);
}

// First what is still to be talked about, then what was agreed after a vote
// that was not unanimous.
static void spread_part(struct wizard *wizard, struct sheet *sheet,
                        const struct result *result) {
    size_t shown = 0;
    for (size_t i = 0; i < result->discuss_count; i++) {
        spread_item(wizard, sheet, result->discuss_first[i], &shown);
    }
    for (size_t i = 0; i < wizard->questionnaire->question_count; i++) {
        const struct question_result *one = &result->questions[i];
        if (one->votes.ballot_count > 1)
            spread_item(wizard, sheet, one, &shown);
    }
}

void build_results(struct wizard *wizard, struct sheet *sheet) {
    const struct result *result = reckoned(wizard, true);
    if (wizard->questionnaire->ladder_count > 1)
        overview_lines(wizard, sheet, result);
    for (size_t i = 0; i < wizard->questionnaire->ladder_count; i++) {
        ladder_result_lines(wizard, sheet, &result->ladders[i]);
    }
    spread_part(wizard, sheet, result);
    if (!result->finding_count) return;
    heading(sheet, _("FINDINGS, f shows them in full"));
    for (size_t i = 0; i < result->finding_count; i++) {
        const struct finding *finding = result->findings[i];
        sheet_text(sheet, 4, ROLE_TEXT,
                   arena_printf(wizard->frame, "%s: %s",
                                words_finding(finding->kind), finding->title));
    }
}

// --- Findings ---

void build_findings(struct wizard *wizard, struct sheet *sheet) {
    const struct result *result = reckoned(wizard, false);
    const struct questionnaire *questionnaire = wizard->questionnaire;
    if (!result->finding_count)
        sheet_text(sheet, 2, ROLE_TEXT,
                   _("No finding applies to these answers."));
    for (size_t i = 0; i < result->finding_count; i++) {
        const struct finding *finding = result->findings[i];
        heading(sheet,
                arena_printf(wizard->frame, "%s: %s",
                             words_finding(finding->kind), finding->title));
        if (finding->text) sheet_text(sheet, 4, ROLE_TEXT, finding->text);
        for (size_t j = 0; j < finding->asks_for_count; j++) {
            const struct recommendation *asked =
                &questionnaire->recommendations[finding->asks_for[j].index];
            sheet_item(sheet, (struct target){.recommendation = asked});
            sheet_text(
                sheet, 4, ROLE_TEXT,
                arena_printf(wizard->frame, _("asks for: %s"), asked->title));
            sheet_plain(sheet);
        }
    }
}

// --- Where a section comes from ---

static const struct question_result *result_of(
    const struct result *result, const struct question *question) {
    return &result->questions[question->index];
}

static void question_shares(struct wizard *wizard, struct sheet *sheet,
                            const struct question_result *result) {
    const struct question *question = result->question;
    struct arena *frame = wizard->frame;
    bool marked = wizard->views[PAGE_SECTION].marked == sheet->item_count;
    sheet_item(sheet, (struct target){.question = question});
    question_row(wizard, sheet, question, marked);
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

void build_section(struct wizard *wizard, struct sheet *sheet) {
    const struct result *result = reckoned(wizard, false);
    const struct section *section = wizard->section;
    const struct node_result *node = result_node(result, section);
    struct arena *frame = wizard->frame;
    if (!node) return;
    sheet_text(sheet, 2, ROLE_TITLE, section->title);
    if (section->text) sheet_text(sheet, 2, ROLE_TEXT, section->text);
    const char *score = words_score(wizard, node);
    if (*score) sheet_text(sheet, 2, ROLE_ANSWER, score);
    sheet_text(sheet, 2, ROLE_TEXT, shares_text(wizard, node));
    sheet_text(sheet, 2, ROLE_TEXT,
               arena_printf(frame,
                            PLURAL("%zu of %zu question answered.",
                                   "%zu of %zu questions answered.",
                                   node->asked_count),
                            node->answered, node->asked_count));
    sheet_blank(sheet);
    section_scores(wizard, sheet, node);
    for (size_t i = 0; i < section->question_count; i++) {
        question_shares(wizard, sheet,
                        result_of(result, &section->questions[i]));
    }
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TEXT,
               _("The share of a level is the weighted mean of how far each "
                 "answer fulfils it."));
}
