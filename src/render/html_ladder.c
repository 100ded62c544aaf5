// SPDX-License-Identifier: MIT
//
// One ladder: the picture, its levels in words, the sections, what holds back.

#include "explain.h"
#include "figures.h"
#include "html_page.h"
#include "phrases.h"
#include "text.h"

#define HOLDING_SHOWN 7

// --- Levels ---

static void level_text(struct html *html, const struct ladder *ladder,
                       int number, const char *class, const char *heading) {
    const struct level *level = ladder_level(ladder, number);
    if (!level || !level->text) return;
    html_markup(html, "<div class=\"card %s\">\n", class);
    html_foreign(html, "h3", NULL, heading);
    html_prose(html, NULL, level->text);
    html_markup(html, "</div>\n");
}

static void levels(struct html *html, const struct ladder_result *ladder) {
    int level = ladder->node.level, target = ladder->target;
    if (level == LEVEL_UNKNOWN) return;
    html_markup(html, "<div class=\"pair\">\n");
    level_text(html, ladder->ladder, level, "now",
               arena_printf(html->arena, _("Level %s"),
                            phrase_level(html->arena, ladder->ladder, level)));
    if (target > level)
        level_text(html, ladder->ladder, target, "then",
                   arena_printf(html->arena, _("What level %s looks like"),
                                phrase_level_inside(html->arena, ladder->ladder,
                                                    target)));
    html_markup(html, "</div>\n");
}

static void picture(struct html *html, const struct ladder_result *ladder) {
    struct chart chart = html_chart(html);
    html_markup(html, "<figure class=\"ladder\">\n");
    chart_ladder(&chart, ladder);
    html_markup(html, "<figcaption>");
    html_text(html, sentence_bars(html->arena, ladder));
    if (ladder->node.level_low != ladder->node.level_high) {
        html_text(html, " ");
        html_text(html, _("The bracket at the left spans the levels that are "
                          "still possible."));
    }
    html_markup(html, "</figcaption>\n</figure>\n");
}

// --- Sections ---

static void figures_row(struct html *html, const struct node_result *node,
                        int depth) {
    const char *cells[FIGURE_COLUMNS];
    size_t count = figure_cells(html->arena, node, cells);
    html_markup(html, "<tr><th scope=\"row\" class=\"in%d\"%s>",
                depth > 2 ? 2 : depth, html->foreign);
    html_text(html, cells[0]);
    html_markup(html, "</th>");
    for (size_t i = 1; i < count; i++)
        html_element(html, "td", NULL, cells[i]);
    html_markup(html, "</tr>\n");
    for (size_t i = 0; i < node->section_count; i++)
        figures_row(html, &node->sections[i], depth + 1);
}

static void figures(struct html *html, const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    const char *heads[FIGURE_COLUMNS];
    size_t count = figure_heads(html->arena, ladder, heads);
    html_markup(html, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                      "aria-label=\"");
    html_text(html, arena_printf(html->arena, _("%s: figures as a table"),
                                 ladder->root.title));
    html_markup(html, "\">\n<table class=\"figures\">\n<caption>");
    html_text(html, _("Score, how much of each level is in place, and how many "
                      "questions are answered"));
    html_markup(html, "</caption>\n<thead><tr>");
    for (size_t i = 0; i < count; i++)
        html_element(html, "th", NULL, heads[i]);
    html_markup(html, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < result->node.section_count; i++)
        figures_row(html, &result->node.sections[i], 0);
    html_markup(html, "</tbody>\n</table>\n</div>\n");
}

static void explanations(struct html *html, const struct node_result *node) {
    for (size_t i = 0; i < node->section_count; i++) {
        const struct node_result *section = &node->sections[i];
        struct writer writer =
            html_explain(html, arena_printf(html->arena,
                                            _("%s: how these numbers came "
                                              "about"),
                                            section->section->title));
        explain_section(&writer, html->result, section);
        html_explain_end(html, &writer);
    }
}

static void sections(struct html *html, const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    const struct node_result *node = &result->node;
    bool scored = false;
    if (!node->section_count) return;
    for (size_t i = 0; i < node->section_count; i++)
        scored |= node->sections[i].every_rung_asked;
    html_element(html, "h3", NULL,
                 scored ? arena_printf(html->arena,
                                       _("Section by section, from %d to %d"),
                                       ladder->start, ladder->top)
                        : _("Section by section"));
    struct chart chart = html_chart(html);
    html_markup(html, "<figure class=\"dimensions\">\n");
    chart_radar(&chart, node);
    chart_sections(&chart, node);
    html_markup(html, "</figure>\n");
    html_maybe(html, NULL, sentence_extremes(html->arena, node));
    figures(html, result);
    explanations(html, node);
}

// --- What holds back ---

static void holding_row(struct html *html, const struct holding *holding) {
    const struct question *question = holding->question->question;
    struct arena *arena = html->arena;
    html_markup(html, "<li><a href=\"#q%u\"%s>", question->index,
                html->foreign);
    html_text(html, question->ask);
    html_markup(html, "</a> <span class=\"soft\">");
    html_text(html, arena_printf(
                        arena, _("(%s, %s points)"), question->section->title,
                        phrase_number(arena, 100 * holding->missing, 1)));
    html_markup(html, "</span>");
    html_element(html, "p", "today",
                 arena_printf(arena, _("Today: %s"),
                              sentence_today(arena, holding->question)));
    html_markup(html, "</li>\n");
}

static void holding_answers(struct html *html,
                            const struct ladder_result *ladder) {
    struct arena *arena = html->arena;
    size_t count = ladder->holding_count;
    if (!count) return;
    if (count > HOLDING_SHOWN) count = HOLDING_SHOWN;
    html_element(html, "p", NULL,
                 arena_printf(arena,
                              _("These answers account for most of it. The "
                                "points say how much of the levels up to %d "
                                "each of them leaves open."),
                              ladder->target));
    html_markup(html, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < count; i++)
        holding_row(html, &ladder->holding[i]);
    html_markup(html, "</ul>\n");
    size_t rest = ladder->holding_count - count;
    if (!rest) return;
    html_element(
        html, "p", "soft",
        arena_printf(arena,
                     PLURAL("%zu other answer accounts for less.",
                            "%zu other answers account for less.", rest),
                     rest));
}

static void settle(struct html *html, const struct ladder_result *ladder) {
    if (!ladder->settle_now_count) return;
    html_element(html, "p", NULL,
                 _("The level depends on questions that are still open. Settle "
                   "these first:"));
    html_markup(html, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < ladder->settle_now_count; i++) {
        const struct question *question = ladder->settle_now[i]->question;
        html_markup(html, "<li><a href=\"#q%u\"%s>", question->index,
                    html->foreign);
        html_text(html, question->ask);
        html_markup(html, "</a></li>\n");
    }
    html_markup(html, "</ul>\n");
}

static void holding(struct html *html, const struct ladder_result *ladder) {
    const char *heading = sentence_holding(html->arena, ladder);
    if (heading) html_element(html, "h3", NULL, heading);
    if (ladder->blocking_count) html_markup(html, "<ul class=\"blocking\">\n");
    for (size_t i = 0; i < ladder->blocking_count; i++)
        html_element(html, "li", NULL,
                     sentence_blocking(html->arena, ladder->ladder,
                                       &ladder->blocking[i]));
    if (ladder->blocking_count) html_markup(html, "</ul>\n");
    holding_answers(html, ladder);
    settle(html, ladder);
}

void html_ladder(struct html *html, size_t index) {
    const struct ladder_result *ladder = &html->result->ladders[index];
    const struct section *root = &ladder->ladder->root;
    html_chapter(html, arena_printf(html->arena, "ladder-%zu", index + 1),
                 root->title);
    if (root->text) html_prose(html, "lead", root->text);
    picture(html, ladder);
    struct writer writer =
        html_explain(html, _("How this level and this score came about"));
    explain_standing(&writer, html->result, ladder);
    html_explain_end(html, &writer);
    levels(html, ladder);
    sections(html, ladder);
    holding(html, ladder);
    html_chapter_end(html);
}
