// SPDX-License-Identifier: MIT
//
// What reading and writing of assessments share: the words of the format, and
// the pieces that the writer is made of.

#ifndef ASSESSMENT_YAML_H
#define ASSESSMENT_YAML_H

#include "store.h"
#include "tree.h"

// The last line of every file that the program writes.
#define ASSESSMENT_END "...\n"

// Of longer keys YAML wants to be told, between braces by a question mark; keys
// of `unused` itself are never longer.
#define KEY_SIZE 128

// The words of decisions by enum decision_state; NULL for none.
extern const char *const decision_words[5];

// --- Pieces of YAML ---

// A scalar, plain where that is safe for every reader of YAML, else in double
// quotes; always on one line.
void yaml_scalar(FILE *out, const char *text);
void yaml_quoted(FILE *out, const char *text);
// As the value of a block mapping whose lines start at [indent]: texts of
// several lines as a literal block where that gives the same text back.
void yaml_text(FILE *out, const char *text, int indent);
// Strictly digits with at most one point, in the shortest form that reads back
// as the same number.
void yaml_number(FILE *out, double number);
void yaml_indent(FILE *out, int indent);
// What stands before a key between braces: nothing, unless it is a long one.
void yaml_key_mark(FILE *out, const char *key);
// A piece of a file kept word for word, as a value: begins with its blank or
// line end, ends with a line end.
void yaml_node(FILE *out, const struct node *node, int indent);

// --- Pieces of the reader ---

// Where the missing [key] of the file is told: at one that may be meant to be
// it, else at the beginning.
struct place assessment_place_of(const struct tree *tree, const char *key);

struct binding {
    struct arena *arena;
    const struct tree *tree;
    const struct questionnaire *questionnaire;
    struct diags *diags;
    struct assessment *assessment;
    bool mapped;                   // made with another version: renames count
    const char *as_id;             // mapped: the question's id in the file
    const struct rename **renames; // sorted by [from]
    const struct question **groupings;
    size_t grouping_count;
    struct node *first_unused, *last_unused;
    unsigned unused_count;
    size_t kept, renamed; // mapped: answers that have a place here
};

// A hostile file may hold a mistake every few bytes: after so many no more are
// looked for, and the nearest names are looked for only for the first ones.
#define RENAMED_RULE "renamed"
#define BIND_PROBLEMS 1000
#define BIND_HINTS 20
bool bind_enough(const struct binding *binding);
bool bind_hints(const struct binding *binding);

// A name that nobody knows: [sentence] says so, [nearest] may be NULL.
void bind_unknown(const struct binding *binding, struct place at,
                  const char *rule, const char *sentence, const char *nearest);
// [code] is none of [count] codes: the one that was probably meant, or all.
void bind_unknown_code(const struct binding *binding, struct place place,
                       const char *code, const char *sentence,
                       const char *const *codes, size_t count);
// Mapped: what [old] is called now, where that is something else.
void bind_renamed(const struct binding *binding, struct place at,
                  const char *old, const char *now);
// A key that the format does not know: reported as a warning, and the
// assessment can only be read.
void bind_unknown_key(const struct binding *binding, const struct node *node,
                      const char *const *keys, size_t count);
void bind_read_only(const struct binding *binding, struct place at,
                    const char *why);

// Scalars and shapes. False after a report.
bool bind_kind(const struct binding *binding, const struct node *node,
               enum node_kind kind);
bool bind_text(const struct binding *binding, const struct node *node,
               const char **text);
bool bind_date(const struct binding *binding, const struct node *node,
               const char **date);
bool bind_number(const struct binding *binding, const struct node *node,
                 double *number);
#define LARGEST_COUNT 1000000
// A whole number from [least] to LARGEST_COUNT.
bool bind_count(const struct binding *binding, const struct node *node,
                unsigned least, unsigned *count);
bool bind_flag(const struct binding *binding, const struct node *node,
               bool *flag);
// One of [count] words, some of which may be NULL; its index, or [count] after
// a report.
size_t bind_word(const struct binding *binding, const struct node *node,
                 const char *const *words, size_t count);
// Where [name] stands in [names]; [count] if it does not.
size_t name_index(const char *name, const char *const *names, size_t count);

// The code of an option (or tick) of [question]; by `renamed` where the file is
// of another version; NULL after a report.
const char *bind_option(const struct binding *binding, const char *code,
                        struct place at, const struct question *question);
const char *bind_tick(const struct binding *binding, const char *code,
                      struct place at, const struct question *question);
// The id that [id] has now, of something of [kind]; NULL if there is none.
const char *bind_id(const struct binding *binding, const char *id,
                    enum name_kind kind);

bool bind_level(const struct binding *binding, const char *text,
                struct place at, const struct question *question,
                double *level);
bool bind_value(const struct binding *binding, const struct node *node,
                const struct question *question, struct value *value);
// Sorts the questionnaire's renames and collects its groupings, once.
void bind_prepare(struct binding *binding);

// Answers and decisions that have no place, kept word for word.
void unused_put(struct binding *binding, const struct node *node);
void unused_report(struct binding *binding, const struct node *node,
                   const char *why);
// Gives them to the assessment, no key used twice.
void unused_finish(struct binding *binding);
// What an earlier reading kept. False after a report.
// What became of answers to another version, once all are read.
void version_report(const struct binding *binding);
bool unused_check(const struct binding *binding, const struct node *node);

// Whether the tree is an assessment at all, by its key and format number.
bool assessment_is_one(const struct tree *tree, struct diags *diags);

// Entries that are counted without their words: read, written, compared.
void bind_counts(const struct binding *binding, const struct node *node,
                 const struct question *question, struct answer *answer);
void counts_print(const struct question *question,
                  const struct entry_sums *sums, FILE *out);
bool counts_same(const struct question *question, const struct entry_sums *a,
                 const struct entry_sums *b);

// By what a room reads its votes: read, written, compared.
void bind_rules(const struct binding *binding, const struct node *node);
void rules_print(const struct vote_rules *rules, FILE *out);
bool rules_same(const struct vote_rules *a, const struct vote_rules *b);

// What plans are made for: read, written, compared.
void bind_plan(const struct binding *binding, const struct node *node);
void plan_print(const struct questionnaire *questionnaire,
                const struct aims *aims, FILE *out);
bool plan_same(const struct questionnaire *questionnaire, const struct aims *a,
               const struct aims *b);

// One answer in any of its forms.
void bind_answer(const struct binding *binding, const struct node *node,
                 const struct question *question, struct answer *answer);
void bind_decision(const struct binding *binding, const struct node *node,
                   struct decision *decision);

#endif
