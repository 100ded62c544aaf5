// SPDX-License-Identifier: MIT
//
// From shares to levels. A rung is attained when the ladder's share and every
// section's are high enough; the level is the highest rung attained with all
// rungs below it held.

#include "scoring.h"

static bool rung_passes(const struct standing *standing, int rung,
                        double threshold) {
    if (isnan(standing->shares[rung]) ||
        !at_least(standing->shares[rung], threshold))
        return false;
    for (size_t i = 0; i < standing->section_count; i++) {
        double share = standing->sections[i][rung];
        if (!isnan(share) && !at_least(share, standing->ladder->attain_each))
            return false;
    }
    return true;
}

bool rung_attained(const struct standing *standing, int rung) {
    return standing->asked[rung] &&
           rung_passes(standing, rung, standing->ladder->attain);
}

bool rung_held(const struct standing *standing, int rung) {
    return !standing->asked[rung] ||
           rung_passes(standing, rung, standing->ladder->hold);
}

int standing_level(const struct standing *standing) {
    const struct ladder *ladder = standing->ladder;
    int level = ladder->start;
    bool known = false;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++)
        known = known || !isnan(standing->shares[rung]);
    if (!known) return LEVEL_UNKNOWN;
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (rung_attained(standing, rung)) level = rung;
        if (!rung_held(standing, rung)) break;
    }
    return level;
}

enum end { END_TODAY, END_LOW, END_HIGH };

static const double *shares_at(const struct node_result *node, enum end end) {
    return end == END_TODAY ? node->shares
           : end == END_LOW ? node->shares_low
                            : node->shares_high;
}

// The standing of [node] at one [end], with the sections of the ladder itself;
// [room] holds their shares, [asked] the rungs that are asked there.
static struct standing standing_at(const struct node_result *node, enum end end,
                                   double (*room)[LEVEL_COUNT], bool *asked) {
    struct standing standing = {node->section->ladder, asked,
                                shares_at(node, end), NULL, 0};
    for (int rung = 0; rung < LEVEL_COUNT; rung++)
        asked[rung] = end == END_TODAY ? node->asked[rung]
                                       : !isnan(node->shares_low[rung]);
    if (!room) return standing;
    for (size_t i = 0; i < node->section_count; i++) {
        for (int rung = 0; rung < LEVEL_COUNT; rung++)
            room[i][rung] = shares_at(&node->sections[i], end)[rung];
    }
    standing.sections = (const double(*)[LEVEL_COUNT])room;
    standing.section_count = node->section_count;
    return standing;
}

static double (*room_for(struct arena *arena,
                         const struct node_result *node))[LEVEL_COUNT] {
    return (double(*)[LEVEL_COUNT])arena_alloc(arena, node->section_count,
                                               sizeof(double[LEVEL_COUNT]));
}

struct standing standing_today(struct arena *arena,
                               const struct ladder_result *ladder) {
    bool *asked = ARENA_ARRAY(arena, bool, LEVEL_COUNT);
    return standing_at(&ladder->node, END_TODAY, room_for(arena, &ladder->node),
                       asked);
}

static int level_at(const struct node_result *node, enum end end,
                    double (*room)[LEVEL_COUNT]) {
    bool asked[LEVEL_COUNT];
    struct standing standing = standing_at(node, end, room, asked);
    return standing_level(&standing);
}

int contested_rung(struct arena *arena, const struct ladder_result *ladder) {
    const struct node_result *node = &ladder->node;
    bool asked[2][LEVEL_COUNT];
    struct standing low =
        standing_at(node, END_LOW, room_for(arena, node), asked[0]);
    struct standing high =
        standing_at(node, END_HIGH, room_for(arena, node), asked[1]);
    for (int rung = ladder->ladder->start + 1; rung <= ladder->ladder->top;
         rung++) {
        if (rung_attained(&low, rung) != rung_attained(&high, rung) ||
            rung_held(&low, rung) != rung_held(&high, rung))
            return rung;
    }
    return LEVEL_UNKNOWN;
}

void level_build(struct arena *arena, struct ladder_result *ladder) {
    double(*room)[LEVEL_COUNT] = room_for(arena, &ladder->node);
    for (size_t i = 0; i < ladder->ladder->node_count; i++) {
        struct node_result *node = ladder->nodes[i];
        // Only the ladder's own level asks each section for a minimum.
        double(*sections)[LEVEL_COUNT] = i == 0 ? room : NULL;
        node->level = level_at(node, END_TODAY, sections);
        node->level_low = level_at(node, END_LOW, sections);
        node->level_high = level_at(node, END_HIGH, sections);
    }
}
