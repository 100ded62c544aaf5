// SPDX-License-Identifier: MIT
//
// An expression as its parser leaves it: instructions in the order in which a
// stack machine carries them out, operands before operators. So neither checks
// nor evaluation recur, however the text is nested, and both take one pass.

#ifndef EXPRESSION_INSIDE_H
#define EXPRESSION_INSIDE_H

#include "expression.h"
#include "questionnaire.h"

// In the order of binding where they bind.
enum operation {
    OPERATION_NUMBER,
    OPERATION_CODE,
    OPERATION_FIELD, // a bare name
    OPERATION_ANSWER,
    OPERATION_ANSWERED,
    OPERATION_LEVEL,
    OPERATION_SCORE,
    OPERATION_SHARE, // takes a number, the rung, from the stack
    OPERATION_COVERAGE,
    OPERATION_CONSENSUS,
    OPERATION_RESPONDENTS,
    OPERATION_GAP, // takes two codes from the stack
    OPERATION_NOT,
    OPERATION_AND,
    OPERATION_OR,
    OPERATION_EQUAL,
    OPERATION_DIFFERENT,
    OPERATION_LESS,
    OPERATION_AT_MOST,
    OPERATION_GREATER,
    OPERATION_AT_LEAST,
    OPERATION_PLUS,
    OPERATION_MINUS,
    OPERATION_TIMES,
    OPERATION_DIVIDED,
};

// How an operation is written.
extern const char *const operation_words[OPERATION_DIVIDED + 1];

struct instruction {
    unsigned char operation; // enum operation
    bool resolved;           // [of] points to what the name stands for
    uint32_t offset;         // in the text, of its first byte
    uint32_t name_offset;    // of the name between parentheses
    union {
        double number;
        const char *text; // a code, or a name not yet resolved
        const struct question *question;
        const struct section *section;
    } of;
};

struct expression {
    const char *text;
    struct place at;
    struct instruction *instructions;
    size_t count;
};

// At each depth of parentheses an operand may wait for each of: or, and, a
// comparison, a sum, a product; and the arguments of a function.
#define EXPRESSION_STACK (5 * (EXPRESSION_DEPTH + 1) + 3)

// Where the byte at [offset] of the text stands in the file. A line feed in it
// is one in the file, for only block texts keep them, and those lines begin in
// the column of the first.
struct place expression_place(const char *text, struct place at, size_t offset);

#endif
