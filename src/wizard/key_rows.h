// SPDX-License-Identifier: MIT
//
// How a table of keys is written: its rows, and the families of pages.

#ifndef KEY_ROWS_H
#define KEY_ROWS_H

#include "keys.h"

// In the order of struct key_row's members.
#define KEYS(...)                                                              \
    { __VA_ARGS__ }
#define ROW(keys, ...)                                                         \
    { keys, __VA_ARGS__ }

// A set of one page; sets are joined by | and narrowed by &.
#define ON(page) (UINT64_C(1) << PAGE_##page)

// Pages that scroll and have no text to type.
#define SHEETS                                                                 \
    (ON(ABOUT) | ON(TICKS) | ON(SECTIONS) | ON(REVIEW) | ON(RESULTS) |         \
     ON(SECTION) | ON(FINDINGS) | ON(ADVICE) | ON(RECOMMENDATION) | ON(WHY) |  \
     ON(PLAN) | ON(RADAR) | ON(TREND))
#define BROWSE (ON(QUESTION) | SHEETS)
// Pages of what comes out of the answers.
#define OUTCOMES                                                               \
    (ON(RESULTS) | ON(SECTION) | ON(FINDINGS) | ON(ADVICE) |                   \
     ON(RECOMMENDATION) | ON(WHY) | ON(PLAN) | ON(RADAR) | ON(TREND))
// Pages whose lines can be marked and opened.
#define LISTS                                                                  \
    (ON(SECTIONS) | ON(REVIEW) | ON(RESULTS) | ON(SECTION) | ON(ADVICE) |      \
     ON(RECOMMENDATION) | ON(WHY) | ON(FINDINGS) | ON(PLAN) | ON(RADAR) |      \
     ON(TREND))
// Pages on which recommendations are decided about.
#define DECIDES (ON(ADVICE) | ON(RECOMMENDATION) | ON(PLAN))
#define FINDS (ON(JUMP) | ON(SEARCH))
#define ASKS (ON(UNSAVED) | ON(REPLACE) | ON(DRAFT))
#define LINES (FINDS | ON(EXPORT) | ON(ELSEWHERE) | ON(PROMPT))
#define TYPES (LINES | ON(FIELD) | ON(FORM) | ON(TEXT))

#endif
