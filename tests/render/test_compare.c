// SPDX-License-Identifier: MIT
//
// Comparisons: three years of one organisation, in which a level is reached and
// lost again; and over random answers every figure of every format.

#include "report_fixture.h"
#include "text.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define SEEDS 40

static const char *const steps[] = {"steps-2024", "steps-2025", "steps-2026",
                                    NULL};
static const char *const several[] = {"single", "second", "third", NULL};

struct compared {
    struct report report;
    const struct comparison *comparison;
};

static struct compared compared_of(const char *questionnaire,
                                   const char *const *files, unsigned seed,
                                   bool over_time) {
    struct compared compared = {.report = report_read(questionnaire, files)};
    struct report *report = &compared.report;
    if (seed) report_answer(report, seed);
    struct unit *units = ARENA_ARRAY(report->arena, struct unit, report->count);
    struct result_options options = RESULT_OPTIONS_DEFAULT;
    options.today = "2026-11-20";
    options.without_advice = true;
    for (size_t i = 0; i < report->count; i++) {
        const struct assessment *assessment = report->assessments[i];
        units[i] = (struct unit){
            .name = files[i],
            .date = assessment->started,
            .version = assessment->version,
            .result = result_build(report->arena, report->questionnaire,
                                   &assessment, 1, &options)};
    }
    compared.comparison = comparison_build(report->arena, report->questionnaire,
                                           units, report->count, over_time);
    return compared;
}

static const char *render(const struct compared *compared, const char *format,
                          struct render_options options) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    options.arena = compared->report.arena;
    compare_format_find(format)->render(compared->comparison, &options, out);
    cr_assert_eq(fclose(out), 0);
    const char *kept = arena_copy(compared->report.arena, text, size);
    free(text);
    return kept;
}

// --- As a whole ---

static void check_all(const char *name, const char *questionnaire,
                      const char *const *files, bool over_time) {
    struct compared compared = compared_of(questionnaire, files, 0, over_time);
    for (size_t i = 0; i < compare_format_count; i++) {
        const char *format = compare_formats[i].name;
        report_golden(
            compared.report.arena,
            arena_printf(compared.report.arena, "%s.%s", name,
                         strcmp(format, "text") ? format : "text.txt"),
            render(&compared, format, (struct render_options){0}));
    }
    report_free(&compared.report);
}

Test(compare, three_years_with_a_level_lost) {
    check_all("steps-time", "steps", steps, true);
}

Test(compare, units_side_by_side) {
    check_all("steps-units", "steps", steps, false);
}

Test(compare, two_ladders_and_sections_without_scores) {
    check_all("survey-time", "survey", several, true);
}

Test(compare, lines_are_never_wider_than_asked) {
    static const int widths[] = {30, 40, 72, 120};
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        struct compared compared = compared_of("survey", several, 0, true);
        const char *text = render(&compared, "text",
                                  (struct render_options){.width = widths[i]});
        while (*text) {
            size_t length = strcspn(text, "\n");
            cr_assert_leq(text_width_of(text, length), widths[i], "%.*s",
                          (int)length, text);
            text += length + (text[length] == '\n');
        }
        report_free(&compared.report);
    }
}

// --- What it finds ---

Test(compare, a_fall_tells_what_fell_since) {
    struct compared compared = compared_of("steps", steps, 0, true);
    const struct comparison *comparison = compared.comparison;
    cr_assert_eq(comparison->fall_count, 1);
    const struct fall *fall = &comparison->falls[0];
    cr_expect_eq(fall->unit, 2);
    cr_expect_eq(fall->from, 4);
    cr_expect_eq(fall->to, 3);
    // Against the first year nothing fell, against the one before three did.
    cr_expect_eq(comparison->fell_count, 0);
    cr_assert_eq(fall->fell_count, 3);
    cr_expect_str_eq(fall->fell[0].question->id, "mandate");
    cr_expect_str_eq(fall->fell[1].question->id, "handover");
    cr_expect_str_eq(fall->fell[2].question->id, "asked");
    report_free(&compared.report);
}

Test(compare, what_was_decided_is_followed) {
    struct compared compared = compared_of("steps", steps, 0, true);
    const struct comparison *comparison = compared.comparison;
    cr_assert_eq(comparison->followed_count, 3); // not what was refused
    const struct followed *done = &comparison->followed[0];
    cr_expect_str_eq(done->recommendation->id, "derive");
    cr_expect_eq(done->rose, 1);
    const struct followed *taken = &comparison->followed[2];
    cr_expect_str_eq(taken->recommendation->id, "agree-sum");
    cr_expect_eq(taken->state, DECISION_TAKEN);
    cr_expect_eq(taken->rose, 0);
    cr_expect_eq(taken->same, 1);
    report_free(&compared.report);
}

Test(compare, versions_that_differ_are_told) {
    struct compared compared = compared_of("steps", steps, 0, false);
    cr_expect(compared.comparison->versions_differ);
    static const char *const formats_read[] = {"text", "markdown", "html"};
    for (size_t i = 0; i < COUNT_OF(formats_read); i++)
        cr_expect(strstr(render(&compared, formats_read[i],
                                (struct render_options){.width = 200}),
                         "made with different versions"),
                  "%s", formats_read[i]);
    report_free(&compared.report);
}

// --- Figures ---

// Half a step upwards, written once more.
static const char *tenths(struct arena *arena, double number) {
    if (isnan(number)) return "–";
    long all = (long)floor(number * 10 + 0.5 + 1e-9);
    return arena_printf(arena, "%s%ld.%ld", all < 0 ? "-" : "", labs(all) / 10,
                        labs(all) % 10);
}

static const char *percent(struct arena *arena, double share) {
    return isnan(share) ? "–"
                        : arena_printf(arena, "%ld%%",
                                       (long)floor(share * 100 + 0.5 + 1e-9));
}

static const char *figure(struct arena *arena, const struct node_result *node) {
    const struct ladder *ladder = node->section->ladder;
    if (node->every_rung_asked) return tenths(arena, node->score);
    const char *text = "";
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++) {
        if (node->asked[rung])
            text = arena_printf(arena, "%s%s%s", text, *text ? ", " : "",
                                percent(arena, node->shares[rung]));
    }
    return text;
}

// "| Leading | 2.5 | 4.0 |" as far as the figures go; in HTML the same cells.
static void section_holds(const struct compared *compared,
                          const struct section *section, const char *markdown,
                          const char *html) {
    struct arena *arena = compared->report.arena;
    const char *row = arena_printf(arena, "| %s |", section->title);
    const char *cells = arena_printf(arena, "%s</th>", section->title);
    for (size_t i = 0; i < compared->comparison->count; i++) {
        const struct node_result *node =
            result_node(compared->comparison->units[i].result, section);
        row = arena_printf(arena, "%s %s |", row, figure(arena, node));
        cells =
            arena_printf(arena, "%s<td>%s</td>", cells, figure(arena, node));
    }
    cr_assert(strstr(markdown, row), "%s\nin %s", row, markdown);
    cr_assert(strstr(html, cells), "%s", cells);
    for (size_t i = 0; i < section->section_count; i++)
        section_holds(compared, &section->sections[i], markdown, html);
}

// The rows of plain text, with columns of blanks as one.
static void text_holds(const struct compared *compared, const char *text) {
    struct arena *arena = compared->report.arena;
    char *flat = arena_string(arena, text), *to = flat;
    for (const char *at = text; *at; at++) {
        if (*at == ' ' && to > flat && (to[-1] == ' ' || to[-1] == '\n'))
            continue;
        *to++ = *at;
    }
    *to = '\0';
    for (size_t i = 0; i < compared->report.questionnaire->ladder_count; i++) {
        const char *levels = "\nLevel", *scores = "\nScore";
        for (size_t j = 0; j < compared->comparison->count; j++) {
            const struct node_result *node =
                &compared->comparison->units[j].result->ladders[i].node;
            levels = node->level == LEVEL_UNKNOWN
                         ? arena_printf(arena, "%s –", levels)
                         : arena_printf(arena, "%s %d", levels, node->level);
            scores = arena_printf(arena, "%s %s", scores, figure(arena, node));
        }
        cr_assert(strstr(flat, levels), "%s\nin %s", levels, flat);
        cr_assert(strstr(flat, scores), "%s\nin %s", scores, flat);
    }
}

static void exactly(const json_t *value, double number) {
    if (isnan(number))
        cr_assert(json_is_null(value));
    else
        cr_assert_eq(json_number_value(value), number);
}

static void json_holds(const struct compared *compared,
                       const struct section *section, const json_t *object) {
    for (size_t i = 0; i < compared->comparison->count; i++) {
        const struct node_result *node =
            result_node(compared->comparison->units[i].result, section);
        exactly(json_array_get(json_object_get(object, "scores"), i),
                node->score);
        exactly(json_array_get(json_object_get(object, "levels"), i),
                node->level == LEVEL_UNKNOWN ? (double)NAN : node->level);
    }
    const json_t *below = json_object_get(object, "sections");
    cr_assert_eq(json_array_size(below), section->section_count);
    for (size_t i = 0; i < section->section_count; i++)
        json_holds(compared, &section->sections[i], json_array_get(below, i));
}

static void changes_hold(const json_t *list, const struct change *changes,
                         size_t count) {
    cr_assert_eq(json_array_size(list), count);
    for (size_t i = 0; i < count; i++) {
        const json_t *one = json_array_get(list, i);
        cr_assert_str_eq(json_string_value(json_object_get(one, "question")),
                         changes[i].question->id);
        exactly(json_object_get(one, "from"), changes[i].from);
        exactly(json_object_get(one, "to"), changes[i].to);
    }
}

static void csv_holds(const struct compared *compared,
                      const struct section *section, const char *csv) {
    struct arena *arena = compared->report.arena;
    for (size_t i = 0; i < compared->comparison->count; i++) {
        const struct unit *unit = &compared->comparison->units[i];
        const struct node_result *node = result_node(unit->result, section);
        const char *row =
            arena_printf(arena, "\n%s,%s,%s,%s,%s,", unit->name, unit->date,
                         section->ladder->root.id,
                         section->parent ? section->id : "", section->title);
        const char *at = strstr(csv, row);
        cr_assert(at, "%s", row);
        char *end;
        const char *cell = at + strlen(row);
        double score = strtod(cell, &end);
        cr_assert(isnan(node->score) ? end == cell : score == node->score);
    }
    for (size_t i = 0; i < section->section_count; i++)
        csv_holds(compared, &section->sections[i], csv);
}

static void all_hold(const struct compared *compared) {
    const struct questionnaire *questionnaire = compared->report.questionnaire;
    const struct comparison *comparison = compared->comparison;
    struct render_options options = {.width = 120};
    const char *markdown = render(compared, "markdown", options);
    const char *html = render(compared, "html", options);
    const char *csv = render(compared, "csv", options);
    json_error_t error;
    json_t *root = json_loads(render(compared, "json", options),
                              JSON_REJECT_DUPLICATES, &error);
    cr_assert(root, "%s", error.text);
    text_holds(compared, render(compared, "text", options));
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct section *whole = &questionnaire->ladders[i].root;
        for (size_t j = 0; j < whole->section_count; j++)
            section_holds(compared, &whole->sections[j], markdown, html);
        json_holds(compared, whole,
                   json_array_get(json_object_get(root, "ladders"), i));
        csv_holds(compared, whole, csv);
    }
    changes_hold(json_object_get(root, "rose"), comparison->rose,
                 comparison->rose_count);
    changes_hold(json_object_get(root, "fell"), comparison->fell,
                 comparison->fell_count);
    const json_t *falls = json_object_get(root, "fell-back");
    cr_assert_eq(json_array_size(falls), comparison->fall_count);
    for (size_t i = 0; i < comparison->fall_count; i++)
        changes_hold(json_object_get(json_array_get(falls, i), "fell"),
                     comparison->falls[i].fell,
                     comparison->falls[i].fell_count);
    json_decref(root);
}

Test(compare, every_figure_is_that_of_the_results) {
    for (unsigned seed = 1; seed <= SEEDS; seed++) {
        bool other = seed % 2;
        struct compared compared = compared_of(
            other ? "survey" : "steps", other ? several : steps, seed, true);
        all_hold(&compared);
        report_free(&compared.report);
    }
}
