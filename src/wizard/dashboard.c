// SPDX-License-Identifier: MIT
//
// Where a ladder stands, to be seen at a glance: its levels with bars, or its
// stages as a track; how sure that is; what the next level lacks; and the
// sections around a middle beside it.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

// The radar stands beside the levels where so much is left for them.
#define RADAR_COLUMNS 22
#define RADAR_ROWS 11
#define RADAR_COLUMNS_WIDE 34
#define RADAR_ROWS_WIDE 16
#define RADAR_FROM 78
#define RADAR_WIDE_FROM 98
#define RADAR_HEIGHT 20
#define RADAR_HEIGHT_WIDE 36
// A stage of a track takes at least so much, for its title to be read.
#define STAGE_COLUMNS 13
#define STAGE_TITLE_ROWS 3

// --- In words ---

const char *words_score(struct wizard *wizard, const struct node_result *node) {
    struct arena *frame = wizard->frame;
    if (!node->every_rung_asked) return "";
    if (isnan(node->score) && isnan(node->score_low)) return "";
    const char *score = arena_printf(frame, _("Score %s of %d"),
                                     words_number(frame, node->score, 1),
                                     node->section->ladder->top);
    if (isnan(node->score))
        score = arena_printf(frame, _("Score of %d not known yet"),
                             node->section->ladder->top);
    const char *low = words_number(frame, node->score_low, 1);
    const char *high = words_number(frame, node->score_high, 1);
    if (isnan(node->score_low) || !strcmp(low, high)) return score;
    return arena_printf(frame, _("%s, between %s and %s"), score, low, high);
}

// [brief]: without what is needed, which is told below.
static const char *rung_text(struct wizard *wizard,
                             const struct ladder_result *result, int level,
                             bool brief) {
    const struct node_result *node = &result->node;
    struct arena *frame = wizard->frame;
    const struct ladder *ladder = result->ladder;
    if (level <= ladder->start) return _("start");
    if (!node->asked[level]) return _("not asked");
    if (isnan(node->shares[level])) return _("open");
    double threshold = level < result->target ? ladder->hold : ladder->attain;
    if (level == result->target && level > node->level && !brief)
        return arena_printf(frame, _("%s of %s"),
                            words_below(frame, node->shares[level], threshold),
                            words_percent(frame, threshold));
    return words_percent(frame, node->shares[level]);
}

// What is missing of one level, as one text: of the ladder, then of sections.
static const char *rung_lacks(struct wizard *wizard,
                              const struct ladder_result *result, int rung) {
    struct arena *frame = wizard->frame;
    const char *text = NULL, *sections = NULL, *wanted = "";
    for (size_t i = 0; i < result->blocking_count; i++) {
        const struct blocking *one = &result->blocking[i];
        if (one->rung != rung) continue;
        const char *share =
            isnan(one->share) ? _("open")
                              : words_below(frame, one->share, one->threshold);
        if (one->section) {
            wanted = words_percent(frame, one->threshold);
            share = arena_printf(frame, "%s %s", one->section->title, share);
            sections = sections ? arena_printf(frame, "%s, %s", sections, share)
                                : share;
        } else if (isnan(one->share)) {
            text = arena_printf(
                frame, _("Level %d: no answer speaks of it yet."), rung);
        } else {
            text = arena_printf(
                frame, _("Level %d is fulfilled to %s; %s are needed."), rung,
                share, words_percent(frame, one->threshold));
        }
    }
    if (!sections) return text;
    sections = arena_printf(
        frame, _("Level %d needs %s in every section; below that: %s."), rung,
        wanted, sections);
    return text ? arena_printf(frame, "%s %s", text, sections) : sections;
}

// --- The levels as a ladder ---

struct columns {
    int title, bar, text;
    bool brief;
};

// Titles get what they need, as far as a bar of some length is left.
static struct columns columns_as(struct wizard *wizard,
                                 const struct sheet *sheet,
                                 const struct ladder_result *result,
                                 bool brief) {
    const struct ladder *ladder = result->ladder;
    struct columns columns = {0, 24, 6, brief};
    for (int level = ladder->start; level <= ladder->top; level++) {
        int title = text_width(words_level_title(ladder, level));
        int text = text_width(rung_text(wizard, result, level, brief));
        if (title > columns.title) columns.title = title;
        if (text > columns.text) columns.text = text;
    }
    // 7 before the title, a blank behind it, two behind the bar, the edge.
    int room = sheet->width - 7 - 1 - 2 - 2;
    if (columns.text > room / 2) columns.text = room / 2;
    room -= columns.text;
    if (columns.title > 34) columns.title = 34;
    if (columns.title > room - 4 && !brief)
        return columns_as(wizard, sheet, result, true);
    if (columns.title > room - 4) columns.title = room > 12 ? room - 4 : 0;
    if (columns.bar > room - columns.title) columns.bar = room - columns.title;
    return columns;
}

static void ladder_lines(struct wizard *wizard, struct sheet *sheet,
                         const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    const struct node_result *node = &result->node;
    struct columns columns = columns_as(wizard, sheet, result, false);
    for (int level = ladder->top; level >= ladder->start; level--) {
        bool here = level == node->level;
        enum role role = here ? ROLE_ANSWER : ROLE_TEXT;
        sheet_row(sheet);
        if (here) sheet_put(sheet, 3, role, sheet->ascii ? ">" : "●");
        sheet_put(sheet, 5, role, arena_printf(wizard->frame, "%d", level));
        int x = 7;
        if (columns.title) {
            sheet_title(sheet, x, role, words_level_title(ladder, level),
                        columns.title);
            x += columns.title + 1;
        }
        if (level > ladder->start && node->asked[level])
            sheet_bar(sheet, x, columns.bar, node->shares[level]);
        x += columns.bar + 2;
        sheet_clip(sheet, x, role,
                   rung_text(wizard, result, level, columns.brief),
                   sheet->width - 1 - x);
    }
}

// --- The stages as a track ---

// Of a way of [columns] so much is done; what is not all done never looks so.
static int part_of(double share, int columns) {
    if (isnan(share)) return 0;
    int done = (int)(share * columns + 1e-9);
    if (!done && share > 1e-9) done = 1;
    return done > columns ? columns : done;
}

static void way(struct sheet *sheet, int x, int columns, double share) {
    int done = part_of(share, columns);
    const char *signs[] = {sheet->ascii ? "=" : "━", sheet->ascii ? "-" : "─"};
    for (int i = 0; i < columns; i++) {
        sheet_put(sheet, x + i, i < done ? ROLE_BAR : ROLE_QUIET,
                  signs[i >= done]);
    }
}

// On the last line, from column [x]: the levels, [step] columns apart, with
// the way to each drawn as far as it is fulfilled.
static void track(struct wizard *wizard, struct sheet *sheet, int x, int step,
                  const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    const struct node_result *node = &result->node;
    for (int level = ladder->start; level <= ladder->top; level++) {
        bool here = level == node->level;
        int at = x + (level - ladder->start) * step;
        if (level > ladder->start)
            way(sheet, at - step + 3, step - 3, node->shares[level]);
        sheet_put(sheet, at, here ? ROLE_ANSWER : ROLE_TEXT,
                  arena_printf(wizard->frame, here ? "[%d]" : " %d ", level));
    }
}

static void stage_titles(struct wizard *wizard, struct sheet *sheet, int step,
                         const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    size_t stages = (size_t)ladder->top - (size_t)ladder->start + 1;
    struct line **lines = ARENA_ARRAY(wizard->frame, struct line *, stages);
    size_t *counts = ARENA_ARRAY(wizard->frame, size_t, stages);
    for (size_t i = 0; i < stages; i++) {
        const char *title = words_level_title(ladder, ladder->start + (int)i);
        lines[i] =
            text_wrap(wizard->frame, text_visible(wizard->frame, title, false),
                      step - 1, &counts[i]);
    }
    for (size_t row = 0; row < STAGE_TITLE_ROWS; row++) {
        bool any = false;
        for (size_t i = 0; i < stages; i++) {
            if (row >= counts[i]) continue;
            if (!any) sheet_row(sheet);
            any = true;
            bool here = ladder->start + (int)i == result->node.level;
            const struct line *line = &lines[i][row];
            sheet_put(sheet, 3 + (int)i * step, here ? ROLE_ANSWER : ROLE_TEXT,
                      arena_copy(wizard->frame, line->start, line->length));
        }
    }
}

static bool track_fits(const struct sheet *sheet, const struct ladder *ladder) {
    int stages = ladder->top - ladder->start + 1;
    return ladder->start == 0 && sheet->width - 4 >= stages * STAGE_COLUMNS;
}

static void track_lines(struct wizard *wizard, struct sheet *sheet,
                        const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    int step = (sheet->width - 4) / (ladder->top - ladder->start + 1);
    if (step > 24) step = 24;
    sheet_row(sheet);
    track(wizard, sheet, 2, step, result);
    sheet_row(sheet);
    for (int level = ladder->start; level <= ladder->top; level++) {
        sheet_clip(sheet, 3 + (level - ladder->start) * step, ROLE_TEXT,
                   rung_text(wizard, result, level, false), step - 1);
    }
    stage_titles(wizard, sheet, step, result);
}

// --- All ladders at a glance ---

void overview_lines(struct wizard *wizard, struct sheet *sheet,
                    const struct result *result) {
    size_t count = wizard->questionnaire->ladder_count;
    int title = 0, rungs = 0;
    for (size_t i = 0; i < count; i++) {
        const struct ladder *ladder = result->ladders[i].ladder;
        int width = text_width(ladder->root.title);
        if (width > title) title = width;
        if (ladder->top - ladder->start > rungs)
            rungs = ladder->top - ladder->start;
    }
    int step = sheet->width >= 90 ? 6 : 5;
    int room = sheet->width - 4 - rungs * step - 3 - 2;
    if (room < 12) return;
    if (title > room) title = room;
    int x = 4 + title + 1, behind = x + rungs * step + 4;
    for (size_t i = 0; i < count; i++) {
        const struct ladder_result *one = &result->ladders[i];
        const struct ladder *ladder = one->ladder;
        sheet_item(sheet, (struct target){.section = &ladder->root});
        sheet_row(sheet);
        sheet_title(sheet, 4, ROLE_TEXT, ladder->root.title, title);
        track(wizard, sheet, x, step, one);
        const char *level = one->node.level == LEVEL_UNKNOWN
                                ? _("open")
                                : words_level_title(ladder, one->node.level);
        if (text_width(level) < sheet->width - 1 - behind)
            sheet_put(sheet, behind, ROLE_ANSWER, level);
    }
    sheet_plain(sheet);
    sheet_blank(sheet);
}

// --- The whole ---

static void standing(struct wizard *wizard, struct sheet *sheet,
                     const struct ladder_result *result) {
    const struct node_result *node = &result->node;
    sheet_item(sheet, (struct target){.section = node->section});
    sheet_text(sheet, 2, ROLE_TITLE, result->ladder->root.title);
    sheet_text(sheet, 2, ROLE_ANSWER, words_certainty(wizard->frame, node));
    const char *score = words_score(wizard, node);
    if (*score) sheet_text(sheet, 2, ROLE_TEXT, score);
    sheet_plain(sheet);
    if (result->provisional)
        sheet_text(sheet, 2, ROLE_TEXT,
                   node->level_low != node->level_high
                       ? _("PROVISIONAL: open questions can still change the "
                           "level.")
                       : _("PROVISIONAL: much of it was answered with \"not "
                           "applicable\"."));
}

static bool is_blank(const struct radar *radar, int y) {
    for (int x = 0; x < radar->columns; x++) {
        if (strcmp(radar->cells[y * radar->columns + x].text, " ") != 0)
            return false;
    }
    return true;
}

// The lines from [first] on get the radar beside them.
static void add_radar(struct wizard *wizard, struct sheet *sheet, size_t first,
                      int columns, const struct ladder_result *result) {
    int rows = (int)(sheet->line_count - first);
    int most = sheet->width >= RADAR_WIDE_FROM ? RADAR_ROWS_WIDE : RADAR_ROWS;
    if (rows < RADAR_ROWS || wizard->height >= RADAR_HEIGHT_WIDE) rows = most;
    if (rows > most) rows = most;
    struct radar *radar =
        radar_build(wizard->frame, &result->node, columns, rows, NULL);
    while (rows > 1 && is_blank(radar, rows - 1)) {
        rows--;
    }
    struct sheet picture = sheet_new(wizard->frame, sheet->width, sheet->ascii);
    for (int y = 0; y < rows; y++) {
        sheet_row(&picture);
        radar_row(&picture, sheet->width - 2 - columns, radar, y);
    }
    sheet_beside(sheet, first, &picture);
}

void lacks_lines(struct wizard *wizard, struct sheet *sheet,
                 const struct ladder_result *result) {
    const struct ladder *ladder = result->ladder;
    if (!result->blocking_count) return;
    sheet_blank(sheet);
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        const char *text = rung_lacks(wizard, result, rung);
        if (text) sheet_text(sheet, 2, ROLE_TEXT, text);
    }
}

void dashboard_lines(struct wizard *wizard, struct sheet *sheet,
                     const struct ladder_result *result) {
    int whole = sheet->width;
    int columns = whole >= RADAR_WIDE_FROM ? RADAR_COLUMNS_WIDE : RADAR_COLUMNS;
    bool radar = !sheet->ascii && whole >= RADAR_FROM &&
                 wizard->height >= RADAR_HEIGHT &&
                 radar_possible(&result->node);
    size_t first = sheet->line_count;
    if (radar) {
        sheet->width = whole - columns - 1;
        sheet->end = sheet->width - 1;
    }
    standing(wizard, sheet, result);
    sheet_blank(sheet);
    if (track_fits(sheet, result->ladder))
        track_lines(wizard, sheet, result);
    else
        ladder_lines(wizard, sheet, result);
    sheet->width = whole;
    sheet->end = 0;
    if (radar) add_radar(wizard, sheet, first, columns, result);
    lacks_lines(wizard, sheet, result);
}
