// SPDX-License-Identifier: MIT
//
// Over time: level and score of this assessment beside those of earlier ones of
// the same organisation, as a chart and as a table; what fell and what rose
// since the last one, and what became of what was decided.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

#define CHANGES_SHOWN 5
// Columns of the chart for one assessment; the newest are shown.
#define STEP 12
#define STEP_NARROW 7
// Where the screen is smaller, the table alone says it.
#define CHART_FROM 40
#define CHART_HEIGHT 20

void wizard_earlier(struct wizard *wizard,
                    const struct wizard_earlier *earlier) {
    wizard->outlook.earlier = *earlier;
    wizard->outlook.unit = earlier->count;
    wizard->views[PAGE_TREND] = (struct view){0};
}

enum outcome act_trend(struct wizard *wizard, const struct event *event) {
    (void)event;
    page_open(wizard, PAGE_TREND);
    return OUTCOME_EARLIER;
}

// The earlier ones, then this one.
static struct unit *units_build(struct wizard *wizard, size_t *count) {
    const struct wizard_earlier *earlier = &wizard->outlook.earlier;
    struct unit *units =
        ARENA_ARRAY(wizard->frame, struct unit, earlier->count + 1);
    if (earlier->count)
        memcpy(units, earlier->units, earlier->count * sizeof(*units));
    const struct assessment *assessment = wizard->assessment;
    const char *date = assessment->finished  ? assessment->finished
                       : assessment->started ? assessment->started
                                             : wizard->options.today;
    units[earlier->count] = (struct unit){
        .name = "",
        .date = date,
        .version = assessment->version,
        .result = reckoned(wizard, false),
    };
    *count = earlier->count + 1;
    return units;
}

static const char *date_of(struct wizard *wizard, const struct unit *unit) {
    return unit->date ? text_date(wizard->frame, unit->date) : unit->name;
}

static const struct node_result *node_of(const struct unit *unit,
                                         const struct ladder *ladder) {
    return &unit->result->ladders[ladder->index].node;
}

// --- The chart ---

struct chart {
    const struct ladder *ladder;
    const struct unit *units; // those that are drawn
    size_t count;
    int x, step;
};

// A short date for under a column: day and month do not fit everywhere.
static void dates_row(struct wizard *wizard, struct sheet *sheet,
                      const struct chart *chart) {
    sheet_row(sheet);
    for (size_t i = 0; i < chart->count; i++) {
        const char *date = date_of(wizard, &chart->units[i]);
        if (text_width(date) >= chart->step && chart->units[i].date)
            date = arena_copy(wizard->frame, chart->units[i].date, 4);
        sheet_clip(sheet, chart->x + (int)i * chart->step, ROLE_TEXT, date,
                   chart->step - 1);
    }
}

// Which half of a level a score is nearest to, from the start of the ladder.
static int half_of(const struct ladder *ladder, double score) {
    return (int)floor(2 * (score - ladder->start) + 0.5);
}

static void chart_row(struct sheet *sheet, const struct chart *chart,
                      int half) {
    const struct ladder *ladder = chart->ladder;
    const char *line = sheet->ascii ? "=" : "━";
    const char *dot = sheet->ascii ? "o" : "●";
    for (size_t i = 0; i < chart->count; i++) {
        const struct node_result *node = node_of(&chart->units[i], ladder);
        int x = chart->x + (int)i * chart->step;
        if (node->level != LEVEL_UNKNOWN &&
            half == 2 * (node->level - ladder->start)) {
            for (int j = 0; j < chart->step - 2; j++) {
                sheet_put(sheet, x + j, ROLE_BAR, line);
            }
        }
        if (node->every_rung_asked && !isnan(node->score) &&
            half == half_of(ladder, node->score))
            sheet_put(sheet, x + (chart->step - 2) / 2, ROLE_ANSWER, dot);
    }
}

static bool has_scores(const struct chart *chart) {
    for (size_t i = 0; i < chart->count; i++) {
        const struct node_result *node =
            node_of(&chart->units[i], chart->ladder);
        if (node->every_rung_asked && !isnan(node->score)) return true;
    }
    return false;
}

static void chart_lines(struct wizard *wizard, struct sheet *sheet,
                        const struct ladder *ladder, const struct unit *units,
                        size_t count) {
    if (sheet->width < CHART_FROM || wizard->height < CHART_HEIGHT) return;
    int room = sheet->width - 8;
    int step = room / STEP >= (int)count ? STEP : STEP_NARROW;
    size_t fit = (size_t)(room / step);
    struct chart chart = {ladder, units, count, 6, step};
    if (fit < count) {
        chart.units += count - fit;
        chart.count = fit;
    }
    int top = 2 * (ladder->top - ladder->start);
    for (int half = top; half >= 0; half--) {
        sheet_row(sheet);
        if (half % 2 == 0)
            sheet_put(
                sheet, 3, ROLE_TEXT,
                arena_printf(wizard->frame, "%d", ladder->start + half / 2));
        sheet_put(sheet, 4, ROLE_QUIET, sheet->ascii ? "|" : "│");
        chart_row(sheet, &chart, half);
    }
    dates_row(wizard, sheet, &chart);
    const char *line = sheet->ascii ? "=" : "━";
    const char *dot = sheet->ascii ? "o" : "●";
    sheet_text(
        sheet, 6, ROLE_QUIET,
        // TRANSLATORS: the legend of a chart; %s are the signs that it is
        // drawn with.
        has_scores(&chart)
            ? arena_printf(wizard->frame, _("%s level   %s score"), line, dot)
            : arena_printf(wizard->frame, C_("legend", "%s level"), line));
}

// --- The table ---

static const char *risen(struct wizard *wizard, double by) {
    if (isnan(by)) return "";
    if (fabs(by) < 0.05) return "";
    const char *text = words_number(wizard->frame, by, 1);
    return arena_printf(wizard->frame, " (%s%s)", by > 0 ? "+" : "", text);
}

static void unit_line(struct wizard *wizard, struct sheet *sheet,
                      const struct ladder *ladder, const struct unit *units,
                      size_t index) {
    struct arena *frame = wizard->frame;
    const struct node_result *node = node_of(&units[index], ladder);
    const char *level =
        node->level == LEVEL_UNKNOWN
            ? _("the level is open")
            : arena_printf(frame, _("level %s"),
                           words_level(frame, ladder, node->level));
    const char *text = level;
    if (node->every_rung_asked && !isnan(node->score)) {
        double by =
            index ? node->score - node_of(&units[index - 1], ladder)->score
                  : NAN;
        text = arena_printf(frame, "%s, %s%s", level,
                            arena_printf(frame, _("score %s"),
                                         words_number(frame, node->score, 1)),
                            risen(wizard, by));
    }
    sheet_item(sheet,
               (struct target){.section = &ladder->root, .number = (int)index});
    sheet_row(sheet);
    int x = 4 + sheet_put(sheet, 3, ROLE_TEXT, date_of(wizard, &units[index]));
    sheet_flow(sheet, x < 15 ? 15 : x + 1, ROLE_ANSWER, text);
}

// --- What changed ---

static void heading(struct sheet *sheet, const char *text) {
    sheet_plain(sheet);
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TITLE, text);
}

static void fall_lines(struct wizard *wizard, struct sheet *sheet,
                       const struct comparison *comparison) {
    struct arena *frame = wizard->frame;
    if (!comparison->fall_count) return;
    heading(sheet, _("Falling back"));
    for (size_t i = 0; i < comparison->fall_count; i++) {
        const struct fall *fall = &comparison->falls[i];
        sheet_text(
            sheet, 4, ROLE_NOTICE,
            arena_printf(frame, _("%s: from level %d to level %d (%s)"),
                         fall->ladder->root.title, fall->from, fall->to,
                         date_of(wizard, &comparison->units[fall->unit])));
    }
    sheet_text(sheet, 4, ROLE_TEXT,
               _("A level that was reached has to be kept. The higher it is, "
                 "the greater the risk of resting on it: look at what fell "
                 "before you plan the next step."));
}

static void change_lines(struct wizard *wizard, struct sheet *sheet,
                         const char *title, const struct change *changes,
                         size_t count) {
    struct arena *frame = wizard->frame;
    if (!count) return;
    heading(sheet, title);
    for (size_t i = 0; i < count && i < CHANGES_SHOWN; i++) {
        const struct change *change = &changes[i];
        const struct question *question = change->question;
        size_t place = interview_position(wizard->interview, question, NULL);
        sheet_item(sheet, (struct target){.question = question});
        sheet_row(sheet);
        if (place)
            sheet_right(sheet, 7, ROLE_TEXT, arena_printf(frame, "%zu", place));
        const char *by = arena_printf(frame, C_("change", "from %s to %s"),
                                      words_mean(frame, question, change->from),
                                      words_mean(frame, question, change->to));
        sheet_flow(sheet, 9, ROLE_TEXT,
                   arena_printf(frame, "%s  %s", by, question->ask));
    }
    sheet_plain(sheet);
    if (count > CHANGES_SHOWN)
        sheet_text(sheet, 4, ROLE_TEXT,
                   arena_printf(frame,
                                PLURAL("%zu more changed less.",
                                       "%zu more changed less.",
                                       count - CHANGES_SHOWN),
                                count - CHANGES_SHOWN));
}

static const char *followed_text(struct wizard *wizard,
                                 const struct followed *followed) {
    size_t known = followed->rose + followed->fell + followed->same;
    if (!known) return _("The answers that it lifts are not known both times.");
    if (!followed->rose)
        return _("None of the answers that it lifts has risen yet.");
    return arena_printf(wizard->frame,
                        PLURAL("%zu of %zu answer that it lifts rose.",
                               "%zu of %zu answers that it lifts rose.", known),
                        followed->rose, known);
}

static void followed_lines(struct wizard *wizard, struct sheet *sheet,
                           const struct comparison *comparison) {
    if (!comparison->followed_count) return;
    heading(sheet, _("What became of what was decided"));
    for (size_t i = 0; i < comparison->followed_count; i++) {
        const struct followed *followed = &comparison->followed[i];
        sheet_item(sheet,
                   (struct target){.recommendation = followed->recommendation});
        sheet_text(sheet, 4, ROLE_TEXT, followed->recommendation->title);
        sheet_text(sheet, 6, ROLE_TEXT, followed_text(wizard, followed));
    }
    sheet_plain(sheet);
}

// The last one before, and this one.
static void last_lines(struct wizard *wizard, struct sheet *sheet,
                       const struct unit *two) {
    struct arena *frame = wizard->frame;
    const struct comparison *comparison =
        comparison_build(frame, wizard->questionnaire, two, 2, true);
    const char *date = date_of(wizard, two);
    change_lines(wizard, sheet,
                 arena_printf(frame, _("What fell since %s"), date),
                 comparison->fell, comparison->fell_count);
    change_lines(wizard, sheet,
                 arena_printf(frame, _("What rose since %s"), date),
                 comparison->rose, comparison->rose_count);
    followed_lines(wizard, sheet, comparison);
}

// --- The page ---

static void alone_lines(struct wizard *wizard, struct sheet *sheet) {
    const char *whose = organisation(wizard);
    sheet_text(sheet, 2, ROLE_TEXT,
               arena_printf(wizard->frame,
                            _("There is no earlier assessment of %s here yet: "
                              "a trend needs two."),
                            whose));
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TEXT,
               _("Finish this one (f on the review page) and assess again in "
                 "half a year or a year, by the same questionnaire, under the "
                 "same name of the organisation and of the part assessed. "
                 "Files of these that lie in the same folder are shown here."));
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TEXT,
               _("Files in other places are compared by: cxladder compare OLD "
                 "NEW"));
}

static void series_lines(struct wizard *wizard, struct sheet *sheet,
                         const struct unit *units, size_t count) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        heading(sheet, ladder->root.title);
        chart_lines(wizard, sheet, ladder, units, count);
        for (size_t j = 0; j < count; j++) {
            unit_line(wizard, sheet, ladder, units, j);
        }
        sheet_plain(sheet);
    }
    const struct comparison *comparison =
        comparison_build(wizard->frame, questionnaire, units, count, true);
    fall_lines(wizard, sheet, comparison);
    last_lines(wizard, sheet, &units[count - 2]);
    if (!comparison->versions_differ) return;
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TEXT,
               _("They were made with different versions of the "
                 "questionnaire. Answers are matched by their questions; "
                 "what has no place in the newest version is left out."));
}

static void left_out_lines(struct wizard *wizard, struct sheet *sheet,
                           size_t count) {
    if (!count) return;
    sheet_blank(sheet);
    sheet_text(
        sheet, 2, ROLE_TEXT,
        arena_printf(wizard->frame,
                     PLURAL("%zu file is left out: several of one day are the "
                            "answers of several people, which cxladder merge "
                            "makes into one.",
                            "%zu files are left out: several of one day are "
                            "the answers of several people, which cxladder "
                            "merge makes into one.",
                            count),
                     count));
}

void build_trend(struct wizard *wizard, struct sheet *sheet) {
    size_t count;
    const struct unit *units = units_build(wizard, &count);
    if (count > 1)
        series_lines(wizard, sheet, units, count);
    else
        alone_lines(wizard, sheet);
    left_out_lines(wizard, sheet, wizard->outlook.earlier.same_day);
}
