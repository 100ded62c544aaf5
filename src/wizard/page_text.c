// SPDX-License-Identifier: MIT
//
// Notes, evidence, reasons: typed over the lower part of the question, or in
// the user's own editor.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

// Names in the file of a draft: they are read back by another run.
static const char *const names[] = {
    [TEXT_NOTE] = "note",         [TEXT_EVIDENCE] = "evidence",
    [TEXT_REASON] = "reason",     [TEXT_PARKED] = "parked",
    [TEXT_OVERRIDE] = "override", [TEXT_DISSENT] = "dissent",
};

static const char *const titles[] = {
    [TEXT_NOTE] = N_("Note"),
    [TEXT_EVIDENCE] = N_("Evidence: what shows it?"),
    [TEXT_REASON] = N_("Why does this not apply?"),
    [TEXT_PARKED] = N_("Park this topic: what is to be settled, with whom?"),
    [TEXT_OVERRIDE] = N_("Why more than the ticks propose?"),
    [TEXT_DISSENT] = N_("Another view: how many, which answer, and why?"),
};

static const char *stored(const struct wizard *wizard, enum answer_text text) {
    const struct answer *answer = given(wizard);
    const char *const texts[] = {
        [TEXT_NOTE] = answer->note,         [TEXT_EVIDENCE] = answer->evidence,
        [TEXT_REASON] = answer->reason,     [TEXT_PARKED] = answer->parked,
        [TEXT_OVERRIDE] = answer->override, [TEXT_DISSENT] = answer->dissent,
    };
    return texts[text] ? texts[text] : "";
}

void text_begin(struct wizard *wizard, enum answer_text text) {
    const char *before = stored(wizard, text);
    if (text == TEXT_REASON && wizard->left_reason)
        before = wizard->left_reason;
    arena_reset(wizard->typing);
    wizard->text = text;
    edit_begin(&wizard->edit, wizard->typing, before, true);
    page_open(wizard, PAGE_TEXT);
}

static enum outcome begin(struct wizard *wizard, enum answer_text text) {
    if (change_allowed(wizard)) text_begin(wizard, text);
    return OUTCOME_STAY;
}

enum outcome act_note(struct wizard *wizard, const struct event *event) {
    (void)event;
    return begin(wizard, TEXT_NOTE);
}

enum outcome act_evidence(struct wizard *wizard, const struct event *event) {
    (void)event;
    return begin(wizard, TEXT_EVIDENCE);
}

enum outcome act_park(struct wizard *wizard, const struct event *event) {
    (void)event;
    return begin(wizard, TEXT_PARKED);
}

// --- Keeping ---

static enum outcome keep_reason(struct wizard *wizard) {
    page_close(wizard);
    if (!wizard->edit.length) {
        page_say(wizard,
                 _("Nothing was changed: a reason is needed for this."));
        return OUTCOME_STAY;
    }
    interview_not_applicable(wizard->interview, wizard->at, wizard->edit.text);
    wizard->left_reason = NULL;
    wizard->marked = -1;
    return change_stored_then(wizard,
                              interview_next(wizard->interview, wizard->at));
}

enum outcome act_text_keep(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (wizard->text == TEXT_REASON) return keep_reason(wizard);
    page_close(wizard);
    if (!strcmp(stored(wizard, wizard->text), wizard->edit.text))
        return OUTCOME_STAY;
    if (wizard->room.workshop)
        return change_stored_if(wizard, room_text_typed(wizard));
    interview_text(wizard->interview, wizard->at, wizard->text,
                   wizard->edit.text);
    return change_stored(wizard);
}

// What was typed is not lost: notes are kept, a reason comes back when it is
// asked for again.
enum outcome act_text_close(struct wizard *wizard, const struct event *event) {
    if (wizard->text != TEXT_REASON) return act_text_keep(wizard, event);
    wizard->left_reason = wizard->edit.length
                              ? arena_string(wizard->arena, wizard->edit.text)
                              : NULL;
    page_close(wizard);
    page_say(wizard, _("Nothing was changed."));
    return OUTCOME_STAY;
}

// --- The user's own editor ---

static enum outcome in_editor(struct wizard *wizard, enum answer_text text) {
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    wizard->editing = text;
    return OUTCOME_EDIT;
}

enum outcome act_note_editor(struct wizard *wizard, const struct event *event) {
    (void)event;
    return in_editor(wizard, TEXT_NOTE);
}

enum outcome act_evidence_editor(struct wizard *wizard,
                                 const struct event *event) {
    (void)event;
    return in_editor(wizard, TEXT_EVIDENCE);
}

const char *wizard_editor_text(const struct wizard *wizard) {
    return wizard->at ? stored(wizard, wizard->editing) : "";
}

void wizard_edited(struct wizard *wizard, const char *text,
                   const char *problem) {
    if (!text) {
        page_say(wizard, _("The editor did not work: %s."),
                 problem ? problem : _("the reason is not known"));
        return;
    }
    if (!wizard->at) return;
    // Whatever an editor wrote is cleaned like what is typed here; a line that
    // is being typed on the page stays as it is.
    struct edit edit;
    struct event pasted = {.kind = EVENT_PASTE, .text = text};
    edit_begin(&edit, wizard->frame, "", true);
    if (edit_handle(&edit, &pasted) == EDIT_FULL) {
        page_say(wizard, _("A text can hold 64 KiB; this one is longer and was "
                           "not taken."));
        return;
    }
    if (!strcmp(stored(wizard, wizard->editing), edit.text)) {
        page_say(wizard, _("Nothing was changed in the editor."));
        return;
    }
    interview_text(wizard->interview, wizard->at, wizard->editing, edit.text);
    (void)change_stored(wizard);
}

// --- Drafts ---

static const char *draft_field(const struct wizard *wizard) {
    enum page page = page_top(wizard);
    if (page == PAGE_TEXT) return names[wizard->text];
    return page == PAGE_FIELD || page == PAGE_FORM ? "answer" : NULL;
}

struct wizard_text wizard_draft(const struct wizard *wizard) {
    const char *field = draft_field(wizard);
    const char *question = wizard->at ? wizard->at->id : "";
    if (!field) return (struct wizard_text){question, "note", ""};
    const char *text =
        page_top(wizard) == PAGE_FORM ? form_text(wizard) : wizard->edit.text;
    return (struct wizard_text){question, field, text};
}

void wizard_offer_draft(struct wizard *wizard,
                        const struct wizard_text *draft) {
    if (!draft->question || !draft->field || !draft->text || !*draft->text)
        return;
    const struct question *question =
        questionnaire_question(wizard->questionnaire, draft->question);
    if (!question || question->index >= wizard->questionnaire->question_count ||
        wizard->questionnaire->questions[question->index] != question ||
        interview_visibility(wizard->interview, question) != VISIBLE)
        return;
    wizard->offered = (struct wizard_text){
        question->id, arena_string(wizard->arena, draft->field),
        arena_string(wizard->arena, draft->text)};
    page_open(wizard, PAGE_DRAFT);
}

enum outcome act_draft_take(struct wizard *wizard, const struct event *event) {
    (void)event;
    const struct wizard_text *draft = &wizard->offered;
    if (!change_allowed(wizard)) return OUTCOME_STAY;
    move_to(wizard,
            questionnaire_question(wizard->questionnaire, draft->question));
    bool answers = !strcmp(draft->field, "answer");
    if (answers && field_of(wizard->at)->typed) {
        wizard->pending[wizard->at->index] = draft->text;
        field_begin(wizard);
        return OUTCOME_DRAFT;
    }
    if (answers && field_of(wizard->at)->form) {
        form_resume(wizard, draft->text);
        return OUTCOME_DRAFT;
    }
    enum answer_text text = TEXT_NOTE;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (!strcmp(names[i], draft->field)) text = (enum answer_text)i;
    }
    page_close_all(wizard);
    text_begin(wizard, text);
    edit_begin(&wizard->edit, wizard->typing, draft->text, true);
    wizard->draft_written = true;
    return OUTCOME_DRAFT;
}

enum outcome act_draft_drop(struct wizard *wizard, const struct event *event) {
    (void)event;
    page_close(wizard);
    page_say(wizard, _("The text is thrown away."));
    return OUTCOME_DRAFT;
}

// --- Showing ---

void page_text_show(struct wizard *wizard, struct screen *screen) {
    if (wizard->room.workshop)
        page_room_show(wizard, screen);
    else
        page_question_show(wizard, screen);
    int width = screen->width, height = screen->height;
    int lines = (int)edit_height(&wizard->edit, wizard->frame, width - 5);
    int least = height >= 18 ? 4 : 2;
    // The title, the text and the keys; at most two thirds of the screen.
    int most = height < 12 ? height - 2 : height * 2 / 3;
    int rows = lines < least ? least : lines;
    if (rows > most) rows = most;
    if (rows < 1) rows = 1;
    int top = height - 1 - rows - 1;
    if (top < 0) top = 0;
    for (int y = top; y < height - 1; y++) {
        screen_fill(screen, 0, y, width, ROLE_TEXT, " ");
    }
    frame_rule(screen, top, width);
    screen_put(screen, 2, top, ROLE_TITLE,
               arena_printf(wizard->frame, " %s ", _(titles[wizard->text])),
               width - 4);
    edit_show(&wizard->edit, screen, wizard->frame, 2, top + 1, width - 4,
              height - 1 - top - 1);
}
