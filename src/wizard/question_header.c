// SPDX-License-Identifier: MIT
//
// What stands above and below a question: where it is, how far the whole is,
// whether it is saved; note and evidence.

#include "text.h"
#include "wizard_inside.h"

// --- Header ---

static const char *section_text(const struct wizard *wizard, bool brief) {
    const struct question *question = wizard->at;
    if (!question->section)
        return question->closing ? _("To close") : _("About you");
    return arena_printf(wizard->frame,
                        brief ? _("%zu/%zu %s") : _("%zu of %zu  %s"),
                        section_number(wizard, question->section),
                        wizard->section_count, question->section->title);
}

static const char *state_text(const struct wizard *wizard, enum role *role) {
    const struct answer *answer = given(wizard);
    *role = ROLE_ANSWER;
    switch (answer->state) {
    case ANSWER_NONE:
        if (answer_round(answer)) return _("voted on, not agreed");
        *role = ROLE_TEXT;
        return _("open");
    case ANSWER_GIVEN:
        return _("answered");
    case ANSWER_DONT_KNOW:
        return _("[d] don't know");
    case ANSWER_NOT_APPLICABLE:
        return _("[-] not applicable");
    }
    return "";
}

static void small_header(struct wizard *wizard, struct screen *screen) {
    int end = screen->width - 1;
    end -= frame_save(wizard, screen, end, 0) + 2;
    size_t total;
    size_t place = interview_position(wizard->interview, wizard->at, &total);
    if (!place) place = words_place_among(wizard, wizard->at, &total);
    const char *where = arena_printf(wizard->frame, "%zu/%zu", place, total);
    enum role role;
    const char *state = state_text(wizard, &role);
    int x = 1 + screen_put(screen, 1, 0, ROLE_TITLE, where, end - 1) + 2;
    if (given(wizard)->state != ANSWER_NONE &&
        given(wizard)->state != ANSWER_GIVEN && x + text_width(state) <= end)
        x += screen_put(screen, x, 0, role, state, end - x) + 2;
    if (end - x < 8) return;
    const char *section =
        text_visible(wizard->frame, section_text(wizard, true), false);
    screen_put(screen, x, 0, ROLE_TEXT,
               text_clip(wizard->frame, section, end - x, screen->ascii),
               end - x);
}

static void big_header(struct wizard *wizard, struct screen *screen) {
    struct arena *frame = wizard->frame;
    int width = screen->width, end = width - 1;
    end -= frame_save(wizard, screen, end, 0) + 2;
    const char *section =
        text_visible(frame, section_text(wizard, false), false);
    const char *name = text_visible(frame, organisation(wizard), false);
    int centre = width >= NAVIGATOR_FROM ? width * 2 / 5 : width * 3 / 8;
    // A long section title moves to the left, at the name's cost.
    int over = centre + text_width(section) - end;
    if (over > 0) centre -= over;
    if (centre < 14) centre = 14;
    screen_put(screen, 1, 0, ROLE_TEXT,
               text_clip(frame, name, centre - 3, screen->ascii), centre - 3);
    screen_put(screen, centre, 0, ROLE_TITLE,
               text_clip(frame, section, end - centre, screen->ascii),
               end - centre);

    struct assessment_progress progress = interview_progress(wizard->interview);
    enum role role;
    const char *state = state_text(wizard, &role);
    int column = width > READING_WIDTH ? READING_WIDTH : width;
    int right = column - 1 - text_width(state);
    screen_put(screen, right, 1, role, state, text_width(state));
    int x = 1 +
            screen_put(screen, 1, 1, ROLE_TEXT, words_place(wizard, wizard->at),
                       right) +
            3;
    const char *count =
        arena_printf(frame, _("%zu answered"), progress.answered);
    int columns = right - 4 - x - text_width(count);
    if (columns > 20) columns = 20;
    if (columns >= 4) {
        frame_bar(screen, x, 1, columns, progress.answered, progress.asked);
        x += columns + 2;
    }
    if (x + text_width(count) < right)
        screen_put(screen, x, 1, ROLE_TEXT, count, right - x);
}

// --- Notes ---

// Texts stand below one another, whatever their labels are called.
static int label_column(void) {
    const char *const labels[] = {_("reason"), _("note"), _("evidence")};
    int column = 11;
    for (size_t i = 0; i < COUNT_OF(labels); i++) {
        int end = 1 + text_width(labels[i]) + 1;
        if (end > column) column = end;
    }
    return column;
}

static void label_line(struct wizard *wizard, struct screen *screen, int y,
                       const char *label, const char *text, int limit) {
    int x = label_column();
    screen_put(screen, 1, y, ROLE_TITLE, label, x - 1);
    text = text_visible(wizard->frame, text, false);
    screen_put(screen, x, y, ROLE_TEXT,
               text_clip(wizard->frame, text, limit - x, screen->ascii),
               limit - x);
}

static const char *aside(const struct wizard *wizard) {
    const struct answer *answer = given(wizard);
    const struct question *question = wizard->at;
    if (answer->parked)
        return arena_printf(wizard->frame, _("* parked: %s"), answer->parked);
    if (question->level != LEVEL_UNKNOWN && question->ladder)
        return arena_printf(wizard->frame, _("belongs to level %d"),
                            question->level);
    return "";
}

void question_notes_show(struct wizard *wizard, struct screen *screen, int y,
                         int width) {
    const struct answer *answer = given(wizard);
    const char *note = answer->note ? answer->note : _("none yet, n adds one");
    const char *evidence =
        answer->evidence ? answer->evidence : _("none yet, e adds it");
    const char *right = text_visible(wizard->frame, aside(wizard), false);
    right = text_clip(wizard->frame, right, width / 2, screen->ascii);
    int columns = text_width(right);
    screen_put(screen, width - 1 - columns, y + 1, ROLE_TEXT, right, columns);
    int limit = columns ? width - 3 - columns : width - 1;
    if (answer->state == ANSWER_NOT_APPLICABLE) {
        label_line(wizard, screen, y, _("reason"),
                   answer->reason ? answer->reason : "", width - 1);
        label_line(wizard, screen, y + 1, _("note"), note, limit);
        return;
    }
    label_line(wizard, screen, y, _("note"), note, width - 1);
    label_line(wizard, screen, y + 1, _("evidence"), evidence, limit);
}

int question_header_rows(const struct screen *screen) {
    return screen->width >= 64 && screen->height >= 20 ? 2 : 1;
}

void question_header_show(struct wizard *wizard, struct screen *screen,
                          bool large) {
    if (large && question_header_rows(screen) == 2)
        big_header(wizard, screen);
    else
        small_header(wizard, screen);
}
