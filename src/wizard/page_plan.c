// SPDX-License-Identifier: MIT
//
// Plan: the cheapest way to the level that is wanted, what a budget buys, and
// the way in phases. All of it is in the result; here a target, a budget and
// a capacity are chosen for it.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

// A part of the plan: opened, it is tried out.
static void heading(struct sheet *sheet, const struct ladder_result *ladder,
                    int part, const char *text) {
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_item(sheet, (struct target){.section = ladder->node.section,
                                      .number = part});
    sheet_text(sheet, 2, ROLE_TITLE, text);
}

static void member_line(struct wizard *wizard, struct sheet *sheet,
                        const struct recommendation *recommendation) {
    struct arena *frame = wizard->frame;
    int right = sheet->width - 2;
    sheet_item(sheet, (struct target){.recommendation = recommendation});
    sheet_row(sheet);
    if (sheet->width >= 40) {
        double cost = wizard->questionnaire->costs[recommendation->effort];
        sheet_right(sheet, right, ROLE_TEXT, words_plain(frame, cost));
        sheet_right(sheet, right - 5, ROLE_TEXT,
                    words_effort(frame, sheet->ascii, recommendation->effort));
        right -= 12;
    }
    sheet_title(sheet, 5, ROLE_TEXT, recommendation->title, right - 5);
}

// [decided]: with what was decided about each, which is said only once.
static void members(struct wizard *wizard, struct sheet *sheet, bool decided,
                    const struct recommendation *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        member_line(wizard, sheet, list[i]);
        if (decided) decision_lines(wizard, sheet, 5, list[i]);
    }
    sheet_plain(sheet);
}

static const char *cost_text(struct wizard *wizard, size_t count, double cost) {
    return arena_printf(wizard->frame,
                        PLURAL("%zu recommendation; cost %s.",
                               "%zu recommendations; cost %s in all.", count),
                        count, words_plain(wizard->frame, cost));
}

static const char *afterwards(struct wizard *wizard,
                              const struct ladder_result *ladder, int level,
                              double score) {
    struct arena *frame = wizard->frame;
    const char *name = words_level(frame, ladder->ladder, level);
    if (!ladder->node.every_rung_asked || isnan(score))
        return arena_printf(frame, _("Afterwards: level %s."), name);
    return arena_printf(frame, _("Afterwards: level %s, with a score of %s."),
                        name, words_number(frame, score, 1));
}

// --- To the target ---

static const char *missed_text(struct wizard *wizard, const struct plan *plan) {
    struct arena *frame = wizard->frame;
    const char *text = arena_printf(
        frame,
        _("These recommendations alone do not reach level %d; this is how far "
          "they lead."),
        plan->target);
    const char *levels = "";
    for (size_t i = 0; i < plan->short_count; i++) {
        levels = arena_printf(frame, "%s%s%d", levels, *levels ? ", " : "",
                              plan->short_of[i]);
    }
    if (!*levels) return text;
    return arena_printf(frame, _("%s Not enough is in place of level: %s."),
                        text, levels);
}

static const char *proof_text(struct wizard *wizard, const struct plan *plan) {
    if (plan->minimal) return _("No cheaper way leads there.");
    return arena_printf(wizard->frame,
                        _("There may be a cheaper way, but none below a cost "
                          "of %s."),
                        words_plain(wizard->frame, plan->bound));
}

static void target_plan(struct wizard *wizard, struct sheet *sheet,
                        const struct ladder_result *ladder) {
    const struct plan *plan = &ladder->plan;
    bool unknown = ladder->node.level == LEVEL_UNKNOWN && !plan->member_count;
    if (!plan->computed || plan->target == LEVEL_UNKNOWN || unknown) {
        sheet_text(sheet, 4, ROLE_TEXT,
                   _("No plan yet: answer some questions first."));
        return;
    }
    if (!plan->member_count && plan->attained) {
        sheet_text(sheet, 4, ROLE_TEXT,
                   arena_printf(wizard->frame,
                                _("Level %d is reached: nothing is to be "
                                  "done for it."),
                                plan->target));
        return;
    }
    if (!plan->attained)
        sheet_text(sheet, 4, ROLE_TEXT, missed_text(wizard, plan));
    if (!plan->member_count) return;
    const char *text =
        arena_printf(wizard->frame, "%s %s",
                     cost_text(wizard, plan->member_count, plan->effort),
                     afterwards(wizard, ladder, plan->level, plan->score));
    if (plan->attained)
        text = arena_printf(wizard->frame, "%s %s", text,
                            proof_text(wizard, plan));
    sheet_text(sheet, 4, ROLE_TEXT, text);
    members(wizard, sheet, true, plan->members, plan->member_count);
}

static void target_lines(struct wizard *wizard, struct sheet *sheet,
                         const struct ladder_result *ladder) {
    struct arena *frame = wizard->frame;
    const char *title =
        ladder->target == LEVEL_UNKNOWN
            ? ladder->ladder->root.title
            : arena_printf(frame, _("%s: the plan to level %s"),
                           ladder->ladder->root.title,
                           words_level(frame, ladder->ladder, ladder->target));
    heading(sheet, ladder, PLAN_TO_TARGET, title);
    target_plan(wizard, sheet, ladder);
}

// --- For a budget, and in phases ---

static void budget_lines(struct wizard *wizard, struct sheet *sheet,
                         const struct ladder_result *ladder) {
    const struct plan *plan = &ladder->budget_plan;
    if (!plan->computed) return;
    struct arena *frame = wizard->frame;
    heading(sheet, ladder, PLAN_FOR_BUDGET,
            arena_printf(frame, _("%s: the best plan for a cost of %s"),
                         ladder->ladder->root.title,
                         words_plain(frame, plan->budget)));
    if (!plan->member_count) {
        sheet_text(sheet, 4, ROLE_TEXT, _("Nothing fits into it."));
        return;
    }
    sheet_text(
        sheet, 4, ROLE_TEXT,
        arena_printf(frame, "%s %s",
                     cost_text(wizard, plan->member_count, plan->effort),
                     afterwards(wizard, ladder, plan->level, plan->score)));
    if (!plan->minimal)
        sheet_text(sheet, 4, ROLE_TEXT,
                   _("This is the best that was found; that there is no "
                     "better one is not proven."));
    members(wizard, sheet, false, plan->members, plan->member_count);
}

static void phase_lines(struct wizard *wizard, struct sheet *sheet,
                        const struct ladder_result *ladder) {
    struct arena *frame = wizard->frame;
    if (!ladder->phase_count) return;
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TITLE,
               arena_printf(frame, _("%s: the plan in phases"),
                            ladder->ladder->root.title));
    for (size_t i = 0; i < ladder->phase_count; i++) {
        const struct phase *phase = &ladder->phases[i];
        sheet_item(sheet, (struct target){.section = ladder->node.section,
                                          .number = PLAN_PHASES + (int)i});
        sheet_text(sheet, 4, ROLE_ANSWER,
                   arena_printf(
                       frame, "%s %s",
                       arena_printf(frame, _("Phase %u: %s"), phase->number,
                                    cost_text(wizard, phase->member_count,
                                              phase->effort)),
                       afterwards(wizard, ladder, phase->level, phase->score)));
        members(wizard, sheet, false, phase->members, phase->member_count);
    }
}

static void chosen_line(struct wizard *wizard, struct sheet *sheet) {
    struct arena *frame = wizard->frame;
    const struct aims *aims = aims_of(wizard);
    const char *budget =
        aims->has_budget ? words_plain(frame, aims->budget) : _("none");
    const char *capacity =
        aims->has_capacity ? words_plain(frame, aims->capacity) : _("none");
    const char *parts[] = {
        arena_printf(frame, _("Budget (b): %s"), budget),
        arena_printf(frame, _("Cost of one phase (k): %s"), capacity),
        _("Target: + and -"),
    };
    // A line break never cuts a part in two.
    int x = 2;
    sheet_row(sheet);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (x > 2 && x + text_width(parts[i]) > sheet->width - 2) {
            sheet_row(sheet);
            x = 2;
        }
        x +=
            3 + sheet_clip(sheet, x, ROLE_TEXT, parts[i], sheet->width - 1 - x);
    }
}

void build_plan(struct wizard *wizard, struct sheet *sheet) {
    const struct result *result = reckoned(wizard, true);
    size_t count = wizard->questionnaire->ladder_count;
    chosen_line(wizard, sheet);
    for (size_t i = 0; i < count; i++) {
        target_lines(wizard, sheet, &result->ladders[i]);
        phase_lines(wizard, sheet, &result->ladders[i]);
        budget_lines(wizard, sheet, &result->ladders[i]);
    }
    sheet_plain(sheet);
}

// --- Trying it out ---

static void try_phases(struct wizard *wizard,
                       const struct ladder_result *ladder, size_t last) {
    const struct recommendation **all =
        ARENA_ARRAY(wizard->frame, const struct recommendation *,
                    wizard->questionnaire->recommendation_count + 1);
    size_t count = 0;
    for (size_t i = 0; i <= last && i < ladder->phase_count; i++) {
        const struct phase *phase = &ladder->phases[i];
        for (size_t j = 0; j < phase->member_count; j++) {
            all[count++] = phase->members[j];
        }
    }
    whatif_open(wizard, all, count);
}

void plan_try(struct wizard *wizard, const struct target *target) {
    const struct ladder_result *ladder =
        &reckoned(wizard, true)->ladders[target->section->ladder->index];
    const struct plan *plan = target->number == PLAN_FOR_BUDGET
                                  ? &ladder->budget_plan
                                  : &ladder->plan;
    if (target->number >= PLAN_PHASES)
        try_phases(wizard, ladder, (size_t)(target->number - PLAN_PHASES));
    else
        whatif_open(wizard, plan->members, plan->member_count);
}

// --- What plans are made for ---

enum outcome aims_keep(struct wizard *wizard, const struct aims *aims) {
    wizard->result = NULL;
    // Looking ahead is allowed also where nothing can be changed.
    if (wizard->options.read_only) {
        wizard->outlook.aims = *aims;
        return OUTCOME_STAY;
    }
    wizard->assessment->aims = *aims;
    return change_stored(wizard);
}

const struct aims *aims_of(const struct wizard *wizard) {
    return wizard->options.read_only ? &wizard->outlook.aims
                                     : &wizard->assessment->aims;
}

const struct assessment *aims_on(struct arena *arena,
                                 const struct wizard *wizard) {
    return wizard->options.read_only
               ? assessment_aimed(arena, wizard->assessment, aims_of(wizard))
               : wizard->assessment;
}

// The ladder in whose part of the page the marker stands.
static size_t ladder_marked(struct wizard *wizard) {
    struct sheet sheet = page_sheet(wizard, PAGE_PLAN);
    int marked = wizard->views[PAGE_PLAN].marked;
    size_t found = 0;
    for (int i = 0; i <= marked && i < sheet.item_count; i++) {
        const struct section *section = sheet.targets[i].section;
        if (section) found = section->ladder->index;
    }
    return found;
}

static void mark_ladder(struct wizard *wizard, size_t index) {
    struct sheet sheet = page_sheet(wizard, PAGE_PLAN);
    for (int i = 0; i < sheet.item_count; i++) {
        const struct section *section = sheet.targets[i].section;
        if (!section || section->ladder->index != index) continue;
        wizard->views[PAGE_PLAN].marked = i;
        wizard->views[PAGE_PLAN].follow = true;
    }
}

enum outcome act_target(struct wizard *wizard, const struct event *event) {
    size_t index = ladder_marked(wizard);
    const struct ladder_result *ladder =
        &reckoned(wizard, true)->ladders[index];
    int target = ladder->target;
    if (target == LEVEL_UNKNOWN) target = ladder->ladder->start;
    target += event->text[0] == '+' ? 1 : -1;
    if (target > ladder->ladder->top || target <= ladder->ladder->start) {
        page_say(wizard, target > ladder->ladder->top
                             ? _("There is no higher level.")
                             : _("There is no lower level to aim at."));
        return OUTCOME_STAY;
    }
    struct aims aims = aims_towards(wizard->arena, wizard->questionnaire,
                                    aims_of(wizard), ladder->ladder, target);
    enum outcome outcome = aims_keep(wizard, &aims);
    mark_ladder(wizard, index);
    return outcome;
}
