// SPDX-License-Identifier: MIT
//
// By what votes are read, and whose votes are counted apart: a line for each,
// changed where it is marked.

#include "text.h"
#include "wizard_inside.h"

#define NUMBER 9 // columns of a number in its brackets

// --- What the lines are ---

const struct question *rules_grouping(const struct wizard *wizard, size_t at) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        if (question->group && question->option_count && !at--) return question;
    }
    return NULL;
}

struct rule_line rules_line(const struct wizard *wizard, int item) {
    const struct vote_rules *rules = &wizard->assessment->rules;
    size_t place = item < 0 ? 0 : (size_t)item;
    if (place < VOTE_RULES)
        return (struct rule_line){RULE_LINE_VALUE, (enum vote_rule)place, NULL};
    place -= VOTE_RULES;
    if (!place && rules_grouping(wizard, 0))
        return (struct rule_line){RULE_LINE_GROUPS, VOTE_RULES, NULL};
    if (place && rules->groups && place <= rules->groups->option_count)
        return (struct rule_line){RULE_LINE_PEOPLE, VOTE_RULES,
                                  &rules->groups->options[place - 1]};
    return (struct rule_line){RULE_LINE_NONE, VOTE_RULES, NULL};
}

unsigned rules_value(const struct wizard *wizard,
                     const struct rule_line *line) {
    struct vote_rules rules = assessment_rules(wizard->assessment);
    if (line->kind == RULE_LINE_VALUE) return rules.values[line->rule];
    if (line->kind == RULE_LINE_PEOPLE)
        return rules.group_people[line->option - rules.groups->options];
    return 0;
}

// --- The page ---

static const char *value_text(struct wizard *wizard,
                              const struct rule_line *line, bool marked) {
    struct arena *frame = wizard->frame;
    const struct room *room = &wizard->room;
    unsigned value = rules_value(wizard, line);
    bool share =
        line->kind == RULE_LINE_VALUE && vote_rule_limits[line->rule].is_share;
    if (marked && room->typing)
        return arena_printf(frame, "[%4u ]", room->typed);
    if (line->kind == RULE_LINE_PEOPLE && !value)
        return marked ? "[     ]" : "-  ";
    const char *text = share ? words_percent(frame, value / 100.0)
                             : arena_printf(frame, "%u", value);
    return arena_printf(frame, marked ? "[%4s ]" : "%s  ", text);
}

static void show_line(struct wizard *wizard, struct sheet *sheet, int item,
                      const char *text) {
    struct rule_line line = rules_line(wizard, item);
    bool marked = wizard->views[PAGE_RULES].marked == item;
    int wide = sheet->width;
    sheet_item(sheet, (struct target){.number = item + 1});
    sheet_row(sheet);
    sheet_right(sheet, wide - 2, ROLE_TITLE, value_text(wizard, &line, marked));
    sheet->width = wide - NUMBER - 2;
    sheet_flow(sheet, line.kind == RULE_LINE_PEOPLE ? 5 : 3, ROLE_TEXT, text);
    sheet->width = wide;
}

static void show_grouping(struct wizard *wizard, struct sheet *sheet) {
    const struct question *groups = wizard->assessment->rules.groups;
    sheet_item(sheet, (struct target){.number = VOTE_RULES + 1});
    sheet_row(sheet);
    sheet_flow(sheet, 3, ROLE_TEXT,
               groups
                   ? arena_printf(wizard->frame,
                                  _("votes counted apart by: %s"), groups->ask)
                   : _("votes counted apart by group: no"));
    for (size_t i = 0; groups && i < groups->option_count; i++)
        show_line(wizard, sheet, VOTE_RULES + 1 + (int)i,
                  arena_printf(wizard->frame, _("%s: so many here, if known"),
                               groups->options[i].label
                                   ? groups->options[i].label
                                   : groups->options[i].code));
}

void build_rules(struct wizard *wizard, struct sheet *sheet) {
    bool settled = room_look(wizard)->settled;
    sheet_text(sheet, 2, ROLE_TEXT,
               settled
                   ? _("Votes have been shown by these rules: they stay as "
                       "they are, and stand in the report.")
                   : _("Right and Left change what is marked. All of this "
                       "stays once the first votes are shown, and stands in "
                       "the report."));
    sheet_blank(sheet);
    for (int i = 0; i < VOTE_RULES; i++)
        show_line(wizard, sheet, i, workshop_rule_text((enum vote_rule)i));
    if (rules_grouping(wizard, 0)) {
        sheet_plain(sheet);
        if (wizard->height >= 14) sheet_row(sheet);
        show_grouping(wizard, sheet);
    }
    sheet_plain(sheet);
}
