// SPDX-License-Identifier: MIT
//
// What the keys do while it is asked how many are in the room.

#include "text.h"
#include "wizard_inside.h"

enum outcome act_people(struct wizard *wizard, const struct event *event) {
    (void)event;
    bool changed = room_count_typed(wizard);
    page_open(wizard, PAGE_PEOPLE);
    return change_stored_if(wizard, changed);
}

enum outcome act_people_digit(struct wizard *wizard,
                              const struct event *event) {
    room_type_digit(&wizard->room, event->text[0] - '0');
    return OUTCOME_STAY;
}

enum outcome act_people_erase(struct wizard *wizard,
                              const struct event *event) {
    (void)event;
    struct room *room = &wizard->room;
    if (!room->typing) room->typed = wizard->assessment->people;
    room->typing = true;
    room->typed /= 10;
    return OUTCOME_STAY;
}

enum outcome act_people_step(struct wizard *wizard, const struct event *event) {
    struct room *room = &wizard->room;
    if (!room->typing) room->typed = wizard->assessment->people;
    room->typing = room->stepped = true;
    if (event->key == KEY_UP_ && room->typed < 999999)
        room->typed++;
    else if (event->key == KEY_DOWN_ && room->typed > 0)
        room->typed--;
    return OUTCOME_STAY;
}

enum outcome act_people_keep(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct room *room = &wizard->room;
    unsigned people = room->typing ? room->typed : wizard->assessment->people;
    if (people < 2) {
        page_say(wizard, "%s",
                 _("A group begins with two: type how many are here."));
        return OUTCOME_STAY;
    }
    struct workshop_event event_people = {.action = WORKSHOP_PEOPLE,
                                          .count = people};
    room->typing = false;
    room->typed = 0;
    page_close(wizard);
    return change_stored_if(wizard, room_send(wizard, &event_people));
}

enum outcome act_people_close(struct wizard *wizard,
                              const struct event *event) {
    wizard->room.typing = false;
    wizard->room.typed = 0;
    page_close(wizard);
    // Without people nobody votes.
    return wizard->assessment->people < 2 ? act_room_leave(wizard, event)
                                          : OUTCOME_STAY;
}
