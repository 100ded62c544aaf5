// SPDX-License-Identifier: MIT
//
// The words and signs of an expression.

#ifndef EXPRESSION_TOKEN_H
#define EXPRESSION_TOKEN_H

#include "arena.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER, // digits(.digits)?
    TOKEN_CODE,   // with its quotes
    TOKEN_UNCLOSED,
    TOKEN_WORD, // a name, or and, or, not
    TOKEN_SIGN, // an operator, a parenthesis, a comma, or any other character
};

struct token {
    enum token_kind kind;
    size_t offset, length; // in bytes
};

// The first token at or behind [offset].
struct token token_next(const char *text, size_t offset);
bool token_is(const char *text, const struct token *token, const char *word);
bool token_is_blank(char byte);
// What was probably meant by a token that stands where it cannot; NULL: no
// idea.
const char *token_hint(const char *text, const struct token *token);
// For a message: not longer than people read.
const char *token_text(struct arena *arena, const char *text,
                       const struct token *token);
const char *token_clip(struct arena *arena, const char *text);

#endif
