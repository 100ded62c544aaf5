// SPDX-License-Identifier: MIT
//
// The interview's door: an event comes in, its key is looked up, the row's
// function does what it says.

#include "wizard.h"

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

static const struct wizard_format own_formats[] = {{"text", "txt"},
                                                   {"json", "json"}};

struct wizard *wizard_new(struct arena *arena,
                          const struct questionnaire *questionnaire,
                          struct assessment *assessment,
                          const struct wizard_options *options) {
    struct wizard *wizard = ARENA_NEW(arena, struct wizard);
    *wizard = (struct wizard){
        .arena = arena,
        .frame = arena_new(),
        .typing = arena_new(),
        .reckoning = arena_new(),
        .questionnaire = questionnaire,
        .assessment = assessment,
        .options = *options,
        .interview = interview_new(arena, questionnaire, assessment),
        .stack = {PAGE_QUESTION},
        .depth = 1,
        .width = 80,
        .height = 24,
        .found = "",
        .outlook = {.aims = assessment->aims},
        .pending =
            ARENA_ARRAY(arena, const char *, questionnaire->question_count),
    };
    if (!wizard->options.formats) {
        wizard->options.formats = own_formats;
        wizard->options.format_count = COUNT_OF(own_formats);
    }
    sections_number(wizard);
    // Looking is no change: where to go on is noted once somebody moves.
    bool resumed = assessment->has_at;
    move_to(wizard, interview_start(wizard->interview));
    if (!resumed) assessment->has_at = wizard->moved = false;
    if (wizard->options.read_only) (void)change_allowed(wizard);
    room_resume(wizard);
    if (wizard->options.room && !wizard->room.workshop)
        (void)room_begin(wizard);
    return wizard;
}

void wizard_free(struct wizard *wizard) {
    if (!wizard) return;
    workshop_free(wizard->room.workshop);
    arena_free(wizard->frame);
    arena_free(wizard->typing);
    arena_free(wizard->reckoning);
    whatif_free(wizard->outlook.whatif);
}

// --- Events ---

static bool is_typing(const struct wizard *wizard) {
    enum page page = page_top(wizard);
    return page == PAGE_TEXT || page == PAGE_FIELD || page == PAGE_FORM;
}

enum outcome act_type(struct wizard *wizard, const struct event *event) {
    enum page page = page_top(wizard);
    switch (edit_handle(&wizard->edit, event)) {
    case EDIT_UNUSED:
        page_say(wizard, _("That key does nothing here; F1 lists the keys."));
        break;
    case EDIT_FULL:
        page_say(wizard, _("A text can hold 64 KiB: nothing more was taken."));
        break;
    case EDIT_CHANGED:
        if (page == PAGE_JUMP || page == PAGE_SEARCH)
            wizard->views[page] = (struct view){0};
        if (!is_typing(wizard)) break;
        wizard->draft_written = true;
        return OUTCOME_DRAFT;
    case EDIT_MOVED:
        break;
    }
    return OUTCOME_STAY;
}

// In a part with options, a digit chooses one.
static bool chooses_option(struct wizard *wizard, const struct event *event) {
    const struct form *form = &wizard->form;
    if (page_top(wizard) != PAGE_FORM || !form->fields) return false;
    const struct question *field = form->fields[form->current];
    size_t digit = (size_t)(event->text[0] - '0');
    if (event->text[0] < '1' || event->text[0] > '9' || event->text[1] ||
        digit > field->option_count || field->type == QUESTION_MULTIPLE)
        return false;
    const struct option *option = &field->options[digit - 1];
    edit_begin(&wizard->edit, wizard->typing,
               option->label ? option->label : option->code, false);
    return true;
}

static enum outcome typed(struct wizard *wizard, const struct event *event) {
    if (event->kind == EVENT_TEXT && chooses_option(wizard, event))
        return act_form_next(wizard, event);
    return act_type(wizard, event);
}

static enum outcome unknown_key(struct wizard *wizard,
                                const struct key_row *row,
                                const struct event *event) {
    if (row && row->refused)
        page_say(wizard, "%s", _(row->refused));
    else if (event->kind == EVENT_TEXT)
        page_say(wizard, _("%s does nothing here; ? lists the keys that do."),
                 event->text);
    else
        page_say(wizard,
                 _("That key does nothing here; ? lists the keys that do."));
    return OUTCOME_STAY;
}

// Figures go into the field, other characters are keys.
static enum outcome figure(struct wizard *wizard, const struct event *event) {
    const char *text = event->text;
    int key = CHARACTER((int)(text_next(&text) & 0x7F));
    if (key_is_figure(wizard, key) && !event->text[1])
        return act_type(wizard, event);
    const struct key_row *row = key_find(wizard, PAGE_FIELD, event);
    if (row && key_works(wizard, row)) return field_command(wizard, row, event);
    return unknown_key(wizard, row, event);
}

static enum outcome pressed(struct wizard *wizard, const struct event *event) {
    enum page page = page_top(wizard);
    if (page == PAGE_BLANK || page == PAGE_HELP || page == PAGE_NOTICE)
        return page_key(wizard, event);
    bool types = page_rows[page].types;
    if (types && event->kind == EVENT_TEXT)
        return page == PAGE_FIELD && wizard->at->type != QUESTION_TEXT
                   ? figure(wizard, event)
                   : typed(wizard, event);
    const struct key_row *row = key_find(wizard, page, event);
    if (row && key_works(wizard, row)) return row->act(wizard, event);
    if (types) return typed(wizard, event);
    return unknown_key(wizard, row, event);
}

static enum outcome pasted(struct wizard *wizard, const struct event *event) {
    enum page page = page_top(wizard);
    if (page_rows[page].types) return act_type(wizard, event);
    if (page == PAGE_QUESTION && wizard->at && field_of(wizard->at)->typed &&
        change_allowed(wizard)) {
        field_begin(wizard);
        return act_type(wizard, event);
    }
    if (!wizard->message[0])
        page_say(wizard, _("Pasted text is not taken here: it could answer "
                           "questions by itself."));
    return OUTCOME_STAY;
}

static enum outcome handle(struct wizard *wizard, const struct event *event) {
    switch (event->kind) {
    case EVENT_KEY:
    case EVENT_TEXT:
        if (event->kind == EVENT_TEXT && (!event->text || !*event->text))
            return OUTCOME_STAY;
        wizard->message[0] = '\0';
        return pressed(wizard, event);
    case EVENT_PASTE:
        wizard->message[0] = '\0';
        return event->text ? pasted(wizard, event) : OUTCOME_STAY;
    case EVENT_TICK:
        room_tick(wizard, event->seconds);
        break;
    case EVENT_HANGUP:
    case EVENT_SIGNAL:
        room_keep_typed(wizard);
        break;
    case EVENT_RESIZE:
    case EVENT_RESUMED:
        break;
    }
    return OUTCOME_STAY;
}

enum outcome wizard_handle(struct wizard *wizard, const struct event *event) {
    arena_reset(wizard->frame);
    enum outcome outcome = handle(wizard, event);
    // Once the text is where it belongs, or given up, its draft is over.
    if (outcome == OUTCOME_STAY && wizard->draft_written &&
        !is_typing(wizard)) {
        wizard->draft_written = false;
        return OUTCOME_DRAFT;
    }
    return outcome;
}

void wizard_show(struct wizard *wizard, struct screen *screen) {
    arena_reset(wizard->frame);
    wizard->width = screen->width;
    wizard->height = screen->height;
    enum page page = page_top(wizard);
    if (page != PAGE_BLANK && frame_too_small(wizard, screen)) return;
    wizard->drawing = page;
    page_rows[page].show(wizard, screen);
}
