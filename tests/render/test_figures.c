// SPDX-License-Identifier: MIT
//
// Every format tells the figures of the result and no others, over random
// answers: what people read is rounded, what programs read is exact. The
// rounding is written here once more, the other way round.

#include "report_fixture.h"
#include "text.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define SEEDS 60

static const char *const single[] = {"single", NULL};
static const char *const several[] = {"single", "second", "third", NULL};

struct shown {
    struct report report;
    const struct result *result;
    const char *text, *markdown, *html;
};

static struct shown shown_of(const char *const *files, unsigned seed) {
    struct shown shown = {.report = report_read("survey", files)};
    report_answer(&shown.report, seed);
    shown.result = report_result(&shown.report);
    shown.text = report_render(&shown.report, shown.result, "text", NULL);
    shown.markdown =
        report_render(&shown.report, shown.result, "markdown", NULL);
    shown.html = report_render(&shown.report, shown.result, "html", NULL);
    return shown;
}

static void for_all(void (*check)(struct shown *shown)) {
    for (unsigned seed = 1; seed <= SEEDS; seed++) {
        struct shown shown = shown_of(seed % 2 ? single : several, seed);
        check(&shown);
        report_free(&shown.report);
    }
}

// --- For people ---

// In whole steps of 1 / [scale], half a step upwards.
static long steps(double number, double scale) {
    return (long)floor(number * scale + 0.5 + 1e-9);
}

static const char *tenths(struct arena *arena, double number) {
    if (isnan(number)) return "open";
    long all = steps(number, 10);
    return arena_printf(arena, "%s%ld.%ld", all < 0 ? "-" : "", labs(all) / 10,
                        labs(all) % 10);
}

static const char *percent(struct arena *arena, double share) {
    return isnan(share) ? "open"
                        : arena_printf(arena, "%ld%%", steps(share, 100));
}

// Never as if a threshold that is missed were reached.
static const char *against(struct arena *arena, double share, double needed) {
    const char *text = percent(arena, share);
    return share < needed - 1e-9 && !strcmp(text, percent(arena, needed))
               ? arena_printf(arena, "just under %s", text)
               : text;
}

static const char *score_of(struct arena *arena,
                            const struct node_result *node) {
    return node->every_rung_asked ? tenths(arena, node->score) : "";
}

static const char *share_of(struct arena *arena, const struct node_result *node,
                            int rung) {
    return node->asked[rung] ? percent(arena, node->shares[rung]) : "";
}

static void holds(const char *document, const char *wanted, const char *name) {
    cr_assert(strstr(document, wanted), "%s lacks: %s", name, wanted);
}

static const char *markdown_row(struct arena *arena,
                                const struct node_result *node,
                                const char *title) {
    const struct ladder *ladder = node->section->ladder;
    const char *row =
        arena_printf(arena, "\n| %s | %s |", title, score_of(arena, node));
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++)
        row = arena_printf(arena, "%s %s |", row, share_of(arena, node, rung));
    return arena_printf(arena, "%s %zu of %zu |\n", row, node->answered,
                        node->asked_count);
}

static const char *html_row(struct arena *arena,
                            const struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    const char *row = arena_printf(arena, "%s</th><td>%s</td>\n",
                                   node->section->title, score_of(arena, node));
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++)
        row = arena_printf(arena, "%s<td>%s</td>\n", row,
                           share_of(arena, node, rung));
    return arena_printf(arena, "%s<td>%zu of %zu</td>\n</tr>", row,
                        node->answered, node->asked_count);
}

static void section_holds(struct shown *shown, const struct node_result *node,
                          const char *before) {
    struct arena *arena = shown->report.arena;
    const char *title =
        arena_printf(arena, "%s%s", before, node->section->title);
    holds(shown->markdown, markdown_row(arena, node, title), "markdown");
    holds(shown->html, html_row(arena, node), "html");
    for (size_t i = 0; i < node->section_count; i++)
        section_holds(shown, &node->sections[i],
                      arena_printf(arena, "%s: ", title));
}

static void sections_hold(struct shown *shown) {
    for (size_t i = 0; i < shown->result->questionnaire->ladder_count; i++) {
        const struct node_result *node = &shown->result->ladders[i].node;
        for (size_t j = 0; j < node->section_count; j++)
            section_holds(shown, &node->sections[j], "");
    }
}

Test(figures, of_sections_are_those_of_the_result) {
    for_all(sections_hold);
}

// The line of [document] that begins with [start], behind [from].
static const char *line_of(struct arena *arena, const char *from,
                           const char *start) {
    const char *at = strstr(from, arena_printf(arena, "\n%s", start));
    cr_assert(at, "no line begins with: %s", start);
    return arena_copy(arena, at + 1, strcspn(at + 1, "\n"));
}

static bool ends_with(const char *line, const char *end) {
    size_t length = strlen(line), size = strlen(end);
    return length >= size && !strcmp(line + length - size, end);
}

static void rung_holds(struct shown *shown, const struct ladder_result *result,
                       int rung) {
    const struct ladder *ladder = result->ladder;
    struct arena *arena = shown->report.arena;
    const char *title = ladder_level_title(ladder, rung);
    const char *here = result->node.level == rung ? ">" : " ";
    const char *wanted =
        against(arena, result->node.shares[rung], ladder->attain);
    const char *line =
        line_of(arena, shown->text,
                arena_printf(arena, "%s %d  %s", here, rung, title));
    cr_assert(ends_with(line, arena_printf(arena, " %s", wanted)), "%s: %s",
              wanted, line);
    line = line_of(arena, shown->markdown,
                   arena_printf(arena, "| %d, %s |", rung, title));
    cr_assert(strstr(line, arena_printf(arena, " %s | %s | %s |", wanted,
                                        percent(arena, ladder->attain),
                                        *here == '>' ? "reached" : "")),
              "%s: %s", wanted, line);
    if (isnan(result->node.shares[rung]) || !(result->node.shares[rung] > 0))
        return;
    holds(shown->html,
          arena_printf(arena,
                       "width=\"100.00%%\" height=\"14.0\"/>\n<rect "
                       "class=\"fill\" x=\"0.00%%\" y=\"%.1f\" "
                       "width=\"%.2f%%\"",
                       66.0 * (ladder->top - rung) + 26,
                       100 * result->node.shares[rung]),
          "html");
}

static void ladders_hold(struct shown *shown) {
    for (size_t i = 0; i < shown->result->questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &shown->result->ladders[i];
        for (int rung = ladder->ladder->start + 1; rung <= ladder->ladder->top;
             rung++) {
            if (ladder->node.asked[rung]) rung_holds(shown, ladder, rung);
        }
    }
}

Test(figures, of_levels_are_those_of_the_result) {
    for_all(ladders_hold);
}

// --- Sentences, the same in all ---

static void all_hold(struct shown *shown, const char *wanted) {
    struct arena *arena = shown->report.arena;
    // As one line: the text report wraps.
    char *text = arena_string(arena, shown->text);
    size_t length = 0;
    for (const char *at = text; *at; at++) {
        bool blank = *at == ' ' || *at == '\n';
        if (blank && length && text[length - 1] == ' ') continue;
        text[length++] = blank ? ' ' : *at;
    }
    text[length] = '\0';
    holds(text, wanted, "text");
    holds(shown->markdown, wanted, "markdown");
    holds(shown->html, wanted, "html");
}

static void standing_holds(struct shown *shown) {
    struct arena *arena = shown->report.arena;
    for (size_t i = 0; i < shown->result->questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &shown->result->ladders[i];
        const struct node_result *node = &ladder->node;
        if (!isnan(node->score) && node->every_rung_asked)
            all_hold(shown,
                     arena_printf(arena, "The score is %s on the way from %d",
                                  tenths(arena, node->score),
                                  ladder->ladder->start));
        if (node->level_low != node->level_high)
            all_hold(
                shown,
                arena_printf(arena,
                             "the level lies between %d and %d and the score "
                             "between %s and %s.",
                             node->level_low, node->level_high,
                             tenths(arena, node->score_low),
                             tenths(arena, node->score_high)));
        for (size_t j = 0; j < ladder->holding_count && j < 7; j++) {
            const struct holding *holding = &ladder->holding[j];
            all_hold(shown,
                     arena_printf(arena, "(%s, %s points)",
                                  holding->question->question->section->title,
                                  tenths(arena, 100 * holding->missing)));
        }
    }
}

Test(figures, of_standing_are_those_of_the_result) {
    for_all(standing_holds);
}

static void plan_holds(struct shown *shown, const struct ladder_result *ladder,
                       const struct plan *plan) {
    struct arena *arena = shown->report.arena;
    if (!plan->computed || !plan->member_count) return;
    all_hold(
        shown,
        plan->member_count == 1
            ? arena_printf(arena, "1 recommendation; cost %g.", plan->effort)
            : arena_printf(arena, "%zu recommendations; cost %g in all.",
                           plan->member_count, plan->effort));
    if (ladder->node.every_rung_asked && !isnan(plan->score))
        all_hold(shown, arena_printf(arena, "with a score of %s.",
                                     tenths(arena, plan->score)));
}

static void advice_holds(struct shown *shown) {
    struct arena *arena = shown->report.arena;
    for (size_t i = 0; i < shown->result->questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &shown->result->ladders[i];
        plan_holds(shown, ladder, &ladder->plan);
        plan_holds(shown, ladder, &ladder->budget_plan);
        for (size_t j = 0; j < ladder->recommendation_count; j++) {
            const struct recommendation_result *advice =
                &ladder->recommendations[j];
            if (!advice->rank ||
                !(advice->share_after > advice->share_before + 1e-9))
                continue;
            all_hold(shown,
                     arena_printf(arena,
                                  "of level %d, %s is in place before it, and "
                                  "%s after it.",
                                  ladder->target,
                                  percent(arena, advice->share_before),
                                  percent(arena, advice->share_after)));
        }
    }
}

Test(figures, of_advice_are_those_of_the_result) {
    for_all(advice_holds);
}

// --- For programs ---

static void exactly(const json_t *value, double number, const char *key) {
    if (isnan(number))
        cr_assert(json_is_null(value), "%s", key);
    else
        cr_assert_eq(json_number_value(value), number, "%s", key);
}

static void node_exactly(const json_t *object, const struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    exactly(json_object_get(object, "score"), node->score, "score");
    exactly(json_object_get(object, "coverage"), node->coverage, "coverage");
    const json_t *shares = json_object_get(object, "shares");
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        char key[] = {(char)('0' + rung), '\0'};
        exactly(json_object_get(shares, key), node->shares[rung], key);
    }
    const json_t *sections = json_object_get(object, "sections");
    cr_assert_eq(json_array_size(sections), node->section_count);
    for (size_t i = 0; i < node->section_count; i++)
        node_exactly(json_array_get(sections, i), &node->sections[i]);
}

static void json_exactly(struct shown *shown) {
    const struct result *result = shown->result;
    json_error_t error;
    json_t *root =
        json_loads(report_render(&shown->report, result, "json", NULL),
                   JSON_REJECT_DUPLICATES, &error);
    cr_assert(root, "%s in line %d", error.text, error.line);
    const json_t *ladders = json_object_get(root, "ladders");
    for (size_t i = 0; i < result->questionnaire->ladder_count; i++) {
        const struct ladder_result *ladder = &result->ladders[i];
        const json_t *object = json_array_get(ladders, i);
        const json_t *list = json_object_get(object, "recommendations");
        node_exactly(object, &ladder->node);
        cr_assert_eq(json_array_size(list), ladder->recommendation_count);
        for (size_t j = 0; j < ladder->recommendation_count; j++) {
            const struct recommendation_result *advice =
                &ladder->recommendations[j];
            exactly(json_object_get(json_array_get(list, j), "value"),
                    advice->rank ? advice->value : (double)NAN, "value");
        }
    }
    json_decref(root);
}

Test(figures, for_programs_are_exact) {
    for_all(json_exactly);
}
