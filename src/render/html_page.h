// SPDX-License-Identifier: MIT
//
// The page as it is written: elements and text. It is well-formed XML as well
// as HTML. Text of questionnaires and assessments leaves through html_text and
// the functions built on it, never through html_markup.

#ifndef HTML_PAGE_H
#define HTML_PAGE_H

#include "chart.h"
#include "sentences.h"
#include "writer.h"

struct html {
    struct arena *arena;
    FILE *out;
    const struct result *result;
    const struct render_options *options;
    // The lang attribute for texts of the questionnaire; "" where they are in
    // the language of the page.
    const char *foreign;
    unsigned pictures; // so far: their ids
    struct advice_table advice;
    // Of each recommendation in the list, from 1; 0: it is not in it.
    const size_t *positions;
};

// --- Elements ---

// [text] escaped, through the gate.
void html_escape(struct arena *arena, FILE *out, const char *text);
// The same for content and for attributes in double quotes. Its line
// feeds stay.
void html_text(struct html *html, const char *text);
// Markup of ours: formats numbers and names of ours only.
void html_markup(struct html *html, const char *format, ...) PRINTF_LIKE(2, 3);
// <tag class="class">text</tag>; [class] may be NULL.
void html_element(struct html *html, const char *tag, const char *class,
                  const char *text);
// The same for a text of the questionnaire or an assessment, which may be in
// another language than the page.
void html_foreign(struct html *html, const char *tag, const char *class,
                  const char *text);
// A text in paragraphs and lines of its own.
void html_prose(struct html *html, const char *class, const char *text);
// A paragraph, where there is something to say.
void html_maybe(struct html *html, const char *class, const char *text);

// The page up to its body, with the one style.
void html_begin(struct html *html, const char *title);
// A chapter: <section> with its heading. [id] is ours.
void html_chapter(struct html *html, const char *id, const char *title);
void html_chapter_end(struct html *html);

// --- Explanations (html_writer.c) ---

// How something came about, folded under [title]: what is written to the
// writer in between.
struct writer html_explain(struct html *html, const char *title);
void html_explain_end(struct html *html, struct writer *writer);

// --- Chapters: each writes nothing where it has nothing to say ---

void html_summary(struct html *html); // html_summary.c
void html_brief(struct html *html);
void html_findings(struct html *html); // html_findings.c
void html_lists(struct html *html);
void html_ladder(struct html *html, size_t index); // html_ladder.c
void html_advice(struct html *html);               // html_advice.c
void html_plans(struct html *html);                // html_plan.c
void html_people(struct html *html);               // html_answers.c
void html_groups(struct html *html);               // html_groups.c
void html_open(struct html *html);                 // html_answers.c
void html_closing(struct html *html);
void html_answers(struct html *html);

// Whether there is such a chapter: the table of contents asks, too.
bool html_has_groups(const struct html *html);
bool html_has_open(const struct html *html);
bool html_has_closing(const struct html *html);

// To draw pictures into the page (chart_svg.c).
struct chart html_chart(struct html *html);

extern const char *const html_style[]; // html_style.c: ends with NULL

#endif
