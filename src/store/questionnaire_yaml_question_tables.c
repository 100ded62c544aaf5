// SPDX-License-Identifier: MIT
//
// Questions, key by key: each type, in each part of the file.

#include "questionnaire_yaml.h"
#include "text.h"

#include <math.h>

// --- What numbers may be ---

static const struct range degree = {0, 1, false,
                                    N_("expected a number from 0 to 1")};

// --- Options, bands, statements ---

static const struct field option_fields[] = {
    {FIELD("code", CODE, struct option, code), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("label", TEXT, struct option, label), .required = EVERY_VARIANT},
    {FIELD("value", NUMBER, struct option, value), .range = &degree,
     .only = OF_SCALE | OF_CHOICE, .required = OF_SCALE},
    {FIELD("level", INTEGER, struct option, level), .range = &range_level,
     .only = OF_CHOICE},
    {FIELD("weight", NUMBER, struct option, weight), .range = &range_positive,
     .only = OF_CHECKLIST},
};
static const struct option new_option = {
    .value = NAN, .level = LEVEL_UNKNOWN, .weight = 1};
const struct mapping option_mapping = {
    FIELDS(option_fields),
    .size = sizeof(struct option),
    .initial = &new_option,
    .placed = true,
    .needs = N_("every option has it"),
    .misplaced = option_misplaced,
};

static const struct field band_fields[] = {
    {FIELD("from", NUMBER, struct band, from), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("value", NUMBER, struct band, value), .range = &degree},
    {FIELD("level", INTEGER, struct band, level), .range = &range_level},
};
static const struct band new_band = {.value = NAN, .level = LEVEL_UNKNOWN};
static const struct mapping band_mapping = {
    FIELDS(band_fields),
    .size = sizeof(struct band),
    .initial = &new_band,
    .placed = true,
    .needs = N_("every band says where it begins"),
};

static const struct field tick_fields[] = {
    {FIELD("code", CODE, struct tick, code), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("label", TEXT, struct tick, label), .required = EVERY_VARIANT},
    // Not a key: the level is the key of the list around it.
    {FIELD("level", INTEGER, struct tick, level), .only = NO_VARIANT},
};
static const struct mapping tick_mapping = {
    FIELDS(tick_fields),
    .size = sizeof(struct tick),
    .placed = true,
    .needs = N_("every statement to be ticked has it"),
};

static const struct field kind_fields[] = {
    {FIELD("code", CODE, struct list_kind, code), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("label", TEXT, struct list_kind, label), .required = EVERY_VARIANT},
    {FIELD("when", CONDITION, struct list_kind, when),
     .required = EVERY_VARIANT},
};
static const struct mapping kind_mapping = {
    FIELDS(kind_fields),
    .size = sizeof(struct list_kind),
    .placed = true,
    .needs = N_("every kind of entries has it"),
};

// --- Questions ---

#define DESCRIPTION(digit)                                                     \
    { FIELD(#digit, TEXT, struct descriptions, of[digit].text) }
static const struct field description_fields[LEVEL_COUNT] = {
    DESCRIPTION(0), DESCRIPTION(1), DESCRIPTION(2), DESCRIPTION(3),
    DESCRIPTION(4), DESCRIPTION(5), DESCRIPTION(6), DESCRIPTION(7),
    DESCRIPTION(8), DESCRIPTION(9),
};
const struct mapping descriptions_mapping = {
    FIELDS(description_fields), .size = sizeof(struct descriptions)};

static const struct field pair_fields[] = {
    {FIELD("low", TEXT, struct question, low), .required = EVERY_VARIANT},
    {FIELD("high", TEXT, struct question, high), .required = EVERY_VARIANT},
};
static const struct mapping pair_mapping = {
    FIELDS(pair_fields),
    .size = sizeof(struct question),
    .needs = N_("a pair has two ends"),
};

static const struct field map_fields[] = {
    {FIELD("across", REFERENCE, struct question_list, map_across),
     .required = EVERY_VARIANT},
    {FIELD("down", REFERENCE, struct question_list, map_down),
     .required = EVERY_VARIANT},
};
static const struct mapping map_mapping = {
    FIELDS(map_fields),
    .size = sizeof(struct question_list),
    .needs = N_("a map is drawn from two fields"),
};

const char *const question_type_names[QUESTION_LIST + 1] = {
    [QUESTION_RUBRIC] = "rubric",     [QUESTION_SCALE] = "scale",
    [QUESTION_PAIR] = "pair",         [QUESTION_CHOICE] = "choice",
    [QUESTION_MULTIPLE] = "multiple", [QUESTION_NUMBER] = "number",
    [QUESTION_PERCENT] = "percent",   [QUESTION_NPS] = "nps",
    [QUESTION_DATE] = "date",         [QUESTION_TEXT] = "text",
    [QUESTION_LIST] = "list",
};
static const char *const type_words[QUESTION_LIST + 1] = {
    [QUESTION_CHOICE] = "choice", [QUESTION_MULTIPLE] = "multiple",
    [QUESTION_NUMBER] = "number", [QUESTION_PERCENT] = "percent",
    [QUESTION_NPS] = "nps",       [QUESTION_DATE] = "date",
    [QUESTION_TEXT] = "text",     [QUESTION_LIST] = "list",
};

#define ANY (EVERY_TYPE | EVERY_PART)
#define ONLY_OF(types) ((types) | TYPE_UNTOLD | EVERY_PART)
#define SCORED(types) ((types) | TYPE_UNTOLD | IN_LADDER)
#define NEEDED_BY(types) ((types) | EVERY_PART)
#define WITH_BANDS (TYPE(NUMBER) | TYPE(PERCENT) | TYPE(NPS))

#define OF_A_LIST                                                              \
    .part = offsetof(struct question, list),                                   \
    .part_size = sizeof(struct question_list)

static const struct field question_fields[] = {
    {FIELD("id", ID, struct question, id), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("type", WORD, struct question, type), WORDS(type_words)},
    {FIELD("ask", TEXT, struct question, ask), .required = EVERY_VARIANT},
    {FIELD("help", TEXT, struct question, help)},
    {FIELD("probe", TEXT, struct question, probe)},
    {FIELD("weight", NUMBER, struct question, weight), .range = &range_positive,
     .only = EVERY_TYPE | IN_LADDER},
    {FIELD("level", INTEGER, struct question, level), .range = &range_level,
     .at = offsetof(struct question, level_at),
     .only = SCORED(TYPE(SCALE) | TYPE(CHOICE) | TYPE(MULTIPLE) | WITH_BANDS),
     .required = TYPE(SCALE) | EVERY_PART},
    {FIELD("scale", REFERENCE, struct question, scale_id),
     .at = offsetof(struct question, scale_at), .only = SCORED(TYPE(SCALE)),
     .required = NEEDED_BY(TYPE(SCALE))},
    {FIELD("levels", LEVELS, struct question, descriptions),
     ARRAY(struct question, description_count, &descriptions_mapping,
           LEVEL_COUNT),
     .read = question_read_levels, .only = SCORED(TYPE(RUBRIC)),
     .required = NEEDED_BY(TYPE(RUBRIC))},
    {FIELD("halves", FLAG, struct question, halves),
     .only = SCORED(TYPE(RUBRIC) | TYPE(PAIR))},
    {FIELD("criteria", OWN, struct question, ticks),
     ARRAY(struct question, tick_count, &tick_mapping, ENTRIES_MOST),
     .as = OF_LEVEL, .read = question_read_criteria,
     .only = SCORED(TYPE(RUBRIC))},
    {FIELD("pair", INLINE, struct question, low), .items = &pair_mapping,
     .only = SCORED(TYPE(PAIR)), .required = NEEDED_BY(TYPE(PAIR))},
    {FIELD("options", LIST, struct question, options),
     ARRAY(struct question, option_count, &option_mapping, OPTIONS_MOST),
     .filled = true, .as = OF_CHOICE, .only = ONLY_OF(TYPE(CHOICE)),
     .required = NEEDED_BY(TYPE(CHOICE))},
    {FIELD("options", LIST, struct question, options),
     ARRAY(struct question, option_count, &option_mapping, OPTIONS_MOST),
     .filled = true, .as = OF_CHECKLIST, .only = ONLY_OF(TYPE(MULTIPLE)),
     .required = NEEDED_BY(TYPE(MULTIPLE))},
    {FIELD("min", NUMBER, struct question, min), .only = ONLY_OF(TYPE(NUMBER))},
    {FIELD("max", NUMBER, struct question, max), .only = ONLY_OF(TYPE(NUMBER))},
    {FIELD("unit", TEXT, struct question, unit), .only = ONLY_OF(TYPE(NUMBER))},
    {FIELD("bands", LIST, struct question, bands),
     ARRAY(struct question, band_count, &band_mapping, ENTRIES_MOST),
     .filled = true, .only = SCORED(WITH_BANDS)},
    {FIELD("fields", LIST, struct question_list, fields), OF_A_LIST,
     ARRAY(struct question_list, field_count, &question_mapping, ENTRIES_MOST),
     .filled = true, .as = IN_LIST, .only = ONLY_OF(TYPE(LIST)),
     .required = NEEDED_BY(TYPE(LIST))},
    {FIELD("kinds", LIST, struct question_list, kinds), OF_A_LIST,
     ARRAY(struct question_list, kind_count, &kind_mapping, ENTRIES_MOST),
     .only = ONLY_OF(TYPE(LIST))},
    {FIELD("map", INLINE, struct question_list, map_across), OF_A_LIST,
     .items = &map_mapping, .only = ONLY_OF(TYPE(LIST))},
    {FIELD("required", FLAG, struct question, required)},
    {FIELD("group", FLAG, struct question, group),
     .only = TYPE(CHOICE) | TYPE_UNTOLD | IN_PROFILE},
    {FIELD("when", CONDITION, struct question, when),
     .only = EVERY_TYPE | IN_LADDER | IN_PROFILE | IN_CLOSING},
};
static const struct question new_question = {
    .weight = 1, .level = LEVEL_UNKNOWN, .min = NAN, .max = NAN};
const struct mapping question_mapping = {
    FIELDS(question_fields),
    .size = sizeof(struct question),
    .initial = &new_question,
    .placed = true,
    .stays = true,
    .needs = N_("every question of this kind has it"),
    .variant = question_variant,
    .misplaced = question_misplaced,
    .finish = question_finish,
};
