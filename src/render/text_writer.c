// SPDX-License-Identifier: MIT

#include "text_writer.h"

#include "text.h"

#include <string.h>

// The narrowest text column that is still worth putting beside a label.
#define BESIDE 16

struct writer writer_new(const struct render_options *options, FILE *out) {
    int width = options->width > 0 ? options->width : WRITER_WIDTH;
    if (width < WRITER_NARROWEST) width = WRITER_NARROWEST;
    return (struct writer){
        .arena = options->arena,
        .out = out,
        .width = width,
        .ascii = options->ascii || text_ascii(),
        .gap = true,
    };
}

static void end_line(struct writer *writer) {
    fputc('\n', writer->out);
    writer->gap = false;
}

static void put_blanks(const struct writer *writer, int count) {
    for (int i = 0; i < count; i++) {
        fputc(' ', writer->out);
    }
}

static void put_line(const struct writer *writer, const struct line *line) {
    text_put_line(writer->out,
                  arena_copy(writer->arena, line->start, line->length));
}

void writer_gap(struct writer *writer) {
    if (writer->gap) return;
    end_line(writer);
    writer->gap = true;
}

// An indent that leaves room on narrow pages.
static int fit_indent(const struct writer *writer, int indent) {
    int most = writer->width / 3;
    return indent > most ? most : indent;
}

static struct line *wrap(const struct writer *writer, const char *text,
                         int columns, size_t *count) {
    const char *shown = text_visible(writer->arena, text, true);
    struct line *lines = text_wrap(writer->arena, shown, columns, count);
    // A text that ends in empty lines does not push the next one away.
    while (*count > 1 && !lines[*count - 1].length) {
        --*count;
    }
    return lines;
}

void writer_text(struct writer *writer, int indent, const char *text) {
    indent = fit_indent(writer, indent);
    size_t count;
    struct line *lines = wrap(writer, text, writer->width - indent, &count);
    for (size_t i = 0; i < count; i++) {
        if (!lines[i].length) {
            writer_gap(writer);
            continue;
        }
        put_blanks(writer, indent);
        put_line(writer, &lines[i]);
        end_line(writer);
    }
}

static bool keeps_its_line(char first) {
    return first == '\n' || first == ' ' || first == '-' || first == '*' ||
           first == '\0';
}

void writer_prose(struct writer *writer, int indent, const char *text) {
    char *flowing = arena_string(writer->arena, text);
    for (size_t i = 1; flowing[i]; i++) {
        if (flowing[i] == '\n' && flowing[i - 1] != '\n' &&
            !keeps_its_line(flowing[i + 1]))
            flowing[i] = ' ';
    }
    writer_text(writer, indent, flowing);
}

// Label and text side by side: line [i] of each, whichever goes on longer.
static void put_beside(struct writer *writer, int indent, int columns,
                       const char *label, const char *text) {
    size_t labels, texts;
    struct line *left = wrap(writer, label, columns, &labels);
    struct line *right =
        wrap(writer, text, writer->width - indent - columns - 2, &texts);
    for (size_t i = 0; i < labels || i < texts; i++) {
        int used = 0;
        if (i < labels && left[i].length) {
            put_blanks(writer, indent);
            put_line(writer, &left[i]);
            used = indent + left[i].width;
        }
        if (i < texts && right[i].length) {
            put_blanks(writer, indent + columns + 2 - used);
            put_line(writer, &right[i]);
        }
        end_line(writer);
    }
}

int writer_room(const struct writer *writer, int indent, int columns) {
    int room = writer->width - fit_indent(writer, indent) - columns - 2;
    return room >= BESIDE ? room
                          : writer->width - fit_indent(writer, indent + 2);
}

void writer_pair(struct writer *writer, int indent, int columns,
                 const char *label, const char *text) {
    indent = fit_indent(writer, indent);
    if (writer->width - indent - columns - 2 >= BESIDE) {
        put_beside(writer, indent, columns, label, text);
        return;
    }
    writer_text(writer, indent, label);
    writer_text(writer, indent + 2, text);
}

void writer_item(struct writer *writer, int indent, const char *mark,
                 const char *text) {
    indent = fit_indent(writer, indent);
    int hang = text_width(mark) + 1;
    if (hang > writer->width / 3) hang = 2;
    size_t count;
    struct line *lines =
        wrap(writer, text, writer->width - indent - hang, &count);
    put_blanks(writer, indent);
    text_put_line(writer->out, mark);
    int used = text_width(mark);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 && used < hang) {
            put_blanks(writer, hang - used);
        } else if (i == 0) {
            end_line(writer);
            put_blanks(writer, indent + hang);
        } else if (lines[i].length) {
            put_blanks(writer, indent + hang);
        }
        put_line(writer, &lines[i]);
        end_line(writer);
    }
}

static void put_rule(struct writer *writer, char sign, int columns) {
    for (int i = 0; i < columns && i < writer->width; i++) {
        fputc(sign, writer->out);
    }
    end_line(writer);
}

void writer_chapter(struct writer *writer, const char *title) {
    writer_gap(writer);
    writer_text(writer, 0, title);
    put_rule(writer, '=', writer->width);
    writer_gap(writer);
}

void writer_heading(struct writer *writer, const char *title) {
    writer_gap(writer);
    writer_text(writer, 0, title);
    put_rule(writer, '-',
             text_width(text_visible(writer->arena, title, false)));
    writer_gap(writer);
}

const char *writer_bar(const struct writer *writer, int columns, double share,
                       double threshold) {
    const char *full = writer->ascii ? "#" : "█";
    const char *empty = writer->ascii ? "-" : "░";
    const char *mark = writer->ascii ? "|" : "│";
    if (columns < 1) columns = 1;
    bool unknown = isnan(share);
    double clamped = unknown || share < 0 ? 0 : share > 1 ? 1 : share;
    // Full only when full, and empty only when empty.
    int filled = (int)(clamped * columns + 0.5);
    if (filled == columns && clamped < 1 - 1e-9) filled--;
    if (filled == 0 && clamped > 1e-9) filled++;
    int at = isnan(threshold) || threshold >= 1 - 1e-9
                 ? -1
                 : (int)(threshold * columns);
    char *bar = ARENA_ARRAY(writer->arena, char, (size_t)columns * 3 + 1);
    char *end = bar;
    for (int i = 0; i < columns; i++) {
        const char *sign = i < filled ? full : unknown ? "." : empty;
        if (i == at) sign = mark;
        size_t length = strlen(sign);
        memcpy(end, sign, length);
        end += length;
    }
    return bar;
}
