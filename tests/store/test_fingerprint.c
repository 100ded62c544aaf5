// SPDX-License-Identifier: MIT
//
// Equal under changed texts, different under a changed structure.

#include "questionnaire_fixture.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *before;

static void set_up(void) {
    sheet_set_up();
    before = sheet_read(EVERY_KEY)->fingerprint;
}

TestSuite(fingerprint, .init = set_up, .fini = sheet_tear_down);

static const char *after(const char *from, const char *to) {
    const struct questionnaire *changed = sheet_read_changed(from, to);
    if (sheet_diags->errors) diags_print(sheet_diags, stderr);
    cr_assert_eq(sheet_diags->errors, 0, "'%s' to '%s'", from, to);
    return changed->fingerprint;
}

Test(fingerprint, is_the_same_for_the_same_file) {
    cr_assert_str_eq(sheet_read(EVERY_KEY)->fingerprint, before);
}

// The same text in a row above and below.
Test(fingerprint, does_not_depend_on_texts) {
    static const char *const changes[][2] = {
        {"title: Every key", "title: Another"},
        {"  Two lines\n", "  Two other lines\n"},
        {"label: In parts", "label: Partly"},
        {"ask: Your role", "ask: What are you?"},
        {"unit: people", "unit: heads"},
        {"title: First ladder", "title: 1st ladder"},
        {"text: The start.", "text: Start."},
        {"text: Around.", "text: About."},
        {"ask: How?", "ask: How, then?"},
        {"help: Help.", "help: No help."},
        {"probe: Show me.", "probe: Show us."},
        {"2: Middle.", "2: In between."},
        {"label: Two is there", "label: Two is here"},
        {"low: Closed", "low: Shut"},
        {"label: Shop", "label: A shop"},
        {"label: Conscious", "label: Aware"},
        {"title: Stuck", "title: Stays"},
        {"  It is.", "  It was."},
        {"text: Do it.", "text: Do this."},
        {"measure: Seen.", "measure: Heard."},
    };
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        cr_assert_str_eq(after(changes[i][0], changes[i][1]), before, "%s",
                         changes[i][1]);
    }
}

Test(fingerprint, does_not_depend_on_how_things_are_written) {
    static const char *const changes[][2] = {
        {"attain: 80%", "attain: 0.8"},
        {"attain: 80%", "attain: 80.00%"},
        {"version: \"1.10\"", "version: 1.10"},
        {"value: 0.5,", "value: 0.50,"},
        {"weight: 2}, {code: owner,", "weight: 2}, {weight: 1, code: owner,"},
        {"id: outer\n        title: Outer", "title: Outer\n        id: outer"},
        {"# Every key", "# Each key"},
        {"start: 0", "start: 0\n    attain: 75%"},
        {"{level: 3, title: Three}\n      - {level: 1, title: One, text: The "
         "start.}",
         "{level: 1, title: One, text: The start.}\n      - {level: 3, title: "
         "Three}"},
    };
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        cr_assert_str_eq(after(changes[i][0], changes[i][1]), before, "%s",
                         changes[i][1]);
    }
}

Test(fingerprint, changes_with_the_structure) {
    static const char *const changes[][2] = {
        {"id: every-key", "id: each-key"},
        {"version: \"1.10\"", "version: \"1.11\""},
        {"costs: {1: 1,", "costs: {1: 2,"},
        {"minimum-group: 7", "minimum-group: 8"},
        {"follow-up: fuller-one", "follow-up: other-one"},
        {"old-question:", "older-question:"},
        {"retired: [dropped,", "retired: [dropped-too, dropped,"},
        {"value: 0.5,", "value: 0.4,"},
        {"required: true}", "required: false}"},
        {"group: true", "group: false"},
        {"min: -1.5", "min: -2"},
        {"max: 1000", "max: 1001"},
        {"attain: 80%", "attain: 81%"},
        {"attain-each: 0.25", "attain-each: 0.3"},
        {"hold: 90%", "hold: 80%"},
        {"unanswered: zero\n", "\n"},
        {"weight: 2\n", "weight: 3\n"},
        {"weight: 0.5", "weight: 0.6"},
        {"halves: true\n", "halves: false\n"},
        {"== 'leader'", "!= 'leader'"},
        {"3: [{code: third,", "1: [{code: third,"},
        {"code: also-second", "code: second-too"},
        {"level: 2, scale", "level: 3, scale"},
        {"code: shop, label: Shop, level: 1",
         "code: shop, label: Shop, level: 2"},
        {"value: 0.75}", "value: 0.8}"},
        {"label: Date, weight: 2", "label: Date, weight: 4"},
        {"from: 50,", "from: 51,"},
        {"{from: -100, level: 1}", "{from: -99, level: 1}"},
        {"worded == 'no'", "worded != 'yes'"},
        {"across: worded, down: adds", "across: adds, down: worded"},
        {"kind: strength", "kind: note"},
        {"asks-for: [step-two, step-three]",
         "asks-for: [step-three, step-two]"},
        {"count: 2, bare: 1", "count: 3, bare: 1"},
        {"effort: 3", "effort: 4"},
        {"needs: [step-two]\n", "needs: [step-two]\n    #"},
    };
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        const char *now = after(changes[i][0], changes[i][1]);
        cr_assert_str_neq(now, before, "%s", changes[i][1]);
    }
}

Test(fingerprint, changes_with_the_order_of_questions) {
    cr_assert_str_neq(
        after("          - {id: since, ask: When?, type: date}\n"
              "          - {id: free, ask: What?, type: text}\n",
              "          - {id: free, ask: What?, type: text}\n"
              "          - {id: since, ask: When?, type: date}\n"),
        before);
}

Test(fingerprint, stays_when_texts_are_translated) {
    struct questionnaire *questionnaire = sheet_read(EVERY_KEY);
    cr_assert(questionnaire_translate(sheet_arena, questionnaire, EVERY_KEY_ET,
                                      sheet_diags));
    cr_assert_str_eq(questionnaire->fingerprint, before);
}

// So that no release forgets what older ones stored in assessments.
Test(fingerprint, is_what_it_was) {
    cr_assert_str_eq(
        before,
        "sha256:"
        "4497353117939a00f9f672b0dc4c344451fc37552f2064b4a48889122dbca673");
}
