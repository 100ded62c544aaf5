// SPDX-License-Identifier: MIT
//
// Answers to choose from: levels, options, poles. As rows, and as one line
// where there is no room for rows.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

static bool has_levels(const struct question *question) {
    return question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR;
}

static bool is_multiple(const struct question *question) {
    return question->type == QUESTION_MULTIPLE;
}

// --- What is answered ---

static int levels_answered(const struct question *question,
                           const struct answer *answer) {
    if (!question->ladder) return -1;
    double steps = answer->value.number - question->ladder->start;
    return (int)round(question->halves ? 2 * steps : steps);
}

static int option_place(const struct question *question, const char *code) {
    for (size_t i = 0; code && i < question->option_count; i++) {
        if (!strcmp(question->options[i].code, code)) return (int)i;
    }
    return -1;
}

int choices_places(const struct wizard *wizard) {
    const struct question *question = wizard->at;
    if (has_levels(question)) {
        if (!question->ladder) return 0;
        int steps = question->ladder->top - question->ladder->start;
        return (question->halves ? 2 * steps : steps) + 1;
    }
    // Of several, also none may be chosen.
    return (int)question->option_count + (is_multiple(question) ? 1 : 0);
}

int choices_answered(const struct wizard *wizard) {
    const struct question *question = wizard->at;
    const struct answer *answer = given(wizard);
    if (answer->state != ANSWER_GIVEN) return -1;
    if (has_levels(question)) return levels_answered(question, answer);
    if (!is_multiple(question))
        return option_place(question, answer->value.text);
    if (!answer->value.code_count) return (int)question->option_count;
    return option_place(question, answer->value.codes[0]);
}

int choices_digit(const struct wizard *wizard, int digit) {
    const struct question *question = wizard->at;
    if (has_levels(question)) {
        const struct ladder *ladder = question->ladder;
        if (!ladder || digit < ladder->start || digit > ladder->top) return -1;
        return (digit - ladder->start) * (question->halves ? 2 : 1);
    }
    if (!digit) return is_multiple(question) ? (int)question->option_count : -1;
    return (size_t)digit <= question->option_count ? digit - 1 : -1;
}

// --- Taking one ---

static bool has_code(const struct value *value, const char *code) {
    for (size_t i = 0; i < value->code_count; i++) {
        if (!strcmp(value->codes[i], code)) return true;
    }
    return false;
}

static struct value toggled(struct wizard *wizard, int place) {
    const struct question *question = wizard->at;
    const struct answer *answer = given(wizard);
    struct value value = {0};
    value.codes =
        ARENA_ARRAY(wizard->arena, const char *, question->option_count);
    for (size_t i = 0; i < question->option_count; i++) {
        const char *code = question->options[i].code;
        bool chosen =
            answer->state == ANSWER_GIVEN && has_code(&answer->value, code);
        if ((int)i == place) chosen = !chosen;
        if ((size_t)place < question->option_count && chosen)
            value.codes[value.code_count++] = code;
    }
    return value;
}

int choices_take(struct wizard *wizard, int place) {
    const struct question *question = wizard->at;
    if (place < 0 || place >= choices_places(wizard)) return -1;
    struct value value = {0};
    if (has_levels(question))
        value.number =
            question->ladder->start + place * (question->halves ? 0.5 : 1.0);
    else if (is_multiple(question))
        value = toggled(wizard, place);
    else
        value.text = question->options[place].code;
    return interview_answer(wizard->interview, question, &value);
}

// --- As rows ---

static struct choice level_choice(struct wizard *wizard, int place,
                                  bool titles) {
    const struct question *question = wizard->at;
    struct arena *frame = wizard->frame;
    int below =
        question->ladder->start + (question->halves ? place / 2 : place);
    struct choice choice = {.place = place, .title = ""};
    if (question->halves && place % 2) {
        choice.half = true;
        choice.key = words_number(frame, below + 0.5, 1);
        choice.text =
            arena_printf(frame, _("between %d and %d"), below, below + 1);
        return choice;
    }
    choice.key = arena_printf(frame, "%d", below);
    choice.text = question_description(question, below);
    if (titles || !*choice.text)
        choice.title = words_level_title(question->ladder, below);
    return choice;
}

static struct choice option_choice(struct wizard *wizard, int place) {
    const struct question *question = wizard->at;
    struct choice choice = {.place = place, .key = ""};
    if ((size_t)place == question->option_count) {
        choice.key = "0";
        choice.text = _("None of these");
        return choice;
    }
    const struct option *option = &question->options[place];
    if (place < 9) choice.key = arena_printf(wizard->frame, "%d", place + 1);
    choice.text = option->label ? option->label : option->code;
    return choice;
}

static bool is_answered(const struct wizard *wizard, int place) {
    const struct question *question = wizard->at;
    const struct answer *answer = given(wizard);
    if (answer->state != ANSWER_GIVEN) return false;
    if (is_multiple(question) && (size_t)place < question->option_count)
        return has_code(&answer->value, question->options[place].code);
    return choices_answered(wizard) == place;
}

static int indent_of(const struct question *question) {
    return is_multiple(question) ? CHOICE_INDENT + 3 : CHOICE_INDENT;
}

struct choice *choices_build(struct wizard *wizard, int columns, bool titles,
                             size_t *count) {
    const struct question *question = wizard->at;
    int places = choices_places(wizard);
    struct choice *choices =
        ARENA_ARRAY(wizard->frame, struct choice, (size_t)places);
    *count = 0;
    columns -= indent_of(question) - CHOICE_INDENT;
    for (int i = 0; i < places; i++) {
        struct choice choice = has_levels(question)
                                   ? level_choice(wizard, i, titles)
                                   : option_choice(wizard, i);
        choice.marked = wizard->marked == i;
        choice.answered = is_answered(wizard, i);
        // Half levels have no text: they show when they are spoken of.
        if (choice.half && !choice.marked && !choice.answered) continue;
        choice.text = text_visible(wizard->frame, choice.text, false);
        if (choice.title && *choice.title) {
            choice.title = text_visible(wizard->frame, choice.title, false);
            choice.text = *choice.text ? arena_printf(wizard->frame, "%s: %s",
                                                      choice.title, choice.text)
                                       : choice.title;
        }
        choice.lines = text_wrap(wizard->frame, choice.text,
                                 columns < 4 ? 4 : columns, &choice.line_count);
        choices[(*count)++] = choice;
    }
    return choices;
}

static void show_key(struct wizard *wizard, struct screen *screen,
                     const struct choice *choice, int y) {
    const struct question *question = wizard->at;
    const char *key = *choice->key ? choice->key : glyph(screen, "·", ".");
    int width = text_width(key);
    enum role role = choice->answered ? ROLE_ANSWER : ROLE_TEXT;
    if (is_multiple(question)) {
        screen_put(screen, 3, y, ROLE_TEXT, key, width);
        screen_put(screen, 5, y, role, choice->answered ? "[x]" : "[ ]", 3);
        return;
    }
    screen_put(screen, 3, y, role, key, width);
    if (!choice->answered) return;
    screen_put(screen, 2, y, role, "[", 1);
    screen_put(screen, 3 + width, y, role, "]", 1);
}

void choice_show(struct wizard *wizard, struct screen *screen,
                 const struct choice *choice, int y, int rows, int width) {
    int indent = indent_of(wizard->at);
    if (choice->half) indent = 5 + text_width(choice->key);
    bool cut = choice->line_count > (size_t)rows;
    for (int i = 0; i < rows && (size_t)i < choice->line_count; i++) {
        const struct line *line = &choice->lines[i];
        const char *text = arena_copy(wizard->frame, line->start, line->length);
        if (cut && i == rows - 1) {
            // What does not fit is said to be missing.
            text = arena_printf(wizard->frame, "%s %s", text,
                                glyph(screen, "…", "..."));
            text = text_clip(wizard->frame, text, width - 1 - indent,
                             screen->ascii);
        }
        screen_put(screen, indent, y + i, ROLE_TEXT, text, width - indent);
    }
    show_key(wizard, screen, choice, y);
    if (choice->title && *choice->title) {
        int columns = text_width(choice->title) + 1;
        if (columns <= choice->lines[0].width)
            screen_set_role(screen, indent, y, columns, ROLE_TITLE);
    }
    if (!choice->marked) return;
    for (int i = 0; i < rows && (size_t)i < choice->line_count; i++) {
        screen_put(screen, 1, y + i, ROLE_TEXT, glyph(screen, "▌", ">"), 1);
        screen_set_role(screen, 2, y + i, width - 3, ROLE_MARK);
    }
}

// --- As one line ---

static void show_in_strip(struct screen *screen, const struct choice *choice,
                          int x, int y, bool roomy) {
    const char *key = *choice->key ? choice->key : "*";
    int columns = text_width(key);
    enum role role = choice->answered ? ROLE_ANSWER : ROLE_TEXT;
    if (choice->half) {
        key = glyph(screen, "½", "+");
        columns = 1;
    }
    screen_put(screen, x, y, role, key, columns);
    if (choice->answered) {
        screen_put(screen, x - 1, y, role, "[", 1);
        screen_put(screen, x + columns, y, role, "]", 1);
    }
    if (!choice->marked) return;
    int before = choice->answered ? 1 : 0;
    if (!choice->answered || roomy)
        screen_put(screen, x - 1 - before, y, ROLE_TEXT,
                   glyph(screen, "▌", ">"), 1);
    screen_set_role(screen, x - before, y, columns + 2 * before, ROLE_MARK);
}

// "1   2  >[3]  4   5", closer together where the line is short.
void choices_show_strip(struct screen *screen, int y,
                        const struct choice *choices, size_t count) {
    int width = screen->width, n = (int)count, step = 4, marked = 0;
    while (step > 2 && step * n + 2 > width) {
        step--;
    }
    for (int i = 0; i < n; i++) {
        if (choices[i].marked) marked = i;
    }
    int fit = (width - 1) / step, first = 0;
    if (n > fit && marked >= fit) first = marked - fit + 1;
    bool bracket = n && (choices[first].answered || choices[first].marked);
    int x = step > 3 ? 2 : step > 2 || bracket ? 1 : 0;
    for (int i = first; i < n && x < width; i++, x += step) {
        show_in_strip(screen, &choices[i], x, y, step > 3);
    }
}
