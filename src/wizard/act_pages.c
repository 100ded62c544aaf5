// SPDX-License-Identifier: MIT
//
// What the keys of all other pages do: opening, closing, moving within.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

// --- Opening ---

static enum outcome opened(struct wizard *wizard, enum page page) {
    page_open(wizard, page);
    return OUTCOME_STAY;
}

#define OPENS(name, page)                                                      \
    enum outcome name(struct wizard *wizard, const struct event *event) {      \
        (void)event;                                                           \
        return opened(wizard, page);                                           \
    }
OPENS(act_about, PAGE_ABOUT)
OPENS(act_review, PAGE_REVIEW)
OPENS(act_results, PAGE_RESULTS)
OPENS(act_findings, PAGE_FINDINGS)
OPENS(act_advice, PAGE_ADVICE)
OPENS(act_plan, PAGE_PLAN)
OPENS(act_radar, PAGE_RADAR)
OPENS(act_blank, PAGE_BLANK)
OPENS(act_help, PAGE_HELP)

enum outcome act_language(struct wizard *wizard, const struct event *event) {
    (void)wizard;
    (void)event;
    return OUTCOME_LANGUAGE;
}

void wizard_translated(struct wizard *wizard, const char *message) {
    wizard->result = NULL;
    page_say(wizard, "%s", message);
}

// The section of the current question is marked.
enum outcome act_sections(struct wizard *wizard, const struct event *event) {
    (void)event;
    page_open(wizard, PAGE_SECTIONS);
    struct sheet sheet = page_sheet(wizard, PAGE_SECTIONS);
    for (int i = 0; i < sheet.item_count; i++) {
        if (!wizard->at || sheet.targets[i].section != wizard->at->section)
            continue;
        wizard->views[PAGE_SECTIONS].marked = i;
        wizard->views[PAGE_SECTIONS].follow = true;
    }
    return OUTCOME_STAY;
}

static enum outcome find(struct wizard *wizard, enum page page) {
    arena_reset(wizard->typing);
    edit_begin(&wizard->edit, wizard->typing,
               page == PAGE_SEARCH ? wizard->found : "", false);
    return opened(wizard, page);
}

enum outcome act_jump(struct wizard *wizard, const struct event *event) {
    (void)event;
    return find(wizard, PAGE_JUMP);
}

enum outcome act_search(struct wizard *wizard, const struct event *event) {
    (void)event;
    return find(wizard, PAGE_SEARCH);
}

// --- Closing ---

enum outcome act_close(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (trail_back(wizard)) return OUTCOME_STAY;
    page_close(wizard);
    return OUTCOME_STAY;
}

enum outcome act_escape(struct wizard *wizard, const struct event *event) {
    (void)event;
    page_say(wizard, _("Nothing lies on top that could be closed; q leaves."));
    return OUTCOME_STAY;
}

enum outcome act_return(struct wizard *wizard, const struct event *event) {
    (void)event;
    origin_return(wizard);
    return OUTCOME_STAY;
}

enum outcome page_key(struct wizard *wizard, const struct event *event) {
    enum page page = page_top(wizard);
    if (page != PAGE_BLANK && event->kind == EVENT_KEY) {
        struct view *view = &wizard->views[page];
        int by = event->key == KEY_DOWN_        ? 1
                 : event->key == KEY_UP_        ? -1
                 : event->key == KEY_PAGE_DOWN_ ? view->rows
                 : event->key == KEY_PAGE_UP_   ? -view->rows
                                                : 0;
        if (by) {
            view->scroll += by;
            if (view->scroll < 0) view->scroll = 0;
            return OUTCOME_STAY;
        }
    }
    page_close(wizard);
    return OUTCOME_STAY;
}

enum outcome act_quit(struct wizard *wizard, const struct event *event) {
    (void)event;
    room_keep_typed(wizard);
    if (!wizard->dirty || wizard->options.preview) return OUTCOME_QUIT;
    wizard->leaving = true;
    return opened(wizard, PAGE_UNSAVED);
}

// --- Moving ---

enum outcome act_sheet_move(struct wizard *wizard, const struct event *event) {
    enum page page = page_top(wizard);
    struct view *view = &wizard->views[page];
    int key = event->kind == EVENT_TEXT  ? KEY_PAGE_DOWN_
              : event->key == KEY_RIGHT_ ? KEY_PAGE_DOWN_
                                         : event->key;
    // A clicker's PgUp leads back where there is nothing above.
    if (key == KEY_PAGE_UP_ && view_at_top(view))
        return act_close(wizard, event);
    struct sheet sheet = page_sheet(wizard, page);
    view_move(view, &sheet, key);
    return OUTCOME_STAY;
}

enum outcome act_find_move(struct wizard *wizard, const struct event *event) {
    struct sheet sheet = page_sheet(wizard, page_top(wizard));
    view_move(&wizard->views[page_top(wizard)], &sheet, event->key);
    return OUTCOME_STAY;
}

// --- Opening what is marked ---

static const struct question *first_of(const struct wizard *wizard,
                                       const struct section *section) {
    const struct question *first = NULL;
    for (size_t i = 0; i < section->question_count; i++) {
        const struct question *question = &section->questions[i];
        if (interview_is_open(wizard->interview, question)) return question;
        if (!first &&
            interview_visibility(wizard->interview, question) == VISIBLE)
            first = question;
    }
    for (size_t i = 0; !first && i < section->section_count; i++) {
        first = first_of(wizard, &section->sections[i]);
    }
    return first;
}

static enum outcome go_to_question(struct wizard *wizard,
                                   const struct question *question) {
    if (question &&
        interview_visibility(wizard->interview, question) == VISIBLE) {
        if (!page_rows[page_top(wizard)].types) origin_keep(wizard);
        move_to(wizard, question);
        return OUTCOME_STAY;
    }
    page_say(wizard, _("That question is not asked, because of other "
                       "answers."));
    return OUTCOME_STAY;
}

static enum outcome open_section(struct wizard *wizard,
                                 const struct section *section) {
    trail_open(wizard, PAGE_SECTION);
    wizard->section = section;
    return OUTCOME_STAY;
}

static enum outcome open_recommendation(
    struct wizard *wizard, enum page page,
    const struct recommendation *recommendation) {
    trail_open(wizard, page);
    wizard->recommendation = recommendation;
    return OUTCOME_STAY;
}

enum outcome act_open_marked(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct target target;
    enum page page = page_top(wizard);
    if (!page_marked(wizard, &target)) {
        page_say(wizard, _("Nothing is marked that could be opened."));
        return OUTCOME_STAY;
    }
    if (target.recommendation)
        return open_recommendation(wizard, PAGE_RECOMMENDATION,
                                   target.recommendation);
    if (target.question) return go_to_question(wizard, target.question);
    if (page == PAGE_SECTIONS)
        return go_to_question(wizard, first_of(wizard, target.section));
    if (page == PAGE_PLAN) {
        plan_try(wizard, &target);
        return OUTCOME_STAY;
    }
    if (page == PAGE_TREND) wizard->outlook.unit = (size_t)target.number;
    return open_section(wizard, target.section);
}

enum outcome act_find_go(struct wizard *wizard, const struct event *event) {
    (void)event;
    struct target target;
    if (page_top(wizard) == PAGE_SEARCH)
        wizard->found = arena_string(wizard->arena, wizard->edit.text);
    if (!page_marked(wizard, &target)) {
        page_say(wizard, _("Nothing of that kind was found."));
        return OUTCOME_STAY;
    }
    return go_to_question(wizard, target.section
                                      ? first_of(wizard, target.section)
                                      : target.question);
}

// From the results to the marked section; from the ideas to the arithmetic.
enum outcome act_why(struct wizard *wizard, const struct event *event) {
    struct target target;
    bool any = page_marked(wizard, &target);
    if (page_top(wizard) == PAGE_RECOMMENDATION)
        return open_recommendation(wizard, PAGE_WHY, wizard->recommendation);
    if (any && target.recommendation)
        return open_recommendation(wizard, PAGE_WHY, target.recommendation);
    return act_open_marked(wizard, event);
}

// --- Review ---

enum outcome act_filter(struct wizard *wizard, const struct event *event) {
    static const char keys[] = {
        [FILTER_ALL] = 'a',       [FILTER_OPEN] = 'o',
        [FILTER_NOTED] = 'n',     [FILTER_PARKED] = 'p',
        [FILTER_DONT_KNOW] = 'd', [FILTER_NOT_APPLICABLE] = '-',
    };
    for (int i = 0; i < FILTER_COUNT; i++) {
        if (keys[i] == event->text[0]) wizard->filter = (enum review_filter)i;
    }
    wizard->views[PAGE_REVIEW] = (struct view){0};
    return OUTCOME_STAY;
}

enum outcome act_finish(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    const struct questionnaire *questionnaire = wizard->questionnaire;
    for (size_t i = 0; i < questionnaire->question_count; i++) {
        const struct question *question = questionnaire->questions[i];
        if (!question->required ||
            !interview_is_open(wizard->interview, question))
            continue;
        wizard->filter = FILTER_OPEN;
        wizard->views[PAGE_REVIEW] = (struct view){0};
        page_say(wizard, _("Not finished: %s must be answered first (%s)."),
                 words_place(wizard, question), question->ask);
        return OUTCOME_STAY;
    }
    interview_finish(wizard->interview, wizard->options.today);
    page_say(wizard, _("Finished. R shows the results; u takes it back."));
    return change_stored(wizard);
}
