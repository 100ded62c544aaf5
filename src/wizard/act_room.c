// SPDX-License-Identifier: MIT
//
// What the keys of the room do.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

// Saved where anything changed.
static enum outcome send(struct wizard *wizard, enum workshop_action action) {
    struct workshop_event event = {.action = action};
    return change_stored_if(wizard, room_send(wizard, &event));
}

static bool votes(const struct wizard *wizard) {
    return wizard->room.phase == WORKSHOP_VOTE;
}

static bool lists(const struct wizard *wizard) {
    return wizard->room.phase == WORKSHOP_SWEPT ||
           wizard->room.phase == WORKSHOP_DONE;
}

enum outcome act_room(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (room_begin(wizard) && !page_is_open(wizard, PAGE_PEOPLE))
        page_say(wizard, "%s",
                 _("The group votes from here on; v goes back to the "
                   "interview."));
    return OUTCOME_STAY;
}

enum outcome act_room_leave(struct wizard *wizard, const struct event *event) {
    (void)event;
    bool changed = room_count_typed(wizard);
    room_leave(wizard);
    page_say(wizard, "%s",
             _("This is the interview; v goes back to the votes."));
    return change_stored_if(wizard, changed);
}

// --- Going on ---

enum outcome act_room_forward(struct wizard *wizard,
                              const struct event *event) {
    if (wizard->room.phase == WORKSHOP_DONE) return act_results(wizard, event);
    bool changed = room_count_typed(wizard), counted = votes(wizard);
    struct workshop_event forward = {.action = WORKSHOP_FORWARD};
    changed |= room_send(wizard, &forward);
    if (counted && wizard->room.phase == WORKSHOP_READ)
        page_say(wizard, "%s",
                 _("These votes are kept, unseen. The next question:"));
    return change_stored_if(wizard, changed);
}

static enum outcome count_and_go_on(struct wizard *wizard) {
    bool changed = room_count_typed(wizard);
    room_next_row(wizard);
    return change_stored_if(wizard, changed);
}

static enum outcome agree_on(struct wizard *wizard, int row) {
    struct workshop_event event = {.action = WORKSHOP_AGREE_ON,
                                   .row = (size_t)row};
    return change_stored_if(wizard, room_send(wizard, &event));
}

enum outcome act_room_accept(struct wizard *wizard, const struct event *event) {
    struct room *room = &wizard->room;
    struct target target;
    if (lists(wizard)) {
        if (!page_marked(wizard, &target))
            return act_room_forward(wizard, event);
        struct workshop_event go = {.action = WORKSHOP_GOTO,
                                    .question = target.question};
        return change_stored_if(wizard, room_send(wizard, &go));
    }
    if (votes(wizard) && room->marked >= 0) return count_and_go_on(wizard);
    if (room_is_seen(wizard) && room->marked >= 0) {
        enum outcome outcome = agree_on(wizard, room->marked);
        room->marked = -1;
        return outcome;
    }
    return send(wizard, WORKSHOP_ACCEPT);
}

// --- Counting ---

// The row that a digit means: a level by its number, an option by its place.
static int row_of_digit(const struct workshop_view *view, int digit) {
    enum question_type type = view->question->type;
    if (type != QUESTION_RUBRIC && type != QUESTION_PAIR)
        return digit >= 1 && (size_t)digit <= view->level_count ? digit - 1
                                                                : -1;
    for (size_t i = 0; i < view->level_count; i++) {
        const char *key = view->rows[i].key;
        if (key[0] == '0' + digit && !key[1]) return (int)i;
    }
    return -1;
}

enum outcome act_room_digit(struct wizard *wizard, const struct event *event) {
    struct room *room = &wizard->room;
    const struct workshop_view *view = room_look(wizard);
    int digit = event->text[0] - '0';
    if (view->phase == WORKSHOP_VOTE) {
        room->resumed = false;
        // Everybody is counted: no number is changed by chance.
        if (room->marked < 0) {
            page_say(wizard, "%s", _("Mark a line first, with Up and Down."));
            return OUTCOME_STAY;
        }
        room_type_digit(room, digit);
        // Of so few people no count has two digits.
        return view->people && view->people <= 9 ? count_and_go_on(wizard)
                                                 : OUTCOME_STAY;
    }
    int row = row_of_digit(view, digit);
    if (row < 0) {
        page_say(wizard, _("%d is not one of the answers here."), digit);
        return OUTCOME_STAY;
    }
    room->marked = -1;
    return agree_on(wizard, row);
}

static bool count_row(struct wizard *wizard, int row, unsigned number) {
    struct workshop_event event = room_row_event(wizard, WORKSHOP_COUNT);
    event.row = (size_t)row;
    event.count = number;
    return room_send(wizard, &event);
}

enum outcome act_room_unknown(struct wizard *wizard,
                              const struct event *event) {
    (void)event;
    bool changed = room_count_typed(wizard);
    const struct workshop_view *view = room_look(wizard);
    int row = room_unknown_row(view);
    if (row >= 0)
        changed |= count_row(wizard, row,
                             room_number(&wizard->room, view, (size_t)row) + 1);
    return change_stored_if(wizard, changed);
}

enum outcome act_room_rest(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct room *room = &wizard->room;
    if (room->marked < 0) {
        page_say(wizard, "%s", _("Mark a line first: it gets the rest."));
        return OUTCOME_STAY;
    }
    room->typing = false;
    struct workshop_event rest = room_row_event(wizard, WORKSHOP_REMAINDER);
    bool changed = room_send(wizard, &rest);
    if (changed) room_next_row(wizard);
    return change_stored_if(wizard, changed);
}

enum outcome act_room_erase(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct room *room = &wizard->room;
    if (room->typing) {
        room->typed /= 10;
        room->typing = room->typed > 0;
        return OUTCOME_STAY;
    }
    if (room->marked < 0) return OUTCOME_STAY;
    struct workshop_event uncount = room_row_event(wizard, WORKSHOP_UNCOUNT);
    return change_stored_if(wizard, room_send(wizard, &uncount));
}

// One vote more or less in the marked row: for those who have arrows only.
enum outcome act_room_step(struct wizard *wizard, const struct event *event) {
    struct room *room = &wizard->room;
    bool more = event->key == KEY_RIGHT_;
    bool changed = room_count_typed(wizard);
    const struct workshop_view *view = room_look(wizard);
    if (room->marked < 0 || (size_t)room->marked >= view->row_count) {
        page_say(wizard, "%s", _("Mark a line first, with Up and Down."));
        return change_stored_if(wizard, changed);
    }
    unsigned number = room_number(room, view, (size_t)room->marked);
    if (!more && !number) return change_stored_if(wizard, changed);
    changed |= count_row(wizard, room->marked, more ? number + 1 : number - 1);
    return change_stored_if(wizard, changed);
}

// --- Marking, moving ---

// Where there is more than the screen holds.
static void scroll(struct wizard *wizard, bool up) {
    struct view *view = &wizard->views[PAGE_ROOM];
    view->scroll += up ? -1 : 1;
    if (view->scroll < 0) view->scroll = 0;
}

enum outcome act_room_mark(struct wizard *wizard, const struct event *event) {
    struct room *room = &wizard->room;
    bool up = event->key == KEY_UP_;
    if (lists(wizard)) {
        struct sheet sheet = page_sheet(wizard, PAGE_ROOM);
        view_move(&wizard->views[PAGE_ROOM], &sheet, event->key);
        return OUTCOME_STAY;
    }
    if (!votes(wizard) && !room_is_seen(wizard)) {
        scroll(wizard, up);
        return OUTCOME_STAY;
    }
    bool changed = room_count_typed(wizard);
    int rows = (int)room_look(wizard)->row_count;
    if (!up && room->marked + 1 == rows)
        scroll(wizard, up);
    else if (room->marked < 0)
        room->marked = up ? rows - 1 : 0;
    else if (up ? room->marked > 0 : room->marked + 1 < rows)
        room->marked += up ? -1 : 1;
    return change_stored_if(wizard, changed);
}

enum outcome act_room_back(struct wizard *wizard, const struct event *event) {
    (void)event;
    return send(wizard, WORKSHOP_BACK);
}

enum outcome act_room_next(struct wizard *wizard, const struct event *event) {
    (void)event;
    return send(wizard, WORKSHOP_NEXT);
}

// --- Rounds ---

enum outcome act_room_again(struct wizard *wizard, const struct event *event) {
    (void)event;
    wizard->room.typing = false;
    if (!votes(wizard)) return send(wizard, WORKSHOP_REVOTE);
    enum outcome outcome = send(wizard, WORKSHOP_VOID);
    room_mark_anew(wizard);
    page_say(wizard, "%s",
             _("Counting begins again; u brings the numbers back."));
    return outcome;
}

enum outcome act_room_recount(struct wizard *wizard,
                              const struct event *event) {
    (void)event;
    return send(wizard, WORKSHOP_RECOUNT);
}

enum outcome act_room_pairs(struct wizard *wizard, const struct event *event) {
    (void)event;
    bool changed = room_count_typed(wizard);
    struct workshop_event hide = {.action = WORKSHOP_HIDE};
    changed |= room_send(wizard, &hide);
    return change_stored_if(wizard, changed);
}

enum outcome act_room_undo(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct room *room = &wizard->room;
    if (room->typing) {
        room->typing = false;
        room->typed = 0;
        return OUTCOME_STAY;
    }
    struct workshop_event undo = {.action = WORKSHOP_UNDO};
    bool changed = room_send(wizard, &undo);
    if (!changed) return OUTCOME_STAY;
    if (votes(wizard)) room_mark_anew(wizard);
    return change_stored(wizard);
}

// --- Agreement ---

enum outcome act_room_half(struct wizard *wizard, const struct event *event) {
    (void)event;
    const struct workshop_view *view = room_look(wizard);
    size_t row = view->is_agreed ? view->agreed_row : view->proposal;
    if (wizard->room.marked >= 0) row = (size_t)wizard->room.marked;
    if (row >= view->level_count) {
        page_say(wizard, "%s", _("Choose the level below it first."));
        return OUTCOME_STAY;
    }
    struct workshop_event half = {.action = WORKSHOP_AGREE_HALF, .row = row};
    return change_stored_if(wizard, room_send(wizard, &half));
}

// The next of the words for what the agreement rests on.
enum outcome act_room_basis(struct wizard *wizard, const struct event *event) {
    (void)event;
    const struct workshop_view *view = room_look(wizard);
    int basis = WORKSHOP_BASIS_NONE;
    for (int i = WORKSHOP_BASIS_CONSENSUS; i <= WORKSHOP_BASIS_FACILITATOR;
         i++) {
        const char *name = workshop_basis_name((enum workshop_basis)i);
        if (view->answer->basis && !strcmp(view->answer->basis, name))
            basis = i;
    }
    basis = basis == WORKSHOP_BASIS_FACILITATOR ? WORKSHOP_BASIS_CONSENSUS
                                                : basis + 1;
    struct workshop_event other = {.action = WORKSHOP_BASIS,
                                   .basis = (enum workshop_basis)basis};
    return change_stored_if(wizard, room_send(wizard, &other));
}

enum outcome act_room_calm(struct wizard *wizard, const struct event *event) {
    (void)event;
    return send(wizard, WORKSHOP_AGREE_CALM);
}

// --- The room, the clock ---

enum outcome act_room_clock(struct wizard *wizard, const struct event *event) {
    (void)event;
    return send(wizard, WORKSHOP_DISCUSS_ON);
}

enum outcome act_room_adjust(struct wizard *wizard, const struct event *event) {
    bool talk = wizard->room.phase == WORKSHOP_REVEAL ||
                wizard->room.phase == WORKSHOP_DISCUSS ||
                wizard->room.phase == WORKSHOP_BLIND;
    int seconds = talk ? 60 : 15;
    struct workshop_event adjust = {
        .action = WORKSHOP_ADJUST,
        .seconds = event->text[0] == '+' ? seconds : -seconds};
    return change_stored_if(wizard, room_send(wizard, &adjust));
}

enum outcome act_room_order(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct room *room = &wizard->room;
    bool sweep = room->order == WORKSHOP_STEP;
    struct workshop_event order = {.action = WORKSHOP_ORDER,
                                   .order =
                                       sweep ? WORKSHOP_SWEEP : WORKSHOP_STEP};
    bool changed = room_send(wizard, &order);
    room->order = room_look(wizard)->order;
    if (page_top(wizard) == PAGE_ROOM && !wizard->message[0])
        page_say(wizard, "%s",
                 room->order == WORKSHOP_SWEEP
                     ? _("All votes first; then what is furthest apart.")
                     : _("Question by question: vote, talk, agree."));
    return change_stored_if(wizard, changed);
}

// The next group, while votes are counted.
enum outcome act_room_part(struct wizard *wizard, const struct event *event) {
    (void)event;
    bool changed = room_count_typed(wizard);
    room_next_part(wizard);
    return change_stored_if(wizard, changed);
}

enum outcome act_room_cover(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct room *room = &wizard->room;
    room->uncovered = !room->uncovered;
    page_say(wizard, "%s",
             room->uncovered
                 ? _("The numbers are shown now, to everybody who looks.")
                 : _("The numbers are covered again."));
    return OUTCOME_STAY;
}

enum outcome act_room_groups(struct wizard *wizard, const struct event *event) {
    (void)event;
    wizard->room.groups = !wizard->room.groups;
    return OUTCOME_STAY;
}

enum outcome act_room_dissent(struct wizard *wizard,
                              const struct event *event) {
    (void)event;
    text_begin(wizard, TEXT_DISSENT);
    return OUTCOME_STAY;
}
