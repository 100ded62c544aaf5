// SPDX-License-Identifier: MIT
//
// Results: where each ladder stands, its sections, what holds it back, and
// where opinions differ; findings.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

// Questions named as holding back, and as to be settled first.
#define HOLDING_SHOWN 5
// Questions whose votes are shown.
#define VOTES_SHOWN 6

static void heading(struct sheet *sheet, const char *text) {
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TITLE, text);
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
    if (!result->settle_now_count) return;
    heading(sheet, _("SETTLE FIRST, since the level depends on it"));
    for (size_t i = 0; i < result->settle_now_count; i++) {
        item_of(wizard, sheet, result->settle_now[i]->question);
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
        if (one->votes && one->votes->tally.ballot_count > 1)
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
                                finding_word(finding->kind), finding->title));
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
                             finding_word(finding->kind), finding->title));
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
