// SPDX-License-Identifier: MIT

#include "phrases.h"

#include "statistics.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

const char *phrase_number(struct arena *arena, double number, int decimals) {
    return text_figure(arena, number, decimals);
}

const char *phrase_plain(struct arena *arena, double number) {
    return text_amount(arena, number);
}

const char *phrase_percent(struct arena *arena, double share) {
    return text_share(arena, share);
}

const char *phrase_percent_below(struct arena *arena, double share,
                                 double threshold) {
    return text_below(arena, share, threshold);
}

const char *phrase_level(struct arena *arena, const struct ladder *ladder,
                         int level) {
    const char *title = ladder_level_title(ladder, level);
    if (!title[0]) return arena_printf(arena, "%d", level);
    return arena_printf(arena, "%d, %s", level, title);
}

const char *phrase_level_inside(struct arena *arena,
                                const struct ladder *ladder, int level) {
    const char *title = ladder_level_title(ladder, level);
    if (!title[0]) return arena_printf(arena, "%d", level);
    return arena_printf(arena, "%d (%s)", level, title);
}

const char *phrase_state(enum question_state state) {
    switch (state) {
    case STATE_ANSWERED:
        return _("answered");
    case STATE_UNANSWERED:
        return _("open");
    case STATE_DONT_KNOW:
        return _("don't know");
    case STATE_NOT_APPLICABLE:
        return _("not applicable");
    case STATE_HIDDEN:
        return _("not asked");
    }
    return "";
}

const char *phrase_shape(enum shape shape) {
    switch (shape) {
    case SHAPE_NONE:
        return NULL;
    case SHAPE_UNANIMOUS:
        return _("all say the same");
    case SHAPE_NEIGHBOURS:
        return _("between two neighbouring answers, no real dispute");
    case SHAPE_ONE_DIFFERS:
        return _("one voice differs: hear it first");
    case SHAPE_TWO_CAMPS:
        return _("two camps: hear both before you settle");
    case SHAPE_SPREAD:
        return _("spread out: the question may be read in different ways");
    case SHAPE_MOSTLY_AGREED:
        return _("mostly agreed");
    }
    return NULL;
}

const char *phrase_band(enum band_of_advice band) {
    switch (band) {
    case ADVICE_NONE:
        return "";
    case ADVICE_NOW:
        return _("Now");
    case ADVICE_NEXT:
        return _("Next");
    case ADVICE_LATER:
        return _("Later");
    }
    return "";
}

const char *phrase_join(struct arena *arena, const char *first,
                        const char *second) {
    if (!first || !first[0]) return second ? second : "";
    if (!second || !second[0]) return first;
    return arena_printf(arena, "%s, %s", first, second);
}

const char *phrase_decision(struct arena *arena,
                            const struct decision *decision) {
    const char *text = decision_word(decision->state);
    if (!text) return NULL;
    if (decision->owner)
        text = phrase_join(
            arena, text,
            arena_printf(arena, _("responsible: %s"), decision->owner));
    if (decision->due)
        text = phrase_join(
            arena, text,
            arena_printf(arena, _("due: %s"), text_date(arena, decision->due)));
    return text;
}

static const char *codes_text(struct arena *arena,
                              const struct question *question,
                              const struct value *value) {
    if (!value->code_count) return _("none of these");
    size_t size = 1;
    for (size_t i = 0; i < value->code_count; i++) {
        size += strlen(option_name(question, value->codes[i])) + 2;
    }
    char *text = ARENA_ARRAY(arena, char, size), *end = text;
    for (size_t i = 0; i < value->code_count; i++) {
        if (i) end = stpcpy(end, "; ");
        end = stpcpy(end, option_name(question, value->codes[i]));
    }
    return text;
}

// The score, and how sure it is, before the counts that it comes from.
static const char *nps_value(struct arena *arena, const struct value *value) {
    struct promoter_score nps =
        promoter_score(value->promoters, value->passives, value->detractors);
    const char *counts =
        arena_printf(arena, _("promoters: %s; passives: %s; detractors: %s"),
                     phrase_plain(arena, value->promoters),
                     phrase_plain(arena, value->passives),
                     phrase_plain(arena, value->detractors));
    if (isnan(nps.score)) return counts;
    const char *score = phrase_number(arena, nps.score, 0);
    if (isnan(nps.margin))
        return arena_printf(
            arena, _("NPS %s, of too few answers to say how sure (%s)"), score,
            counts);
    return arena_printf(arena, _("NPS %s, give or take %s points (%s)"), score,
                        phrase_number(arena, nps.margin, 0), counts);
}

// A value that holds no other values.
static const char *simple_value(struct arena *arena,
                                const struct question *question,
                                const struct value *value) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return phrase_described(arena, question, value->number);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return option_name(question, value->text);
    case QUESTION_MULTIPLE:
        return codes_text(arena, question, value);
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
        return phrase_amount(arena, question, value->number);
    case QUESTION_NPS:
        return nps_value(arena, value);
    case QUESTION_DATE:
        return text_date(arena, value->text);
    case QUESTION_TEXT:
        return value->text ? value->text : "";
    case QUESTION_LIST:
        break;
    }
    return "";
}

static const char *entry_field(struct arena *arena,
                               const struct question *question,
                               const struct entry *entry, size_t index,
                               bool named) {
    const struct question *field = &list_of(question)->fields[index];
    const char *shown = simple_value(arena, field, &entry->values[index]);
    return named ? arena_printf(arena, "%s: %s", field->ask, shown) : shown;
}

// The field that says what an entry is: the first one given that is a text.
static size_t entry_main(const struct question *question,
                         const struct entry *entry) {
    for (size_t i = 0; i < list_of(question)->field_count; i++) {
        if (entry->given[i] &&
            list_of(question)->fields[i].type == QUESTION_TEXT)
            return i;
    }
    return list_of(question)->field_count;
}

const char *phrase_entry_name(struct arena *arena,
                              const struct question *question,
                              const struct entry *entry) {
    size_t index = entry_main(question, entry);
    return index < list_of(question)->field_count
               ? entry_field(arena, question, entry, index, false)
               : phrase_entry_rest(arena, question, entry);
}

static const char *entry_fields(struct arena *arena,
                                const struct question *question,
                                const struct entry *entry, size_t without) {
    const char *text = NULL;
    for (size_t i = 0; i < list_of(question)->field_count; i++) {
        if (!entry->given[i] || i == without) continue;
        const char *shown = entry_field(arena, question, entry, i,
                                        list_of(question)->field_count > 1);
        // What ends a sentence stays its end.
        size_t length = text ? strlen(text) : 0;
        bool ended = length && strchr(".!?", text[length - 1]);
        text =
            text ? arena_printf(arena, "%s%s %s", text, ended ? "" : ";", shown)
                 : shown;
    }
    return text ? text : "";
}

const char *phrase_entry_rest(struct arena *arena,
                              const struct question *question,
                              const struct entry *entry) {
    return entry_fields(arena, question, entry, entry_main(question, entry));
}

static const char *whole_entry(struct arena *arena,
                               const struct question *question,
                               const struct entry *entry) {
    return entry_fields(arena, question, entry, list_of(question)->field_count);
}

const char *phrase_kind(const struct question *list,
                        const struct list_kind *kind) {
    if (kind) return kind->label;
    return list_of(list)->kind_count ? _("Of no kind") : _("Entries");
}

static const char *list_text(struct arena *arena,
                             const struct question *question,
                             const struct value *value) {
    if (!value->entry_count) return _("nothing");
    const char **lines = ARENA_ARRAY(arena, const char *, value->entry_count);
    size_t size = 1;
    for (size_t i = 0; i < value->entry_count; i++) {
        lines[i] = whole_entry(arena, question, &value->entries[i]);
        size += strlen(lines[i]) + 3;
    }
    char *text = ARENA_ARRAY(arena, char, size), *end = text;
    for (size_t i = 0; i < value->entry_count; i++) {
        end = stpcpy(stpcpy(end, i ? "\n- " : "- "), lines[i]);
    }
    return text;
}

const char *phrase_value(struct arena *arena, const struct question *question,
                         const struct value *value) {
    return question->type == QUESTION_LIST
               ? list_text(arena, question, value)
               : simple_value(arena, question, value);
}

// The key of such a ballot is the number itself.
static const char *number_ballot(struct arena *arena,
                                 const struct question *question,
                                 const struct ballot *ballot) {
    double number = strtod(ballot->key, NULL);
    return phrase_amount(arena, question, round(10 * number) / 10);
}

const char *phrase_ballot(struct arena *arena, const struct question *question,
                          const struct ballot *ballot) {
    switch (question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return phrase_plain(arena, ballot->measure);
    case QUESTION_MULTIPLE:
        return phrase_percent(arena, ballot->measure);
    case QUESTION_NUMBER:
    case QUESTION_PERCENT:
    case QUESTION_NPS:
        return number_ballot(arena, question, ballot);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
    case QUESTION_DATE:
    case QUESTION_TEXT:
    case QUESTION_LIST:
        break;
    }
    return option_name(question, ballot->key);
}
