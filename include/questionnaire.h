// SPDX-License-Identifier: MIT
//
// What a questionnaire is, once read: ladders with levels, sections and
// questions; profile and closing questions; findings and recommendations.
// Open and const: views and the scoring read it directly. Everything lives in
// the document arena and keeps its place in the file, so that checks can report
// meaning with line and column without knowing the file format.
//
// After questionnaire_check without errors all references are resolved and
// these hold: ids are unique; every section has sections or questions, not
// both; every scored question has a ladder; weights are > 0.

#ifndef QUESTIONNAIRE_H
#define QUESTIONNAIRE_H

#include "diag.h"
#include "expression.h"

#define LEVEL_COUNT 10     // level numbers are 0..9
#define LEVEL_UNKNOWN (-1) // where a level cannot be told

enum question_type {
    QUESTION_RUBRIC,   // a description for every level
    QUESTION_SCALE,    // a criterion answered on a shared scale
    QUESTION_PAIR,     // a rubric of opposites: only the ends are described
    QUESTION_CHOICE,   // one of the options
    QUESTION_MULTIPLE, // any of the options
    QUESTION_NUMBER,
    QUESTION_PERCENT, // 0..100
    QUESTION_NPS,     // counts of promoters, passives, detractors
    QUESTION_DATE,
    QUESTION_TEXT,
    QUESTION_LIST, // repeated entries with fields
};

// What an answer says to the ladder.
enum question_scoring {
    SCORING_NONE,
    SCORING_LEVELS, // a level: speaks of every rung
    SCORING_DEGREE, // 0..1 of the rung question->level alone
};

struct section;
struct ladder;
struct questionnaire;

struct option {
    struct place at;
    const char *code, *label;
    double value;  // 0..1 on scales and scored choices; NAN where not given
    int level;     // choice as rubric; LEVEL_UNKNOWN where not given
    double weight; // checklist item; 1 unless given
};

// A scale is shared by questions; its options are ordered as written.
struct scale {
    struct place at;
    const char *id;
    struct option *options;
    unsigned option_count;
};

// Holds from its [from] up to the next; below the first, the first holds.
struct band {
    struct place at;
    double from;
    double value; // NAN where not given
    int level;    // LEVEL_UNKNOWN where not given
};

// What a rubric says of a level.
struct description {
    const char *text; // NULL where not given
    struct spot at;   // of the level's number; line 0: it is not there
};

// A statement of a rubric's level, to be ticked (rubric `criteria`).
struct tick {
    struct place at;
    const char *code, *label;
    int level;
};

// A kind that the entries of a list are sorted into.
struct list_kind {
    struct place at;
    const char *code, *label;
    struct expression *when; // over the fields of one entry
};

// What only a question of type list has.
struct question_list {
    struct question *fields;
    struct list_kind *kinds;
    unsigned field_count, kind_count;
    const char *map_across, *map_down; // ids of fields, or NULL
};

// What is of one size stands together: a large questionnaire has a thousand.
struct question {
    struct place at;
    const char *id;
    enum question_type type;
    enum question_scoring scoring;
    unsigned index; // in questionnaire->questions
    int level;      // of a criterion; LEVEL_UNKNOWN otherwise
    struct spot level_at;
    const struct ladder *ladder;   // NULL for profile, closing and list fields
    const struct section *section; // NULL likewise
    const char *ask, *help, *probe;
    double weight;           // > 0; 1 unless given
    struct expression *when; // NULL: always asked

    // A rubric; of a pair the ends are described.
    struct description *descriptions; // by level, from 0
    struct tick *ticks;               // criteria, lowest level first
    const char *low, *high;           // pair
    unsigned description_count;       // up to the highest that is given
    unsigned tick_count;
    struct spot described_to; // the last key, as written; 0: none

    // Options: own ones, or those of the scale.
    const char *scale_id; // as written
    struct spot scale_at;
    const struct scale *scale; // resolved
    struct option *options;

    // Numbers.
    double min, max;    // NAN where not given
    const char *unit;   // NULL where not given
    struct band *bands; // ascending
    unsigned band_count;
    unsigned option_count;

    struct question_list *list; // NULL where it is none: see list_of
    bool required;
    bool group;  // a grouping for results (profile)
    bool halves; // half levels may be answered (rubric)
    bool profile, closing;
};

// A node of a ladder. The ladder's own node is ladder->root.
struct section {
    struct place at;
    const char *id, *title, *text;
    size_t index; // in ladder->nodes; the root is 0, then file order
    double weight;
    const struct ladder *ladder;
    struct section *parent; // NULL for the root
    struct section *sections;
    unsigned section_count;
    struct question *questions;
    unsigned question_count;
};

struct level {
    struct place at;
    int number;
    const char *title, *text; // text may be NULL
};

struct ladder {
    struct section root;              // id, title, sections or questions
    size_t index;                     // in questionnaire->ladders
    int start, top;                   // rungs are start+1 .. top
    double attain, attain_each, hold; // 0..1
    bool unanswered_zero;
    struct level *levels; // ascending
    unsigned level_count;
    const struct section **nodes; // all sections, root first
    unsigned node_count;
};

enum finding_kind {
    FINDING_RISK,
    FINDING_WARNING,
    FINDING_STRENGTH,
    FINDING_NOTE
};

// An id as written, and what it names once resolved.
struct reference {
    struct place at;
    const char *id;
    size_t index; // of the recommendation named
};

struct finding {
    struct place at;
    const char *id, *title, *text;
    enum finding_kind kind;
    struct expression *when;
    struct reference *asks_for; // recommendations
    unsigned asks_for_count;
};

// What a recommendation makes of one answer.
struct lift {
    const char *question_id;
    // As written: a level, a code, 0..1, true; of a scale or choice that gives
    // a degree the code of the option reached, once resolved.
    const char *given;
    struct spot at, given_at;
    const struct question *question; // resolved
    double amount;                   // resolved: a level, or a degree 0..1
};

// The code of the option that is reached; NULL where it is a level or a number.
const char *lift_code(const struct lift *lift);

struct recommendation {
    struct place at;
    const char *id, *title, *text, *measure;
    unsigned index; // in questionnaire->recommendations
    int effort;     // class 1..5
    struct expression *when;
    struct lift *lifts;
    struct reference *needs;
    unsigned lift_count;
    unsigned need_count;
};

// `renamed:` and `retired:`: question or question/code.
struct rename {
    struct place at;
    const char *from, *to; // to NULL: retired
};

struct questionnaire {
    struct place at;
    const char *id;
    const char *path;
    const char *version, *language, *license, *title, *about;
    const char *follow_up;
    char fingerprint[72]; // "sha256:" and 64 hex digits
    double costs[6];      // of effort classes 1..5; index 0 unused
    unsigned minimum_group;
    unsigned scale_count, profile_count, ladder_count, closing_count;
    unsigned finding_count, recommendation_count, rename_count, question_count;
    struct scale *scales;
    struct question *profile;
    struct ladder *ladders;
    struct question *closing;
    struct finding *findings;
    struct recommendation *recommendations;
    struct rename *renames;
    // Every question that is asked, in the order of asking: profile, ladders,
    // closing. Set by questionnaire_index.
    struct question **questions;
    struct name_table *names; // id -> what it names
};

enum name_kind {
    NAME_NONE,
    NAME_QUESTION,
    NAME_SECTION, // a ladder is found as its root section
    NAME_SCALE,
    NAME_FINDING,
    NAME_RECOMMENDATION,
    NAME_QUESTIONNAIRE,
};

// Each begins with its place and its id.
struct name {
    const void *target; // struct question, section, scale, finding, ...
    enum name_kind kind;
};

// Numbers the questions and sections, fills the flat lists, links parents and
// ladders, and builds the table of names; reports ids used twice. Called by
// the reader before expressions are checked.
void questionnaire_index(struct arena *arena,
                         struct questionnaire *questionnaire,
                         struct diags *diags);
// Resolves scales, lifts, needs and asks-for, checks all expressions, and
// reports every mistake of meaning and everything legal but suspicious.
void questionnaire_check(struct arena *arena,
                         struct questionnaire *questionnaire,
                         struct diags *diags);

const struct name *questionnaire_find(const struct questionnaire *questionnaire,
                                      const char *id);
const struct question *questionnaire_question(
    const struct questionnaire *questionnaire, const char *id);
// A ladder or a section; NULL where [id] names neither.
const struct section *questionnaire_section(
    const struct questionnaire *questionnaire, const char *id);
const struct ladder *questionnaire_ladder(
    const struct questionnaire *questionnaire, const char *id);
const struct recommendation *questionnaire_recommendation(
    const struct questionnaire *questionnaire, const char *id);
// The nearest known id of [kind] to a misspelt one, or NULL.
const char *questionnaire_nearest(const struct questionnaire *questionnaire,
                                  enum name_kind kind, const char *id);

// Puts the texts of [other], the same questionnaire in another language, in the
// place of those of [questionnaire]; what points into it stays valid. They are
// not copied: [other] has to live on. False, and nothing changed, where the two
// are not of the same structure.
bool questionnaire_take_texts(struct questionnaire *questionnaire,
                              const struct questionnaire *other);

// The fields of a list and its kinds; none of anything else. Never NULL.
const struct question_list *list_of(const struct question *question);
// The field of a list with [id]; NULL where there is none.
const struct question *list_field(const struct question *list, const char *id);
// The fields that a list's map is drawn from. False where it has no map, or one
// that is not understood.
bool list_map(const struct question *list, const struct question **across,
              const struct question **down);
// How many cells that map has; 0 without one.
size_t list_cells(const struct question *list);

const struct level *ladder_level(const struct ladder *ladder, int number);
// The title of level [number]; "" where the ladder does not name it.
const char *ladder_level_title(const struct ladder *ladder, int number);
// What a person calls the option with [code]: its label, else the code.
const char *option_name(const struct question *question, const char *code);
// "Risk"
const char *finding_word(enum finding_kind kind);
// "a quarter", of an effort class from 1 to 5.
const char *effort_word(int effort);
// The option with [code], or NULL.
const struct option *question_option(const struct question *question,
                                     const char *code);
// What a rubric says of [level]; NULL where it says nothing.
const char *question_describes(const struct question *question, int level);
// What is read to a person at [level] of a rubric or pair: the description,
// the pole of a pair, "nothing of this yet" for a level 0 left out; never NULL.
const char *question_description(const struct question *question, int level);
// The level or degree that [number] falls into by the bands; NAN without bands.
double question_band(const struct question *question, double number);

#endif
