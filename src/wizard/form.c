// SPDX-License-Identifier: MIT
//
// Answers of several parts: the entries of a list, and the three counts of an
// NPS question. A part is typed at a time.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

#define ENTRIES_MAX 1000

static const char *const counts[] = {N_("promoters (9 and 10)"),
                                     N_("passives (7 and 8)"),
                                     N_("detractors (0 to 6)")};

int list_places(const struct wizard *wizard) {
    const struct answer *answer = given(wizard);
    if (answer->state != ANSWER_GIVEN) return 0;
    return (int)answer->value.entry_count;
}

// --- Beginning ---

// A value as it would be typed.
static const char *as_typed(struct wizard *wizard, const struct question *field,
                            const struct value *value) {
    switch (field->type) {
    case QUESTION_SCALE:
    case QUESTION_CHOICE: {
        const struct option *option =
            value->text ? question_option(field, value->text) : NULL;
        return option && option->label ? option->label : value->text;
    }
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return words_plain(wizard->frame, value->number);
    case QUESTION_MULTIPLE:
    case QUESTION_NPS:
    case QUESTION_LIST: {
        struct answer answer = {.state = ANSWER_GIVEN, .value = *value};
        return interview_answer_text(wizard->frame, field, &answer);
    }
    case QUESTION_DATE:
    case QUESTION_TEXT:
        break;
    }
    return value->text;
}

static void edit_part(struct wizard *wizard) {
    struct form *form = &wizard->form;
    arena_reset(wizard->typing);
    edit_begin(&wizard->edit, wizard->typing, form->texts[form->current],
               false);
}

static void fill_entry(struct wizard *wizard, size_t entry) {
    struct form *form = &wizard->form;
    const struct question *question = wizard->at;
    const struct answer *answer = given(wizard);
    bool exists =
        answer->state == ANSWER_GIVEN && entry < answer->value.entry_count;
    for (size_t i = 0; i < form->count; i++) {
        form->fields[i] = &list_of(question)->fields[i];
        form->labels[i] = list_of(question)->fields[i].ask
                              ? list_of(question)->fields[i].ask
                              : list_of(question)->fields[i].id;
        if (exists && answer->value.entries[entry].given[i])
            form->texts[i] =
                arena_string(wizard->arena,
                             as_typed(wizard, &list_of(question)->fields[i],
                                      &answer->value.entries[entry].values[i]));
    }
}

static void fill_counts(struct wizard *wizard) {
    struct form *form = &wizard->form;
    const struct answer *answer = given(wizard);
    const double numbers[] = {answer->value.promoters, answer->value.passives,
                              answer->value.detractors};
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        form->labels[i] = _(counts[i]);
        if (answer->state == ANSWER_GIVEN)
            form->texts[i] = arena_string(
                wizard->arena, words_plain(wizard->frame, numbers[i]));
    }
}

void form_begin(struct wizard *wizard, size_t entry) {
    const struct question *question = wizard->at;
    struct form *form = &wizard->form;
    if (form->question != question || form->entry != entry) {
        bool list = question->type == QUESTION_LIST;
        size_t count = list ? list_of(question)->field_count : COUNT_OF(counts);
        *form = (struct form){
            .question = question,
            .entry = entry,
            .count = count,
            .labels = ARENA_ARRAY(wizard->arena, const char *, count),
            .texts = ARENA_ARRAY(wizard->arena, const char *, count)};
        for (size_t i = 0; i < count; i++) {
            form->texts[i] = "";
        }
        if (list) {
            form->fields =
                ARENA_ARRAY(wizard->arena, const struct question *, count);
            fill_entry(wizard, entry);
        } else {
            fill_counts(wizard);
        }
    }
    edit_part(wizard);
    page_open(wizard, PAGE_FORM);
}

// --- As one text, for a draft ---

const char *form_text(const struct wizard *wizard) {
    const struct form *form = &wizard->form;
    const char *text = "";
    for (size_t i = 0; i < form->count; i++) {
        const char *part =
            i == form->current ? wizard->edit.text : form->texts[i];
        text = arena_printf(wizard->frame, "%s%s%s", text, i ? "; " : "", part);
    }
    return text;
}

void form_resume(struct wizard *wizard, const char *text) {
    struct form *form = &wizard->form;
    form->question = NULL;
    form_begin(wizard, (size_t)list_places(wizard));
    for (size_t i = 0; i < form->count; i++) {
        const char *end = strstr(text, "; ");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        // What is left over belongs to the last part.
        if (i + 1 == form->count) length = strlen(text);
        form->texts[i] = arena_copy(wizard->arena, text, length);
        text += length;
        if (*text) text += 2;
    }
    edit_part(wizard);
}

// --- Storing ---

static void keep_part(struct wizard *wizard) {
    struct form *form = &wizard->form;
    if (strcmp(form->texts[form->current], wizard->edit.text) != 0)
        form->texts[form->current] =
            arena_string(wizard->arena, wizard->edit.text);
}

static bool parse_part(struct wizard *wizard, size_t part,
                       struct value *value) {
    const struct form *form = &wizard->form;
    const char *problem = NULL;
    if (form->fields) {
        if (interview_parse(wizard->arena, form->fields[part],
                            form->texts[part], value, &problem))
            return true;
    } else {
        double count;
        if (text_parse_number(form->texts[part], &count) && count >= 0 &&
            count == (double)(long)count)
            return true;
        problem = _("Type how many people: a whole number, also 0.");
    }
    page_say(wizard, "%s", problem);
    return false;
}

// False where a part is not understood; that part is then the current one.
static bool parse_entry(struct wizard *wizard, struct value *value, bool *any) {
    struct form *form = &wizard->form;
    struct entry entry = {ARENA_ARRAY(wizard->arena, struct value, form->count),
                          ARENA_ARRAY(wizard->arena, bool, form->count)};
    *any = false;
    for (size_t i = 0; i < form->count; i++) {
        if (!*form->texts[i]) continue;
        if (!parse_part(wizard, i, &entry.values[i])) {
            form->current = i;
            return false;
        }
        entry.given[i] = *any = true;
    }
    const struct answer *answer = given(wizard);
    size_t count =
        answer->state == ANSWER_GIVEN ? answer->value.entry_count : 0;
    size_t total = form->entry < count ? count : count + 1;
    *value = (struct value){0};
    value->entries = ARENA_ARRAY(wizard->arena, struct entry, total);
    if (count)
        memcpy(value->entries, answer->value.entries,
               count * sizeof(struct entry));
    value->entries[form->entry < count ? form->entry : count] = entry;
    value->entry_count = total;
    return true;
}

static bool parse_counts(struct wizard *wizard, struct value *value,
                         bool *any) {
    const struct form *form = &wizard->form;
    const char *problem = NULL;
    *any = *form->texts[0] || *form->texts[1] || *form->texts[2];
    if (!*any) return true;
    // A part left empty is nobody.
    const char *text = arena_printf(wizard->frame, "%s %s %s",
                                    *form->texts[0] ? form->texts[0] : "0",
                                    *form->texts[1] ? form->texts[1] : "0",
                                    *form->texts[2] ? form->texts[2] : "0");
    if (interview_parse(wizard->arena, form->question, text, value, &problem))
        return true;
    page_say(wizard, "%s", problem);
    return false;
}

enum stored { STORED_NOT, STORED_NOTHING, STORED };

static enum stored form_store(struct wizard *wizard) {
    struct form *form = &wizard->form;
    struct value value;
    bool any = false;
    bool understood = form->fields ? parse_entry(wizard, &value, &any)
                                   : parse_counts(wizard, &value, &any);
    if (!understood) return STORED_NOT;
    if (any && value.entry_count > ENTRIES_MAX) {
        page_say(wizard, _("A list can have %d entries."), ENTRIES_MAX);
        return STORED_NOT;
    }
    bool changed =
        any && interview_answer(wizard->interview, form->question, &value);
    if (changed && form->fields) wizard->marked = (int)form->entry;
    form->question = NULL;
    return changed ? STORED : STORED_NOTHING;
}

// --- Keys ---

static enum outcome form_done(struct wizard *wizard) {
    bool list = wizard->form.fields != NULL;
    enum stored stored = form_store(wizard);
    if (stored == STORED_NOT) {
        edit_part(wizard);
        return OUTCOME_STAY;
    }
    page_close_all(wizard);
    if (list) return stored == STORED ? change_stored(wizard) : OUTCOME_STAY;
    const struct question *next = interview_next(wizard->interview, wizard->at);
    if (stored == STORED) return change_stored_then(wizard, next);
    if (next)
        move_to(wizard, next);
    else
        page_open(wizard, PAGE_REVIEW);
    return OUTCOME_STAY;
}

enum outcome act_form_next(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct form *form = &wizard->form;
    struct value value;
    keep_part(wizard);
    if (*form->texts[form->current] &&
        !parse_part(wizard, form->current, &value))
        return OUTCOME_STAY;
    if (form->current + 1 == form->count) return form_done(wizard);
    form->current++;
    edit_part(wizard);
    return OUTCOME_STAY;
}

enum outcome act_form_move(struct wizard *wizard, const struct event *event) {
    struct form *form = &wizard->form;
    bool back = event->key == KEY_UP_ || event->key == KEY_BACKTAB_;
    keep_part(wizard);
    if (back && form->current)
        form->current--;
    else if (!back && form->current + 1 < form->count)
        form->current++;
    edit_part(wizard);
    return OUTCOME_STAY;
}

enum outcome act_form_close(struct wizard *wizard, const struct event *event) {
    (void)event;
    keep_part(wizard);
    enum stored stored = form_store(wizard);
    page_close_all(wizard);
    if (stored == STORED) return change_stored(wizard);
    if (stored == STORED_NOT)
        page_say(wizard, _("Not an answer yet: Space goes on with what was "
                           "typed."));
    return OUTCOME_STAY;
}

enum outcome act_add(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    form_begin(wizard, (size_t)list_places(wizard));
    return OUTCOME_STAY;
}

enum outcome act_delete(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    const struct value *before = &given(wizard)->value;
    size_t gone = (size_t)wizard->marked, count = 0;
    if (gone >= before->entry_count) return OUTCOME_STAY;
    struct value value = {0};
    value.entries =
        ARENA_ARRAY(wizard->arena, struct entry, before->entry_count);
    for (size_t i = 0; i < before->entry_count; i++) {
        if (i != gone) value.entries[count++] = before->entries[i];
    }
    value.entry_count = count;
    wizard->form.question = NULL;
    if (count)
        interview_answer(wizard->interview, wizard->at, &value);
    else
        interview_clear(wizard->interview, wizard->at);
    if (wizard->marked >= (int)count) wizard->marked = (int)count - 1;
    page_say(wizard, _("The entry is removed; u brings it back."));
    return change_stored(wizard);
}
