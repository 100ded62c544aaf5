// SPDX-License-Identifier: MIT
//
// Ways to a question: the sections, a number typed, words looked for.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>
#include <wctype.h>

// The marks of the kinds of answer, in lists.
const char *mark_for(struct arena *arena, const struct question *question,
                     const struct answer *answer) {
    bool ascii = text_ascii();
    switch (answer->state) {
    case ANSWER_NONE:
        return answer_round(answer) ? "~" : ascii ? "." : "·";
    case ANSWER_DONT_KNOW:
        return "?";
    case ANSWER_NOT_APPLICABLE:
        return "-";
    case ANSWER_GIVEN:
        break;
    }
    if (question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR)
        return arena_printf(arena, "[%s]",
                            words_plain(arena, answer->value.number));
    for (size_t i = 0; i < question->option_count && i < 9; i++) {
        if (answer->value.text &&
            !strcmp(question->options[i].code, answer->value.text))
            return arena_printf(arena, "[%zu]", i + 1);
    }
    return ascii ? "[x]" : "[•]";
}

const char *mark_of(const struct wizard *wizard,
                    const struct question *question) {
    return mark_for(wizard->frame, question,
                    interview_given(wizard->interview, question));
}

void question_row_as(struct wizard *wizard, struct sheet *sheet,
                     const struct question *question,
                     const struct answer *answer, bool marked) {
    size_t place = interview_position(wizard->interview, question, NULL);
    sheet_row(sheet);
    if (place)
        sheet_right(sheet, 7, ROLE_TEXT,
                    arena_printf(wizard->frame, "%zu", place));
    sheet_put(sheet, 8, ROLE_ANSWER, mark_for(wizard->frame, question, answer));
    // The marked line is read in full.
    if (marked)
        sheet_flow(sheet, 14, ROLE_TEXT, question->ask);
    else
        sheet_clip(sheet, 14, ROLE_TEXT, question->ask, sheet->width - 16);
}

void question_row(struct wizard *wizard, struct sheet *sheet,
                  const struct question *question, bool marked) {
    question_row_as(wizard, sheet, question,
                    interview_given(wizard->interview, question), marked);
}

// --- Sections ---

void count_section(const struct wizard *wizard, const struct section *section,
                   size_t *answered, size_t *asked) {
    for (size_t i = 0; i < section->question_count; i++) {
        const struct question *question = &section->questions[i];
        if (interview_visibility(wizard->interview, question) != VISIBLE)
            continue;
        ++*asked;
        if (!interview_is_open(wizard->interview, question)) ++*answered;
    }
    for (size_t i = 0; i < section->section_count; i++) {
        count_section(wizard, &section->sections[i], answered, asked);
    }
}

static void section_row(struct wizard *wizard, struct sheet *sheet,
                        const struct section *section, int depth) {
    size_t answered = 0, asked = 0;
    count_section(wizard, section, &answered, &asked);
    size_t number = section_number(wizard, section);
    int right = sheet->width - 2;
    const char *count =
        arena_printf(wizard->frame, _("%zu of %zu"), answered, asked);
    sheet_item(sheet, (struct target){.section = section});
    sheet_row(sheet);
    if (number)
        sheet_right(sheet, 6 + 2 * depth, ROLE_TEXT,
                    arena_printf(wizard->frame, "%zu", number));
    int x = 8 + 2 * depth;
    int bar = sheet->width >= 60 ? 12 : 0;
    sheet_clip(sheet, x, ROLE_TEXT, section->title, right - 10 - bar - 2 - x);
    if (bar)
        sheet_bar(sheet, right - 10 - bar, bar,
                  asked ? (double)answered / (double)asked : 0);
    sheet_right(sheet, right, ROLE_TEXT, count);
}

static void section_rows(struct wizard *wizard, struct sheet *sheet,
                         const struct section *section, int depth) {
    for (size_t i = 0; i < section->section_count; i++) {
        section_row(wizard, sheet, &section->sections[i], depth);
        section_rows(wizard, sheet, &section->sections[i],
                     depth < 6 ? depth + 1 : depth);
    }
}

void build_sections(struct wizard *wizard, struct sheet *sheet) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct section *root = &questionnaire->ladders[i].root;
        sheet_plain(sheet);
        sheet_blank(sheet);
        sheet_text(sheet, 2, ROLE_TITLE, root->title);
        if (root->question_count) section_row(wizard, sheet, root, 0);
        section_rows(wizard, sheet, root, 0);
    }
}

// --- Going to a number, searching ---

static bool begins_with(const char *text, const char *wanted) {
    while (*wanted) {
        if (!*text || towlower((wint_t)text_next(&text)) !=
                          towlower((wint_t)text_next(&wanted)))
            return false;
    }
    return true;
}

static bool contains(const char *text, const char *wanted) {
    for (; text && *text; text_next(&text)) {
        if (begins_with(text, wanted)) return true;
    }
    return false;
}

static void found_question(struct wizard *wizard, struct sheet *sheet,
                           const struct question *question) {
    int marked = wizard->views[page_top(wizard)].marked;
    sheet_item(sheet, (struct target){.question = question});
    question_row(wizard, sheet, question, sheet->item == marked);
}

static bool speaks_of(const struct question *question, const char *wanted) {
    if (contains(question->ask, wanted) || contains(question->help, wanted) ||
        contains(question->id, wanted))
        return true;
    for (size_t i = 0; i < question->description_count; i++) {
        if (contains(question->descriptions[i].text, wanted)) return true;
    }
    for (size_t i = 0; i < question->option_count; i++) {
        if (contains(question->options[i].label, wanted)) return true;
    }
    return false;
}

static void search(struct wizard *wizard, struct sheet *sheet,
                   const char *wanted) {
    const struct questionnaire *questionnaire = wizard->questionnaire;
    for (size_t i = 0; *wanted && i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (interview_visibility(wizard->interview, question) == VISIBLE &&
            speaks_of(question, wanted))
            found_question(wizard, sheet, question);
    }
    sheet_plain(sheet);
    if (!*wanted)
        sheet_text(sheet, 3, ROLE_TEXT,
                   _("Type a word of a question or of its answers."));
    else if (!sheet->item_count)
        sheet_text(sheet, 3, ROLE_TEXT, _("No question speaks of that."));
}

// A number means the question of that number first, then the section.
static void jump(struct wizard *wizard, struct sheet *sheet,
                 const char *wanted) {
    double number;
    bool is_number =
        text_parse_number(wanted, &number) && number >= 1 && number < 1e6;
    if (is_number) {
        const struct question *question =
            interview_numbered(wizard->interview, (size_t)number);
        if (question) found_question(wizard, sheet, question);
    }
    const struct questionnaire *questionnaire = wizard->questionnaire;
    for (size_t i = 0; i < questionnaire->ladder_count; i++) {
        const struct ladder *ladder = &questionnaire->ladders[i];
        for (size_t j = 0; j < ladder->node_count; j++) {
            const struct section *section = ladder->nodes[j];
            if (!section->question_count) continue;
            size_t place = section_number(wizard, section);
            if (is_number ? (double)place == number
                          : contains(section->title, wanted) || !*wanted)
                section_row(wizard, sheet, section, 0);
        }
    }
    sheet_plain(sheet);
    if (!sheet->item_count)
        sheet_text(sheet, 3, ROLE_TEXT,
                   _("There is no question or section of that number or "
                     "name."));
}

void build_found(struct wizard *wizard, struct sheet *sheet) {
    const char *wanted = wizard->edit.text;
    if (page_top(wizard) == PAGE_SEARCH)
        search(wizard, sheet, wanted);
    else
        jump(wizard, sheet, wanted);
}

void page_find_show(struct wizard *wizard, struct screen *screen) {
    enum page page = wizard->drawing;
    struct sheet sheet = page_sheet(wizard, page);
    struct frame frame =
        frame_show(wizard, screen, _(page_rows[page].title), NULL);
    bool brief = frame.width < 60;
    const char *label = page == PAGE_SEARCH
                            ? brief ? _("Search:") : _("Search for:")
                        : brief ? _("Go to:")
                                : _("Question number, or section:");
    int x = 2 +
            screen_put(screen, 2, frame.top, ROLE_TITLE, label,
                       frame.width / 2 + 10) +
            1;
    edit_show(&wizard->edit, screen, wizard->frame, x, frame.top,
              frame.width - x - 1, 1);
    int gap = frame.bottom - frame.top > 6 ? 2 : 1;
    sheet_show(&sheet, &wizard->views[page], screen, frame.top + gap,
               frame.bottom);
}
