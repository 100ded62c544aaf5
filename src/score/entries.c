// SPDX-License-Identifier: MIT
//
// The entries of lists, sorted into the kinds that the questionnaire defines
// over their fields: such as the wishes of customers, by whether they are put
// into words and whether fulfilling them adds value.

#include "scoring.h"

// What an expression over one entry sees.
struct view {
    const struct question *list;
    const struct entry *entry;
};

static const struct value *value_of(const struct view *view,
                                    const struct question *field) {
    for (size_t i = 0; i < view->list->field_count; i++) {
        if (&view->list->fields[i] == field)
            return view->entry->given[i] ? &view->entry->values[i] : NULL;
    }
    return NULL;
}

static bool is_given(const void *context, const struct question *field) {
    return value_of(context, field) != NULL;
}

static double number_of(const struct question *field,
                        const struct value *value) {
    if (field->type == QUESTION_NUMBER || field->type == QUESTION_PERCENT)
        return value->number;
    const struct option *option = field->type == QUESTION_SCALE && value->text
                                      ? question_option(field, value->text)
                                      : NULL;
    return option ? option->value : NAN;
}

static struct expression_value field_of(const void *context,
                                        const struct question *field) {
    const struct value *value = value_of(context, field);
    if (field->type == QUESTION_CHOICE) {
        const char *code = value ? value->text : NULL;
        return (struct expression_value){
            .kind = EXPRESSION_CODE, .known = code != NULL, .code = code};
    }
    double number = value ? number_of(field, value) : NAN;
    return (struct expression_value){
        .kind = EXPRESSION_NUMBER, .known = !isnan(number), .number = number};
}

static const struct list_kind *kind_of(const struct question *list,
                                       const struct entry *entry) {
    struct view view = {list, entry};
    struct expression_world world = {
        .context = &view, .answer = field_of, .answered = is_given};
    for (size_t i = 0; i < list->kind_count; i++) {
        if (expression_truth(list->kinds[i].when, &world) == TRUTH_TRUE)
            return &list->kinds[i];
    }
    return NULL;
}

static void list_build(struct arena *arena, const struct result *result,
                       const struct sight *sight, struct list_result *list) {
    size_t index = list->question->index, count = 0;
    for (size_t row = 0; row < result->assessment_count; row++)
        count += result->assessments[row]->answers[index].value.entry_count;
    list->entries = ARENA_ARRAY(arena, struct sorted_entry, count);
    for (size_t row = 0; row < result->assessment_count; row++) {
        const struct answer *answer = &result->assessments[row]->answers[index];
        if (answer->state != ANSWER_GIVEN ||
            sight_of(sight, row, index) != VISIBLE)
            continue;
        for (size_t i = 0; i < answer->value.entry_count; i++) {
            const struct entry *entry = &answer->value.entries[i];
            list->entries[list->entry_count++] =
                (struct sorted_entry){entry, kind_of(list->question, entry)};
        }
    }
}

void entries_build(struct arena *arena, struct result *result,
                   const struct sight *sight) {
    const struct questionnaire *questionnaire = result->questionnaire;
    result->lists =
        ARENA_ARRAY(arena, struct list_result, questionnaire->question_count);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (question->type != QUESTION_LIST ||
            (!question->kind_count && !question->map_across))
            continue;
        struct list_result *list = &result->lists[result->list_count++];
        list->question = question;
        list_build(arena, result, sight, list);
    }
}
