// SPDX-License-Identifier: MIT
//
// Plain text in a given number of columns.

#include "text.h"
#include "text_parts.h"

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

static void plain_gap(struct writer *writer) {
    if (writer->gap) return;
    end_line(writer);
    writer->gap = true;
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

static void plain_text(struct writer *writer, int indent, const char *text) {
    indent = writer_indent(writer, indent);
    size_t count;
    struct line *lines = wrap(writer, text, writer->width - indent, &count);
    for (size_t i = 0; i < count; i++) {
        if (!lines[i].length) {
            plain_gap(writer);
            continue;
        }
        put_blanks(writer, indent);
        put_line(writer, &lines[i]);
        end_line(writer);
    }
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

static void plain_pair(struct writer *writer, int indent, int columns,
                       const char *label, const char *text) {
    indent = writer_indent(writer, indent);
    if (writer->width - indent - columns - 2 >= WRITER_BESIDE) {
        put_beside(writer, indent, columns, label, text);
        return;
    }
    plain_text(writer, indent, label);
    plain_text(writer, indent + 2, text);
}

static void plain_item(struct writer *writer, int indent, const char *mark,
                       const char *text) {
    indent = writer_indent(writer, indent);
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
    if (writer->options->aloud) return;
    for (int i = 0; i < columns && i < writer->width; i++) {
        fputc(sign, writer->out);
    }
    end_line(writer);
}

static void plain_chapter(struct writer *writer, const char *title) {
    plain_gap(writer);
    plain_text(writer, 0, title);
    put_rule(writer, '=', writer->width);
    plain_gap(writer);
}

static void plain_heading(struct writer *writer, const char *title) {
    plain_gap(writer);
    plain_text(writer, 0, title);
    put_rule(writer, '-',
             text_width(text_visible(writer->arena, title, false)));
    plain_gap(writer);
}

static void plain_entry(struct writer *writer, const char *mark,
                        const char *title) {
    plain_gap(writer);
    if (mark)
        plain_item(writer, 0, mark, title);
    else
        plain_text(writer, 0, title);
}

static void plain_pairs(struct writer *writer, const char *left,
                        const char *right) {
    (void)writer;
    (void)left;
    (void)right;
}

const struct writer_form plain_form = {
    .gap = plain_gap,
    .title = plain_chapter,
    .chapter = plain_chapter,
    .heading = plain_heading,
    .entry = plain_entry,
    .label = plain_text,
    .text = plain_text,
    .item = plain_item,
    .pairs = plain_pairs,
    .pair = plain_pair,
    .rungs = text_rungs,
    .sections = text_sections,
    .groups = text_groups,
};
