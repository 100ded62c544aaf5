// SPDX-License-Identifier: MIT
//
// The plans, and what was decided.

#include "html_page.h"
#include "phrases.h"
#include "remarks.h"
#include "text.h"

static void members(struct html *html, const struct recommendation *const *list,
                    size_t count) {
    html_markup(html, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < count; i++) {
        size_t position = html->positions[list[i]->index];
        html_markup(html, "<li%s>", html->foreign);
        if (position) html_markup(html, "<a href=\"#r%zu\">", position);
        html_text(html, list[i]->title);
        html_markup(html, "%s</li>\n", position ? "</a>" : "");
    }
    html_markup(html, "</ul>\n");
}

static void plan_facts(struct html *html, const struct ladder_result *ladder,
                       const struct plan *plan) {
    html_element(
        html, "p", NULL,
        sentence_plan_cost(html->arena, plan->member_count, plan->effort));
    html_element(
        html, "p", NULL,
        sentence_afterwards(html->arena, ladder, plan->level, plan->score));
}

static void target_plan(struct html *html, const struct ladder_result *ladder) {
    const struct plan *plan = &ladder->plan;
    struct arena *arena = html->arena;
    if (!plan->computed || plan->target == LEVEL_UNKNOWN) return;
    if (!plan->member_count && plan->attained) return;
    html_markup(html, "<div class=\"card plan\">\n");
    html_foreign(html, "h3", NULL,
                 arena_printf(arena, _("%s: the plan to level %d"),
                              ladder->ladder->root.title, plan->target));
    if (!plan->attained)
        html_element(html, "p", NULL, sentence_missed(arena, plan));
    if (plan->member_count) {
        plan_facts(html, ladder, plan);
        if (plan->attained)
            html_element(html, "p", NULL, sentence_proof(arena, plan));
        members(html, plan->members, plan->member_count);
    }
    html_markup(html, "</div>\n");
}

static void budget_plan(struct html *html, const struct ladder_result *ladder) {
    const struct plan *plan = &ladder->budget_plan;
    if (!plan->computed || !remarks_budget(html->options)) return;
    html_markup(html, "<div class=\"card plan\">\n");
    html_foreign(html, "h3", NULL,
                 arena_printf(html->arena,
                              _("%s: the best plan for a cost of %s"),
                              ladder->ladder->root.title,
                              phrase_plain(html->arena, plan->budget)));
    if (!plan->member_count) {
        html_element(html, "p", NULL, _("Nothing fits into it."));
    } else {
        plan_facts(html, ladder, plan);
        if (!plan->minimal)
            html_element(html, "p", NULL,
                         _("This is the best that was found; that there is no "
                           "better one is not proven."));
        members(html, plan->members, plan->member_count);
    }
    html_markup(html, "</div>\n");
}

static void roadmap(struct html *html, const struct ladder_result *ladder) {
    if (!ladder->phase_count) return;
    html_foreign(html, "h3", NULL,
                 arena_printf(html->arena, _("%s: the plan in phases"),
                              ladder->ladder->root.title));
    html_markup(html, "<ol class=\"phases\">\n");
    for (size_t i = 0; i < ladder->phase_count; i++) {
        const struct phase *phase = &ladder->phases[i];
        html_markup(html, "<li>");
        html_element(html, "p", "headline", sentence_phase(html->arena, phase));
        members(html, phase->members, phase->member_count);
        html_element(html, "p", "soft",
                     sentence_afterwards(html->arena, ladder, phase->level,
                                         phase->score));
        html_markup(html, "</li>\n");
    }
    html_markup(html, "</ol>\n");
}

static void decisions(struct html *html) {
    const struct questionnaire *questionnaire = html->result->questionnaire;
    bool any = false;
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        const struct recommendation *about = &questionnaire->recommendations[i];
        const char *text = sentence_decided(html->arena, html->result, about,
                                            remarks_names(html->options));
        if (!text) continue;
        if (!any) {
            html_element(html, "h3", NULL, _("What was decided"));
            html_markup(html, "<ul class=\"rows\">\n");
        }
        any = true;
        html_element(html, "li", NULL,
                     arena_printf(html->arena, "%s: %s", about->title, text));
    }
    if (any) html_markup(html, "</ul>\n");
}

void html_plans(struct html *html) {
    for (size_t i = 0; i < html->result->questionnaire->ladder_count; i++) {
        target_plan(html, &html->result->ladders[i]);
        budget_plan(html, &html->result->ladders[i]);
        roadmap(html, &html->result->ladders[i]);
    }
    decisions(html);
}
