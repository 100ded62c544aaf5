// SPDX-License-Identifier: MIT
//
// Names and types of an expression: its instructions are carried out on kinds
// and ranges in place of values.

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

static void push(struct checker *checker, struct operand operand) {
    assert(checker->height < COUNT_OF(checker->stack));
    checker->stack[checker->height++] = operand;
}

static struct operand pop(struct checker *checker) {
    assert(checker->height > 0);
    return checker->stack[--checker->height];
}

static struct operand operand_of(const struct instruction *instruction,
                                 enum expression_kind kind) {
    return (struct operand){.kind = kind,
                            .offset = instruction->offset,
                            .simple = true,
                            .low = -INFINITY,
                            .high = INFINITY};
}

static void push_range(struct checker *checker,
                       const struct instruction *instruction, double low,
                       double high, bool whole) {
    struct operand operand = operand_of(instruction, EXPRESSION_NUMBER);
    operand.low = low;
    operand.high = high;
    operand.whole = whole;
    push(checker, operand);
}

// What was reported stands for anything, so that it is reported once.
static void push_bad(struct checker *checker,
                     const struct instruction *instruction,
                     enum expression_kind kind) {
    struct operand operand = operand_of(instruction, kind);
    operand.bad = true;
    push(checker, operand);
}

// --- Names ---

static const struct question *find_field(const struct question *list,
                                         const char *id) {
    for (size_t i = 0; list && i < list->field_count; i++) {
        if (list->fields[i].id && !strcmp(list->fields[i].id, id))
            return &list->fields[i];
    }
    return NULL;
}

static void unknown_field(struct checker *checker,
                          const struct instruction *instruction,
                          const char *id) {
    const struct question *list = checker->owner;
    struct arena *arena = checker->diags->arena;
    struct nearest nearest = nearest_new(id);
    for (size_t i = 0; list && i < list->field_count; i++) {
        nearest_try(&nearest, list->fields[i].id);
    }
    const char *text =
        nearest.found
            ? arena_printf(arena,
                           _("the entries have no field '%s', did you mean "
                             "'%s'?"),
                           token_clip(arena, id), nearest.found)
            : arena_printf(arena,
                           _("the entries have no field '%s'; a code would "
                             "stand in quotes"),
                           token_clip(arena, id));
    checker_report(checker, instruction->name_offset, "unknown-field", text);
}

static const struct question *resolve_question(
    struct checker *checker, struct instruction *instruction) {
    if (instruction->resolved) return instruction->of.question;
    const char *id = instruction->of.text;
    const struct question *found =
        checker->scope == EXPRESSION_OF_ENTRY
            ? find_field(checker->owner, id)
            : questionnaire_question(checker->questionnaire, id);
    if (!found && checker->scope == EXPRESSION_OF_ENTRY) {
        unknown_field(checker, instruction, id);
    } else if (!found) {
        names_unknown(checker->questionnaire, NAME_QUESTION, id,
                      checker_place(checker, instruction->name_offset),
                      checker->diags);
    } else {
        instruction->of.question = found;
        instruction->resolved = true;
    }
    return found;
}

static const struct section *resolve_section(struct checker *checker,
                                             struct instruction *instruction) {
    if (instruction->resolved) return instruction->of.section;
    const char *id = instruction->of.text;
    const struct section *found =
        questionnaire_section(checker->questionnaire, id);
    if (!found) {
        names_unknown(checker->questionnaire, NAME_SECTION, id,
                      checker_place(checker, instruction->name_offset),
                      checker->diags);
        return NULL;
    }
    instruction->of.section = found;
    instruction->resolved = true;
    return found;
}

// --- Answers ---

// The condition of a question that looks at that question.
static bool is_own(struct checker *checker,
                   const struct instruction *instruction,
                   const struct question *question) {
    if (checker->scope != EXPRESSION_OF_QUESTION || question != checker->owner)
        return false;
    checker_report(checker, instruction->name_offset, "own-answer",
                   _("the condition looks at the answer to its own question, "
                     "expected another one"));
    return true;
}

static const char *without_value(struct arena *arena,
                                 const struct question *question) {
    const char *id = question->id ? question->id : "";
    switch (question->type) {
    case QUESTION_MULTIPLE:
        if (question->scoring != SCORING_NONE) break;
        return arena_printf(arena,
                            _("what is ticked in '%s' is not scored and has "
                              "no value, only answered(%s) can be asked"),
                            id, id);
    case QUESTION_DATE:
        return arena_printf(arena,
                            _("'%s' is answered with a date and has no value, "
                              "only answered(%s) can be asked"),
                            id, id);
    case QUESTION_TEXT:
        return arena_printf(arena,
                            _("'%s' is answered with a text and has no value, "
                              "only answered(%s) can be asked"),
                            id, id);
    case QUESTION_LIST:
        return arena_printf(arena,
                            _("'%s' is answered with a list and has no value, "
                              "only answered(%s) can be asked"),
                            id, id);
    case QUESTION_RUBRIC:
    case QUESTION_SCALE:
    case QUESTION_PAIR:
    case QUESTION_CHOICE:
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
        break;
    }
    return NULL;
}

static void check_answer(struct checker *checker,
                         struct instruction *instruction) {
    const struct question *question = resolve_question(checker, instruction);
    if (!question || is_own(checker, instruction, question)) {
        push_bad(checker, instruction, EXPRESSION_NUMBER);
        return;
    }
    const char *problem = without_value(checker->diags->arena, question);
    if (problem) {
        checker_report(checker, instruction->name_offset, "wrong-type",
                       problem);
        push_bad(checker, instruction, EXPRESSION_NUMBER);
        return;
    }
    struct operand operand = operand_of(instruction, EXPRESSION_NUMBER);
    operand.question = question;
    if (question->type == QUESTION_CHOICE)
        operand.kind = EXPRESSION_CODE;
    else
        range_of_answer(question, checker->scope, &operand);
    push(checker, operand);
}

static void check_answered(struct checker *checker,
                           struct instruction *instruction) {
    const struct question *question = resolve_question(checker, instruction);
    if (question && !is_own(checker, instruction, question))
        push(checker, operand_of(instruction, EXPRESSION_TRUTH));
    else
        push_bad(checker, instruction, EXPRESSION_TRUTH);
}

// A bare name is a field of an entry; elsewhere something is forgotten.
static void check_field(struct checker *checker,
                        struct instruction *instruction) {
    if (checker->scope == EXPRESSION_OF_ENTRY) {
        check_answer(checker, instruction);
        return;
    }
    struct arena *arena = checker->diags->arena;
    const char *name = token_clip(arena, instruction->of.text);
    checker_report(checker, instruction->offset, "bare-name",
                   arena_printf(arena,
                                _("'%s' stands alone, expected a function "
                                  "such as answer(%s), or '%s' in quotes if "
                                  "it is a code"),
                                name, name, name));
    push_bad(checker, instruction, EXPRESSION_NUMBER);
}

static void check_consensus(struct checker *checker,
                            struct instruction *instruction) {
    const struct question *question = resolve_question(checker, instruction);
    if (question && question->scoring == SCORING_NONE)
        checker_report(checker, instruction->name_offset, "wrong-type",
                       arena_printf(checker->diags->arena,
                                    _("'%s' is not scored, so there is no "
                                      "consensus on it"),
                                    question->id));
    push_range(checker, instruction, 0, 1, false);
}

static void check_respondents(struct checker *checker,
                              struct instruction *instruction) {
    push_range(checker, instruction, 1, INFINITY, true);
}

// --- Nodes ---

static void check_level(struct checker *checker,
                        struct instruction *instruction) {
    const struct section *node = resolve_section(checker, instruction);
    if (node)
        push_range(checker, instruction, node->ladder->start, node->ladder->top,
                   true);
    else
        push_bad(checker, instruction, EXPRESSION_NUMBER);
}

static void check_score(struct checker *checker,
                        struct instruction *instruction) {
    const struct section *node = resolve_section(checker, instruction);
    if (node)
        push_range(checker, instruction, node->ladder->start, node->ladder->top,
                   false);
    else
        push_bad(checker, instruction, EXPRESSION_NUMBER);
}

static void check_coverage(struct checker *checker,
                           struct instruction *instruction) {
    resolve_section(checker, instruction);
    push_range(checker, instruction, 0, 1, false);
}

static void check_share(struct checker *checker,
                        struct instruction *instruction) {
    struct operand rung = pop(checker);
    const struct section *node = resolve_section(checker, instruction);
    const struct ladder *ladder = node ? node->ladder : NULL;
    if (ladder && (floor(rung.low) != rung.low || rung.low <= ladder->start ||
                   rung.low > ladder->top))
        checker_report(
            checker, rung.offset, "not-a-rung",
            arena_printf(checker->diags->arena,
                         _("%.15g is not a step of '%s', expected a level "
                           "from %d to %d"),
                         rung.low, ladder->root.id, ladder->start + 1,
                         ladder->top));
    push_range(checker, instruction, 0, 1, false);
}

// --- Groups ---

static bool any_grouping(const struct questionnaire *questionnaire) {
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        if (questionnaire->profile[i].group) return true;
    }
    return false;
}

static void unknown_group(struct checker *checker,
                          const struct operand *group) {
    const struct questionnaire *questionnaire = checker->questionnaire;
    struct arena *arena = checker->diags->arena;
    struct nearest nearest = nearest_new(group->code);
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        for (size_t j = 0; question->group && j < question->option_count; j++) {
            nearest_try(&nearest, question->options[j].code);
        }
    }
    const char *code = token_clip(arena, group->code), *text;
    if (!any_grouping(questionnaire))
        text = arena_printf(arena,
                            _("'%s' is no group: no question of the profile "
                              "has 'group: true'"),
                            code);
    else if (nearest.found)
        text = arena_printf(arena,
                            _("'%s' is no group of the profile, did you mean "
                              "'%s'?"),
                            code, nearest.found);
    else
        text = arena_printf(arena,
                            _("'%s' is no group of the profile, expected a "
                              "code of a question with 'group: true'"),
                            code);
    checker_report(checker, group->offset, "unknown-group", text);
}

static bool check_group(struct checker *checker, const struct operand *group) {
    const struct questionnaire *questionnaire = checker->questionnaire;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        if (question->group && question_option(question, group->code))
            return true;
    }
    unknown_group(checker, group);
    return false;
}

static void check_gap(struct checker *checker,
                      struct instruction *instruction) {
    struct operand second = pop(checker), first = pop(checker);
    const struct section *node = resolve_section(checker, instruction);
    bool known = check_group(checker, &first);
    known = check_group(checker, &second) && known;
    if (known && !strcmp(first.code, second.code))
        checker_report(checker, second.offset, "same-group",
                       _("both groups are the same, so there is never a gap "
                         "between them"));
    if (!node) {
        push_bad(checker, instruction, EXPRESSION_NUMBER);
        return;
    }
    double range = node->ladder->top - node->ladder->start;
    push_range(checker, instruction, -range, range, false);
}

// --- Literals and operators ---

static void check_number(struct checker *checker,
                         struct instruction *instruction) {
    push_range(checker, instruction, instruction->of.number,
               instruction->of.number, false);
}

static void check_code(struct checker *checker,
                       struct instruction *instruction) {
    struct operand operand = operand_of(instruction, EXPRESSION_CODE);
    operand.code = instruction->of.text;
    push(checker, operand);
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
    push(checker, computed);
}

static void check_not(struct checker *checker,
                      struct instruction *instruction) {
    struct operand a = pop(checker);
    want(checker, &a, EXPRESSION_TRUTH);
    a.offset = instruction->offset;
    push_computed(checker, &a, EXPRESSION_TRUTH);
}

static void check_logic(struct checker *checker,
                        struct instruction *instruction) {
    struct operand b = pop(checker), a = pop(checker);
    (void)instruction;
    want(checker, &a, EXPRESSION_TRUTH);
    want(checker, &b, EXPRESSION_TRUTH);
    push_computed(checker, &a, EXPRESSION_TRUTH);
}

static void check_compare(struct checker *checker,
                          struct instruction *instruction) {
    struct operand b = pop(checker), a = pop(checker);
    if (!a.bad && !b.bad)
        range_compare(checker, (enum operation)instruction->operation, &a, &b,
                      instruction->offset);
    push_computed(checker, &a, EXPRESSION_TRUTH);
}

static void check_compute(struct checker *checker,
                          struct instruction *instruction) {
    struct operand b = pop(checker), a = pop(checker);
    want(checker, &a, EXPRESSION_NUMBER);
    want(checker, &b, EXPRESSION_NUMBER);
    if (a.bad || b.bad || a.kind != EXPRESSION_NUMBER ||
        b.kind != EXPRESSION_NUMBER) {
        push_bad(checker, instruction, EXPRESSION_NUMBER);
        return;
    }
    struct operand computed =
        range_compute((enum operation)instruction->operation, &a, &b);
    computed.offset = a.offset;
    push(checker, computed);
}

// --- Rules ---

#define IN_QUESTION (1U << EXPRESSION_OF_QUESTION)
#define IN_RESULT (1U << EXPRESSION_OF_RESULT)
#define IN_ENTRY (1U << EXPRESSION_OF_ENTRY)
#define ANYWHERE (IN_QUESTION | IN_RESULT | IN_ENTRY)

static const struct rule {
    unsigned scopes;
    void (*check)(struct checker *checker, struct instruction *instruction);
} rules[] = {
    [OPERATION_NUMBER] = {ANYWHERE, check_number},
    [OPERATION_CODE] = {ANYWHERE, check_code},
    [OPERATION_FIELD] = {ANYWHERE, check_field},
    [OPERATION_ANSWER] = {IN_QUESTION | IN_RESULT, check_answer},
    [OPERATION_ANSWERED] = {ANYWHERE, check_answered},
    [OPERATION_LEVEL] = {IN_RESULT, check_level},
    [OPERATION_SCORE] = {IN_RESULT, check_score},
    [OPERATION_SHARE] = {IN_RESULT, check_share},
    [OPERATION_COVERAGE] = {IN_RESULT, check_coverage},
    [OPERATION_CONSENSUS] = {IN_RESULT, check_consensus},
    [OPERATION_RESPONDENTS] = {IN_RESULT, check_respondents},
    [OPERATION_GAP] = {IN_RESULT, check_gap},
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
    if (instruction->operation == OPERATION_SHARE) pop(checker);
    if (instruction->operation == OPERATION_GAP) {
        pop(checker);
        pop(checker);
    }
    push_bad(checker, instruction, EXPRESSION_NUMBER);
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
    unsigned before = diags->errors;
    for (size_t i = 0; i < expression->count; i++) {
        struct instruction *instruction = &expression->instructions[i];
        const struct rule *rule = &rules[instruction->operation];
        if (rule->scopes & 1U << scope)
            rule->check(&checker, instruction);
        else
            refuse(&checker, instruction);
        if (diags->errors - before >= MOST_PROBLEMS) return;
    }
    struct operand whole = pop(&checker);
    want(&checker, &whole, EXPRESSION_TRUTH);
}
