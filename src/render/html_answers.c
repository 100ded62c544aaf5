// SPDX-License-Identifier: MIT
//
// Where respondents differ, what is open, what was taken away, and at the end
// every answer with what was written beside it.

#include "explain.h"
#include "html_page.h"
#include "phrases.h"
#include "remarks.h"
#include "text.h"
#include "told.h"

#define DISCUSS_SHOWN 5
#define OPEN_SHOWN 20

static void remarks_list(struct html *html, const struct remarks *remarks) {
    if (!remarks->count) return;
    html_markup(html, "<dl class=\"remarks\">\n");
    for (size_t i = 0; i < remarks->count; i++) {
        html_element(html, "dt", NULL, remarks->items[i].label);
        html_foreign(html, "dd", NULL,
                     writer_flowing(html->arena, remarks->items[i].text));
    }
    html_markup(html, "</dl>\n");
}

static void words_list(struct html *html, const struct question *question) {
    struct remarks words =
        remarks_of_words(html->arena, html->options, html->result, question);
    for (size_t i = 0; i < words.count; i++)
        html_foreign(html, "p", "given", words.items[i].text);
}

// --- What to talk about first ---

void html_people(struct html *html) {
    const struct result *result = html->result;
    if (!result->discuss_count) return;
    html_chapter(html, "discuss", _("What to talk about first"));
    html_element(html, "p", "lead",
                 _("Here the respondents see things most differently. The "
                   "number ranks the list; it proves nothing. Hear what each "
                   "side sees before you settle on an answer."));
    struct chart chart = html_chart(html);
    for (size_t i = 0; i < result->discuss_count && i < DISCUSS_SHOWN; i++) {
        const struct question_result *question = result->discuss_first[i];
        html_markup(html,
                    "<div class=\"card\">\n<h3%s><span class=\"count\">"
                    "%zu.</span> <a href=\"#q%u\">",
                    html->foreign, i + 1, question->question->index);
        html_text(html, question->question->ask);
        html_markup(html, "</a></h3>\n");
        chart_spread(&chart, question);
        html_maybe(html, NULL,
                   sentence_agreement(html->arena, question->question,
                                      &question->agreement));
        html_markup(html, "</div>\n");
    }
    html_chapter_end(html);
}

// --- What is open ---

static void open_list(struct html *html, enum question_state state,
                      const char *heading) {
    const struct question_result *open[OPEN_SHOWN];
    size_t all = told_questions(html->result, state, open, OPEN_SHOWN);
    if (!all) return;
    html_element(html, "h3", NULL, heading);
    html_markup(html, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < all && i < OPEN_SHOWN; i++) {
        const struct question *question = open[i]->question;
        html_markup(html, "<li><a href=\"#q%u\"%s>", question->index,
                    html->foreign);
        html_text(html, question->ask);
        html_markup(html, "</a></li>\n");
    }
    html_markup(html, "</ul>\n");
    if (all > OPEN_SHOWN)
        html_element(html, "p", "soft",
                     told_rest(html->arena, all - OPEN_SHOWN));
}

bool html_has_open(const struct html *html) {
    return told_open(html->arena, html->options, html->result);
}

static void parked_list(struct html *html) {
    struct remarks parked =
        remarks_parked(html->arena, html->options, html->result);
    if (!parked.count) return;
    html_element(html, "h3", NULL, _("Parked for later:"));
    html_markup(html, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < parked.count; i++)
        html_foreign(html, "li", NULL,
                     told_parked(html->arena, &parked.items[i]));
    html_markup(html, "</ul>\n");
}

void html_open(struct html *html) {
    if (!html_has_open(html)) return;
    html_chapter(html, "open", _("What is still open"));
    open_list(html, STATE_DONT_KNOW, _("Nobody could say; find out:"));
    open_list(html, STATE_UNANSWERED, _("Not answered yet:"));
    parked_list(html);
    html_chapter_end(html);
}

// --- Closing questions ---

static bool is_told(const struct html *html, const struct question *question) {
    return told_closing(html->arena, html->options, html->result, question);
}

bool html_has_closing(const struct html *html) {
    const struct questionnaire *questionnaire = html->result->questionnaire;
    for (size_t i = 0; i < questionnaire->closing_count; i++) {
        if (is_told(html, &questionnaire->closing[i])) return true;
    }
    return false;
}

void html_closing(struct html *html) {
    const struct questionnaire *questionnaire = html->result->questionnaire;
    if (!html_has_closing(html)) return;
    html_chapter(html, "closing", _("What was taken away"));
    for (size_t i = 0; i < questionnaire->closing_count; i++) {
        const struct question *question = &questionnaire->closing[i];
        if (!is_told(html, question)) continue;
        struct remarks beside =
            remarks_of_all(html->arena, html->options, html->result, question);
        html_foreign(html, "h3", NULL, question->ask);
        words_list(html, question);
        remarks_list(html, &beside);
    }
    html_chapter_end(html);
}

// --- Every answer ---

static void tally_list(struct html *html, const struct question *question,
                       const struct tally *tally,
                       const struct agreement *agreement) {
    struct arena *arena = html->arena;
    html_markup(html, "<dl class=\"spread\">\n");
    for (size_t i = 0; i < tally->ballot_count; i++) {
        html_foreign(html, "dt", NULL,
                     phrase_ballot(arena, question, &tally->ballots[i]));
        html_element(html, "dd", NULL,
                     phrase_plain(arena, tally->ballots[i].count));
    }
    const struct {
        const char *label;
        double count;
    } others[] = {{_("Don't know"), tally->dont_know},
                  {_("Not applicable"), tally->not_applicable}};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (!(others[i].count > 0)) continue;
        html_element(html, "dt", NULL, others[i].label);
        html_element(html, "dd", NULL, phrase_plain(arena, others[i].count));
    }
    html_markup(html, "</dl>\n");
    html_maybe(html, "soft", sentence_agreement(arena, question, agreement));
}

static void spread(struct html *html, const struct question_result *question) {
    const struct tally *tally = &question->tally;
    if (tally->counted + tally->dont_know + tally->not_applicable > 1)
        tally_list(html, question->question, tally, &question->agreement);
    if (!question->votes) return;
    html_element(html, "p", "soft", _("The votes before it was agreed:"));
    tally_list(html, question->question, &question->votes->tally,
               &question->votes->agreement);
}

static void answer(struct html *html, const struct question_result *question) {
    struct arena *arena = html->arena;
    size_t index = question->question->index;
    struct remarks beside =
        remarks_of_all(arena, html->options, html->result, question->question);
    html_markup(html, "<div class=\"answer\" id=\"q%zu\">\n", index);
    html_foreign(html, "h4", NULL, question->question->ask);
    if (question->state != STATE_ANSWERED)
        html_element(html, "p", "tag open", phrase_state(question->state));
    else if (question->answer || !isnan(question->mean))
        html_foreign(html, "p", "given", sentence_today(arena, question));
    else if (!question->tally.ballot_count)
        words_list(html, question->question);
    spread(html, question);
    remarks_list(html, &beside);
    struct writer writer = html_explain(html, _("What this answer counts for"));
    explain_question(&writer, html->result, question);
    html_explain_end(html, &writer);
    html_markup(html, "</div>\n");
}

void html_answers(struct html *html) {
    const struct result *result = html->result;
    const struct section *section = NULL;
    html_chapter(html, "answers", _("Every answer"));
    if (remarks_left_out(html->options, result))
        html_element(html, "p", NULL,
                     _("So many have answered that what single respondents "
                       "wrote is left out."));
    for (size_t i = 0; i < result->questionnaire->question_count; i++) {
        const struct question_result *question = &result->questions[i];
        if (!question->question->ladder || question->state == STATE_HIDDEN)
            continue;
        if (question->question->section != section) {
            section = question->question->section;
            html_foreign(html, "h3", NULL,
                         sentence_section(html->arena, section));
        }
        answer(html, question);
    }
    html_maybe(html, "soft", told_hidden(html->arena, result));
    html_chapter_end(html);
}
