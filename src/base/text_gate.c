// SPDX-License-Identifier: MIT
//
// The gate: what foreign text looks like once it may reach a terminal, a plain
// report or a message.

#include "text.h"

#include <string.h>

static bool ascii_only;

void text_set_ascii(bool ascii) {
    ascii_only = ascii;
}

bool text_ascii(void) {
    return ascii_only;
}

struct range {
    uint32_t first, last;
};

// Characters that are not seen themselves but change what is seen: controls,
// signs that reorder or hide, tags, and code points that never are characters.
// The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji need
// them, and between other letters they hide nothing. So do the variation
// selectors FE0E and FE0F.
static const struct range deceptive[] = {
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},
    {0x034F, 0x034F},   {0x061C, 0x061C},   {0x115F, 0x1160},
    {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200B},
    {0x200E, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
    {0x2800, 0x2800},   {0x3164, 0x3164},   {0xD800, 0xDFFF},
    {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0D},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},
    {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

bool text_is_deceptive(uint32_t code) {
    if (code >= 0x20 && code < 0x7F) return false;
    if ((code & 0xFFFE) == 0xFFFE) return true;
    size_t low = 0, high = COUNT_OF(deceptive);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > deceptive[middle].last)
            low = middle + 1;
        else if (code < deceptive[middle].first)
            high = middle;
        else
            return true;
    }
    return code > 0x10FFFF;
}

// --- ASCII ---

struct spelling {
    uint32_t code;
    const char *ascii;
};

// Sorted by code. Estonian, Finnish, Lithuanian and their neighbours' letters,
// the signs of typography, and the program's own chrome.
static const struct spelling spellings[] = {
    {0xA0, " "},     {0xA7, "S"},     {0xA9, "(c)"},  {0xAB, "\""},
    {0xB0, "deg"},   {0xB1, "+-"},    {0xB7, "."},    {0xBB, "\""},
    {0xC0, "A"},     {0xC1, "A"},     {0xC2, "A"},    {0xC3, "A"},
    {0xC4, "A"},     {0xC5, "A"},     {0xC6, "AE"},   {0xC7, "C"},
    {0xC8, "E"},     {0xC9, "E"},     {0xCA, "E"},    {0xCB, "E"},
    {0xCD, "I"},     {0xD1, "N"},     {0xD3, "O"},    {0xD4, "O"},
    {0xD5, "O"},     {0xD6, "O"},     {0xD7, "x"},    {0xD8, "O"},
    {0xDA, "U"},     {0xDC, "U"},     {0xDD, "Y"},    {0xDF, "ss"},
    {0xE0, "a"},     {0xE1, "a"},     {0xE2, "a"},    {0xE3, "a"},
    {0xE4, "a"},     {0xE5, "a"},     {0xE6, "ae"},   {0xE7, "c"},
    {0xE8, "e"},     {0xE9, "e"},     {0xEA, "e"},    {0xEB, "e"},
    {0xED, "i"},     {0xF1, "n"},     {0xF3, "o"},    {0xF4, "o"},
    {0xF5, "o"},     {0xF6, "o"},     {0xF7, "/"},    {0xF8, "o"},
    {0xFA, "u"},     {0xFC, "u"},     {0xFD, "y"},    {0x100, "A"},
    {0x101, "a"},    {0x104, "A"},    {0x105, "a"},   {0x10C, "C"},
    {0x10D, "c"},    {0x112, "E"},    {0x113, "e"},   {0x116, "E"},
    {0x117, "e"},    {0x118, "E"},    {0x119, "e"},   {0x122, "G"},
    {0x123, "g"},    {0x12A, "I"},    {0x12B, "i"},   {0x12E, "I"},
    {0x12F, "i"},    {0x136, "K"},    {0x137, "k"},   {0x13B, "L"},
    {0x13C, "l"},    {0x141, "L"},    {0x142, "l"},   {0x145, "N"},
    {0x146, "n"},    {0x15A, "S"},    {0x15B, "s"},   {0x160, "S"},
    {0x161, "s"},    {0x16A, "U"},    {0x16B, "u"},   {0x172, "U"},
    {0x173, "u"},    {0x179, "Z"},    {0x17A, "z"},   {0x17B, "Z"},
    {0x17C, "z"},    {0x17D, "Z"},    {0x17E, "z"},   {0x200C, ""},
    {0x200D, ""},    {0x2010, "-"},   {0x2011, "-"},  {0x2012, "-"},
    {0x2013, "-"},   {0x2014, "-"},   {0x2018, "'"},  {0x2019, "'"},
    {0x201A, "'"},   {0x201C, "\""},  {0x201D, "\""}, {0x201E, "\""},
    {0x2022, "*"},   {0x2026, "..."}, {0x202F, " "},  {0x2032, "'"},
    {0x20AC, "EUR"}, {0x2190, "<-"},  {0x2191, "^"},  {0x2192, "->"},
    {0x2193, "v"},   {0x2211, "sum"}, {0x2212, "-"},  {0x2264, "<="},
    {0x2265, ">="},  {0x2500, "-"},   {0x2502, "|"},  {0x2588, "#"},
    {0x2591, "."},   {0x258C, ">"},   {0x25B2, "^"},  {0x25BC, "v"},
    {0x25C7, "<>"},  {0x25CB, "o"},   {0x25CF, "*"},  {0x2713, "v"},
};

static const char *ascii_spelling(uint32_t code) {
    size_t low = 0, high = COUNT_OF(spellings);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (spellings[middle].code == code) return spellings[middle].ascii;
        if (spellings[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return text_code_width(code) == 0 ? "" : "?";
}

// --- Marks ---

#define MARK_SIZE TEXT_PIECE_SIZE

// How [code] is shown; NULL where it may be shown as it is.
static const char *mark(uint32_t code, bool keep_lines, char out[MARK_SIZE]) {
    if (code == '\n') return keep_lines ? NULL : " ";
    if (code < 0x20 || code == 0x7F) {
        snprintf(out, MARK_SIZE, "^%c", (int)(code ^ 0x40));
        return out;
    }
    if (text_is_deceptive(code)) {
        snprintf(out, MARK_SIZE, "<U+%04X>", (unsigned)code);
        return out;
    }
    return ascii_only && code >= 0x80 ? ascii_spelling(code) : NULL;
}

static bool is_plain(const char *text, bool keep_lines) {
    char shown[MARK_SIZE];
    while (*text) {
        if (*text >= ' ' && *text < 0x7F) {
            text++;
            continue;
        }
        const char *before = text;
        uint32_t code = text_next(&text);
        // A broken byte decodes as U+FFFD, which takes three bytes.
        if (mark(code, keep_lines, shown) ||
            (code == 0xFFFD && text - before == 1))
            return false;
    }
    return true;
}

static size_t piece(const char **text, bool keep_lines, char out[MARK_SIZE]) {
    uint32_t code = text_next(text);
    const char *shown = mark(code, keep_lines, out);
    if (!shown) return text_encode(code, out);
    size_t length = strlen(shown);
    // The piece has a length and no terminator.
    for (size_t i = 0; i < length && shown != out; i++) {
        out[i] = shown[i];
    }
    return length;
}

size_t text_piece(const char **text, char out[TEXT_PIECE_SIZE]) {
    return piece(text, false, out);
}

const char *text_visible(struct arena *arena, const char *text,
                         bool keep_lines) {
    if (is_plain(text, keep_lines)) return text;
    char part[MARK_SIZE];
    size_t size = 1;
    for (const char *at = text; *at;) {
        size += piece(&at, keep_lines, part);
    }
    char *shown = ARENA_ARRAY(arena, char, size), *end = shown;
    while (*text) {
        size_t length = piece(&text, keep_lines, part);
        memcpy(end, part, length);
        end += length;
    }
    return shown;
}

static void put(FILE *out, const char *text, bool keep_lines) {
    if (is_plain(text, keep_lines)) {
        fputs(text, out);
        return;
    }
    char part[MARK_SIZE];
    while (*text) {
        size_t length = piece(&text, keep_lines, part);
        fwrite(part, 1, length, out);
    }
}

void text_put(FILE *out, const char *text) {
    put(out, text, true);
}

void text_put_line(FILE *out, const char *text) {
    put(out, text, false);
}
