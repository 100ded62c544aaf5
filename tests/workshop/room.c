// SPDX-License-Identifier: MIT

#include "room.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

static struct room *begin(void) {
    struct arena *arena = arena_new();
    struct room *room = ARENA_NEW(arena, struct room);
    struct diags *diags = diags_new(arena);
    room->arena = arena;
    room->questionnaire =
        questionnaire_read(arena, "tests/workshop/room.yaml", diags, NULL);
    if (diags->errors) diags_print(diags, stderr);
    cr_assert(room->questionnaire && !diags->errors);
    return room;
}

struct room *room_new(unsigned people, enum workshop_order order) {
    struct room *room = begin();
    room->assessment = assessment_new(room->arena, room->questionnaire);
    room->assessment->people = people;
    room->options.order = order;
    room->workshop = workshop_new(room->arena, room->questionnaire,
                                  room->assessment, &room->options);
    cr_assert(room->workshop);
    return room;
}

struct assessment *room_copy(struct arena *arena, const struct room *room,
                             const struct assessment *assessment) {
    char path[] = "/tmp/cxladder-room-XXXXXX";
    int file = mkstemp(path);
    FILE *out = file < 0 ? NULL : fdopen(file, "w");
    cr_assert(out);
    assessment_print(assessment, out);
    fclose(out);
    struct diags *diags = diags_new(arena);
    struct assessment *copy = assessment_read(arena, arena_string(arena, path),
                                              room->questionnaire, diags, NULL);
    if (diags->errors || diags->warnings) diags_print(diags, stderr);
    cr_assert(copy && !diags->errors && !diags->warnings);
    unlink(path);
    return copy;
}

struct room *room_again(const struct room *room) {
    struct room *again = begin();
    again->options = room->options;
    again->assessment = room_copy(again->arena, again, room->assessment);
    again->workshop = workshop_new(again->arena, again->questionnaire,
                                   again->assessment, &again->options);
    cr_assert(again->workshop);
    return again;
}

void room_free(struct room *room) {
    workshop_free(room->workshop);
    arena_free(room->arena);
}

const char *room_text(const struct room *room) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assessment_print(room->assessment, out);
    fclose(out);
    const char *copy = arena_copy(room->arena, text, size);
    free(text);
    return copy;
}

const struct question *asked(const struct room *room, const char *id) {
    const struct question *question =
        questionnaire_question(room->questionnaire, id);
    cr_assert(question, "%s", id);
    return question;
}

struct answer *answer_to(const struct room *room, const char *id) {
    return &room->assessment->answers[asked(room, id)->index];
}

const struct workshop_view *look(const struct room *room) {
    return workshop_look(room->workshop, room->arena);
}

enum workshop_reply act(struct room *room, enum workshop_action action) {
    struct workshop_event event = {.action = action};
    return workshop_handle(room->workshop, &event);
}

enum workshop_reply count(struct room *room, size_t row, unsigned votes) {
    struct workshop_event event = {
        .action = WORKSHOP_COUNT, .row = row, .count = votes};
    return workshop_handle(room->workshop, &event);
}

void vote(struct room *room, const unsigned *votes, size_t rows) {
    unsigned people = 0;
    if (look(room)->phase == WORKSHOP_READ) act(room, WORKSHOP_FORWARD);
    cr_assert_eq(look(room)->phase, WORKSHOP_VOTE);
    for (size_t i = 0; i < rows; i++) {
        people += votes[i];
        if (votes[i]) cr_assert_eq(count(room, i, votes[i]), WORKSHOP_CHANGED);
    }
    struct workshop_event event = {.action = WORKSHOP_PEOPLE, .count = people};
    workshop_handle(room->workshop, &event);
    cr_assert_eq(act(room, WORKSHOP_FORWARD), WORKSHOP_CHANGED);
}

enum workshop_reply go_to(struct room *room, const char *id) {
    struct workshop_event event = {.action = WORKSHOP_GOTO,
                                   .question = asked(room, id)};
    return workshop_handle(room->workshop, &event);
}

enum workshop_reply write_text(struct room *room, enum workshop_text which,
                               const char *text) {
    struct workshop_event event = {
        .action = WORKSHOP_TEXT, .which = which, .text = text};
    return workshop_handle(room->workshop, &event);
}

enum workshop_reply agree(struct room *room, size_t row) {
    struct workshop_event event = {.action = WORKSHOP_AGREE_ON, .row = row};
    return workshop_handle(room->workshop, &event);
}
