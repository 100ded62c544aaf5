// SPDX-License-Identifier: MIT
//
// The first page: where we stand, why, and what to do on Monday.

#include "html_page.h"
#include "phrases.h"
#include "text.h"

#define FIRST_STEPS 3
#define BRIEF_STEPS 4
#define WHY_ROWS 3

// --- Where we stand ---

static void level_line(struct html *html, const struct ladder_result *ladder) {
    struct arena *arena = html->arena;
    int level = ladder->node.level;
    if (level == LEVEL_UNKNOWN) {
        html_element(html, "p", NULL, sentence_stand(arena, ladder));
        return;
    }
    html_markup(html, "<p class=\"level\"><span class=\"big\">");
    html_text(html, arena_printf(arena, _("Level %d"), level));
    html_markup(html, "</span> <span class=\"of\">");
    html_text(html, arena_printf(arena, _("of %d"), ladder->ladder->top));
    html_markup(html, "</span> <strong%s>", html->foreign);
    html_text(html, ladder_level_title(ladder->ladder, level));
    html_markup(html, "</strong>");
    if (ladder->provisional) {
        html_markup(html, " <span class=\"tag open\">");
        html_text(html, _("provisional"));
        html_markup(html, "</span>");
    }
    html_markup(html, "</p>\n");
}

static void stand(struct html *html, size_t index) {
    const struct ladder_result *ladder = &html->result->ladders[index];
    struct arena *arena = html->arena;
    html_markup(html, "<div class=\"card stand\">\n");
    html_foreign(html, "h3", NULL, ladder->ladder->root.title);
    struct chart chart = html_chart(html);
    level_line(html, ladder);
    chart_track(&chart, ladder);
    html_maybe(html, NULL, sentence_score(arena, ladder));
    html_maybe(html, NULL, sentence_next(arena, ladder));
    html_maybe(html, "sure", sentence_sure(arena, ladder));
    html_maybe(html, "sure", sentence_provisional(arena, ladder));
    html_markup(html, "</div>\n");
}

static void stands(struct html *html) {
    html_markup(html, "<div class=\"pair\">\n");
    for (size_t i = 0; i < html->result->questionnaire->ladder_count; i++)
        stand(html, i);
    html_markup(html, "</div>\n");
}

// --- Why ---

static void risk(struct html *html) {
    const struct finding *finding = first_risk(html->result);
    if (!finding) return;
    html_markup(html, "<div class=\"card risk\">\n<p class=\"kind\">");
    html_text(html, _("Look at this first"));
    html_markup(html, "</p>\n");
    html_foreign(html, "p", "headline", finding->title);
    if (finding->text) html_prose(html, NULL, finding->text);
    html_markup(html, "</div>\n");
}

static void why_row(struct html *html, const struct holding *holding) {
    const struct question *question = holding->question->question;
    html_markup(html, "<li><a href=\"#q%u\"%s>", question->index,
                html->foreign);
    html_text(html, question->ask);
    html_markup(html, "</a>");
    html_element(html, "p", "today",
                 arena_printf(html->arena, _("Today: %s"),
                              sentence_today(html->arena, holding->question)));
    html_markup(html, "</li>\n");
}

static void why_ladder(struct html *html, const struct ladder_result *ladder) {
    size_t count = ladder->holding_count;
    if (!count) return;
    if (count > WHY_ROWS) count = WHY_ROWS;
    html_markup(html, "<div>\n<h4%s>", html->foreign);
    html_text(html,
              arena_printf(html->arena, "%s: %s", ladder->ladder->root.title,
                           sentence_holding(html->arena, ladder)));
    html_markup(html, "</h4>\n<ul class=\"rows\">\n");
    for (size_t i = 0; i < count; i++)
        why_row(html, &ladder->holding[i]);
    html_markup(html, "</ul>\n</div>\n");
}

static bool has_why(const struct result *result) {
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        if (result->ladders[i].holding_count) return true;
    }
    return first_risk(result) != NULL;
}

static void why(struct html *html) {
    if (!has_why(html->result)) return;
    html_element(html, "h3", NULL, _("Why"));
    risk(html);
    html_markup(html, "<div class=\"pair\">\n");
    for (size_t i = 0; i < html->result->questionnaire->ladder_count; i++)
        why_ladder(html, &html->result->ladders[i]);
    html_markup(html, "</div>\n");
}

// --- What to do ---

static void step_measure(struct html *html,
                         const struct recommendation *advice) {
    if (!advice->measure) return;
    html_markup(html, "<p class=\"measure\"><span class=\"kind\">");
    html_text(html, _("Worked when"));
    html_markup(html, "</span> <span%s>", html->foreign);
    html_text(html, writer_flowing(html->arena, advice->measure));
    html_markup(html, "</span></p>\n");
}

static void step(struct html *html, const struct combined *combined) {
    const struct recommendation *advice = combined->recommendation;
    bool brief = html->options->brief;
    html_markup(html, "<li><p class=\"headline\"%s>", html->foreign);
    if (!brief)
        html_markup(html, "<a href=\"#r%zu\">", html->positions[advice->index]);
    html_text(html, advice->title);
    html_markup(html, "%s</p>\n", brief ? "" : "</a>");
    if (!brief) html_prose(html, NULL, advice->text);
    html_element(html, "p", "soft",
                 arena_printf(html->arena, _("Effort: %s"),
                              effort_word(advice->effort)));
    step_measure(html, advice);
    html_markup(html, "</li>\n");
}

static void steps(struct html *html, size_t most) {
    const struct result *result = html->result;
    size_t shown = 0;
    for (size_t i = 0; i < result->combined_count && shown < most; i++) {
        if (result->combined[i].band != ADVICE_NOW) continue;
        if (!shown++) {
            html_element(html, "h3", NULL, _("What to do on Monday"));
            html_markup(html, "<ol class=\"steps\">\n");
        }
        step(html, &result->combined[i]);
    }
    if (shown) html_markup(html, "</ol>\n");
}

void html_summary(struct html *html) {
    html_chapter(html, "summary", _("Where you stand"));
    stands(html);
    why(html);
    steps(html, FIRST_STEPS);
    html_chapter_end(html);
}

// --- The one page ---

static void brief_ladder(struct html *html, size_t index) {
    const struct ladder_result *ladder = &html->result->ladders[index];
    html_markup(html, "<div class=\"card stand\">\n");
    html_foreign(html, "h3", NULL, ladder->ladder->root.title);
    struct chart chart = html_chart(html);
    level_line(html, ladder);
    chart_track(&chart, ladder);
    html_maybe(html, NULL, sentence_next(html->arena, ladder));
    html_maybe(html, "sure", sentence_sure(html->arena, ladder));
    html_maybe(html, "sure", sentence_provisional(html->arena, ladder));
    for (size_t i = 0; i < ladder->holding_count && i < WHY_ROWS; i++) {
        if (i == 0) {
            html_element(html, "h4", NULL,
                         sentence_holding(html->arena, ladder));
            html_markup(html, "<ul class=\"rows\">\n");
        }
        html_foreign(html, "li", NULL,
                     ladder->holding[i].question->question->ask);
    }
    if (ladder->holding_count) html_markup(html, "</ul>\n");
    html_markup(html, "</div>\n");
}

void html_brief(struct html *html) {
    html_chapter(html, "summary", _("Where you stand"));
    html_markup(html, "<div class=\"pair\">\n");
    for (size_t i = 0; i < html->result->questionnaire->ladder_count; i++)
        brief_ladder(html, i);
    html_markup(html, "</div>\n");
    risk(html);
    steps(html, BRIEF_STEPS);
    html_chapter_end(html);
}
