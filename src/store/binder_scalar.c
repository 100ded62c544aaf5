// SPDX-License-Identifier: MIT
//
// Single values: what they have to be, and what is said where they are not.

#include "assessment.h"
#include "binder.h"
#include "expression.h"
#include "text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LANGUAGE_LENGTH 24

// --- Texts ---

const char *binder_trimmed(const char *text) {
    size_t length = strlen(text), kept = length;
    while (kept && (text[kept - 1] == '\n' || text[kept - 1] == ' ')) {
        kept--;
    }
    if (kept < length) ((char *)text)[kept] = '\0';
    return text;
}

bool binder_is_blank(const char *text) {
    return !text[strspn(text, " \n")];
}

static bool read_text(const struct binder *binder, const struct node *node,
                      const struct field *field, void *value) {
    (void)binder;
    (void)field;
    *(const char **)value = binder_trimmed(node->text);
    return true;
}

// What an id was probably meant to be, or NULL.
static const char *as_id(struct arena *arena, const char *text) {
    size_t length = strlen(text);
    if (length > 64) return NULL;
    char *id = arena_copy(arena, text, length);
    for (char *at = id; *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at | 0x20);
        else if (*at == ' ' || *at == '_' || *at == '.')
            *at = '-';
    }
    return text_is_id(id) ? id : NULL;
}

static bool wrong_id(const struct binder *binder, const struct node *node,
                     const struct field *field) {
    const char *meant = as_id(binder->arena, node->text);
    const char *expected = binder_expected(binder, field);
    if (meant && !word_is_special(meant))
        expected = arena_printf(binder->arena, _("%s, did you mean '%s'?"),
                                expected, meant);
    binder_wrong_value(binder, node, field->name, expected);
    return true;
}

// A wrong id is kept all the same: what refers to it is no second mistake.
static bool read_id(const struct binder *binder, const struct node *node,
                    const struct field *field, void *value) {
    *(const char **)value = node->text;
    return text_is_id(node->text) || wrong_id(binder, node, field);
}

static bool read_code(const struct binder *binder, const struct node *node,
                      const struct field *field, void *value) {
    if (word_is_special(node->text))
        binder_wrong_value(binder, node, field->name,
                           _("expected another code: this one stands for an "
                             "answer that every question has"));
    return read_id(binder, node, field, value);
}

static bool read_old_name(const struct binder *binder, const struct node *node,
                          const struct field *field, void *value) {
    const char *slash = strchr(node->text, '/');
    const char *id = node->text;
    if (slash) id = arena_copy(binder->arena, id, (size_t)(slash - id));
    if (!text_is_id(id) || (slash && !text_is_id(slash + 1)))
        return wrong_id(binder, node, field);
    *(const char **)value = node->text;
    return true;
}

// Letters in groups: en, et_EE, zh-Hant.
static bool read_language(const struct binder *binder, const struct node *node,
                          const struct field *field, void *value) {
    (void)binder;
    (void)field;
    size_t group = 0, length = 0;
    for (const char *at = node->text; *at; at++, length++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        bool sign = *at == '-' || *at == '_';
        if (sign ? group < 2
                 : !letter && (length < 2 || *at < '0' || *at > '9'))
            return false;
        group = sign ? 0 : group + 1;
    }
    if (group < 2 || length > LANGUAGE_LENGTH) return false;
    *(const char **)value = node->text;
    return true;
}

// --- Numbers ---

static bool in_range(const struct range *range, double number) {
    if (!range) return true;
    if (range->above ? number <= range->least : number < range->least)
        return false;
    return number <= range->most;
}

static bool read_number(const struct binder *binder, const struct node *node,
                        const struct field *field, void *value) {
    double number;
    (void)binder;
    if (!text_parse_number(node->text, &number) ||
        !in_range(field->range, number))
        return false;
    *(double *)value = number;
    return true;
}

static bool read_share(const struct binder *binder, const struct node *node,
                       const struct field *field, void *value) {
    size_t length = strlen(node->text);
    double number;
    bool percent = length && node->text[length - 1] == '%';
    const char *digits = percent
                             ? arena_copy(binder->arena, node->text, length - 1)
                             : node->text;
    if (!text_parse_number(digits, &number)) return false;
    if (percent) number /= 100;
    if (!in_range(field->range, number)) return false;
    *(double *)value = number;
    return true;
}

static bool read_integer(const struct binder *binder, const struct node *node,
                         const struct field *field, void *value) {
    double number;
    (void)binder;
    if (!text_parse_number(node->text, &number) || floor(number) != number ||
        fabs(number) > 1e9 || !in_range(field->range, number))
        return false;
    *(int *)value = (int)number;
    return true;
}

// --- Words ---

// Which of [count] words [text] is; [count] if none.
static unsigned word_index(const char *text, const char *const *words,
                           size_t count) {
    unsigned i = 0;
    while (i < count && (!words[i] || strcmp(words[i], text) != 0)) {
        i++;
    }
    return i;
}

static bool read_flag(const struct binder *binder, const struct node *node,
                      const struct field *field, void *value) {
    static const char *const words[] = {"false", "true"};
    (void)binder;
    unsigned index = word_index(node->text, field->words ? field->words : words,
                                COUNT_OF(words));
    if (index == COUNT_OF(words)) return false;
    *(bool *)value = index;
    return true;
}

static bool read_word(const struct binder *binder, const struct node *node,
                      const struct field *field, void *value) {
    (void)binder;
    unsigned index = word_index(node->text, field->words, field->word_count);
    if (index == field->word_count) return false;
    *(unsigned *)value = index;
    return true;
}

// The nearest of the words, where the value is one of them misspelt.
static void wrong_word(const struct binder *binder, const struct node *node,
                       const struct field *field) {
    const char **words =
        ARENA_ARRAY(binder->arena, const char *, field->word_count);
    size_t count = 0;
    for (size_t i = 0; i < field->word_count; i++) {
        if (field->words[i]) words[count++] = field->words[i];
    }
    const char *expected = binder_expected(binder, field);
    const char *nearest = binder->diags->errors < BINDER_HINTS
                              ? text_nearest(node->text, words, count)
                              : NULL;
    if (nearest)
        expected = arena_printf(binder->arena, _("%s; did you mean '%s'?"),
                                expected, nearest);
    binder_wrong_value(binder, node, field->name, expected);
}

// --- Conditions ---

// Where the first character of the text itself stands: behind the quote, or in
// the line below the sign of a block text.
static struct place text_place(const struct binder *binder,
                               const struct node *node) {
    struct place at = node_place(binder->tree, node);
    if (node->style == STYLE_QUOTED) at.column++;
    if (node->style == STYLE_BLOCK) {
        at.line++;
        at.column = node->key_column + 2;
    }
    return at;
}

static bool read_condition(const struct binder *binder, const struct node *node,
                           const struct field *field, void *value) {
    (void)field;
    *(struct expression **)value =
        expression_parse(binder->arena, binder_trimmed(node->text),
                         text_place(binder, node), binder->diags);
    return true;
}

// --- What a value was meant to be ---

// False: the value is wrong, and nothing has been said yet.
typedef bool scalar_reader(const struct binder *binder, const struct node *node,
                           const struct field *field, void *value);

#define NUMBER_LENGTH 40

// Written as numbers are elsewhere: 1,5 and 1_000, .5 and +2, 50 %.
static const char *as_number(struct arena *arena, const char *text) {
    char *number = ARENA_ARRAY(arena, char, NUMBER_LENGTH + 2), *end = number;
    if (strlen(text) > NUMBER_LENGTH) return text;
    text += *text == '+';
    if (*text == '.' || *text == ',') *end++ = '0';
    for (; *text; text++) {
        if (*text == ' ' || *text == '_' || *text == '\'') continue;
        *end++ = *text;
        if (*text == ',') end[-1] = '.';
    }
    if (end > number && end[-1] == '.') end[-1] = '\0';
    return number;
}

static const char *as_flag(const char *text) {
    static const char *const words[][2] = {
        {"yes", "true"}, {"on", "true"},   {"true", "true"},
        {"no", "false"}, {"off", "false"}, {"false", "false"},
    };
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (!strcasecmp(text, words[i][0])) return words[i][1];
    }
    return text;
}

static const char *as_meant(struct arena *arena, enum field_kind kind,
                            const char *text) {
    if (kind == FIELD_FLAG) return as_flag(text);
    if (kind == FIELD_NUMBER || kind == FIELD_INTEGER)
        return as_number(arena, text);
    if (kind != FIELD_SHARE) return text;
    const char *number = as_number(arena, text);
    double value;
    // 75 for 75%: a share is never more than the whole.
    return text_parse_number(number, &value) && value > 1
               ? arena_printf(arena, "%s%%", number)
               : number;
}

// --- All of them ---

static scalar_reader *const readers[] = {
    [FIELD_TEXT] = read_text,
    [FIELD_STRING] = read_text,
    [FIELD_ID] = read_id,
    [FIELD_CODE] = read_code,
    [FIELD_REFERENCE] = read_text,
    [FIELD_OLD_NAME] = read_old_name,
    [FIELD_LANGUAGE] = read_language,
    [FIELD_NUMBER] = read_number,
    [FIELD_SHARE] = read_share,
    [FIELD_INTEGER] = read_integer,
    [FIELD_FLAG] = read_flag,
    [FIELD_WORD] = read_word,
    [FIELD_CONDITION] = read_condition,
};

static void wrong_value(const struct binder *binder, const struct node *node,
                        const struct field *field) {
    union {
        double number;
        int integer;
        bool flag;
    } ignored;
    struct node meant = *node;
    const char *expected = binder_expected(binder, field);
    meant.text = as_meant(binder->arena, field->kind, node->text);
    if (strcmp(meant.text, node->text) != 0 &&
        readers[field->kind](binder, &meant, field, &ignored))
        expected = arena_printf(binder->arena, _("%s, did you mean '%s'?"),
                                expected, meant.text);
    binder_wrong_value(binder, node, field->name, expected);
}

void binder_read_scalar(struct binder *binder, const struct node *node,
                        const struct field *field, void *object) {
    if (node->kind != NODE_SCALAR || binder_is_blank(node->text)) {
        binder_wrong_shape(binder, node, field->name,
                           binder_expected(binder, field));
        return;
    }
    void *value = (unsigned char *)object + field->offset;
    if (readers[field->kind](binder, node, field, value)) return;
    if (field->words)
        wrong_word(binder, node, field);
    else
        wrong_value(binder, node, field);
}
