// SPDX-License-Identifier: MIT
//
// The report as Markdown: what the text report says, with tables in the place
// of its pictures.

#include "figures.h"
#include "formats.h"
#include "groups.h"
#include "markdown_writer.h"
#include "phrases.h"
#include "sentences.h"
#include "text.h"
#include "text_parts.h"

#define BAR 10

// --- The rungs ---

static const char *share_cell(struct writer *writer,
                              const struct node_result *node, int rung,
                              double needed) {
    struct arena *arena = writer->arena;
    double share = node->shares[rung];
    if (!node->asked[rung]) return _("nothing is asked about this level");
    const char *bar = writer_bar(writer, BAR, share, NAN);
    if (isnan(share)) return arena_printf(arena, "%s %s", bar, _("open"));
    return arena_printf(arena, "%s %s", bar,
                        share < needed - 1e-9
                            ? phrase_percent_below(arena, share, needed)
                            : phrase_percent(arena, share));
}

void markdown_rungs(struct writer *writer, const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    struct arena *arena = writer->arena;
    const char *heads[] = {_("Level"), _("In place"), _("Needed"), _("Here")};
    markdown_table(writer, heads, COUNT_OF(heads));
    for (int level = ladder->top; level >= ladder->start; level--) {
        bool here = level == result->node.level;
        bool start = level == ladder->start;
        if (start && level == 0 && !here) continue;
        const char *cells[] = {
            phrase_level(arena, ladder, level),
            start ? _("where everyone starts")
                  : share_cell(writer, &result->node, level, ladder->attain),
            start || !result->node.asked[level]
                ? ""
                : phrase_percent(arena, ladder->attain),
            here ? _("reached") : "",
        };
        markdown_row(writer, cells, COUNT_OF(cells));
    }
}

// --- The sections ---

static void section_row(struct writer *writer, const struct node_result *node,
                        const char *before) {
    const char *cells[FIGURE_COLUMNS];
    size_t count = figure_cells(writer->arena, node, cells);
    cells[0] = arena_printf(writer->arena, "%s%s", before, cells[0]);
    markdown_row(writer, cells, count);
    for (size_t i = 0; i < node->section_count; i++) {
        section_row(writer, &node->sections[i],
                    arena_printf(writer->arena, "%s: ", cells[0]));
    }
}

void markdown_sections(struct writer *writer,
                       const struct ladder_result *result) {
    const char *heads[FIGURE_COLUMNS];
    size_t count = figure_heads(writer->arena, result->ladder, heads);
    markdown_table(writer, heads, count);
    for (size_t i = 0; i < result->node.section_count; i++) {
        section_row(writer, &result->node.sections[i], "");
    }
}

// --- Groups ---

static void group_row(struct writer *writer,
                      const struct grouping_result *grouping,
                      const struct section *section, const char *before) {
    const char **cells =
        ARENA_ARRAY(writer->arena, const char *, grouping->group_count + 1);
    size_t count = 0;
    cells[count++] =
        arena_printf(writer->arena, "%s%s", before, section->title);
    for (size_t i = 0; i < grouping->group_count; i++) {
        if (grouping->groups[i].shown)
            cells[count++] =
                group_figure(writer->arena, &grouping->groups[i], section);
    }
    markdown_row(writer, cells, count);
}

void markdown_groups(struct writer *writer, const struct result *result,
                     const struct ladder *ladder,
                     const struct grouping_result *grouping) {
    const char **heads =
        ARENA_ARRAY(writer->arena, const char *, grouping->group_count + 1);
    size_t count = 0;
    heads[count++] = _("Section");
    for (size_t i = 0; i < grouping->group_count; i++) {
        if (grouping->groups[i].shown)
            heads[count++] = group_heading(writer->arena, &grouping->groups[i]);
    }
    markdown_table(writer, heads, count);
    group_row(writer, grouping, &ladder->root, "");
    for (size_t i = 0; i < ladder->root.section_count; i++) {
        const struct section *section = &ladder->root.sections[i];
        if (group_has_score(result, section))
            group_row(writer, grouping, section,
                      arena_printf(writer->arena, "%s: ", ladder->root.title));
    }
}

void markdown_render(const struct result *result,
                     const struct render_options *options, FILE *out) {
    struct writer writer = writer_new(&markdown_form, options, out);
    text_report_write(&writer, result);
}
