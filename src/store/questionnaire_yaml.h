// SPDX-License-Identifier: MIT
//
// The tables of the questionnaire's format, and what its readers share.

#ifndef QUESTIONNAIRE_YAML_H
#define QUESTIONNAIRE_YAML_H

#include "binder.h"
#include "store.h"

#define QUESTIONS_MOST 20000 // and as many of everything else that is counted
#define OPTIONS_MOST 64
#define ENTRIES_MOST 1000 // of what belongs to one thing

// The variant of a question: its type and the part of the file that it stands
// in, a bit each. What type it is may be a mistake: then every key has a place.
#define TYPE(name) (1U << QUESTION_##name)
#define TYPE_UNTOLD (1U << (QUESTION_LIST + 1))
#define EVERY_TYPE (2 * TYPE_UNTOLD - 1)
#define IN_LADDER (TYPE_UNTOLD << 1)
#define IN_PROFILE (TYPE_UNTOLD << 2)
#define IN_CLOSING (TYPE_UNTOLD << 3)
#define IN_LIST (TYPE_UNTOLD << 4)
#define EVERY_PART (IN_LADDER | IN_PROFILE | IN_CLOSING | IN_LIST)

// The variant of an option, or of a statement that is ticked.
#define OF_SCALE 1U
#define OF_CHOICE 2U
#define OF_CHECKLIST 4U
#define OF_LEVEL 8U

extern const struct range range_positive, range_level;

extern const struct mapping questionnaire_mapping;
extern const struct mapping ladder_mapping;
extern const struct mapping section_mapping;
extern const struct mapping question_mapping;
extern const struct mapping descriptions_mapping;
extern const struct mapping option_mapping;
extern const struct mapping scale_mapping;
extern const struct mapping finding_mapping;
extern const struct mapping recommendation_mapping;

// Names of the types by enum question_type; those that `type:` may say are the
// ones from QUESTION_CHOICE on.
extern const char *const question_type_names[QUESTION_LIST + 1];

// What the tables call; see struct mapping.
unsigned question_variant(const struct binder *binder, const struct node *node,
                          unsigned as, void *object);
const char *question_misplaced(const struct binder *binder,
                               const struct field *field, unsigned variant);
void question_finish(struct binder *binder, const struct node *node,
                     unsigned variant, void *object);
void question_read_criteria(struct binder *binder, const struct node *node,
                            const struct field *field, void *object);
const char *option_misplaced(const struct binder *binder,
                             const struct field *field, unsigned variant);
void ladder_finish(struct binder *binder, const struct node *node,
                   unsigned variant, void *object);
void section_finish(struct binder *binder, const struct node *node,
                    unsigned variant, void *object);

// The levels of a rubric, all of them: the row that its table tells of. Kept
// are only those up to the highest that is given.
struct descriptions {
    struct description of[LEVEL_COUNT];
};
void question_read_levels(struct binder *binder, const struct node *node,
                          const struct field *field, void *object);
struct descriptions question_levels_of(const struct question *question);

// The variant that [question] was read as.
unsigned question_variant_of(const struct question *question);

// Fills questionnaire->fingerprint.
void fingerprint_build(struct questionnaire *questionnaire);

// What the tree of a file is, by its keys.
enum file_kind file_kind_of(const struct tree *tree);
// True for a questionnaire of a format that is known; else the report.
bool questionnaire_is_one(const struct tree *tree, struct diags *diags);

#endif
