// SPDX-License-Identifier: MIT

#include "assessment_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(assessment_yaml, .init = assessment_set_up,
          .fini = assessment_tear_down);

Test(assessment_yaml, everything_is_read_and_written_back) {
    struct diags *diags;
    struct assessment *assessment = read_text(whole, &diags);
    cr_assert(assessment);
    diags_print(diags, stderr);
    cr_assert_eq(diags->errors + diags->warnings, 0);
    cr_assert_not(assessment->read_only);
    cr_assert_str_eq(print(assessment), whole);
}

Test(assessment_yaml, what_was_read_stands_in_the_model) {
    struct diags *diags;
    struct assessment *assessment = read_text(whole, &diags);
    cr_assert(assessment);
    cr_assert_str_eq(assessment->language, "en");
    cr_assert_str_eq(assessment->started, "2026-11-03");
    cr_assert_str_eq(assessment->finished, "2026-11-04");
    cr_assert_eq(assessment->people, 23);
    cr_assert(assessment->has_at);
    cr_assert_str_eq(survey->questions[assessment->at]->id, "strategy-role");
    const struct answer *answer = answer_to(assessment, "strategy-role");
    cr_assert_eq(answer->state, ANSWER_GIVEN);
    cr_assert_float_eq(answer->value.number, 2.5, 1e-9);
    cr_assert_str_eq(answer->override, "so, yes");
    cr_assert(answer->has_ticks);
    cr_assert_str_eq(answer->ticks[0], "named");
    answer = answer_to(assessment, "strategy-derived");
    cr_assert_str_eq(answer->note,
                     "First line.\n\nThird: with # and \"quotes\".");
    cr_assert_str_eq(answer->evidence, "trailing blank \n");
    cr_assert(answer->is_private);
    cr_assert_eq(answer_to(assessment, "pole")->state, ANSWER_DONT_KNOW);
    cr_assert_eq(answer_to(assessment, "turnover")->state,
                 ANSWER_NOT_APPLICABLE);
    cr_assert_eq(answer_to(assessment, "vision")->state, ANSWER_GIVEN);
    cr_assert_str_eq(answer_to(assessment, "takeaway")->value.text,
                     "one\ntwo\n");
    answer = answer_to(assessment, "people-energy");
    cr_assert_eq(answer->round_count, 2);
    cr_assert_eq(answer->rounds[0].votes[2].count, 9);
    cr_assert_str_eq(answer->rounds[1].by[0].group, "leader");
    cr_assert(answer->rounds[1].is_void);
    answer = answer_to(assessment, "desires");
    cr_assert_eq(answer->value.entry_count, 2);
    cr_assert_not(answer->value.entries[1].given[0]);
    cr_assert_eq(answer->sums->entries, 9);
    cr_assert_eq(answer->sums->kinds[0], 0);
    cr_assert_eq(answer->sums->kinds[1], 5);
    cr_assert_eq(answer->sums->cells[1 * 3 + 0], 2); // no, across yes
    cr_assert_eq(answer->sums->cells[0 * 3 + 2], 4);
    cr_assert_eq(assessment->decisions[0].state, DECISION_TAKEN);
}

static size_t changed_lines(const char *a, const char *b) {
    size_t count = 0;
    while (*a && *b) {
        size_t first = strcspn(a, "\n"), second = strcspn(b, "\n");
        if (first != second || strncmp(a, b, first) != 0) count++;
        a += first + (a[first] == '\n');
        b += second + (b[second] == '\n');
    }
    return *a || *b ? 1000 : count;
}

Test(assessment_yaml, one_changed_answer_is_one_changed_line) {
    static const struct {
        const char *id;
        struct value value;
    } rows[] = {
        {"strategy-role", {.number = 4}},
        {"strategy-derived", {.text = "fully"}},
        {"process-owner", {.text = "not-yet"}},
        {"pole", {.number = 2}},
        {"people-energy", {.number = 1}},
        {"organisation", {.text = "Acme: \"Ltd\""}},
    };
    struct diags *diags;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct assessment *assessment = read_text(whole, &diags);
        size_t index = questionnaire_question(survey, rows[i].id)->index;
        assessment->answers[index].state = ANSWER_GIVEN;
        assessment->answers[index].value = rows[i].value;
        cr_assert_eq(changed_lines(whole, print(assessment)), 1, "%s",
                     rows[i].id);
    }
}

Test(assessment_yaml, a_file_by_hand_needs_little) {
    struct diags *diags;
    struct assessment *assessment = read_text("cxladder-assessment: 1\n"
                                              "questionnaire: {id: survey}\n"
                                              "answers:\n"
                                              "  strategy-role: 2\n"
                                              "  strategy-derived: dont-know\n"
                                              "  process-owner:\n"
                                              "  habits: [review]\n"
                                              "  loyalty: {promoters: 3, "
                                              "passives: 1, detractors: 0}\n",
                                              &diags);
    cr_assert(assessment);
    cr_assert_eq(diags->errors + diags->warnings, 0);
    cr_assert_eq(answer_to(assessment, "strategy-derived")->state,
                 ANSWER_DONT_KNOW);
    cr_assert_eq(answer_to(assessment, "process-owner")->state, ANSWER_NONE);
    cr_assert_eq(answer_to(assessment, "habits")->value.code_count, 1);
    cr_assert_eq(answer_to(assessment, "loyalty")->state, ANSWER_GIVEN);
    cr_assert_eq(answer_to(assessment, "loyalty")->value.promoters, 3);
}

Test(assessment_yaml, nothing_behind_a_colon_is_nothing_said) {
    struct diags *diags;
    struct assessment *assessment = read_text("cxladder-assessment: 1\n"
                                              "questionnaire: {id: survey}\n"
                                              "finished:\n"
                                              "profile:\n"
                                              "answers:\n"
                                              "decisions:\n"
                                              "unused:\n",
                                              &diags);
    cr_assert(assessment);
    cr_assert_eq(diags->errors + diags->warnings, 0);
    cr_assert_null(assessment->finished);
}

// --- Rooms ---

#define ROOM_HEAD                                                              \
    "cxladder-assessment: 1\n"                                                 \
    "questionnaire: {id: survey}\n"

Test(assessment_yaml, the_rules_of_a_room_are_read_and_written_back) {
    const char *text =
        ROOM_HEAD "people: 23\n"
                  "workshop:\n"
                  "  agreed: 80%\n"
                  "  two-camps: 33%\n"
                  "  rounds: 2\n"
                  "  minimum-group: 7\n"
                  "  order: sweep\n"
                  "  groups: role\n"
                  "  here: {leader: 9, staff: 14}\n"
                  "  settled: true\n"
                  "answers:\n"
                  "  strategy-role:\n"
                  "    rounds:\n"
                  "      - {votes: {2: 9, 3: 14}, by: {leader: "
                  "{2: 4, 3: 5}, staff: {2: 5, 3: 9}}, method: "
                  "hands, people: 23, open: true, unseen: true}\n";
    struct diags *diags;
    struct assessment *assessment = read_text(text, &diags);
    diags_print(diags, stderr);
    cr_assert(assessment);
    cr_assert_eq(diags->errors + diags->warnings, 0);
    cr_assert_not(assessment->read_only);
    const struct vote_rules *rules = &assessment->rules;
    cr_assert_eq(rules->values[RULE_AGREED], 80);
    cr_assert_eq(rules->values[RULE_UNSURE], 0, "as usual");
    cr_assert_str_eq(rules->groups->id, "role");
    cr_assert_eq(rules->group_people[0], 9);
    cr_assert(rules->settled);
    cr_assert(answer_to(assessment, "strategy-role")->rounds[0].unseen);
    struct vote_rules all = assessment_rules(assessment);
    cr_assert_eq(all.values[RULE_UNSURE], 33);
    cr_assert_eq(all.values[RULE_MINIMUM], 7);
    cr_assert_float_eq(vote_share(all.values[RULE_UNSURE]), 1.0 / 3, 1e-12);
    cr_assert(strstr(print(assessment), strstr(text, "workshop:")));
}

Test(assessment_yaml, rules_out_of_bounds_are_mistakes) {
    static const struct {
        const char *text, *rule;
    } rows[] = {
        {"agreed: 50%", "not-a-rule"},
        {"agreed: 51%", NULL},
        {"agreed: 100", NULL},
        {"agreed: 101%", "not-a-rule"},
        {"two-camps: 19%", "not-a-rule"},
        {"two-camps: 50%", NULL},
        {"rounds: 0", "not-a-rule"},
        {"rounds: 3", NULL},
        {"rounds: 4", "not-a-rule"},
        {"rounds: 2.5", "not-a-rule"},
        {"minimum-group: 4", "not-a-rule"},
        {"minimum-group: 1000", NULL},
        {"minimum-group: 1001", "not-a-rule"},
        {"groups: organisation", "unknown-group"},
        {"groups: nothing", "unknown-group"},
        {"settled: perhaps", "not-a-flag"},
        {"order: any", "unknown-word"},
        {"order: step", NULL},
        {"aggreed: 80%", "unknown-key"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct diags *diags;
        char text[400];
        snprintf(text, sizeof(text), ROOM_HEAD "workshop:\n  %s\nanswers: {}\n",
                 rows[i].text);
        (void)read_text(text, &diags);
        cr_assert_eq(diags->errors + diags->warnings, rows[i].rule != NULL,
                     "row %zu", i);
        if (!rows[i].rule) continue;
        cr_assert_str_eq(diags->first->rule, rows[i].rule, "row %zu", i);
        cr_assert_eq(diags->first->at.line, 4);
    }
}

// --- What plans are made for ---

Test(assessment_yaml, a_plan_is_read_and_written_back) {
    const char *text = ROOM_HEAD "answers: {}\n"
                                 "plan:\n"
                                 "  targets: {orientation: 3}\n"
                                 "  budget: 20\n"
                                 "  capacity: 7.5\n";
    struct diags *diags;
    struct assessment *assessment = read_text(text, &diags);
    cr_assert(assessment);
    cr_assert_eq(diags->errors + diags->warnings, 0);
    cr_assert_not(assessment->read_only);
    const struct aims *aims = &assessment->aims;
    cr_assert_eq(aims->targets[0], 3);
    cr_assert(aims->has_budget && aims->budget == 20);
    cr_assert(aims->has_capacity && aims->capacity == 7.5);
    cr_assert(strstr(print(assessment), strstr(text, "plan:")));
    // A file that says nothing of it stays as it was.
    assessment = read_text(ROOM_HEAD "answers: {}\n", &diags);
    cr_assert_not(aims_said(assessment->questionnaire, &assessment->aims));
    cr_assert_null(strstr(print(assessment), "plan"));
}

Test(assessment_yaml, a_plan_out_of_bounds_is_a_mistake) {
    static const struct {
        const char *text, *rule;
    } rows[] = {
        {"targets: {orientation: 1}", NULL},
        {"targets: {orientation: 5}", NULL},
        {"targets: {orientation: 0}", "not-a-level"},
        {"targets: {orientation: 6}", "not-a-level"},
        {"targets: {orientation: 2.5}", "not-a-level"},
        {"targets: {orientation: high}", "not-a-number"},
        {"targets: {orientatio: 3}", "unknown-ladder"},
        {"targets: 3", "wrong-shape"},
        {"budget: 0.5", NULL},
        {"budget: 0", "not-a-cost"},
        {"budget: -1", "not-a-cost"},
        {"budget: 1000000", NULL},
        {"budget: 1000001", "not-a-cost"},
        {"capacity: 0", "not-a-cost"},
        {"capacity: 12", NULL},
        {"capacities: 12", "unknown-key"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct diags *diags;
        char text[400];
        snprintf(text, sizeof(text), ROOM_HEAD "answers: {}\nplan:\n  %s\n",
                 rows[i].text);
        (void)read_text(text, &diags);
        cr_assert_eq(diags->errors + diags->warnings, rows[i].rule != NULL,
                     "row %zu", i);
        if (!rows[i].rule) continue;
        cr_assert_str_eq(diags->first->rule, rows[i].rule, "row %zu", i);
        cr_assert_eq(diags->first->at.line, 5);
    }
}

// A ladder that is gone, and a level that is no more, are no mistake.
Test(assessment_yaml, the_plan_of_another_version_keeps_what_has_a_place) {
    struct diags *diags;
    struct assessment *assessment =
        read_text(OTHER_HEAD "answers: {}\n"
                             "plan: {targets: {gone: 2, orientation: 4}}\n",
                  &diags);
    cr_assert(assessment);
    cr_assert_eq(diags->errors, 0);
    cr_assert_eq(assessment->aims.targets[0], 4);
}

// --- Other versions ---

Test(assessment_yaml, another_version_is_mapped_and_nothing_is_lost) {
    struct diags *diags;
    struct assessment *assessment = read_text(
        OTHER_HEAD "at: gone\n"
                   "profile: {organisation: Acme, sector: trade}\n"
                   "answers:\n"
                   "  strategy-position: 3\n"
                   "  owner: {answer: somewhat, note: n}\n"
                   "  strategy-derived: half\n"
                   "  dropped: {answer: 2, odd: yes}\n"
                   "  pole: 9\n"
                   "  reach: 20\n"
                   "decisions: {fire-owner: {state: done}}\n"
                   "unused: {vision: back again, ancient: 1, dropped: 5}\n",
        &diags);
    cr_assert(assessment);
    cr_assert_eq(diags->errors, 0);
    cr_assert_not(assessment->read_only);
    cr_assert_float_eq(answer_to(assessment, "strategy-role")->value.number, 3,
                       1e-9);
    cr_assert_str_eq(answer_to(assessment, "process-owner")->value.text,
                     "partly");
    cr_assert_str_eq(answer_to(assessment, "process-owner")->note, "n");
    cr_assert_str_eq(answer_to(assessment, "strategy-derived")->value.text,
                     "partly");
    cr_assert_str_eq(answer_to(assessment, "vision")->value.text, "back again");
    const char *text = print(assessment);
    cr_assert(strstr(text, "unused:\n"
                           "  sector: trade\n"
                           "  dropped: {answer: 2, odd: yes}\n"
                           "  pole: 9\n"
                           "  fire-owner: {state: done}\n"
                           "  ancient: 1\n"
                           "  dropped-2: 5\n"),
              "%s", text);
    cr_assert(strstr(text, FINGERPRINT));
    struct assessment *again = read_text(text, &diags);
    cr_assert_eq(diags->errors + diags->warnings, 0);
    cr_assert_str_eq(print(again), text);
}

Test(assessment_yaml, votes_under_two_names_of_an_option_add_up) {
    struct diags *diags;
    struct assessment *assessment = read_text(
        OTHER_HEAD "answers:\n"
                   "  owner: {rounds: [{votes: {partly: 2, fully: 4,\n"
                   "    somewhat: 3}, method: hands}]}\n",
        &diags);
    cr_assert(assessment);
    cr_assert_eq(diags->errors, 0);
    const struct answer *answer = answer_to(assessment, "process-owner");
    cr_assert_eq(answer->rounds[0].vote_count, 2);
    cr_assert_str_eq(answer->rounds[0].votes[0].key, "partly");
    cr_assert_eq(answer->rounds[0].votes[0].count, 5);
    cr_assert_str_eq(answer->rounds[0].votes[1].key, "fully");
    cr_assert_eq(answer->rounds[0].votes[1].count, 4);
    read_text(print(assessment), &diags);
    cr_assert_eq(diags->errors, 0);
}

// The codes that somebody has ticked are one key: it may be a long one.
Test(assessment_yaml, long_keys_are_kept_where_their_question_is_gone) {
    struct diags *diags;
    char *key = ARENA_ARRAY(arena, char, 3001);
    memset(key, 'a', 3000);
    for (size_t i = 20; i < 3000; i += 20)
        key[i] = '+';
    for (int block = 0; block < 2; block++) {
        struct assessment *assessment = read_text(
            arena_printf(arena,
                         block ? OTHER_HEAD
                             "answers:\n  dropped:\n    rounds:\n"
                             "      - votes:\n          ? %s\n          : 3\n"
                             "          b: 4\n        method: hands\n"
                               : OTHER_HEAD "answers:\n"
                                            "  dropped: {rounds: [{votes: {? "
                                            "%s: 3, b: 4}, method: hands}]}\n",
                         key),
            &diags);
        cr_assert(assessment);
        cr_assert_eq(diags->errors, 0);
        const char *text = print(assessment);
        cr_assert(strstr(text, key));
        struct assessment *again = read_text(text, &diags);
        cr_assert(again);
        cr_assert_eq(diags->errors, 0);
        cr_assert_str_eq(print(again), text);
    }
}

Test(assessment_yaml, a_group_under_two_names_is_one_group) {
    struct diags *diags;
    struct assessment *assessment = read_text(
        OTHER_HEAD
        "answers:\n"
        "  owner: {rounds: [{votes: {partly: 4, fully: 5},\n"
        "    by: {leader: {partly: 1, fully: 2}, staff: {partly: 1},\n"
        "      boss: {fully: 1, somewhat: 1, partly: 1}},\n"
        "    method: hands}]}\n",
        &diags);
    cr_assert(assessment);
    cr_assert_eq(diags->errors, 0);
    const struct round *round =
        &answer_to(assessment, "process-owner")->rounds[0];
    cr_assert_eq(round->by_count, 2);
    cr_assert_str_eq(round->by[0].group, "leader");
    cr_assert_eq(round->by[0].vote_count, 2);
    cr_assert_str_eq(round->by[0].votes[0].key, "partly");
    cr_assert_eq(round->by[0].votes[0].count, 3);
    cr_assert_str_eq(round->by[0].votes[1].key, "fully");
    cr_assert_eq(round->by[0].votes[1].count, 3);
    cr_assert_str_eq(round->by[1].group, "staff");
    cr_assert_eq(round->by[1].votes[0].count, 1);
    read_text(print(assessment), &diags);
    cr_assert_eq(diags->errors, 0);
}

Test(assessment_yaml, what_has_no_place_is_said) {
    struct diags *diags;
    read_text(OTHER_HEAD "answers: {pole: 9, gone: 1}\n...\n", &diags);
    cr_assert_eq(diags->errors, 0);
    cr_assert_eq(diags->warnings, 4);
    cr_assert_str_eq(diags->first->rule, "unused-answer");
    cr_assert_eq(diags->first->at.line, 3);
    const struct problem *summary = diags->first->next->next;
    cr_assert_str_eq(summary->rule, "other-version");
    cr_assert(strstr(summary->text, "(version 0.9, now 1.0). Answers kept: 0, "
                                    "under new names: 0, without a place: 2"),
              "%s", summary->text);
    cr_assert_str_eq(summary->next->rule, "open-question");
}

Test(assessment_yaml, the_head_is_enough_for_a_list) {
    struct assessment_head head;
    struct diags *diags = diags_new(arena);
    make_file(whole, strlen(whole));
    cr_assert(assessment_head_read(arena, path, &head, diags, NULL));
    cr_assert_str_eq(head.questionnaire, "survey");
    cr_assert_str_eq(head.version, "1.0");
    cr_assert_str_eq(head.fingerprint, FINGERPRINT);
    cr_assert_str_eq(head.organisation, "Acme");
    cr_assert_str_eq(head.finished, "2026-11-04");
    cr_assert_eq(head.answers, 13);
    cr_assert_gt(head.changed, 0);
}

Test(assessment_yaml, a_glance_stops_at_the_answers) {
    struct assessment_head head;
    make_file(whole, strlen(whole));
    cr_assert(assessment_head_glance(arena, path, &head));
    cr_assert_str_eq(head.questionnaire, "survey");
    cr_assert_str_eq(head.organisation, "Acme");
    cr_assert_str_eq(head.finished, "2026-11-04");
    cr_assert_eq(head.answers, 0);
    static const char broken[] = "cxladder-assessment: 1\n"
                                 "questionnaire: {id: survey}\n"
                                 "answers: [}}}\n";
    make_file(broken, strlen(broken));
    cr_assert(assessment_head_glance(arena, path, &head));
    static const char other[] = "cxladder: 1\nquestionnaire: {id: survey}\n";
    make_file(other, strlen(other));
    cr_assert_not(assessment_head_glance(arena, path, &head));
    cr_assert_not(assessment_head_glance(arena, "/nowhere", &head));
}
