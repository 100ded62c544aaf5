// SPDX-License-Identifier: MIT
//
// Between which numbers a value lies, so that a comparison that no possible
// answer satisfies is found before anybody answers.

#include "expression_checker.h"
#include "model_inside.h"
#include "text.h"

#include <string.h>

// --- Answers ---

static void include(struct operand *operand, double value) {
    if (isnan(value)) return;
    operand->low = fmin(operand->low, value);
    operand->high = fmax(operand->high, value);
}

static double level_or_nan(int level) {
    return level == LEVEL_UNKNOWN ? NAN : (double)level;
}

static void include_options(const struct question *question,
                            struct operand *operand) {
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        include(operand, question->scoring == SCORING_LEVELS
                             ? level_or_nan(option->level)
                             : option->value);
    }
}

static void include_bands(const struct question *question,
                          struct operand *operand) {
    for (size_t i = 0; i < question->band_count; i++) {
        const struct band *band = &question->bands[i];
        include(operand, question->scoring == SCORING_LEVELS
                             ? level_or_nan(band->level)
                             : band->value);
    }
}

static double at_least(double number, double least) {
    return isnan(number) || number < least ? least : number;
}

static double at_most(double number, double most) {
    return isnan(number) || number > most ? most : number;
}

// As typed.
static void number_range(const struct question *question,
                         struct operand *operand) {
    double least = -INFINITY, most = INFINITY;
    if (question->type == QUESTION_PERCENT) least = 0;
    if (question->type == QUESTION_NPS) least = -100;
    if (question->type != QUESTION_NUMBER) most = 100;
    operand->low = at_least(question->min, least);
    operand->high = at_most(question->max, most);
}

void range_of_answer(const struct question *question,
                     enum expression_scope scope, struct operand *operand) {
    operand->low = INFINITY;
    operand->high = -INFINITY;
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        if (!ladder_is_usable(question->ladder)) break;
        operand->low = question->ladder->start;
        operand->high = question->ladder->top;
        operand->whole = scope != EXPRESSION_OF_RESULT && !question->halves;
        break;
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        include_options(question, operand);
        break;
    case QUESTION_MULTIPLE:
        operand->low = 0;
        operand->high = 1;
        break;
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
        // Over results an answer is what the bands make of it.
        if (scope == EXPRESSION_OF_RESULT && question->scoring != SCORING_NONE)
            include_bands(question, operand);
        else
            number_range(question, operand);
        break;
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    if (operand->low <= operand->high) return;
    // Nothing is known of it: a problem of its own, reported elsewhere.
    operand->low = -INFINITY;
    operand->high = INFINITY;
}

// --- Computing ---

static double product(double a, double b) {
    double value = a * b; // 0 times infinity is nothing
    return isnan(value) ? 0 : value;
}

static void spread(struct operand *range, const double values[4]) {
    range->low = INFINITY;
    range->high = -INFINITY;
    for (int i = 0; i < 4; i++) {
        include(range, values[i]);
    }
}

struct operand range_compute(enum operation operation, const struct operand *a,
                             const struct operand *b) {
    struct operand range = {
        .kind = EXPRESSION_NUMBER, .low = -INFINITY, .high = INFINITY};
    if (operation == OPERATION_PLUS) {
        range.low = a->low + b->low;
        range.high = a->high + b->high;
    } else if (operation == OPERATION_MINUS) {
        range.low = a->low - b->high;
        range.high = a->high - b->low;
    } else if (operation == OPERATION_TIMES) {
        spread(&range,
               (double[4]){product(a->low, b->low), product(a->low, b->high),
                           product(a->high, b->low),
                           product(a->high, b->high)});
    } else if (b->low > TOLERANCE || b->high < -TOLERANCE) {
        // Quotients of infinities leave the range open.
        if (isinf(a->low) || isinf(a->high)) return range;
        spread(&range, (double[4]){a->low / b->low, a->low / b->high,
                                   a->high / b->low, a->high / b->high});
    }
    if (isnan(range.low)) range.low = -INFINITY;
    if (isnan(range.high)) range.high = INFINITY;
    return range;
}

// --- Comparing numbers ---

static bool is_constant(const struct operand *operand) {
    return same_number(operand->low, operand->high);
}

static bool is_value_of_scale(const struct question *question, double number) {
    for (size_t i = 0; i < question->option_count; i++) {
        if (same_number(question->options[i].value, number)) return true;
    }
    return false;
}

// Whether [operand] can be exactly [number], which is in its range.
static bool can_be(const struct checker *checker, const struct operand *operand,
                   double number) {
    const struct question *question = operand->question;
    if (operand->whole) return same_number(number, round(number));
    if (!question || checker->scope == EXPRESSION_OF_RESULT) return true;
    if (question->type == QUESTION_RUBRIC)
        return same_number(2 * number, round(2 * number));
    return question->type != QUESTION_SCALE ||
           is_value_of_scale(question, number);
}

static bool can_be_equal(const struct checker *checker, const struct operand *a,
                         const struct operand *b) {
    if (a->low > b->high + TOLERANCE || b->low > a->high + TOLERANCE)
        return false;
    if (is_constant(b) && !can_be(checker, a, b->low)) return false;
    return !is_constant(a) || can_be(checker, b, a->low);
}

static bool can_hold(const struct checker *checker, enum operation operation,
                     const struct operand *a, const struct operand *b) {
    if (operation == OPERATION_EQUAL) return can_be_equal(checker, a, b);
    if (operation == OPERATION_DIFFERENT)
        return !is_constant(a) || !is_constant(b) ||
               !same_number(a->low, b->low);
    if (operation == OPERATION_LESS) return a->low < b->high - TOLERANCE;
    if (operation == OPERATION_AT_MOST) return a->low <= b->high + TOLERANCE;
    if (operation == OPERATION_GREATER) return a->high > b->low + TOLERANCE;
    return a->high >= b->low - TOLERANCE;
}

// "from 1 to 5", "at least 1", "one of 0, 0.5, 1".
static const char *range_words(struct arena *arena,
                               const struct operand *operand, bool exact) {
    const struct question *question = operand->question;
    if (exact && question && question->type == QUESTION_SCALE) {
        const char *list = "";
        for (size_t i = 0; i < question->option_count; i++) {
            list = arena_printf(arena, "%s%s%.15g", list, i ? ", " : "",
                                question->options[i].value);
        }
        return arena_printf(arena, _("one of %s"), list);
    }
    if (is_constant(operand)) return arena_printf(arena, "%.15g", operand->low);
    if (isinf(operand->low))
        return arena_printf(arena, _("at most %.15g"), operand->high);
    if (isinf(operand->high))
        return arena_printf(arena, _("at least %.15g"), operand->low);
    return operand->whole
               ? arena_printf(arena, _("a whole number from %.15g to %.15g"),
                              operand->low, operand->high)
               : arena_printf(arena, _("from %.15g to %.15g"), operand->low,
                              operand->high);
}

static void report_never(struct checker *checker, const struct operand *a,
                         const struct operand *b, size_t offset) {
    struct arena *arena = checker->diags->arena;
    bool exact = checker->scope != EXPRESSION_OF_RESULT;
    const char *left = checker_written(checker, a);
    const char *right = checker_written(checker, b);
    const struct operand *told = is_constant(b) ? a : is_constant(a) ? b : NULL;
    const char *name = told == a ? left : right;
    checker_report(
        checker, offset, "never-true",
        told && name && !is_constant(told)
            ? arena_printf(arena, _("this can never be true: %s is %s"), name,
                           range_words(arena, told, exact))
            : arena_printf(arena,
                           _("this can never be true: the left side is %s, "
                             "the right side is %s"),
                           range_words(arena, a, exact),
                           range_words(arena, b, exact)));
}

// Every answer differs from what none can be.
static void warn_always(struct checker *checker, const struct operand *a,
                        const struct operand *b, size_t offset) {
    struct arena *arena = checker->diags->arena;
    const struct operand *told = is_constant(b) ? a : b;
    const char *name = checker_written(checker, told);
    if (can_be_equal(checker, a, b)) return;
    diag(checker->diags, SEVERITY_WARNING, checker_place(checker, offset),
         "always-true",
         _("this is true of every answer, for %s is %s: name one of them, or "
           "take the comparison out"),
         name ? name : _("the left side"),
         range_words(arena, told, checker->scope != EXPRESSION_OF_RESULT));
}

// --- Comparing codes ---

static const char *nearest_code(const struct question *question,
                                const char *code) {
    struct nearest nearest = nearest_new(code);
    for (size_t i = 0; i < question->option_count; i++) {
        nearest_try(&nearest, question->options[i].code);
    }
    return nearest.found;
}

static const char *list_codes(struct arena *arena,
                              const struct question *question) {
    const char *list = "";
    for (size_t i = 0; i < question->option_count; i++) {
        const char *code = question->options[i].code;
        if (code)
            list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "", code);
    }
    return list;
}

static void check_code_of(struct checker *checker, const struct operand *answer,
                          const struct operand *literal) {
    const struct question *question = answer->question;
    if (question_option(question, literal->code)) return;
    struct arena *arena = checker->diags->arena;
    const char *code = token_clip(arena, literal->code);
    const char *nearest = nearest_code(question, literal->code);
    checker_report(
        checker, literal->offset, "unknown-code",
        nearest
            ? arena_printf(arena,
                           _("'%s' is not an answer to '%s', did you mean "
                             "'%s'?"),
                           code, question->id, nearest)
            : arena_printf(arena,
                           _("'%s' is not an answer to '%s', expected one of: "
                             "%s"),
                           code, question->id, list_codes(arena, question)));
}

static bool share_a_code(const struct question *a, const struct question *b) {
    for (size_t i = 0; i < a->option_count; i++) {
        if (question_option(b, a->options[i].code)) return true;
    }
    return false;
}

static void compare_codes(struct checker *checker, enum operation operation,
                          const struct operand *a, const struct operand *b,
                          size_t offset) {
    if (operation != OPERATION_EQUAL && operation != OPERATION_DIFFERENT) {
        checker_report(checker, offset, "wrong-type",
                       _("codes have no order, expected == or !="));
        return;
    }
    bool never = false;
    if (a->question && b->code) {
        check_code_of(checker, a, b);
    } else if (b->question && a->code) {
        check_code_of(checker, b, a);
    } else if (a->question && b->question) {
        never = operation == OPERATION_EQUAL &&
                !share_a_code(a->question, b->question);
    } else if (a->code && b->code) {
        never = !strcmp(a->code, b->code) != (operation == OPERATION_EQUAL);
    }
    if (never)
        checker_report(checker, offset, "never-true",
                       _("this can never be true: the two sides have no code "
                         "in common"));
}

// --- Both ---

static void report_kinds(struct checker *checker, const struct operand *a,
                         const struct operand *b) {
    struct arena *arena = checker->diags->arena;
    const struct operand *code = a->kind == EXPRESSION_CODE ? a : b;
    const struct operand *other = code == a ? b : a;
    const char *name = checker_written(checker, code);
    if (code->question)
        checker_report(
            checker, other->offset, "wrong-type",
            arena_printf(arena,
                         _("%s is a code, expected one in quotes to compare "
                           "it with: %s"),
                         name, list_codes(arena, code->question)));
    else
        checker_report(checker, code->offset, "wrong-type",
                       arena_printf(arena,
                                    _("%s is a code, expected a number to "
                                      "compare with"),
                                    name));
}

void range_compare(struct checker *checker, enum operation operation,
                   const struct operand *a, const struct operand *b,
                   size_t offset) {
    if (a->kind == EXPRESSION_TRUTH || b->kind == EXPRESSION_TRUTH)
        checker_report(checker, offset, "wrong-type",
                       _("what is true or false is not compared, expected "
                         "'and', 'or' or 'not'"));
    else if (a->kind != b->kind)
        report_kinds(checker, a, b);
    else if (a->kind == EXPRESSION_CODE)
        compare_codes(checker, operation, a, b, offset);
    else if (!can_hold(checker, operation, a, b))
        report_never(checker, a, b, offset);
    else if (operation == OPERATION_DIFFERENT &&
             (is_constant(a) || is_constant(b)))
        warn_always(checker, a, b, offset);
}
