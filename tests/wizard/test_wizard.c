// SPDX-License-Identifier: MIT
//
// What a person does, and what becomes of it.

#include "driver.h"
#include "text.h"

#include <criterion/criterion.h>
#include <string.h>

static struct driver *driver;

static void set_up(void) {
    driver = driver_new("tests/data/wizard.yaml", 80, 24);
}

static void tear_down(void) {
    driver_free(driver);
}

TestSuite(wizard, .init = set_up, .fini = tear_down);

// Past the profile, to the first question of the ladder.
static void to_questions(void) {
    press(driver, "'Harbour of Rest' Enter 2 '120' Enter '1987-05-01' Enter");
    cr_assert(contains(driver, "Question 1 of 10"));
}

static void go_to(const char *number) {
    press(driver, "g");
    press(driver, number);
    press(driver, "Enter");
}

Test(wizard, a_profile_is_typed_straight_away) {
    to_questions();
    cr_assert_str_eq(answer_to(driver, "organisation")->value.text,
                     "Harbour of Rest");
    cr_assert_str_eq(answer_to(driver, "role")->value.text, "staff");
    cr_assert_float_eq(answer_to(driver, "berths")->value.number, 120, 1e-9);
    cr_assert_str_eq(answer_to(driver, "opened")->value.text, "1987-05-01");
    cr_assert(contains(driver, "Harbour of Rest"));
    cr_assert(contains(driver, "saved 14:02"));
}

Test(wizard, a_digit_answers_and_goes_on) {
    to_questions();
    press(driver, "3");
    cr_assert_float_eq(answer_to(driver, "insight")->value.number, 3, 1e-9);
    cr_assert(contains(driver, "Question 2 of 10"));
    // Where halves are asked a digit stays, so that h can follow.
    press(driver, "2");
    cr_assert(contains(driver, "Question 2 of 10"));
    press(driver, "h");
    cr_assert_float_eq(answer_to(driver, "berthing")->value.number, 2.5, 1e-9);
    cr_assert(contains(driver, "[2.5] between 2 and 3"));
    press(driver, "h");
    cr_assert_float_eq(answer_to(driver, "berthing")->value.number, 2, 1e-9);
}

Test(wizard, a_second_press_does_nothing) {
    to_questions();
    press(driver, "3 Left");
    size_t saves = driver->saves;
    press(driver, "3");
    cr_assert_eq(driver->saves, saves);
    cr_assert_eq(driver->outcome, OUTCOME_STAY);
    cr_assert(contains(driver, "Question 1 of 10"));
    cr_assert(contains(driver, "[3]"));
}

Test(wizard, an_answer_goes_on_only_when_it_is_on_disk) {
    to_questions();
    struct event event = {.kind = EVENT_TEXT, .text = "3"};
    cr_assert_eq(wizard_handle(driver->wizard, &event), OUTCOME_SAVE);
    cr_assert(contains(driver, "Question 1 of 10"));
    cr_assert(contains(driver, "saving"));
    cr_assert(contains(driver, "[3]"));
    cr_assert(wizard_unsaved(driver->wizard));
    wizard_saved(driver->wizard, "14:03", NULL, false);
    cr_assert(contains(driver, "Question 2 of 10"));
    cr_assert(contains(driver, "saved 14:03"));
    cr_assert_not(wizard_unsaved(driver->wizard));
}

Test(wizard, a_failing_disk_is_told_before_the_next_question) {
    to_questions();
    driver->disk = "the disk is full";
    press(driver, "3");
    cr_assert(contains(driver, "NOT SAVED"));
    cr_assert(contains(driver, "the disk is full"));
    cr_assert(contains(driver, "another place"));
    press(driver, "Esc");
    cr_assert(contains(driver, "Question 1 of 10"));
    cr_assert(contains(driver, "NOT SAVED"));
    // The next answer tries again.
    driver->disk = NULL;
    press(driver, "PgDn 4");
    cr_assert(contains(driver, "saved 14:02"));
    cr_assert_not(wizard_unsaved(driver->wizard));
}

Test(wizard, leaving_unsaved_asks_and_offers_a_place) {
    to_questions();
    driver->disk = "the disk is full";
    press(driver, "3 Esc q");
    cr_assert_eq(driver->outcome, OUTCOME_STAY);
    cr_assert(contains(driver, "Leaving now would lose them"));
    press(driver, "o");
    cr_assert(contains(driver, "harbour.cxa.yaml"));
    driver->disk = NULL;
    press(driver, "C-u '/stick/h.cxa.yaml' Enter");
    cr_assert_eq(driver->outcome, OUTCOME_SAVE_ELSEWHERE);
    cr_assert_str_eq(wizard_elsewhere(driver->wizard), "/stick/h.cxa.yaml");
    cr_assert(contains(driver, "Everything is on disk now"));
    press(driver, "q");
    cr_assert_eq(driver->outcome, OUTCOME_QUIT);
}

Test(wizard, another_language_from_anywhere) {
    to_questions();
    for (const char *const *page =
             (const char *const[]){"r", "R", "s", "l", "", NULL};
         *page; page++) {
        press(driver, *page);
        press(driver, "L");
        cr_assert_eq(driver->outcome, OUTCOME_LANGUAGE, "%s", *page);
        wizard_translated(driver->wizard, "Language: English.");
        cr_assert(contains(driver, "Language: English."));
        press(driver, "Esc");
    }
}

Test(wizard, a_file_changed_outside_can_be_kept_beside) {
    to_questions();
    struct event event = {.kind = EVENT_TEXT, .text = "3"};
    wizard_handle(driver->wizard, &event);
    wizard_saved(driver->wizard, NULL, "the file was changed", true);
    cr_assert(contains(driver, "Somebody else changed the file"));
    press(driver, "b");
    cr_assert_eq(driver->outcome, OUTCOME_SAVE_OVER);
    cr_assert(contains(driver, "Question 1 of 10"));
    cr_assert_not(wizard_unsaved(driver->wizard));
}

Test(wizard, arrows_mark_and_space_takes) {
    to_questions();
    press(driver, "Down Down");
    cr_assert_eq(answer_to(driver, "insight")->state, ANSWER_NONE);
    press(driver, "Space");
    cr_assert_float_eq(answer_to(driver, "insight")->value.number, 2, 1e-9);
    cr_assert(contains(driver, "Question 1 of 10"));
    press(driver, "Down Enter");
    cr_assert_float_eq(answer_to(driver, "insight")->value.number, 3, 1e-9);
    cr_assert(contains(driver, "Question 2 of 10"));
    // Nothing is preselected: Enter passes over an open question.
    press(driver, "Enter");
    cr_assert_eq(answer_to(driver, "berthing")->state, ANSWER_NONE);
    cr_assert(contains(driver, "Question 3 of 10"));
}

Test(wizard, back_works_from_every_state) {
    static const char *const backs[] = {"Left", "PgUp", "Bksp"};
    to_questions();
    for (size_t i = 0; i < COUNT_OF(backs); i++) {
        press(driver, "PgDn");
        cr_assert(contains(driver, "Question 2 of 10"));
        press(driver, backs[i]);
        cr_assert(contains(driver, "Question 1 of 10"));
    }
    press(driver, "Home");
    // From a number that is no number, which comes back as it was typed.
    go_to("'8'");
    press(driver, "'7..' PgUp");
    cr_assert(contains(driver, "Question 7 of 10"));
    cr_assert_eq(answer_to(driver, "waiting")->state, ANSWER_NONE);
    press(driver, "PgDn");
    cr_assert(contains(driver, "7.."));
}

Test(wizard, a_bad_number_holds_up_enter_alone) {
    to_questions();
    go_to("'8'");
    press(driver, "'9999' Enter");
    cr_assert(contains(driver, "Type a number from 0 to 600"));
    cr_assert(contains(driver, "Question 8 of 10"));
    press(driver, "C-u '45' Enter");
    cr_assert_float_eq(answer_to(driver, "waiting")->value.number, 45, 1e-9);
    // The condition of the next one has come true.
    cr_assert(contains(driver, "Question 9 of 11"));
    cr_assert(contains(driver, "What do guests wait for most?"));
    go_to("'5'");
    press(driver, "'55' Enter");
    cr_assert_float_eq(answer_to(driver, "answered")->value.number, 55, 1e-9);
    press(driver, "Left '7'");
    press(driver, "'0' Enter");
    cr_assert_float_eq(answer_to(driver, "answered")->value.number, 70, 1e-9);
}

Test(wizard, letters_are_keys_where_a_figure_is_typed) {
    to_questions();
    go_to("'8'");
    press(driver, "d");
    cr_assert_eq(answer_to(driver, "waiting")->state, ANSWER_DONT_KNOW);
    go_to("'5'");
    press(driver, "n 'from the log' Enter");
    cr_assert_str_eq(answer_to(driver, "answered")->note, "from the log");
    cr_assert_eq(answer_to(driver, "answered")->state, ANSWER_NONE);
    // What was typed before the key is kept.
    press(driver, "'55' r");
    cr_assert_float_eq(answer_to(driver, "answered")->value.number, 55, 1e-9);
    cr_assert(contains(driver, "Review"));
    press(driver, "Esc c");
    go_to("'5'");
    press(driver, "- 'no questions' Enter");
    cr_assert_eq(answer_to(driver, "answered")->state, ANSWER_NOT_APPLICABLE);
}

Test(wizard, several_are_ticked_one_by_one) {
    to_questions();
    go_to("'7'");
    press(driver, "1 3");
    const struct answer *answer = answer_to(driver, "habits");
    cr_assert_eq(answer->value.code_count, 2);
    cr_assert_str_eq(answer->value.codes[1], "repair");
    press(driver, "1");
    cr_assert_eq(answer->value.code_count, 1);
    press(driver, "0");
    cr_assert_eq(answer->state, ANSWER_GIVEN);
    cr_assert_eq(answer->value.code_count, 0);
    cr_assert(contains(driver, "[x] None of these"));
    press(driver, "Enter");
    cr_assert(contains(driver, "Question 8 of 10"));
}

Test(wizard, counts_are_typed_part_by_part) {
    to_questions();
    go_to("'6'");
    press(driver, "3");
    cr_assert(contains(driver, "promoters"));
    press(driver, "'0' Enter '20' Enter '1' Up '5' Down '0' Enter");
    const struct answer *answer = answer_to(driver, "loyalty");
    cr_assert_float_eq(answer->value.promoters, 30, 1e-9);
    cr_assert_float_eq(answer->value.passives, 205, 1e-9);
    cr_assert_float_eq(answer->value.detractors, 10, 1e-9);
    cr_assert(contains(driver, "Question 7 of 10"));
}

Test(wizard, lists_grow_change_and_shrink) {
    to_questions();
    press(driver, "g 'Doing' Enter 3 +");
    cr_assert(contains(driver, "What"));
    press(driver, "'Ask, then build' Enter 1");
    const struct answer *answer = answer_to(driver, "takeaway");
    cr_assert_eq(answer->value.entry_count, 1);
    cr_assert(contains(driver, "Ask, then build, This week"));
    press(driver, "+ 'Say thanks' Enter Enter");
    cr_assert_eq(answer->value.entry_count, 2);
    cr_assert_not(answer->value.entries[1].given[1]);
    press(driver, "Up Space C-u 'Ask' Esc");
    cr_assert_str_eq(answer->value.entries[0].values[0].text, "Ask");
    cr_assert_eq(answer->value.entry_count, 2);
    press(driver, "Del");
    cr_assert_eq(answer->value.entry_count, 1);
    press(driver, "u");
    cr_assert_eq(answer->value.entry_count, 2);
    press(driver, "Down Del Del");
    cr_assert_eq(answer->state, ANSWER_NONE);
}

Test(wizard, three_kinds_of_no_answer) {
    to_questions();
    press(driver, "d");
    cr_assert_eq(answer_to(driver, "insight")->state, ANSWER_DONT_KNOW);
    cr_assert(contains(driver, "Question 2 of 10"));
    press(driver, "- Enter");
    cr_assert_eq(answer_to(driver, "berthing")->state, ANSWER_NONE);
    cr_assert(contains(driver, "a reason is needed"));
    press(driver, "- 'no boats at night' Esc");
    cr_assert_eq(answer_to(driver, "berthing")->state, ANSWER_NONE);
    // What was typed comes back.
    press(driver, "- Enter");
    cr_assert_eq(answer_to(driver, "berthing")->state, ANSWER_NOT_APPLICABLE);
    cr_assert_str_eq(answer_to(driver, "berthing")->reason,
                     "no boats at night");
    press(driver, "r");
    cr_assert(contains(driver, "8 open, 1 don't know, 1 not applicable"));
}

Test(wizard, what_is_required_cannot_be_skipped_for_good) {
    press(driver, "Esc d");
    cr_assert(contains(driver, "\"Don't know\" is not offered"));
    press(driver, "PgDn r f");
    cr_assert(contains(driver, "About you, 1 of 4 must be answered"));
    cr_assert_null(driver->assessment->finished);
    press(driver, "Enter 'Rest' Enter r f");
    cr_assert_str_eq(driver->assessment->finished, "2026-11-24");
}

Test(wizard, notes_are_edited_in_place) {
    to_questions();
    press(driver, "n 'tvo words' Home Right Del 'w' C-e ' here' C-o 'and "
                  "there' Enter");
    cr_assert_str_eq(answer_to(driver, "insight")->note,
                     "two words here\nand there");
    press(driver, "e 'x' C-a 'first ' C-k 'line' Esc");
    cr_assert_str_eq(answer_to(driver, "insight")->evidence, "first line");
    press(driver, "p 'ask Kim' C-w 'Ann' Enter");
    cr_assert_str_eq(answer_to(driver, "insight")->parked, "ask Ann");
    cr_assert(contains(driver, "* parked: ask Ann"));
    press(driver, "u u u");
    cr_assert_null(answer_to(driver, "insight")->note);
}

Test(wizard, typing_moves_by_cluster) {
    to_questions();
    press(driver, "n 'a作e\xCC\x81z' Left Left Bksp Enter");
    cr_assert_str_eq(answer_to(driver, "insight")->note, "ae\xCC\x81z");
    press(driver, "n Left Bksp Enter");
    cr_assert_str_eq(answer_to(driver, "insight")->note, "az");
    press(driver, "n 'one two' WordLeft 'x' Enter");
    cr_assert_str_eq(answer_to(driver, "insight")->note, "azone xtwo");
}

Test(wizard, a_text_has_a_limit) {
    to_questions();
    char *text = arena_alloc(driver->arena, 65537, 1);
    memset(text, 'x', 65535);
    press(driver, "n");
    paste(driver, text);
    cr_assert(lacks(driver, "64 KiB"));
    press(driver, "'y'");
    paste(driver, "zz");
    cr_assert(contains(driver, "64 KiB"));
    press(driver, "Enter");
    cr_assert_eq(strlen(answer_to(driver, "insight")->note), 65536);
}

Test(wizard, drafts_come_and_go) {
    to_questions();
    press(driver, "n");
    struct event event = {.kind = EVENT_TEXT, .text = "k"};
    cr_assert_eq(wizard_handle(driver->wizard, &event), OUTCOME_DRAFT);
    struct wizard_text draft = wizard_draft(driver->wizard);
    cr_assert_str_eq(draft.question, "insight");
    cr_assert_str_eq(draft.field, "note");
    cr_assert_str_eq(draft.text, "k");
    press(driver, "Enter");
    cr_assert_eq(driver->outcome, OUTCOME_SAVE);
    cr_assert_str_eq(wizard_draft(driver->wizard).text, "");
    // Told once more that it is over, for whoever keeps the draft.
    press(driver, "Down");
    cr_assert_eq(driver->outcome, OUTCOME_DRAFT);
    press(driver, "Down");
    cr_assert_eq(driver->outcome, OUTCOME_STAY);
}

Test(wizard, an_unfinished_text_is_offered) {
    struct wizard_text draft = {"insight", "evidence", "half a sen"};
    wizard_offer_draft(driver->wizard, &draft);
    cr_assert(contains(driver, "half a sen"));
    press(driver, "Enter 'tence' Enter");
    cr_assert_str_eq(answer_to(driver, "insight")->evidence, "half a sentence");
    cr_assert(contains(driver, "Question 1 of 10"));
    struct wizard_text unknown = {"gone", "note", "x"};
    wizard_offer_draft(driver->wizard, &unknown);
    cr_assert(contains(driver, "Question 1 of 10"));
}

Test(wizard, an_unfinished_entry_is_offered) {
    to_questions();
    press(driver, "g 'Doing' Enter 3 + 'Ask more' Enter");
    struct event event = {.kind = EVENT_TEXT, .text = "L"};
    cr_assert_eq(wizard_handle(driver->wizard, &event), OUTCOME_DRAFT);
    struct wizard_text draft = wizard_draft(driver->wizard);
    cr_assert_str_eq(draft.text, "Ask more; L");
    draft.text = arena_string(driver->arena, draft.text);
    struct wizard_options options = {.today = "2026-11-25"};
    driver_begin(driver, &options);
    wizard_offer_draft(driver->wizard, &draft);
    press(driver, "Enter Down 'ater' Enter");
    const struct answer *answer = answer_to(driver, "takeaway");
    cr_assert_eq(answer->value.entry_count, 1);
    cr_assert_str_eq(answer->value.entries[0].values[0].text, "Ask more");
    cr_assert_str_eq(answer->value.entries[0].values[1].text, "later");
}

Test(wizard, an_editor_of_ones_own) {
    to_questions();
    press(driver, "n 'short' Enter N");
    cr_assert_eq(driver->outcome, OUTCOME_EDIT);
    cr_assert_str_eq(wizard_editor_text(driver->wizard), "short");
    wizard_edited(driver->wizard, "long\ttext\r\nof two lines", NULL);
    cr_assert_str_eq(answer_to(driver, "insight")->note,
                     "long text\nof two lines");
    cr_assert(wizard_unsaved(driver->wizard));
    press(driver, "E");
    wizard_edited(driver->wizard, NULL, "vi is missing");
    cr_assert(contains(driver, "vi is missing"));
    cr_assert_null(answer_to(driver, "insight")->evidence);
}

Test(wizard, a_paste_never_answers) {
    to_questions();
    paste(driver, "333333");
    cr_assert_eq(answer_to(driver, "insight")->state, ANSWER_NONE);
    cr_assert(contains(driver, "Pasted text is not taken here"));
    press(driver, "n");
    paste(driver, "pasted\x1B[31m text");
    press(driver, "Enter");
    cr_assert_str_eq(answer_to(driver, "insight")->note, "pasted[31m text");
}

Test(wizard, undo_goes_to_what_it_changed) {
    to_questions();
    press(driver, "3 4 Enter 5 R Left u");
    cr_assert(contains(driver, "Question 3 of 10"));
    cr_assert(contains(driver, "Undone: Question 3 of 10"));
    press(driver, "u u");
    cr_assert(contains(driver, "Question 1 of 10"));
    cr_assert_eq(answer_to(driver, "insight")->state, ANSWER_NONE);
    press(driver, "U U U");
    cr_assert_float_eq(answer_to(driver, "greeting")->value.number, 5, 1e-9);
    press(driver, "U");
    cr_assert(contains(driver, "Nothing is left to redo"));
}

Test(wizard, searching_and_going_to) {
    to_questions();
    press(driver, "/ 'FUEL'");
    cr_assert(contains(driver, "How many minutes does a guest wait for fuel?"));
    press(driver, "Enter");
    cr_assert(contains(driver, "Question 8 of 10"));
    press(driver, "Esc / C-u 'zeppelin'");
    cr_assert(contains(driver, "No question speaks of that"));
    press(driver, "Esc s");
    cr_assert(contains(driver, "The stay and everything around it"));
    press(driver, "Home Enter");
    cr_assert(contains(driver, "Question 1 of 10"));
    press(driver, "g '9' Enter");
    cr_assert(contains(driver, "Question 9 of 10"));
}

Test(wizard, nothing_leaves_but_q) {
    to_questions();
    press(driver, "Esc Esc r Esc Esc R Esc n Esc ? Esc . Esc g Esc x Esc");
    cr_assert(contains(driver, "Question 1 of 10"));
    press(driver, "q");
    cr_assert_eq(driver->outcome, OUTCOME_QUIT);
}

Test(wizard, unknown_keys_say_so) {
    to_questions();
    press(driver, "y");
    cr_assert(contains(driver, "y does nothing here"));
    press(driver, "8");
    cr_assert(contains(driver, "8 is not one of the answers"));
    press(driver, "m");
    cr_assert(contains(driver, "no statements to tick"));
    press(driver, "C-x");
    cr_assert(contains(driver, "That key does nothing here"));
    cr_assert_eq(answer_to(driver, "insight")->state, ANSWER_NONE);
}

Test(wizard, read_only_changes_nothing) {
    to_questions();
    press(driver, "3");
    struct wizard_options options = {.today = "2026-11-24",
                                     .read_only = true,
                                     .read_only_why = "it is open elsewhere"};
    driver_begin(driver, &options);
    cr_assert(contains(driver, "it is open elsewhere"));
    size_t saves = driver->saves;
    press(driver, "Right 4 d c n - u 5 Left 1 f");
    cr_assert_eq(driver->saves, saves);
    cr_assert_float_eq(answer_to(driver, "insight")->value.number, 3, 1e-9);
    cr_assert(contains(driver, "read-only"));
    cr_assert_not(wizard_unsaved(driver->wizard));
}

Test(wizard, a_preview_saves_nothing) {
    struct wizard_options options = {.today = "2026-11-24", .preview = true};
    driver_begin(driver, &options);
    to_questions();
    press(driver, "3 4 d");
    cr_assert_eq(driver->saves, 0);
    cr_assert(contains(driver, "preview: nothing is saved"));
    cr_assert(contains(driver, "Question 3 of 10"));
    press(driver, "q");
    cr_assert_eq(driver->outcome, OUTCOME_QUIT);
}

Test(wizard, the_place_to_go_on_is_kept) {
    to_questions();
    press(driver, "3 4 PgDn PgDn");
    cr_assert(driver->assessment->has_at);
    cr_assert_str_eq(
        driver->questionnaire->questions[driver->assessment->at]->id, "map");
    cr_assert(wizard_unsaved(driver->wizard));
    struct wizard_options options = {.today = "2026-11-25"};
    driver_begin(driver, &options);
    cr_assert(contains(driver, "Question 4 of 10"));
}

Test(wizard, a_report_is_not_written_over_unasked) {
    to_questions();
    press(driver, "x");
    cr_assert(contains(driver, "harbour.txt"));
    press(driver, "Down");
    cr_assert(contains(driver, "harbour.json"));
    press(driver, "Up Enter");
    cr_assert_eq(driver->outcome, OUTCOME_EXPORT);
    struct wizard_export wanted = wizard_export(driver->wizard);
    cr_assert_str_eq(wanted.path, "harbour.txt");
    cr_assert_str_eq(wanted.format, "text");
    cr_assert_not(wanted.replace);
    wizard_exported(driver->wizard, wanted.path, "there is a file", true);
    cr_assert(contains(driver, "There is a file of this name already"));
    press(driver, "n C-u 'b.txt' Enter");
    cr_assert_str_eq(wizard_export(driver->wizard).path, "b.txt");
    wizard_exported(driver->wizard, "b.txt", "there is a file", true);
    press(driver, "y");
    cr_assert_eq(driver->outcome, OUTCOME_EXPORT);
    cr_assert(wizard_export(driver->wizard).replace);
    wizard_exported(driver->wizard, "b.txt", NULL, false);
    cr_assert(contains(driver, "Written: b.txt"));
    cr_assert(contains(driver, "Question 1 of 10"));
}

Test(wizard, deceptive_text_is_shown_as_marks) {
    press(driver, "'Evil\xE2\x80\xAE' Enter");
    cr_assert(contains(driver, "Evil<U+202E>"));
}

// Where the names of all formats do not fit, the file still does.
Test(wizard, the_file_of_an_export_is_in_sight_at_every_size) {
    static const struct wizard_format formats[] = {
        {"text", "txt"},  {"markdown", "md"}, {"html", "html"},
        {"json", "json"}, {"csv", "csv"},     {"csv-wide", "csv"},
        {"pdf", "pdf"}};
    driver_begin(driver,
                 &(struct wizard_options){.today = "2026-11-24",
                                          .formats = formats,
                                          .format_count = COUNT_OF(formats)});
    press(driver, "Esc x Down Down");
    for (driver->width = 22; driver->width < 100; driver->width++) {
        for (driver->height = 5; driver->height < 20; driver->height++) {
            cr_assert(contains(driver, "    harbour.html"), "%dx%d",
                      driver->width, driver->height);
            cr_assert(contains(driver, "[html]"), "%dx%d", driver->width,
                      driver->height);
        }
    }
}
