// SPDX-License-Identifier: MIT
//
// The interview by lines: what is typed, what is answered, what is on disk.

#include "prompts.h"
#include "store.h"
#include "text.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define QUESTIONNAIRE "tests/prompts/every-type.yaml"

// A run with the disk it writes to: the text of the last save.
struct trial {
    struct arena *arena;
    struct questionnaire *questionnaire;
    struct assessment *assessment;
    struct prompts_options options;
    size_t saves, fail_from, fail_to; // saves of these numbers fail
    char *disk, *out, *err;
    size_t disk_size, out_size, err_size;
    char exported[256];
};

static struct arena *arena;

static void setup(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    arena = arena_new();
}

static void teardown(void) {
    arena_free(arena);
}

TestSuite(prompts, .init = setup, .fini = teardown);

static bool save(void *context, const struct assessment *assessment,
                 const char **problem) {
    struct trial *trial = context;
    trial->saves++;
    if (trial->saves >= trial->fail_from && trial->saves < trial->fail_to) {
        *problem = "the disk is full";
        return false;
    }
    free(trial->disk);
    FILE *file = open_memstream(&trial->disk, &trial->disk_size);
    assessment_print(assessment, file);
    fclose(file);
    return true;
}

static bool export(void *context, const char *path, const char *format,
                   const char **problem) {
    struct trial *trial = context;
    if (!strcmp(path, "no")) {
        *problem = "it cannot be written";
        return false;
    }
    snprintf(trial->exported, sizeof(trial->exported), "%s|%s", path,
             format ? format : "-");
    return true;
}

static bool save_elsewhere(void *context, const char *path,
                           const char **problem) {
    struct trial *trial = context;
    (void)problem;
    trial->fail_from = trial->fail_to = 0;
    snprintf(trial->exported, sizeof(trial->exported), "%s", path);
    return true;
}

static struct trial trial_new(void) {
    struct diags *diags = diags_new(arena);
    bool unreadable = false;
    struct trial trial = {.arena = arena};
    trial.questionnaire =
        questionnaire_read(arena, QUESTIONNAIRE, diags, &unreadable);
    if (diags->errors) diags_print(diags, stderr);
    cr_assert(trial.questionnaire && !diags->errors);
    trial.assessment = assessment_new(arena, trial.questionnaire);
    trial.assessment->started = "2026-11-03";
    return trial;
}

static enum prompts_end run_bytes(struct trial *trial, const char *input,
                                  size_t length, bool interactive) {
    free(trial->out);
    free(trial->err);
    // fmemopen refuses a length of zero.
    FILE *in = length ? fmemopen((void *)(uintptr_t)input, length, "r")
                      : fopen("/dev/null", "r");
    cr_assert(in != NULL);
    FILE *out = open_memstream(&trial->out, &trial->out_size);
    FILE *err = open_memstream(&trial->err, &trial->err_size);
    trial->options.in = in;
    trial->options.out = out;
    trial->options.err = err;
    trial->options.interactive = interactive;
    trial->options.today = "2026-11-04";
    trial->options.save = save;
    trial->options.export = export;
    trial->options.context = trial;
    enum prompts_end end = prompts_run(trial->arena, trial->questionnaire,
                                       trial->assessment, &trial->options);
    fclose(in);
    fclose(out);
    fclose(err);
    return end;
}

static enum prompts_end run(struct trial *trial, const char *input) {
    return run_bytes(trial, input, strlen(input), false);
}

static void trial_end(struct trial *trial) {
    free(trial->out);
    free(trial->err);
    free(trial->disk);
}

static const struct answer *answer_to(const struct trial *trial,
                                      const char *id) {
    const struct question *question =
        questionnaire_question(trial->questionnaire, id);
    cr_assert(question != NULL, "%s", id);
    return &trial->assessment->answers[question->index];
}

static void assert_said(const struct trial *trial, const char *text) {
    cr_assert(strstr(trial->out, text), "\"%s\" is not in:\n%s", text,
              trial->out);
}

static void assert_not_said(const struct trial *trial, const char *text) {
    cr_assert(!strstr(trial->out, text), "\"%s\" is in:\n%s", text, trial->out);
}

static void assert_on_disk(const struct trial *trial, const char *text) {
    cr_assert(trial->disk && strstr(trial->disk, text),
              "\"%s\" is not on disk:\n%s", text,
              trial->disk ? trial->disk : "");
}

// --- A whole assessment ---

static const char *const whole[] = {
    "Acme & Sons", // organisation
    "2",           // role
    "3",           // rubric
    "note It is shown every Monday.",
    "2.5", // halves
    "back",
    "evidence The board has seen it.",
    "skip",
    "3",                   // criterion
    "2",                   // pole
    "1",                   // model: a shop
    "1 2",                 // habits
    "62.5",                // reach
    "30 20 10",            // loyalty
    "17",                  // desks
    "2019-02-28",          // since
    "- We sell no longer", // only-shops
    "More tables",         // takeaways
    "1",
    "Fewer forms",
    "",
    "", // on to the last words
    "So long, and \"thanks\"",
};

static char *lines(const char *const *texts, size_t count) {
    char *input;
    size_t size;
    FILE *file = open_memstream(&input, &size);
    for (size_t i = 0; i < count; i++) {
        fprintf(file, "%s\n", texts[i]);
    }
    fclose(file);
    return input;
}

Test(prompts, whole_assessment) {
    struct trial trial = trial_new();
    char *input = lines(whole, COUNT_OF(whole));
    cr_assert_eq(run(&trial, input), PROMPTS_DONE, "%s", trial.err);
    free(input);
    cr_assert_str_eq(answer_to(&trial, "organisation")->value.text,
                     "Acme & Sons");
    cr_assert_str_eq(answer_to(&trial, "role")->value.text, "staff");
    cr_assert_float_eq(answer_to(&trial, "rubric")->value.number, 3, 1e-9);
    cr_assert_float_eq(answer_to(&trial, "halves")->value.number, 2.5, 1e-9);
    cr_assert_str_eq(answer_to(&trial, "halves")->note,
                     "It is shown every Monday.");
    cr_assert_str_eq(answer_to(&trial, "halves")->evidence,
                     "The board has seen it.");
    cr_assert_str_eq(answer_to(&trial, "criterion")->value.text, "fully");
    cr_assert_float_eq(answer_to(&trial, "pole")->value.number, 2, 1e-9);
    cr_assert_str_eq(answer_to(&trial, "model")->value.text, "shop");
    cr_assert_eq(answer_to(&trial, "habits")->value.code_count, 2);
    cr_assert_float_eq(answer_to(&trial, "reach")->value.number, 62.5, 1e-9);
    const struct value *loyalty = &answer_to(&trial, "loyalty")->value;
    cr_assert_float_eq(loyalty->promoters, 30, 1e-9);
    cr_assert_float_eq(loyalty->passives, 20, 1e-9);
    cr_assert_float_eq(loyalty->detractors, 10, 1e-9);
    cr_assert_float_eq(answer_to(&trial, "desks")->value.number, 17, 1e-9);
    cr_assert_str_eq(answer_to(&trial, "since")->value.text, "2019-02-28");
    const struct answer *shops = answer_to(&trial, "only-shops");
    cr_assert_eq(shops->state, ANSWER_NOT_APPLICABLE);
    cr_assert_str_eq(shops->reason, "We sell no longer");
    const struct value *taken = &answer_to(&trial, "takeaways")->value;
    cr_assert_eq(taken->entry_count, 2);
    cr_assert_str_eq(taken->entries[0].values[0].text, "More tables");
    cr_assert_str_eq(taken->entries[0].values[1].text, "wanted");
    cr_assert_str_eq(taken->entries[1].values[0].text, "Fewer forms");
    cr_assert_not(taken->entries[1].given[1]);
    cr_assert_str_eq(answer_to(&trial, "last-words")->value.text,
                     "So long, and \"thanks\"");
    cr_assert_str_eq(trial.assessment->finished, "2026-11-04");
    assert_said(&trial, "Saved: 3, High.");
    assert_said(&trial, "Section 1 of 2, First section. Question 1 of 10.");
    assert_said(&trial, "finished");
    assert_on_disk(&trial, "rubric: 3");
    assert_on_disk(&trial, "finished: 2026-11-04");
    trial_end(&trial);
}

// However early the input ends: what was acknowledged is on disk, and it goes
// on from there.
Test(prompts, input_ends_at_each_line) {
    for (size_t count = 0; count <= COUNT_OF(whole); count++) {
        struct trial trial = trial_new();
        char *input = lines(whole, count);
        cr_assert_eq(run(&trial, input), PROMPTS_DONE, "%zu: %s", count,
                     trial.err);
        free(input);
        cr_assert_str_eq(trial.err, "");
        char *now;
        size_t size;
        FILE *file = open_memstream(&now, &size);
        assessment_print(trial.assessment, file);
        fclose(file);
        if (count) cr_assert_str_eq(trial.disk, now, "%zu lines", count);
        free(now);
        // The rest of the lines, with a last one that was cut.
        if (count >= 2 && count < 17) {
            char *rest = lines(whole + count, COUNT_OF(whole) - count);
            cr_assert_eq(run_bytes(&trial, rest, strlen(rest) - 1, false),
                         PROMPTS_DONE, "%zu: %s", count, trial.err);
            free(rest);
            assert_on_disk(&trial, "rubric: 3");
            assert_on_disk(&trial, "last-words:");
        }
        trial_end(&trial);
    }
}

// --- Lines that are not understood ---

static const struct {
    const char *before, *line, *said;
} invalid[] = {
    {"x\n1\n", "7", "line 3"},
    {"x\n1\n", "2.5", "line 3"},
    {"x\n1\n", "three", "line 3"},
    {"x\n1\n", "-", "line 4"}, // where the reason should stand
    {"x\n", "3", "line 2"},
    {"x\n", "d", "line 2"},
    {"x\n1\n", "go 99", "line 3"},
    {"x\n1\n", "go nowhere", "line 3"},
    {"x\n1\n", "go", "line 3"},
    {"x\n1\n", "why 77", "line 3"},
    {"x\n1\n", "export no", "line 3"},
    {"x\n1\n1\n1\n1\n1\n1\n", "3", "line 8"},
    {"x\n1\n1\n1\n1\n1\n1\n0\n", "101", "line 9"},
    {"x\n1\ngo reach\n", "1e2", "line 4"},
    {"x\n1\ngo reach\n", "nan", "line 4"},
    {"x\n1\ngo loyalty\n", "1 2", "line 4"},
    {"x\n1\ngo loyalty\n", "1 2 3 4", "line 4"},
    {"x\n1\ngo desks\n", "501", "line 4"},
    {"x\n1\ngo desks\n", "-1", "line 4"},
    {"x\n1\ngo since\n", "2023-02-29", "line 4"},
    {"x\n1\ngo since\n", "yesterday", "line 4"},
};

Test(prompts, invalid_lines_from_a_pipe) {
    for (size_t i = 0; i < COUNT_OF(invalid); i++) {
        struct trial trial = trial_new();
        char input[256];
        snprintf(input, sizeof(input), "%s%s\n\n1\n1\n", invalid[i].before,
                 invalid[i].line);
        cr_assert_eq(run(&trial, input), PROMPTS_INVALID, "row %zu: %s", i,
                     trial.out);
        cr_assert(strstr(trial.err, invalid[i].said), "row %zu: %s", i,
                  trial.err);
        assert_on_disk(&trial, "organisation: x");
        trial_end(&trial);
    }
}

Test(prompts, invalid_lines_are_asked_again) {
    struct trial trial = trial_new();
    static const char input[] = "x\n9\n1\n7\nthree\ngo 99\n2\nquit\n";
    cr_assert_eq(run_bytes(&trial, input, strlen(input), true), PROMPTS_DONE);
    cr_assert_str_eq(trial.err, "");
    cr_assert_float_eq(answer_to(&trial, "rubric")->value.number, 2, 1e-9);
    assert_said(&trial, "Saved: 2, Middle.");
    trial_end(&trial);
}

Test(prompts, lines_of_any_bytes) {
    struct trial trial = trial_new();
    static const struct {
        const char *bytes;
        size_t length;
    } rows[] = {
        {"\0\n", 2},
        {"a\0b\n", 4},
        {"\xff\xfe\n", 3},
        {"\xc3\n", 2},
        {"\xed\xa0\x80\n", 4},
        {"a\033[31m\n", 7},
        {"\xc2\x9b"
         "1\n",
         4},
        {"\x7f\n", 2},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        cr_assert_eq(run_bytes(&trial, rows[i].bytes, rows[i].length, false),
                     PROMPTS_INVALID, "row %zu", i);
        cr_assert(strstr(trial.err, "line 1"), "row %zu", i);
        cr_assert(!memchr(trial.out, '\033', trial.out_size), "row %zu", i);
        cr_assert(!memchr(trial.err, '\033', trial.err_size), "row %zu", i);
        cr_assert_eq(trial.saves, 0);
    }
    trial_end(&trial);
}

Test(prompts, long_lines) {
    struct trial trial = trial_new();
    size_t size = PROMPTS_LINE_BYTES + 3;
    char *line = malloc(size);
    memset(line, 'x', size);
    line[PROMPTS_LINE_BYTES + 1] = '\n';
    line[PROMPTS_LINE_BYTES + 2] = '1';
    cr_assert_eq(run_bytes(&trial, line, size, false), PROMPTS_INVALID);
    cr_assert(strstr(trial.err, "line 1"), "%s", trial.err);
    cr_assert_eq(answer_to(&trial, "organisation")->state, ANSWER_NONE);
    // Asked again: the next line is a line of its own.
    line[PROMPTS_LINE_BYTES + 2] = 'y';
    cr_assert_eq(run_bytes(&trial, line, size, true), PROMPTS_DONE);
    cr_assert_str_eq(answer_to(&trial, "organisation")->value.text, "y");
    free(line);
    trial_end(&trial);
}

// Files from elsewhere end their lines with CR LF.
Test(prompts, carriage_returns_and_blanks) {
    struct trial trial = trial_new();
    cr_assert_eq(run(&trial, "  Acme\t\r\n 1 \r\n3\r\n"), PROMPTS_DONE, "%s",
                 trial.err);
    cr_assert_str_eq(answer_to(&trial, "organisation")->value.text, "Acme");
    cr_assert_float_eq(answer_to(&trial, "rubric")->value.number, 3, 1e-9);
    trial_end(&trial);
}

// --- Saving ---

Test(prompts, nothing_is_called_saved_that_is_not) {
    struct trial trial = trial_new();
    trial.fail_from = 1;
    trial.fail_to = 1000;
    cr_assert_eq(run(&trial, "Acme\n1\n3\nundo\n"), PROMPTS_UNSAVED);
    assert_not_said(&trial, "Saved");
    assert_said(&trial, "NOT SAVED: the disk is full");
    cr_assert(strstr(trial.err, "NOT SAVED: the disk is full"));
    cr_assert(trial.disk == NULL);
    trial_end(&trial);
}

// The disk comes back: the next answer brings all of them there.
Test(prompts, saving_is_tried_again) {
    for (size_t fails = 1; fails < 5; fails++) {
        struct trial trial = trial_new();
        trial.fail_from = 1;
        trial.fail_to = 1 + fails;
        cr_assert_eq(run(&trial, "Acme\n1\n3\n2.5\n"), PROMPTS_DONE, "%zu: %s",
                     fails, trial.err);
        cr_assert_str_eq(trial.err, "");
        assert_said(&trial, "NOT SAVED");
        assert_on_disk(&trial, "Acme");
        assert_on_disk(&trial, "rubric: 3");
        assert_on_disk(&trial, "halves: 2.5");
        trial_end(&trial);
    }
}

Test(prompts, leaving_unsaved_is_asked_about) {
    static const char input[] = "Acme\nquit\nquit\n";
    struct trial trial = trial_new();
    trial.fail_from = 1;
    trial.fail_to = 1000;
    cr_assert_eq(run_bytes(&trial, input, strlen(input), true),
                 PROMPTS_UNSAVED);
    assert_said(&trial, "quit once more");
    trial_end(&trial);
    trial = trial_new();
    trial.fail_from = 1;
    trial.fail_to = 1000;
    trial.options.save_elsewhere = save_elsewhere;
    static const char other[] = "Acme\nquit\nsave /other place\nquit\n";
    cr_assert_eq(run_bytes(&trial, other, strlen(other), true), PROMPTS_DONE);
    cr_assert_str_eq(trial.exported, "/other place");
    assert_said(&trial, "every answer is on disk");
    trial_end(&trial);
}

static const char *change_language(void *context, const char *wish) {
    struct trial *trial = context;
    return arena_printf(trial->arena, "Language: %s.", wish ? wish : "next");
}

Test(prompts, the_language_can_be_changed) {
    struct trial trial = trial_new();
    trial.options.language = change_language;
    cr_assert_eq(run(&trial, "Acme\nlanguage et\nlanguage\nquit\n"),
                 PROMPTS_DONE);
    assert_said(&trial, "Language: et.");
    assert_said(&trial, "Language: next.");
    trial_end(&trial);
    trial = trial_new();
    cr_assert_eq(run(&trial, "language\n"), PROMPTS_INVALID);
    cr_assert(strstr(trial.err, "cannot be changed"), "%s", trial.err);
    trial_end(&trial);
}

Test(prompts, looking_alone_writes_nothing) {
    struct trial trial = trial_new();
    cr_assert_eq(run(&trial, "skip\nskip\nback\nreview\nhelp\nquit\n"),
                 PROMPTS_DONE);
    cr_assert_eq(trial.saves, 0);
    trial_end(&trial);
}

Test(prompts, read_only) {
    static const char *const rows[] = {"3",     "d",    "- no",   "note x",
                                       "clear", "undo", "finish", "park x"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct trial trial = trial_new();
        trial.options.read_only = true;
        char input[64];
        snprintf(input, sizeof(input), "go rubric\nreview\nresults\n%s\n",
                 rows[i]);
        cr_assert_eq(run(&trial, input), PROMPTS_INVALID, "%s", rows[i]);
        cr_assert(strstr(trial.err, "line 4"), "%s: %s", rows[i], trial.err);
        cr_assert_eq(trial.saves, 0);
        cr_assert_eq(answer_to(&trial, "rubric")->state, ANSWER_NONE);
        trial_end(&trial);
    }
}

// --- Moving, taking back ---

Test(prompts, undo_and_redo) {
    struct trial trial = trial_new();
    cr_assert_eq(run(&trial, "A\n1\n3\n2\nundo\nundo\nundo\n"), PROMPTS_DONE,
                 "%s", trial.err);
    cr_assert_eq(answer_to(&trial, "halves")->state, ANSWER_NONE);
    cr_assert_eq(answer_to(&trial, "rubric")->state, ANSWER_NONE);
    cr_assert_eq(answer_to(&trial, "role")->state, ANSWER_NONE);
    cr_assert_str_eq(answer_to(&trial, "organisation")->value.text, "A");
    trial_end(&trial);
    trial = trial_new();
    cr_assert_eq(run(&trial, "A\n1\n3\n1\nback\nback\n2\nundo\nundo\nredo\n"
                             "redo\nredo\n"),
                 PROMPTS_DONE, "%s", trial.err);
    cr_assert_float_eq(answer_to(&trial, "rubric")->value.number, 2, 1e-9);
    assert_said(&trial, "nothing to redo");
    assert_said(&trial, "It was 3");
    trial_end(&trial);
}

Test(prompts, back_and_the_ends) {
    struct trial trial = trial_new();
    cr_assert_eq(run(&trial, "back\nA\nback\nB\n1\n"), PROMPTS_DONE);
    assert_said(&trial, "This is the first question.");
    cr_assert_str_eq(answer_to(&trial, "organisation")->value.text, "B");
    assert_said(&trial, "Saved: B. It was A.");
    trial_end(&trial);
    // Behind the last question: no answer, but every other command.
    trial = trial_new();
    cr_assert_eq(run(&trial, "go last-words\nbye\nresults\nback\nback\n1\n"),
                 PROMPTS_DONE, "%s", trial.err);
    cr_assert_str_eq(answer_to(&trial, "last-words")->value.text, "bye");
    trial_end(&trial);
    trial = trial_new();
    cr_assert_eq(run(&trial, "go last-words\nbye\n3\n"), PROMPTS_INVALID);
    trial_end(&trial);
}

Test(prompts, answers_by_name) {
    struct trial trial = trial_new();
    // Names that look like commands, and a way for those that are.
    cr_assert_eq(run(&trial, "Go North\nstaff\ngo criterion\npartly\n"
                             "go last-words\nanswer back\n"),
                 PROMPTS_DONE, "%s", trial.err);
    cr_assert_str_eq(answer_to(&trial, "organisation")->value.text, "Go North");
    cr_assert_str_eq(answer_to(&trial, "role")->value.text, "staff");
    cr_assert_str_eq(answer_to(&trial, "criterion")->value.text, "partly");
    cr_assert_str_eq(answer_to(&trial, "last-words")->value.text, "back");
    trial_end(&trial);
}

Test(prompts, dont_know_clear_and_texts) {
    struct trial trial = trial_new();
    cr_assert_eq(run(&trial, "A\n1\nd\nback\nnote\nA note.\npark ask HR\n"
                             "evidence x\nevidence -\nclear\n"),
                 PROMPTS_DONE, "%s", trial.err);
    const struct answer *answer = answer_to(&trial, "rubric");
    cr_assert_eq(answer->state, ANSWER_NONE);
    cr_assert_str_eq(answer->note, "A note.");
    cr_assert_str_eq(answer->parked, "ask HR");
    cr_assert(!answer->evidence || !*answer->evidence);
    assert_said(&trial, "It was");
    trial_end(&trial);
}

// --- Looking around ---

Test(prompts, looking_around) {
    struct trial trial = trial_new();
    cr_assert_eq(run(&trial, "A\n1\n1\n1\nhelp\nreview\nreview all\nsections\n"
                             "find customers REACHED\nfind zebra\nresults\n"
                             "ideas\nwhy 1\ngo 2\nopen\nagain\n"
                             "export out.json json\nexport a file.txt\n"),
                 PROMPTS_DONE, "%s", trial.err);
    assert_said(&trial, "The share of customers reached?");
    assert_said(&trial, "No question holds that text.");
    assert_said(&trial, "First section (first): 2 of 4");
    assert_said(&trial, "The ladder: level");
    assert_said(&trial, "of 10 answered");
    assert_said(&trial, "Bring it to the middle");
    assert_said(&trial, "One sees it.");
    assert_said(&trial, "Risk: It is low.");
    assert_said(&trial, "Written: a file.txt");
    cr_assert_str_eq(trial.exported, "a file.txt|-");
    // No paragraph is wider than asked for; prompts are lines of their own.
    for (const char *line = trial.out; *line;) {
        size_t length = strcspn(line, "\n");
        const char *colon = memchr(line, ':', length);
        cr_assert(text_width_of(line, length) <= 78 || colon != NULL, "%.*s",
                  (int)length, line);
        line += length + (line[length] == '\n');
    }
    trial_end(&trial);
}

// What a file holds cannot make the terminal believe something else.
Test(prompts, foreign_text_passes_the_gate) {
    struct trial trial = trial_new();
    struct answer *answer = (struct answer *)answer_to(&trial, "rubric");
    answer->note = "before\xe2\x80\xae"
                   "after";
    cr_assert_eq(run(&trial, "A\xe2\x80\xae"
                             "B\n1\n"),
                 PROMPTS_DONE);
    cr_assert(!strstr(trial.out, "\xe2\x80\xae"), "%s", trial.out);
    assert_said(&trial, "<U+202E>");
    trial_end(&trial);
}

Test(prompts, goes_on_where_it_stopped) {
    struct trial trial = trial_new();
    cr_assert_eq(run(&trial, "A\n1\n3\n2.5\nback\nquit\n"), PROMPTS_DONE);
    assert_on_disk(&trial, "at: halves");
    cr_assert_eq(run(&trial, "1\n"), PROMPTS_DONE);
    cr_assert_float_eq(answer_to(&trial, "halves")->value.number, 1, 1e-9);
    assert_said(&trial, "going on here: Question");
    trial_end(&trial);
}

// --- What plans are made for ---

Test(prompts, what_plans_are_made_for_is_kept) {
    struct trial trial = trial_new();
    run(&trial, "target 3\nbudget 20\nphases 15\nquit\n");
    assert_on_disk(&trial, "budget: 20");
    assert_on_disk(&trial, "capacity: 15");
    assert_on_disk(&trial, ": 3}");
    // Another day: what the file says holds, until it is taken out.
    run(&trial, "1\nplan\nquit\n");
    assert_said(&trial, "the best plan for a cost of 20");
    run(&trial, "budget -\nquit\n");
    assert_not_said(&trial, "the best plan for a cost");
    cr_assert_not(trial.assessment->aims.has_budget);
    run(&trial, "budget 0\nquit\n");
    cr_assert_not(trial.assessment->aims.has_budget);
    trial_end(&trial);
}

Test(prompts, looking_ahead_alone_writes_nothing) {
    struct trial trial = trial_new();
    trial.options.read_only = true;
    run(&trial, "budget 20\nquit\n");
    assert_said(&trial, "the best plan for a cost of 20");
    cr_assert_not(trial.assessment->aims.has_budget);
    trial_end(&trial);
}
