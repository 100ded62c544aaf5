// SPDX-License-Identifier: MIT
//
// What a translation is looked at for, beside being there: whether it still is
// the original, and whether a number was lost on the way.

#include "overlay_yaml.h"
#include "text.h"

#include <string.h>

#define NUMBERS_MOST 32 // of one text; more are not compared
#define SAME_LEAST 12   // bytes: shorter texts may well be the same

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The runs of digits in [text] ("2.5" has two), at most NUMBERS_MOST.
static size_t numbers_of(const char *text, const char **numbers) {
    size_t count = 0;
    while (*text && count < NUMBERS_MOST) {
        if (!is_digit(*text)) {
            text++;
            continue;
        }
        numbers[count++] = text;
        while (is_digit(*text)) {
            text++;
        }
    }
    return count;
}

static size_t digits(const char *number) {
    return strspn(number, "0123456789");
}

// The first number of [original] that [made] does not have as often; NULL.
static const char *lost_number(const char *original, const char *made) {
    const char *wanted[NUMBERS_MOST], *found[NUMBERS_MOST];
    size_t wanted_count = numbers_of(original, wanted);
    size_t found_count = numbers_of(made, found);
    for (size_t i = 0; i < wanted_count; i++) {
        size_t length = digits(wanted[i]), j = 0;
        while (j < found_count && !(digits(found[j]) == length &&
                                    !memcmp(found[j], wanted[i], length))) {
            j++;
        }
        if (j == found_count) return wanted[i];
        found[j] = ""; // each is worth one
    }
    return NULL;
}

void overlay_compare(const struct translation *translation,
                     const struct node *node, const char *original) {
    const struct binder *binder = &translation->binder;
    const char *made = binder_trimmed(node->text);
    struct place at = node_place(binder->tree, node);
    if (binder->diags->warnings >= BINDER_PROBLEMS) return;
    if (!strcmp(original, made) && strlen(made) >= SAME_LEAST &&
        strchr(made, ' ')) {
        diag(binder->diags, SEVERITY_WARNING, at, "same-text",
             _("this is still the text of the questionnaire: translate it"));
        return;
    }
    const char *number = lost_number(original, made);
    if (number)
        diag(binder->diags, SEVERITY_WARNING, at, "lost-number",
             _("the number %.*s of the original is not in the translation: "
               "put it back, or write it with digits"),
             (int)digits(number), number);
}
