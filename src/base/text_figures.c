// SPDX-License-Identifier: MIT
//
// Numbers and dates for people, in the manner of the interface language. What
// programs read never comes from here.

#include "text.h"

#include <math.h>
#include <string.h>

// How a number is written: these two with all that stands between the digits.
// TRANSLATORS: how the numbers 1234 and 12345 are written, with what separates
// thousands (a no-break space) or without it.
static const char *const samples[] = {N_("1234"), N_("12345")};

// Puts into [out], whose first [digits] bytes from [start] are the whole part,
// what separates thousands in the language of the interface.
static void group(char out[TEXT_NUMBER_SIZE], size_t start, size_t digits) {
    if (digits < 4) return;
    const char *sample = _(samples[digits > 4]);
    size_t before = digits > 4 ? 2 : 1, length = strlen(sample);
    if (length < before + 3) return;
    const char *sign = sample + before;
    size_t size = length - before - 3, used = strlen(out);
    for (size_t at = digits; at > 3 && used + size < TEXT_NUMBER_SIZE;) {
        at -= 3;
        char *place = out + start + at;
        memmove(place + size, place, used - start - at + 1);
        memcpy(place, sign, size);
        used += size;
    }
}

const char *text_number(char out[TEXT_NUMBER_SIZE], double number,
                        int decimals) {
    if (isnan(number)) {
        snprintf(out, TEXT_NUMBER_SIZE, "%s", text_ascii() ? "-" : "–");
        return out;
    }
    // A score of 2.35 is stored a little below it; what a person expects is
    // rounding half up, and never a minus before zero.
    double scale = pow(10, decimals);
    double rounded = round(number * scale + copysign(1e-9, number)) / scale;
    rounded += 0.0; // of the two zeros, the one without a sign
    snprintf(out, TEXT_NUMBER_SIZE, "%.*f", decimals, rounded);
    // TRANSLATORS: the decimal sign: "." or ",".
    const char *sign = _(".");
    char *point = strchr(out, '.');
    if (point && sign[0] && !sign[1]) *point = sign[0];
    size_t start = out[0] == '-';
    group(out, start, strspn(out + start, "0123456789"));
    return out;
}

const char *text_percent(char out[TEXT_NUMBER_SIZE], double share) {
    if (isnan(share)) return text_number(out, share, 0);
    char number[TEXT_NUMBER_SIZE];
    // TRANSLATORS: a percentage; %s is the number. Finnish and Lithuanian put
    // a no-break space before the sign, Estonian none.
    snprintf(out, TEXT_NUMBER_SIZE, _("%s%%"),
             text_number(number, 100 * share, 0));
    return out;
}

const char *text_figure(struct arena *arena, double number, int decimals) {
    char shown[TEXT_NUMBER_SIZE];
    return arena_string(arena, text_number(shown, number, decimals));
}

const char *text_amount(struct arena *arena, double number) {
    int decimals = 0;
    double scaled = number;
    while (decimals < 3 && fabs(scaled - round(scaled)) > 1e-6) {
        scaled *= 10;
        decimals++;
    }
    return text_figure(arena, number, decimals);
}

const char *text_share(struct arena *arena, double share) {
    char shown[TEXT_NUMBER_SIZE];
    return arena_string(arena, text_percent(shown, share));
}

const char *text_below(struct arena *arena, double share, double threshold) {
    const char *shown = text_share(arena, share);
    const char *limit = text_share(arena, threshold);
    if (share >= threshold - 1e-9 || strcmp(shown, limit) != 0) return shown;
    return arena_printf(arena, _("just under %s"), limit);
}

// TRANSLATORS: the order of a date: Y year, M and D month and day in two
// digits, m and d without a leading zero; for example "d.m.Y".
#define DATE_TEMPLATE N_("Y-M-D")

// The number that [count] digits stand for.
static int digits(const char *text, int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
        number = 10 * number + (text[i] - '0');
    }
    return number;
}

const char *text_date(struct arena *arena, const char *iso) {
    if (!iso || !text_is_date(iso)) return iso ? iso : "";
    int year = digits(iso, 4), month = digits(iso + 5, 2);
    int day = digits(iso + 8, 2);
    char shown[TEXT_NUMBER_SIZE] = "";
    size_t used = 0;
    for (const char *at = _(DATE_TEMPLATE); *at && used < 16; at++) {
        char *end = shown + used;
        size_t left = sizeof(shown) - used;
        int length;
        if (*at == 'Y')
            length = snprintf(end, left, "%04d", year);
        else if (*at == 'M' || *at == 'D')
            length = snprintf(end, left, "%02d", *at == 'M' ? month : day);
        else if (*at == 'm' || *at == 'd')
            length = snprintf(end, left, "%d", *at == 'm' ? month : day);
        else
            length = snprintf(end, left, "%c", *at);
        used += (size_t)length;
    }
    return arena_string(arena, shown);
}
