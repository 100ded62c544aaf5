// SPDX-License-Identifier: MIT
//
// Where counting is: which line, and of which group. A group is counted after
// the other, from the first line to the last.

#include "wizard_inside.h"

const struct workshop_part *room_part(const struct room *room,
                                      const struct workshop_view *view) {
    return room->part < view->part_count ? &view->parts[room->part] : NULL;
}

unsigned room_number(const struct room *room, const struct workshop_view *view,
                     size_t row) {
    const struct workshop_part *part = room_part(room, view);
    return part ? part->counts[row] : view->rows[row].count;
}

bool room_is_counted(const struct room *room, const struct workshop_view *view,
                     size_t row) {
    const struct workshop_part *part = room_part(room, view);
    return part ? part->counted[row] : view->rows[row].counted;
}

struct workshop_event room_row_event(struct wizard *wizard,
                                     enum workshop_action action) {
    const struct room *room = &wizard->room;
    const struct workshop_part *part = room_part(room, room_look(wizard));
    return (struct workshop_event){
        .action = action,
        .row = (size_t)room->marked,
        .group = part && part->option ? part->option->code : NULL};
}

static bool is_done(const struct workshop_part *part) {
    return part->people && part->voted >= part->people;
}

static int uncounted_from(const struct room *room,
                          const struct workshop_view *view, size_t from) {
    const struct workshop_part *part = room_part(room, view);
    if (part && is_done(part)) return -1;
    for (size_t i = from; i < view->row_count; i++) {
        if (!room_is_counted(room, view, i)) return (int)i;
    }
    return -1;
}

void room_next_row(struct wizard *wizard) {
    struct room *room = &wizard->room;
    const struct workshop_view *view = room_look(wizard);
    size_t from = room->marked < 0 ? 0 : (size_t)room->marked + 1;
    // One number too large: it was this one, most likely.
    if (view->people && view->voted > view->people) return;
    room->marked = -1;
    if (view->people && view->voted == view->people) return;
    room->marked = uncounted_from(room, view, from);
    // Those in no group are gone to on purpose only.
    while (room->marked < 0 && room->part + 2 < view->part_count) {
        room->part++;
        room->marked = uncounted_from(room, view, 0);
    }
}

void room_next_part(struct wizard *wizard) {
    struct room *room = &wizard->room;
    const struct workshop_view *view = room_look(wizard);
    if (!view->part_count) return;
    room->part = (room->part + 1) % view->part_count;
    room->marked = uncounted_from(room, view, 0);
    if (room->marked < 0) room->marked = 0;
}
