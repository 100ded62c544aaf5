// SPDX-License-Identifier: MIT
//
// Texts in other languages: everything is replaced, nothing else is touched.

#include "questionnaire_fixture.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

static struct questionnaire *every;

static void set_up(void) {
    sheet_set_up();
    every = sheet_read(EVERY_KEY);
    cr_assert_eq(sheet_diags->errors, 0);
}

TestSuite(overlay_yaml, .init = set_up, .fini = sheet_tear_down);

#define same cr_assert_str_eq

static const struct question *question(const char *id) {
    const struct question *found = questionnaire_question(every, id);
    cr_assert(found, "%s", id);
    return found;
}

static void translate(void) {
    bool done =
        questionnaire_translate(sheet_arena, every, EVERY_KEY_ET, sheet_diags);
    if (sheet_diags->errors || sheet_diags->warnings)
        diags_print(sheet_diags, stderr);
    cr_assert(done);
    cr_assert_eq(sheet_diags->errors + sheet_diags->warnings, 0);
}

Test(overlay_yaml, texts_of_the_whole) {
    translate();
    same(every->language, "et");
    same(every->title, "Iga võti");
    same(every->about, "Kaks rida\nsellest.");
    same(every->id, "every-key");
    same(every->scales[0].options[2].label, "Täielikult, ja näitame");
    same(question("criterion")->options[0].label, "Ei");
    same(every->profile[1].options[1].label, "Töötaja");
    same(every->profile[1].options[1].code, "staff");
    same(every->profile[2].unit, "inimest");
    same(every->findings[0].title, "Kinni");
    same(every->findings[0].text, "Nii on.");
    same(every->recommendations[0].measure, "Nähtud.");
    same(every->recommendations[1].text, "Tehke rohkem.");
}

Test(overlay_yaml, texts_of_ladders) {
    translate();
    same(every->ladders[0].root.title, "Esimene redel");
    same(every->ladders[0].levels[0].title, "Üks");
    same(every->ladders[0].levels[0].text, "Algus.");
    same(every->ladders[0].root.sections[0].text, "Ümberringi.");
    same(every->ladders[0].root.sections[0].sections[0].title, "Sisemine");
}

Test(overlay_yaml, texts_of_questions) {
    translate();
    const struct question *rubric = question("rubric");
    same(rubric->ask, "Kuidas?");
    same(rubric->help, "Abi.");
    same(rubric->probe, "Näidake.");
    same(rubric->descriptions[3].text, "Kõrge.");
    same(rubric->ticks[1].label, "Ja see");
    same(question("pole")->high, "Avatud");
    same(question("way")->options[1].label, "Bee");
    const struct question *desires = question("desires");
    same(list_of(desires)->fields[1].ask, "Sõnastatud");
    same(list_of(desires)->fields[2].options[1].label, "Ei");
    same(list_of(desires)->kinds[1].label, "Muu");
    same(list_of(desires)->kinds[1].code, "other");
}

Test(overlay_yaml, another_language_in_the_same_run) {
    translate();
    every = sheet_read(EVERY_KEY);
    same(every->title, "Every key");
    translate();
    same(every->title, "Iga võti");
}

// --- Mistakes ---

#define HEAD "cxladder-texts: 1\nquestionnaire: every-key\nlanguage: fi\n"

static bool translate_text(const char *text) {
    sheet_write(text);
    sheet_diags = diags_new(sheet_arena);
    bool done =
        questionnaire_translate(sheet_arena, every, sheet_path, sheet_diags);
    diags_sort(sheet_diags);
    return done;
}

struct mistake {
    const char *text; // of which the mistake stands in line 5
    const char *rule;
    unsigned column;
    const char *part;
};

static const struct mistake mistakes[] = {
    {"rubrik: {ask: x}", "unknown-id", 3, "did you mean 'rubric'?"},
    {"zzzzzz: {ask: x}", "unknown-id", 3, "'zzzzzz'"},
    {"rubric: {aks: x}", "unknown-key", 12, "did you mean 'ask'?"},
    {"rubric: {weight: 2}", "structure", 12, "ask, help, probe"},
    {"rubric: {id: other}", "structure", 12, NULL},
    {"pole: {help: x}", "unknown-text", 10, "'help'"},
    {"rubric: {levels: {4: x}}", "unknown-text", 21, "'4'"},
    {"rubric: {levels: {x: x}}", "unknown-key", 21, NULL},
    {"rubric: {levels: [x]}", "wrong-shape", 20, NULL},
    {"rubric: {ask: [x]}", "wrong-shape", 17, "ask"},
    {"rubric: x", "wrong-shape", 11, NULL},
    {"rubric: {criteria: {secnd: x}}", "unknown-code", 23,
     "did you mean 'second'?"},
    {"role: {options: {boss: x}}", "unknown-code", 20, "leader, staff"},
    {"role: {options: [x]}", "wrong-shape", 19, NULL},
    {"criterion: {options: {partly: x}}", "misplaced-key", 15, NULL},
    {"practice: {parlty: x}", "unknown-code", 14, "did you mean 'partly'?"},
    {"first: {levels: {4: {title: x}}}", "unknown-code", 20, "1, 2, 3"},
    {"first: {levels: {1: x}}", "wrong-shape", 23, NULL},
    {"first: {levels: {1: {level: x}}}", "structure", 24, "title, text"},
    {"first: {sections: {}}", "structure", 11, "title, levels"},
    {"desires: {fields: {wat: {ask: x}}}", "unknown-code", 22,
     "did you mean 'what'?"},
    {"desires: {fields: {what: {type: date}}}", "structure", 29, NULL},
    {"stuck: {when: 'true'}", "structure", 11, "title, text"},
    {"step-two: {effort: 2}", "structure", 14, "title, text, measure"},
};

Test(overlay_yaml, mistakes_have_their_place) {
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        cr_assert_not(
            translate_text(arena_printf(sheet_arena, HEAD "texts:\n  %s\n",
                                        mistakes[i].text)),
            "%s", mistakes[i].text);
        sheet_expect(mistakes[i].rule, 5, mistakes[i].column, mistakes[i].part);
    }
}

Test(overlay_yaml, what_is_missing_stays_and_is_named) {
    cr_assert(translate_text(HEAD "texts:\n"
                                  "  rubric: {ask: Miten?, help: '', levels: "
                                  "{1: a, 3: c}}\n"));
    const struct question *rubric = question("rubric");
    same(rubric->ask, "Miten?");
    same(rubric->help, "Help.");
    same(rubric->descriptions[1].text, "a");
    same(rubric->descriptions[2].text, "Middle.");
    bool whole = false, part = false;
    for (const struct problem *p = sheet_diags->first; p; p = p->next) {
        cr_assert_str_eq(p->rule, "not-translated");
        whole |= strstr(p->text, "'step-two'") && p->at.line == 4;
        part |= strstr(p->text, "help, probe, levels.2, criteria.second") &&
                p->at.line == 5 && p->at.column == 3;
    }
    cr_assert(whole);
    cr_assert(part);
}

Test(overlay_yaml, the_file_says_whose_texts_these_are) {
    cr_assert_not(translate_text("cxladder-texts: 1\nquestionnaire: other\n"
                                 "language: fi\ntexts: {}\n"));
    sheet_expect("other-questionnaire", 2, 16, "'other'");
    cr_assert_not(translate_text("cxladder-texts: 1\nquestionnaire: every-key\n"
                                 "texts: {}\n"));
    sheet_expect("missing-key", 1, 1, "'language'");
    cr_assert_not(translate_text("cxladder-texts: 2\n"));
    sheet_expect("unknown-format", 1, 17, NULL);
    cr_assert_not(translate_text("cxladder: 1\n"));
    sheet_expect("not-a-translation", 1, 1, NULL);
    cr_assert_not(translate_text(HEAD "texts: []\n"));
    sheet_expect("wrong-shape", 4, 8, NULL);
    cr_assert_not(translate_text(HEAD "text: {}\n"));
    sheet_expect("unknown-key", 4, 1, "did you mean 'texts'?");
    cr_assert_not(translate_text(HEAD));
    sheet_expect("missing-key", 1, 1, "'texts'");
    cr_assert_not(translate_text(HEAD "texts: {}\nlanguage: fi\n"));
    sheet_expect("duplicate-key", 5, 1, NULL);
    cr_assert_not(translate_text("cxladder-texts: 1\nquestionnaire: every-key\n"
                                 "language: e1\ntexts: {}\n"));
    sheet_expect("wrong-value", 3, 11, NULL);
    sheet_diags = diags_new(sheet_arena);
    cr_assert_not(
        questionnaire_translate(sheet_arena, every, "/nowhere", sheet_diags));
    sheet_expect("unreadable", 0, 0, NULL);
}

// Texts that broke off are not missed.
Test(overlay_yaml, a_mistake_of_syntax) {
    cr_assert_not(
        translate_text(HEAD "texts:\n  rubric: {aks: x}\n  role: {ask: [}\n"));
    cr_assert_eq(sheet_diags->errors, 2);
    cr_assert_eq(sheet_diags->warnings, 0);
    cr_assert_str_eq(sheet_diags->first->rule, "unknown-key");
}

Test(overlay_yaml, given_as_a_questionnaire) {
    cr_assert_null(sheet_read(EVERY_KEY_ET));
    sheet_expect("not-a-questionnaire", 1, 1, "in another language");
}

Test(overlay_yaml, many_mistakes) {
    FILE *out = fopen(sheet_path, "w");
    cr_assert(out);
    fputs(HEAD "texts:\n", out);
    for (int i = 0; i < 50000; i++) {
        fprintf(out, "  x%d: {a: b}\n", i);
    }
    cr_assert_eq(fclose(out), 0);
    sheet_diags = diags_new(sheet_arena);
    cr_assert_not(
        questionnaire_translate(sheet_arena, every, sheet_path, sheet_diags));
    cr_assert_leq(sheet_diags->errors, 1000);
}

// --- Which languages there are ---

TestSuite(languages, .init = sheet_set_up, .fini = sheet_tear_down);

static void make_languages(void) {
    sheet_write("cxladder: 1\n");
    sheet_write_beside("sheet.et.yaml", "# texts\ncxladder-texts: 1\n");
    sheet_write_beside("sheet.pt_BR.yaml", "cxladder-texts: 1\n");
    sheet_write_beside("sheet.fi.yaml", "cxladder-texts: 1\n");
    sheet_write_beside("sheet.lt.yaml", "cxladder: 1\n");
    sheet_write_beside("sheet.cxa.yaml", "cxladder-assessment: 1\n");
    sheet_write_beside("sheets.sv.yaml", "cxladder-texts: 1\n");
    sheet_write_beside("sheet.de.yml", "cxladder-texts: 1\n");
    sheet_write_beside("sheet.a b.yaml", "cxladder-texts: 1\n");
}

Test(languages, are_listed) {
    make_languages();
    struct path_list list = overlay_languages(sheet_arena, sheet_path);
    cr_assert_eq(list.count, 3);
    same(list.paths[0], "et");
    same(list.paths[1], "fi");
    same(list.paths[2], "pt_BR");
    cr_assert_eq(chdir(sheet_folder), 0);
    cr_assert_eq(overlay_languages(sheet_arena, "sheet.yaml").count, 3);
    cr_assert_eq(overlay_languages(sheet_arena, "sheet").count, 0);
    cr_assert_eq(overlay_languages(sheet_arena, "no/such.yaml").count, 0);
}

Test(languages, are_found_by_locale) {
    make_languages();
    static const char *const found[][2] = {
        {"et", "sheet.et.yaml"},
        {"et_EE", "sheet.et.yaml"},
        {"et_EE.UTF-8", "sheet.et.yaml"},
        {"fi@euro", "sheet.fi.yaml"},
        {"pt_BR.UTF-8", "sheet.pt_BR.yaml"},
    };
    cr_assert_eq(chdir(sheet_folder), 0);
    for (size_t i = 0; i < COUNT_OF(found); i++) {
        const char *path = overlay_find(sheet_arena, "sheet.yaml", found[i][0]);
        cr_assert(path, "%s", found[i][0]);
        same(path, found[i][1]);
    }
    static const char *const unknown[] = {"pt", "lt", "C",           "",
                                          "e",  "sv", "../sheet.et", "cxa"};
    for (size_t i = 0; i < COUNT_OF(unknown); i++) {
        cr_assert_null(overlay_find(sheet_arena, "sheet.yaml", unknown[i]),
                       "%s", unknown[i]);
    }
}

Test(languages, an_overlay_knows_its_questionnaire) {
    make_languages();
    cr_assert_eq(chdir(sheet_folder), 0);
    same(overlay_base(sheet_arena, "sheet.et.yaml"), "sheet.yaml");
    same(overlay_base(sheet_arena, "./sheet.pt_BR.yaml"), "./sheet.yaml");
    cr_assert_null(overlay_base(sheet_arena, "sheet.yaml"));
    cr_assert_null(overlay_base(sheet_arena, "sheet.lt.yaml"));
    cr_assert_null(overlay_base(sheet_arena, "sheet.de.yml"));
}
