// SPDX-License-Identifier: MIT
//
// Format 1 of questionnaires, key by key.

#include "questionnaire_yaml.h"
#include "text.h"

#include <float.h>
#include <math.h>

// --- What numbers may be ---

static const struct range positive = {0, DBL_MAX, true,
                                      N_("expected a number above 0")};
static const struct range degree = {0, 1, false,
                                    N_("expected a number from 0 to 1")};
static const struct range share = {
    // xgettext:no-c-format
    0, 1, false, N_("expected a share from 0% to 100%, such as 50% or 0.5")};
static const struct range some_share = {
    0, 1, true,
    // xgettext:no-c-format
    N_("expected a share above 0% and up to 100%, such as 75% or 0.75")};
static const struct range level_number = {
    0, LEVEL_COUNT - 1, false, N_("expected a level: a whole number, 0 to 9")};
static const struct range effort_class = {
    1, 5, false,
    N_("expected a class of effort: 1 (days), 2 (weeks), 3 (a quarter), 4 "
       "(half a year) or 5 (a year or more)")};
static const struct range group_size = {
    5, 1000000, false,
    N_("expected a whole number, at least 5: smaller groups are never shown")};

// --- Options, bands, statements ---

static const struct field option_fields[] = {
    {FIELD("code", CODE, struct option, code), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("label", TEXT, struct option, label), .required = EVERY_VARIANT},
    {FIELD("value", NUMBER, struct option, value), .range = &degree,
     .only = OF_SCALE | OF_CHOICE, .required = OF_SCALE},
    {FIELD("level", INTEGER, struct option, level), .range = &level_number,
     .only = OF_CHOICE},
    {FIELD("weight", NUMBER, struct option, weight), .range = &positive,
     .only = OF_CHECKLIST},
};
static const struct option new_option = {
    .value = NAN, .level = LEVEL_UNKNOWN, .weight = 1};
static const struct mapping option_mapping = {
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
    {FIELD("level", INTEGER, struct band, level), .range = &level_number},
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
    {                                                                          \
        FIELD(#digit, TEXT, struct question, descriptions[digit]),             \
            .at = offsetof(struct question, description_at[digit])             \
    }
static const struct field description_fields[LEVEL_COUNT] = {
    DESCRIPTION(0), DESCRIPTION(1), DESCRIPTION(2), DESCRIPTION(3),
    DESCRIPTION(4), DESCRIPTION(5), DESCRIPTION(6), DESCRIPTION(7),
    DESCRIPTION(8), DESCRIPTION(9),
};
static const struct mapping descriptions_mapping = {
    FIELDS(description_fields), .size = sizeof(struct question)};

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
    {FIELD("across", REFERENCE, struct question, map_across),
     .required = EVERY_VARIANT},
    {FIELD("down", REFERENCE, struct question, map_down),
     .required = EVERY_VARIANT},
};
static const struct mapping map_mapping = {
    FIELDS(map_fields),
    .size = sizeof(struct question),
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

static const struct field question_fields[] = {
    {FIELD("id", ID, struct question, id), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("type", WORD, struct question, type), WORDS(type_words)},
    {FIELD("ask", TEXT, struct question, ask), .required = EVERY_VARIANT},
    {FIELD("help", TEXT, struct question, help)},
    {FIELD("probe", TEXT, struct question, probe)},
    {FIELD("weight", NUMBER, struct question, weight), .range = &positive,
     .only = EVERY_TYPE | IN_LADDER},
    {FIELD("level", INTEGER, struct question, level), .range = &level_number,
     .at = offsetof(struct question, level_at),
     .only = SCORED(TYPE(SCALE) | TYPE(CHOICE) | TYPE(MULTIPLE) | WITH_BANDS),
     .required = TYPE(SCALE) | EVERY_PART},
    {FIELD("scale", REFERENCE, struct question, scale_id),
     .at = offsetof(struct question, scale_at), .only = SCORED(TYPE(SCALE)),
     .required = NEEDED_BY(TYPE(SCALE))},
    {FIELD("levels", INLINE, struct question, descriptions),
     .items = &descriptions_mapping, .only = SCORED(TYPE(RUBRIC)),
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
    {FIELD("fields", LIST, struct question, fields),
     ARRAY(struct question, field_count, &question_mapping, ENTRIES_MOST),
     .filled = true, .as = IN_LIST, .only = ONLY_OF(TYPE(LIST)),
     .required = NEEDED_BY(TYPE(LIST))},
    {FIELD("kinds", LIST, struct question, kinds),
     ARRAY(struct question, kind_count, &kind_mapping, ENTRIES_MOST),
     .only = ONLY_OF(TYPE(LIST))},
    {FIELD("map", INLINE, struct question, map_across), .items = &map_mapping,
     .only = ONLY_OF(TYPE(LIST))},
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

// --- Ladders ---

static const struct field section_fields[] = {
    {FIELD("id", ID, struct section, id), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("title", TEXT, struct section, title), .required = EVERY_VARIANT},
    {FIELD("text", TEXT, struct section, text)},
    {FIELD("weight", NUMBER, struct section, weight), .range = &positive},
    {FIELD("sections", LIST, struct section, sections),
     ARRAY(struct section, section_count, &section_mapping, QUESTIONS_MOST),
     .apart = true, .filled = true},
    {FIELD("questions", LIST, struct section, questions),
     ARRAY(struct section, question_count, &question_mapping, QUESTIONS_MOST),
     .apart = true, .filled = true, .as = IN_LADDER},
};
static const struct section new_section = {.weight = 1};
const struct mapping section_mapping = {
    FIELDS(section_fields),
    .size = sizeof(struct section),
    .initial = &new_section,
    .placed = true,
    .needs = N_("every section has it"),
    .finish = section_finish,
};

static const struct field level_fields[] = {
    {FIELD("level", INTEGER, struct level, number), .range = &level_number,
     .required = EVERY_VARIANT, .is_name = true},
    {FIELD("title", TEXT, struct level, title), .required = EVERY_VARIANT},
    {FIELD("text", TEXT, struct level, text)},
};
static const struct level new_level = {.number = LEVEL_UNKNOWN};
static const struct mapping level_mapping = {
    FIELDS(level_fields),
    .size = sizeof(struct level),
    .initial = &new_level,
    .placed = true,
    .needs = N_("every level has it"),
};

// The word `zero` stands for true.
static const char *const unanswered_words[] = {NULL, "zero"};

static const struct field ladder_fields[] = {
    {FIELD("id", ID, struct ladder, root.id), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("title", TEXT, struct ladder, root.title),
     .required = EVERY_VARIANT},
    {FIELD("start", INTEGER, struct ladder, start), .range = &level_number,
     .required = EVERY_VARIANT},
    {FIELD("attain", SHARE, struct ladder, attain), .range = &some_share},
    {FIELD("attain-each", SHARE, struct ladder, attain_each), .range = &share},
    {FIELD("hold", SHARE, struct ladder, hold), .range = &some_share},
    {FIELD("unanswered", FLAG, struct ladder, unanswered_zero),
     WORDS(unanswered_words)},
    {FIELD("levels", LIST, struct ladder, levels),
     ARRAY(struct ladder, level_count, &level_mapping, LEVEL_COUNT),
     .filled = true, .required = EVERY_VARIANT},
    {FIELD("sections", LIST, struct ladder, root.sections),
     ARRAY(struct ladder, root.section_count, &section_mapping, QUESTIONS_MOST),
     .apart = true, .filled = true, .required = EVERY_VARIANT},
};
static const struct ladder new_ladder = {
    .root = {.weight = 1}, .attain = 0.75, .attain_each = 0.5, .hold = NAN};
const struct mapping ladder_mapping = {
    FIELDS(ladder_fields),
    .size = sizeof(struct ladder),
    .initial = &new_ladder,
    .placed = true,
    .needs = N_("every ladder has it"),
    .finish = ladder_finish,
};

// --- Findings and recommendations ---

static const struct field reference_fields[] = {
    {FIELD("id", REFERENCE, struct reference, id)},
};
static const struct mapping reference_mapping = {
    FIELDS(reference_fields), .size = sizeof(struct reference)};

static const char *const finding_words[] = {
    [FINDING_RISK] = "risk",
    [FINDING_WARNING] = "warning",
    [FINDING_STRENGTH] = "strength",
    [FINDING_NOTE] = "note",
};

static const struct field finding_fields[] = {
    {FIELD("id", ID, struct finding, id), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("kind", WORD, struct finding, kind), WORDS(finding_words),
     .required = EVERY_VARIANT},
    {FIELD("when", CONDITION, struct finding, when), .required = EVERY_VARIANT},
    {FIELD("title", TEXT, struct finding, title), .required = EVERY_VARIANT},
    {FIELD("text", TEXT, struct finding, text)},
    {FIELD("asks-for", NAMES, struct finding, asks_for),
     ARRAY(struct finding, asks_for_count, &reference_mapping, ENTRIES_MOST)},
};
const struct mapping finding_mapping = {
    FIELDS(finding_fields), .size = sizeof(struct finding),      .placed = true,
    .stays = true,          .needs = N_("every finding has it"),
};

static const struct field lift_fields[] = {
    {FIELD("question", REFERENCE, struct lift, question_id)},
    {FIELD("given", STRING, struct lift, given),
     .at = offsetof(struct lift, given_at)},
};
static const struct mapping lift_mapping = {FIELDS(lift_fields),
                                            .size = sizeof(struct lift)};

static const struct field recommendation_fields[] = {
    {FIELD("id", ID, struct recommendation, id), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("title", TEXT, struct recommendation, title),
     .required = EVERY_VARIANT},
    {FIELD("text", TEXT, struct recommendation, text),
     .required = EVERY_VARIANT},
    {FIELD("lifts", PAIRS, struct recommendation, lifts),
     ARRAY(struct recommendation, lift_count, &lift_mapping, ENTRIES_MOST),
     .required = EVERY_VARIANT},
    {FIELD("effort", INTEGER, struct recommendation, effort),
     .range = &effort_class, .required = EVERY_VARIANT},
    {FIELD("needs", NAMES, struct recommendation, needs),
     ARRAY(struct recommendation, need_count, &reference_mapping,
           ENTRIES_MOST)},
    {FIELD("when", CONDITION, struct recommendation, when)},
    {FIELD("measure", TEXT, struct recommendation, measure)},
};
static const struct recommendation new_recommendation = {.effort = 1};
const struct mapping recommendation_mapping = {
    FIELDS(recommendation_fields),
    .size = sizeof(struct recommendation),
    .initial = &new_recommendation,
    .placed = true,
    .stays = true,
    .needs = N_("every recommendation has it"),
};

// --- The file ---

static const struct field scale_fields[] = {
    {FIELD("id", ID, struct scale, id)},
    {FIELD("options", LIST, struct scale, options),
     ARRAY(struct scale, option_count, &option_mapping, OPTIONS_MOST),
     .filled = true, .as = OF_SCALE},
};
const struct mapping scale_mapping = {FIELDS(scale_fields),
                                      .size = sizeof(struct scale)};

static const struct field rename_fields[] = {
    {FIELD("renamed", OLD_NAME, struct rename, from)},
    {FIELD("renamed", OLD_NAME, struct rename, to)},
};
static const struct mapping rename_mapping = {FIELDS(rename_fields),
                                              .size = sizeof(struct rename)};

static const struct field retired_fields[] = {
    {FIELD("retired", OLD_NAME, struct rename, from)},
};
static const struct mapping retired_mapping = {FIELDS(retired_fields),
                                               .size = sizeof(struct rename)};

#define COST(digit)                                                            \
    {                                                                          \
        FIELD(#digit, NUMBER, struct questionnaire, costs[digit]),             \
            .range = &positive                                                 \
    }
static const struct field cost_fields[] = {
    COST(1), COST(2), COST(3), COST(4), COST(5),
};
static const struct mapping costs_mapping = {
    FIELDS(cost_fields), .size = sizeof(struct questionnaire)};

static const struct field questionnaire_fields[] = {
    // The first key, looked at before all others.
    {.name = "cxladder", .kind = FIELD_OWN, .required = EVERY_VARIANT},
    {FIELD("id", ID, struct questionnaire, id), .required = EVERY_VARIANT,
     .at = offsetof(struct questionnaire, at)},
    {FIELD("version", STRING, struct questionnaire, version),
     .required = EVERY_VARIANT},
    {FIELD("language", LANGUAGE, struct questionnaire, language),
     .required = EVERY_VARIANT},
    {FIELD("license", STRING, struct questionnaire, license)},
    {FIELD("title", TEXT, struct questionnaire, title),
     .required = EVERY_VARIANT},
    {FIELD("about", TEXT, struct questionnaire, about)},
    {FIELD("costs", INLINE, struct questionnaire, costs),
     .items = &costs_mapping},
    {FIELD("minimum-group", INTEGER, struct questionnaire, minimum_group),
     .range = &group_size},
    {FIELD("follow-up", ID, struct questionnaire, follow_up)},
    {FIELD("renamed", PAIRS, struct questionnaire, renames),
     ARRAY(struct questionnaire, rename_count, &rename_mapping,
           QUESTIONS_MOST)},
    {FIELD("retired", NAMES, struct questionnaire, renames),
     ARRAY(struct questionnaire, rename_count, &retired_mapping,
           QUESTIONS_MOST)},
    {FIELD("scales", PAIRS, struct questionnaire, scales),
     ARRAY(struct questionnaire, scale_count, &scale_mapping, ENTRIES_MOST),
     .apart = true},
    {FIELD("profile", LIST, struct questionnaire, profile),
     ARRAY(struct questionnaire, profile_count, &question_mapping,
           QUESTIONS_MOST),
     .as = IN_PROFILE, .apart = true},
    {FIELD("ladders", LIST, struct questionnaire, ladders),
     ARRAY(struct questionnaire, ladder_count, &ladder_mapping, ENTRIES_MOST),
     .apart = true, .filled = true, .required = EVERY_VARIANT},
    {FIELD("closing", LIST, struct questionnaire, closing),
     ARRAY(struct questionnaire, closing_count, &question_mapping,
           QUESTIONS_MOST),
     .as = IN_CLOSING, .apart = true},
    {FIELD("findings", LIST, struct questionnaire, findings),
     ARRAY(struct questionnaire, finding_count, &finding_mapping,
           QUESTIONS_MOST),
     .apart = true},
    {FIELD("recommendations", LIST, struct questionnaire, recommendations),
     ARRAY(struct questionnaire, recommendation_count, &recommendation_mapping,
           QUESTIONS_MOST),
     .apart = true},
};
static const struct questionnaire new_questionnaire = {
    .costs = {0, 1, 2, 3, 4, 5}, .minimum_group = 5};
const struct mapping questionnaire_mapping = {
    FIELDS(questionnaire_fields),
    .size = sizeof(struct questionnaire),
    .initial = &new_questionnaire,
    .needs = N_("every questionnaire has it"),
};
