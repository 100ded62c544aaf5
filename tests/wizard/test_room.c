// SPDX-License-Identifier: MIT
//
// A room of people before the screen: each phase as it is seen, what the keys
// do, and a whole session.

#include "driver.h"
#include "text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define WIZARD "tests/data/wizard.yaml"
#define BEGIN "Esc g '1' Enter v '23' Enter "
#define SHOWN                                                                  \
    BEGIN "Space 2 Enter 8 Enter 9 Enter 3 Enter 0 Enter 1 Enter Space "
#define AGAIN SHOWN "r 0 Enter 3 Enter 1 4 Enter 5 Enter 0 Enter 1 Enter Space "

struct size {
    const char *name;
    int width, height;
};

static const struct size sizes[] = {
    {"80x24", 80, 24}, {"60x16", 60, 16}, {"34x7", 34, 7}, {"20x5", 20, 5}};

struct scene {
    const char *name, *keys;
};

static const struct scene scenes[] = {
    {"room-people", "Esc g '1' Enter v '23'"},
    {"room-rules", "Esc g '1' Enter v '23' s Down Down '40'"},
    {"room-settled", SHOWN "# s Right"},
    {"room-read", BEGIN},
    {"room-vote", BEGIN "Space"},
    {"room-count", BEGIN "Space 2 Enter 8 Enter 1"},
    {"room-too-many", BEGIN "Space 2 Enter '22' Enter Space"},
    {"room-counted",
     BEGIN "Space 2 Enter 8 Enter 9 Enter 3 Enter 0 Enter 1 Enter"},
    {"room-missing", BEGIN "Space 2 Enter 8 Enter 9 Enter Space"},
    {"room-pairs", SHOWN "r 2 Enter 8 Enter 9 Enter 4 Enter i"},
    {"room-reveal", SHOWN},
    {"room-discuss", SHOWN "t e 'Monthly list, seen.' Enter"},
    {"room-again", SHOWN "r 0 Enter 3"},
    {"room-rounds", AGAIN},
    {"room-agree", AGAIN "Space"},
    {"room-agreed", AGAIN "Space Enter x '2 at 4: the piers have it' Enter"},
    {"room-marked", AGAIN "Down Down"},
    {"room-done", SHOWN "Space Space Right Right Right Right Right"},
    {"room-help", SHOWN "?"},
    {"room-note", SHOWN "n 'Retail and harbour differ.'"},
};

static void show(const struct scene *scene, const struct size *size,
                 bool ascii) {
    struct driver *driver = driver_new(WIZARD, size->width, size->height);
    text_set_ascii(ascii);
    driver->ascii = ascii;
    press(driver, scene->keys);
    golden(driver, arena_printf(driver->arena, "%s-%s%s", scene->name,
                                size->name, ascii ? "-ascii" : ""));
    text_set_ascii(false);
    driver_free(driver);
}

Test(room, looks_as_it_did) {
    for (size_t i = 0; i < COUNT_OF(scenes); i++) {
        for (size_t j = 0; j < COUNT_OF(sizes); j++) {
            show(&scenes[i], &sizes[j], false);
        }
    }
    show(&scenes[5], &sizes[0], true);
    show(&scenes[13], &sizes[0], true);
}

Test(room, shows_nothing_of_a_vote_before_its_reveal) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    press(driver, BEGIN "Space 7 Enter 8 Enter");
    cr_assert(contains(driver, "voted 15 of 23"));
    cr_assert(lacks(driver, "[   7 ]"));
    cr_assert(lacks(driver, "   8 "));
    // The other pages that would tell are not to be had now.
    press(driver, "R");
    cr_assert(contains(driver, "The votes are not shown yet"));
    // Whoever types sees that a digit was taken, and asks to see the number.
    press(driver, "Up Up");
    cr_assert(contains(driver, "[   • ]"));
    press(driver, "'12'");
    cr_assert(contains(driver, "[  •• ]"));
    press(driver, "u c");
    cr_assert(contains(driver, "[   7 ]"));
    cr_assert(contains(driver, " 8\n"));
    press(driver, "c");
    cr_assert(lacks(driver, "[   7 ]"));
    press(driver, "= Space Space r");
    cr_assert(contains(driver, "Vote, round 2"));
    cr_assert(lacks(driver, "agreement"));
    driver_free(driver);
}

Test(room, refuses_more_votes_than_people_until_one_is_corrected) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    press(driver, BEGIN "Space 2 Enter '22' Enter Space");
    cr_assert(contains(driver, "Vote "));
    cr_assert(contains(driver, "More votes than people"));
    // The other way: somebody came late.
    press(driver, "# '24' Enter Space");
    cr_assert(contains(driver, "middle answer"));
    cr_assert_eq(driver->assessment->people, 24);
    press(driver, "u Up Up Up Up Up Up '21' Enter");
    cr_assert_eq(answer_to(driver, "insight")->rounds[1].vote_count, 2);
    driver_free(driver);
}

// The rest, those who cannot judge, and a digit that is enough of nine.
Test(room, counts_with_few_keys) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    press(driver, "Esc g '1' Enter v 9 Enter Space 0 2 6 d =");
    cr_assert(contains(driver, "Everybody is counted"));
    press(driver, "Enter");
    const struct round *round = answer_round(answer_to(driver, "insight"));
    cr_assert(round);
    cr_assert_eq(round->vote_count, 5);
    cr_assert_str_eq(round->votes[2].key, "3");
    cr_assert_eq(round->votes[2].count, 6);
    cr_assert_str_eq(round->votes[4].key, "dont-know");
    cr_assert_eq(round->votes[4].count, 1);
    cr_assert_str_eq(round->method, "hands");
    driver_free(driver);
}

static bool is_open(const struct answer *answer) {
    for (size_t i = 0; i < answer->round_count; i++) {
        if (answer->rounds[i].open) return true;
    }
    return false;
}

// Arrows, Space and Enter alone: how many are here, each vote, each agreement.
Test(room, runs_a_whole_session_with_space_enter_and_arrows) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    press(driver, "Esc g '1' Enter v Up Up Up Up Enter");
    cr_assert_eq(driver->assessment->people, 4);
    for (int i = 0; i < 6; i++) {
        press(driver, "Space Right Down Right Right Down Right");
        cr_assert(contains(driver, "voted 4 of 4"));
        press(driver, "PgDn PgDn Enter Space");
    }
    cr_assert(contains(driver, "6 of 6 agreed"));
    press(driver, "Space");
    cr_assert(contains(driver, "Welcome"));
    const char *const ids[] = {"insight", "berthing", "greeting",
                               "map",     "vision",   "jobs"};
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        cr_assert_eq(answer_to(driver, ids[i])->state, ANSWER_GIVEN, "%s",
                     ids[i]);
        cr_assert(!is_open(answer_to(driver, ids[i])));
    }
    driver_free(driver);
}

Test(room, sweeps_all_votes_first_then_the_widest) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    press(driver, "Esc g '1' Enter v 8 Tab Enter");
    cr_assert(contains(driver, "Question 1 of 6"));
    // The second one is the one that is furthest apart.
    press(driver, "Space 0 0 8 Space Space 4 0 0 0 4 Space "
                  "Space 0 0 8 Space Space 0 8 Space Space 0 8 Space");
    cr_assert(lacks(driver, "middle answer"));
    press(driver, "Space 0 8 Space");
    golden(driver, "room-swept-80x24");
    cr_assert(contains(driver, "Where we differ"));
    press(driver, "Y");
    cr_assert(contains(driver, "5 of 6 agreed"));
    press(driver, "Space");
    cr_assert(contains(driver, "Who helps a boat"));
    cr_assert(contains(driver, "Two camps"));
    driver_free(driver);
}

Test(room, notes_evidence_dissent_and_parking) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    press(driver, SHOWN "e 'Seen.' Enter n 'Later.' Enter x '3 at 4' Enter "
                        "p 'Kim asks' Enter");
    const struct answer *answer = answer_to(driver, "insight");
    cr_assert_str_eq(answer->evidence, "Seen.");
    cr_assert_str_eq(answer->note, "Later.");
    cr_assert_str_eq(answer->dissent, "3 at 4");
    cr_assert_str_eq(answer->parked, "Kim asks");
    press(driver, "u u");
    answer = answer_to(driver, "insight");
    cr_assert_null(answer->parked);
    cr_assert_null(answer->dissent);
    cr_assert_str_eq(answer->note, "Later.");
    driver_free(driver);
}

static void pass_seconds(struct driver *driver, int seconds) {
    struct event tick = {.kind = EVENT_TICK, .seconds = seconds};
    cr_assert_eq(wizard_handle(driver->wizard, &tick), OUTCOME_STAY);
}

Test(room, the_clock_tells_and_closes_nothing) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    cr_assert(!wizard_has_clock(driver->wizard));
    press(driver, BEGIN "Space");
    cr_assert(wizard_has_clock(driver->wizard));
    pass_seconds(driver, 40);
    cr_assert(contains(driver, "0:05 left"));
    pass_seconds(driver, 17);
    cr_assert(contains(driver, "+0:12 over"));
    cr_assert(contains(driver, "voted 0 of 23"));
    press(driver, "+");
    cr_assert(contains(driver, "0:03 left"));
    press(driver, "2 Enter = Space t t");
    pass_seconds(driver, 30);
    cr_assert(contains(driver, "stopped"));
    driver_free(driver);
}

Test(room, goes_on_where_it_was) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    struct wizard_options options = {.today = "2026-11-24"};
    press(driver, BEGIN "Space 2 Enter 8 Enter");
    driver_begin(driver, &options);
    cr_assert(contains(driver, "voted 10 of 23"));
    press(driver, "Up Up '9' Enter = Space");
    cr_assert(contains(driver, "middle answer"));
    driver_begin(driver, &options);
    cr_assert(contains(driver, "middle answer"));
    // The interview is a key away, and back again.
    press(driver, "v g '5' Enter");
    cr_assert(contains(driver, "questions are answered on the same day"));
    press(driver, "Esc v");
    cr_assert(contains(driver, "23 here"));
    driver_free(driver);
}

// Votes that were cast before the meeting: shown at once, the widest first.
Test(room, a_merged_file_opens_at_the_reveal_of_the_widest) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    struct wizard_options options = {.today = "2026-11-24"};
    press(driver, "Esc g '1' Enter v 8 Tab Enter "
                  "Space 0 0 8 Space Space 4 0 0 0 4 Space "
                  "Space 0 0 8 Space Space 0 8 Space Space 0 8 Space "
                  "Space 0 8 Space");
    driver->assessment->has_at = false;
    driver_begin(driver, &options);
    cr_assert(contains(driver, "Who helps a boat"));
    cr_assert(contains(driver, "Two camps"));
    driver_free(driver);
}

Test(room, a_vote_that_cannot_be_saved_is_said_to_be_unsaved) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    press(driver, BEGIN "Space");
    driver->disk = "the disk is full";
    press(driver, "2 Enter");
    cr_assert(contains(driver, "the disk is full"));
    press(driver, "Esc");
    cr_assert(contains(driver, "voted 2 of 23"));
    cr_assert(contains(driver, "NOT SAVED"));
    driver->disk = NULL;
    press(driver, "8 Enter");
    cr_assert(lacks(driver, "NOT SAVED"));
    driver_free(driver);
}

static void fits_and_tells_keys(struct driver *driver,
                                const struct screen *screen) {
    (void)driver;
    if (screen->width < 24 || screen->height < 6) return;
    bool any = false;
    for (int x = 0; x < screen->width; x++) {
        const struct cell *cell =
            &screen->cells[(screen->height - 1) * screen->width + x];
        any |= cell->role == ROLE_KEY;
    }
    cr_assert(any, "no key at %dx%d", screen->width, screen->height);
}

Test(room, has_keys_at_every_size) {
    static const size_t chosen[] = {0, 1, 3, 5, 13, 14, 15, 17};
    for (size_t i = 0; i < COUNT_OF(chosen); i++) {
        struct driver *driver = driver_new(WIZARD, 80, 24);
        press(driver, scenes[chosen[i]].keys);
        for_all_sizes(driver, fits_and_tells_keys);
        driver_free(driver);
    }
}

// --- Groups ---

#define GROUPS "tests/workshop/room.yaml"
#define APART "Esc g '1' Enter v '23' s End Right Down '9' Enter Enter Enter "

Test(room, counts_groups_one_after_the_other) {
    struct driver *driver = driver_new(GROUPS, 80, 24);
    press(driver, APART "Space");
    cr_assert(contains(driver, "[Leaders 0 of 9]"));
    press(driver, "0 Enter 2 Enter 3 Enter 4 Enter");
    // The nine are complete: the others follow.
    cr_assert(contains(driver, "[Staff 0]"));
    cr_assert(contains(driver, "Leaders 9 of 9"));
    press(driver, "1 Enter 8 Enter =");
    cr_assert(contains(driver, "Everybody is counted"));
    cr_assert(lacks(driver, " 8 "));
    press(driver, "Space");
    cr_assert(contains(driver, "Leaders: 3.2 on average; Staff: 2.3."));
    const struct round *round = answer_round(answer_to(driver, "promise"));
    cr_assert_eq(round->by_count, 2);
    cr_assert_str_eq(round->by[0].group, "leader");
    driver_free(driver);
}

Test(room, of_a_small_group_nothing_is_shown) {
    struct driver *driver = driver_new(GROUPS, 80, 24);
    press(driver, APART "Space Enter 4 Tab Enter '19' Enter Space");
    cr_assert(contains(driver, "By group nothing can be told"));
    cr_assert(lacks(driver, "Leaders"));
    cr_assert_eq(answer_round(answer_to(driver, "promise"))->by_count, 0);
    driver_free(driver);
}

// What nobody asked for is in nobody's way.
Test(room, without_groups_no_key_is_added) {
    struct driver *driver = driver_new(GROUPS, 80, 24);
    press(driver,
          "Esc g '1' Enter v '23' Enter Space 0 Enter '23' Enter Space");
    cr_assert(contains(driver, "Everyone says 2."));
    cr_assert(lacks(driver, "By group"));
    driver_free(driver);
}

Test(room, rules_are_set_before_and_stay) {
    struct driver *driver = driver_new(GROUPS, 80, 24);
    press(driver, "Esc g '1' Enter v '10' s Right");
    cr_assert(contains(driver, "[ 80"));
    press(driver, "'90' Enter Down Down Down Down Left");
    cr_assert(contains(driver, "[   2 ]"));
    press(driver, "Esc Enter Space 0 Enter 2 Enter 8 Enter Space");
    cr_assert(contains(driver, "A minute or two"));
    press(driver, "# s Left");
    cr_assert(contains(driver, "they stay as they are"));
    cr_assert_eq(driver->assessment->rules.values[RULE_AGREED], 90);
    cr_assert_eq(driver->assessment->rules.values[RULE_ROUNDS], 2);
    cr_assert(driver->assessment->rules.settled);
    driver_free(driver);
}

Test(room, a_talk_in_pairs_goes_on_as_one) {
    struct driver *driver = driver_new(WIZARD, 80, 24);
    struct wizard_options options = {.today = "2026-11-24"};
    press(driver, BEGIN "Space 2 Enter 8 Enter = i");
    cr_assert(contains(driver, "Talk in pairs"));
    driver_begin(driver, &options);
    cr_assert(contains(driver, "Talk in pairs"));
    cr_assert(contains(driver, "nothing is shown yet"));
    press(driver, "Space 0 Enter '23' Enter Space");
    cr_assert(contains(driver, "votes in round"));
    driver_free(driver);
}

// --- A whole session, key by key ---

static const struct {
    const char *script, *questionnaire;
} sessions[] = {
    {"tests/data/room-session.txt", "tests/smoke/small.yaml"},
    {"tests/data/room-groups.txt", GROUPS},
    {"tests/data/room-sweep.txt", "tests/smoke/small.yaml"},
};

static char *read_whole(struct arena *arena, const char *path) {
    FILE *in = fopen(path, "re");
    cr_assert(in, "%s", path);
    size_t room = (size_t)1 << 20;
    char *text = ARENA_ARRAY(arena, char, room);
    size_t length = fread(text, 1, room - 1, in);
    fclose(in);
    text[length] = '\0';
    return text;
}

// One line of the script: what is told of it stays, keys are pressed, "again"
// ends the program and begins it anew on the file, and what the screen showed
// gives way to what it shows now.
static void replay_line(struct driver *driver, const char *line, FILE *out) {
    struct wizard_options options = {.today = "2026-11-24"};
    if (*line == '#') fprintf(out, "%s\n", line);
    if (strncmp(line, "> ", 2) != 0) return;
    if (!strcmp(line + 2, "again"))
        driver_begin(driver, &options);
    else
        press(driver, line + 2);
    fprintf(out, "%s\n%s", line, shown(driver));
}

static const char *replayed(struct driver *driver, const char *script) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    for (const char *line = script; *line;) {
        size_t length = strcspn(line, "\n");
        replay_line(driver, arena_copy(driver->arena, line, length), out);
        line += length + (line[length] ? 1 : 0);
    }
    fclose(out);
    const char *copy = arena_copy(driver->arena, text, size);
    free(text);
    return copy;
}

static struct driver *play(size_t session) {
    const char *path = sessions[session].script;
    struct driver *driver = driver_new(sessions[session].questionnaire, 80, 24);
    const char *before = read_whole(driver->arena, path);
    const char *now = replayed(driver, before);
    if (getenv("GOLDEN")) {
        FILE *out = fopen(path, "we");
        cr_assert(out);
        fputs(now, out);
        fclose(out);
        before = now;
    }
    size_t line = 1;
    for (size_t i = 0; now[i] && now[i] == before[i]; i++)
        line += now[i] == '\n';
    cr_assert(!strcmp(now, before), "%s differs in line %zu", path, line);
    return driver;
}

Test(room, a_session_goes_as_its_script) {
    struct driver *driver = play(0);
    // What the room has agreed on, in the file.
    cr_assert_eq(answer_to(driver, "calls")->value.number, 2);
    cr_assert_eq(answer_to(driver, "calls")->round_count, 2);
    cr_assert_not_null(answer_to(driver, "talks")->parked);
    driver_free(driver);
}

Test(room, a_session_with_groups_goes_as_its_script) {
    struct driver *driver = play(1);
    const struct answer *answer = answer_to(driver, "promise");
    cr_assert_eq(answer->round_count, 2);
    cr_assert_eq(answer->rounds[0].by_count, 2);
    cr_assert_eq(driver->assessment->rules.values[RULE_AGREED], 80);
    driver_free(driver);
}

Test(room, a_sweep_goes_as_its_script) {
    struct driver *driver = play(2);
    const struct answer *answer = answer_to(driver, "letters");
    cr_assert_eq(answer->state, ANSWER_GIVEN);
    cr_assert_float_eq(answer->value.number, 2, 1e-9);
    cr_assert_str_eq(answer->basis, "facilitator");
    cr_assert_eq(driver->assessment->rules.order, ORDER_SWEEP);
    cr_assert(driver->assessment->rules.settled);
    driver_free(driver);
}
