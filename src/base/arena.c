// SPDX-License-Identifier: MIT

#include "arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Blocks start small, because most arenas stay small, and double up to a size
// at which the allocator's own overhead no longer matters.
#define FIRST_BLOCK ((size_t)4 * 1024)
#define LARGEST_BLOCK ((size_t)256 * 1024)
// What an arena keeps when it is emptied: where the same is done again and
// again, the system need not be asked for memory every time.
#define KEPT_BYTES ((size_t)1024 * 1024)

// Enough for pointers, doubles and 64-bit integers; the program stores nothing
// wider. Texts need none: they fill a block from its end, without gaps.
#define ALIGNMENT ((size_t)8)

// Under AddressSanitizer nobody may touch a block but where it was handed out,
// and between two allocations lies a gap, so that a step past an end is found.
#if defined(__SANITIZE_ADDRESS__)
#define GUARDED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GUARDED 1
#endif
#endif
#ifdef GUARDED
#include <sanitizer/asan_interface.h>
#define GAP ((size_t)16)
#else
#define GUARDED 0
#define GAP ((size_t)0)
#define ASAN_POISON_MEMORY_REGION(begin, size) ((void)(begin), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(begin, size) ((void)(begin), (void)(size))
#endif

struct block {
    struct block *next; // older
    size_t size;        // of data
    size_t used, texts; // from its beginning, from its end
    alignas(ALIGNMENT) unsigned char data[];
};

struct arena {
    struct block *newest;
    struct block *spare; // empty and zero; the largest come first
    size_t next_size;
    size_t used;
};

static void (*exhausted)(void);

void arena_when_exhausted(void (*handler)(void)) {
    exhausted = handler;
}

NORETURN void arena_give_up(void) {
    if (exhausted) exhausted();
    fputs("cxladder: out of memory\n", stderr);
    _Exit(4);
}

static void *take(size_t size) {
    void *memory = calloc(1, size);
    if (!memory) arena_give_up();
    return memory;
}

struct arena *arena_new(void) {
    struct arena *arena = take(sizeof(*arena));
    arena->next_size = FIRST_BLOCK;
    return arena;
}

static void free_blocks(struct block *block) {
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_free(struct arena *arena) {
    if (!arena) return;
    free_blocks(arena->newest);
    free_blocks(arena->spare);
    free(arena);
}

static void empty(struct block *block) {
    memset(block->data, 0, block->used);
    memset(block->data + block->size - block->texts, 0, block->texts);
    block->used = block->texts = 0;
}

void arena_reset(struct arena *arena) {
    // Before those that were not used since the last time, which are smaller.
    struct block *block = arena->newest, **end = &arena->spare;
    size_t kept = 0;
    arena->newest = NULL;
    arena->used = 0;
    for (struct block *spare = arena->spare; spare; spare = spare->next) {
        kept += spare->size;
    }
    while (block) {
        struct block *next = block->next;
        // What is freed is watched longer than what is handed out again.
        if (GUARDED || block->size > LARGEST_BLOCK ||
            kept + block->size > KEPT_BYTES) {
            free(block);
        } else {
            kept += block->size;
            empty(block);
            block->next = *end;
            *end = block;
            end = &block->next;
        }
        block = next;
    }
}

size_t arena_used(const struct arena *arena) {
    return arena->used;
}

static struct block *add_block(struct arena *arena, size_t size) {
    if (size > SIZE_MAX - sizeof(struct block)) arena_give_up();
    struct block *block = take(sizeof(*block) + size);
    block->size = size;
    block->next = arena->newest;
    arena->newest = block;
    ASAN_POISON_MEMORY_REGION(block->data, size);
    return block;
}

// A request larger than the next block gets a block of its own behind the
// newest one, whose rest stays in use.
static void *own_block(struct arena *arena, size_t size) {
    struct block *current = arena->newest;
    struct block *block = add_block(arena, size);
    block->used = size;
    ASAN_UNPOISON_MEMORY_REGION(block->data, size);
    if (current) {
        arena->newest = current;
        block->next = current->next;
        current->next = block;
    }
    return block->data;
}

static struct block *room(struct arena *arena, size_t size) {
    struct block *block = arena->newest;
    if (block && block->size - block->used - block->texts >= size) return block;
    block = arena->spare;
    if (block && block->size >= size) {
        arena->spare = block->next;
        block->next = arena->newest;
        arena->newest = block;
        return block;
    }
    block = add_block(arena, arena->next_size);
    if (arena->next_size < LARGEST_BLOCK) arena->next_size *= 2;
    return block;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) arena_give_up();
    arena->used += bytes;
    if (!bytes) bytes = 1;
    if (bytes > arena->next_size / 2) return own_block(arena, bytes);
    size_t taken = (bytes + ALIGNMENT - 1 + GAP) & ~(ALIGNMENT - 1);
    struct block *block = room(arena, taken);
    void *memory = block->data + block->used;
    block->used += taken;
    ASAN_UNPOISON_MEMORY_REGION(memory, bytes);
    return memory;
}

static char *alloc_text(struct arena *arena, size_t size) {
    if (GUARDED || size > arena->next_size / 2)
        return arena_alloc(arena, size, 1);
    arena->used += size;
    struct block *block = room(arena, size);
    block->texts += size;
    return (char *)block->data + block->size - block->texts;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length) {
    if (length == SIZE_MAX) arena_give_up();
    char *copy = alloc_text(arena, length + 1);
    if (length) memcpy(copy, bytes, length);
    return copy;
}

char *arena_string(struct arena *arena, const char *string) {
    return string ? arena_copy(arena, string, strlen(string)) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    size_t size = (size_t)length + 1;
    char *text = alloc_text(arena, size);
    vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}
