// SPDX-License-Identifier: MIT
//
// What if, on the screen: what changes stands on top and stays there; below it
// what can be tried: recommendations to tick, answers to raise.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

static const char *arrow(const struct sheet *sheet) {
    return sheet->ascii ? ">" : "→";
}

// "2 → 3", or "2" where nothing changes.
static const char *change(struct wizard *wizard, const struct sheet *sheet,
                          const char *before, const char *after) {
    if (!strcmp(before, after)) return before;
    return arena_printf(wizard->frame, "%s %s %s", before, arrow(sheet), after);
}

static const char *level_number(struct wizard *wizard, int level) {
    return level == LEVEL_UNKNOWN ? _("open")
                                  : arena_printf(wizard->frame, "%d", level);
}

// --- What changes ---

// How far the level that is the target today is fulfilled.
static const char *share_of(struct wizard *wizard,
                            const struct ladder_result *ladder, int target) {
    double share = ladder->node.shares[target];
    return isnan(share) ? _("open") : words_percent(wizard->frame, share);
}

static const char *plan_of(struct wizard *wizard,
                           const struct ladder_result *ladder) {
    const struct plan *plan = &ladder->plan;
    if (!plan->computed || plan->target == LEVEL_UNKNOWN) return _("none");
    if (!plan->attained) return _("out of reach");
    return words_plain(wizard->frame, plan->effort);
}

// What is said of one ladder: parts that a line break never cuts in two.
struct parts {
    const char *texts[4];
    size_t count;
};

static struct parts parts_of(struct wizard *wizard, const struct sheet *sheet,
                             const struct ladder_result *before,
                             const struct ladder_result *after) {
    struct arena *frame = wizard->frame;
    struct parts parts = {0};
    int target = before->target, next = after->target;
    bool scored = !isnan(before->node.score) || !isnan(after->node.score);
    parts.texts[parts.count++] = arena_printf(
        frame, _("level %s"),
        change(wizard, sheet, level_number(wizard, before->node.level),
               level_number(wizard, after->node.level)));
    if (before->node.every_rung_asked && scored)
        parts.texts[parts.count++] = arena_printf(
            frame, _("score %s"),
            change(wizard, sheet, words_number(frame, before->node.score, 1),
                   words_number(frame, after->node.score, 1)));
    if (target != LEVEL_UNKNOWN)
        parts.texts[parts.count++] =
            arena_printf(frame, _("of level %d: %s"), target,
                         change(wizard, sheet, share_of(wizard, before, target),
                                share_of(wizard, after, target)));
    if (next != LEVEL_UNKNOWN) {
        // Of another target there is no plan of today.
        const char *cost = plan_of(wizard, after);
        if (next == target)
            cost = change(wizard, sheet, plan_of(wizard, before), cost);
        parts.texts[parts.count++] =
            arena_printf(frame, _("cost to level %d: %s"), next, cost);
    }
    return parts;
}

static void ladder_change(struct wizard *wizard, struct sheet *sheet,
                          const struct ladder_result *before,
                          const struct ladder_result *after) {
    bool small = wizard->height < 14;
    bool changed = before->node.level != after->node.level;
    struct parts parts = parts_of(wizard, sheet, before, after);
    int start = small ? 2 : 4, x = start;
    if (!small) sheet_text(sheet, 2, ROLE_TITLE, after->ladder->root.title);
    sheet_row(sheet);
    for (size_t i = 0; i < parts.count; i++) {
        int width = text_width(parts.texts[i]);
        if (x > start && x + width > sheet->width - 2) {
            sheet_row(sheet);
            x = start;
        }
        x += 3 + sheet_clip(sheet, x, changed ? ROLE_ANSWER : ROLE_TEXT,
                            parts.texts[i], sheet->width - 1 - x);
    }
}

static void summary(struct wizard *wizard, struct sheet *sheet) {
    const struct whatif *whatif = wizard->outlook.whatif;
    const struct result *before = whatif_today(whatif);
    const struct result *after = whatif_result(whatif);
    for (size_t i = 0; i < wizard->questionnaire->ladder_count; i++) {
        ladder_change(wizard, sheet, &before->ladders[i], &after->ladders[i]);
    }
    double cost = whatif_cost(whatif);
    if (cost > 0)
        sheet_text(sheet, 2, ROLE_TEXT,
                   arena_printf(wizard->frame,
                                _("What is ticked costs %s in all."),
                                words_plain(wizard->frame, cost)));
}

// --- What can be tried ---

static void recommendation_line(struct wizard *wizard, struct sheet *sheet,
                                const struct recommendation *recommendation) {
    const struct whatif *whatif = wizard->outlook.whatif;
    bool ticked = whatif_ticked(whatif, recommendation);
    enum role role = ticked ? ROLE_ANSWER : ROLE_TEXT;
    int right = sheet->width - 2;
    sheet_item(sheet, (struct target){.recommendation = recommendation});
    sheet_row(sheet);
    sheet_put(sheet, 3, role, ticked ? "[x]" : "[ ]");
    if (sheet->width >= 40) {
        sheet_right(
            sheet, right, ROLE_TEXT,
            words_effort(wizard->frame, sheet->ascii, recommendation->effort));
        right -= 7;
    }
    sheet_title(sheet, 7, role, recommendation->title, right - 7);
}

static void answer_line(struct wizard *wizard, struct sheet *sheet,
                        const struct question *question) {
    const struct whatif *whatif = wizard->outlook.whatif;
    struct arena *frame = wizard->frame;
    double before = whatif_today(whatif)->questions[question->index].mean;
    double after = whatif_result(whatif)->questions[question->index].mean;
    const char *text =
        change(wizard, sheet, words_mean(frame, question, before),
               words_mean(frame, question, after));
    size_t place = interview_position(wizard->interview, question, NULL);
    bool changed = strstr(text, arrow(sheet)) != NULL;
    enum role role = changed ? ROLE_ANSWER : ROLE_TEXT;
    sheet_item(sheet, (struct target){.question = question});
    sheet_row(sheet);
    sheet_right(sheet, 6, role, arena_printf(frame, "%zu", place));
    int room = sheet->width - 2 - 8;
    int width = text_width(text);
    if (width > room * 2 / 3) width = room * 2 / 3;
    sheet_title(sheet, 8, role, question->ask, room - width - 2);
    sheet_clip(sheet, sheet->width - 2 - width, role, text, width);
}

static bool can_be_tried(const struct wizard *wizard,
                         const struct recommendation *recommendation) {
    for (size_t i = 0; i < recommendation->lift_count; i++) {
        const struct question *question = recommendation->lifts[i].question;
        const struct result *today = whatif_today(wizard->outlook.whatif);
        if (today->questions[question->index].state == STATE_ANSWERED)
            return true;
    }
    return false;
}

void build_whatif(struct wizard *wizard, struct sheet *sheet) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    const struct result *today = whatif_today(wizard->outlook.whatif);
    bool any = false;
    // What is recommended today first, in that order; then the rest.
    for (size_t i = 0; i < today->combined_count; i++) {
        if (!any)
            sheet_text(sheet, 2, ROLE_TITLE,
                       _("RECOMMENDATIONS, Enter ticks them"));
        any = true;
        recommendation_line(wizard, sheet, today->combined[i].recommendation);
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct recommendation *one = &questionnaire->recommendations[i];
        bool listed = false;
        for (size_t j = 0; j < today->combined_count; j++) {
            listed |= today->combined[j].recommendation == one;
        }
        if (listed || !can_be_tried(wizard, one)) continue;
        if (!any)
            sheet_text(sheet, 2, ROLE_TITLE,
                       _("RECOMMENDATIONS, Enter ticks them"));
        any = true;
        recommendation_line(wizard, sheet, one);
    }
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TITLE, _("ANSWERS, + and - change them"));
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (question->scoring == SCORING_NONE ||
            !interview_position(wizard->interview, question, NULL))
            continue;
        answer_line(wizard, sheet, question);
    }
    sheet_plain(sheet);
}

// --- Keys ---

void whatif_open(struct wizard *wizard,
                 const struct recommendation *const *ticked, size_t count) {
    whatif_free(wizard->outlook.whatif);
    wizard->outlook.whatif = whatif_new(
        wizard->questionnaire, wizard->assessment, wizard->options.today);
    for (size_t i = 0; i < count; i++) {
        if (!whatif_ticked(wizard->outlook.whatif, ticked[i]))
            whatif_tick(wizard->outlook.whatif, ticked[i]);
    }
    page_raise(wizard, PAGE_WHATIF);
    wizard->views[PAGE_WHATIF] = (struct view){0};
}

enum outcome act_whatif(struct wizard *wizard, const struct event *event) {
    (void)event;
    whatif_open(wizard, NULL, 0);
    return OUTCOME_STAY;
}

static bool marked(struct wizard *wizard, struct target *target) {
    if (page_marked(wizard, target)) return true;
    page_say(wizard, _("Nothing is marked that could be tried."));
    return false;
}

static void raise(struct wizard *wizard, const struct question *question,
                  bool down) {
    if (whatif_raise(wizard->outlook.whatif, question, down)) return;
    page_say(wizard, down ? _("There is no lower answer.")
                          : _("There is no higher answer."));
}

// Ticks a recommendation, raises an answer.
enum outcome act_try(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct target target;
    if (!marked(wizard, &target)) return OUTCOME_STAY;
    if (target.recommendation)
        whatif_tick(wizard->outlook.whatif, target.recommendation);
    else
        raise(wizard, target.question, false);
    return OUTCOME_STAY;
}

enum outcome act_raise(struct wizard *wizard, const struct event *event) {
    struct target target;
    bool down = event->text[0] == '-';
    if (!marked(wizard, &target)) return OUTCOME_STAY;
    if (target.question) {
        raise(wizard, target.question, down);
        return OUTCOME_STAY;
    }
    struct whatif *whatif = wizard->outlook.whatif;
    if (whatif_ticked(whatif, target.recommendation) == down)
        whatif_tick(whatif, target.recommendation);
    return OUTCOME_STAY;
}

// To the ladder of what is marked, with the figures as they are tried.
enum outcome act_whatif_why(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct target target;
    const struct ladder *ladder = &wizard->questionnaire->ladders[0];
    if (page_marked(wizard, &target)) {
        const struct recommendation *one = target.recommendation;
        const struct question *question =
            one && one->lift_count ? one->lifts[0].question : target.question;
        if (question && question->ladder) ladder = question->ladder;
    }
    trail_open(wizard, PAGE_SECTION);
    wizard->section = &ladder->root;
    return OUTCOME_STAY;
}

enum outcome act_as_today(struct wizard *wizard, const struct event *event) {
    (void)event;
    whatif_clear(wizard->outlook.whatif);
    page_say(wizard, _("Everything is as it is today."));
    return OUTCOME_STAY;
}

// --- Showing ---

void page_whatif_show(struct wizard *wizard, struct screen *screen) {
    struct frame frame = frame_show(
        wizard, screen, _("WHAT IF — nothing is saved"),
        whatif_changed(wizard->outlook.whatif) ? _("tried")
                                               : _("as it is today"));
    struct sheet sheet = page_sheet(wizard, PAGE_WHATIF);
    struct sheet top = sheet_new(wizard->frame, sheet.width, sheet.ascii);
    summary(wizard, &top);
    int rows = (int)top.line_count;
    int room = frame.bottom - frame.top;
    // At least three lines of what can be tried stay in sight.
    if (rows > room - 4) rows = room - 4;
    if (rows > 0) {
        struct view still = {.marked = -1};
        sheet_show(&top, &still, screen, frame.top, frame.top + rows);
        frame_rule(screen, frame.top + rows, frame.width);
        frame.top += rows + 1;
    }
    sheet_show(&sheet, &wizard->views[PAGE_WHATIF], screen, frame.top,
               frame.bottom);
}
