// SPDX-License-Identifier: MIT
//
// Preloaded: counts what a program has taken from the heap, and writes the most
// that it was, in bytes, into the file that HEAP_PEAK names when it ends.

#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

// Opened before the program gives up the right to do so.
static int out = -1;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("HEAP_PEAK");
    if (path) out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

__attribute__((destructor)) static void tell(void) {
    char text[32];
    int length = snprintf(text, sizeof(text), "%zu\n", most);
    if (out >= 0 && write(out, text, (size_t)length) == length) close(out);
}
