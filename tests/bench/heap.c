// SPDX-License-Identifier: MIT
//
// Preloaded: counts what a program has taken from the heap, and writes the most
// that it was, in bytes, into the file that HEAP_PEAK names when it ends.

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void __libc_free(void *memory);

static size_t now, most;

static void *took(void *memory) {
    if (memory) now += malloc_usable_size(memory);
    if (now > most) most = now;
    return memory;
}

void *malloc(size_t size) {
    return took(__libc_malloc(size));
}

void *calloc(size_t count, size_t size) {
    return took(__libc_calloc(count, size));
}

void *realloc(void *memory, size_t size) {
    if (memory) now -= malloc_usable_size(memory);
    return took(__libc_realloc(memory, size));
}

void free(void *memory) {
    if (memory) now -= malloc_usable_size(memory);
    __libc_free(memory);
}

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("HEAP_PEAK");
    size_t peak = most;
    FILE *out = path ? fopen(path, "w") : NULL;
    if (!out) return;
    fprintf(out, "%zu\n", peak);
    fclose(out);
}
