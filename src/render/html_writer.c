// SPDX-License-Identifier: MIT
//
// Explanations inside the page: paragraphs and lists, folded.

#include "html_page.h"

static void put(struct writer *writer, const char *before, const char *text,
                const char *after) {
    fputs(before, writer->out);
    html_escape(writer->arena, writer->out, text);
    fputs(after, writer->out);
}

static void end_list(struct writer *writer) {
    if (writer->in_list) fputs("</li></ul>\n", writer->out);
    writer->in_list = false;
}

static void page_gap(struct writer *writer) {
    (void)writer;
}

// The fold's summary has said it.
static void page_nothing(struct writer *writer, const char *title) {
    (void)writer;
    (void)title;
}

static void page_heading(struct writer *writer, const char *title) {
    end_list(writer);
    put(writer, "<p class=\"term\">", title, "</p>\n");
}

static void page_entry(struct writer *writer, const char *mark,
                       const char *title) {
    (void)mark;
    page_heading(writer, title);
}

static void page_label(struct writer *writer, int indent, const char *text) {
    (void)indent;
    page_heading(writer, text);
}

// What stands further in than its item belongs to it.
static void page_text(struct writer *writer, int indent, const char *text) {
    if (writer->in_list && indent > 0) {
        put(writer, "<span class=\"under\">", text, "</span>");
        return;
    }
    end_list(writer);
    put(writer, "<p>", text, "</p>\n");
}

static void page_item(struct writer *writer, int indent, const char *mark,
                      const char *text) {
    (void)mark;
    fputs(writer->in_list ? "</li>\n" : "<ul>\n", writer->out);
    writer->in_list = true;
    fprintf(writer->out, "<li class=\"in%d\">", indent > 4 ? 2 : indent / 2);
    put(writer, "", text, "");
}

static void page_pairs(struct writer *writer, const char *left,
                       const char *right) {
    (void)writer;
    (void)left;
    (void)right;
}

static void page_pair(struct writer *writer, int indent, int columns,
                      const char *label, const char *text) {
    (void)columns;
    page_text(writer, indent,
              arena_printf(writer->arena, "%s: %s", label, text));
}

const struct writer_form html_form = {
    .gap = page_gap,
    .title = page_nothing,
    .chapter = page_nothing,
    .heading = page_heading,
    .entry = page_entry,
    .label = page_label,
    .text = page_text,
    .item = page_item,
    .pairs = page_pairs,
    .pair = page_pair,
};

struct writer html_explain(struct html *html, const char *title) {
    html_markup(html, "<details class=\"why\"><summary>");
    html_text(html, title);
    html_markup(html, "</summary>\n");
    return writer_new(&html_form, html->options, html->out);
}

void html_explain_end(struct html *html, struct writer *writer) {
    end_list(writer);
    html_markup(html, "</details>\n");
}
