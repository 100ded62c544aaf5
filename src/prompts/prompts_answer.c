// SPDX-License-Identifier: MIT
//
// Answers and what becomes of them. Nothing is called saved before it is.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

#define ENTRIES_MAX 1000

bool prompts_may_change(struct prompts *prompts) {
    if (prompts->options->read_only) {
        prompts_refuse(prompts, _("This assessment is read-only here: nothing "
                                  "in it can be changed."));
        return false;
    }
    if (prompts->at) return true;
    prompts_refuse(prompts, _("All questions are behind us; back, go or review "
                              "lead to one."));
    return false;
}

static void offer_way_out(struct prompts *prompts) {
    const struct prompts_options *options = prompts->options;
    if (!options->interactive) return;
    if (options->save_elsewhere)
        prompts_say(prompts, _("It is tried again with the next answer. "
                               "\"save FILE\" goes on in another file."));
    else
        prompts_say(prompts, _("It is tried again with the next answer."));
    if (options->save_over)
        prompts_say(prompts, _("\"overwrite\" replaces the file where "
                               "somebody else changed it; that version is "
                               "kept beside it."));
}

void prompts_store(struct prompts *prompts, const char *done) {
    const struct prompts_options *options = prompts->options;
    const char *problem = NULL;
    if (options->save(options->context, prompts->assessment, &problem)) {
        prompts->unsaved = prompts->moved = prompts->told = false;
        prompts_say(prompts, "%s", done);
        return;
    }
    prompts->unsaved = true;
    prompts_say(prompts, _("NOT SAVED: %s"),
                problem ? problem : _("the reason is not known"));
    offer_way_out(prompts);
}

void prompts_move(struct prompts *prompts, const struct question *question) {
    prompts->at = question;
    prompts->show = true;
    if (!question || prompts->options->read_only) return;
    interview_goto(prompts->interview, question);
    prompts->moved = true;
}

void prompts_move_on(struct prompts *prompts) {
    prompts_move(prompts, prompts->at
                              ? interview_next(prompts->interview, prompts->at)
                              : NULL);
}

// The place to go on is saved together with the answer.
static void store_and_move_on(struct prompts *prompts, const char *done) {
    prompts_move_on(prompts);
    prompts_store(prompts, done);
}

static const char *saved(struct prompts *prompts, const char *now,
                         const char *before) {
    if (!before) return arena_printf(prompts->scratch, _("Saved: %s."), now);
    if (!strcmp(now, before))
        return arena_printf(prompts->scratch, _("Saved: %s, as before."), now);
    return arena_printf(prompts->scratch, _("Saved: %s. It was %s."), now,
                        before);
}

static void saved_answer(struct prompts *prompts, const char *before) {
    const char *now = prompts_answer_words(prompts, prompts->at);
    store_and_move_on(prompts, saved(prompts, now ? now : "", before));
}

void prompts_answer(struct prompts *prompts, const char *text) {
    if (!prompts_may_change(prompts)) return;
    const struct question *question = prompts->at;
    struct value value = {0};
    const char *problem = NULL;
    if (!interview_parse(prompts->arena, question, text, &value, &problem)) {
        prompts_refuse(prompts, "%s", problem);
        return;
    }
    const char *before = prompts_answer_words(prompts, question);
    interview_answer(prompts->interview, question, &value);
    saved_answer(prompts, before);
}

void prompts_dont_know(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (!prompts_may_change(prompts)) return;
    const char *before = prompts_answer_words(prompts, prompts->at);
    interview_dont_know(prompts->interview, prompts->at);
    saved_answer(prompts, before);
}

void prompts_not_applicable(struct prompts *prompts, const char *reason) {
    if (!prompts_may_change(prompts)) return;
    if (!reason && !prompts_ask(prompts, &reason,
                                _("Why does this not apply? An empty line "
                                  "changes nothing")))
        return;
    if (!*reason) {
        prompts_refuse(prompts, _("Nothing was changed: a reason is needed."));
        return;
    }
    const char *before = prompts_answer_words(prompts, prompts->at);
    interview_not_applicable(prompts->interview, prompts->at,
                             arena_string(prompts->arena, reason));
    saved_answer(prompts, before);
}

// --- Lists ---

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
        ARENA_ARRAY(prompts->arena, struct value, question->field_count),
        ARENA_ARRAY(prompts->arena, bool, question->field_count)};
    return value;
}

static void store_entry(struct prompts *prompts, const struct value *value) {
    interview_answer(prompts->interview, prompts->at, value);
    prompts_store(prompts,
                  arena_printf(prompts->scratch, _("Saved as entry %zu."),
                               value->entry_count));
}

void prompts_answer_list(struct prompts *prompts, const char *text) {
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
    struct value whole;
    bool at_once = question->field_count == 1 || strchr(text, ';');
    if (at_once) {
        if (!interview_parse(prompts->arena, question, text, &whole,
                             &problem)) {
            prompts_refuse(prompts, "%s", problem);
            return;
        }
        *entry = whole.entries[0];
        store_entry(prompts, &value);
        return;
    }
    if (!interview_parse(prompts->arena, &question->fields[0], text,
                         &entry->values[0], &problem)) {
        prompts_refuse(prompts, "%s", problem);
        return;
    }
    entry->given[0] = true;
    // An entry that was begun is kept, even when the input ends in it.
    for (size_t i = 1; i < question->field_count; i++) {
        if (!ask_field(prompts, &question->fields[i], &entry->values[i],
                       &entry->given[i]))
            break;
    }
    if (!prompts->refused) store_entry(prompts, &value);
}

// --- Ticks ---

void prompts_tick(struct prompts *prompts, const char *number) {
    if (!prompts_may_change(prompts)) return;
    const struct question *question = prompts->at;
    double place;
    if (!question->tick_count || !text_parse_number(number, &place) ||
        place < 1 || place > (double)question->tick_count ||
        place != (double)(size_t)place) {
        prompts_refuse(prompts,
                       _("%s is not the number of a statement to be "
                         "ticked here."),
                       number);
        return;
    }
    interview_tick(prompts->interview, question,
                   question->ticks[(size_t)place - 1].code);
    prompts_store(
        prompts,
        arena_printf(prompts->scratch,
                     _("Saved. What is ticked speaks for level %d."),
                     interview_proposal(prompts->interview, question)));
}
