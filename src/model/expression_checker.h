// SPDX-License-Identifier: MIT
//
// What the two files of checking expressions share: the machine that carries
// instructions out on kinds and ranges, and what it keeps of an operand.

#ifndef EXPRESSION_CHECKER_H
#define EXPRESSION_CHECKER_H

#include "expression_inside.h"
#include "expression_token.h"

struct operand {
    enum expression_kind kind;
    bool bad;                        // a problem with it has been reported
    bool simple;                     // a literal or one call, not computed
    bool whole;                      // whole numbers only
    size_t offset;                   // in the text
    double low, high;                // numbers
    const struct question *question; // what it is the answer to; NULL: nothing
    const char *code;                // a code in quotes; NULL: none
};

struct checker {
    struct expression *expression;
    const struct questionnaire *questionnaire;
    enum expression_scope scope;
    const struct question *owner;
    struct diags *diags;
    unsigned most_errors; // in diags; then no more are looked for
    struct operand stack[EXPRESSION_STACK];
    size_t height;
};

void checker_report(struct checker *checker, size_t offset, const char *rule,
                    const char *text);
struct place checker_place(const struct checker *checker, size_t offset);
// An operand as it is written, if it is simple.
const char *checker_written(const struct checker *checker,
                            const struct operand *operand);

// The stack.
void checker_push(struct checker *checker, struct operand operand);
struct operand checker_pop(struct checker *checker);
// What [instruction] gives, before anything is known of it.
struct operand checker_operand(const struct instruction *instruction,
                               enum expression_kind kind);
void checker_push_range(struct checker *checker,
                        const struct instruction *instruction, double low,
                        double high, bool whole);
// What was reported stands for anything, so that it is reported once.
void checker_push_bad(struct checker *checker,
                      const struct instruction *instruction,
                      enum expression_kind kind);

// --- Calls (expression_calls.c) ---

typedef void check_call(struct checker *checker,
                        struct instruction *instruction);
check_call call_answer;
check_call call_answered;
check_call call_field;
check_call call_consensus;
check_call call_respondents;
check_call call_level;
check_call call_score;
check_call call_coverage;
check_call call_share;
check_call call_gap;

// --- Ranges (expression_range.c) ---

// Reports two operands that [operation] cannot compare, and comparisons that
// nothing satisfies.
void range_compare(struct checker *checker, enum operation operation,
                   const struct operand *a, const struct operand *b,
                   size_t offset);
// What comes of computing with any number of two ranges.
struct operand range_compute(enum operation operation, const struct operand *a,
                             const struct operand *b);
// Between which numbers the answers to [question] lie, as [scope] sees them.
void range_of_answer(const struct question *question,
                     enum expression_scope scope, struct operand *operand);

#endif
