// SPDX-License-Identifier: MIT

#include "arena.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

Test(arena, hands_out_zeroed_aligned_memory_that_stays_put) {
    struct arena *arena = arena_new();
    char *first = ARENA_ARRAY(arena, char, 3);
    memcpy(first, "ab", 3);
    for (size_t i = 1; i < 2000; i++) {
        unsigned char *bytes = arena_alloc(arena, i, 7);
        cr_assert_eq((uintptr_t)bytes % 8, 0);
        for (size_t j = 0; j < i * 7; j++) {
            cr_assert_eq(bytes[j], 0);
        }
        memset(bytes, 0xFF, i * 7);
    }
    cr_assert_str_eq(first, "ab");
    arena_free(arena);
    arena_free(NULL);
}

Test(arena, reset_memory_is_zeroed_again) {
    struct arena *arena = arena_new();
    for (int round = 0; round < 3; round++) {
        unsigned char *bytes = arena_alloc(arena, 1000, 1);
        cr_assert_eq(bytes[0] | bytes[999], 0);
        memset(bytes, 0xFF, 1000);
        cr_assert_eq(arena_used(arena), 1000);
        arena_reset(arena);
        cr_assert_eq(arena_used(arena), 0);
    }
    arena_free(arena);
}

// Many blocks, large ones among them, emptied and filled again: everything is
// zero each time, and nothing lies over anything else.
Test(arena, emptied_blocks_are_used_again) {
    static unsigned char *pieces[1500];
    struct arena *arena = arena_new();
    for (unsigned round = 1; round <= 4; round++) {
        for (size_t i = 0; i < COUNT_OF(pieces); i++) {
            size_t size = i % 100 ? 900 : 200000;
            pieces[i] = arena_alloc(arena, size, 1);
            cr_assert_eq(pieces[i][0] | pieces[i][size - 1], 0);
            memset(pieces[i], (int)(i % 251) + 1, size);
            arena_copy(arena, "between", 7);
        }
        for (size_t i = 0; i < COUNT_OF(pieces); i++) {
            size_t size = i % 100 ? 900 : 200000;
            cr_assert_eq(pieces[i][0], i % 251 + 1);
            cr_assert_eq(pieces[i][size - 1], i % 251 + 1);
        }
        arena_reset(arena);
    }
    arena_free(arena);
}

Test(arena, copies_and_prints) {
    struct arena *arena = arena_new();
    cr_assert_str_eq(arena_copy(arena, "abcdef", 3), "abc");
    cr_assert_str_eq(arena_string(arena, "xyz"), "xyz");
    cr_assert_null(arena_string(arena, NULL));
    cr_assert_str_eq(arena_printf(arena, "%d-%s", 7, "x"), "7-x");
    cr_assert_not_null(arena_alloc(arena, 0, 8));
    arena_free(arena);
}

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>

// The sanitizer must see a step past an end although both lie in one block.
Test(arena, nobody_may_touch_what_lies_between) {
    struct arena *arena = arena_new();
    for (size_t size = 1; size < 40; size++) {
        char *bytes = arena_alloc(arena, size, 1);
        char *text = arena_copy(arena, "abcdef", size % 7);
        arena_alloc(arena, 1, 1);
        cr_assert_null(__asan_region_is_poisoned(bytes, size));
        cr_assert(__asan_address_is_poisoned(bytes + size));
        cr_assert(__asan_address_is_poisoned(text + size % 7 + 1));
    }
    arena_free(arena);
}
#endif

static struct arena *left;

static void leave(void) {
    arena_free(left);
    _exit(4);
}

Test(arena, a_size_that_overflows_runs_the_handler) {
    pid_t child = fork();
    if (!child) {
        arena_when_exhausted(leave);
        left = arena_new();
        arena_alloc(left, SIZE_MAX / 2, 16);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    cr_assert(WIFEXITED(status));
    cr_assert_eq(WEXITSTATUS(status), 4);
}
