// SPDX-License-Identifier: MIT
//
// A comparison as one page: the same content, and over time a line for each
// ladder's score.

#include "compare.h"
#include "html_page.h"
#include "text.h"

static void close_list(struct view *view) {
    if (view->in_list) html_markup(view->html, "</ul>\n");
    view->in_list = false;
}

static void begin(struct view *view, const char *title) {
    html_begin(view->html, title);
    html_markup(view->html, "<header class=\"banner\">\n");
    html_foreign(view->html, "h1", NULL, title);
    html_markup(view->html, "</header>\n"
                            "<div class=\"page alone\">\n"
                            "<main id=\"main\" tabindex=\"-1\">\n"
                            "<div class=\"before\">\n");
}

static void chapter(struct view *view, const char *title) {
    close_list(view);
    html_markup(view->html, view->chapters ? "</section>\n" : "</div>\n");
    view->chapters++;
    html_chapter(view->html,
                 arena_printf(view->arena, "part-%u", view->chapters), title);
}

static void text(struct view *view, const char *said) {
    close_list(view);
    html_element(view->html, "p", NULL, said);
}

static void item(struct view *view, const char *said, const char *under) {
    if (!view->in_list) html_markup(view->html, "<ul>\n");
    view->in_list = true;
    html_markup(view->html, "<li>");
    html_text(view->html, said);
    if (under) html_element(view->html, "span", "under", under);
    html_markup(view->html, "</li>\n");
}

static void trend(struct view *view, const struct ladder *ladder) {
    struct chart chart = html_chart(view->html);
    close_list(view);
    chart_trend(&chart, view->comparison, ladder);
}

// --- Tables ---

static void cell(struct view *view, const char *tag, const char *scope,
                 const char *said) {
    html_markup(view->html, "<%s%s>", tag, scope);
    html_text(view->html, said);
    html_markup(view->html, "</%s>", tag);
}

static void put_grid(struct view *view, const struct grid *grid) {
    close_list(view);
    html_markup(view->html, "<div class=\"scroll\" tabindex=\"0\" "
                            "role=\"region\" aria-label=\"");
    html_text(view->html, _("Table"));
    html_markup(view->html, " %u\"><table class=\"figures\">\n<thead><tr>",
                ++view->html->pictures);
    for (size_t i = 0; i < grid->columns; i++) {
        if (!grid->heads[i][0])
            html_markup(view->html, "<td></td>");
        else
            cell(view, "th", " scope=\"col\"", grid->heads[i]);
    }
    html_markup(view->html, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < grid->rows; row++) {
        const char **cells = &grid->cells[row * grid->columns];
        html_markup(view->html, "<tr>");
        cell(view, "th", " scope=\"row\"", cells[0]);
        for (size_t i = 1; i < grid->columns; i++) {
            cell(view, "td", "", cells[i]);
        }
        html_markup(view->html, "</tr>\n");
    }
    html_markup(view->html, "</tbody></table></div>\n");
}

static void end(struct view *view) {
    close_list(view);
    html_markup(view->html, view->chapters ? "</section>\n" : "</div>\n");
    html_markup(view->html, "</main>\n</div>\n</body>\n</html>\n");
}

static const struct view_form page_view = {
    begin, chapter, text, item, put_grid, trend, end,
};

void compare_html(const struct comparison *comparison,
                  const struct render_options *options, FILE *out) {
    struct html html = {
        .arena = options->arena, .out = out, .options = options, .foreign = ""};
    struct view view = {.form = &page_view,
                        .comparison = comparison,
                        .options = options,
                        .arena = options->arena,
                        .out = out,
                        .html = &html};
    compare_write(&view);
}
