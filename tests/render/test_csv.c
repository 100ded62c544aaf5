// SPDX-License-Identifier: MIT
//
// Tables, read back by a reader that accepts RFC 4180 and nothing else.

#include "report_fixture.h"
#include "text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ROWS 400
#define MOST_CELLS 400

struct sheet {
    struct arena *arena;
    const char *cells[MOST_ROWS][MOST_CELLS];
    size_t widths[MOST_ROWS];
    size_t rows;
};

// One cell at *[text], which moves behind it.
static const char *read_cell(struct arena *arena, const char **text) {
    const char *at = *text;
    size_t length = strlen(at), used = 0;
    char *cell = ARENA_ARRAY(arena, char, length + 1);
    if (*at != '"') {
        size_t plain = strcspn(at, ",\"\r\n");
        memcpy(cell, at, plain);
        *text = at + plain;
        cr_assert(**text == ',' || **text == '\r', "after a plain cell: %.20s",
                  *text);
        return cell;
    }
    for (at++; *at != '"' || at[1] == '"'; at++) {
        cr_assert(*at, "a quoted cell without an end");
        if (*at == '"') at++;
        cell[used++] = *at;
    }
    *text = at + 1;
    cr_assert(**text == ',' || **text == '\r', "after a quoted cell: %.20s",
              *text);
    return cell;
}

static struct sheet *read_sheet(struct arena *arena, const char *text) {
    struct sheet *sheet = ARENA_NEW(arena, struct sheet);
    sheet->arena = arena;
    while (*text) {
        size_t width = 0;
        cr_assert_lt(sheet->rows, MOST_ROWS);
        for (;;) {
            cr_assert_lt(width, MOST_CELLS);
            sheet->cells[sheet->rows][width++] = read_cell(arena, &text);
            if (*text != ',') break;
            text++;
        }
        cr_assert(text[0] == '\r' && text[1] == '\n', "a row ends with CRLF");
        text += 2;
        sheet->widths[sheet->rows++] = width;
        cr_assert_eq(width, sheet->widths[0], "row %zu has %zu cells, not %zu",
                     sheet->rows, width, sheet->widths[0]);
    }
    return sheet;
}

static const char *cell_of(const struct sheet *sheet, size_t row,
                           const char *column) {
    for (size_t i = 0; i < sheet->widths[0]; i++) {
        if (strcmp(sheet->cells[0][i], column) == 0)
            return sheet->cells[row][i];
    }
    cr_assert(false, "there is no column %s", column);
    return NULL;
}

static struct sheet *render(const struct report *report,
                            const struct result *result, const char *format) {
    return read_sheet(report->arena,
                      report_render(report, result, format, NULL));
}

static const char *const several[] = {"single", "second", "third", NULL};
static const char *const single[] = {"single", NULL};

// --- Numbers ---

static void same_number(const char *cell, double number) {
    double read = NAN;
    if (isnan(number)) {
        cr_assert_str_empty(cell);
        return;
    }
    cr_assert(*cell, "%g is missing", number);
    char *end;
    read = strtod(cell, &end);
    cr_assert_str_empty(end);
    cr_assert(read == number || fabs(read - number) < 1e-17, "%s is not %.17g",
              cell, number);
    cr_assert(!strpbrk(cell, ",eEx'"), "%s", cell);
}

static void same_node(const struct sheet *sheet, size_t row,
                      const struct node_result *node) {
    const char *id = node->section->id;
    const struct ladder *ladder = node->section->ladder;
    struct arena *arena = sheet->arena;
    same_number(cell_of(sheet, row, arena_printf(arena, "%s.score", id)),
                node->score);
    same_number(cell_of(sheet, row, arena_printf(arena, "%s.coverage", id)),
                node->coverage);
    same_number(cell_of(sheet, row, arena_printf(arena, "%s.level", id)),
                node->level == LEVEL_UNKNOWN ? (double)NAN : node->level);
    for (int rung = ladder->start + 1; rung <= ladder->top; rung++)
        same_number(
            cell_of(sheet, row, arena_printf(arena, "%s.share-%d", id, rung)),
            node->shares[rung]);
    for (size_t i = 0; i < node->section_count; i++)
        same_node(sheet, row, &node->sections[i]);
}

Test(csv, wide_tells_every_figure_of_every_file) {
    for (unsigned seed = 1; seed <= 60; seed++) {
        struct report report = report_read("survey", several);
        report_answer(&report, seed);
        const struct result *result = report_result(&report);
        struct sheet *sheet = render(&report, result, "csv-wide");
        cr_assert_eq(sheet->rows, report.count + 1);
        for (size_t i = 0; i < report.count; i++) {
            const struct result *own = result->each[i];
            for (size_t j = 0; j < own->questionnaire->ladder_count; j++)
                same_node(sheet, i + 1, &own->ladders[j].node);
            for (size_t j = 0; j < own->questionnaire->question_count; j++) {
                const struct question *question = own->questions[j].question;
                if (question->scoring == SCORING_NONE) continue;
                same_number(cell_of(sheet, i + 1,
                                    arena_printf(report.arena, "%s.value",
                                                 question->id)),
                            own->questions[j].mean);
            }
        }
        report_free(&report);
    }
}

static size_t find_row(const struct sheet *sheet, const char *question,
                       const char *answer) {
    for (size_t i = 1; i < sheet->rows; i++) {
        if (!strcmp(cell_of(sheet, i, "question"), question) &&
            (!answer || !strcmp(cell_of(sheet, i, "answer"), answer)))
            return i;
    }
    cr_assert(false, "no row of %s %s", question, answer ? answer : "");
    return 0;
}

Test(csv, long_has_a_row_for_each_answer) {
    struct report report = report_read("survey", single);
    struct sheet *sheet = render(&report, report_result(&report), "csv");
    cr_assert_eq(sheet->rows, report.questionnaire->question_count + 1);
    size_t row = find_row(sheet, "mandate", NULL);
    cr_assert_str_eq(cell_of(sheet, row, "ladder"), "service");
    cr_assert_str_eq(cell_of(sheet, row, "section"), "people");
    cr_assert_str_eq(cell_of(sheet, row, "answer"), "2");
    cr_assert_str_eq(cell_of(sheet, row, "answer-text"),
                     "What the handbook of one unit allows.");
    cr_assert_str_eq(cell_of(sheet, row, "note"),
                     "The refund desk is an exception.");
    cr_assert_str_eq(cell_of(sheet, row, "dissent"), "Two of us said 1.");
    cr_assert_str_eq(cell_of(sheet, row, "private"), "yes");
    row = find_row(sheet, "hear", NULL);
    cr_assert_str_eq(cell_of(sheet, row, "note"),
                     "Monthly report exists.\nOnly three of nine owners read "
                     "it.\n");
    row = find_row(sheet, "outsourced", NULL);
    cr_assert_str_eq(cell_of(sheet, row, "state"), "not-applicable");
    cr_assert_str_eq(cell_of(sheet, row, "reason"), "We have no partners.");
    row = find_row(sheet, "loyalty", NULL);
    cr_assert_str_eq(cell_of(sheet, row, "answer"), "30; 20; 25");
    row = find_row(sheet, "takeaway", NULL);
    cr_assert_str_eq(cell_of(sheet, row, "answer"),
                     "what: Call back unasked; by: 2026-12-01\nwhat: Read the "
                     "monthly report");
    report_free(&report);
}

Test(csv, long_has_a_row_for_each_vote) {
    static const char *const third[] = {"third", NULL};
    struct report report = report_read("survey", third);
    struct sheet *sheet = render(&report, report_result(&report), "csv");
    cr_assert_str_eq(cell_of(sheet, find_row(sheet, "hear", "1"), "people"),
                     "1");
    cr_assert_str_eq(cell_of(sheet, find_row(sheet, "hear", "2"), "people"),
                     "1");
    cr_assert_str_eq(cell_of(sheet, find_row(sheet, "hear", "3"), "people"),
                     "2");
    // Agreed after a vote: the one answer.
    size_t row = find_row(sheet, "mandate", "3");
    cr_assert_str_eq(cell_of(sheet, row, "people"), "1");
    cr_assert_str_eq(cell_of(sheet, row, "basis"), "majority");
    report_free(&report);
}

// --- Cells that spreadsheets would run ---

static bool begins_formula(const char *cell) {
    static const char *const signs[] = {"=",  "+",  "-",  "@",  "\t",
                                        "\r", "＝", "＋", "－", "＠"};
    double number;
    while (*cell == ' ' || *cell == '\n') {
        cell++;
    }
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (strncmp(cell, signs[i], strlen(signs[i])) == 0)
            return !text_parse_number(cell, &number);
    }
    return false;
}

Test(csv, has_no_formula) {
    static const char *const payloads[] = {
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "  =1+1",
        "\n=1+1",
        "\n \n=1+1",
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"http://evil.example\",\"x\")",
        "\"=1+1",
        "a,=1+1",
        "a\r\n=1+1",
        "＝1+1",
        "＠SUM(A1)",
        "-",
        "--1",
        "-1e5",
        "+358401234567",
        "@",
        "=",
    };
    static const char *const formats_of[] = {"csv", "csv-wide"};
    for (size_t i = 0; i < COUNT_OF(payloads); i++) {
        struct report report = report_read("survey", several);
        report_replace(&report, payloads[i]);
        const struct result *result = report_result(&report);
        for (size_t j = 0; j < COUNT_OF(formats_of); j++) {
            struct sheet *sheet = render(&report, result, formats_of[j]);
            for (size_t row = 0; row < sheet->rows; row++) {
                for (size_t k = 0; k < sheet->widths[row]; k++)
                    cr_assert(!begins_formula(sheet->cells[row][k]), "%s: %s",
                              payloads[i], sheet->cells[row][k]);
            }
        }
        report_free(&report);
    }
}

// What went in comes out, but for the apostrophe and the gate's marks.
Test(csv, gives_texts_back) {
    static const char *const texts[] = {
        "plain",
        "with, comma",
        "with \"quotes\"",
        "two\nlines",
        " blanks ",
        "õäöü ÕÄÖÜ ąčęėįšųūž",
        "' apostrophe",
        "日本語, العربية",
        "-5",
        "3.5",
        "a\"",
        "\"",
        ",",
        "\n",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct report report = report_read("survey", single);
        report_replace(&report, texts[i]);
        struct sheet *sheet = render(&report, report_result(&report), "csv");
        size_t row = find_row(sheet, "hear", NULL);
        cr_assert_str_eq(cell_of(sheet, row, "note"), texts[i]);
        cr_assert_str_eq(cell_of(sheet, row, "text"), texts[i]);
        report_free(&report);
    }
}
