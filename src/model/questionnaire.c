// SPDX-License-Identifier: MIT
//
// The parts of a questionnaire, linked and found by name.

#include "questionnaire.h"

#include "model_inside.h"
#include "text.h"

#include <assert.h>
#include <string.h>

// --- Indexing ---

struct indexing {
    struct arena *arena;
    struct questionnaire *questionnaire;
    struct diags *diags;
    struct ladder *ladder; // the one in work
    size_t sections, questions;
};

static void count_section(struct indexing *indexing,
                          const struct section *section) {
    indexing->sections++;
    indexing->questions += section->question_count;
    for (size_t i = 0; i < section->section_count; i++) {
        count_section(indexing, &section->sections[i]);
    }
}

static void add_question(struct indexing *indexing, struct question *question) {
    struct questionnaire *questionnaire = indexing->questionnaire;
    question->index = questionnaire->question_count;
    questionnaire->questions[questionnaire->question_count++] = question;
    names_add(questionnaire->names, (struct name){question, NAME_QUESTION},
              indexing->diags);
}

static void add_section(struct indexing *indexing, struct section *section,
                        struct section *parent) {
    struct ladder *ladder = indexing->ladder;
    section->ladder = ladder;
    section->parent = parent;
    section->index = ladder->node_count;
    ladder->nodes[ladder->node_count++] = section;
    names_add(indexing->questionnaire->names,
              (struct name){section, NAME_SECTION}, indexing->diags);
    for (size_t i = 0; i < section->question_count; i++) {
        section->questions[i].ladder = ladder;
        section->questions[i].section = section;
        add_question(indexing, &section->questions[i]);
    }
    for (size_t i = 0; i < section->section_count; i++) {
        add_section(indexing, &section->sections[i], section);
    }
}

static void add_ladder(struct indexing *indexing, struct ladder *ladder,
                       size_t index) {
    ladder->index = index;
    indexing->ladder = ladder;
    indexing->sections = 0;
    count_section(indexing, &ladder->root);
    ladder->nodes = ARENA_ARRAY(indexing->arena, const struct section *,
                                indexing->sections);
    ladder->node_count = 0;
    add_section(indexing, &ladder->root, NULL);
}

static void add_advice(struct indexing *indexing) {
    struct questionnaire *questionnaire = indexing->questionnaire;
    for (size_t i = 0; i < questionnaire->finding_count; i++) {
        const struct finding *finding = &questionnaire->findings[i];
        names_add(questionnaire->names, (struct name){finding, NAME_FINDING},
                  indexing->diags);
    }
    for (unsigned i = 0; i < questionnaire->recommendation_count; i++) {
        struct recommendation *recommendation =
            &questionnaire->recommendations[i];
        recommendation->index = i;
        names_add(questionnaire->names,
                  (struct name){recommendation, NAME_RECOMMENDATION},
                  indexing->diags);
    }
}

static void make_room(struct indexing *indexing) {
    struct questionnaire *questionnaire = indexing->questionnaire;
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        count_section(indexing, &questionnaire->ladders[i].root);
    }
    size_t questions = questionnaire->profile_count + indexing->questions +
                       questionnaire->closing_count;
    size_t names = 1 + questionnaire->scale_count + questions +
                   indexing->sections + questionnaire->finding_count +
                   questionnaire->recommendation_count;
    questionnaire->questions =
        ARENA_ARRAY(indexing->arena, struct question *, questions);
    questionnaire->question_count = 0;
    questionnaire->names = names_new(indexing->arena, names);
}

void questionnaire_index(struct arena *arena,
                         struct questionnaire *questionnaire,
                         struct diags *diags) {
    struct indexing indexing = {
        .arena = arena, .questionnaire = questionnaire, .diags = diags};
    make_room(&indexing);
    names_add(questionnaire->names,
              (struct name){questionnaire, NAME_QUESTIONNAIRE}, diags);
    for (size_t i = 0; i < questionnaire->scale_count; i++) {
        const struct scale *scale = &questionnaire->scales[i];
        names_add(questionnaire->names, (struct name){scale, NAME_SCALE},
                  diags);
    }
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        add_question(&indexing, &questionnaire->profile[i]);
    }
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        add_ladder(&indexing, &questionnaire->ladders[i], i);
    }
    for (size_t i = 0; i < questionnaire->closing_count; i++) {
        add_question(&indexing, &questionnaire->closing[i]);
    }
    add_advice(&indexing);
}

// --- Finding ---

static const void *find_of_kind(const struct questionnaire *questionnaire,
                                enum name_kind kind, const char *id) {
    const struct name *name = questionnaire_find(questionnaire, id);
    return name && name->kind == kind ? name->target : NULL;
}

const struct question *questionnaire_question(
    const struct questionnaire *questionnaire, const char *id) {
    return find_of_kind(questionnaire, NAME_QUESTION, id);
}

const struct section *questionnaire_section(
    const struct questionnaire *questionnaire, const char *id) {
    return find_of_kind(questionnaire, NAME_SECTION, id);
}

const struct ladder *questionnaire_ladder(
    const struct questionnaire *questionnaire, const char *id) {
    const struct section *section = questionnaire_section(questionnaire, id);
    return section && !section->parent ? section->ladder : NULL;
}

const struct recommendation *questionnaire_recommendation(
    const struct questionnaire *questionnaire, const char *id) {
    return find_of_kind(questionnaire, NAME_RECOMMENDATION, id);
}

// --- Levels and answers ---

const struct question_list *list_of(const struct question *question) {
    static const struct question_list none;
    return question->list ? question->list : &none;
}

const struct question *list_field(const struct question *list, const char *id) {
    const struct question_list *own = list_of(list);
    for (size_t i = 0; id && i < own->field_count; i++) {
        if (own->fields[i].id && !strcmp(own->fields[i].id, id))
            return &own->fields[i];
    }
    return NULL;
}

bool list_map(const struct question *list, const struct question **across,
              const struct question **down) {
    *across = list_field(list, list_of(list)->map_across);
    *down = list_field(list, list_of(list)->map_down);
    return *across && *down && (*across)->option_count && (*down)->option_count;
}

size_t list_cells(const struct question *list) {
    const struct question *across, *down;
    return list_map(list, &across, &down)
               ? (size_t)across->option_count * down->option_count
               : 0;
}

const char *lift_code(const struct lift *lift) {
    const struct question *question = lift->question;
    if (!question || question->scoring != SCORING_DEGREE) return NULL;
    return question->type == QUESTION_SCALE || question->type == QUESTION_CHOICE
               ? lift->given
               : NULL;
}

const struct level *ladder_level(const struct ladder *ladder, int number) {
    for (size_t i = 0; i < ladder->level_count; i++) {
        if (ladder->levels[i].number == number) return &ladder->levels[i];
    }
    return NULL;
}

const char *ladder_level_title(const struct ladder *ladder, int number) {
    const struct level *level = ladder_level(ladder, number);
    return level && level->title ? level->title : "";
}

const struct option *question_option(const struct question *question,
                                     const char *code) {
    for (size_t i = 0; code && i < question->option_count; i++) {
        const char *known = question->options[i].code;
        if (known && !strcmp(known, code)) return &question->options[i];
    }
    return NULL;
}

const char *option_name(const struct question *question, const char *code) {
    const struct option *option = code ? question_option(question, code) : NULL;
    if (option && option->label) return option->label;
    return code ? code : "";
}

const char *finding_word(enum finding_kind kind) {
    switch (kind) {
    case FINDING_RISK:
        return _("Risk");
    case FINDING_WARNING:
        return _("Worth watching");
    case FINDING_STRENGTH:
        return _("Strength");
    case FINDING_NOTE:
        return C_("finding", "Note");
    }
    return "";
}

const char *effort_word(int effort) {
    static const char *const words[] = {N_("days"), N_("weeks"),
                                        N_("a quarter"), N_("half a year"),
                                        N_("a year or more")};
    assert(effort >= 1 && (size_t)effort <= COUNT_OF(words));
    return _(words[effort - 1]);
}

const char *question_describes(const struct question *question, int level) {
    return level >= 0 && (size_t)level < question->description_count
               ? question->descriptions[level].text
               : NULL;
}

const char *question_description(const struct question *question, int level) {
    const struct ladder *ladder = question->ladder;
    const char *text = question_describes(question, level);
    if (text) return text;
    if (question->type == QUESTION_PAIR && ladder) {
        if (level == ladder->start && question->low) return question->low;
        if (level == ladder->top && question->high) return question->high;
        return "";
    }
    return level == 0 && question->type == QUESTION_RUBRIC
               ? _("nothing of this yet")
               : "";
}

double question_band(const struct question *question, double number) {
    if (!question->band_count || isnan(number)) return NAN;
    const struct band *band = &question->bands[0];
    for (size_t i = 1; i < question->band_count; i++) {
        if (question->bands[i].from <= number + TOLERANCE)
            band = &question->bands[i];
    }
    if (question->scoring == SCORING_DEGREE) return band->value;
    return band->level == LEVEL_UNKNOWN ? NAN : (double)band->level;
}
