// SPDX-License-Identifier: MIT
//
// A room to try a workshop in: the questionnaire room.yaml, an assessment, and
// short ways to send events.

#ifndef ROOM_H
#define ROOM_H

#include "store.h"
#include "workshop.h"

struct room {
    struct arena *arena;
    struct questionnaire *questionnaire;
    struct assessment *assessment;
    struct workshop *workshop;
    struct workshop_options options;
};

struct room *room_new(unsigned people, enum workshop_order order);
// Begins a workshop on what was saved: printed, and read back from a file.
struct room *room_again(const struct room *room);
void room_free(struct room *room);
// As the file has it, in the room's arena.
const char *room_text(const struct room *room);
// A copy by way of a file.
struct assessment *room_copy(struct arena *arena, const struct room *room,
                             const struct assessment *assessment);

const struct question *asked(const struct room *room, const char *id);
struct answer *answer_to(const struct room *room, const char *id);
const struct workshop_view *look(const struct room *room);

enum workshop_reply act(struct room *room, enum workshop_action action);
enum workshop_reply count(struct room *room, size_t row, unsigned votes);
// Votes by row, then closes; the room is told to be as large as the votes.
void vote(struct room *room, const unsigned *votes, size_t rows);
enum workshop_reply go_to(struct room *room, const char *id);
enum workshop_reply write_text(struct room *room, enum workshop_text which,
                               const char *text);
enum workshop_reply agree(struct room *room, size_t row);

#endif
