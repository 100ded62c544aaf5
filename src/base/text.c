// SPDX-License-Identifier: MIT
//
// Bytes, characters, clusters and columns.

#include "text.h"

#include <string.h>
#include <wchar.h>

#define REPLACEMENT 0xFFFDU

// Length of the sequence that a lead byte announces; 0 for a byte that cannot
// lead. C0, C1 and F5.. would be overlong or beyond U+10FFFF.
static unsigned sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

// The second byte's range is narrower after four lead bytes: that excludes the
// overlong forms, the surrogates and what is beyond U+10FFFF.
static bool second_byte_fits(unsigned char lead, unsigned char second) {
    switch (lead) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second <= 0x9F;
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second <= 0x8F;
    default:
        return true;
    }
}

// Decodes one character of at most [left] bytes; its length, 0 if broken.
static unsigned decode(const unsigned char *bytes, size_t left,
                       uint32_t *code) {
    unsigned length = sequence_length(bytes[0]);
    if (!length || length > left) return 0;
    if (length == 1) {
        *code = bytes[0];
        return 1;
    }
    uint32_t value = bytes[0] & (0x7FU >> length);
    for (unsigned i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
        value = value << 6 | (bytes[i] & 0x3FU);
    }
    if (!second_byte_fits(bytes[0], bytes[1])) return 0;
    *code = value;
    return length;
}

uint32_t text_next(const char **text) {
    const unsigned char *bytes = (const unsigned char *)*text;
    if (!bytes[0]) return 0;
    if (bytes[0] < 0x80) { // nearly always
        (*text)++;
        return bytes[0];
    }
    uint32_t code = REPLACEMENT;
    size_t left = 1;
    while (left < 4 && bytes[left]) {
        left++;
    }
    unsigned length = decode(bytes, left, &code);
    *text += length ? length : 1;
    return length ? code : REPLACEMENT;
}

size_t text_encode(uint32_t code, char out[4]) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1;) {
        out[i] = (char)(0x80U | (code & 0x3FU));
        code >>= 6;
    }
    out[0] = (char)(leads[length] | code);
    return length;
}

size_t text_valid_prefix(const char *bytes, size_t length) {
    const unsigned char *at = (const unsigned char *)bytes;
    size_t done = 0;
    while (done < length) {
        uint32_t code;
        if (!at[done]) break;
        unsigned step = decode(at + done, length - done, &code);
        if (!step) break;
        done += step;
    }
    return done;
}

int text_code_width(uint32_t code) {
    if (code >= 0x20 && code < 0x7F) return 1;
    int width = wcwidth((wchar_t)code);
    return width < 0 ? 1 : width;
}

// A regional indicator or a letter is never a follower; a variation selector,
// a combining mark or a zero-width joiner is.
static bool follows(uint32_t code) {
    return code >= 0x300 && text_code_width(code) == 0;
}

size_t text_cluster(const char *text) {
    const char *at = text;
    if (text_is_simple(text)) return 1;
    if (!text_next(&at)) return 0;
    if ((unsigned char)*at < 0x80) return (size_t)(at - text);
    for (;;) {
        const char *before = at;
        uint32_t code = text_next(&at);
        if (!code || !follows(code)) return (size_t)(before - text);
    }
}

size_t text_cluster_before(const char *text, size_t at) {
    size_t start = at;
    while (start > 0) {
        do {
            start--;
        } while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80);
        const char *character = text + start;
        if (!follows(text_next(&character))) break;
    }
    return at - start;
}

int text_width_of(const char *text, size_t length) {
    const char *at = text, *end = text + length;
    int width = 0;
    while (at < end && *at) {
        if (*at >= 0x20 && *at < 0x7F) { // nearly always
            width++;
            at++;
        } else {
            width += text_code_width(text_next(&at));
        }
    }
    return width;
}

int text_width(const char *text) {
    return text_width_of(text, strlen(text));
}

size_t text_fit(const char *text, int columns) {
    size_t length = 0;
    int width = 0;
    for (;;) {
        bool simple = text_is_simple(text + length);
        size_t cluster = simple ? 1 : text_cluster(text + length);
        if (!cluster) return length;
        width += simple ? 1 : text_width_of(text + length, cluster);
        if (width > columns) return length;
        length += cluster;
    }
}

const char *text_clip(struct arena *arena, const char *text, int columns,
                      bool ascii) {
    if (columns <= 0) return "";
    if (text_width(text) <= columns) return text;
    const char *dots = ascii ? "..." : "…";
    int room = columns - text_width(dots);
    if (room < 0) return arena_copy(arena, text, text_fit(text, columns));
    size_t length = text_fit(text, room);
    while (length && text[length - 1] == ' ') {
        length--;
    }
    return arena_printf(arena, "%.*s%s", (int)length, text, dots);
}
