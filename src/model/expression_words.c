// SPDX-License-Identifier: MIT

#include "expression_words.h"

#include "expression_token.h"
#include "text.h"

#include <string.h>

const char *const operation_words[] = {
    [OPERATION_NUMBER] = "",
    [OPERATION_CODE] = "",
    [OPERATION_FIELD] = "",
    [OPERATION_ANSWER] = "answer",
    [OPERATION_ANSWERED] = "answered",
    [OPERATION_LEVEL] = "level",
    [OPERATION_SCORE] = "score",
    [OPERATION_SHARE] = "share",
    [OPERATION_COVERAGE] = "coverage",
    [OPERATION_CONSENSUS] = "consensus",
    [OPERATION_RESPONDENTS] = "respondents",
    [OPERATION_GAP] = "gap",
    [OPERATION_NOT] = "not",
    [OPERATION_AND] = "and",
    [OPERATION_OR] = "or",
    [OPERATION_EQUAL] = "==",
    [OPERATION_DIFFERENT] = "!=",
    [OPERATION_LESS] = "<",
    [OPERATION_AT_MOST] = "<=",
    [OPERATION_GREATER] = ">",
    [OPERATION_AT_LEAST] = ">=",
    [OPERATION_PLUS] = "+",
    [OPERATION_MINUS] = "-",
    [OPERATION_TIMES] = "*",
    [OPERATION_DIVIDED] = "/",
};

static const struct function functions[] = {
    {"answer", OPERATION_ANSWER, TAKES_QUESTION, "answer(question)"},
    {"answered", OPERATION_ANSWERED, TAKES_QUESTION, "answered(question)"},
    {"level", OPERATION_LEVEL, TAKES_NODE, "level(section)"},
    {"score", OPERATION_SCORE, TAKES_NODE, "score(section)"},
    {"share", OPERATION_SHARE, TAKES_NODE, "share(section, level)"},
    {"coverage", OPERATION_COVERAGE, TAKES_NODE, "coverage(section)"},
    {"consensus", OPERATION_CONSENSUS, TAKES_QUESTION, "consensus(question)"},
    {"respondents", OPERATION_RESPONDENTS, TAKES_NOTHING, "respondents()"},
    {"gap", OPERATION_GAP, TAKES_NODE, "gap(section, group, group)"},
};

const struct function *function_find(const char *name) {
    for (size_t i = 0; i < COUNT_OF(functions); i++) {
        if (!strcmp(functions[i].name, name)) return &functions[i];
    }
    return NULL;
}

const char *function_unknown(struct arena *arena, const char *name) {
    const char *names[COUNT_OF(functions)];
    for (size_t i = 0; i < COUNT_OF(functions); i++) {
        names[i] = functions[i].name;
    }
    const char *nearest = text_nearest(name, names, COUNT_OF(functions));
    const char *shown = token_clip(arena, name);
    return nearest ? arena_printf(arena,
                                  _("there is no function '%s', did you mean "
                                    "'%s'?"),
                                  shown, nearest)
                   : arena_printf(arena,
                                  _("there is no function '%s', expected one "
                                    "of answer, answered, level, score, "
                                    "share, coverage, consensus, respondents, "
                                    "gap"),
                                  shown);
}
