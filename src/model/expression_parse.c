// SPDX-License-Identifier: MIT
//
// From text to instructions: recursive descent, whose depth is counted.

#include "expression_inside.h"
#include "expression_token.h"
#include "expression_words.h"
#include "text.h"

#include <string.h>

struct parser {
    struct arena *arena;
    struct diags *diags;
    struct expression *expression;
    struct token token; // the one to look at
    int depth;
    bool failed; // and said why
};

// --- Errors ---

static void fail_at(struct parser *parser, size_t offset, const char *text) {
    const struct expression *expression = parser->expression;
    if (!parser->failed)
        diag(parser->diags, SEVERITY_ERROR,
             expression_place(expression->text, expression->at, offset),
             "expression", "%s", text);
    parser->failed = true;
}

static void fail_expected(struct parser *parser, const char *expected) {
    const struct token *token = &parser->token;
    const char *text = parser->expression->text;
    const char *hint = token_hint(text, token);
    struct arena *arena = parser->diags->arena;
    const char *problem;
    if (token->kind == TOKEN_END)
        problem = arena_printf(
            arena, _("the condition ends too early, expected %s"), expected);
    else if (token->kind == TOKEN_UNCLOSED)
        problem = _("the quote that begins here is not closed, expected "
                    "another ' behind the code");
    else if (hint)
        problem = arena_printf(arena, _("'%s' was found, expected %s"),
                               token_text(arena, text, token), hint);
    else
        problem = arena_printf(arena, _("'%s' was found, expected %s"),
                               token_text(arena, text, token), expected);
    fail_at(parser, token->offset, problem);
}

// --- Tokens ---

static void next(struct parser *parser) {
    parser->token = token_next(parser->expression->text,
                               parser->token.offset + parser->token.length);
}

static bool is_token(const struct parser *parser, const char *word) {
    return token_is(parser->expression->text, &parser->token, word);
}

static bool take(struct parser *parser, const char *word) {
    if (parser->failed || !is_token(parser, word)) return false;
    next(parser);
    return true;
}

static void expect(struct parser *parser, const char *word,
                   const char *expected) {
    if (!parser->failed && !take(parser, word)) fail_expected(parser, expected);
}

static struct instruction *emit(struct parser *parser, enum operation operation,
                                size_t offset) {
    struct expression *expression = parser->expression;
    struct instruction *made = &expression->instructions[expression->count++];
    made->operation = (unsigned char)operation;
    made->offset = made->name_offset = (uint32_t)offset;
    return made;
}

static const char *copy_token(struct parser *parser) {
    return arena_copy(parser->arena,
                      parser->expression->text + parser->token.offset,
                      parser->token.length);
}

// A code without its quotes.
static const char *copy_code(struct parser *parser) {
    return arena_copy(parser->arena,
                      parser->expression->text + parser->token.offset + 1,
                      parser->token.length - 2);
}

// --- Operands ---

static void read_number(struct parser *parser, size_t offset, bool negative) {
    const char *text = copy_token(parser);
    double value;
    if (!text_parse_number(text, &value)) {
        fail_at(
            parser, offset,
            arena_printf(parser->diags->arena,
                         _("'%s' is not a number, expected at most 15 "
                           "digits such as 3 or 2.5"),
                         token_text(parser->diags->arena,
                                    parser->expression->text, &parser->token)));
        return;
    }
    emit(parser, OPERATION_NUMBER, offset)->of.number =
        negative ? -value : value;
    next(parser);
}

// The rung of share().
static void read_rung(struct parser *parser) {
    expect(parser, ",", _("a comma and the number of a level"));
    if (parser->failed) return;
    if (parser->token.kind == TOKEN_NUMBER)
        read_number(parser, parser->token.offset, false);
    else
        fail_expected(parser, _("the number of a level"));
}

// A group of gap(): a code, with quotes or without.
static void read_group(struct parser *parser) {
    expect(parser, ",", _("a comma and the code of a group"));
    if (parser->failed) return;
    const struct token *token = &parser->token;
    if (token->kind != TOKEN_CODE && token->kind != TOKEN_WORD &&
        token->kind != TOKEN_NUMBER) {
        fail_expected(parser, _("the code of a group"));
        return;
    }
    const char *code =
        token->kind == TOKEN_CODE ? copy_code(parser) : copy_token(parser);
    emit(parser, OPERATION_CODE, token->offset)->of.text = code;
    next(parser);
}

static void read_call(struct parser *parser, const struct function *function,
                      size_t offset) {
    const char *id = NULL;
    size_t id_offset = offset;
    next(parser); // the parenthesis
    if (function->takes != TAKES_NOTHING) {
        if (parser->token.kind != TOKEN_WORD &&
            parser->token.kind != TOKEN_NUMBER) {
            fail_expected(parser, function->takes == TAKES_QUESTION
                                      ? _("the id of a question")
                                      : _("the id of a ladder or section"));
            return;
        }
        id = copy_token(parser);
        id_offset = parser->token.offset;
        next(parser);
    }
    if (function->operation == OPERATION_SHARE) read_rung(parser);
    if (function->operation == OPERATION_GAP) {
        read_group(parser);
        read_group(parser);
    }
    expect(parser, ")",
           arena_printf(parser->diags->arena,
                        _("a closing parenthesis, as in %s"), function->usage));
    if (parser->failed) return;
    struct instruction *made = emit(parser, function->operation, offset);
    made->of.text = id;
    made->name_offset = (uint32_t)id_offset;
}

// A call, or the bare name of a field.
static void read_name(struct parser *parser) {
    size_t offset = parser->token.offset;
    const char *word = copy_token(parser);
    next(parser);
    if (!is_token(parser, "(")) {
        if (function_find(word)) {
            fail_expected(parser, _("an opening parenthesis"));
            return;
        }
        emit(parser, OPERATION_FIELD, offset)->of.text = word;
        return;
    }
    const struct function *function = function_find(word);
    if (function)
        read_call(parser, function, offset);
    else
        fail_at(parser, offset, function_unknown(parser->diags->arena, word));
}

static void read_disjunction(struct parser *parser);

static bool deeper(struct parser *parser, size_t offset) {
    if (++parser->depth <= EXPRESSION_DEPTH) return true;
    fail_at(parser, offset,
            arena_printf(parser->diags->arena,
                         _("the condition is nested more than %d deep"),
                         EXPRESSION_DEPTH));
    return false;
}

static void read_parentheses(struct parser *parser) {
    if (!deeper(parser, parser->token.offset)) return;
    next(parser);
    read_disjunction(parser);
    expect(parser, ")", _("an operator or a closing parenthesis"));
    parser->depth--;
}

static void read_negative(struct parser *parser) {
    size_t offset = parser->token.offset;
    next(parser);
    if (parser->token.kind == TOKEN_NUMBER &&
        parser->token.offset == offset + 1)
        read_number(parser, offset, true);
    else
        fail_at(parser, offset,
                _("the minus has nothing before it, expected a number, a "
                  "function or a parenthesis"));
}

static void read_operand(struct parser *parser) {
    if (parser->failed) return;
    const struct token *token = &parser->token;
    if (token->kind == TOKEN_NUMBER) {
        read_number(parser, token->offset, false);
    } else if (token->kind == TOKEN_CODE) {
        emit(parser, OPERATION_CODE, token->offset)->of.text =
            copy_code(parser);
        next(parser);
    } else if (is_token(parser, "(")) {
        read_parentheses(parser);
    } else if (is_token(parser, "-")) {
        read_negative(parser);
    } else if (token->kind == TOKEN_WORD && !is_token(parser, "and") &&
               !is_token(parser, "or") && !is_token(parser, "not")) {
        read_name(parser);
    } else {
        fail_expected(parser, _("a function such as answer(question), a "
                                "number or a code in quotes"));
    }
}

// --- Operators ---

static enum operation find_operator(const struct parser *parser,
                                    enum operation first, enum operation last) {
    for (enum operation i = first; i <= last; i++) {
        if (is_token(parser, operation_words[i])) return i;
    }
    return OPERATION_NUMBER; // none
}

// Ids hold hyphens: what stands close to a minus might belong to one.
static bool is_apart(struct parser *parser) {
    const char *text = parser->expression->text;
    size_t offset = parser->token.offset;
    if (!is_token(parser, "-") ||
        (token_is_blank(text[offset - 1]) && token_is_blank(text[offset + 1])))
        return true;
    fail_at(parser, offset,
            _("the minus touches what stands beside it, expected a blank on "
              "both sides, because ids hold hyphens"));
    return false;
}

static void read_chain(struct parser *parser, void (*part)(struct parser *),
                       enum operation first, enum operation last) {
    part(parser);
    while (!parser->failed) {
        enum operation operation = find_operator(parser, first, last);
        size_t offset = parser->token.offset;
        if (operation == OPERATION_NUMBER || !is_apart(parser)) return;
        next(parser);
        part(parser);
        if (!parser->failed) emit(parser, operation, offset);
    }
}

static void read_product(struct parser *parser) {
    read_chain(parser, read_operand, OPERATION_TIMES, OPERATION_DIVIDED);
}

static void read_sum(struct parser *parser) {
    read_chain(parser, read_product, OPERATION_PLUS, OPERATION_MINUS);
}

static void read_comparison(struct parser *parser) {
    read_sum(parser);
    if (parser->failed) return;
    enum operation operation =
        find_operator(parser, OPERATION_EQUAL, OPERATION_AT_LEAST);
    size_t offset = parser->token.offset;
    if (operation == OPERATION_NUMBER) return;
    next(parser);
    read_sum(parser);
    if (parser->failed) return;
    emit(parser, operation, offset);
    if (find_operator(parser, OPERATION_EQUAL, OPERATION_AT_LEAST) !=
        OPERATION_NUMBER)
        fail_at(parser, parser->token.offset,
                _("this is a second comparison, expected 'and' between two "
                  "of them, as in score(a) > 1 and score(a) < 3"));
}

// However many `not`, without recursion: they count as depth.
static void read_negation(struct parser *parser) {
    int count = 0;
    size_t first = parser->token.offset;
    while (take(parser, "not")) {
        count++;
        if (!deeper(parser, first)) return;
    }
    read_comparison(parser);
    parser->depth -= count;
    for (int i = 0; i < count && !parser->failed; i++) {
        emit(parser, OPERATION_NOT, first);
    }
}

static void read_conjunction(struct parser *parser) {
    read_chain(parser, read_negation, OPERATION_AND, OPERATION_AND);
}

static void read_disjunction(struct parser *parser) {
    read_chain(parser, read_conjunction, OPERATION_OR, OPERATION_OR);
}

// --- The whole ---

// Each instruction comes from a token of its own.
static size_t count_tokens(const char *text) {
    size_t count = 0;
    struct token token = token_next(text, 0);
    while (token.kind != TOKEN_END) {
        count++;
        token = token_next(text, token.offset + token.length);
    }
    return count;
}

struct expression *expression_parse(struct arena *arena, const char *text,
                                    struct place at, struct diags *diags) {
    struct expression *expression = ARENA_NEW(arena, struct expression);
    expression->text = arena_string(arena, text);
    expression->at = at;
    struct parser parser = {
        .arena = arena, .diags = diags, .expression = expression};
    parser.token = token_next(text, 0);
    if (parser.token.kind == TOKEN_END) {
        fail_at(&parser, 0,
                _("the condition is empty, expected one such as "
                  "answer(question) >= 2"));
        return NULL;
    }
    expression->instructions =
        ARENA_ARRAY(arena, struct instruction, count_tokens(text));
    read_disjunction(&parser);
    if (!parser.failed && parser.token.kind != TOKEN_END)
        fail_expected(&parser, _("an operator such as 'and', or the end"));
    return parser.failed ? NULL : expression;
}

const char *expression_text(const struct expression *expression) {
    return expression->text;
}
