// SPDX-License-Identifier: MIT
//
// The one result: every number and text that a view shows, computed once by
// result_build and read by all. No view computes anything of its own. Numbers
// are doubles in full precision; NAN is "unknown". Levels are ints;
// LEVEL_UNKNOWN is "unknown". Arrays of LEVEL_COUNT are indexed by the level
// number of the rung; rungs outside start+1..top are NAN. It points into the
// questionnaire and the assessments, which must live as long.
//
// The model is described in cxladder-questionnaire(5), SCORING.

#ifndef RESULT_H
#define RESULT_H

#include "assessment.h"

#include <math.h>

// The state of a question over all respondents.
enum question_state {
    STATE_ANSWERED,
    STATE_UNANSWERED,
    STATE_DONT_KNOW,
    STATE_NOT_APPLICABLE,
    STATE_HIDDEN,
};
const char *question_state_name(enum question_state state); // as in JSON

// One position of a distribution: so many ballots gave this.
struct ballot {
    const char *key; // level ("2.5"), code, or number as text
    double measure;  // level or degree; NAN where unscored
    double count;
};

// The distribution of the answers to one question; the scoring sees this only.
struct tally {
    struct ballot *ballots; // ascending by measure, then order of the options
    size_t ballot_count;
    double counted; // sum of the counts
    double dont_know, not_applicable;
    double hidden, unanswered; // people
};

enum shape {
    SHAPE_NONE, // fewer than 3 votes
    SHAPE_UNANIMOUS,
    SHAPE_NEIGHBOURS,
    SHAPE_ONE_DIFFERS,
    SHAPE_TWO_CAMPS,
    SHAPE_SPREAD,
    SHAPE_MOSTLY_AGREED,
};

// How far respondents agree on one question.
struct agreement {
    double consensus; // Tastle and Wierman 2007; NAN below 3 ballots
    double distance;  // AD: mean distance from the median, in levels or degrees
    double median;
    enum shape shape;
};

// The votes before something was agreed, which then do not count.
struct votes_before {
    struct tally tally;
    struct agreement agreement;
};

struct question_result {
    const struct question *question;
    enum question_state state;
    bool excluded; // hidden or not applicable for everybody
    bool in_doubt; // excluded, but its condition hangs on an open question: the
                   // bounds take it as open
    struct tally tally;
    const struct votes_before *votes; // NULL: none
    double mean; // of the counted ballots, on levels or degrees
    struct agreement agreement;
    double fulfilment[LEVEL_COUNT]; // f(q,l); NAN where it says nothing
    double effective[LEVEL_COUNT];  // e(q,l): weight in the ladder's share(l)
    double missing; // accounts for so much of the ladder's missing share
    // The agreed answer, or that of the single respondent; else NULL.
    const struct answer *answer;
};

struct node_result {
    const struct section *section;
    double score, score_low, score_high;
    int level, level_low, level_high;
    double coverage;
    double shares[LEVEL_COUNT];
    double shares_low[LEVEL_COUNT], shares_high[LEVEL_COUNT];
    bool asked[LEVEL_COUNT];
    bool every_rung_asked; // else people are shown shares, not the score
    double missing;
    size_t answered, asked_count; // questions: answered, and not excluded
    struct node_result *sections;
    size_t section_count;
};

// A condition that fails: the ladder's own (node NULL) or a section's.
struct blocking {
    int rung;
    const struct section *section; // NULL: the ladder
    double share, threshold;
};

struct holding {
    const struct question_result *question;
    double missing;
};

// One lifted answer, with today's and the reached position.
struct lift_result {
    const struct lift *lift;
    double from, to; // levels or degrees; from is today's mean, NAN if open
    bool effective;  // false on open and excluded questions, or if no rise
};

enum band_of_advice { ADVICE_NONE, ADVICE_NOW, ADVICE_NEXT, ADVICE_LATER };
const char *advice_band_name(enum band_of_advice band); // as in JSON, or NULL

struct recommendation_result {
    const struct recommendation *recommendation;
    unsigned rank; // 1 is first; 0: the ranking did not take it
    double value;  // at its turn; NAN without rank
    double cost;
    enum band_of_advice band;
    enum decision_state decision;
    struct lift_result *lifts; // of this ladder
    size_t lift_count;
    double share_before, share_after; // of the target rung, at its turn
    double score_before, score_after; // of the ladder, at its turn
    double rise[LEVEL_COUNT];         // Δshare(ladder,l) at its turn
    double omega[LEVEL_COUNT];        // weight of each rung in the value
    const struct finding **asked_by;  // findings that hold and ask for it
    size_t asked_by_count;
};

struct plan {
    bool computed;
    int target;                            // plan to a level
    double budget;                         // plan for a budget; NAN otherwise
    const struct recommendation **members; // in an order in which each is
    size_t member_count;                   // eligible at its turn
    double effort;                         // in costs
    bool attained, minimal;
    double bound; // proven lower bound of the cost where not minimal
    double score; // after the plan
    int level;
    int *short_of; // rungs not held after the plan
    size_t short_count;
};

struct phase {
    unsigned number; // from 1
    const struct recommendation **members;
    size_t member_count;
    double effort, score; // score and level after the phase
    int level;
};

// So many questions to settle first are shown.
#define SETTLE_NOW 3

struct ladder_result {
    const struct ladder *ladder;
    struct node_result node;    // of the ladder itself
    struct node_result **nodes; // by index of the section: this one and below
    int target;
    bool provisional;
    double not_applicable; // share of the weight that is not hidden
    struct blocking *blocking;
    size_t blocking_count;
    struct holding *holding; // largest first
    size_t holding_count;
    const struct question_result **settle_first; // largest effect first
    size_t settle_count;
    // The first of them for people: for what waits for an open question stands
    // that one, which can be answered today.
    const struct question_result *settle_now[SETTLE_NOW];
    size_t settle_now_count;
    struct recommendation_result *recommendations; // ranked first, by rank,
    size_t recommendation_count; // then the others that lift something here
    struct plan plan, budget_plan;
    struct phase *phases; // with a capacity, though there be none; else NULL
    size_t phase_count;
};

// One recommendation in the combined list: each once.
struct combined {
    const struct recommendation *recommendation;
    double value; // the largest of the ladders'
    double cost;
    enum band_of_advice band; // the most urgent of the ladders'
    enum decision_state decision;
    const struct ladder_result **ladders; // where it has a rank, or is in a
    size_t ladder_count;                  // plan
};

// One entry of a list, with the first of the list's kinds that holds for it;
// NULL where none does, or where what it asks for was not said.
struct sorted_entry {
    const struct entry *entry;
    const struct list_kind *kind;
};

// A list whose entries are sorted into kinds, or laid out on a map.
struct list_result {
    const struct question *question;
    struct sorted_entry *entries; // of those kept, in their order
    size_t entry_count;
    // Of all respondents, also where nothing of their words is kept: how many
    // entries, by kind (those of no kind last), and by the options of the two
    // fields that make the map, row by row; NULL where there is no map.
    double counted;
    const double *kinds;
    const struct question *across, *down;
    const double *cells; // down->option_count rows of across->option_count
};

// What one group says to one question. Only what may be shown is in it: cells
// of too few people, and those by which such a cell could be worked out from
// the others, are not shown.
struct group_cell {
    bool shown;
    // counted: so many ballots. The ballots themselves only with [bars]: of
    // fewer than twice the least size they would tell what each has said, if
    // all say the same; and they could be worked out from the others'.
    struct tally tally;
    bool bars;
    double mean; // NAN also where it tells what nearly all of few have said
};

struct group_result {
    const struct option *option; // of the profile question
    bool shown;
    double people;                 // 0 unless shown
    struct group_cell *cells;      // by index of the question; NULL: not shown
    struct ladder_result *ladders; // for computing; to be shown: group_score
    double **scores;
};

// Two groups on one question.
struct gap_result {
    const struct question *question;
    size_t first, second; // of the grouping's groups
    double difference;    // of the means, first minus second
    double delta;         // Cliff's: how much more often the first is above
    double p; // of Mann and Whitney, adjusted for all gaps of the grouping; NAN
              // in a room, where nobody else could have answered
    bool notable; // a survey: likely more than chance; a room: large enough
};

// The respondents by one question of the profile.
struct grouping_result {
    const struct question *question;
    struct group_result *groups; // as the question's options
    size_t group_count, shown_count;
    bool withheld;           // somebody is in a group that is not shown
    struct gap_result *gaps; // largest delta first
    size_t gap_count;
};

// Files that were given and do not count, by the reason.
struct left_out {
    size_t unreadable;
    size_t invalid;  // damaged, of another questionnaire or version
    size_t overlaps; // in a merged file that counts
    size_t copies;
    size_t older; // of a respondent with a newer one
};

// By what the rooms among the files have read their votes: by rule the least
// and the most of them.
struct room_rules {
    size_t rooms; // 0: nobody voted in a room
    unsigned low[VOTE_RULES], high[VOTE_RULES];
    // By what votes were counted apart: NULL where not, or not in all rooms.
    const struct question *groups;
    bool differ; // in a figure, or in that
};

struct result {
    const struct questionnaire *questionnaire;
    struct left_out left_out; // set by whoever counted the files
    // Those kept: all, unless they were too many for it.
    const struct assessment *const *assessments;
    size_t assessment_count;
    size_t file_count; // counted
    // Files of many people, who could be found out by taking one report from
    // another of nearly the same people: reports warn.
    bool can_be_subtracted;
    double respondents;     // sum of `people`, 1 where absent
    unsigned minimum_group; // fewest people in a group that is shown
    struct room_rules rules;
    const char *date; // ISO: the newest finished or started date, or today
    // For each profile question the value that all files share, or NULL.
    const struct answer **profile;
    struct question_result *questions; // questionnaire->question_count
    struct ladder_result *ladders;     // questionnaire->ladder_count
    const struct finding **findings;   // those that hold, in file order
    size_t finding_count;
    struct combined
        *combined; // by band, then by value, needs before what needs them
    size_t combined_count;
    const struct question_result **discuss_first; // with several ballots
    size_t discuss_count;
    struct grouping_result *groupings; // with several respondents
    size_t grouping_count;
    const struct decision *decisions; // by recommendation: what was decided
    struct list_result *lists; // those that sort or map, in order of asking
    size_t list_count;
    // The result of each assessment by itself, without advice: where asked for
    // and there are several; else NULL.
    const struct result **each;
};

// Targets, budget and capacity that are not given here are those that the
// assessment holds, where it is a single one.
struct result_options {
    const int *targets; // per ladder; LEVEL_UNKNOWN: the default; NULL: all
    double budget;      // per ladder; NAN: no budget plan
    double capacity;    // per phase; NAN: no roadmap
    const char *today;  // ISO date; the clock is an argument
    // How long the search for one plan may take; 0: 1 s. Up to 30
    // recommendations it takes as long as it needs. With more, whether a plan
    // is proven may depend on it, and nothing else of the result.
    double plan_seconds;
    bool without_advice; // scores and findings only: fast after each answer
    bool each;           // also of each assessment by itself
};
#define RESULT_OPTIONS_DEFAULT                                                 \
    ((struct result_options){.budget = NAN, .capacity = NAN})

struct result *result_build(struct arena *arena,
                            const struct questionnaire *questionnaire,
                            const struct assessment *const *assessments,
                            size_t assessment_count,
                            const struct result_options *options);

// The score of [node] in [group], as it may be shown; NAN otherwise.
double group_score(const struct group_result *group,
                   const struct section *node);

// The node of [section] (or of a ladder's root); NULL if none.
const struct node_result *result_node(const struct result *result,
                                      const struct section *section);

#endif
