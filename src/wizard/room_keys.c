// SPDX-License-Identifier: MIT
//
// The keys of the room. A letter means one thing in all phases; what it is
// called may follow the phase.

#include "key_rows.h"
#include "text.h"
#include "wizard_inside.h"

#define ROOM ON(ROOM)

// --- When keys work ---

static bool is_in(const struct wizard *wizard, enum workshop_phase phase) {
    return wizard->room.workshop && wizard->room.phase == phase;
}

static bool allows(const struct wizard *wizard, enum workshop_action action) {
    return wizard->room.workshop &&
           workshop_allows(wizard->room.workshop, action);
}

static bool reads(const struct wizard *wizard) {
    return is_in(wizard, WORKSHOP_READ);
}

static bool votes(const struct wizard *wizard) {
    return is_in(wizard, WORKSHOP_VOTE);
}

static bool talks_in_pairs(const struct wizard *wizard) {
    return is_in(wizard, WORKSHOP_BLIND);
}

static bool talks(const struct wizard *wizard) {
    return is_in(wizard, WORKSHOP_DISCUSS);
}

static bool reveals(const struct wizard *wizard) {
    return is_in(wizard, WORKSHOP_REVEAL);
}

// Nothing but text is on the screen.
static bool reads_on(const struct wizard *wizard) {
    return reads(wizard) || talks_in_pairs(wizard);
}

static bool discusses(const struct wizard *wizard) {
    return is_in(wizard, WORKSHOP_REVEAL) || is_in(wizard, WORKSHOP_DISCUSS);
}

static bool agrees(const struct wizard *wizard) {
    return is_in(wizard, WORKSHOP_AGREE);
}

static bool lists(const struct wizard *wizard) {
    return is_in(wizard, WORKSHOP_SWEPT) || is_in(wizard, WORKSHOP_DONE);
}

static bool is_swept(const struct wizard *wizard) {
    return is_in(wizard, WORKSHOP_SWEPT);
}

static bool is_done(const struct wizard *wizard) {
    return is_in(wizard, WORKSHOP_DONE);
}

static bool is_seen(const struct wizard *wizard) {
    return discusses(wizard) || agrees(wizard);
}

static bool is_agreed(const struct wizard *wizard) {
    return given(wizard)->state != ANSWER_NONE;
}

static bool has_agreed(const struct wizard *wizard) {
    return agrees(wizard) && is_agreed(wizard);
}

static bool takes_marked(const struct wizard *wizard) {
    return is_seen(wizard) && wizard->room.marked >= 0;
}

static bool takes_proposal(const struct wizard *wizard) {
    return is_seen(wizard) && wizard->room.marked < 0 && !is_agreed(wizard) &&
           allows(wizard, WORKSHOP_ACCEPT);
}

static bool goes_on(const struct wizard *wizard) {
    return is_seen(wizard) && is_agreed(wizard) && wizard->room.marked < 0;
}

static bool counts(const struct wizard *wizard) {
    return votes(wizard) && wizard->room.marked >= 0;
}

static bool is_counted(const struct wizard *wizard) {
    return votes(wizard) && wizard->room.marked < 0;
}

// All votes come first: what is closed stays unseen.
static bool hides(const struct wizard *wizard) {
    return wizard->room.workshop && workshop_hides(wizard->room.workshop);
}

static bool reads_again(const struct wizard *wizard) {
    return reads(wizard) && hides(wizard) && answer_round(given(wizard));
}

static bool reads_first(const struct wizard *wizard) {
    return reads(wizard) && !reads_again(wizard);
}

static bool shows_next(const struct wizard *wizard) {
    return is_counted(wizard) && !hides(wizard);
}

static bool shows_early(const struct wizard *wizard) {
    return counts(wizard) && !hides(wizard);
}

static bool keeps_next(const struct wizard *wizard) {
    return is_counted(wizard) && hides(wizard);
}

static bool keeps_early(const struct wizard *wizard) {
    return counts(wizard) && hides(wizard);
}

static bool has_unknown(const struct wizard *wizard) {
    return votes(wizard) && interview_accepts_no_answer(wizard->at);
}

static bool can_mark(const struct wizard *wizard) {
    return votes(wizard) || is_seen(wizard) || lists(wizard);
}

static bool can_browse(const struct wizard *wizard) {
    return allows(wizard, WORKSHOP_BACK);
}

static bool can_hide(const struct wizard *wizard) {
    return allows(wizard, WORKSHOP_HIDE);
}

static bool can_vote_again(const struct wizard *wizard) {
    return allows(wizard, WORKSHOP_REVOTE);
}

static bool can_recount(const struct wizard *wizard) {
    return is_seen(wizard) && allows(wizard, WORKSHOP_RECOUNT);
}

static bool can_halve(const struct wizard *wizard) {
    return is_seen(wizard) && allows(wizard, WORKSHOP_AGREE_HALF);
}

static bool can_write(const struct wizard *wizard) {
    return allows(wizard, WORKSHOP_TEXT);
}

static bool writes_otherwise(const struct wizard *wizard) {
    return can_write(wizard) && !talks(wizard);
}

static bool can_adjust(const struct wizard *wizard) {
    return allows(wizard, WORKSHOP_ADJUST);
}

static bool can_order(const struct wizard *wizard) {
    return allows(wizard, WORKSHOP_ORDER);
}

static bool can_undo(const struct wizard *wizard) {
    return wizard->room.typing || allows(wizard, WORKSHOP_UNDO);
}

static bool has_parts(const struct wizard *wizard) {
    return votes(wizard) && wizard->assessment->rules.groups;
}

// Space alone takes what is proposed.
static bool takes_and_goes_on(const struct wizard *wizard) {
    return agrees(wizard) && takes_proposal(wizard) &&
           !(given(wizard)->parked && *given(wizard)->parked);
}

static bool goes_on_without(const struct wizard *wizard) {
    return agrees(wizard) && !takes_and_goes_on(wizard);
}

static bool agrees_again(const struct wizard *wizard) {
    return agrees(wizard) && can_vote_again(wizard);
}

static bool discusses_again(const struct wizard *wizard) {
    return !agrees(wizard) && can_vote_again(wizard);
}

static bool has_groups(const struct wizard *wizard) {
    const struct round *round =
        is_seen(wizard) ? answer_round(given(wizard)) : NULL;
    return round && round->by_count;
}

static bool has_results(const struct wizard *wizard) {
    return room_is_seen(wizard);
}

// --- The table ---

#define ON_KEYS KEYS(CHARACTER(' '), KEY_PAGE_DOWN_)
#define BACK_KEYS KEYS(KEY_LEFT_, KEY_PAGE_UP_, KEY_BACKSPACE_)
#define CLOSED N_("A vote is open: Space closes it first.")
#define NOT_SEEN N_("The votes are not shown yet: Space goes on.")

static const struct key_row rows[] = {
    // Going on: one key from the first question to the last.
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 1, NULL, NC_("key", "open the vote"),
        N_("open the vote"), reads_first, NULL, act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 1, NULL, NC_("key", "next question"),
        N_("next question"), reads_again, NULL, act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 1, NULL, NC_("key", "show the votes"),
        N_("close the vote and show it"), shows_next, NULL, act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 4, NULL, NC_("key", "show the votes"),
        N_("close the vote and show it"), shows_early, NULL, act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 1, NULL, NC_("key", "keep, go on"),
        N_("keep the votes, unseen; go on"), keeps_next, NULL,
        act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 4, NULL, NC_("key", "keep, go on"),
        N_("keep the votes, unseen; go on"), keeps_early, NULL,
        act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 1, NULL, NC_("key", "vote again"),
        N_("open the second vote"), talks_in_pairs, NULL, act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 1, NULL, NC_("key", "agree"),
        N_("on to agreeing"), discusses, NULL, act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 1, NULL, NC_("key", "take it, go on"),
        N_("take the proposal; next question"), takes_and_goes_on, NULL,
        act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 1, NULL, NC_("key", "next question"),
        N_("next question"), goes_on_without, NULL, act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 1, NULL, NC_("key", "furthest apart"),
        N_("to what is furthest apart"), is_swept, NULL, act_room_forward),
    ROW(ON_KEYS, ROOM, GROUP_ANSWER, 1, NULL, NC_("key", "results"),
        N_("the results"), is_done, NULL, act_room_forward),
    ROW(KEYS(KEY_ENTER_), ROOM, GROUP_ANSWER, 2, NULL, NC_("key", "next line"),
        N_("keep the number; next line"), counts, NULL, act_room_accept),
    ROW(KEYS(KEY_ENTER_), ROOM, GROUP_ANSWER, 0, NULL,
        NC_("key", "show the votes"), N_("as Space"), is_counted, NULL,
        act_room_accept),
    ROW(KEYS(KEY_ENTER_), ROOM, GROUP_ANSWER, 4, NULL,
        NC_("key", "take the proposal"), N_("agree on the proposal"),
        takes_proposal, NULL, act_room_accept),
    ROW(KEYS(KEY_ENTER_), ROOM, GROUP_ANSWER, 2, NULL,
        NC_("key", "take the marked"), N_("agree on the marked one"),
        takes_marked, NULL, act_room_accept),
    ROW(KEYS(KEY_ENTER_), ROOM, GROUP_ANSWER, 0, NULL,
        NC_("key", "next question"), N_("as Space"), goes_on, NULL,
        act_room_accept),
    ROW(KEYS(KEY_ENTER_), ROOM, GROUP_ANSWER, 2, NULL, NC_("key", "open"),
        N_("open what is marked"), lists, NULL, act_room_accept),
    ROW(KEYS(KEY_ENTER_), ROOM, GROUP_ANSWER, 0, NULL,
        NC_("key", "open the vote"), N_("as Space"), reads_on, NULL,
        act_room_accept),

    // Counting hands.
    ROW(KEYS(DIGITS), ROOM, GROUP_ANSWER, 1, "0-9", NC_("key", "people"),
        N_("how many hands are up"), counts,
        N_("No vote is open: Space opens it."), act_room_digit),
    ROW(KEYS(DIGITS), ROOM, GROUP_ANSWER, 0, "0-9", NC_("key", "people"),
        N_("how many hands are up"), is_counted, NULL, act_room_digit),
    ROW(KEYS(DIGITS), ROOM, GROUP_ANSWER, 0, NULL, NC_("key", "agree on"),
        N_("agree on this one"), reads_again, NULL, act_room_digit),
    ROW(KEYS(DIGITS), ROOM, GROUP_ANSWER, 5, NULL, NC_("key", "agree on"),
        N_("agree on this one"), is_seen,
        N_("No vote is open: Space opens it."), act_room_digit),
    ROW(KEYS(CHARACTER('=')), ROOM, GROUP_ANSWER, 3, NULL,
        NC_("key", "the rest"), N_("everybody not counted yet"), counts,
        N_("Mark a line first: it gets the rest."), act_room_rest),
    ROW(KEYS(CHARACTER('d')), ROOM, GROUP_ANSWER, 7, NULL,
        NC_("key", "don't know"), N_("one more who cannot judge"), has_unknown,
        N_("Nobody can be counted here as not knowing."), act_room_unknown),
    ROW(KEYS(KEY_RIGHT_, KEY_LEFT_), ROOM, GROUP_ANSWER, 0, NULL,
        NC_("key", "one more"), N_("one more, one less"), votes, NULL,
        act_room_step),
    ROW(KEYS(KEY_BACKSPACE_, KEY_DELETE_), ROOM, GROUP_ANSWER, 0, NULL,
        NC_("key", "erase"), N_("erase the number"), votes, NULL,
        act_room_erase),
    ROW(KEYS(KEY_TAB_), ROOM, GROUP_ANSWER, 3, NULL, NC_("key", "next group"),
        N_("count the next group"), has_parts,
        N_("Votes are not counted apart by group: # and then s changes that."),
        act_room_part),
    ROW(KEYS(CHARACTER('c')), ROOM, GROUP_ANSWER, 9, NULL, NC_("key", "cover"),
        N_("show the numbers, cover them"), votes,
        N_("No vote is open: Space opens it."), act_room_cover),
    ROW(KEYS(CHARACTER('#')), ROOM, GROUP_WHOLE, 21, NULL,
        NC_("key", "how many are here"), N_("how many are here"), NULL, NULL,
        act_people),

    // Rounds.
    ROW(KEYS(CHARACTER('r')), ROOM, GROUP_ANSWER, 5, NULL,
        NC_("key", "vote again"), N_("vote again; earlier votes are kept"),
        agrees_again, NULL, act_room_again),
    ROW(KEYS(CHARACTER('r')), ROOM, GROUP_ANSWER, 2, NULL,
        NC_("key", "vote again"), N_("vote again; earlier votes are kept"),
        discusses_again,
        N_("Voting again comes after the votes are shown, as often as the "
           "rules allow."),
        act_room_again),
    ROW(KEYS(CHARACTER('r')), ROOM, GROUP_ANSWER, 12, NULL,
        NC_("key", "count anew"), N_("vote again; earlier votes are kept"),
        votes, NULL, act_room_again),
    ROW(KEYS(CHARACTER('h')), ROOM, GROUP_ANSWER, 13, NULL,
        NC_("key", "miscounted"), N_("miscounted: count again"), can_recount,
        NOT_SEEN, act_room_recount),
    ROW(KEYS(CHARACTER('i')), ROOM, GROUP_ANSWER, 11, NULL,
        NC_("key", "talk in pairs"), N_("close unseen, talk in pairs first"),
        can_hide, N_("Talk in pairs follows a vote that is still open."),
        act_room_pairs),
    ROW(KEYS(CHARACTER('u')), ROOM, GROUP_ANSWER, 10, NULL, NC_("key", "undo"),
        N_("undo; no vote is lost by it"), can_undo,
        N_("Nothing is left to undo."), act_room_undo),

    // Agreement.
    ROW(KEYS(CHARACTER('f')), ROOM, GROUP_ANSWER, 14, NULL,
        NC_("key", "half level"), N_("half a level more"), can_halve,
        N_("Half levels are not asked here."), act_room_half),
    ROW(KEYS(CHARACTER('y')), ROOM, GROUP_ANSWER, 15, NULL, NC_("key", "basis"),
        N_("what the agreement rests on"), has_agreed,
        N_("Nothing is agreed here yet."), act_room_basis),
    ROW(KEYS(CHARACTER('Y')), ROOM, GROUP_ANSWER, 3, NULL,
        NC_("key", "agree on the undisputed"),
        N_("take all that nobody disputes"), is_swept,
        N_("That is for the list, once all have voted."), act_room_calm),
    ROW(KEYS(CHARACTER('g')), ROOM, GROUP_SAY, 9, NULL, NC_("key", "groups"),
        N_("the votes by group"), has_groups,
        N_("There are no groups large enough to be shown."), act_room_groups),

    // What is said.
    ROW(KEYS(CHARACTER('e')), ROOM, GROUP_SAY, 3, NULL, NC_("key", "evidence"),
        N_("evidence: what shows it"), talks, NULL, act_evidence),
    ROW(KEYS(CHARACTER('e')), ROOM, GROUP_SAY, 6, NULL, NC_("key", "evidence"),
        N_("evidence: what shows it"), writes_otherwise,
        N_("Choose a question first."), act_evidence),
    ROW(KEYS(CHARACTER('n')), ROOM, GROUP_SAY, 8, NULL, NC_("key", "note"),
        N_("note"), can_write, N_("Choose a question first."), act_note),
    ROW(KEYS(CHARACTER('x')), ROOM, GROUP_SAY, 7, NULL,
        NC_("key", "other view"), N_("who sees it differently"), is_seen,
        NOT_SEEN, act_room_dissent),
    ROW(KEYS(CHARACTER('p')), ROOM, GROUP_SAY, 9, NULL, NC_("key", "park"),
        N_("park: what, and who finds out"), can_write,
        N_("Choose a question first."), act_park),

    // The clock only tells.
    ROW(KEYS(CHARACTER('t')), ROOM, GROUP_WHOLE, 3, NULL, NC_("key", "talk"),
        N_("time for talk: on, and off"), reveals, NULL, act_room_clock),
    ROW(KEYS(CHARACTER('t')), ROOM, GROUP_WHOLE, 16, NULL, NC_("key", "clock"),
        N_("time for talk: on, and off"), talks,
        N_("The clock starts with the discussion."), act_room_clock),
    ROW(KEYS(CHARACTER('+'), CHARACTER('-')), ROOM, GROUP_WHOLE, 0, "+ -",
        NC_("key", "time"), N_("more time, less time"), can_adjust, NULL,
        act_room_adjust),

    // Moving.
    ROW(KEYS(KEY_UP_, KEY_DOWN_), ROOM, GROUP_MOVE, 6, "↑↓", NC_("key", "line"),
        N_("mark another line"), can_mark, NULL, act_room_mark),
    ROW(KEYS(KEY_UP_, KEY_DOWN_), ROOM, GROUP_MOVE, 0, "↑↓",
        NC_("key", "scroll"), N_("scroll"), reads_on, NULL, act_room_mark),
    ROW(KEYS(KEY_HOME_, KEY_END_), ROOM, GROUP_MOVE, 0, NULL,
        NC_("key", "ends"), N_("beginning, end"), lists, NULL, act_room_mark),
    ROW(BACK_KEYS, ROOM, GROUP_MOVE, 7, NULL, NC_("key", "back"),
        N_("back; nothing is lost"), can_browse, CLOSED, act_room_back),
    ROW(KEYS(KEY_RIGHT_), ROOM, GROUP_MOVE, 17, NULL, NC_("key", "on"),
        N_("on, without a vote"), can_browse, CLOSED, act_room_next),
    ROW(KEYS(CHARACTER('/')), ROOM, GROUP_MOVE, 18, NULL, NC_("key", "search"),
        N_("search the questions"), can_browse, CLOSED, act_search),
    ROW(KEYS(CHARACTER('a')), ROOM, GROUP_MOVE, 19, NULL,
        NC_("key", "all votes first"), N_("all votes first, or one by one"),
        can_order, CLOSED, act_room_order),

    // The whole.
    ROW(KEYS(CHARACTER('R')), ROOM, GROUP_WHOLE, 20, NULL,
        NC_("key", "results"), N_("results"), has_results, NOT_SEEN,
        act_results),
    ROW(KEYS(CHARACTER('b'), CHARACTER('.')), ROOM, GROUP_WHOLE, 0, NULL,
        NC_("key", "blank"), N_("blank the screen"), NULL, NULL, act_blank),
    ROW(KEYS(CHARACTER('v')), ROOM, GROUP_WHOLE, 22, NULL,
        NC_("key", "interview"), N_("to the interview; v comes back"), NULL,
        NULL, act_room_leave),
    ROW(KEYS(CHARACTER('L')), ROOM, GROUP_WHOLE, 0, NULL,
        NC_("key", "language"), N_("next language"), NULL, NULL, act_language),
    ROW(KEYS(CHARACTER('q')), ROOM, GROUP_WHOLE, 23, NULL, NC_("key", "quit"),
        N_("quit; nothing is lost"), NULL, NULL, act_quit),
    ROW(KEYS(KEY_ESCAPE_), ROOM, GROUP_WHOLE, 0, NULL, NC_("key", "close"),
        N_("closes, never leaves"), NULL, NULL, act_escape),
    ROW(KEYS(CHARACTER('?'), KEY_F1_), ROOM, GROUP_WHOLE, 99, NULL,
        NC_("key", "help"), N_("the keys that work here"), NULL, NULL,
        act_help),
};
const struct key_table room_keys = {rows, COUNT_OF(rows)};
