// SPDX-License-Identifier: MIT
//
// Every key of the format, read back field by field.

#include "questionnaire_fixture.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct questionnaire *every;

static void set_up(void) {
    sheet_set_up();
    every = sheet_read(EVERY_KEY);
    if (sheet_diags->errors || sheet_diags->warnings)
        diags_print(sheet_diags, stderr);
    cr_assert(every);
    cr_assert_eq(sheet_diags->errors, 0);
    cr_assert_eq(sheet_diags->warnings, 0);
}

TestSuite(questionnaire_yaml, .init = set_up, .fini = sheet_tear_down);

static const struct question *question(const char *id) {
    const struct question *found = questionnaire_question(every, id);
    cr_assert(found, "%s", id);
    return found;
}

static void at_spot(struct spot spot, unsigned line, unsigned column) {
    cr_assert_eq(spot.line, line, "line %u, expected %u", spot.line, line);
    cr_assert_eq(spot.column, column, "line %u, column %u, expected %u",
                 spot.line, spot.column, column);
}

static void at(struct place place, unsigned line, unsigned column) {
    cr_assert_str_eq(place.path, EVERY_KEY);
    cr_assert_eq(place.line, line, "line %u, expected %u", place.line, line);
    cr_assert_eq(place.column, column, "line %u, column %u, expected %u",
                 place.line, place.column, column);
}

#define same cr_assert_str_eq
#define equal(a, b) cr_assert_float_eq((a), (b), 1e-12)

Test(questionnaire_yaml, the_top) {
    same(every->path, EVERY_KEY);
    same(every->id, "every-key");
    at(every->at, 4, 5);
    same(every->version, "1.10");
    same(every->language, "en");
    same(every->license, "CC-BY-4.0");
    same(every->title, "Every key");
    same(every->about, "Two lines\nabout it.");
    same(every->follow_up, "fuller-one");
    equal(every->costs[1], 1);
    equal(every->costs[2], 2.5);
    equal(every->costs[5], 50);
    cr_assert_eq(every->minimum_group, 7);
    cr_assert_eq(strlen(every->fingerprint), 71);
    cr_assert_eq(strncmp(every->fingerprint, "sha256:", 7), 0);
}

Test(questionnaire_yaml, renames) {
    cr_assert_eq(every->rename_count, 5);
    same(every->renames[0].from, "old-question");
    same(every->renames[0].to, "rubric");
    at(every->renames[0].at, 15, 11);
    same(every->renames[2].from, "old-name/half");
    same(every->renames[2].to, "criterion/partly");
    same(every->renames[3].from, "dropped");
    cr_assert_null(every->renames[3].to);
    at(every->renames[4].at, 16, 20);
    same(every->renames[4].from, "rubric/gone");
}

Test(questionnaire_yaml, scales) {
    cr_assert_eq(every->scale_count, 1);
    const struct scale *scale = &every->scales[0];
    same(scale->id, "practice");
    at(scale->at, 18, 3);
    cr_assert_eq(scale->option_count, 3);
    same(scale->options[0].label, "No");
    same(scale->options[1].code, "partly");
    at(scale->options[1].at, 20, 14);
    equal(scale->options[1].value, 0.5);
    equal(scale->options[1].weight, 1);
    cr_assert_eq(scale->options[1].level, LEVEL_UNKNOWN);
    same(scale->options[2].label, "Fully, and we can show it");
}

Test(questionnaire_yaml, profile) {
    cr_assert_eq(every->profile_count, 3);
    const struct question *role = &every->profile[1];
    cr_assert_eq(every->profile[0].type, QUESTION_TEXT);
    cr_assert(every->profile[0].required);
    cr_assert(every->profile[0].profile);
    cr_assert_eq(role->type, QUESTION_CHOICE);
    cr_assert(role->group);
    cr_assert_null(role->ladder);
    cr_assert_eq(role->option_count, 2);
    same(role->options[1].label, "Staff");
    cr_assert_eq(role->scoring, SCORING_NONE);
    const struct question *size = &every->profile[2];
    cr_assert_eq(size->type, QUESTION_NUMBER);
    equal(size->min, -1.5);
    equal(size->max, 1000);
    same(size->unit, "people");
}

Test(questionnaire_yaml, ladders) {
    cr_assert_eq(every->ladder_count, 2);
    const struct ladder *ladder = &every->ladders[0];
    same(ladder->root.id, "first");
    same(ladder->root.title, "First ladder");
    at(ladder->root.at, 31, 9);
    cr_assert_eq(ladder->start, 1);
    cr_assert_eq(ladder->top, 3);
    equal(ladder->attain, 0.8);
    equal(ladder->attain_each, 0.25);
    equal(ladder->hold, 0.9);
    cr_assert(ladder->unanswered_zero);
    cr_assert_eq(ladder->level_count, 3);
    for (int i = 0; i < 3; i++) {
        cr_assert_eq(ladder->levels[i].number, i + 1);
    }
    same(ladder->levels[0].text, "The start.");
    same(ladder->levels[2].title, "Three");
    at(ladder->levels[2].at, 39, 17);
    cr_assert_null(ladder->levels[2].text);
    const struct ladder *second = &every->ladders[1];
    cr_assert_eq(second->start, 0);
    cr_assert_eq(second->top, 1);
    cr_assert_eq(second->level_count, 1);
    equal(second->attain, 0.75);
    equal(second->attain_each, 0.5);
    equal(second->hold, 0.75);
    cr_assert_not(second->unanswered_zero);
}

Test(questionnaire_yaml, sections) {
    const struct ladder *ladder = &every->ladders[0];
    cr_assert_eq(ladder->root.section_count, 2);
    cr_assert_eq(ladder->node_count, 4);
    const struct section *outer = &ladder->root.sections[0];
    same(outer->id, "outer");
    same(outer->title, "Outer");
    same(outer->text, "Around.");
    equal(outer->weight, 2);
    at(outer->at, 43, 13);
    cr_assert_eq(outer->question_count, 0);
    cr_assert_eq(outer->section_count, 1);
    const struct section *inner = &outer->sections[0];
    same(inner->id, "inner");
    equal(inner->weight, 1);
    cr_assert_null(inner->text);
    cr_assert_eq(inner->question_count, 2);
    cr_assert_eq(inner->parent, outer);
    cr_assert_eq(inner->questions[0].section, inner);
    cr_assert_eq(inner->questions[0].ladder, ladder);
}

Test(questionnaire_yaml, rubric) {
    const struct question *rubric = question("rubric");
    cr_assert_eq(rubric->type, QUESTION_RUBRIC);
    cr_assert_eq(rubric->scoring, SCORING_LEVELS);
    at(rubric->at, 51, 21);
    same(rubric->ask, "How?");
    same(rubric->help, "Help.");
    same(rubric->probe, "Show me.");
    equal(rubric->weight, 0.5);
    cr_assert(rubric->required);
    cr_assert(rubric->halves);
    cr_assert_not(rubric->group);
    cr_assert(rubric->when);
    same(expression_text(rubric->when), "answer(role) == 'leader'");
    cr_assert_eq(rubric->description_count, 4);
    cr_assert_null(rubric->descriptions[0].text);
    cr_assert_eq(rubric->descriptions[0].at.line, 0);
    same(rubric->descriptions[1].text, "Low.");
    same(rubric->descriptions[3].text, "High.");
    at_spot(rubric->descriptions[2].at, 59, 35);
    cr_assert_eq(rubric->level, LEVEL_UNKNOWN);
}

Test(questionnaire_yaml, statements_to_be_ticked_are_sorted_by_level) {
    const struct question *rubric = question("rubric");
    static const char *const codes[] = {"second", "also-second", "third"};
    cr_assert_eq(rubric->tick_count, 3);
    for (size_t i = 0; i < 3; i++) {
        same(rubric->ticks[i].code, codes[i]);
        cr_assert_eq(rubric->ticks[i].level, i < 2 ? 2 : 3);
    }
    same(rubric->ticks[1].label, "And this");
    at(rubric->ticks[1].at, 64, 30);
}

Test(questionnaire_yaml, criterion) {
    const struct question *criterion = question("criterion");
    cr_assert_eq(criterion->type, QUESTION_SCALE);
    cr_assert_eq(criterion->scoring, SCORING_DEGREE);
    cr_assert_eq(criterion->level, 2);
    at_spot(criterion->level_at, 65, 56);
    same(criterion->scale_id, "practice");
    at_spot(criterion->scale_at, 65, 66);
    cr_assert_eq(criterion->scale, &every->scales[0]);
    cr_assert_eq(criterion->option_count, 3);
}

Test(questionnaire_yaml, pair_and_choices) {
    const struct question *pole = question("pole");
    cr_assert_eq(pole->type, QUESTION_PAIR);
    cr_assert_eq(pole->scoring, SCORING_LEVELS);
    cr_assert(pole->halves);
    same(pole->low, "Closed");
    same(pole->high, "Open");
    const struct question *model = question("model");
    cr_assert_eq(model->scoring, SCORING_LEVELS);
    cr_assert_eq(model->options[1].level, 3);
    cr_assert(isnan(model->options[1].value));
    const struct question *way = question("way");
    cr_assert_eq(way->scoring, SCORING_DEGREE);
    cr_assert_eq(way->level, 3);
    equal(way->options[1].value, 0.75);
}

Test(questionnaire_yaml, checklist_and_numbers) {
    const struct question *habits = question("habits");
    cr_assert_eq(habits->type, QUESTION_MULTIPLE);
    cr_assert_eq(habits->scoring, SCORING_DEGREE);
    equal(habits->options[0].weight, 2);
    equal(habits->options[1].weight, 1);
    const struct question *reach = question("reach");
    cr_assert_eq(reach->type, QUESTION_PERCENT);
    cr_assert_eq(reach->scoring, SCORING_DEGREE);
    equal(reach->bands[1].from, 50);
    equal(reach->bands[1].value, 1);
    cr_assert_eq(reach->bands[1].level, LEVEL_UNKNOWN);
    const struct question *loyalty = question("loyalty");
    cr_assert_eq(loyalty->type, QUESTION_NPS);
    cr_assert_eq(loyalty->scoring, SCORING_LEVELS);
    equal(loyalty->bands[0].from, -100);
    cr_assert_eq(loyalty->bands[1].level, 3);
    const struct question *count = question("count");
    cr_assert_eq(count->type, QUESTION_NUMBER);
    equal(count->min, 0);
    cr_assert(isnan(count->max));
    cr_assert_null(count->unit);
    cr_assert_eq(count->band_count, 3);
    cr_assert_eq(question("since")->type, QUESTION_DATE);
    cr_assert_eq(question("free")->type, QUESTION_TEXT);
    cr_assert_eq(question("free")->scoring, SCORING_NONE);
}

Test(questionnaire_yaml, list) {
    const struct question *desires = question("desires");
    cr_assert_eq(desires->type, QUESTION_LIST);
    cr_assert(desires->closing);
    cr_assert_eq(list_of(desires)->field_count, 3);
    same(list_of(desires)->fields[1].id, "worded");
    cr_assert_eq(list_of(desires)->fields[1].type, QUESTION_CHOICE);
    same(list_of(desires)->fields[1].options[0].code, "yes");
    cr_assert_eq(list_of(desires)->kind_count, 2);
    same(list_of(desires)->kinds[0].code, "conscious");
    same(list_of(desires)->kinds[0].label, "Conscious");
    same(expression_text(list_of(desires)->kinds[0].when),
         "worded == 'yes' and adds == 'yes'");
    same(list_of(desires)->map_across, "worded");
    same(list_of(desires)->map_down, "adds");
}

Test(questionnaire_yaml, findings) {
    cr_assert_eq(every->finding_count, 1);
    const struct finding *finding = &every->findings[0];
    same(finding->id, "stuck");
    cr_assert_eq(finding->kind, FINDING_STRENGTH);
    same(finding->title, "Stuck");
    same(finding->text, "It is.");
    cr_assert(finding->when);
    cr_assert_eq(finding->asks_for_count, 2);
    same(finding->asks_for[1].id, "step-three");
    cr_assert_eq(finding->asks_for[1].index, 1);
    at(finding->asks_for[1].at, 120, 26);
}

Test(questionnaire_yaml, recommendations) {
    cr_assert_eq(every->recommendation_count, 2);
    const struct recommendation *two = &every->recommendations[0];
    const struct recommendation *three = &every->recommendations[1];
    same(two->title, "Step two");
    same(two->text, "Do it.");
    same(two->measure, "Seen.");
    cr_assert_eq(two->effort, 3);
    cr_assert_null(two->when);
    cr_assert_eq(two->lift_count, 5);
    same(two->lifts[1].question_id, "criterion");
    same(two->lifts[1].given, "fully");
    at_spot(two->lifts[1].at, 125, 24);
    at_spot(two->lifts[1].given_at, 125, 35);
    cr_assert_eq(two->lifts[1].question, question("criterion"));
    cr_assert_null(three->measure);
    cr_assert(three->when);
    cr_assert_eq(three->need_count, 1);
    cr_assert_eq(three->needs[0].index, 0);
}

Test(questionnaire_yaml, the_order_of_asking) {
    static const char *const ids[] = {
        "organisation", "role", "size",   "rubric",  "criterion", "pole",
        "model",        "way",  "habits", "reach",   "loyalty",   "count",
        "since",        "free", "bare",   "desires",
    };
    cr_assert_eq(every->question_count, sizeof(ids) / sizeof(ids[0]));
    for (size_t i = 0; i < every->question_count; i++) {
        same(every->questions[i]->id, ids[i]);
        cr_assert_eq(every->questions[i]->index, i);
    }
}

Test(questionnaire_yaml, the_head) {
    struct questionnaire_head head;
    cr_assert(questionnaire_head_read(sheet_arena, EVERY_KEY, &head));
    same(head.path, EVERY_KEY);
    same(head.id, "every-key");
    same(head.version, "1.10");
    same(head.language, "en");
    same(head.title, "Every key");
    same(head.about, "Two lines\nabout it.");
}

Test(questionnaire_yaml, a_head_needs_what_lists_show) {
    struct questionnaire_head head;
    sheet_write("cxladder: 1\nid: a\nversion: 1\nlanguage: en\n"
                "ladders: [{]\ntitle: T\n");
    cr_assert_not(questionnaire_head_read(sheet_arena, sheet_path, &head));
    sheet_write("cxladder: 1\nid: a\nversion: 1\nladders: []\n"
                "language: en\ntitle: T\n");
    cr_assert(questionnaire_head_read(sheet_arena, sheet_path, &head));
    same(head.title, "T");
    sheet_write("cxladder-texts: 1\nid: a\nversion: 1\nlanguage: en\n"
                "title: T\n");
    cr_assert_not(questionnaire_head_read(sheet_arena, sheet_path, &head));
    cr_assert_not(questionnaire_head_read(sheet_arena, "/nowhere", &head));
}

// Not even behind `about:` where all that lists show has been read.
Test(questionnaire_yaml, a_head_ends_where_it_is_whole) {
    struct questionnaire_head head;
    sheet_write("cxladder: 1\nid: a\nversion: 1\nlanguage: en\ntitle: T\n"
                "about: A\nprofile: [}}}\n");
    cr_assert(questionnaire_head_read(sheet_arena, sheet_path, &head));
    same(head.about, "A");
}

Test(questionnaire_yaml, a_head_in_another_language) {
    struct questionnaire_head head = {.id = "a", .title = "T", .about = "A"};
    sheet_write("cxladder-texts: 1\nquestionnaire: a\nlanguage: et\ntexts:\n"
                "  a: {title: Pealkiri, about: Sissejuhatus}\n  b: [}}}\n");
    questionnaire_head_translate(sheet_arena, sheet_path, &head);
    same(head.title, "Pealkiri");
    same(head.about, "Sissejuhatus");
    // Of another questionnaire, or not at the beginning: left as it is.
    sheet_write("cxladder-texts: 1\nquestionnaire: a\nlanguage: et\ntexts:\n"
                "  b: {title: Muu}\n  a: {title: Ka muu}\n");
    questionnaire_head_translate(sheet_arena, sheet_path, &head);
    same(head.title, "Pealkiri");
    sheet_write("cxladder: 1\nid: a\n");
    questionnaire_head_translate(sheet_arena, sheet_path, &head);
    questionnaire_head_translate(sheet_arena, "/nowhere", &head);
    same(head.title, "Pealkiri");
}

// What stands behind `ladders:` is not even looked at.
Test(questionnaire_yaml, a_head_is_read_up_to_the_ladders) {
    struct questionnaire_head head;
    sheet_write("cxladder: 1\nid: a\nversion: 1\nlanguage: en\ntitle: T\n"
                "ladders: [}}}\n");
    cr_assert(questionnaire_head_read(sheet_arena, sheet_path, &head));
}
