// SPDX-License-Identifier: MIT

#include "records.h"

#include <assert.h>
#include <errno.h>
#include <unistd.h>

struct records {
    FILE *file;
    size_t size, count;
    int error;
};

struct records *records_new(struct arena *arena, FILE *file, size_t size) {
    struct records *records = ARENA_NEW(arena, struct records);
    *records = (struct records){.file = file, .size = size};
    return records;
}

static void note_error(struct records *records) {
    if (!records->error) records->error = errno ? errno : EIO;
}

void records_add(struct records *records, const void *record) {
    errno = 0;
    if (fwrite(record, records->size, 1, records->file) != 1)
        note_error(records);
    records->count++;
}

int records_finish(struct records *records) {
    errno = 0;
    if (fflush(records->file) != 0) note_error(records);
    return records->error;
}

size_t records_count(const struct records *records) {
    return records->count;
}

void records_read(const struct records *records, size_t index, size_t offset,
                  void *part, size_t size) {
    unsigned char *bytes = part;
    assert(index < records->count && offset + size <= records->size);
    off_t place = (off_t)(index * records->size + offset);
    while (size) {
        ssize_t done = pread(fileno(records->file), bytes, size, place);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) arena_give_up();
        place += done;
        bytes += done;
        size -= (size_t)done;
    }
}
