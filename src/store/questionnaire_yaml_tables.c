// SPDX-License-Identifier: MIT
//
// Format 1 of questionnaires, key by key; questions stand in a file of their
// own.

#include "questionnaire_yaml.h"
#include "text.h"

#include <float.h>
#include <math.h>

// --- What numbers may be ---

static const struct range share = {
    // xgettext:no-c-format
    0, 1, false, N_("expected a share from 0% to 100%, such as 50% or 0.5")};
static const struct range some_share = {
    0, 1, true,
    // xgettext:no-c-format
    N_("expected a share above 0% and up to 100%, such as 75% or 0.75")};
static const struct range effort_class = {
    1, 5, false,
    N_("expected a class of effort: 1 (days), 2 (weeks), 3 (a quarter), 4 "
       "(half a year) or 5 (a year or more)")};
static const struct range group_size = {
    5, 1000000, false,
    N_("expected a whole number, at least 5: smaller groups are never shown")};

// Both also of questions.
const struct range range_positive = {0, DBL_MAX, true,
                                     N_("expected a number above 0")};
const struct range range_level = {
    0, LEVEL_COUNT - 1, false, N_("expected a level: a whole number, 0 to 9")};

// --- Ladders ---

static const struct field section_fields[] = {
    {FIELD("id", ID, struct section, id), .required = EVERY_VARIANT,
     .is_name = true},
    {FIELD("title", TEXT, struct section, title), .required = EVERY_VARIANT},
    {FIELD("text", TEXT, struct section, text)},
    {FIELD("weight", NUMBER, struct section, weight), .range = &range_positive},
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
    {FIELD("level", INTEGER, struct level, number), .range = &range_level,
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
    {FIELD("start", INTEGER, struct ladder, start), .range = &range_level,
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
    FIELDS(reference_fields), .size = sizeof(struct reference), .placed = true};

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
    {FIELD("question", REFERENCE, struct lift, question_id),
     .at = offsetof(struct lift, at)},
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
const struct mapping scale_mapping = {
    FIELDS(scale_fields), .size = sizeof(struct scale), .placed = true};

static const struct field rename_fields[] = {
    {FIELD("renamed", OLD_NAME, struct rename, from)},
    {FIELD("renamed", OLD_NAME, struct rename, to)},
};
static const struct mapping rename_mapping = {
    FIELDS(rename_fields), .size = sizeof(struct rename), .placed = true};

static const struct field retired_fields[] = {
    {FIELD("retired", OLD_NAME, struct rename, from)},
};
static const struct mapping retired_mapping = {
    FIELDS(retired_fields), .size = sizeof(struct rename), .placed = true};

#define COST(digit)                                                            \
    {                                                                          \
        FIELD(#digit, NUMBER, struct questionnaire, costs[digit]),             \
            .range = &range_positive                                           \
    }
static const struct field cost_fields[] = {
    COST(1), COST(2), COST(3), COST(4), COST(5),
};
static const struct mapping costs_mapping = {
    FIELDS(cost_fields), .size = sizeof(struct questionnaire)};

static const struct field questionnaire_fields[] = {
    // The first key, looked at before all others.
    {.name = "cxladder", .kind = FIELD_OWN, .required = EVERY_VARIANT},
    {FIELD("id", ID, struct questionnaire, id), .required = EVERY_VARIANT},
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
