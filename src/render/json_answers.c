// SPDX-License-Identifier: MIT
//
// Values, answers, lists and groups.

#include "json_inside.h"
#include "remarks.h"

// --- Values ---

json_t *number_json(double value) {
    return isfinite(value) ? json_real(value) : json_null();
}

// Whole numbers without a point: costs, counts and levels read so.
json_t *plain_json(double value) {
    if (isfinite(value) && value == floor(value) && fabs(value) < 1e15)
        return json_integer((json_int_t)value);
    return number_json(value);
}

json_t *level_json(int level) {
    return level == LEVEL_UNKNOWN ? json_null() : json_integer(level);
}

json_t *text_json(const char *text) {
    return text ? json_string(text) : json_null();
}

void set_json(json_t *object, const char *key, json_t *value) {
    json_object_set_new(object, key, value);
}

void add_json(json_t *array, json_t *value) {
    json_array_append_new(array, value);
}

// --- Answers ---

static json_t *codes_json(const struct value *value) {
    json_t *codes = json_array();
    for (size_t i = 0; i < value->code_count; i++) {
        add_json(codes, text_json(value->codes[i]));
    }
    return codes;
}

static json_t *nps_json(const struct value *value) {
    json_t *counts = json_object();
    set_json(counts, "promoters", plain_json(value->promoters));
    set_json(counts, "passives", plain_json(value->passives));
    set_json(counts, "detractors", plain_json(value->detractors));
    return counts;
}

// A value that holds no other values: also each field of a list.
static json_t *simple_json(const struct question *question,
                           const struct value *value) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        return plain_json(value->number);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
    case QUESTION_DATE:
    case QUESTION_TEXT:
        return text_json(value->text);
    case QUESTION_MULTIPLE:
        return codes_json(value);
    case QUESTION_NPS:
        return nps_json(value);
    case QUESTION_LIST:
        break;
    }
    return json_null();
}

static json_t *entry_json(const struct question *question,
                          const struct entry *entry) {
    json_t *fields = json_object();
    for (size_t i = 0; i < list_of(question)->field_count; i++) {
        const struct question *field = &list_of(question)->fields[i];
        set_json(fields, field->id,
                 entry->given[i] ? simple_json(field, &entry->values[i])
                                 : json_null());
    }
    return fields;
}

static json_t *list_json(const struct question *question,
                         const struct value *value) {
    json_t *list = json_array();
    for (size_t i = 0; i < value->entry_count; i++)
        add_json(list, entry_json(question, &value->entries[i]));
    return list;
}

static json_t *value_json(const struct question *question,
                          const struct value *value) {
    return question->type == QUESTION_LIST ? list_json(question, value)
                                           : simple_json(question, value);
}

json_t *answer_json(const struct question *question,
                    const struct answer *answer) {
    return answer && answer->state == ANSWER_GIVEN
               ? value_json(question, &answer->value)
               : json_null();
}

static json_t *tally_json(const struct tally *tally) {
    json_t *ballots = json_object();
    for (size_t i = 0; i < tally->ballot_count; i++)
        set_json(ballots, tally->ballots[i].key,
                 plain_json(tally->ballots[i].count));
    return ballots;
}

// What was written beside it, as far as this reader may see it.
static json_t *remarks_json(const struct result *whole,
                            const struct render_options *options,
                            const struct question *question) {
    struct remarks remarks =
        remarks_of_all(options->arena, options, whole, question);
    json_t *list = json_array();
    for (size_t i = 0; i < remarks.count; i++) {
        const struct remark *remark = &remarks.items[i];
        json_t *object = json_object();
        set_json(object, "kind", text_json(remark_name(remark->kind)));
        set_json(object, "text", text_json(remark->code));
        if (remark->is_private) set_json(object, "private", json_true());
        add_json(list, object);
    }
    return list;
}

json_t *question_json(const struct result *whole,
                      const struct render_options *options,
                      const struct question_result *result) {
    const struct question *question = result->question;
    json_t *object = json_object();
    set_json(object, "id", text_json(question->id));
    set_json(object, "title", text_json(question->ask));
    set_json(object, "state", text_json(question_state_name(result->state)));
    set_json(object, "answer", answer_json(question, result->answer));
    set_json(object, "mean", number_json(result->mean));
    set_json(object, "consensus", number_json(result->agreement.consensus));
    set_json(object, "ballots", tally_json(&result->tally));
    set_json(object, "remarks", remarks_json(whole, options, question));
    if (!result->votes) return object;
    // What was agreed after them counts in their place.
    set_json(object, "votes", tally_json(&result->votes->tally));
    set_json(object, "votes-consensus",
             number_json(result->votes->agreement.consensus));
    return object;
}

json_t *question_ids(const struct question_result *const *questions,
                     size_t count) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        add_json(list, text_json(questions[i]->question->id));
    }
    return list;
}

// --- Lists ---

static json_t *kinds_json(const struct list_result *list) {
    const struct question *question = list->question;
    json_t *counts = json_object();
    for (size_t i = 0; i < list_of(question)->kind_count; i++)
        set_json(counts, list_of(question)->kinds[i].code,
                 plain_json(list->kinds[i]));
    return counts;
}

static json_t *cells_json(const struct list_result *list) {
    json_t *cells = json_array();
    size_t columns = list->across ? list->across->option_count : 0;
    for (size_t y = 0; columns && y < list->down->option_count; y++) {
        for (size_t x = 0; x < columns; x++) {
            double count = list->cells[y * columns + x];
            json_t *cell = json_object();
            set_json(cell, "across", text_json(list->across->options[x].code));
            set_json(cell, "down", text_json(list->down->options[y].code));
            set_json(cell, "count", plain_json(count));
            add_json(cells, cell);
        }
    }
    return cells;
}

json_t *lists_json(const struct result *result) {
    json_t *lists = json_array();
    for (size_t i = 0; i < result->list_count; i++) {
        const struct list_result *list = &result->lists[i];
        json_t *object = json_object(), *entries = json_array();
        set_json(object, "question", text_json(list->question->id));
        for (size_t j = 0; j < list->entry_count; j++) {
            const struct sorted_entry *sorted = &list->entries[j];
            json_t *entry = json_object();
            set_json(entry, "kind",
                     text_json(sorted->kind ? sorted->kind->code : NULL));
            set_json(entry, "entry", entry_json(list->question, sorted->entry));
            add_json(entries, entry);
        }
        set_json(object, "count", plain_json(list->counted));
        set_json(object, "kinds", kinds_json(list));
        set_json(object, "map", cells_json(list));
        set_json(object, "entries", entries);
        add_json(lists, object);
    }
    return lists;
}

// --- Groups ---

static json_t *group_json(const struct result *result,
                          const struct group_result *group) {
    const struct questionnaire *questionnaire = result->questionnaire;
    json_t *object = json_object(), *scores = json_object();
    json_t *means = json_object();
    set_json(object, "group", text_json(group->option->code));
    set_json(object, "people", plain_json(group->people));
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        for (size_t j = 0; j < ladder->node_count; j++)
            set_json(scores, ladder->nodes[j]->id,
                     number_json(group_score(group, ladder->nodes[j])));
    }
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (question->scoring != SCORING_NONE && group->cells)
            set_json(means, question->id,
                     number_json(group->cells[i].shown ? group->cells[i].mean
                                                       : NAN));
    }
    set_json(object, "scores", scores);
    set_json(object, "means", means);
    return object;
}

static json_t *gap_json(const struct grouping_result *grouping,
                        const struct gap_result *gap) {
    json_t *object = json_object();
    set_json(object, "question", text_json(gap->question->id));
    set_json(object, "first",
             text_json(grouping->groups[gap->first].option->code));
    set_json(object, "second",
             text_json(grouping->groups[gap->second].option->code));
    set_json(object, "difference", number_json(gap->difference));
    set_json(object, "delta", number_json(gap->delta));
    set_json(object, "p", number_json(gap->p));
    return object;
}

static json_t *grouping_json(const struct result *result,
                             const struct grouping_result *grouping) {
    json_t *object = json_object(), *groups = json_array();
    json_t *gaps = json_array();
    set_json(object, "question", text_json(grouping->question->id));
    set_json(object, "withheld", json_boolean(grouping->withheld));
    for (size_t i = 0; i < grouping->group_count; i++) {
        if (grouping->groups[i].shown)
            add_json(groups, group_json(result, &grouping->groups[i]));
    }
    for (size_t i = 0; i < grouping->gap_count; i++) {
        // Without a mean that may be shown the rest may not be told, either.
        if (grouping->gaps[i].notable && !isnan(grouping->gaps[i].difference))
            add_json(gaps, gap_json(grouping, &grouping->gaps[i]));
    }
    set_json(object, "groups", groups);
    set_json(object, "gaps", gaps);
    return object;
}

json_t *groups_json(const struct result *result) {
    json_t *list = json_array();
    for (size_t i = 0; i < result->grouping_count; i++)
        add_json(list, grouping_json(result, &result->groupings[i]));
    return list;
}
