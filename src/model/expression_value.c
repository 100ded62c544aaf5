// SPDX-License-Identifier: MIT
//
// Evaluating: one pass over the instructions. Both sides of and, or are always
// looked at, which costs little and changes nothing, for nothing has effects.

#include "expression_inside.h"
#include "model_inside.h"

#include <assert.h>
#include <string.h>

struct machine {
    const struct expression_world *world;
    struct expression_value stack[EXPRESSION_STACK];
    size_t height;
};

// --- Values ---

static struct expression_value number_value(double number) {
    return (struct expression_value){.kind = EXPRESSION_NUMBER,
                                     .known = isfinite(number) != 0,
                                     .number = number};
}

static struct expression_value truth_value(enum truth truth) {
    return (struct expression_value){.kind = EXPRESSION_TRUTH,
                                     .known = truth != TRUTH_UNKNOWN,
                                     .truth = truth};
}

static enum truth truth_of(bool holds) {
    return holds ? TRUTH_TRUE : TRUTH_FALSE;
}

static void push(struct machine *machine, struct expression_value value) {
    assert(machine->height < COUNT_OF(machine->stack));
    machine->stack[machine->height++] = value;
}

static void push_number(struct machine *machine, double number) {
    push(machine, number_value(number));
}

static void push_truth(struct machine *machine, enum truth truth) {
    push(machine, truth_value(truth));
}

static struct expression_value pop(struct machine *machine) {
    assert(machine->height > 0);
    return machine->stack[--machine->height];
}

static enum truth pop_truth(struct machine *machine) {
    struct expression_value value = pop(machine);
    return value.kind == EXPRESSION_TRUTH && value.known ? value.truth
                                                         : TRUTH_UNKNOWN;
}

// --- Operands ---

static void do_number(struct machine *machine,
                      const struct instruction *instruction) {
    push_number(machine, instruction->of.number);
}

static void do_code(struct machine *machine,
                    const struct instruction *instruction) {
    push(machine, (struct expression_value){.kind = EXPRESSION_CODE,
                                            .known = true,
                                            .code = instruction->of.text});
}

// A bare name, too: the field of an entry is asked for like a question.
static void do_answer(struct machine *machine,
                      const struct instruction *instruction) {
    const struct expression_world *world = machine->world;
    struct expression_value value = {0};
    if (instruction->resolved && world->answer)
        value = world->answer(world->context, instruction->of.question);
    if (value.kind == EXPRESSION_NUMBER && !isfinite(value.number))
        value.known = false;
    push(machine, value);
}

static void do_answered(struct machine *machine,
                        const struct instruction *instruction) {
    const struct expression_world *world = machine->world;
    bool known = instruction->resolved && world->answered;
    push_truth(machine, known ? truth_of(world->answered(
                                    world->context, instruction->of.question))
                              : TRUTH_UNKNOWN);
}

static void push_of_node(struct machine *machine,
                         const struct instruction *instruction,
                         double (*function)(const void *context,
                                            const struct section *node)) {
    bool known = instruction->resolved && function;
    push_number(machine, known ? function(machine->world->context,
                                          instruction->of.section)
                               : NAN);
}

static void do_level(struct machine *machine,
                     const struct instruction *instruction) {
    push_of_node(machine, instruction, machine->world->level);
}

static void do_score(struct machine *machine,
                     const struct instruction *instruction) {
    push_of_node(machine, instruction, machine->world->score);
}

static void do_coverage(struct machine *machine,
                        const struct instruction *instruction) {
    push_of_node(machine, instruction, machine->world->coverage);
}

static void do_share(struct machine *machine,
                     const struct instruction *instruction) {
    const struct expression_world *world = machine->world;
    double rung = pop(machine).number;
    bool known = instruction->resolved && world->share && rung >= 0 &&
                 rung < LEVEL_COUNT;
    push_number(machine, known
                             ? world->share(world->context,
                                            instruction->of.section, (int)rung)
                             : NAN);
}

static void do_consensus(struct machine *machine,
                         const struct instruction *instruction) {
    const struct expression_world *world = machine->world;
    bool known = instruction->resolved && world->consensus;
    push_number(machine, known ? world->consensus(world->context,
                                                  instruction->of.question)
                               : NAN);
}

static void do_respondents(struct machine *machine,
                           const struct instruction *instruction) {
    const struct expression_world *world = machine->world;
    (void)instruction;
    push_number(machine,
                world->respondents ? world->respondents(world->context) : NAN);
}

static void do_gap(struct machine *machine,
                   const struct instruction *instruction) {
    const struct expression_world *world = machine->world;
    const char *second = pop(machine).code, *first = pop(machine).code;
    bool known = instruction->resolved && world->gap;
    push_number(machine,
                known ? world->gap(world->context, instruction->of.section,
                                   first, second)
                      : NAN);
}

// --- Kleene's logic ---

static void do_not(struct machine *machine,
                   const struct instruction *instruction) {
    enum truth a = pop_truth(machine);
    (void)instruction;
    push_truth(machine, a == TRUTH_UNKNOWN ? a : truth_of(a == TRUTH_FALSE));
}

// One side that is [settling] settles it, whatever the other one is.
static void settle(struct machine *machine, enum truth settling) {
    enum truth b = pop_truth(machine), a = pop_truth(machine);
    enum truth other = settling == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
    if (a == settling || b == settling)
        push_truth(machine, settling);
    else if (a == TRUTH_UNKNOWN || b == TRUTH_UNKNOWN)
        push_truth(machine, TRUTH_UNKNOWN);
    else
        push_truth(machine, other);
}

static void do_and(struct machine *machine,
                   const struct instruction *instruction) {
    (void)instruction;
    settle(machine, TRUTH_FALSE);
}

static void do_or(struct machine *machine,
                  const struct instruction *instruction) {
    (void)instruction;
    settle(machine, TRUTH_TRUE);
}

// --- Comparing and computing ---

// Below 0, 0 or above 0; codes are only equal or not.
static int order_of(const struct expression_value *a,
                    const struct expression_value *b) {
    if (a->kind == EXPRESSION_CODE) return strcmp(a->code, b->code) != 0;
    if (same_number(a->number, b->number)) return 0;
    return a->number < b->number ? -1 : 1;
}

static bool accepts(enum operation operation, int order) {
    static const bool when[][3] = {
        // less, equal, more
        [OPERATION_EQUAL] = {false, true, false},
        [OPERATION_DIFFERENT] = {true, false, true},
        [OPERATION_LESS] = {true, false, false},
        [OPERATION_AT_MOST] = {true, true, false},
        [OPERATION_GREATER] = {false, false, true},
        [OPERATION_AT_LEAST] = {false, true, true},
    };
    return when[operation][order + 1];
}

static void do_compare(struct machine *machine,
                       const struct instruction *instruction) {
    struct expression_value b = pop(machine), a = pop(machine);
    enum operation operation = (enum operation)instruction->operation;
    if (!a.known || !b.known || a.kind != b.kind)
        push_truth(machine, TRUTH_UNKNOWN);
    else
        push_truth(machine, truth_of(accepts(operation, order_of(&a, &b))));
}

static double computed(enum operation operation, double a, double b) {
    if (operation == OPERATION_PLUS) return a + b;
    if (operation == OPERATION_MINUS) return a - b;
    if (operation == OPERATION_TIMES) return a * b;
    return same_number(b, 0) ? NAN : a / b;
}

static void do_compute(struct machine *machine,
                       const struct instruction *instruction) {
    struct expression_value b = pop(machine), a = pop(machine);
    enum operation operation = (enum operation)instruction->operation;
    bool known = a.known && b.known && a.kind == EXPRESSION_NUMBER &&
                 b.kind == EXPRESSION_NUMBER;
    push_number(machine, known ? computed(operation, a.number, b.number) : NAN);
}

// --- Carrying out ---

typedef void carry_out(struct machine *machine,
                       const struct instruction *instruction);

static carry_out *const carry_outs[] = {
    [OPERATION_NUMBER] = do_number,
    [OPERATION_CODE] = do_code,
    [OPERATION_FIELD] = do_answer,
    [OPERATION_ANSWER] = do_answer,
    [OPERATION_ANSWERED] = do_answered,
    [OPERATION_LEVEL] = do_level,
    [OPERATION_SCORE] = do_score,
    [OPERATION_SHARE] = do_share,
    [OPERATION_COVERAGE] = do_coverage,
    [OPERATION_CONSENSUS] = do_consensus,
    [OPERATION_RESPONDENTS] = do_respondents,
    [OPERATION_GAP] = do_gap,
    [OPERATION_NOT] = do_not,
    [OPERATION_AND] = do_and,
    [OPERATION_OR] = do_or,
    [OPERATION_EQUAL] = do_compare,
    [OPERATION_DIFFERENT] = do_compare,
    [OPERATION_LESS] = do_compare,
    [OPERATION_AT_MOST] = do_compare,
    [OPERATION_GREATER] = do_compare,
    [OPERATION_AT_LEAST] = do_compare,
    [OPERATION_PLUS] = do_compute,
    [OPERATION_MINUS] = do_compute,
    [OPERATION_TIMES] = do_compute,
    [OPERATION_DIVIDED] = do_compute,
};

enum truth expression_truth(const struct expression *expression,
                            const struct expression_world *world) {
    if (!expression) return TRUTH_UNKNOWN;
    struct machine machine;
    machine.world = world;
    machine.height = 0;
    for (size_t i = 0; i < expression->count; i++) {
        const struct instruction *instruction = &expression->instructions[i];
        carry_outs[instruction->operation](&machine, instruction);
    }
    return pop_truth(&machine);
}

void expression_questions(const struct expression *expression,
                          void (*visit)(void *context,
                                        const struct question *question),
                          void *context) {
    for (size_t i = 0; expression && i < expression->count; i++) {
        const struct instruction *instruction = &expression->instructions[i];
        if (instruction->resolved &&
            (instruction->operation == OPERATION_ANSWER ||
             instruction->operation == OPERATION_ANSWERED))
            visit(context, instruction->of.question);
    }
}

void expression_answers(const struct expression *expression,
                        void (*visit)(void *context,
                                      const struct question *question),
                        void *context) {
    for (size_t i = 0; expression && i < expression->count; i++) {
        const struct instruction *instruction = &expression->instructions[i];
        if (instruction->resolved && instruction->operation == OPERATION_ANSWER)
            visit(context, instruction->of.question);
    }
}
