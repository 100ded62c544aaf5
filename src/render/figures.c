// SPDX-License-Identifier: MIT

#include "figures.h"

#include "phrases.h"
#include "text.h"

size_t figure_heads(struct arena *arena, const struct ladder *ladder,
                    const char *heads[FIGURE_COLUMNS]) {
    size_t count = 0;
    heads[count++] = _("Section");
    heads[count++] = _("Score");
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++)
        heads[count++] = arena_printf(arena, _("Level %d"), rung);
    heads[count++] = _("Answered");
    return count;
}

static const char *score_cell(struct arena *arena,
                              const struct node_result *node) {
    if (!node->every_rung_asked) return "";
    return isnan(node->score) ? _("open")
                              : phrase_number(arena, node->score, 1);
}

static const char *share_cell(struct arena *arena,
                              const struct node_result *node, int rung) {
    if (!node->asked[rung]) return "";
    return isnan(node->shares[rung])
               ? _("open")
               : phrase_percent(arena, node->shares[rung]);
}

size_t figure_cells(struct arena *arena, const struct node_result *node,
                    const char *cells[FIGURE_COLUMNS]) {
    const struct ladder *ladder = node->section->ladder;
    size_t count = 0;
    cells[count++] = node->section->title;
    cells[count++] = score_cell(arena, node);
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++)
        cells[count++] = share_cell(arena, node, rung);
    cells[count++] =
        arena_printf(arena, _("%zu of %zu"), node->answered, node->asked_count);
    return count;
}
