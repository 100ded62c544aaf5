// SPDX-License-Identifier: MIT
//
// What was written beside answers, and answers in words, of all files that a
// poll has kept.

#ifndef MERGE_TEXTS_H
#define MERGE_TEXTS_H

#include "poll.h"

// Puts them into [answer], sorted by text so that their order tells nobody's;
// returns how many had no room.
size_t merge_texts(struct arena *arena, const struct poll *poll,
                   const struct question *question, struct answer *answer);

#endif
