// SPDX-License-Identifier: MIT
//
// The entries of lists, sorted into the kinds that the questionnaire defines
// over their fields: such as the wishes of customers, by whether they are put
// into words and whether fulfilling them adds value.

#include "poll_inside.h"
#include "scoring.h"

#include <string.h>

// What an expression over one entry sees.
struct view {
    const struct question *list;
    const struct entry *entry;
};

static const struct value *value_of(const struct view *view,
                                    const struct question *field) {
    for (size_t i = 0; i < list_of(view->list)->field_count; i++) {
        if (&list_of(view->list)->fields[i] == field)
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
    const struct list_kind *kinds = list_of(list)->kinds;
    for (size_t i = 0; i < list_of(list)->kind_count; i++) {
        if (expression_truth(kinds[i].when, &world) == TRUTH_TRUE)
            return &kinds[i];
    }
    return NULL;
}

// --- Counting them ---

bool entries_are_sorted(const struct question *question) {
    return question->type == QUESTION_LIST &&
           (list_of(question)->kind_count || list_of(question)->map_across);
}

struct entry_counts *entries_new(struct arena *arena,
                                 const struct question *question) {
    struct entry_counts *counts = ARENA_NEW(arena, struct entry_counts);
    size_t cells = list_cells(question);
    counts->kinds =
        ARENA_ARRAY(arena, double, list_of(question)->kind_count + 1);
    if (cells) counts->cells = ARENA_ARRAY(arena, double, cells);
    return counts;
}

// The place of what [entry] says of [field] among its options; false where it
// says nothing.
static bool option_of(const struct question *list, const struct entry *entry,
                      const struct question *field, size_t *place) {
    size_t index = (size_t)(field - list_of(list)->fields);
    const struct option *option =
        entry->given[index] && entry->values[index].text
            ? question_option(field, entry->values[index].text)
            : NULL;
    if (option) *place = (size_t)(option - field->options);
    return option != NULL;
}

void entries_add(struct entry_counts *counts, const struct question *question,
                 const struct value *value) {
    const struct question *across, *down;
    bool mapped = list_map(question, &across, &down);
    for (size_t i = 0; i < value->entry_count; i++) {
        const struct entry *entry = &value->entries[i];
        const struct list_kind *kind = kind_of(question, entry);
        size_t x, y;
        counts->counted++;
        counts->kinds[kind ? (size_t)(kind - list_of(question)->kinds)
                           : list_of(question)->kind_count]++;
        if (mapped && option_of(question, entry, across, &x) &&
            option_of(question, entry, down, &y))
            counts->cells[y * across->option_count + x]++;
    }
}

void entries_add_sums(struct entry_counts *counts,
                      const struct question *question,
                      const struct entry_sums *sums) {
    size_t kinds = list_of(question)->kind_count;
    size_t cells = sums->cells ? list_cells(question) : 0;
    double known = 0;
    for (size_t i = 0; i < kinds; i++) {
        counts->kinds[i] += sums->kinds[i];
        known += sums->kinds[i];
    }
    counts->counted += sums->entries;
    counts->kinds[kinds] += sums->entries - known;
    for (size_t i = 0; i < cells; i++)
        counts->cells[i] += sums->cells[i];
}

// What [counts] has beyond the entries of [value]; NULL: nothing.
struct entry_sums *entries_beyond(struct arena *arena,
                                  const struct entry_counts *counts,
                                  const struct question *question,
                                  const struct value *value) {
    size_t kinds = list_of(question)->kind_count;
    size_t cells = list_cells(question);
    struct entry_counts *listed = entries_new(arena, question);
    entries_add(listed, question, value);
    if (counts->counted <= listed->counted) return NULL;
    struct entry_sums *sums = ARENA_NEW(arena, struct entry_sums);
    sums->entries = (unsigned)(counts->counted - listed->counted);
    sums->kinds = ARENA_ARRAY(arena, unsigned, kinds);
    for (size_t i = 0; i < kinds; i++)
        sums->kinds[i] = (unsigned)(counts->kinds[i] - listed->kinds[i]);
    if (!cells) return sums;
    sums->cells = ARENA_ARRAY(arena, unsigned, cells);
    for (size_t i = 0; i < cells; i++)
        sums->cells[i] = (unsigned)(counts->cells[i] - listed->cells[i]);
    return sums;
}

// --- One by one ---

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

void entries_build(struct arena *arena, const struct poll *poll,
                   struct result *result, const struct sight *sight) {
    const struct questionnaire *questionnaire = result->questionnaire;
    result->lists =
        ARENA_ARRAY(arena, struct list_result, questionnaire->question_count);
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (!entries_are_sorted(question)) continue;
        struct list_result *list = &result->lists[result->list_count++];
        list->question = question;
        const struct entry_counts *counts = poll->questions[i].entries;
        list->counted = counts->counted;
        list->kinds = counts->kinds;
        list->cells = counts->cells;
        if (!list_map(question, &list->across, &list->down))
            list->across = list->down = NULL;
        list_build(arena, result, sight, list);
    }
}
