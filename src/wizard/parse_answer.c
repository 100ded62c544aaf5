// SPDX-License-Identifier: MIT
//
// What a person typed, as an answer.

#include "interview.h"
#include "text.h"

#include <math.h>
#include <string.h>
#include <wctype.h>

#define NO_BREAK_SPACE 0xA0
#define NARROW_NO_BREAK_SPACE 0x202F
#define TEXT_LIMIT ((size_t)64 * 1024)

struct reading {
    struct arena *arena;
    const struct question *question;
    const char *text; // without blanks around it
    struct value *value;
    const char **problem;
};

static const char *trimmed(struct arena *arena, const char *text) {
    while (*text == ' ' || *text == '\n') {
        text++;
    }
    size_t length = strlen(text);
    while (length && (text[length - 1] == ' ' || text[length - 1] == '\n')) {
        length--;
    }
    return arena_copy(arena, text, length);
}

// --- Numbers ---

// A decimal comma is what most of Europe types, and a blank between thousands;
// files know only the point.
static bool read_number(struct arena *arena, const char *text, double *number) {
    char *copy = ARENA_ARRAY(arena, char, strlen(text) + 1), *end = copy;
    while (*text) {
        const char *from = text;
        uint32_t code = text_next(&text);
        if (code == NO_BREAK_SPACE || code == NARROW_NO_BREAK_SPACE) continue;
        while (from < text) {
            *end++ = *from++;
        }
    }
    char *comma = strchr(copy, ',');
    if (comma && !strchr(copy, '.')) *comma = '.';
    return text_parse_number(copy, number);
}

static const char *shown_number(struct arena *arena, double number) {
    char out[TEXT_NUMBER_SIZE];
    int decimals = 0;
    double scaled = number;
    while (decimals < 3 && fabs(scaled - round(scaled)) > 1e-9) {
        scaled *= 10;
        decimals++;
    }
    return arena_string(arena, text_number(out, number, decimals));
}

static bool refuse(struct reading *reading, const char *problem) {
    *reading->problem = problem;
    return false;
}

static bool read_level(struct reading *reading) {
    const struct question *question = reading->question;
    struct arena *arena = reading->arena;
    const struct ladder *ladder = question->ladder;
    if (!ladder) return refuse(reading, _("This question has no levels."));
    double level;
    if (!read_number(arena, reading->text, &level) ||
        level < (double)ladder->start || level > (double)ladder->top)
        return refuse(reading,
                      arena_printf(arena,
                                   _("%s is not one of the levels. Type a "
                                     "level from %d to %d."),
                                   reading->text, ladder->start, ladder->top));
    double halves = 2 * level;
    if (fabs(halves - round(halves)) > 1e-9 ||
        (!question->halves && fabs(level - round(level)) > 1e-9))
        return refuse(reading,
                      question->halves
                          ? _("Only whole and half levels can be answered.")
                          : _("Only whole levels can be answered here."));
    reading->value->number = level;
    return true;
}

static const char *expected_number(struct reading *reading) {
    const struct question *question = reading->question;
    struct arena *arena = reading->arena;
    bool least = !isnan(question->min), most = !isnan(question->max);
    if (least && most)
        return arena_printf(arena, _("Type a number from %s to %s."),
                            shown_number(arena, question->min),
                            shown_number(arena, question->max));
    if (least)
        return arena_printf(arena, _("Type a number of at least %s."),
                            shown_number(arena, question->min));
    if (most)
        return arena_printf(arena, _("Type a number of at most %s."),
                            shown_number(arena, question->max));
    return _("Type a number, such as 12 or 2.5.");
}

static bool read_plain_number(struct reading *reading) {
    const struct question *question = reading->question;
    double number;
    if (!read_number(reading->arena, reading->text, &number) ||
        (!isnan(question->min) && number < question->min - 1e-9) ||
        (!isnan(question->max) && number > question->max + 1e-9))
        return refuse(reading, expected_number(reading));
    reading->value->number = number;
    return true;
}

static bool read_percent(struct reading *reading) {
    char *text = arena_string(reading->arena, reading->text);
    size_t length = strlen(text);
    if (length && text[length - 1] == '%') text[--length] = '\0';
    while (length && text[length - 1] == ' ') {
        text[--length] = '\0';
    }
    double number;
    if (!read_number(reading->arena, text, &number) || number < 0 ||
        number > 100)
        return refuse(reading, _("Type a percentage from 0 to 100."));
    reading->value->number = number;
    return true;
}

// --- Words ---

static bool is_between(char byte) {
    return byte == ' ' || byte == ',' || byte == ';' || byte == '/' ||
           byte == '\n';
}

// The next word of *[text], which moves behind it; NULL at the end.
static const char *next_word(struct arena *arena, const char **text) {
    while (is_between(**text)) {
        (*text)++;
    }
    const char *start = *text;
    while (**text && !is_between(**text)) {
        (*text)++;
    }
    if (*text == start) return NULL;
    return arena_copy(arena, start, (size_t)(*text - start));
}

// More is refused in files.
#define LARGEST_COUNT 1e6

static bool read_count(const char *text, double *count) {
    return text && text_parse_number(text, count) && *count >= 0 &&
           *count <= LARGEST_COUNT && fabs(*count - round(*count)) < 1e-9;
}

static bool read_nps(struct reading *reading) {
    const char *text = reading->text;
    double counts[3];
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        if (!read_count(next_word(reading->arena, &text), &counts[i]))
            return refuse(reading, _("Type three counts: promoters, passives "
                                     "and detractors, such as 30 20 10."));
    }
    if (next_word(reading->arena, &text))
        return refuse(reading, _("Type three counts, not more: promoters, "
                                 "passives and detractors."));
    if (counts[0] + counts[1] + counts[2] < 1)
        return refuse(reading, _("Nobody is counted yet: at least one of the "
                                 "three must be above 0."));
    reading->value->promoters = counts[0];
    reading->value->passives = counts[1];
    reading->value->detractors = counts[2];
    return true;
}

static bool same_letters(const char *a, const char *b) {
    while (*a && *b) {
        if (towlower((wint_t)text_next(&a)) != towlower((wint_t)text_next(&b)))
            return false;
    }
    return !*a && !*b;
}

// The option meant by a number counting from 1, a code or a label.
static const struct option *meant(const struct question *question,
                                  const char *text) {
    double number;
    if (text_parse_number(text, &number) && number >= 1 &&
        number <= (double)question->option_count &&
        fabs(number - round(number)) < 1e-9)
        return &question->options[(size_t)number - 1];
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        if (same_letters(option->code, text) ||
            (option->label && same_letters(option->label, text)))
            return option;
    }
    return NULL;
}

static bool refuse_option(struct reading *reading, const char *text) {
    return refuse(reading,
                  arena_printf(reading->arena,
                               _("%s is not one of the answers. Type a number "
                                 "from 1 to %zu."),
                               text, (size_t)reading->question->option_count));
}

static bool read_option(struct reading *reading) {
    const struct option *option = meant(reading->question, reading->text);
    if (!option) return refuse_option(reading, reading->text);
    reading->value->text = option->code;
    return true;
}

static bool read_options(struct reading *reading) {
    const struct question *question = reading->question;
    struct arena *arena = reading->arena;
    bool *chosen = ARENA_ARRAY(arena, bool, question->option_count);
    const char *text = reading->text, *word;
    const struct option *whole = meant(question, text);
    if (whole) {
        chosen[whole - question->options] = true;
        text = "";
    } else if (!strcmp(text, "0") || same_letters(text, _("none"))) {
        text = "";
    }
    while ((word = next_word(arena, &text))) {
        const struct option *option = meant(question, word);
        if (!option) return refuse_option(reading, word);
        chosen[option - question->options] = true;
    }
    struct value *value = reading->value;
    value->codes = ARENA_ARRAY(arena, const char *, question->option_count);
    for (size_t i = 0; i < question->option_count; i++) {
        if (chosen[i])
            value->codes[value->code_count++] = question->options[i].code;
    }
    return true;
}

// Up to [digits] digits at *[text], which moves behind them.
static bool read_digits(const char **text, size_t digits, unsigned *number) {
    const char *start = *text;
    *number = 0;
    while (**text >= '0' && **text <= '9' && (size_t)(*text - start) < digits) {
        *number = 10 * *number + (unsigned)(*(*text)++ - '0');
    }
    return *text > start;
}

static bool skip(const char **text, char byte) {
    if (**text != byte) return false;
    (*text)++;
    return true;
}

// Files hold 2026-11-22; much of Europe writes 22.11.2026.
static bool read_date(struct reading *reading) {
    const char *text = reading->text, *at = text;
    unsigned day, month, year;
    if (read_digits(&at, 2, &day) && skip(&at, '.') &&
        read_digits(&at, 2, &month) && skip(&at, '.') &&
        read_digits(&at, 4, &year) && !*at)
        text = arena_printf(reading->arena, "%04u-%02u-%02u", year, month, day);
    if (!text_is_date(text))
        return refuse(reading, _("Type a date as year-month-day, such as "
                                 "2026-03-31."));
    reading->value->text = text;
    return true;
}

static bool read_text(struct reading *reading) {
    if (!*reading->text) return refuse(reading, _("Type a text."));
    if (strlen(reading->text) > TEXT_LIMIT)
        return refuse(reading, _("A text can hold 64 KiB."));
    reading->value->text = reading->text;
    return true;
}

static bool read_simple(struct reading *reading) {
    switch (reading->question->type) {
    case QUESTION_RUBRIC:
    case QUESTION_PAIR:
        return read_level(reading);
    case QUESTION_SCALE:
    case QUESTION_CHOICE:
        return read_option(reading);
    case QUESTION_MULTIPLE:
        return read_options(reading);
    case QUESTION_NUMBER:
        return read_plain_number(reading);
    case QUESTION_PERCENT:
        return read_percent(reading);
    case QUESTION_NPS:
        return read_nps(reading);
    case QUESTION_DATE:
        return read_date(reading);
    case QUESTION_TEXT:
        return read_text(reading);
    case QUESTION_LIST:
        break;
    }
    return refuse(reading, _("Lists within lists cannot be typed."));
}

// --- Entries ---

static const char *next_part(struct arena *arena, const char **text) {
    const char *start = *text, *end = strchr(start, ';');
    size_t length = end ? (size_t)(end - start) : strlen(start);
    *text = end ? end + 1 : start + length;
    return trimmed(arena, arena_copy(arena, start, length));
}

static bool read_entry(struct reading *reading) {
    const struct question *question = reading->question;
    struct arena *arena = reading->arena;
    struct entry *entry = ARENA_NEW(arena, struct entry);
    entry->values =
        ARENA_ARRAY(arena, struct value, list_of(question)->field_count);
    entry->given = ARENA_ARRAY(arena, bool, list_of(question)->field_count);
    const char *text = reading->text;
    bool any = false;
    for (size_t i = 0; i < list_of(question)->field_count; i++) {
        const char *part = list_of(question)->field_count == 1
                               ? trimmed(arena, text)
                               : next_part(arena, &text);
        if (!*part) continue;
        struct reading one = {arena, &list_of(question)->fields[i], part,
                              &entry->values[i], reading->problem};
        if (!read_simple(&one)) return false;
        entry->given[i] = any = true;
    }
    if (list_of(question)->field_count > 1 && *text)
        return refuse(reading,
                      arena_printf(arena,
                                   _("An entry has %zu parts, with "
                                     "semicolons between."),
                                   (size_t)list_of(question)->field_count));
    if (!any) return refuse(reading, _("Type an entry."));
    reading->value->entries = entry;
    reading->value->entry_count = 1;
    return true;
}

bool interview_parse(struct arena *arena, const struct question *question,
                     const char *text, struct value *value,
                     const char **problem) {
    *value = (struct value){0};
    struct reading reading = {arena, question, trimmed(arena, text), value,
                              problem};
    if (question->type == QUESTION_LIST) return read_entry(&reading);
    return read_simple(&reading);
}
