// SPDX-License-Identifier: MIT
//
// The plans of the text report: to the next level, for a budget, in phases;
// and what was decided about recommendations.

#include "phrases.h"
#include "text.h"
#include "text_parts.h"

static void write_members(struct writer *writer,
                          const struct recommendation *const *members,
                          size_t count) {
    for (size_t i = 0; i < count; i++) {
        writer_item(writer, 2, "-", members[i]->title);
    }
}

static const char *afterwards(struct arena *arena,
                              const struct ladder_result *ladder, int level,
                              double score) {
    const char *name = phrase_level(arena, ladder->ladder, level);
    if (!ladder->node.every_rung_asked || isnan(score))
        return arena_printf(arena, _("Afterwards: level %s."), name);
    return arena_printf(arena, _("Afterwards: level %s, with a score of %s."),
                        name, phrase_number(arena, score, 1));
}

static const char *proof(struct arena *arena, const struct plan *plan) {
    if (plan->minimal) return _("No cheaper way leads there.");
    return arena_printf(arena,
                        _("There may be a cheaper way, but none below a cost "
                          "of %s."),
                        phrase_plain(arena, plan->bound));
}

static const char *missed(struct arena *arena, const struct plan *plan) {
    const char *levels = NULL;
    for (size_t i = 0; i < plan->short_count; i++) {
        levels = phrase_join(arena, levels,
                             arena_printf(arena, "%d", plan->short_of[i]));
    }
    const char *text = arena_printf(
        arena,
        _("These recommendations alone do not reach level %d; this is how far "
          "they lead."),
        plan->target);
    if (!levels) return text;
    return arena_printf(arena, _("%s Not enough is in place of level: %s."),
                        text, levels);
}

static const char *cost_of(struct arena *arena, size_t count, double cost) {
    return arena_printf(arena,
                        PLURAL("%zu recommendation; cost %s.",
                               "%zu recommendations; cost %s in all.", count),
                        count, phrase_plain(arena, cost));
}

static void write_plan(struct writer *writer,
                       const struct ladder_result *ladder) {
    struct arena *arena = writer->arena;
    const struct plan *plan = &ladder->plan;
    if (!plan->computed || plan->target == LEVEL_UNKNOWN) return;
    if (!plan->member_count && plan->attained) return;
    writer_heading(writer,
                   arena_printf(arena, _("%s: the plan to level %d"),
                                ladder->ladder->root.title, plan->target));
    if (!plan->attained) writer_text(writer, 0, missed(arena, plan));
    if (!plan->member_count) return;
    writer_text(writer, 0, cost_of(arena, plan->member_count, plan->effort));
    writer_text(writer, 0, afterwards(arena, ladder, plan->level, plan->score));
    if (plan->attained) writer_text(writer, 0, proof(arena, plan));
    writer_gap(writer);
    write_members(writer, plan->members, plan->member_count);
}

static void write_budget(struct writer *writer,
                         const struct ladder_result *ladder) {
    struct arena *arena = writer->arena;
    const struct plan *plan = &ladder->budget_plan;
    if (!plan->computed) return;
    writer_heading(writer,
                   arena_printf(arena, _("%s: the best plan for a cost of %s"),
                                ladder->ladder->root.title,
                                phrase_plain(arena, plan->budget)));
    if (!plan->member_count) {
        writer_text(writer, 0, _("Nothing fits into it."));
        return;
    }
    writer_text(writer, 0, cost_of(arena, plan->member_count, plan->effort));
    writer_text(writer, 0, afterwards(arena, ladder, plan->level, plan->score));
    if (!plan->minimal)
        writer_text(writer, 0,
                    _("This is the best that was found; that there is no "
                      "better one is not proven."));
    writer_gap(writer);
    write_members(writer, plan->members, plan->member_count);
}

static void write_roadmap(struct writer *writer,
                          const struct ladder_result *ladder) {
    struct arena *arena = writer->arena;
    if (!ladder->phase_count) return;
    writer_heading(writer, arena_printf(arena, _("%s: the plan in phases"),
                                        ladder->ladder->root.title));
    for (size_t i = 0; i < ladder->phase_count; i++) {
        const struct phase *phase = &ladder->phases[i];
        writer_gap(writer);
        writer_text(
            writer, 0,
            arena_printf(arena, _("Phase %u: %s"), phase->number,
                         cost_of(arena, phase->member_count, phase->effort)));
        write_members(writer, phase->members, phase->member_count);
        writer_text(writer, 2,
                    afterwards(arena, ladder, phase->level, phase->score));
    }
}

// All decisions, also about what is refused or done and so recommended no more.
static void write_decisions(struct writer *writer,
                            const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct arena *arena = writer->arena;
    bool any = false;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        for (size_t j = 0; j < result->assessment_count; j++) {
            const struct assessment *assessment = result->assessments[j];
            const char *text =
                assessment->decisions
                    ? phrase_decision(arena, &assessment->decisions[i])
                    : NULL;
            if (!text) continue;
            if (!any) writer_heading(writer, _("What was decided"));
            any = true;
            writer_item(writer, 0, "-",
                        arena_printf(arena, "%s: %s",
                                     questionnaire->recommendations[i].title,
                                     text));
        }
    }
}

void text_plan_sections(struct writer *writer, const struct result *result) {
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        write_plan(writer, &result->ladders[i]);
        write_budget(writer, &result->ladders[i]);
        write_roadmap(writer, &result->ladders[i]);
    }
    write_decisions(writer, result);
}
