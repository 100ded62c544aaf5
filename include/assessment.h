// SPDX-License-Identifier: MIT
//
// An assessment: one respondent's (or one workshop's) answers to one
// questionnaire, with everything the file format can hold, so that whatever
// was read is written back. Lives in the session arena. Answers are replaced as
// whole values; the strings in them are immutable.

#ifndef ASSESSMENT_H
#define ASSESSMENT_H

#include "questionnaire.h"

enum answer_state {
    ANSWER_NONE, // nothing said yet (a note may stand there all the same)
    ANSWER_GIVEN,
    ANSWER_DONT_KNOW,
    ANSWER_NOT_APPLICABLE,
};

// What was answered. Which members count follows from the question's type:
// rubric and pair: number (a level); scale and choice: text (a code);
// multiple: codes; number and percent: number; nps: the three counts;
// date and text: text; list: entries.
struct value {
    double number;
    const char *text;
    const char **codes;
    size_t code_count;
    double promoters, passives, detractors;
    struct entry *entries;
    size_t entry_count;
};

// One entry of a list: a value per field, in the order of question->fields.
struct entry {
    struct value *values;
    bool *given;
};

// So many people chose this: a level ("2", "2.5"), a code, "dont-know" or
// "not-applicable"; of a question with several options to tick their codes
// joined by "+" in the order of the options, "+" alone for none.
struct vote {
    const char *key;
    unsigned count;
};

struct group_votes {
    const char *group; // a code of the profile question that groups
    struct vote *votes;
    size_t vote_count;
};

struct round {
    struct place at;
    struct vote *votes;
    size_t vote_count;
    struct group_votes *by;
    size_t by_count;
    const char *method; // hands, files, phones, single; NULL
    unsigned people;    // 0: not said
    // Of those people: not asked, by the answers of each one's own file; or
    // not yet, because their condition hangs on an open question. Only where
    // the votes come from files.
    unsigned not_asked, in_doubt;
    bool open, is_void, recount;
    // Open, and closed all the same: neighbours talk before anything of it is
    // shown.
    bool unseen;
};

// Entries of a list that were given and are not listed: of a merged file. Those
// that are of no kind are in [entries] alone.
struct entry_sums {
    unsigned entries;
    unsigned *kinds; // by kind of the list
    unsigned *cells; // of the map, row by row of the field down; NULL: none
};

struct answer {
    struct place at; // line 0 when not from a file
    enum answer_state state;
    struct value value;
    const char *note, *evidence, *reason, *dissent, *parked, *basis, *override;
    bool is_private; // covers note, evidence, reason and dissent
    const char **ticks;
    size_t tick_count;
    bool has_ticks;
    struct round *rounds;
    size_t round_count;
    const struct entry_sums *sums; // beside what is listed; NULL: none
};

enum decision_state {
    DECISION_NONE,
    DECISION_TAKEN,
    DECISION_POSTPONED,
    DECISION_REFUSED,
    DECISION_DONE,
};

struct decision {
    struct place at;
    enum decision_state state;
    const char *owner, *due; // NULL where not said
};
// What a person calls it; NULL where nothing was decided.
const char *decision_word(enum decision_state state);
// [word], then by whom and until when, as far as that is said, with [between]
// between; what is still to be done and was due before [today] (may be NULL) is
// called overdue.
const char *decision_in_words(struct arena *arena,
                              const struct decision *decision, const char *word,
                              const char *between, const char *today);

// By what a room reads its votes. Settled before the first of them are shown,
// and kept with them.
enum vote_rule {
    RULE_AGREED,  // percent of the votes on one level, the others beside it
    RULE_CAMPS,   // percent at each end: two camps
    RULE_UNSURE,  // percent who cannot judge: somebody is to find out
    RULE_STABLE,  // percent who move: fewer, and nobody moves any more
    RULE_ROUNDS,  // votes on one question at most
    RULE_MINIMUM, // people in a group of which anything is told
    VOTE_RULES,
};
struct vote_rule_limits {
    const char *key; // as in the file
    unsigned least, most, usual;
    bool is_share; // in percent; 33 stands for a third, 67 for two
};
extern const struct vote_rule_limits vote_rule_limits[VOTE_RULES];
// 0.75 of 75; a third of 33.
double vote_share(unsigned percent);

// Question by question, or all votes first and then what is furthest apart.
enum vote_order { ORDER_UNSAID, ORDER_STEP, ORDER_SWEEP };

struct vote_rules {
    unsigned values[VOTE_RULES]; // 0: as usual
    enum vote_order order;
    // The profile question by whose options votes are counted apart, and how
    // many there are of each in the room (0: not said); NULL without.
    const struct question *groups;
    unsigned *group_people;
    bool settled; // votes have been shown by them: they stay
};

// What plans are made for, where the user said so.
struct aims {
    const int *targets; // per ladder: a level, or LEVEL_UNKNOWN; NULL: none
    bool has_budget, has_capacity;
    double budget, capacity; // of a plan, of a phase; in costs
};
// Whether anything was said.
bool aims_said(const struct questionnaire *questionnaire,
               const struct aims *aims);
// The same aims with [target] for [ladder].
struct aims aims_towards(struct arena *arena,
                         const struct questionnaire *questionnaire,
                         const struct aims *aims, const struct ladder *ladder,
                         int target);

struct node; // of the store: a piece of a file kept word for word

struct assessment {
    const char *path; // NULL while it has no file
    const struct questionnaire *questionnaire;
    const char *version, *fingerprint; // as the file says; NULL
    const char *language;
    const char *started, *finished; // ISO dates; finished NULL: in work
    size_t at;                      // index of the question where to go on
    bool has_at;
    unsigned people; // 0: not said, counts as 1
    struct vote_rules rules;
    const char *respondent;
    struct place respondent_at, fingerprint_at;
    // What tells a copy of this file: the beginning of the SHA-256 of its
    // bytes; 0 where it has none. And those of the files that it was merged
    // from, ascending.
    uint64_t content;
    const uint64_t *merged;
    size_t merged_count;
    struct answer *answers;     // questionnaire->question_count of them
    struct decision *decisions; // questionnaire->recommendation_count
    struct aims aims;
    const struct node *unused; // mapping of answers without a place, or NULL
    bool read_only;            // has comments or unknown keys
    const char *read_only_why;
    struct place read_only_at;
};

// An empty assessment of [questionnaire].
struct assessment *assessment_new(struct arena *arena,
                                  const struct questionnaire *questionnaire);

// Which questions are asked of this respondent. Hidden is computed to a fixed
// point: what depends on a hidden answer sees no answer. A question whose
// condition is unknown is not asked yet: it is in doubt.
enum visibility { VISIBLE, HIDDEN, IN_DOUBT };
// Fills [visibility], questionnaire->question_count long.
void assessment_visibility(const struct assessment *assessment,
                           enum visibility *visibility);

// Whether the condition of [question], which is not asked, is unknown: also
// where no open question of this file would settle it. [visibility] as filled.
bool assessment_unsettled(const struct assessment *assessment,
                          const enum visibility *visibility,
                          const struct question *question);

// The same answers, with plans made for [aims].
const struct assessment *assessment_aimed(struct arena *arena,
                                          const struct assessment *assessment,
                                          const struct aims *aims);

// The rules that hold: what is usual where the file says nothing, and no group
// smaller than the questionnaire's least.
struct vote_rules assessment_rules(const struct assessment *assessment);
// Whether the file says anything of them.
bool vote_rules_said(const struct vote_rules *rules);

// The answer that counts for [question]: what was given, or agreed.
const struct answer *assessment_answer(const struct assessment *assessment,
                                       const struct question *question);
// The last round that is neither open nor void, or NULL.
const struct round *answer_round(const struct answer *answer);
// Whether anything at all is stored in it.
bool answer_is_empty(const struct answer *answer);

// The answers that every question has, beside its own codes.
#define WORD_DONT_KNOW "dont-know"
#define WORD_NOT_APPLICABLE "not-applicable"
bool word_is_special(const char *word);

// The level (SCORING_LEVELS) or degree (SCORING_DEGREE) of a given [value];
// NAN for unscored questions.
double value_measure(const struct question *question,
                     const struct value *value);
// The same for the key of a vote; NAN for dont-know and not-applicable.
double vote_measure(const struct question *question, const char *key);
// The options ticked, a bit for each by its place in the question.
uint64_t value_ticked(const struct question *question,
                      const struct value *value);
// A vote on several options joins their codes by a sign that no code holds; the
// sign alone is a vote on none of them.
#define VOTE_JOINED "+"
// The same of such a key; false where it names an option that is not there.
bool vote_ticked(const struct question *question, const char *key,
                 uint64_t *ticked);

// Takes over the answers of [from], an assessment of another questionnaire, to
// questions of equal ids, as far as they mean the same there. What the answers
// point to must live as long as [to].
struct carried {
    size_t taken, left; // answers
};
struct carried assessment_carry(struct assessment *to,
                                const struct assessment *from);

struct assessment_progress {
    size_t asked, answered, dont_know, not_applicable, open;
};
// Counts scored and unscored questions of ladders (no profile, no closing).
struct assessment_progress assessment_progress(
    const struct assessment *assessment);

#endif
