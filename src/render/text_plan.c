// SPDX-License-Identifier: MIT
//
// The plans of the text report: to the next level, for a budget, in phases;
// and what was decided about recommendations.

#include "phrases.h"
#include "remarks.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"

static void write_members(struct writer *writer,
                          const struct recommendation *const *members,
                          size_t count) {
    for (size_t i = 0; i < count; i++) {
        writer_item(writer, 2, "-", members[i]->title);
    }
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
    if (!plan->attained) writer_text(writer, 0, sentence_missed(arena, plan));
    if (!plan->member_count) return;
    writer_text(writer, 0,
                sentence_plan_cost(arena, plan->member_count, plan->effort));
    writer_text(writer, 0,
                sentence_afterwards(arena, ladder, plan->level, plan->score));
    if (plan->attained) writer_text(writer, 0, sentence_proof(arena, plan));
    writer_gap(writer);
    write_members(writer, plan->members, plan->member_count);
}

static void write_budget(struct writer *writer,
                         const struct ladder_result *ladder) {
    struct arena *arena = writer->arena;
    const struct plan *plan = &ladder->budget_plan;
    if (!plan->computed || !remarks_budget(writer->options)) return;
    writer_heading(writer,
                   arena_printf(arena, _("%s: the best plan for a cost of %s"),
                                ladder->ladder->root.title,
                                phrase_plain(arena, plan->budget)));
    if (!plan->member_count) {
        writer_text(writer, 0, _("Nothing fits into it."));
        return;
    }
    writer_text(writer, 0,
                sentence_plan_cost(arena, plan->member_count, plan->effort));
    writer_text(writer, 0,
                sentence_afterwards(arena, ladder, plan->level, plan->score));
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
        writer_text(writer, 0, sentence_phase(arena, phase));
        write_members(writer, phase->members, phase->member_count);
        writer_text(
            writer, 2,
            sentence_afterwards(arena, ladder, phase->level, phase->score));
    }
}

// All decisions, also about what is refused or done and so recommended no more.
static void write_decisions(struct writer *writer,
                            const struct result *result) {
    const struct questionnaire *questionnaire = result->questionnaire;
    struct arena *arena = writer->arena;
    bool any = false;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct recommendation *about = &questionnaire->recommendations[i];
        const char *text = sentence_decided(arena, result, about,
                                            remarks_names(writer->options));
        if (!text) continue;
        if (!any) writer_heading(writer, _("What was decided"));
        any = true;
        writer_item(writer, 0, "-",
                    arena_printf(arena, "%s: %s", about->title, text));
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
