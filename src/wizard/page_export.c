// SPDX-License-Identifier: MIT
//
// Export, and what is asked when something stands in the way of a file.

#include "text.h"
#include "wizard_inside.h"

#include <string.h>

static const struct wizard_format *format_of(const struct wizard *wizard) {
    return &wizard->options.formats[wizard->format];
}

static bool ends_with(const char *text, size_t length, const char *end) {
    size_t size = strlen(end);
    return length >= size && !strncmp(text + length - size, end, size);
}

// Beside the assessment, with the ending of the format.
static const char *proposed(struct wizard *wizard) {
    const char *path = wizard->assessment->path;
    if (!path) path = wizard->questionnaire->id;
    size_t length = strlen(path);
    if (ends_with(path, length, ".yaml")) length -= strlen(".yaml");
    if (ends_with(path, length, ".cxa")) length -= strlen(".cxa");
    return arena_printf(wizard->frame, "%.*s.%s", (int)length, path,
                        format_of(wizard)->extension);
}

static void begin_line(struct wizard *wizard, const char *text) {
    arena_reset(wizard->typing);
    edit_begin(&wizard->edit, wizard->typing, text, false);
}

enum outcome act_export(struct wizard *wizard, const struct event *event) {
    (void)event;
    begin_line(wizard, proposed(wizard));
    page_open(wizard, PAGE_EXPORT);
    return OUTCOME_STAY;
}

// The ending of a name follows the format; the rest of it stays.
enum outcome act_export_format(struct wizard *wizard,
                               const struct event *event) {
    const char *before = format_of(wizard)->extension;
    size_t count = wizard->options.format_count;
    bool back = event->key == KEY_UP_;
    wizard->format = (wizard->format + (back ? count - 1 : 1)) % count;
    const char *path = wizard->edit.text;
    size_t length = strlen(path);
    const char *end = arena_printf(wizard->frame, ".%s", before);
    if (!ends_with(path, length, end)) return OUTCOME_STAY;
    const char *changed =
        arena_printf(wizard->frame, "%.*s.%s", (int)(length - strlen(end)),
                     path, format_of(wizard)->extension);
    begin_line(wizard, changed);
    return OUTCOME_STAY;
}

static enum outcome write_report(struct wizard *wizard, bool replace) {
    if (!wizard->edit.length) {
        page_say(wizard, _("Type the name of a file first."));
        return OUTCOME_STAY;
    }
    wizard->export_path = arena_string(wizard->arena, wizard->edit.text);
    wizard->export_replace = replace;
    return OUTCOME_EXPORT;
}

enum outcome act_export_write(struct wizard *wizard,
                              const struct event *event) {
    (void)event;
    return write_report(wizard, false);
}

enum outcome act_replace(struct wizard *wizard, const struct event *event) {
    (void)event;
    page_close(wizard);
    return write_report(wizard, true);
}

struct wizard_export wizard_export(const struct wizard *wizard) {
    return (struct wizard_export){wizard->export_path, format_of(wizard)->name,
                                  wizard->export_replace};
}

void wizard_exported(struct wizard *wizard, const char *path,
                     const char *problem, bool exists) {
    if (exists && !wizard->export_replace) {
        page_open(wizard, PAGE_REPLACE);
        return;
    }
    if (problem) {
        page_say(wizard, _("Not written: %s."), problem);
        return;
    }
    if (page_is_open(wizard, PAGE_EXPORT)) {
        page_open(wizard, PAGE_EXPORT);
        page_close(wizard);
    }
    page_say(wizard, _("Written: %s"), path);
}

static void label(struct screen *screen, int x, int y, const char *text) {
    screen_put(screen, x, y, ROLE_TITLE, text, screen->width - x - 1);
}

// The rows that the names of all formats take.
static int format_rows(const struct wizard *wizard, int width) {
    int x = 4, rows = 1;
    for (size_t i = 0; i < wizard->options.format_count; i++) {
        int columns = text_width(wizard->options.formats[i].name) + 2;
        if (x + columns >= width - 1 && x > 4) {
            x = 4;
            rows++;
        }
        x += columns + 2;
    }
    return rows;
}

static int show_format(struct wizard *wizard, struct screen *screen, int y) {
    screen_put(screen, 4, y, ROLE_ANSWER,
               arena_printf(wizard->frame, "[%s]", format_of(wizard)->name),
               screen->width - 5);
    return y + 1;
}

static int show_formats(struct wizard *wizard, struct screen *screen, int y) {
    int x = 4, width = screen->width;
    for (size_t i = 0; i < wizard->options.format_count; i++) {
        const char *name = wizard->options.formats[i].name;
        bool chosen = i == wizard->format;
        int columns = text_width(name) + 2;
        if (x + columns >= width - 1 && x > 4) {
            x = 4;
            y++;
        }
        screen_put(screen, x, y, chosen ? ROLE_ANSWER : ROLE_TEXT,
                   arena_printf(wizard->frame, chosen ? "[%s]" : " %s ", name),
                   width - x - 1);
        x += columns + 2;
    }
    return y + 1;
}

void page_export_show(struct wizard *wizard, struct screen *screen) {
    struct frame frame =
        frame_show(wizard, screen, _("Export"), words_provisional(wizard));
    int rows = frame.bottom - frame.top, y = frame.top;
    int names = format_rows(wizard, screen->width);
    bool labels = rows >= names + 3, roomy = rows >= names + 9;
    if (roomy) y++;
    if (labels) label(screen, 2, y++, _("Format"));
    // Where not even the names fit, the chosen one alone stands there.
    y = names < rows ? show_formats(wizard, screen, y)
                     : show_format(wizard, screen, y);
    if (roomy) y++;
    if (labels) label(screen, 2, y++, _("File"));
    if (y >= frame.bottom) y = frame.bottom - 1;
    edit_show(&wizard->edit, screen, wizard->frame, 4, y, frame.width - 6, 1);
    if (!roomy) return;
    y += 2;
    size_t count;
    struct line *lines = text_wrap(
        wizard->frame,
        _("The report tells level, reasons, findings and recommendations, and "
          "all notes. A file of this name is not replaced without asking."),
        frame.width - 4, &count);
    for (size_t i = 0; i < count && y < frame.bottom; i++, y++) {
        screen_put_bytes(screen, 2, y, ROLE_TEXT, lines[i].start,
                         lines[i].length, frame.width - 3);
    }
}

// --- Not saved ---

enum outcome act_save_again(struct wizard *wizard, const struct event *event) {
    (void)event;
    wizard->save = SAVE_BUSY;
    return OUTCOME_SAVE;
}

enum outcome act_save_over(struct wizard *wizard, const struct event *event) {
    (void)event;
    wizard->save = SAVE_BUSY;
    return OUTCOME_SAVE_OVER;
}

enum outcome act_save_elsewhere(struct wizard *wizard,
                                const struct event *event) {
    (void)event;
    const char *path = wizard->assessment->path;
    begin_line(wizard, path ? path : "");
    page_open(wizard, PAGE_ELSEWHERE);
    return OUTCOME_STAY;
}

enum outcome act_elsewhere_take(struct wizard *wizard,
                                const struct event *event) {
    (void)event;
    if (!wizard->edit.length) {
        page_say(wizard, _("Type the name of a file first."));
        return OUTCOME_STAY;
    }
    wizard->elsewhere = arena_string(wizard->arena, wizard->edit.text);
    wizard->save = SAVE_BUSY;
    page_close(wizard);
    return OUTCOME_SAVE_ELSEWHERE;
}

const char *wizard_elsewhere(const struct wizard *wizard) {
    return wizard->elsewhere;
}

enum outcome act_unsaved_close(struct wizard *wizard,
                               const struct event *event) {
    (void)event;
    wizard->leaving = false;
    page_close(wizard);
    return OUTCOME_STAY;
}

enum outcome act_leave(struct wizard *wizard, const struct event *event) {
    (void)event;
    if (wizard->leaving) return OUTCOME_QUIT;
    wizard->leaving = true;
    page_say(wizard, _("What is not saved will be lost: q once more leaves."));
    return OUTCOME_STAY;
}

void page_elsewhere_show(struct wizard *wizard, struct screen *screen) {
    struct frame frame = frame_show(wizard, screen, _("Save elsewhere"), NULL);
    int y = frame.top + (frame.bottom - frame.top >= 8 ? 1 : 0);
    label(screen, 2, y++, _("Save in this file and go on with it:"));
    edit_show(&wizard->edit, screen, wizard->frame, 4, y, frame.width - 6, 1);
}

// --- Questions of the program itself ---

static void ask_unsaved(struct wizard *wizard, struct sheet *sheet) {
    struct arena *frame = wizard->frame;
    sheet_text(sheet, 2, ROLE_NOTICE, _("Your last answers are NOT on disk."));
    sheet_blank(sheet);
    sheet_text(
        sheet, 2, ROLE_TEXT,
        arena_printf(frame, _("The reason: %s."),
                     wizard->problem ? wizard->problem : _("not known")));
    if (wizard->conflict) {
        sheet_blank(sheet);
        sheet_text(sheet, 2, ROLE_TEXT,
                   _("Somebody else changed the file in the meantime. Both "
                     "versions can be kept: theirs under another name beside "
                     "it, ours in its place."));
    }
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TEXT,
               _("They are kept here while the program runs, and every "
                 "further answer tries to save them again. Another place can "
                 "be chosen, such as a memory stick."));
    if (!wizard->leaving) return;
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TITLE, _("Leaving now would lose them."));
}

static void ask_replace(struct wizard *wizard, struct sheet *sheet) {
    sheet_text(sheet, 2, ROLE_TITLE,
               _("There is a file of this name already:"));
    sheet_text(sheet, 4, ROLE_TEXT,
               wizard->export_path ? wizard->export_path : "");
    sheet_blank(sheet);
    sheet_text(sheet, 2, ROLE_TEXT,
               _("Shall the report take its place? What is in it now will be "
                 "gone."));
}

static void ask_draft(struct wizard *wizard, struct sheet *sheet) {
    const struct wizard_text *draft = &wizard->offered;
    const struct question *question =
        questionnaire_question(wizard->questionnaire, draft->question);
    sheet_text(sheet, 2, ROLE_TITLE,
               _("A text was being typed when the last session ended:"));
    sheet_blank(sheet);
    sheet_text(sheet, 4, ROLE_TEXT, draft->text);
    sheet_blank(sheet);
    if (question)
        sheet_text(
            sheet, 2, ROLE_TEXT,
            arena_printf(wizard->frame, _("It belongs to: %s"), question->ask));
}

void build_ask(struct wizard *wizard, struct sheet *sheet) {
    if (page_is_open(wizard, PAGE_REPLACE))
        ask_replace(wizard, sheet);
    else if (page_is_open(wizard, PAGE_UNSAVED))
        ask_unsaved(wizard, sheet);
    else
        ask_draft(wizard, sheet);
}
