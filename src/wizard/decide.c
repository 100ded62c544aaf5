// SPDX-License-Identifier: MIT
//
// What the user decided about recommendations: taken, postponed, refused or
// done; by whom, and until when.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

const struct decision *decision_of(
    const struct wizard *wizard, const struct recommendation *recommendation) {
    return &wizard->assessment->decisions[recommendation->index];
}

const char *decision_text(struct wizard *wizard,
                          const struct recommendation *recommendation) {
    const struct decision *decision = decision_of(wizard, recommendation);
    const char *word = decision_word(decision->state);
    return word ? decision_in_words(wizard->frame, decision, word, "  ",
                                    wizard->options.today)
                : NULL;
}

void decision_lines(struct wizard *wizard, struct sheet *sheet, int x,
                    const struct recommendation *recommendation) {
    const char *text = decision_text(wizard, recommendation);
    if (!text) return;
    sheet_text(
        sheet, x, ROLE_ANSWER,
        arena_printf(wizard->frame, "%s %s", sheet->ascii ? "*" : "◇", text));
}

// --- Deciding ---

// The recommendation that is open, or marked in a list; NULL if none is.
static const struct recommendation *chosen(struct wizard *wizard) {
    struct target target;
    if (page_top(wizard) == PAGE_RECOMMENDATION) return wizard->recommendation;
    if (page_marked(wizard, &target) && target.recommendation)
        return target.recommendation;
    page_say(wizard, _("No recommendation is marked."));
    return NULL;
}

// The list is another one now: the marker stays with what was decided, or,
// where that is no longer recommended, in its place.
static void follow(struct wizard *wizard,
                   const struct recommendation *recommendation) {
    enum page page = page_top(wizard);
    if (page != PAGE_ADVICE && page != PAGE_PLAN) return;
    enum decision_state state = decision_of(wizard, recommendation)->state;
    if (state == DECISION_REFUSED || state == DECISION_DONE) return;
    struct sheet sheet = page_sheet(wizard, page);
    for (int i = 0; i < sheet.item_count; i++) {
        if (sheet.targets[i].recommendation != recommendation) continue;
        wizard->views[page].marked = i;
        wizard->views[page].follow = true;
        return;
    }
}

static enum outcome decide(struct wizard *wizard,
                           const struct recommendation *recommendation,
                           const struct decision *decision) {
    if (!interview_decide(wizard->interview, recommendation, decision)) {
        page_say(wizard, _("It was decided like that already."));
        return OUTCOME_STAY;
    }
    enum outcome outcome = change_stored(wizard);
    follow(wizard, recommendation);
    const char *text = decision_text(wizard, recommendation);
    page_say(wizard, "%s: %s.", recommendation->title,
             text ? text : _("undecided"));
    return outcome;
}

enum outcome act_decide(struct wizard *wizard, const struct event *event) {
    static const struct {
        char key;
        enum decision_state state;
    } states[] = {
        {'t', DECISION_TAKEN},   {'p', DECISION_POSTPONED},
        {'n', DECISION_REFUSED}, {'d', DECISION_DONE},
        {'c', DECISION_NONE},
    };
    const struct recommendation *recommendation = chosen(wizard);
    if (!recommendation || !change_allowed(wizard)) return OUTCOME_STAY;
    struct decision decision = *decision_of(wizard, recommendation);
    for (size_t i = 0; i < COUNT_OF(states); i++) {
        if (states[i].key == event->text[0]) decision.state = states[i].state;
    }
    return decide(wizard, recommendation, &decision);
}

// --- Typing: owner and date, budget and capacity ---

static void begin(struct wizard *wizard, enum prompt prompt, const char *text) {
    wizard->outlook.prompt = prompt;
    arena_reset(wizard->typing);
    edit_begin(&wizard->edit, wizard->typing, text, false);
    page_open(wizard, PAGE_PROMPT);
}

enum outcome act_owner(struct wizard *wizard, const struct event *event) {
    (void)event;
    const struct recommendation *recommendation = chosen(wizard);
    if (!recommendation || !change_allowed(wizard)) return OUTCOME_STAY;
    wizard->outlook.about = recommendation;
    begin(wizard, PROMPT_OWNER, decision_of(wizard, recommendation)->owner);
    return OUTCOME_STAY;
}

static const char *amount_text(struct wizard *wizard, bool has, double amount) {
    return has ? words_plain(wizard->frame, amount) : "";
}

enum outcome act_budget(struct wizard *wizard, const struct event *event) {
    (void)event;
    const struct aims *aims = aims_of(wizard);
    begin(wizard, PROMPT_BUDGET,
          amount_text(wizard, aims->has_budget, aims->budget));
    return OUTCOME_STAY;
}

enum outcome act_capacity(struct wizard *wizard, const struct event *event) {
    (void)event;
    const struct aims *aims = aims_of(wizard);
    begin(wizard, PROMPT_CAPACITY,
          amount_text(wizard, aims->has_capacity, aims->capacity));
    return OUTCOME_STAY;
}

static const char *trimmed(struct arena *arena, const char *text) {
    size_t length = strlen(text);
    while (*text == ' ') {
        text++;
        length--;
    }
    while (length && text[length - 1] == ' ') {
        length--;
    }
    return arena_copy(arena, text, length);
}

static enum outcome keep_owner(struct wizard *wizard) {
    struct outlook *outlook = &wizard->outlook;
    outlook->owner = trimmed(wizard->arena, wizard->edit.text);
    begin(wizard, PROMPT_DUE, decision_of(wizard, outlook->about)->due);
    return OUTCOME_STAY;
}

static enum outcome keep_due(struct wizard *wizard) {
    struct outlook *outlook = &wizard->outlook;
    struct decision decision = *decision_of(wizard, outlook->about);
    decision.owner = outlook->owner;
    decision.due = NULL;
    if (*trimmed(wizard->frame, wizard->edit.text)) {
        // Read as the answer to a question for a date would be.
        static const struct question date = {.type = QUESTION_DATE};
        struct value value = {0};
        const char *problem = NULL;
        if (!interview_parse(wizard->frame, &date, wizard->edit.text, &value,
                             &problem)) {
            page_say(wizard, "%s", problem);
            return OUTCOME_STAY;
        }
        decision.due = value.text;
    }
    // Who names an owner or a date has taken it up.
    if (decision.state == DECISION_NONE && (*decision.owner || decision.due))
        decision.state = DECISION_TAKEN;
    page_close(wizard);
    return decide(wizard, outlook->about, &decision);
}

// Nothing typed: none. Blanks and a decimal comma are taken as people write.
static enum outcome keep_amount(struct wizard *wizard) {
    static const struct question number = {
        .type = QUESTION_NUMBER, .min = 0, .max = 1e6};
    struct value value = {.number = NAN};
    const char *problem = NULL;
    if (*trimmed(wizard->frame, wizard->edit.text) &&
        !interview_parse(wizard->frame, &number, wizard->edit.text, &value,
                         &problem)) {
        page_say(wizard, "%s", problem);
        return OUTCOME_STAY;
    }
    bool budget = wizard->outlook.prompt == PROMPT_BUDGET;
    if (value.number < 1e-9) {
        page_say(wizard, budget ? _("A plan needs a budget above 0.")
                                : _("A phase needs a capacity above 0."));
        return OUTCOME_STAY;
    }
    struct aims aims = *aims_of(wizard);
    bool has = !isnan(value.number);
    *(budget ? &aims.has_budget : &aims.has_capacity) = has;
    *(budget ? &aims.budget : &aims.capacity) = has ? value.number : 0;
    page_close(wizard);
    return aims_keep(wizard, &aims);
}

enum outcome act_prompt_keep(struct wizard *wizard, const struct event *event) {
    (void)event;
    switch (wizard->outlook.prompt) {
    case PROMPT_OWNER:
        return keep_owner(wizard);
    case PROMPT_DUE:
        return keep_due(wizard);
    case PROMPT_BUDGET:
    case PROMPT_CAPACITY:
        return keep_amount(wizard);
    }
    return OUTCOME_STAY;
}

// --- Showing ---

static const char *const labels[] = {
    [PROMPT_OWNER] = N_("Who is responsible?"),
    [PROMPT_DUE] = N_("Until when?"),
    [PROMPT_BUDGET] = N_("Budget, in costs"),
    [PROMPT_CAPACITY] = N_("How much fits into one phase, in costs?"),
};

static const char *const helps[] = {
    [PROMPT_OWNER] = N_("One name. Empty: nobody yet. Then the date is asked "
                        "for."),
    [PROMPT_DUE] = N_("A date, such as 2027-01-31 or 31.1.2027. Empty: none."),
    [PROMPT_BUDGET] = N_("The most that the recommendations of a plan may cost "
                         "together. Empty: no budget."),
    [PROMPT_CAPACITY] = N_("The plan is cut into phases of at most this cost; "
                           "what is larger fills a phase alone. Empty: no "
                           "phases."),
};

void page_prompt_show(struct wizard *wizard, struct screen *screen) {
    const struct outlook *outlook = &wizard->outlook;
    bool decides =
        outlook->prompt == PROMPT_OWNER || outlook->prompt == PROMPT_DUE;
    struct frame frame =
        frame_show(wizard, screen, decides ? _("Decision") : _("Plan"), NULL);
    struct sheet sheet = sheet_new(wizard->frame, screen->width, screen->ascii);
    bool roomy = frame.bottom - frame.top >= 8;
    if (decides && roomy) {
        sheet_text(&sheet, 2, ROLE_TITLE, outlook->about->title);
        if (outlook->prompt == PROMPT_DUE && *outlook->owner)
            sheet_text(&sheet, 2, ROLE_TEXT,
                       arena_printf(wizard->frame, _("Responsible: %s"),
                                    outlook->owner));
        sheet_blank(&sheet);
    }
    sheet_text(&sheet, 2, ROLE_TITLE, _(labels[outlook->prompt]));
    int at = (int)sheet.line_count;
    sheet_row(&sheet);
    if (roomy) {
        sheet_row(&sheet);
        sheet_text(&sheet, 2, ROLE_TEXT, _(helps[outlook->prompt]));
    }
    struct view still = {.marked = -1};
    sheet_show(&sheet, &still, screen, frame.top, frame.bottom);
    int y = frame.top + at;
    if (y >= frame.bottom) y = frame.bottom - 1;
    edit_show(&wizard->edit, screen, wizard->frame, 4, y, frame.width - 6, 1);
}
