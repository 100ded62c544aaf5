// SPDX-License-Identifier: MIT

#include "html_page.h"

#include "text.h"

#include <stdarg.h>

// --- Escaping ---

void html_escape(struct arena *arena, FILE *out, const char *text) {
    for (const char *at = text_visible(arena, text, true); *at; at++) {
        switch (*at) {
        case '&':
            fputs("&amp;", out);
            break;
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        case '\'':
            fputs("&#39;", out);
            break;
        default:
            fputc(*at, out);
        }
    }
}

// --- Elements ---

void html_text(struct html *html, const char *text) {
    html_escape(html->arena, html->out, text);
}

void html_markup(struct html *html, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(html->out, format, arguments);
    va_end(arguments);
}

static void element(struct html *html, const char *tag, const char *class,
                    const char *more, const char *text) {
    fprintf(html->out, "<%s", tag);
    if (class) fprintf(html->out, " class=\"%s\"", class);
    fprintf(html->out, "%s>", more);
    html_text(html, text);
    fprintf(html->out, "</%s>\n", tag);
}

void html_element(struct html *html, const char *tag, const char *class,
                  const char *text) {
    element(html, tag, class, "", text);
}

void html_foreign(struct html *html, const char *tag, const char *class,
                  const char *text) {
    element(html, tag, class, html->foreign, text);
}

void html_prose(struct html *html, const char *class, const char *text) {
    html_foreign(html, "div",
                 class ? arena_printf(html->arena, "prose %s", class) : "prose",
                 writer_flowing(html->arena, text));
}

void html_maybe(struct html *html, const char *class, const char *text) {
    if (text && text[0]) html_element(html, "p", class, text);
}

void html_chapter(struct html *html, const char *id, const char *title) {
    html_markup(html,
                "\n<section class=\"chapter\" id=\"%s\" "
                "aria-labelledby=\"h-%s\">\n<h2 id=\"h-%s\"%s>",
                id, id, id, html->foreign);
    html_text(html, title);
    html_markup(html, "</h2>\n");
}

void html_chapter_end(struct html *html) {
    html_markup(html, "</section>\n");
}
