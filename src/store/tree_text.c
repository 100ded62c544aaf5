// SPDX-License-Identifier: MIT
//
// What a text may hold, and mistakes of syntax in plain words.

#include "text.h"
#include "tree_build.h"

#include <string.h>

// --- Decoded texts ---

static const char *character_problem(uint32_t code) {
    if (code == '\n') return NULL;
    if (code == '\t') return _("a tab in a text, expected blanks");
    if (code < 0x20 || (code >= 0x7F && code < 0xA0))
        return _("a control character in a text, only line breaks are "
                 "allowed");
    if (code == 0x2028 || code == 0x2029)
        return _("a line separator (U+2028, U+2029) in a text, expected a "
                 "line break");
    if ((code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF))
        return _("a code point in a text that is no character");
    return NULL;
}

static const char *decoded_problem(const char *text, size_t length) {
    if (text_valid_prefix(text, length) != length)
        return _("a text with a NUL or half a character");
    while (*text) {
        if (*text >= ' ' && *text < 0x7F) {
            text++;
            continue;
        }
        const char *problem = character_problem(text_next(&text));
        if (problem) return problem;
    }
    return NULL;
}

const char *tree_text_problem(const char *text, size_t length, bool escapes) {
    if (escapes) return decoded_problem(text, length);
    return memchr(text, '\t', length) ? character_problem('\t') : NULL;
}

// --- Syntax ---

// Where the mistake is: where the parser noticed it, or where the thing begins
// whose end it missed.
enum where { NOTICED, BEGUN };

struct syntax {
    const char *problem, *doing; // as libyaml says; NULL: whatever it did
    enum where where;
    const char *text;
};

static const struct syntax mistakes[] = {
    {"mapping values are not allowed in this context", NULL, NOTICED,
     N_("': ' cannot stand in a text without quotes: put the text in quotes, "
        "or check the indentation")},
    {"found character that cannot start any token", NULL, NOTICED,
     N_("a text cannot begin with this character: put the text in quotes "
        "(and indent with blanks, never with tabs)")},
    {"did not find expected ',' or '}'", NULL, BEGUN,
     N_("this '{' is not closed: expected ',' or '}' further down")},
    {"did not find expected ',' or ']'", NULL, BEGUN,
     N_("this '[' is not closed: expected ',' or ']' further down")},
    {"found unexpected end of stream", "while scanning a quoted scalar", BEGUN,
     N_("the quotes opened here are not closed")},
    {"found unexpected document indicator", "while scanning a quoted scalar",
     BEGUN, N_("the quotes opened here are not closed")},
    {"did not find expected key", "while parsing a block mapping", NOTICED,
     N_("expected a key of the mapping above: check the indentation, and the "
        "quotes of the line before")},
    {"did not find expected '-' indicator", NULL, NOTICED,
     N_("expected '- ' for the next entry of the list above: check the "
        "indentation")},
    {"could not find expected ':'", NULL, BEGUN,
     N_("expected 'key: value': the ': ' is missing")},
    {"found a tab character that violates indentation", NULL, NOTICED,
     N_("a tab cannot indent, use blanks")},
    {"found a tab character where an indentation space is expected", NULL,
     NOTICED, N_("a tab cannot indent, use blanks")},
    {"found unknown escape character", NULL, NOTICED,
     N_("this is no escape that YAML knows: write '\\\\' for a backslash, or "
        "use single quotes")},
    {"did not find expected hexdecimal number", NULL, NOTICED,
     N_("expected hexadecimal digits after '\\x', '\\u' or '\\U'")},
    {"found invalid Unicode character escape code", NULL, NOTICED,
     N_("this escape stands for no character")},
    {"block sequence entries are not allowed in this context", NULL, NOTICED,
     N_("a list cannot begin here: '- ' belongs on a line of its own")},
    {"mapping keys are not allowed in this context", NULL, NOTICED,
     N_("a key cannot stand here")},
    {"did not find expected comment or line break",
     "while scanning a block scalar", NOTICED,
     N_("nothing but a comment may follow '|' or '>' in its line")},
    {"did not find expected alphabetic or numeric character",
     "while scanning an alias", NOTICED,
     N_("a text cannot begin with '*': put it in quotes")},
    {"did not find expected alphabetic or numeric character",
     "while scanning an anchor", NOTICED,
     N_("a text cannot begin with '&': put it in quotes")},
    {"found undefined tag handle", NULL, NOTICED,
     N_("tags ('!') are not allowed; a text that begins with '!' stands in "
        "quotes")},
    {"found duplicate %YAML directive", NULL, NOTICED,
     N_("directives ('%') are not allowed")},
    {"found duplicate %TAG directive", NULL, NOTICED,
     N_("directives ('%') are not allowed")},
    {"found incompatible YAML document", NULL, NOTICED,
     N_("directives ('%') are not allowed")},
    {"did not find expected <document start>", NULL, NOTICED,
     N_("expected the end of the file: check the indentation")},
    {"did not find expected node content", NULL, NOTICED,
     N_("expected a value")},
};

static const struct syntax *find_mistake(const char *problem,
                                         const char *doing) {
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        if (strcmp(mistakes[i].problem, problem) != 0) continue;
        if (!mistakes[i].doing) return &mistakes[i];
        if (doing && !strcmp(mistakes[i].doing, doing)) return &mistakes[i];
    }
    return NULL;
}

void tree_syntax_report(const char *problem, const char *doing, struct place at,
                        struct place context, struct diags *diags) {
    const struct syntax *mistake = find_mistake(problem ? problem : "", doing);
    if (!mistake) {
        diag(diags, SEVERITY_ERROR, at, "syntax",
             _("this is no valid YAML: %s"), problem ? problem : "");
        return;
    }
    bool begun = mistake->where == BEGUN && doing;
    struct place place = begun ? context : at;
    if (begun && at.line != context.line)
        diag(diags, SEVERITY_ERROR, place, "syntax",
             _("%s (noticed in line %u)"), _(mistake->text), at.line);
    else
        diag(diags, SEVERITY_ERROR, place, "syntax", "%s", _(mistake->text));
}
