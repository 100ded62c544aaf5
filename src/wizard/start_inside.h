// SPDX-License-Identifier: MIT

#ifndef START_INSIDE_H
#define START_INSIDE_H

#include "edit.h"
#include "sheet.h"
#include "wizard.h"

struct start {
    struct arena *arena, *frame, *typing;
    struct start_item *items;
    size_t *order; // items as listed
    size_t count;
    struct view *view;
    char message[400];
    bool typing_path, help;
    struct edit *edit;
    size_t choice;
    bool room;
    const char *path;
};

bool start_can_open(const struct start_item *item);
// All items as lines.
struct sheet start_list(const struct start *start, int width, bool ascii);

#endif
