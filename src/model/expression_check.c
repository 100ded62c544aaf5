// SPDX-License-Identifier: MIT
//
// Types of an expression: its instructions are carried out on kinds and ranges
// in place of values.

#include "expression_checker.h"
#include "model_inside.h"
#include "text.h"

#include <assert.h>
#include <string.h>

// A hostile text may hold a mistake every few bytes.
#define MOST_PROBLEMS 20

// --- Reporting ---

struct place checker_place(const struct checker *checker, size_t offset) {
    return expression_place(checker->expression->text, checker->expression->at,
                            offset);
}

void checker_report(struct checker *checker, size_t offset, const char *rule,
                    const char *text) {
    diag(checker->diags, SEVERITY_ERROR, checker_place(checker, offset), rule,
         "%s", text);
}

const char *checker_written(const struct checker *checker,
                            const struct operand *operand) {
    const char *start = checker->expression->text + operand->offset;
    if (!operand->simple) return NULL;
    struct token token = token_next(start, 0);
    size_t length = token.length;
    struct token behind = token_next(start, length);
    if (token.kind == TOKEN_WORD && token_is(start, &behind, "("))
        length = strcspn(start, ")") + 1;
    if (token_is(start, &token, "-")) length += behind.length;
    return token_clip(checker->diags->arena,
                      arena_copy(checker->diags->arena, start, length));
}

// --- The stack ---

void checker_push(struct checker *checker, struct operand operand) {
    assert(checker->height < COUNT_OF(checker->stack));
    checker->stack[checker->height++] = operand;
}

struct operand checker_pop(struct checker *checker) {
    assert(checker->height > 0);
    return checker->stack[--checker->height];
}

struct operand checker_operand(const struct instruction *instruction,
                               enum expression_kind kind) {
    return (struct operand){.kind = kind,
                            .offset = instruction->offset,
                            .simple = true,
                            .low = -INFINITY,
                            .high = INFINITY};
}

void checker_push_range(struct checker *checker,
                        const struct instruction *instruction, double low,
                        double high, bool whole) {
    struct operand operand = checker_operand(instruction, EXPRESSION_NUMBER);
    operand.low = low;
    operand.high = high;
    operand.whole = whole;
    checker_push(checker, operand);
}

void checker_push_bad(struct checker *checker,
                      const struct instruction *instruction,
                      enum expression_kind kind) {
    struct operand operand = checker_operand(instruction, kind);
    operand.bad = true;
    checker_push(checker, operand);
}

// --- Literals and operators ---

static void check_number(struct checker *checker,
                         struct instruction *instruction) {
    checker_push_range(checker, instruction, instruction->of.number,
                       instruction->of.number, false);
}

static void check_code(struct checker *checker,
                       struct instruction *instruction) {
    struct operand operand = checker_operand(instruction, EXPRESSION_CODE);
    operand.code = instruction->of.text;
    checker_push(checker, operand);
}

// What stands where a truth or a number is wanted.
static const char *found_word(struct checker *checker,
                              const struct operand *operand) {
    struct arena *arena = checker->diags->arena;
    const char *written = checker_written(checker, operand);
    switch (operand->kind) {
    case EXPRESSION_NUMBER:
        return written ? arena_printf(arena, _("%s is a number"), written)
                       : _("this is a number");
    case EXPRESSION_CODE:
        return written ? arena_printf(arena, _("%s is a code"), written)
                       : _("this is a code");
    case EXPRESSION_TRUTH:
        return written ? arena_printf(arena, _("%s is true or false"), written)
                       : _("this is true or false");
    }
    return "";
}

static void want(struct checker *checker, const struct operand *operand,
                 enum expression_kind kind) {
    if (operand->bad || operand->kind == kind) return;
    struct arena *arena = checker->diags->arena;
    const char *found = found_word(checker, operand);
    checker_report(
        checker, operand->offset, "wrong-type",
        kind == EXPRESSION_TRUTH
            ? arena_printf(arena, _("%s, expected a comparison such as %s"),
                           found,
                           operand->kind == EXPRESSION_CODE
                               ? "answer(question) == 'code'"
                               : "answer(question) >= 2")
            : arena_printf(arena, _("%s, expected a number to compute with"),
                           found));
}

static void push_computed(struct checker *checker,
                          const struct operand *operand,
                          enum expression_kind kind) {
    struct operand computed = {.kind = kind,
                               .offset = operand->offset,
                               .low = -INFINITY,
                               .high = INFINITY};
    checker_push(checker, computed);
}

static void check_not(struct checker *checker,
                      struct instruction *instruction) {
    struct operand a = checker_pop(checker);
    want(checker, &a, EXPRESSION_TRUTH);
    a.offset = instruction->offset;
    push_computed(checker, &a, EXPRESSION_TRUTH);
}

static void check_logic(struct checker *checker,
                        struct instruction *instruction) {
    struct operand b = checker_pop(checker), a = checker_pop(checker);
    (void)instruction;
    want(checker, &a, EXPRESSION_TRUTH);
    want(checker, &b, EXPRESSION_TRUTH);
    push_computed(checker, &a, EXPRESSION_TRUTH);
}

static void check_compare(struct checker *checker,
                          struct instruction *instruction) {
    struct operand b = checker_pop(checker), a = checker_pop(checker);
    if (!a.bad && !b.bad)
        range_compare(checker, (enum operation)instruction->operation, &a, &b,
                      instruction->offset);
    push_computed(checker, &a, EXPRESSION_TRUTH);
}

static void check_compute(struct checker *checker,
                          struct instruction *instruction) {
    struct operand b = checker_pop(checker), a = checker_pop(checker);
    want(checker, &a, EXPRESSION_NUMBER);
    want(checker, &b, EXPRESSION_NUMBER);
    if (a.bad || b.bad || a.kind != EXPRESSION_NUMBER ||
        b.kind != EXPRESSION_NUMBER) {
        checker_push_bad(checker, instruction, EXPRESSION_NUMBER);
        return;
    }
    struct operand computed =
        range_compute((enum operation)instruction->operation, &a, &b);
    computed.offset = a.offset;
    checker_push(checker, computed);
}

// --- Rules ---

#define IN_QUESTION (1U << EXPRESSION_OF_QUESTION)
#define IN_RESULT (1U << EXPRESSION_OF_RESULT)
#define IN_ENTRY (1U << EXPRESSION_OF_ENTRY)
#define ANYWHERE (IN_QUESTION | IN_RESULT | IN_ENTRY)

static const struct rule {
    unsigned scopes;
    check_call *check;
} rules[] = {
    [OPERATION_NUMBER] = {ANYWHERE, check_number},
    [OPERATION_CODE] = {ANYWHERE, check_code},
    [OPERATION_FIELD] = {ANYWHERE, call_field},
    [OPERATION_ANSWER] = {IN_QUESTION | IN_RESULT, call_answer},
    [OPERATION_ANSWERED] = {ANYWHERE, call_answered},
    [OPERATION_LEVEL] = {IN_RESULT, call_level},
    [OPERATION_SCORE] = {IN_RESULT, call_score},
    [OPERATION_SHARE] = {IN_RESULT, call_share},
    [OPERATION_COVERAGE] = {IN_RESULT, call_coverage},
    [OPERATION_CONSENSUS] = {IN_RESULT, call_consensus},
    [OPERATION_RESPONDENTS] = {IN_RESULT, call_respondents},
    [OPERATION_GAP] = {IN_RESULT, call_gap},
    [OPERATION_NOT] = {ANYWHERE, check_not},
    [OPERATION_AND] = {ANYWHERE, check_logic},
    [OPERATION_OR] = {ANYWHERE, check_logic},
    [OPERATION_EQUAL] = {ANYWHERE, check_compare},
    [OPERATION_DIFFERENT] = {ANYWHERE, check_compare},
    [OPERATION_LESS] = {ANYWHERE, check_compare},
    [OPERATION_AT_MOST] = {ANYWHERE, check_compare},
    [OPERATION_GREATER] = {ANYWHERE, check_compare},
    [OPERATION_AT_LEAST] = {ANYWHERE, check_compare},
    [OPERATION_PLUS] = {ANYWHERE, check_compute},
    [OPERATION_MINUS] = {ANYWHERE, check_compute},
    [OPERATION_TIMES] = {ANYWHERE, check_compute},
    [OPERATION_DIVIDED] = {ANYWHERE, check_compute},
};

// Takes the arguments of a function that may not stand here from the stack.
static void refuse(struct checker *checker,
                   const struct instruction *instruction) {
    struct arena *arena = checker->diags->arena;
    const char *word = operation_words[instruction->operation];
    checker_report(
        checker, instruction->offset, "not-here",
        checker->scope == EXPRESSION_OF_ENTRY
            ? arena_printf(arena,
                           _("%s() cannot be asked of an entry of a list, "
                             "expected the name of one of its fields"),
                           word)
            : arena_printf(arena,
                           _("%s() is not known while questions are asked, "
                             "expected answer() or answered()"),
                           word));
    if (instruction->operation == OPERATION_SHARE) checker_pop(checker);
    if (instruction->operation == OPERATION_GAP) {
        checker_pop(checker);
        checker_pop(checker);
    }
    checker_push_bad(checker, instruction, EXPRESSION_NUMBER);
}

static bool has_enough(const struct checker *checker) {
    return checker->diags->errors >= checker->most_errors;
}

void expression_check(struct expression *expression,
                      const struct questionnaire *questionnaire,
                      enum expression_scope scope, const struct question *owner,
                      struct diags *diags) {
    if (!expression) return;
    struct checker checker;
    checker.expression = expression;
    checker.questionnaire = questionnaire;
    checker.scope = scope;
    checker.owner = owner;
    checker.diags = diags;
    checker.height = 0;
    checker.most_errors = diags->errors + MOST_PROBLEMS;
    for (size_t i = 0; i < expression->count; i++) {
        struct instruction *instruction = &expression->instructions[i];
        const struct rule *rule = &rules[instruction->operation];
        if (rule->scopes & 1U << scope)
            rule->check(&checker, instruction);
        else
            refuse(&checker, instruction);
        if (has_enough(&checker)) return;
    }
    struct operand whole = checker_pop(&checker);
    want(&checker, &whole, EXPRESSION_TRUTH);
}
