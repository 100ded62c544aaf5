// SPDX-License-Identifier: MIT
//
// Each limit at itself and one above; and what hostile files may cost.

#include "questionnaire_fixture.h"

#include <criterion/criterion.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

TestSuite(questionnaire_limits, .init = sheet_set_up, .fini = sheet_tear_down);

#define HEAD "cxladder: 1\nid: sheet\nversion: \"1\"\nlanguage: en\n"
#define LADDER                                                                 \
    "ladders:\n"                                                               \
    "- id: ladder\n"                                                           \
    "  title: Ladder\n"                                                        \
    "  start: 1\n"                                                             \
    "  levels: [{level: 1, title: A}, {level: 2, title: B}]\n"                 \
    "  sections:\n"                                                            \
    "  - id: section\n"                                                        \
    "    title: Section\n"                                                     \
    "    questions:\n"

// A file written piece by piece.
static FILE *begin(const char *head) {
    FILE *out = fopen(sheet_path, "w");
    cr_assert(out);
    fputs(head, out);
    return out;
}

static void end(FILE *out) {
    cr_assert_eq(fclose(out), 0);
    sheet_read(sheet_path);
}

static void expect_good(void) {
    if (sheet_diags->errors) diags_print(sheet_diags, stderr);
    cr_assert_eq(sheet_diags->errors, 0);
}

static void expect_only(const char *rule) {
    if (sheet_diags->errors != 1) diags_print(sheet_diags, stderr);
    cr_assert_eq(sheet_diags->errors, 1);
    cr_assert(sheet_problem(rule), "%s", sheet_diags->first->text);
}

static void repeat(FILE *out, const char *text, size_t count) {
    for (size_t i = 0; i < count; i++) {
        fputs(text, out);
    }
}

// --- What is read piece by piece ---

// A no-break space at the beginning of a line, its bytes on both sides of where
// libyaml asks for the next 16 kB.
Test(questionnaire_limits, odd_blank_over_two_pieces) {
    enum { PIECE = 16384 };
    char text[8192];
    FILE *in = fopen("tests/data/bad/no-break-space.yaml", "r");
    cr_assert(in);
    size_t size = fread(text, 1, sizeof(text) - 1, in);
    fclose(in);
    text[size] = '\0';
    const char *odd = strstr(text, "\xC2\xA0");
    cr_assert(odd);
    for (size_t before = 0; before < 4; before++) {
        FILE *out = begin("#");
        size_t filled = PIECE - before - (size_t)(odd - text) - 2;
        repeat(out, "x", filled);
        fputs("\n", out);
        fputs(text, out);
        end(out);
        const struct problem *problem = sheet_problem("syntax");
        cr_assert(problem, "%zu before", before);
        cr_assert(strstr(problem->text, "no-break space"), "%s", problem->text);
    }
}

// --- Questions ---

static void with_questions(int count) {
    FILE *out = begin(HEAD "title: T\n" LADDER);
    for (int i = 1; i < count; i++) {
        fprintf(out, "    - {id: q%d, ask: A, levels: {1: a, 2: b}}\n", i);
    }
    fputs("closing: [{id: last, ask: A, type: text}]\n", out);
    end(out);
}

Test(questionnaire_limits, questions) {
    with_questions(20000);
    expect_good();
    with_questions(20001);
    expect_only("too-many");
    cr_assert_eq(sheet_problem("too-many")->at.line, 15 + 20000);
}

// Each has a place of its own all the same: what is known of one, such as its
// ladder, is not found in another, nor in the next questionnaire.
Test(questionnaire_limits, questions_that_are_passed_over) {
    FILE *out = begin(HEAD "title: T\n" LADDER);
    for (int i = 0; i < 20000; i++) {
        fprintf(out, "    - {id: q%d, ask: A, levels: {1: a, 2: b}}\n", i);
    }
    fputs("  - id: other\n"
          "    title: Other\n"
          "    questions: [{id: r, ask: A, levels: {1: a, 2: b}}]\n"
          "closing: [{id: last, ask: A, type: text}]\n",
          out);
    cr_assert_eq(fclose(out), 0);
    const struct questionnaire *sheet = sheet_read(sheet_path);
    cr_assert(sheet_problem("too-many"));
    cr_assert_eq(sheet->question_count, 20002);
    const struct question *asked = sheet->questions[20000];
    cr_assert_eq(asked->ladder, &sheet->ladders[0]);
    cr_assert_eq(asked->index, 20000);
    cr_assert_neq(sheet->questions[20001], asked);
    cr_assert_null(sheet->questions[20001]->ladder);
}

static void with_recommendations(int count) {
    FILE *out = begin(
        HEAD "title: T\n" LADDER
             "    - {id: q, ask: A, levels: {1: a, 2: b}}\nrecommendations:\n");
    // The ladder and the section count, too.
    for (int i = 2; i < count; i++) {
        fprintf(out,
                "- {id: r%d, title: A, text: A, lifts: {q: 2}, effort: 1}\n",
                i);
    }
    end(out);
}

Test(questionnaire_limits, everything_else_that_has_an_id) {
    with_recommendations(20000);
    expect_good();
    with_recommendations(20001);
    expect_only("too-many");
}

// --- Options and entries ---

static void with_options(int count, const char *type) {
    FILE *out = begin(HEAD "title: T\n" LADDER);
    fprintf(out,
            "    - {id: q, ask: A, levels: {1: a, 2: b}}\n"
            "    - id: c\n      ask: A\n      type: %s\n      options:\n",
            type);
    for (int i = 0; i < count; i++) {
        fprintf(out, "      - {code: o%d, label: L%d}\n", i, i);
    }
    end(out);
}

Test(questionnaire_limits, options) {
    with_options(64, "choice");
    expect_good();
    with_options(65, "choice");
    expect_only("too-many");
    cr_assert(strstr(sheet_problem("too-many")->text, "65"));
    with_options(64, "multiple");
    expect_good();
    with_options(65, "multiple");
    expect_only("too-many");
}

static void with_scale(int count) {
    FILE *out = begin(HEAD "title: T\nscales:\n  s:\n");
    for (int i = 0; i < count; i++) {
        fprintf(out, "  - {code: o%d, value: 0.%02d, label: L%d}\n", i, i, i);
    }
    fputs(LADDER "    - {id: q, ask: A, level: 2, scale: s}\n", out);
    end(out);
}

Test(questionnaire_limits, options_of_a_scale) {
    with_scale(64);
    expect_good();
    with_scale(65);
    expect_only("too-many");
}

static void with_entries(const char *before, const char *format,
                         const char *after, int count) {
    FILE *out = begin(HEAD "title: T\n" LADDER
                           "    - {id: q, ask: A, levels: {1: a, 2: b}}\n");
    fputs(before, out);
    for (int i = 0; i < count; i++) {
        // The formats are those of the table below.
        const char *number = arena_printf(sheet_arena, "%d", i);
        for (const char *at = format; *at; at++) {
            if (*at == '#')
                fputs(number, out);
            else
                putc(*at, out);
        }
    }
    fputs(after, out);
    end(out);
}

Test(questionnaire_limits, entries_of_lists) {
    static const struct {
        const char *before, *entry, *after;
    } lists[] = {
        {"    - id: n\n      ask: A\n      type: number\n      bands:\n",
         "      - {from: #, level: 1}\n", ""},
        {"    - id: l\n      ask: A\n      type: list\n      fields:\n",
         "      - {id: f#, ask: A, type: text}\n", ""},
        {"    - id: r\n      ask: A\n      levels: {1: a, 2: b}\n      "
         "criteria:\n        2:\n",
         "        - {code: c#, label: A}\n", ""},
        {"retired:\n", "- old#\n", ""},
        {"renamed:\n", "  old#: q\n", ""},
    };
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        bool names = i >= 3;
        int most = names ? 20000 : 1000;
        with_entries(lists[i].before, lists[i].entry, lists[i].after, most);
        expect_good();
        with_entries(lists[i].before, lists[i].entry, lists[i].after, most + 1);
        cr_assert(sheet_problem("too-many"), "%s", lists[i].before);
        cr_assert_eq(sheet_diags->errors, 1, "%s", lists[i].before);
    }
}

Test(questionnaire_limits, entries_of_recommendations) {
    for (int count = 1000; count <= 1001; count++) {
        FILE *out = begin(HEAD "title: T\n" LADDER);
        for (int i = 0; i < count; i++) {
            fprintf(out, "    - {id: q%d, ask: A, levels: {1: a, 2: b}}\n", i);
        }
        fputs("recommendations:\n", out);
        for (int i = 0; i < count; i++) {
            fprintf(out,
                    "- {id: r%d, title: A, text: A, effort: 1, lifts: {q%d: "
                    "2}}\n",
                    i, i);
        }
        fputs("- id: all\n  title: A\n  text: A\n  effort: 1\n  lifts:\n", out);
        for (int i = 0; i < count; i++) {
            fprintf(out, "    q%d: 2\n", i);
        }
        fputs("  needs:\n", out);
        for (int i = 0; i < count; i++) {
            fprintf(out, "  - r%d\n", i);
        }
        end(out);
        if (count == 1000)
            expect_good();
        else
            cr_assert_eq(sheet_diags->errors, 2);
    }
    cr_assert(sheet_problem("too-many"));
}

// --- Texts, depth, size ---

static void with_text(size_t length) {
    FILE *out = begin(HEAD "title: \"");
    repeat(out, "x", length);
    fputs("\"\n" LADDER "    - {id: q, ask: A, levels: {1: a, 2: b}}\n", out);
    end(out);
}

Test(questionnaire_limits, texts) {
    with_text(65536);
    expect_good();
    with_text(65537);
    expect_only("bad-text");
}

// Sections in sections: the file, the ladders and a ladder are three levels,
// each section two, the questions and one of them two more.
static void with_depth(int sections, const char *innermost) {
    FILE *out = begin(HEAD "title: T\nladders:\n"
                           "- id: l\n  title: T\n  start: 1\n"
                           "  levels: [{level: 1, title: A}, {level: 2, title: "
                           "B}]\n  sections: ");
    for (int i = 0; i < sections; i++) {
        fprintf(out, "[{id: s%d, title: T, %s: ", i,
                i + 1 < sections ? "sections" : "questions");
    }
    fprintf(out, "[%s]", innermost);
    repeat(out, "}]", (size_t)sections);
    putc('\n', out);
    end(out);
}

Test(questionnaire_limits, depth) {
    // 3 + 2 * 29 + 2 + levels 1 = 64
    with_depth(29, "{id: q, ask: A, levels: {1: a, 2: b}}");
    expect_good();
    with_depth(30, "{id: q, ask: A, levels: {1: a, 2: b}}");
    expect_only("too-deep");
}

static void with_size(long size) {
    FILE *out = begin(HEAD "title: T\n" LADDER
                           "    - {id: q, ask: A, levels: {1: a, 2: b}}\n");
    while (ftell(out) < size - 100) {
        fputs("#........................................................\n",
              out);
    }
    while (ftell(out) < size) {
        putc('#', out);
    }
    end(out);
}

Test(questionnaire_limits, size) {
    with_size(16L * 1024 * 1024);
    expect_good();
    with_size(16L * 1024 * 1024 + 1);
    expect_only("too-large");
}

static void with_values(int count) {
    FILE *out = begin(HEAD "title: T\n" LADDER
                           "    - {id: q, ask: A, levels: {1: a, 2: b}}\n"
                           "x-values: [");
    repeat(out, "1,", (size_t)count);
    fputs("]\n", out);
    end(out);
}

Test(questionnaire_limits, values) {
    with_values(999000);
    expect_only("unknown-key");
    with_values(1000001);
    cr_assert(sheet_problem("too-many"));
}

Test(questionnaire_limits, ids) {
    char id[66];
    memset(id, 'x', 65);
    id[65] = '\0';
    sheet_read_text(sheet_of_questions(arena_printf(
        sheet_arena, "    - {id: %.64s, ask: A, levels: {1: a, 2: b}}\n", id)));
    expect_good();
    sheet_read_text(sheet_of_questions(arena_printf(
        sheet_arena, "    - {id: %s, ask: A, levels: {1: a, 2: b}}\n", id)));
    expect_only("wrong-value");
}

// --- Hostile files ---

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// A mistake every few bytes, in files of a megabyte: told up to a number, in
// bounded time and memory.
Test(questionnaire_limits, files_full_of_mistakes) {
    static const struct {
        const char *before, *again, *after;
    } files[] = {
        {LADDER, "    - {}\n", ""},
        {LADDER "    - {", "wieght: 1, ", "}\n"},
        {LADDER "    - {id: q, ask: A, levels: {", "1: x, ", "}}\n"},
        {LADDER "    - {id: q, ask: A, when: \"", "answer(x) or ", "1\"}\n"},
        {"retired: [", "No Id, ", "]\n"},
        {"profile: [", "1, ", "]\n"},
        {"scales: {", "a: , ", "}\n"},
        {"findings: [", "{when: 1}, ", "]\n"},
        {"about: [", "[], ", "]\n"},
        {"about: {", "? [a] : b, ", "}\n"},
        {"recommendations: [", "{lifts: {a: b}, needs: [c]}, ", "]\n"},
        {"sections: [", "{sections: [{}]}, ", "]\n"},
    };
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        FILE *out = begin(HEAD "title: T\n");
        fputs(files[i].before, out);
        while (ftell(out) < 1000000) {
            fputs(files[i].again, out);
        }
        fputs(files[i].after, out);
        double start = seconds();
        end(out);
        // Twenty times what it takes, for sanitizers.
        cr_assert_lt(seconds() - start, 20, "%s", files[i].again);
        cr_assert_gt(sheet_diags->errors, 0, "%s", files[i].again);
        cr_assert_leq(sheet_diags->errors, 2100, "%s: %u", files[i].again,
                      sheet_diags->errors);
        sheet_tear_down();
        sheet_set_up();
    }
}

// A pipe does not say how large it is: more questions than are guessed then.
Test(questionnaire_limits, a_questionnaire_from_a_pipe) {
    const char *questions = "";
    for (int i = 0; i < 40; i++) {
        questions = arena_printf(
            sheet_arena, "%s    - {id: q%d, ask: A, levels: {1: a, 2: b}}\n",
            questions, i);
    }
    const char *text = sheet_of_questions(questions);
    const struct questionnaire *from_file = sheet_read_text(text);
    int ends[2];
    cr_assert_eq(pipe(ends), 0);
    cr_assert_eq(write(ends[1], text, strlen(text)), (ssize_t)strlen(text));
    close(ends[1]);
    const struct questionnaire *from_pipe =
        sheet_read(arena_printf(sheet_arena, "/dev/fd/%d", ends[0]));
    close(ends[0]);
    expect_good();
    cr_assert_eq(from_pipe->question_count, 40);
    cr_assert_str_eq(from_pipe->questions[39]->id, "q39");
    cr_assert_str_eq(from_pipe->fingerprint, from_file->fingerprint);
}
