// SPDX-License-Identifier: MIT
//
// What the two halves of places share: finding, and making room.

#ifndef PLACES_H
#define PLACES_H

#include "safe_file.h"

struct place_item {
    const char *path;
    struct place_item *next;
};
struct places {
    struct place_item *first, *last;
    size_t count;
};

#endif
