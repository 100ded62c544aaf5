// SPDX-License-Identifier: MIT
//
// What conditions ask for: the names in it, whether such a thing can be asked,
// and between which numbers the answer lies.

#include "expression_checker.h"
#include "model_inside.h"
#include "text.h"

#include <string.h>

// --- Names ---

static void unknown_field(struct checker *checker,
                          const struct instruction *instruction,
                          const char *id) {
    const struct question *list = checker->owner;
    struct arena *arena = checker->diags->arena;
    struct nearest nearest = nearest_new(id);
    for (size_t i = 0; list && i < list_of(list)->field_count; i++) {
        nearest_try(&nearest, list_of(list)->fields[i].id);
    }
    const char *text =
        nearest.found
            ? arena_printf(arena,
                           _("the entries have no field '%s', did you mean "
                             "'%s'?"),
                           token_clip(arena, id), nearest.found)
            : arena_printf(arena,
                           _("the entries have no field '%s'; a code would "
                             "stand in quotes"),
                           token_clip(arena, id));
    checker_report(checker, instruction->name_offset, "unknown-field", text);
}

static const struct question *resolve_question(
    struct checker *checker, struct instruction *instruction) {
    if (instruction->resolved) return instruction->of.question;
    const char *id = instruction->of.text;
    const struct question *found =
        checker->scope == EXPRESSION_OF_ENTRY
            ? list_field(checker->owner, id)
            : questionnaire_question(checker->questionnaire, id);
    if (!found && checker->scope == EXPRESSION_OF_ENTRY) {
        unknown_field(checker, instruction, id);
    } else if (!found) {
        names_unknown(checker->questionnaire, NAME_QUESTION, id,
                      checker_place(checker, instruction->name_offset),
                      checker->diags);
    } else {
        instruction->of.question = found;
        instruction->resolved = true;
    }
    return found;
}

static const struct section *resolve_section(struct checker *checker,
                                             struct instruction *instruction) {
    if (instruction->resolved) return instruction->of.section;
    const char *id = instruction->of.text;
    const struct section *found =
        questionnaire_section(checker->questionnaire, id);
    if (!found) {
        names_unknown(checker->questionnaire, NAME_SECTION, id,
                      checker_place(checker, instruction->name_offset),
                      checker->diags);
        return NULL;
    }
    instruction->of.section = found;
    instruction->resolved = true;
    return found;
}

// --- Answers ---

// The condition of a question that looks at that question.
static bool is_own(struct checker *checker,
                   const struct instruction *instruction,
                   const struct question *question) {
    if (checker->scope != EXPRESSION_OF_QUESTION || question != checker->owner)
        return false;
    checker_report(checker, instruction->name_offset, "own-answer",
                   _("the condition looks at the answer to its own question, "
                     "expected another one"));
    return true;
}

static const char *without_value(struct arena *arena,
                                 const struct question *question) {
    const char *id = shown_id(question->id);
    switch (question->type) {
    case QUESTION_MULTIPLE:
        if (question->scoring != SCORING_NONE) break;
        return arena_printf(arena,
                            _("what is ticked in '%s' is not scored and has "
                              "no value, only answered(%s) can be asked"),
                            id, id);
    case QUESTION_DATE:
        return arena_printf(arena,
                            _("'%s' is answered with a date and has no value, "
                              "only answered(%s) can be asked"),
                            id, id);
    case QUESTION_TEXT:
        return arena_printf(arena,
                            _("'%s' is answered with a text and has no value, "
                              "only answered(%s) can be asked"),
                            id, id);
    case QUESTION_LIST:
        return arena_printf(arena,
                            _("'%s' is answered with a list and has no value, "
                              "only answered(%s) can be asked"),
                            id, id);
    case QUESTION_RUBRIC:
    case QUESTION_SCALE:
    case QUESTION_PAIR:
    case QUESTION_CHOICE:
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
        break;
    }
    return NULL;
}

void call_answer(struct checker *checker, struct instruction *instruction) {
    const struct question *question = resolve_question(checker, instruction);
    if (!question || is_own(checker, instruction, question)) {
        checker_push_bad(checker, instruction, EXPRESSION_NUMBER);
        return;
    }
    const char *problem = without_value(checker->diags->arena, question);
    if (problem) {
        checker_report(checker, instruction->name_offset, "wrong-type",
                       problem);
        checker_push_bad(checker, instruction, EXPRESSION_NUMBER);
        return;
    }
    struct operand operand = checker_operand(instruction, EXPRESSION_NUMBER);
    operand.question = question;
    if (question->type == QUESTION_CHOICE)
        operand.kind = EXPRESSION_CODE;
    else
        range_of_answer(question, checker->scope, &operand);
    checker_push(checker, operand);
}

void call_answered(struct checker *checker, struct instruction *instruction) {
    const struct question *question = resolve_question(checker, instruction);
    if (question && !is_own(checker, instruction, question))
        checker_push(checker, checker_operand(instruction, EXPRESSION_TRUTH));
    else
        checker_push_bad(checker, instruction, EXPRESSION_TRUTH);
}

// A bare name is a field of an entry; elsewhere something is forgotten.
void call_field(struct checker *checker, struct instruction *instruction) {
    if (checker->scope == EXPRESSION_OF_ENTRY) {
        call_answer(checker, instruction);
        return;
    }
    struct arena *arena = checker->diags->arena;
    const char *name = token_clip(arena, instruction->of.text);
    checker_report(checker, instruction->offset, "bare-name",
                   arena_printf(arena,
                                _("'%s' stands alone, expected a function "
                                  "such as answer(%s), or '%s' in quotes if "
                                  "it is a code"),
                                name, name, name));
    checker_push_bad(checker, instruction, EXPRESSION_NUMBER);
}

void call_consensus(struct checker *checker, struct instruction *instruction) {
    const struct question *question = resolve_question(checker, instruction);
    if (question && question->scoring == SCORING_NONE)
        checker_report(checker, instruction->name_offset, "wrong-type",
                       arena_printf(checker->diags->arena,
                                    _("'%s' is not scored, so there is no "
                                      "consensus on it"),
                                    shown_id(question->id)));
    checker_push_range(checker, instruction, 0, 1, false);
}

void call_respondents(struct checker *checker,
                      struct instruction *instruction) {
    checker_push_range(checker, instruction, 1, INFINITY, true);
}

// --- Nodes ---

void call_level(struct checker *checker, struct instruction *instruction) {
    const struct section *node = resolve_section(checker, instruction);
    if (node && ladder_is_usable(node->ladder))
        checker_push_range(checker, instruction, node->ladder->start,
                           node->ladder->top, true);
    else
        checker_push_bad(checker, instruction, EXPRESSION_NUMBER);
}

void call_score(struct checker *checker, struct instruction *instruction) {
    const struct section *node = resolve_section(checker, instruction);
    if (node && ladder_is_usable(node->ladder))
        checker_push_range(checker, instruction, node->ladder->start,
                           node->ladder->top, false);
    else
        checker_push_bad(checker, instruction, EXPRESSION_NUMBER);
}

void call_coverage(struct checker *checker, struct instruction *instruction) {
    resolve_section(checker, instruction);
    checker_push_range(checker, instruction, 0, 1, false);
}

void call_share(struct checker *checker, struct instruction *instruction) {
    struct operand rung = checker_pop(checker);
    const struct section *node = resolve_section(checker, instruction);
    const struct ladder *ladder = node ? node->ladder : NULL;
    if (ladder && ladder_is_usable(ladder) &&
        (floor(rung.low) != rung.low || rung.low <= ladder->start ||
         rung.low > ladder->top))
        checker_report(
            checker, rung.offset, "not-a-rung",
            arena_printf(checker->diags->arena,
                         _("%.15g is not a step of '%s', expected a level "
                           "from %d to %d"),
                         rung.low, ladder->root.id, ladder->start + 1,
                         ladder->top));
    checker_push_range(checker, instruction, 0, 1, false);
}

// --- Groups ---

static bool any_grouping(const struct questionnaire *questionnaire) {
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        if (questionnaire->profile[i].group) return true;
    }
    return false;
}

static void unknown_group(struct checker *checker,
                          const struct operand *group) {
    const struct questionnaire *questionnaire = checker->questionnaire;
    struct arena *arena = checker->diags->arena;
    struct nearest nearest = nearest_new(group->code);
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        for (size_t j = 0; question->group && j < question->option_count; j++) {
            nearest_try(&nearest, question->options[j].code);
        }
    }
    const char *code = token_clip(arena, group->code), *text;
    if (!any_grouping(questionnaire))
        text = arena_printf(arena,
                            _("'%s' is no group: no question of the profile "
                              "has 'group: true'"),
                            code);
    else if (nearest.found)
        text = arena_printf(arena,
                            _("'%s' is no group of the profile, did you mean "
                              "'%s'?"),
                            code, nearest.found);
    else
        text = arena_printf(arena,
                            _("'%s' is no group of the profile, expected a "
                              "code of a question with 'group: true'"),
                            code);
    checker_report(checker, group->offset, "unknown-group", text);
}

static bool check_group(struct checker *checker, const struct operand *group) {
    const struct questionnaire *questionnaire = checker->questionnaire;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        if (question->group && question_option(question, group->code))
            return true;
    }
    unknown_group(checker, group);
    return false;
}

// A gap lies between two groups of the same question.
static void check_pair(struct checker *checker, const struct operand *first,
                       const struct operand *second) {
    const struct questionnaire *questionnaire = checker->questionnaire;
    if (!strcmp(first->code, second->code)) {
        checker_report(checker, second->offset, "same-group",
                       _("both groups are the same, so there is never a gap "
                         "between them"));
        return;
    }
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        if (question->group && question_option(question, first->code) &&
            question_option(question, second->code))
            return;
    }
    checker_report(checker, second->offset, "other-group",
                   arena_printf(checker->diags->arena,
                                _("'%s' and '%s' are answers to different "
                                  "questions, expected two groups of one"),
                                first->code, second->code));
}

void call_gap(struct checker *checker, struct instruction *instruction) {
    struct operand second = checker_pop(checker), first = checker_pop(checker);
    const struct section *node = resolve_section(checker, instruction);
    bool known = check_group(checker, &first);
    known = check_group(checker, &second) && known;
    if (known) check_pair(checker, &first, &second);
    if (!node) {
        checker_push_bad(checker, instruction, EXPRESSION_NUMBER);
        return;
    }
    double range = node->ladder->top - node->ladder->start;
    checker_push_range(checker, instruction, -range, range, false);
}
