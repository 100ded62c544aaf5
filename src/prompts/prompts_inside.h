// SPDX-License-Identifier: MIT
//
// What the files of the line prompts share.

#ifndef PROMPTS_INSIDE_H
#define PROMPTS_INSIDE_H

#include "prompts.h"
#include "whatif.h"
#include "workshop.h"

// What is being voted on, as it was read out last: what changes of it is read
// out anew.
struct room {
    struct workshop *workshop; // NULL: nobody votes, the interview goes on
    enum workshop_phase phase;
    const struct question *question;
    unsigned round;
    const struct question *heard; // its text was read out last
    enum workshop_order order;
    size_t part;     // of those counted apart, that is counted now
    size_t row;      // that is counted now, or NO_ROW
    bool introduced; // how counting goes has been told
};
#define NO_ROW SIZE_MAX

// What looks ahead from the answers; only decisions are kept.
struct outlook {
    struct aims aims; // what plans are made for where nothing can be changed
    struct whatif *whatif; // NULL: nothing is tried
    // The recommendations as they were read out last: what numbers mean.
    const struct recommendation **ideas;
    size_t idea_count;
};

struct prompts {
    const struct prompts_options *options;
    const struct questionnaire *questionnaire;
    struct assessment *assessment;
    struct interview *interview;
    struct arena *arena;           // of the session
    struct arena *scratch;         // emptied before each line
    const struct question *at;     // NULL: behind the last question
    const struct section *section; // the one announced last
    const struct ladder *ladder;   // likewise
    struct room room;
    struct outlook outlook;
    bool show;    // the question is to be read out before the prompt
    bool over;    // no more lines
    bool unsaved; // the last attempt to save failed
    bool told;    // that leaving would lose answers
    bool moved;   // `at` is not on disk
    bool refused; // a line from a pipe was not understood
    char *line;   // PROMPTS_LINE_BYTES + 1
    unsigned long line_number;
};

// --- Output (prompts_say.c): everything passes the gate here ---

// A paragraph, wrapped. LF in it starts a new line.
void prompts_say(struct prompts *prompts, const char *format, ...)
    PRINTF_LIKE(2, 3);
void prompts_blank(struct prompts *prompts);
// What was typed is not understood: said and asked again, or, when no terminal
// is there to ask, told with the line's number, and the end.
void prompts_refuse(struct prompts *prompts, const char *format, ...)
    PRINTF_LIKE(2, 3);
// Numbers and levels as they are read out; in the scratch arena.
const char *prompts_number(struct prompts *prompts, double number);
const char *prompts_amount(struct prompts *prompts, double amount); // a cost
const char *prompts_percent(struct prompts *prompts, double share);
const char *prompts_level(struct prompts *prompts, const struct ladder *ladder,
                          int level); // "3, Defined"
// A measure of [question]: a level, or a degree as percent.
const char *prompts_measure(struct prompts *prompts,
                            const struct question *question, double measure);

// --- Input (prompts_line.c) ---

// Asks and reads a line, without blanks around it; valid text without control
// characters, until the next. False at the end of input, and where the line
// was refused.
bool prompts_ask(struct prompts *prompts, const char **text, const char *format,
                 ...) PRINTF_LIKE(3, 4);
// A whole number from 1 to [most].
bool prompts_count(const char *text, size_t most, size_t *number);
// The first word of [text], copied, and what follows it; NULL where nothing
// does.
const char *prompts_word(struct prompts *prompts, const char *text,
                         const char **rest);

// --- Answers (prompts_answer.c) ---

// False, after telling so, where nothing may be changed at all.
bool prompts_may_write(struct prompts *prompts);
// The same, and where no question is there to be answered.
bool prompts_may_change(struct prompts *prompts);
// Puts everything on disk and says [done] afterwards (NULL: nothing); or why it
// is not there.
void prompts_store(struct prompts *prompts, const char *done);
// Takes [text] as the answer to the current question and goes on.
void prompts_answer(struct prompts *prompts, const char *text);
// The same where it could be taken for a command.
void prompts_answer_literally(struct prompts *prompts, const char *text);
void prompts_dont_know(struct prompts *prompts, const char *nothing);
void prompts_not_applicable(struct prompts *prompts, const char *reason);
void prompts_clear(struct prompts *prompts, const char *nothing);
void prompts_undo(struct prompts *prompts, const char *nothing);
void prompts_redo(struct prompts *prompts, const char *nothing);
// A statement of a rubric's level, by its number.
void prompts_tick(struct prompts *prompts, const char *number);

// --- Lists (prompts_list.c) ---

// An entry of a list, or its first field.
void prompts_add_entry(struct prompts *prompts, const char *text);
void prompts_remove_entry(struct prompts *prompts, const char *number);

// --- Texts beside the answer (prompts_text.c) ---

// Asks for a text where [text] is NULL; false where it stays as it is. "-"
// gives "".
bool prompts_text(struct prompts *prompts, const char *name, const char *now,
                  const char **text);
void prompts_note(struct prompts *prompts, const char *text);
void prompts_evidence(struct prompts *prompts, const char *text);
void prompts_park(struct prompts *prompts, const char *text);
void prompts_override(struct prompts *prompts, const char *text);

// --- Moving (prompts_move.c) ---

// To another question, or behind the last.
void prompts_move(struct prompts *prompts, const struct question *question);
void prompts_move_on(struct prompts *prompts);
// The question that a number or an id names; NULL after telling.
const struct question *prompts_named(struct prompts *prompts,
                                     const char *where);
void prompts_back(struct prompts *prompts, const char *nothing);
void prompts_skip(struct prompts *prompts, const char *nothing);
void prompts_go(struct prompts *prompts, const char *where);
void prompts_open(struct prompts *prompts, const char *nothing);
void prompts_again(struct prompts *prompts, const char *nothing);

// --- Reading out (prompts_question.c) ---

void prompts_introduce(struct prompts *prompts);
void prompts_show_question(struct prompts *prompts);
void prompts_show_place(struct prompts *prompts, const char *place);
void prompts_show_levels(struct prompts *prompts,
                         const struct question *question);
void prompts_show_options(struct prompts *prompts,
                          const struct question *question);
void prompts_show_end(struct prompts *prompts);
// What is expected, as the prompt of the current question.
const char *prompts_expected(struct prompts *prompts);
// "Question 12", or what else it is called: profile, closing.
const char *prompts_place(struct prompts *prompts,
                          const struct question *question);
// The answer in words, or NULL where there is none.
const char *prompts_answer_words(struct prompts *prompts,
                                 const struct question *question);

// --- Commands (prompts_command.c) ---

// Carries out [line] if it is a command; else false.
bool prompts_command(struct prompts *prompts, const char *line);
void prompts_help(struct prompts *prompts, const char *nothing);

// --- Looking around (prompts_review.c) ---

void prompts_review(struct prompts *prompts, const char *which);
void prompts_sections(struct prompts *prompts, const char *nothing);
void prompts_find(struct prompts *prompts, const char *text);

// --- Results (prompts_result.c) ---

// With the targets, the budget and the capacity that were chosen.
const struct result *prompts_result(struct prompts *prompts);
void prompts_results(struct prompts *prompts, const char *nothing);
void prompts_explain(struct prompts *prompts, const char *what);

// --- Recommendations (prompts_ideas.c, prompts_decide.c) ---

// "a quarter"
// Reads out up to [most] of what is recommended.
void prompts_list_ideas(struct prompts *prompts, const struct result *result,
                        size_t most);
// The recommendation that a number of the last list or an id names, which may
// be followed by a text; NULL after telling.
const struct recommendation *prompts_idea(struct prompts *prompts,
                                          const char *text, const char **rest);
void prompts_ideas(struct prompts *prompts, const char *nothing);
void prompts_why(struct prompts *prompts, const char *which);
// "taken, by Kim, until 31 January 2027"; NULL where nothing was decided.
const char *prompts_decision(struct prompts *prompts,
                             const struct recommendation *recommendation);
void prompts_decide(struct prompts *prompts, const char *which);
void prompts_owner(struct prompts *prompts, const char *which);
void prompts_due(struct prompts *prompts, const char *which);
void prompts_decisions(struct prompts *prompts, const char *nothing);

// --- Looking ahead (prompts_plan.c, prompts_whatif.c) ---

// What plans are made for.
const struct aims *prompts_aims(const struct prompts *prompts);
// The assessment with these, in [arena] where it is another one.
const struct assessment *prompts_aimed(const struct prompts *prompts,
                                       struct arena *arena);
void prompts_plan(struct prompts *prompts, const char *nothing);
void prompts_target(struct prompts *prompts, const char *text);
void prompts_budget(struct prompts *prompts, const char *text);
void prompts_capacity(struct prompts *prompts, const char *text);
void prompts_try(struct prompts *prompts, const char *text);

// --- Files and the end (prompts_file.c) ---

void prompts_language(struct prompts *prompts, const char *wish);
void prompts_export(struct prompts *prompts, const char *argument);
void prompts_save(struct prompts *prompts, const char *path);
void prompts_overwrite(struct prompts *prompts, const char *nothing);
void prompts_finish(struct prompts *prompts, const char *nothing);
void prompts_quit(struct prompts *prompts, const char *nothing);

// --- A group that votes (prompts_votes.c, prompts_votes_count.c) ---

// Where the assessment says that a group was at work on it.
void votes_resume(struct prompts *prompts);
void votes_end(struct prompts *prompts);
// Takes a line that is no command.
void votes_take_line(struct prompts *prompts, const char *line);
const char *votes_expected(struct prompts *prompts);
// Whether votes may be looked at: none is open, and none waits for its reveal.
bool votes_is_seen(const struct prompts *prompts);
// What is to be shown now, in the scratch arena.
const struct workshop_view *votes_look(struct prompts *prompts);
// Carries out [event], puts it on disk and says [done], or why not. False where
// it was refused.
bool votes_send(struct prompts *prompts, const struct workshop_event *event,
                const char *done);
bool votes_do(struct prompts *prompts, enum workshop_action action,
              const char *done);
// The row that a person names: a level, the number, code or label of an option,
// "d", "-"; NO_ROW if none.
size_t votes_row(struct prompts *prompts, const char *text);

void votes_begin(struct prompts *prompts, const char *people);
void votes_interview(struct prompts *prompts, const char *nothing);
void votes_people(struct prompts *prompts, const char *number);
void votes_order(struct prompts *prompts, const char *nothing);
void votes_back(struct prompts *prompts, const char *nothing);
void votes_skip(struct prompts *prompts, const char *nothing);
void votes_go(struct prompts *prompts, const char *where);
void votes_open(struct prompts *prompts, const char *nothing);
void votes_undo(struct prompts *prompts, const char *nothing);
void votes_note(struct prompts *prompts, const char *text);
void votes_evidence(struct prompts *prompts, const char *text);
void votes_dissent(struct prompts *prompts, const char *text);
void votes_park(struct prompts *prompts, const char *text);
void votes_clock(struct prompts *prompts, const char *change);

// Counting.
void votes_count_line(struct prompts *prompts, const char *line);
void votes_count(struct prompts *prompts, const char *text);
void votes_reveal(struct prompts *prompts, const char *nothing);
void votes_pairs(struct prompts *prompts, const char *nothing);
void votes_revote(struct prompts *prompts, const char *nothing);
void votes_recount(struct prompts *prompts, const char *nothing);
// Of those counted apart, the one that is counted now; NULL without groups.
const struct workshop_part *votes_part(const struct prompts *prompts,
                                       const struct workshop_view *view);
void votes_apart(struct prompts *prompts, const char *id);
// prompts_votes_rules.c
void votes_rules(struct prompts *prompts, const char *wanted);
void votes_next_group(struct prompts *prompts, const char *nothing);
// To the first row that is not counted yet, after [row]; NO_ROW: from the
// first.
void votes_next_row(struct prompts *prompts, size_t row);

// Agreeing.
void votes_agree(struct prompts *prompts, const char *text);
void votes_basis(struct prompts *prompts, const char *text);
void votes_calm(struct prompts *prompts, const char *nothing);

// Reading out (prompts_votes_say.c).
void votes_show(struct prompts *prompts);
void votes_groups(struct prompts *prompts, const char *nothing);
const char *votes_row_name(struct prompts *prompts,
                           const struct workshop_view *view, size_t row);

#endif
