// SPDX-License-Identifier: MIT

#include "model_fixture.h"

#include "store.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char base[] =
    "cxladder: 1\n"
    "id: base\n"
    "version: '1.0'\n"
    "language: en\n"
    "title: Base\n"
    "scales:\n"
    "  practice:\n"
    "    - {code: not-yet, value: 0, label: No}\n"
    "    - {code: partly, value: 0.5, label: In parts}\n"
    "    - {code: fully, value: 1, label: Fully}\n"
    "profile:\n"
    "  - {id: organisation, type: text, ask: Organisation}\n"
    "  - {id: staff, type: number, ask: Staff, min: 1, max: 1000}\n"
    "  - {id: founded, type: date, ask: Founded}\n"
    "  - id: role\n"
    "    type: choice\n"
    "    group: true\n"
    "    ask: Role\n"
    "    options:\n"
    "      - {code: leader, label: Leader}\n"
    "      - {code: member, label: Member}\n"
    "ladders:\n"
    "  - id: ladder\n"
    "    title: Ladder\n"
    "    start: 1\n"
    "    levels:\n"
    "      - {level: 1, title: One}\n"
    "      - {level: 2, title: Two}\n"
    "      - {level: 3, title: Three}\n"
    "    sections:\n"
    "      - id: first\n"
    "        title: First\n"
    "        questions:\n"
    "          - id: rubric\n"
    "            ask: A rubric?\n"
    "            levels: {1: a, 2: b, 3: c}\n"
    "            criteria: {2: [{code: named, label: N}], 3: [{code: led, "
    "label: L}]}\n"
    "          - id: halved\n"
    "            ask: With halves?\n"
    "            halves: true\n"
    "            levels: {1: a, 2: b, 3: c}\n"
    "          - {id: criterion, ask: C, level: 2, scale: practice}\n"
    "      - id: second\n"
    "        title: Second\n"
    "        sections:\n"
    "          - id: inner\n"
    "            title: Inner\n"
    "            questions:\n"
    "              - {id: pole, ask: P, pair: {low: Down, high: Up}}\n"
    "              - id: way\n"
    "                ask: W\n"
    "                type: choice\n"
    "                options:\n"
    "                  - {code: shop, label: Shop, level: 1}\n"
    "                  - {code: platform, label: Platform, level: 3}\n"
    "              - id: grade\n"
    "                ask: G\n"
    "                type: choice\n"
    "                level: 3\n"
    "                options:\n"
    "                  - {code: low, label: Low, value: 0}\n"
    "                  - {code: high, label: High, value: 1}\n"
    "              - id: habits\n"
    "                ask: H\n"
    "                type: multiple\n"
    "                level: 3\n"
    "                options:\n"
    "                  - {code: firm-date, label: Date, weight: 2}\n"
    "                  - {code: call-back, label: Call, weight: 1}\n"
    "                  - {code: sorry, label: Sorry, weight: 1}\n"
    "          - id: figures\n"
    "            title: Figures\n"
    "            questions:\n"
    "              - id: reach\n"
    "                ask: R\n"
    "                type: percent\n"
    "                level: 2\n"
    "                bands: [{from: 10, value: 0}, {from: 50, value: 0.5}, "
    "{from: 80, value: 1}]\n"
    "              - id: loyalty\n"
    "                ask: L\n"
    "                type: nps\n"
    "                bands: [{from: -100, level: 1}, {from: 0, level: 2}, "
    "{from: 30, level: 3}]\n"
    "              - id: ticked\n"
    "                ask: T\n"
    "                type: multiple\n"
    "                options: [{code: one, label: One}]\n"
    "  - id: change\n"
    "    title: Change\n"
    "    start: 0\n"
    "    levels:\n"
    "      - {level: 1, title: Seen}\n"
    "      - {level: 2, title: Done}\n"
    "    sections:\n"
    "      - id: seeing\n"
    "        title: Seeing\n"
    "        questions:\n"
    "          - {id: zero, ask: Z, levels: {1: a, 2: b}}\n"
    "closing:\n"
    "  - id: desires\n"
    "    type: list\n"
    "    ask: D\n"
    "    fields:\n"
    "      - {id: what, type: text, ask: What}\n"
    "      - {id: many, type: number, ask: Many, min: 0}\n"
    "      - id: worded\n"
    "        type: choice\n"
    "        ask: Worded\n"
    "        options: [{code: yes, label: Y}, {code: no, label: N}]\n"
    "      - id: wanted\n"
    "        type: choice\n"
    "        ask: Wanted\n"
    "        options: [{code: yes, label: Y}, {code: no, label: N}]\n"
    "    kinds: [{code: conscious, label: C, when: worded == 'yes'}]\n"
    "    map: {across: worded, down: wanted}\n"
    "findings:\n"
    "  - id: low\n"
    "    kind: risk\n"
    "    when: level(ladder) == 1\n"
    "    title: Low\n"
    "    asks-for: [to-two]\n"
    "recommendations:\n"
    "  - id: to-two\n"
    "    title: To two\n"
    "    text: Do\n"
    "    lifts: {rubric: 2, halved: 2, pole: 2, loyalty: 2, zero: 1}\n"
    "    effort: 1\n"
    "  - id: to-three\n"
    "    title: To three\n"
    "    text: Do\n"
    "    lifts: {rubric: 3, halved: 3, pole: 3, way: 3, loyalty: 3, zero: 2}\n"
    "    effort: 2\n"
    "    needs: [to-two]\n"
    "  - id: rest\n"
    "    title: The rest\n"
    "    text: Do\n"
    "    lifts: {criterion: fully, grade: high, habits: true, reach: 0.5}\n"
    "    effort: 3\n";

struct model model_read(const char *yaml) {
    char path[] = "/tmp/cxladder-model-XXXXXX";
    int file = mkstemp(path);
    cr_assert(file >= 0);
    size_t length = strlen(yaml);
    cr_assert_eq(write(file, yaml, length), (ssize_t)length);
    close(file);
    struct model model = {.arena = arena_new()};
    model.yaml = arena_string(model.arena, yaml);
    model.diags = diags_new(model.arena);
    model.questionnaire =
        questionnaire_read(model.arena, path, model.diags, NULL);
    unlink(path);
    return model;
}

static const char *replaced(struct arena *arena, const char *text,
                            const char *piece, const char *with) {
    const char *at = strstr(text, piece);
    cr_assert(at, "the base has no '%s'", piece);
    return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, with,
                        at + strlen(piece));
}

struct model model_changed(const char *piece, const char *with, ...) {
    struct arena *arena = arena_new();
    const char *text = replaced(arena, base, piece, with);
    va_list more;
    va_start(more, with);
    for (const char *next; (next = va_arg(more, const char *));) {
        text = replaced(arena, text, next, va_arg(more, const char *));
    }
    va_end(more);
    struct model model = model_read(text);
    arena_free(arena);
    return model;
}

struct model model_new(void) {
    struct model model = model_read(base);
    cr_assert_str_eq(model_problems(&model), "");
    return model;
}

void model_free(struct model *model) {
    arena_free(model->arena);
}

const char *model_problems(const struct model *model) {
    const char *all = "";
    diags_sort(model->diags);
    for (const struct problem *p = model->diags->first; p; p = p->next) {
        all = arena_printf(model->arena, "%s%u:%u %s %s: %s\n", all, p->at.line,
                           p->at.column,
                           p->severity == SEVERITY_ERROR ? "error" : "warning",
                           p->rule, p->text);
    }
    return all;
}

static const char *word_at(const struct model *model, struct place at) {
    const char *text = model->yaml;
    for (unsigned line = 1; line < at.line; line++) {
        text = strchr(text, '\n');
        cr_assert(text);
        text++;
    }
    cr_assert(at.column && at.column <= strlen(text));
    text += at.column - 1;
    return arena_copy(model->arena, text, strcspn(text, " ,:}]\n"));
}

const char *model_problems_at(const struct model *model) {
    const char *all = "";
    diags_sort(model->diags);
    for (const struct problem *p = model->diags->first; p; p = p->next) {
        all = arena_printf(model->arena, "%s%s | %s %s: %s\n", all,
                           word_at(model, p->at),
                           p->severity == SEVERITY_ERROR ? "error" : "warning",
                           p->rule, p->text);
    }
    return all;
}

const struct question *model_question(const struct model *model,
                                      const char *id) {
    const struct question *question =
        questionnaire_question(model->questionnaire, id);
    cr_assert(question, "no question '%s'", id);
    return question;
}

// --- Answers ---

struct assessment *model_assessment(const struct model *model) {
    return assessment_new(model->arena, model->questionnaire);
}

struct answer *model_answer(struct assessment *assessment, const char *id) {
    const struct question *question =
        questionnaire_question(assessment->questionnaire, id);
    cr_assert(question, "no question '%s'", id);
    return &assessment->answers[question->index];
}

void model_give(struct assessment *assessment, const char *id, double number) {
    struct answer *answer = model_answer(assessment, id);
    answer->state = ANSWER_GIVEN;
    answer->value.number = number;
}

void model_give_code(struct assessment *assessment, const char *id,
                     const char *code) {
    struct answer *answer = model_answer(assessment, id);
    answer->state = ANSWER_GIVEN;
    answer->value.text = code;
}

void model_state(struct assessment *assessment, const char *id,
                 enum answer_state state) {
    model_answer(assessment, id)->state = state;
}

struct round *model_vote(const struct model *model,
                         struct assessment *assessment, const char *id,
                         const char *votes) {
    struct answer *answer = model_answer(assessment, id);
    struct round *rounds =
        ARENA_ARRAY(model->arena, struct round, answer->round_count + 1);
    if (answer->round_count)
        memcpy(rounds, answer->rounds,
               answer->round_count * sizeof(struct round));
    answer->rounds = rounds;
    struct round *round = &rounds[answer->round_count++];
    round->votes = ARENA_ARRAY(model->arena, struct vote, 16);
    char *copy = arena_string(model->arena, votes), *rest = copy, *pair;
    while ((pair = strsep(&rest, ","))) {
        char *colon = strchr(pair, ':');
        cr_assert(colon && round->vote_count < 16);
        *colon = '\0';
        round->votes[round->vote_count++] = (struct vote){
            pair + strspn(pair, " "), (unsigned)strtoul(colon + 1, NULL, 10)};
    }
    return round;
}
