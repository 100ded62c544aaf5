// SPDX-License-Identifier: MIT

#include "expression_token.h"

#include "expression_inside.h"
#include "text.h"

#include <string.h>

#define SHOWN_COLUMNS 64

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

// Large letters and underscores are in no id, but meant as part of a name.
static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           is_digit(byte) || byte == '_';
}

bool token_is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static size_t word_length(const char *text) {
    size_t length = 0;
    while (is_letter(text[length]) ||
           (text[length] == '-' && length && is_letter(text[length + 1]))) {
        length++;
    }
    return length;
}

static struct token read_word(const char *text, size_t offset) {
    const char *start = text + offset;
    size_t length = word_length(start);
    enum token_kind kind = TOKEN_NUMBER;
    for (size_t i = 0; i < length; i++) {
        if (!is_digit(start[i])) kind = TOKEN_WORD;
    }
    if (kind == TOKEN_NUMBER && start[length] == '.' &&
        is_digit(start[length + 1])) {
        do {
            length++;
        } while (is_digit(start[length]));
    }
    return (struct token){kind, offset, length};
}

static struct token read_code(const char *text, size_t offset) {
    const char *end = strchr(text + offset + 1, '\'');
    if (end)
        return (struct token){TOKEN_CODE, offset,
                              (size_t)(end - text) + 1 - offset};
    return (struct token){TOKEN_UNCLOSED, offset, strlen(text + offset)};
}

static struct token read_sign(const char *text, size_t offset) {
    static const char *const longer[] = {"==", "!=", "<=", ">=", "&&",
                                         "||", "=<", "=>", "<>"};
    const char *start = text + offset, *behind = start;
    for (size_t i = 0; i < COUNT_OF(longer); i++) {
        if (!strncmp(start, longer[i], 2))
            return (struct token){TOKEN_SIGN, offset, 2};
    }
    text_next(&behind);
    return (struct token){TOKEN_SIGN, offset, (size_t)(behind - start)};
}

struct token token_next(const char *text, size_t offset) {
    while (token_is_blank(text[offset])) {
        offset++;
    }
    if (!text[offset]) return (struct token){TOKEN_END, offset, 0};
    if (is_letter(text[offset])) return read_word(text, offset);
    if (text[offset] == '\'') return read_code(text, offset);
    return read_sign(text, offset);
}

bool token_is(const char *text, const struct token *token, const char *word) {
    return (token->kind == TOKEN_WORD || token->kind == TOKEN_SIGN) &&
           strlen(word) == token->length &&
           !strncmp(text + token->offset, word, token->length);
}

const char *token_hint(const char *text, const struct token *token) {
    static const char *const meant[][2] = {
        {"=", "'=='"},    {"&&", "'and'"}, {"||", "'or'"},   {"&", "'and'"},
        {"|", "'or'"},    {"!", "'not'"},  {"AND", "'and'"}, {"OR", "'or'"},
        {"NOT", "'not'"}, {"=<", "'<='"},  {"=>", "'>='"},   {"<>", "'!='"},
        {"≤", "'<='"},    {"≥", "'>='"},   {"≠", "'!='"},    {"–", "'-'"},
        {"−", "'-'"},     {"×", "'*'"},    {"÷", "'/'"},     {":", "'/'"},
    };
    static const char *const quotes[] = {"\"", "‘", "’", "“", "”", "„", "`"};
    for (size_t i = 0; i < COUNT_OF(meant); i++) {
        if (token_is(text, token, meant[i][0])) return meant[i][1];
    }
    for (size_t i = 0; i < COUNT_OF(quotes); i++) {
        if (token_is(text, token, quotes[i])) return _("a straight quote (')");
    }
    return NULL;
}

const char *token_clip(struct arena *arena, const char *text) {
    return text_clip(arena, text, SHOWN_COLUMNS, true);
}

const char *token_text(struct arena *arena, const char *text,
                       const struct token *token) {
    return token_clip(arena,
                      arena_copy(arena, text + token->offset, token->length));
}

struct place expression_place(const char *text, struct place at,
                              size_t offset) {
    unsigned indent = at.column;
    const char *behind = text, *end = text + offset;
    while (behind < end) {
        if (text_next(&behind) == '\n') {
            at.line++;
            at.column = indent;
        } else {
            at.column++;
        }
    }
    return at;
}
