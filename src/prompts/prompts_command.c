// SPDX-License-Identifier: MIT
//
// The commands: one table, from which reading and help both follow. A name
// means the same in the interview and where a group votes; what carries it out
// may be another function.

#include "prompts_inside.h"
#include "text.h"

#include <ctype.h>
#include <string.h>

enum wants { WANTS_NOTHING, WANTS_MAYBE, WANTS_TEXT };

#define ALONE 1U // in the interview
#define GROUP 2U // where a group votes
#define SEEN 4U  // there only while no vote is hidden

struct command {
    const char *name, *letter; // letter: a short form, or NULL
    unsigned where;
    enum wants wants;
    const char *argument, *help;
    void (*run)(struct prompts *prompts, const char *argument);
};

static const struct command commands[] = {
    // Moving.
    {NC_("command", "back"), "b", ALONE, WANTS_NOTHING, NULL,
     N_("the question before"), prompts_back},
    {NC_("command", "back"), "b", GROUP, WANTS_NOTHING, NULL,
     N_("the question before"), votes_back},
    {NC_("command", "skip"), "s", ALONE, WANTS_NOTHING, NULL,
     N_("the next question; this one stays as it is (Enter does the same)"),
     prompts_skip},
    {NC_("command", "skip"), "s", GROUP, WANTS_NOTHING, NULL,
     N_("the next question, without a vote"), votes_skip},
    {NC_("command", "go"), "g", ALONE, WANTS_TEXT, N_("NUMBER"),
     N_("to this question; also the id of a question or a section"),
     prompts_go},
    {NC_("command", "go"), "g", GROUP, WANTS_TEXT, N_("NUMBER"),
     N_("to this question; also the id of a question or a section"), votes_go},
    {NC_("command", "open"), "o", ALONE, WANTS_NOTHING, NULL,
     N_("the next question without answer"), prompts_open},
    {NC_("command", "open"), "o", GROUP, WANTS_NOTHING, NULL,
     N_("the next question without answer"), votes_open},
    {NC_("command", "again"), "a", ALONE | GROUP, WANTS_NOTHING, NULL,
     N_("read the question out again"), prompts_again},

    // Answers.
    {"d", NULL, ALONE, WANTS_NOTHING, NULL, N_("don't know"),
     prompts_dont_know},
    {"-", NULL, ALONE, WANTS_MAYBE, N_("REASON"), N_("does not apply to us"),
     prompts_not_applicable},
    {NC_("command", "tick"), "t", ALONE, WANTS_TEXT, N_("NUMBER"),
     N_("tick a statement of a level, or take the tick away"), prompts_tick},
    {NC_("command", "override"), NULL, ALONE, WANTS_MAYBE, N_("TEXT"),
     N_("why an answer is higher than the ticks propose"), prompts_override},
    {NC_("command", "remove"), NULL, ALONE, WANTS_TEXT, N_("NUMBER"),
     N_("take an entry out of a list"), prompts_remove_entry},
    {NC_("command", "clear"), "c", ALONE, WANTS_NOTHING, NULL,
     N_("take the answer away"), prompts_clear},
    {NC_("command", "answer"), NULL, ALONE, WANTS_TEXT, N_("TEXT"),
     N_("an answer that would be read as a command"), prompts_answer_literally},

    // Votes.
    {NC_("command", "votes"), "v", ALONE, WANTS_MAYBE, N_("[PEOPLE]"),
     N_("a group votes: hands are counted"), votes_begin},
    {NC_("command", "interview"), "v", GROUP, WANTS_NOTHING, NULL,
     N_("back to single answers; votes comes back"), votes_interview},
    {NC_("command", "people"), NULL, GROUP, WANTS_MAYBE, N_("NUMBER"),
     N_("how many are here"), votes_people},
    {NC_("command", "order"), NULL, GROUP, WANTS_NOTHING, NULL,
     N_("all votes first, or question by question"), votes_order},
    {NC_("command", "count"), NULL, GROUP, WANTS_TEXT, N_("ANSWER NUMBER"),
     N_("correct how many are for an answer; - takes it out"), votes_count},
    {NC_("command", "apart"), NULL, GROUP, WANTS_TEXT, N_("QUESTION"),
     N_("count groups apart, by a question of the profile; - for none"),
     votes_apart},
    {NC_("command", "rules"), NULL, GROUP, WANTS_MAYBE, N_("[NUMBER FIGURE]"),
     N_("how votes are read; with a number and a figure that rule is changed"),
     votes_rules},
    {NC_("command", "group"), NULL, GROUP, WANTS_NOTHING, NULL,
     N_("count the next group"), votes_next_group},
    {NC_("command", "reveal"), NULL, GROUP, WANTS_NOTHING, NULL,
     N_("close the vote and show it"), votes_reveal},
    {NC_("command", "pairs"), NULL, GROUP, WANTS_NOTHING, NULL,
     N_("close the vote unseen: talk in pairs first"), votes_pairs},
    {NC_("command", "revote"), NULL, GROUP, WANTS_NOTHING, NULL,
     N_("vote again; earlier votes are kept"), votes_revote},
    {NC_("command", "recount"), NULL, GROUP, WANTS_NOTHING, NULL,
     N_("miscounted: count again"), votes_recount},
    {NC_("command", "groups"), NULL, GROUP | SEEN, WANTS_NOTHING, NULL,
     N_("the votes by group"), votes_groups},
    {NC_("command", "agree"), NULL, GROUP, WANTS_MAYBE, N_("ANSWER"),
     N_("agree on the proposal, or on this answer"), votes_agree},
    {NC_("command", "basis"), NULL, GROUP, WANTS_MAYBE, N_("NUMBER"),
     N_("what the agreement rests on"), votes_basis},
    {NC_("command", "calm"), NULL, GROUP, WANTS_NOTHING, NULL,
     N_("agree on everything that nobody disputes"), votes_calm},
    {NC_("command", "dissent"), NULL, GROUP | SEEN, WANTS_MAYBE, N_("TEXT"),
     N_("who sees it differently"), votes_dissent},
    {NC_("command", "clock"), NULL, GROUP, WANTS_MAYBE, N_("[+60, -60, talk]"),
     N_("how much time is left; more, less, time for talk"), votes_clock},

    // What stands beside an answer.
    {NC_("command", "note"), "n", ALONE, WANTS_MAYBE, N_("TEXT"),
     N_("a note beside the answer"), prompts_note},
    {NC_("command", "note"), "n", GROUP, WANTS_MAYBE, N_("TEXT"),
     N_("a note beside the answer"), votes_note},
    {NC_("command", "evidence"), "e", ALONE, WANTS_MAYBE, N_("TEXT"),
     N_("what shows the answer"), prompts_evidence},
    {NC_("command", "evidence"), "e", GROUP, WANTS_MAYBE, N_("TEXT"),
     N_("what shows the answer"), votes_evidence},
    {NC_("command", "park"), "p", ALONE, WANTS_MAYBE, N_("TEXT"),
     N_("a topic for later"), prompts_park},
    {NC_("command", "park"), "p", GROUP, WANTS_MAYBE, N_("TEXT"),
     N_("a topic for later"), votes_park},
    {NC_("command", "undo"), "u", ALONE, WANTS_NOTHING, NULL,
     N_("take the last change back"), prompts_undo},
    {NC_("command", "undo"), "u", GROUP, WANTS_NOTHING, NULL,
     N_("take the last change back"), votes_undo},
    {NC_("command", "redo"), NULL, ALONE, WANTS_NOTHING, NULL,
     N_("make it again"), prompts_redo},

    // Looking around.
    {NC_("command", "review"), "r", ALONE | GROUP, WANTS_MAYBE, N_("[all]"),
     N_("what is open, noted or parked; all: every answer"), prompts_review},
    {NC_("command", "sections"), NULL, ALONE | GROUP, WANTS_NOTHING, NULL,
     N_("the sections and how far they are"), prompts_sections},
    {NC_("command", "find"), "/", ALONE | GROUP, WANTS_TEXT, N_("TEXT"),
     N_("questions with this text"), prompts_find},

    // Results, and what follows from them.
    {NC_("command", "results"), NULL, ALONE | GROUP | SEEN, WANTS_NOTHING, NULL,
     N_("where you stand, at any time"), prompts_results},
    {NC_("command", "explain"), NULL, ALONE | GROUP | SEEN, WANTS_MAYBE,
     N_("[ID]"), N_("how a number came about, down to the answers"),
     prompts_explain},
    {NC_("command", "ideas"), "i", ALONE | GROUP | SEEN, WANTS_NOTHING, NULL,
     N_("what to do first"), prompts_ideas},
    {NC_("command", "why"), "w", ALONE | GROUP | SEEN, WANTS_TEXT, N_("NUMBER"),
     N_("all about one of the ideas"), prompts_why},
    {NC_("command", "decide"), NULL, ALONE | GROUP | SEEN, WANTS_TEXT,
     N_("NUMBER [taken, postponed, refused, done, undecided]"),
     N_("what becomes of an idea"), prompts_decide},
    {NC_("command", "owner"), NULL, ALONE | GROUP | SEEN, WANTS_TEXT,
     N_("NUMBER [NAME]"), N_("who is responsible for an idea"), prompts_owner},
    {NC_("command", "due"), NULL, ALONE | GROUP | SEEN, WANTS_TEXT,
     N_("NUMBER [DATE]"), N_("until when it is to be done"), prompts_due},
    {NC_("command", "decisions"), NULL, ALONE | GROUP, WANTS_NOTHING, NULL,
     N_("everything that was decided"), prompts_decisions},
    {NC_("command", "plan"), NULL, ALONE | GROUP | SEEN, WANTS_NOTHING, NULL,
     N_("the cheapest way to the next level"), prompts_plan},
    {NC_("command", "target"), NULL, ALONE | GROUP | SEEN, WANTS_TEXT,
     N_("LEVEL [LADDER]"), N_("plan to another level"), prompts_target},
    {NC_("command", "budget"), NULL, ALONE | GROUP | SEEN, WANTS_TEXT,
     N_("COST"), N_("plan for a budget; - for none"), prompts_budget},
    {NC_("command", "phases"), NULL, ALONE | GROUP | SEEN, WANTS_TEXT,
     N_("COST"), N_("plan in phases of at most this cost; - for none"),
     prompts_capacity},
    {NC_("command", "try"), NULL, ALONE | GROUP | SEEN, WANTS_MAYBE,
     N_("[NUMBER, up QUESTION, down QUESTION, -]"),
     N_("what if an idea were done, or an answer higher; nothing is kept"),
     prompts_try},

    // The whole.
    {NC_("command", "export"), "x", ALONE | GROUP | SEEN, WANTS_TEXT,
     N_("FILE [FORMAT]"), N_("write the report into a file"), prompts_export},
    {NC_("command", "save"), NULL, ALONE | GROUP, WANTS_MAYBE, N_("FILE"),
     N_("go on in another file; only needed where saving failed"),
     prompts_save},
    {NC_("command", "overwrite"), NULL, ALONE | GROUP, WANTS_NOTHING, NULL,
     N_("replace a file that somebody else changed, and keep that version"),
     prompts_overwrite},
    {NC_("command", "finish"), NULL, ALONE | GROUP, WANTS_NOTHING, NULL,
     N_("mark the assessment as finished"), prompts_finish},
    {NC_("command", "language"), NULL, ALONE | GROUP, WANTS_MAYBE, N_("LANG"),
     N_("speak this language, or the next one"), prompts_language},
    {NC_("command", "help"), "?", ALONE | GROUP, WANTS_NOTHING, NULL,
     N_("help on the question, and this list"), prompts_help},
    {NC_("command", "quit"), "q", ALONE | GROUP, WANTS_NOTHING, NULL,
     N_("leave; nothing is lost"), prompts_quit},
};

static bool works_here(const struct prompts *prompts,
                       const struct command *command) {
    return command->where & (prompts->room.workshop ? GROUP : ALONE);
}

void prompts_help(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct question *question = prompts->at;
    if (question && question->help) prompts_say(prompts, "%s", question->help);
    if (question && question->probe)
        prompts_say(prompts, _("What would show it: %s"), question->probe);
    if (question && !prompts->room.workshop &&
        !interview_accepts_no_answer(question))
        prompts_say(prompts, _("d and - are for questions that count, unless "
                               "an answer is required."));
    prompts_say(prompts, _("Commands, with their short forms:"));
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        const struct command *command = &commands[i];
        if (!works_here(prompts, command)) continue;
        prompts_say(
            prompts, "%s%s%s%s%s: %s.", C_("command", command->name),
            command->letter ? ", " : "", command->letter ? command->letter : "",
            command->argument ? " " : "",
            command->argument ? _(command->argument) : "", _(command->help));
    }
}

// --- Reading ---

static bool same_word(const char *line, size_t length, const char *name,
                      bool exact) {
    if (!name || strlen(name) != length) return false;
    for (size_t i = 0; i < length; i++) {
        char c = line[i];
        if (!exact) c = (char)tolower((unsigned char)c);
        if (c != name[i]) return false;
    }
    return true;
}

// Commands are known by their English names, too: a manual or a colleague may
// name them so. Where any text is an answer, only whole commands in small
// letters are commands: "Go North" is a name. `answer` helps with the rest.
static bool takes_any_text(const struct prompts *prompts) {
    const struct question *question = prompts->at;
    if (!question || prompts->room.workshop) return false;
    if (question->type == QUESTION_TEXT) return true;
    return question->type == QUESTION_LIST &&
           list_of(question)->fields[0].type == QUESTION_TEXT;
}

static const struct command *find(const struct prompts *prompts,
                                  const char *line, const char **argument) {
    bool any_text = takes_any_text(prompts);
    size_t length = strcspn(line, " ");
    const char *rest = line + length;
    while (*rest == ' ') {
        rest++;
    }
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        const struct command *command = &commands[i];
        if (!works_here(prompts, command)) continue;
        bool named =
            same_word(line, length, command->name, any_text) ||
            same_word(line, length, C_("command", command->name), any_text);
        bool short_form = same_word(line, length, command->letter, true);
        if (!named && (!short_form || any_text)) continue;
        if (*rest && command->wants == WANTS_NOTHING) continue;
        *argument = *rest ? rest : NULL;
        return command;
    }
    return NULL;
}

bool prompts_command(struct prompts *prompts, const char *line) {
    const char *argument = NULL;
    const struct command *command = find(prompts, line, &argument);
    if (!command) return false;
    bool no_answer = command->run == prompts_dont_know ||
                     command->run == prompts_not_applicable;
    if (no_answer && prompts->at && !interview_accepts_no_answer(prompts->at)) {
        if (takes_any_text(prompts)) return false;
        prompts_refuse(prompts, _("An answer is wanted here, or skip."));
        return true;
    }
    if (command->wants == WANTS_TEXT && !argument) {
        prompts_refuse(prompts, _("%s wants %s after it."),
                       C_("command", command->name), _(command->argument));
        return true;
    }
    if (command->where & SEEN && !votes_is_seen(prompts)) {
        prompts_refuse(prompts, _("The votes are not shown yet."));
        return true;
    }
    // The line is overwritten by the next one that is asked for.
    if (argument) argument = arena_string(prompts->arena, argument);
    command->run(prompts, argument);
    return true;
}
