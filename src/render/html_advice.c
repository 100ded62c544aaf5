// SPDX-License-Identifier: MIT
//
// What to do: at a glance, and each recommendation with its why.

#include "explain.h"
#include "html_page.h"
#include "phrases.h"
#include "remarks.h"
#include "text.h"

// --- At a glance ---

static void glance_row(struct html *html, const struct combined *combined) {
    const struct recommendation *advice = combined->recommendation;
    size_t position = html->positions[advice->index];
    html_markup(html,
                "<li><span class=\"count\">%zu.</span> <a href=\"#r%zu\"%s>",
                position, position, html->foreign);
    html_text(html, advice->title);
    html_markup(html, "</a> <span class=\"soft\">");
    html_text(html, arena_printf(html->arena, _("%s; cost %s"),
                                 effort_word(advice->effort),
                                 phrase_plain(html->arena, combined->cost)));
    html_markup(html, "</span></li>\n");
}

static void glance(struct html *html) {
    const struct result *result = html->result;
    enum band_of_advice band = ADVICE_NONE;
    for (size_t i = 0; i < result->combined_count; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band == ADVICE_NONE) continue;
        if (combined->band != band) {
            if (band != ADVICE_NONE) html_markup(html, "</ol>\n");
            band = combined->band;
            html_element(html, "p", "term", sentence_band(band));
            html_markup(html, "<ol class=\"glance\">\n");
        }
        glance_row(html, combined);
    }
    if (band == ADVICE_NONE) {
        html_element(html, "p", NULL,
                     _("There is nothing to recommend on these answers."));
        return;
    }
    html_markup(html, "</ol>\n");
    html_element(html, "p", "soft",
                 sentence_costs(html->arena, result->questionnaire));
}

// --- Each ---

static void lifts(struct html *html, const struct recommendation_result *row) {
    for (size_t i = 0; i < row->lift_count; i++) {
        const struct lift_result *lift = &row->lifts[i];
        if (!lift->effective) continue;
        html_markup(html, "<li><a href=\"#q%u\"%s>",
                    lift->lift->question->index, html->foreign);
        html_text(html, lift->lift->question->ask);
        html_markup(html, "</a> ");
        html_text(html, sentence_from_to(html->arena, lift));
        html_markup(html, "</li>\n");
    }
}

static void reasons(struct html *html, const struct recommendation *advice) {
    const struct recommendation_result *any = NULL;
    html_element(html, "p", "term", _("Why, and what it changes:"));
    html_markup(html, "<ul class=\"reasons\">\n");
    for (size_t i = 0; i < html->result->questionnaire->ladder_count; i++) {
        const struct recommendation_result *row =
            html->advice.rows[i][advice->index];
        if (!row) continue;
        any = row;
        lifts(html, row);
        const char *effect =
            sentence_effect(html->arena, &html->result->ladders[i], row);
        if (effect) html_element(html, "li", NULL, effect);
    }
    for (size_t i = 0; any && i < any->asked_by_count; i++)
        html_element(html, "li", NULL,
                     arena_printf(html->arena,
                                  _("The finding \"%s\" asks for it."),
                                  any->asked_by[i]->title));
    if (!any) html_element(html, "li", NULL, _("A finding asks for it."));
    html_markup(html, "</ul>\n");
}

static void facts(struct html *html, const struct combined *combined) {
    const struct recommendation *advice = combined->recommendation;
    struct arena *arena = html->arena;
    html_element(html, "p", "soft",
                 arena_printf(arena, _("Effort: %s (class %d of 5); cost %s"),
                              effort_word(advice->effort), advice->effort,
                              phrase_plain(arena, combined->cost)));
    html_maybe(html, "soft", sentence_needs(arena, html->result, advice));
    const char *decision = sentence_decided(arena, html->result, advice,
                                            remarks_names(html->options));
    if (decision)
        html_element(html, "p", "tag",
                     arena_printf(arena, _("Decision: %s"), decision));
}

static void one(struct html *html, const struct combined *combined) {
    const struct recommendation *advice = combined->recommendation;
    size_t position = html->positions[advice->index];
    html_markup(html,
                "<div class=\"card advice\" id=\"r%zu\">\n<h4%s><span "
                "class=\"count\">%zu.</span> ",
                position, html->foreign, position);
    html_text(html, advice->title);
    html_markup(html, "</h4>\n");
    facts(html, combined);
    html_prose(html, NULL, advice->text);
    reasons(html, advice);
    if (advice->measure) {
        html_element(html, "p", "term", _("How you will know that it worked:"));
        html_prose(html, NULL, advice->measure);
    }
    struct writer writer =
        html_explain(html, _("How its rank and value came about"));
    explain_recommendation(&writer, html->result, advice);
    html_explain_end(html, &writer);
    html_markup(html, "</div>\n");
}

void html_advice(struct html *html) {
    const struct result *result = html->result;
    enum band_of_advice band = ADVICE_NONE;
    html_chapter(html, "advice", _("What to do"));
    glance(html);
    struct chart chart = html_chart(html);
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++)
        chart_effort(&chart, &result->ladders[i], html->positions);
    html_plans(html);
    for (size_t i = 0; i < result->combined_count; i++) {
        const struct combined *combined = &result->combined[i];
        if (combined->band == ADVICE_NONE) continue;
        if (combined->band != band) {
            if (band != ADVICE_NONE) html_markup(html, "</div>\n");
            band = combined->band;
            html_element(html, "h3", "band", sentence_band(band));
            // What is not for now is set in columns on paper.
            html_markup(html, "<div class=\"band-%s\">\n",
                        band == ADVICE_NOW ? "now" : "later");
        }
        one(html, combined);
    }
    if (band != ADVICE_NONE) html_markup(html, "</div>\n");
    html_chapter_end(html);
}
