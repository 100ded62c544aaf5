// SPDX-License-Identifier: MIT
//
// Changing the language while the questionnaire is in use: everything that
// points to its questions, sections and levels stays, only their texts are
// others.

#include "questionnaire.h"

#include <string.h>

static void take_options(struct option *options, const struct option *other,
                         size_t count) {
    for (size_t i = 0; i < count; i++) {
        options[i].label = other[i].label;
    }
}

static void take_questions(struct question *questions,
                           const struct question *other, size_t count);

static void take_question(struct question *question,
                          const struct question *other) {
    question->ask = other->ask;
    question->help = other->help;
    question->probe = other->probe;
    question->low = other->low;
    question->high = other->high;
    question->unit = other->unit;
    question->descriptions = other->descriptions;
    question->description_count = other->description_count;
    take_options(question->options, other->options, question->option_count);
    for (size_t i = 0; i < question->tick_count; i++) {
        question->ticks[i].label = other->ticks[i].label;
    }
    for (size_t i = 0; i < list_of(question)->kind_count; i++) {
        list_of(question)->kinds[i].label = list_of(other)->kinds[i].label;
    }
    take_questions(list_of(question)->fields, list_of(other)->fields,
                   list_of(question)->field_count);
}

static void take_questions(struct question *questions,
                           const struct question *other, size_t count) {
    for (size_t i = 0; i < count; i++) {
        take_question(&questions[i], &other[i]);
    }
}

static void take_section(struct section *section, const struct section *other) {
    section->title = other->title;
    section->text = other->text;
    take_questions(section->questions, other->questions,
                   section->question_count);
    for (size_t i = 0; i < section->section_count; i++) {
        take_section(&section->sections[i], &other->sections[i]);
    }
}

static void take_ladder(struct ladder *ladder, const struct ladder *other) {
    take_section(&ladder->root, &other->root);
    for (size_t i = 0; i < ladder->level_count; i++) {
        ladder->levels[i].title = other->levels[i].title;
        ladder->levels[i].text = other->levels[i].text;
    }
}

static void take_advice(struct questionnaire *questionnaire,
                        const struct questionnaire *other) {
    for (size_t i = 0; i < questionnaire->finding_count; i++) {
        questionnaire->findings[i].title = other->findings[i].title;
        questionnaire->findings[i].text = other->findings[i].text;
    }
    for (size_t i = 0; i < questionnaire->recommendation_count; i++) {
        struct recommendation *own = &questionnaire->recommendations[i];
        own->title = other->recommendations[i].title;
        own->text = other->recommendations[i].text;
        own->measure = other->recommendations[i].measure;
    }
}

// The fingerprint speaks of all structure, so that equal ones have the same
// things in the same order.
bool questionnaire_take_texts(struct questionnaire *questionnaire,
                              const struct questionnaire *other) {
    if (strcmp(questionnaire->fingerprint, other->fingerprint) != 0)
        return false;
    questionnaire->language = other->language;
    questionnaire->title = other->title;
    questionnaire->about = other->about;
    for (size_t i = 0; i < questionnaire->scale_count; i++) {
        take_options(questionnaire->scales[i].options, other->scales[i].options,
                     questionnaire->scales[i].option_count);
    }
    take_questions(questionnaire->profile, other->profile,
                   questionnaire->profile_count);
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        take_ladder(&questionnaire->ladders[i], &other->ladders[i]);
    }
    take_questions(questionnaire->closing, other->closing,
                   questionnaire->closing_count);
    take_advice(questionnaire, other);
    return true;
}
