// SPDX-License-Identifier: MIT

#include "records.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct sample {
    uint64_t number;
    char text[17]; // so that records do not fall on blocks of any kind
};

static void fill(struct sample *sample, size_t number) {
    memset(sample, 0, sizeof(*sample));
    sample->number = number * number;
    snprintf(sample->text, sizeof(sample->text), "record %zu", number);
}

Test(records, come_back_whole_and_in_part) {
    struct arena *arena = arena_new();
    FILE *file = tmpfile();
    cr_assert(file);
    struct records *records = records_new(arena, file, sizeof(struct sample));
    struct sample sample, read;
    for (size_t i = 0; i < 10000; i++) {
        fill(&sample, i);
        records_add(records, &sample);
    }
    cr_assert_eq(records_finish(records), 0);
    cr_assert_eq(records_count(records), 10000);
    for (size_t i = 0; i < 10000; i += 37) {
        size_t index = i * 7919 % 10000;
        fill(&sample, index);
        records_read(records, index, 0, &read, sizeof(read));
        cr_assert_arr_eq((char *)&read, (char *)&sample, sizeof(sample));
        char part[6];
        records_read(records, index, offsetof(struct sample, text), part,
                     sizeof(part));
        cr_assert_arr_eq(part, "record", sizeof(part));
    }
    fclose(file);
    arena_free(arena);
}

Test(records, a_full_disk_is_told) {
    struct arena *arena = arena_new();
    FILE *file = fopen("/dev/full", "w+");
    if (!file) cr_skip("there is no /dev/full");
    struct records *records = records_new(arena, file, sizeof(struct sample));
    struct sample sample;
    fill(&sample, 1);
    // Few are told when all are there, many as soon as they are written.
    records_add(records, &sample);
    cr_assert_eq(records_finish(records), ENOSPC);
    for (size_t i = 0; i < 1000; i++) {
        records_add(records, &sample);
    }
    cr_assert_eq(records_finish(records), ENOSPC);
    fclose(file);
    arena_free(arena);
}

static void end(void) {
    _exit(4);
}

Test(records, what_is_gone_ends_the_program) {
    pid_t child = fork();
    if (!child) {
        struct arena *arena = arena_new();
        FILE *file = tmpfile();
        struct records *records =
            records_new(arena, file, sizeof(struct sample));
        struct sample sample;
        fill(&sample, 1);
        records_add(records, &sample);
        arena_when_exhausted(end);
        if (records_finish(records) || ftruncate(fileno(file), 0)) _exit(1);
        records_read(records, 0, 0, &sample, sizeof(sample));
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    cr_assert(WIFEXITED(status));
    cr_assert_eq(WEXITSTATUS(status), 4);
}
