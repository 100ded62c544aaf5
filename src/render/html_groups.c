// SPDX-License-Identifier: MIT
//
// Groups of respondents side by side.

#include "groups.h"
#include "html_page.h"
#include "text.h"

static void score_row(struct html *html, const struct grouping_result *grouping,
                      const struct section *section, const char *class) {
    if (!group_has_score(html->result, section)) return;
    html_markup(html, "<tr><th scope=\"row\" class=\"%s\"%s>", class,
                html->foreign);
    html_text(html, section->title);
    html_markup(html, "</th>");
    for (size_t i = 0; i < grouping->group_count; i++) {
        if (grouping->groups[i].shown)
            html_element(
                html, "td", NULL,
                group_figure(html->arena, &grouping->groups[i], section));
    }
    html_markup(html, "</tr>\n");
}

static void scores(struct html *html, const struct grouping_result *grouping) {
    const struct questionnaire *questionnaire = html->result->questionnaire;
    html_markup(html, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                      "aria-label=\"");
    html_text(html, arena_printf(html->arena, _("%s: scores as a table"),
                                 grouping->question->ask));
    html_markup(html, "\">\n<table class=\"figures\">\n<caption>");
    html_text(html, _("Score of each group, with the number of people"));
    html_markup(html, "</caption>\n<thead><tr>");
    html_element(html, "th", NULL, _("Section"));
    for (size_t i = 0; i < grouping->group_count; i++) {
        if (grouping->groups[i].shown)
            html_foreign(html, "th", NULL,
                         group_heading(html->arena, &grouping->groups[i]));
    }
    html_markup(html, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct section *root = &questionnaire->ladders[i].root;
        score_row(html, grouping, root, "in0");
        for (size_t j = 0; j < root->section_count; j++)
            score_row(html, grouping, &root->sections[j], "in1");
    }
    html_markup(html, "</tbody>\n</table>\n</div>\n");
}

static void gaps(struct html *html, const struct grouping_result *grouping) {
    size_t shown = 0;
    for (size_t i = 0; i < grouping->gap_count && shown < GROUP_GAPS; i++) {
        const struct gap_result *gap = &grouping->gaps[i];
        const char *text = group_gap(html->arena, grouping, gap);
        if (!text) continue;
        if (!shown++) {
            html_element(html, "p", "term",
                         _("What they see most differently:"));
            html_markup(html, "<ul class=\"rows\">\n");
        }
        html_markup(html, "<li><a href=\"#q%u\"%s>", gap->question->index,
                    html->foreign);
        html_text(html, gap->question->ask);
        html_markup(html, "</a>");
        html_element(html, "p", "today", text);
        html_markup(html, "</li>\n");
    }
    if (shown) html_markup(html, "</ul>\n");
}

bool html_has_groups(const struct html *html) {
    return groups_are_told(html->result);
}

void html_groups(struct html *html) {
    const struct result *result = html->result;
    if (!html_has_groups(html)) return;
    html_chapter(html, "groups", _("Groups side by side"));
    for (size_t i = 0; i < result->grouping_count; i++) {
        const struct grouping_result *grouping = &result->groupings[i];
        if (!grouping_is_shown(grouping) && !grouping->withheld) continue;
        html_foreign(html, "h3", NULL, grouping->question->ask);
        if (grouping_is_shown(grouping)) {
            scores(html, grouping);
            gaps(html, grouping);
        }
        html_maybe(html, "soft", group_withheld(html->arena, result, grouping));
    }
    html_maybe(html, "sure", groups_subtraction(result));
    html_chapter_end(html);
}
