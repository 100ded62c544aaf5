// SPDX-License-Identifier: MIT
//
// What the keys do on the page of the rules.

#include "text.h"
#include "wizard_inside.h"

static struct rule_line marked(const struct wizard *wizard) {
    return rules_line(wizard, wizard->views[PAGE_RULES].marked);
}

static bool set(struct wizard *wizard, const struct rule_line *line,
                unsigned value) {
    struct workshop_event event = {.action = WORKSHOP_RULE, .count = value};
    if (line->kind == RULE_LINE_PEOPLE) {
        event.action = WORKSHOP_GROUP_PEOPLE;
        event.group = line->option->code;
    } else {
        event.rule = line->rule;
    }
    return room_send(wizard, &event);
}

// The next of the questions that group, then none.
static bool set_groups(struct wizard *wizard, bool forward) {
    const struct question *now = wizard->assessment->rules.groups;
    size_t count = 0, at = 0;
    while (rules_grouping(wizard, count)) {
        if (rules_grouping(wizard, count) == now) at = count + 1;
        count++;
    }
    at = (at + (forward ? 1 : count)) % (count + 1);
    struct workshop_event event = {
        .action = WORKSHOP_GROUPS,
        .question = at ? rules_grouping(wizard, at - 1) : NULL};
    bool changed = room_send(wizard, &event);
    wizard->room.groups = wizard->assessment->rules.groups != NULL;
    return changed;
}

static bool keep_typed(struct wizard *wizard) {
    struct room *room = &wizard->room;
    struct rule_line line = marked(wizard);
    if (!room->typing) return false;
    room->typing = false;
    return set(wizard, &line, room->typed);
}

enum outcome act_rules(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct room *room = &wizard->room;
    bool changed = false;
    // What is typed on the page before is kept.
    if (room->typing && room->typed >= 2) {
        struct workshop_event people = {.action = WORKSHOP_PEOPLE,
                                        .count = room->typed};
        changed = room_send(wizard, &people);
    }
    room->typing = false;
    room->typed = 0;
    page_open(wizard, PAGE_RULES);
    return change_stored_if(wizard, changed);
}

enum outcome act_rules_move(struct wizard *wizard, const struct event *event) {
    bool changed = keep_typed(wizard);
    struct sheet sheet = page_sheet(wizard, PAGE_RULES);
    view_move(&wizard->views[PAGE_RULES], &sheet, event->key);
    return change_stored_if(wizard, changed);
}

// Shares go by fives, but for a third; the rest by ones.
static unsigned stepped(const struct rule_line *line, unsigned value,
                        bool more) {
    if (line->kind == RULE_LINE_PEOPLE)
        return more ? value + 1 : value ? value - 1 : 0;
    const struct vote_rule_limits *limits = &vote_rule_limits[line->rule];
    unsigned next = more ? value + 1 : value - 1;
    if (limits->is_share) {
        next = more ? value / 5 * 5 + 5 : (value + 4) / 5 * 5 - 5;
        if (value < 33 && next > 33) next = 33;
        if (value > 33 && next < 33) next = 33;
    }
    if (next < limits->least) return limits->least;
    return next > limits->most ? limits->most : next;
}

enum outcome act_rules_step(struct wizard *wizard, const struct event *event) {
    bool more =
        event->key == KEY_RIGHT_ || (event->text && *event->text == '+');
    bool changed = keep_typed(wizard);
    struct rule_line line = marked(wizard);
    if (line.kind == RULE_LINE_GROUPS)
        changed |= set_groups(wizard, more);
    else
        changed |= set(wizard, &line,
                       stepped(&line, rules_value(wizard, &line), more));
    return change_stored_if(wizard, changed);
}

enum outcome act_rules_digit(struct wizard *wizard, const struct event *event) {
    if (marked(wizard).kind == RULE_LINE_GROUPS) {
        page_say(wizard, "%s", _("Right and Left change this line."));
        return OUTCOME_STAY;
    }
    room_type_digit(&wizard->room, event->text[0] - '0');
    return OUTCOME_STAY;
}

enum outcome act_rules_erase(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct room *room = &wizard->room;
    if (!room->typing) return OUTCOME_STAY;
    room->typed /= 10;
    room->typing = room->typed > 0;
    return OUTCOME_STAY;
}

enum outcome act_rules_keep(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (wizard->room.typing)
        return change_stored_if(wizard, keep_typed(wizard));
    page_close(wizard);
    return OUTCOME_STAY;
}

enum outcome act_rules_close(struct wizard *wizard, const struct event *event) {
    (void)event;
    wizard->room.typing = false;
    wizard->room.typed = 0;
    page_close(wizard);
    return OUTCOME_STAY;
}
