// SPDX-License-Identifier: MIT
//
// Memory by lifetime. Whatever takes a `struct arena *` allocates in it;
// whatever does not, does not allocate. Nothing is freed by itself: the arena
// goes as a whole. Blocks are chained, so pointers stay valid until then.
// Memory comes zeroed and aligned for pointers, doubles and 64-bit integers.
// Allocation cannot fail in the eyes of the caller: when the system has no
// memory left, the handler of arena_when_exhausted runs and does not return.

#ifndef ARENA_H
#define ARENA_H

#include "base.h"

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); // NULL is allowed
// Forgets all allocations and keeps the first block for the next ones.
void arena_reset(struct arena *arena);
// Bytes handed out since arena_new or arena_reset.
size_t arena_used(const struct arena *arena);

// [count] zeroed objects of [size] bytes; at least a valid pointer for 0.
void *arena_alloc(struct arena *arena, size_t count, size_t size) NEVER_NULL;
// A NUL-terminated copy of [length] bytes.
char *arena_copy(struct arena *arena, const char *bytes,
                 size_t length) NEVER_NULL;
char *arena_string(struct arena *arena, const char *string); // NULL: NULL
char *arena_printf(struct arena *arena, const char *format, ...)
    PRINTF_LIKE(2, 3) NEVER_NULL;

#define ARENA_ARRAY(arena, type, count)                                        \
    ((type *)arena_alloc((arena), (count), sizeof(type)))
#define ARENA_NEW(arena, type) ARENA_ARRAY(arena, type, 1)

// Installs what happens when memory runs out. The handler must not return
// (main puts the terminal back, says what is on disk, and exits with 4).
void arena_when_exhausted(void (*handler)(void));
// Ends so: for what allocates by other means and got nothing, or keeps
// elsewhere what memory should not hold and cannot have it back. May be called
// where nothing else may: in a handler of a signal, at the exit.
NORETURN void arena_give_up(void);

#endif
