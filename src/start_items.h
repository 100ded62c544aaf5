// SPDX-License-Identifier: MIT
//
// What the start page lists: found and ordered at once, their heads read as
// far as they are seen at first; the rest is looked up while no key comes.

#ifndef START_ITEMS_H
#define START_ITEMS_H

#include "wizard.h"

struct items {
    struct start_item *items;
    bool *looked_up;                 // all there is to know of it is known
    size_t count, assessments, left; // assessments come first
};

// [seen]: so many assessments are seen at first.
struct items items_collect(struct arena *arena, size_t seen);
// Looks up the item [index], or else the first one that has not been; which
// one it was. There must be one left.
size_t items_look_up(struct arena *arena, struct items *items, size_t index);

#endif
