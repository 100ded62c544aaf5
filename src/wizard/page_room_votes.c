// SPDX-License-Identifier: MIT
//
// The votes, once they are shown: a bar for each answer, rounds side by side,
// what they say in words, and what is agreed.

#include "text.h"
#include "wizard_inside.h"

#include <math.h>
#include <string.h>

#define LABEL 6
#define ROUND_COLUMNS 5

static const struct workshop_round *last_round(
    const struct workshop_view *view) {
    return view->round_count ? &view->rounds[view->round_count - 1] : NULL;
}

static bool has_levels(const struct question *question) {
    return question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR;
}

// As it is said: "3, Defined"; the label of an option; "Cannot judge".
static const char *row_text(const struct room_page *page, size_t row) {
    const struct workshop_view *view = page->view;
    const struct workshop_row *shown = &view->rows[row];
    if (row < view->level_count && has_levels(view->question)) {
        const char *title =
            words_level_title(view->question->ladder, (int)shown->measure);
        if (fabs(shown->measure - floor(shown->measure)) < 1e-9 && *title)
            return title;
    }
    return shown->text ? shown->text : "";
}

static const char *answer_name(const struct room_page *page, size_t row) {
    const struct workshop_view *view = page->view;
    if (row < view->level_count && has_levels(view->question)) {
        const char *title = row_text(page, row);
        return *title ? arena_printf(page->wizard->frame, "%s, %s",
                                     view->rows[row].key, title)
                      : view->rows[row].key;
    }
    return row_text(page, row);
}

// A round that was miscounted stays in the file; the screen shows the count
// that took its place.
static bool is_recounted(const struct workshop_view *view, size_t round) {
    return round + 1 < view->round_count &&
           view->rounds[round + 1].number == view->rounds[round].number;
}

static size_t rounds_shown(const struct workshop_view *view) {
    size_t count = 0;
    for (size_t i = 0; i < view->round_count; i++) {
        count += !is_recounted(view, i);
    }
    return count;
}

// --- Bars ---

static int label_columns(const struct room_page *page) {
    int width = page->sheet->width;
    return width < 40 ? 0 : width < 60 ? 14 : 24;
}

static void show_heads(struct room_page *page) {
    const struct workshop_view *view = page->view;
    struct sheet *sheet = page->sheet;
    if (rounds_shown(view) < 2) return;
    int x = LABEL + label_columns(page);
    sheet_row(sheet);
    sheet_clip(sheet, LABEL, ROLE_TEXT, _("votes in round"),
               label_columns(page));
    for (size_t i = 0; i < view->round_count; i++) {
        if (is_recounted(view, i)) continue;
        x += ROUND_COLUMNS;
        sheet_right(sheet, x, ROLE_TITLE,
                    arena_printf(sheet->arena, "%u", view->rounds[i].number));
    }
}

static void show_bar(struct room_page *page, size_t row) {
    const struct workshop_view *view = page->view;
    struct sheet *sheet = page->sheet;
    const struct workshop_round *last = last_round(view);
    bool marked = (int)row == page->wizard->room.marked;
    bool agreed = view->is_agreed && row == view->agreed_row;
    int label = label_columns(page), x = LABEL + label;
    enum role role = marked ? ROLE_MARK : agreed ? ROLE_ANSWER : ROLE_TEXT;
    const char *key = room_row_key(page, row);
    sheet_row(sheet);
    if (marked) {
        page->marked_line = (int)sheet->line_count - 1;
        page->marked_lines = 1;
        sheet_put(sheet, 1, ROLE_TITLE, sheet->ascii ? ">" : "▌");
    }
    if (agreed)
        sheet_put(sheet, 2, ROLE_ANSWER,
                  arena_printf(sheet->arena, "[%s]", *key ? key : "*"));
    else
        sheet_put(sheet, 3, marked ? role : ROLE_TITLE, key);
    if (label) sheet_clip(sheet, LABEL, role, row_text(page, row), label - 1);
    for (size_t i = 0; i < view->round_count; i++) {
        if (is_recounted(view, i)) continue;
        x += ROUND_COLUMNS;
        sheet_right(
            sheet, x, i + 1 == view->round_count ? ROLE_TITLE : ROLE_TEXT,
            arena_printf(sheet->arena, "%u", view->rounds[i].counts[row]));
    }
    int columns = sheet->width - x - 4;
    if (columns > 40) columns = 40;
    if (last && last->ballots && last->counts[row] && columns >= 4)
        sheet_bar(sheet, x + 2, columns,
                  (double)last->counts[row] / (double)last->ballots);
}

static bool row_matters(const struct room_page *page, size_t row) {
    const struct workshop_view *view = page->view;
    if (row < view->level_count || page->notes ||
        (int)row == page->wizard->room.marked ||
        (view->is_agreed && row == view->agreed_row))
        return true;
    for (size_t i = 0; i < view->round_count; i++) {
        if (view->rounds[i].counts[row]) return true;
    }
    return false;
}

static void show_bars(struct room_page *page) {
    const struct workshop_view *view = page->view;
    show_heads(page);
    for (size_t i = 0; i < view->row_count; i++) {
        if (row_matters(page, i)) show_bar(page, i);
    }
    int marked = page->wizard->room.marked;
    if (page->notes && marked >= 0 && (size_t)marked < view->level_count &&
        has_levels(view->question))
        sheet_text(page->sheet, LABEL, ROLE_TEXT, view->rows[marked].text);
}

// --- In words ---

static void add(struct arena *arena, const char **line, const char *part) {
    *line = **line ? arena_printf(arena, "%s   %s", *line, part) : part;
}

// "middle answer 3   on average 0.6 levels off   agreement 63%   ..."
static const char *figures(const struct room_page *page) {
    const struct workshop_view *view = page->view;
    const struct workshop_round *last = last_round(view);
    struct arena *arena = page->wizard->frame;
    const char *line = "";
    if (!last) return line;
    if (view->proposal < view->level_count)
        add(arena, &line,
            arena_printf(arena, _("middle answer %s"),
                         room_row_key(page, view->proposal)));
    if (!isnan(last->agreement.distance) &&
        view->question->scoring == SCORING_LEVELS &&
        last->agreement.distance > 0)
        add(arena, &line,
            arena_printf(arena, _("on average %s levels off"),
                         words_number(arena, last->agreement.distance, 1)));
    if (!isnan(last->agreement.consensus))
        add(arena, &line,
            arena_printf(arena, _("agreement %s"),
                         words_percent(arena, last->agreement.consensus)));
    int unknown = room_unknown_row(view);
    if (unknown >= 0 && last->counts[unknown])
        add(arena, &line,
            arena_printf(arena,
                         PLURAL("%u cannot judge", "%u cannot judge",
                                last->counts[unknown]),
                         last->counts[unknown]));
    if (last->missing)
        add(arena, &line,
            arena_printf(
                arena,
                PLURAL("%u not counted", "%u not counted", last->missing),
                last->missing));
    return line;
}

static void say(struct room_page *page, enum role role, const char *text) {
    if (text && *text) sheet_text(page->sheet, 3, role, text);
}

static void show_words(struct room_page *page) {
    const struct workshop_view *view = page->view;
    struct arena *arena = page->wizard->frame;
    say(page, ROLE_TITLE, workshop_shape_text(arena, view));
    say(page, ROLE_TITLE, workshop_moved_text(arena, view));
    say(page, ROLE_TEXT, figures(page));
    if (view->phase == WORKSHOP_AGREE) return;
    say(page, ROLE_TITLE, workshop_voices_text(arena, view));
    if (page->hints) say(page, ROLE_TEXT, workshop_prompt(view));
}

static void show_prior(struct room_page *page) {
    const struct workshop_view *view = page->view;
    if (!view->prior || view->prior->state == ANSWER_NONE) return;
    say(page, ROLE_TEXT,
        arena_printf(page->wizard->frame, _("Last time: %s"),
                     interview_answer_text(page->wizard->frame, view->question,
                                           view->prior)));
}

// --- By group ---

// "Leaders (12)"
static const char *group_name(struct arena *arena,
                              const struct workshop_group *group) {
    return arena_printf(arena, "%s (%u)",
                        group->option->label ? group->option->label
                                             : group->option->code,
                        group->votes);
}

// "Leaders (12):  3 on 2  9 on 3"
static const char *group_text(const struct room_page *page,
                              const struct workshop_group *group) {
    const struct workshop_view *view = page->view;
    struct arena *arena = page->wizard->frame;
    const char *text = arena_printf(arena, "%s:", group_name(arena, group));
    for (size_t row = 0; row < view->level_count; row++) {
        if (group->counts[row])
            text = arena_printf(arena, _("%s  %u on %s"), text,
                                group->counts[row], room_row_key(page, row));
    }
    return text;
}

// Of few only what tells of nobody.
static const char *few_text(const struct room_page *page) {
    const struct workshop_view *view = page->view;
    struct arena *arena = page->wizard->frame;
    const char *names = NULL;
    for (size_t i = 0; i < view->group_count; i++) {
        const struct workshop_group *group = &view->groups[i];
        if (group->counts) continue;
        const char *name = group_name(arena, group);
        names = names ? arena_printf(arena, "%s, %s", names, name) : name;
    }
    return names ? arena_printf(arena, _("%s: too few to tell who said what."),
                                names)
                 : NULL;
}

static void show_groups(struct room_page *page) {
    const struct workshop_view *view = page->view;
    struct arena *arena = page->wizard->frame;
    if (!page->wizard->room.groups) return;
    for (size_t i = 0; i < view->group_count; i++) {
        if (view->groups[i].counts)
            say(page, ROLE_TEXT, group_text(page, &view->groups[i]));
    }
    if (page->hints) say(page, ROLE_TEXT, few_text(page));
    for (size_t i = 0; i < view->gap_count; i++)
        say(page, ROLE_TITLE, workshop_gap_text(arena, view, &view->gaps[i]));
    if (!view->group_count && page->hints)
        say(page, ROLE_TEXT,
            arena_printf(arena,
                         _("By group nothing can be told: groups under %u, and "
                           "what would tell of them, are not shown."),
                         view->rules.values[RULE_MINIMUM]));
}

// --- What is agreed ---

static enum workshop_basis basis_named(const char *name) {
    for (int i = WORKSHOP_BASIS_CONSENSUS;
         name && i <= WORKSHOP_BASIS_FACILITATOR; i++) {
        if (!strcmp(workshop_basis_name((enum workshop_basis)i), name))
            return (enum workshop_basis)i;
    }
    return WORKSHOP_BASIS_NONE;
}

static const char *agreement_text(const struct room_page *page) {
    const struct workshop_view *view = page->view;
    struct arena *arena = page->wizard->frame;
    if (view->is_agreed) {
        const char *agreed =
            view->agreed_row < view->row_count
                ? answer_name(page, view->agreed_row)
                : interview_answer_text(arena, view->question, view->answer);
        const char *basis =
            workshop_basis_text(basis_named(view->answer->basis));
        return basis ? arena_printf(arena, _("AGREED  %s: %s"), agreed, basis)
                     : arena_printf(arena, _("AGREED  %s"), agreed);
    }
    if (view->answer->parked && *view->answer->parked)
        return arena_printf(arena, _("PARKED  %s"), view->answer->parked);
    if (view->proposal >= view->row_count)
        return _("Nothing is proposed: choose what is agreed, or p parks it.");
    const char *basis = workshop_basis_text(view->proposed_basis);
    const char *proposed = answer_name(page, view->proposal);
    return basis ? arena_printf(arena, _("PROPOSAL  %s: %s"), proposed, basis)
                 : arena_printf(arena, _("PROPOSAL  %s"), proposed);
}

static void show_agreement(struct room_page *page) {
    const struct workshop_view *view = page->view;
    bool agrees = view->phase == WORKSHOP_AGREE;
    if (!agrees && !view->is_agreed && !page->hints) return;
    say(page, agrees || view->is_agreed ? ROLE_TITLE : ROLE_TEXT,
        agreement_text(page));
    if (agrees && page->hints && !view->is_agreed)
        say(page, ROLE_TEXT,
            view->answer->parked && *view->answer->parked
                ? _("Space goes on; a number agrees on that answer all the "
                    "same.")
            : view->proposal < view->row_count
                ? _("Space takes it and goes on; the number of another answer "
                    "takes that one.")
                : _("Space leaves it open and goes on."));
    else if (agrees && page->hints)
        say(page, ROLE_TEXT,
            _("Does anybody see it differently? x keeps that view. Space goes "
              "on."));
}

static void show_notes(struct room_page *page) {
    const struct answer *answer = page->view->answer;
    struct arena *arena = page->wizard->frame;
    const char *const texts[] = {answer->evidence, answer->note,
                                 answer->dissent};
    const char *const labels[] = {_("evidence"), _("note"), _("other view")};
    bool any = false;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (!texts[i] || !*texts[i]) continue;
        say(page, ROLE_TEXT,
            arena_printf(arena, "%s: %s", labels[i], texts[i]));
        any = true;
    }
    if (!any) say(page, ROLE_TEXT, _("evidence: none yet, e adds it"));
}

void room_show_votes(struct room_page *page) {
    // Where there is room for little, the sentence comes before its figures.
    bool first = !page->ask && page->wizard->room.marked < 0;
    if (first) show_words(page);
    show_bars(page);
    if (page->notes) sheet_row(page->sheet);
    if (!first) show_words(page);
    if (page->hints) show_prior(page);
    show_groups(page);
    if (page->notes) sheet_row(page->sheet);
    show_agreement(page);
    if (page->notes) show_notes(page);
}
