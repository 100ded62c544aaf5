// SPDX-License-Identifier: MIT
//
// The stack of pages, and the table of what each one is.

#include "text.h"
#include "wizard_inside.h"

#include <stdarg.h>
#include <string.h>

const struct page_row page_rows[PAGE_COUNT] = {
    [PAGE_QUESTION] = {N_("Question"), page_question_show, NULL, false},
    [PAGE_FIELD] = {N_("Answer"), page_question_show, NULL, true},
    [PAGE_FORM] = {N_("Answer"), page_question_show, NULL, true},
    [PAGE_TEXT] = {N_("Note"), page_text_show, NULL, true},
    [PAGE_ABOUT] = {N_("In full"), frame_sheet, build_about, false},
    [PAGE_TICKS] = {N_("What is true here"), frame_sheet, build_ticks, false},
    [PAGE_SECTIONS] = {N_("Sections"), frame_sheet, build_sections, false},
    [PAGE_JUMP] = {N_("Go to"), page_find_show, build_found, true},
    [PAGE_SEARCH] = {N_("Search"), page_find_show, build_found, true},
    [PAGE_REVIEW] = {N_("Review"), frame_sheet, build_review, false},
    [PAGE_RESULTS] = {N_("Results"), frame_sheet, build_results, false},
    [PAGE_SECTION] = {N_("Where it comes from"), frame_sheet, build_section,
                      false},
    [PAGE_FINDINGS] = {N_("Findings"), frame_sheet, build_findings, false},
    [PAGE_ADVICE] = {N_("What to do next"), page_advice_show, build_advice,
                     false},
    [PAGE_RECOMMENDATION] = {N_("Recommendation"), frame_sheet,
                             build_recommendation, false},
    [PAGE_WHY] = {N_("Why"), frame_sheet, build_why, false},
    [PAGE_PLAN] = {N_("Plan"), frame_sheet, build_plan, false},
    [PAGE_PROMPT] = {N_("Plan"), page_prompt_show, NULL, true},
    [PAGE_RADAR] = {N_("Sections"), page_radar_show, build_radar, false},
    [PAGE_WHATIF] = {N_("What if"), page_whatif_show, build_whatif, false},
    [PAGE_TREND] = {N_("Over time"), frame_sheet, build_trend, false},
    [PAGE_EXPORT] = {N_("Export"), page_export_show, NULL, true},
    [PAGE_REPLACE] = {N_("Export"), frame_sheet, build_ask, false},
    [PAGE_UNSAVED] = {N_("Not saved"), frame_sheet, build_ask, false},
    [PAGE_ELSEWHERE] = {N_("Save elsewhere"), page_elsewhere_show, NULL, true},
    [PAGE_DRAFT] = {N_("An unfinished text"), frame_sheet, build_ask, false},
    [PAGE_ROOM] = {N_("Votes"), page_room_show, build_room, false},
    [PAGE_PEOPLE] = {N_("A group votes"), frame_sheet, build_people, false},
    [PAGE_RULES] = {N_("How votes are read"), frame_sheet, build_rules, false},
    [PAGE_NOTICE] = {N_("Before you go on"), page_notice_show, build_notice,
                     false},
    [PAGE_HELP] = {N_("Keys"), page_help_show, NULL, false},
    [PAGE_BLANK] = {N_("Blank"), page_blank_show, NULL, false},
};

enum page page_top(const struct wizard *wizard) {
    return wizard->stack[wizard->depth - 1];
}

bool page_is_open(const struct wizard *wizard, enum page page) {
    for (size_t i = 0; i < wizard->depth; i++) {
        if (wizard->stack[i] == page) return true;
    }
    return false;
}

void page_open(struct wizard *wizard, enum page page) {
    for (size_t i = 0; i < wizard->depth; i++) {
        if (wizard->stack[i] == page) {
            wizard->depth = i + 1;
            return;
        }
    }
    wizard->stack[wizard->depth++] = page;
    wizard->views[page] = (struct view){0};
}

void page_raise(struct wizard *wizard, enum page page) {
    size_t kept = 0;
    for (size_t i = 0; i < wizard->depth; i++) {
        if (wizard->stack[i] != page) wizard->stack[kept++] = wizard->stack[i];
    }
    wizard->depth = kept;
    wizard->stack[wizard->depth++] = page;
}

// The question, or the room over it: it is never closed as a page is.
static size_t ground(const struct wizard *wizard) {
    return wizard->room.workshop ? 2 : 1;
}

void page_close(struct wizard *wizard) {
    if (wizard->depth > ground(wizard)) wizard->depth--;
}

void page_close_all(struct wizard *wizard) {
    wizard->depth = ground(wizard);
}

void page_say(struct wizard *wizard, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(wizard->message, MESSAGE_BYTES, format, arguments);
    va_end(arguments);
    // A character may have been cut in two.
    size_t length = strlen(wizard->message);
    wizard->message[text_valid_prefix(wizard->message, length)] = '\0';
}

struct sheet page_sheet(struct wizard *wizard, enum page page) {
    // Longer lines are hard to read, however wide the screen is.
    int width = wizard->width > 100 ? 100 : wizard->width;
    struct sheet sheet = sheet_new(wizard->frame, width, text_ascii());
    if (page_rows[page].build) page_rows[page].build(wizard, &sheet);
    return sheet;
}

bool page_marked(struct wizard *wizard, struct target *target) {
    enum page page = page_top(wizard);
    struct sheet sheet = page_sheet(wizard, page);
    int marked = wizard->views[page].marked;
    if (marked < 0 || marked >= sheet.item_count) return false;
    *target = sheet.targets[marked];
    return true;
}

void page_blank_show(struct wizard *wizard, struct screen *screen) {
    (void)wizard;
    (void)screen;
}
