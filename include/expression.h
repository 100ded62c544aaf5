// SPDX-License-Identifier: MIT
//
// The small language of `when:`. It always ends and touches nothing. Values are
// numbers, codes or truth, each possibly unknown; and, or, not follow Kleene's
// three-valued logic, and whatever computes or compares with something unknown
// is unknown. Depth is limited to EXPRESSION_DEPTH.
//
//   answer(q) answered(q) level(x) score(x) share(x, rung) coverage(x)
//   consensus(q) respondents() gap(x, group, group)
//   and or not  == != < <= > >=  + - * /  ( )  2.5  'code'
// Ids hold hyphens, so minus needs blanks around it. Numbers compare equal
// within 1e-9.

#ifndef EXPRESSION_H
#define EXPRESSION_H

#include "diag.h"

#define EXPRESSION_DEPTH 64

struct expression;
struct question;
struct section;
struct questionnaire;

// Who asks: a question's condition may use answer(), answered() and the
// profile; findings and recommendations everything; a kind of a list the
// fields of one entry, by their bare names.
enum expression_scope {
    EXPRESSION_OF_QUESTION,
    EXPRESSION_OF_RESULT,
    EXPRESSION_OF_ENTRY,
};

enum truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN };

enum expression_kind { EXPRESSION_NUMBER, EXPRESSION_CODE, EXPRESSION_TRUTH };

struct expression_value {
    enum expression_kind kind;
    bool known;
    double number;    // EXPRESSION_NUMBER
    const char *code; // EXPRESSION_CODE
    enum truth truth; // EXPRESSION_TRUTH
};

// What an expression sees of the world: filled in by whoever evaluates. A
// function that is NULL gives unknown. Numbers are NAN where unknown.
struct expression_world {
    const void *context;
    // A level, a value, or for a choice a code; not known without an answer.
    struct expression_value (*answer)(const void *context,
                                      const struct question *question);
    bool (*answered)(const void *context, const struct question *question);
    double (*level)(const void *context, const struct section *node);
    double (*score)(const void *context, const struct section *node);
    double (*share)(const void *context, const struct section *node, int rung);
    double (*coverage)(const void *context, const struct section *node);
    double (*consensus)(const void *context, const struct question *question);
    double (*respondents)(const void *context);
    double (*gap)(const void *context, const struct section *node,
                  const char *first, const char *second);
};

// Parses [text], which stands at [at] (the first character of the text
// itself). Syntax errors are reported with their own column; then NULL.
struct expression *expression_parse(struct arena *arena, const char *text,
                                    struct place at, struct diags *diags);
// Resolves names and checks types: unknown names (with the nearest known one),
// functions not allowed in [scope], wrong types, a result that is not a truth,
// and comparisons that no possible answer satisfies. [owner] is the question
// whose condition it is, or the list whose kind; NULL otherwise.
void expression_check(struct expression *expression,
                      const struct questionnaire *questionnaire,
                      enum expression_scope scope, const struct question *owner,
                      struct diags *diags);
// Only after a check without errors.
enum truth expression_truth(const struct expression *expression,
                            const struct expression_world *world);

// Calls [visit] for each question that [expression] mentions in answer() or
// answered(), in order of writing.
void expression_questions(const struct expression *expression,
                          void (*visit)(void *context,
                                        const struct question *question),
                          void *context);
// The same for answer() alone: by these it can be unknown.
void expression_answers(const struct expression *expression,
                        void (*visit)(void *context,
                                      const struct question *question),
                        void *context);
const char *expression_text(const struct expression *expression);

#endif
