// SPDX-License-Identifier: MIT
//
// Results: where each ladder stands, how sure that is, what holds it back, and
// where a section's figures come from.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

// Questions named as holding back, and as to be settled first.
#define HOLDING_SHOWN 5
#define SETTLE_SHOWN 3

static int bar_columns(const struct sheet *sheet) {
    return sheet->width >= 72 ? 24 : sheet->width >= 50 ? 12 : 6;
}

static void heading(struct sheet *sheet, const char *text) {
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TITLE, text);
}

// --- The ladder ---

// "Score 2.4 of 5, between 2.1 and 3.0"; a section or ladder that asks only
// some rungs has no score for people.
static const char *score_text(struct wizard *wizard,
                              const struct node_result *node, bool bounds) {
    struct arena *frame = wizard->frame;
    if (!node->every_rung_asked) return "";
    if (isnan(node->score) && isnan(node->score_low)) return "";
    const char *score = arena_printf(frame, _("Score %s of %d"),
                                     words_number(frame, node->score, 1),
                                     node->section->ladder->top);
    if (isnan(node->score))
        score = arena_printf(frame, _("Score of %d not known yet"),
                             node->section->ladder->top);
    const char *low = words_number(frame, node->score_low, 1);
    const char *high = words_number(frame, node->score_high, 1);
    if (!bounds || isnan(node->score_low) || !strcmp(low, high)) return score;
    return arena_printf(frame, _("%s, between %s and %s"), score, low, high);
}

static const char *rung_text(struct wizard *wizard,
                             const struct ladder_result *result, int level) {
    const struct node_result *node = &result->node;
    struct arena *frame = wizard->frame;
    const struct ladder *ladder = result->ladder;
    if (level <= ladder->start) return _("start");
    if (!node->asked[level]) return _("not asked");
    if (isnan(node->shares[level])) return _("open");
    double threshold = level < result->target ? ladder->hold : ladder->attain;
    if (level == result->target && level > node->level)
        return arena_printf(frame, _("%s of %s"),
                            words_below(frame, node->shares[level], threshold),
                            words_percent(frame, threshold));
    return words_percent(frame, node->shares[level]);
}

static void ladder_lines(struct wizard *wizard, struct sheet *sheet,
                         const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    const struct node_result *node = &result->node;
    int bar = bar_columns(sheet);
    int title = sheet->width - 8 - bar - 22;
    if (title > 34) title = 34;
    for (int level = ladder->top; level >= ladder->start; level--) {
        bool here = level == node->level;
        enum role role = here ? ROLE_ANSWER : ROLE_TEXT;
        sheet_row(sheet);
        if (here) sheet_put(sheet, 3, role, sheet->ascii ? ">" : "●");
        sheet_put(sheet, 5, role, arena_printf(wizard->frame, "%d", level));
        int x = 7;
        if (title >= 8) {
            sheet_clip(sheet, x, role, words_level_title(ladder, level), title);
            x += title + 1;
        }
        if (level > ladder->start && node->asked[level])
            sheet_bar(sheet, x, bar, node->shares[level]);
        sheet_clip(sheet, x + bar + 2, role, rung_text(wizard, result, level),
                   sheet->width - x - bar - 3);
    }
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

static void section_line(struct wizard *wizard, struct sheet *sheet,
                         const struct node_result *node, int depth) {
    const struct section *section = node->section;
    const struct ladder *ladder = section->ladder;
    struct arena *frame = wizard->frame;
    int bar = bar_columns(sheet), x = 4 + 2 * depth;
    int title = sheet->width - x - bar - 18;
    if (title > 40 - 2 * depth) title = 40 - 2 * depth;
    sheet_item(sheet, (struct target){.section = section});
    sheet_row(sheet);
    sheet_clip(sheet, x, ROLE_TEXT, section->title, title);
    int column = x + title + 1;
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
                          const struct node_result *node, int depth) {
    for (size_t i = 0; i < node->section_count; i++) {
        section_line(wizard, sheet, &node->sections[i], depth);
        if (depth < 3)
            section_lines(wizard, sheet, &node->sections[i], depth + 1);
    }
}

// --- What holds back ---

static const char *blocking_text(struct wizard *wizard,
                                 const struct blocking *blocking) {
    struct arena *frame = wizard->frame;
    if (isnan(blocking->share))
        return arena_printf(frame, _("Level %d: no answer speaks of it yet."),
                            blocking->rung);
    const char *share =
        words_below(frame, blocking->share, blocking->threshold);
    const char *wanted = words_percent(frame, blocking->threshold);
    if (!blocking->section)
        return arena_printf(frame,
                            _("Level %d is fulfilled to %s; %s are needed."),
                            blocking->rung, share, wanted);
    return arena_printf(frame,
                        _("%s: level %d is fulfilled to %s; %s are needed in "
                          "every section."),
                        blocking->section->title, blocking->rung, share,
                        wanted);
}

static void item_of(struct wizard *wizard, struct sheet *sheet,
                    const struct question *question) {
    bool marked = wizard->views[PAGE_RESULTS].marked == sheet->item_count;
    sheet_item(sheet, (struct target){.question = question});
    question_row(wizard, sheet, question, marked);
    sheet_plain(sheet);
}

static void holding_lines(struct wizard *wizard, struct sheet *sheet,
                          const struct ladder_result *result) {
    if (!result->blocking_count && !result->holding_count) return;
    heading(sheet, arena_printf(wizard->frame,
                                _("WHAT HOLDS BACK FROM "
                                  "LEVEL %s"),
                                words_level(wizard->frame, result->ladder,
                                            result->target)));
    for (size_t i = 0; i < result->blocking_count; i++) {
        sheet_text(sheet, 4, ROLE_TEXT,
                   blocking_text(wizard, &result->blocking[i]));
    }
    if (result->holding_count)
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
    heading(sheet, result->ladder->root.title);
    sheet_text(sheet, 2, ROLE_ANSWER, words_certainty(wizard->frame, node));
    const char *score = score_text(wizard, node, true);
    if (*score) sheet_text(sheet, 2, ROLE_TEXT, score);
    if (result->provisional)
        sheet_text(sheet, 2, ROLE_TEXT,
                   node->level_low != node->level_high
                       ? _("PROVISIONAL: open questions can still change the "
                           "level.")
                       : _("PROVISIONAL: much of it was answered with \"not "
                           "applicable\"."));
    sheet_blank(sheet);
    ladder_lines(wizard, sheet, result);
    if (node->section_count) {
        heading(sheet, _("SECTIONS"));
        section_lines(wizard, sheet, node, 0);
        sheet_plain(sheet);
    }
    holding_lines(wizard, sheet, result);
    settle_lines(wizard, sheet, result);
}

void build_results(struct wizard *wizard, struct sheet *sheet) {
    const struct result *result = reckoned(wizard, true);
    for (size_t i = 0; i < wizard->questionnaire->ladder_count; i++) {
        ladder_result_lines(wizard, sheet, &result->ladders[i]);
    }
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
    const char *score = score_text(wizard, node, true);
    if (*score) sheet_text(sheet, 2, ROLE_ANSWER, score);
    sheet_text(sheet, 2, ROLE_TEXT, shares_text(wizard, node));
    sheet_text(sheet, 2, ROLE_TEXT,
               arena_printf(frame,
                            PLURAL("%zu of %zu question answered.",
                                   "%zu of %zu questions answered.",
                                   node->asked_count),
                            node->answered, node->asked_count));
    sheet_blank(sheet);
    section_lines(wizard, sheet, node, 0);
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
