// SPDX-License-Identifier: MIT
//
// The rules by which a room reads its votes: their names, what is usual, and
// which of them hold.

#include "assessment.h"

const struct vote_rule_limits vote_rule_limits[VOTE_RULES] = {
    [RULE_AGREED] = {"agreed", 51, 100, 75, true},
    [RULE_CAMPS] = {"two-camps", 20, 50, 33, true},
    [RULE_UNSURE] = {"cannot-judge", 10, 100, 33, true},
    [RULE_STABLE] = {"stable", 1, 50, 15, true},
    [RULE_ROUNDS] = {"rounds", 1, 3, 3, false},
    [RULE_MINIMUM] = {"minimum-group", 5, 1000, 5, false},
};

double vote_share(unsigned percent) {
    if (percent == 33) return 1.0 / 3;
    if (percent == 67) return 2.0 / 3;
    return percent / 100.0;
}

struct vote_rules assessment_rules(const struct assessment *assessment) {
    struct vote_rules rules = assessment->rules;
    unsigned least = assessment->questionnaire->minimum_group;
    for (size_t i = 0; i < VOTE_RULES; i++) {
        if (!rules.values[i]) rules.values[i] = vote_rule_limits[i].usual;
    }
    if (rules.values[RULE_MINIMUM] < least) rules.values[RULE_MINIMUM] = least;
    return rules;
}

bool vote_rules_said(const struct vote_rules *rules) {
    bool said = rules->settled || rules->groups || rules->order != ORDER_UNSAID;
    for (size_t i = 0; i < VOTE_RULES; i++)
        said |= rules->values[i] != 0;
    return said;
}
