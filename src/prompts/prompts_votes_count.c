// SPDX-License-Identifier: MIT
//
// Counting hands line by line, and agreeing.

#include "prompts_inside.h"
#include "text.h"

#include <math.h>
#include <string.h>

static bool has_levels(const struct question *question) {
    return question->type == QUESTION_RUBRIC || question->type == QUESTION_PAIR;
}

// --- Rows ---

static size_t row_with_key(const struct workshop_view *view, const char *key) {
    for (size_t i = 0; i < view->row_count; i++) {
        if (!strcmp(view->rows[i].key, key)) return i;
    }
    return NO_ROW;
}

size_t votes_row(struct prompts *prompts, const char *text) {
    const struct workshop_view *view = votes_look(prompts);
    size_t number;
    if (!strcmp(text, "d")) return row_with_key(view, "dont-know");
    if (!strcmp(text, "-")) return row_with_key(view, "not-applicable");
    if (view->question && !has_levels(view->question) &&
        prompts_count(text, view->level_count, &number))
        return number - 1;
    for (size_t i = 0; i < view->level_count; i++) {
        const struct workshop_row *row = &view->rows[i];
        if (!strcmp(row->key, text) || (row->text && !strcmp(row->text, text)))
            return i;
    }
    return NO_ROW;
}

const struct workshop_part *votes_part(const struct prompts *prompts,
                                       const struct workshop_view *view) {
    size_t part = prompts->room.part;
    return part < view->part_count ? &view->parts[part] : NULL;
}

static size_t uncounted_from(const struct prompts *prompts,
                             const struct workshop_view *view, size_t from) {
    const struct workshop_part *part = votes_part(prompts, view);
    if (part && part->people && part->voted >= part->people) return NO_ROW;
    for (size_t i = from; i < view->row_count; i++) {
        if (!(part ? part->counted[i] : view->rows[i].counted)) return i;
    }
    return NO_ROW;
}

void votes_next_row(struct prompts *prompts, size_t row) {
    const struct workshop_view *view = votes_look(prompts);
    struct room *room = &prompts->room;
    room->row = NO_ROW;
    if (view->people && view->voted >= view->people) return;
    room->row = uncounted_from(prompts, view, row == NO_ROW ? 0 : row + 1);
    // Those in no group are gone to on purpose only.
    while (room->row == NO_ROW && room->part + 2 < view->part_count) {
        room->part++;
        room->row = uncounted_from(prompts, view, 0);
    }
}

// --- Groups that are counted apart ---

void votes_next_group(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    const struct workshop_view *view = votes_look(prompts);
    if (!view->part_count) {
        prompts_refuse(prompts, _("No groups are counted apart here now."));
        return;
    }
    prompts->room.part = (prompts->room.part + 1) % view->part_count;
    prompts->room.row = uncounted_from(prompts, view, 0);
    if (prompts->room.row == NO_ROW) prompts->room.row = 0;
}

void votes_apart(struct prompts *prompts, const char *id) {
    const struct questionnaire *questionnaire = prompts->questionnaire;
    struct workshop_event event = {.action = WORKSHOP_GROUPS};
    for (size_t i = 0; i < questionnaire->profile_count; i++) {
        const struct question *question = &questionnaire->profile[i];
        if (question->group && !strcmp(question->id, id))
            event.question = question;
    }
    if (!event.question && strcmp(id, "-") != 0) {
        prompts_refuse(prompts,
                       _("%s is not a question of the profile by which people "
                         "are grouped."),
                       id);
        return;
    }
    (void)votes_send(prompts, &event, _("Saved."));
}

// --- Counting ---

// How far the counting is: nothing else is told of it.
static const char *counted(struct prompts *prompts) {
    const struct workshop_view *view = votes_look(prompts);
    if (view->people)
        return arena_printf(prompts->scratch, _("Saved: %u of %u counted."),
                            view->voted, view->people);
    return arena_printf(prompts->scratch, _("Saved: %u counted."), view->voted);
}

// What counting changed, once it is on disk.
static bool send_count(struct prompts *prompts, struct workshop_event event) {
    const struct workshop_part *part = votes_part(prompts, votes_look(prompts));
    if (part && part->option) event.group = part->option->code;
    return votes_send(prompts, &event, NULL);
}

static bool count_word(struct prompts *prompts, size_t row, const char *word) {
    double number;
    if (!strcmp(word, "="))
        return send_count(
            prompts,
            (struct workshop_event){.action = WORKSHOP_REMAINDER, .row = row});
    if (!strcmp(word, "-"))
        return send_count(prompts, (struct workshop_event){
                                       .action = WORKSHOP_UNCOUNT, .row = row});
    if (!text_parse_number(word, &number) || number < 0 || number > 1e6 ||
        number != (double)(unsigned)number) {
        prompts_refuse(prompts,
                       _("%s is not a number of people; = counts all the "
                         "others here."),
                       word);
        return false;
    }
    return send_count(prompts,
                      (struct workshop_event){.action = WORKSHOP_COUNT,
                                              .row = row,
                                              .count = (unsigned)number});
}

static bool is_number(const char *word) {
    double number;
    return text_parse_number(word, &number) && number >= 0 &&
           number == floor(number);
}

// Several numbers are for the rows from the first on.
static bool count_all(struct prompts *prompts, const char *line) {
    const char *words[64], *rest = line;
    size_t count = 0, remainder = NO_ROW;
    while (rest && count < COUNT_OF(words)) {
        words[count++] = prompts_word(prompts, rest, &rest);
    }
    if (rest || count > votes_look(prompts)->row_count) {
        prompts_refuse(prompts, _("These are more numbers than answers."));
        return false;
    }
    // All of them are understood before one is taken.
    for (size_t i = 0; i < count; i++) {
        if (is_number(words[i])) continue;
        if (strcmp(words[i], "=") != 0 || remainder != NO_ROW)
            return count_word(prompts, i,
                              strcmp(words[i], "=") ? words[i] : "==");
        remainder = i;
    }
    for (size_t i = 0; i < count; i++) {
        if (i != remainder && !count_word(prompts, i, words[i])) return false;
    }
    return remainder == NO_ROW || count_word(prompts, remainder, "=");
}

void votes_count_line(struct prompts *prompts, const char *line) {
    size_t row = prompts->room.row;
    bool done;
    if (strchr(line, ' ')) {
        done = count_all(prompts, line);
        // A whole line is a whole group.
        const struct workshop_view *view = votes_look(prompts);
        row = view->part_count ? view->row_count - 1 : NO_ROW;
    } else {
        if (row == NO_ROW) row = 0;
        done = count_word(prompts, row, line);
    }
    if (!done) return;
    if (!prompts->unsaved) prompts_say(prompts, "%s", counted(prompts));
    votes_next_row(prompts, row);
}

void votes_count(struct prompts *prompts, const char *text) {
    const char *rest, *name = prompts_word(prompts, text, &rest);
    if (prompts->room.phase != WORKSHOP_VOTE) {
        prompts_refuse(prompts, _("No vote is open: Enter opens it."));
        return;
    }
    size_t row = votes_row(prompts, name);
    if (row == NO_ROW || !rest) {
        prompts_refuse(prompts, _("count wants an answer and a number of "
                                  "people after it, such as \"count 3 7\"."));
        return;
    }
    if (!count_word(prompts, row, rest)) return;
    if (!prompts->unsaved) prompts_say(prompts, "%s", counted(prompts));
    votes_next_row(prompts, NO_ROW);
}

// --- Rounds ---

void votes_reveal(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (prompts->room.phase == WORKSHOP_VOTE)
        (void)votes_do(prompts, WORKSHOP_FORWARD, NULL);
    else
        prompts_refuse(prompts, _("No vote is open here yet."));
}

void votes_pairs(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    (void)votes_do(prompts, WORKSHOP_HIDE, NULL);
}

void votes_revote(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (prompts->room.phase != WORKSHOP_VOTE) {
        (void)votes_do(prompts, WORKSHOP_REVOTE, NULL);
        return;
    }
    if (!votes_do(prompts, WORKSHOP_VOID,
                  _("Saved: counting begins again; undo brings the numbers "
                    "back.")))
        return;
    prompts->show = true;
    votes_next_row(prompts, NO_ROW);
}

void votes_recount(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    (void)votes_do(prompts, WORKSHOP_RECOUNT, NULL);
}

// --- Agreeing ---

// The row below a half level such as 2.5; NO_ROW where it is none.
static size_t row_below_half(struct prompts *prompts, const char *text) {
    double level;
    const struct workshop_view *view = votes_look(prompts);
    if (!view->question || !has_levels(view->question) ||
        !text_parse_number(text, &level) ||
        fabs(level - floor(level) - 0.5) > 1e-9)
        return NO_ROW;
    return votes_row(prompts,
                     arena_printf(prompts->scratch, "%d", (int)floor(level)));
}

static const char *agreed(struct prompts *prompts) {
    const struct workshop_view *view = votes_look(prompts);
    return arena_printf(
        prompts->scratch, _("Saved: agreed on %s."),
        interview_answer_text(prompts->scratch, view->question, view->answer));
}

void votes_agree(struct prompts *prompts, const char *text) {
    enum workshop_phase phase = prompts->room.phase;
    struct workshop_event event = {.action = WORKSHOP_ACCEPT};
    if (!prompts->at || phase == WORKSHOP_VOTE || phase == WORKSHOP_BLIND ||
        (!text && phase == WORKSHOP_READ)) {
        prompts_refuse(prompts, prompts->at ? _("The votes are not shown yet.")
                                            : _("Choose a question first."));
        return;
    }
    if (text) {
        event.action = WORKSHOP_AGREE_ON;
        event.row = votes_row(prompts, text);
        if (event.row == NO_ROW) {
            event.action = WORKSHOP_AGREE_HALF;
            event.row = row_below_half(prompts, text);
        }
        if (event.row == NO_ROW) {
            prompts_refuse(prompts, _("%s is not one of the answers here."),
                           text);
            return;
        }
    }
    if (!votes_send(prompts, &event, NULL)) return;
    if (!prompts->unsaved) prompts_say(prompts, "%s", agreed(prompts));
    // What it rests on is read out with it.
    prompts->show = true;
}

void votes_basis(struct prompts *prompts, const char *text) {
    size_t number;
    const size_t most = WORKSHOP_BASIS_FACILITATOR;
    if (!text) {
        for (size_t i = 1; i <= most; i++) {
            prompts_say(prompts, "%zu. %s", i,
                        workshop_basis_text((enum workshop_basis)i));
        }
        if (!prompts_ask(prompts, &text,
                         _("What the agreement rests on, 1 to "
                           "%zu"),
                         most) ||
            !*text)
            return;
    }
    if (!prompts_count(text, most, &number)) {
        prompts_refuse(prompts, _("%s is not a number from 1 to %zu."), text,
                       most);
        return;
    }
    struct workshop_event event = {.action = WORKSHOP_BASIS,
                                   .basis = (enum workshop_basis)number};
    (void)votes_send(prompts, &event, _("Saved."));
}

void votes_calm(struct prompts *prompts, const char *nothing) {
    (void)nothing;
    if (votes_do(prompts, WORKSHOP_AGREE_CALM,
                 _("Saved: what nobody disputes is agreed.")))
        prompts->show = true;
}

// --- Lines that are no command ---

static void take_number(struct prompts *prompts, const char *line) {
    const struct workshop_view *view = votes_look(prompts);
    size_t number;
    if (!prompts_count(line, view->item_count, &number)) {
        prompts_refuse(prompts, _("%s is not a number from 1 to %zu."), line,
                       view->item_count);
        return;
    }
    (void)votes_send(
        prompts,
        &(struct workshop_event){.action = WORKSHOP_GOTO,
                                 .question = view->items[number - 1].question},
        NULL);
}

static void take_nothing(struct prompts *prompts) {
    struct room *room = &prompts->room;
    const struct workshop_view *view = votes_look(prompts);
    if (room->phase == WORKSHOP_VOTE && room->row != NO_ROW) {
        votes_next_row(prompts, room->row);
        return;
    }
    if (room->phase == WORKSHOP_DONE) {
        prompts_results(prompts, NULL);
        return;
    }
    // The proposal is taken with its name said, before it goes on.
    if (room->phase == WORKSHOP_AGREE && !view->is_agreed &&
        view->proposal < view->row_count) {
        votes_agree(prompts, NULL);
        return;
    }
    (void)votes_do(prompts, WORKSHOP_FORWARD, NULL);
}

void votes_take_line(struct prompts *prompts, const char *line) {
    if (!*line) {
        take_nothing(prompts);
        return;
    }
    switch (prompts->room.phase) {
    case WORKSHOP_VOTE:
        votes_count_line(prompts, line);
        return;
    case WORKSHOP_REVEAL:
    case WORKSHOP_DISCUSS:
    case WORKSHOP_AGREE:
        votes_agree(prompts, line);
        return;
    case WORKSHOP_SWEPT:
    case WORKSHOP_DONE:
        take_number(prompts, line);
        return;
    case WORKSHOP_READ:
    case WORKSHOP_BLIND:
        break;
    }
    prompts_refuse(prompts, _("%s is not a command; Enter opens the vote."),
                   line);
}
