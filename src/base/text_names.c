// SPDX-License-Identifier: MIT
//
// Names, numbers and dates as files write them, and how near two names are.

#include "text.h"

#include <stdlib.h>
#include <string.h>

#define NAME_LIMIT 64
#define SIGNIFICANT_DIGITS 15

static unsigned smallest(unsigned a, unsigned b, unsigned c) {
    unsigned ab = a < b ? a : b;
    return ab < c ? ab : c;
}

// Optimal string alignment: three rows of the table suffice.
static unsigned aligned(const char *a, size_t m, const char *b, size_t n) {
    unsigned rows[3][NAME_LIMIT + 1];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= n; j++) {
        last[j] = (unsigned)j;
    }
    for (size_t i = 1; i <= m; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= n; j++) {
            unsigned swap = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = smallest(last[j] + 1, row[j - 1] + 1, last[j - 1] + swap);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = smallest(row[j], before[j - 2] + 1, row[j]);
        }
        unsigned *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[n];
}

unsigned text_distance(const char *a, const char *b, unsigned limit) {
    size_t m = strnlen(a, NAME_LIMIT + 1), n = strnlen(b, NAME_LIMIT + 1);
    size_t apart = m > n ? m - n : n - m;
    if (m > NAME_LIMIT || n > NAME_LIMIT || apart >= limit) return limit;
    unsigned distance = aligned(a, m, b, n);
    return distance < limit ? distance : limit;
}

const char *text_nearest(const char *name, const char *const *names,
                         size_t count) {
    // A third of the letters may be wrong, and never all of a short name.
    size_t length = strnlen(name, NAME_LIMIT + 1);
    unsigned limit = length < 3 ? (unsigned)length : (unsigned)(length / 3) + 2;
    const char *nearest = NULL;
    for (size_t i = 0; i < count && limit > 1; i++) {
        unsigned distance = text_distance(name, names[i], limit);
        if (distance < limit) {
            limit = distance;
            nearest = names[i];
            if (!distance) break;
        }
    }
    return nearest;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool text_parse_number(const char *text, double *number) {
    const char *at = text;
    if (*at == '-') at++;
    if (!is_digit(*at)) return false;
    size_t significant = 0;
    bool leading = true;
    for (bool point = false; *at; at++) {
        if (*at == '.' && !point && is_digit(at[1])) {
            point = true;
            continue;
        }
        if (!is_digit(*at)) return false;
        leading = leading && *at == '0';
        if (!leading && ++significant > SIGNIFICANT_DIGITS) return false;
    }
    if (at - text > NAME_LIMIT) return false;
    double value = strtod(text, NULL); // LC_NUMERIC is always "C"
    *number = value != 0 ? value : 0;  // no negative zero
    return true;
}

bool text_is_id(const char *text) {
    size_t length = 0;
    if (!(*text >= 'a' && *text <= 'z') && !is_digit(*text)) return false;
    for (; text[length]; length++) {
        char c = text[length];
        bool hyphen = c == '-' && text[length - 1] != '-' && text[length + 1];
        if (!(c >= 'a' && c <= 'z') && !is_digit(c) && !hyphen) return false;
        if (length >= NAME_LIMIT) return false;
    }
    return true;
}

// The number that [count] digits make.
static int digits_value(const char *digits, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
        value = 10 * value + (digits[i] - '0');
    }
    return value;
}

bool text_is_date(const char *text) {
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (size_t i = 0; i < 10; i++) {
        bool hyphen = i == 4 || i == 7;
        if (hyphen ? text[i] != '-' : !is_digit(text[i])) return false;
    }
    if (text[10]) return false;
    int year = digits_value(text, 4), month = digits_value(text + 5, 2),
        day = digits_value(text + 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= days[month - 1] && (month != 2 || day <= 28 || leap);
}
