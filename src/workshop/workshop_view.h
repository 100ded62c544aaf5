// SPDX-License-Identifier: MIT
//
// What the files that build a view share.

#ifndef WORKSHOP_VIEW_H
#define WORKSHOP_VIEW_H

#include "workshop_inside.h"

struct look {
    struct arena *arena;
    const struct workshop *workshop;
    const struct question *question;
    const struct answer *answer;
    struct rows rows;
    struct workshop_view *view;
};

// How far each group is counted in the open round.
void view_parts(struct look *look, const struct round *open);
// What may be told of the groups in the round that counts.
void view_groups(struct look *look);

#endif
