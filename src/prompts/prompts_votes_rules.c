// SPDX-License-Identifier: MIT
//
// By what votes are read, by lines: the rules by their numbers, and behind them
// the groups that are counted apart.

#include "prompts_inside.h"
#include "text.h"

#include <string.h>

static size_t group_count(const struct prompts *prompts) {
    const struct question *groups = prompts->assessment->rules.groups;
    return groups ? groups->option_count : 0;
}

static void say_rules(struct prompts *prompts) {
    struct vote_rules rules = assessment_rules(prompts->assessment);
    for (size_t i = 0; i < VOTE_RULES; i++) {
        unsigned value = rules.values[i];
        prompts_say(prompts, "%zu. %s: %s", i + 1,
                    workshop_rule_text((enum vote_rule)i),
                    vote_rule_limits[i].is_share
                        ? prompts_percent(prompts, value / 100.0)
                        : arena_printf(prompts->scratch, "%u", value));
    }
    for (size_t i = 0; i < group_count(prompts); i++) {
        const struct option *option = &rules.groups->options[i];
        const char *text =
            arena_printf(prompts->scratch, _("%s: so many here, if known"),
                         option->label ? option->label : option->code);
        unsigned people = rules.group_people[i];
        prompts_say(prompts, "%zu. %s: %s", VOTE_RULES + i + 1, text,
                    people ? arena_printf(prompts->scratch, "%u", people)
                           : "-");
    }
    prompts_say(prompts, "%s",
                votes_look(prompts)->settled
                    ? _("Votes have been shown by these rules: they stay as "
                        "they are, and stand in the report.")
                    : _("rules 1 80 changes the first to 80, rules 1 - back to "
                        "what is usual. All of this stays once the first votes "
                        "are shown, and stands in the report."));
}

// "80" or "80%"; "-" stands for 0, what is usual or not known.
static bool read_value(const char *text, size_t *value) {
    char digits[16];
    size_t length = strlen(text);
    *value = 0;
    if (!strcmp(text, "-")) return true;
    if (length && text[length - 1] == '%') length--;
    if (!length || length >= sizeof(digits)) return false;
    memcpy(digits, text, length);
    digits[length] = '\0';
    return prompts_count(digits, 1000000, value);
}

static bool change(struct prompts *prompts, size_t line, size_t value) {
    struct workshop_event event = {.action = WORKSHOP_RULE,
                                   .count = (unsigned)value};
    if (line < VOTE_RULES) {
        event.rule = (enum vote_rule)line;
    } else {
        const struct question *groups = prompts->assessment->rules.groups;
        event.action = WORKSHOP_GROUP_PEOPLE;
        event.group = groups->options[line - VOTE_RULES].code;
    }
    return votes_send(prompts, &event, _("Saved."));
}

void votes_rules(struct prompts *prompts, const char *wanted) {
    size_t line, value, length = wanted ? strcspn(wanted, " ") : 0;
    if (!wanted) {
        say_rules(prompts);
        return;
    }
    const char *number = arena_copy(prompts->scratch, wanted, length);
    const char *rest = wanted + length + strspn(wanted + length, " ");
    if (prompts_count(number, VOTE_RULES + group_count(prompts), &line) &&
        line && read_value(rest, &value)) {
        (void)change(prompts, line - 1, value);
        return;
    }
    prompts_refuse(prompts,
                   _("%s is not the number of a rule and a figure: rules lists "
                     "them."),
                   wanted);
}
