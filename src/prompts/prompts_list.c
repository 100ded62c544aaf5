// SPDX-License-Identifier: MIT
//
// Lists: entries of several fields, one more or one less.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

#define ENTRIES_MAX 1000

// Asks for one field until it is understood; an empty line leaves it out.
// False when the input ends or a line was refused.
static bool ask_field(struct prompts *prompts, const struct question *field,
                      struct value *value, bool *given) {
    for (;;) {
        const char *text, *problem = NULL;
        const char *label = field->ask ? field->ask : field->id;
        for (size_t i = 0; i < field->option_count; i++) {
            prompts_say(prompts, "%zu. %s", i + 1, field->options[i].label);
        }
        if (!prompts_ask(prompts, &text, "%s", label)) {
            if (prompts->over) return false;
            continue;
        }
        *given = *text != '\0';
        if (!*given) return true;
        if (interview_parse(prompts->arena, field, text, value, &problem))
            return true;
        *given = false;
        prompts_refuse(prompts, "%s", problem);
        if (prompts->over) return false;
    }
}

// The entries so far and room for one more.
static struct value with_one_more(struct prompts *prompts,
                                  const struct question *question) {
    const struct answer *answer = interview_given(prompts->interview, question);
    struct value value = {0};
    size_t count =
        answer && answer->state == ANSWER_GIVEN ? answer->value.entry_count : 0;
    value.entries = ARENA_ARRAY(prompts->arena, struct entry, count + 1);
    if (count)
        memcpy(value.entries, answer->value.entries,
               count * sizeof(struct entry));
    value.entry_count = count + 1;
    value.entries[count] = (struct entry){
        ARENA_ARRAY(prompts->arena, struct value,
                    list_of(question)->field_count),
        ARENA_ARRAY(prompts->arena, bool, list_of(question)->field_count)};
    return value;
}

static void store_entry(struct prompts *prompts, const struct value *value) {
    interview_answer(prompts->interview, prompts->at, value);
    prompts_store(prompts,
                  arena_printf(prompts->scratch, _("Saved as entry %zu."),
                               value->entry_count));
}

void prompts_add_entry(struct prompts *prompts, const char *text) {
    if (!prompts_may_change(prompts)) return;
    const struct question *question = prompts->at;
    struct value value = with_one_more(prompts, question);
    if (value.entry_count > ENTRIES_MAX) {
        prompts_refuse(prompts, _("A list can have %d entries."), ENTRIES_MAX);
        return;
    }
    struct entry *entry = &value.entries[value.entry_count - 1];
    const char *problem = NULL;
    // Whoever writes all fields at once, with semicolons, is asked no more.
    if (list_of(question)->field_count == 1 || strchr(text, ';')) {
        struct value whole = {0};
        if (!interview_parse(prompts->arena, question, text, &whole,
                             &problem)) {
            prompts_refuse(prompts, "%s", problem);
            return;
        }
        *entry = whole.entries[0];
        store_entry(prompts, &value);
        return;
    }
    if (!interview_parse(prompts->arena, &list_of(question)->fields[0], text,
                         &entry->values[0], &problem)) {
        prompts_refuse(prompts, "%s", problem);
        return;
    }
    entry->given[0] = true;
    // An entry that was begun is kept, even when the input ends in it.
    for (size_t i = 1; i < list_of(question)->field_count; i++) {
        if (!ask_field(prompts, &list_of(question)->fields[i],
                       &entry->values[i], &entry->given[i]))
            break;
    }
    if (!prompts->refused) store_entry(prompts, &value);
}

void prompts_remove_entry(struct prompts *prompts, const char *number) {
    if (!prompts_may_change(prompts)) return;
    const struct question *question = prompts->at;
    const struct answer *answer = interview_given(prompts->interview, question);
    size_t place, count = 0;
    if (question->type == QUESTION_LIST && answer->state == ANSWER_GIVEN)
        count = answer->value.entry_count;
    if (!prompts_count(number, count, &place)) {
        prompts_refuse(prompts, _("%s is not the number of an entry here."),
                       number);
        return;
    }
    struct value value = {.entry_count = count - 1};
    value.entries = ARENA_ARRAY(prompts->arena, struct entry, count);
    for (size_t i = 0, kept = 0; i < count; i++) {
        if (i + 1 != place) value.entries[kept++] = answer->value.entries[i];
    }
    const char *text = interview_entry_text(prompts->scratch, question,
                                            &answer->value.entries[place - 1]);
    if (value.entry_count)
        interview_answer(prompts->interview, question, &value);
    else
        interview_clear(prompts->interview, question);
    prompts_store(prompts, arena_printf(prompts->scratch,
                                        _("Saved: removed: %s."), text));
}
