// SPDX-License-Identifier: MIT
//
// Recommendations: now, next and later; one in full; and why it stands where
// it stands, down to the arithmetic.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

static void heading(struct sheet *sheet, const char *text) {
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TITLE, text);
}

static const char *band_text(enum band_of_advice band) {
    switch (band) {
    case ADVICE_NOW:
        return _("NOW: what the next level takes");
    case ADVICE_NEXT:
        return _("NEXT: also brings the next level nearer");
    case ADVICE_LATER:
        return _("LATER: for the levels after it");
    case ADVICE_NONE:
        break;
    }
    return "";
}

static void row(struct wizard *wizard, struct sheet *sheet, size_t number,
                const struct recommendation *recommendation) {
    sheet_item(sheet, (struct target){.recommendation = recommendation});
    sheet_row(sheet);
    if (number)
        sheet_right(sheet, 6, ROLE_TEXT,
                    arena_printf(wizard->frame, "%zu", number));
    const char *effort =
        words_effort(wizard->frame, sheet->ascii, recommendation->effort);
    int right = sheet->width - 2;
    if (sheet->width >= 40) {
        sheet_right(sheet, right, ROLE_TEXT, effort);
        right -= 7;
    }
    sheet_title(sheet, 8, ROLE_TEXT, recommendation->title, right - 8);
    decision_lines(wizard, sheet, 8, recommendation);
}

static const struct combined *combined_of(
    const struct result *result, const struct recommendation *recommendation) {
    for (size_t i = 0; i < result->combined_count; i++) {
        if (result->combined[i].recommendation == recommendation)
            return &result->combined[i];
    }
    return NULL;
}

// What is done or refused is recommended no more: it stands by itself, so that
// the decision can be changed.
static void decided_rows(struct wizard *wizard, struct sheet *sheet,
                         const struct result *result) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    bool any = false;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct recommendation *one = &questionnaire->recommendations[i];
        if (decision_of(wizard, one)->state == DECISION_NONE ||
            combined_of(result, one))
            continue;
        if (!any) heading(sheet, _("DECIDED: no longer recommended"));
        any = true;
        row(wizard, sheet, 0, one);
    }
    sheet_plain(sheet);
}

void build_advice(struct wizard *wizard, struct sheet *sheet) {
    const struct result *result = reckoned(wizard, true);
    enum band_of_advice band = ADVICE_NONE;
    if (!result->combined_count) {
        sheet_text(sheet, 2, ROLE_TEXT,
                   _("No recommendation applies yet: answer some questions "
                     "first."));
        decided_rows(wizard, sheet, result);
        return;
    }
    for (size_t i = 0; i < result->combined_count; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band != band) {
            band = combined->band;
            sheet_plain(sheet);
            sheet_blank(sheet);
            sheet_text(sheet, 2, ROLE_TITLE, band_text(band));
            if (!i && sheet->width >= 60)
                sheet_right(sheet, sheet->width - 2, ROLE_TEXT, _("effort"));
        }
        row(wizard, sheet, i + 1, combined->recommendation);
    }
    sheet_plain(sheet);
    decided_rows(wizard, sheet, result);
}

// --- Why ---

const struct recommendation_result *advice_of(
    const struct ladder_result *ladder,
    const struct recommendation *recommendation) {
    for (size_t i = 0; i < ladder->recommendation_count; i++) {
        if (ladder->recommendations[i].recommendation == recommendation)
            return &ladder->recommendations[i];
    }
    return NULL;
}

static void lift_lines(struct wizard *wizard, struct sheet *sheet,
                       const struct recommendation_result *advice) {
    struct arena *frame = wizard->frame;
    for (size_t i = 0; i < advice->lift_count; i++) {
        const struct lift_result *lift = &advice->lifts[i];
        const struct question *question = lift->lift->question;
        size_t place = interview_position(wizard->interview, question, NULL);
        const char *from = words_mean(frame, question, lift->from);
        const char *to = words_mean(frame, question, lift->to);
        const char *change =
            lift->effective ? arena_printf(frame, _("from %s to %s"), from, to)
            : isnan(lift->from)
                ? arena_printf(frame, _("to %s, once it is answered"), to)
                : arena_printf(frame, _("at %s already"), from);
        sheet_item(sheet, (struct target){.question = question});
        sheet_row(sheet);
        if (place)
            sheet_right(sheet, 7, ROLE_TEXT, arena_printf(frame, "%zu", place));
        sheet_flow(sheet, 9, ROLE_TEXT,
                   arena_printf(frame, "%s  %s", change, question->ask));
        sheet_plain(sheet);
    }
}

// "(1 x 0.10 on level 3 + 0.25 x 0.05 on level 4) / 3 = 0.04".
static const char *arithmetic(struct wizard *wizard,
                              const struct ladder_result *ladder,
                              const struct recommendation_result *advice) {
    struct arena *frame = wizard->frame;
    const char *sum = "";
    for (int i = ladder->ladder->start + 1; i <= ladder->ladder->top; i++) {
        if (isnan(advice->rise[i]) || advice->rise[i] < 1e-9) continue;
        // TRANSLATORS: one summand: a weight times a rise of a level's share.
        const char *summand =
            arena_printf(frame, _("%s x %s on level %d"),
                         words_plain(frame, advice->omega[i]),
                         words_number(frame, advice->rise[i], 3), i);
        sum = arena_printf(frame, "%s%s%s", sum, *sum ? " + " : "", summand);
    }
    if (!*sum) return NULL;
    return arena_printf(frame, _("Value: (%s) / cost %s = %s"), sum,
                        words_plain(frame, advice->cost),
                        words_number(frame, advice->value, 3));
}

static void effect_lines(struct wizard *wizard, struct sheet *sheet,
                         const struct ladder_result *ladder,
                         const struct recommendation_result *advice) {
    struct arena *frame = wizard->frame;
    if (!advice->rank) return;
    if (!isnan(advice->score_before))
        sheet_text(sheet, 4, ROLE_TEXT,
                   arena_printf(frame, _("Score: from %s to %s"),
                                words_number(frame, advice->score_before, 2),
                                words_number(frame, advice->score_after, 2)));
    if (!isnan(advice->share_before))
        sheet_text(sheet, 4, ROLE_TEXT,
                   arena_printf(frame,
                                _("Level %d: fulfilled to %s, then to %s"),
                                ladder->target,
                                words_percent(frame, advice->share_before),
                                words_percent(frame, advice->share_after)));
    const char *value = arithmetic(wizard, ladder, advice);
    if (value) sheet_text(sheet, 4, ROLE_TEXT, value);
    if (advice->rank > 1)
        sheet_text(
            sheet, 4, ROLE_TEXT,
            arena_printf(frame,
                         PLURAL("Rank %u: counted after the %u that ranks "
                                "before it.",
                                "Rank %u: counted after the %u that rank "
                                "before it.",
                                advice->rank - 1),
                         advice->rank, advice->rank - 1));
}

static void asked_lines(struct wizard *wizard, struct sheet *sheet,
                        const struct recommendation_result *advice) {
    for (size_t i = 0; i < advice->asked_by_count; i++) {
        sheet_text(sheet, 4, ROLE_TEXT,
                   arena_printf(wizard->frame, _("Asked for by: %s"),
                                advice->asked_by[i]->title));
    }
}

// Nothing of it is told of this ladder.
static bool is_idle(const struct recommendation_result *advice) {
    return !advice->lift_count && !advice->rank &&
           advice->decision != DECISION_TAKEN;
}

static void why_lines(struct wizard *wizard, struct sheet *sheet,
                      const struct recommendation *recommendation) {
    const struct result *result = reckoned(wizard, true);
    size_t ladders = wizard->questionnaire->ladder_count;
    bool any = false, asked = false;
    for (size_t i = 0; i < ladders; i++) {
        const struct ladder_result *ladder = &result->ladders[i];
        const struct recommendation_result *advice =
            advice_of(ladder, recommendation);
        if (!advice || is_idle(advice)) continue;
        if (any) sheet_blank(sheet);
        if (ladders > 1)
            sheet_text(sheet, 2, ROLE_TITLE, ladder->ladder->root.title);
        any = true;
        lift_lines(wizard, sheet, advice);
        if (!advice->lift_count && !advice->rank)
            sheet_text(sheet, 4, ROLE_TEXT,
                       _("It lifts nothing here; since it was taken, it "
                         "stands in this plan, too."));
        effect_lines(wizard, sheet, ladder, advice);
        if (!asked) asked_lines(wizard, sheet, advice);
        asked = true;
    }
    if (!any)
        sheet_text(sheet, 4, ROLE_TEXT,
                   _("Nothing is left for it to lift, or its condition is not "
                     "met."));
}

void build_why(struct wizard *wizard, struct sheet *sheet) {
    sheet_text(sheet, 2, ROLE_TITLE, wizard->recommendation->title);
    sheet_blank(sheet);
    why_lines(wizard, sheet, wizard->recommendation);
}

// --- In full ---

void build_recommendation(struct wizard *wizard, struct sheet *sheet) {
    const struct recommendation *recommendation = wizard->recommendation;
    const struct questionnaire *questionnaire = wizard->questionnaire;
    struct arena *frame = wizard->frame;
    const struct combined *combined =
        combined_of(reckoned(wizard, true), recommendation);
    sheet_text(sheet, 2, ROLE_TITLE, recommendation->title);
    const char *band = combined ? words_band(combined->band) : "";
    const char *effort = arena_printf(
        frame, _("effort %s, cost %s"),
        words_effort(frame, sheet->ascii, recommendation->effort),
        words_plain(frame, questionnaire->costs[recommendation->effort]));
    sheet_text(sheet, 2, ROLE_TEXT,
               arena_printf(frame, "%s%s%s", band, *band ? "  " : "", effort));
    decision_lines(wizard, sheet, 2, recommendation);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TEXT, recommendation->text);
    if (recommendation->measure) {
        heading(sheet, _("HOW YOU WILL KNOW THAT IT WORKED"));
        sheet_text(sheet, 2, ROLE_TEXT, recommendation->measure);
    }
    for (size_t i = 0; i < recommendation->need_count; i++) {
        if (!i) heading(sheet, _("FIRST"));
        sheet_item(
            sheet,
            (struct target){
                .recommendation =
                    &questionnaire
                         ->recommendations[recommendation->needs[i].index]});
        sheet_text(
            sheet, 4, ROLE_TEXT,
            questionnaire->recommendations[recommendation->needs[i].index]
                .title);
        sheet_plain(sheet);
    }
    heading(sheet, _("WHY"));
    why_lines(wizard, sheet, recommendation);
}

// --- The list with the reasons of the marked one below ---

void page_advice_show(struct wizard *wizard, struct screen *screen) {
    struct sheet sheet = page_sheet(wizard, PAGE_ADVICE);
    struct frame frame = frame_show(wizard, screen, _("What to do next"),
                                    words_provisional(wizard));
    struct view *view = &wizard->views[PAGE_ADVICE];
    int rows = frame.bottom - frame.top;
    int pane = rows >= 16 ? rows / 2 : 0;
    if (view->marked >= sheet.item_count) view->marked = 0;
    if (!pane || !sheet.item_count) {
        sheet_show(&sheet, view, screen, frame.top, frame.bottom);
        return;
    }
    // The list takes what it needs, the pane the rest.
    if ((int)sheet.line_count + 1 < rows - pane)
        pane = rows - (int)sheet.line_count - 1;
    int middle = frame.bottom - pane;
    sheet_show(&sheet, view, screen, frame.top, middle);
    frame_rule(screen, middle, frame.width);
    bool numbered =
        (size_t)view->marked < reckoned(wizard, true)->combined_count;
    screen_put(
        screen, 2, middle, ROLE_TITLE,
        numbered ? arena_printf(wizard->frame, " %s ",
                                arena_printf(wizard->frame, _("WHY NUMBER %d"),
                                             view->marked + 1))
                 : arena_printf(wizard->frame, " %s ", _("WHY")),
        frame.width - 3);
    struct sheet why = sheet_new(wizard->frame, sheet.width, sheet.ascii);
    why_lines(wizard, &why, sheet.targets[view->marked].recommendation);
    struct view still = {.marked = -1};
    // The pane only shows: nothing in it can be marked.
    for (size_t i = 0; i < why.line_count; i++) {
        why.lines[i].item = -1;
    }
    sheet_show(&why, &still, screen, middle + 1, frame.bottom);
}
