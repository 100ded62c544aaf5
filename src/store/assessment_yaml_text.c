// SPDX-License-Identifier: MIT
//
// The pieces that the writer is made of: scalars, and what is kept word for
// word. By hand rather than by libyaml's emitter: the same answers must give
// the same bytes for ever, one line each, and saving must not need memory.

#include "assessment_yaml.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

void yaml_indent(FILE *out, int indent) {
    fprintf(out, "%*s", indent, "");
}

// --- Plain or quoted ---

// What other readers of YAML take for something else than text.
static bool is_special_word(const char *text) {
    static const char *const words[] = {"true", "false", "yes",  "no",
                                        "on",   "off",   "null", "y",
                                        "n",    ".inf",  ".nan"};
    char lower[8];
    size_t length = strlen(text);
    if (length >= sizeof(lower)) return false;
    for (size_t i = 0; i <= length; i++) {
        lower[i] = text[i];
        if (text[i] >= 'A' && text[i] <= 'Z') lower[i] |= 0x20;
    }
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (!strcmp(lower, words[i])) return true;
    }
    return false;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Plain: starts with a letter, goes on with letters, digits and signs that mean
// nothing to YAML, in blocks and in braces alike.
static bool is_plain(const char *text) {
    if (!is_letter(*text) || is_special_word(text)) return false;
    for (const char *at = text; *at;) {
        if ((unsigned char)*at >= 0x80) {
            uint32_t code = text_next(&at);
            if (code < 0xA1 || code == 0xFFFD || text_is_deceptive(code))
                return false;
            continue;
        }
        if (!is_letter(*at) && !is_digit(*at) && !strchr(" .;()/_+-'=", *at))
            return false;
        at++;
    }
    return text[strlen(text) - 1] != ' ' && strlen(text) < 1000;
}

static void escape(FILE *out, uint32_t code) {
    if (code == '\n')
        fputs("\\n", out);
    else if (code == '\t')
        fputs("\\t", out);
    else if (code < 0x100)
        fprintf(out, "\\x%02X", (unsigned)code);
    else if (code < 0x10000)
        fprintf(out, "\\u%04X", (unsigned)code);
    else
        fprintf(out, "\\U%08X", (unsigned)code);
}

// Deceptive characters are escaped also where YAML would take them, so that an
// editor shows what the file holds.
void yaml_quoted(FILE *out, const char *text) {
    putc('"', out);
    while (*text) {
        const char *from = text;
        uint32_t code = text_next(&text);
        if (code == '"' || code == '\\') {
            putc('\\', out);
            putc((int)code, out);
        } else if (text_is_deceptive(code) ||
                   (code == 0xFFFD && text - from == 1)) {
            escape(out, code);
        } else {
            fwrite(from, 1, (size_t)(text - from), out);
        }
    }
    putc('"', out);
}

void yaml_scalar(FILE *out, const char *text) {
    if (is_plain(text))
        fputs(text, out);
    else
        yaml_quoted(out, text);
}

// --- Several lines ---

// A literal block gives a text back as it is if no line begins or ends with a
// blank, it does not start or end with an empty line, and every character may
// stand there without an escape.
static bool is_literal(const char *text) {
    if (!strchr(text, '\n')) return false;
    char before = '\n';
    for (const char *at = text; *at;) {
        bool bound = before == '\n' || !at[1] || at[1] == '\n';
        if (*at == ' ' && bound) return false;
        if (*at == '\n' && (at == text || (before == '\n' && !at[1])))
            return false;
        before = *at;
        const char *from = at;
        uint32_t code = text_next(&at);
        if (code != '\n' && text_is_deceptive(code)) return false;
        if (code == 0xFFFD && at - from == 1) return false;
    }
    return true;
}

static void literal(FILE *out, const char *text, int indent) {
    size_t length = strlen(text);
    fputs(text[length - 1] == '\n' ? "|" : "|-", out);
    while (*text) {
        size_t line = strcspn(text, "\n");
        putc('\n', out);
        if (line) yaml_indent(out, indent);
        fwrite(text, 1, line, out);
        text += line;
        if (*text == '\n') text++;
    }
}

void yaml_text(FILE *out, const char *text, int indent) {
    if (is_literal(text))
        literal(out, text, indent + 2);
    else
        yaml_scalar(out, text);
}

// --- Numbers ---

#define DIGITS 15 // significant ones that a file may hold

void yaml_number(FILE *out, double number) {
    char text[64];
    // The exponent says how many of the digits stand behind the point.
    snprintf(text, sizeof(text), "%.*e", DIGITS - 1, number);
    const char *exponent = strchr(text, 'e');
    long power = exponent ? strtol(exponent + 1, NULL, 10) : 0;
    long decimals = DIGITS - 1 - power;
    if (decimals < 0) decimals = 0;
    if (decimals > 40) decimals = 40;
    snprintf(text, sizeof(text), "%.*f", (int)decimals, number);
    if (strchr(text, '.')) {
        size_t length = strlen(text);
        while (text[length - 1] == '0') {
            length--;
        }
        if (text[length - 1] == '.') length--;
        text[length] = '\0';
    }
    fputs(!strcmp(text, "-0") ? "0" : text, out);
}

// --- Kept word for word ---

// What was plain stays plain where it surely may: no text becomes a number.
static void node_text(FILE *out, const char *text, unsigned char style) {
    double number;
    if (style == STYLE_PLAIN &&
        (is_plain(text) || is_special_word(text) || text_is_id(text) ||
         text_parse_number(text, &number)))
        fputs(text, out);
    else
        yaml_quoted(out, text);
}

static bool is_long(const char *key) {
    return strlen(key) > KEY_SIZE;
}

void yaml_key_mark(FILE *out, const char *key) {
    if (is_long(key)) fputs("? ", out);
}

static void node_key(FILE *out, const struct node *node) {
    node_text(out, node->key, node->key_style);
}

static bool has_long_key(const struct node *node) {
    for (const struct node *child = node->first; child; child = child->next) {
        if (node->kind == NODE_MAPPING && is_long(child->key)) return true;
    }
    return false;
}

// Recursion is bounded by the depth that the reader accepts.
static void node_flow(FILE *out, const struct node *node) {
    if (node->kind == NODE_SCALAR) {
        node_text(out, node->text, node->style);
        return;
    }
    bool mapping = node->kind == NODE_MAPPING;
    putc(mapping ? '{' : '[', out);
    for (const struct node *child = node->first; child; child = child->next) {
        if (mapping) {
            yaml_key_mark(out, child->key);
            node_key(out, child);
            fputs(": ", out);
        }
        node_flow(out, child);
        if (child->next) fputs(", ", out);
    }
    putc(mapping ? '}' : ']', out);
}

void yaml_node(FILE *out, const struct node *node, int indent) {
    if (node->kind == NODE_SCALAR || node->flow || !node->first ||
        has_long_key(node)) {
        bool nothing = node->kind == NODE_SCALAR && !*node->text &&
                       node->style == STYLE_PLAIN;
        if (!nothing) putc(' ', out);
        if (node->kind == NODE_SCALAR && node->style == STYLE_BLOCK)
            yaml_text(out, node->text, indent);
        else if (!nothing)
            node_flow(out, node);
        putc('\n', out);
        return;
    }
    putc('\n', out);
    for (const struct node *child = node->first; child; child = child->next) {
        yaml_indent(out, indent + 2);
        if (node->kind == NODE_MAPPING) node_key(out, child);
        putc(node->kind == NODE_MAPPING ? ':' : '-', out);
        yaml_node(out, child, indent + 2);
    }
}
