// SPDX-License-Identifier: MIT

#include "tree_source.h"

#include "store.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

// A line that begins with a percent sign is a directive to YAML, which takes
// time that grows with the square of their number. They are refused later with
// their place; a flood of them must not even get there.
#define PERCENT_LINES 64

// A call that is interrupted again and again is given up after so many times.
#define PATIENCE 100

// --- Opening and reading ---

static bool fail(struct source *source, int error) {
    source->state = SOURCE_UNREADABLE;
    source->error = error;
    return false;
}

static bool open_file(struct source *source, struct stat *status) {
    // Without O_NONBLOCK a pipe that nobody writes to would hold us for ever.
    source->file = file_open(source->path, O_RDONLY | O_NOCTTY | O_NONBLOCK, 0);
    if (source->file < 0 || fstat(source->file, status))
        return fail(source, errno);
    if (S_ISDIR(status->st_mode)) return fail(source, EISDIR);
    if (!S_ISREG(status->st_mode)) {
        int flags = fcntl(source->file, F_GETFL);
        if (flags < 0 || fcntl(source->file, F_SETFL, flags & ~O_NONBLOCK) < 0)
            return fail(source, errno);
    } else if (status->st_size > FILE_SIZE_LIMIT) {
        source->state = SOURCE_TOO_LARGE;
        return false;
    }
    return true;
}

// What the file says of its size was looked at first, but it may grow.
static size_t read_some(struct source *source, char *buffer, size_t size) {
    ssize_t got;
    int patience = PATIENCE;
    do {
        got = read(source->file, buffer, size);
    } while (got < 0 && errno == EINTR && --patience);
    if (got < 0) {
        fail(source, errno);
        return 0;
    }
    source->total += (size_t)got;
    if (source->total > (size_t)FILE_SIZE_LIMIT) {
        source->state = SOURCE_TOO_LARGE;
        return 0;
    }
    return (size_t)got;
}

static void keep_all(struct source *source, size_t expected) {
    size_t room = expected + 1;
    source->arena = arena_new();
    source->bytes = ARENA_ARRAY(source->arena, char, room);
    for (;;) {
        if (source->size == room) {
            char *bytes = ARENA_ARRAY(source->arena, char, room * 2);
            memcpy(bytes, source->bytes, room);
            source->bytes = bytes;
            room *= 2;
        }
        size_t got = read_some(source, source->bytes + source->size,
                               room - source->size);
        if (!got) return;
        source->size += got;
    }
}

void source_open(struct source *source, const char *path, bool keep) {
    struct stat status;
    *source = (struct source){.path = path, .file = -1, .line = 1, .column = 1};
    if (!open_file(source, &status)) return;
    if (keep)
        keep_all(source, (size_t)(status.st_size > 0 ? status.st_size : 0));
}

void source_close(struct source *source) {
    if (source->file >= 0) close(source->file);
    source->file = -1;
    arena_free(source->arena);
    source->arena = NULL;
}

// --- Checking ---

static bool stop(struct source *source, const char *rule, const char *why) {
    source->state = SOURCE_STOPPED;
    source->stopped_rule = rule;
    source->stopped_why = why;
    source->stopped_at =
        (struct place){source->path, source->line, source->column};
    return false;
}

static bool broken(struct source *source) {
    return stop(source, "not-utf-8",
                _("this is no UTF-8 text: save the file as UTF-8"));
}

static bool control(struct source *source, uint32_t code) {
    if (code >= 0x80 || code == 0x7F || code == 0x1B)
        return stop(source, "control-character",
                    _("a control character cannot stand in a file"));
    if (code == 0)
        return stop(source, "control-character",
                    _("a NUL character cannot stand in a file; is it UTF-16? "
                      "Save it as UTF-8"));
    return stop(source, "control-character",
                _("a control character cannot stand in a file"));
}

// A character of several bytes is complete.
static bool complete(struct source *source) {
    uint32_t code = source->code;
    if (code < source->smallest || code > 0x10FFFF ||
        (code >= 0xD800 && code <= 0xDFFF))
        return broken(source);
    if (code == 0x85 || code == 0x2028 || code == 0x2029)
        return stop(source, "line-separator",
                    _("a line separator that editors do not show as one "
                      "(U+0085, U+2028, U+2029): use a line break"));
    if (code < 0xA0) return control(source, code);
    if ((code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF))
        return stop(source, "noncharacter",
                    _("this code point is no character, and never will be"));
    if (code == 0xFEFF) {
        bool first = source->line == 1 && source->column == 1;
        if (first) return true; // a byte order mark counts as nothing
        return stop(source, "control-character",
                    _("a byte order mark in the middle of a file"));
    }
    source->column++;
    return true;
}

static bool lead(struct source *source, unsigned char byte) {
    static const uint32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    if (byte < 0xC2 || byte > 0xF4) return broken(source);
    source->left = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    source->smallest = smallest[source->left];
    source->code = byte & (0x3FU >> source->left);
    return true;
}

static bool wide_byte(struct source *source, unsigned char byte) {
    if (!source->left) return lead(source, byte);
    if ((byte & 0xC0) != 0x80) return broken(source);
    source->code = source->code << 6 | (byte & 0x3FU);
    return --source->left || complete(source);
}

static bool new_line(struct source *source, unsigned char byte) {
    bool second_half = byte == '\n' && source->after_return;
    if (!second_half) source->line++;
    source->column = 1;
    source->after_return = byte == '\r';
    return true;
}

static bool percent_line(struct source *source) {
    if (++source->percent_lines < PERCENT_LINES) return true;
    return stop(source, "directive",
                _("directives are not allowed, write the text as it is"));
}

static bool check_byte(struct source *source, unsigned char byte) {
    if (byte >= 0x80) {
        source->after_return = false;
        return wide_byte(source, byte);
    }
    if (source->left) return broken(source);
    if (byte == '\n' || byte == '\r') return new_line(source, byte);
    source->after_return = false;
    if ((byte < 0x20 && byte != '\t') || byte == 0x7F)
        return control(source, byte);
    if (byte == '%' && source->column == 1 && !percent_line(source))
        return false;
    source->column++;
    return true;
}

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

// How many of the next eight bytes are printable ASCII, counted from the
// first: the sum carries into the top bit of what is 0x7F or more, the
// difference borrows from what is below 0x20.
static size_t easy_bytes(const char *bytes) {
    uint64_t eight;
    memcpy(&eight, bytes, sizeof(eight));
    uint64_t hard =
        (eight | (eight + EACH_BYTE(0x01)) | (eight - EACH_BYTE(0x20))) &
        EACH_BYTE(0x80);
    if (!hard) return sizeof(eight);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(hard) / 8;
#else
    return 0;
#endif
}

// Blanks that look like one, and that YAML takes for a letter.
static bool is_odd_blank(uint32_t code) {
    return code == 0xA0 || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x202F || code == 0x3000;
}

// How many blanks stand before bytes[end], those of the piece before included.
static size_t blanks_before(const struct source *source, const char *bytes,
                            size_t end) {
    size_t blanks = 0;
    while (blanks < end && bytes[end - 1 - blanks] == ' ')
        blanks++;
    return blanks == end ? blanks + source->blanks : blanks;
}

// A character that began after so many [blanks] is complete: it stands where a
// line is indented if nothing but those is before it.
static void note_odd_indent(struct source *source, size_t blanks) {
    unsigned column = source->column - 1;
    if (blanks == column - 1)
        source->odd_indent = (struct place){source->path, source->line, column};
}

// How many of [size] bytes may pass. A character that is cut off by a problem
// does not pass in part.
static size_t check(struct source *source, const char *bytes, size_t size) {
    size_t at = 0, whole = 0;
    while (at < size) {
        if (size - at >= 8 && !source->left && source->column > 1) {
            size_t easy = easy_bytes(bytes + at);
            at += easy;
            source->column += (unsigned)easy;
            if (easy) source->after_return = false;
            if (easy == 8) continue;
        }
        if (!source->left) whole = at;
        if (!check_byte(source, (unsigned char)bytes[at])) return whole;
        at++;
        if (!source->left && (unsigned char)bytes[at - 1] >= 0x80 &&
            is_odd_blank(source->code) && !source->odd_indent.line)
            note_odd_indent(source, blanks_before(source, bytes, whole));
    }
    // Of a character that is cut off here, what stands before it.
    source->blanks = blanks_before(source, bytes, source->left ? whole : at);
    return at;
}

// --- Files of another kind ---

static const char utf16[] =
    N_("this is UTF-16, expected UTF-8: save the file as UTF-8");
static const char office[] =
    N_("this is a file of an office program, expected a text file: save it "
       "there as plain text, in UTF-8");
static const char web_page[] =
    N_("this is a web page, expected a text file: save the file itself, or "
       "its text");

static const struct {
    const char *begins, *rule, *why;
} others[] = {
    {"\xFF\xFE", "not-utf-8", utf16},
    {"\xFE\xFF", "not-utf-8", utf16},
    {"PK\x03\x04", "not-a-text", office},       // docx, odt, xlsx
    {"\xD0\xCF\x11\xE0", "not-a-text", office}, // doc, xls
    {"{\\rtf", "not-a-text", office},
    {"%PDF-", "not-a-text", office},
    {"<!doctype html", "not-a-text", web_page},
    {"<html", "not-a-text", web_page},
};

static bool is_other(struct source *source, const char *bytes, size_t size) {
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        size_t length = strlen(others[i].begins);
        if (size >= length && !strncasecmp(bytes, others[i].begins, length))
            return !stop(source, others[i].rule, _(others[i].why));
    }
    return false;
}

// --- Reading with a check ---

size_t source_read(struct source *source, char *buffer, size_t size) {
    if (source->state != SOURCE_GOOD) return 0;
    if (source->piece && size > source->piece) size = source->piece;
    bool start = source->line == 1 && source->column == 1 && !source->left;
    size_t got;
    if (source->bytes) {
        got = source->size - source->taken;
        if (got > size) got = size;
        memcpy(buffer, source->bytes + source->taken, got);
        source->taken += got;
    } else {
        got = read_some(source, buffer, size);
    }
    if (!got && source->left && source->state == SOURCE_GOOD) broken(source);
    if (start && is_other(source, buffer, got)) return 0;
    return check(source, buffer, got);
}

void source_report(const struct source *source, struct diags *diags) {
    const struct place whole = {.path = source->path};
    switch (source->state) {
    case SOURCE_GOOD:
        return;
    case SOURCE_UNREADABLE:
        diag(diags, SEVERITY_ERROR, whole, "unreadable",
             _("it could not be read: %s"), text_errno(source->error));
        return;
    case SOURCE_TOO_LARGE:
        diag(diags, SEVERITY_ERROR, whole, "too-large",
             _("it is larger than 16 MiB"));
        return;
    case SOURCE_STOPPED:
        diag(diags, SEVERITY_ERROR, source->stopped_at, source->stopped_rule,
             "%s", source->stopped_why);
        return;
    }
}

// --- Comments ---

void comment_search_start(struct comment_search *search,
                          const struct source *source) {
    *search = (struct comment_search){.source = source, .line = 1, .column = 1};
    search->hopeless =
        !source->bytes || !memchr(source->bytes, '#', source->size);
    if (source->bytes && source->size >= 3 &&
        !memcmp(source->bytes, "\xEF\xBB\xBF", 3))
        search->byte = 3;
}

static bool at_return(const struct comment_search *search) {
    const struct source *source = search->source;
    const char *at = source->bytes + search->byte;
    return *at == '\r' && !(search->byte + 1 < source->size && at[1] == '\n');
}

static void step(struct comment_search *search) {
    const struct source *source = search->source;
    bool line = source->bytes[search->byte] == '\n' || at_return(search);
    search->line += line;
    search->column = line ? 1 : search->column + 1;
    do {
        search->byte++;
    } while (search->byte < source->size &&
             ((unsigned char)source->bytes[search->byte] & 0xC0) == 0x80);
    search->index++;
}

static bool can_step(const struct comment_search *search, size_t index) {
    return search->index < index && search->byte < search->source->size;
}

static bool is_comment(struct comment_search *search) {
    search->found = search->source->bytes[search->byte] == '#';
    return search->found;
}

void comment_search_event(struct comment_search *search, size_t index,
                          size_t end, bool block) {
    if (search->hopeless || search->found) return;
    while (can_step(search, index)) {
        if (is_comment(search)) return;
        step(search);
    }
    unsigned line = search->line;
    while (can_step(search, end)) {
        if (block && search->line == line && is_comment(search)) return;
        step(search);
    }
}
