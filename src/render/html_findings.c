// SPDX-License-Identifier: MIT
//
// What stands out, and lists whose entries are sorted into kinds.

#include "explain.h"
#include "html_page.h"
#include "phrases.h"
#include "text.h"
#include "told.h"

#include <string.h>

// The kind as a shape beside its word, and the class of its frame.
struct kind_look {
    const char *sign, *class;
};
static const struct kind_look looks[] = {
    [FINDING_RISK] = {"▲", "risk"},
    [FINDING_WARNING] = {"◆", "warning"},
    [FINDING_STRENGTH] = {"✓", "strength"},
    [FINDING_NOTE] = {"●", "note"},
};

static void asks_for(struct html *html, const struct finding *finding) {
    const struct questionnaire *questionnaire = html->result->questionnaire;
    bool any = false;
    for (size_t i = 0; i < finding->asks_for_count; i++) {
        size_t index = finding->asks_for[i].index;
        if (index >= questionnaire->recommendation_count) continue;
        if (!any) {
            html_markup(html, "<p class=\"soft\">");
            html_text(html, _("What helps:"));
        }
        any = true;
        size_t position = html->positions[index];
        html_markup(html, "\n<span class=\"help\"%s>", html->foreign);
        if (position) html_markup(html, "<a href=\"#r%zu\">", position);
        html_text(html, questionnaire->recommendations[index].title);
        html_markup(html, "%s</span>", position ? "</a>" : "");
    }
    if (any) html_markup(html, "</p>\n");
}

static void finding_card(struct html *html, const struct finding *finding) {
    const struct kind_look *look = &looks[finding->kind];
    html_markup(html,
                "<div class=\"card %s\">\n<p class=\"kind\"><span "
                "aria-hidden=\"true\">%s</span> ",
                look->class, look->sign);
    html_text(html, finding_word(finding->kind));
    html_markup(html, "</p>\n");
    html_foreign(html, "h3", NULL, finding->title);
    if (finding->text) html_prose(html, NULL, finding->text);
    asks_for(html, finding);
    struct writer writer = html_explain(html, _("Why this finding holds"));
    explain_finding(&writer, html->result, finding);
    html_explain_end(html, &writer);
    html_markup(html, "</div>\n");
}

void html_findings(struct html *html) {
    const struct result *result = html->result;
    if (!result->finding_count) return;
    html_chapter(html, "findings", _("What stands out"));
    html_markup(html, "<div class=\"findings\">\n");
    for (size_t kind = 0; kind < FINDING_KINDS; kind++) {
        for (size_t i = 0; i < result->finding_count; i++) {
            if (result->findings[i]->kind == finding_order[kind])
                finding_card(html, result->findings[i]);
        }
    }
    html_markup(html, "</div>\n");
    html_chapter_end(html);
}

// --- Lists ---

static void kind_list(struct html *html, const struct list_result *list,
                      const struct list_kind *kind) {
    bool any = false;
    for (size_t i = 0; i < list->entry_count; i++) {
        if (list->entries[i].kind != kind) continue;
        if (!any) {
            html_foreign(html, "h3", NULL, phrase_kind(list->question, kind));
            html_markup(html, "<ol class=\"entries\">\n");
        }
        any = true;
        html_markup(html, "<li value=\"%zu\"%s>", i + 1, html->foreign);
        const struct entry *entry = list->entries[i].entry;
        const char *name =
            phrase_entry_name(html->arena, list->question, entry);
        const char *rest =
            phrase_entry_rest(html->arena, list->question, entry);
        html_text(html, name);
        if (strcmp(rest, name) != 0) html_element(html, "p", "today", rest);
        html_markup(html, "</li>\n");
    }
    if (any) html_markup(html, "</ol>\n");
}

// --- How many, where their words are left out ---

static void count_items(struct html *html, const char **lines) {
    if (!lines || !*lines) return;
    html_markup(html, "<ul>\n");
    for (; *lines; lines++)
        html_foreign(html, "li", NULL, *lines);
    html_markup(html, "</ul>\n");
}

static void list_counts(struct html *html, const struct list_result *list) {
    html_element(html, "p", NULL, told_count(html->arena, list));
    count_items(html, told_kinds(html->arena, list));
    if (!list->across) return;
    html_foreign(html, "h3", NULL, told_map(html->arena, list));
    count_items(html, told_cells(html->arena, list));
}

static void list_entries(struct html *html, struct chart *chart,
                         const struct list_result *list) {
    chart_map(chart, list);
    for (size_t j = 0; j < list_of(list->question)->kind_count; j++)
        kind_list(html, list, &list_of(list->question)->kinds[j]);
    kind_list(html, list, NULL);
}

void html_lists(struct html *html) {
    struct chart chart = html_chart(html);
    for (size_t i = 0; i < html->result->list_count; i++) {
        const struct list_result *list = &html->result->lists[i];
        if (list->counted <= 0) continue;
        html_chapter(html, arena_printf(html->arena, "list-%zu", i + 1),
                     list->question->ask);
        if ((double)list->entry_count < list->counted) list_counts(html, list);
        if (list->entry_count) list_entries(html, &chart, list);
        html_chapter_end(html);
    }
}
