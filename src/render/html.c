// SPDX-License-Identifier: MIT
//
// The report as one page: no script, no outside resource; for the phone, the
// screen and A4, in light and dark.

#include "formats.h"
#include "groups.h"
#include "html_page.h"
#include "phrases.h"
#include "remarks.h"
#include "text.h"

#include <string.h>

// --- What the chapters need ---

// What may stand in a lang attribute.
static bool is_language(const char *code) {
    size_t letters = strspn(code, "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    return letters >= 2 && letters <= 35 && !code[letters] && code[0] != '-';
}

static const char *page_language(const struct render_options *options) {
    return options->language && is_language(options->language)
               ? options->language
               : "en";
}

static const char *foreign_of(const struct result *result,
                              const struct render_options *options) {
    const char *own = result->questionnaire->language;
    if (!own || !is_language(own) || strcmp(own, page_language(options)) == 0)
        return "";
    return arena_printf(options->arena, " lang=\"%s\"", own);
}

// --- Head ---

void html_begin(struct html *html, const char *title) {
    html_markup(
        html,
        "<!DOCTYPE html>\n<html lang=\"%s\"%s "
        "xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
        "<meta charset=\"utf-8\"/>\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; style-src 'unsafe-inline'; img-src data:\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\"/>\n"
        "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
        "<meta name=\"generator\" content=\"cxladder\"/>\n",
        page_language(html->options),
        html->options->brief ? " class=\"brief\"" : "");
    html_element(html, "title", NULL, title);
    html_markup(html, "<style>\n");
    for (const char *const *part = html_style; *part; part++)
        fputs(*part, html->out);
    html_markup(html, "</style>\n</head>\n<body>\n");
}

static void fact(struct html *html, const char *label, const char *text,
                 bool foreign) {
    html_markup(html, "<div>");
    (foreign ? html_foreign : html_element)(html, "dt", NULL, label);
    (foreign ? html_foreign : html_element)(html, "dd", NULL, text);
    html_markup(html, "</div>\n");
}

static void facts(struct html *html) {
    const struct result *result = html->result;
    const struct questionnaire *questionnaire = result->questionnaire;
    struct arena *arena = html->arena;
    html_markup(html, "<dl class=\"facts\">\n");
    if (result->date)
        fact(html, _("Date"), text_date(arena, result->date), false);
    fact(html, _("Respondents"), phrase_plain(arena, result->respondents),
         false);
    const char *left_out = sentence_left_out(arena, &result->left_out);
    if (left_out) fact(html, _("Not counted"), left_out, false);
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        const struct answer *answer = result->profile[i];
        if (answer && answer->state == ANSWER_GIVEN &&
            remarks_profile(html->options, question) && !html->options->brief)
            fact(html, question->ask,
                 phrase_value(arena, question, &answer->value), true);
    }
    fact(html, _("Questionnaire"), sentence_questionnaire(arena, result),
         false);
    html_markup(html, "</dl>\n");
}

static void banner(struct html *html) {
    html_markup(html, "<a class=\"skip\" href=\"#main\">");
    html_text(html, _("Skip to the results"));
    html_markup(html, "</a>\n<header class=\"banner\">\n");
    html_foreign(html, "h1", NULL, sentence_title(html->arena, html->result));
    facts(html);
    html_markup(html, "</header>\n");
}

// --- Contents ---

static void content(struct html *html, const char *id, const char *title) {
    html_markup(html, "<li><a href=\"#%s\"%s>", id, html->foreign);
    html_text(html, title);
    html_markup(html, "</a></li>\n");
}

static void contents(struct html *html) {
    const struct result *result = html->result;
    struct arena *arena = html->arena;
    html_markup(html, "<nav class=\"contents\" aria-labelledby=\"h-contents\">"
                      "\n");
    html_markup(html, "<h2 id=\"h-contents\">");
    html_text(html, _("Contents"));
    html_markup(html, "</h2>\n<ol>\n");
    content(html, "summary", _("Where you stand"));
    if (result->finding_count) content(html, "findings", _("What stands out"));
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++)
        content(html, arena_printf(arena, "ladder-%zu", i + 1),
                result->ladders[i].ladder->root.title);
    content(html, "advice", _("What to do"));
    if (result->discuss_count)
        content(html, "discuss", _("What to talk about first"));
    if (html_has_groups(html))
        content(html, "groups", _("Groups side by side"));
    for (size_t i = 0; i < result->list_count; i++) {
        if (result->lists[i].counted > 0)
            content(html, arena_printf(arena, "list-%zu", i + 1),
                    result->lists[i].question->ask);
    }
    if (html_has_open(html)) content(html, "open", _("What is still open"));
    if (html_has_closing(html))
        content(html, "closing", _("What was taken away"));
    content(html, "answers", _("Every answer"));
    content(html, "legend", _("How to read the numbers"));
    html_markup(html, "</ol>\n</nav>\n");
}

// --- How to read the numbers ---

static void legend(struct html *html) {
    const struct questionnaire *questionnaire = html->result->questionnaire;
    html_chapter(html, "legend", _("How to read the numbers"));
    html_markup(html, "<ul>\n");
    html_element(html, "li", NULL,
                 _("No level is good or bad in itself. An organisation goes "
                   "through them step by step; advice is for the next step."));
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        html_element(html, "li", NULL,
                     sentence_thresholds(html->arena, ladder));
        if (ladder->unanswered_zero)
            html_element(html, "li", NULL,
                         _("Open questions count as nothing in place."));
    }
    html_element(html, "li", NULL,
                 _("The score adds up how much of each level is in place. It "
                   "shows movement between two assessments; the level does not "
                   "follow from it alone."));
    html_element(html, "li", NULL,
                 _("Open and not applicable questions never count as a zero "
                   "without a word: the report says what they could change."));
    const char *agreed = agreement_thresholds(html->arena, html->result);
    if (agreed) html_element(html, "li", NULL, agreed);
    const char *rules = vote_rules_sentence(html->arena, html->result);
    if (rules) html_element(html, "li", NULL, rules);
    const char *warning = groups_subtraction(html->result);
    if (warning && !groups_are_told(html->result))
        html_element(html, "li", NULL, warning);
    html_markup(html, "</ul>\n");
    html_chapter_end(html);
}

// --- The page ---

static void chapters(struct html *html) {
    html_summary(html);
    html_findings(html);
    for (size_t i = 0; i < html->result->questionnaire->ladder_count; i++)
        html_ladder(html, i);
    html_advice(html);
    html_people(html);
    html_groups(html);
    html_lists(html);
    html_open(html);
    html_closing(html);
    html_answers(html);
    legend(html);
}

void html_render(const struct result *result,
                 const struct render_options *options, FILE *out) {
    struct html html = {
        .arena = options->arena,
        .out = out,
        .result = result,
        .options = options,
        .foreign = foreign_of(result, options),
        .advice = advice_table_new(options->arena, result),
        .positions = advice_positions(options->arena, result),
    };
    html_begin(&html, sentence_title(html.arena, result));
    banner(&html);
    html_markup(&html, "<div class=\"page%s\">\n",
                options->brief ? " alone" : "");
    if (!options->brief) contents(&html);
    html_markup(&html, "<main id=\"main\" tabindex=\"-1\">\n");
    if (options->brief)
        html_brief(&html);
    else
        chapters(&html);
    html_markup(&html, "</main>\n</div>\n</body>\n</html>\n");
}
