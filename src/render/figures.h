// SPDX-License-Identifier: MIT
//
// The figures of sections as a table: of each its score, how much of each level
// is in place, and how many of its questions are answered.

#ifndef FIGURES_H
#define FIGURES_H

#include "result.h"

#define FIGURE_COLUMNS (LEVEL_COUNT + 3)

// How many columns there are; the first names the section.
size_t figure_heads(struct arena *arena, const struct ladder *ladder,
                    const char *heads[FIGURE_COLUMNS]);
size_t figure_cells(struct arena *arena, const struct node_result *node,
                    const char *cells[FIGURE_COLUMNS]);

#endif
