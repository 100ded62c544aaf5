// SPDX-License-Identifier: MIT

#include "report_fixture.h"

#include "store.h"
#include "text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "tests/data/reports/"

struct report report_read(const char *questionnaire, const char *const *names) {
    struct report report = {.arena = arena_new()};
    struct diags *diags = diags_new(report.arena);
    bool unreadable = false;
    report.questionnaire = questionnaire_read(
        report.arena,
        arena_printf(report.arena, FOLDER "%s.yaml", questionnaire), diags,
        &unreadable);
    cr_assert(report.questionnaire, "%s", questionnaire);
    for (; *names; names++) {
        report.assessments[report.count] = assessment_read(
            report.arena,
            arena_printf(report.arena, FOLDER "%s.cxa.yaml", *names),
            report.questionnaire, diags, &unreadable);
        cr_assert(report.assessments[report.count], "%s", *names);
        report.count++;
    }
    cr_assert_eq(diags->errors, 0);
    return report;
}

void report_free(struct report *report) {
    arena_free(report->arena);
}

const struct result *report_result(const struct report *report) {
    struct result_options options = {
        .budget = 20, .capacity = 15, .today = "2026-11-20", .each = true};
    return result_build(report->arena, report->questionnaire,
                        (const struct assessment *const *)report->assessments,
                        report->count, &options);
}

bool report_is_text(const struct format *format) {
    return !strncmp(format->media_type, "text/", 5) ||
           !strcmp(format->media_type, "application/json");
}

const char *report_render(const struct report *report,
                          const struct result *result, const char *name,
                          const struct render_options *options) {
    struct render_options own =
        options ? *options : (struct render_options){.width = 0};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    own.arena = report->arena;
    if (strcmp(name, "explain") == 0) {
        cr_assert(explain_render(result, NULL, &own, out));
    } else {
        const struct format *format = format_find(name);
        cr_assert(format, "%s", name);
        format->render(result, &own, out);
    }
    cr_assert_eq(fclose(out), 0);
    const char *kept = arena_copy(report->arena, text, size);
    free(text);
    return kept;
}

// --- Golden files ---

static const char *read_file(struct arena *arena, const char *path) {
    FILE *in = fopen(path, "re");
    if (!in) return NULL;
    char *text = ARENA_ARRAY(arena, char, FILE_SIZE_LIMIT);
    size_t length = fread(text, 1, FILE_SIZE_LIMIT - 1, in);
    fclose(in);
    text[length] = '\0';
    return text;
}

void report_golden(struct arena *arena, const char *name, const char *text) {
    const char *path = arena_printf(arena, FOLDER "%s", name);
    if (getenv("GOLDEN")) {
        FILE *out = fopen(path, "we");
        cr_assert(out, "%s", path);
        fputs(text, out);
        fclose(out);
    }
    const char *before = read_file(arena, path);
    cr_assert(before, "%s is missing; GOLDEN=1 writes it", path);
    size_t line = 1, start = 0, i = 0;
    for (; text[i] && text[i] == before[i]; i++) {
        if (text[i] != '\n') continue;
        line++;
        start = i + 1;
    }
    cr_assert(!strcmp(text, before),
              "%s differs in line %zu\nwas: %.*s\nis:  %.*s", path, line,
              (int)strcspn(before + start, "\n"), before + start,
              (int)strcspn(text + start, "\n"), text + start);
}

// --- Other texts ---

static void replace(const char **text, const char *by) {
    if (*text) *text = by;
}

static void replace_options(struct option *options, size_t count,
                            const char *by) {
    for (size_t i = 0; i < count; i++)
        replace(&options[i].label, by);
}

static void replace_question(struct question *question, const char *by) {
    replace(&question->ask, by);
    replace(&question->help, by);
    replace(&question->probe, by);
    replace(&question->low, by);
    replace(&question->high, by);
    replace(&question->unit, by);
    for (size_t i = 0; i < question->description_count; i++)
        replace(&question->descriptions[i].text, by);
    for (size_t i = 0; i < question->tick_count; i++)
        replace(&question->ticks[i].label, by);
    for (size_t i = 0; i < list_of(question)->kind_count; i++)
        replace(&list_of(question)->kinds[i].label, by);
    for (size_t i = 0; i < list_of(question)->field_count; i++)
        replace_question(&list_of(question)->fields[i], by);
    replace_options(question->options, question->option_count, by);
}

static void replace_section(struct section *section, const char *by) {
    replace(&section->title, by);
    replace(&section->text, by);
    for (size_t i = 0; i < section->section_count; i++)
        replace_section(&section->sections[i], by);
}

static void replace_advice(struct questionnaire *questionnaire,
                           const char *by) {
    for (size_t i = 0; i < questionnaire->finding_count; i++) {
        replace(&questionnaire->findings[i].title, by);
        replace(&questionnaire->findings[i].text, by);
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        struct recommendation *one = &questionnaire->recommendations[i];
        replace(&one->title, by);
        replace(&one->text, by);
        replace(&one->measure, by);
    }
}

static void replace_ladder(struct ladder *ladder, const char *by) {
    replace_section(&ladder->root, by);
    for (size_t i = 0; i < ladder->level_count; i++) {
        replace(&ladder->levels[i].title, by);
        replace(&ladder->levels[i].text, by);
    }
}

static void replace_value(const struct question *question, struct value *value,
                          const char *by) {
    if (question->type == QUESTION_TEXT) replace(&value->text, by);
    for (size_t i = 0; i < value->entry_count; i++) {
        for (size_t j = 0; j < list_of(question)->field_count; j++)
            replace_value(&list_of(question)->fields[j],
                          &value->entries[i].values[j], by);
    }
}

static void replace_answer(const struct question *question,
                           struct answer *answer, const char *by) {
    replace_value(question, &answer->value, by);
    const char **remarks[] = {
        &answer->note,   &answer->evidence, &answer->reason,  &answer->dissent,
        &answer->parked, &answer->basis,    &answer->override};
    for (size_t i = 0; i < COUNT_OF(remarks); i++)
        replace(remarks[i], by);
}

void report_replace(struct report *report, const char *text) {
    struct questionnaire *questionnaire = report->questionnaire;
    replace(&questionnaire->title, text);
    replace(&questionnaire->about, text);
    replace(&questionnaire->version, text);
    replace(&questionnaire->language, text);
    for (size_t i = 0; i < questionnaire->question_count; i++)
        replace_question(questionnaire->questions[i], text);
    for (size_t i = 0; i < questionnaire->ladder_count; i++)
        replace_ladder(&questionnaire->ladders[i], text);
    replace_advice(questionnaire, text);
    for (size_t i = 0; i < report->count; i++) {
        struct assessment *assessment = report->assessments[i];
        replace(&assessment->path, text);
        replace(&assessment->respondent, text);
        for (size_t j = 0; j < questionnaire->question_count; j++)
            replace_answer(questionnaire->questions[j], &assessment->answers[j],
                           text);
        for (size_t j = 0; j < questionnaire->recommendation_count; j++)
            replace(&assessment->decisions[j].owner, text);
    }
}

// --- Other answers ---

static unsigned roll(unsigned *seed, unsigned below) {
    *seed = *seed * 1103515245U + 12345U;
    return (*seed >> 16) % below;
}

static void answer_one(struct arena *arena, const struct question *question,
                       struct answer *answer, unsigned *seed) {
    static const enum answer_state open[] = {ANSWER_NONE, ANSWER_DONT_KNOW,
                                             ANSWER_NOT_APPLICABLE};
    const struct ladder *ladder = question->ladder;
    *answer = (struct answer){.state = ANSWER_GIVEN};
    if (roll(seed, 6) == 0) {
        answer->state = open[roll(seed, COUNT_OF(open))];
        return;
    }
    struct value *value = &answer->value;
    value->number = roll(seed, 101);
    if (question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR)
        value->number =
            ladder->start +
            (int)roll(seed, (unsigned)(ladder->top - ladder->start + 1));
    value->promoters = roll(seed, 30);
    value->passives = roll(seed, 30);
    value->detractors = 1 + roll(seed, 30);
    if (!question->option_count) return;
    const char *code =
        question->options[roll(seed, (unsigned)question->option_count)].code;
    value->text = code;
    value->codes = ARENA_ARRAY(arena, const char *, 1);
    value->codes[0] = code;
    value->code_count = 1;
}

void report_answer(struct report *report, unsigned seed) {
    const struct questionnaire *questionnaire = report->questionnaire;
    for (size_t i = 0; i < report->count; i++) {
        for (size_t j = 0; j < questionnaire->question_count; j++) {
            const struct question *question = questionnaire->questions[j];
            if (question->ladder)
                answer_one(report->arena, question,
                           &report->assessments[i]->answers[j], &seed);
        }
    }
}
