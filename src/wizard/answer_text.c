// SPDX-License-Identifier: MIT
//
// An answer as a person reads it.

#include "interview.h"
#include "text.h"

#include <math.h>
#include <string.h>

static const char *level_text(struct arena *arena,
                              const struct question *question, double level) {
    int below = (int)floor(level + 1e-9);
    if (fabs(level - below) > 1e-9)
        return arena_printf(arena, _("%s, between levels %d and %d"),
                            text_amount(arena, level), below, below + 1);
    const char *title =
        question->ladder ? ladder_level_title(question->ladder, below) : "";
    if (!*title) return arena_printf(arena, "%d", below);
    return arena_printf(arena, "%d, %s", below, title);
}

// Texts put behind one another with [between]; one pass, whatever their number.
struct joined {
    struct arena *arena;
    char *text;
    size_t length, room;
};

static void join(struct joined *joined, const char *between, const char *text) {
    if (!joined->length) between = "";
    size_t more = strlen(between) + strlen(text);
    if (!joined->text || joined->length + more + 1 > joined->room) {
        size_t room = 2 * (joined->length + more + 1);
        char *larger = ARENA_ARRAY(joined->arena, char, room);
        if (joined->length) memcpy(larger, joined->text, joined->length);
        joined->text = larger;
        joined->room = room;
    }
    memcpy(joined->text + joined->length, between, strlen(between));
    memcpy(joined->text + joined->length + strlen(between), text,
           strlen(text) + 1);
    joined->length += more;
}

static const char *labels_text(struct arena *arena,
                               const struct question *question,
                               const struct value *value) {
    if (!value->code_count) return _("None of these");
    struct joined joined = {.arena = arena};
    for (size_t i = 0; i < value->code_count; i++) {
        join(&joined, "; ", option_name(question, value->codes[i]));
    }
    return joined.text;
}

static const char *nps_text(struct arena *arena, const struct value *value) {
    double people = value->promoters + value->passives + value->detractors;
    double index = people > 0
                       ? 100 * (value->promoters - value->detractors) / people
                       : NAN;
    char shown[TEXT_NUMBER_SIZE];
    return arena_printf(
        arena, _("NPS %s (%.0f promoters, %.0f passives, %.0f detractors)"),
        text_number(shown, index, 0), value->promoters, value->passives,
        value->detractors);
}

static const char *simple_text(struct arena *arena,
                               const struct question *question,
                               const struct value *value) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return level_text(arena, question, value->number);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return option_name(question, value->text);
    case QUESTION_MULTIPLE:
        return labels_text(arena, question, value);
    case QUESTION_NUMBER:
        return question->unit ? arena_printf(arena, "%s %s",
                                             text_amount(arena, value->number),
                                             question->unit)
                              : text_amount(arena, value->number);
    case QUESTION_PERCENT:
        // TRANSLATORS: a percentage, as the answer to a question.
        return arena_printf(arena, _("%s%%"),
                            text_amount(arena, value->number));
    case QUESTION_NPS:
        return nps_text(arena, value);
    case QUESTION_DATE:
        return text_date(arena, value->text);
    case QUESTION_TEXT:
        return value->text ? value->text : "";
    case QUESTION_LIST:
        break;
    }
    return "";
}

const char *interview_entry_text(struct arena *arena,
                                 const struct question *question,
                                 const struct entry *entry) {
    struct joined joined = {.arena = arena, .text = ""};
    for (size_t i = 0; i < list_of(question)->field_count; i++) {
        if (!entry->given[i]) continue;
        join(&joined, ", ",
             simple_text(arena, &list_of(question)->fields[i],
                         &entry->values[i]));
    }
    return joined.text;
}

const char *interview_unlisted_text(struct arena *arena,
                                    const struct answer *answer) {
    if (!answer->sums) return NULL;
    return arena_printf(arena,
                        PLURAL("%u entry without its words",
                               "%u entries without their words",
                               answer->sums->entries),
                        answer->sums->entries);
}

static const char *list_text(struct arena *arena,
                             const struct question *question,
                             const struct answer *answer) {
    const struct value *value = &answer->value;
    struct joined joined = {.arena = arena, .text = ""};
    if (!value->entry_count && !answer->sums) return _("Nothing");
    for (size_t i = 0; i < value->entry_count; i++) {
        join(&joined, "; ",
             interview_entry_text(arena, question, &value->entries[i]));
    }
    const char *unlisted = interview_unlisted_text(arena, answer);
    if (unlisted) join(&joined, "; ", unlisted);
    return joined.text;
}

const char *interview_answer_text(struct arena *arena,
                                  const struct question *question,
                                  const struct answer *answer) {
    switch (answer->state) {
    case ANSWER_NONE:
        return answer_round(answer) ? _("voted on, not agreed") : _("open");
    case ANSWER_DONT_KNOW:
        return _("don't know");
    case ANSWER_NOT_APPLICABLE:
        return _("not applicable");
    case ANSWER_GIVEN:
        break;
    }
    return question->type == QUESTION_LIST
               ? list_text(arena, question, answer)
               : simple_text(arena, question, &answer->value);
}
