// SPDX-License-Identifier: MIT
//
// A comparison as one page: the same content, and over time a line for each
// ladder's score.

#include "compare.h"
#include "html_page.h"
#include "phrases.h"
#include "svg.h"
#include "text.h"

#include <math.h>

#define CHART_WIDTH 640
#define CHART_HEIGHT 180
#define CHART_EDGE 40

static void close_list(struct view *view) {
    if (view->in_list) html_markup(view->html, "</ul>\n");
    view->in_list = false;
}

static void begin(struct view *view, const char *title) {
    html_begin(view->html, title);
    html_markup(view->html, "<header class=\"banner\">\n");
    html_foreign(view->html, "h1", NULL, title);
    html_markup(view->html, "</header>\n<div class=\"page\">\n"
                            "<main id=\"main\" tabindex=\"-1\">\n");
}

static void chapter(struct view *view, const char *title) {
    close_list(view);
    if (view->chapters) html_chapter_end(view->html);
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

// --- The line of a ladder ---

static double chart_x(const struct comparison *comparison, size_t unit) {
    double room = CHART_WIDTH - 2.0 * CHART_EDGE;
    return CHART_EDGE + room * (double)unit / (double)(comparison->count - 1);
}

static double chart_y(const struct ladder *ladder, double score) {
    double part = (score - ladder->start) / (ladder->top - ladder->start);
    return CHART_HEIGHT - CHART_EDGE - part * (CHART_HEIGHT - 2.0 * CHART_EDGE);
}

static double score_of(const struct comparison *comparison, size_t unit,
                       const struct ladder *ladder) {
    return comparison->units[unit].result->ladders[ladder->index].node.score;
}

static const char *chart_words(struct view *view, const struct ladder *ladder) {
    const struct comparison *comparison = view->comparison;
    const char *words = "";
    for (size_t i = 0; i < comparison->count; i++) {
        const char *one = arena_printf(
            view->arena, "%s: %s", comparison->units[i].name,
            phrase_number(view->arena, score_of(comparison, i, ladder), 1));
        words = *words ? arena_printf(view->arena, "%s; %s", words, one) : one;
    }
    return words;
}

static void trend(struct view *view, const struct ladder *ladder) {
    const struct comparison *comparison = view->comparison;
    if (comparison->count < 2) return;
    struct svg svg =
        svg_box(view->html, "radar", CHART_WIDTH, CHART_HEIGHT,
                arena_printf(view->arena, _("%s: the score over time"),
                             ladder->root.title),
                chart_words(view, ladder));
    for (int level = ladder->start; level <= ladder->top; level++) {
        double y = chart_y(ladder, level);
        svg_line(&svg, "grid", CHART_EDGE, y, CHART_WIDTH - CHART_EDGE, y);
        svg_text(&svg, "small", 8, y + 4,
                 arena_printf(view->arena, "%d", level));
    }
    for (size_t i = 0; i < comparison->count; i++) {
        double score = score_of(comparison, i, ladder);
        if (isnan(score)) continue;
        double x = chart_x(comparison, i), y = chart_y(ladder, score);
        double before = i ? score_of(comparison, i - 1, ladder) : NAN;
        if (!isnan(before))
            svg_line(&svg, "mark", chart_x(comparison, i - 1),
                     chart_y(ladder, before), x, y);
        svg_circle(&svg, "reached", x, y, 5);
        svg_text(&svg, "small", x - 10, y - 10,
                 phrase_number(view->arena, score, 1));
    }
    svg_end(&svg);
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
    html_markup(view->html, " %u\"><table>\n<thead><tr>",
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
    if (view->chapters) html_chapter_end(view->html);
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
