// SPDX-License-Identifier: MIT
//
// Memory for what there may be very much of and is looked at one by one:
// records of one size in a temporary file, so that they cost no heap.

#ifndef RECORDS_H
#define RECORDS_H

#include "arena.h"

#include <stdio.h>

struct records;

// [file] is open for both, as tmpfile() makes it, and stays the caller's.
struct records *records_new(struct arena *arena, FILE *file, size_t size);
// Adds a record of [size] bytes; records_finish tells whether all were kept.
void records_add(struct records *records, const void *record);
// When all are added: 0, or the errno of what went wrong.
int records_finish(struct records *records);
size_t records_count(const struct records *records);
// Copies a part of a record, [size] bytes from [offset] on. Where the file
// cannot be read, it is as if memory ran out.
void records_read(const struct records *records, size_t index, size_t offset,
                  void *part, size_t size);

#endif
